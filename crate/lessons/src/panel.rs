//! What a lesson shows, as plain data. The page has one small renderer per kind and knows no lesson.

use crate::{Board, Exercise, Formula};
use figure::{Label, Message, Scene, Written};
use serde::Serialize;

/// Where a panel stands when there is room; on a narrow page they follow each other in the order given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// The large column, above the buttons that step.
    Main,
    /// The large column, right below them and the readings: before the controls where there is one column only.
    Next,
    /// The large column, further down.
    Under,
    /// The column beside it.
    Side,
    /// Below both, over the whole width.
    Wide,
}

/// One part of a lesson's view.
#[derive(Clone, Debug)]
pub struct Panel {
    /// Unique in the view and stable while values change.
    pub id: &'static str,
    /// Where it stands.
    pub place: Place,
    /// Its heading.
    pub title: Message,
    /// What it shows.
    pub body: Body,
}

/// What a panel shows.
#[derive(Clone, Debug)]
pub enum Body {
    /// A picture, and what a person who cannot see it is told.
    Picture {
        /// What is drawn.
        scene: Scene,
        /// The same in words.
        alt: Message,
    },
    /// Lines of mathematics with live numbers.
    Formula(Vec<Formula>),
    /// Rows of values.
    Table {
        /// The headings.
        columns: Vec<Column>,
        /// The rows.
        rows: Vec<Row>,
    },
    /// A few sentences.
    Text(Vec<Message>),
    /// A text that can be copied, and changed or replaced and taken back.
    Document {
        /// The control that takes it.
        key: &'static str,
        /// The present text.
        text: String,
        /// What can be pasted.
        about: Message,
    },
    /// Ways into other lessons.
    Links {
        /// What there is to be seen, or why there is nothing.
        said: Vec<Message>,
        /// The ways.
        links: Vec<Link>,
    },
    /// Lines of mathematics with blanks in them.
    Exercise(Exercise),
    /// Factors that are put together.
    Board(Board),
}

/// A way into another lesson.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Link {
    /// The lesson's name.
    pub lesson: &'static str,
    /// The values it begins with; all else is as in a fresh lesson.
    pub values: Vec<(&'static str, String)>,
    /// What is written on it.
    pub label: Message,
}

/// A table's column.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    /// Its heading.
    pub label: Label,
    /// Whether it holds numbers, which are aligned to the right.
    pub numeric: bool,
}

/// A table's row.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Unique in the table and stable while values change.
    pub id: String,
    /// Choosing the row sets a control, as touching a handle does.
    pub choose: Option<Choose>,
    /// Whether the row is a sum or result, set apart from the others.
    pub total: bool,
    /// One cell per column.
    pub cells: Vec<Cell>,
}

/// What choosing a row sets.
#[derive(Clone, Debug, Serialize)]
pub struct Choose {
    /// The control.
    pub key: &'static str,
    /// Its value.
    pub value: String,
    /// Whether it is the present value.
    pub selected: bool,
    /// Whether pointing at the row or moving the focus to it chooses it, without a press.
    pub hover: bool,
}

/// A table's cell.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum Cell {
    /// A symbol, a number or words.
    Label {
        /// What is written.
        label: Label,
    },
    /// Named factors, multiplied.
    Product {
        /// Name and value of each.
        factors: Vec<(String, String)>,
    },
    /// A number that can be typed.
    Input {
        /// The control it sets.
        key: String,
        /// The present value, as it is typed.
        text: String,
        /// What a screen reader says.
        label: Message,
    },
    /// A box that can be ticked.
    Toggle {
        /// The control it sets.
        key: &'static str,
        /// The value that a press sets.
        value: String,
        /// Whether it is ticked.
        on: bool,
        /// What a screen reader says.
        label: Message,
    },
    /// A number of which the last digits are marked: those that changed.
    Digits {
        /// The digits that stayed.
        same: String,
        /// The digits that moved.
        moved: String,
    },
}

impl Cell {
    /// A symbol or a formatted number.
    pub fn symbol(text: impl Written) -> Self {
        Self::Label { label: Label::symbol(text) }
    }

    /// Words.
    pub fn words(message: Message) -> Self {
        Self::Label { label: message.into() }
    }
}

/// A named live number, for outputs, exports and tests.
#[derive(Clone, Debug, Serialize)]
pub struct Reading {
    /// A stable name: `eta`, `w_new`, `dL_dw1`.
    pub key: String,
    /// The symbol a learner sees.
    pub symbol: String,
    /// The number itself.
    pub value: f64,
    /// The number as it is shown.
    pub text: String,
}

impl Reading {
    /// The reading `key`, shown with six significant digits.
    pub fn new(key: impl Written, symbol: impl Written, value: f64) -> Self {
        Self { key: key.written(), symbol: symbol.written(), value, text: figure::digits(value, 6) }
    }
}
