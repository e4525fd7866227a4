//! The output layer of a batch: softmax, the losses, and ∂L/∂z. The formulas are those of `loss.rs`, for two samples at a
//! time.

use super::constants::constants;
use super::curves::sigmoids;
use super::f64x2::F64x2;
use super::transcendental::{exp, ln_1_plus};
use crate::{Activation, Loss, SMALL};

/// What the formulas of an output layer depend on.
#[derive(Clone, Copy)]
pub(super) struct OutputLayer {
    pub(super) loss: Loss,
    pub(super) activation: Activation,
    pub(super) width: usize,
}

impl OutputLayer {
    /// k of k·Σ(o − y)². A page's kernel knows ½ alone.
    fn square_factor(self) -> Option<f64> {
        if SMALL { Some(0.5) } else { self.loss.square_factor(self.width) }
    }

    /// The sum of the losses of the first `samples` samples. Only the cross-entropies read `z`.
    pub(super) fn loss<const V: usize>(self, z: &[F64x2], o: &[F64x2], y: &[F64x2], samples: usize) -> f64 {
        let mut total = F64x2::splat(0.0);
        let group = self.width * V;
        let groups = z.chunks_exact(group).zip(o.chunks_exact(group)).zip(y.chunks_exact(group));
        for (g, ((z, o), y)) in groups.enumerate() {
            for v in 0..V {
                let two = TwoSamples::<V> { z, o, y, v };
                let loss = match self.loss {
                    Loss::BinaryCrossEntropy => two.binary_cross_entropy(),
                    Loss::CrossEntropy if !SMALL => two.cross_entropy(),
                    _ => match self.square_factor() {
                        Some(factor) => factor * two.squares(),
                        None => two.outputs(),
                    },
                };
                total = total + loss.first(samples.saturating_sub(2 * (g * V + v)));
            }
        }
        total.sum()
    }

    /// ∂L/∂z of the mean over `count` samples. `z` holds z for the cross-entropies, and slopes for the other losses.
    pub(super) fn by_preactivation<const V: usize>(
        self,
        z: &[F64x2],
        o: &[F64x2],
        y: &[F64x2],
        dz: &mut [F64x2],
        scratch: &mut [F64x2],
        count: f64,
    ) {
        match (self.loss, self.activation) {
            (Loss::CrossEntropy, _) | (_, Activation::Softmax) if SMALL => {}
            (Loss::BinaryCrossEntropy, _) => {
                for (((dz, z), o), y) in dz.iter_mut().zip(z).zip(o).zip(y) {
                    *dz = (1.0 - *y) * *o - *y * sigmoids(*z, constants()).1;
                }
            }
            (Loss::CrossEntropy, _) => self.softmax_cross_entropy::<V>(o, y, dz, scratch),
            _ => match (self.square_factor(), self.activation) {
                (Some(factor), Activation::Softmax) => self.squared_softmax::<V>(2.0 * factor, o, y, dz),
                (Some(factor), _) => {
                    for (((dz, slope), o), y) in dz.iter_mut().zip(z).zip(o).zip(y) {
                        *dz = 2.0 * factor * (*o - *y) * *slope;
                    }
                }
                // Softmax adds up to 1, whatever z is.
                (None, Activation::Softmax) => dz.iter_mut().zip(o).for_each(|(dz, o)| *dz = 0.0 * *o),
                (None, _) => dz.copy_from_slice(z),
            },
        }
        let count = F64x2::splat(count);
        for dz in dz {
            *dz = *dz / count;
        }
    }

    /// oⱼ · Σₖ oₖ (∂L/∂oⱼ − ∂L/∂oₖ) with ∂L/∂o = `times` · (o − y).
    fn squared_softmax<const V: usize>(self, times: f64, o: &[F64x2], y: &[F64x2], dz: &mut [F64x2]) {
        let group = self.width * V;
        for ((o, y), dz) in o.chunks_exact(group).zip(y.chunks_exact(group)).zip(dz.chunks_exact_mut(group)) {
            for (at, dz) in dz.iter_mut().enumerate() {
                let own = times * (o[at] - y[at]);
                let mut sum = F64x2::splat(0.0);
                for k in (at % V..group).step_by(V) {
                    sum = sum + o[k] * (own - times * (o[k] - y[k]));
                }
                *dz = o[at] * sum;
            }
        }
    }

