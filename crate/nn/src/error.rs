//! What is wrong with a value from outside.

use std::fmt;

/// A refused value: which field, what was given, what is allowed.
///
/// ```
/// use nn::{Activation, Loss, Network};
///
/// let refused = Network::new(
///     &[1, 1],
///     &[Activation::Sigmoid],
///     Loss::HalfSquaredError,
///     vec![vec![f64::NAN]],
///     vec![vec![0.0]],
/// );
/// assert_eq!(refused.unwrap_err().to_string(), "weights[0][0][0]: got NaN; allowed: a finite number");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Where: `weights[0][1][2]`, `layers[3]`, `optimizer.eta`.
    pub field: String,
    /// The value that was refused, or its length.
    pub given: String,
    /// What would have been accepted.
    pub allowed: String,
}

impl Error {
    pub(crate) fn new(field: impl Into<String>, given: impl Into<String>, allowed: impl Into<String>) -> Error {
        Error { field: field.into(), given: given.into(), allowed: allowed.into() }
    }

    pub(crate) fn not_finite(field: impl Into<String>, given: f64) -> Error {
        Error::new(field, shown(given), "a finite number")
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: got {}; allowed: {}", self.field, self.given, self.allowed)
    }
}

impl std::error::Error for Error {}

/// A number in a refusal. A page checks values before they come here, so its small kernel omits the code that writes numbers.
pub(crate) fn shown(number: f64) -> String {
    if crate::SMALL { String::new() } else { format!("{number:?}") }
}

/// Checks a vector from outside: `length` entries, each finite.
pub(crate) fn check_vector(field: &str, values: &[f64], length: usize) -> Result<(), Error> {
    if values.len() != length {
        return Err(Error::new(field, format!("{} numbers", values.len()), format!("{length} numbers")));
    }
    match values.iter().position(|value| !value.is_finite()) {
        Some(i) => Err(Error::not_finite(format!("{field}[{i}]"), values[i])),
        None => Ok(()),
    }
}
