//! The points of an epoch, and those of one batch among them.

use super::super::questions::Drawn;
use super::{Sight, written};
use figure::{Anchor, Label, Mark, Message, Role, Stroke, Text, ToList};

/// Points in a row: a number that no batch has, so that no row is a batch.
const ROW: usize = 9;

/// A batch is drawn from all over: this many points lie between one of it and the next. It shares no factor with any number of points.
const STRIDE: usize = 37;

pub(in super::super) fn points(drawn: &Drawn, sight: &mut Sight) {
    let (points, batch) = (drawn.number("points") as usize, drawn.number("batch") as usize);
    let size = sight.letters();
    let line = 2.2 * size;
    let rows = points.div_ceil(ROW);
    let apart = ((sight.width - 2.0 * size) / ROW as f64).min((sight.height - 2.0 * line) / rows as f64).min(44.0);
    let radius = 0.3 * apart;
    let left = 0.5 * (sight.width - apart * (ROW - 1) as f64);
    let top = 0.5 * (sight.height - apart * (rows - 1) as f64) + 0.5 * line;
    let place = |i: usize| (left + apart * (i % ROW) as f64, top + apart * (i / ROW) as f64);
    // Each second one is of the other class, as on the map of the lesson.
    let dots = |of: usize| {
        let fill = if of == 0 { Role::PositiveBand } else { Role::NegativeBand };
        let points = (0..points).filter(|i| (i * 7 / 3) % 2 == of).map(place).list();
        Mark::Dots { points, radius, fill: fill.into(), outline: None }
    };
    let rings = Mark::Dots {
        points: (0..batch).map(|i| place(i * STRIDE % points)).list(),
        radius: 0.44 * apart,
        fill: Role::Surface.alpha(0.0),
        outline: Some(Stroke::solid(Role::Ink, 2.0)),
    };
    let words = Message::new("check-yourself-batch").with("batch", batch.to_string());
    let text = written((0.5 * sight.width, line), "", Anchor::Middle, size, Role::Ink);
    let text = Mark::Text(Text { label: Label::from(words), ..text });
    sight.pixels(vec![dots(0), dots(1), rings, text]);
}
