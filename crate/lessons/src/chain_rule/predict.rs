//! Predict first: before each update the learner predicts the direction of the selected parameter.
//!
//! The guesses are one value of the link, in the order of the updates, so going back and undo cover them too.

use super::{ANNEX, Act, Acts, Moment};
use crate::prediction::{direction, yes_no};
use crate::{Body, Buttons, Verdict};
use figure::{Message, digits};

impl Acts {
    /// Whether the next step is an update.
    fn enters_update(&self) -> bool {
        self.progress.act() == Act::Backward && self.progress.next(self.pace).act() == Act::Update
    }

    /// Whether the next update waits for a guess.
    pub(super) fn waits(&self) -> bool {
        ANNEX
            && self.predict
            && self.input().is_none()
            && !self.held_stays()
            && self.enters_update()
            && self.guesses.get(self.updates + 1).is_none()
    }

    /// Whether the next step may be shown: its gradient is known, and the learner does not have to guess it.
    pub(super) fn tells_step(&self) -> bool {
        self.has_gradient() && !self.waits()
    }

    /// Whether this round's update still has to be guessed, now or later.
    pub(super) fn is_secret(&self) -> bool {
        ANNEX && self.predict && !self.held_stays() && self.guesses.get(self.round()).is_none()
    }

    /// The number of this round's update.
    fn round(&self) -> usize {
        let updated = self.progress.act() == Act::Update && self.progress.act_is_complete();
        if updated { self.updates } else { self.updates + 1 }
    }

    /// The question with its three answers, and the verdict on the latest guess; nothing if no guess is asked for.
    pub(super) fn prediction(&self, moment: &Moment) -> Option<Body> {
        if !ANNEX || !self.predict || self.input().is_some() || self.held_stays() {
            return None;
        }
        let updates = self.progress.act() == Act::Update;
        let updated = updates && self.progress.act_is_complete();
        let update = self.round();
        let guess = self.guesses.get(update);
        let asks = self.enters_update() || (updates && guess.is_some());
        let question = if asks { "chain-rule-question" } else { "chain-rule-predict-later" };
        let answer = |direction: &str| Message::new(format!("chain-rule-guess-{direction}"));
        Some(Body::Buttons(Buttons {
            question: Some(Message::new(question).with("name", self.said(self.held()))),
            options: self.guesses.answers(update, self.waits(), answer),
            verdict: guess.filter(|_| updated).map(|guess| self.verdict(moment, guess)),
        }))
    }

    fn verdict(&self, moment: &Moment, guess: &str) -> Verdict {
        let change = self.change_of_held(moment);
        let truth = direction(change);
        let ruled = self.rule.is_some();
        let said = Message::new(if ruled { "chain-rule-verdict-rule" } else { "chain-rule-verdict" })
            .with("right", yes_no(guess == truth))
            .with("truth", truth)
            .with("name", self.said(self.held()))
            .with("gradient", digits(moment.ledger.backprop, 4))
            .with("change", digits(change, 4));
        if guess == truth { Verdict::right(said) } else { Verdict::wrong(said) }
    }
}
