//! What stands on a network: neurons filled to the level of their output, the weight in the learner's hand, and pulses that run
//! along links.

use crate::{Along, Label, Role, Stroke, Text, symbol_width};

/// A neuron: a disc filled from one height to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// Its centre, in the plot's units.
    pub at: (f64, f64),
    /// Its radius in CSS pixels.
    pub radius: f64,
    /// Between which heights it is filled, as shares of its height: `(0, o)` of an output from 0 to 1.
    pub fill: (f64, f64),
    /// Its outline: [`Level::LIT`] or [`Level::IDLE`].
    pub outline: Stroke,
    /// 0 transparent, 1 opaque.
    pub alpha: f64,
}

impl Level {
    /// The outline of what the thought is about.
    pub const LIT: f64 = 2.25;
    /// The outline of all else.
    pub const IDLE: f64 = 1.5;

    /// A neuron, lit or idle. Without a `fill` it is empty: its output is not there yet.
    pub fn new(at: (f64, f64), radius: f64, fill: Option<(f64, f64)>, lit: bool) -> Self {
        let outline = if lit { Stroke::solid(Role::Ink, Self::LIT) } else { Stroke::solid(Role::Rule, Self::IDLE) };
        Self { at, radius, fill: fill.unwrap_or((0.0, 0.0)), outline, alpha: 1.0 }
    }

    /// The fill of an output from 0 to 1, as of sigmoid and softmax.
    pub fn unit(o: f64) -> (f64, f64) {
        (0.0, o)
    }

    /// The fill of an output from −1 to 1, as of tanh: up or down from the middle.
    pub fn signed(o: f64) -> (f64, f64) {
        (0.5, 0.5 + 0.5 * o)
    }

    /// The fill of an output without bounds, as of relu: up or down from the middle, and never quite full.
    pub fn unbounded(o: f64) -> (f64, f64) {
        Self::signed(if o.is_finite() { o / (1.0 + o.abs()) } else { o.signum() })
    }
}

/// The weight in the learner's hand: a pill on its edge, with its name and number.
#[derive(Clone, Debug)]
pub struct Grip {
    /// What stands on it. `at` is its middle, in the plot's units.
    pub text: Text,
    /// In which direction it can be pulled: two small arrows say so.
    pub arrows: Option<Along>,
    /// Only the outline: where it was before.
    pub ghost: bool,
}

impl Grip {
    /// A grip with this text, in the colour of the weight in hand.
    pub fn new(at: (f64, f64), label: Label, size: f64) -> Self {
        let text = Text { size, bold: true, paint: Role::Accent.into(), ..Text::new(at, label) };
        Self { text, arrows: None, ghost: false }
    }

    /// Its width and height in CSS pixels, for a text that is the same in every language: where a band ends, and what a
    /// handle covers.
    pub fn size(label: &str, size: f64) -> (f64, f64) {
        (symbol_width(label, size, true) + 1.2 * size, 2.35 * size)
    }
}

/// A dot that runs along a link while a movement lasts; before and after it, it is not there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pulse {
    /// Where it starts, in the plot's units.
    pub from: (f64, f64),
    /// Where it arrives.
    pub to: (f64, f64),
    /// Its radius in CSS pixels.
    pub radius: f64,
    /// What its colour stands for.
    pub role: Role,
    /// How far it is, as a share of the way: at 0 and 1 it is not drawn.
    pub on: f64,
}

impl Pulse {
    /// A dot that is not under way.
    pub fn new(from: (f64, f64), to: (f64, f64), role: Role) -> Self {
        Self { from, to, radius: 5.0, role, on: 1.0 }
    }
}
