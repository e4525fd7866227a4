//! A story leads through a lesson, step by step. A step is a state to begin with, a claim, a few sentences and a question. What was
//! answered is a value of the lesson, so links and undo cover it.

use crate::answer::{Judged, TOLERANCE_TEXT, judge};
use crate::catalogue::{SAID, STEP};
use crate::codec::{Codec, Item};
use crate::panel::panel;
use crate::{
    Blank, Body, Buttons, Exercise, Formula, Grade, Lesson, Line, Panel, Piece, Place, Press, Read, Reading, Run,
    Session, Value, Values, Verdict, arithmetic, controls, settle,
};
use crate::{build_up, place};
use figure::{Message, digits};
use serde::Serialize;

/// The answer of a learner who wants to see instead of answering.
const SHOW: &str = "show";

/// What stands under a step's name with a `+` while the step is asked once more, and afterwards. A step with either is not asked
/// again.
const AGAIN: &str = "again";
const PAST: &str = "past";

/// The longest answer: a few rows of tiles.
const LONGEST: usize = 160;

/// Answers by the names of their steps. A change may name one of them: `said:share`.
pub(crate) static ANSWERS: Codec = Codec {
    parse: |control, given, _| {
        let given = given.trim();
        let fits = |one: &str| one.split_once(':').is_some_and(|(name, answer)| is_word(name) && is_word(answer));
        let allowed = given.is_empty() || (given.len() <= 900 && given.split(',').all(fits));
        if allowed {
            Ok(Value::word(given))
        } else {
            Err(vec![control.refuse("refusal-word", given, "way:up, far:1.5")])
        }
    },
    parse_item: Some(|control, old, Item { name, given }, read| {
        let given = arithmetic::number(given, read).map_or_else(|| given.trim().to_owned(), figure::ascii);
        if is_word(name) && name.len() < 40 && given.len() < LONGEST && (given.is_empty() || is_word(&given)) {
            Ok(Value::word(&with_answer(old.text(), name, &given)))
        } else {
            Err(control.refuse("refusal-word", &given, "1.5, −2e-7"))
        }
    }),
    about: "Answers to the story’s questions: `way:up,far:1.5`",
};

/// What a name or an answer may be.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-._".contains(&byte))
}

/// Keys and texts to set.
pub type Sets = Vec<(&'static str, String)>;

/// One step of a story. Its words are the catalogue's `SLUG-NAME-…`: `claim`, `prose`, and `ask` if it asks something.
#[derive(Debug)]
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
    pub ask: Ask,
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
        const STEP: Step = Step { $($kept: $value,)+ ask: Ask::LATER, later: true, ..Step::PLAIN };
        STEP
    }};
}
pub(crate) use later;

/// Whether only an annex tells the present step.
pub(crate) fn is_later(steps: &[Step], values: &Values) -> bool {
    values.count(STEP).checked_sub(1).and_then(|at| steps.get(at)).is_some_and(|step| step.later)
}

impl Ask {
    /// What stands for a question that only an annex asks.
    #[cfg(not(whole_stories))]
    pub(crate) const LATER: Self = Self::Choose { options: &[], right: "" };
}

