//! The chain rule under both losses, one below the other: the same ∂o/∂z, and what ∂L/∂o makes of it.

use super::picture::{has_rail, letters, strokes};
use super::{NAMES, Show};
use figure::{Anchor, Axis, Label, Mark, Message, Plot, Range, Rect, Role, Scene, Text, ToList, digits};

/// The heights of the first row, which holds the symbols, and of the others.
fn rows(width: f64) -> (f64, f64) {
    if has_rail(width) { (26.0, 30.0) } else { (20.0, 23.0) }
}

pub(super) fn height(width: f64) -> f64 {
    let (first, other) = rows(width);
    first + 2.0 * other
}

pub(super) fn scene(show: &Show, width: f64) -> Scene {
    let height = height(width);
    let plot = plot(show, Rect { x: 0.0, y: 0.0, width, height });
    Scene { width, height, plots: vec![plot], handles: Vec::new() }
}

/// Where the name begins, and the middles of the columns: ∂L/∂o × ∂o/∂z = ∂L/∂z.
fn columns(width: f64) -> (f64, [f64; 5]) {
    if has_rail(width) { (54.0, [0.4, 0.5, 0.6, 0.71, 0.84]) } else { (4.0, [0.42, 0.55, 0.66, 0.77, 0.885]) }
}

/// The rows in this part of a scene.
pub(super) fn plot(show: &Show, room: Rect) -> Plot {
    let (width, (usual, small)) = (room.width, letters(room.width));
    let ((begin, middles), (first, other)) = (columns(width), rows(width));
    let numbers = if has_rail(width) { usual + 2.0 } else { usual };
    let text = |x: f64, y: f64, label: Label| Text { size: small.max(usual - 2.0), ..Text::new((x, y), label) };
    let symbols = middles.into_iter().zip(["∂L/∂o", "", "∂o/∂z", "", "∂L/∂z"]).filter(|(_, symbol)| !symbol.is_empty());
    let mut marks: Vec<Mark> = symbols
        .map(|(at, symbol)| {
            let text = text(at * width, 0.5 * first, Label::symbol(symbol));
            Mark::Text(Text { paint: Role::Muted.into(), ..text })
        })
        .list();
    let named = if show.alone { 1 } else { 2 };
    for (i, ((slopes, name), stroke)) in show.slopes.into_iter().zip(NAMES).zip(strokes()).take(named).enumerate() {
        let y = first + (i as f64 + 0.5) * other;
        if has_rail(width) {
            marks.push(Mark::Line { points: vec![(4.0, y), (begin - 6.0, y)], stroke });
        }
        let name = text(begin, y, Message::new("loss-functions-name").with("loss", name).into());
        marks.push(Mark::Text(Text { anchor: Anchor::Left, bold: true, paint: stroke.paint, ..name }));
        let known = show.shown[i];
        let write = |x: f64| if known { digits(x, if has_rail(width) { 4 } else { 3 }) } else { "?".to_owned() };
        let parts = [write(slopes.by_o), "×".to_owned(), write(show.steepness), "=".to_owned(), write(slopes.by_z)];
        marks.extend(middles.into_iter().zip(parts).enumerate().map(|(k, (at, part))| {
            let result = k == 4;
            let paint = if result { stroke.paint } else { Role::Ink.into() };
            let text = text(at * width, y, Label::symbol(part));
            Mark::Text(Text { size: numbers, bold: result, paint, ..text })
        }));
    }
    Plot {
        area: room,
        x: Axis::hidden(Range::linear(0.0, width)),
        y: Axis::hidden(Range::linear(0.0, room.height).flipped()),
        marks,
    }
}
