//! The plane of the inputs: the map of the chosen neuron, its boundary, and the points.

use super::ANNEX;
use super::course::Course;
use super::field::Field;
use super::highlights::Highlights;
use super::maps::{Maps, scale, shade};
use super::points::EDGE;
use super::window::USUAL;
use crate::symbols::lowered;
use figure::{
    Anchor, Axis, Handle, Key, Label, Mark, Message, Paint, PlaneAxis, Plot, Ramp, Range, Rect, Role, Stroke, Text,
    Ticks, ToList, Touch,
};

/// Room for the labels of the axes: on the left at least, below and above.
const LEFT: f64 = 26.0;
pub(super) const BELOW: f64 = 26.0;
pub(super) const ABOVE: f64 = 8.0;
/// Between two lines of the hatch, in CSS pixels.
const HATCH: f64 = 11.0;
/// Discs in a plane so wide have the usual size.
const USUAL_SIDE: f64 = 430.0;
/// From a number to the end of its axis, where the name stands, in CSS pixels.
const APART: f64 = 30.0;
/// The size of the numbers along an axis.
const LETTERS: f64 = 15.0;

pub(super) fn plot(course: &Course, highlights: &Highlights, maps: &Maps, area: Rect) -> Plot {
    let (network, window) = (course.network(), course.data.window());
    let (number, l, _) = highlights.unit(network);
    let map = maps.map(number - 1);
    let output = l + 1 == network.depth();
    let hidden = scale(map, network.activation(l));
    let value = |o: f32| shade(if output { course.data.shade(f64::from(o)) as f32 } else { hidden(o) } * 0.75);
    let values: Vec<f32> = map.iter().map(|&o| value(o)).list();
    let field = Field::new(&values, maps.cells);
    let ground = Mark::Grid {
        from: (window.x.0, window.y.1),
        to: (window.x.1, window.y.0),
        columns: maps.cells,
        values,
        ramp: Ramp::Diverging,
        smooth: true,
    };
    let here = |points: Vec<(f64, f64)>| points.into_iter().map(|place| window.place(place)).list();
    let hatch = here(field.hatch(HATCH * 2.0 * EDGE / area.width));
    let mut marks = vec![ground, Mark::Line { points: hatch, stroke: Stroke::solid(Role::Surface.alpha(0.5), 1.4) }];
    // As long as there are as many pieces as before, each moves to its next place.
    let pieces = field.boundary();
    let key = Key::from("boundary").and(number).and(pieces.len());
    marks.extend(pieces.into_iter().enumerate().map(|(i, piece)| {
        let stroke = Stroke::solid(Role::Ink, 2.25);
        Mark::Line { points: here(piece.points), stroke }.keyed(key.and(2 * i + usize::from(piece.closed)))
    }));
    marks.extend(points(course, (area.width / USUAL_SIDE).clamp(0.75, 1.2)));
    marks.extend(cursor(course, highlights));
    if !output {
        let label = Label::symbol(lowered(&format!("o{number}")));
        let text =
            Text { bold: true, plate: true, size: 17.0, ..Text::new(window.place((0.92 * EDGE, 0.92 * EDGE)), label) };
        marks.push(Mark::Text(Text { anchor: Anchor::Right, ..text }));
    }
    Plot { area, x: axis("x1", window.x, area.width), y: axis("x2", window.y, area.height), marks }
}

/// Its name stands at its end.
fn axis(name: &str, (from, to): (f64, f64), pixels: f64) -> Axis {
    let numbers = numbers((from, to), pixels).into_iter().map(|(x, text)| (x, Label::symbol(text)));
    let ticks = numbers.chain([(to, Label::symbol(lowered(name)))]).list();
    Axis { range: Range::linear(from, to), ticks: Ticks::At(ticks), grid: false, label: None }
}

