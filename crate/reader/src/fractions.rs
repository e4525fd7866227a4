//! Fractions of homework, as numbers: `1/3`, `\frac{2}{3}` and `½`.

/// A longer one is a date or a number of a document.
const MOST_DIGITS: usize = 4;

/// `1/3` and `\frac{1}{3}` as `0.3333333333333333`, where a number stands alone. `½(y − o)²`, `Epoch 1/10`, `1/2/2020`, `01/02`,
/// `0/1` and `1 1/2` stay as they are: each is something else, or can be read in two ways.
pub(crate) fn fractions(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        match fraction(rest) {
            Some((number, left)) if begins_number(&plain) && ends_number(left) => {
                plain.push_str(&number.to_string());
                rest = left;
            }
            _ => {
                plain.push(c);
                rest = rest.get(c.len_utf8()..).unwrap_or("");
            }
        }
    }
    plain
}

/// The fraction that a text begins with, without its sign, and what follows.
fn fraction(text: &str) -> Option<(f64, &str)> {
    let small = [('½', 1.0, 2.0), ('⅓', 1.0, 3.0), ('⅔', 2.0, 3.0), ('¼', 1.0, 4.0), ('¾', 3.0, 4.0)];
    if let Some((sign, above, below)) = small.into_iter().find(|(sign, ..)| text.starts_with(*sign)) {
        return Some((above / below, text.get(sign.len_utf8()..)?));
    }
    let words = ["\\frac{", "\\dfrac{", "\\tfrac{"];
    let (above, below, left) = match words.iter().find_map(|word| text.strip_prefix(word)) {
        Some(inside) => {
            let (above, inside) = whole(inside)?;
            let (below, left) = whole(inside.strip_prefix("}{")?)?;
            (above, below, left.strip_prefix('}')?)
        }
        None => {
            let (above, left) = whole(text)?;
            let (below, left) = whole(left.strip_prefix('/')?)?;
            (above, below, left)
        }
    };
    // `0/1` lists two classes.
    (above > 0.0 && below > 0.0).then_some((above / below, left))
}

/// The whole number that a text begins with, and what follows.
fn whole(text: &str) -> Option<(f64, &str)> {
    let long = text.bytes().take(MOST_DIGITS + 1).take_while(u8::is_ascii_digit).count();
    let (digits, left) = text.split_at_checked(long)?;
    let fits = (1..=MOST_DIGITS).contains(&long) && (long == 1 || !digits.starts_with('0'));
    Some((digits.parse().ok().filter(|_| fits)?, left))
}

/// Whether a number may begin behind this text: not within a word or a number, and not behind a word or a whole number.
fn begins_number(text: &str) -> bool {
    let text = text.strip_suffix(['-', '+']).unwrap_or(text);
    let index = text.ends_with("^{") || text.ends_with("_{");
    if index || text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '^' | '/' | '\\' | '*' | ')')) {
        return false;
    }
    let comma = text.ends_with(',');
    let before = text.trim_end_matches([' ', '\t']).trim_end_matches(',');
    let word: Vec<char> = before.chars().rev().take_while(|c| c.is_alphanumeric() || *c == '.').take(32).collect();
    let (letters, digits) = (word.iter().any(|c| c.is_alphabetic()), word.iter().any(char::is_ascii_digit));
    // Behind `w1`, as in a table, but not behind `Epoch`; a comma behind a whole number may be its decimal mark.
    let apart = before.len() == text.len() || word.is_empty();
    apart || (digits && (letters || word.contains(&'.'))) || (comma && letters)
}

/// Whether nothing that would be counted with the fraction follows.
fn ends_number(text: &str) -> bool {
    let closed = |c: char| matches!(c, ',' | ';' | ']' | '}' | '|' | '&' | '"' | '\'' | '\n');
    // `1/1,4` may have a decimal comma; in `1/4,1/2` it has none.
    let decimal = text.strip_prefix(',').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if decimal.is_some_and(|rest| fraction(rest).is_none()) {
        return false;
    }
    let next = text.trim_start_matches([' ', '\t', ')']);
    let apart = next.len() < text.len() && next.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.'));
    next.is_empty() || next.starts_with(closed) || apart || begins_name(text)
}

/// Whether the name of another number follows, as in `w1 1/3 w2 0.5`.
fn begins_name(text: &str) -> bool {
    let name = text.trim_start_matches([' ', '\t']);
    let letters = name.chars().take_while(|c| c.is_alphabetic()).count();
    name.len() < text.len() && letters == 1 && name.chars().nth(1).is_some_and(|c| c.is_ascii_digit())
}
