//! The loss curve with the ball, its tangent and the landing point; below it the step as an arrow on the axis; beside
//! it, or under all on a narrow page, the loss against the step.

use super::curve::{Curve, Minimum};
use super::{Descent, losses, predict};
use figure::{
    Along, Anchor, Axis, Handle, Label, Mark, Message, Plot, Range, Rect, Role, Scene, Stroke, Text, Ticks, Touch,
    digits, exact, text_width,
};

/// The picture's axis never moves, so that a dragged ball stays under the finger.
const LEFT: f64 = -6.5;
const RIGHT: f64 = 6.5;
/// Where the start may be dragged.
pub(super) const REACH: (f64, f64) = (-6.0, 6.0);
/// Earlier places shown behind the ball.
const GHOSTS: usize = 60;
/// Above the curve's highest point, so that the slope can be written there.
const HEADROOM: f64 = 1.15;
/// Room for the slope in words.
const SLOPE_WIDTH: f64 = 190.0;
/// Room for the name of the axis of losses.
const TITLE_WIDTH: f64 = 60.0;
/// Height of the strip with the step's arrow.
const LANE: f64 = 46.0;
/// From this width on, the losses stand beside the curve.
const BESIDE: f64 = 600.0;
/// Height of the losses below it.
const BELOW: f64 = 190.0;

pub(super) fn scene(run: &Descent, width: f64) -> Scene {
    let beside = width >= BESIDE;
    let across = if beside { (0.66 * width).floor() } else { width };
    // Whole pixels: half a row would keep a trace of what was painted before.
    let curve_height = (across * 0.74).clamp(320.0, 440.0).floor();
    let height = if beside { curve_height } else { curve_height + BELOW };
    let (left, right, top, bottom) = (46.0, 12.0, 30.0, 48.0);
    let area = Rect { x: left, y: top, width: across - left - right, height: curve_height - top - bottom - LANE };
    let lane = Rect { y: area.y + area.height, height: LANE, ..area };
    let (curve, lane) = (curve_plot(run, area), lane_plot(run, lane));
    let losses = if beside {
        Rect { x: across + 56.0, y: top, width: width - across - 68.0, height: curve_height - top - bottom }
    } else {
        Rect { x: left + 10.0, y: curve_height + 30.0, width: width - left - right - 10.0, height: BELOW - 78.0 }
    };
    let handles = handles(run, &curve, &lane);
    Scene { width, height, plots: vec![curve, lane, losses::plot(run, losses)], handles }
}

fn inside(w: f64) -> bool {
    (LEFT..=RIGHT).contains(&w)
}

fn w_axis(ticks: Ticks, label: Option<Label>) -> Axis {
    Axis { range: Range::linear(LEFT, RIGHT), ticks, grid: false, label }
}

/// The curve's highest point in the picture.
fn top_loss(run: &Descent) -> f64 {
    let places = (0..=52).map(|i| LEFT + (RIGHT - LEFT) * f64::from(i) / 52.0);
    places.map(|w| run.loss(w)).fold(f64::MIN_POSITIVE, f64::max)
}

fn curve_plot(run: &Descent, area: Rect) -> Plot {
    let top = top_loss(run);
    // Room under the curve for the names of its minima.
    let range = Range::linear(-30.0 / (area.height - 30.0) * HEADROOM * top, HEADROOM * top);
    let floor = range.start();
    let mut marks = vec![curve(run)];
    marks.extend(kept(run));
    marks.extend(ghosts(run));
    if inside(run.w()) {
        marks.push(tangent(run));
    }
    marks.extend(verticals(run, floor));
    marks.extend(run.curve.minima().iter().filter(|minimum| inside(minimum.at)).flat_map(|at| minimum(run, at)));
    marks.extend(ball(run));
    let mut plot = Plot {
        area,
        x: w_axis(Ticks::None, None),
        y: Axis {
            range,
            ticks: Ticks::Every(56.0),
            grid: true,
            label: Some(Message::new("update-rule-axis-loss").with("p", run.p()).into()),
        },
        marks,
    };
    let text = slope_text(run, &plot);
    plot.marks.extend(text);
    plot
}

fn curve(run: &Descent) -> Mark {
    let points = (0..=260).map(|i| LEFT + (RIGHT - LEFT) * f64::from(i) / 260.0).map(|w| (w, run.loss(w))).collect();
    Mark::Line { points, stroke: Stroke::solid(Role::Curve, 2.0) }
}

/// The latest places of a path on the curve: what has gone to infinity has no place.
fn places(run: &Descent, path: &[f64]) -> Vec<(f64, f64)> {
    let latest = &path[path.len().saturating_sub(GHOSTS)..];
    latest.iter().map(|&w| (w, run.loss(w))).filter(|place| place.1.is_finite()).collect()
}

/// Where the ball has been: every step from one place to the next.
fn ghosts(run: &Descent) -> Vec<Mark> {
    let points = places(run, &run.path);
    vec![
        Mark::Line { points: points.clone(), stroke: Stroke::solid(Role::Accent.alpha(0.35), 1.5) },
        Mark::Dots { points, radius: 3.5, fill: Role::Accent.alpha(0.55), outline: None },
    ]
}

