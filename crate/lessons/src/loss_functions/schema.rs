//! What can be set in this lesson, and where a learner can start.

use crate::control::{flag, linear};
use crate::{Control, Group, Preset};

/// How far z goes to either side: there the sigmoid is flat.
pub(super) const REACH: f64 = 10.0;

pub(super) static CONTROLS: &[Control] = &[
    Control { key: "z", symbol: "z", kind: linear(6.0, (-REACH, REACH), 0.1) },
    Control { key: "y", symbol: "y", kind: linear(0.0, (0.0, 1.0), 0.05) },
    flag("alone"),
];

pub(super) static GROUPS: &[Group] = &[Group { name: "values", keys: &["z", "y", "alone"] }];

pub(super) static PRESETS: &[Preset] = &[
    Preset { name: "saturated", values: &[("alone", "no")] },
    Preset { name: "middle", values: &[("z", "0"), ("alone", "no")] },
    Preset { name: "right", values: &[("z", "-3"), ("alone", "no")] },
];
