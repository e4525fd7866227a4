//! Points whose class is a word, such as a colour: `1.5,-2,red`. The two words become the targets 1 and 0.

use crate::assumptions::Assumptions;
use crate::{Present, Refusal, refuse};

/// The same text with numbers in place of the words; `None` where the lines are not points with words.
pub(crate) fn numbered(
    text: &str,
    present: Option<&Present>,
    assumptions: &mut Assumptions,
) -> Result<Option<String>, Refusal> {
    let [inputs, .., 1] = present.map_or(&[][..], |present| &present.layers) else { return Ok(None) };
    let mut words: Vec<&str> = Vec::new();
    let mut rows = 0;
    for (at, line) in text.lines().enumerate().filter(|(_, line)| line.chars().any(char::is_alphanumeric)) {
        match class(line).filter(|_| fields(line).count() == inputs + 1) {
            Some(word) if words.contains(&word) => rows += 1,
            Some(word) if words.len() == 2 => {
                return Err(refuse(at + 1, word, format!("two classes: {} or {}", words[0], words[1])));
            }
            Some(word) => {
                words.push(word);
                rows += 1;
            }
            // The first line may be a heading.
            None if rows == 0 && fields(line).all(|field| !is_number(field)) => {}
            None => return Ok(None),
        }
    }
    let [first, second] = words[..] else { return Ok(None) };
    let says = |one: &str, zero: &str| format!("{one} is 1, {zero} is 0");
    let one = if assumptions.note("classes", says(first, second), says(second, first)) { second } else { first };
    let replaced = |line: &str| {
        let Some(word) = class(line) else { return line.to_owned() };
        let number = u8::from(word == one).to_string();
        match line.rfind(word) {
            // Commas may be decimal marks here.
            Some(at) if line.contains([';', '\t']) => format!("{}{number}", &line[..at]),
            // Behind a comma the number could be read as a decimal place.
            _ => fields(line).map(|field| if field == word { &number } else { field }).collect::<Vec<_>>().join(" "),
        }
    };
    Ok(Some(text.lines().map(replaced).collect::<Vec<_>>().join("\n")))
}

/// The word at the end of a line of numbers.
fn class(line: &str) -> Option<&str> {
    let all: Vec<&str> = fields(line).collect();
    let (word, numbers) = all.split_last()?;
    let is_word =
        word.chars().next().is_some_and(char::is_alphabetic) && !["true", "false"].contains(&&*word.to_lowercase());
    (is_word && !numbers.is_empty() && numbers.iter().all(|field| is_number(field))).then_some(word)
}

/// Commas are decimal marks where something else separates the numbers.
fn fields(line: &str) -> impl Iterator<Item = &str> {
    let marked = line.contains([';', '\t']);
    let between = move |c: char| matches!(c, ';' | '\t' | '|') || !marked && matches!(c, ',' | ' ');
    line.split(between).map(|field| field.trim_matches([' ', '"', '\''])).filter(|field| !field.is_empty())
}

fn is_number(field: &str) -> bool {
    field.replace(',', ".").parse::<f64>().is_ok_and(f64::is_finite)
}
