//! The story of the lesson: how does one weight reach the loss? Two steps use the notes' smaller network, which has one path.

use crate::story::{ask, later, reading};
use crate::{Facts, Formula, Reading, Step};

pub(super) static STEPS: &[Step] = &[
    Step {
        name: "far",
        fresh: W9,
        numbers: &["loss"],
        given: &[("was", first_loss)],
        ask: &ask::Choose { options: &["none", "little", "same"], right: "little" },
        act: &[("numbers:w1", "1.5"), ("t", "1")],
        ..Step::PLAIN
    },
    later! {
        name: "forward",
        state: &[("t", "1")],
        fresh: &[("numbers", "w1:-0.5")];
        given: &[("from", |facts| facts.before("w1"))],
        ask: &ask::Choose { options: &["first", "all", "behind"], right: "behind" },
        act: &[("numbers:w1", "3")],
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
        ask: &ask::Choose { options: &["sum", "weight", "never"], right: "weight" },
        act: &[("numbers:w4", "-0.7"), ("t", "2")],
    },
    later! {
        name: "near",
        state: &[("network", "a"), ("select", "w4"), ("t", "1")],
        fresh: &[("numbers", "w4:-1.3")];
        given: &[("weight", |facts| facts.after("w4")), ("slope", slope_after), ("error", error_after)],
        ask: &ask::Number {
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
        ask: &ask::Number {
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
        state: &[("t", "1")],
        fresh: W9;
        numbers: &["nudge"],
        given: &[
            ("upper", |facts| millionths(told(facts).over[0])),
            ("lower", |facts| millionths(told(facts).over[1])),
            ("both", |facts| millionths(sum(facts))),
        ],
        ask: &ask::Choose { options: &["larger", "add", "multiply"], right: "add" },
        act: &[("nudge", "yes")],
    },
    later! {
        name: "paths",
        state: &[("t", "1")],
        fresh: W9;
        ask: &ask::Build {
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
        state: &[("t", "2")],
        fresh: W9;
        given: &[
            ("upper", |facts| told(facts).over[0]),
            ("lower", |facts| -told(facts).over[1]),
            ("both", sum),
        ],
        ask: &ask::Choose { options: &["once", "three", "six"], right: "once" },
        act: &[("select", "w2")],
    },
    later! {
        name: "update",
        state: &[("t", "2")],
        fresh: W9;
        given: &[
            ("from", |facts| facts.before("loss")),
            ("to", |facts| told(facts).updated),
            ("alone", |facts| 0.1 * facts.before("dL_dw1").powi(2)),
        ],
        ask: &ask::Choose { options: &["alone", "farther", "less"], right: "farther" },
        act: &[("t", "3")],
    },
    later! {
        name: "bias",
        state: &[("select", "b3"), ("t", "1")],
        fresh: W9;
        numbers: &["dL_db3"],
        given: &[("at_o3", |facts| facts.after("dL_db3") / STEEPNESS_3), ("steep", |_| STEEPNESS_3)],
        ask: &ask::Choose { options: &["zero", "none", "steepness", "value"], right: "steepness" },
        act: &[("t", "2")],
    },
];

/// What makes the numbers of network B fresh.
const W9: &[(&str, &str)] = &[("numbers", "w9:1.5")];

/// What sentences tell of network B before the lab has computed it.
struct Told {
    loss: f64,
    /// ∂L/∂o1 over o3, and over o4.
    over: [f64; 2],
    /// The loss after the update.
    updated: f64,
}

const B: Told = Told {
    loss: 0.11541586548843857,
    over: [-0.019643062564121874, -0.009260155429653359],
    updated: 0.11286014410494266,
};
const FRESH: Told = Told {
    loss: 0.09465192301054352,
    over: [-0.02388486170487974, -0.008257208168331063],
    updated: 0.09247542392467152,
};

fn told(facts: &Facts) -> &'static Told {
    if facts.item("numbers", "w9").is_nan() { &B } else { &FRESH }
}

fn first_loss(facts: &Facts) -> f64 {
    told(facts).loss
}

/// ∂L/∂o1: both paths.
fn sum(facts: &Facts) -> f64 {
    told(facts).over.iter().sum()
}

/// What comes to L, in millionths, when w1 grows by 0.01: ∂o1/∂w1 = σ′(z1)·x1 does not depend on w9.
fn millionths(over: f64) -> f64 {
    0.20152505661071923 * over * 1e4
}

/// σ′(z3) of network B.
const STEEPNESS_3: f64 = 0.24816583772554557;

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

    /// The naive way: each neuron's formula as it stands in the notes.
    fn by_hand(w9: f64) -> Told {
        let o = |z: f64| 1.0 / (1.0 + (-z).exp());
        let forward = |w: [f64; 10], b: [f64; 5]| {
            let (o1, o2) = (o(w[0] * 0.9 - w[1] * 0.4 + b[0]), o(w[2] * 0.9 - w[3] * 0.4 + b[1]));
            let (o3, o4) = (o(w[4] * o1 + w[5] * o2 + b[2]), o(w[6] * o1 + w[7] * o2 + b[3]));
            [o1, o2, o3, o4, o(w[8] * o3 + w[9] * o4 + b[4])]
        };
        let loss = |o5: f64| 0.5 * (o5 - 1.0).powi(2);
        let w = [0.5, -0.3, 0.8, 0.2, 0.6, -0.9, -0.4, 0.7, w9, -0.8];
        let b = [0.1, -0.1, 0.0, 0.2, 0.05];
        let o = forward(w, b);
        let s = o.map(|o| o * (1.0 - o));
        let d5 = (o[4] - 1.0) * s[4];
        let (d3, d4) = (d5 * w[8] * s[2], d5 * w[9] * s[3]);
        let over = [d3 * w[4], d4 * w[6]];
        let (d1, d2) = ((over[0] + over[1]) * s[0], (d3 * w[5] + d4 * w[7]) * s[1]);
        let slopes = [
            d1 * 0.9,
            -d1 * 0.4,
            d2 * 0.9,
            -d2 * 0.4,
            d3 * o[0],
            d3 * o[1],
            d4 * o[0],
            d4 * o[1],
            d5 * o[2],
            d5 * o[3],
        ];
        let (mut moved, mut biases) = (w, b);
        moved.iter_mut().zip(slopes).for_each(|(w, slope)| *w -= 0.1 * slope);
        biases.iter_mut().zip([d1, d2, d3, d4, d5]).for_each(|(b, slope)| *b -= 0.1 * slope);
        assert!((s[2] - STEEPNESS_3).abs() < 1e-15);
        assert!((millionths(1.0) - s[0] * 0.9 * 1e4).abs() < 1e-10);
        Told { loss: loss(o[4]), over, updated: loss(forward(moved, biases)[4]) }
    }

    #[test]
    fn what_is_told_before_the_lab_computes_it_is_what_it_computes() {
        for (numbers, w9, told) in [("", 1.1, B), ("w9:1.5", 1.5, FRESH)] {
            let changes = [("numbers", numbers), ("t", "3")].map(|(key, text)| (key.to_owned(), text.to_owned()));
            let values = crate::settle(&LESSON, &[], &changes, &|text| text.parse().ok()).values;
            let readings = Session::new(&LESSON, &values).at(3).0.readings();
            assert_eq!(reading(&readings, "loss"), told.loss, "{numbers}");
            let slope = 0.9 * told.over.iter().sum::<f64>() * (millionths(1.0) / 0.9e4);
            assert!((reading(&readings, "dL_dw1") - slope).abs() < 1e-15, "{numbers}");
            let hand = by_hand(w9);
            let pairs = [(told.loss, hand.loss), (told.updated, hand.updated)].into_iter();
            for (told, hand) in pairs.chain(told.over.into_iter().zip(hand.over)) {
                assert!((told - hand).abs() < 1e-15, "{numbers}: {told} and {hand}");
            }
        }
    }
}
