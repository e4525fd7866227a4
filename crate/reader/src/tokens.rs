//! The signs of print as those of a keyboard, and numbers as people write them.

use crate::formulas::with_named_losses;
use crate::fractions::fractions;

/// The text with plain signs and without comments. Lines stay where they are.
pub(crate) fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let mut plain = String::with_capacity(text.len());
    let (mut in_name, mut raised) = (false, false);
    for c in text.chars() {
        // Only the small digits of a name are an index: 0.1² is no 0.12.
        let before = plain.chars().next_back().unwrap_or(' ');
        in_name = match before {
            before if before.is_alphabetic() => in_name || !was_digit(&plain, before),
            before => in_name && (before.is_alphanumeric() || matches!(before, '_' | '^')),
        };
        match c {
            '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '$' | '`' | '•' | '→' => plain.push(' '),
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => plain.push('\n'),
            '\u{2212}' | '\u{2010}'..='\u{2015}' | '\u{fe63}' | '\u{ff0d}' => plain.push('-'),
            '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' => plain.push(' '),
            '“' | '”' | '„' | '«' | '»' => plain.push('"'),
            '‘' | '’' | '‚' => plain.push('\''),
            '⁽' | '⁾' if in_name => {}
            '₀'..='₉' if in_name => {
                // w⁽²⁾₁ has two indices.
                plain.push_str(if raised { "_" } else { "" });
                plain.extend(char::from_u32(u32::from(c) - 0x2080 + 0x30));
            }
            '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' if in_name => {
                plain.push_str(if raised { "" } else { "^" });
                plain.push(superscript(c));
            }
            '；' => plain.push(';'),
            '：' => plain.push(':'),
            '，' => plain.push(','),
            '＝' | '←' => plain.push('='),
            c => plain.push(c),
        }
        raised = matches!(c, '⁽' | '⁾' | '⁰' | '¹' | '²' | '³' | '⁴'..='⁹') && (raised || is_raised(&plain));
    }
    indices(&fractions(&powers_of_ten(&with_named_losses(&without_comments(&plain)))))
}

/// Whether the text ends with a raised digit.
fn is_raised(text: &str) -> bool {
    text.trim_end_matches(|c: char| c.is_ascii_digit()).ends_with('^')
}

fn superscript(c: char) -> char {
    match c {
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        c => char::from_u32(u32::from(c).wrapping_sub(0x2070 - 0x30)).unwrap_or('0'),
    }
}

/// Whether a digit stands before the last character, as in `1e`.
fn was_digit(text: &str, last: char) -> bool {
    text.strip_suffix(last).and_then(|text| text.chars().next_back()).is_some_and(|c| c.is_numeric())
}

/// Whether nothing but blanks stands behind the last line break.
fn begins_line(text: &str) -> bool {
    let before = text.trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with('\n')
}

/// Drops `# …`, `// …` and `/* … */` outside quotes. A quote ends with its line.
fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut quote: Option<char> = None;
    while let Some(c) = chars.next() {
        match (quote, c, chars.peek()) {
            (_, '\n', _) => {
                quote = None;
                kept.push(c);
            }
            (Some(open), c, _) => {
                quote = quote.filter(|_| open != c);
                kept.push(c);
            }
            (None, '"' | '\'', _) => {
                quote = Some(c);
                kept.push(c);
            }
            // A line of LaTeX or MATLAB that begins with % is a comment, too; `5 %` is not.
            (None, '#', _) | (None, '/', Some('/')) | (None, '%', _) if c != '%' || begins_line(&kept) => {
                while chars.peek().is_some_and(|&next| next != '\n') {
                    chars.next();
                }
            }
            (None, '/', Some('*')) => {
                chars.next();
                let mut before = ' ';
                for c in chars.by_ref() {
                    if c == '\n' {
                        kept.push(c);
                    }
                    if before == '*' && c == '/' {
                        break;
                    }
                    before = c;
                }
                kept.push(' ');
            }
            _ => kept.push(c),
        }
    }
    kept
}

/// What may stand between a number and its power of ten.
const TIMES: [&str; 8] = ["×", "·", "⋅", "*", "x", "X", "\\times", "\\cdot"];

/// `1.5×10⁻³`, `1.5 \cdot 10^{-3}` and `10^-3` as `1.5e-3` and `1e-3`. Of `w1 ×10⁻³`, the head of a table, it makes no number.
fn powers_of_ten(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("10") {
        plain.push_str(before);
        rest = after;
        match power(after) {
            Some((power, left)) if takes_power(&mut plain) => {
                plain.push('e');
                plain.push_str(&power);
                rest = left;
            }
            _ => plain.push_str("10"),
        }
    }
    plain.push_str(rest);
    plain
}

/// Whether the text ends where a power of ten belongs to it: behind a number and a sign, which is dropped, or at the begin of a
/// number, which is then 1.
fn takes_power(text: &mut String) -> bool {
    let blanks = [' ', '\t'];
    let end = text.trim_end_matches(blanks);
    if let Some(before) = TIMES.iter().find_map(|sign| end.strip_suffix(sign)) {
        let number = before.trim_end_matches(blanks);
        let last: Vec<char> =
            number.chars().rev().take_while(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '^')).take(32).collect();
        let fits = !last.is_empty() && last.iter().all(|&c| c.is_ascii_digit() || c == '.');
        text.truncate(if fits { number.len() } else { text.len() });
        return fits;
    }
    let begins = !text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '^' | ')' | '}' | ']'));
    text.push_str(if begins { "1" } else { "" });
    begins
}

