//! What can be set in this lesson, where a learner can start, and how values are made to fit each other.

use super::racer::{ETAS, HYPERS, NAMES};
use super::surface::{self, Surface};
use super::{ANNEX, own, predict, racer};
use crate::codec::{Codec, about};
use crate::control::{self, CODE, ETA, choice, flag, hidden, integer, linear};
use crate::settings::NUMBERS;
use crate::{Control, Group, Kind, Number, Preset, Refusal, Value, Values};
use figure::ToList;

/// Another optimizer's η: like [`ETA`] but for its key and default.
const fn eta(key: &'static str, default: f64) -> Control {
    Control {
        key,
        symbol: "η",
        kind: Kind::Number(Number {
            default,
            slider: (1e-5, 10.0),
            log: true,
            step: 0.05,
            allowed: (f64::MIN_POSITIVE, f64::MAX),
            whole: false,
            marks: &[],
        }),
    }
}

/// A start: the slider has the usual ones, others can be typed.
const fn start(default: f64) -> Kind {
    let (slider, allowed) = ((-6.0, 6.0), (-FARTHEST, FARTHEST));
    Kind::Number(Number { default, slider, log: false, step: 0.05, allowed, whole: false, marks: &[] })
}

/// How much of the past stays.
const fn share(key: &'static str, symbol: &'static str, default: f64) -> Control {
    Control { key, symbol, kind: control::share(default) }
}

/// f(w1, w2) as it is typed. The annex reads it.
static F: Codec =
    Codec { parse: own::read, parse_item: None, about: about("One’s own landscape: `w1^2 + 10w2^2 + sin(w1)`") };

/// Who does not race.
static OFF: Codec = Codec {
    parse: |control, given, _| {
        let given = given.trim();
        if given.is_empty() || given.split(',').all(|name| NAMES.contains(&name)) {
            return Ok(Value::word(given));
        }
        Err(vec![control.refuse("refusal-choice", given, &NAMES.join(", "))])
    },
    parse_item: None,
    about: about("Those who do not race: `momentum,adam`"),
};

/// A start may be typed up to here.
const FARTHEST: f64 = 1000.0;

pub(super) static CONTROLS: &[Control] = &[
    choice("surface", "bowl", Surface::NAMES),
    Control {
        key: "condition",
        symbol: "κ",
        kind: Kind::Number(Number {
            default: 15.0,
            slider: (1.0, 1000.0),
            log: true,
            step: 0.05,
            allowed: (1.0, 1e6),
            whole: false,
            marks: &[1.0, 15.0, 100.0],
        }),
    },
    Control {
        key: "scale",
        symbol: "s",
        kind: Kind::Number(Number {
            default: 1.0,
            slider: (0.01, 100.0),
            log: true,
            step: 0.05,
            allowed: (1e-3, 1e3),
            whole: false,
            marks: &[1.0, 2.0],
        }),
    },
    choice("net", "mazur", &["a", "b", "c", "mazur", "xor"]),
    Control { key: "first", symbol: "", kind: Kind::Parameter { default: "b3" } },
    Control { key: "second", symbol: "", kind: Kind::Parameter { default: "b4" } },
    choice("optimizer", "sgd", &NAMES),
    Control {
        key: "eta",
        symbol: "η",
        kind: match ETA.kind {
            Kind::Number(number) => Kind::Number(Number { default: 0.12, ..number }),
            other => other,
        },
    },
    eta(ETAS[1], 0.02),
    eta(ETAS[2], 0.02),
    eta(ETAS[3], 0.8),
    eta(ETAS[4], 0.15),
    eta(ETAS[5], 0.3),
    share("mu", "μ", 0.9),
    share("mu-nesterov", "μ", 0.9),
    share("alpha", "α", 0.9),
    share("beta1", "β1", 0.9),
    share("beta2", "β2", 0.999),
    Control { key: "x0", symbol: "", kind: start(-4.0) },
    Control { key: "y0", symbol: "", kind: start(3.0) },
    Control {
        key: "zoom",
        symbol: "",
        kind: Kind::Number(Number {
            default: 1.0,
            slider: (0.1, 10.0),
            log: true,
            step: 0.05,
            allowed: (0.01, 1000.0),
            whole: false,
            marks: &[1.0],
        }),
    },
    choice("schedule", "constant", &["constant", "halving", "cosine", "warm-up"]),
    Control { key: "span", symbol: "", kind: integer(30.0, (1.0, 500.0), 1.0, 500.0) },
    Control { key: "noise", symbol: "", kind: linear(0.0, (0.0, 5.0), 0.1) },
    Control { key: "noise-seed", symbol: "", kind: integer(1.0, (0.0, 999.0), 1.0, 999.0) },
    Control {
        key: "tolerance",
        symbol: "",
        kind: Kind::Number(Number {
            default: 0.01,
            slider: (1e-8, 1.0),
            log: true,
            step: 0.5,
            allowed: (1e-15, 1e6),
            whole: false,
            marks: &[],
        }),
    },
    choice("acts", "one", &["one", "two"]),
    flag("predict"),
    hidden("landing", &NUMBERS),
    hidden("off", &OFF),
    hidden("f", &F),
    CODE,
];

