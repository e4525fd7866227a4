//! Many numbers at once, as they are pasted: a line for each, its place and its value, as in `weights.0.1.0 0.5` (which the
//! page makes of JSON) or `w1,0.5`.

use crate::control::excerpt;
use crate::{Read, arithmetic};
use figure::ToList;

/// A longer text is no lesson's network.
const LONGEST: usize = 60_000;

/// What stands at a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Entry {
    /// A number.
    Number(f64),
    /// A word, such as the name of an activation.
    Word(String),
}

/// The places and what stands at them, in the order given.
pub(super) type Document = Vec<(String, Entry)>;

/// Reads what was pasted; `Err` holds the part that says nothing.
pub(super) fn parse(text: &str, read: Read) -> Result<Document, String> {
    if text.len() > LONGEST {
        return Err(excerpt(text));
    }
    let lines: Vec<Vec<&str>> = text.lines().map(fields).filter(|line| !line.is_empty()).list();
    if let Some(entries) = table(&lines, read) {
        return Ok(entries);
    }
    let mut entries = Document::new();
    for (at, line) in lines.iter().enumerate() {
        match line.as_slice() {
            // The headings of two columns.
            [_, value] if at == 0 && lines.len() > 1 && ["value", "number", "wert"].contains(value) => {}
            [place, value] => entries.push(((*place).to_owned(), entry(value, read))),
            _ => return Err(excerpt(&line.join(" "))),
        }
    }
    Ok(entries)
}

/// Names in one line and their numbers below them.
fn table(lines: &[Vec<&str>], read: Read) -> Option<Document> {
    let [names, values] = lines else { return None };
    let named = names.iter().all(|name| number(name, read).is_none()) && names.len() == values.len();
    let numbers: Option<Document> = names
        .iter()
        .zip(values)
        .map(|(name, value)| Some(((*name).to_owned(), Entry::Number(number(value, read)?))))
        .collect();
    numbers.filter(|_| named)
}

fn fields(line: &str) -> Vec<&str> {
    let parts = line.split([',', ';', '\t', '=', ' ', ':']).map(|part| part.trim().trim_matches('"'));
    parts.filter(|part| !part.is_empty()).list()
}

fn number(text: &str, read: Read) -> Option<f64> {
    arithmetic::number(text, read)
}

fn entry(text: &str, read: Read) -> Entry {
    number(text, read).map_or_else(|| Entry::Word(text.to_owned()), Entry::Number)
}
