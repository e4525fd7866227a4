//! Exercises as plain data: lines of mathematics with blanks in them, and boards on which factors are put together.

use crate::{Formula, Press};
use figure::Message;
use serde::Serialize;

/// How an answer turned out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// Right.
    Right,
    /// Wrong.
    Wrong,
    /// Neither: not complete yet, or true but not what the question asks for.
    Open,
}

/// The verdict on an answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Verdict {
    /// How it turned out.
    pub grade: Grade,
    /// The same in words, with the reason.
    pub said: Message,
}

impl Verdict {
    /// A right answer.
    pub fn right(said: Message) -> Self {
        Self { grade: Grade::Right, said }
    }

    /// A wrong answer.
    pub fn wrong(said: Message) -> Self {
        Self { grade: Grade::Wrong, said }
    }

    /// An answer that is neither right nor wrong.
    pub fn open(said: Message) -> Self {
        Self { grade: Grade::Open, said }
    }
}

/// Lines of mathematics with blanks in them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Exercise {
    /// What is asked, and how exact an answer must be.
    pub task: Vec<Message>,
    /// The lines.
    pub lines: Vec<Line>,
    /// The verdict on the whole exercise, if there is one.
    pub verdict: Option<Verdict>,
    /// Where to go from here.
    pub buttons: Vec<Press>,
}

/// One line of an exercise.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "types", ts(rename = "ExerciseLine"))]
pub struct Line {
    /// Unique in the exercise and stable while values change.
    pub id: String,
    /// What stands on it.
    pub pieces: Vec<Piece>,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum Piece {
    /// Given mathematics.
    Formula {
        /// What is written.
        formula: Formula,
    },
    /// A number to be filled in.
    Blank(Blank),
}

/// A number to be filled in.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Blank {
    /// The control it sets, such as `answers:a1`; unique in the view.
    pub key: String,
    /// The present answer, as it is typed; empty if there is none.
    pub text: String,
    /// What a screen reader says.
    pub label: Message,
    /// The verdict on the answer; `None` while there is no answer.
    pub verdict: Option<Verdict>,
}

/// Tiles that are put into rows: a product each, and the rows are added up.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Board {
    /// What is asked.
    pub task: Vec<Message>,
    /// The control that holds the rows: tiles joined by `-`, rows by `_`.
    pub key: String,
    /// What may be used, as often as wanted.
    pub tiles: Vec<Tile>,
    /// What the learner has built; at least one row.
    pub rows: Vec<BoardRow>,
    /// The most rows there may be.
    pub most_rows: usize,
    /// The most tiles a row may have.
    pub most_tiles: usize,
    /// What stands before the first row, such as ∂L/∂w1.
    pub left: Formula,
    /// The rows' sum, set against what it should be.
    pub sums: Vec<Formula>,
    /// What is said to the whole.
    pub verdict: Option<Verdict>,
    /// Where to go from here.
    pub buttons: Vec<Press>,
}

/// A tile.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Tile {
    /// Its text in the control: `o5.o3`.
    pub name: String,
    /// How it looks.
    pub formula: Formula,
    /// What a screen reader says.
    pub label: Message,
}

/// A row of a board.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct BoardRow {
    /// Its tiles, in order.
    pub tiles: Vec<Tile>,
    /// Which of them the verdict is about, counted from 0.
    pub marked: Option<usize>,
    /// Its product, where it has one.
    pub value: Option<String>,
    /// The verdict on it; `None` while it is empty.
    pub verdict: Option<Verdict>,
}
