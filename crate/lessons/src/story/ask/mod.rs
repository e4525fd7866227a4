//! What a step asks. Each kind of question is a file. A module has only the kinds that its steps ask.

#[cfg(annexed)]
mod build;
mod choose;
mod doing;
mod number;
mod place;

#[cfg(annexed)]
pub use build::Build;
pub use choose::Choose;
pub use doing::{Do, Judge, Nothing, Own};
pub use number::{Mistake, Number};
pub use place::Place;

pub(crate) use number::judged_number;

use super::said::{SHOW, answer, draft, with_answer};
use super::{Sets, Step, Teller};
use crate::catalogue::SAID;
use crate::panel::{self, panel};
use crate::{Body, Grade, Panel, Press, Read, Reading, Values, Verdict};
use figure::{Message, Scene, ToList};
use std::any::Any;

/// A question of a story, and what counts as right.
pub trait Question: Sync {
    /// The panel that asks, if the story asks, and how the question was answered.
    fn ask(&self, asked: &Asked) -> (Option<Panel>, Option<&'static str>);

    /// The controls that may be changed without leaving the step.
    fn free(&self) -> &'static [&'static str] {
        &[]
    }

    /// Whether the answer stands in the lesson's own values, or nothing is asked.
    fn is_own(&self) -> bool {
        false
    }

    /// Of a question for a number: the right one, and the known mistakes.
    fn truth(&self) -> Option<Truth> {
        None
    }

    /// Whether an answer is wrong. `numbers` are those of a question for a number.
    fn is_wrong(&self, _given: &str, _numbers: Option<&Numbers>, _read: Read) -> bool {
        false
    }

    /// Puts on the large picture what the question needs there.
    fn draw(&self, _asked: &Asked, _scene: &mut Scene) {}

    /// Itself, for tests that look into it.
    fn as_any(&self) -> &dyn Any;
}

/// A right number, worked out from the readings after the act, and the known mistakes.
pub type Truth = (fn(&[Reading]) -> f64, &'static [Mistake]);

/// A right number, and what known mistakes lead to.
pub type Numbers = (f64, Vec<(&'static str, f64)>);

/// The numbers after an act.
pub(super) fn numbers((truth, mistakes): Truth, known: &[Reading]) -> Numbers {
    (truth(known), mistakes.iter().map(|(name, of)| (*name, of(known))).list())
}

/// A question as a learner meets it.
pub struct Asked<'a> {
    pub(super) teller: &'a Teller,
    pub(super) step: &'static Step,
    pub(super) values: &'a Values,
    pub(super) readings: &'a [Reading],
    pub(super) read: Read<'a>,
}

impl Asked<'_> {
    /// What was answered.
    fn given(&self) -> Option<&str> {
        answer(self.values.text(SAID), self.step.name)
    }

    /// What was put together or placed, and not said yet.
    fn draft(&self) -> Option<&str> {
        answer(self.values.text(SAID), &draft(self.step))
    }

    /// The value in which that stands.
    fn draft_key(&self) -> String {
        format!("{SAID}:{}", draft(self.step))
    }

    fn question(&self) -> Message {
        self.teller.words("ask", self.readings)
    }

    /// What is said to an answer: `SLUG-NAME-WHAT-why`.
    fn why(&self, what: &str) -> Message {
        self.teller.words(&format!("{what}-why"), &self.teller.known)
    }

    /// The number that is asked for, and what known mistakes lead to.
    fn numbers(&self) -> Option<Numbers> {
        self.step.ask.truth().map(|truth| numbers(truth, &self.teller.known))
    }

    /// What an answer sets: itself and the act of the step.
    fn answering(&self, text: &str) -> Sets {
        let act = self.step.act(self.teller.fresh).iter().map(|(key, text)| (*key, (*text).to_owned()));
        let said = with_answer(self.values.text(SAID), self.step.name, text);
        [(SAID, said)].into_iter().chain(act).list()
    }

    /// The button of a learner who wants to see, until there is an answer.
    fn show(&self, answered: Option<&'static str>) -> Vec<Press> {
        let show = || Press { label: Message::new("story-show"), sets: self.answering(SHOW), chosen: None };
        answered.is_none().then(show).into_iter().list()
    }
}

/// The panel of a question.
fn asking(body: Body) -> Option<Panel> {
    Some(panel("ask", panel::Place::Story, "story-question", body))
}

fn graded(verdict: Option<&Verdict>, given: Option<&str>) -> Option<&'static str> {
    match (verdict?.grade, given) {
        (_, Some(SHOW)) => Some("shown"),
        (Grade::Right, _) => Some("right"),
        (Grade::Wrong, _) => Some("wrong"),
        (Grade::Open, _) => None,
    }
}