impl Step {
    /// A step that tells and asks nothing.
    pub const PLAIN: Self = Self {
        name: "",
        state: &[],
        fresh: &[],
        numbers: &[],
        given: &[],
        ask: Ask::Nothing,
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

/// A known mistake, and the number that it leads to.
pub type Mistake = (&'static str, fn(&[Reading]) -> f64);

/// The outcome of what the learner does, and whether it is what was asked for; nothing while nothing was done.
pub type Judge = fn(&Values, &[Reading]) -> Option<(&'static str, bool)>;

/// What a step asks.
#[derive(Debug)]
pub enum Ask {
    /// Nothing.
    Nothing,
    /// One of a few answers. `SLUG-NAME-OPTION` is on its button, `SLUG-NAME-OPTION-why` is said when it was given.
    Choose {
        /// The answers.
        options: &'static [&'static str],
        /// The right one.
        right: &'static str,
    },
    /// A number, worked out from the readings after the act. `SLUG-NAME-right-why` is said to the right one, and
    /// `SLUG-NAME-MISTAKE-why` to what a known mistake leads to.
    #[cfg(whole_stories)]
    Number {
        /// What stands before the blank, such as ∂L/∂w1 =.
        left: fn() -> Formula,
        /// The right number.
        truth: fn(&[Reading]) -> f64,
        /// What known mistakes lead to.
        mistakes: &'static [Mistake],
    },
    /// A place on the large picture, worked out like a number: the learner puts a mark there, and then says so.
    #[cfg(annexed)]
    Place {
        /// What is looked for: w.
        symbol: &'static str,
        /// Where it is.
        truth: fn(&[Reading]) -> f64,
        /// Where known mistakes lead to.
        mistakes: &'static [Mistake],
        /// A place farther off is another one.
        near: f64,
    },
    /// A formula, put together from tiles. `SLUG-NAME-MISTAKE-why` is said to what a known mistake leads to.
    #[cfg(annexed)]
    Build {
        /// What stands before it, such as ∂L/∂w1 =.
        left: fn() -> Formula,
        /// The tiles: `o2.w4` is ∂o2/∂w4.
        tiles: &'static [&'static str],
        /// The right rows, as `build_up` writes them.
        right: &'static str,
        /// What known mistakes put together.
        mistakes: &'static [(&'static str, &'static str)],
    },
    /// What the lesson's own panel asks in this state.
    Own {
        /// The controls that hold the answer.
        keys: &'static [&'static str],
        /// Whether the answer is right; nothing while there is none.
        judge: fn(&Values, &[Reading]) -> Option<bool>,
    },
    /// Something to be done with these controls. `SLUG-NAME-OUTCOME-why` is said to what the learner has reached.
    Do {
        /// The controls that may be changed without leaving the story.
        keys: &'static [&'static str],
        /// The outcome so far and whether it is what was asked for; nothing while nothing was done.
        judge: Judge,
    },
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

/// The present step of a lesson with the states that belong to it, kept while the step is the same.
pub struct Teller {
    lesson: &'static dyn Lesson,
    at: usize,
    /// Whether the step has its fresh numbers.
    fresh: bool,
    /// The settled values as the step begins, and after its act.
    states: [Values; 2],
    /// The readings as the step begins, where its words use them, and after the act.
    before: Vec<Reading>,
    known: Vec<Reading>,
    /// At the last step: the right numbers and the known mistakes of all steps that ask for a number.
    numbers: Vec<(&'static Step, Numbers)>,
}

/// A right number, and what known mistakes lead to.
type Numbers = (f64, Vec<(&'static str, f64)>);

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
        let numbers = if is_last(lesson, at) { all_numbers(lesson, read) } else { Vec::new() };
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
        let once_more = if is_last(lesson, at) { self.wrong(said, read) } else { None };
        let away = step.is_some_and(|step| !self.is_there(step, values));
        let (panel, answered) = match step {
            Some(step) if !away => self.question(step, values, &readings, read),
            _ => (None, None),
        };
        let story = Story {
            at,
            steps: steps.iter().map(|step| step.name).collect(),
            claim: self.words("claim", &readings),
            prose: self.words("prose", &readings),
            away,
            answered,
            known: if asks_itself(steps) { known(steps, values, &readings) } else { Vec::new() },
            back: at.checked_sub(1).and_then(to),
            again: to(at).unwrap_or_default(),
            next: once_more.map(|at| repeating(lesson, at, said)).or_else(|| self.after(said)).or_else(|| to(at + 1)),
            once_more,
        };
        (story, panel)
    }

    /// The first step that was answered wrongly and not asked once more.
    #[cfg(whole_stories)]
    fn wrong(&self, said: &str, read: Read) -> Option<usize> {
        let is_wrong = |step: &Step| {
            let given = answer(said, step.name).filter(|given| *given != SHOW)?;
            let wrong = match &step.ask {
                Ask::Choose { right, .. } => given != *right,
                #[cfg(annexed)]
                Ask::Build { right, .. } => !build_up::same(given, right),
                _ => {
                    let (_, (truth, mistakes)) = self.numbers.iter().find(|(known, _)| known.name == step.name)?;
                    let number = read(given)?;
                    match step.ask {
                        #[cfg(annexed)]
                        Ask::Place { near, .. } => (number - truth).abs() > near,
                        _ => matches!(judge(number, *truth, mistakes), Judged::Mistake(_) | Judged::Other),
                    }
                }
            };
            (wrong && answer(said, &plus(step)).is_none()).then_some(())
        };
        self.lesson.story().iter().position(|step| is_wrong(step).is_some()).map(|at| at + 1)
    }

    /// The last step is in the annex.
    #[cfg(not(whole_stories))]
    fn wrong(&self, _said: &str, _read: Read) -> Option<usize> {
        None
    }

    /// What leads from a step that is asked once more back to the last one.
    fn after(&self, said: &str) -> Option<Sets> {
        let step = step(self.lesson, self.at).filter(|step| answer(said, &plus(step)) == Some(AGAIN))?;
        let last = entering(self.lesson, self.lesson.story().len(), said);
        let past = (SAID, with_answer(said, &plus(step), PAST));
        (!is_last(self.lesson, self.at)).then(|| last.into_iter().chain([past]).collect())
    }

    /// Words of the step, or of the lesson, with the readings that they use.
    fn words(&self, what: &str, readings: &[Reading]) -> Message {
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
        step.given.iter().fold(message, |message, (name, of)| message.with(name, short(of(&facts), 4)))
    }

    /// Whether the values are those of the step, but for what may be changed in it.
    fn is_there(&self, step: &Step, values: &Values) -> bool {
        let own: &[&str] = if let Ask::Do { keys, .. } | Ask::Own { keys, .. } = step.ask { keys } else { &[] };
        let lesson = self.lesson;
        let free = [own, lesson.highlights(), lesson.passing(), lesson.kept(), &["t", STEP, SAID]].concat();
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
        let given = answer(values.text(SAID), step.name);
        let ask = self.words("ask", readings);
        let why = |what: &str| self.words(&format!("{what}-why"), &self.known);
        let answering = |text: &str| -> Sets {
            let act = step.act(self.fresh).iter().map(|(key, text)| (*key, (*text).to_owned()));
            [(SAID, with_answer(values.text(SAID), step.name, text))].into_iter().chain(act).collect()
        };
        // A mark has served when the place is said; rows stay as they were put together.
        let committing = |text: &str| -> Sets {
            let said = with_answer(&with_answer(values.text(SAID), step.name, text), &draft(step), "");
            [(SAID, said)].into_iter().chain(answering(text).split_off(1)).collect()
        };
        let show = Press { label: Message::new("story-show"), sets: answering(SHOW), chosen: None };
        let show = |open: bool| if open { vec![show] } else { Vec::new() };
        match &step.ask {
            Ask::Nothing => (None, None),
            Ask::Own { judge, .. } => (None, judge(values, readings).map(outcome)),
            Ask::Choose { options, right } => {
                let verdict = given.and_then(|given| match given {
                    SHOW => Some(Verdict::open(why(right))),
                    _ if given == *right => Some(Verdict::right(why(right))),
                    _ => options.contains(&given).then(|| Verdict::wrong(why(given))),
                });
                let press = |option: &&'static str| Press {
                    label: self.words(option, readings),
                    sets: answering(option),
                    chosen: Some(given == Some(option)),
                };
                // Whoever wants to see presses any: each shows the answer.
                let options = options.iter().map(press).collect();
                let answered = graded(verdict.as_ref(), given);
                (Some(asking(Body::Buttons(Buttons { question: Some(ask), options, verdict }))), answered)
            }
            #[cfg(whole_stories)]
            Ask::Number { left, .. } => {
                let numbers = numbers(step, &self.known);
                let verdict = given.zip(numbers).map(|(given, numbers)| self.judged(given, &numbers, read));
                let answered = graded(verdict.as_ref(), given);
                let blank = Blank {
                    key: format!("{SAID}:{}", step.name),
                    text: given.filter(|given| *given != SHOW).unwrap_or_default().to_owned(),
                    label: ask.clone(),
                    verdict,
                };
                let before = Piece::Formula { formula: left() };
                let line = Line { id: step.name.to_owned(), pieces: vec![before, Piece::Blank(blank)] };
                let buttons = show(answered.is_none());
                let body = Body::Exercise(Exercise { task: vec![ask], lines: vec![line], verdict: None, buttons });
                (Some(asking(body)), answered)
            }
            #[cfg(annexed)]
            Ask::Place { symbol, near, .. } => {
                let at = given.or_else(|| answer(values.text(SAID), &draft(step))).and_then(read);
                let numbers = numbers(step, &self.known);
                let verdict = given.zip(numbers).map(|(given, numbers)| self.placed(given, &numbers, *near, read));
                let answered = graded(verdict.as_ref(), given);
                let sets = match (at, given) {
                    (Some(at), None) => committing(&figure::ascii(at)),
                    _ => Sets::new(),
                };
                let asked = place::asked(ask, (symbol, at), sets, show(answered.is_none()), verdict);
                (Some(asking(Body::Buttons(asked))), answered)
            }
            #[cfg(annexed)]
            Ask::Build { left, tiles, right, mistakes } => {
                let drawn = answer(values.text(SAID), &draft(step));
                let rows = drawn.unwrap_or(if given == Some(SHOW) { right } else { "" });
                // What is changed after an answer is no answer yet.
                let given = given.filter(|given| *given == SHOW || build_up::same(given, rows));
                let verdict = given.map(|given| match mistakes.iter().find(|(_, rows)| build_up::same(given, rows)) {
                    _ if given == SHOW => Verdict::open(why("right")),
                    _ if build_up::same(given, right) => Verdict::right(why("right")),
                    Some((name, _)) => Verdict::wrong(why(name)),
                    None => Verdict::wrong(why("other")),
                });
                let answered = graded(verdict.as_ref(), given);
                let ready = given.is_none() && !build_up::same(rows, "");
                let check = Press {
                    label: Message::new("story-check"),
                    sets: if ready { answering(rows) } else { Sets::new() },
                    chosen: None,
                };
                let buttons = [check].into_iter().chain(show(answered.is_none())).collect();
                let key = format!("{SAID}:{}", draft(step));
                let board = build_up::board((key, rows), (left(), tiles), ask, verdict, buttons);
                (Some(asking(Body::Board(board))), answered)
            }
            Ask::Do { judge, .. } => {
                let outcome = judge(values, readings);
                let verdict = outcome.map(|(name, right)| {
                    let said = self.words(&format!("{name}-why"), readings);
                    if right { Verdict::right(said) } else { Verdict::open(said) }
                });
                let answered = outcome.and_then(|(_, right)| right.then_some("right"));
                let buttons = Buttons { question: Some(ask), options: Vec::new(), verdict };
                (Some(asking(Body::Buttons(buttons))), answered)
            }
        }
    }

