//! Every activation for two samples at a time: o = f(z), and the slope f′(z) beside it.

use super::constants::{Constants, constants};
use super::f64x2::F64x2;
use super::transcendental::{exp, exp_minus_1, ln_1_plus, normal_tail, positive, tanh};
use crate::activation::{INV_SQRT_2PI, LEAK};
use crate::{Activation, SMALL};

/// The activation of a neuron.
pub(super) trait Curve {
    /// f(z) and f′(z).
    fn at(z: F64x2, k: &Constants) -> (F64x2, F64x2);
}

/// Runs `$body`, in which `$curve` is the type of an activation. Softmax acts on a whole layer, so it runs `$softmax`.
macro_rules! with_curve {
    ($activation:expr, $curve:ident => $body:expr, softmax => $softmax:expr) => {{
        use $crate::Activation::*;
        macro_rules! run {
            ($kind:ident) => {{
                type $curve = $crate::kernel::curves::$kind;
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

pub(super) use with_curve;

pub(super) struct SigmoidCurve;
pub(super) struct TanhCurve;
pub(super) struct ReluCurve;
pub(super) struct LeakyReluCurve;
pub(super) struct EluCurve;
pub(super) struct GeluCurve;
pub(super) struct SiluCurve;
pub(super) struct SoftplusCurve;
pub(super) struct IdentityCurve;

/// σ(z) and σ(−z), by the exponential of −|z|, operation by operation as in the reference: the slope o(1 − o) of a saturated
/// neuron depends on the last bit of o.
#[inline(always)]
pub(super) fn sigmoids(z: F64x2, k: &Constants) -> (F64x2, F64x2) {
    let e = exp(-z.abs(), k);
    let denominator = e + k.one;
    let negative = (-z).above(F64x2::splat(0.0));
    let one = F64x2::splat(k.one);
    (negative.choose(e, one) / denominator, negative.choose(one, e) / denominator)
}

/// ln(1 + eᶻ).
#[inline(always)]
pub(super) fn softplus(z: F64x2, k: &Constants) -> F64x2 {
    z.at_least(F64x2::splat(0.0)) + ln_1_plus(exp(-z.abs(), k))
}

impl Curve for SigmoidCurve {
    #[inline(always)]
    fn at(z: F64x2, k: &Constants) -> (F64x2, F64x2) {
        let o = sigmoids(z, k).0;
        (o, o * (k.one - o))
    }
}

impl Curve for TanhCurve {
    #[inline(always)]
    fn at(z: F64x2, k: &Constants) -> (F64x2, F64x2) {
        tanh(z, k)
    }
}

impl Curve for ReluCurve {
    #[inline(always)]
    fn at(z: F64x2, _: &Constants) -> (F64x2, F64x2) {
        // at_least keeps NaN: a diverged network must not look healthy.
        (z.at_least(F64x2::splat(0.0)), positive(z).choose(F64x2::splat(1.0), F64x2::splat(0.0)))
    }
}

impl Curve for LeakyReluCurve {
    #[inline(always)]
    fn at(z: F64x2, _: &Constants) -> (F64x2, F64x2) {
        let above = positive(z);
        (above.choose(z, LEAK * z), above.choose(F64x2::splat(1.0), F64x2::splat(LEAK)))
    }
}

impl Curve for EluCurve {
    #[inline(always)]
    fn at(z: F64x2, k: &Constants) -> (F64x2, F64x2) {
        let above = positive(z);
        let (value, slope) = exp_minus_1(z.at_most(F64x2::splat(0.0)), k);
        (above.choose(z, value), above.choose(F64x2::splat(1.0), slope))
    }
}

impl Curve for GeluCurve {
    #[inline(always)]
    fn at(z: F64x2, k: &Constants) -> (F64x2, F64x2) {
        let (tail, bell) = normal_tail(z, k);
        let below = positive(z).choose(1.0 - tail, tail);
        (z * below, below + z * INV_SQRT_2PI * bell)
    }
}

impl Curve for SiluCurve {
    #[inline(always)]
    fn at(z: F64x2, k: &Constants) -> (F64x2, F64x2) {
        let (s, other) = sigmoids(z, k);
        (z * s, s * (1.0 + z * other))
    }
}

impl Curve for SoftplusCurve {
    #[inline(always)]
    fn at(z: F64x2, k: &Constants) -> (F64x2, F64x2) {
        (softplus(z, k), sigmoids(z, k).0)
    }
}

impl Curve for IdentityCurve {
    #[inline(always)]
    fn at(z: F64x2, _: &Constants) -> (F64x2, F64x2) {
        (z, F64x2::splat(1.0))
    }
}

/// Computes o, and overwrites z with the slopes. Softmax is left to `output`.
pub(super) fn activate(activation: Activation, z: &mut [F64x2], o: &mut [F64x2]) {
    if SMALL {
        let (f, k) = (at(activation), constants());
        z.iter_mut().zip(o).for_each(|(z, o)| (*o, *z) = f(*z, k));
        return;
    }
    with_curve!(activation, C => all::<C>(z, o), softmax => {});
}

/// Computes o, and leaves z.
pub(super) fn values(activation: Activation, z: &[F64x2], o: &mut [F64x2]) {
    if SMALL {
        let (f, k) = (at(activation), constants());
        z.iter().zip(o).for_each(|(z, o)| *o = f(*z, k).0);
        return;
    }
    with_curve!(activation, C => values_of::<C>(z, o), softmax => {});
}

/// An activation as a function that is called for every vector: less code than a loop for each activation.
fn at(activation: Activation) -> fn(F64x2, &Constants) -> (F64x2, F64x2) {
    with_curve!(activation, C => C::at, softmax => IdentityCurve::at)
}

#[inline(always)]
fn all<C: Curve>(z: &mut [F64x2], o: &mut [F64x2]) {
    let k = constants();
    for (z, o) in z.iter_mut().zip(o) {
        (*o, *z) = C::at(*z, k);
    }
}

#[inline(always)]
fn values_of<C: Curve>(z: &[F64x2], o: &mut [F64x2]) {
    let k = constants();
    for (z, o) in z.iter().zip(o) {
        *o = C::at(*z, k).0;
    }
}
