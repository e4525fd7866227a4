//! A picture as plain data: what is to be drawn and what can be touched, in CSS pixels and in the plots' own units.
//!
//! A lesson returns a [`Scene`]; [`crate::render`] alone turns it into pixels. Geometry is therefore tested as numbers.

use crate::{Label, Message, Ramp, Range};
use serde::Serialize;

/// A whole picture, `width` × `height` CSS pixels, with its origin at the top left.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Plots, painted in order.
    pub plots: Vec<Plot>,
    /// What can be selected or dragged, in the order of the Tab key.
    pub handles: Vec<Handle>,
}

/// A rectangle in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// One coordinate system: marks are placed in its units and clipped to `area`; tick labels stand outside of it.
#[derive(Clone, Debug)]
pub struct Plot {
    /// Where the units live, without the room for labels.
    pub area: Rect,
    /// The horizontal axis.
    pub x: Axis,
    /// The vertical axis, growing upwards unless its range is flipped.
    pub y: Axis,
    /// What is drawn, in order: later marks lie on top.
    pub marks: Vec<Mark>,
}

/// One axis of a plot.
#[derive(Clone, Debug)]
pub struct Axis {
    /// The units shown; always finite and not empty.
    pub range: Range,
    /// Where labelled ticks stand.
    pub ticks: Ticks,
    /// Whether the ticks continue as faint lines across the plot.
    pub grid: bool,
    /// What the axis measures, written beside it.
    pub label: Option<Label>,
}

/// Where an axis has ticks.
#[derive(Clone, Debug)]
pub enum Ticks {
    /// No axis line, no ticks.
    None,
    /// Round numbers, about so many pixels apart at least.
    Every(f64),
    /// Exactly these, each with its label.
    At(Vec<(f64, Label)>),
}

/// What a colour stands for; the theme says which colour that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Text and the strongest lines.
    Ink,
    /// Secondary text and axes.
    Muted,
    /// Grid lines and quiet borders.
    Faint,
    /// The picture's background.
    Surface,
    /// A slightly raised background, for nodes and bands.
    Raised,
    /// Positive values.
    Positive,
    /// Negative values.
    Negative,
    /// The selected parameter: one colour in every view.
    Accent,
    /// A ceiling or bound.
    Bound,
    /// The main curve.
    Curve,
    /// A fifth line, where several are told apart by colour and dash.
    Fifth,
    /// A sixth one.
    Sixth,
}

/// A colour role and how opaque it is (0 to 1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    /// What the colour stands for.
    pub role: Role,
    /// 0 transparent, 1 opaque.
    pub alpha: f64,
}

impl From<Role> for Paint {
    fn from(role: Role) -> Self {
        Self { role, alpha: 1.0 }
    }
}

impl Role {
    /// This colour, `alpha` opaque.
    pub fn alpha(self, alpha: f64) -> Paint {
        Paint { role: self, alpha }
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub paint: Paint,
    /// Width in CSS pixels.
    pub width: f64,
    /// Lengths of dash and gap in CSS pixels, or a solid line.
    pub dash: Option<(f64, f64)>,
}

impl Stroke {
    /// A solid line.
    pub fn solid(paint: impl Into<Paint>, width: f64) -> Self {
        Self { paint: paint.into(), width, dash: None }
    }

    /// A dashed line, 6 on and 5 off: what marks negative values and bounds beside their colour.
    pub fn dashed(paint: impl Into<Paint>, width: f64) -> Self {
        Self { paint: paint.into(), width, dash: Some((6.0, 5.0)) }
    }
}

/// Horizontal or vertical.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Along {
    /// Horizontal: a value of the x axis.
    X,
    /// Vertical: a value of the y axis.
    Y,
}

/// Which point of a text stands at the given place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The text's middle.
    Middle,
    /// The left end, vertically centred.
    Left,
    /// The right end, vertically centred.
    Right,
    /// The middle of the top edge: the text hangs below the place.
    Top,
    /// The middle of the bottom edge: the text stands above the place.
    Bottom,
}

/// A written mark.
#[derive(Clone, Debug)]
pub struct Text {
    /// Where, in the plot's units.
    pub at: (f64, f64),
    /// Moved by so many CSS pixels, right and down.
    pub shift: (f64, f64),
    /// Which point of the text stands there.
    pub anchor: Anchor,
    /// What is written.
    pub label: Label,
    /// Colour.
    pub paint: Paint,
    /// Font size in CSS pixels.
    pub size: f64,
    /// Bold or not.
    pub bold: bool,
    /// Whether the text has the surface's colour behind it, so that lines under it do not cross its letters.
    pub plate: bool,
}

impl Text {
    /// A text of 13 px in ink, centred at `at`.
    pub fn new(at: (f64, f64), label: Label) -> Self {
        Self {
            at,
            shift: (0.0, 0.0),
            anchor: Anchor::Middle,
            label,
            paint: Role::Ink.into(),
            size: 13.0,
            bold: false,
            plate: false,
        }
    }
}

