//! The story of the lesson: who gets down, and why?

use crate::story::{ask, later};
use crate::{Reading, Step, Values};

/// All but one optimizer stay out until the last step.
const SGD: (&str, &str) = ("off", "momentum,nesterov,adagrad,rmsprop,adam");
/// Another start, as far from the star.
const MIRRORED: &[(&str, &str)] = &[("x0", "4"), ("y0", "-3")];
/// A loss that counts as down; at the start it is 75.5.
const DOWN: f64 = 1.0;

pub(super) static STEPS: &[Step] = &[
    Step {
        name: "land",
        state: &[SGD],
        numbers: &["loss"],
        ask: &ask::Do { keys: &["x0", "y0"], judge: down },
        ..Step::PLAIN
    },
    Step {
        name: "acts",
        state: &[SGD, ("acts", "two")],
        fresh: MIRRORED,
        ask: &ask::Choose { options: &["step", "nothing", "star"], right: "nothing" },
        act: &[("t", "1")],
        ..Step::PLAIN
    },
    later! {
        name: "zigzag",
        state: &[SGD],
        fresh: MIRRORED;
        ask: &ask::Choose { options: &["straight", "zigzag", "along"], right: "zigzag" },
        act: &[("t", "10")],
    },
    later! {
        name: "rate",
        state: &[SGD, ("t", "20")],
        fresh: MIRRORED;
        ask: &ask::Choose { options: &["sooner", "same", "climbs"], right: "climbs" },
        act: &[("eta", "0.14"), ("t", "20")],
    },
    later! {
        name: "momentum",
        state: &[("off", "sgd,nesterov,adagrad,rmsprop,adam"), ("optimizer", "momentum")],
        fresh: MIRRORED;
        ask: &ask::Choose { options: &["longer", "same", "shorter"], right: "longer" },
        act: &[("t", "9")],
    },
    later! {
        name: "adam",
        state: &[("off", "sgd,momentum,nesterov,adagrad,rmsprop"), ("optimizer", "adam")],
        fresh: MIRRORED;
        given: &[("flat", |facts| facts.before("dL_dx")), ("steep", |facts| facts.before("dL_dy"))],
        ask: &ask::Choose { options: &["steep", "flat", "equal"], right: "equal" },
        act: &[("t", "1")],
    },
    later! {
        name: "wells",
        state: &[
            ("surface", "wells"),
            ("x0", "6"),
            ("y0", "3"),
            ("eta", "0.4"),
            ("eta-momentum", "0.5"),
            ("eta-nesterov", "0.5"),
            ("eta-adagrad", "0.8"),
            ("eta-rmsprop", "0.1"),
            ("eta-adam", "0.3"),
        ],
        fresh: &[("y0", "-3")];
        ask: &ask::Choose { options: &["all", "momentum", "adam"], right: "momentum" },
        act: &[("optimizer", "momentum"), ("t", "60")],
    },
];

/// Whether the start was dragged down.
fn down(values: &Values, readings: &[Reading]) -> Option<(&'static str, bool)> {
    let moved = values.number("x0") != -4.0 || values.number("y0") != 3.0;
    let loss = readings.iter().find(|reading| reading.key == "loss")?.value;
    moved.then_some(if loss < DOWN { ("low", true) } else { ("high", false) })
}
