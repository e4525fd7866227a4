//! What a learner can set: one row makes the slider, the URL key, the attribute, the validation and the docs.

use crate::{Settings, Shape, Value, Values, board, document};
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
    /// Yes or no.
    Flag {
        /// The value of a fresh lesson.
        default: bool,
    },
    /// The layers of a network with their activations, as in `2.3tanh.1sigmoid`. See [`crate::Shape`].
    Layers(Limits),
    /// A short word that panels set and no control shows: which row is lit, which are switched off.
    Word,
    /// Many numbers at once, as they are pasted: the lesson takes them into its other values, and keeps nothing here.
    Document,
    /// Numbers set by hand, by name, as in `w1:0.5,x2:-1`. A change may name one of them: `KEY:w1`.
    Numbers,
    /// Numbers written into the blanks of an exercise, as in `a1:0.25,a3:-1e-7`. A change may name one: `KEY:a1`.
    Answers,
    /// Settings changed on the way, each by its name with the step from which it holds: `sgd0:0.1,sgd120:0.03`.
    Schedule,
    /// Some of a few words, at least one: a box to tick for each. Joined by dots; each is labelled by the catalogue's
    /// `KEY-OPTION`.
    Set {
        /// The value of a fresh lesson.
        default: &'static str,
        /// What is allowed.
        options: &'static [&'static str],
    },
    /// Points with targets, see `points.rs`.
    Points,
    /// All that tells another run from a fresh one, kept beside the present one: `eta_0.1*batch_5`.
    Kept,
    /// Rows of tiles on a board, as in `L.o5-o5.o3_L.o5`: tiles joined by `-`, rows by `_`.
    Rows,
}

/// How large a network may be, and which activations it may have.
#[derive(Clone, Debug, Serialize)]
pub struct Limits {
    /// The most layers, inputs and outputs included.
    pub layers: usize,
    /// The most units in a layer.
    pub width: usize,
    /// The names a hidden layer or the output may have.
    pub activations: &'static [&'static str],
    /// The names that only the output may have.
    pub output_only: &'static [&'static str],
    /// Whether the sizes of the ends follow from other values, and only what is between them can be set.
    pub inner: bool,
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

/// η, shared by every lesson: logarithmic, with the notes' values as buttons.
pub(crate) const ETA: Control = Control {
    key: "eta",
    symbol: "η",
    kind: Kind::Number(Number {
        default: 0.1,
        slider: (1e-5, 10.0),
        log: true,
        step: 0.05,
        allowed: (f64::MIN_POSITIVE, f64::MAX),
        whole: false,
        marks: &[0.001, 0.01, 0.1],
    }),
};

/// A plain number with a linear slider over all it may be.
pub(crate) const fn linear(default: f64, slider: (f64, f64), step: f64) -> Kind {
    Kind::Number(Number { default, slider, log: false, step, allowed: slider, whole: false, marks: &[] })
}

impl Control {
    /// The value of a fresh lesson.
    pub fn default(&self) -> Value {
        match &self.kind {
            Kind::Number(number) => Value::of(number.default),
            Kind::Choice { default, .. } | Kind::Parameter { default } | Kind::Set { default, .. } => {
                Value::word(default)
            }
            Kind::Flag { default } => Value::word(if *default { "yes" } else { "no" }),
            // Nothing said: the lesson fills in what fits its other values.
            Kind::Layers(_)
            | Kind::Word
            | Kind::Numbers
            | Kind::Document
            | Kind::Answers
            | Kind::Schedule
            | Kind::Points
            | Kind::Kept
            | Kind::Rows => Value::word(""),
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
            Kind::Flag { .. } if matches!(given, "yes" | "no") => Ok(Value::word(given)),
            Kind::Flag { .. } => Err(self.refuse("refusal-choice", given, "yes, no")),
            Kind::Layers(_) if given.is_empty() => Ok(Value::word("")),
            Kind::Layers(limits) => match Shape::parse(given, limits) {
                Some(shape) => Ok(Value::word(&shape.text())),
                None => Err(self.refuse_layers(given, limits)),
            },
            Kind::Word if given.len() <= 300 && given.bytes().all(|b| b.is_ascii_alphanumeric() || b == b',') => {
                Ok(Value::word(given))
            }
            Kind::Word => Err(self.refuse("refusal-word", given, "a–z, 0–9")),
            // A module that does not take documents keeps them for the one that does.
            Kind::Document if !cfg!(feature = "chain-rule-more") => Ok(Value::word(given)),
            Kind::Document => match document::parse(given, read) {
                Ok(document) => Ok(Value { document, ..Value::word("") }),
                Err(part) => Err(self.refuse("refusal-document-line", &part, "w1, 0.5")),
            },
            Kind::Numbers => match Settings::parse(given, read) {
                Ok(settings) => Ok(Value::several(settings)),
                Err(part) => Err(self.refuse("refusal-numbers", &part, "w1:0.5, x2:-1, b1:0, y1:1")),
            },
            Kind::Answers => match Settings::parse_answers(given, read) {
                Ok(settings) => Ok(Value::several(settings)),
                Err(part) => Err(self.refuse("refusal-answers", &part, "a1:0.25, a2:-1.5e-7")),
            },
            // Only the training lesson has these; other modules need not carry how they are read.
            Kind::Schedule | Kind::Set { .. } if !cfg!(feature = "training") => Ok(Value::word(given)),
            Kind::Schedule => match Settings::parse_schedule(given, read) {
                Ok(settings) => Ok(Value::several(settings)),
                Err(part) => Err(self.refuse("refusal-schedule", &part, "sgd0:0.1, sgd120:0.03, batch300:5")),
            },
            Kind::Set { options, .. } => match set(given, options) {
                Some(text) => Ok(Value::word(&text)),
                None => Err(self.refuse("refusal-set", given, &options.join("."))),
            },
            // Both are the registry's to check: there may be many complaints, and values within values.
            Kind::Points | Kind::Kept => Ok(Value::word(given)),
            Kind::Rows if !cfg!(feature = "chain-rule-more") => Ok(Value::word(given)),
            Kind::Rows if board::is_board(given) => Ok(Value::word(given)),
            Kind::Rows => Err(self.refuse("refusal-rows", given, "L.o5-o5.o3_L.o5")),
        }
    }

