//! Tells where a story is: its words, its question, and what leads on.

use super::ask::{Asked, Numbers, numbers};
use super::said::{AGAIN, PAST, SHOW, answer, draft, plus, with_answer};
use super::{Facts, Sets, Step, Story, entering, is_fresh, short, step};
use crate::catalogue::{SAID, STEP};
use crate::{Body, Lesson, Panel, Place, Read, Reading, Run, Session, Values, settle};
use figure::{Message, ToList, digits};

/// Whether this module tells the last step, which knows what was answered wrongly.
const WHOLE: bool = cfg!(whole_stories);

/// The present step of a lesson with the states that belong to it, kept while the step is the same.
pub struct Teller {
    lesson: &'static dyn Lesson,
    at: usize,
    /// Whether the step has its fresh numbers.
    pub(super) fresh: bool,
    /// The settled values as the step begins, and after its act.
    states: [Values; 2],
    /// The readings as the step begins, where its words use them, and after the act.
    before: Vec<Reading>,
    pub(super) known: Vec<Reading>,
    /// At the last step: the right numbers and the known mistakes of all steps that ask for a number.
    numbers: Vec<(&'static Step, Numbers)>,
}

impl Teller {
    /// The teller of the step that `values` ask for.
    pub fn new(lesson: &'static dyn Lesson, values: &Values, read: Read) -> Self {
        let at = values.count(STEP);
        let said = values.text(SAID);
        let (states, known) = match step(lesson, at) {
            Some(step) => played(lesson, at, step, said, read),
            None => ([values.clone(), values.clone()], Vec::new()),
        };
        let gives = step(lesson, at).is_some_and(|step| !step.given.is_empty());
        let before = if gives { readings(lesson, &states[0]) } else { Vec::new() };
        let fresh = is_fresh(lesson, at, said);
        let numbers = if WHOLE && is_last(lesson, at) { all_numbers(lesson, read) } else { Vec::new() };
        Self { lesson, at, fresh, states, before, known, numbers }
    }

    /// Whether this is the teller of these values.
    pub fn tells(&self, lesson: &dyn Lesson, values: &Values) -> bool {
        let at = values.count(STEP);
        let fresh = is_fresh(lesson, at, values.text(SAID));
        self.lesson.slug() == lesson.slug() && (self.at, self.fresh) == (at, fresh)
    }

    /// Where the story is, and the panel that asks.
    pub fn tell(&self, values: &Values, run: &dyn Run, read: Read) -> (Story, Option<Panel>) {
        let (lesson, at, steps) = (self.lesson, self.at, self.lesson.story());
        let readings = run.readings();
        let said = values.text(SAID);
        let to = |at: usize| (at >= 1 && at <= steps.len()).then(|| entering(lesson, at, said));
        let step = step(lesson, at);
        let once_more = if WHOLE && is_last(lesson, at) { self.wrong(said, read) } else { None };
        let away = step.is_some_and(|step| !self.is_there(step, values));
        let (panel, answered) = match step {
            Some(step) if !away => self.question(step, values, &readings, read),
            _ => (None, None),
        };
        let own = |step: &'static Step| self.question(step, values, &readings, read).1;
        let story = Story {
            at,
            steps: steps.iter().map(|step| step.name).list(),
            claim: self.words("claim", &readings),
            prose: self.words("prose", &readings),
            away,
            answered,
            known: if asks_itself(steps) { steps.iter().map(own).list() } else { Vec::new() },
            back: at.checked_sub(1).and_then(to),
            again: to(at).unwrap_or_default(),
            next: once_more.map(|at| repeating(lesson, at, said)).or_else(|| self.after(said)).or_else(|| to(at + 1)),
            once_more,
        };
        (story, panel)
    }

    /// The first step that was answered wrongly and not asked once more.
    fn wrong(&self, said: &str, read: Read) -> Option<usize> {
        let is_wrong = |step: &Step| {
            let given = answer(said, step.name).filter(|given| *given != SHOW && answer(said, &plus(step)).is_none());
            let numbers = self.numbers.iter().find(|(known, _)| known.name == step.name).map(|(_, numbers)| numbers);
            given.is_some_and(|given| step.ask.is_wrong(given, numbers, read))
        };
        self.lesson.story().iter().position(is_wrong).map(|at| at + 1)
    }

    /// What leads from a step that is asked once more back to the last one.
    fn after(&self, said: &str) -> Option<Sets> {
        let step = step(self.lesson, self.at).filter(|step| answer(said, &plus(step)) == Some(AGAIN))?;
        let last = entering(self.lesson, self.lesson.story().len(), said);
        let past = (SAID, with_answer(said, &plus(step), PAST));
        (!is_last(self.lesson, self.at)).then(|| last.into_iter().chain([past]).list())
    }

