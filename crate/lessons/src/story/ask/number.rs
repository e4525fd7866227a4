//! A number, worked out from the readings after the act.

use super::{Asked, Numbers, Question, SHOW, Truth, asking, graded};
use crate::answer::{Judged, TOLERANCE_TEXT, judge};
use crate::catalogue::SAID;
use crate::{Blank, Body, Exercise, Formula, Line, Panel, Piece, Read, Reading, Verdict};
use figure::{Message, digits};
use std::any::Any;

/// A known mistake, and the number that it leads to.
pub type Mistake = (&'static str, fn(&[Reading]) -> f64);

/// Asks for a number. `SLUG-NAME-right-why` is said to the right one, and `SLUG-NAME-MISTAKE-why` to what a known mistake leads
/// to.
#[derive(Debug)]
pub struct Number {
    /// What stands before the blank, such as ∂L/∂w1 =.
    pub left: fn() -> Formula,
    /// The right number.
    pub truth: fn(&[Reading]) -> f64,
    /// What known mistakes lead to.
    pub mistakes: &'static [Mistake],
}

impl Question for Number {
    fn ask(&self, asked: &Asked) -> (Option<Panel>, Option<&'static str>) {
        let (given, ask) = (asked.given(), asked.question());
        let verdict = given.zip(asked.numbers()).map(|(given, numbers)| judged(asked, given, &numbers));
        let answered = graded(verdict.as_ref(), given);
        let blank = Blank {
            key: format!("{SAID}:{}", asked.step.name),
            text: given.filter(|given| *given != SHOW).unwrap_or_default().to_owned(),
            label: ask.clone(),
            verdict,
        };
        let before = Piece::Formula { formula: (self.left)() };
        let line = Line { id: asked.step.name.to_owned(), pieces: vec![before, Piece::Blank(blank)] };
        let buttons = asked.show(answered);
        let body = Body::Exercise(Exercise { task: vec![ask], lines: vec![line], verdict: None, buttons });
        (asking(body), answered)
    }

    fn truth(&self) -> Option<Truth> {
        Some((self.truth, self.mistakes))
    }

    fn is_wrong(&self, given: &str, numbers: Option<&Numbers>, read: Read) -> bool {
        let judged = numbers.zip(read(given)).map(|((truth, mistakes), number)| judge(number, *truth, mistakes));
        matches!(judged, Some(Judged::Mistake(_) | Judged::Other))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn judged(asked: &Asked, given: &str, (truth, mistakes): &Numbers) -> Verdict {
    let why = |what: &str| asked.why(what).with("truth", digits(*truth, 4)).with("tolerance", TOLERANCE_TEXT);
    if given == SHOW {
        return Verdict::open(why("right"));
    }
    let Some(number) = (asked.read)(given) else { return Verdict::open(Message::new("story-number")) };
    judged_number(number, *truth, mistakes, &why)
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
