//! What is answered by doing, or not by the story.

use super::{Asked, Question, asking};
use crate::story::outcome;
use crate::{Body, Buttons, Panel, Reading, Values, Verdict};
use std::any::Any;

/// Asks nothing.
#[derive(Debug)]
pub struct Nothing;

impl Question for Nothing {
    fn ask(&self, _: &Asked) -> (Option<Panel>, Option<&'static str>) {
        (None, None)
    }

    fn is_own(&self) -> bool {
        true
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// What the lesson's own panel asks in this state.
#[derive(Debug)]
pub struct Own {
    /// The controls that hold the answer.
    pub keys: &'static [&'static str],
    /// Whether the answer is right; nothing while there is none.
    pub judge: fn(&Values, &[Reading]) -> Option<bool>,
}

impl Question for Own {
    fn ask(&self, asked: &Asked) -> (Option<Panel>, Option<&'static str>) {
        (None, (self.judge)(asked.values, asked.readings).map(outcome))
    }

    fn free(&self) -> &'static [&'static str] {
        self.keys
    }

    fn is_own(&self) -> bool {
        true
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The outcome of what the learner does, and whether it is what was asked for; nothing while nothing was done.
pub type Judge = fn(&Values, &[Reading]) -> Option<(&'static str, bool)>;

/// Something to be done with some controls. `SLUG-NAME-OUTCOME-why` is said to what the learner has reached.
#[derive(Debug)]
pub struct Do {
    /// The controls that may be changed without leaving the story.
    pub keys: &'static [&'static str],
    /// The outcome so far.
    pub judge: Judge,
}

impl Question for Do {
    fn ask(&self, asked: &Asked) -> (Option<Panel>, Option<&'static str>) {
        let outcome = (self.judge)(asked.values, asked.readings);
        let verdict = outcome.map(|(name, right)| {
            let said = asked.teller.words(&format!("{name}-why"), asked.readings);
            if right { Verdict::right(said) } else { Verdict::open(said) }
        });
        let answered = outcome.and_then(|(_, right)| right.then_some("right"));
        let question = Some(asked.question());
        (asking(Body::Buttons(Buttons { question, options: Vec::new(), verdict })), answered)
    }

    fn free(&self) -> &'static [&'static str] {
        self.keys
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
