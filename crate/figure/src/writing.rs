//! One line of text with the room it takes, before it is written.

use crate::Say;
use crate::path::Point;
use crate::path::between;
use crate::text::text_width;
use crate::{Anchor, Label, Paint, Rect};
use plotters::style::text_anchor::HPos;

/// Height of a line in font sizes.
const HEIGHT: f64 = 1.2;
/// What a plate adds left and right, and above and below.
const PLATE: Point = (3.0, 1.0);
/// How far a text may shrink to fit.
const SMALLER: f64 = 0.7;
/// What stays free between a text and the border of the scene.
const MARGIN: f64 = 2.0;

/// A line of text and the box around it, in CSS pixels.
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) size: f64,
    pub(crate) bold: bool,
    pub(crate) plate: bool,
    pub(crate) paint: Paint,
    /// Which end of the text is exactly where it should be, however wide the real font is.
    pub(crate) side: HPos,
    /// The room it takes.
    pub(crate) room: Rect,
}

impl Line {
    /// `text` with its `anchor` at `at`.
    pub(crate) fn new(text: String, size: f64, paint: Paint, at: Point, anchor: Anchor) -> Self {
        let mut line = Self {
            text,
            size: if size.is_finite() { size.clamp(1.0, 400.0) } else { 13.0 },
            bold: false,
            plate: false,
            paint,
            side: side(anchor),
            room: Rect { x: 0.0, y: 0.0, width: 0.0, height: 0.0 },
        };
        line.measure(at, anchor);
        line
    }

    /// Takes the room that the text needs now.
    pub(crate) fn measure(&mut self, (x, y): Point, anchor: Anchor) {
        let (width, height) = (text_width(&self.text, self.size, self.bold), HEIGHT * self.size);
        let left = match anchor {
            Anchor::Left => x,
            Anchor::Right => x - width,
            Anchor::Middle | Anchor::Top | Anchor::Bottom => x - width / 2.0,
        };
        let top = match anchor {
            Anchor::Top => y,
            Anchor::Bottom => y - height,
            Anchor::Middle | Anchor::Left | Anchor::Right => y - height / 2.0,
        };
        self.room = Rect { x: left, y: top, width, height };
    }

    /// Moves it into the scene, a little smaller if it is too long for it. The end at the border then is the one
    /// that is exact.
    pub(crate) fn keep_inside(&mut self, scene: &Rect) {
        let padding = if self.plate { PLATE } else { (0.0, 0.0) };
        let space = scene.width - 2.0 * padding.0.max(MARGIN);
        let ratio = (space / self.room.width).clamp(SMALLER, 1.0);
        self.room.x += self.room.width * (1.0 - ratio) / 2.0;
        self.room.width *= ratio;
        self.size *= ratio;
        let before = self.room.x;
        self.room.x = inside(before, self.room.width, scene.width, padding.0.max(MARGIN));
        self.room.y = inside(self.room.y, self.room.height, scene.height, padding.1);
        if self.room.x < before {
            self.side = HPos::Right;
        } else if self.room.x > before {
            self.side = HPos::Left;
        }
    }

    /// The point the backend is given: one end or the centre, halfway up.
    pub(crate) fn place(&self) -> Point {
        let x = match self.side {
            HPos::Left => self.room.x,
            HPos::Center => self.room.x + self.room.width / 2.0,
            HPos::Right => self.room.right(),
        };
        (x, self.room.y + self.room.height / 2.0)
    }

    pub(crate) fn plate_rect(&self) -> Rect {
        let Rect { x, y, width, height } = self.room;
        Rect { x: x - PLATE.0, y: y - PLATE.1, width: width + 2.0 * PLATE.0, height: height + 2.0 * PLATE.1 }
    }
}

/// A label's text: symbols as they are, words in the reader's language.
pub(crate) fn resolve(label: &Label, say: Say) -> String {
    match label {
        Label::Symbol(text) => text.clone(),
        Label::Words(message) => say(message),
    }
}

fn side(anchor: Anchor) -> HPos {
    match anchor {
        Anchor::Left => HPos::Left,
        Anchor::Right => HPos::Right,
        Anchor::Middle | Anchor::Top | Anchor::Bottom => HPos::Center,
    }
}

/// Where something `long` begins so that it lies within 0 to `room`; centred if it is too long.
fn inside(start: f64, long: f64, room: f64, padding: f64) -> f64 {
    let last = room - padding - long;
    if last >= padding { between(start, padding, last) } else { (room - long) / 2.0 }
}
