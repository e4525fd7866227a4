//! Pictures of Backprop Lab. A [`Scene`] is plain data: plots with marks in data units, and handles that the learner can touch.
//! [`render()`] draws it on any backend of plotters, [`svg()`] writes it as an SVG document. The crate also writes numbers
//! ([`digits()`]) and names words ([`Message`]), because pictures, tables and formulas must agree on both.
//!
//! Two units appear everywhere. *CSS pixels* measure the scene, from its top left corner. *Data units* are those of a plot's
//! axes; [`Plot::px`] converts them to CSS pixels.
//!
//! Numbers may be anything, because a run may diverge: what is not finite is not drawn, and nothing here panics.
//!
//! ```
//! use figure::{Label, Mark, Message, Plot, Role, Scene, Stroke, Text, Theme, svg};
//!
//! // Two neurons and a weight, in CSS pixels.
//! let mut plot = Plot::pixels(200.0, 80.0);
//! plot.marks = vec![
//!     Mark::Line { points: vec![(40.0, 40.0), (160.0, 40.0)], stroke: Stroke::solid(Role::Positive, 3.0) },
//!     Mark::Dots {
//!         points: vec![(40.0, 40.0), (160.0, 40.0)],
//!         radius: 14.0,
//!         fill: Role::Raised.into(),
//!         outline: Some(Stroke::solid(Role::Ink, 1.0)),
//!     },
//!     Mark::Text(Text::new((100.0, 28.0), Label::symbol("w₁ = 0.4"))),
//! ];
//! let scene = Scene { width: 200.0, height: 80.0, plots: vec![plot], handles: Vec::new() };
//!
//! let translate = |message: &Message| message.id.clone();
//! let picture = svg(&scene, &Theme::light(), &translate);
//! assert!(picture.contains("= 0.4"));
//! assert_eq!(picture.matches("<circle").count(), 4); // two insides and two outlines
//! ```

mod clamp;
mod digits;
mod draw;
mod list;
mod message;
mod motion;
mod range;
mod scene;
mod text;
mod theme;
mod ticks;
mod typeset;

/// The drawing primitives of plotters, for a backend of your own.
pub use plotters_backend as backend;

pub use clamp::clamp;
pub use digits::{WriteNumber, ascii, digits, exact, integer, power, seventeen, write_numbers_by};
pub use draw::{Canvas, render, render_part, svg};
pub use list::ToList;
pub use message::{IntoText, Label, Message, Translate};
pub use motion::{Key, Keyed, ease, mix, moving};
pub use range::{Range, Scale, power_of_ten};
pub use scene::{
    Along, Anchor, Axis, Flow, FlowScale, Grip, Handle, Level, Mark, Number, Paint, Pick, PlaneAxis, Plot, Pulse, Ramp,
    Rect, Role, Scene, Segment, Shape, Stroke, Text, Ticks, Touch,
};
pub use text::{smallest_text, text_width};
pub use theme::{Color, Theme};
pub use ticks::ticks;
pub use typeset::{roomy_width, symbol_width};
