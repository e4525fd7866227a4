//! Numbers set by hand, as one word of a link: `w1:0.5,x2:-1`.

use crate::Read;
use figure::plain;

/// Named numbers, in the order in which they were set first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings(Vec<(String, f64)>);

impl Settings {
    /// The settings that `text` writes; `Err` holds the part that is none.
    pub fn parse(text: &str, read: Read) -> Result<Self, String> {
        let mut settings = Self::default();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, number) = part.split_once(':').ok_or_else(|| part.to_owned())?;
            let number = read(&number.trim().replace('\u{2212}', "-")).ok_or_else(|| part.to_owned())?;
            if !settings.set(name.trim(), number) {
                return Err(part.to_owned());
            }
        }
        Ok(settings)
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
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = number,
            None => self.0.push((name.to_owned(), number)),
        }
        true
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
