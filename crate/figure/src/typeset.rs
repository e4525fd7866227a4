//! How a label is set: symbols in italics with real subscripts, numbers and words in the usual letters. Labels stay plain text,
//! `∂o₅/∂o₃ 0.149`, and are taken apart here alone.

use crate::text::{math_width, text_width};

/// The size of subscripts and superscripts, in font sizes.
pub(crate) const SMALL: f64 = 0.68;

/// The letters of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Face {
    /// Numbers and words.
    Plain,
    /// What belongs to a symbol but is none: brackets, indices.
    Upright,
    /// Symbols.
    Italic,
}

/// Whether a run stands on the line, below or above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Line,
    Below,
    Above,
}

/// A piece of a label in letters of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) face: Face,
    pub(crate) place: Place,
    /// Whether it is a number.
    pub(crate) number: bool,
}

impl Run {
    /// Whether it is the space behind a symbol: a run of its own, because an SVG drops spaces where a text begins.
    pub(crate) fn is_gap(&self) -> bool {
        self.text == " "
    }

    /// Its size for a label of this size.
    pub(crate) fn size(&self, size: f64) -> f64 {
        if self.place == Place::Line { size } else { SMALL * size }
    }

    /// Its width by our own table.
    pub(crate) fn width(&self, size: f64, bold: bool) -> f64 {
        let size = self.size(size);
        match self.face {
            Face::Plain => text_width(&self.text, size, bold),
            Face::Upright | Face::Italic => math_width(&self.text, size, bold),
        }
    }
}

/// Where each run begins, and the width of all. An index above and one below stand over each other.
pub(crate) fn placed(runs: &[Run], mut width: impl FnMut(&Run) -> f64) -> (Vec<f64>, f64) {
    let (mut start, mut end) = (0.0_f64, 0.0_f64);
    let mut before = Place::Line;
    let mut places = Vec::with_capacity(runs.len());
    for run in runs {
        let stacked = matches!((before, run.place), (Place::Above, Place::Below) | (Place::Below, Place::Above));
        if !stacked {
            start = end;
        }
        places.push(start);
        end = end.max(start + width(run));
        before = run.place;
    }
    (places, end)
}

/// The width of a symbol as it is set, by our own table: subscripts are small.
pub fn symbol_width(text: &str, size: f64, bold: bool) -> f64 {
    width_of(&typeset(text, false), size, bold)
}

/// The same in the widest of common fonts, for numbers that must not touch what stands beside them: there, letters and digits are
/// wider than by our table, bold ones most of all.
pub fn roomy_width(text: &str, size: f64, bold: bool) -> f64 {
    let wider = if bold { 1.25 } else { 1.15 };
    let width = |run: &Run| run.width(size, bold) * if run.face == Face::Plain { wider } else { 1.0 };
    placed(&typeset(text, false), width).1
}

pub(crate) fn width_of(runs: &[Run], size: f64, bold: bool) -> f64 {
    placed(runs, |run| run.width(size, bold)).1
}

/// Takes a label apart: letters that stand alone are symbols. With `numbers`, these are runs of their own.
pub(crate) fn typeset(text: &str, numbers: bool) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut before = None;
    // Whether an underscore began an index that goes on.
    let mut index = false;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        if let (Some(run), '\u{300}'..='\u{36f}') = (runs.last_mut(), c) {
            run.text.push(c);
            continue;
        }
        let last = runs.last().map(|run| (run.face, run.place));
        let math = last.is_some_and(|(face, _)| face != Face::Plain);
        let italic = last == Some((Face::Italic, Place::Line));
        let lone = !before.is_some_and(is_letter) && !next.is_some_and(is_letter);
        index &= is_letter(c) || c.is_ascii_digit();
        let (face, place, c) = if index {
            (Face::Upright, Place::Below, c)
        } else if c == '_' && italic && next.is_some_and(|c| is_letter(c) || c.is_ascii_digit()) {
            index = true;
            before = Some(c);
            continue;
        } else if let Some(lowered) = lowered(c) {
            (if lowered.is_ascii_alphabetic() { Face::Italic } else { Face::Upright }, Place::Below, lowered)
        } else if let Some(raised) = raised(c) {
            // Powers of numbers are numbers.
            (if math { Face::Upright } else { Face::Plain }, Place::Above, raised)
        } else if c.is_ascii_digit() && (italic || last == Some((Face::Upright, Place::Below))) && before != Some(' ') {
            (Face::Upright, Place::Below, c)
        } else if c == '∂' || (lone && is_symbol(c)) {
            (Face::Italic, Place::Line, c)
        } else if math && matches!(c, '′' | '″' | '/' | '(' | ')' | '*' | ',') {
            (Face::Upright, Place::Line, c)
        } else {
            (Face::Plain, Place::Line, c)
        };
        before = Some(c);
        let number = numbers && face == Face::Plain && (c.is_ascii_digit() || matches!(c, '.' | '−' | '+'));
        match runs.last_mut() {
            Some(run) if (run.face, run.place, run.number) == (face, place, number) && !run.is_gap() => {
                run.text.push(c)
            }
            _ => runs.push(Run { text: c.to_string(), face, place, number }),
        }
    }
    runs
}

/// Whether a character is part of a word. (Unicode's own table would be most of this file's weight.)
fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\'' | '’' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ʯ' | 'Ͱ'..='ԯ')
}

/// Whether a letter that stands alone is a symbol. “a” and “I” are words; networks and set-ups are called A, B, C.
fn is_symbol(c: char) -> bool {
    is_letter(c) && !matches!(c, 'a' | 'A' | 'B' | 'C' | 'I' | 'Δ' | 'Σ' | '\'' | '’')
}

/// The character of a subscript.
fn lowered(c: char) -> Option<char> {
    match c {
        '₀'..='₉' => char::from_u32('0' as u32 + (c as u32 - '₀' as u32)),
        'ᵢ' => Some('i'),
        'ⱼ' => Some('j'),
        'ₖ' => Some('k'),
        'ₙ' => Some('n'),
        '₊' => Some('+'),
        '₋' => Some('−'),
        '₍' => Some('('),
        '₎' => Some(')'),
        _ => None,
    }
}

/// The character of a superscript.
fn raised(c: char) -> Option<char> {
    match c {
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        '⁰' | '⁴'..='⁹' => char::from_u32('0' as u32 + (c as u32 - '⁰' as u32)),
        'ˡ' => Some('l'),
        'ᵀ' => Some('T'),
        '⁺' => Some('+'),
        '⁻' => Some('−'),
        '⁽' => Some('('),
        '⁾' => Some(')'),
        _ => None,
    }
}
