//! The whole sheet: every number of a forward and a backward pass is a blank on the network, and in a list beside it. What was
//! filled in, which act is at work, what was taken over and what was once wrong are values.

mod draw;
mod gaps;
mod page;
mod said;

use super::super::Acts;
use crate::answer::{Judged, judge, near};
use crate::{Settings, Value, Values};
pub(in super::super) use draw::draw;
use figure::ToList;
pub(super) use gaps::Ask;
use gaps::{Gap, Mistake, follows, gaps};
pub(super) use page::{known, page};

/// The acts: forward, ∂L/∂z of each neuron, ∂L/∂w of each parameter.
const PARTS: usize = 3;
/// The most blanks of a sheet. 3-3-3 has 43.
const MOST: usize = 60;

/// What a blank holds.
#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    /// Nothing.
    Empty,
    /// A number that is not right.
    Wrong(f64),
    /// The right number, found by the learner.
    Right,
    /// The right number, taken over.
    Shown,
}

/// A sheet and what was filled in.
#[derive(Clone)]
pub(in super::super) struct Whole {
    gaps: Vec<Gap>,
    answers: Settings,
    /// The act at work, from 1.
    part: usize,
    taken: Vec<usize>,
    tried: Vec<String>,
}

impl Whole {
    /// The sheet of the run's network. A network that is too large has no blanks.
    pub(super) fn new(run: &Acts, values: &Values) -> Self {
        let many = gaps::asks(run.network()).len() > MOST;
        let words = |key: &str| -> Vec<String> {
            values.text(key).split(',').filter(|word| !word.is_empty()).map(str::to_owned).list()
        };
        let mut whole = Self {
            gaps: if many { Vec::new() } else { gaps(run) },
            answers: values.settings("filled"),
            part: 1,
            taken: words("taken").iter().filter_map(|part| number(part)).filter(|part| *part <= PARTS).list(),
            tried: words("tried"),
        };
        let wanted = number(values.text("part")).unwrap_or(1);
        // No act begins before the one before it is complete: its numbers would stand there as given.
        while whole.part < wanted.min(PARTS) && whole.is_complete(whole.part) {
            whole.part += 1;
        }
        whole
    }

    fn in_part(&self, part: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.gaps.len()).filter(move |&at| self.gaps[at].ask.part() == part)
    }

    fn judged(&self, at: usize) -> Option<Judged<Mistake>> {
        let Gap { truth, mistakes, .. } = &self.gaps[at];
        self.answers.get(&name_of(at)).map(|answer| judge(answer, *truth, mistakes))
    }

    fn state(&self, at: usize) -> State {
        let answer = self.answers.get(&name_of(at));
        match (self.judged(at), answer) {
            (Some(Judged::Right), _) => State::Right,
            _ if self.taken.contains(&self.gaps[at].ask.part()) => State::Shown,
            (_, Some(answer)) => State::Wrong(answer),
            _ => State::Empty,
        }
    }

    fn is_complete(&self, part: usize) -> bool {
        self.in_part(part).all(|at| matches!(self.state(at), State::Right | State::Shown))
    }

    fn count(&self, wanted: impl Fn(usize) -> bool) -> usize {
        (0..self.gaps.len()).filter(|&at| wanted(at)).count()
    }

    fn was_tried(&self, at: usize) -> bool {
        self.tried.contains(&name_of(at))
    }

    /// The blank to fill next.
    fn next(&self) -> Option<usize> {
        self.in_part(self.part).find(|&at| matches!(self.state(at), State::Empty | State::Wrong(_)))
    }

    /// What the next blank asks for: the picture lights it.
    pub(super) fn asked(&self) -> Option<Ask> {
        self.next().map(|at| self.gaps[at].ask)
    }

    /// Whether a number was worked out rightly from a wrong one before it.
    fn follows(&self, run: &Acts, at: usize) -> bool {
        let place = |ask: Ask| self.gaps.iter().position(|gap| gap.ask == ask);
        let state = |ask: Ask| place(ask).map_or(State::Empty, |at| self.state(at));
        let taken = |ask: Ask| match (state(ask), place(ask)) {
            (State::Wrong(answer), _) => answer,
            (_, Some(at)) => self.gaps[at].truth,
            _ => 0.0,
        };
        let Some((value, needs)) = follows(run, self.gaps[at].ask, &taken) else { return false };
        let answer = self.answers.get(&name_of(at)).unwrap_or(f64::NAN);
        near(answer, value, crate::answer::TOLERANCE)
            && needs.into_iter().any(|ask| matches!(state(ask), State::Wrong(_)))
    }
}

/// Keeps to the sheet what was filled in, remembers what was once wrong, and lets no act begin too early.
pub(in super::super) fn settle(values: &mut Values) {
    if values.text("task") != "sheet" {
        return;
    }
    let super::Task::Whole(whole) = super::super::acts(values).task else { return };
    let known = |name: &str| (0..whole.gaps.len()).any(|at| name_of(at) == name);
    let mut answers = whole.answers.clone();
    answers.retain(known);
    let mut tried: Vec<String> = whole.tried.iter().filter(|name| known(name)).cloned().list();
    for at in 0..whole.gaps.len() {
        if matches!(whole.state(at), State::Wrong(_)) && !tried.contains(&name_of(at)) {
            tried.push(name_of(at));
        }
    }
    let taken: Vec<String> = whole.taken.iter().map(usize::to_string).list();
    values.set("filled", Value::settings(answers));
    values.set("tried", Value::word(&tried.join(",")));
    values.set("taken", Value::word(&taken.join(",")));
    values.set("part", Value::word(&if whole.part > 1 { whole.part.to_string() } else { String::new() }));
}

/// A number of an act.
fn number(text: &str) -> Option<usize> {
    text.parse().ok().filter(|number| *number > 0)
}

/// `a1` for the first blank.
fn name_of(at: usize) -> String {
    format!("a{}", at + 1)
}

impl Whole {
    /// Whether a number stands on the picture in the act at work. z is needed for σ′, but no more for ∂L/∂w.
    fn shows(&self, ask: Ask) -> bool {
        ask.part() <= self.part && !(self.part == PARTS && matches!(ask, Ask::Z(..)))
    }

    /// Whether weights have no numbers: ∂L/∂w needs none, and its blanks need the room.
    pub(super) fn hides_weights(&self) -> bool {
        self.part == PARTS
    }

    /// Whether the next blank is about a neuron.
    pub(super) fn lights_neuron(&self, layer: usize, unit: usize) -> bool {
        self.asked().is_some_and(|ask| ask.neuron() == Some((layer, unit)))
    }

    /// Whether the next blank needs a weight: those into a neuron on the way up, those out of it on the way down.
    pub(super) fn lights_edge(&self, layer: usize, to: usize, from: usize) -> bool {
        match self.asked() {
            Some(Ask::Z(own, unit)) => (own, unit) == (layer, to),
            Some(Ask::Delta(own, unit)) => (own + 1, unit) == (layer, from),
            Some(Ask::Gradient(parameter)) => parameter == nn::Parameter::Weight { layer, to, from },
            _ => false,
        }
    }
}
