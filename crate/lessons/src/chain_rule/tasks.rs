//! The values of the exercises. The module without exercises keeps these values too, so that a link loses none.

use super::ANNEX;
use crate::{Settings, Value, Values};

/// What `task` can be.
pub(super) const TASKS: &[&str] = &["explore", "build", "repair", "fill", "sheet"];
/// What `example` can be: numbers drawn from a seed, or those of the network that is chosen.
pub(super) const EXAMPLES: &[&str] = &["seed", "network"];
/// What `level` can be.
pub(super) const LEVELS: &[&str] = &["1", "2", "3"];

/// What was done on the whole sheet.
pub(super) const SHEET: [&str; 4] = ["filled", "taken", "tried", "part"];

/// The notes' formula for w1 in network B as it was written down (N11): two of its four terms are no path.
const GARBLED: &str = "L.o3-o3.o1-o1.w1_L.o5-o5.o2-o2.w1_L.o3-o3.o2-o2.o4-o4.w1_L.o5-o5.o4-o4.w1";

/// One empty row, written so that a link can say that the learner has taken every term away.
const EMPTIED: &str = "-";

/// The controls that each task uses. All others are hidden.
const EXERCISES_USE: [(&str, &[&str]); 5] = [
    ("build", &["network", "select", "layers", "loss"]),
    ("repair", &[]),
    ("fill", &["level", "seed", "example"]),
    ("fill-own", &["level", "example", "network", "select", "layers", "loss"]),
    ("sheet", &["network", "layers", "loss"]),
];

/// Whether a control means anything in a task.
pub(super) fn uses(task: &str, key: &str) -> bool {
    let of_exercise = |(_, keys): &(&str, &[&str])| keys.contains(&key);
    match EXERCISES_USE.iter().find(|(own, _)| *own == task) {
        Some(own) => ["task", "notation"].contains(&key) || of_exercise(own),
        None => !["level", "seed", "example"].contains(&key),
    }
}

/// Makes the values of an exercise fit each other, before the other values of the lesson.
pub(super) fn settle(values: &mut Values, asked: &dyn Fn(&str) -> bool) {
    let other_network = ["network", "layers", "loss", "select"].into_iter().any(asked);
    match values.text("task") {
        // Only the annex has exercises, and settles again what asks for one.
        "repair" if ANNEX && asked("task") => {
            for (key, text) in [("network", "b"), ("layers", ""), ("loss", "half-squared-error"), ("select", "w1")] {
                values.set(key, Value::word(text));
            }
            if values.text("rows").is_empty() || !asked("rows") {
                values.set("rows", Value::word(GARBLED));
            }
            if !asked("asked") {
                values.set("asked", Value::word(""));
            }
        }
        task => {
            // Another parameter's formula is another task.
            if task == "repair" && other_network {
                values.set("task", Value::word("build"));
            }
            if (other_network || asked("task")) && !asked("rows") {
                values.set("rows", Value::word(""));
            }
            let (from, to) = if values.text("task") == "repair" { ("", EMPTIED) } else { (EMPTIED, "") };
            if values.text("rows") == from {
                values.set("rows", Value::word(to));
            }
        }
    }
    let other_blanks = other_network || ["seed", "level", "example", "numbers"].into_iter().any(asked);
    if (other_blanks || asked("task")) && !asked("hint") {
        values.set("hint", Value::word(""));
    }
    let mut answers = values.settings("answers");
    if other_blanks && !asked("answers") {
        answers = Settings::default();
    }
    answers.retain(is_blank);
    values.set("answers", Value::settings(answers));
}

/// Whether an answer belongs to a blank: `a1` to `a10`, the factors of the longest path, its product and the sum.
fn is_blank(name: &str) -> bool {
    name.strip_prefix('a').and_then(|number| number.parse::<usize>().ok()).is_some_and(|at| (1..=10).contains(&at))
}
