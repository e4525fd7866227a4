//! What can be set in this lesson, and where a learner can start.

use super::answers;
use crate::control::{hidden, integer};
use crate::{Control, Group, Preset};

/// The last seed that can be asked for.
pub(super) const SEEDS: f64 = 9999.0;

pub(super) static CONTROLS: &[Control] = &[
    Control { key: "seed", symbol: "", kind: integer(1.0, (1.0, 50.0), 1.0, SEEDS) },
    hidden("answers", &answers::ANSWERS),
];

pub(super) static GROUPS: &[Group] = &[Group { name: "values", keys: &["seed"] }];

/// One of each kind of picture.
pub(super) static PRESETS: &[Preset] = &[
    Preset { name: "way", values: &[("step", "1")] },
    Preset { name: "sum", values: &[("step", "7")] },
    Preset { name: "result", values: &[("step", "13"), ("answers", RESULT)] },
    Preset { name: "chain", values: &[("step", "5")] },
    Preset { name: "settle", values: &[("step", "3")] },
    Preset { name: "slope", values: &[("step", "4")] },
    Preset { name: "count", values: &[("step", "6")] },
    Preset { name: "bias", values: &[("step", "8")] },
    Preset { name: "ceiling", values: &[("step", "9")] },
    Preset { name: "momentum", values: &[("step", "10")] },
    Preset { name: "updates", values: &[("step", "11")] },
];

/// Ten right answers to the questions of seed 1, a wrong one, and one that is missing.
const RESULT: &str = "way:down,new:-1.85,settle:settle,slope:0.1275,chain:-0.07793,count:8,sum:-0.177,bias:0,ceiling:0.027,\
                      updates:9,entropy:-0.7";