/// The exponent that a text begins with, as in `^-3`, `^{-3}` or `⁻³`, and what follows.
fn power(text: &str) -> Option<(String, &str)> {
    let small = |c: char| match c {
        '⁻' => Some('-'),
        '⁺' => Some('+'),
        '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' => Some(superscript(c)),
        _ => None,
    };
    let (written, left): (String, &str) = match text.strip_prefix('^') {
        Some(raised) => {
            let inside = raised.trim_start_matches(['{', '(', '[']);
            let sign = usize::from(inside.starts_with(['-', '+']));
            let long = sign + inside.bytes().skip(sign).take_while(u8::is_ascii_digit).count();
            let (opened, left) = (raised.len() - inside.len(), inside.get(long..)?);
            let closed = left.bytes().take(opened).take_while(|byte| b"})]".contains(byte)).count();
            (inside.get(..long).filter(|_| closed == opened)?.to_owned(), left.get(closed..)?)
        }
        None => {
            let written: String = text.chars().map_while(small).collect();
            let long: usize = text.chars().take_while(|&c| small(c).is_some()).map(char::len_utf8).sum();
            (written, text.get(long..)?)
        }
    };
    let digits = written.trim_start_matches(['-', '+']);
    let whole = (1..=3).contains(&digits.len()) && written.len() <= digits.len() + 1;
    let ends = !left.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '^' | '_'));
    let whole = whole && digits.bytes().all(|byte| byte.is_ascii_digit()) && ends;
    whole.then_some((written, left))
}

/// `w(1)`, `w_{11}`, `W^{(1)}` and `w(1, 2)` as `w_1`, `w_11`, `W_1` and `w_1_2`. A raised index is the layer and comes first.
fn indices(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or("");
        let marked = matches!(c, '_' | '^') && plain.ends_with(char::is_alphanumeric);
        let called = c == '(' && ends_with_letter(&plain);
        let found = match c {
            '^' if marked => bracketed(after).or_else(|| leading_digits(after)),
            '_' if marked => bracketed(after),
            _ if called => bracketed(rest),
            _ => None,
        };
        match (found, after_letters(&plain)) {
            (Some((digits, left)), Some(at)) if c == '^' => {
                let rest_of_name = plain.get(at..).unwrap_or("");
                let gap = if rest_of_name.is_empty() || rest_of_name.starts_with('_') { "" } else { "_" };
                plain.insert_str(at, &format!("_{digits}{gap}"));
                rest = left;
            }
            (Some((digits, left)), _) if c != '^' => {
                plain.push('_');
                plain.push_str(&digits);
                rest = left;
            }
            _ => {
                plain.push(c);
                rest = after;
            }
        }
    }
    plain
}

/// Where the letters of the last name end; `None` if it begins with a digit.
fn after_letters(text: &str) -> Option<usize> {
    let part = |c: &char| c.is_alphanumeric() || *c == '_';
    let name: usize = text.chars().rev().take(24).take_while(part).map(char::len_utf8).sum();
    let start = text.len() - name;
    let letters: usize = text.get(start..)?.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    (letters > 0).then_some(start + letters)
}

fn leading_digits(text: &str) -> Option<(String, &str)> {
    let many = text.bytes().take(6).take_while(u8::is_ascii_digit).count();
    (many > 0).then(|| (text.get(..many).unwrap_or("").to_owned(), text.get(many..).unwrap_or("")))
}

/// Whether the text ends with a name of one letter, or its matrix with an index.
fn ends_with_letter(text: &str) -> bool {
    let name: Vec<char> = text.chars().rev().take_while(|c| c.is_alphanumeric() || *c == '_').take(8).collect();
    let letters = name.iter().filter(|c| c.is_alphabetic()).count();
    letters == 1 && name.last().is_some_and(|c| c.is_alphabetic())
}

