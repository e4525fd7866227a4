//! The loss by step, small and on a logarithmic scale: on the parabola a straight line, as |1 − ηc| foretells.

use super::Descent;
use super::path::Path;
use super::window::short;
use figure::{Anchor, Axis, Label, Mark, Plot, Range, Rect, Role, Scale, Scene, Stroke, Text, Ticks, ToList, ticks};

/// The least loss that is drawn: smaller ones are too small to matter.
const LEAST: f64 = 1e-16;
/// The fewest steps on the axis, so that the first steps do not change its scale.
const FEWEST: usize = 10;
/// Its height in CSS pixels.
const HEIGHT: f64 = 140.0;
/// Room for the last number beside the line.
const NUMBER: f64 = 84.0;
/// So many points are dots as well.
const DOTS: usize = 40;

/// There is none before the first step: it would show one point.
pub(super) fn scene(run: &Descent, width: f64) -> Option<Scene> {
    let area = Rect { x: 52.0, y: 26.0, width: width - 64.0, height: HEIGHT - 26.0 - 40.0 };
    (run.path.steps() > 0).then(|| Scene { width, height: HEIGHT, plots: vec![plot(run, area)], handles: Vec::new() })
}

fn plot(run: &Descent, area: Rect) -> Plot {
    let losses = |path: &Path| -> Vec<(f64, f64)> {
        let points = path.iter().enumerate().map(|(t, w)| (t as f64, run.loss(w).max(LEAST)));
        points.filter(|point| point.1.is_finite()).list()
    };
    let own = losses(&run.path);
    let kept = run.kept.as_ref().map(losses).unwrap_or_default();
    let foretold = foretold(run);
    let foretold_to = foretold.last().copied();
    let all = own.iter().chain(&kept).chain(&foretold).map(|point| point.1);
    let y = Range::covering(Scale::Log, all, 0.08);
    let last = run.path.steps().max(FEWEST);
    let mut marks = vec![
        Mark::Line { points: foretold, stroke: Stroke::dashed(Role::Rule, 1.5) },
        Mark::Line { points: kept.clone(), stroke: Stroke::dashed(Role::Bound, 2.0) },
        Mark::Line { points: own.clone(), stroke: Stroke::solid(Role::Curve, 2.0) },
    ];
    // What is foretold goes on beyond the present step.
    let beyond = foretold_to.filter(|_| own.len() < last);
    marks.extend(beyond.map(|at| name(at, "update-rule-foretold", Role::Muted, (Anchor::Bottom, (0.0, -6.0)))));
    let high = |point: &(f64, f64)| y.fraction(point.1).unwrap_or(0.0) * area.height;
    marks.extend(own.last().zip(kept.last()).map(|(own, kept)| {
        let below = high(own) - high(kept);
        // Below the number of this run, where both are close.
        let down = if below.abs() < 24.0 { 16.0 - below } else { 0.0 };
        name(*kept, "update-rule-other-run", Role::Bound, (Anchor::Left, (8.0, down)))
    }));
    if last <= DOTS {
        marks.push(Mark::Dots { points: kept, radius: 3.0, fill: Role::Bound.into(), outline: None });
        marks.push(Mark::Dots { points: own.clone(), radius: 3.0, fill: Role::Curve.into(), outline: None });
    }
    if let Some(&now) = own.last() {
        let text = Text::new(now, Label::symbol(short(now.1)));
        // A long run ends where the axis does: only beside its line nothing crosses the number.
        let (anchor, shift) = if own.len() > last { (Anchor::Left, (8.0, 0.0)) } else { (Anchor::Bottom, (0.0, -6.0)) };
        marks.push(Mark::Text(Text { anchor, shift, size: 14.0, bold: true, ..text }));
    }
    let axis = |range, ticks, grid, label| Axis { range, ticks, grid, label: Some(label) };
    let steps = ticks(&Range::linear(0.0, last as f64), area.width - NUMBER, 44.0).into_iter();
    let steps = Ticks::At(steps.map(|(t, text)| (t, Label::symbol(text))).list());
    let end = last as f64 * area.width / (area.width - NUMBER);
    Plot {
        area,
        x: axis(Range::linear(0.0, end), steps, false, Label::words("update-rule-axis-step")),
        y: axis(y, Ticks::Every(30.0), true, Label::words("axis-loss-log")),
        marks,
    }
}

/// The name of a line, at its end.
fn name(at: (f64, f64), id: &str, role: Role, (anchor, shift): (Anchor, (f64, f64))) -> Mark {
    Mark::Text(Text { anchor, shift, size: 14.0, paint: role.into(), ..Text::new(at, Label::words(id)) })
}

/// The loss that the start and |1 − ηc| foretell: each step multiplies it by the factor's square.
fn foretold(run: &Descent) -> Vec<(f64, f64)> {
    let Some(factor) = run.factor().filter(|_| !run.hides()) else { return Vec::new() };
    let mut loss = run.loss(run.path.start());
    let mut points = Vec::new();
    for t in 0..=run.path.steps().max(FEWEST) {
        if !loss.is_finite() || loss < LEAST {
            break;
        }
        points.push((t as f64, loss));
        loss *= factor * factor;
    }
    points
}
