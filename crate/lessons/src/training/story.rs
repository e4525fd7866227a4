//! The story of the lesson: what do a thousand steps add up to?

use crate::story::{ask, later, reading};
use crate::{Formula, Reading, Step};

pub(super) static STEPS: &[Step] = &[
    Step {
        name: "chance",
        fresh: &[("weights", "5")],
        ask: &ask::Choose { options: &["points", "bends", "neurons"], right: "bends" },
        act: &[("t", "400")],
        ..Step::PLAIN
    },
    later! {
        name: "epochs",
        fresh: &[("batch", "30")];
        given: &[("many", |facts| facts.set("batch")), ("count", |facts| facts.after("updates") / facts.after("epochs"))],
        ask: &ask::Number {
            left: || Formula::row([Formula::name("n"), Formula::op("=")]),
            truth: an_epoch,
            mistakes: &[("points", |_| 150.0), ("one", |_| 1.0)],
        },
        act: &[("t", "15")],
    },
    later! {
        name: "line",
        state: &[("layers", "2.1tanh.1tanh")],
        fresh: &[("weights", "5")];
        numbers: &["loss"],
        ask: &ask::Choose { options: &["no", "updates", "eta"], right: "no" },
        act: &[("t", "1500")],
    },
    later! {
        name: "start",
        state: &[("data", "xor"), ("layers", "2.2tanh.1tanh"), ("weights", "6"), ("t", "1500")],
        fresh: &[("weights", "1")];
        given: &[("was", |facts| facts.before("loss"))],
        numbers: &["loss"],
        ask: &ask::Choose { options: &["same", "worse", "lower"], right: "worse" },
        act: &[("weights", "2"), ("t", "1500")],
    },
    later! {
        name: "lower",
        state: &[("eta", "0.2"), ("batch", "1"), ("changes", "sgd0:0.2,batch0:1"), ("t", "1500")],
        fresh: &[("weights", "3")];
        numbers: &["loss"],
        ask: &ask::Choose { options: &["stays", "jumps", "settles"], right: "settles" },
        act: &[("changes", "sgd0:0.2,batch0:1,sgd1500:0.02"), ("t", "3000")],
    },
    later! {
        name: "heart",
        state: &[
            ("data", "moons"),
            ("layers", "2.16relu.16relu.1tanh"),
            ("init", "he-normal"),
            ("optimizer", "adam"),
            ("eta", "0.01"),
            ("scatter", "1"),
            ("share", "20"),
            ("t", "30"),
        ],
        fresh: &[("weights", "5")];
        numbers: &["loss", "loss_test"],
        ask: &ask::Choose { options: &["falls", "rises", "stays"], right: "rises" },
        act: &[("t", "4000")],
    },
    later! {
        name: "zeros",
        state: &[("init", "zeros")],
        fresh: &[("batch", "30")];
        numbers: &["loss"],
        ask: &ask::Choose { options: &["learns", "slower", "nothing"], right: "nothing" },
        act: &[("t", "1500")],
    },
];

/// The updates of an epoch.
fn an_epoch(known: &[Reading]) -> f64 {
    reading(known, "updates") / reading(known, "epochs")
}
