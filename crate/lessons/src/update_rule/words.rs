//! What is said about the present moment.

use super::Descent;
use super::curve::Curve;
use super::regime::Regime;
use crate::divergence::FAR;
use crate::symbols::bracketed;
use figure::{Message, digits, exact};

/// A sigmoid's slope below this looks flat.
const FLAT: f64 = 1e-3;

impl Descent {
    pub(super) fn sentences(&self) -> Vec<Message> {
        let sign = self
            .about(if self.hides() { "asked" } else { self.effect() }, "update-rule-sign")
            .with("change", self.secret(self.change()));
        // Regime and factor would give the landing away.
        if self.hides() {
            return vec![sign];
        }
        if self.rolls() {
            return vec![self.with_velocity(Message::new("update-rule-momentum"), self.path.steps())];
        }
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
        Message::new(id).with("sign", sign).with("p", self.p()).with("slope", digits(self.slope(w), 4))
    }

    /// What the next step does to w: a change below the last digit does nothing.
    pub(super) fn effect(&self) -> &'static str {
        if self.slope(self.w()) != 0.0 && self.landing() == self.w() { "lost" } else { self.sign() }
    }

    /// On the parabola the regime; on other curves what the present curvature says.
    fn regime_sentence(&self) -> Option<Message> {
        let (w, eta) = (self.w(), exact(self.eta));
        match self.curve {
            Curve::Parabola { c, .. } => Some(self.regime(c)),
            Curve::Neuron { .. } if self.slope(w).abs() < FLAT => Some(Message::new("update-rule-flat")),
            _ if self.curve.curvature(w) > 0.0 => Some(
                Message::new("update-rule-local")
                    .with("p", self.p())
                    .with("eta", eta)
                    .with("c", digits(self.curve.curvature(w), 3))
                    .with("two", digits(2.0 / self.curve.curvature(w), 3)),
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
        let (predicted, measured) = (self.factor()?, self.measured_factor(self.path.steps())?);
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

    /// Why there is no next step.
    pub(super) fn why_stopped(&self) -> Message {
        let t = self.path.steps();
        if self.overflow && !self.is_far(self.w()) {
            let message = Message::new("update-rule-overflow").with("p", self.p());
            return message.with("t", (t + 1).to_string()).with("eta", exact(self.eta));
        }
        let Curve::Own(own) = &self.curve else { return self.diverged() };
        let at = |id: &str, t: usize| Message::new(id).with("p", self.p()).with("t", t.to_string());
        if let Some((left, right)) = own.kink(self.w()) {
            let [left, right] = [left, right].map(|slope| digits(slope, 3));
            return at("update-rule-kink", t).with("w", digits(self.w(), 4)).with("left", left).with("right", right);
        }
        match self.edge {
            Some(landing) => own.no_value(at("update-rule-no-value", t + 1).with("place", "edge"), landing),
            None => at("update-rule-diverged-own", t).with("far", exact(FAR)).with("eta", exact(self.eta)),
        }
    }

    fn diverged(&self) -> Message {
        let step = self.path.steps();
        if self.rolls() {
            return self.rolled_away(step);
        }
        let c = self.curve.steepest_bend(self.path.start());
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

    /// What the latest step did; before the first one, where the ball is.
    pub(super) fn description(&self) -> Message {
        let Some(before) = self.path.steps().checked_sub(1) else {
            return self
                .about(if self.hides() { "asked" } else { self.effect() }, "update-rule-describe-start")
                .with("w", digits(self.w(), 4));
        };
        let (old, new) = (self.path[before], self.w());
        let [was, is] = [old, new].map(|w| self.loss(w));
        let loss = match is - was {
            fall if fall < 0.0 => "fell",
            rise if rise > 0.0 => "rose",
            _ => "stayed",
        };
        let with_loss =
            |message: Message| message.with("loss", loss).with("was", digits(was, 3)).with("is", digits(is, 3));
        if self.rolls() {
            let said = self.with_velocity(Message::new("update-rule-describe-momentum"), before);
            return with_loss(said.with("t", (before + 1).to_string()));
        }
        let sign = if old == new {
            "zero"
        } else if self.slope(old) < 0.0 {
            "negative"
        } else {
            "positive"
        };
        let said = Message::new("update-rule-describe")
            .with("sign", sign)
            .with("p", self.p())
            .with("t", (before + 1).to_string())
            .with("old", digits(old, 4))
            .with("eta", exact(self.eta))
            .with("slope", bracketed(self.slope(old), 4))
            .with("new", digits(new, 4));
        with_loss(said)
    }

    /// The present moment, for who cannot see the picture.
    pub(super) fn about_picture(&self) -> Message {
        let w = self.w();
        if self.rolls() && !self.hides() {
            return self
                .with_velocity(Message::new("update-rule-picture-momentum"), self.path.steps())
                .with("t", (self.path.steps()).to_string())
                .with("loss", digits(self.loss(w), 4));
        }
        let sign = if self.hides() { "asked" } else { self.effect() };
        self.about(sign, "update-rule-picture")
            .with("t", (self.path.steps()).to_string())
            .with("w", digits(w, 4))
            .with("loss", digits(self.loss(w), 4))
            .with("new", self.secret(self.landing()))
    }

    /// The rule with its numbers.
    pub(super) fn about_rule(&self) -> Message {
        let w = self.w();
        if self.rolls() {
            return self.with_velocity(Message::new("update-rule-rail-alt-momentum"), self.path.steps());
        }
        Message::new("update-rule-rail-alt")
            .with("p", self.p())
            .with("new", self.secret(self.landing()))
            .with("old", digits(w, 4))
            .with("eta", exact(self.eta))
            .with("slope", bracketed(self.slope(w), 4))
    }

    pub(super) fn about_losses(&self) -> Message {
        Message::new("update-rule-losses-alt")
            .with("t", (self.path.steps()).to_string())
            .with("first", digits(self.loss(self.path.start()), 3))
            .with("last", digits(self.loss(self.w()), 3))
    }

    /// A number of the next step, or a question mark while it is a secret.
    fn secret(&self, x: f64) -> String {
        if self.hides() { "?".to_owned() } else { digits(x, 4) }
    }
}
