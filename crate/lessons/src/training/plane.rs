//! The plane of the inputs: the map of the chosen neuron, its boundary, and the points.

use super::course::Course;
use super::data::EDGE;
use super::field::Field;
use super::highlights::Highlights;
use super::maps::{Maps, scale, shade};
use crate::symbols::lowered;
use figure::{
    Anchor, Axis, Handle, Key, Label, Mark, Message, Paint, PlaneAxis, Plot, Ramp, Range, Rect, Role, Stroke, Text,
    Ticks, Touch,
};

/// Room for the labels of the axes: on the left, below and above.
pub(super) const LEFT: f64 = 26.0;
pub(super) const BELOW: f64 = 26.0;
pub(super) const ABOVE: f64 = 8.0;
/// Between two lines of the hatch, in CSS pixels.
const HATCH: f64 = 11.0;
/// Discs in a plane so wide have the usual size.
const USUAL: f64 = 430.0;

pub(super) fn plot(course: &Course, highlights: &Highlights, maps: &Maps, area: Rect) -> Plot {
    let network = course.network();
    let (number, l, _) = highlights.unit(network);
    let map = maps.map(number - 1);
    let output = l + 1 == network.depth();
    let hidden = scale(map, network.activation(l));
    let value = |o: f32| shade(if output { course.data.shade(f64::from(o)) as f32 } else { hidden(o) } * 0.75);
    let values: Vec<f32> = map.iter().map(|&o| value(o)).collect();
    let field = Field::new(&values, maps.cells);
    let ground = Mark::Grid {
        from: (-EDGE, EDGE),
        to: (EDGE, -EDGE),
        columns: maps.cells,
        values,
        ramp: Ramp::Diverging,
        smooth: true,
    };
    let hatch = field.hatch(HATCH * 2.0 * EDGE / area.width);
    let mut marks = vec![ground, Mark::Line { points: hatch, stroke: Stroke::solid(Role::Surface.alpha(0.5), 1.4) }];
    // As long as there are as many pieces as before, each moves to its next place.
    let pieces = field.boundary();
    let key = Key::from("boundary").and(number).and(pieces.len());
    marks.extend(pieces.into_iter().enumerate().map(|(i, piece)| {
        let stroke = Stroke::solid(Role::Ink, 2.25);
        Mark::Line { points: piece.points, stroke }.keyed(key.and(2 * i + usize::from(piece.closed)))
    }));
    marks.extend(points(course, (area.width / USUAL).clamp(0.75, 1.2)));
    marks.extend(cursor(course, highlights));
    if !output {
        let label = Label::symbol(lowered(&format!("o{number}")));
        let text = Text { bold: true, plate: true, size: 17.0, ..Text::new((0.92 * EDGE, 0.92 * EDGE), label) };
        marks.push(Mark::Text(Text { anchor: Anchor::Right, ..text }));
    }
    Plot { area, x: axis("x1"), y: axis("x2"), marks }
}

/// Its name stands at its end.
fn axis(name: &str) -> Axis {
    let number = |x: i32| (f64::from(x), Label::symbol(figure::integer(f64::from(x))));
    let ticks = [-4, -2, 0, 2, 4].map(number).into_iter().chain([(EDGE, Label::symbol(lowered(name)))]);
    Axis { range: Range::linear(-EDGE, EDGE), ticks: Ticks::At(ticks.collect()), grid: false, label: None }
}

/// Those for training are large, those for the test small; what is wanted to be positive is filled, the others are rings.
fn points(course: &Course, size: f64) -> Vec<Mark> {
    let data = &course.data;
    let mut marks = Vec::new();
    for (test, positive) in [(true, false), (true, true), (false, false), (false, true)] {
        let wanted = data.places.iter().zip(&data.ys).enumerate().filter(|(i, ((x, y), target))| {
            (*i >= data.training) == test
                && (data.shade(**target) > 0.0) == positive
                && x.abs() <= EDGE
                && y.abs() <= EDGE
        });
        let points: Vec<(f64, f64)> = wanted.map(|(_, (place, _))| *place).collect();
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
    let (x, y) = highlights.at;
    let arm = 0.3;
    let cross = vec![(x - arm, y), (x + arm, y), (f64::NAN, y), (x, y - arm), (x, y + arm)];
    let ring = course.data.places.get(highlights.point(&course.data)).copied().into_iter().collect();
    let stroke = Stroke::solid(Role::Ink, 1.75);
    vec![
        Mark::Dots { points: ring, radius: 8.0, fill: Role::Surface.alpha(0.0), outline: Some(stroke) },
        Mark::Line { points: cross, stroke },
    ]
}

/// The plane as a handle: it selects a place, and with the learner's own points a press adds or removes one.
pub(super) fn handle(course: &Course, highlights: &Highlights, area: Rect) -> Handle {
    let axis = |key: &str, symbol: &str, from: (f64, f64), to: (f64, f64), value: f64| PlaneAxis {
        key: key.to_owned(),
        symbol: symbol.to_owned(),
        from,
        to,
        value,
        step: 0.25,
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
            x: axis("ax", "x₁", (area.x, -EDGE), (right, EDGE), highlights.at.0),
            y: axis("ay", "x₂", (bottom, -EDGE), (area.y, EDGE), highlights.at.1),
            press,
        },
        label: Message::new(if own { "training-plane-own" } else { "training-plane" }),
        restart: None,
    }
}
