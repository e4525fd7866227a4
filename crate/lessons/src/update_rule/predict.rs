//! Predict first: before each step the learner says which way the parameter will go, and where it will land.
//!
//! The guesses are values of the link, step by step, so going back and undo cover them too.

use super::Descent;
use crate::{Body, Cell, Choose, Column, Row, Value, Values};
use figure::{Label, Message, digits};

/// What can be said, and the words for it.
const ANSWERS: [(&str, &str); 3] =
    [("up", "update-rule-guess-up"), ("down", "update-rule-guess-down"), ("none", "update-rule-guess-none")];
/// A landing is right within this, or within a tenth of the step.
const CLOSE: f64 = 0.2;

/// The learner's guesses, step by step.
#[derive(Clone, Default)]
pub(super) struct Guesses {
    on: bool,
    ways: Vec<String>,
    places: crate::Settings,
}

impl Guesses {
    pub(super) fn of(values: &Values) -> Self {
        Self {
            on: values.text("predict") == "yes",
            ways: values.text("guess").split(',').filter(|way| !way.is_empty()).map(str::to_owned).collect(),
            places: values.settings("landing"),
        }
    }

    /// Which way step `step` (from 1) was said to go.
    fn way(&self, step: usize) -> Option<&str> {
        self.ways.get(step - 1).map(String::as_str)
    }

    /// Where it was said to land.
    pub(super) fn place(&self, step: usize) -> Option<f64> {
        let key = key(step);
        self.places.iter().find(|(name, _)| *name == key).map(|(_, place)| place)
    }
}

/// What a landing is called among the numbers that a learner sets.
pub(super) fn key(step: usize) -> String {
    format!("w{step}")
}

/// Guesses belong to one run: whoever changes it starts guessing anew.
pub(super) fn forget(values: &mut Values, changed: &[&str]) {
    let passing = ["t", "guess", "landing", "kept"];
    if changed.iter().any(|key| !passing.contains(key)) && !changed.contains(&"guess") && !changed.contains(&"landing")
    {
        values.set("guess", Value::word(""));
        values.set("landing", Value::word(""));
    }
}

impl Descent {
    /// The step that comes next, from 1.
    pub(super) fn coming(&self) -> usize {
        self.path.len()
    }

    /// Whether the next step waits to be foretold.
    pub(super) fn waits(&self) -> bool {
        let step = self.coming();
        self.guesses.on && !self.astray() && (self.guesses.way(step).is_none() || self.guesses.place(step).is_none())
    }

    /// Whether it waits for a place on the axis: the way has been said.
    pub(super) fn waits_for_place(&self) -> bool {
        self.waits() && self.guesses.way(self.coming()).is_some()
    }

    /// The place that was foretold for the step just taken.
    pub(super) fn foretold(&self) -> Option<f64> {
        let step = self.path.len() - 1;
        if self.guesses.on && step > 0 { self.guesses.place(step) } else { None }
    }

    /// The question, or how the latest guess turned out; nothing where no guess is asked for.
    pub(super) fn prediction(&self) -> Option<Body> {
        if !self.guesses.on {
            return None;
        }
        if self.waits() && !self.waits_for_place() {
            return Some(self.question());
        }
        let mut lines = Vec::new();
        if self.waits() {
            lines.push(Message::new("update-rule-ask-place").with("p", self.p()));
        } else if !self.astray() {
            lines.push(Message::new("update-rule-answered"));
        }
        lines.extend(self.verdict());
        Some(Body::Text(lines))
    }

    fn question(&self) -> Body {
        let row = |(answer, words): (&str, &str)| {
            let all: Vec<&str> = self.guesses.ways.iter().map(String::as_str).chain([answer]).collect();
            Row {
                id: answer.to_owned(),
                choose: Some(Choose { key: "guess", value: all.join(","), selected: false, hover: false }),
                total: false,
                cells: vec![Cell::words(Message::new(words).with("p", self.p()))],
            }
        };
        let label = match self.verdict_of(self.path.len() - 1) {
            Some(verdict) => self.spoken(verdict, "update-rule-question-again"),
            None => Message::new("update-rule-question").with("p", self.p()),
        };
        Body::Table {
            columns: vec![Column { label: Label::Words(label), numeric: false }],
            rows: ANSWERS.into_iter().map(row).collect(),
        }
    }

    fn verdict(&self) -> Option<Message> {
        Some(self.spoken(self.verdict_of(self.path.len() - 1)?, "update-rule-verdict"))
    }

    /// The verdict with its reason and the score so far.
    fn spoken(&self, (way, place): (bool, bool), id: &str) -> Message {
        let step = self.path.len() - 1;
        let all: Vec<(bool, bool)> = (1..=step).filter_map(|step| self.verdict_of(step)).collect();
        let count = |pick: fn(&(bool, bool)) -> bool| all.iter().filter(|verdict| pick(verdict)).count().to_string();
        let old = self.path[step - 1];
        let yes = |right: bool| if right { "yes" } else { "no" };
        Message::new(id)
            .with("p", self.p())
            .with("way", yes(way))
            .with("place", yes(place))
            .with("sign", sign(-self.slope(old)))
            .with("old", digits(old, 4))
            .with("eta", figure::exact(self.eta))
            .with("slope", crate::symbols::bracketed(self.slope(old), 4))
            .with("new", digits(self.path[step], 4))
            .with("guess", digits(self.guesses.place(step).unwrap_or(0.0), 3))
            .with("ways", count(|verdict| verdict.0))
            .with("places", count(|verdict| verdict.1))
            .with("all", all.len().to_string())
    }

    /// Whether way and landing of a step were foretold rightly. What lands outside of the picture counts as its edge.
    fn verdict_of(&self, step: usize) -> Option<(bool, bool)> {
        let (way, place) = (self.guesses.way(step.max(1))?, self.guesses.place(step)?);
        let (&old, &new) = (self.path.get(step.checked_sub(1)?)?, self.path.get(step)?);
        let (from, to) = super::picture::REACH;
        let allowed = (0.1 * (new - old).abs()).max(CLOSE);
        Some((way == sign(new - old), (figure::between(new, from, to) - place).abs() <= allowed))
    }
}

fn sign(change: f64) -> &'static str {
    match change {
        change if change > 0.0 => "up",
        change if change < 0.0 => "down",
        _ => "none",
    }
}
