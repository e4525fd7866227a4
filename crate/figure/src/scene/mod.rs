//! A picture as plain data: what is drawn, in the units of its plots, and what the learner can touch, in CSS pixels.
//!
//! A lesson returns a [`Scene`]. Only [`render()`](crate::render()) turns it into pixels, so tests check a picture as numbers.

mod axis;
mod flow;
mod handle;
mod mark;
mod neuron;
mod paint;
mod plot;
mod ramp;
mod rect;
mod shape;

use serde::Serialize;

pub use axis::{Along, Axis, Ticks};
pub use flow::{Flow, FlowScale};
pub use handle::{Handle, Pick, PlaneAxis, Segment, Touch};
pub use mark::{Anchor, Mark, Number, Text};
pub use neuron::{Grip, Level, Pulse};
pub use paint::{Paint, Role, Stroke};
pub use plot::Plot;
pub use ramp::Ramp;
pub use rect::Rect;
pub(crate) use shape::Kind;
pub use shape::Shape;

/// A whole picture. Its origin is the top left corner; y grows downwards.
///
/// ```
/// use figure::{Axis, Mark, Message, Plot, Range, Rect, Role, Scene, Stroke, Theme, Ticks, svg};
///
/// // y = x² over −1 … 1, with an axis below and an axis on the left.
/// let axis = |range| Axis { range, ticks: Ticks::Every(50.0), grid: true, label: None };
/// let points = (-10..=10).map(|i| f64::from(i) / 10.0).map(|x| (x, x * x)).collect();
/// let plot = Plot {
///     area: Rect { x: 40.0, y: 10.0, width: 250.0, height: 150.0 },
///     x: axis(Range::linear(-1.0, 1.0)),
///     y: axis(Range::linear(0.0, 1.0)),
///     marks: vec![Mark::Line { points, stroke: Stroke::solid(Role::Curve, 2.0) }],
/// };
/// let scene = Scene { width: 300.0, height: 200.0, plots: vec![plot], handles: Vec::new() };
///
/// // This picture has no words, so there is nothing to translate.
/// let translate = |message: &Message| message.id.clone();
/// let picture = svg(&scene, &Theme::light(), &translate);
/// assert!(picture.starts_with("<svg") && picture.contains("<polyline"));
/// ```
///
/// Written as data, it is its size alone: the marks stay in Rust, and handles are sent on their own, when they change.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Scene {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// The plots in the order in which they are painted.
    #[serde(skip)]
    pub plots: Vec<Plot>,
    /// What the learner can select or drag, in the order of the Tab key.
    #[serde(skip)]
    pub handles: Vec<Handle>,
}
