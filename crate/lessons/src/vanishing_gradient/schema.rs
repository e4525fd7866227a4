//! What can be set, and where to begin.

use super::setup::{Setup, Start};
use crate::blanks::ANSWERS;
use crate::codec::WORD;
use crate::control::{ETA, choice, flag, hidden, integer, linear};
use crate::settings::NUMBERS;
use crate::{Control, Group, Kind, Preset};
use nn::MAX_DEPTH;

/// The most neurons in a layer.
const WIDEST: f64 = 16.0;

static ACTIVATIONS: &[&str] = &["sigmoid", "tanh", "relu", "leaky-relu", "elu", "gelu", "silu", "softplus", "identity"];

pub(super) static CONTROLS: &[Control] = &[
    Control { key: "depth", symbol: "n", kind: integer(5.0, (1.0, MAX_DEPTH as f64), 1.0, MAX_DEPTH as f64) },
    Control { key: "width", symbol: "", kind: integer(1.0, (1.0, WIDEST), 1.0, WIDEST) },
    Control { key: "activation", symbol: "f", kind: Kind::Choice { default: "sigmoid", options: ACTIVATIONS } },
    choice("start", "constant", Start::NAMES),
    Control { key: "w", symbol: "w", kind: linear(1.0, (-10.0, 10.0), 0.1) },
    Control { key: "b", symbol: "b", kind: linear(0.0, (-6.0, 6.0), 0.1) },
    flag("residual"),
    flag("normalise"),
    choice("beside", "none", Setup::BESIDE),
    Control { key: "x", symbol: "x", kind: linear(1.0, (-2.0, 2.0), 0.1) },
    Control { key: "y", symbol: "y", kind: linear(1.0, (-1.0, 1.0), 0.1) },
    choice("data", "one", &["one", "points"]),
    ETA,
    hidden("layer", &WORD),
    hidden("numbers", &NUMBERS),
    hidden("answers", &ANSWERS),
    hidden("card", &WORD),
];

/// Biases with which the slopes of a chain of weights 1 are 0.02, 0.05, 0.10, 0.15 and 0.25, first to last. The target
/// makes ∂L/∂o5 = 1, so that the product is the notes' 3.75·10⁻⁶ alone.
/// Among the biases that come this close, these give the very f64 3.75e-6.
pub(super) const NOTES: &str =
    "b1:2.8707667002870925,b2:1.9076877980263467,b3:1.1162234733955987,b4:0.6036979743740661,b5:-0.8162277660168378";

pub(super) static GROUPS: &[Group] = &[
    Group { name: "network", keys: &["depth", "width", "activation", "residual", "normalise"] },
    Group { name: "weights", keys: &["start", "w", "b"] },
    Group { name: "beside", keys: &["beside"] },
    Group { name: "data", keys: &["x", "y", "data", "eta"] },
];

pub(super) static PRESETS: &[Preset] = &[
    Preset { name: "five", values: &[] },
    Preset { name: "notes", values: &[("y", "-0.5"), ("numbers", NOTES)] },
    Preset { name: "thirty", values: &[("depth", "30")] },
    Preset { name: "ceiling", values: &[("b", "-0.5"), ("x", "0.5")] },
    Preset { name: "four", values: &[("depth", "12"), ("w", "4"), ("b", "-2"), ("x", "0.5")] },
    Preset { name: "explodes", values: &[("depth", "12"), ("w", "8"), ("b", "-4"), ("x", "0.5"), ("beside", "small")] },
    Preset { name: "relu", values: &[("depth", "20"), ("beside", "relu"), ("data", "points"), ("eta", "1")] },
    Preset {
        name: "trained",
        values: &[("depth", "20"), ("beside", "tanh"), ("data", "points"), ("eta", "1"), ("t", "300")],
    },
    Preset {
        name: "xavier",
        values: &[
            ("depth", "20"),
            ("width", "8"),
            ("activation", "tanh"),
            ("start", "normal"),
            ("w", "0.1"),
            ("beside", "xavier"),
            ("data", "points"),
        ],
    },
    Preset {
        name: "he",
        values: &[
            ("depth", "20"),
            ("width", "16"),
            ("activation", "relu"),
            ("start", "xavier"),
            ("beside", "he"),
            ("data", "points"),
        ],
    },
    Preset {
        name: "residual",
        values: &[("depth", "20"), ("w", "0.2"), ("b", "-1"), ("beside", "residual"), ("data", "points"), ("eta", "1")],
    },
    Preset {
        name: "normalise",
        values: &[
            ("depth", "12"),
            ("width", "8"),
            ("activation", "tanh"),
            ("start", "normal"),
            ("w", "0.1"),
            ("beside", "normalise"),
            ("data", "points"),
        ],
    },
];
