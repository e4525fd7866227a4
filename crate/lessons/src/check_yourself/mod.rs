//! Check yourself: twelve questions over all lessons, with numbers from a seed. Each wrong answer is told its reason, and at the end
//! stands which step of which lesson to go back to.

mod answers;
mod front;
mod pictures;
mod questions;
mod schema;
mod story;

use crate::panel::panel;
use crate::{
    Action, Blank, Body, Buttons, Control, Exercise, Grade, Group, Lesson, Line, Link, Panel, Piece, Place, Preset,
    Press, Reading, Room, Run, Sets, Step, Values,
};
use answers::{Answers, Given};
use figure::{Message, ToList, integer};
use pictures::{Marked, Sight};
use questions::{Drawn, KINDS, Right};
use story::RESULT;

/// Between the large picture and the row of discs, and the height of that row on a wide page and on a phone.
const GAP: f64 = 12.0;
const ROW: (f64, f64) = (52.0, 36.0);

pub(crate) use front::formula;

/// The lesson, as the list names it.
pub(crate) static LESSON: CheckYourself = CheckYourself;

pub(crate) struct CheckYourself;

impl Lesson for CheckYourself {
    fn slug(&self) -> &'static str {
        "check-yourself"
    }

    fn words(&self) -> &'static str {
        words!("check_yourself/en.ftl")
    }

    fn controls(&self) -> &'static [Control] {
        schema::CONTROLS
    }

    fn groups(&self) -> &'static [Group] {
        schema::GROUPS
    }

    fn presets(&self) -> &'static [Preset] {
        schema::PRESETS
    }

    fn story(&self) -> &'static [Step] {
        story::STEPS
    }

    fn kept(&self) -> &'static [&'static str] {
        &["seed", "answers"]
    }

    /// Other answers make no other questions.
    fn highlights(&self) -> &'static [&'static str] {
        &["answers"]
    }

    /// Nothing happens in time.
    fn last_t(&self) -> usize {
        0
    }

    fn start(&self, values: &Values) -> Box<dyn Run> {
        let seed = values.count("seed");
        let drawn = (0..KINDS.len()).map(|at| questions::drawn(at, seed as u64)).list();
        let mut show = Show { seed, step: 0, drawn, answers: Answers::default() };
        show.highlight(values);
        Box::new(show)
    }
}

/// The questions of a seed, and what was answered.
#[derive(Clone)]
struct Show {
    seed: usize,
    /// The step of the story.
    step: usize,
    drawn: Vec<Drawn>,
    answers: Answers,
}

impl Show {
    /// The question in sight, counted from 0; nothing at the result. Outside of the story it is the first one.
    fn now(&self) -> Option<usize> {
        (self.step < RESULT).then(|| self.step.saturating_sub(1))
    }

    /// How each question was answered.
    fn marks(&self) -> Vec<Marked> {
        let mark = |(at, given): (usize, &Option<Given>)| match given
            .map(|given| (given, self.drawn[at].verdict(at, given).grade))
        {
            Some((_, Grade::Right)) => Marked::Right,
            Some((Given::Shown, _) | (_, Grade::Wrong)) => Marked::Wrong,
            _ => Marked::Open,
        };
        self.answers.0.iter().enumerate().map(mark).list()
    }

    fn count(&self, mark: Marked) -> usize {
        self.marks().into_iter().filter(|other| *other == mark).count()
    }

    /// A message with the seed and how many answers are right, wrong and missing.
    fn say(&self, id: &str) -> Message {
        let count = |mark| integer(self.count(mark) as f64);
        Message::new(id)
            .with("seed", integer(self.seed as f64))
            .with("right", count(Marked::Right))
            .with("wrong", count(Marked::Wrong))
            .with("open", count(Marked::Open))
    }

