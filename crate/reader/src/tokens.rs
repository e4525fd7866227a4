//! The signs of print as those of a keyboard, and numbers as people write them.

/// The text with plain signs and without comments. Lines stay where they are.
pub(crate) fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let mut plain = String::with_capacity(text.len());
    let mut in_name = false;
    for c in text.chars() {
        // Only the small digits of a name are an index: 0.1² is no 0.12.
        let before = plain.chars().next_back().unwrap_or(' ');
        in_name = match before {
            before if before.is_alphabetic() => in_name || !was_digit(&plain, before),
            before => in_name && (before.is_alphanumeric() || before == '_'),
        };
        match c {
            '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '$' | '`' => plain.push(' '),
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => plain.push('\n'),
            '\u{2212}' | '\u{2010}'..='\u{2015}' | '\u{fe63}' | '\u{ff0d}' => plain.push('-'),
            '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' => plain.push(' '),
            '“' | '”' | '„' | '«' | '»' => plain.push('"'),
            '‘' | '’' | '‚' => plain.push('\''),
            '⁽' | '⁾' if in_name => {}
            '₀'..='₉' if in_name => plain.extend(char::from_u32(u32::from(c) - 0x2080 + 0x30)),
            '⁰' | '⁴'..='⁹' if in_name => plain.extend(char::from_u32(u32::from(c) - 0x2070 + 0x30)),
            '¹' if in_name => plain.push('1'),
            '²' if in_name => plain.push('2'),
            '³' if in_name => plain.push('3'),
            '；' => plain.push(';'),
            '：' => plain.push(':'),
            '，' => plain.push(','),
            '＝' | '←' => plain.push('='),
            c => plain.push(c),
        }
    }
    indices(&without_comments(&plain))
}

/// Whether a digit stands before the last character, as in `1e`.
fn was_digit(text: &str, last: char) -> bool {
    text.strip_suffix(last).and_then(|text| text.chars().next_back()).is_some_and(|c| c.is_numeric())
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
            (None, '#', _) | (None, '/', Some('/')) => {
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

/// `w(1)`, `w_{11}`, `W^{(1)}` and `w(1, 2)` as `w_1`, `w_11`, `W_1` and `w_1_2`.
fn indices(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or("");
        let marked = matches!(c, '_' | '^') && plain.ends_with(char::is_alphanumeric);
        let called = c == '(' && ends_with_letter(&plain);
        let inner = if marked { after } else { rest };
        if (marked || called)
            && let Some((digits, left)) = bracketed(inner)
        {
            plain.push('_');
            plain.push_str(&digits);
            rest = left;
        } else {
            plain.push(if marked { '_' } else { c });
            rest = after;
        }
    }
    plain
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
    let mut at = sign;
    loop {
        at += match byte(at) {
            b'0'..=b'9' => 1,
            b'.' => 1,
            b',' if commas && byte(at + 1).is_ascii_digit() => 1,
            b'e' | b'E' if byte(at + 1).is_ascii_digit() => 1,
            b'e' | b'E' if matches!(byte(at + 1), b'-' | b'+') && byte(at + 2).is_ascii_digit() => 2,
            _ => return at,
        };
    }
}
