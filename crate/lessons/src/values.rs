//! The state of a lesson: one value per control, nothing else.

use crate::Settings;
use figure::ToList;
use serde::{Serialize, Serializer};
use std::any::Any;
use std::rc::Rc;

/// The control values of a lesson. With `t` among them, they are the whole state.
#[derive(Clone, Debug, PartialEq)]
pub struct Values(Vec<(&'static str, Value)>);

/// What a control holds. Each has a canonical text, as it stands in links and boxes.
#[derive(Clone, Debug)]
pub enum Value {
    /// A word, such as an option or a name. It may be empty.
    Word(String),
    /// A number.
    Number {
        /// As the mathematics takes it.
        number: f64,
        /// In the shortest form that gives it back.
        text: String,
    },
    /// Numbers by name.
    Settings {
        /// As the lesson takes them.
        settings: Settings,
        /// The same as text.
        text: String,
    },
    /// What a lesson's own codec has read.
    Own {
        /// Of the type that the lesson knows.
        data: Rc<dyn Any>,
        /// The same as text.
        text: String,
    },
    /// A text that this module does not read: the lesson's annex does (see `codec::unread`).
    Unread(String),
}

impl Value {
    /// A text that stands for itself.
    pub fn word(text: &str) -> Self {
        Self::Word(text.to_owned())
    }

    /// A number.
    pub fn number(number: f64) -> Self {
        Self::Number { number, text: figure::ascii(number) }
    }

    /// Numbers by name.
    pub fn settings(settings: Settings) -> Self {
        Self::Settings { text: settings.text(), settings }
    }

    /// What a lesson's own codec has read in `text`.
    pub(crate) fn own(data: impl Any, text: &str) -> Self {
        Self::Own { data: Rc::new(data), text: text.to_owned() }
    }

    /// What the lesson's own codec has read, if it is of this type.
    pub(crate) fn data<T: Any>(&self) -> Option<&T> {
        if let Self::Own { data, .. } = self { data.downcast_ref() } else { None }
    }

    /// As it stands in links and boxes.
    pub fn text(&self) -> &str {
        match self {
            Self::Word(text)
            | Self::Number { text, .. }
            | Self::Settings { text, .. }
            | Self::Own { text, .. }
            | Self::Unread(text) => text,
        }
    }
}

/// Two values of a control are the same if their texts are.
impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

/// A key that no control has, or a value taken for what it is not, is a mistake in a lesson: it panics in tests.
impl Values {
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        let found = self.0.iter().find(|(known, _)| *known == key).map(|(_, value)| value);
        debug_assert!(found.is_some(), "no control has the key “{key}”");
        found
    }

    /// The text of a value.
    pub fn text(&self, key: &str) -> &str {
        self.get(key).map_or("", Value::text)
    }

    /// A value as a number.
    pub fn number(&self, key: &str) -> f64 {
        match self.get(key) {
            Some(Value::Number { number, .. }) => *number,
            other => {
                debug_assert!(false, "{key} is no number: {other:?}");
                0.0
            }
        }
    }

    /// A value as a whole number that is not negative.
    pub fn count(&self, key: &str) -> usize {
        self.number(key) as usize
    }

    /// A value as numbers by name; none where nothing was said.
    pub fn settings(&self, key: &str) -> Settings {
        match self.get(key) {
            Some(Value::Settings { settings, .. }) => settings.clone(),
            other => {
                debug_assert!(other.is_none_or(|value| value.text().is_empty()), "{key} are no settings: {other:?}");
                Settings::default()
            }
        }
    }

    /// What the lesson's own codec has read; nothing where nothing was said.
    pub(crate) fn own<T: Any>(&self, key: &str) -> Option<&T> {
        self.get(key)?.data()
    }

    /// Whether there is a text that only the lesson's annex reads.
    pub(crate) fn have_unread(&self) -> bool {
        self.0.iter().any(|(_, value)| matches!(value, Value::Unread(text) if !text.is_empty()))
    }

    /// Sets the value of a control.
    pub fn set(&mut self, key: &str, value: Value) {
        let known = self.0.iter_mut().find(|(known, _)| *known == key);
        debug_assert!(known.is_some(), "no control has the key “{key}”");
        if let Some((_, old)) = known {
            *old = value;
        }
    }

    /// Whether `texts` are those of all these values.
    pub fn read_as(&self, texts: &[(String, String)]) -> bool {
        let same = |(key, text): &(String, String)| self.get(key).is_some_and(|value| value.text() == *text);
        texts.len() == self.0.len() && texts.iter().all(same)
    }

    /// Whether both say the same, the values of `keys` aside.
    pub(crate) fn same_but(&self, other: &Self, keys: &[&str]) -> bool {
        let counted = |(known, _): &&(&str, Value)| !keys.contains(known);
        self.0.iter().filter(counted).eq(other.0.iter().filter(counted))
    }
}

/// One value for each control.
impl FromIterator<(&'static str, Value)> for Values {
    fn from_iter<I: IntoIterator<Item = (&'static str, Value)>>(values: I) -> Self {
        Self(values.into_iter().list())
    }
}

/// An object of texts.
impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value.text())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values() -> Values {
        [("eta", Value::number(0.1)), ("curve", Value::word("wells"))].into_iter().collect()
    }

    #[test]
    #[should_panic(expected = "no control has the key “etta”")]
    fn to_read_a_key_that_no_control_has_is_a_mistake() {
        values().text("etta");
    }

    #[test]
    #[should_panic(expected = "no control has the key “etta”")]
    fn to_set_a_key_that_no_control_has_is_a_mistake() {
        values().set("etta", Value::number(1.0));
    }

    #[test]
    #[should_panic(expected = "curve is no number")]
    fn to_take_a_word_for_a_number_is_a_mistake() {
        values().number("curve");
    }
}
