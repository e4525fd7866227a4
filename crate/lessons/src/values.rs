//! The state of a lesson: one text per control, nothing else.

use crate::Settings;
use crate::document::Document;
use serde::{Serialize, Serializer};

/// The control values of a lesson. With `t` among them, they are the whole state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values(Vec<(&'static str, Value)>);

/// One value: its canonical text, and the number it is, or 0 where it is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// As it stands in links and boxes.
    pub text: String,
    /// As the mathematics takes it.
    pub number: f64,
    /// The named numbers of a control that holds several.
    pub settings: Settings,
    /// What was pasted.
    pub document: Document,
    /// The numbers of points.
    pub numbers: Vec<f64>,
    /// The values of a run that is kept beside the present one.
    pub kept: Option<Box<Values>>,
}

impl Value {
    /// A value that is no number.
    pub fn word(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            number: 0.0,
            settings: Settings::default(),
            document: Document::new(),
            numbers: Vec::new(),
            kept: None,
        }
    }

    /// A number, in the shortest text that gives it back.
    pub fn of(number: f64) -> Self {
        Self { number, ..Self::word(&figure::plain(number)) }
    }

    /// Several named numbers.
    pub fn several(settings: Settings) -> Self {
        Self { settings: settings.clone(), ..Self::word(&settings.text()) }
    }
}

impl Values {
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// The text of a value; empty if there is none.
    pub fn text(&self, key: &str) -> &str {
        self.get(key).map_or("", |value| &value.text)
    }

    /// A value as a number; 0 if there is none.
    pub fn number(&self, key: &str) -> f64 {
        self.get(key).map_or(0.0, |value| value.number)
    }

    /// A value as a whole number that is not negative.
    pub fn whole(&self, key: &str) -> usize {
        self.number(key) as usize
    }

    /// A value as named numbers; none if there is none.
    pub fn settings(&self, key: &str) -> Settings {
        self.get(key).map_or_else(Settings::default, |value| value.settings.clone())
    }

    /// What was pasted; nothing if nothing was.
    pub fn document(&self, key: &str) -> Document {
        self.get(key).map_or_else(Document::new, |value| value.document.clone())
    }

    /// A value as the numbers of points; none if there is none.
    pub fn numbers(&self, key: &str) -> &[f64] {
        self.get(key).map_or(&[], |value| &value.numbers)
    }

    /// The values of a run that a value keeps.
    pub fn kept(&self, key: &str) -> Option<&Self> {
        self.get(key)?.kept.as_deref()
    }

    /// Sets a value.
    pub fn set(&mut self, key: &'static str, value: Value) {
        match self.0.iter_mut().find(|(known, _)| *known == key) {
            Some((_, old)) => *old = value,
            None => self.0.push((key, value)),
        }
    }

    /// Whether both say the same, the values of `keys` aside.
    pub(crate) fn same_but(&self, other: &Self, keys: &[&str]) -> bool {
        let counted = |(known, _): &&(&str, Value)| !keys.contains(known);
        self.0.iter().filter(counted).eq(other.0.iter().filter(counted))
    }
}

/// An object of texts.
impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, &value.text)))
    }
}
