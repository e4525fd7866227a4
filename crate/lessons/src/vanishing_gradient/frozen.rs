//! 32-bit floats: whether a step changes one at all, and the depth at which the first weight no longer changes in them.

use super::setup::Setup;
use nn::MAX_DEPTH;

/// Whether a 32-bit float that holds `w` is another after `change` is added: computed in 32 bits, not estimated.
pub(super) fn stores(w: f64, change: f64) -> bool {
    let (w, change) = (w as f32, change as f32);
    w + change != w
}

/// The least depth at which one step leaves the first weight of a fresh one-wide chain as it is in 32 bits; `None` if
/// there is none up to the deepest chain.
///
/// Chains of one set-up agree layer by layer, so one forward pass serves all depths; the way back is walked for each. The
/// operations are those of `nn::forward` and `nn::backward` in their order, which a test compares digit for digit.
pub(super) fn first_frozen_depth(setup: &Setup, x: f64, y: f64, eta: f64) -> Option<usize> {
    let network = setup.network(MAX_DEPTH, 1);
    let w = |l: usize| network.weights(l)[0];
    let (hidden, output) = (network.activation(0), network.activation(MAX_DEPTH - 1));
    let mut below = x;
    // f′ of each hidden neuron.
    let mut slopes = [0.0; MAX_DEPTH];
    for depth in 1..=MAX_DEPTH {
        let last = depth - 1;
        let z = w(last) * below + network.biases(last)[0];
        let o = output.value(z);
        let mut dz = (o - y) * output.derivative(z);
        let mut above = 0.0;
        for l in (0..last).rev() {
            let do_ = w(l + 1) * dz + if setup.residual && l + 1 < last { above } else { 0.0 };
            dz = do_ * slopes[l];
            above = do_;
        }
        if !stores(w(0), -(eta * (dz * x))) {
            return Some(depth);
        }
        slopes[last] = hidden.derivative(z);
        below = hidden.value(z) + if setup.residual { below } else { 0.0 };
    }
    None
}
