//! What is said of a run with momentum: its velocity v_new = μ·v_old + slope takes the place of the slope.

use super::curve::Curve;
use super::{ANNEX, Descent};
use crate::Formula;
use crate::divergence::FAR;
use crate::symbols::bracketed;
use figure::{Message, digits, exact};

impl Descent {
    /// Whether this is a run with momentum.
    pub(super) fn rolls(&self) -> bool {
        ANNEX && self.mu > 0.0
    }

    /// The velocity of the step from t on, and what it is made of.
    pub(super) fn with_velocity(&self, message: Message, t: usize) -> Message {
        let (slope, v) = (self.slope(self.path[t]), self.pull_at(t));
        // The step can go against the slope.
        let way = if v == 0.0 {
            "none"
        } else if slope * v < 0.0 {
            "against"
        } else {
            "with"
        };
        let unknown = t == self.path.steps() && self.hides();
        let known = |x: f64| if unknown { "?".to_owned() } else { digits(x, 4) };
        message
            .with("p", self.p())
            .with("way", way)
            .with("mu", exact(self.mu))
            .with("before", bracketed(self.velocity[t], 4))
            .with("slope", digits(slope, 4))
            .with("plus", bracketed(slope, 4))
            .with("v", digits(v, 4))
            .with("times", bracketed(v, 4))
            .with("eta", exact(self.eta))
            .with("old", digits(self.path[t], 4))
            .with("new", known(self.path[t] + self.change_at(t)))
            .with("change", known(self.change_at(t)))
    }

    /// Why a run with momentum went too far.
    pub(super) fn rolled_away(&self, step: usize) -> Message {
        let two = if let Curve::Parabola { c, .. } = self.curve { 2.0 * (1.0 + self.mu) / c } else { 0.0 };
        Message::new("update-rule-diverged-momentum")
            .with("curve", if two > 0.0 { "parabola" } else { "other" })
            .with("p", self.p())
            .with("t", step.to_string())
            .with("far", exact(FAR))
            .with("eta", exact(self.eta))
            .with("mu", exact(self.mu))
            .with("two", digits(two, 4))
    }

    /// w_new = w_old − η·v_new, and v_new = μ·v_old + ∂L/∂w_old, with their numbers.
    pub(super) fn velocity_lines(&self) -> Vec<Formula> {
        let (op, number, name) = (Formula::op, Formula::number, Formula::name);
        let t = self.path.steps();
        let (old, new) = (name(&format!("{}_old", self.p())), name(&format!("{}_new", self.p())));
        let (slope, v) = (self.slope(self.w()), self.pull_at(t));
        let slope_name = Formula::partial("L", &format!("{}_old", self.p()));
        let landing = if self.hides() { "?".to_owned() } else { digits(self.landing(), 6) };
        vec![
            Formula::row([new.accent(), op("="), old.accent(), op("−"), name("η"), op("·"), name("v_new")]),
            Formula::row([
                number(landing).accent(),
                op("="),
                number(digits(self.w(), 6)).accent(),
                op("−"),
                number(exact(self.eta)),
                op("·"),
                number(bracketed(v, 6)),
            ]),
            Formula::row([name("v_new"), op("="), name("μ"), op("·"), name("v_old"), op("+"), slope_name]),
            Formula::row([
                number(digits(v, 6)),
                op("="),
                number(exact(self.mu)),
                op("·"),
                number(bracketed(self.velocity[t], 6)),
                op("+"),
                number(bracketed(slope, 6)),
            ]),
        ]
    }
}