    /// Words of the step, or of the lesson, with the readings that they use.
    pub(super) fn words(&self, what: &str, readings: &[Reading]) -> Message {
        let Some(step) = step(self.lesson, self.at) else {
            return Message::new(format!("{}-{what}", self.lesson.slug()));
        };
        let found = |name: &str| readings.iter().find(|reading| reading.key == name).map(brief);
        let message = Message::new(format!("{}-{}-{what}", self.lesson.slug(), step.name));
        let message = step
            .numbers
            .iter()
            .fold(message, |message, name| message.with(name, found(name).unwrap_or_else(|| "?".to_owned())));
        let facts = Facts { values: &self.states[0], before: &self.before, after: &self.known };
        step.given.iter().fold(message, |message, (name, of)| message.with(name, short(of(&facts), 3)))
    }

    /// Whether the values are those of the step, but for what may be changed in it.
    fn is_there(&self, step: &Step, values: &Values) -> bool {
        let lesson = self.lesson;
        let free = [step.ask.free(), lesson.highlights(), lesson.passing(), lesson.kept(), &["t", STEP, SAID]].concat();
        self.states.iter().any(|state| state.same_but(values, &free))
    }

    /// The question of a step, with the verdict on its answer, and how it was answered.
    fn question(
        &self,
        step: &'static Step,
        values: &Values,
        readings: &[Reading],
        read: Read,
    ) -> (Option<Panel>, Option<&'static str>) {
        step.ask.ask(&Asked { teller: self, step, values, readings, read })
    }

    /// Puts on the large picture what the question needs there: the mark of a place, and what moves it.
    pub fn draw(&self, panels: &mut [Panel], values: &Values, run: &dyn Run, read: Read) {
        let Some(step) = step(self.lesson, self.at).filter(|step| self.is_there(step, values)) else { return };
        let stage = panels.iter_mut().find(|panel| panel.place == Place::Stage);
        let Some(Body::Picture { scene, .. }) = stage.map(|panel| &mut panel.body) else { return };
        let readings = run.readings();
        step.ask.draw(&Asked { teller: self, step, values, readings: &readings, read }, scene);
    }
}

/// A reading in a sentence: with few digits, or as its lesson writes it.
fn brief(reading: &Reading) -> String {
    let usual = Reading::new("", "", reading.value).text == reading.text;
    if usual { digits(reading.value, 3) } else { reading.text.clone() }
}

/// Whether the lesson asks every question itself. Then the steps are marked by the answers that its own values hold.
fn asks_itself(steps: &[Step]) -> bool {
    steps.iter().all(|step| step.ask.is_own())
}

/// The settled values as a step begins and after its act, and the readings then.
fn played(lesson: &'static dyn Lesson, at: usize, step: &Step, said: &str, read: Read) -> ([Values; 2], Vec<Reading>) {
    let begin = entering(lesson, at, said);
    let settled = |more: &[(&str, &str)]| {
        let more = more.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned()));
        let all: Vec<_> = begin.iter().map(|(key, text)| ((*key).to_owned(), text.clone())).chain(more).list();
        settle(lesson, &[], &all, read).values
    };
    let states = [settled(&[]), settled(step.act(is_fresh(lesson, at, said)))];
    let known = readings(lesson, &states[1]);
    (states, known)
}

/// The readings where these values have their t.
fn readings(lesson: &dyn Lesson, values: &Values) -> Vec<Reading> {
    Session::new(lesson, values).at(values.count("t")).0.readings()
}

/// The right numbers and the known mistakes of all steps that ask for a number or a place.
fn all_numbers(lesson: &'static dyn Lesson, read: Read) -> Vec<(&'static Step, Numbers)> {
    let asking = (1..).zip(lesson.story()).filter_map(|(at, step)| Some((at, step, step.ask.truth()?)));
    asking.map(|(at, step, truth)| (step, numbers(truth, &played(lesson, at, step, "", read).1))).list()
}

fn is_last(lesson: &dyn Lesson, at: usize) -> bool {
    at > 0 && at == lesson.story().len()
}

/// What leads to a step that was answered wrongly: its answer is taken away, and it counts as asked once more.
fn repeating(lesson: &dyn Lesson, at: usize, said: &str) -> Sets {
    let Some(step) = step(lesson, at) else { return Sets::new() };
    let said = with_answer(&with_answer(said, step.name, ""), &draft(step), "");
    let said = with_answer(&said, &plus(step), AGAIN);
    entering(lesson, at, &said).into_iter().chain([(SAID, said)]).list()
}
