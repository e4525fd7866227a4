//! Formulas as trees. The page makes MathML of them, once, and then patches the numbers.

use figure::{Message, Written};
use serde::Serialize;

/// A node of a formula.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum Formula {
    /// Parts side by side.
    Row {
        /// The parts.
        items: Vec<Formula>,
    },
    /// A letter or name.
    Symbol {
        /// What is written.
        text: String,
    },
    /// An operator: =, ·, −, ( …
    Operator {
        /// What is written.
        text: String,
    },
    /// A number; live ones change while the formula stays.
    Number {
        /// What is written.
        text: String,
    },
    /// A fraction.
    Fraction {
        /// Numerator.
        over: Box<Formula>,
        /// Denominator.
        under: Box<Formula>,
    },
    /// A base with a subscript.
    Sub {
        /// The base.
        base: Box<Formula>,
        /// The subscript.
        sub: Box<Formula>,
    },
    /// A base with a superscript.
    Sup {
        /// The base.
        base: Box<Formula>,
        /// The superscript.
        sup: Box<Formula>,
    },
    /// A base with a subscript and a superscript.
    Both {
        /// The base.
        base: Box<Formula>,
        /// The subscript.
        sub: Box<Formula>,
        /// The superscript.
        sup: Box<Formula>,
    },
    /// A part with words under it.
    Note {
        /// The part.
        base: Box<Formula>,
        /// The words.
        note: Message,
    },
    /// A part in the colour of the selected parameter.
    Accent {
        /// The part.
        base: Box<Formula>,
    },
}

impl Formula {
    /// Parts side by side.
    pub fn row(items: impl Into<Vec<Formula>>) -> Self {
        Self::Row { items: items.into() }
    }

    /// An operator.
    #[inline(never)]
    pub fn op(text: &str) -> Self {
        Self::Operator { text: text.written() }
    }

    /// A formatted number.
    pub fn number(text: impl Written) -> Self {
        Self::Number { text: text.written() }
    }

    /// A name such as `w4`, `b12`, `w_new` or `η`: what follows the letter becomes a subscript.
    #[inline(never)]
    pub fn name(name: &str) -> Self {
        let split = name.find(|c: char| c == '_' || c.is_ascii_digit()).unwrap_or(name.len());
        let (letter, rest) = name.split_at_checked(split).unwrap_or((name, ""));
        let base = Self::Symbol { text: letter.written() };
        let rest = rest.trim_start_matches('_');
        if rest.is_empty() {
            return base;
        }
        let sub = if rest.bytes().all(|b| b.is_ascii_digit()) {
            Self::number(rest)
        } else {
            Self::Symbol { text: rest.written() }
        };
        Self::Sub { base: Box::new(base), sub: Box::new(sub) }
    }

    /// A partial derivative, ∂of/∂by.
    #[inline(never)]
    pub fn partial(of: &str, by: &str) -> Self {
        let d = |name| Self::row([Self::op("∂"), Self::name(name)]);
        Self::Fraction { over: Box::new(d(of)), under: Box::new(d(by)) }
    }

    /// This part in the colour of the selected parameter.
    #[must_use]
    #[inline(never)]
    pub fn accent(self) -> Self {
        Self::Accent { base: Box::new(self) }
    }

    /// This part with words under it.
    #[must_use]
    #[inline(never)]
    pub fn note(self, note: Message) -> Self {
        Self::Note { base: Box::new(self), note }
    }
}
