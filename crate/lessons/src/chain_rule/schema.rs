//! What can be set in this lesson, and where a learner can start.

use super::tasks::{EXAMPLES, LEVELS, TASKS};
use super::{document, exercises, networks, rule, samples};
use crate::architecture::LAYERS;
use crate::blanks::ANSWERS;
use crate::codec::WORD;
use crate::control::{CODE, ETA, RESULTS, choice, flag, hidden, integer};
use crate::settings::NUMBERS;
use crate::{Control, Group, Kind, Number, Preset};
use nn::OptimizerKind;

/// What can be left blank on the sheet.
pub(super) const SHEETS: &[&str] = &["whole", "results", "factors", "everything"];
/// The forms in which it can be copied.
pub(super) const FORMS: &[&str] = &["text", "markdown", "latex"];

const DECAY: Number = Number {
    default: 0.0,
    slider: (0.0, 0.1),
    log: false,
    step: 0.001,
    allowed: (0.0, 10.0),
    whole: false,
    marks: &[],
};

/// What loss and update are of: the sample in sight, the mean over all, or one sample after the other.
const BATCHES: &[&str] = &["no", "yes", "turn"];

/// The order of `nn::Loss::ALL`.
const LOSSES: &[&str] =
    &["half-squared-error", "squared-error", "mean-squared-error", "binary-cross-entropy", "cross-entropy", "output"];

pub(super) static CONTROLS: &[Control] = &[
    choice("task", "explore", TASKS),
    choice("level", "1", LEVELS),
    choice("example", "seed", EXAMPLES),
    Control { key: "seed", symbol: "", kind: integer(1.0, (1.0, 50.0), 1.0, 9999.0) },
    choice("network", "b", networks::NAMES),
    Control { key: "select", symbol: "", kind: Kind::Parameter { default: "w1" } },
    ETA,
    choice("optimizer", "sgd", &OptimizerKind::NAMES),
    Control { key: "decay", symbol: "λ", kind: Kind::Number(DECAY) },
    choice("notation", "notes", &["notes", "usual", "matrix"]),
    choice("pace", "act", &["act", "neuron"]),
    Control { key: "through", symbol: "", kind: Kind::Parameter { default: "" } },
    Control { key: "layers", symbol: "", kind: Kind::Layers { limits: networks::LIMITS, codec: &LAYERS } },
    choice("loss", "half-squared-error", LOSSES),
    flag("freeze"),
    flag("open"),
    flag("check"),
    flag("nudge"),
    flag("predict"),
    choice("sheet", "whole", SHEETS),
    choice("paper", "text", FORMS),
    CODE,
    RESULTS,
    hidden("guess", &WORD),
    hidden("numbers", &NUMBERS),
    hidden(document::KEY, &document::CODEC),
    hidden("memory", &rule::MEMORY),
    hidden(samples::KEY, &samples::CODEC),
    Control { key: "sample", symbol: "", kind: integer(1.0, (1.0, samples::MOST as f64), 1.0, samples::MOST as f64) },
    choice("mean", "no", BATCHES),
    flag("tied"),
    hidden("path", &WORD),
    hidden("off", &WORD),
    hidden("rows", &exercises::ROWS),
    hidden("asked", &WORD),
    hidden("answers", &ANSWERS),
    hidden("hint", &WORD),
    hidden("filled", &ANSWERS),
    hidden("part", &WORD),
    hidden("taken", &WORD),
    hidden("tried", &WORD),
];

pub(super) static GROUPS: &[Group] = &[
    Group { name: "weight", keys: &["select", "through", "eta", "optimizer", "decay", "freeze", "tied"] },
    Group { name: "network", keys: &["network", "loss", "layers"] },
    Group { name: "look", keys: &["nudge", "notation", "pace", "open", "check"] },
    Group { name: "ask", keys: &["task", "example", "level", "seed", "predict"] },
];

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
    Preset { name: "sheet", values: &[("task", "sheet"), ("network", "mazur"), ("select", "w5"), ("eta", "0.5")] },
];
