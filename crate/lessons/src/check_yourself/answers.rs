//! The answers that were given, as one word of a link: `way:up,new:1.25,slope:show`.

use super::questions::KINDS;
use crate::arithmetic;
use crate::codec::{Codec, Item, about};
use crate::control::excerpt;
use crate::{Read, Value, Values};
use figure::{ToList, ascii};

/// An answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Given {
    /// One of the options.
    Option(&'static str),
    /// A number.
    Number(f64),
    /// The learner wants to see.
    Shown,
}

/// What stands for [`Given::Shown`].
const SHOW: &str = "show";
const EXAMPLE: &str = "way:up, new:1.25";

/// The control of the answers. A change may name one question: `answers:new`.
pub(super) static ANSWERS: Codec = Codec {
    parse: |control, given, read| {
        let mut answers = Answers::default();
        for part in given.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let found = part.split_once(':').and_then(|(name, text)| {
                let at = place(name)?;
                Some((at, Given::read(at, text, read)?))
            });
            let Some((at, given)) = found else {
                return Err(vec![control.refuse("check-yourself-refusal", part, EXAMPLE)]);
            };
            answers.0[at] = Some(given);
        }
        Ok(answers.value())
    },
    parse_item: Some(|control, old, Item { name, given }, read| {
        let mut answers = old.data::<Answers>().cloned().unwrap_or_default();
        let at = place(name).ok_or_else(|| control.refuse("check-yourself-refusal", name, EXAMPLE))?;
        let given = given.trim();
        answers.0[at] = Given::read(at, given, read);
        if answers.0[at].is_none() && !given.is_empty() {
            let mut refusal = control.refuse("refusal-answer", given, EXAMPLE);
            refusal.key = format!("{}:{}", control.key, excerpt(name));
            return Err(refusal);
        }
        Ok(answers.value())
    }),
    about: about("Answers by question: `way:up,new:1.25`"),
};

/// Which question has this name.
fn place(name: &str) -> Option<usize> {
    KINDS.iter().position(|kind| kind.name == name.trim())
}

impl Given {
    /// The answer to a question that a text writes.
    fn read(at: usize, text: &str, read: Read) -> Option<Self> {
        let (kind, text) = (&KINDS[at], text.trim());
        if let Some(option) = kind.options.iter().find(|option| **option == text) {
            return Some(Self::Option(option));
        }
        if !kind.options.is_empty() {
            return None;
        }
        if text == SHOW { Some(Self::Shown) } else { arithmetic::number(text, read).map(Self::Number) }
    }

    fn text(self) -> String {
        match self {
            Self::Option(option) => option.to_owned(),
            Self::Number(number) => ascii(number),
            Self::Shown => SHOW.to_owned(),
        }
    }
}

/// The answer to each question, if there is one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Answers(pub(super) [Option<Given>; KINDS.len()]);

impl Answers {
    /// Those among the values.
    pub(super) fn of(values: &Values) -> Self {
        values.own::<Self>("answers").cloned().unwrap_or_default()
    }

    /// What a press sets that gives another answer to one question.
    pub(super) fn with(&self, at: usize, given: Given) -> String {
        let mut answers = self.clone();
        answers.0[at] = Some(given);
        answers.text()
    }

    /// An answer as it is typed; empty where there is none.
    pub(super) fn typed(&self, at: usize) -> String {
        match self.0[at] {
            Some(Given::Number(number)) => ascii(number),
            _ => String::new(),
        }
    }

    fn text(&self) -> String {
        let given = KINDS.iter().zip(self.0).filter_map(|(kind, given)| Some((kind.name, given?)));
        given.map(|(name, given)| format!("{name}:{}", given.text())).list().join(",")
    }

    fn value(self) -> Value {
        let text = self.text();
        Value::own(self, &text)
    }
}
