//! The loss of a sheet that is written as a formula: `E = ½ Σ (t − o)²`.

/// What stands for the loss.
const SYMBOLS: [&str; 11] =
    ["l", "e", "c", "j", "loss", "error", "cost", "e_total", "e_{total}", "l_total", "\\mathcal{l}"];

/// What may stand around a difference.
const BRACKETS: [(&str, &str); 5] = [("(", ")"), ("[", "]"), ("||", "||"), ("|", "|"), ("\\|", "\\|")];

const HALF: [&str; 9] =
    ["½", "1/2", "(1/2)", "0.5", "0,5", "\\frac{1}{2}", "\\tfrac{1}{2}", "\\dfrac{1}{2}", "\\frac12"];

/// The text with `loss = half-squared-error` or `loss = squared-error` in place of such a line. Any other formula stays: a mean may be
/// over outputs or over samples.
pub(crate) fn with_named_losses(text: &str) -> String {
    let named = |line: &str| squared_error(line).map_or_else(|| line.to_owned(), |name| format!("loss = {name}"));
    text.split('\n').map(named).collect::<Vec<_>>().join("\n")
}

fn squared_error(line: &str) -> Option<&'static str> {
    let (left, right) = line.split_once('=').filter(|_| line.len() < 200)?;
    let symbol = left.rsplit([':', ' ']).map(str::trim).find(|word| !word.is_empty())?.to_lowercase();
    let words = left.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | ':' | '_' | '\\' | '{' | '}'));
    if !words || !SYMBOLS.contains(&symbol.as_str()) {
        return None;
    }
    let mut formula: String = right.chars().filter(|c| !c.is_whitespace()).collect();
    for (written, plain) in [("\\left", ""), ("\\right", ""), ("**2", "²"), ("^{2}", "²"), ("^2", "²")] {
        formula = formula.replace(written, plain);
    }
    let formula = formula.trim_end_matches(['.', ',', ';']);
    let times = |text| after(text, &["*", "·", "⋅", "\\cdot"]).1;
    let (half, rest) = after(formula, &HALF);
    let (summed, rest) = after(times(rest), &["Σ", "∑", "\\sum", "sum"]);
    let rest = if summed { without_index(rest) } else { rest };
    let (half_of_each, rest) = if half { (false, rest) } else { after(rest, &HALF) };
    let half = half || half_of_each;
    let left = squared_difference(times(rest))?;
    match (half, left) {
        (true, "") | (false, "/2") => Some("half-squared-error"),
        (false, "") => Some("squared-error"),
        _ => None,
    }
}

/// Whether the text begins with one of these, and what follows.
fn after<'a>(text: &'a str, beginnings: &[&str]) -> (bool, &'a str) {
    let rest = beginnings.iter().find_map(|beginning| text.strip_prefix(beginning));
    (rest.is_some(), rest.unwrap_or(text))
}

/// What follows the index of a sum, as in `_k` or `_{k=1}^{n}`.
fn without_index(text: &str) -> &str {
    let mut rest = text;
    for mark in ['_', '^'] {
        let Some(index) = rest.strip_prefix(mark) else { continue };
        rest = match index.strip_prefix('{').and_then(|inside| inside.split_once('}')) {
            Some((_, left)) => left,
            None => index.trim_start_matches(|c: char| c.is_alphanumeric()),
        };
    }
    rest
}

/// What follows a squared difference of two names, as `(y−o)²`.
fn squared_difference(text: &str) -> Option<&str> {
    BRACKETS.iter().find_map(|(open, close)| {
        let (inside, left) = text.strip_prefix(open)?.split_once(close)?;
        let (a, b) = inside.split_once('-')?;
        let left = left.strip_prefix('²')?;
        (is_name(a) && is_name(b)).then_some(left)
    })
}

fn is_name(text: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '^' | '{' | '}' | '\\' | '\'');
    text.starts_with(|c: char| c.is_alphabetic() || c == '\\') && text.chars().all(part)
}
