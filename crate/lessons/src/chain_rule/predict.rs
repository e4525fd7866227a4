//! Predict first: before each update the learner says which way the selected parameter will go.
//!
//! The guesses are one value of the link, in the order of the updates, so going back and undo cover them too.

use super::{Act, Acts, MORE, Moment};
use crate::{Body, Cell, Choose, Column, Row};
use figure::{Label, Message, digits};

/// What can be said, and the words for it.
const ANSWERS: [(&str, &str); 3] =
    [("up", "chain-rule-guess-up"), ("down", "chain-rule-guess-down"), ("none", "chain-rule-guess-none")];

impl Acts {
    /// Whether the next update waits for a guess.
    pub(super) fn waits(&self) -> bool {
        let entering = self.progress.act() == Act::Backward && self.progress.next(self.pace).act() == Act::Update;
        MORE && self.predict && entering && self.guesses.len() <= self.updates
    }

    /// Whether the step to come may be shown: its gradient is known, and nobody is asked to guess it.
    pub(super) fn tells_step(&self) -> bool {
        self.has_gradient() && !self.waits()
    }

    /// The question with its three answers, or how the latest guess turned out; nothing where no guess is asked for.
    pub(super) fn prediction(&self, moment: &Moment) -> Option<Body> {
        if !MORE || !self.predict {
            return None;
        }
        if self.waits() {
            return Some(question(&self.guesses));
        }
        let latest = self.updates.checked_sub(1).and_then(|at| self.guesses.get(at));
        let updated = self.progress.act() == Act::Update && self.progress.act_is_whole();
        let words = match latest.filter(|_| updated) {
            Some(guess) => self.verdict(moment, guess),
            None => Message::new("chain-rule-predict-later"),
        };
        Some(Body::Text(vec![words]))
    }

    fn verdict(&self, moment: &Moment, guess: &str) -> Message {
        let change = self.change(moment, self.selected);
        let truth = match change {
            change if change > 0.0 => "up",
            change if change < 0.0 => "down",
            _ => "none",
        };
        Message::new("chain-rule-verdict")
            .with("right", if guess == truth { "yes" } else { "no" })
            .with("truth", truth)
            .with("name", self.name())
            .with("gradient", digits(moment.ledger.backprop, 4))
            .with("change", digits(change, 4))
    }
}

fn question(guesses: &[String]) -> Body {
    let row = |(answer, words): (&str, &str)| {
        let all: Vec<&str> = guesses.iter().map(String::as_str).chain([answer]).collect();
        Row {
            id: answer.to_owned(),
            choose: Some(Choose { key: "guess", value: all.join(","), selected: false, hover: false }),
            total: false,
            cells: vec![Cell::words(Message::new(words))],
        }
    };
    Body::Table {
        columns: vec![Column { label: Label::words("chain-rule-question"), numeric: false }],
        rows: ANSWERS.into_iter().map(row).collect(),
    }
}