    /// The question, with the verdict on its answer.
    fn question(&self, at: usize) -> Panel {
        let (kind, drawn, given) = (&KINDS[at], &self.drawn[at], self.answers.0[at]);
        let (ask, verdict) = (drawn.say(at, "ask"), given.map(|given| drawn.verdict(at, given)));
        let press =
            |label, given, chosen| Press { label, sets: vec![("answers", self.answers.with(at, given))], chosen };
        let body = match drawn.right {
            Right::Option(_) => {
                let option = |option: &&'static str| {
                    let one = Given::Option(option);
                    press(drawn.say(at, option), one, Some(given == Some(one)))
                };
                let options = kind.options.iter().map(option).list();
                Body::Buttons(Buttons { question: Some(ask), options, verdict })
            }
            Right::Number { .. } => {
                let key = format!("answers:{}", kind.name);
                let blank = Blank { key, text: self.answers.typed(at), label: ask.clone(), verdict };
                let pieces = vec![Piece::Formula { formula: (kind.left)(drawn) }, Piece::Blank(blank)];
                let lines = vec![Line { id: kind.name.to_owned(), pieces }];
                let show = given.is_none().then(|| press(Message::new("story-show"), Given::Shown, None));
                Body::Exercise(Exercise { task: vec![ask], lines, verdict: None, buttons: show.into_iter().list() })
            }
        };
        panel("ask", Place::Story, "story-question", body)
    }

    /// The question with its picture, and below it the row of discs. Outside of the story nothing is asked.
    fn asking(&self, at: usize, room: Room) -> Vec<Panel> {
        let high = if room.width < 480.0 { ROW.1 } else { ROW.0 };
        let mut sight = Sight::new(room.width, room.height - high - GAP);
        (KINDS[at].picture)(&self.drawn[at], &mut sight);
        let mut row = Sight::new(room.width, high);
        let told = self.step > 0;
        pictures::row(&self.marks(), told.then_some(at), &mut row);
        let given = picture(sight, self.drawn[at].say(at, "prose"));
        let stage = panel("picture", Place::Stage, "check-yourself-picture", given);
        let row = panel("row", Place::Rail, "check-yourself-row", picture(row, self.describe()));
        [stage, row].into_iter().chain(told.then(|| self.question(at))).list()
    }

    /// How all was answered, and what to do now.
    fn result(&self, room: Room) -> Vec<Panel> {
        let mut sight = Sight::new(room.width, room.height);
        pictures::table(&self.marks(), &mut sight);
        let label = |name: &str| Message::new(format!("check-yourself-{name}"));
        let press = |(name, sets): (&str, Sets)| Press { label: label(name), sets, chosen: None };
        let options = self.afresh().map(press).to_vec();
        let buttons = Body::Buttons(Buttons { question: None, options, verdict: None });
        vec![
            panel("table", Place::Stage, "check-yourself-row", picture(sight, self.describe())),
            self.back(),
            panel("more", Place::Story, "check-yourself-more", buttons),
        ]
    }

    /// Where to go back to: the step that explains each question whose answer is not right.
    fn back(&self) -> Panel {
        let missing = self.marks().into_iter().zip(&KINDS).filter(|(mark, _)| *mark != Marked::Right);
        let link = |(_, kind): (Marked, &questions::Kind)| Link {
            lesson: kind.back.0,
            values: vec![("step", kind.back.1.to_string())],
            label: Message::new(format!("check-yourself-{}-go", kind.name)),
        };
        let links: Vec<Link> = missing.map(link).list();
        let said = vec![self.say(if links.is_empty() { "check-yourself-can" } else { "check-yourself-missing" })];
        panel("back", Place::Story, "check-yourself-back", Body::Links { said, links })
    }

    /// What begins again: with other numbers, or with the same.
    fn afresh(&self) -> [(&'static str, Sets); 2] {
        let next = if self.seed as f64 >= schema::SEEDS { 1 } else { self.seed + 1 };
        let clear = || vec![("answers", String::new()), ("step", "1".to_owned())];
        [("other", clear().into_iter().chain([("seed", next.to_string())]).list()), ("again", clear())]
    }
}

fn picture(sight: Sight, alt: Message) -> Body {
    Body::Picture { scene: sight.scene(), alt }
}

/// A number as the question writes it.
fn reading((name, value): (&'static str, f64)) -> Reading {
    Reading { text: questions::short(value, 3), ..Reading::new(name, name, value) }
}

impl Run for Show {
    fn highlight(&mut self, values: &Values) {
        self.step = values.count("step");
        self.answers = Answers::of(values);
    }

    fn panels(&self, room: Room) -> Vec<Panel> {
        match self.now() {
            Some(at) => self.asking(at, room),
            None => self.result(room),
        }
    }

    fn actions(&self) -> Vec<Action> {
        let action = |(id, sets): (&'static str, Sets)| {
            let label = Message::new(format!("check-yourself-{id}"));
            Action { id, label, sets, step: false, until: false }
        };
        self.afresh().map(action).to_vec()
    }

    fn folds(&self) -> Vec<&'static str> {
        vec!["about"]
    }

    fn fold(&self, _name: &str, _room: Room) -> Vec<Panel> {
        let messages = ["seed", "digits", "last"].map(|part| self.say(&format!("check-yourself-about-{part}")));
        vec![panel("about", Place::Fold, "check-yourself-about", Body::Text { messages: messages.to_vec() })]
    }

    fn readings(&self) -> Vec<Reading> {
        let given = self.now().map_or(&[][..], |at| &self.drawn[at].given);
        let count = |(name, mark)| (name, self.count(mark) as f64);
        let counts = [("right", Marked::Right), ("wrong", Marked::Wrong), ("open", Marked::Open)].map(count);
        given.iter().copied().chain(counts).map(reading).list()
    }

    fn describe(&self) -> Message {
        self.say("check-yourself-describe")
    }

    fn copy(&self) -> Box<dyn Run> {
        Box::new(self.clone())
    }
}
