//! Questions on one sigmoid neuron.

use super::dice::Dice;
use super::{Drawn, Right};
use crate::infallible::infallible;
use nn::{Activation, Gradient, Loss, Network, backward, forward};

/// The z at which a sigmoid gives o.
pub(in super::super) fn logit(o: f64) -> f64 {
    libm::log(o / (1.0 - o))
}

/// σ′ from o.
pub(super) fn slope(dice: &mut Dice) -> Drawn {
    let o = dice.output();
    let truth = Activation::Sigmoid.derivative(logit(o));
    let mistakes = vec![("output", o), ("rest", 1.0 - o), ("again", Activation::Sigmoid.derivative(o))];
    Drawn { given: vec![("o", o)], told: vec![("rest", 1.0 - o)], right: Right::Number { truth, mistakes } }
}

/// ∂L/∂b of an output neuron whose b is 0.
pub(super) fn bias(dice: &mut Dice) -> Drawn {
    let (o, y) = (dice.output(), dice.one(&[0.0, 1.0]));
    let truth = gradient(Loss::HalfSquaredError, o, y).db[0][0];
    let mistakes = vec![("zero", 0.0), ("flat", o - y), ("sign", -truth)];
    Drawn {
        given: vec![("o", o), ("y", y)],
        told: vec![("error", o - y), ("slope", Activation::Sigmoid.derivative(logit(o)))],
        right: Right::Number { truth, mistakes },
    }
}

/// ∂L/∂z under cross-entropy. The target is 1: for 0 the answer would be o, which is given.
pub(super) fn entropy(dice: &mut Dice) -> Drawn {
    let (o, y) = (dice.output(), 1.0);
    let truth = gradient(Loss::BinaryCrossEntropy, o, y).dz[0][0];
    let steep = Activation::Sigmoid.derivative(logit(o));
    let mistakes = vec![("factor", truth * steep), ("sign", -truth), ("output", truth / steep)];
    Drawn { given: vec![("o", o), ("y", y)], told: Vec::new(), right: Right::Number { truth, mistakes } }
}

/// The gradient of a neuron with bias 0 and output o.
fn gradient(loss: Loss, o: f64, y: f64) -> Gradient {
    let network = infallible(Network::new(&[1, 1], &[Activation::Sigmoid], loss, vec![vec![1.0]], vec![vec![0.0]]));
    let trace = infallible(forward(&network, &[logit(o)]));
    infallible(backward(&network, &trace, &[y]))
}