/// The run that was kept: dashed, with a ring for its ball.
fn kept(run: &Descent) -> Vec<Mark> {
    let Some(path) = &run.kept else { return Vec::new() };
    let points = places(run, path);
    let outline = Some(Stroke::solid(Role::Bound, 3.0));
    vec![
        Mark::Line { points: points.clone(), stroke: Stroke::dashed(Role::Bound, 1.5) },
        Mark::Dots { points: points.clone(), radius: 3.0, fill: Role::Bound.into(), outline: None },
        Mark::Dots {
            points: points.last().copied().into_iter().collect(),
            radius: 8.0,
            fill: Role::Surface.into(),
            outline,
        },
    ]
}

/// How the slope's sign is drawn: colour and dash.
fn slope_role(slope: f64) -> Role {
    if slope < 0.0 { Role::Negative } else { Role::Positive }
}

/// A piece of the tangent at the ball.
fn tangent(run: &Descent) -> Mark {
    let (w, slope) = (run.w(), run.slope(run.w()));
    let at = |x: f64| (x, run.loss(w) + slope * (x - w));
    let role = slope_role(slope);
    let stroke = if slope < 0.0 { Stroke::dashed(role, 2.0) } else { Stroke::solid(role, 2.0) };
    Mark::Line { points: vec![at(w - 1.6), at(w + 1.6)], stroke }
}

/// The slope in words, above the ball: where the curve is lower and the picture empty, but never over the picture's edge,
/// the name of a minimum or that of the axis; where there is no room above, it stands below.
fn slope_text(run: &Descent, plot: &Plot) -> Option<Mark> {
    let (w, slope) = (run.w(), run.slope(run.w()));
    let at = (w, run.loss(w));
    let (x, y) = plot.px(at).filter(|_| inside(w))?;
    let left = (slope < 0.0 && w < RIGHT - 5.0) || w < LEFT + 5.0;
    let (from, to) = if left { (x, x + SLOPE_WIDTH) } else { (x - SLOPE_WIDTH, x) };
    let names: Vec<(f64, f64)> =
        run.curve.minima().iter().filter_map(|minimum| plot.px((minimum.at, run.loss(minimum.at)))).collect();
    let free = |shift: &f64| {
        let beside_the_title = from > plot.area.x + TITLE_WIDTH || y + shift > plot.area.y + 2.0;
        beside_the_title
            && names
                .iter()
                .all(|&(at, down)| at + 50.0 < from || to < at - 50.0 || (y + shift - (down + 19.0)).abs() > 17.0)
    };
    let up = [-34.0, -54.0, -74.0, 34.0].into_iter().find(free).unwrap_or(-34.0);
    let words = Message::new("update-rule-slope").with("sign", run.sign()).with("slope", digits(slope, 4));
    Some(Mark::Text(Text {
        shift: (if left { 8.0 } else { -8.0 }, up),
        anchor: if left { Anchor::Left } else { Anchor::Right },
        paint: slope_role(slope).into(),
        bold: true,
        plate: true,
        ..Text::new(at, words.into())
    }))
}

/// From the ball and from where the next step lands down to the axis.
fn verticals(run: &Descent, floor: f64) -> Vec<Mark> {
    let dotted = |paint| Stroke { dash: Some((2.0, 4.0)), ..Stroke::solid(paint, 1.5) };
    let down = |w: f64, role: Role| Mark::Line { points: vec![(w, run.loss(w)), (w, floor)], stroke: dotted(role) };
    let mut marks = Vec::new();
    if inside(run.w()) {
        marks.push(down(run.w(), Role::Muted));
    }
    let new = run.landing();
    if !run.waits() && run.loss(new).is_finite() {
        marks.push(down(new, Role::Accent));
        marks.push(Mark::Dots {
            points: vec![(new, run.loss(new))],
            radius: 6.0,
            fill: Role::Surface.into(),
            outline: Some(Stroke::solid(Role::Accent, 2.0)),
        });
    }
    marks
}

/// A minimum, with its name below the curve; the global one carries a star where there are several.
fn minimum(run: &Descent, minimum: &Minimum) -> Vec<Mark> {
    let at = (minimum.at, run.loss(minimum.at));
    let label = match run.curve {
        Curve::Parabola { minimum, .. } => Label::symbol(format!("{}* = {}", run.p(), exact(minimum))),
        Curve::Neuron { .. } => Label::symbol(format!("{}* = {}", run.p(), digits(minimum.at, 3))),
        Curve::Wells => Label::words(if minimum.global { "update-rule-global" } else { "update-rule-local-minimum" }),
    };
    let text = Text {
        anchor: Anchor::Top,
        shift: (0.0, 11.0),
        paint: Role::Muted.into(),
        plate: true,
        ..Text::new(at, label)
    };
    vec![Mark::Dots { points: vec![at], radius: 4.0, fill: Role::Curve.into(), outline: None }, Mark::Text(text)]
}