/// The round numbers along an axis: not at its ends, where one has its name and the other may have none.
fn numbers((from, to): (f64, f64), pixels: f64) -> Vec<(f64, String)> {
    if !ANNEX || (from, to) == USUAL.x {
        return [-4, -2, 0, 2, 4].map(|x| (f64::from(x), figure::integer(f64::from(x)))).into();
    }
    let margin = APART / pixels * (to - from);
    let inside = |x: f64| x > from + margin && x < to - margin;
    figure::ticks(&Range::linear(from, to), pixels, 2.0 * APART).into_iter().filter(|(x, _)| inside(*x)).list()
}

/// Room on the left for the labels of the upward axis.
pub(super) fn left(course: &Course) -> f64 {
    let widest = |pixels: f64| {
        let labels = numbers(course.data.window().y, pixels);
        labels.iter().map(|(_, text)| figure::text_width(text, LETTERS, false)).fold(0.0, f64::max)
    };
    LEFT.max(if ANNEX && course.data.window().y != USUAL.y { widest(USUAL_SIDE) + 12.0 } else { 0.0 })
}

/// Those for training are large, those for the test small; what is wanted to be positive is filled, the others are rings.
fn points(course: &Course, size: f64) -> Vec<Mark> {
    let data = &course.data;
    let mut marks = Vec::new();
    for (test, positive) in [(true, false), (true, true), (false, false), (false, true)] {
        let wanted = data.places.iter().zip(&data.ys).enumerate().filter(|(i, (place, target))| {
            (*i >= data.training) == test && (data.shade(**target) > 0.0) == positive && data.window().has(**place)
        });
        let points: Vec<(f64, f64)> = wanted.map(|(_, (place, _))| *place).list();
        let role = if positive { Role::Positive } else { Role::Negative };
        let (radius, line) = if test { (2.4, 1.1) } else { (4.6, 1.8) };
        let (fill, rim): (Paint, Role) =
            if positive { (role.into(), Role::Surface) } else { (Role::Surface.into(), role) };
        marks.push(Mark::Dots { points, radius: size * radius, fill, outline: Some(Stroke::solid(rim, line)) });
    }
    marks
}

/// The place looked at, and a ring around the point nearest to it.
fn cursor(course: &Course, highlights: &Highlights) -> Vec<Mark> {
    let window = course.data.window();
    let (x, y) = window.usual(window.within(highlights.at));
    let arm = 0.3;
    let ends = [(x - arm, y), (x + arm, y), (f64::NAN, y), (x, y - arm), (x, y + arm)];
    let cross = ends.map(|end| window.place(end)).into();
    let ring = course.data.places.get(highlights.point(&course.data)).copied().into_iter().list();
    let stroke = Stroke::solid(Role::Ink, 1.75);
    vec![
        Mark::Dots { points: ring, radius: 8.0, fill: Role::Surface.alpha(0.0), outline: Some(stroke) },
        Mark::Line { points: cross, stroke },
    ]
}

/// The plane as a handle: it selects a place, and with the learner's own points a press adds or removes one.
pub(super) fn handle(course: &Course, highlights: &Highlights, area: Rect) -> Handle {
    let window = course.data.window();
    let (x, y) = window.within(highlights.at);
    let axis = |key: &str, symbol: &str, from: (f64, f64), to: (f64, f64), value: f64| PlaneAxis {
        key: key.to_owned(),
        symbol: symbol.to_owned(),
        from,
        to,
        value,
        step: 0.25 * (to.1 - from.1) / (2.0 * EDGE),
    };
    let (right, bottom) = (area.x + area.width, area.y + area.height);
    let own = course.data.own && highlights.brush != "look";
    let press = own.then(|| ("put".to_owned(), "yes".to_owned()));
    Handle {
        segment: None,
        group: None,
        id: "plane".to_owned(),
        area,
        key: "ax".to_owned(),
        touch: Touch::Plane {
            x: axis("ax", "x₁", (area.x, window.x.0), (right, window.x.1), x),
            y: axis("ay", "x₂", (bottom, window.y.0), (area.y, window.y.1), y),
            press,
        },
        label: Message::new(if own { "training-plane-own" } else { "training-plane" }),
        restart: None,
    }
}
