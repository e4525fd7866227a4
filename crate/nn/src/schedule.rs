//! How the learning rate changes over the steps of a run.

use core::f64::consts::FRAC_PI_2;

/// A rule that says what share of the learning rate a step takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// Always all of it.
    Constant,
    /// Half as much after every `every` steps.
    Halving {
        /// Steps from one halving to the next, 1 or more.
        every: usize,
    },
    /// Half a cosine: from 1 at step 0 down to 0 at step `steps`, and 0 after it (Loshchilov & Hutter 2017, without
    /// restarts).
    Cosine {
        /// The first step whose share is 0. 1 or more.
        steps: usize,
    },
    /// A straight line up over the first `steps` steps, and 1 after them (Goyal et al. 2017).
    WarmUp {
        /// How many steps it takes, 1 or more.
        steps: usize,
    },
}

impl Schedule {
    /// What η is multiplied by in the step from t to t + 1.
    ///
    /// ```
    /// use nn::Schedule;
    ///
    /// assert_eq!(Schedule::Halving { every: 10 }.factor(25), 0.25);
    /// assert_eq!(Schedule::WarmUp { steps: 4 }.factor(0), 0.25);
    /// assert_eq!(Schedule::Cosine { steps: 8 }.factor(8), 0.0);
    /// ```
    pub fn factor(self, t: usize) -> f64 {
        match self {
            Schedule::Constant => 1.0,
            // After 1075 halvings an f64 is 0.
            Schedule::Halving { every } => (0..(t / every.max(1)).min(1100)).fold(1.0, |factor, _| 0.5 * factor),
            Schedule::Cosine { steps } if t < steps => {
                // ½(1 + cos πp) = cos²(πp/2)
                let root = cosine(FRAC_PI_2 * t as f64 / steps as f64);
                root * root
            }
            Schedule::Cosine { .. } => 0.0,
            Schedule::WarmUp { steps } => ((t + 1) as f64 / steps.max(1) as f64).min(1.0),
        }
    }
}

/// cos x for 0 ≤ x ≤ π/2, by its series. The first term left out is below 1e-16 there. (`libm::cos` also reduces larger
/// angles, which takes several kB of code.)
fn cosine(x: f64) -> f64 {
    let square = x * x;
    (1..=11).rev().fold(1.0, |rest, n| 1.0 - square / f64::from((2 * n - 1) * (2 * n)) * rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cosine_is_right_to_the_last_digits() {
        for i in 0..=1000 {
            let x = FRAC_PI_2 * f64::from(i) / 1000.0;
            assert!((cosine(x) - libm::cos(x)).abs() < 4e-16, "cos {x}");
        }
    }

    #[test]
    fn every_schedule_stays_between_nothing_and_the_whole_and_goes_one_way() {
        for (schedule, up) in [
            (Schedule::Constant, false),
            (Schedule::Halving { every: 7 }, false),
            (Schedule::Cosine { steps: 50 }, false),
            (Schedule::WarmUp { steps: 50 }, true),
        ] {
            let factors: Vec<f64> = (0..20_000).map(|t| schedule.factor(t)).collect();
            assert!(factors.iter().all(|factor| (0.0..=1.0).contains(factor)), "{schedule:?}");
            assert!(factors.windows(2).all(|pair| if up { pair[1] >= pair[0] } else { pair[1] <= pair[0] }));
        }
        assert!((Schedule::Cosine { steps: 50 }.factor(25) - 0.5).abs() < 1e-15, "halfway, half of it");
        assert_eq!(Schedule::WarmUp { steps: 50 }.factor(49), 1.0);
    }
}
