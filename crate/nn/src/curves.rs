//! Every activation for two samples at a time: o = f(z) and the slope f′(z) beside it.

use crate::lanes::Pair;
use crate::smooth::{Numbers, exp, exp_minus_1, ln_1_plus, normal_tail, numbers, positive, tanh};
use crate::{Activation, SMALL};

const LEAK: f64 = 0.01;
const INV_SQRT_2PI: f64 = 0.398_942_280_401_432_7;

/// An activation of one neuron.
pub(crate) trait Curve {
    /// f(z) and f′(z).
    fn at(z: Pair, k: &Numbers) -> (Pair, Pair);
}

/// Runs `$body` with `$curve` naming the type of an activation; softmax, which is none of a single neuron, runs `$softmax`.
macro_rules! with_curve {
    ($activation:expr, $curve:ident => $body:expr, softmax => $softmax:expr) => {{
        use $crate::Activation::*;
        macro_rules! run {
            ($kind:ident) => {{
                type $curve = $crate::curves::$kind;
                $body
            }};
        }
        match $activation {
            Sigmoid => run!(SigmoidCurve),
            Tanh => run!(TanhCurve),
            Relu => run!(ReluCurve),
            LeakyRelu => run!(LeakyReluCurve),
            Elu => run!(EluCurve),
            Gelu => run!(GeluCurve),
            Silu => run!(SiluCurve),
            Softplus => run!(SoftplusCurve),
            Identity => run!(IdentityCurve),
            Softmax => $softmax,
        }
    }};
}

pub(crate) use with_curve;

pub(crate) struct SigmoidCurve;
pub(crate) struct TanhCurve;
pub(crate) struct ReluCurve;
pub(crate) struct LeakyReluCurve;
pub(crate) struct EluCurve;
pub(crate) struct GeluCurve;
pub(crate) struct SiluCurve;
pub(crate) struct SoftplusCurve;
pub(crate) struct IdentityCurve;

/// σ(z) and σ(−z), by the exponential of −|z|, as in the reference: what o(1 − o) makes of a saturated o depends on it.
#[inline(always)]
pub(crate) fn sigmoids(z: Pair, k: &Numbers) -> (Pair, Pair) {
    let e = exp(-z.abs(), k);
    let whole = e + k.one;
    let negative = (-z).above(Pair::splat(0.0));
    let one = Pair::splat(k.one);
    (negative.choose(e, one) / whole, negative.choose(one, e) / whole)
}

/// ln(1 + eᶻ).
#[inline(always)]
pub(crate) fn softplus(z: Pair, k: &Numbers) -> Pair {
    z.at_least(Pair::splat(0.0)) + ln_1_plus(exp(-z.abs(), k))
}

impl Curve for SigmoidCurve {
    #[inline(always)]
    fn at(z: Pair, k: &Numbers) -> (Pair, Pair) {
        let o = sigmoids(z, k).0;
        (o, o * (k.one - o))
    }
}

impl Curve for TanhCurve {
    #[inline(always)]
    fn at(z: Pair, k: &Numbers) -> (Pair, Pair) {
        tanh(z, k)
    }
}

impl Curve for ReluCurve {
    #[inline(always)]
    fn at(z: Pair, _: &Numbers) -> (Pair, Pair) {
        // at_least keeps NaN: a diverged network must not look healthy.
        (z.at_least(Pair::splat(0.0)), positive(z).choose(Pair::splat(1.0), Pair::splat(0.0)))
    }
}

impl Curve for LeakyReluCurve {
    #[inline(always)]
    fn at(z: Pair, _: &Numbers) -> (Pair, Pair) {
        let above = positive(z);
        (above.choose(z, LEAK * z), above.choose(Pair::splat(1.0), Pair::splat(LEAK)))
    }
}

impl Curve for EluCurve {
    #[inline(always)]
    fn at(z: Pair, k: &Numbers) -> (Pair, Pair) {
        let above = positive(z);
        let (value, slope) = exp_minus_1(z.at_most(Pair::splat(0.0)), k);
        (above.choose(z, value), above.choose(Pair::splat(1.0), slope))
    }
}

impl Curve for GeluCurve {
    #[inline(always)]
    fn at(z: Pair, k: &Numbers) -> (Pair, Pair) {
        let (tail, bell) = normal_tail(z, k);
        let below = positive(z).choose(1.0 - tail, tail);
        (z * below, below + z * INV_SQRT_2PI * bell)
    }
}

impl Curve for SiluCurve {
    #[inline(always)]
    fn at(z: Pair, k: &Numbers) -> (Pair, Pair) {
        let (s, other) = sigmoids(z, k);
        (z * s, s * (1.0 + z * other))
    }
}

impl Curve for SoftplusCurve {
    #[inline(always)]
    fn at(z: Pair, k: &Numbers) -> (Pair, Pair) {
        (softplus(z, k), sigmoids(z, k).0)
    }
}

impl Curve for IdentityCurve {
    #[inline(always)]
    fn at(z: Pair, _: &Numbers) -> (Pair, Pair) {
        (z, Pair::splat(1.0))
    }
}

/// z → o, and z itself overwritten with the slope. Softmax has no slope of its own; see the output layer.
pub(crate) fn activate(activation: Activation, z: &mut [Pair], o: &mut [Pair]) {
    if SMALL {
        let (f, k) = (at(activation), numbers());
        z.iter_mut().zip(o).for_each(|(z, o)| (*o, *z) = f(*z, k));
        return;
    }
    with_curve!(activation, C => all::<C>(z, o), softmax => {});
}

/// z → o, leaving z.
pub(crate) fn values(activation: Activation, z: &[Pair], o: &mut [Pair]) {
    if SMALL {
        let (f, k) = (at(activation), numbers());
        z.iter().zip(o).for_each(|(z, o)| *o = f(*z, k).0);
        return;
    }
    with_curve!(activation, C => values_of::<C>(z, o), softmax => {});
}

/// An activation as a function, which is called for every pair: in less code than a loop for each.
fn at(activation: Activation) -> fn(Pair, &Numbers) -> (Pair, Pair) {
    with_curve!(activation, C => C::at, softmax => IdentityCurve::at)
}

#[inline(always)]
fn all<C: Curve>(z: &mut [Pair], o: &mut [Pair]) {
    let k = numbers();
    for (z, o) in z.iter_mut().zip(o) {
        (*o, *z) = C::at(*z, k);
    }
}

#[inline(always)]
fn values_of<C: Curve>(z: &[Pair], o: &mut [Pair]) {
    let k = numbers();
    for (z, o) in z.iter().zip(o) {
        *o = C::at(*z, k).0;
    }
}
