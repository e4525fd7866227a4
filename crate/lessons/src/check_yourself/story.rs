//! One step for each question, and the result after the last one. A step keeps the seed and the answers.

use super::answers::Answers;
use super::questions::{KINDS, drawn};
use crate::{Ask, Grade, Reading, Step, Values};

/// The step of the result.
pub(super) const RESULT: usize = KINDS.len() + 1;

pub(super) static STEPS: &[Step] = &[
    step("way", &["w", "slope", "eta"], judged::<0>),
    step("new", &["w", "slope", "eta"], judged::<1>),
    step("settle", &["c", "eta"], judged::<2>),
    step("slope", &["o"], judged::<3>),
    step("chain", &["x", "o1", "w2", "o2", "y"], judged::<4>),
    step("count", &["a", "b", "c"], judged::<5>),
    step("sum", &["end"], judged::<6>),
    step("bias", &["o", "y"], judged::<7>),
    step("ceiling", &["w", "n"], judged::<8>),
    step("momentum", &["last", "slope", "eta", "keep"], judged::<9>),
    step("updates", &["points", "batch"], judged::<10>),
    step("entropy", &["o", "y"], judged::<11>),
    Step { name: "result", numbers: &["right", "wrong", "open"], ..Step::PLAIN },
];

/// A step asks one question. `numbers` are those that its sentences say.
const fn step(
    name: &'static str,
    numbers: &'static [&'static str],
    judge: fn(&Values, &[Reading]) -> Option<bool>,
) -> Step {
    Step { name, state: &[], numbers, ask: Ask::Own { keys: &["answers"], judge }, ..Step::PLAIN }
}

/// Whether a question was answered rightly; nothing while there is no answer. Who asks to see has not answered it.
fn judged<const AT: usize>(values: &Values, _: &[Reading]) -> Option<bool> {
    let given = Answers::of(values).0[AT]?;
    let verdict = drawn(AT, values.count("seed") as u64).verdict(AT, given);
    (verdict.grade != Grade::Open || given == super::answers::Given::Shown).then_some(verdict.grade == Grade::Right)
}
