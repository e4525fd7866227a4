//! The story of the lesson: which way, and how far?

use crate::{Ask, Reading, Step, Values};

pub(super) static STEPS: &[Step] = &[
    Step {
        name: "downhill",
        state: &[],
        numbers: &["w_old", "loss"],
        ask: Ask::Do { keys: &["w0"], judge: lower },
        hides: true,
        act: &[],
    },
    Step {
        name: "way",
        state: &[("predict", "yes"), ("eta", "0.5"), ("w0", "-3")],
        numbers: &["dL_dw"],
        ask: Ask::Own { keys: &["guess", "landing"], judge: first_guess },
        hides: true,
        act: &[],
    },
    Step {
        name: "minus",
        state: &[("eta", "0.1")],
        numbers: &[],
        ask: Ask::Do { keys: &["eta"], judge: valley },
        hides: false,
        act: &[],
    },
    Step {
        name: "side",
        state: &[("w0", "5"), ("eta", "0.3")],
        numbers: &["dL_dw"],
        ask: Ask::Choose { options: &["left", "right", "stays"], right: "left" },
        hides: true,
        act: &[("t", "1")],
    },
    Step {
        name: "again",
        state: &[("eta", "0.5"), ("t", "1")],
        numbers: &[],
        ask: Ask::Choose { options: &["own", "both", "first"], right: "both" },
        hides: false,
        act: &[("t", "2")],
    },
    Step {
        name: "far",
        state: &[("w0", "0"), ("eta", "1.8")],
        numbers: &[],
        ask: Ask::Choose { options: &["one", "two", "never"], right: "two" },
        hides: true,
        act: &[("eta", "2.1"), ("t", "8")],
    },
    Step {
        name: "wells",
        state: &[("curve", "wells"), ("eta", "0.05"), ("w0", "1.4"), ("kept", "w1:0.6")],
        numbers: &[],
        ask: Ask::Choose { options: &["same", "inner", "outer"], right: "inner" },
        hides: true,
        act: &[("t", "40")],
    },
    Step {
        name: "neuron",
        state: &[("curve", "neuron"), ("eta", "0.3"), ("w0", "-6")],
        numbers: &["dL_dw"],
        ask: Ask::Choose { options: &["few", "many"], right: "many" },
        hides: true,
        act: &[("t", "50")],
    },
];

fn reading(readings: &[Reading], key: &str) -> f64 {
    readings.iter().find(|reading| reading.key == key).map_or(f64::NAN, |reading| reading.value)
}

/// Whether the ball was moved to where L is less than at the start, where it is 12.5.
fn lower(values: &Values, readings: &[Reading]) -> Option<(&'static str, bool)> {
    let moved = values.number("w0") != -3.0;
    moved.then(|| if reading(readings, "loss") < 12.5 { ("lower", true) } else { ("higher", false) })
}

fn first_guess(values: &Values, _: &[Reading]) -> Option<bool> {
    let guesses = values.text("guess");
    (!guesses.is_empty() && values.count("t") > 0).then(|| guesses.starts_with("up"))
}

/// Whether η brings the ball to the bottom in one step.
fn valley(values: &Values, readings: &[Reading]) -> Option<(&'static str, bool)> {
    let (eta, landing) = (values.number("eta"), reading(readings, "w_new"));
    match landing {
        _ if eta == 0.1 => None,
        landing if (landing - 2.0).abs() < 0.1 => Some(("there", true)),
        landing if landing < 2.0 => Some(("short", false)),
        _ => Some(("over", false)),
    }
}
