//! A program as plain data: lines of code with what is said beside them, in one of several languages.

use crate::Press;
use figure::{Label, Message};
use serde::Serialize;

/// A program that reproduces what is shown, and the next steps.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Listing {
    /// What it computes, and what it needs.
    pub about: Vec<Message>,
    /// The languages: a press sets one.
    pub languages: Vec<Press>,
    /// What begins a comment in this one.
    pub comment: &'static str,
    /// How the name of its file ends.
    pub extension: &'static str,
    /// The program.
    pub lines: Vec<CodeLine>,
    /// What is on the button that copies, and on the one that saves a file.
    pub takes: [Message; 2],
    /// What is said then: it is copied, or the browser does not allow it.
    pub said: [Message; 2],
}

/// A line of code.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct CodeLine {
    /// The code.
    pub text: String,
    /// The comment behind it, or the whole line if there is no code.
    pub note: Option<Label>,
    /// Whether it is what the present act does.
    pub now: bool,
}
