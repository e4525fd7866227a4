//! One sigmoid neuron under a loss: every number comes from `nn`.

use crate::infallible::infallible;
use nn::{Activation, Loss, Network, backward, forward, loss};

/// Both losses, in the order in which they are shown.
pub(super) const LOSSES: [Loss; 2] = [Loss::HalfSquaredError, Loss::BinaryCrossEntropy];

/// A loss L of one neuron, and its slopes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slopes {
    /// L.
    pub(super) loss: f64,
    /// ∂L/∂o.
    pub(super) by_o: f64,
    /// ∂L/∂z.
    pub(super) by_z: f64,
}

/// o = σ(z).
pub(super) fn output(z: f64) -> f64 {
    Activation::Sigmoid.value(z)
}

/// ∂o/∂z = σ′(z).
pub(super) fn steepness(z: f64) -> f64 {
    Activation::Sigmoid.derivative(z)
}

/// The slopes of `kind` at z, for the target y: a network of one neuron with weight 1 and bias 0, whose input is z.
pub(super) fn slopes(kind: Loss, z: f64, y: f64) -> Slopes {
    let network = infallible(Network::new(&[1, 1], &[Activation::Sigmoid], kind, vec![vec![1.0]], vec![vec![0.0]]));
    let trace = infallible(forward(&network, &[z]));
    let gradient = infallible(backward(&network, &trace, &[y]));
    let loss = infallible(loss(&network, &trace, &[y]));
    Slopes { loss, by_o: gradient.do_[0][0], by_z: gradient.dz[0][0] }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a formula for ∂L/∂z is the slope of L, by central differences.
    fn is_slope(kind: Loss, formula: impl Fn(f64, f64) -> f64) -> bool {
        let places = (-20..=20).flat_map(|i| (0..=4).map(move |k| (f64::from(i) / 2.0, f64::from(k) / 4.0)));
        places.into_iter().all(|(z, y)| {
            let (e, at) = (1e-5, |z| slopes(kind, z, y).loss);
            let difference = (at(z + e) - at(z - e)) / (2.0 * e);
            (formula(z, y) - difference).abs() < 1e-9
        })
    }

    #[test]
    fn both_slopes_agree_with_central_differences_of_their_losses() {
        for kind in LOSSES {
            assert!(is_slope(kind, |z, y| slopes(kind, z, y).by_z), "{kind:?}");
        }
    }

    #[test]
    fn the_formulas_shown_are_the_slopes_and_known_mistakes_are_not() {
        let [squared, entropy] = LOSSES;
        assert!(is_slope(squared, |z, y| (output(z) - y) * steepness(z)));
        assert!(!is_slope(squared, |z, y| output(z) - y), "σ′ is forgotten");
        assert!(is_slope(entropy, |z, y| output(z) - y));
        assert!(!is_slope(entropy, |z, y| (output(z) - y) * steepness(z)), "σ′ is counted twice");
    }

    #[test]
    fn the_slope_by_z_is_the_product_of_the_slope_by_o_and_the_neurons_own() {
        for kind in LOSSES {
            for (z, y) in [(6.0, 0.0), (0.0, 0.0), (-3.0, 0.0), (-9.0, 1.0), (2.0, 0.3)] {
                let Slopes { by_o, by_z, .. } = slopes(kind, z, y);
                assert!((by_o * steepness(z) - by_z).abs() < 1e-12, "{kind:?} at {z}, {y}");
            }
        }
    }
}
