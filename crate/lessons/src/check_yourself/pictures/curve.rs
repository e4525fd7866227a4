//! Curves: a place on a slope, a valley, and the sigmoid.

use super::super::questions::{Drawn, logit, short};
use super::{Sight, equation, written};
use figure::{Anchor, Axis, Label, Mark, Message, Plot, Range, Rect, Role, Stroke, Ticks, ToList};
use nn::Activation;

/// Points of a curve.
const POINTS: u32 = 121;
/// How far the picture of a slope goes to either side of w, and above and below.
const REACH: f64 = 2.4;
/// How much a loss curve bends: so little that its lowest point is never in sight.
const BEND: f64 = 0.12;

/// A ball on a loss curve, with its slope: how much L changes as w grows by 1.
pub(in super::super) fn slope(drawn: &Drawn, sight: &mut Sight) {
    let (w, slope, size) = (drawn.number("w"), drawn.number("slope"), sight.letters());
    let mut marks = hill(w, slope, size);
    marks.push(beside_ball(slope, written((w, 0.0), equation("w", w), Anchor::Right, size, Role::Ink)));
    let area = area(sight);
    sight.plots.push(Plot {
        area,
        x: axis(Range::linear(w - REACH, w + REACH), "w"),
        y: Axis { ticks: Ticks::None, ..axis(heights(slope), "L") },
        marks,
    });
    corner(sight, &[equation("∂L/∂w", slope), equation("η", drawn.number("eta"))]);
}

/// The same with the last step, which came to where the ball is now.
pub(in super::super) fn momentum(drawn: &Drawn, sight: &mut Sight) {
    let (last, slope, size) = (drawn.number("last"), drawn.number("slope"), sight.letters());
    let mut marks = hill(0.0, slope, size);
    // Above or below the curve, where the triangle is not; as long whatever the step was: its number stands there.
    let side = last.signum();
    let (high, from) = (0.62 * side * slope.signum() * heights(slope).end(), -1.3 * side);
    marks.push(Mark::Arrow { from: (from, high), to: (0.0, high), stroke: Stroke::solid(Role::Accent, 2.5) });
    let label = Message::new("check-yourself-last").with("last", short(last, 3)).into();
    // It ends where the arrow ends, beside the ball.
    let anchor = if side > 0.0 { Anchor::Right } else { Anchor::Left };
    let text = written((0.0, high), "", anchor, size, Role::Accent);
    marks.push(Mark::Text(figure::Text { label, shift: (-8.0 * side, -1.1 * size), bold: true, ..text }));
    let thin = Stroke { dash: Some((2.0, 4.0)), ..Stroke::solid(Role::Rule, 1.5) };
    marks.push(Mark::Line { points: vec![(0.0, high), (0.0, 0.0)], stroke: thin });
    marks.push(beside_ball(slope, written((0.0, 0.0), "w", Anchor::Right, size, Role::Ink)));
    let area = area(sight);
    let hidden = |label, range| Axis { ticks: Ticks::None, ..axis(range, label) };
    sight.plots.push(Plot {
        area,
        x: hidden("w", Range::linear(-REACH, REACH)),
        y: hidden("L", heights(slope)),
        marks,
    });
    let [eta, keep] = [("η", "eta"), ("μ", "keep")].map(|(symbol, name)| equation(symbol, drawn.number(name)));
    corner(sight, &[equation("∂L/∂w", slope), eta, keep]);
}

/// A parabola with its curvature: the ball is high on its side.
pub(in super::super) fn valley(drawn: &Drawn, sight: &mut Sight) {
    let c = drawn.number("c");
    let (top, start) = (12.0, (24.0 / c).sqrt());
    let reach = 7.2;
    let loss = |w: f64| 0.5 * c * w * w;
    let mut marks = vec![curve(-reach, reach, loss, Stroke::solid(Role::Curve, 2.5))];
    marks.push(ball((-start, top)));
    let area = area(sight);
    sight.plots.push(Plot {
        area,
        x: axis(Range::linear(-reach, reach), "w"),
        y: Axis { ticks: Ticks::None, ..axis(Range::linear(-1.0, 16.0), "L") },
        marks,
    });
    corner(sight, &[equation("c", c), equation("η", drawn.number("eta"))]);
}

