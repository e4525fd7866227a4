//! Formulas as MathML, for the page as it reads without JavaScript. `www/formula.js` does the same in the browser.

use crate::words::Words;
use lessons::Formula;

/// A formula that stands on a line of its own.
pub fn mathml(formula: &Formula, words: &Words) -> String {
    let parts = match formula {
        Formula::Row { items } => items.as_slice(),
        other => std::slice::from_ref(other),
    };
    let lines: String = parts.iter().map(|part| format!("  {}\n", node(part, words))).collect();
    format!("<math display=\"block\">\n{lines}</math>\n")
}

fn node(formula: &Formula, words: &Words) -> String {
    let inside = |part: &Formula| node(part, words);
    match formula {
        Formula::Row { items } => element("mrow", &items.iter().map(inside).collect::<String>()),
        // One letter is slanted by MathML itself; a word such as "new" stays upright.
        Formula::Symbol { text } if text.chars().count() > 2 => element("mtext", text),
        Formula::Symbol { text } => element("mi", text),
        Formula::Operator { text } => element("mo", text),
        Formula::Number { text } => element("mn", text),
        Formula::Fraction { over, under } => element("mfrac", &(inside(over) + &inside(under))),
        Formula::Sub { base, sub } => element("msub", &(inside(base) + &inside(sub))),
        Formula::Sup { base, sup } => element("msup", &(inside(base) + &inside(sup))),
        Formula::Both { base, sub, sup } => {
            // The limits of a sum stand below and above it.
            let sum = matches!(&**base, Formula::Operator { text } if text == "∑");
            element(if sum { "munderover" } else { "msubsup" }, &(inside(base) + &inside(sub) + &inside(sup)))
        }
        Formula::Note { base, note } => element("munder", &(inside(base) + &element("mtext", &words.say(note)))),
        Formula::Accent { base } | Formula::Term { base, .. } => inside(base),
    }
}

fn element(name: &str, content: &str) -> String {
    format!("<{name}>{content}</{name}>")
}
