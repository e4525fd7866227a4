//! A small picture for each question, from its numbers. It shows what is given, and never the answer.

mod curve;
mod network;
mod plane;
mod score;

pub(super) use curve::{momentum, sigmoid, slope, valley};
pub(super) use network::{bias, ceiling, chain, count, neuron, sum};
pub(super) use plane::points;
pub(super) use score::{Mark as Marked, row, table};

use super::questions::short;
use figure::{Anchor, Axis, Handle, Label, Mark, Paint, Plot, Range, Rect, Scene, Text};

/// Where a picture is drawn: its size, and the plots and handles so far.
pub(super) struct Sight {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) plots: Vec<Plot>,
    pub(super) handles: Vec<Handle>,
}

impl Sight {
    pub(super) fn new(width: f64, height: f64) -> Self {
        Self { width, height, plots: Vec::new(), handles: Vec::new() }
    }

    /// Whether it lies on a wide page.
    fn wide(&self) -> bool {
        self.width >= 480.0
    }

    /// The size of letters.
    fn letters(&self) -> f64 {
        if self.wide() { 18.0 } else { 13.0 }
    }

    /// Adds a plot without axes, whose units are CSS pixels.
    fn pixels(&mut self, marks: Vec<Mark>) {
        let area = Rect { x: 0.0, y: 0.0, width: self.width, height: self.height };
        let (x, y) = (Range::linear(0.0, self.width), Range::linear(0.0, self.height).flipped());
        self.plots.push(Plot { area, x: Axis::hidden(x), y: Axis::hidden(y), marks });
    }

    /// The finished picture.
    pub(super) fn scene(self) -> Scene {
        Scene { width: self.width, height: self.height, plots: self.plots, handles: self.handles }
    }
}

/// A symbol with its number.
fn equation(symbol: &str, number: f64) -> String {
    format!("{symbol} = {}", short(number, 3))
}

/// Letters at a place.
fn written(at: (f64, f64), text: impl figure::IntoText, anchor: Anchor, size: f64, paint: impl Into<Paint>) -> Text {
    Text { anchor, size, paint: paint.into(), ..Text::new(at, Label::symbol(text)) }
}
