//! Predict first: before each step the learner predicts the direction of the parameter, and where it will land.
//!
//! The guesses are values of the link, step by step, so going back and undo cover them too.

use super::Descent;
use crate::prediction::{self, Directions, direction, score, yes_no};
use crate::{Body, Buttons, Grade, Settings, Values, Verdict};
use figure::{Message, ToList, digits};

/// A landing is right within this, or within a tenth of the step.
const CLOSE: f64 = 0.2;

/// The learner's guesses, step by step.
#[derive(Clone, Default)]
pub(super) struct Guesses {
    pub(super) on: bool,
    directions: Directions,
    places: Settings,
}

impl Guesses {
    pub(super) fn of(values: &Values) -> Self {
        Self { on: asked(values), directions: Directions::of(values), places: values.settings("landing") }
    }

    /// The predicted landing.
    pub(super) fn place(&self, step: usize) -> Option<f64> {
        self.places.get(&key(step))
    }
}

/// Whether the learner predicts each step.
pub(super) fn asked(values: &Values) -> bool {
    values.text("predict") == "yes"
}

/// What a landing is called among the numbers that a learner sets.
pub(super) fn key(step: usize) -> String {
    format!("w{step}")
}

/// Guesses belong to one run: another run begins without guesses.
pub(super) fn forget(values: &mut Values, changed: &[&str]) {
    prediction::forget(values, changed, &["guess", "landing"], &["kept"]);
}

impl Descent {
    /// The step that comes next, from 1.
    pub(super) fn coming(&self) -> usize {
        self.path.steps() + 1
    }

    /// Whether the next step waits for a prediction.
    pub(super) fn waits(&self) -> bool {
        let step = self.coming();
        self.guesses.on
            && !self.astray()
            && (self.guesses.directions.get(step).is_none() || self.guesses.place(step).is_none())
    }

    /// Whether it waits for a place on the axis, after the direction was predicted.
    pub(super) fn waits_for_place(&self) -> bool {
        self.waits() && self.guesses.directions.get(self.coming()).is_some()
    }

    /// Whether the next step is not shown: a secret until it is taken, also after it was predicted, so that the guess can be
    /// mended; or its number is too large to be written.
    pub(super) fn hides(&self) -> bool {
        !self.landing().is_finite() || ((self.guesses.on || self.secret) && !self.astray())
    }

    /// Whether a place can be put: when the direction was predicted, until the step.
    pub(super) fn takes_place(&self) -> bool {
        self.guesses.on && !self.astray() && self.guesses.directions.get(self.coming()).is_some()
    }

    /// The predicted place of the latest step.
    pub(super) fn foretold(&self) -> Option<f64> {
        let step = self.path.steps();
        if self.guesses.on && step > 0 { self.guesses.place(step) } else { None }
    }

    /// The question, or the verdict on the latest guess; empty if no guess is asked for.
    pub(super) fn prediction(&self) -> Option<Body> {
        if !self.guesses.on {
            return None;
        }
        let verdict = self.verdict();
        if self.astray() {
            return Some(Body::Buttons(Buttons { question: None, options: Vec::new(), verdict }));
        }
        let open = self.waits() && !self.waits_for_place();
        let question = match (open, self.waits()) {
            (true, _) if verdict.is_some() => "update-rule-question-again",
            (true, _) => "update-rule-question",
            (false, true) => "update-rule-ask-place",
            (false, false) => "update-rule-answered",
        };
        let answer = |direction: &str| Message::new(format!("update-rule-guess-{direction}")).with("p", self.p());
        Some(Body::Buttons(Buttons {
            question: Some(Message::new(question).with("p", self.p())),
            options: self.guesses.directions.answers(self.coming(), open, answer),
            verdict,
        }))
    }

    /// What is said to the guesses for the step just taken: the reason, and the score so far.
    fn verdict(&self) -> Option<Verdict> {
        let step = self.path.steps();
        let (way, place) = self.verdict_of(step)?;
        let grade = match (way, place) {
            (true, true) => Grade::Right,
            (true, false) => Grade::Open,
            (false, _) => Grade::Wrong,
        };
        Some(Verdict { grade, said: self.told(step, way, place) })
    }

    fn told(&self, step: usize, way: bool, place: bool) -> Message {
        let all: Vec<(bool, bool)> = (1..=step).filter_map(|step| self.verdict_of(step)).list();
        let old = self.path[step - 1];
        Message::new("update-rule-verdict")
            .with("p", self.p())
            .with("way", yes_no(way))
            .with("place", yes_no(place))
            .with("sign", direction(-self.slope(old)))
            .with("old", digits(old, 4))
            .with("eta", figure::exact(self.eta))
            .with("slope", crate::symbols::bracketed(self.slope(old), 4))
            .with("new", digits(self.path[step], 4))
            .with("guess", digits(self.guesses.place(step).unwrap_or(0.0), 3))
            .with("ways", score(&all, |verdict| verdict.0))
            .with("places", score(&all, |verdict| verdict.1))
            .with("all", all.len().to_string())
    }

    /// Whether direction and landing of a step were predicted correctly. A landing outside of the picture counts as its edge.
    fn verdict_of(&self, step: usize) -> Option<(bool, bool)> {
        let (way, place) = (self.guesses.directions.get(step)?, self.guesses.place(step)?);
        if step == 0 || step > self.path.steps() {
            return None;
        }
        let (old, new) = (self.path[step - 1], self.path[step]);
        let (from, to) = self.window().reach();
        let allowed = (0.1 * (new - old).abs()).max(CLOSE);
        Some((way == direction(new - old), (figure::clamp(new, from, to) - place).abs() <= allowed))
    }
}
