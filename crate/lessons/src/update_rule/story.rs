//! The story of the lesson: which way, and how far?

use crate::story::{ask, later, reading};
use crate::{Facts, Reading, Step, Values};

pub(super) static STEPS: &[Step] = &[
    Step {
        name: "downhill",
        numbers: &["w_old", "loss"],
        ask: &ask::Do { keys: &["w0"], judge: lower },
        hides: true,
        ..Step::PLAIN
    },
    Step {
        name: "way",
        state: &[("predict", "yes"), ("eta", "0.5"), ("w0", "-3")],
        numbers: &["dL_dw"],
        ask: &ask::Own { keys: &["guess", "landing"], judge: first_guess },
        hides: true,
        ..Step::PLAIN
    },
    later! {
        name: "minus",
        state: &[("eta", "0.1")];
        ask: &ask::Do { keys: &["eta"], judge: valley },
    },
    later! {
        name: "side",
        state: &[("w0", "5"), ("eta", "0.3")],
        fresh: &[("w0", "4")];
        given: &[("start", |facts| facts.set("w0")), ("slope", |facts| facts.before("dL_dw")), ("step", stepped)],
        ask: &ask::Place {
            symbol: "w",
            truth: |known| reading(known, "w_old"),
            mistakes: &[
                ("uphill", |known| 2.0 * started(known) - reading(known, "w_old")),
                ("whole", |_| BOTTOM),
                ("alone", |known| reading(known, "w_old") - started(known)),
                ("stays", started),
            ],
            near: 0.25,
        },
        hides: true,
        act: &[("t", "1")],
    },
    later! {
        name: "again",
        state: &[("eta", "0.5"), ("t", "1")],
        fresh: &[("w0", "-2")];
        given: &[
            ("first", |facts| facts.set("w0") - BOTTOM),
            ("own", |facts| facts.before("dL_dw")),
            ("both", |facts| facts.set("w0") - BOTTOM + facts.before("dL_dw")),
            ("jump", |facts| facts.before("w_old") - 0.5 * (facts.set("w0") - BOTTOM + facts.before("dL_dw"))),
            ("new", |facts| facts.after("w_old")),
        ],
        ask: &ask::Choose { options: &["own", "both", "first"], right: "both" },
        act: &[("t", "2")],
    },
    later! {
        name: "far",
        state: &[("w0", "0"), ("eta", "1.8")],
        fresh: &[("w0", "1"), ("eta", "1.6")];
        given: &[("far", |facts| facts.set("eta")), ("times", |facts| 1.0 - facts.set("eta"))],
        ask: &ask::Choose { options: &["one", "two", "never"], right: "two" },
        hides: true,
        act: &[("eta", "2.1"), ("t", "8")],
    },
    later! {
        name: "wells",
        state: &[("curve", "wells"), ("eta", "0.05"), ("w0", "1.4"), ("kept", "w1:0.6")],
        fresh: &[("w0", "1.8"), ("kept", "w1:0.2")];
        given: &[("outside", |facts| facts.set("w0")), ("inside", inside)],
        ask: &ask::Choose { options: &["same", "inner", "outer"], right: "inner" },
        hides: true,
        act: &[("t", "300")],
    },
    later! {
        name: "neuron",
        state: &[("curve", "neuron"), ("eta", "0.3"), ("w0", "-6")],
        fresh: &[("w0", "-5.5")];
        given: &[("start", |facts| facts.set("w0")), ("slope", |facts| facts.before("dL_dw"))],
        ask: &ask::Choose { options: &["few", "many"], right: "many" },
        hides: true,
        act: &[("t", "50")],
    },
];

/// Where the parabola is lowest, and the η of the step on its right side; c is 1.
const BOTTOM: f64 = 2.0;
const ETA: f64 = 0.3;

/// Where that step began: it has multiplied the distance by 1 − η.
fn started(known: &[Reading]) -> f64 {
    BOTTOM + (reading(known, "w_old") - BOTTOM) / (1.0 - ETA)
}

/// −η·slope of that step.
fn stepped(facts: &Facts) -> f64 {
    -ETA * facts.before("dL_dw")
}

/// The start of the kept run.
fn inside(facts: &Facts) -> f64 {
    facts.item("kept", "w1")
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
