//! Predict first: before each step of the selected optimizer the learner points at where it will land.

use super::Race;
use super::surface::Pair;
use crate::{Body, Settings, Value, Values};
use figure::{Message, digits};

/// Right within this share of the window, or within this share of the step.
const CLOSE: (f64, f64) = (0.03, 0.15);

/// The numbers that hold a guess for a step, from 1.
pub(super) fn keys(step: usize) -> [String; 2] {
    [format!("x{step}"), format!("y{step}")]
}

/// The guess for a step.
pub(super) fn guess(places: &Settings, step: usize) -> Option<Pair> {
    let number = |key: &String| places.iter().find(|(name, _)| name == key).map(|(_, number)| number);
    let [x, y] = keys(step);
    Some([number(&x)?, number(&y)?])
}

/// Guesses belong to one run: whoever changes it starts guessing anew.
pub(super) fn forget(values: &mut Values, changed: &[&str]) {
    let passing = ["t", "landing", "off", "tolerance"];
    if changed.iter().any(|key| !passing.contains(key)) && !changed.contains(&"landing") {
        values.set("landing", Value::word(""));
    }
}

impl Race {
    /// Whether the step to come waits to be foretold.
    pub(super) fn waits(&self) -> bool {
        self.predicts && self.knows_gradient() && self.selected().diverged.is_none() && self.guessed().is_none()
    }

    /// The guess for the step to come.
    pub(super) fn guessed(&self) -> Option<Pair> {
        guess(&self.guesses, self.steps + 1)
    }

    /// What is asked, or how the latest guess turned out; nothing where no guess is asked for.
    pub(super) fn prediction(&self) -> Option<Body> {
        if !self.predicts {
            return None;
        }
        let mut lines: Vec<Message> = self.verdict().into_iter().collect();
        let ask = if self.waits() { "optimizers-ask" } else { "optimizers-answered" };
        let [x, y] = self.track.surface.names();
        lines.push(Message::new(ask).with("x", x).with("y", y));
        Some(Body::Text(lines))
    }

    fn verdict(&self) -> Option<Message> {
        let verdict = self.verdict_of(self.steps)?;
        let all: Vec<_> = (1..=self.steps).filter_map(|step| self.verdict_of(step)).collect();
        let count = |pick: fn(&Verdict) -> bool| all.iter().filter(|verdict| pick(verdict)).count().to_string();
        let [x, y] = self.track.surface.names();
        let yes = |right: bool| if right { "yes" } else { "no" };
        let way = |change: f64| if change > 0.0 { "up" } else { "down" };
        Some(
            Message::new("optimizers-verdict")
                .with("x", x)
                .with("y", y)
                .with("ways", yes(verdict.ways))
                .with("place", yes(verdict.place))
                .with("optimizer", self.selected().kind.name())
                .with("wayx", way(verdict.change[0]))
                .with("wayy", way(verdict.change[1]))
                .with("newx", digits(verdict.new[0], 3))
                .with("newy", digits(verdict.new[1], 3))
                .with("off", digits(verdict.off, 2))
                .with("rightways", count(|verdict| verdict.ways))
                .with("rightplaces", count(|verdict| verdict.place))
                .with("all", all.len().to_string()),
        )
    }

    fn verdict_of(&self, step: usize) -> Option<Verdict> {
        let guess = guess(&self.guesses, step)?;
        let (old, new) = (self.selected().trail.at(step.checked_sub(1)?)?, self.selected().trail.at(step)?);
        let change = [new[0] - old[0], new[1] - old[1]];
        let long = |a: f64, b: f64| (a * a + b * b).sqrt();
        let (corner, side) = self.track.surface.window();
        // What lands outside of the picture counts as its edge.
        let seen = [0, 1].map(|k| figure::between(new[k], corner[k], corner[k] + side));
        let off = long(seen[0] - guess[0], seen[1] - guess[1]);
        let allowed = (CLOSE.0 * side).max(CLOSE.1 * long(change[0], change[1]));
        let ways = (0..2).all(|k| (guess[k] - old[k]) * change[k] >= 0.0);
        Some(Verdict { ways, place: off <= allowed, change, new, off })
    }
}

/// How a guess turned out.
struct Verdict {
    /// Whether both parameters went the way that was said.
    ways: bool,
    /// Whether it landed there.
    place: bool,
    change: Pair,
    new: Pair,
    off: f64,
}
