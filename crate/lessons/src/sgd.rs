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

/// The same in place, for a gradient given layer by layer; or the layer that would have become infinite, with nothing moved.
pub(crate) fn descend(network: &mut Network, dw: &[Vec<f64>], db: &[Vec<f64>], eta: f64) -> Result<(), usize> {
    let finite = |numbers: &[f64], slopes: &[f64]| numbers.iter().zip(slopes).all(|(w, g)| (w - eta * g).is_finite());
    let stays = |l: &usize| finite(network.weights(*l), &dw[*l]) && finite(network.biases(*l), &db[*l]);
    if let Some(layer) = (0..network.depth()).find(|l| !stays(l)) {
        return Err(layer);
    }
    for l in 0..network.depth() {
        network.weights_mut(l).iter_mut().zip(&dw[l]).for_each(|(w, g)| *w -= eta * g);
        network.biases_mut(l).iter_mut().zip(&db[l]).for_each(|(b, g)| *b -= eta * g);
    }
    Ok(())
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
        assert_eq!(updated(&network, &gradient, 0.37).as_ref(), Ok(&expected));
        let mut moved = network.clone();
        descend(&mut moved, &gradient.dw, &gradient.db, 0.37).unwrap();
        assert_eq!(moved, expected);
        let infinite = descend(&mut moved, &[vec![0.0; 12], vec![f64::MAX; 8]], &gradient.db, 10.0);
        assert_eq!((infinite, &moved), (Err(1), &expected), "what would be infinite moves nothing");
    }
}
