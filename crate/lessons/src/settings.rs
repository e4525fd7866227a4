//! Numbers by name, as one word of a link: `w1:0.5,x2:-1`.

use crate::arithmetic;
use crate::codec::{Codec, Item, about};
use crate::control::excerpt;
use crate::{Control, Read, Refusal, Value};
use figure::{ToList, ascii};

/// Named numbers, in the order in which they were set first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings(Vec<(String, f64)>);

/// Whether a name can have a number.
pub(crate) type Rule = fn(&str, f64) -> bool;

/// Parameters, inputs and targets set by hand. A change may name one of them: `KEY:w1`.
pub(crate) static NUMBERS: Codec = Codec {
    parse: |control, given, read| {
        Settings::read(given, is_number, read)
            .map_err(|part| vec![control.refuse("refusal-numbers", &part, "w1:0.5, x2:-1, b1:0, y1:1")])
    },
    parse_item: Some(|control, old, item, read| set_item(control, old, item, is_number, "refusal-item", read)),
    about: about("Names and numbers: `w1:0.5,x2:-1`"),
};

/// Whether a name is a letter and a number, and the size one that a lesson can show.
pub(crate) fn is_number(name: &str, number: f64) -> bool {
    name.starts_with(['w', 'b', 'x', 'y'])
        && name.len() > 1
        && name.len() < 6
        && name.bytes().skip(1).all(|byte| byte.is_ascii_digit())
        && (-1000.0..=1000.0).contains(&number)
}

/// `old` with the one named `item` set to what was given; nothing given takes it back.
pub(crate) fn set_item(
    control: &Control,
    old: &Value,
    Item { name, given }: Item,
    rule: Rule,
    refusal: &str,
    read: Read,
) -> Result<Value, Refusal> {
    let mut settings = match old {
        Value::Settings { settings, .. } => settings.clone(),
        _ => Settings::default(),
    };
    let given = given.trim();
    if given.is_empty() {
        settings.retain(|known| known != name);
        return Ok(Value::settings(settings));
    }
    match arithmetic::number(given, read).filter(|number| rule(name, *number)) {
        Some(number) => {
            settings.set(name, number);
            Ok(Value::settings(settings))
        }
        None => {
            let mut refusal = control.refuse(refusal, given, "−1000 … 1000");
            refusal.message = refusal.message.with("item", excerpt(name));
            refusal.key = format!("{}:{}", control.key, excerpt(name));
            Err(refusal)
        }
    }
}

impl Settings {
    /// The value that `text` writes; `Err` holds the part that does not keep to the rule.
    pub(crate) fn read(text: &str, rule: Rule, read: Read) -> Result<Value, String> {
        let mut settings = Self::default();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, number) = part.split_once(':').ok_or_else(|| part.to_owned())?;
            let (name, number) = (name.trim(), arithmetic::number(number.trim(), read));
            let number = number.filter(|number| rule(name, *number)).ok_or_else(|| part.to_owned())?;
            settings.set(name, number);
        }
        Ok(Value::settings(settings))
    }

    /// The same as text.
    pub fn text(&self) -> String {
        let parts: Vec<String> = self.0.iter().map(|(name, number)| format!("{name}:{}", ascii(*number))).list();
        parts.join(",")
    }

    /// Sets a number.
    pub fn set(&mut self, name: &str, number: f64) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = number,
            None => self.0.push((name.to_owned(), number)),
        }
    }

    /// The number of that name.
    pub fn get(&self, name: &str) -> Option<f64> {
        self.iter().find(|(known, _)| *known == name).map(|(_, number)| number)
    }

    /// Name and number of each.
    pub fn iter(&self) -> impl Iterator<Item = (&str, f64)> {
        self.0.iter().map(|(name, number)| (name.as_str(), *number))
    }

    /// Keeps those whose name passes.
    pub fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.0.retain(|(name, _)| keep(name));
    }
}
