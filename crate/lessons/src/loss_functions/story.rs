//! The story of the lesson: where does a wrong, saturated neuron learn?

use crate::{Ask, Formula, Reading, Step, Values};

pub(super) static STEPS: &[Step] = &[
    Step {
        name: "wrong",
        state: &[("alone", "yes")],
        numbers: &[],
        ask: Ask::Choose { options: &["fast", "slow", "same"], right: "slow" },
        hides: true,
        act: &[],
    },
    Step {
        name: "place",
        state: &[("alone", "yes")],
        numbers: &[],
        ask: Ask::Do { keys: &["z"], judge: fastest },
        hides: false,
        act: &[],
    },
    Step {
        name: "quiet",
        state: &[("alone", "yes")],
        numbers: &[],
        ask: Ask::Choose { options: &["learned", "stuck", "either"], right: "either" },
        hides: false,
        act: &[("z", "-6")],
    },
    Step {
        name: "entropy",
        state: &[],
        numbers: &[],
        ask: Ask::Choose { options: &["again", "error", "huge"], right: "error" },
        hides: true,
        act: &[],
    },
    Step {
        name: "times",
        state: &[("z", "0")],
        numbers: &[],
        ask: Ask::Number {
            left: || Formula::op("×"),
            truth: |known| 1.0 / reading(known, "do_dz"),
            mistakes: &[
                ("turned", |known| reading(known, "do_dz")),
                ("equal", |_| 1.0),
                ("error", |known| 1.0 / reading(known, "error")),
            ],
        },
        hides: true,
        act: &[],
    },
];

/// Where ½(y − o)² is steepest for the target 0: o is ⅔ there. So far from it counts as there.
const FASTEST: f64 = 0.7;
const NEAR: f64 = 0.3;

fn reading(known: &[Reading], key: &str) -> f64 {
    known.iter().find(|reading| reading.key == key).map_or(f64::NAN, |reading| reading.value)
}

/// Whether z was moved to where ∂L/∂z is largest; it begins at 6.
fn fastest(values: &Values, _: &[Reading]) -> Option<(&'static str, bool)> {
    match values.number("z") {
        6.0 => None,
        z if (z - FASTEST).abs() < NEAR + 1e-9 => Some(("there", true)),
        z if z < FASTEST => Some(("small", false)),
        _ => Some(("flat", false)),
    }
}