    /// Puts what the question asks for on the large picture: the mark of a place, and what moves it.
    #[cfg(annexed)]
    pub fn draw(&self, panels: &mut [Panel], values: &Values, run: &dyn Run, read: Read) {
        let Some(step) = step(self.lesson, self.at).filter(|step| matches!(step.ask, Ask::Place { .. })) else {
            return;
        };
        if !self.is_there(step, values) {
            return;
        }
        let stage = panels.iter_mut().find(|panel| panel.place == Place::Stage);
        let Some(Body::Picture { scene, .. }) = stage.map(|panel| &mut panel.body) else { return };
        let said = values.text(SAID);
        let given = answer(said, step.name);
        let at = given.or_else(|| answer(said, &draft(step))).and_then(read);
        let key = given.is_none().then(|| format!("{SAID}:{}", draft(step)));
        place::draw(scene, key, at, self.words("ask", &run.readings()));
    }

    /// No step of this module asks for a place.
    #[cfg(not(annexed))]
    pub fn draw(&self, _panels: &mut [Panel], _values: &Values, _run: &dyn Run, _read: Read) {}

    /// The verdict on a place.
    #[cfg(annexed)]
    fn placed(&self, given: &str, (truth, mistakes): &Numbers, near: f64, read: Read) -> Verdict {
        let why = |what: &str| self.words(&format!("{what}-why"), &self.known).with("truth", short(*truth, 4));
        match read(given) {
            _ if given == SHOW => Verdict::open(why("right")),
            None => Verdict::open(Message::new("story-no-place")),
            Some(at) if (at - truth).abs() <= near => Verdict::right(why("right")),
            Some(at) => Verdict::wrong(why(place::mistake(at, mistakes, near).unwrap_or("other"))),
        }
    }

