//! One line of text and the rectangle it takes, before it is written.

use super::geometry::Point;
use crate::typeset::{Run, typeset, width_of};
use crate::{Anchor, Label, Paint, Rect, Text, Translate, clamp};
use plotters::style::text_anchor::HPos;

/// Height of a line, in font sizes.
const LINE_HEIGHT: f64 = 1.2;
/// How far a plate reaches beyond its text: left and right, above and below. In CSS pixels.
const PLATE_PADDING: Point = (3.0, 1.0);
/// A reader's font may be wider than our table says: a plate reaches this share of the width further at both ends.
const PLATE_SHARE: f64 = 0.08;
/// A text that is too long for the scene shrinks to this share of its size at most.
const SMALLEST_SHARE: f64 = 0.7;
/// The least distance between a text and the left or right border of the scene, in CSS pixels.
const MARGIN: f64 = 2.0;

/// A line of text and the rectangle around it, in CSS pixels.
pub(crate) struct TextLine {
    /// What is written, cut where the letters become of another kind.
    pub(crate) runs: Vec<Run>,
    pub(crate) size: f64,
    pub(crate) bold: bool,
    pub(crate) plate: bool,
    /// Whether dots stand under its numbers.
    pub(crate) dotted: bool,
    pub(crate) paint: Paint,
    /// The point of the text that the backend is told: this end is right even if the real font is wider than our table says.
    pub(crate) side: HPos,
    /// The rectangle around the text.
    pub(crate) bounds: Rect,
}

impl TextLine {
    /// `text` with its `anchor` at `at`.
    pub(crate) fn new(text: String, size: f64, paint: Paint, at: Point, anchor: Anchor) -> Self {
        let mut line = Self {
            runs: typeset(&text, false),
            size: if size.is_finite() { size.clamp(1.0, 400.0) } else { 13.0 },
            bold: false,
            plate: false,
            dotted: false,
            paint,
            side: side(anchor),
            bounds: Rect { x: 0.0, y: 0.0, width: 0.0, height: 0.0 },
        };
        line.measure(at, anchor);
        line
    }

    /// The text of a mark, with its anchor at `at`.
    pub(crate) fn of(text: &Text, at: Point, translate: Translate) -> Self {
        let written = resolve(&text.label, translate);
        let numbers = text.pulled.then(|| typeset(&written, true));
        let mut line = Self::new(written, text.size, text.paint, at, text.anchor);
        line.runs = numbers.unwrap_or(line.runs);
        (line.bold, line.plate, line.dotted) = (text.bold, text.plate, text.pulled);
        line.measure(at, text.anchor);
        line
    }

    /// Works out `bounds` again, with the `anchor` at the given point.
    pub(crate) fn measure(&mut self, (x, y): Point, anchor: Anchor) {
        let (width, height) = (width_of(&self.runs, self.size, self.bold), LINE_HEIGHT * self.size);
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
        self.bounds = Rect { x: left, y: top, width, height };
    }

    /// Moves the text into the scene, and makes it smaller if it is too long. The end at the border becomes the one that is
    /// right in any font.
    pub(crate) fn keep_inside(&mut self, scene: &Rect) {
        let padding = if self.plate { self.plate_padding() } else { (0.0, 0.0) };
        let space = scene.width - 2.0 * padding.0.max(MARGIN);
        let ratio = (space / self.bounds.width).clamp(SMALLEST_SHARE, 1.0);
        self.bounds.x += self.bounds.width * (1.0 - ratio) / 2.0;
        self.bounds.width *= ratio;
        self.size *= ratio;
        let before = self.bounds.x;
        self.bounds.x = inside(before, self.bounds.width, scene.width, padding.0.max(MARGIN));
        self.bounds.y = inside(self.bounds.y, self.bounds.height, scene.height, padding.1);
        if self.bounds.x < before {
            self.side = HPos::Right;
        } else if self.bounds.x > before {
            self.side = HPos::Left;
        }
    }

    /// The point that the backend is told: one end or the centre, halfway up.
    pub(crate) fn position(&self) -> Point {
        let x = match self.side {
            HPos::Left => self.bounds.x,
            HPos::Center => self.bounds.x + self.bounds.width / 2.0,
            HPos::Right => self.bounds.right(),
        };
        (x, self.bounds.y + self.bounds.height / 2.0)
    }

    /// The rectangle of the plate behind the text.
    pub(crate) fn plate_rect(&self) -> Rect {
        let Rect { x, y, width, height } = self.bounds;
        let (across, up) = self.plate_padding();
        Rect { x: x - across, y: y - up, width: width + 2.0 * across, height: height + 2.0 * up }
    }

    fn plate_padding(&self) -> Point {
        (PLATE_PADDING.0 + PLATE_SHARE * self.bounds.width, PLATE_PADDING.1)
    }
}

/// A label's text: symbols as they are, words in the reader's language.
pub(crate) fn resolve(label: &Label, translate: Translate) -> String {
    match label {
        Label::Symbol(text) => text.clone(),
        Label::Words(message) => translate(message),
    }
}

fn side(anchor: Anchor) -> HPos {
    match anchor {
        Anchor::Left => HPos::Left,
        Anchor::Right => HPos::Right,
        Anchor::Middle | Anchor::Top | Anchor::Bottom => HPos::Center,
    }
}

/// The start of an interval of this `length` after it is moved between 0 and `space`, with `padding` at both ends. An interval
/// that is too long is centred.
fn inside(start: f64, length: f64, space: f64, padding: f64) -> f64 {
    let last = space - padding - length;
    if last >= padding { clamp(start, padding, last) } else { (space - length) / 2.0 }
}
