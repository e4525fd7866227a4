//! What can be set in this lesson, and where a learner can start.

use super::own;
use super::window::{FARTHEST, USUAL};
use crate::codec::{Codec, WORD, about};
use crate::control::{CODE, choice, eta, flag, hidden, linear, share};
use crate::settings::NUMBERS;
use crate::{Control, Group, Kind, Number, Preset};

/// A number whose slider has the usual ones; others can be typed.
const fn free(default: f64, slider: (f64, f64), allowed: (f64, f64)) -> Kind {
    Kind::Number(Number { default, slider, log: false, step: 0.1, allowed, whole: false, marks: &[] })
}

/// f(w) as it is typed. The annex reads it.
static F: Codec =
    Codec { parse: own::read, parse_item: None, about: about("One’s own function: `(w-3)^2 + sin(2w)`") };

pub(super) static CONTROLS: &[Control] = &[
    choice("curve", "parabola", &["parabola", "neuron", "wells", "own"]),
    // A step that is seen: at 0.1 the arrow would be as short as the ball is wide.
    eta(0.3),
    Control { key: "w0", symbol: "", kind: free(-3.0, (-6.0, 6.0), (-FARTHEST, FARTHEST)) },
    Control { key: "c", symbol: "c", kind: free(1.0, (0.1, 10.0), (0.001, 1000.0)) },
    Control { key: "minimum", symbol: "", kind: free(2.0, (-3.0, 3.0), (-FARTHEST, FARTHEST)) },
    choice("parameter", "weight", &["weight", "bias"]),
    Control { key: "x", symbol: "x", kind: linear(1.0, (-4.0, 4.0), 0.1) },
    Control { key: "other", symbol: "", kind: linear(0.0, (-4.0, 4.0), 0.1) },
    Control { key: "target", symbol: "y", kind: linear(0.7, (0.0, 1.0), 0.05) },
    Control { key: "mu", symbol: "μ", kind: share(0.0) },
    Control { key: "from", symbol: "", kind: free(USUAL.left, (-20.0, 0.0), (-2000.0, 2000.0)) },
    Control { key: "to", symbol: "", kind: free(USUAL.right, (0.0, 20.0), (-2000.0, 2000.0)) },
    flag("predict"),
    hidden("guess", &WORD),
    hidden("landing", &NUMBERS),
    hidden("kept", &NUMBERS),
    hidden("f", &F),
    CODE,
];

/// What only one curve has; on the others it is not shown.
pub(super) fn idle(curve: &str) -> &'static [&'static str] {
    match curve {
        "parabola" => &["x", "other", "target"],
        "neuron" => &["c", "minimum"],
        _ => &["c", "minimum", "x", "other", "target"],
    }
}

pub(super) static GROUPS: &[Group] = &[
    Group { name: "step", keys: &["eta", "mu"] },
    Group { name: "start", keys: &["w0", "parameter"] },
    Group { name: "curve", keys: &["curve", "c", "minimum", "x", "other", "target", "from", "to"] },
    Group { name: "ask", keys: &["predict"] },
];

pub(super) static PRESETS: &[Preset] = &[
    Preset { name: "negative-slope", values: &[] },
    Preset { name: "positive-slope", values: &[("w0", "5"), ("minimum", "-1")] },
    Preset { name: "small-eta", values: &[("eta", "0.01"), ("t", "60")] },
    Preset { name: "oscillating", values: &[("eta", "1.8"), ("t", "6")] },
    Preset { name: "edge", values: &[("eta", "2"), ("w0", "-1"), ("t", "6")] },
    Preset { name: "diverging", values: &[("eta", "2.1"), ("w0", "1"), ("t", "12")] },
    Preset { name: "neuron", values: &[("curve", "neuron"), ("eta", "20"), ("w0", "-4"), ("t", "4")] },
    Preset {
        name: "bias",
        values: &[("curve", "neuron"), ("parameter", "bias"), ("eta", "40"), ("w0", "4"), ("other", "-1"), ("t", "2")],
    },
    Preset {
        name: "two-basins",
        values: &[("curve", "wells"), ("eta", "0.4"), ("w0", "1.4"), ("kept", "w1:0.6"), ("t", "30")],
    },
    Preset { name: "predict", values: &[("predict", "yes"), ("eta", "0.5"), ("w0", "4")] },
];
