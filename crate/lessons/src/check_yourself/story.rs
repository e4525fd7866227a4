//! One step for each question, and the result after the last one. A step keeps the seed and the answers.

use super::answers::Answers;
use super::questions::{KINDS, drawn};
use crate::story::ask;
use crate::{Grade, Reading, Step, Values};

/// The step of the result.
pub(super) const RESULT: usize = KINDS.len() + 1;

pub(super) static STEPS: &[Step] = &[
    step::<0>("way", &["w", "slope", "eta"]),
    step::<1>("new", &["w", "slope", "eta"]),
    step::<2>("settle", &["c", "eta"]),
    step::<3>("slope", &["o"]),
    step::<4>("chain", &["x", "o1", "w2", "o2", "y"]),
    step::<5>("count", &["a", "b", "c"]),
    step::<6>("sum", &["end"]),
    step::<7>("bias", &["o", "y"]),
    step::<8>("ceiling", &["w", "n"]),
    step::<9>("momentum", &["last", "slope", "eta", "keep"]),
    step::<10>("updates", &["points", "batch"]),
    step::<11>("entropy", &["o", "y"]),
    Step { name: "result", numbers: &["right", "wrong", "open"], ..Step::PLAIN },
];

/// A step asks one question. `numbers` are those that its sentences say.
const fn step<const AT: usize>(name: &'static str, numbers: &'static [&'static str]) -> Step {
    Step { name, state: &[], numbers, ask: &Question::<AT>::OWN, ..Step::PLAIN }
}

/// The question with that number.
struct Question<const AT: usize>;

impl<const AT: usize> Question<AT> {
    const OWN: ask::Own = ask::Own { keys: &["answers"], judge: judged::<AT> };
}

/// Whether a question was answered rightly; nothing while there is no answer. Who asks to see has not answered it.
fn judged<const AT: usize>(values: &Values, _: &[Reading]) -> Option<bool> {
    let given = Answers::of(values).0[AT]?;
    let verdict = drawn(AT, values.count("seed") as u64).verdict(AT, given);
    (verdict.grade != Grade::Open || given == super::answers::Given::Shown).then_some(verdict.grade == Grade::Right)
}
