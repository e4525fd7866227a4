//! ∂L/∂w1 as the product of one factor per layer, then the step it makes.

use super::chain::Chain;
use super::{Bench, Shown};
use crate::Formula;
use crate::symbols::bracketed;
use figure::{ToList, digits, exact};

/// Chains longer than this are written with dots in the middle.
const WHOLE: usize = 5;

pub(super) fn formula(run: &Bench, shown: &Shown) -> Vec<Formula> {
    let chain = &shown.chain;
    let (gradient, old) = (chain.first(), shown.track.network.weights(0)[0]);
    let left = || vec![Formula::partial("L", "w1").accent(), Formula::op("=")];
    let line = |tail: Vec<Formula>| Formula::row(left().into_iter().chain(tail).list());
    let (op, number, name) = (Formula::op, Formula::number, Formula::name);
    vec![
        line(product(run.depth(), &|factor| symbol(factor, run.depth()))),
        line(product(run.depth(), &|factor| number(bracketed(value(factor, chain), 4)))),
        line(vec![number(digits(gradient, 6)).accent()]),
        Formula::row([
            name("w1_new"),
            op("="),
            name("w1_old"),
            op("−"),
            name("η"),
            op("·"),
            Formula::partial("L", "w1"),
            op("="),
            number(digits(old, 6)),
            op("−"),
            number(exact(run.eta)),
            op("·"),
            number(bracketed(shown.step.dw[0][0], 6)),
            op("="),
            number(digits(old + run.change(shown, 0, 0), 6)),
        ]),
    ]
}

/// A factor of the product: the loss's slope, or a layer's factor.
#[derive(Clone, Copy)]
enum Factor {
    Loss,
    /// The layer, from 0.
    Layer(usize),
}

fn symbol(factor: Factor, depth: usize) -> Formula {
    match factor {
        Factor::Loss => Formula::partial("L", &format!("o{depth}")),
        Factor::Layer(0) => Formula::partial("o1", "w1"),
        Factor::Layer(l) => Formula::partial(&format!("o{}", l + 1), &format!("o{l}")),
    }
}

fn value(factor: Factor, chain: &Chain) -> f64 {
    match factor {
        Factor::Loss => chain.loss_slope,
        Factor::Layer(l) => chain.layers[l].factor,
    }
}

/// Loss first, then the layers from last to first; a long chain shows its two ends.
fn product(depth: usize, show: &dyn Fn(Factor) -> Formula) -> Vec<Formula> {
    let mut items = vec![show(Factor::Loss)];
    for l in (0..depth).rev() {
        if depth > WHOLE && l > 1 && l < depth - 2 {
            if l == 2 {
                items.extend([Formula::op("·"), Formula::op("⋯")]);
            }
            continue;
        }
        items.extend([Formula::op("·"), show(Factor::Layer(l))]);
    }
    items
}