    /// The verdict on a number.
    #[cfg(whole_stories)]
    fn judged(&self, given: &str, (truth, mistakes): &Numbers, read: Read) -> Verdict {
        let why = |what: &str| {
            let message = self.words(&format!("{what}-why"), &self.known);
            message.with("truth", digits(*truth, 4)).with("tolerance", TOLERANCE_TEXT)
        };
        if given == SHOW {
            return Verdict::open(why("right"));
        }
        let Some(number) = read(given) else { return Verdict::open(Message::new("story-number")) };
        judged_number(number, *truth, mistakes, &why)
    }
}

/// The verdict on a number; `why` says what a right one is, what led to a known mistake, and what to do with any `other`.
pub(crate) fn judged_number(
    number: f64,
    truth: f64,
    mistakes: &[(&'static str, f64)],
    why: &dyn Fn(&str) -> Message,
) -> Verdict {
    match judge(number, truth, mistakes) {
        Judged::Right => Verdict::right(why("right")),
        Judged::Rounded => Verdict::open(Message::new("story-rounded").with("tolerance", TOLERANCE_TEXT)),
        Judged::Mistake(name) => Verdict::wrong(why(name)),
        Judged::Other => Verdict::wrong(why("other")),
    }
}

/// A number of few digits, without zeros at its end.
pub(crate) fn short(number: f64, significant: usize) -> String {
    let text = digits(number, significant);
    let (mantissa, power) = text.split_at(text.find('×').unwrap_or(text.len()));
    let plain = if mantissa.contains('.') { mantissa.trim_end_matches('0').trim_end_matches('.') } else { mantissa };
    [plain, power].concat()
}

/// A reading in a sentence: with few digits, or as its lesson writes it.
fn brief(reading: &Reading) -> String {
    let usual = Reading::new("", "", reading.value).text == reading.text;
    if usual { digits(reading.value, 3) } else { reading.text.clone() }
}

fn outcome(right: bool) -> &'static str {
    if right { "right" } else { "wrong" }
}

/// Whether the lesson asks every question itself. Then the steps are marked by the answers that its own values hold.
fn asks_itself(steps: &[Step]) -> bool {
    steps.iter().all(|step| matches!(step.ask, Ask::Own { .. } | Ask::Nothing))
}

/// How each question was answered that the lesson asks itself.
fn known(steps: &[Step], values: &Values, readings: &[Reading]) -> Vec<Option<&'static str>> {
    let judged = |step: &Step| match step.ask {
        Ask::Own { judge, .. } => judge(values, readings).map(outcome),
        _ => None,
    };
    steps.iter().map(judged).collect()
}

/// The settled values as a step begins and after its act, and the readings then.
fn played(lesson: &'static dyn Lesson, at: usize, step: &Step, said: &str, read: Read) -> ([Values; 2], Vec<Reading>) {
    let begin = entering(lesson, at, said);
    let settled = |more: &[(&str, &str)]| {
        let more = more.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned()));
        let all: Vec<_> = begin.iter().map(|(key, text)| ((*key).to_owned(), text.clone())).chain(more).collect();
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
#[cfg(whole_stories)]
fn all_numbers(lesson: &'static dyn Lesson, read: Read) -> Vec<(&'static Step, Numbers)> {
    let asking = (1..).zip(lesson.story());
    asking.filter_map(|(at, step)| Some((step, numbers(step, &played(lesson, at, step, "", read).1)?))).collect()
}

#[cfg(not(whole_stories))]
fn all_numbers(_lesson: &'static dyn Lesson, _read: Read) -> Vec<(&'static Step, Numbers)> {
    Vec::new()
}

/// The right number of a step that asks for one, and what known mistakes lead to.
#[cfg(whole_stories)]
fn numbers(step: &Step, known: &[Reading]) -> Option<Numbers> {
    let (truth, mistakes) = match &step.ask {
        Ask::Number { truth, mistakes, .. } => (truth, mistakes),
        #[cfg(annexed)]
        Ask::Place { truth, mistakes, .. } => (truth, mistakes),
        _ => return None,
    };
    Some((truth(known), mistakes.iter().map(|(name, of)| (*name, of(known))).collect()))
}

fn is_last(lesson: &dyn Lesson, at: usize) -> bool {
    at > 0 && at == lesson.story().len()
}

/// The name under which it stands that a step is asked once more.
fn plus(step: &Step) -> String {
    [step.name, "+"].concat()
}

/// The name under which it stands what was put together or placed before the learner commits to it.
fn draft(step: &Step) -> String {
    [step.name, "."].concat()
}

/// Whether a step was asked once more: then it has its fresh numbers.
fn is_fresh(lesson: &dyn Lesson, at: usize, said: &str) -> bool {
    step(lesson, at).is_some_and(|step| answer(said, &plus(step)).is_some())
}

/// What leads to a step that was answered wrongly: its answer is taken away, and it counts as asked once more.
fn repeating(lesson: &dyn Lesson, at: usize, said: &str) -> Sets {
    let Some(step) = step(lesson, at) else { return Sets::new() };
    let said = with_answer(&with_answer(said, step.name, ""), &draft(step), "");
    let said = with_answer(&said, &plus(step), AGAIN);
    entering(lesson, at, &said).into_iter().chain([(SAID, said)]).collect()
}

fn graded(verdict: Option<&Verdict>, given: Option<&str>) -> Option<&'static str> {
    match (verdict?.grade, given) {
        (_, Some(SHOW)) => Some("shown"),
        (Grade::Right, _) => Some("right"),
        (Grade::Wrong, _) => Some("wrong"),
        (Grade::Open, _) => None,
    }
}

