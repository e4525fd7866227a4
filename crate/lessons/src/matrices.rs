//! Equations between matrices as plain data: each matrix has its name above it, its numbers, and its shape below it.

use crate::{Choose, Formula};
use figure::Message;
use serde::Serialize;

/// Equations between matrices.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Matrices {
    /// What they say together.
    pub about: Vec<Message>,
    /// The equations, under a heading where another part begins.
    pub lines: Vec<MatrixLine>,
}

/// An equation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct MatrixLine {
    /// What begins here.
    pub title: Option<Message>,
    /// Signs, names and matrices, side by side.
    pub terms: Vec<MatrixTerm>,
}

/// A part of an equation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum MatrixTerm {
    /// `=`, `·`, `⊙`, a bracket.
    Sign {
        /// What is written.
        text: String,
    },
    /// A matrix by its name alone.
    Name {
        /// The name.
        name: Formula,
    },
    /// A matrix with its numbers.
    Matrix {
        /// The name.
        name: Formula,
        /// What a screen reader calls it.
        said: String,
        /// The numbers, row by row. Every row is as long as the first.
        rows: Vec<Vec<MatrixCell>>,
    },
}

/// A number of a matrix.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct MatrixCell {
    /// The number.
    pub text: String,
    /// The groups with which it is lit. Pointing at it lights the first.
    pub groups: Vec<String>,
    /// What pressing it sets, if it can be pressed.
    pub choose: Option<Choose>,
    /// What it is called: `w⁽²⁾₁₁`.
    pub said: String,
}
