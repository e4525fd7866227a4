//! What is left blank on a sheet, and the pen that puts numbers down or leaves a line for them.

use crate::Formula;
use crate::chain_rule::{Acts, Moment};
use figure::{digits, exact};

/// A line to write on. It counts as a number.
pub(super) const LINE: &str = "____________";
/// Digits in the lines: enough to check by hand.
const DIGITS: usize = 4;

/// What is left blank.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Blanks {
    /// Nothing.
    None,
    /// What the learner computes, wherever it stands.
    Results,
    /// What is put into a formula.
    Factors,
    /// Both.
    Everything,
}

impl Blanks {
    pub(super) fn named(name: &str) -> Self {
        match name {
            "results" => Self::Results,
            "factors" => Self::Factors,
            "everything" => Self::Everything,
            _ => Self::None,
        }
    }

    fn hides(self, part: Part) -> bool {
        match self {
            Self::None => false,
            // A result is a factor further down: there it would give its answer away.
            Self::Results => part != Part::Given,
            Self::Factors => part != Part::Result,
            Self::Everything => true,
        }
    }
}

/// Which part a number has in an equation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// It was set, and is put into a formula.
    Given,
    /// It is the result of another line, and is put into a formula.
    Found,
    /// It is the result of this line.
    Result,
}

/// Writes the numbers of one page.
pub(super) struct Pen<'a> {
    pub(super) run: &'a Acts,
    pub(super) moment: &'a Moment,
    pub(super) blanks: Blanks,
    /// Whether this is the answer key: what is blank on the sheet is marked.
    pub(super) key: bool,
}

impl Pen<'_> {
    /// A number that was set, as a factor.
    pub(super) fn given(&self, x: f64) -> Formula {
        self.put(bracketed(x, short(x)), Part::Given)
    }

    /// The same at the beginning of a side: a minus there needs no brackets.
    pub(super) fn first(&self, x: f64) -> Formula {
        self.put(short(x), Part::Given)
    }

    /// A number that another line has found, as a factor.
    pub(super) fn found(&self, x: f64) -> Formula {
        self.put(bracketed(x, digits(x, DIGITS)), Part::Found)
    }

    /// The same where brackets or an exponent already hold it.
    pub(super) fn inside(&self, x: f64) -> Formula {
        self.put(digits(x, DIGITS), Part::Found)
    }

    /// The result of a line.
    pub(super) fn result(&self, x: f64) -> Vec<Formula> {
        vec![self.put(digits(x, DIGITS), Part::Result)]
    }

    /// A result that is a number that was set.
    pub(super) fn same(&self, x: f64) -> Vec<Formula> {
        vec![self.put(short(x), Part::Result)]
    }

    fn put(&self, text: String, part: Part) -> Formula {
        match (self.blanks.hides(part), self.key) {
            (false, _) => Formula::number(text),
            (true, false) => Formula::number(LINE),
            (true, true) => Formula::number(text).accent(),
        }
    }
}

/// A number that was set: whole if it is short.
pub(super) fn short(x: f64) -> String {
    let (all, some) = (exact(x), digits(x, DIGITS));
    if all.chars().count() <= some.chars().count() { all } else { some }
}

fn bracketed(x: f64, text: String) -> String {
    if x < 0.0 { format!("({text})") } else { text }
}
