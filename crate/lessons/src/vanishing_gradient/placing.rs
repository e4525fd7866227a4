//! Labels that look for a free place.

use figure::{Anchor, Label, Mark, Plot, Text, text_width};

/// As wide as we take words to be: which words they are, only the page knows.
const WORDS: f64 = 170.0;

/// Left, top, right and bottom of a text, in CSS pixels.
type Room = [f64; 4];

/// Writes the first of these texts that lies on no other and inside of the plot; none, if there is none.
pub(super) fn put(plot: &mut Plot, candidates: Vec<Text>) {
    let free = candidates.into_iter().find(|text| {
        room(plot, text).is_some_and(|mine| {
            let (right, bottom) = (plot.area.x + plot.area.width + 14.0, plot.area.y + plot.area.height);
            let inside = mine[1] >= plot.area.y - 2.0 && mine[3] <= bottom + 2.0;
            let across = matches!(text.anchor, Anchor::Bottom | Anchor::Top | Anchor::Middle)
                || mine[0] >= plot.area.x && mine[2] <= right;
            let texts =
                plot.marks.iter().filter_map(|mark| if let Mark::Text(text) = mark { Some(text) } else { None });
            inside && across && texts.filter_map(|text| room(plot, text)).all(|other| apart(mine, other))
        })
    });
    plot.marks.extend(free.map(Mark::Text));
}

/// The same text, moved up or down in each of these ways.
pub(super) fn at_heights(lifts: [f64; 4], text: &Text) -> Vec<Text> {
    lifts.map(|dy| Text { shift: (text.shift.0, dy), ..text.clone() }).to_vec()
}

fn apart(a: Room, b: Room) -> bool {
    a[2] + 4.0 <= b[0] || b[2] + 4.0 <= a[0] || a[3] + 2.0 <= b[1] || b[3] + 2.0 <= a[1]
}

fn room(plot: &Plot, text: &Text) -> Option<Room> {
    let (x, y) = plot.px(text.at)?;
    let (x, y) = (x + text.shift.0, y + text.shift.1);
    let wide = match &text.label {
        Label::Symbol(label) => text_width(label, text.size, text.bold),
        Label::Words(_) => WORDS,
    };
    let left = match text.anchor {
        Anchor::Left => x,
        Anchor::Right => x - wide,
        _ => x - 0.5 * wide,
    };
    let top = match text.anchor {
        Anchor::Top => y,
        Anchor::Bottom => y - text.size,
        _ => y - 0.5 * text.size,
    };
    Some([left, top, left + wide, top + text.size])
}
