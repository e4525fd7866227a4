//! The loss as a function of the selected parameter alone, by forward passes, with the notes' parabola laid over it.

use super::bands::sign;
use super::shown::Shown;
use super::{Acts, Moment};
use crate::divergence::FAR;
use figure::{
    Along, Anchor, Axis, Handle, Label, Mark, Message, Plot, Range, Rect, Role, Scale, Scene, Stroke, Text, Ticks,
    ToList, Touch, digits,
};

/// Half the width of the picture, in units of the parameter.
const HALF: f64 = 4.0;
/// The step of the second difference that gives the parabola its curvature.
const STEP: f64 = 1e-3;
/// Forward passes that draw the curve.
const POINTS: i32 = 160;

/// The picture's middle: 0 while the parameter is near it, so that dragging moves the ball and not the axis.
fn middle(w: f64) -> f64 {
    if w.abs() <= HALF - 0.5 { 0.0 } else { (w / HALF).round() * HALF }
}

/// What a picture of the curve shows: the small one, or the large one with the parabola.
pub(super) fn words(run: &Acts, moment: &Moment, id: &str) -> Message {
    let w = run.value();
    Message::new(id)
        .with("name", run.said(run.held()))
        .with("w", digits(w, 4))
        .with("loss", digits(moment.loss, 4))
        .with("slope", if run.has_gradient() { digits(moment.ledger.backprop, 4) } else { "?".to_owned() })
        .with("new", if run.tells_step() { digits(w + run.change_of_held(moment), 4) } else { "?".to_owned() })
}

/// The small picture beside the stage. The curve is the answer to which way L goes, so it comes with backward; before that
/// there is the ball alone, on the axis until forward has told its height.
pub(super) fn small(run: &Acts, shown: &Shown, (width, height): (f64, f64)) -> Scene {
    let area = Rect { x: 10.0, y: 10.0, width: width - 20.0, height: height - 34.0 };
    let w = run.value();
    let points = curve(run, w);
    let y = Range::covering(Scale::Linear, points.iter().map(|point| point.1), 0.16);
    let falls = points.first().zip(points.last()).is_some_and(|(first, last)| last.1 < first.1);
    let mut marks = Vec::new();
    if let Some(found) = shown.found_own(run) {
        let slope = found.moment.ledger.backprop;
        marks.push(Mark::Line { points, stroke: Stroke::solid(Role::Curve, 2.25) }.keyed("curve"));
        let touched = run.has_gradient().then(|| tangent(w, shown.now.loss, slope).keyed("tangent").during(0.5, 1.0));
        marks.extend(touched);
        marks.push(slope_label(w, (slope, found.stale), falls, (area, y)).keyed("slope").during(0.5, 1.0));
    }
    // After an update it has rolled on along this curve: as far as this parameter alone brings the loss.
    // A step beyond all bounds ends the run: the ball stays where it was.
    let now = Some(run.value_now(&shown.now)).filter(|now| now.abs() <= FAR).unwrap_or(w);
    let loss = if now == w { shown.now.loss } else { run.loss_at(now) };
    let at = (now, if run.has_loss() { loss } else { y.start() });
    let outline = Some(Stroke::solid(Role::Surface, 2.0));
    let ball = Mark::Dots { points: vec![at], radius: 7.0, fill: Role::Accent.into(), outline };
    marks.push(ball.keyed("ball"));
    let x = Range::linear(middle(w) - HALF, middle(w) + HALF);
    let axis = |range, ticks| Axis { range, ticks, grid: false, label: None };
    let plot = Plot { area, x: axis(x, Ticks::Every(48.0)), y: axis(y, Ticks::None), marks };
    let handles = vec![ball_handle(run, at.1, &plot, now)];
    Scene { width, height, plots: vec![plot], handles }
}

/// L for every value of the selected parameter around `w`.
fn curve(run: &Acts, w: f64) -> Vec<(f64, f64)> {
    let (from, to) = (middle(w) - HALF, middle(w) + HALF);
    let places = (0..=POINTS).map(|i| from + (to - from) * f64::from(i) / f64::from(POINTS));
    places.map(|w| (w, run.loss_at(w))).list()
}

/// A piece of the tangent at the ball: dashed below zero.
fn tangent(w: f64, loss: f64, slope: f64) -> Mark {
    let points = vec![(w - 1.2, loss - 1.2 * slope), (w + 1.2, loss + 1.2 * slope)];
    let stroke = if slope < 0.0 { Stroke::dashed(Role::Negative, 2.5) } else { Stroke::solid(Role::Positive, 2.5) };
    Mark::Line { points, stroke }
}

/// The slope as a number, in the upper corner that the curve leaves free.
fn slope_label(w: f64, (slope, stale): (f64, bool), falls: bool, (area, y): (Rect, Range)) -> Mark {
    let (anchor, x) = if falls { (Anchor::Right, 1.0) } else { (Anchor::Left, -1.0) };
    let at = (middle(w) + x * HALF * (1.0 - 4.0 / area.width), y.end());
    let label = Label::from(Message::new("chain-rule-slope").with("slope", digits(slope, 4)));
    Mark::Text(Text {
        anchor,
        shift: (0.0, 10.0),
        size: 15.0,
        bold: true,
        paint: sign(slope, stale),
        ..Text::new(at, label)
    })
}

