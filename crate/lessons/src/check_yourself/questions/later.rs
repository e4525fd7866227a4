//! Questions on deep chains, optimizers and training.

use super::dice::Dice;
use super::{Drawn, Right};
use crate::infallible::infallible;
use nn::{Activation, Optimizer, OptimizerKind};

/// The most that a chain of sigmoid neurons lets through: each of n factors is |w|·σ′(z), and σ′ is never above ¼.
pub(super) fn ceiling(dice: &mut Dice) -> Drawn {
    let (w, n) = (dice.one(&[0.4, 0.8, 1.2, 1.6, 2.0, 2.4, 3.0, 6.0, 8.0]), dice.one(&[3_u32, 4, 5]));
    let product = |factor: f64| (0..n).fold(1.0, |product, _| product * factor);
    let each = w * Activation::Sigmoid.bound().supremum;
    let mistakes = vec![
        ("added", f64::from(n) * each),
        ("single", each),
        ("quarter", product(Activation::Sigmoid.bound().supremum)),
        ("weights", product(w)),
    ];
    Drawn {
        given: vec![("w", w), ("n", f64::from(n))],
        told: vec![("each", each)],
        right: Right::Number { truth: product(each), mistakes },
    }
}

/// The next step of momentum, after a last one.
pub(super) fn momentum(dice: &mut Dice) -> Drawn {
    let (eta, keep) = (dice.one(&[0.1, 0.2, 0.5]), dice.one(&[0.5, 0.8, 0.9]));
    let (last, slope) = (dice.signed(1, 9), dice.signed(2, 20));
    let mut w = [0.0];
    let mut optimizer = infallible(Optimizer::new(OptimizerKind::Momentum { eta, momentum: keep }));
    infallible(optimizer.step_numbers(&mut w, &[-last / eta]));
    let before = w[0];
    infallible(optimizer.step_numbers(&mut w, &[slope]));
    let mistakes = vec![
        ("forgot", -eta * slope),
        ("whole", last - eta * slope),
        ("memory", keep * last),
        ("plus", keep * last + eta * slope),
    ];
    Drawn {
        given: vec![("last", last), ("slope", slope), ("eta", eta), ("keep", keep)],
        told: Vec::new(),
        right: Right::Number { truth: w[0] - before, mistakes },
    }
}

/// Updates in an epoch: each batch makes one, and every point has its turn once.
pub(super) fn updates(dice: &mut Dice) -> Drawn {
    let (batch, times) = (dice.one(&[3.0, 4.0, 5.0, 6.0, 8.0, 10.0]), dice.one(&[3.0, 4.0, 5.0, 6.0, 7.0, 9.0]));
    let points = batch * times;
    let mistakes = vec![("points", points), ("one", 1.0), ("batch", batch)];
    Drawn {
        given: vec![("points", points), ("batch", batch)],
        told: Vec::new(),
        right: Right::Number { truth: points / batch, mistakes },
    }
}
