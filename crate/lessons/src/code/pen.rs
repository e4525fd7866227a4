//! Writes lines of code, marks those of the present act, and knows how numbers are written in a program.

use super::{Act, Now};
use crate::CodeLine;
use figure::{Label, ToList, ascii, digits};

/// A wider line is broken, if it can be.
const WIDE: usize = 96;
/// So many of the lab's numbers stand behind a line.
const MOST: usize = 4;

/// A number with all of its digits, which every language takes for a real number: `0.1`, `-2.0`, `1e-7`.
pub(crate) fn number(x: f64) -> String {
    let text = ascii(x);
    if text.contains(['.', 'e']) { text } else { format!("{text}.0") }
}

/// `[0.1, 0.2]`
pub(super) fn row(numbers: impl IntoIterator<Item = f64>) -> String {
    format!("[{}]", numbers.into_iter().map(number).list().join(", "))
}

/// The lab's numbers as a comment: no more than a few.
pub(super) fn shown(numbers: &[f64]) -> Option<Label> {
    let texts: Vec<String> = numbers.iter().take(MOST).map(|&x| digits(x, 4)).list();
    let more = if numbers.len() > MOST { ", …" } else { "" };
    (!texts.is_empty()).then(|| Label::symbol(format!("{}{more}", texts.join(", "))))
}

pub(super) struct Pen {
    pub(super) lines: Vec<CodeLine>,
    now: Option<Now>,
    pub(super) indent: usize,
}

impl Pen {
    pub(super) fn new(now: Option<Now>) -> Self {
        Self { lines: Vec::new(), now, indent: 0 }
    }

    fn put(&mut self, text: &str, note: Option<Label>, now: bool) {
        let indent = if text.is_empty() && note.is_none() { 0 } else { 4 * self.indent };
        self.lines.push(CodeLine { text: format!("{:indent$}{text}", ""), note, now });
    }

    pub(super) fn line(&mut self, text: &str) {
        self.put(text, None, false);
    }

    pub(super) fn lines(&mut self, text: &str) {
        text.lines().for_each(|line| self.line(line));
    }

    /// A line with a comment in words.
    pub(super) fn noted(&mut self, text: &str, id: &str) {
        self.put(text, Some(Label::words(id)), false);
    }

    /// A line of an act, with the lab's numbers. `layer` is the depth of the network where it is the loss, and nothing where the
    /// line is about all layers.
    pub(super) fn act(&mut self, act: Act, layer: Option<usize>, text: &str, numbers: &[f64]) {
        let now = self
            .now
            .is_some_and(|now| now.act == act && (now.layer.is_none() || layer.is_none() || now.layer == layer));
        self.put(text, shown(numbers), now);
    }

    /// A matrix: `begin` is all before its first row, and `end` all behind its last.
    pub(super) fn matrix(&mut self, begin: &str, rows: &[String], end: &str, note: Option<&str>) {
        let note = note.map(Label::words);
        let whole = format!("{begin}[{}]{end}", rows.join(", "));
        if rows.len() < 2 || whole.chars().count() <= WIDE {
            return self.put(&whole, note, false);
        }
        let indent = begin.chars().count() + 1;
        for (at, row) in rows.iter().enumerate() {
            let (first, last) = (at == 0, at + 1 == rows.len());
            let before = if first { format!("{begin}[") } else { " ".repeat(indent) };
            let after = if last { format!("]{end}") } else { ",".to_owned() };
            self.put(&format!("{before}{row}{after}"), note.clone().filter(|_| first), false);
        }
    }
}
