//! How the twelve questions were answered: a row of discs below each picture, and a table of them at the end.

use super::super::questions::KINDS;
use super::{Sight, written};
use figure::{Along, Anchor, Handle, Label, Mark as Drawing, Message, Rect, Role, Stroke, Text, ToList, Touch};

/// How a question was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Mark {
    Right,
    Wrong,
    Open,
}

/// One disc for each question, with a ring around the present one. A press on a disc leads to its question.
pub(in super::super) fn row(marks: &[Mark], now: Option<usize>, sight: &mut Sight) {
    let size = if sight.wide() { 16.0 } else { 13.0 };
    let apart = sight.width / marks.len() as f64;
    let radius = (0.35 * apart).min(17.0);
    let discs = marks.iter().enumerate().flat_map(|(at, mark)| {
        // On a phone the ring stays within its part of the row, or the edge of the picture would cut it.
        let ring = radius + (0.5 * apart - radius - 1.5).min(4.0);
        disc(
            *mark,
            at,
            ((at as f64 + 0.5) * apart, 0.5 * sight.height),
            radius,
            size,
            (now == Some(at)).then_some(ring),
        )
    });
    let discs = discs.list();
    sight.pixels(discs);
    let Some(now) = now else { return };
    let place = |at: usize| ((at as f64 + 0.5) * apart, at + 1);
    let (along, value) = (Along::X, now + 1);
    let touch = Touch::Walk { along, from: place(0), to: place(marks.len() - 1), value };
    let area = Rect { x: 0.0, y: 0.0, width: sight.width, height: sight.height };
    sight.handles.push(handle("step", area, touch, Message::new("check-yourself-walk")));
}

/// What leads to another question.
fn handle(id: &str, area: Rect, touch: Touch, label: Message) -> Handle {
    let key = "step".to_owned();
    Handle { id: id.to_owned(), area, segment: None, group: None, key, touch, label, restart: None }
}

/// The discs in columns, each with what its question is about. A press leads to the question.
pub(in super::super) fn table(marks: &[Mark], sight: &mut Sight) {
    let (columns, size) = if sight.wide() { (3, 16.0) } else { (1, 13.0) };
    let rows = marks.len().div_ceil(columns);
    let (wide, high) = (sight.width / columns as f64, (sight.height / rows as f64).min(88.0));
    let top = 0.5 * (sight.height - high * rows as f64);
    let radius = (0.4 * high).min(20.0);
    let cells = marks.iter().enumerate().flat_map(|(at, mark)| {
        let (x, y) = ((at / rows) as f64 * wide + radius + 8.0, top + ((at % rows) as f64 + 0.5) * high);
        let name = Label::words(format!("check-yourself-{}-about", KINDS[at].name));
        let text = Text { label: name, ..written((x + radius + 0.6 * size, y), "", Anchor::Left, size, Role::Ink) };
        disc(*mark, at, (x, y), radius, size, None).into_iter().chain([Drawing::Text(text)])
    });
    let cells = cells.list();
    sight.pixels(cells);
    for (at, kind) in KINDS.iter().enumerate() {
        let (x, y) = ((at / rows) as f64 * wide, top + (at % rows) as f64 * high);
        let area = Rect { x, y: y + 1.0, width: wide - 8.0, height: high - 2.0 };
        let touch = Touch::Select { value: (at + 1).to_string(), selected: false };
        sight.handles.push(handle(kind.name, area, touch, Message::new(format!("check-yourself-{}-about", kind.name))));
    }
}

/// Full and ticked, empty and crossed, or only numbered: not by colour alone. The present one has a ring `around` it.
fn disc(mark: Mark, at: usize, place: (f64, f64), radius: f64, size: f64, around: Option<f64>) -> Vec<Drawing> {
    let (text, paint, fill, edge) = match mark {
        Mark::Right => ("✓".to_owned(), Role::Surface, Role::Ok, Role::Ok),
        Mark::Wrong => ("✗".to_owned(), Role::Negative, Role::Surface, Role::Negative),
        Mark::Open => ((at + 1).to_string(), Role::Ink, Role::Surface, Role::Rule),
    };
    let ring = |radius, fill: figure::Paint, stroke| Drawing::Dots {
        points: vec![place],
        radius,
        fill,
        outline: Some(stroke),
    };
    let around = around.map(|radius| ring(radius, Role::Surface.into(), Stroke::solid(Role::Ink, 2.5)));
    let disc = ring(radius, fill.into(), Stroke::solid(edge, 2.0));
    let text = Text { bold: true, ..written(place, text, Anchor::Middle, size, paint) };
    around.into_iter().chain([disc, Drawing::Text(text)]).list()
}
