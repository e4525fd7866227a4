//! A formula as the value of a control.

use super::{Tree, derivative, parse};
use crate::{Control, Read, Refusal, Value};
use figure::{Message, ToList};

/// A formula with its partial derivatives.
#[derive(Clone)]
pub(crate) struct Typed {
    pub(crate) f: Tree,
    pub(crate) slopes: Vec<Tree>,
}

impl Typed {
    fn new(f: Tree, variables: usize) -> Self {
        Self { slopes: (0..variables).map(|k| derivative(&f, k)).list(), f }
    }

    /// Whether the function and its slopes have values there.
    pub(crate) fn holds(&self, at: &[f64]) -> bool {
        self.f.value(at).is_finite() && self.slopes.iter().all(|slope| slope.value(at).is_finite())
    }
}

/// The value of a text, or a refusal that says what is wrong, and where, in the words of this id.
pub(crate) fn typed(
    control: &Control,
    id: &str,
    names: &[&[&str]],
    given: &str,
    read: Read,
) -> Result<Value, Vec<Refusal>> {
    let text: String = given.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.trim().is_empty() {
        return Ok(Value::word(""));
    }
    match parse(&text, names, read) {
        Ok(f) => Ok(Value::own(Typed::new(f, names.len()), text.trim())),
        Err(problem) => {
            let message = Message::new(id)
                .with("kind", problem.kind)
                .with("piece", problem.piece.as_str())
                .with("at", problem.at.to_string());
            Err(vec![Refusal { key: control.key.to_owned(), message }])
        }
    }
}

/// The value of a text of this program's own: its only numbers are digits.
pub(crate) fn known(text: &str, names: &[&[&str]]) -> Value {
    let read = |text: &str| text.bytes().next().map(|digit| f64::from(digit.wrapping_sub(b'0')));
    parse(text, names, &read).map_or(Value::word(""), |f| Value::own(Typed::new(f, names.len()), text))
}
