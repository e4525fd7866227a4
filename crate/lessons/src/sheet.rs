//! A sheet of paper as plain data: lines of mathematics under headings, with blanks if a teacher wants them, and the key to them.

use crate::{Formula, Press};
use figure::{Label, Message};
use serde::Serialize;

/// A sheet that can be printed and copied.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Sheet {
    /// What is on it.
    pub about: Vec<Message>,
    /// What is asked of who makes it: it names the choices.
    pub question: Message,
    /// What can be left blank.
    pub blanks: Vec<Press>,
    /// Whether the pictures beside it show numbers that are blank here, so that they must not be printed with it.
    pub covers: bool,
    /// The sheet, and the answer key if it has blanks.
    pub pages: Vec<SheetPage>,
    /// The forms in which it can be copied: a press sets one, and the page copies the text that follows.
    pub copies: Vec<Press>,
    /// Everything in the present form.
    pub text: Vec<Label>,
    /// What stands before the link, which the page adds at the end of the text.
    pub cite: &'static str,
    /// Said when it was copied.
    pub copied: Message,
    /// Said when the browser did not allow that.
    pub refused: Message,
}

/// A page with a heading.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SheetPage {
    /// Its heading; the first page has that of its panel.
    pub title: Message,
    /// Its parts.
    pub sections: Vec<SheetSection>,
}

/// Lines under a heading.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SheetSection {
    /// The heading.
    pub title: Message,
    /// The lines, each of one equation or of several side by side.
    pub lines: Vec<Vec<Formula>>,
}