/// The large picture in a fold.
pub(super) fn scene(run: &Acts, moment: &Moment, width: f64) -> Scene {
    let height = (width * 0.5).clamp(260.0, 380.0);
    let area = Rect { x: 62.0, y: 30.0, width: width - 78.0, height: height - 78.0 };
    let w = run.value();
    let (from, to) = (middle(w) - HALF, middle(w) + HALF);
    let points = curve(run, w);
    let y = Range::covering(Scale::Linear, points.iter().map(|point| point.1), 0.16);
    let mut marks = Vec::new();
    // The curve says which way L goes, so it comes with backward.
    if run.has_gradient() {
        marks.extend(parabola(run, moment, &points, y));
        marks.push(Mark::Line { points, stroke: Stroke::solid(Role::Curve, 2.5) });
    }
    if run.tells_step() {
        marks.extend(step(run, moment, y.start()));
    }
    let outline = Some(Stroke::solid(Role::Surface, 2.0));
    let at = if run.has_loss() { moment.loss } else { y.start() };
    marks.push(Mark::Dots { points: vec![(w, at)], radius: 9.0, fill: Role::Accent.into(), outline });
    let name = run.shown(run.held());
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
    let handles = vec![ball_handle(run, at, &plot, w)];
    Scene { width, height, plots: vec![plot], handles }
}

/// L(w) + slope·(v−w) + ½·curvature·(v−w)²: what the notes draw. Where it leaves the curve, their approximation no longer holds.
/// Its name stands where it is farthest from the curve.
fn parabola(run: &Acts, moment: &Moment, curve: &[(f64, f64)], y: Range) -> Vec<Mark> {
    let w = run.value();
    let slope = moment.ledger.backprop;
    let curvature = (run.loss_at(w + STEP) - 2.0 * moment.loss + run.loss_at(w - STEP)) / (STEP * STEP);
    let at = |v: f64| moment.loss + slope * (v - w) + 0.5 * curvature * (v - w) * (v - w);
    let points: Vec<(f64, f64)> = curve.iter().map(|&(v, _)| (v, at(v))).list();
    let apart = |i: usize| (points[i].1 - curve[i].1).abs();
    let seen = |i: &usize| y.fraction(points[*i].1).is_some_and(|share| (0.08..0.92).contains(&share));
    // Not at the very edge, where the name would be cut off.
    let far = (points.len() / 8..points.len() * 7 / 8).filter(seen).max_by(|a, b| apart(*a).total_cmp(&apart(*b)));
    let name = far.map(|i| {
        let paint = Role::Bound.into();
        Mark::Text(Text { paint, plate: true, ..Text::new(points[i], Label::words("chain-rule-parabola")) })
    });
    let line = Mark::Line { points, stroke: Stroke::dashed(Role::Bound, 2.0) };
    [line].into_iter().chain(name).list()
}

/// The tangent, the step −η·slope along the bottom, and where it lands.
fn step(run: &Acts, moment: &Moment, bottom: f64) -> Vec<Mark> {
    let w = run.value();
    let (slope, new) = (moment.ledger.backprop, w + run.change_of_held(moment));
    let dots = Stroke { dash: Some((2.0, 4.0)), ..Stroke::solid(Role::Accent, 1.5) };
    let landing = run.loss_at(if new.is_finite() { new } else { w });
    let name = run.shown(run.held());
    let change = if run.rule.is_some() { format!("Δ{name}") } else { format!("−η·∂L/∂{name}") };
    vec![
        tangent(w, moment.loss, slope),
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
            ..Text::new((w, bottom), Label::symbol(format!("{change} = {}", digits(new - w, 4))))
        }),
    ]
}

/// Dragging the ball sets the parameter that the run starts with.
fn ball_handle(run: &Acts, loss: f64, plot: &Plot, w: f64) -> Handle {
    let reach = if middle(w) == 0.0 { HALF - 0.5 } else { 0.5 * HALF - 0.1 };
    let (least, greatest) = (middle(w) - reach, middle(w) + reach);
    let pixel = |w: f64| plot.x_px(w).unwrap_or(0.0);
    let (x, y) = (pixel(w), plot.y_px(loss).unwrap_or(0.0));
    Handle {
        segment: None,
        group: None,
        id: "ball".to_owned(),
        area: Rect { x: x - 22.0, y: y - 22.0, width: 44.0, height: 44.0 },
        key: format!("numbers:{}", run.key(run.held())),
        touch: Touch::Drag {
            along: Along::X,
            from: (pixel(least), least),
            to: (pixel(greatest), greatest),
            value: figure::clamp(w, least, greatest),
            step: 0.05,
        },
        label: Message::new("chain-rule-drag").with("name", run.said(run.held())),
        restart: (run.updates > 0).then(|| run.backward_t()),
    }
}
