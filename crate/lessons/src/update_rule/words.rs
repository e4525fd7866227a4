//! What is said about the present moment.

use super::curve::Curve;
use super::regime::Regime;
use super::{Descent, FAR};
use figure::{Message, digits, exact};

/// A sigmoid's slope below this looks flat.
const FLAT: f64 = 1e-3;

impl Descent {
    pub(super) fn sentences(&self) -> Vec<Message> {
        let sign = self.about(if self.waits() { "asked" } else { self.effect() }, "update-rule-sign");
        // At the minimum no regime shows.
        let mut all = vec![sign];
        if self.effect() != "zero" {
            all.extend(self.regime_sentence());
        }
        all.extend(self.prediction_of_the_factor());
        all.extend(self.towards());
        all
    }

    fn about(&self, sign: &str, id: &str) -> Message {
        let w = self.w();
        Message::new(id)
            .with("sign", sign)
            .with("p", self.p())
            .with("slope", digits(self.slope(w), 4))
            .with("change", digits(self.change(w), 4))
    }

    /// What the next step does to w: a change below the last digit does nothing.
    pub(super) fn effect(&self) -> &'static str {
        if self.slope(self.w()) != 0.0 && self.landing() == self.w() { "lost" } else { self.sign() }
    }

    /// On the parabola the regime; elsewhere what the curvature at hand says.
    fn regime_sentence(&self) -> Option<Message> {
        let (w, eta) = (self.w(), exact(self.eta));
        match self.curve {
            Curve::Parabola { c, .. } => Some(self.regime(c)),
            Curve::Neuron { .. } if self.slope(w).abs() < FLAT => Some(Message::new("update-rule-flat")),
            _ if self.curve.bend(w) > 0.0 => Some(
                Message::new("update-rule-local")
                    .with("p", self.p())
                    .with("eta", eta)
                    .with("c", digits(self.curve.bend(w), 3))
                    .with("two", digits(2.0 / self.curve.bend(w), 3)),
            ),
            _ => Some(Message::new("update-rule-hill").with("p", self.p())),
        }
    }

    /// The regime with its thresholds, as a sentence.
    pub(super) fn regime(&self, c: f64) -> Message {
        Message::new("update-rule-regime")
            .with("regime", Regime::of(self.eta, c).name())
            .with("p", self.p())
            .with("eta", exact(self.eta))
            .with("one", digits(1.0 / c, 4))
            .with("two", digits(2.0 / c, 4))
            .with("factor", digits((1.0 - self.eta * c).abs(), 4))
    }

    /// |1 − ηc| beside what the latest step did to the distance.
    fn prediction_of_the_factor(&self) -> Option<Message> {
        let (predicted, measured) = (self.factor()?, self.measured_factor(self.path.len() - 1)?);
        Some(
            Message::new("update-rule-factor")
                .with("predicted", digits(predicted, 4))
                .with("measured", digits(measured, 4)),
        )
    }

    /// Where small steps from here lead, on a curve that has more than one such place.
    fn towards(&self) -> Option<Message> {
        let basin = self.curve.basin(self.w()).filter(|_| self.curve == Curve::Wells)?;
        Some(
            Message::new("update-rule-basin")
                .with("global", if basin.global { "yes" } else { "no" })
                .with("p", self.p())
                .with("at", exact(basin.at))
                .with("loss", digits(self.curve.loss(basin.at), 3)),
        )
    }

    pub(super) fn diverged(&self) -> Message {
        let step = self.path.len() - 1 + usize::from(self.overflow);
        let c = self.curve.steepest_bend(self.path[0]);
        Message::new("update-rule-diverged")
            .with("curve", self.curve.name())
            .with("p", self.p())
            .with("t", step.to_string())
            .with("far", exact(FAR))
            .with("eta", exact(self.eta))
            .with("two", digits(2.0 / c, 4))
            .with("factor", digits((1.0 - self.eta * c).abs(), 4))
            .with("slope", digits(self.slope(self.w()), 4))
    }

    pub(super) fn description(&self) -> Message {
        let w = self.w();
        let sign = if self.waits() { "asked" } else { self.effect() };
        self.about(sign, "update-rule-describe")
            .with("t", (self.path.len() - 1).to_string())
            .with("w", digits(w, 4))
            .with("loss", digits(self.loss(w), 4))
            .with("new", if self.waits() { "?".to_owned() } else { digits(self.landing(), 4) })
    }
}
