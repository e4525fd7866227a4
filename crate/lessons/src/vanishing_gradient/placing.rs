//! Labels that look for a free place.

use figure::{Anchor, Label, Mark, Plot, Rect, Text, ToList, symbol_width};

/// As wide as we take words to be, in font sizes: which words they are, only the page knows.
const WORDS: f64 = 11.0;

/// Lines stay this far away: they have a width, and dots on them.
const CLEAR: f64 = 3.0;

/// Left, top, right and bottom of a text, in CSS pixels.
type Room = [f64; 4];

/// Writes the first of these texts that lies on no other, on none of the lines and inside of the area. If each lies on a
/// line, and it `must` be written, it is the first that lies on no text. The plot's units are CSS pixels.
pub(super) fn put(
    plot: &mut Plot,
    area: Rect,
    lines: &[&[(f64, f64)]],
    candidates: impl Iterator<Item = Text>,
    must: bool,
) {
    let texts: Vec<Room> = plot.marks.iter().filter_map(|mark| written(mark.bare())).list();
    let mut second = None;
    for text in candidates {
        let mine = room(&text);
        let inside = mine[1] >= area.y && mine[3] <= area.y + area.height;
        let across = mine[0] >= area.x && mine[2] <= area.x + area.width;
        if !inside || !across || texts.iter().any(|other| !apart(mine, *other)) {
            continue;
        }
        if !lines.iter().any(|line| line.windows(2).any(|part| crosses(mine, part[0], part[1]))) {
            return plot.marks.push(Mark::Text(text));
        }
        second.get_or_insert(text);
    }
    plot.marks.extend(second.filter(|_| must).map(Mark::Text));
}

/// Whether a straight line from left to right, or back, meets the room.
fn crosses([left, top, right, bottom]: Room, a: (f64, f64), b: (f64, f64)) -> bool {
    let (a, b) = if a.0 <= b.0 { (a, b) } else { (b, a) };
    let (from, to) = (a.0.max(left), b.0.min(right));
    if from > to {
        return false;
    }
    let at = |x: f64| if b.0 > a.0 { a.1 + (b.1 - a.1) * (x - a.0) / (b.0 - a.0) } else { a.1 };
    let (one, other) = (at(from), at(to));
    one.min(other) <= bottom + CLEAR && one.max(other) >= top - CLEAR
}

/// The same text, moved up or down in each of these ways.
pub(super) fn at_heights<'a>(lifts: &'a [f64], text: &'a Text) -> impl Iterator<Item = Text> + 'a {
    lifts.iter().map(|dy| Text { at: (text.at.0, text.at.1 + dy), ..text.clone() })
}

fn written(mark: &Mark) -> Option<Room> {
    if let Mark::Text(text) = mark { Some(room(text)) } else { None }
}

fn apart(a: Room, b: Room) -> bool {
    a[2] + 4.0 <= b[0] || b[2] + 4.0 <= a[0] || a[3] + 2.0 <= b[1] || b[3] + 2.0 <= a[1]
}

fn room(text: &Text) -> Room {
    let (x, y) = text.at;
    let wide = match &text.label {
        Label::Symbol(label) => symbol_width(label, text.size, text.bold),
        Label::Words(_) => WORDS * text.size,
    };
    let left = match text.anchor {
        Anchor::Left => x,
        Anchor::Right => x - wide,
        _ => x - 0.5 * wide,
    };
    let top = match text.anchor {
        Anchor::Top => y,
        Anchor::Bottom => y - 1.2 * text.size,
        _ => y - 0.6 * text.size,
    };
    [left, top, left + wide, top + 1.2 * text.size]
}
