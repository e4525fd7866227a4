//! Predict first: before a step the learner says what it will do, and then sees it. Guesses are values of the link, in the order
//! of the steps, so going back and undo cover them too.

use crate::{Press, Value, Values};
use figure::{Message, ToList};

/// The control that holds guessed directions.
const GUESS: &str = "guess";

/// The answers about a parameter.
const DIRECTIONS: [&str; 3] = ["up", "down", "none"];

/// The direction of a change, in the words of a guess.
pub(crate) fn direction(change: f64) -> &'static str {
    match change {
        change if change > 0.0 => "up",
        change if change < 0.0 => "down",
        _ => "none",
    }
}

/// The directions that were guessed, step by step.
#[derive(Clone, Default)]
pub(crate) struct Directions(Vec<String>);

impl Directions {
    pub(crate) fn of(values: &Values) -> Self {
        Self(values.text(GUESS).split(',').filter(|guess| !guess.is_empty()).map(str::to_owned).list())
    }

    /// The guess for step `step` (from 1).
    pub(crate) fn get(&self, step: usize) -> Option<&str> {
        self.0.get(step.checked_sub(1)?).map(String::as_str)
    }

    /// The three answers for step `step`; `label` has the words for each. While the question is `open`, an answer adds to
    /// these guesses. Later they show which one was given.
    pub(crate) fn answers(&self, step: usize, open: bool, label: impl Fn(&str) -> Message) -> Vec<Press> {
        let answer = |direction: &str| {
            let all = || self.0.iter().map(String::as_str).chain([direction]).list().join(",");
            Press {
                label: label(direction),
                sets: if open { vec![(GUESS, all())] } else { Vec::new() },
                chosen: Some(self.get(step) == Some(direction)),
            }
        };
        DIRECTIONS.into_iter().map(answer).list()
    }
}

/// Guesses belong to one run. A change that makes another run removes them, unless it brings guesses. `guesses` are the
/// controls that hold them. A change of `others` makes no other run.
pub(crate) fn forget(values: &mut Values, changed: &[&str], guesses: &[&str], others: &[&str]) {
    let same_run = |key: &&str| guesses.contains(key) || others.contains(key) || ["t", "step", "said"].contains(key);
    if !changed.iter().all(same_run) && !changed.iter().any(|key| guesses.contains(key)) {
        for key in guesses {
            values.set(key, Value::word(""));
        }
    }
}

/// Right or not, as messages take it.
pub(crate) fn yes_no(right: bool) -> &'static str {
    if right { "yes" } else { "no" }
}

/// How many verdicts are right in this respect.
pub(crate) fn score<T>(verdicts: &[T], is_right: impl Fn(&T) -> bool) -> String {
    verdicts.iter().filter(|verdict| is_right(verdict)).count().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(guess: &str) -> Values {
        [("w0", Value::number(1.0)), ("t", Value::number(0.0)), (GUESS, Value::word(guess))].into_iter().collect()
    }

    #[test]
    fn an_answer_is_added_to_the_guesses_before_it() {
        let guesses = Directions::of(&values("up,none"));
        assert_eq!([0, 1, 2, 3].map(|step| guesses.get(step)), [None, Some("up"), Some("none"), None]);
        let answers = guesses.answers(3, true, |direction| Message::new(direction));
        let set: Vec<_> = answers.iter().flat_map(|answer| &answer.sets).map(|(_, value)| value.as_str()).collect();
        assert_eq!(set, ["up,none,up", "up,none,down", "up,none,none"]);
        assert!(answers.iter().all(|answer| answer.chosen == Some(false)));
    }

    #[test]
    fn an_answer_that_was_given_is_shown_and_cannot_be_taken_back_by_a_press() {
        let answers = Directions::of(&values("up,none")).answers(2, false, |direction| Message::new(direction));
        assert_eq!(answers.iter().map(|answer| answer.chosen).collect::<Vec<_>>(), [false, false, true].map(Some));
        assert!(answers.iter().all(|answer| answer.sets.is_empty()));
    }

    #[test]
    fn another_run_takes_guesses_away_and_the_same_run_keeps_them() {
        for (changed, left) in
            [(&["t"][..], "up"), (&["w0"], ""), (&["w0", GUESS], "up"), (&["kept"], "up"), (&["t", "w0"], "")]
        {
            let mut values = values("up");
            forget(&mut values, changed, &[GUESS], &["kept"]);
            assert_eq!(values.text(GUESS), left, "{changed:?}");
        }
    }

    #[test]
    fn a_direction_is_the_sign_of_the_change() {
        assert_eq!([0.1, -0.1, 0.0, -0.0, f64::NAN].map(direction), ["up", "down", "none", "none", "none"]);
    }
}