/// `{(1, 2)}…` as `1_2` and what follows.
fn bracketed(text: &str) -> Option<(String, &str)> {
    let opened = text.chars().take(3).take_while(|c| matches!(c, '(' | '{' | '[')).count();
    if opened == 0 || opened > 2 {
        return None;
    }
    let inside = text.get(opened..)?;
    let end = inside.char_indices().take(12).find(|(_, c)| matches!(c, ')' | '}' | ']')).map(|(at, _)| at)?;
    let parts: Vec<&str> = inside.get(..end)?.split(',').map(str::trim).collect();
    let whole = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let left = inside.get(end..)?;
    let closed = left.chars().take_while(|c| matches!(c, ')' | '}' | ']')).take(opened).count();
    (whole && closed == opened).then(|| (parts.join("_"), left.get(closed..).unwrap_or("")))
}

/// The text without what stands in round brackets, and what that was. Only words are remarks: a number is none.
pub(crate) fn without_remarks(text: &str) -> (String, Vec<String>) {
    let (mut kept, mut remarks) = (String::with_capacity(text.len()), Vec::new());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        kept.push_str(before);
        let end = after.char_indices().take(80).find(|(_, c)| *c == ')').map(|(at, _)| at);
        match end.and_then(|end| Some((after.get(..end)?, after.get(end + 1..)?))) {
            Some((remark, left))
                if remark.chars().any(char::is_alphabetic) && !remark.contains(['(', '\n', '=', ':']) =>
            {
                kept.push(' ');
                remarks.push(format!("({remark})"));
                rest = left;
            }
            _ => {
                kept.push('(');
                rest = after;
            }
        }
    }
    kept.push_str(rest);
    (kept, remarks)
}

/// The text with `(1, 0)` written as `1; 0`: where words stand around it, a list needs no brackets.
pub(crate) fn without_tuples(text: &str) -> String {
    let (mut kept, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once('(') {
        kept.push_str(before);
        let numbers = |c: char| c.is_ascii_digit() || matches!(c, ' ' | ',' | ';' | '.' | '-' | 'e');
        let end = after
            .find(|c| !numbers(c))
            .filter(|&end| end > 0 && after.get(end..).is_some_and(|left| left.starts_with(')')));
        let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '^' | ')' | ']');
        let inside = end.and_then(|end| Some((after.get(..end)?, after.get(end + 1..)?)));
        let alone =
            |left: &str| !kept.ends_with(part) && !kept.trim_end().ends_with(['-', '+']) && !left.starts_with(part);
        match inside.filter(|(_, left)| alone(left)) {
            Some((inside, left)) => {
                kept.push_str(&format!(" {} ", inside.replace(',', ";")));
                rest = left;
            }
            None => {
                kept.push('(');
                rest = after;
            }
        }
    }
    kept.push_str(rest);
    kept
}

/// Whether the text begins with the end of a sentence.
pub(crate) fn ends_sentence(text: &str) -> bool {
    text.strip_prefix(['.', '?', '!']).is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

/// A plain finite number with a point, such as `-.5`, `5.` or `1e-3`.
pub(crate) fn number(text: &str) -> Option<f64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'));
    let number: f64 = if plain { text.parse().ok()? } else { return None };
    number.is_finite().then_some(number)
}

/// A number whose comma is a decimal mark. `1,000.5` can be read in two ways and is none.
pub(crate) fn with_comma(text: &str) -> Option<f64> {
    match text.matches(',').count() {
        0 => number(text),
        1 if !text.contains('.') => number(&text.replace(',', ".")),
        _ => None,
    }
}

/// Whether a comma may stand between thousands, as in `1,234`.
pub(crate) fn maybe_thousands(text: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    text.trim_start_matches(['-', '+']).split_once(',').is_some_and(|(before, after)| {
        (1..=3).contains(&before.len())
            && !before.starts_with('0')
            && after.len() == 3
            && digits(before)
            && digits(after)
    })
}

/// The length of the number that a text begins with. Points and commas belong to it if a digit follows.
pub(crate) fn number_length(text: &str, commas: bool) -> usize {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
    let sign = usize::from(matches!(byte(0), b'-' | b'+'));
    let begins = byte(sign).is_ascii_digit() || (byte(sign) == b'.' && byte(sign + 1).is_ascii_digit());
    if !begins {
        return 0;
    }
    let (mut at, mut pointed) = (sign, false);
    loop {
        at += match byte(at) {
            b'0'..=b'9' => 1,
            // The second point ends the sentence, as in `eta = 0.1. Compute one step.`
            b'.' if !pointed || !byte(at + 1).is_ascii_whitespace() => {
                pointed = true;
                1
            }
            b',' if commas && byte(at + 1).is_ascii_digit() => 1,
            b'e' | b'E' if byte(at + 1).is_ascii_digit() => 1,
            b'e' | b'E' if matches!(byte(at + 1), b'-' | b'+') && byte(at + 2).is_ascii_digit() => 2,
            _ => return at,
        };
    }
}
