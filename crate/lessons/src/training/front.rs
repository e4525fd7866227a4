//! The formula that the lesson is about, as it stands on the page where there is no JavaScript.

use crate::Formula;

/// w_new = w_old − η·(1/m)·∑ ∂Lᵢ/∂w_old: the mean over a mini-batch of m points.
pub(crate) fn formula() -> Formula {
    let mean = Formula::Fraction { over: Box::new(Formula::number("1")), under: Box::new(Formula::name("m")) };
    let from = Formula::row([Formula::name("i"), Formula::op("="), Formula::number("1")]);
    let sign = Box::new(Formula::op("∑"));
    let sum = Formula::Both { base: sign, sub: Box::new(from), sup: Box::new(Formula::name("m")) };
    let all = Formula::row([sum, Formula::partial("L_i", "w_old")]);
    let (new, old) = (Formula::name("w_new"), Formula::name("w_old"));
    Formula::row([new, Formula::op("="), old, Formula::op("−"), Formula::name("η"), Formula::op("·"), mean, all])
}
