//! The loss curve with the ball, its tangent and the landing point; below it the step as an arrow on the w axis.

use super::Descent;
use figure::{
    Along, Anchor, Axis, Handle, Label, Mark, Message, Plot, Range, Rect, Role, Scene, Stroke, Text, Ticks, Touch,
    digits, exact,
};

/// The picture's w axis never moves, so that a dragged ball stays under the finger.
const LEFT: f64 = -6.5;
const RIGHT: f64 = 6.5;
/// Where w0 may be dragged.
const REACH: (f64, f64) = (-6.0, 6.0);
/// Earlier places shown behind the ball.
const GHOSTS: usize = 60;
/// Height of the strip with the step's arrow.
const LANE: f64 = 46.0;

pub(super) fn scene(run: &Descent, width: f64) -> Scene {
    let height = (width * 0.62).clamp(320.0, 500.0);
    let (left, right, top, bottom) = (46.0, 12.0, 30.0, 48.0);
    let area = Rect { x: left, y: top, width: width - left - right, height: height - top - bottom - LANE };
    let lane = Rect { y: area.y + area.height, height: LANE, ..area };
    let curve = curve_plot(run, area);
    // Outside of the picture there is no ball to take hold of.
    let handles = if (LEFT..=RIGHT).contains(&run.w()) { vec![ball_handle(run, &curve)] } else { Vec::new() };
    Scene { width, height, plots: vec![curve, lane_plot(run, lane)], handles }
}

fn w_axis(ticks: Ticks, label: Option<Label>) -> Axis {
    Axis { range: Range::linear(LEFT, RIGHT), ticks, grid: false, label }
}

/// The curve's highest point in the picture.
fn top_loss(run: &Descent) -> f64 {
    run.loss(LEFT).max(run.loss(RIGHT))
}

fn curve_plot(run: &Descent, area: Rect) -> Plot {
    let mut marks = vec![curve(run)];
    marks.extend(ghosts(run));
    marks.extend(tangent(run));
    marks.extend(landing(run));
    marks.extend(ball(run));
    Plot {
        area,
        x: w_axis(Ticks::None, None),
        y: Axis {
            range: Range::linear(-0.04 * top_loss(run), 1.05 * top_loss(run)),
            ticks: Ticks::Every(56.0),
            grid: true,
            label: Some(Label::words("update-rule-axis-loss")),
        },
        marks,
    }
}

fn curve(run: &Descent) -> Mark {
    let points = (0..=260).map(|i| LEFT + (RIGHT - LEFT) * f64::from(i) / 260.0).map(|w| (w, run.loss(w))).collect();
    Mark::Line { points, stroke: Stroke::solid(Role::Curve, 2.0) }
}

/// Where the ball has been: every step from one place to the next.
fn ghosts(run: &Descent) -> Vec<Mark> {
    let from = run.path.len().saturating_sub(GHOSTS);
    let points: Vec<_> = run.path[from..].iter().map(|&w| (w, run.loss(w))).collect();
    vec![
        Mark::Line { points: points.clone(), stroke: Stroke::solid(Role::Accent.alpha(0.35), 1.5) },
        Mark::Dots { points, radius: 3.5, fill: Role::Accent.alpha(0.55), outline: None },
    ]
}

/// A piece of the tangent at the ball, and the slope written beside it.
fn tangent(run: &Descent) -> Vec<Mark> {
    let (w, slope) = (run.w(), run.slope(run.w()));
    let at = |x: f64| (x, run.loss(w) + slope * (x - w));
    let role = if slope < 0.0 { Role::Negative } else { Role::Positive };
    let stroke = if slope < 0.0 { Stroke::dashed(role, 2.0) } else { Stroke::solid(role, 2.0) };
    let words = Message::new("update-rule-slope").with("sign", run.sign()).with("slope", digits(slope, 4));
    // Above the ball, where the curve is lower and the picture empty, but never over its edge.
    let left = (slope < 0.0 && w < RIGHT - 5.0) || w < LEFT + 5.0;
    let (anchor, shift) = if left { (Anchor::Left, (8.0, -34.0)) } else { (Anchor::Right, (-8.0, -34.0)) };
    let text = Text {
        shift,
        anchor,
        paint: role.into(),
        bold: true,
        plate: true,
        ..Text::new((w, run.loss(w)), words.into())
    };
    let mut marks = vec![Mark::Line { points: vec![at(w - 1.6), at(w + 1.6)], stroke }];
    if (LEFT..=RIGHT).contains(&w) {
        marks.push(Mark::Text(text));
    }
    marks
}

