//! The gradient check: central differences by forward passes, and how their error depends on ε.

use super::product::UNKNOWN;
use super::rows::sides;
use super::{Acts, Moment};
use figure::{
    Anchor, Axis, Label, Mark, Message, Plot, Range, Rect, Role, Scale, Scene, Stroke, Text, Ticks, ToList, digits,
    power_of_ten,
};
use nn::{Difference, Verdict};

/// [L(w+ε) − L(w−ε)]/2ε.
fn central(run: &Acts, epsilon: f64) -> f64 {
    let w = run.value();
    (run.loss_at(w + epsilon) - run.loss_at(w - epsilon)) / (2.0 * epsilon)
}

/// A difference with its uncertainty: 3906.25 ± 0.002; at a kink both slopes.
pub(super) fn shown(found: &Difference) -> String {
    match found.kink {
        Some(_) => sides(found).join("; "),
        None if found.uncertainty.is_finite() => {
            format!("{} ± {}", digits(found.value, 6), digits(found.uncertainty, 1))
        }
        None => UNKNOWN.to_owned(),
    }
}

/// What a difference says of the gradient, in words.
pub(super) fn told(found: &Difference, gradient: f64) -> Message {
    let [left, right] = sides(found);
    let verdict = match found.verdict(gradient) {
        Verdict::Agrees => "yes",
        Verdict::Kink => "kink",
        Verdict::Unclear => "unclear",
        Verdict::Disagrees => "no",
    };
    Message::new("chain-rule-told")
        .with("verdict", verdict)
        .with("left", left)
        .with("right", right)
        .with("error", digits(relative_error(found.value, gradient), 6))
}

/// |a − b| relative to the larger of them; 0 when both are 0.
pub(super) fn relative_error(a: f64, b: f64) -> f64 {
    let scale = a.abs().max(b.abs());
    if scale == 0.0 { 0.0 } else { (a - b).abs() / scale }
}

/// The error of the selected parameter's central difference against ε: a large ε on the left misses the curve's bend
/// (truncation), a small one on the right loses its digits (round-off).
pub(super) fn scene(run: &Acts, moment: &Moment, width: f64) -> Scene {
    let height = (width * 0.42).clamp(240.0, 320.0);
    let area = Rect { x: 62.0, y: 30.0, width: width - 78.0, height: height - 78.0 };
    let error = |epsilon: f64| relative_error(central(run, epsilon), moment.ledger.backprop);
    // Half decades from 0.1 down to 1e-13. An error of exactly 0 has no place on a logarithmic axis.
    let points: Vec<(f64, f64)> = (2..=26)
        .map(|half| power_of_ten(-0.5 * f64::from(half)))
        .map(|epsilon| (epsilon, error(epsilon)))
        .filter(|point| point.1 > 0.0)
        .list();
    let y = Range::covering(Scale::Log, points.iter().map(|point| point.1), 0.1);
    let usual = moment.own_difference(run).epsilon;
    let name = |id: &str, at: f64, anchor| {
        Mark::Text(Text {
            anchor,
            paint: Role::Muted.into(),
            shift: (0.0, 12.0),
            ..Text::new((at, y.end()), Label::words(id))
        })
    };
    let mut marks = vec![
        Mark::Line { points: points.clone(), stroke: Stroke::solid(Role::Curve, 2.0) },
        Mark::Dots { points, radius: 3.0, fill: Role::Curve.into(), outline: None },
        name("chain-rule-truncation", 0.07, Anchor::Left),
        name("chain-rule-round-off", 2e-13, Anchor::Right),
    ];
    if error(usual) > 0.0 {
        let points = vec![(usual, error(usual))];
        marks.push(Mark::Dots { points, radius: 6.0, fill: Role::Accent.into(), outline: None });
        let label = Label::symbol(format!("ε = {}", figure::digits(usual, 2)));
        marks.push(Mark::Text(Text {
            anchor: Anchor::Bottom,
            shift: (0.0, -9.0),
            paint: Role::Accent.into(),
            plate: true,
            ..Text::new((usual, error(usual)), label)
        }));
    }
    let error_label = format!("|Δ∂L/∂{}|", run.shown(run.held()));
    let plot = Plot {
        area,
        x: Axis {
            range: Range::log(1e-13, 0.1).flipped(),
            ticks: Ticks::Every(48.0),
            grid: false,
            label: Some(Label::symbol("ε")),
        },
        y: Axis { range: y, ticks: Ticks::Every(30.0), grid: true, label: Some(Label::symbol(error_label)) },
        marks,
    };
    Scene { width, height, plots: vec![plot], handles: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::relative_error;

    #[test]
    fn an_error_is_relative_to_the_larger_number_whichever_side_has_it() {
        assert_eq!((relative_error(1.0, 4.0), relative_error(4.0, 1.0)), (0.75, 0.75));
        assert_eq!((relative_error(0.0, 4.0), relative_error(4.0, 0.0), relative_error(0.0, 0.0)), (1.0, 1.0, 0.0));
        assert_eq!(relative_error(-1.0, 1.0), 2.0);
    }
}
