//! The story of the lesson: why do early layers stop learning?

use super::{ANNEX, interview};
use crate::catalogue::STEP;
use crate::{Ask, Step, Values};

/// The biases of the chain whose slopes are those of the lecture notes.
const NOTES: &[(&str, &str)] = &[("y", "-0.5"), ("numbers", super::schema::NOTES)];

pub(super) static STEPS: &[Step] = &[
    Step {
        name: "longer",
        state: &[("depth", "2")],
        numbers: &["dL_dw1"],
        ask: Ask::Choose { options: &["more", "less", "same"], right: "less" },
        hides: false,
        act: &[("depth", "5")],
    },
    Step {
        name: "ceiling",
        state: &[],
        numbers: &[],
        ask: Ask::Choose { options: &["one", "zero", "same"], right: "zero" },
        hides: false,
        act: &[("numbers", "b1:-1,b2:-0.5,b3:-0.5,b4:-0.5,b5:-0.5")],
    },
    Step {
        name: "five",
        state: &[],
        numbers: &[],
        ask: Ask::Choose { options: &["added", "mixed", "product"], right: "product" },
        hides: false,
        act: NOTES,
    },
    Step {
        name: "thirty",
        state: &[],
        numbers: &["dL_dw1"],
        ask: Ask::Choose { options: &["sixth", "tiny", "hundredth"], right: "tiny" },
        hides: false,
        act: &[("depth", "30")],
    },
    Step {
        name: "still",
        state: &[("depth", "30")],
        numbers: &[],
        ask: Ask::Choose { options: &["most", "last", "none"], right: "none" },
        hides: false,
        act: &[("t", "100")],
    },
    Step {
        name: "large",
        state: &[("depth", "12"), ("b", "-0.5"), ("x", "0.5")],
        numbers: &[],
        ask: Ask::Choose { options: &["two", "four", "never"], right: "four" },
        hides: false,
        act: &[("w", "4"), ("b", "-2")],
    },
    Step {
        name: "help",
        state: &[("depth", "20"), ("data", "points"), ("eta", "1")],
        numbers: &["loss", "loss_beside"],
        ask: Ask::Choose { options: &["eta", "relu", "longer"], right: "relu" },
        hides: false,
        act: &[("beside", "relu"), ("t", "300")],
    },
    Step {
        name: "interview",
        // Pictures of sigmoid have the ceiling ¼ on them, which the first question asks for.
        state: &[("activation", "relu"), ("y", "-0.5")],
        numbers: &[],
        ask: Ask::Own {
            keys: &["answers", "card"],
            judge: |values, _| (ANNEX && interview::is_done(&values.settings("answers"))).then_some(true),
        },
        hides: false,
        act: &[],
    },
];

/// Whether the story is at the interview question, its last step.
pub(super) fn is_interview(values: &Values) -> bool {
    values.count(STEP) == STEPS.len()
}