    /// The value of a control that holds several numbers, with the one named `item` set to what was given; nothing given
    /// takes the setting back.
    pub(crate) fn parse_item(
        &self,
        mut settings: Settings,
        item: &str,
        given: &str,
        read: Read,
    ) -> Result<Value, Refusal> {
        let answers = matches!(self.kind, Kind::Answers);
        let set = if answers { Settings::answer } else { Settings::set };
        if given.trim().is_empty() {
            settings.retain(|name| name != item);
        } else if !read(&typed(given.trim())).is_some_and(|number| set(&mut settings, item, number)) {
            let id = if answers { "refusal-answer" } else { "refusal-item" };
            let mut refusal = self.refuse(id, given, "−1000 … 1000");
            refusal.message = refusal.message.with("item", excerpt(item));
            refusal.key = format!("{}:{}", self.key, excerpt(item));
            return Err(refusal);
        }
        Ok(Value::several(settings))
    }

    fn parse_number(&self, number: &Number, given: &str, read: Read) -> Result<Value, Refusal> {
        let (least, greatest) = number.allowed;
        let value = read(&typed(given))
            .filter(|value| (least..=greatest).contains(value) && (!number.whole || value.fract() == 0.0));
        value.map(Value::of).ok_or_else(|| {
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

    fn refuse_layers(&self, given: &str, limits: &Limits) -> Refusal {
        let output = if limits.output_only.is_empty() { "none".to_owned() } else { limits.output_only.join(", ") };
        let mut refusal = self.refuse("refusal-layers", given, &limits.activations.join(", "));
        refusal.message = refusal
            .message
            .with("layers", limits.layers.to_string())
            .with("width", limits.width.to_string())
            .with("output", output);
        refusal
    }

    /// A refusal of `given`, saying what is allowed.
    pub fn refuse(&self, id: &str, given: &str, allowed: &str) -> Refusal {
        Refusal {
            key: self.key.to_owned(),
            message: Message::new(id).with("key", self.key).with("given", excerpt(given)).with("allowed", allowed),
        }
    }
}

/// The chosen of some options, in the options' order; `None` if one is unknown or none is chosen.
fn set(given: &str, options: &[&str]) -> Option<String> {
    let chosen: Vec<&str> = given.split('.').collect();
    let known = chosen.iter().all(|word| options.contains(word));
    let ordered: Vec<&str> = options.iter().copied().filter(|option| chosen.contains(option)).collect();
    known.then(|| ordered.join("."))
}

/// A number as it may be typed or copied: with the true minus that our own pictures print, or one decimal comma.
pub(crate) fn typed(given: &str) -> String {
    let text = given.replace('\u{2212}', "-");
    if text.contains('.') || text.matches(',').count() != 1 { text } else { text.replace(',', ".") }
}

/// At most 40 characters of what was given, so that a pasted book does not become a message.
pub(crate) fn excerpt(given: &str) -> String {
    let mut text: String = given.chars().filter(|c| !c.is_control()).take(40).collect();
    if given.chars().count() > 40 {
        text.push('…');
    }
    text
}
