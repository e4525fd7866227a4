//! One of a few answers.

use super::{Asked, Question, SHOW, asking, graded};
use crate::{Body, Buttons, Panel, Press, Read, Verdict};
use figure::ToList;
use std::any::Any;

/// Asks for one of a few answers. `SLUG-NAME-OPTION` is on its button, `SLUG-NAME-OPTION-why` is said when it was given.
#[derive(Debug)]
pub struct Choose {
    /// The answers.
    pub options: &'static [&'static str],
    /// The right one.
    pub right: &'static str,
}

impl Question for Choose {
    fn ask(&self, asked: &Asked) -> (Option<Panel>, Option<&'static str>) {
        let (given, right) = (asked.given(), self.right);
        let verdict = given.and_then(|given| match given {
            SHOW => Some(Verdict::open(asked.why(right))),
            _ if given == right => Some(Verdict::right(asked.why(right))),
            _ => self.options.contains(&given).then(|| Verdict::wrong(asked.why(given))),
        });
        let press = |option: &&'static str| Press {
            label: asked.teller.words(option, asked.readings),
            sets: asked.answering(option),
            chosen: Some(given == Some(option)),
        };
        // Whoever wants to see presses any: each shows the answer.
        let options = self.options.iter().map(press).list();
        let answered = graded(verdict.as_ref(), given);
        (asking(Body::Buttons(Buttons { question: Some(asked.question()), options, verdict })), answered)
    }

    fn is_wrong(&self, given: &str, _: Option<&super::Numbers>, _: Read) -> bool {
        given != self.right
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