pub(super) static GROUPS: &[Group] = &[
    Group { name: "landscape", keys: &["surface", "condition", "scale", "net", "first", "second", "x0", "y0", "zoom"] },
    Group { name: "optimizer", keys: &["optimizer", "eta"] },
    Group { name: "rates", keys: &[ETAS[1], ETAS[2], ETAS[3], ETAS[4], ETAS[5]] },
    Group { name: "memory", keys: &["mu", "mu-nesterov", "alpha", "beta1", "beta2"] },
    Group { name: "noise", keys: &["schedule", "span", "noise", "noise-seed"] },
    Group { name: "ask", keys: &["tolerance", "acts", "predict"] },
];

/// A preset names its start and its learning rates, because what it does not name takes its default: those of the bowl.
pub(super) static PRESETS: &[Preset] = &[
    Preset { name: "bowl", values: &[] },
    Preset {
        name: "two-acts",
        values: &[("acts", "two"), ("off", "momentum,nesterov,adagrad,rmsprop,adam"), ("t", "3")],
    },
    Preset {
        name: "rosenbrock",
        values: &[
            ("surface", "rosenbrock"),
            ("x0", "-1.5"),
            ("y0", "2"),
            ("eta", "0.001"),
            ("eta-momentum", "0.0016"),
            ("eta-nesterov", "0.0007"),
            ("eta-adagrad", "0.3"),
            ("eta-rmsprop", "0.02"),
            ("eta-adam", "0.1"),
            ("optimizer", "momentum"),
            ("t", "150"),
        ],
    },
    Preset {
        name: "saddle",
        values: &[
            ("surface", "saddle"),
            ("x0", "1.8"),
            ("y0", "0"),
            ("eta", "0.1"),
            ("eta-momentum", "0.05"),
            ("eta-nesterov", "0.05"),
            ("eta-adagrad", "0.4"),
            ("eta-rmsprop", "0.05"),
            ("eta-adam", "0.1"),
            ("noise", "0.3"),
            ("off", "adagrad,rmsprop,adam"),
            ("t", "60"),
        ],
    },
    Preset {
        name: "wells",
        values: &[
            ("surface", "wells"),
            ("x0", "6"),
            ("y0", "3"),
            ("eta", "0.4"),
            ("eta-momentum", "0.5"),
            ("eta-nesterov", "0.5"),
            ("eta-adagrad", "0.8"),
            ("eta-rmsprop", "0.1"),
            ("eta-adam", "0.3"),
            ("optimizer", "momentum"),
            ("t", "30"),
        ],
    },
    Preset {
        name: "neuron",
        values: &[
            ("surface", "neuron"),
            ("x0", "-3"),
            ("y0", "2"),
            ("eta", "4"),
            ("eta-momentum", "0.6"),
            ("eta-nesterov", "0.6"),
            ("eta-adagrad", "0.8"),
            ("eta-rmsprop", "0.2"),
            ("eta-adam", "0.2"),
            ("optimizer", "rmsprop"),
            ("t", "30"),
        ],
    },
    Preset {
        name: "network",
        values: &[
            ("surface", "network"),
            ("x0", "2"),
            ("y0", "-2"),
            ("eta", "6"),
            ("eta-momentum", "0.4"),
            ("eta-nesterov", "0.4"),
            ("eta-adagrad", "1.2"),
            ("eta-rmsprop", "0.2"),
            ("eta-adam", "0.4"),
            ("optimizer", "rmsprop"),
            ("t", "30"),
        ],
    },
    Preset { name: "predict", values: &[("predict", "yes"), ("optimizer", "momentum"), ("t", "0")] },
];

/// The controls without a meaning on this surface or for this optimizer.
pub(super) fn idle(values: &Values) -> Vec<&'static str> {
    let mut idle = Vec::new();
    let surface = values.text("surface");
    if surface != "bowl" {
        idle.extend(["condition", "scale"]);
    }
    if surface != "network" {
        idle.extend(["net", "first", "second"]);
    }
    for (index, name) in NAMES.into_iter().enumerate() {
        if name != values.text("optimizer") {
            idle.push(ETAS[index]);
            idle.extend(HYPERS[index]);
        }
    }
    if values.text("schedule") == "constant" {
        idle.push("span");
    }
    if values.number("noise") == 0.0 {
        idle.push("noise-seed");
    }
    idle
}

