//! The loss as a function of the selected parameter alone, by forward passes, with the notes' parabola laid over it.

use super::check::loss_at;
use super::{Acts, Moment};
use figure::{
    Along, Anchor, Axis, Handle, Label, Mark, Message, Plot, Range, Rect, Role, Scale, Scene, Stroke, Text, Ticks,
    Touch, digits,
};

/// Half the width of the picture, in units of the parameter.
const HALF: f64 = 4.0;
/// The step of the second difference that bends the parabola.
const BEND: f64 = 1e-3;
/// Forward passes that draw the curve.
const POINTS: i32 = 160;

/// The picture's middle: 0 while the parameter is near it, so that dragging moves the ball and not the axis.
fn middle(w: f64) -> f64 {
    if w.abs() <= HALF - 0.5 { 0.0 } else { (w / HALF).round() * HALF }
}

pub(super) fn words(run: &Acts, moment: &Moment) -> Message {
    let w = run.old(run.selected);
    Message::new("chain-rule-slice-words")
        .with("name", run.name())
        .with("w", digits(w, 4))
        .with("loss", digits(moment.loss, 4))
        .with("slope", if run.has_gradient() { digits(moment.ledger.backprop, 4) } else { "?".to_owned() })
        .with("new", if run.tells_step() { digits(w + run.change(moment, run.selected), 4) } else { "?".to_owned() })
}

pub(super) fn scene(run: &Acts, moment: &Moment, width: f64) -> Scene {
    let height = (width * 0.5).clamp(260.0, 380.0);
    let area = Rect { x: 62.0, y: 30.0, width: width - 78.0, height: height - 78.0 };
    let w = run.old(run.selected);
    let (from, to) = (middle(w) - HALF, middle(w) + HALF);
    let points: Vec<(f64, f64)> = (0..=POINTS)
        .map(|i| from + (to - from) * f64::from(i) / f64::from(POINTS))
        .map(|w| (w, loss_at(run, run.selected, w)))
        .collect();
    let y = Range::covering(Scale::Linear, points.iter().map(|point| point.1), 0.16);
    let mut marks = Vec::new();
    if run.has_gradient() {
        marks.extend(parabola(run, moment, (from, to)));
    }
    marks.push(Mark::Line { points, stroke: Stroke::solid(Role::Curve, 2.5) });
    if run.tells_step() {
        marks.extend(step(run, moment, y.start()));
    }
    let outline = Some(Stroke::solid(Role::Surface, 2.0));
    marks.push(Mark::Dots { points: vec![(w, moment.loss)], radius: 9.0, fill: Role::Accent.into(), outline });
    let name = run.shown(&run.name());
    let plot = Plot {
        area,
        x: Axis {
            range: Range::linear(from, to),
            ticks: Ticks::Every(48.0),
            grid: false,
            label: Some(Label::symbol(name.clone())),
        },
        y: Axis { range: y, ticks: Ticks::Every(34.0), grid: true, label: Some(Label::symbol(format!("L({name})"))) },
        marks,
    };
    let handles = vec![ball(run, moment, &plot, w)];
    Scene { width, height, plots: vec![plot], handles }
}

/// L(w) + slope·(v−w) + ½·bend·(v−w)²: what the notes draw. Where it leaves the curve, their picture ends.
fn parabola(run: &Acts, moment: &Moment, (from, to): (f64, f64)) -> Vec<Mark> {
    let w = run.old(run.selected);
    let slope = moment.ledger.backprop;
    let bend = (loss_at(run, run.selected, w + BEND) - 2.0 * moment.loss + loss_at(run, run.selected, w - BEND))
        / (BEND * BEND);
    let at = |v: f64| moment.loss + slope * (v - w) + 0.5 * bend * (v - w) * (v - w);
    let points = (0..=120).map(|i| from + (to - from) * f64::from(i) / 120.0).map(|v| (v, at(v))).collect();
    vec![Mark::Line { points, stroke: Stroke::dashed(Role::Bound, 2.0) }]
}

/// The tangent, the step −η·slope along the bottom, and where it lands.
fn step(run: &Acts, moment: &Moment, bottom: f64) -> Vec<Mark> {
    let w = run.old(run.selected);
    let (slope, new) = (moment.ledger.backprop, w + run.change(moment, run.selected));
    let tangent = vec![(w - 1.2, moment.loss - 1.2 * slope), (w + 1.2, moment.loss + 1.2 * slope)];
    let stroke = if slope < 0.0 { Stroke::dashed(Role::Negative, 2.0) } else { Stroke::solid(Role::Positive, 2.0) };
    let dots = Stroke { dash: Some((2.0, 4.0)), ..Stroke::solid(Role::Accent, 1.5) };
    let landing = loss_at(run, run.selected, if new.is_finite() { new } else { w });
    let name = run.shown(&run.name());
    vec![
        Mark::Line { points: tangent, stroke },
        Mark::Line { points: vec![(new, landing), (new, bottom)], stroke: dots },
        Mark::Arrow { from: (w, bottom), to: (new, bottom), stroke: Stroke::solid(Role::Accent, 3.0) },
        Mark::Dots {
            points: vec![(new, landing)],
            radius: 6.0,
            fill: Role::Surface.into(),
            outline: Some(Stroke::solid(Role::Accent, 2.0)),
        },
        Mark::Text(Text {
            anchor: Anchor::Bottom,
            shift: (0.0, -8.0),
            paint: Role::Accent.into(),
            bold: true,
            plate: true,
            ..Text::new((w, bottom), Label::symbol(format!("−η·∂L/∂{name} = {}", digits(new - w, 4))))
        }),
    ]
}

/// Dragging the ball sets the parameter that the run starts with.
fn ball(run: &Acts, moment: &Moment, plot: &Plot, w: f64) -> Handle {
    let reach = if middle(w) == 0.0 { HALF - 0.5 } else { 0.5 * HALF - 0.1 };
    let (least, greatest) = (middle(w) - reach, middle(w) + reach);
    let pixel = |w: f64| plot.x_px(w).unwrap_or(0.0);
    let (x, y) = (pixel(w), plot.y_px(moment.loss).unwrap_or(0.0));
    Handle {
        id: "ball".to_owned(),
        area: Rect { x: x - 22.0, y: y - 22.0, width: 44.0, height: 44.0 },
        key: format!("numbers:{}", run.name()),
        touch: Touch::Drag {
            along: Along::X,
            from: (pixel(least), least),
            to: (pixel(greatest), greatest),
            value: figure::between(w, least, greatest),
            step: 0.05,
        },
        label: Message::new("chain-rule-drag").with("name", run.name()),
        restart: (run.updates > 0).then(|| run.backward_t()),
    }
}
