//! The story of the lesson: how does one weight reach the loss? Two steps use the notes' smaller network, which has one path.

use crate::story::{later, reading};
use crate::{Ask, Facts, Formula, Reading, Step};

pub(super) static STEPS: &[Step] = &[
    Step {
        name: "far",
        fresh: &[("numbers", "w9:1.5")],
        numbers: &["loss"],
        given: &[("was", first_loss)],
        ask: Ask::Choose { options: &["none", "little", "same"], right: "little" },
        act: &[("numbers:w1", "1.5"), ("t", "1")],
        ..Step::PLAIN
    },
    Step {
        name: "forward",
        state: &[("t", "1")],
        ask: Ask::Choose { options: &["first", "all", "behind"], right: "behind" },
        act: &[("numbers:w1", "3")],
        ..Step::PLAIN
    },
    later! {
        name: "share",
        state: &[("network", "a"), ("t", "1")],
        fresh: &[("numbers", "b2:1.2")];
        given: &[
            ("slope", |facts| slope_at_output(facts.before("loss"))),
            ("share", |facts| 0.7 * slope_at_output(facts.before("loss"))),
            ("moved", |facts| 0.007 * slope_at_output(facts.before("loss"))),
            ("turned", |facts| -0.7 * slope_at_output(facts.after("loss"))),
        ],
        ask: Ask::Choose { options: &["sum", "weight", "never"], right: "weight" },
        act: &[("numbers:w4", "-0.7"), ("t", "2")],
    },
    later! {
        name: "near",
        state: &[("network", "a"), ("select", "w4"), ("t", "1")],
        fresh: &[("numbers", "w4:-1.3")];
        given: &[("weight", |facts| facts.after("w4")), ("slope", slope_after), ("error", error_after)],
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
        act: &[("t", "2")],
    },
    later! {
        name: "product",
        state: &[("network", "a"), ("t", "2")],
        fresh: &[("numbers", "w4:-1.3")];
        given: &[
            ("share", |facts| facts.after("dL_dw2") / error_after(facts) / (STEEPNESS * X2)),
            ("error", error_after),
            ("whole", |facts| facts.after("dL_dw2") / X2),
        ],
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
        act: &[("select", "w2")],
    },
    later! {
        name: "nudge",
        state: &[("t", "1")];
        numbers: &["nudge"],
        ask: Ask::Choose { options: &["larger", "add", "multiply"], right: "add" },
        act: &[("nudge", "yes")],
    },
    later! {
        name: "paths",
        state: &[("t", "1")];
        ask: Ask::Build {
            left: || Formula::row([Formula::partial("L", "w1"), Formula::op("=")]),
            tiles: &["L.o5", "o5.o3", "o5.o4", "o3.o1", "o4.o1", "o1.w1", "o2.w1"],
            right: "L.o5-o5.o3-o3.o1-o1.w1_L.o5-o5.o4-o4.o1-o1.w1",
            mistakes: &[
                ("one", "L.o5-o5.o3-o3.o1-o1.w1"),
                ("one", "L.o5-o5.o4-o4.o1-o1.w1"),
                ("product", "L.o5-o5.o3-o3.o1-o5.o4-o4.o1-o1.w1"),
                ("twice", "L.o5-o5.o3-o3.o1-o1.w1_L.o5-o5.o3-o3.o1-o1.w1"),
                ("short", "o5.o3-o3.o1-o1.w1_o5.o4-o4.o1-o1.w1"),
                ("beside", "L.o5-o5.o3-o3.o1-o1.w1_L.o5-o5.o4-o4.o1-o2.w1"),
                ("beside", "L.o5-o5.o3-o3.o1-o2.w1_L.o5-o5.o4-o4.o1-o1.w1"),
            ],
        },
        act: &[("t", "2")],
    },
    later! {
        name: "sweep",
        state: &[("t", "2")];
        ask: Ask::Choose { options: &["once", "three", "six"], right: "once" },
        act: &[("select", "w2")],
    },
    later! {
        name: "update",
        state: &[("t", "2")];
        ask: Ask::Choose { options: &["alone", "farther", "less"], right: "farther" },
        act: &[("t", "3")],
    },
    later! {
        name: "bias",
        state: &[("select", "b3"), ("t", "1")];
        numbers: &["dL_db3"],
        ask: Ask::Choose { options: &["zero", "none", "steepness", "value"], right: "steepness" },
        act: &[("t", "2")],
    },
];

/// The loss of network B, and of the same with w9 = 1.5. Forward has still to compute it where the first step tells it.
const LOSS: f64 = 0.11541586548843857;
const FRESH_LOSS: f64 = 0.09465192301054352;

fn first_loss(facts: &Facts) -> f64 {
    if facts.item("numbers", "w9").is_nan() { LOSS } else { FRESH_LOSS }
}

/// The input of w2 in the notes' network A; o1 and σ′(z1) there, as z1 is 0.
const X2: f64 = 0.5;
const O1: f64 = 0.5;
const STEEPNESS: f64 = 0.25;

fn slope(known: &[Reading]) -> f64 {
    reading(known, "dL_dw2")
}

/// ∂L/∂o2. L = ½(o2 − y)² tells it: o2 is below its target.
fn at_loss(known: &[Reading]) -> f64 {
    -(2.0 * reading(known, "loss")).sqrt()
}

/// σ′(z2) of network A, whose only neuron in the end is a sigmoid below its target 1.
fn slope_at_output(loss: f64) -> f64 {
    let error = (2.0 * loss).sqrt();
    (1.0 - error) * error
}

/// σ′(z2) and ∂L/∂o2 of network A.
fn slope_after(facts: &Facts) -> f64 {
    slope_at_output(facts.after("loss"))
}

fn error_after(facts: &Facts) -> f64 {
    -(2.0 * facts.after("loss")).sqrt()
}

/// The shares of the path added instead of multiplied.
fn sum_of_shares(known: &[Reading]) -> f64 {
    let (at_loss, own) = (at_loss(known), STEEPNESS * X2);
    at_loss + slope(known) / (at_loss * own) + own
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Session;
    use crate::chain_rule::LESSON;

    #[test]
    fn the_losses_that_are_told_before_forward_are_those_that_it_computes() {
        for (numbers, told) in [("", LOSS), ("w9:1.5", FRESH_LOSS)] {
            let changes = [("numbers", numbers), ("t", "1")].map(|(key, text)| (key.to_owned(), text.to_owned()));
            let values = crate::settle(&LESSON, &[], &changes, &|text| text.parse().ok()).values;
            let readings = Session::new(&LESSON, &values).at(1).0.readings();
            assert_eq!(reading(&readings, "loss"), told, "{numbers}");
        }
    }
}
