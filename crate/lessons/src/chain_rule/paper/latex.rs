//! Formulas as LaTeX: a document that compiles with amsmath alone, and Markdown with the same mathematics in it.

use super::blanks::LINE;
use super::text;
use crate::{Formula, SheetPage};
use figure::{Label, ToList};
use std::mem::take;

/// So many characters of plain text fit in a line of the document.
const WIDE: usize = 76;

const HEAD: &str = "\\documentclass[a4paper,fleqn]{article}
\\usepackage{amsmath}
\\setlength{\\textwidth}{165mm}
\\setlength{\\oddsidemargin}{-3mm}
\\setlength{\\topmargin}{-15mm}
\\setlength{\\textheight}{240mm}
\\setlength{\\parindent}{0mm}
\\allowdisplaybreaks
\\begin{document}
";

/// A whole document.
pub(super) fn document(pages: &[SheetPage]) -> Vec<Label> {
    let mut text = vec![Label::symbol(HEAD)];
    for (at, page) in pages.iter().enumerate() {
        let begin = if at > 0 { "\\newpage\n\\section*{" } else { "\\section*{" };
        text.extend([Label::symbol(begin), Label::Words(page.title.clone()), Label::symbol("}\n")]);
        for section in &page.sections {
            text.extend([Label::symbol("\\subsection*{"), Label::Words(section.title.clone())]);
            // Where equations stand side by side, there is no common place for `=`.
            let beside = section.lines.iter().any(|line| line.len() > 1);
            let write =
                |line: &Vec<Formula>| if beside { side_by_side(line) } else { line.iter().map(aligned).collect() };
            let lines: Vec<String> = section.lines.iter().map(write).collect();
            text.push(Label::symbol(format!("}}\n\\begin{{align*}}\n{}\n\\end{{align*}}\n", lines.join(" \\\\\n"))));
        }
    }
    text.push(Label::symbol("\\end{document}\n"));
    text
}

/// Headings, and a list of formulas.
pub(super) fn markdown(pages: &[SheetPage]) -> Vec<Label> {
    let mut text = Vec::new();
    for page in pages {
        let begin = if text.is_empty() { "# " } else { "\n# " };
        text.extend([Label::symbol(begin), Label::Words(page.title.clone()), Label::symbol("\n")]);
        for section in &page.sections {
            text.extend([Label::symbol("\n## "), Label::Words(section.title.clone()), Label::symbol("\n\n")]);
            let each = |line: &Vec<Formula>| {
                let formulas: Vec<String> = line.iter().map(|part| format!("${}$", formula(part))).list();
                format!("- {}\n", formulas.join(", "))
            };
            text.push(Label::symbol(section.lines.iter().map(each).collect::<String>()));
        }
    }
    text.push(Label::symbol("\n"));
    text
}

fn side_by_side(line: &[Formula]) -> String {
    format!("&{}", line.iter().map(formula).list().join(", \\quad "))
}

/// An equation of `align*`: in one row if it fits, else in a row for each side, or more.
fn aligned(whole: &Formula) -> String {
    let Formula::Row { items } = whole else { return formula(whole) };
    if width(whole) <= WIDE {
        return formula(whole).replacen(" = ", " &= ", 1);
    }
    let mut sides = split(items, &["="]).into_iter();
    let left = sides.next().unwrap_or_default();
    let rows = sides.flat_map(|side| rows(&side));
    // A row that goes on with a sum stands farther to the right.
    let rows: Vec<String> = rows
        .map(|row| {
            let goes_on = matches!(row.first(), Some(Formula::Operator { text }) if text != "=");
            format!("&{} {}", if goes_on { "\\quad" } else { "" }, list(&row))
        })
        .list();
    format!("{} {}", list(&left), rows.join(" \\\\\n"))
}

/// The rows of a side: as many terms in each as fit.
fn rows(side: &[Formula]) -> Vec<Vec<Formula>> {
    let mut rows: Vec<Vec<Formula>> = Vec::new();
    for term in split(side, &["+", "−"]) {
        let length = |items: &[Formula]| items.iter().map(width).sum::<usize>();
        match rows.last_mut() {
            Some(row) if length(row) + length(&term) <= WIDE => row.extend(term),
            _ => rows.push(term),
        }
    }
    rows
}

/// Cuts a row before each of some operators.
fn split(items: &[Formula], before: &[&str]) -> Vec<Vec<Formula>> {
    let (mut parts, mut part) = (Vec::new(), Vec::new());
    for item in items {
        let cuts = matches!(item, Formula::Operator { text } if before.contains(&text.as_str()));
        // A side begins with `=`, and a sign behind it belongs to it.
        let alone = part.iter().all(|item| matches!(item, Formula::Operator { .. }));
        if cuts && !alone {
            parts.push(take(&mut part));
        }
        part.push(item.clone());
    }
    parts.push(part);
    parts
}

