//! What a lesson shows, as plain data. The page has one small renderer for each kind of panel and knows no lesson.

#[cfg(any(feature = "chain-rule-more", feature = "types"))]
use crate::Sheet;
use crate::{Board, Buttons, Exercise, Formula};
#[cfg(any(annexed, feature = "types"))]
use crate::{Listing, Matrices};
use figure::{IntoText, Label, Message, Scene};
use serde::Serialize;

/// Where a panel stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// The large picture. One panel of a view is it.
    Stage,
    /// Below the large picture and as wide: the numbers of what it shows.
    Rail,
    /// Beside the stage, or below it: what is asked.
    Story,
    /// Below what is asked: a small picture.
    Companion,
    /// In a fold below, which a learner opens.
    Fold,
}

/// One part of a lesson's view.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Panel {
    /// Unique in the view and stable while values change.
    pub id: &'static str,
    /// Where it stands.
    pub place: Place,
    /// Its heading.
    pub title: Message,
    /// What it shows.
    #[serde(flatten)]
    pub body: Body,
}

/// A panel whose title needs no numbers.
pub(crate) fn panel(id: &'static str, place: Place, title: &str, body: Body) -> Panel {
    Panel { id, place, title: Message::new(title), body }
}

/// What a panel shows.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum Body {
    /// A picture, and what a screen reader says of it.
    Picture {
        /// What is drawn.
        #[serde(flatten)]
        scene: Scene,
        /// The same in words.
        alt: Message,
    },
    /// Lines of mathematics with live numbers.
    Formula {
        /// The lines.
        lines: Vec<Formula>,
    },
    /// Rows of values. A row may select what it describes; what is there only to be pressed is [`Body::Buttons`].
    Table {
        /// The headings.
        columns: Vec<Column>,
        /// The rows.
        rows: Vec<TableRow>,
    },
    /// A few sentences.
    Text {
        /// The sentences.
        messages: Vec<Message>,
    },
    /// A few sentences that can be copied with one press.
    Answer {
        /// The sentences.
        messages: Vec<Message>,
        /// What is on the button.
        copy: Message,
        /// What is said then: it is copied, or the browser does not allow it.
        said: [Message; 2],
    },
    /// A text that can be copied, or changed and pasted.
    Document {
        /// The control that takes it.
        key: &'static str,
        /// The present text.
        text: String,
        /// What can be pasted.
        about: Message,
        /// Whether it is one line, which is always in sight.
        one_line: bool,
    },
    /// Links to other lessons.
    Links {
        /// What can be seen there, or why there is no link.
        said: Vec<Message>,
        /// The links.
        links: Vec<Link>,
    },
    /// Lines of mathematics with blanks in them.
    Exercise(Exercise),
    /// Factors that are put together.
    #[cfg(any(annexed, feature = "types"))]
    Board(Board),
    /// A program that can be copied and run.
    #[cfg(any(annexed, feature = "types"))]
    Code(Box<Listing>),
    /// Equations between matrices.
    #[cfg(any(annexed, feature = "types"))]
    Matrices(Matrices),
    /// Answers to a question, or ways to go on.
    Buttons(Buttons),
    /// A sheet that can be printed and copied. It is larger than all others, so it is kept elsewhere; and a module that has
    /// none needs no code to send one.
    #[cfg(any(feature = "chain-rule-more", feature = "types"))]
    Sheet(Box<Sheet>),
}

/// A link to another lesson.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Link {
    /// The lesson's name.
    pub lesson: &'static str,
    /// The values with which it begins. All others are those of a fresh lesson.
    pub values: Vec<(&'static str, String)>,
    /// What is written on it.
    pub label: Message,
}

/// A table's column.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Column {
    /// Its heading.
    pub label: Label,
    /// Whether it holds numbers, which are aligned to the right.
    pub numeric: bool,
}

/// A table's row.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct TableRow {
    /// Unique in the table and stable while values change.
    pub id: String,
    /// Choosing the row sets a control, as touching a handle does.
    pub choose: Option<Choose>,
    /// Whether the row is a sum or result, set apart from the others.
    pub total: bool,
    /// The groups with which it is lit. Pointing at it lights the first.
    pub groups: Vec<String>,
    /// One cell per column.
    pub cells: Vec<Cell>,
}

/// What choosing a row sets.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Choose {
    /// The control.
    pub key: &'static str,
    /// Its value.
    pub value: String,
    /// Whether it is the present value.
    pub selected: bool,
}

/// A table's cell.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
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
    pub fn symbol(text: impl IntoText) -> Self {
        Self::Label { label: Label::symbol(text) }
    }

    /// Words.
    pub fn words(message: Message) -> Self {
        Self::Label { label: message.into() }
    }
}

/// A named live number, for outputs, exports and tests.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
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
    pub fn new(key: impl IntoText, symbol: impl IntoText, value: f64) -> Self {
        Self { key: key.into_text(), symbol: symbol.into_text(), value, text: figure::digits(value, 6) }
    }
}
