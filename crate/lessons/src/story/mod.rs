//! A story leads through a lesson, step by step. A step is a state to begin with, a claim, a few sentences and a question. What was
//! answered is a value of the lesson, so links and undo cover it.

pub mod ask;
mod said;
mod teller;

pub(crate) use ask::judged_number;
pub(crate) use said::ANSWERS;
pub use teller::Teller;

use crate::catalogue::{SAID, STEP};
use crate::{Lesson, Reading, Values, controls};
use ask::Question;
use figure::{Message, ToList, digits};
use said::{answer, plus};
use serde::Serialize;

/// Keys and texts to set.
pub type Sets = Vec<(&'static str, String)>;

/// One step of a story. Its words are the catalogue's `SLUG-NAME-…`: `claim`, `prose`, and `ask` if it asks something.
pub struct Step {
    /// Unique in the lesson.
    pub name: &'static str,
    /// What it begins with. All other controls take their default.
    pub state: &'static [(&'static str, &'static str)],
    /// What is different when it is asked once more: its fresh numbers.
    pub fresh: &'static [(&'static str, &'static str)],
    /// The readings that its words use.
    pub numbers: &'static [&'static str],
    /// Numbers that its words use, too, and that stay while the learner plays: those before the act, and what follows from them.
    pub given: &'static [Given],
    /// What it asks.
    pub ask: &'static dyn Question,
    /// Whether what the next step does is kept secret until the answer.
    pub hides: bool,
    /// What an answer sets beside itself: the act that plays then.
    pub act: &'static [(&'static str, &'static str)],
    /// The act where the step has fresh numbers, if they ask for another one.
    pub fresh_act: &'static [(&'static str, &'static str)],
    /// Whether this module has no more of it than what leads there: an annex tells the rest.
    pub later: bool,
}

/// A step that a lesson's first module does not tell, see [`Step::later`]. Before the semicolon stands what leads there.
macro_rules! later {
    ($($kept:ident: $value:expr),+; $($rest:tt)+) => {{
        #[cfg(whole_stories)]
        #[allow(clippy::needless_update)]
        const STEP: Step = Step { $($kept: $value,)+ $($rest)+ ..Step::PLAIN };
        #[cfg(not(whole_stories))]
        const STEP: Step = Step { $($kept: $value,)+  later: true, ..Step::PLAIN };
        STEP
    }};
}
pub(crate) use later;

/// Whether only an annex tells the present step.
pub(crate) fn is_later(steps: &[Step], values: &Values) -> bool {
    values.count(STEP).checked_sub(1).and_then(|at| steps.get(at)).is_some_and(|step| step.later)
}

impl Step {
    /// A step that tells and asks nothing.
    pub const PLAIN: Self = Self {
        name: "",
        state: &[],
        fresh: &[],
        numbers: &[],
        given: &[],
        ask: &ask::Nothing,
        hides: false,
        act: &[],
        fresh_act: &[],
        later: false,
    };

    /// What an answer sets beside itself, as a learner meets the step: for the first time, or once more.
    pub fn act(&self, is_fresh: bool) -> &'static [(&'static str, &'static str)] {
        if is_fresh && !self.fresh_act.is_empty() { self.fresh_act } else { self.act }
    }
}

/// A number of a sentence.
pub type Given = (&'static str, fn(&Facts) -> f64);

/// What a step begins with, and the readings then and after its act.
#[derive(Debug)]
pub struct Facts<'a> {
    values: &'a Values,
    before: &'a [Reading],
    after: &'a [Reading],
}

impl Facts<'_> {
    /// The number that a control begins with.
    pub fn set(&self, key: &str) -> f64 {
        self.values.number(key)
    }

    /// A number that it begins with, by its name among several.
    pub fn item(&self, key: &str, name: &str) -> f64 {
        self.values.settings(key).iter().find(|(own, _)| *own == name).map_or(f64::NAN, |(_, number)| number)
    }

    /// A reading as the step begins.
    pub fn before(&self, key: &str) -> f64 {
        reading(self.before, key)
    }

    /// A reading after the act.
    pub fn after(&self, key: &str) -> f64 {
        reading(self.after, key)
    }
}

