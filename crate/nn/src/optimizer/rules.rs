//! The six update rules, each for all parameters w with their gradient g.
//!
//! They are functions of slices and not inlined: so the compiler knows that no slice overlaps another, and computes several
//! numbers at a time.

use super::{ADAGRAD_EPSILON, ADAM_EPSILON, RMSPROP_EPSILON};

/// w ← w − ηg.
#[inline(never)]
pub(super) fn sgd(w: &mut [f64], g: &[f64], eta: f64) {
    for (w, g) in w.iter_mut().zip(g) {
        *w -= eta * g;
    }
}

/// v ← μv + g, w ← w − ηv.
#[inline(never)]
pub(super) fn momentum(w: &mut [f64], g: &[f64], v: &mut [f64], eta: f64, momentum: f64) {
    for ((w, g), v) in w.iter_mut().zip(g).zip(v) {
        *v = momentum * *v + g;
        *w -= eta * *v;
    }
}

/// v ← μv + g, w ← w − η(g + μv).
#[inline(never)]
pub(super) fn nesterov(w: &mut [f64], g: &[f64], v: &mut [f64], eta: f64, momentum: f64) {
    for ((w, g), v) in w.iter_mut().zip(g).zip(v) {
        *v = momentum * *v + g;
        *w -= eta * (g + momentum * *v);
    }
}

/// s ← s + g², w ← w − ηg/(√s + ε).
#[inline(never)]
pub(super) fn adagrad(w: &mut [f64], g: &[f64], s: &mut [f64], eta: f64) {
    for ((w, g), s) in w.iter_mut().zip(g).zip(s) {
        *s += g * g;
        *w -= eta * g / (s.sqrt() + ADAGRAD_EPSILON);
    }
}

/// s ← αs + (1 − α)g², w ← w − ηg/(√s + ε).
#[inline(never)]
pub(super) fn rmsprop(w: &mut [f64], g: &[f64], s: &mut [f64], eta: f64, alpha: f64) {
    for ((w, g), s) in w.iter_mut().zip(g).zip(s) {
        *s = alpha * *s + (1.0 - alpha) * g * g;
        *w -= eta * g / (s.sqrt() + RMSPROP_EPSILON);
    }
}

/// m ← β₁m + (1 − β₁)g, s ← β₂s + (1 − β₂)g², w ← w − η (m/c₁)/(√(s/c₂) + ε) with the corrections c = 1 − βᵗ.
#[inline(never)]
pub(super) fn adam(
    w: &mut [f64],
    g: &[f64],
    m: &mut [f64],
    s: &mut [f64],
    eta: f64,
    (beta1, beta2): (f64, f64),
    (correct1, correct2): (f64, f64),
) {
    for ((w, g), (m, s)) in w.iter_mut().zip(g).zip(m.iter_mut().zip(s)) {
        *m = beta1 * *m + (1.0 - beta1) * g;
        *s = beta2 * *s + (1.0 - beta2) * g * g;
        *w -= eta * (*m / correct1) / ((*s / correct2).sqrt() + ADAM_EPSILON);
    }
}
