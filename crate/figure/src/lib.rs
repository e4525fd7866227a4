//! Pictures of Backprop Lab: a [`Scene`] is plain data, and [`render()`] is the only code that speaks plotters.

mod axes;
mod digits;
mod image;
mod message;
mod part;
mod path;
mod pen;
mod plot;
mod range;
mod render;
mod scene;
mod svg;
mod text;
mod theme;
mod ticks;
mod writing;

/// The drawing primitives that [`render()`] is generic over, for those who bring their own backend.
pub use plotters_backend as backend;

pub use digits::{WriteNumber, digits, exact, plain, power, seventeen, whole, write_numbers_by};
pub use image::{Canvas, Ramp};
pub use message::{Label, Message, Say, Written};
pub use path::between;
pub use range::{Range, Scale, power_of_ten};
pub use render::{render, render_part};
pub use scene::{
    Along, Anchor, Axis, Handle, Mark, Paint, Pick, Plot, Rect, Role, Scene, Stroke, Text, Ticks, Touch, Way,
};
pub use svg::svg;
pub use text::text_width;
pub use theme::{Color, Theme};
pub use ticks::ticks;
