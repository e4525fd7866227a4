//! The axes of a plot.

use crate::{Label, Range};
use serde::Serialize;

/// One of the two directions of a plot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Along {
    /// Horizontal: values of the x axis.
    X,
    /// Vertical: values of the y axis.
    Y,
}

/// One axis of a plot.
#[derive(Clone, Debug)]
pub struct Axis {
    /// The values shown, in data units; always finite and not empty.
    pub range: Range,
    /// Where ticks stand.
    pub ticks: Ticks,
    /// Whether the ticks continue as faint lines across the plot.
    pub grid: bool,
    /// What the axis measures, written beside it.
    pub label: Option<Label>,
}

impl Axis {
    /// An axis that gives the plot its units and is not drawn.
    pub fn hidden(range: Range) -> Self {
        Self { range, ticks: Ticks::None, grid: false, label: None }
    }
}

/// Where an axis has ticks.
#[derive(Clone, Debug)]
pub enum Ticks {
    /// Neither a line nor ticks.
    None,
    /// Ticks at round values, as a rule at least this many CSS pixels apart; see [`ticks`](crate::ticks()).
    Every(f64),
    /// Ticks at exactly these values (data units), each with its label.
    At(Vec<(f64, Label)>),
}
