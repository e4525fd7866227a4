//! Predict first: before each step of the selected optimizer the learner points at where it will land.

use super::Race;
use super::surface::Pair;
use crate::prediction::{self, direction, score, yes_no};
use crate::{Body, Settings, Values};
use figure::{Message, ToList, digits};

/// Right within this share of the window, or within this share of the step.
const CLOSE: (f64, f64) = (0.03, 0.15);

/// The numbers that hold a guess for a step, from 1.
pub(super) fn keys(step: usize) -> [String; 2] {
    [format!("x{step}"), format!("y{step}")]
}

/// The guess for a step.
pub(super) fn guess(places: &Settings, step: usize) -> Option<Pair> {
    let [x, y] = keys(step);
    Some([places.get(&x)?, places.get(&y)?])
}

/// Guesses belong to one run: another run begins without guesses.
pub(super) fn forget(values: &mut Values, changed: &[&str]) {
    prediction::forget(values, changed, &["landing"], &["off", "tolerance"]);
}

impl Race {
    /// Whether the next step waits for a prediction.
    pub(super) fn waits(&self) -> bool {
        self.predicts && self.knows_gradient() && self.selected().diverged.is_none() && self.guessed().is_none()
    }

    /// The guess for the next step.
    pub(super) fn guessed(&self) -> Option<Pair> {
        guess(&self.guesses, self.steps + 1)
    }

    /// The question, or the verdict on the latest guess; empty if no guess is asked for.
    pub(super) fn prediction(&self) -> Option<Body> {
        if !self.predicts {
            return None;
        }
        let mut lines: Vec<Message> = self.verdict().into_iter().list();
        let ask = if self.waits() { "optimizers-ask" } else { "optimizers-answered" };
        let [x, y] = self.track.surface.names();
        lines.push(Message::new(ask).with("x", x).with("y", y));
        Some(Body::Text { messages: lines })
    }

    fn verdict(&self) -> Option<Message> {
        let verdict = self.verdict_of(self.steps)?;
        let all: Vec<_> = (1..=self.steps).filter_map(|step| self.verdict_of(step)).list();
        let [x, y] = self.track.surface.names();
        Some(
            Message::new("optimizers-verdict")
                .with("x", x)
                .with("y", y)
                .with("ways", yes_no(verdict.directions))
                .with("place", yes_no(verdict.place))
                .with("optimizer", self.selected().kind.name())
                .with("wayx", direction(verdict.change[0]))
                .with("wayy", direction(verdict.change[1]))
                .with("newx", digits(verdict.new[0], 3))
                .with("newy", digits(verdict.new[1], 3))
                .with("off", digits(verdict.off, 2))
                .with("rightways", score(&all, |verdict| verdict.directions))
                .with("rightplaces", score(&all, |verdict| verdict.place))
                .with("all", all.len().to_string()),
        )
    }

    fn verdict_of(&self, step: usize) -> Option<Verdict> {
        let guess = guess(&self.guesses, step)?;
        let (old, new) = (self.selected().trail.at(step.checked_sub(1)?)?, self.selected().trail.at(step)?);
        let change = [new[0] - old[0], new[1] - old[1]];
        let long = |a: f64, b: f64| (a * a + b * b).sqrt();
        let window = self.track.window;
        // A landing outside of the picture counts as its edge.
        let seen = window.nearest(new);
        let off = long(seen[0] - guess[0], seen[1] - guess[1]);
        let allowed = (CLOSE.0 * window.size[0]).max(CLOSE.1 * long(change[0], change[1]));
        let directions = (0..2).all(|k| (guess[k] - old[k]) * change[k] >= 0.0);
        Some(Verdict { directions, place: off <= allowed, change, new, off })
    }
}

/// How a guess turned out.
struct Verdict {
    /// Whether both parameters went in the predicted directions.
    directions: bool,
    /// Whether the step landed at the predicted place.
    place: bool,
    change: Pair,
    new: Pair,
    off: f64,
}
