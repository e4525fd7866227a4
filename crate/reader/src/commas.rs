//! Decimal commas in texts with brackets: `x = (0,05; 0,10)` and `lr = 0,5` beside a matrix.

use crate::assumptions::Assumptions;
use crate::names::{Key, key};
use crate::tokens::number;

/// A piece of text between signs, such as `0,05`, and how deep in brackets it stands.
struct Run {
    from: usize,
    to: usize,
    deep: bool,
}

/// The text with points in place of decimal commas. Semicolons between such numbers become commas.
pub(crate) fn with_points(text: &str, assumptions: &mut Assumptions) -> String {
    let Some(runs) = runs(text) else { return text.to_owned() };
    let part = |run: &Run| text.get(run.from..run.to).unwrap_or("");
    let mut decimal: Vec<&Run> = runs.iter().filter(|run| !run.deep && is_named_number(text, run)).collect();
    let deep: Vec<&Run> = runs.iter().filter(|run| run.deep).collect();
    let pair = deep.iter().map(|run| part(run)).find(|text| text.contains(','));
    let mut listed = false;
    if let Some(first) = pair.filter(|_| could_be_decimal(text, &deep)) {
        let blank = |run: &&Run| after(text, run).starts_with([' ', '\t']) && next_is_number(after(text, run));
        let blanks = deep.iter().any(blank);
        // Between blanks a comma separates nothing more.
        let usual = blanks || deep.iter().any(|run| has_decimals(part(run)));
        let (one, two) = (format!("{first} is one number"), format!("{first} is two numbers"));
        let turned = if usual { assumptions.note("comma", one, two) } else { assumptions.note("comma", two, one) };
        if usual != turned {
            decimal.extend(&deep);
            listed = !blanks;
        }
    }
    let mut plain: Vec<u8> = text.bytes().collect();
    for run in &decimal {
        for byte in plain.get_mut(run.from..run.to).unwrap_or(&mut []).iter_mut().filter(|byte| **byte == b',') {
            *byte = b'.';
        }
    }
    // With blanks between the numbers, semicolons are between rows.
    if listed {
        let mut depth = 0_usize;
        for byte in &mut plain {
            match *byte {
                b'[' | b'{' | b'(' => depth += 1,
                b']' | b'}' | b')' => depth = depth.saturating_sub(1),
                b';' if depth > 0 => *byte = b',',
                _ => {}
            }
        }
    }
    String::from_utf8(plain).unwrap_or_else(|_| text.to_owned())
}

/// All runs of signs of numbers; `None` where a bracket closes that was not opened.
fn runs(text: &str) -> Option<Vec<Run>> {
    let (mut runs, mut depth, mut quote) = (Vec::new(), 0_usize, None);
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let begins =
            byte.is_ascii_digit() || (matches!(byte, b'-' | b'+') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit));
        match byte {
            b'\n' => quote = None,
            b'"' | b'\'' if quote == Some(byte) => quote = None,
            b'"' | b'\'' if quote.is_none() => quote = Some(byte),
            _ if quote.is_some() => {}
            b'[' | b'{' | b'(' => depth += 1,
            b']' | b'}' | b')' => depth = depth.checked_sub(1)?,
            _ if begins
                && !at.checked_sub(1).and_then(|at| bytes.get(at)).is_some_and(|&before| is_of_word(before)) =>
            {
                let part = |at: usize| {
                    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
                    bytes
                        .get(at)
                        .is_some_and(|&byte| is_of_word(byte) || byte == b'.' || (byte == b',' && digit(at + 1)))
                };
                let long = 1 + (at + 1..).take_while(|&at| part(at)).count();
                runs.push(Run { from: at, to: at + long, deep: depth > 0 });
                at += long;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    Some(runs)
}

fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

fn after<'a>(text: &'a str, run: &Run) -> &'a str {
    text.get(run.to..).unwrap_or("")
}

fn next_is_number(text: &str) -> bool {
    text.trim_start_matches([' ', '\t']).starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+'))
}

/// `w1 = 0,5`: one comma, behind the name of one number.
fn is_named_number(text: &str, run: &Run) -> bool {
    let before = text.get(..run.from).unwrap_or("").trim_end_matches([' ', '\t']);
    let Some(named) = before.strip_suffix(['=', ':']) else { return false };
    let name = named.trim_end().rsplit(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).next().unwrap_or("");
    let one = match key(name) {
        Key::Weight(groups) | Key::Bias(groups) => !groups.is_empty(),
        Key::Eta | Key::Momentum => true,
        _ => false,
    };
    let written = text.get(run.from..run.to).unwrap_or("");
    let follows = after(text, run).trim_start_matches([' ', '\t']);
    one && written.matches(',').count() == 1
        && number(&written.replace(',', ".")).is_some()
        && !follows.starts_with(',')
}

/// Whether each number in brackets has one comma at most, no point, and something else before the next one.
fn could_be_decimal(text: &str, deep: &[&Run]) -> bool {
    let fits = |run: &&Run| {
        let written = text.get(run.from..run.to).unwrap_or("");
        let next = after(text, run).trim_start_matches([' ', '\t']);
        !written.contains('.')
            && written.matches(',').count() < 2
            && number(&written.replace(',', ".")).is_some()
            && (!next.starts_with(',') || next.trim_start_matches([',', ' ', '\n']).starts_with(['(', '[', '"', '\'']))
    };
    let apart = |run: &&Run| {
        let next = after(text, run).trim_start_matches([' ', '\t']);
        next.starts_with(';') || (next.len() < after(text, run).len() && next_is_number(next))
    };
    deep.iter().all(fits) && deep.iter().any(apart)
}

/// `0,05` and `0,15`: nobody writes two whole numbers like that.
fn has_decimals(text: &str) -> bool {
    text.split_once(',').is_some_and(|(whole, part)| {
        part.len() > 1 && (part.starts_with('0') || matches!(whole.trim_start_matches(['-', '+']), "0"))
    })
}
