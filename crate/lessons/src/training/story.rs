//! The story of the lesson: what do a thousand steps add up to?

use crate::{Ask, Formula, Step};

pub(super) static STEPS: &[Step] = &[
    Step {
        name: "chance",
        state: &[],
        numbers: &[],
        ask: Ask::Choose { options: &["points", "bends", "neurons"], right: "bends" },
        hides: false,
        act: &[("t", "400")],
    },
    Step {
        name: "epochs",
        state: &[],
        numbers: &[],
        ask: Ask::Number {
            left: || Formula::row([Formula::name("n"), Formula::op("=")]),
            truth: |_| 15.0,
            mistakes: &[("points", |_| 150.0), ("one", |_| 1.0)],
        },
        hides: false,
        act: &[("t", "15")],
    },
    Step {
        name: "line",
        state: &[("layers", "2.1tanh.1tanh")],
        numbers: &["loss"],
        ask: Ask::Choose { options: &["no", "updates", "eta"], right: "no" },
        hides: false,
        act: &[("t", "1500")],
    },
    Step {
        name: "start",
        state: &[("data", "xor"), ("layers", "2.2tanh.1tanh"), ("weights", "6"), ("t", "1500")],
        numbers: &["loss"],
        ask: Ask::Choose { options: &["same", "worse", "lower"], right: "worse" },
        hides: false,
        act: &[("weights", "2"), ("t", "1500")],
    },
    Step {
        name: "lower",
        state: &[("eta", "0.2"), ("batch", "1"), ("changes", "sgd0:0.2,batch0:1"), ("t", "1500")],
        numbers: &["loss"],
        ask: Ask::Choose { options: &["stays", "jumps", "settles"], right: "settles" },
        hides: false,
        act: &[("changes", "sgd0:0.2,batch0:1,sgd1500:0.02"), ("t", "3000")],
    },
    Step {
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
        numbers: &["loss", "loss_test"],
        ask: Ask::Choose { options: &["falls", "rises", "stays"], right: "rises" },
        hides: false,
        act: &[("t", "4000")],
    },
    Step {
        name: "zeros",
        state: &[("init", "zeros")],
        numbers: &["loss"],
        ask: Ask::Choose { options: &["learns", "slower", "nothing"], right: "nothing" },
        hides: false,
        act: &[("t", "1500")],
    },
];
