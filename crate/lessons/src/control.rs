//! The controls of a lesson: one row makes the slider, the URL key, the attribute, the validation and the documents.

use crate::codec::Codec;
use crate::{Value, Values, arithmetic};
use figure::Message;
use serde::Serialize;

/// Reads a decimal number; `None` if the text is none. The host does it: JavaScript's `Number` in a page, Rust's `parse` in
/// tests. Both round correctly, so they agree on every digit, and the page need not carry the tables of Rust's `parse`.
pub type Read<'a> = &'a dyn Fn(&str) -> Option<f64>;

/// A named value of a lesson.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
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
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
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
    /// A weight or bias of the network, by its name (`w4`, `b2`). The other values decide which ones exist.
    Parameter {
        /// The value of a fresh lesson.
        default: &'static str,
    },
    /// Yes or no.
    Flag {
        /// The value of a fresh lesson.
        default: bool,
    },
    /// The layers of a network with their activations, as in `2.3tanh.1sigmoid`. See [`crate::Architecture`].
    Layers {
        /// What is allowed.
        #[serde(flatten)]
        limits: Limits,
        /// How it is read.
        #[serde(skip)]
        codec: &'static Codec,
    },
    /// Some of a few words, at least one: a box to tick for each. Joined by dots; each is labelled by the catalogue's
    /// `KEY-OPTION`.
    Set {
        /// The value of a fresh lesson.
        default: &'static str,
        /// What is allowed.
        options: &'static [&'static str],
        /// How it is read.
        #[serde(skip)]
        codec: &'static Codec,
    },
    /// A value that panels set and no control shows, such as which row is lit.
    Hidden {
        /// How it is read.
        #[serde(skip)]
        codec: &'static Codec,
    },
}

/// How large a network may be, and which activations it may have.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Limits {
    /// The most layers, inputs and outputs included.
    pub layers: usize,
    /// The most units in a layer.
    pub width: usize,
    /// The names a hidden layer or the output may have.
    pub activations: &'static [&'static str],
    /// The names that only the output may have.
    pub output_only: &'static [&'static str],
    /// Whether the sizes of the first and last layer follow from other values, so that only hidden layers can be set.
    pub inner: bool,
}

/// The numbers a control can hold, and how its slider moves through them.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Number {
    /// The value of a fresh lesson.
    pub default: f64,
    /// The slider's ends. A typed value may lie beyond them where `allowed` says so.
    pub slider: (f64, f64),
    /// Whether equal distances on the slider are equal ratios.
    pub log: bool,
    /// The step of an arrow key: it is added, or on a logarithmic slider it is a share of a decade.
    pub step: f64,
    /// The least and the greatest number that may be typed.
    pub allowed: (f64, f64),
    /// Whether only whole numbers make sense.
    pub whole: bool,
    /// Values that have a button.
    pub marks: &'static [f64],
}

/// Why a value was not taken.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Refusal {
    /// The key of the control, or the unknown key that was given.
    pub key: String,
    /// A sentence naming the field, what was given and what is allowed.
    pub message: Message,
}

/// The result of checking values: what holds now, and what was refused.
#[derive(Clone, Debug)]
pub struct Settled {
    /// A complete set of allowed values, in canonical form.
    pub values: Values,
    /// What was refused, in the order given.
    pub refusals: Vec<Refusal>,
}

/// η, shared by every lesson: logarithmic, with the notes' values as buttons.
pub(crate) const ETA: Control = eta(0.1);

/// The same with another value for a fresh lesson.
pub(crate) const fn eta(default: f64) -> Control {
    let kind = Kind::Number(Number {
        default,
        slider: (1e-5, 10.0),
        log: true,
        step: 0.05,
        allowed: (f64::MIN_POSITIVE, f64::MAX),
        whole: false,
        marks: &[0.001, 0.01, 0.1],
    });
    Control { key: "eta", symbol: "η", kind }
}

/// The languages in which a program is shown.
pub(crate) const LANGUAGES: &[&str] = &["numpy", "pytorch", "jax", "rust"];

/// In which of them.
pub(crate) const CODE: Control = choice("code", "numpy", LANGUAGES);

/// The forms in which a network's numbers are taken out of the lab with what was computed of them, and which of them is shown.
pub(crate) const RESULT_FORMS: &[&str] = &["json", "csv", "pytorch", "keras"];
pub(crate) const RESULTS: Control = choice("results", "json", RESULT_FORMS);

/// A number with a linear slider over its whole range.
pub(crate) const fn linear(default: f64, slider: (f64, f64), step: f64) -> Kind {
    Kind::Number(Number { default, slider, log: false, step, allowed: slider, whole: false, marks: &[] })
}

/// A whole number with a linear slider. A typed number may go up to `greatest`.
pub(crate) const fn integer(default: f64, slider: (f64, f64), step: f64, greatest: f64) -> Kind {
    let allowed = (slider.0, greatest);
    Kind::Number(Number { default, slider, log: false, step, allowed, whole: true, marks: &[] })
}