/// σ, and the place where it has the output that is given.
pub(in super::super) fn sigmoid(drawn: &Drawn, sight: &mut Sight) {
    let (o, size) = (drawn.number("o"), sight.letters());
    let (z, reach) = (logit(o), 6.0);
    let thin = Stroke { dash: Some((4.0, 4.0)), ..Stroke::solid(Role::Muted, 1.5) };
    let at = Anchor::Left;
    let name = written((-reach, o), equation("o", o), at, size, Role::Ink);
    let marks = vec![
        Mark::Line { points: vec![(-reach, o), (z, o)], stroke: thin },
        curve(-reach, reach, |z| Activation::Sigmoid.value(z), Stroke::solid(Role::Curve, 2.5)),
        ball((z, o)),
        Mark::Text(figure::Text { shift: (10.0, -0.8 * size), bold: true, plate: true, ..name }),
    ];
    let area = area(sight);
    let ticks = [0.0, 0.5, 1.0].map(|o| (o, Label::symbol(figure::exact(o))));
    sight.plots.push(Plot {
        area,
        x: Axis { ticks: Ticks::None, ..axis(Range::linear(-reach, reach), "z") },
        y: Axis { ticks: Ticks::At(ticks.to_vec()), ..axis(Range::linear(-0.05, 1.1), "o = σ(z)") },
        marks,
    });
}

/// The curve through a ball at height 0, its tangent, and the triangle that says how steep it is.
fn hill(w: f64, slope: f64, size: f64) -> Vec<Mark> {
    let way = slope.signum();
    let height = |x: f64| slope * (x - w) + 0.5 * BEND * slope.abs().max(0.5) * (x - w) * (x - w);
    let dashed = Stroke { dash: Some((5.0, 4.0)), ..Stroke::solid(Role::Positive, 2.0) };
    let tangent = [w - 1.5, w + 1.5].map(|x| (x, slope * (x - w)));
    let (one, rise) = ((w + 1.0, 0.0), (w + 1.0, slope));
    let text = |at, text: String, anchor, shift| {
        Mark::Text(figure::Text { shift, ..written(at, text, anchor, size, Role::Positive) })
    };
    let below = if way < 0.0 { Anchor::Bottom } else { Anchor::Top };
    vec![
        curve(w - REACH, w + REACH, height, Stroke::solid(Role::Curve, 2.5)),
        Mark::Line { points: tangent.to_vec(), stroke: dashed },
        Mark::Line { points: vec![(w, 0.0), one, rise], stroke: Stroke::solid(Role::Positive, 2.0) },
        text((w + 0.55, 0.0), "1".to_owned(), below, (0.0, 6.0 * way)),
        text((w + 1.0, 0.5 * slope), short(slope, 3), Anchor::Left, (8.0, 0.0)),
        ball((w, 0.0)),
    ]
}

/// The heights shown: the tangent has room.
fn heights(slope: f64) -> Range {
    let most = 1.9 * slope.abs();
    Range::linear(-most, most)
}

/// On the left of the ball, where neither the curve nor the triangle is.
fn beside_ball(slope: f64, text: figure::Text) -> Mark {
    Mark::Text(figure::Text { shift: (-8.0, if slope < 0.0 { 20.0 } else { -20.0 }), bold: true, ..text })
}

fn ball(at: (f64, f64)) -> Mark {
    let outline = Some(Stroke::solid(Role::Surface, 2.0));
    Mark::Dots { points: vec![at], radius: 9.0, fill: Role::Accent.into(), outline }
}

fn curve(from: f64, to: f64, height: impl Fn(f64) -> f64, stroke: Stroke) -> Mark {
    let place = |i: u32| from + (to - from) * f64::from(i) / f64::from(POINTS - 1);
    Mark::Line { points: (0..POINTS).map(place).map(|x| (x, height(x))).list(), stroke }
}

fn axis(range: Range, label: &str) -> Axis {
    Axis { range, ticks: Ticks::Every(60.0), grid: true, label: Some(Label::symbol(label)) }
}

/// The room inside of the axes, below the line of what is given.
fn area(sight: &Sight) -> Rect {
    let left = if sight.wide() { 46.0 } else { 38.0 };
    let top = 2.6 * sight.letters();
    Rect { x: left, y: top, width: sight.width - left - 14.0, height: sight.height - top - 46.0 }
}

/// What is given and stands nowhere else: one line above the plot.
fn corner(sight: &mut Sight, texts: &[String]) {
    let size = sight.letters();
    let mut x = sight.width - 14.0;
    let mut marks = Vec::new();
    for text in texts.iter().rev() {
        marks.push(Mark::Text(figure::Text {
            bold: true,
            ..written((x, 1.1 * size), text.as_str(), Anchor::Right, size, Role::Ink)
        }));
        x -= figure::symbol_width(text, size, true) + 1.6 * size;
    }
    sight.pixels(marks);
}
