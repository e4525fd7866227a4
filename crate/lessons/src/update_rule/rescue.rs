//! After a run went astray: the learning rate that would have settled, one press away.

use super::Descent;
use crate::{Body, Cell, Choose, Column, Row};
use figure::{Label, Message, exact, plain};

impl Descent {
    /// A learning rate that settles from this start: 1 over the largest curvature the run can meet, rounded down to two
    /// digits. (2 over it would be the edge.)
    pub(super) fn settling_eta(&self) -> f64 {
        two_digits_below(1.0 / self.curve.steepest_bend(self.path[0]))
    }

    /// The button that goes there, while the run has gone astray.
    pub(super) fn rescue(&self) -> Option<Body> {
        let eta = self.settling_eta();
        if !self.astray() || !eta.is_finite() {
            return None;
        }
        let words = Message::new("update-rule-rescue-eta").with("eta", exact(eta));
        let row = Row {
            id: "eta".to_owned(),
            choose: Some(Choose { key: "eta", value: plain(eta), selected: false, hover: false }),
            total: false,
            cells: vec![Cell::words(words)],
        };
        let label = Label::words("update-rule-rescue-question");
        Some(Body::Table { columns: vec![Column { label, numeric: false }], rows: vec![row] })
    }
}

/// The largest number of two digits that is not above `x`.
fn two_digits_below(x: f64) -> f64 {
    let exponent = libm::floor(libm::log10(x)) as i32 - 1;
    // Whole numbers divided by an exact power of ten round once, so that they read back as they are written.
    let power = (0..exponent.abs()).fold(1.0, |power, _| power * 10.0);
    if exponent < 0 { libm::floor(x * power * (1.0 + 1e-12)) / power } else { libm::floor(x / power) * power }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_digits_are_kept_and_never_rounded_up() {
        for (x, expected) in [(1.0, 1.0), (0.1, 0.1), (0.3456, 0.34), (1.0 / 3.0, 0.33), (129.0, 120.0), (10.0, 10.0)] {
            assert_eq!(two_digits_below(x), expected, "{x}");
        }
    }
}