/// The ball; or, once it has left the picture, where it went.
fn ball(run: &Descent) -> Vec<Mark> {
    let w = run.w();
    if inside(w) {
        let outline = Some(Stroke::solid(Role::Surface, 2.0));
        return vec![Mark::Dots { points: vec![(w, run.loss(w))], radius: 9.0, fill: Role::Accent.into(), outline }];
    }
    let words = Message::new("update-rule-outside").with("p", run.p()).with("w", digits(w, 4));
    let middle = (0.5 * (LEFT + RIGHT), 0.8 * top_loss(run));
    vec![Mark::Text(Text { paint: Role::Accent.into(), bold: true, plate: true, ..Text::new(middle, words.into()) })]
}

/// The strip under the curve: the arrow from the old place to the new one, and the place that was foretold.
fn lane_plot(run: &Descent, area: Rect) -> Plot {
    let (w, new) = (run.w(), run.landing());
    let mut marks = vec![Mark::Dots { points: vec![(w, 0.5)], radius: 5.0, fill: Role::Muted.into(), outline: None }];
    if !run.waits() && new.is_finite() {
        marks.insert(0, Mark::Arrow { from: (w, 0.5), to: (new, 0.5), stroke: Stroke::solid(Role::Accent, 3.0) });
        let text = format!("−η·∂L/∂{} = {}", run.p(), digits(run.change(w), 4));
        // Browsers' own fonts are up to a fifth wider than our table.
        let half = 0.6 * text_width(&text, 13.0, true) * (RIGHT - LEFT) / area.width;
        let middle = 0.5 * (w.clamp(LEFT, RIGHT) + new.clamp(LEFT, RIGHT));
        let middle = middle.max(LEFT + half).min(RIGHT - half);
        marks.push(written(middle, Label::symbol(text), Role::Accent));
    }
    let foretold = if run.waits() { run.guesses.place(run.coming()) } else { run.foretold() };
    if let Some(place) = foretold {
        let outline = Some(Stroke::solid(Role::Bound, 2.5));
        marks.push(Mark::Dots { points: vec![(place, 0.5)], radius: 7.0, fill: Role::Surface.alpha(0.6), outline });
    }
    if run.waits_for_place() {
        let words = Message::new("update-rule-click").with("p", run.p());
        marks.push(written(0.5 * (LEFT + RIGHT), words.into(), Role::Bound));
    }
    let label = Message::new("update-rule-axis-w").with("p", run.p());
    Plot {
        area,
        x: w_axis(Ticks::Every(48.0), Some(label.into())),
        y: Axis { range: Range::linear(-1.0, 1.0), ticks: Ticks::None, grid: false, label: None },
        marks,
    }
}

/// What the strip says, below its arrow.
fn written(at: f64, label: Label, role: Role) -> Mark {
    Mark::Text(Text {
        anchor: Anchor::Bottom,
        shift: (0.0, 20.0),
        paint: role.into(),
        bold: true,
        plate: true,
        ..Text::new((at, 0.0), label)
    })
}

/// The ball can be dragged, on the curve and on the axis, and the kept run's ring; putting it down is a new start. While
/// a landing is asked for, the axis takes it instead.
fn handles(run: &Descent, curve: &Plot, lane: &Plot) -> Vec<Handle> {
    let w = run.w();
    let drag = |id: &str, key: String, area: Rect, w: f64, label: &str, restart| Handle {
        id: id.to_owned(),
        area,
        key,
        touch: Touch::Drag {
            along: Along::X,
            from: (curve.x_px(REACH.0).unwrap_or(0.0), REACH.0),
            to: (curve.x_px(REACH.1).unwrap_or(0.0), REACH.1),
            value: w.clamp(REACH.0, REACH.1),
            step: 0.1,
        },
        label: Message::new(label).with("p", run.p()),
        restart,
    };
    let knob = |plot: &Plot, w: f64, y: f64, half: f64| {
        let (x, y) = (plot.x_px(w).unwrap_or(0.0), plot.y_px(y).unwrap_or(0.0));
        Rect { x: x - half, y: y - half, width: 2.0 * half, height: 2.0 * half }
    };
    let mut handles = Vec::new();
    // Outside of the picture there is nothing to take hold of.
    if let Some(&kept) = run.kept.as_ref().and_then(|path| path.last()).filter(|&&w| inside(w)) {
        let area = knob(curve, kept, run.loss(kept), 20.0);
        handles.push(drag("kept", "kept:w1".to_owned(), area, kept, "update-rule-drag-kept", Some(0)));
    }
    if inside(w) {
        let area = knob(curve, w, run.loss(w), 22.0);
        handles.push(drag("ball", "w0".to_owned(), area, w, "update-rule-drag", Some(0)));
        if !run.waits_for_place() {
            let area = knob(lane, w, 0.5, 14.0);
            handles.push(drag("place", "w0".to_owned(), area, w, "update-rule-drag-axis", Some(0)));
        }
    }
    if run.waits_for_place() {
        let key = format!("landing:{}", predict::key(run.coming()));
        handles.push(drag("landing", key, lane.area, w, "update-rule-drag-landing", None));
    }
    handles
}