    /// oⱼ·Σyₖ − yⱼ·Σoₖ over k ≠ j: the sums of the places before j, plus those behind it.
    fn softmax_cross_entropy<const V: usize>(self, o: &[F64x2], y: &[F64x2], dz: &mut [F64x2], scratch: &mut [F64x2]) {
        let group = self.width * V;
        let (behind_o, behind_y) = scratch[..2 * self.width].split_at_mut(self.width);
        for ((o, y), dz) in o.chunks_exact(group).zip(y.chunks_exact(group)).zip(dz.chunks_exact_mut(group)) {
            for v in 0..V {
                let (mut sum_o, mut sum_y) = (F64x2::splat(0.0), F64x2::splat(0.0));
                for j in (0..self.width).rev() {
                    (behind_o[j], behind_y[j]) = (sum_o, sum_y);
                    (sum_o, sum_y) = (sum_o + o[j * V + v], sum_y + y[j * V + v]);
                }
                (sum_o, sum_y) = (F64x2::splat(0.0), F64x2::splat(0.0));
                for j in 0..self.width {
                    let (own_o, own_y) = (o[j * V + v], y[j * V + v]);
                    dz[j * V + v] = own_o * (sum_y + behind_y[j]) - own_y * (sum_o + behind_o[j]);
                    (sum_o, sum_y) = (sum_o + own_o, sum_y + own_y);
                }
            }
        }
    }
}

/// The output layer of two samples: the `v`-th vector of every neuron of a group.
struct TwoSamples<'a, const V: usize> {
    z: &'a [F64x2],
    o: &'a [F64x2],
    y: &'a [F64x2],
    v: usize,
}

impl<const V: usize> TwoSamples<'_, V> {
    fn places(&self) -> impl Iterator<Item = usize> + use<V> {
        (self.v..self.o.len()).step_by(V)
    }

    fn squares(&self) -> F64x2 {
        let mut sum = F64x2::splat(0.0);
        for k in self.places() {
            let error = self.o[k] - self.y[k];
            sum = sum + error * error;
        }
        sum
    }

    fn outputs(&self) -> F64x2 {
        self.places().fold(F64x2::splat(0.0), |sum, k| sum + self.o[k])
    }

    /// y·softplus(−z) + (1 − y)·softplus(z), where softplus(±z) = max(±z, 0) + ln(1 + e^−|z|).
    fn binary_cross_entropy(&self) -> F64x2 {
        let (mut sum, zero) = (F64x2::splat(0.0), F64x2::splat(0.0));
        for k in self.places() {
            let (z, y) = (self.z[k], self.y[k]);
            let ln = ln_1_plus(exp(-z.abs(), constants()));
            sum = sum + (y * ((-z).at_least(zero) + ln) + (1.0 - y) * (z.at_least(zero) + ln));
        }
        sum
    }

    /// Σ yᵢ·((m − zᵢ) + ln Σ eᶻʲ⁻ᵐ) with m the largest z. The term of m in the sum of exponentials is 1, and is added last.
    fn cross_entropy(&self) -> F64x2 {
        let (one, zero) = (F64x2::splat(1.0), F64x2::splat(0.0));
        let top = self.largest();
        // Exactly one largest z is left out, as in the reference, even where two are equal.
        let (mut others, mut missing) = (zero, one);
        for k in self.places() {
            let is_top = top.above(self.z[k]).choose(zero, missing);
            others = others + exp(self.z[k] - top, constants()) * (1.0 - is_top);
            missing = missing - is_top;
        }
        let ln = ln_1_plus(others);
        let mut sum = zero;
        for k in self.places() {
            // A class with y = 0 adds nothing, even where its z is infinitely far.
            let term = self.y[k] * ((top - self.z[k]) + ln);
            sum = sum + self.y[k].abs().above(zero).choose(term, zero);
        }
        sum
    }

    fn largest(&self) -> F64x2 {
        largest::<V>(self.z, self.v)
    }
}

fn largest<const V: usize>(z: &[F64x2], v: usize) -> F64x2 {
    let mut top = F64x2::splat(f64::NEG_INFINITY);
    for &z in z[v..].iter().step_by(V) {
        top = top.at_least(z);
    }
    top
}

/// Softmax of every sample. Subtracting its largest z keeps the exponentials from overflowing.
pub(super) fn softmax<const V: usize>(z: &[F64x2], o: &mut [F64x2], width: usize) {
    for (z, o) in z.chunks_exact(width * V).zip(o.chunks_exact_mut(width * V)) {
        for v in 0..V {
            let top = largest::<V>(z, v);
            let mut sum = F64x2::splat(0.0);
            for (o, &z) in o[v..].iter_mut().step_by(V).zip(z[v..].iter().step_by(V)) {
                *o = exp(z - top, constants());
                sum = sum + *o;
            }
            for o in o[v..].iter_mut().step_by(V) {
                *o = *o / sum;
            }
        }
    }
}
