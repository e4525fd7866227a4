//! One step of gradient descent on a network, as the lessons take it.

use crate::symbols::sure;
use nn::{Gradient, Network, Optimizer, OptimizerKind, Parameter};

/// The network after w ← w − η·∂L/∂w for every parameter; or a parameter that the step would make infinite. A run keeps
/// the moment before such a step: what is no number any more would hide how it came to that.
pub(crate) fn updated(network: &Network, gradient: &Gradient, eta: f64) -> Result<Network, Parameter> {
    let mut optimizer = sure(Optimizer::new(OptimizerKind::Sgd { eta }));
    let mut next = network.clone();
    sure(optimizer.step(&mut next, &gradient.dw, &gradient.db));
    let infinite = next.parameters().find(|&parameter| !next.get(parameter).is_some_and(f64::is_finite));
    infinite.map_or(Ok(next), Err)
}
