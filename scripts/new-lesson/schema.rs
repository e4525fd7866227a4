//! What can be set in this lesson, and where a learner can start.

use crate::control::linear;
use crate::{Control, Group, Preset};

pub(super) static CONTROLS: &[Control] = &[Control { key: "x", symbol: "x", kind: linear(1.0, (-3.0, 3.0), 0.1) }];

/// The controls by groups: their titles, `group-values` and the like, are words that all lessons share.
pub(super) static GROUPS: &[Group] = &[Group { name: "values", keys: &["x"] }];

pub(super) static PRESETS: &[Preset] = &[Preset { name: "first", values: &[("x", "-2")] }];