/// The reading of that name, or NaN.
pub(crate) fn reading(readings: &[Reading], key: &str) -> f64 {
    readings.iter().find(|reading| reading.key == key).map_or(f64::NAN, |reading| reading.value)
}

/// Where the story of a lesson is.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Story {
    /// The step, counted from 1; 0 where no story is told.
    pub at: usize,
    /// The names of all steps.
    pub steps: Vec<&'static str>,
    /// What the picture shows, in a few words.
    pub claim: Message,
    /// The same in a few sentences.
    pub prose: Message,
    /// Whether the learner has left the step, to explore.
    pub away: bool,
    /// How the question was answered: right, wrong, shown, or not yet (nothing).
    pub answered: Option<&'static str>,
    /// How each question was answered, where the values say so; empty where this browser remembers it.
    pub known: Vec<Option<&'static str>>,
    /// What leads to the step before.
    pub back: Option<Sets>,
    /// What leads back to this step as it begins.
    pub again: Sets,
    /// What leads to the next step, or to the first.
    pub next: Option<Sets>,
    /// The step that this is, if it was answered wrongly and is asked once more.
    pub once_more: Option<usize>,
}

/// A number of few digits, without zeros at its end.
pub(crate) fn short(number: f64, significant: usize) -> String {
    let text = digits(number, significant);
    let plain = |text: &str| {
        let trimmed = text.trim_end_matches('0').trim_end_matches('.');
        if text.contains('.') { trimmed.to_owned() } else { text.to_owned() }
    };
    // No `split_at` here: it brings the texts of its panic into each module.
    text.split_once('×').map_or_else(|| plain(&text), |(mantissa, power)| [&plain(mantissa), "×", power].concat())
}

/// What a typed answer sets beside itself: the act of the present step. A pressed answer brings its act with it.
pub(crate) fn act_of(
    lesson: &dyn Lesson,
    values: &Values,
    changes: &[(String, String)],
) -> Option<Vec<(String, String)>> {
    let at = if lesson.story().is_empty() { 0 } else { values.count(STEP) };
    let step = step(lesson, at)?;
    let answered = |(key, given): &(String, String)| {
        key.split_once(':').is_some_and(|(name, item)| name == SAID && item == step.name) && !given.trim().is_empty()
    };
    let set = |(key, text): &(&str, &str)| ((*key).to_owned(), (*text).to_owned());
    let act = || step.act(is_fresh(lesson, at, values.text(SAID))).iter().map(set).list();
    changes.iter().any(answered).then(act)
}

/// Whether the question of the present step is open and asks what the lesson must not show yet.
pub(crate) fn hides(steps: &[Step], values: &Values) -> bool {
    let step = values.count(STEP).checked_sub(1).and_then(|at| steps.get(at));
    step.is_some_and(|step| step.hides && answer(values.text(SAID), step.name).is_none())
}

/// What leads to a step: every control has its default, or what the step sets. Answers stay, and what the lesson keeps. By the
/// answers so far, `said`, a step that is asked once more has fresh numbers.
pub fn entering(lesson: &dyn Lesson, at: usize, said: &str) -> Sets {
    let step = step(lesson, at);
    let fresh = step.filter(|_| is_fresh(lesson, at, said)).map_or(&[][..], |step| step.fresh);
    let state = step.map_or(&[][..], |step| step.state);
    let text = |control: &crate::Control| {
        let own = fresh.iter().chain(state).find(|(key, _)| *key == control.key).map(|(_, text)| (*text).to_owned());
        own.unwrap_or_else(|| if control.key == STEP { at.to_string() } else { control.default().text().to_owned() })
    };
    let set = |control: &&crate::Control| control.key != SAID && !lesson.kept().contains(&control.key);
    controls(lesson).iter().filter(set).map(|control| (control.key, text(control))).list()
}

/// Whether a step was asked once more: then it has its fresh numbers.
fn is_fresh(lesson: &dyn Lesson, at: usize, said: &str) -> bool {
    step(lesson, at).is_some_and(|step| answer(said, &plus(step)).is_some())
}

fn outcome(right: bool) -> &'static str {
    if right { "right" } else { "wrong" }
}

fn step(lesson: &dyn Lesson, at: usize) -> Option<&'static Step> {
    lesson.story().get(at.checked_sub(1)?)
}
