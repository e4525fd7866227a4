//! What can be set, and where to begin.

use super::{data, features, pinned, points, schedule, start};
use crate::codec::WORD;
use crate::control::{CODE, ETA, choice, flag, hidden, integer, linear};
use crate::{Control, Group, Kind, Limits, Number, Preset, architecture};
use nn::OptimizerKind;

/// How large a network this lesson trains: eight hidden layers of sixteen.
pub(super) const LIMITS: Limits = Limits {
    layers: 10,
    width: 16,
    activations: &["sigmoid", "tanh", "relu", "leaky-relu", "elu", "gelu", "silu", "softplus", "identity"],
    output_only: &[],
    inner: true,
};

/// What a fresh lesson trains.
pub(super) const LAYERS: &str = "2.4tanh.2tanh.1tanh";

pub(super) static INITIALISERS: &[&str] =
    &["xavier-uniform", "xavier-normal", "he-uniform", "he-normal", "uniform", "normal", "zeros", "given"];

/// Those of one output and a target. With one output the mean is the sum.
pub(super) const LOSSES: &[&str] =
    &["half-squared-error", "binary-cross-entropy", "squared-error", "mean-squared-error"];

/// Every one of these can be changed in the middle of a run.
pub(super) const ON_THE_WAY: [&str; 3] = ["eta", "optimizer", "batch"];

/// These only light something up, or say what a button does.
pub(super) const HIGHLIGHTS: &[&str] =
    &["saturation", "goal", "most", "brush", "put", "ax", "ay", "moment", "unit", "select", "code"];

const fn weight_cost() -> Kind {
    Kind::Number(Number {
        default: 0.0,
        slider: (0.0, 0.1),
        log: false,
        step: 0.001,
        allowed: (0.0, 10.0),
        whole: false,
        marks: &[0.0, 0.001, 0.01],
    })
}

const PLACE: Number = Number {
    default: 0.0,
    slider: (-points::EDGE, points::EDGE),
    log: false,
    step: 0.1,
    allowed: (-points::FARTHEST, points::FARTHEST),
    whole: false,
    marks: &[],
};

const GOAL: Number = Number {
    default: 0.01,
    slider: (1e-6, 1.0),
    log: true,
    step: 0.1,
    allowed: (1e-12, 1e3),
    whole: false,
    marks: &[],
};

pub(super) static CONTROLS: &[Control] = &[
    ETA,
    Control { key: "batch", symbol: "", kind: integer(10.0, (1.0, 50.0), 1.0, data::COUNT as f64) },
    choice("optimizer", "sgd", &OptimizerKind::NAMES),
    choice("order", "drawn", &["drawn", "given"]),
    choice("data", "circle", data::NAMES),
    choice("brush", "positive", &["positive", "negative", "remove", "look"]),
    Control { key: "scatter", symbol: "", kind: linear(0.3, (0.0, 2.0), 0.1) },
    Control { key: "share", symbol: "", kind: integer(50.0, (10.0, 100.0), 10.0, 100.0) },
    Control { key: "points", symbol: "", kind: integer(1.0, (1.0, 50.0), 1.0, 9999.0) },
    Control {
        key: "inputs",
        symbol: "",
        kind: Kind::Set { default: "x.y", options: features::NAMES, codec: &features::CODEC },
    },
    Control { key: "layers", symbol: "", kind: Kind::Layers { limits: LIMITS, codec: &architecture::LAYERS } },
    choice("loss", "half-squared-error", LOSSES),
    choice("init", "xavier-uniform", INITIALISERS),
    Control { key: "weights", symbol: "", kind: integer(1.0, (1.0, 50.0), 1.0, 9999.0) },
    Control { key: "l1", symbol: "", kind: weight_cost() },
    Control { key: "l2", symbol: "", kind: weight_cost() },
    flag("saturation"),
    Control { key: "goal", symbol: "L", kind: Kind::Number(GOAL) },
    Control { key: "most", symbol: "", kind: integer(200.0, (1.0, 1000.0), 1.0, 100_000.0) },
    hidden("changes", &schedule::CODEC),
    hidden("own", &points::CODEC),
    hidden("start", &start::CODEC),
    hidden("put", &WORD),
    Control { key: "ax", symbol: "x₁", kind: Kind::Number(PLACE) },
    Control { key: "ay", symbol: "x₂", kind: Kind::Number(PLACE) },
    hidden("moment", &WORD),
    hidden("unit", &WORD),
    hidden("select", &WORD),
    hidden("pin", &pinned::CODEC),
    CODE,
];

pub(super) static GROUPS: &[Group] = &[
    Group { name: "step", keys: &["eta", "batch", "order", "optimizer", "l1", "l2"] },
    Group { name: "data", keys: &["data", "brush", "scatter", "share", "points", "inputs"] },
    Group { name: "network", keys: &["layers", "loss", "init", "weights"] },
    Group { name: "goal", keys: &["goal", "most"] },
    Group { name: "look", keys: &["saturation", "ax", "ay"] },
];

pub(super) static PRESETS: &[Preset] = &[
    Preset { name: "circle", values: &[] },
    Preset { name: "xor", values: &[("data", "xor"), ("layers", "2.4tanh.1tanh"), ("t", "1500")] },
    Preset {
        name: "gaussians",
        values: &[
            ("data", "gaussians"),
            ("layers", "2.1sigmoid"),
            ("loss", "binary-cross-entropy"),
            ("scatter", "1"),
            ("t", "300"),
        ],
    },
    Preset {
        name: "spiral",
        values: &[
            ("data", "spiral"),
            ("layers", "2.8tanh.8tanh.1tanh"),
            ("optimizer", "adam"),
            ("eta", "0.02"),
            ("batch", "30"),
            ("scatter", "0.1"),
            ("share", "80"),
            ("t", "2000"),
        ],
    },
    Preset {
        name: "overfitting",
        values: &[
            ("data", "moons"),
            ("layers", "2.16relu.16relu.1tanh"),
            ("init", "he-normal"),
            ("optimizer", "adam"),
            ("eta", "0.01"),
            ("scatter", "1"),
            ("share", "20"),
            ("t", "4000"),
        ],
    },
    Preset {
        name: "sine",
        values: &[("data", "sine"), ("layers", "2.8tanh.1identity"), ("eta", "0.03"), ("t", "3000")],
    },
    Preset {
        name: "squares",
        values: &[("inputs", "xx.yy"), ("layers", "2.1tanh"), ("eta", "0.01"), ("weights", "2"), ("t", "600")],
    },
    Preset { name: "own", values: &[("data", "own"), ("share", "90"), ("batch", "4"), ("t", "600")] },
    Preset {
        name: "lowered",
        values: &[("eta", "0.2"), ("batch", "1"), ("changes", "sgd0:0.2,batch0:1,sgd1500:0.02"), ("t", "3000")],
    },
    Preset {
        name: "compared",
        values: &[("pin", "eta_0.1*batch_10"), ("optimizer", "adam"), ("eta", "0.01"), ("t", "1500")],
    },
    Preset {
        name: "saturated",
        values: &[("layers", "2.16tanh.16tanh.16tanh.1tanh"), ("init", "normal"), ("saturation", "yes"), ("t", "300")],
    },
    Preset { name: "diverging", values: &[("data", "plane"), ("layers", "2.1identity"), ("eta", "0.3"), ("t", "46")] },
];
