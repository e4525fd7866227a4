//! What η does on a parabola of curvature c: each step multiplies the distance to the minimum by 1 − ηc.

/// How gradient descent on ½c(w−w*)² behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Regime {
    /// η < 1/c: ever closer, from the same side.
    Monotone,
    /// η = 1/c: the first step lands on the minimum.
    OneStep,
    /// 1/c < η < 2/c: closer with each step, from side to side.
    Oscillating,
    /// η = 2/c: from side to side for ever, no closer.
    Edge,
    /// η > 2/c: farther with each step.
    Diverging,
}

impl Regime {
    /// The regime of learning rate `eta` at curvature `c`, both positive. The two exact cases allow for the rounding
    /// of η·c, so that η = 0.2 at c = 10 is the edge that a learner expects.
    pub(crate) fn of(eta: f64, c: f64) -> Self {
        let rate = eta * c;
        if (rate - 1.0).abs() < 1e-12 {
            Self::OneStep
        } else if (rate - 2.0).abs() < 1e-12 {
            Self::Edge
        } else if rate < 1.0 {
            Self::Monotone
        } else if rate < 2.0 {
            Self::Oscillating
        } else {
            Self::Diverging
        }
    }

    /// The name the catalogue selects on.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Monotone => "monotone",
            Self::OneStep => "one-step",
            Self::Oscillating => "oscillating",
            Self::Edge => "edge",
            Self::Diverging => "diverging",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thresholds_are_one_and_two_over_the_curvature() {
        for (eta, c, regime) in [
            (0.99, 1.0, Regime::Monotone),
            (0.1, 10.0, Regime::OneStep),
            (1.01, 1.0, Regime::Oscillating),
            (0.2, 10.0, Regime::Edge),
            (2.01, 1.0, Regime::Diverging),
            (1e308, 10.0, Regime::Diverging),
            (5e-324, 10.0, Regime::Monotone),
        ] {
            assert_eq!(Regime::of(eta, c), regime, "η = {eta}, c = {c}");
        }
    }
}