/// How wide a formula is, in characters of plain text: an operator has spaces around it.
fn width(formula: &Formula) -> usize {
    match formula {
        Formula::Operator { text } if ["=", "+", "−"].contains(&text.as_str()) => 3,
        Formula::Row { items } => items.iter().map(width).sum(),
        other => text::formula(other).chars().count(),
    }
}

fn list(items: &[Formula]) -> String {
    items.iter().map(formula).list().join(" ").replace("( ", "(").replace(" )", ")")
}

/// A formula without dollars around it.
fn formula(formula: &Formula) -> String {
    let inside = self::formula;
    match formula {
        Formula::Row { items } => list(items),
        Formula::Symbol { text } => symbol(text),
        Formula::Operator { text } => operator(text).to_owned(),
        Formula::Number { text } => number(text),
        Formula::Fraction { over, under } => format!("\\frac{{{}}}{{{}}}", inside(over), inside(under)),
        Formula::Sub { base, sub } => format!("{}_{{{}}}", inside(base), inside(sub)),
        Formula::Sup { base, sup } => format!("{}^{{{}}}", inside(base), inside(sup)),
        Formula::Both { base, sub, sup } => format!("{}^{{{}}}_{{{}}}", inside(base), inside(sup), inside(sub)),
        Formula::Note { base, .. } | Formula::Term { base, .. } => inside(base),
        // An answer stands on its line.
        Formula::Accent { base } => format!("\\underline{{{}}}", inside(base)),
    }
}

/// A letter, the name of a function, or an index with a mark behind it: `5_new`.
fn symbol(text: &str) -> String {
    let (name, prime) = text.strip_suffix('′').map_or((text, ""), |name| (name, "'"));
    if let Some((index, mark)) = name.split_once('_') {
        return format!("{index},\\mathrm{{{mark}}}");
    }
    let command = match name {
        "σ" => "\\sigma".to_owned(),
        "δ" => "\\delta".to_owned(),
        "η" => "\\eta".to_owned(),
        "Δ" => "\\Delta".to_owned(),
        "Φ" => "\\Phi".to_owned(),
        "ln" | "max" | "min" => format!("\\{name}"),
        letter if letter.chars().count() == 1 => letter.to_owned(),
        other => format!("\\operatorname{{{other}}}"),
    };
    command + prime
}

fn operator(text: &str) -> &str {
    match text {
        "·" => "\\cdot",
        "−" => "-",
        "∂" => "\\partial",
        other => other,
    }
}

/// A number as `figure` writes it: `(−1.234×10⁻⁷)`.
fn number(text: &str) -> String {
    if text == LINE {
        return "\\underline{\\hspace{2cm}}".to_owned();
    }
    let mut latex = String::new();
    let mut raised = false;
    for c in text.chars() {
        let digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|other| other == c);
        match (c, digit) {
            ('−', _) => latex.push('-'),
            ('×', _) => latex.push_str("\\times "),
            ('∞', _) => latex.push_str("\\infty "),
            ('⁻', _) | (_, Some(_)) => {
                if !take(&mut raised) {
                    latex.push_str("^{");
                }
                raised = true;
                latex.push(digit.map_or('-', |at| char::from(b'0' + at as u8)));
            }
            (other, None) => {
                if take(&mut raised) {
                    latex.push('}');
                }
                latex.push(other);
            }
        }
    }
    if raised {
        latex.push('}');
    }
    latex
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_are_commands() {
        assert_eq!(number("(−1.234×10⁻⁷)"), "(-1.234\\times 10^{-7})");
        assert_eq!(number("2×10¹²"), "2\\times 10^{12}");
        assert_eq!(symbol("leaky-relu′"), "\\operatorname{leaky-relu}'");
        assert_eq!(formula(&Formula::name("w5_new")), "w_{5,\\mathrm{new}}");
        assert_eq!(formula(&Formula::partial("L", "z3")), "\\frac{\\partial L}{\\partial z_{3}}");
    }

    #[test]
    fn a_long_sum_goes_on_in_the_next_row() {
        let term = |at: usize| [Formula::op("+"), Formula::number(format!("0.{at:08}"))];
        let items = (10..40).flat_map(term).skip(1);
        let line = Formula::row([Formula::name("z"), Formula::op("=")].into_iter().chain(items).collect::<Vec<_>>());
        let latex = aligned(&line);
        assert!(latex.starts_with("z & = 0.00000010 + "), "{latex}");
        assert!(latex.lines().count() > 3 && latex.lines().all(|row| row.chars().count() < 100), "{latex}");
        assert!(latex.lines().skip(1).all(|row| row.starts_with("&\\quad + ")), "{latex}");
    }
}
