//! One step of plain gradient descent on a network, as the lessons take it.

use nn::{Gradient, Network, Parameter};

/// The network after w ← w − η·∂L/∂w for every parameter; or a parameter that the step would make infinite. A run keeps
/// the moment before such a step: what is no number any more would hide how it came to that.
///
/// The same arithmetic as `nn::Optimizer`'s `sgd`, which a test compares; here without the other optimizers' code, which
/// the first view would have to carry.
pub(crate) fn updated(network: &Network, gradient: &Gradient, eta: f64) -> Result<Network, Parameter> {
    let mut next = network.clone();
    for parameter in network.parameters() {
        let (old, slope) = (network.get(parameter), gradient.get(parameter));
        let new = old.unwrap_or(0.0) - eta * slope.unwrap_or(0.0);
        next.set(parameter, new).map_err(|_| parameter)?;
    }
    Ok(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use nn::{Activation, Initialiser, Loss, Optimizer, OptimizerKind};

    #[test]
    fn a_step_has_the_bits_of_the_optimizer() {
        let shape = [Activation::Tanh, Activation::Sigmoid];
        let network =
            Network::initialised(&[3, 4, 2], &shape, Loss::HalfSquaredError, Initialiser::Normal(1.0), 5).unwrap();
        let trace = nn::forward(&network, &[0.3, -0.8, 1.1]).unwrap();
        let gradient = nn::backward(&network, &trace, &[1.0, 0.0]).unwrap();
        let mut expected = network.clone();
        let mut optimizer = Optimizer::new(OptimizerKind::Sgd { eta: 0.37 }).unwrap();
        optimizer.step(&mut expected, &gradient.dw, &gradient.db).unwrap();
        assert_eq!(updated(&network, &gradient, 0.37), Ok(expected));
    }
}
