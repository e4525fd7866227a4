//! The story of the lesson: how does one weight reach the loss? Two steps use the notes' smaller network, which has one path.

use crate::{Ask, Formula, Reading, Step};

pub(super) static STEPS: &[Step] = &[
    Step {
        name: "far",
        state: &[],
        numbers: &["loss"],
        ask: Ask::Choose { options: &["none", "little", "same"], right: "little" },
        hides: false,
        act: &[("numbers", "w1:1.5"), ("t", "1")],
    },
    Step {
        name: "forward",
        state: &[("t", "1")],
        numbers: &[],
        ask: Ask::Choose { options: &["first", "all", "behind"], right: "behind" },
        hides: false,
        act: &[("numbers", "w1:3")],
    },
    Step {
        name: "share",
        state: &[("network", "a"), ("t", "1")],
        numbers: &[],
        ask: Ask::Choose { options: &["sum", "weight", "never"], right: "weight" },
        hides: false,
        act: &[("numbers", "w4:-0.7"), ("t", "2")],
    },
    Step {
        name: "near",
        state: &[("network", "a"), ("select", "w4"), ("t", "1")],
        numbers: &[],
        ask: Ask::Number {
            left: || Formula::row([Formula::partial("L", "w4"), Formula::op("=")]),
            truth: |known| reading(known, "dL_dw4"),
            mistakes: &[
                ("weight", |known| reading(known, "dL_dw4") / O1 * reading(known, "w4")),
                ("flat", |known| at_loss(known) * O1),
                ("sign", |known| -reading(known, "dL_dw4")),
                ("short", |known| reading(known, "dL_dw4") / at_loss(known)),
            ],
        },
        hides: false,
        act: &[("t", "2")],
    },
    Step {
        name: "product",
        state: &[("network", "a"), ("t", "2")],
        numbers: &[],
        ask: Ask::Number {
            left: || Formula::row([Formula::partial("L", "w2"), Formula::op("=")]),
            truth: slope,
            mistakes: &[
                ("whole", |known| slope(known) / X2),
                ("value", |known| slope(known) / X2 * reading(known, "w2")),
                ("flat", |known| slope(known) / STEEPNESS),
                ("sign", |known| -slope(known)),
                ("sum", sum_of_shares),
            ],
        },
        hides: false,
        act: &[("select", "w2")],
    },
    Step {
        name: "nudge",
        state: &[("t", "1")],
        numbers: &["nudge"],
        ask: Ask::Choose { options: &["larger", "add", "multiply"], right: "add" },
        hides: false,
        act: &[("nudge", "yes")],
    },
    Step {
        name: "paths",
        state: &[("t", "2")],
        numbers: &["dL_dw1"],
        ask: Ask::Choose { options: &["nothing", "upper", "lower"], right: "lower" },
        hides: false,
        act: &[("numbers", "w5:0")],
    },
    Step {
        name: "sweep",
        state: &[("t", "2")],
        numbers: &[],
        ask: Ask::Choose { options: &["once", "three", "six"], right: "once" },
        hides: false,
        act: &[("select", "w2")],
    },
    Step {
        name: "update",
        state: &[("t", "2")],
        numbers: &[],
        ask: Ask::Choose { options: &["alone", "farther", "less"], right: "farther" },
        hides: false,
        act: &[("t", "3")],
    },
    Step {
        name: "bias",
        state: &[("select", "b3"), ("t", "1")],
        numbers: &["dL_db3"],
        ask: Ask::Choose { options: &["zero", "none", "steepness", "value"], right: "steepness" },
        hides: false,
        act: &[("t", "2")],
    },
];

/// The input of w2 in the notes' network A; o1 and σ′(z1) there, as z1 is 0.
const X2: f64 = 0.5;
const O1: f64 = 0.5;
const STEEPNESS: f64 = 0.25;

fn reading(known: &[Reading], key: &str) -> f64 {
    known.iter().find(|reading| reading.key == key).map_or(f64::NAN, |reading| reading.value)
}

fn slope(known: &[Reading]) -> f64 {
    reading(known, "dL_dw2")
}

/// ∂L/∂o2. L = ½(o2 − y)² tells it: o2 is below its target.
fn at_loss(known: &[Reading]) -> f64 {
    -(2.0 * reading(known, "loss")).sqrt()
}

/// The shares of the path added instead of multiplied.
fn sum_of_shares(known: &[Reading]) -> f64 {
    let (at_loss, own) = (at_loss(known), STEEPNESS * X2);
    at_loss + slope(known) / (at_loss * own) + own
}
