//! Words are never written here: a [`Message`] names a text of the Fluent catalogue, and its arguments.

use serde::Serialize;

/// What can be written. Unlike `Into<String>`, it copies a text in one place: built in at each of a thousand places, that
/// would weigh more than the lessons.
pub trait Written {
    /// The text, owned.
    fn written(self) -> String;
}

impl Written for String {
    fn written(self) -> String {
        self
    }
}

impl Written for &str {
    #[inline(never)]
    fn written(self) -> String {
        self.to_owned()
    }
}

/// A text of the catalogue by its id, with the arguments it takes (symbols and numbers, already formatted).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    /// The id in the Fluent catalogue.
    pub id: String,
    /// Named arguments, in the order they were given.
    pub args: Vec<(&'static str, String)>,
}

impl Message {
    /// The message `id`, so far without arguments.
    pub fn new(id: impl Written) -> Self {
        Self { id: id.written(), args: Vec::new() }
    }

    /// The same message with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Written) -> Self {
        self.args.push((name, value.written()));
        self
    }
}

/// What is written on a picture or in a table: a symbol that is the same in every language, or words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Label {
    /// Mathematics and digits, shown as they are: `w4`, `σ′(z)`, `−0.12`.
    Symbol(String),
    /// Words, looked up in the catalogue.
    Words(Message),
}

impl Label {
    /// A symbol that is the same in every language.
    pub fn symbol(text: impl Written) -> Self {
        Self::Symbol(text.written())
    }

    /// The words of the catalogue's `id`, without arguments.
    pub fn words(id: impl Written) -> Self {
        Self::Words(Message::new(id))
    }
}

impl From<Message> for Label {
    fn from(message: Message) -> Self {
        Self::Words(message)
    }
}

/// Gives a message's words in the reader's language.
pub type Say<'a> = &'a dyn Fn(&Message) -> String;
