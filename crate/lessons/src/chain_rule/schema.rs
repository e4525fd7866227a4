//! What can be set in this lesson, and where a learner can start.

use super::exercises::{LEVELS, TASKS};
use super::{document, networks};
use crate::control::ETA;
use crate::{Control, Kind, Number, Preset};

pub(super) static CONTROLS: &[Control] = &[
    Control { key: "task", symbol: "", kind: Kind::Choice { default: "explore", options: TASKS } },
    Control { key: "level", symbol: "", kind: Kind::Choice { default: "1", options: LEVELS } },
    Control { key: "seed", symbol: "", kind: Kind::Number(SEED) },
    Control { key: "network", symbol: "", kind: Kind::Choice { default: "b", options: networks::NAMES } },
    Control { key: "select", symbol: "", kind: Kind::Parameter { default: "w1" } },
    ETA,
    Control { key: "notation", symbol: "", kind: Kind::Choice { default: "notes", options: &["notes", "usual"] } },
    Control { key: "pace", symbol: "", kind: Kind::Choice { default: "act", options: &["act", "neuron"] } },
    Control { key: "through", symbol: "", kind: Kind::Parameter { default: "" } },
    Control { key: "layers", symbol: "", kind: Kind::Layers(networks::LIMITS) },
    Control {
        key: "loss",
        symbol: "",
        kind: Kind::Choice {
            default: "half-squared-error",
            options: &["half-squared-error", "binary-cross-entropy", "cross-entropy"],
        },
    },
    Control { key: "freeze", symbol: "", kind: Kind::Flag { default: false } },
    Control { key: "open", symbol: "", kind: Kind::Flag { default: false } },
    Control { key: "check", symbol: "", kind: Kind::Flag { default: false } },
    Control { key: "predict", symbol: "", kind: Kind::Flag { default: false } },
    Control { key: "guess", symbol: "", kind: Kind::Word },
    Control { key: "numbers", symbol: "", kind: Kind::Numbers },
    Control { key: document::KEY, symbol: "", kind: Kind::Document },
    Control { key: "path", symbol: "", kind: Kind::Word },
    Control { key: "off", symbol: "", kind: Kind::Word },
    Control { key: "rows", symbol: "", kind: Kind::Rows },
    Control { key: "asked", symbol: "", kind: Kind::Word },
    Control { key: "answers", symbol: "", kind: Kind::Answers },
];

/// Which example of an exercise.
const SEED: Number = Number {
    default: 1.0,
    slider: (1.0, 50.0),
    log: false,
    step: 1.0,
    allowed: (1.0, 9999.0),
    whole: true,
    marks: &[],
};

pub(super) static PRESETS: &[Preset] = &[
    Preset { name: "a-w4", values: &[("network", "a"), ("select", "w4")] },
    Preset { name: "a-w1", values: &[("network", "a"), ("select", "w1")] },
    Preset { name: "a-b2", values: &[("network", "a"), ("select", "b2")] },
    Preset { name: "b-w1", values: &[] },
    Preset { name: "c-w1", values: &[("network", "c")] },
    Preset { name: "mazur", values: &[("network", "mazur"), ("select", "w5"), ("eta", "0.5"), ("freeze", "yes")] },
    Preset { name: "xor", values: &[("network", "xor"), ("eta", "0.1")] },
    Preset { name: "build-a-w2", values: &[("task", "build"), ("network", "a"), ("select", "w2")] },
    Preset { name: "repair-b-w1", values: &[("task", "repair")] },
    Preset { name: "fill", values: &[("task", "fill")] },
];
