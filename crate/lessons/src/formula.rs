//! Formulas as trees. The page makes MathML of them, once, and then patches the numbers.

use figure::{IntoText, Message};
use serde::Serialize;

/// A node of a formula.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
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
    /// A part that is lit together with others.
    Term {
        /// The part.
        base: Box<Formula>,
        /// The groups with which it is lit. Pointing at it lights the first.
        groups: Vec<String>,
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
        Self::Operator { text: text.into_text() }
    }

    /// A formatted number.
    pub fn number(text: impl IntoText) -> Self {
        Self::Number { text: text.into_text() }
    }

    /// A name such as `w4`, `b12`, `w_new` or `η`: what follows the letter becomes a subscript.
    #[inline(never)]
    pub fn name(name: &str) -> Self {
        let split = name.find(|c: char| c == '_' || c.is_ascii_digit()).unwrap_or(name.len());
        let (letter, rest) = name.split_at_checked(split).unwrap_or((name, ""));
        let base = Self::Symbol { text: letter.into_text() };
        let rest = rest.trim_start_matches('_');
        if rest.is_empty() {
            return base;
        }
        let sub = if rest.bytes().all(|b| b.is_ascii_digit()) {
            Self::number(rest)
        } else {
            Self::Symbol { text: rest.into_text() }
        };
        Self::Sub { base: Box::new(base), sub: Box::new(sub) }
    }

    /// A partial derivative by names, ∂of/∂by.
    #[inline(never)]
    pub fn partial(of: &str, by: &str) -> Self {
        Self::derivative(Self::name(of), Self::name(by))
    }

    /// A partial derivative, ∂of/∂by.
    #[inline(never)]
    pub fn derivative(of: Self, by: Self) -> Self {
        let d = |name| Box::new(Self::row([Self::op("∂"), name]));
        Self::Fraction { over: d(of), under: d(by) }
    }

    /// This part in the colour of the selected parameter.
    #[must_use]
    #[inline(never)]
    pub fn accent(self) -> Self {
        Self::Accent { base: Box::new(self) }
    }

    /// This part as one of some groups, of which pointing at it lights the first.
    #[must_use]
    #[inline(never)]
    pub fn of(self, groups: Vec<String>) -> Self {
        Self::Term { base: Box::new(self), groups }
    }

    /// This part with words under it.
    #[must_use]
    #[inline(never)]
    pub fn note(self, note: Message) -> Self {
        Self::Note { base: Box::new(self), note }
    }
}
