//! A button after a run that diverged: it sets a learning rate that settles.

use super::Descent;
use super::curve::Curve;
use crate::{Body, Buttons, Press};
use figure::{Message, ascii, exact};

impl Descent {
    /// A learning rate that settles from this start: 1 over the largest curvature the run can meet, rounded down to two
    /// digits. (2 over it would be the edge.) A flat curve has none: there every η settles.
    fn settling_eta(&self) -> Option<f64> {
        // With momentum a run may roll over what would stop it, and nobody has looked through a learner's own function.
        if self.rolls() || matches!(self.curve, Curve::Own(_)) {
            return None;
        }
        let most = 1.0 / self.curve.steepest_bend(self.path.start());
        most.is_finite().then(|| two_digits_below(most))
    }

    /// The button that goes there, while the run has gone astray.
    pub(super) fn rescue(&self) -> Option<Body> {
        let eta = self.settling_eta().filter(|_| self.astray())?;
        let words = Message::new("update-rule-rescue-eta").with("eta", exact(eta));
        Some(Body::Buttons(Buttons {
            question: Some(Message::new("update-rule-rescue-question")),
            options: vec![Press::new(words, "eta", ascii(eta))],
            verdict: None,
        }))
    }
}

/// The largest number of two digits that is not above `x`, which is finite and above 0.
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