/// A new surface brings its start and its learning rates, unless they were given. The two parameters must differ.
pub(super) fn settle(before: &Values, values: &mut Values, changed: &[&str]) -> Vec<Refusal> {
    let asked = |key: &str| changed.contains(&key);
    let mut refusals = Vec::new();
    // What is typed is looked at, so a new surface may come with it.
    let typed = asked("f") && !asked("surface") && !values.text("f").is_empty() && before.text("surface") != "own";
    if asked("net") || asked("first") || asked("second") || values.text("surface") == "network" {
        refusals.extend(fit_pair(values, asked("first") || asked("second")));
    }
    refusals.extend(own::settle(before, values, changed));
    if asked("surface") || typed {
        let surface = Surface::of(values);
        let start = surface.start();
        let fresh = ETAS.into_iter().zip(surface.etas()).chain([("x0", start[0]), ("y0", start[1]), ("zoom", 1.0)]);
        for (key, number) in fresh.filter(|(key, _)| !asked(key)) {
            values.set(key, Value::number(number));
        }
    }
    refusals.extend(own::settle(before, values, &[]));
    if ANNEX {
        refusals.extend(fit_window(values, asked("zoom")));
    }
    if asked("acts") && !asked("t") && before.text("acts") != values.text("acts") {
        let t = values.count("t");
        let t = if values.text("acts") == "two" { (2 * t).min(crate::LAST_T) } else { t / 2 };
        values.set("t", Value::number(t as f64));
    }
    predict::forget(values, changed);
    refusals
}

/// Whether the first view can show it: the usual window, with the start inside.
pub(super) fn is_usual(values: &Values) -> bool {
    let start = [values.number("x0"), values.number("y0")];
    values.number("zoom") == 1.0 && Surface::of(values).window().contains(start)
}

/// The window grows until the start is in it.
fn fit_window(values: &mut Values, scold: bool) -> Option<Refusal> {
    /// By what a window grows, before and after a power of ten.
    const ROUND: [f64; 7] = [1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 7.0];
    let window = Surface::of(values).window();
    let start = [values.number("x0"), values.number("y0")];
    let shows = |zoom: f64| window.zoomed(zoom).contains(start);
    if shows(values.number("zoom")) {
        return None;
    }
    let tens = [0.01, 0.1, 1.0, 10.0, 100.0, 1000.0];
    let mut all = tens.into_iter().flat_map(|ten| ROUND.map(|digit| digit * ten));
    let zoom = all.find(|&zoom| zoom >= values.number("zoom") && shows(zoom)).unwrap_or(1000.0);
    let control = CONTROLS.iter().find(|control| control.key == "zoom");
    let allowed = format!("{} … 1000", figure::exact(zoom));
    let refusal = control.map(|control| control.refuse("refusal-number", values.text("zoom"), &allowed));
    values.set("zoom", Value::number(libm::round(zoom * 1e3) / 1e3));
    refusal.filter(|_| scold)
}

/// Both parameters are there and different, or the network's first ones take their place.
fn fit_pair(values: &mut Values, scold: bool) -> Option<Refusal> {
    let network = surface::example(values.text("net")).network;
    let names: Vec<String> = network.parameters().map(|parameter| nn::parameter_name(&network, parameter)).list();
    let known = |key: &str| names.iter().any(|name| name == values.text(key));
    let wrong = if !known("first") {
        "first"
    } else if !known("second") || values.text("first") == values.text("second") {
        "second"
    } else {
        return None;
    };
    let refusal = CONTROLS
        .iter()
        .find(|control| control.key == wrong)
        .map(|control| control.refuse("refusal-parameter", values.text(wrong), &names.join(", ")));
    if !known("first") {
        values.set("first", Value::word("w1"));
    }
    if !names.iter().any(|name| name == values.text("second")) || values.text("first") == values.text("second") {
        let other = if values.text("first") == "w2" { "w1" } else { "w2" };
        values.set("second", Value::word(other));
    }
    refusal.filter(|_| scold)
}

/// Whether an optimizer takes part.
pub(super) fn races(values: &Values, name: &str) -> bool {
    !values.text("off").split(',').any(|off| off == name)
}

/// The rules that take part, with their hyperparameters.
pub(super) fn racing(values: &Values) -> Vec<(usize, nn::OptimizerKind)> {
    let selected = values.text("optimizer");
    let there = |&index: &usize| races(values, NAMES[index]) || NAMES[index] == selected;
    (0..NAMES.len()).filter(there).map(|index| (index, racer::kind(index, values))).list()
}
