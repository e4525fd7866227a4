//! Words by name. Rust code holds no sentences: a [`Message`] names a text of the Fluent catalogue and gives its arguments.

use serde::Serialize;

/// What becomes an owned text: `&str` and `String`.
///
/// It does what `Into<String>` does, but the code that copies a `&str` stands in the module once. `Into<String>` is inlined at
/// a thousand places, and that code would weigh more than the lessons.
pub trait IntoText {
    /// The owned text.
    fn into_text(self) -> String;
}

impl IntoText for String {
    fn into_text(self) -> String {
        self
    }
}

impl IntoText for &str {
    #[inline(never)]
    fn into_text(self) -> String {
        self.to_owned()
    }
}

/// A text of the catalogue by its id, with its arguments: symbols, and numbers that are text already.
///
/// ```
/// use figure::{Message, digits};
///
/// let message = Message::new("loss-is").with("loss", digits(0.298371, 4));
/// assert_eq!(message.args, [("loss", "0.2984".to_owned())]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Message {
    /// The id in the Fluent catalogue.
    pub id: String,
    /// The arguments by name, in the order in which they were given.
    pub args: Vec<(&'static str, String)>,
}

impl Message {
    /// The message `id` without arguments.
    pub fn new(id: impl IntoText) -> Self {
        Self { id: id.into_text(), args: Vec::new() }
    }

    /// The same message with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl IntoText) -> Self {
        self.args.push((name, value.into_text()));
        self
    }
}

/// What is written on a picture or in a table: a symbol that is the same in every language, or words.
///
/// ```
/// use figure::{Label, Message};
///
/// let symbol = Label::symbol("∂L/∂w₁");
/// let words = Label::from(Message::new("axis-step").with("unit", "update"));
/// assert!(matches!(symbol, Label::Symbol(_)) && matches!(words, Label::Words(_)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Label {
    /// Mathematics and digits, shown as they are: `w4`, `σ′(z)`, `−0.12`.
    Symbol(String),
    /// Words of the catalogue.
    Words(Message),
}

impl Label {
    /// A symbol that is the same in every language.
    pub fn symbol(text: impl IntoText) -> Self {
        Self::Symbol(text.into_text())
    }

    /// The catalogue's text `id`, without arguments.
    pub fn words(id: impl IntoText) -> Self {
        Self::Words(Message::new(id))
    }
}

impl From<Message> for Label {
    fn from(message: Message) -> Self {
        Self::Words(message)
    }
}

/// A function that gives a message's text in the reader's language.
pub type Translate<'a> = &'a dyn Fn(&Message) -> String;
