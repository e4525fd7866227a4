//! What a plot shows.

use crate::{Along, Keyed, Label, Paint, Ramp, Role, Shape, Stroke};

/// One thing drawn in a plot. Places are in data units, the units of the plot's axes; widths and radii are in CSS pixels.
///
/// Numbers may be anything, because a run may diverge: a place that is not finite is never drawn.
#[derive(Clone, Debug)]
pub enum Mark {
    /// A curve through points. A point that is not finite breaks it.
    Line {
        /// The points in order.
        points: Vec<(f64, f64)>,
        /// How the curve is drawn.
        stroke: Stroke,
    },
    /// Discs. A point that is not finite is left out.
    Dots {
        /// The centres.
        points: Vec<(f64, f64)>,
        /// Radius in CSS pixels.
        radius: f64,
        /// Colour of the inside.
        fill: Paint,
        /// How the outline is drawn, if there is one.
        outline: Option<Stroke>,
    },
    /// A straight line with an arrow head at `to`.
    Arrow {
        /// The tail.
        from: (f64, f64),
        /// The tip.
        to: (f64, f64),
        /// How the line is drawn. The head has the same colour.
        stroke: Stroke,
    },
    /// Filled rectangles, each given by two opposite corners.
    Bars {
        /// The pairs of corners.
        bars: Vec<((f64, f64), (f64, f64))>,
        /// Colour of the inside.
        fill: Paint,
    },
    /// A straight line across the whole plot, at one value of an axis.
    Rule {
        /// The axis whose value is given.
        along: Along,
        /// That value.
        at: f64,
        /// How the line is drawn.
        stroke: Stroke,
    },
    /// A filled strip across the whole plot, between two values of an axis. It is painted below the grid lines.
    Band {
        /// The axis whose values are given.
        along: Along,
        /// One edge.
        from: f64,
        /// The other edge.
        to: f64,
        /// Colour of the inside.
        fill: Paint,
    },
    /// Many values as colours, painted as one image below the grid lines: a heat map, a heat strip. It is drawn only if it lies
    /// inside the plot.
    Grid {
        /// The corner at which the first row begins.
        from: (f64, f64),
        /// The corner at which the last row ends.
        to: (f64, f64),
        /// How many values a row has.
        columns: usize,
        /// The values, row by row from `from` to `to`. On a vertical axis that grows upwards the first row is the topmost if
        /// `from` is an upper corner.
        values: Vec<f32>,
        /// How a value becomes a colour.
        ramp: Ramp,
        /// Whether the colours of neighbouring values blend into each other. If not, each value is a rectangle.
        smooth: bool,
    },
    /// A line of text. It is not clipped to the plot, but moved into the scene.
    Text(Text),
    /// A [`Flow`](crate::Flow), a [`Level`](crate::Level), a [`Grip`](crate::Grip) or a [`Pulse`](crate::Pulse).
    Shape(Shape),
    /// One of the others that is known again in the next scene.
    Keyed(Box<Keyed>),
}

/// One line of text.
#[derive(Clone, Debug)]
pub struct Text {
    /// Its place, in the plot's data units.
    pub at: (f64, f64),
    /// An offset from that place in CSS pixels: to the right, and down.
    pub shift: (f64, f64),
    /// Which point of the text stands at that place.
    pub anchor: Anchor,
    /// What is written.
    pub label: Label,
    /// Colour.
    pub paint: Paint,
    /// Font size in CSS pixels.
    pub size: f64,
    /// Whether the font is bold.
    pub bold: bool,
    /// Whether a plate in the surface's colour lies behind the text, so that lines below do not cross its letters.
    pub plate: bool,
    /// The number in it, so that it counts on its way to the next one.
    pub number: Option<Number>,
    /// Whether its numbers can be pulled or typed: dots stand under them.
    pub pulled: bool,
}

/// A number that is part of a text.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    /// The number.
    pub value: f64,
    /// How it is written. The text holds what this gives.
    pub write: fn(f64) -> String,
}

impl Text {
    /// A text of 14 CSS pixels in the colour of ink, centred at `at`.
    ///
    /// ```
    /// use figure::{Anchor, Label, Mark, Text};
    ///
    /// // Everything else is a field: ten pixels above the point, standing on its bottom edge.
    /// let above = Text {
    ///     shift: (0.0, -10.0),
    ///     anchor: Anchor::Bottom,
    ///     ..Text::new((0.5, 2.0), Label::symbol("w₁"))
    /// };
    /// let mark = Mark::Text(above);
    /// ```
    pub fn new(at: (f64, f64), label: Label) -> Self {
        Self {
            at,
            shift: (0.0, 0.0),
            anchor: Anchor::Middle,
            label,
            paint: Role::Ink.into(),
            size: 14.0,
            bold: false,
            plate: false,
            number: None,
            pulled: false,
        }
    }

    /// The same text, which counts while it moves: its label holds `value` as `write` writes it.
    #[must_use]
    pub fn counting(self, value: f64, write: fn(f64) -> String) -> Self {
        Self { number: Some(Number { value, write }), ..self }
    }
}

/// Which point of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The centre.
    Middle,
    /// The left end, halfway up.
    Left,
    /// The right end, halfway up.
    Right,
    /// The middle of the top edge: the text is below the place.
    Top,
    /// The middle of the bottom edge: the text is above the place.
    Bottom,
}