/// One thing drawn in a plot, in the plot's units.
#[derive(Clone, Debug)]
pub enum Mark {
    /// A curve through points; a point that is not finite breaks it.
    Line {
        /// The points in order.
        points: Vec<(f64, f64)>,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// Discs; a point that is not finite is left out.
    Dots {
        /// Their centres.
        points: Vec<(f64, f64)>,
        /// Radius in CSS pixels.
        radius: f64,
        /// Inside.
        fill: Paint,
        /// Outline, if any.
        outline: Option<Stroke>,
    },
    /// A line with a head at `to`.
    Arrow {
        /// Tail.
        from: (f64, f64),
        /// Tip.
        to: (f64, f64),
        /// How it is drawn; the head takes its colour.
        stroke: Stroke,
    },
    /// Filled rectangles, each given by two opposite corners.
    Bars {
        /// The corners.
        bars: Vec<((f64, f64), (f64, f64))>,
        /// Inside.
        fill: Paint,
    },
    /// A straight line across the whole plot, at one value of an axis.
    Rule {
        /// The axis whose value is fixed.
        along: Along,
        /// That value.
        at: f64,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A filled strip across the whole plot, between two values of an axis; painted before the grid and all else.
    Band {
        /// The axis whose values are given.
        along: Along,
        /// One edge.
        from: f64,
        /// The other edge.
        to: f64,
        /// Inside.
        fill: Paint,
    },
    /// Many values as colours, painted as one image: a heat map, a heat strip, the ground of contours.
    Grid {
        /// The corner at which the first row begins, in the plot's units.
        from: (f64, f64),
        /// The corner at which the last row ends.
        to: (f64, f64),
        /// How many values a row has.
        columns: usize,
        /// The values, row by row. On a vertical axis that grows upwards, let `from` be the upper corner for the first row to
        /// be the topmost.
        values: Vec<f32>,
        /// How a value becomes a colour.
        ramp: Ramp,
        /// Whether neighbouring values flow into each other, or each is a rectangle of its own.
        smooth: bool,
    },
    /// Something written. Texts are not clipped to the plot, but kept inside the scene.
    Text(Text),
}

/// What touching a handle does.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum Touch {
    /// Sets the control to `value`.
    Select {
        /// The value set.
        value: String,
        /// Whether it is the present value.
        selected: bool,
    },
    /// Sets the control to `value`, and pointing at the place or moving the focus to it is enough.
    Point {
        /// The value set.
        value: String,
        /// Whether it is the present value.
        selected: bool,
    },
    /// Walks over numbered places along one direction: by pointing, dragging or arrow keys. `from` and `to` are (CSS pixel,
    /// number) of the first and the last place.
    Walk {
        /// The direction of the way.
        along: Along,
        /// The first place: pixel and number.
        from: (f64, usize),
        /// The last place: pixel and number.
        to: (f64, usize),
        /// The present place.
        value: usize,
    },
    /// Drags a number along one direction. `from` and `to` are (CSS pixel, value) at the ends of the way.
    Drag {
        /// The direction of the way.
        along: Along,
        /// One end: pixel and value.
        from: (f64, f64),
        /// The other end: pixel and value.
        to: (f64, f64),
        /// The present value.
        value: f64,
        /// What one press of an arrow key adds.
        step: f64,
    },
    /// A number that can be typed where it stands, or changed by pulling it sideways.
    Number {
        /// What a press sets, if anything; where there is nothing, or it is set, a press opens the box.
        select: Option<Pick>,
        /// The control of the number.
        edits: String,
        /// The number as it is typed.
        text: String,
        /// What a little pull to the right adds.
        step: f64,
        /// The step that a new number also goes back to.
        restart: Option<usize>,
    },
    /// Drags two numbers at once: a place on the plane.
    Plane {
        /// The number that moves from left to right.
        x: Way,
        /// The number that moves upwards.
        y: Way,
        /// What a press sets, a control and its value: Enter, or a click that does not drag.
        press: Option<(String, String)>,
    },
}

/// What a press sets.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pick {
    /// The control.
    pub key: String,
    /// The value set.
    pub value: String,
    /// Whether it is the present value.
    pub selected: bool,
}

/// One direction of a place that can be dragged over the plane.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Way {
    /// The control it sets.
    pub key: String,
    /// The name of the number, as in `w1`.
    pub symbol: String,
    /// One end: pixel and value.
    pub from: (f64, f64),
    /// The other end: pixel and value.
    pub to: (f64, f64),
    /// The present value.
    pub value: f64,
    /// What one press of an arrow key adds.
    pub step: f64,
}

/// A place on the picture that can be touched. The page lays a real, focusable element over it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Handle {
    /// Unique in the scene and stable while values change, so that focus stays.
    pub id: String,
    /// Where, in CSS pixels of the scene.
    pub area: Rect,
    /// The control it sets; of a plane, the one of its x.
    pub key: String,
    /// What touching does.
    pub touch: Touch,
    /// What a screen reader says.
    pub label: Message,
    /// The step that a touch also goes back to, as when a new starting point is chosen.
    pub restart: Option<usize>,
}
