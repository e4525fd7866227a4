//! Buttons as plain data: the answers to a question, or ways to go on.

use crate::Verdict;
use figure::Message;
use serde::Serialize;

/// A question and its answers, or a reason to press and what can be pressed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Buttons {
    /// What is asked or offered: it names the buttons. Nothing where the panel's title says enough.
    pub question: Option<Message>,
    /// The buttons. Where one is kept from view to view, it keeps its place in the list.
    pub options: Vec<Press>,
    /// What is said to an answer.
    pub verdict: Option<Verdict>,
}

/// A button that sets values: an answer, another example, the next level.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Press {
    /// What is written on it.
    pub label: Message,
    /// What a press sets, all at once; nothing while the button can do nothing.
    pub sets: Vec<(&'static str, String)>,
    /// Whether this is the answer that was given; nothing where a press only does something.
    pub chosen: Option<bool>,
}

impl Press {
    /// A button that sets `key` and then holds nothing.
    pub fn new(label: Message, key: &'static str, value: String) -> Self {
        Self { label, sets: vec![(key, value)], chosen: None }
    }
}
