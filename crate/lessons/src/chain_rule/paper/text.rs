//! Formulas as plain text: `z₃ = w₅·o₁ + b₃ = 0.6·0.6011 + 0.1 = 0.4607`.

use crate::symbols::lowered;
use crate::{Formula, SheetPage};
use figure::{Label, ToList};

/// All pages, each line on a line of its own.
pub(super) fn plain(pages: &[SheetPage]) -> Vec<Label> {
    let mut text = Vec::new();
    for page in pages {
        let rule = if text.is_empty() { "" } else { "\n\n" };
        text.extend([Label::symbol(rule), Label::Words(page.title.clone())]);
        for section in &page.sections {
            text.extend([Label::symbol("\n\n"), Label::Words(section.title.clone()), Label::symbol("\n")]);
            let lines = section.lines.iter().map(|line| line.iter().map(formula).list().join(",  "));
            text.push(Label::symbol(lines.map(|line| format!("\n{line}")).collect::<String>()));
        }
    }
    text.push(Label::symbol("\n"));
    text
}

/// A formula in one line.
pub(super) fn formula(formula: &Formula) -> String {
    match formula {
        Formula::Row { items } => row(items),
        Formula::Symbol { text } | Formula::Operator { text } | Formula::Number { text } => text.clone(),
        Formula::Fraction { over, under } => format!("{}/{}", grouped(over), grouped(under)),
        Formula::Sub { base, sub } => format!("{}{}", self::formula(base), index(sub)),
        Formula::Sup { base, sup } => format!("{}{}", self::formula(base), exponent(sup)),
        Formula::Both { base, sub, sup } => format!("{}{}{}", self::formula(base), raised(sup), index(sub)),
        Formula::Note { base, .. } | Formula::Term { base, .. } => self::formula(base),
        // An answer stands on its line.
        Formula::Accent { base } => format!("_{}_", self::formula(base)),
    }
}

/// Parts side by side. There are spaces around `=`, `+` and a minus between two parts.
fn row(items: &[Formula]) -> String {
    let mut text = String::new();
    for item in items {
        let Formula::Operator { text: sign } = item else {
            text.push_str(&formula(item));
            continue;
        };
        let begins = text.is_empty() || text.ends_with(['(', '[', ' ']);
        match sign.as_str() {
            "=" | "+" => text.push_str(&format!(" {sign} ")),
            "−" if !begins => text.push_str(" − "),
            "," => text.push_str(", "),
            _ => text.push_str(sign),
        }
    }
    text
}

/// The part of a fraction, in brackets if it is a sum.
fn grouped(part: &Formula) -> String {
    let text = formula(part);
    if text.contains(' ') { format!("({text})") } else { text }
}

/// `₃`, `₃_new`
fn index(sub: &Formula) -> String {
    lowered(&formula(sub))
}

/// `²` or `^(−0.41)`
fn exponent(sup: &Formula) -> String {
    match formula(sup).as_str() {
        "2" => "²".to_owned(),
        other => format!("^({other})"),
    }
}

/// `⁽²⁾`
fn raised(layer: &Formula) -> String {
    formula(layer).chars().map(crate::chain_rule::notation::raised_char).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minus_between_two_parts_has_spaces_and_a_sign_has_none() {
        let (op, name) = (Formula::op, Formula::name);
        let line =
            Formula::row([name("L"), op("="), op("−"), op("("), op("−"), name("o1"), op("−"), name("y1"), op(")")]);
        assert_eq!(formula(&line), "L = −(−o₁ − y₁)");
    }

    #[test]
    fn sums_in_fractions_and_exponents_have_brackets() {
        let e = Formula::Sup { base: Box::new(Formula::name("e")), sup: Box::new(Formula::number("−0.41")) };
        let sum = Formula::row([Formula::number("1"), Formula::op("+"), e]);
        let whole = Formula::Fraction { over: Box::new(Formula::number("1")), under: Box::new(sum) };
        assert_eq!(formula(&whole), "1/(1 + e^(−0.41))");
        assert_eq!(formula(&Formula::partial("L", "z3")), "∂L/∂z₃");
    }
}
