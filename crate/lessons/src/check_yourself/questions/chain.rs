//! Questions on paths from a weight to the loss.

use super::dice::Dice;
use super::neuron::logit;
use super::{Drawn, Right};
use crate::infallible::infallible;
use nn::{Activation, Gradient, Loss, Network, backward, forward};

/// ∂L/∂w1 of two sigmoid neurons in a row.
pub(super) fn chain(dice: &mut Dice) -> Drawn {
    let (x, w2, y) = (dice.signed(5, 20), dice.signed(5, 30), dice.one(&[0.0, 1.0]));
    let (o1, o2) = (dice.output(), dice.output());
    // Biases that lead to the outputs that are given; w1 is 1.
    let biases = vec![vec![logit(o1) - x], vec![logit(o2) - w2 * o1]];
    let truth = gradient(&[1, 1, 1], Activation::Sigmoid, vec![vec![1.0], vec![w2]], biases, (x, y)).dw[0][0];
    let (error, [s1, s2]) = (o2 - y, [o1, o2].map(|o| Activation::Sigmoid.derivative(logit(o))));
    let mistakes = vec![
        ("flat", error * w2 * x),
        ("once", error * s2 * w2 * x),
        ("added", error + s2 * w2 + s1 * x),
        ("sign", -truth),
    ];
    Drawn {
        given: vec![("x", x), ("o1", o1), ("w2", w2), ("o2", o2), ("y", y)],
        told: vec![("error", error), ("s1", s1), ("s2", s2)],
        right: Right::Number { truth, mistakes },
    }
}

/// How many paths lead from a first weight to the loss? Its neuron is given, and behind it each layer has every neuron to offer.
pub(super) fn count(dice: &mut Dice) -> Drawn {
    // Never 6 paths: the question stands in the sixth place.
    let (a, (b, c)) =
        (dice.one(&[2.0, 3.0, 4.0]), dice.one(&[(2.0, 4.0), (4.0, 2.0), (3.0, 3.0), (3.0, 4.0), (4.0, 3.0)]));
    let mistakes = vec![("added", b + c), ("start", a * b * c), ("layers", 4.0)];
    Drawn {
        given: vec![("a", a), ("b", b), ("c", c)],
        told: Vec::new(),
        right: Right::Number { truth: b * c, mistakes },
    }
}

/// ∂L/∂o1 over two paths, from the share of each link. Neurons without a sigmoid have exactly these shares as their weights.
pub(super) fn sum(dice: &mut Dice) -> Drawn {
    let [up, up_out, low, low_out, end] = [(); 5].map(|()| dice.signed(2, 9));
    let weights = vec![vec![1.0], vec![up, low], vec![up_out, low_out]];
    let biases = vec![vec![0.0], vec![0.0; 2], vec![0.0]];
    let y = up * up_out + low * low_out - end;
    let truth = gradient(&[1, 1, 2, 1], Activation::Identity, weights, biases, (1.0, y)).do_[0][0];
    let (upper, lower) = (end * up_out * up, end * low_out * low);
    let mistakes = vec![
        ("one", upper),
        ("one", lower),
        ("product", end * up_out * up * low_out * low),
        ("start", up_out * up + low_out * low),
    ];
    Drawn {
        given: vec![("up", up), ("up_out", up_out), ("low", low), ("low_out", low_out), ("end", end)],
        told: vec![("upper", upper), ("lower", lower)],
        right: Right::Number { truth, mistakes },
    }
}

/// The gradient of a network for one example.
fn gradient(
    layers: &[usize],
    activation: Activation,
    weights: Vec<Vec<f64>>,
    biases: Vec<Vec<f64>>,
    (x, y): (f64, f64),
) -> Gradient {
    let activations = vec![activation; weights.len()];
    let network = infallible(Network::new(layers, &activations, Loss::HalfSquaredError, weights, biases));
    let trace = infallible(forward(&network, &[x]));
    infallible(backward(&network, &trace, &[y]))
}
