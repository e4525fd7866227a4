//! Questions on the update rule.

use super::dice::Dice;
use super::{Drawn, Right};
use crate::infallible::infallible;
use nn::{Optimizer, OptimizerKind};

/// Which way does the update move w?
pub(super) fn way(dice: &mut Dice) -> Drawn {
    let (w, slope, eta) = (dice.signed(5, 30), dice.signed(4, 30), dice.one(&[0.01, 0.05, 0.1, 0.3]));
    let right = Right::Option(if slope < 0.0 { "up" } else { "down" });
    Drawn { given: vec![("w", w), ("slope", slope), ("eta", eta)], told: Vec::new(), right }
}

/// What is w_new?
pub(super) fn new(dice: &mut Dice) -> Drawn {
    let (w, slope, eta) = (dice.signed(5, 30), dice.signed(5, 40), dice.one(&[0.05, 0.1, 0.2, 0.3, 0.5]));
    let mut moved = [w];
    let sgd = Optimizer::new(OptimizerKind::Sgd { eta });
    infallible(infallible(sgd).step_numbers(&mut moved, &[slope]));
    let mistakes = vec![("plus", w + eta * slope), ("rate", w - slope), ("step", -eta * slope)];
    Drawn {
        given: vec![("w", w), ("slope", slope), ("eta", eta)],
        told: Vec::new(),
        right: Right::Number { truth: moved[0], mistakes },
    }
}

/// Does η settle, zigzag or diverge on ½cw²? Each update multiplies the distance to the minimum by 1 − ηc.
pub(super) fn settle(dice: &mut Dice) -> Drawn {
    let c = dice.one(&[0.5, 1.0, 2.0, 4.0, 5.0, 10.0]);
    let (right, product) = match dice.one(&[0, 1, 2]) {
        0 => ("settle", dice.tenths(3, 8)),
        1 => ("zigzag", dice.tenths(12, 18)),
        _ => ("grow", dice.tenths(22, 29)),
    };
    // Thousandths: η is drawn so that ηc has one decimal.
    let eta = (1000.0 * product / c).round() / 1000.0;
    Drawn {
        given: vec![("c", c), ("eta", eta)],
        told: vec![("factor", 1.0 - eta * c), ("one", 1.0 / c), ("two", 2.0 / c)],
        right: Right::Option(right),
    }
}
