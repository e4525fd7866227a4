//! The story of the lesson: where does a wrong, saturated neuron learn?

use crate::story::{ask, reading};
use crate::{Facts, Formula, Reading, Step, Values};

pub(super) static STEPS: &[Step] = &[
    Step {
        name: "wrong",
        state: &[("alone", "yes")],
        fresh: &[("z", "5")],
        given: SATURATED,
        ask: &ask::Choose { options: &["fast", "slow", "same"], right: "slow" },
        hides: true,
        ..Step::PLAIN
    },
    Step { name: "place", state: &[("alone", "yes")], ask: &ask::Do { keys: &["z"], judge: fastest }, ..Step::PLAIN },
    Step {
        name: "quiet",
        state: &[("alone", "yes")],
        fresh: &[("z", "5")],
        given: SATURATED,
        ask: &ask::Choose { options: &["learned", "stuck", "either"], right: "either" },
        act: &[("z", "-6")],
        ..Step::PLAIN
    },
    Step {
        name: "entropy",
        fresh: &[("z", "5")],
        given: SATURATED,
        ask: &ask::Choose { options: &["again", "error", "huge"], right: "error" },
        hides: true,
        ..Step::PLAIN
    },
    Step {
        name: "times",
        state: &[("z", "0")],
        fresh: &[("z", "1")],
        given: SATURATED,
        ask: &ask::Number {
            left: || Formula::op("×"),
            truth: |known| 1.0 / reading(known, "do_dz"),
            mistakes: &[
                ("turned", |known| reading(known, "do_dz")),
                ("equal", |_| 1.0),
                ("error", |known| 1.0 / reading(known, "error")),
            ],
        },
        hides: true,
        ..Step::PLAIN
    },
];

/// What the sentences say of the neuron: z, σ′(z), o (the target is 0), both slopes by z, 1 − o, and 1/(1 − o).
const SATURATED: &[crate::Given] = &[
    ("at", |facts| facts.set("z")),
    ("steep", |facts| facts.before("do_dz")),
    ("out", |facts| facts.before("o")),
    ("slow", slow),
    ("less", |facts| 0.125 / slow(facts)),
    ("rest", |facts| 1.0 - facts.before("o")),
    ("huge", |facts| 1.0 / (1.0 - facts.before("o"))),
];

/// ∂L/∂z of ½(y − o)².
fn slow(facts: &Facts) -> f64 {
    facts.before("o") * facts.before("do_dz")
}

/// Where ½(y − o)² is steepest for the target 0: o is ⅔ there. So far from it counts as there.
const FASTEST: f64 = 0.7;
const NEAR: f64 = 0.3;

/// Whether z was moved to where ∂L/∂z is largest; it begins at 6.
fn fastest(values: &Values, _: &[Reading]) -> Option<(&'static str, bool)> {
    match values.number("z") {
        6.0 => None,
        z if (z - FASTEST).abs() < NEAR + 1e-9 => Some(("there", true)),
        z if z < FASTEST => Some(("small", false)),
        _ => Some(("flat", false)),
    }
}