/// Where the next step lands, on the curve.
fn landing(run: &Descent) -> Vec<Mark> {
    let new = run.landing();
    vec![
        Mark::Line {
            points: vec![(new, run.loss(new)), (new, -top_loss(run))],
            stroke: Stroke { dash: Some((2.0, 4.0)), ..Stroke::solid(Role::Accent, 1.5) },
        },
        Mark::Line {
            points: vec![(run.w(), run.loss(run.w())), (run.w(), -top_loss(run))],
            stroke: Stroke { dash: Some((2.0, 4.0)), ..Stroke::solid(Role::Muted, 1.5) },
        },
        Mark::Dots {
            points: vec![(new, run.loss(new))],
            radius: 6.0,
            fill: Role::Surface.into(),
            outline: Some(Stroke::solid(Role::Accent, 2.0)),
        },
    ]
}

/// The minimum, and the ball; or, once it has left the picture, where it went.
fn ball(run: &Descent) -> Vec<Mark> {
    let w = run.w();
    let minimum = Text {
        anchor: Anchor::Bottom,
        shift: (0.0, -8.0),
        paint: Role::Muted.into(),
        plate: true,
        ..Text::new((run.minimum, 0.0), Label::symbol(format!("w* = {}", exact(run.minimum))))
    };
    let mut marks = vec![
        Mark::Dots { points: vec![(run.minimum, 0.0)], radius: 4.0, fill: Role::Curve.into(), outline: None },
        Mark::Text(minimum),
    ];
    if (LEFT..=RIGHT).contains(&w) {
        let outline = Some(Stroke::solid(Role::Surface, 2.0));
        marks.push(Mark::Dots { points: vec![(w, run.loss(w))], radius: 9.0, fill: Role::Accent.into(), outline });
    } else {
        let words = Message::new("update-rule-outside").with("w", digits(w, 4));
        let middle = (0.5 * (LEFT + RIGHT), 0.8 * top_loss(run));
        marks.push(Mark::Text(Text {
            paint: Role::Accent.into(),
            bold: true,
            plate: true,
            ..Text::new(middle, words.into())
        }));
    }
    marks
}

/// The strip under the curve: the arrow from w_old to w_new.
fn lane_plot(run: &Descent, area: Rect) -> Plot {
    let (w, new) = (run.w(), run.landing());
    let label = Text {
        anchor: Anchor::Bottom,
        shift: (0.0, 20.0),
        paint: Role::Accent.into(),
        bold: true,
        plate: true,
        ..Text::new((0.5 * (w.clamp(LEFT, RIGHT) + new.clamp(LEFT, RIGHT)), 0.0), {
            Label::symbol(format!("−η·∂L/∂w = {}", digits(run.change(w), 4)))
        })
    };
    let mut marks = vec![
        Mark::Arrow { from: (w, 0.5), to: (new, 0.5), stroke: Stroke::solid(Role::Accent, 3.0) },
        Mark::Dots { points: vec![(w, 0.5)], radius: 4.0, fill: Role::Muted.into(), outline: None },
    ];
    if new.is_finite() {
        marks.push(Mark::Text(label));
    }
    Plot {
        area,
        x: w_axis(Ticks::Every(48.0), Some(Label::words("update-rule-axis-w"))),
        y: Axis { range: Range::linear(-1.0, 1.0), ticks: Ticks::None, grid: false, label: None },
        marks,
    }
}

/// The ball can be dragged along w; putting it down is a new start.
fn ball_handle(run: &Descent, plot: &Plot) -> Handle {
    let w = run.w().clamp(REACH.0, REACH.1);
    let pixel = |w: f64| plot.x_px(w).unwrap_or(0.0);
    let (x, y) = (pixel(w), plot.y_px(run.loss(w)).unwrap_or(0.0));
    Handle {
        id: "ball".to_owned(),
        area: Rect { x: x - 22.0, y: y - 22.0, width: 44.0, height: 44.0 },
        key: "w0".to_owned(),
        touch: Touch::Drag {
            along: Along::X,
            from: (pixel(REACH.0), REACH.0),
            to: (pixel(REACH.1), REACH.1),
            value: w,
            step: 0.1,
        },
        label: Message::new("update-rule-drag"),
        restart: Some(0),
    }
}
