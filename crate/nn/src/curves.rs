//! Every activation for two samples at a time: o = f(z) and the slope f′(z) beside it.

use crate::Activation;
use crate::lanes::Pair;
use crate::smooth::{exp, exp_minus_1, ln_1_plus, normal_tail, positive, tanh};

const LEAK: f64 = 0.01;
const INV_SQRT_2PI: f64 = 0.398_942_280_401_432_7;

/// An activation of one neuron.
pub(crate) trait Curve {
    /// f(z) and f′(z).
    fn at(z: Pair) -> (Pair, Pair);
}

/// Runs `$body` with `$curve` naming the type of an activation; softmax, which is none of a single neuron, runs `$softmax`.
macro_rules! with_curve {
    ($activation:expr, $curve:ident => $body:expr, softmax => $softmax:expr) => {{
        use $crate::Activation::*;
        use $crate::curves;
        macro_rules! run {
            ($kind:ty) => {{
                type $curve = $kind;
                $body
            }};
        }
        match $activation {
            Sigmoid => run!(curves::SigmoidCurve),
            Tanh => run!(curves::TanhCurve),
            Relu => run!(curves::ReluCurve),
            LeakyRelu => run!(curves::LeakyReluCurve),
            Elu => run!(curves::EluCurve),
            Gelu => run!(curves::GeluCurve),
            Silu => run!(curves::SiluCurve),
            Softplus => run!(curves::SoftplusCurve),
            Identity => run!(curves::IdentityCurve),
            Softmax => $softmax,
        }
    }};
}

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
pub(crate) fn sigmoids(z: Pair) -> (Pair, Pair) {
    let e = exp(-z.abs());
    let whole = 1.0 + e;
    let negative = (-z).above(Pair::splat(0.0));
    let one = Pair::splat(1.0);
    (negative.choose(e, one) / whole, negative.choose(one, e) / whole)
}

/// ln(1 + eᶻ).
#[inline(always)]
pub(crate) fn softplus(z: Pair) -> Pair {
    z.at_least(Pair::splat(0.0)) + ln_1_plus(exp(-z.abs()))
}

impl Curve for SigmoidCurve {
    #[inline(always)]
    fn at(z: Pair) -> (Pair, Pair) {
        let o = sigmoids(z).0;
        (o, o * (1.0 - o))
    }
}

impl Curve for TanhCurve {
    #[inline(always)]
    fn at(z: Pair) -> (Pair, Pair) {
        tanh(z)
    }
}

impl Curve for ReluCurve {
    #[inline(always)]
    fn at(z: Pair) -> (Pair, Pair) {
        // at_least keeps NaN: a diverged network must not look healthy.
        (z.at_least(Pair::splat(0.0)), positive(z).choose(Pair::splat(1.0), Pair::splat(0.0)))
    }
}

impl Curve for LeakyReluCurve {
    #[inline(always)]
    fn at(z: Pair) -> (Pair, Pair) {
        let above = positive(z);
        (above.choose(z, LEAK * z), above.choose(Pair::splat(1.0), Pair::splat(LEAK)))
    }
}

impl Curve for EluCurve {
    #[inline(always)]
    fn at(z: Pair) -> (Pair, Pair) {
        let above = positive(z);
        let (value, slope) = exp_minus_1(z.at_most(Pair::splat(0.0)));
        (above.choose(z, value), above.choose(Pair::splat(1.0), slope))
    }
}

impl Curve for GeluCurve {
    #[inline(always)]
    fn at(z: Pair) -> (Pair, Pair) {
        let (tail, bell) = normal_tail(z);
        let below = positive(z).choose(1.0 - tail, tail);
        (z * below, below + z * INV_SQRT_2PI * bell)
    }
}

impl Curve for SiluCurve {
    #[inline(always)]
    fn at(z: Pair) -> (Pair, Pair) {
        let (s, other) = sigmoids(z);
        (z * s, s * (1.0 + z * other))
    }
}

impl Curve for SoftplusCurve {
    #[inline(always)]
    fn at(z: Pair) -> (Pair, Pair) {
        (softplus(z), sigmoids(z).0)
    }
}

impl Curve for IdentityCurve {
    #[inline(always)]
    fn at(z: Pair) -> (Pair, Pair) {
        (z, Pair::splat(1.0))
    }
}

/// z → o, and z itself overwritten with the slope. Softmax has no slope of its own; see the output layer.
pub(crate) fn activate(activation: Activation, z: &mut [Pair], o: &mut [Pair]) {
    with_curve!(activation, C => all::<C>(z, o), softmax => {});
}

/// z → o, leaving z.
pub(crate) fn values(activation: Activation, z: &[Pair], o: &mut [Pair]) {
    with_curve!(activation, C => values_of::<C>(z, o), softmax => {});
}

#[inline(always)]
fn all<C: Curve>(z: &mut [Pair], o: &mut [Pair]) {
    for (z, o) in z.iter_mut().zip(o) {
        (*o, *z) = C::at(*z);
    }
}

#[inline(always)]
fn values_of<C: Curve>(z: &[Pair], o: &mut [Pair]) {
    for (z, o) in z.iter().zip(o) {
        *o = C::at(*z).0;
    }
}