/// How much of the past stays: 0 or above, and below 1.
pub(crate) const fn share(default: f64) -> Kind {
    Kind::Number(Number {
        default,
        slider: (0.0, 0.99),
        log: false,
        step: 0.01,
        allowed: (0.0, 0.999_999),
        whole: false,
        marks: &[0.0, 0.5, 0.9, 0.99],
    })
}

/// One of a few words.
pub(crate) const fn choice(key: &'static str, default: &'static str, options: &'static [&'static str]) -> Control {
    Control { key, symbol: "", kind: Kind::Choice { default, options } }
}

/// Yes or no, and no at first.
pub(crate) const fn flag(key: &'static str) -> Control {
    Control { key, symbol: "", kind: Kind::Flag { default: false } }
}

/// What panels set and no control shows.
pub(crate) const fn hidden(key: &'static str, codec: &'static Codec) -> Control {
    Control { key, symbol: "", kind: Kind::Hidden { codec } }
}

impl Control {
    /// The value of a fresh lesson.
    pub fn default(&self) -> Value {
        match &self.kind {
            Kind::Number(number) => Value::number(number.default),
            Kind::Choice { default, .. } | Kind::Parameter { default } | Kind::Set { default, .. } => {
                Value::word(default)
            }
            Kind::Flag { default } => Value::word(if *default { "yes" } else { "no" }),
            // Nothing said: the lesson fills in what fits its other values.
            Kind::Layers { .. } | Kind::Hidden { .. } => Value::word(""),
        }
    }

    /// The codec of a control that is neither a number nor one of a few words.
    pub fn codec(&self) -> Option<&'static Codec> {
        match &self.kind {
            Kind::Layers { codec, .. } | Kind::Set { codec, .. } | Kind::Hidden { codec } => Some(codec),
            Kind::Number(_) | Kind::Choice { .. } | Kind::Parameter { .. } | Kind::Flag { .. } => None,
        }
    }

    /// The value of a text from a learner, a URL or an attribute, or all reasons why it is refused.
    pub fn parse(&self, given: &str, read: Read) -> Result<Value, Vec<Refusal>> {
        match self.codec() {
            Some(codec) => (codec.parse)(self, given, read),
            None => self.parse_plain(given.trim(), read).map_err(|refusal| vec![refusal]),
        }
    }

    fn parse_plain(&self, given: &str, read: Read) -> Result<Value, Refusal> {
        let options: &[&str] = match &self.kind {
            Kind::Number(number) => return self.parse_number(number, given, read),
            Kind::Choice { options, .. } => options,
            Kind::Flag { .. } => &["yes", "no"],
            // Which names there are depends on the other values: the lesson checks it.
            _ => return Ok(Value::word(given)),
        };
        if options.contains(&given) {
            Ok(Value::word(given))
        } else {
            Err(self.refuse("refusal-choice", given, &options.join(", ")))
        }
    }

    fn parse_number(&self, number: &Number, given: &str, read: Read) -> Result<Value, Refusal> {
        let (least, greatest) = number.allowed;
        let found = arithmetic::number(given, read);
        let value = found.filter(|value| (least..=greatest).contains(value) && (!number.whole || value.fract() == 0.0));
        value.map(Value::number).ok_or_else(|| {
            let given = &match found {
                Some(result) if !arithmetic::is_plain(given, read) => {
                    format!("{} = {}", excerpt(given), figure::digits(result, 6))
                }
                _ => given.to_owned(),
            };
            let range = || format!("{} … {}", figure::exact(least), figure::exact(greatest));
            match (number.whole, greatest == f64::MAX) {
                (true, _) => self.refuse("refusal-whole", given, &range()),
                (false, true) => {
                    let range = format!("{} … {}", figure::digits(least, 2), figure::digits(greatest, 2));
                    self.refuse("refusal-above", given, &range)
                }
                (false, false) => self.refuse("refusal-number", given, &range()),
            }
        })
    }

    /// A refusal of `given`, saying what is allowed.
    pub fn refuse(&self, id: &str, given: &str, allowed: &str) -> Refusal {
        Refusal::new(self.key, id, given, allowed)
    }
}

impl Refusal {
    /// A refusal of what the control of that key was given, saying what is allowed.
    pub fn new(key: &str, id: &str, given: &str, allowed: &str) -> Self {
        let message = Message::new(id).with("key", key).with("given", excerpt(given)).with("allowed", allowed);
        Self { key: key.to_owned(), message }
    }
}

/// At most 40 characters of a text, so that a pasted book does not become a message.
pub(crate) fn excerpt(given: &str) -> String {
    let mut text: String = given.chars().filter(|c| !c.is_control()).take(40).collect();
    if given.chars().count() > 40 {
        text.push('…');
    }
    text
}
