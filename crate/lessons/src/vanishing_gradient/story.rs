//! The story of the lesson: why do early layers stop learning?

use super::{ANNEX, interview};
use crate::catalogue::STEP;
use crate::story::later;
use crate::{Ask, Step, Values};

/// The biases of the chain whose slopes are those of the lecture notes.
const NOTES: &[(&str, &str)] = &[("y", "-0.5"), ("numbers", super::schema::NOTES)];

pub(super) static STEPS: &[Step] = &[
    Step {
        name: "longer",
        state: &[("depth", "2")],
        fresh: &[("x", "0.3")],
        given: &[("was", |facts| facts.before("dL_dw1"))],
        numbers: &["dL_dw1"],
        ask: Ask::Choose { options: &["more", "less", "same"], right: "less" },
        act: &[("depth", "5")],
        ..Step::PLAIN
    },
    Step {
        name: "ceiling",
        ask: Ask::Choose { options: &["one", "zero", "same"], right: "zero" },
        act: &[("numbers", "b1:-1,b2:-0.5,b3:-0.5,b4:-0.5,b5:-0.5")],
        ..Step::PLAIN
    },
    later! {
        name: "five";
        ask: Ask::Choose { options: &["added", "mixed", "product"], right: "product" },
        act: NOTES,
    },
    later! {
        name: "thirty",
        fresh: &[("x", "0.3")];
        given: &[("was", |facts| facts.before("dL_dw1"))],
        numbers: &["dL_dw1"],
        ask: Ask::Choose { options: &["sixth", "tiny", "hundredth"], right: "tiny" },
        act: &[("depth", "30")],
    },
    later! {
        name: "still",
        state: &[("depth", "30")],
        fresh: &[("x", "0.3")];
        ask: Ask::Choose { options: &["most", "last", "none"], right: "none" },
        act: &[("t", "100")],
    },
    later! {
        name: "large",
        state: &[("depth", "12"), ("b", "-0.5"), ("x", "0.5")];
        ask: Ask::Choose { options: &["two", "four", "never"], right: "four" },
        act: &[("w", "4"), ("b", "-2")],
    },
    later! {
        name: "help",
        state: &[("depth", "20"), ("data", "points"), ("eta", "1")];
        numbers: &["loss", "loss_beside"],
        ask: Ask::Choose { options: &["eta", "relu", "longer"], right: "relu" },
        act: &[("beside", "relu"), ("t", "300")],
    },
    later! {
        name: "interview",
        // Pictures of sigmoid have the ceiling ¼ on them, which the first question asks for.
        state: &[("activation", "relu"), ("y", "-0.5")];
        ask: Ask::Own {
            keys: &["answers", "card"],
            judge: |values, _| (ANNEX && interview::is_done(&values.settings("answers"))).then_some(true),
        },
    },
];

/// Whether the story is at the interview question, its last step.
pub(super) fn is_interview(values: &Values) -> bool {
    values.count(STEP) == STEPS.len()
}
