//! What a learner can set: one row makes the slider, the URL key, the attribute, the validation and the docs.

use crate::{Value, Values};
use figure::Message;
use serde::Serialize;

/// Reads a decimal number, or says that it is none. The host does it (JavaScript's `Number`, Rust's `parse`): both round
/// correctly, so they agree on every digit, and the page is spared the tables that Rust's would bring along.
pub type Read<'a> = &'a dyn Fn(&str) -> Option<f64>;

/// A named value of a lesson.
#[derive(Clone, Debug, Serialize)]
pub struct Control {
    /// URL key, attribute and property. Its label is the catalogue's `control-KEY`.
    pub key: &'static str,
    /// The symbol used in formulas and beside the label; may be empty.
    pub symbol: &'static str,
    /// What it can hold.
    #[serde(flatten)]
    pub kind: Kind,
}

/// What a control can hold.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum Kind {
    /// A number: a slider with a number box.
    Number(Number),
    /// One of a few words; each is labelled by the catalogue's `KEY-OPTION`.
    Choice {
        /// The value of a fresh lesson.
        default: &'static str,
        /// What is allowed.
        options: &'static [&'static str],
    },
    /// A weight or bias of the network, by its name (`w4`, `b2`). What is there depends on the other values.
    Parameter {
        /// The value of a fresh lesson.
        default: &'static str,
    },
}

/// The numbers a control can hold, and how its slider moves through them.
#[derive(Clone, Debug, Serialize)]
pub struct Number {
    /// The value of a fresh lesson.
    pub default: f64,
    /// The slider's ends. A typed value may lie beyond them where `allowed` says so.
    pub slider: (f64, f64),
    /// Whether equal ways on the slider are equal ratios.
    pub log: bool,
    /// One press of an arrow key: added, or on a logarithmic slider a share of a decade.
    pub step: f64,
    /// The least and the greatest number that may be typed.
    pub allowed: (f64, f64),
    /// Whether only whole numbers make sense.
    pub whole: bool,
    /// Values worth a button of their own.
    pub marks: &'static [f64],
}

/// Why a value was not taken.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Refusal {
    /// The control's key, or what was written instead of one.
    pub key: String,
    /// A sentence naming the field, what was given and what is allowed.
    pub message: Message,
}

/// The result of checking values: what holds now, and what was refused.
#[derive(Clone, Debug, Serialize)]
pub struct Settled {
    /// A complete set of allowed values, in canonical form.
    pub values: Values,
    /// What was refused, in the order given.
    pub refusals: Vec<Refusal>,
}

impl Control {
    /// The value of a fresh lesson.
    pub fn default(&self) -> Value {
        match &self.kind {
            Kind::Number(number) => Value::of(number.default),
            Kind::Choice { default, .. } | Kind::Parameter { default } => Value::word(default),
        }
    }

    /// The canonical form of what a learner, a URL or an attribute gave, or why it is refused.
    pub fn parse(&self, given: &str, read: Read) -> Result<Value, Refusal> {
        let given = given.trim();
        match &self.kind {
            Kind::Number(number) => self.parse_number(number, given, read),
            Kind::Choice { options, .. } if options.contains(&given) => Ok(Value::word(given)),
            Kind::Choice { options, .. } => Err(self.refuse("refusal-choice", given, &options.join(", "))),
            Kind::Parameter { .. } => Ok(Value::word(given)),
        }
    }

    fn parse_number(&self, number: &Number, given: &str, read: Read) -> Result<Value, Refusal> {
        let (least, greatest) = number.allowed;
        // A true minus is what our own pictures print, so a copied number must be taken back.
        let value = read(&given.replace('\u{2212}', "-"))
            .filter(|value| (least..=greatest).contains(value) && (!number.whole || value.fract() == 0.0));
        value.map(Value::of).ok_or_else(|| {
            let range = || format!("{} … {}", figure::exact(least), figure::exact(greatest));
            match (number.whole, greatest == f64::MAX) {
                (true, _) => self.refuse("refusal-whole", given, &range()),
                (false, true) => {
                    let example = number.marks.first().copied().unwrap_or(1.0);
                    self.refuse("refusal-above", given, &figure::exact(example))
                }
                (false, false) => self.refuse("refusal-number", given, &range()),
            }
        })
    }

    /// A refusal of `given`, saying what is allowed.
    pub fn refuse(&self, id: &str, given: &str, allowed: &str) -> Refusal {
        Refusal {
            key: self.key.to_owned(),
            message: Message::new(id).with("key", self.key).with("given", excerpt(given)).with("allowed", allowed),
        }
    }
}

/// At most 40 characters of what was given, so that a pasted book does not become a message.
pub(crate) fn excerpt(given: &str) -> String {
    let mut text: String = given.chars().filter(|c| !c.is_control()).take(40).collect();
    if given.chars().count() > 40 {
        text.push('…');
    }
    text
}