/// The panel of the question.
fn asking(body: Body) -> Panel {
    panel("ask", Place::Story, "story-question", body)
}

fn step(lesson: &dyn Lesson, at: usize) -> Option<&'static Step> {
    lesson.story().get(at.checked_sub(1)?)
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
    let act = || step.act(is_fresh(lesson, at, values.text(SAID))).iter().map(set).collect();
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
    controls(lesson).iter().filter(set).map(|control| (control.key, text(control))).collect()
}

/// The answer to the step of that name.
fn answer<'a>(said: &'a str, name: &str) -> Option<&'a str> {
    said.split(',').find_map(|one| one.split_once(':').filter(|(known, _)| *known == name)).map(|(_, answer)| answer)
}

/// The answers with another one to this step.
fn with_answer(said: &str, name: &str, answer: &str) -> String {
    let others =
        said.split(',').filter(|one| !one.is_empty() && one.split_once(':').is_none_or(|(known, _)| known != name));
    others
        .map(str::to_owned)
        .chain((!answer.is_empty()).then(|| format!("{name}:{answer}")))
        .collect::<Vec<_>>()
        .join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_takes_the_place_of_the_one_before() {
        assert_eq!(with_answer("", "way", "up"), "way:up");
        assert_eq!(with_answer("way:up,far:1.5", "way", "down"), "far:1.5,way:down");
        assert_eq!(answer("far:1.5,way:down", "way"), Some("down"));
        assert_eq!(answer("far:1.5", "way"), None);
        assert_eq!(with_answer("way:up", "way", ""), "");
    }
}
