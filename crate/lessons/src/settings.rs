//! Numbers set by hand, as one word of a link: `w1:0.5,x2:-1`.

use crate::Read;
use figure::plain;

/// Named numbers, in the order in which they were set first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings(Vec<(String, f64)>);

impl Settings {
    /// The settings that `text` writes; `Err` holds the part that is none.
    pub fn parse(text: &str, read: Read) -> Result<Self, String> {
        Self::parse_by(text, read, Self::set)
    }

    /// The same as text.
    pub fn text(&self) -> String {
        let parts: Vec<String> = self.0.iter().map(|(name, number)| format!("{name}:{}", plain(*number))).collect();
        parts.join(",")
    }

    /// Sets a number, if the name is a letter and a number and the size one that a lesson can show; tells whether it is.
    #[must_use]
    pub fn set(&mut self, name: &str, number: f64) -> bool {
        let named = name.starts_with(['w', 'b', 'x', 'y'])
            && name.len() > 1
            && name.len() < 6
            && name.bytes().skip(1).all(|byte| byte.is_ascii_digit());
        if !named || !(-1000.0..=1000.0).contains(&number) {
            return false;
        }
        self.put(name, number);
        true
    }

    fn put(&mut self, name: &str, number: f64) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = number,
            None => self.0.push((name.to_owned(), number)),
        }
    }

    /// The answers that `text` writes; `Err` holds the part that is none.
    pub fn parse_answers(text: &str, read: Read) -> Result<Self, String> {
        Self::parse_by(text, read, Self::answer)
    }

    /// `set` says of each name and number whether it can be set.
    fn parse_by(text: &str, read: Read, set: fn(&mut Self, &str, f64) -> bool) -> Result<Self, String> {
        let mut settings = Self::default();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, number) = part.split_once(':').ok_or_else(|| part.to_owned())?;
            let number = read(&number.trim().replace('\u{2212}', "-")).ok_or_else(|| part.to_owned())?;
            if !set(&mut settings, name.trim(), number) {
                return Err(part.to_owned());
            }
        }
        Ok(settings)
    }

    /// Sets the answer to blank `a1` … `a99`; tells whether there can be such a blank.
    #[must_use]
    pub fn answer(&mut self, name: &str, number: f64) -> bool {
        let digits = name.strip_prefix('a').unwrap_or_default();
        let named = matches!(digits.len(), 1 | 2) && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !named || !number.is_finite() {
            return false;
        }
        self.put(name, number);
        true
    }

    /// The changes on the way that `text` writes; `Err` holds the part that is none.
    pub fn parse_schedule(text: &str, read: Read) -> Result<Self, String> {
        Self::parse_by(text, read, Self::change)
    }

    /// Sets a number from a step on: `sgd120` is a name and the step. Tells whether that can be.
    #[must_use]
    pub fn change(&mut self, name: &str, number: f64) -> bool {
        let dated = split_step(name).is_some();
        if dated && number.is_finite() {
            self.put(name, number);
        }
        dated && number.is_finite()
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

/// `sgd120` is `sgd` and 120.
pub(crate) fn split_step(name: &str) -> Option<(&str, usize)> {
    let at = name.find(|c: char| c.is_ascii_digit())?;
    let (word, step) = name.split_at_checked(at)?;
    let named = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()) && step.len() < 9;
    step.parse().ok().filter(|_| named).map(|step| (word, step))
}
