//! The story of the lesson: why do early layers stop learning?

use super::{ANNEX, interview};
use crate::catalogue::STEP;
use crate::story::{ask, later};
use crate::{Facts, Step, Values};

/// The biases of the chain whose slopes are those of the lecture notes.
const NOTES: &[(&str, &str)] = &[("y", "-0.5"), ("numbers", super::schema::NOTES)];

pub(super) static STEPS: &[Step] = &[
    Step {
        name: "longer",
        state: &[("depth", "2")],
        fresh: &[("x", "0.3")],
        given: &[("was", |facts| facts.before("dL_dw1"))],
        numbers: &["dL_dw1"],
        ask: &ask::Choose { options: &["more", "less", "same"], right: "less" },
        act: &[("depth", "5")],
        ..Step::PLAIN
    },
    Step {
        name: "ceiling",
        fresh: &[("x", "0.8")],
        ask: &ask::Choose { options: &["one", "zero", "same"], right: "zero" },
        act: &[("numbers", "b1:-1,b2:-0.5,b3:-0.5,b4:-0.5,b5:-0.5")],
        fresh_act: &[("numbers", "b1:-0.8,b2:-0.5,b3:-0.5,b4:-0.5,b5:-0.5")],
        ..Step::PLAIN
    },
    later! {
        name: "five",
        fresh: &[("x", "0.8")];
        given: &[
            ("fourth", |facts| factors(facts)[1]),
            ("first", |facts| factors(facts)[4]),
            ("added", |facts| factors(facts).iter().sum()),
            ("mixed", |facts| mixed(factors(facts))),
            ("product", |facts| factors(facts).iter().product()),
        ],
        ask: &ask::Choose { options: &["added", "mixed", "product"], right: "product" },
        act: NOTES,
        fresh_act: &[("x", "1"), ("y", "-0.5"), ("numbers", BIASES)],
    },
    later! {
        name: "thirty",
        fresh: &[("x", "0.3")];
        given: &[("was", |facts| facts.before("dL_dw1"))],
        numbers: &["dL_dw1"],
        ask: &ask::Choose { options: &["sixth", "tiny", "hundredth"], right: "tiny" },
        act: &[("depth", "30")],
    },
    later! {
        name: "still",
        state: &[("depth", "30")],
        fresh: &[("x", "0.3")];
        ask: &ask::Choose { options: &["most", "last", "none"], right: "none" },
        act: &[("t", "100")],
    },
    later! {
        name: "large",
        state: &[("depth", "12"), ("b", "-0.5"), ("x", "0.5")],
        fresh: &[("w", "3"), ("b", "-1.5")];
        given: &[("set", |facts| facts.set("w")), ("factor", |facts| 0.25 * facts.set("w"))],
        ask: &ask::Choose { options: &["two", "four", "never"], right: "four" },
        act: &[("w", "4"), ("b", "-2")],
    },
    later! {
        name: "help",
        state: &[("depth", "20"), ("data", "points"), ("eta", "1")],
        fresh: &[("eta", "0.5")];
        given: &[("slope", |facts| facts.before("dL_dw1"))],
        numbers: &["loss", "loss_beside"],
        ask: &ask::Choose { options: &["eta", "relu", "longer"], right: "relu" },
        act: &[("beside", "relu"), ("t", "300")],
    },
    later! {
        name: "interview",
        // Pictures of sigmoid have the ceiling ¼ on them, which the first question asks for.
        state: &[("activation", "relu"), ("y", "-0.5")];
        ask: &ask::Own {
            keys: &["answers", "card"],
            judge: |values, _| (ANNEX && interview::is_done(&values.settings("answers"))).then_some(true),
        },
    },
];

/// The factors of the notes' chain from its output on, and of another one with these biases.
const FACTORS: [f64; 5] = [0.25, 0.15, 0.1, 0.05, 0.02];
const OTHERS: [f64; 5] = [0.25, 0.2, 0.1, 0.05, 0.04];
const BIASES: &str =
    "b1:2.133598473944822,b2:1.929013380862036,b3:1.116223473395603,b4:0.0751253154984649,b5:-0.723606797749979";

fn factors(facts: &Facts) -> [f64; 5] {
    if facts.set("x") == 1.0 { FACTORS } else { OTHERS }
}

/// What a + between them leads to, as some lecture notes print it.
fn mixed([a, b, c, d, e]: [f64; 5]) -> f64 {
    a * b + c * d + e
}

/// Whether the story is at the interview question, its last step.
pub(super) fn is_interview(values: &Values) -> bool {
    values.count(STEP) == STEPS.len()
}
