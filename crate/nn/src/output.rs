//! The output layer of a batch: softmax, the losses, and ∂L/∂z. Formula by formula as in `loss.rs`, two samples at a time.

use crate::curves::sigmoids;
use crate::lanes::Pair;
use crate::smooth::{exp, ln_1_plus, numbers};
use crate::{Activation, Loss, SMALL};

/// What decides how an output layer's error is taken.
#[derive(Clone, Copy)]
pub(crate) struct Rule {
    pub(crate) loss: Loss,
    pub(crate) activation: Activation,
    pub(crate) width: usize,
}

impl Rule {
    /// The sum of the losses of the first `samples` samples. `z` holds pre-activations for the cross-entropies only.
    pub(crate) fn loss<const P: usize>(self, z: &[Pair], o: &[Pair], y: &[Pair], samples: usize) -> f64 {
        let mut total = Pair::splat(0.0);
        let panel = self.width * P;
        let panels = z.chunks_exact(panel).zip(o.chunks_exact(panel)).zip(y.chunks_exact(panel));
        for (v, ((z, o), y)) in panels.enumerate() {
            for p in 0..P {
                let unit = Units::<P> { z, o, y, p };
                let loss = match self.loss {
                    Loss::CrossEntropy if SMALL => unit.half_squared_error(),
                    Loss::HalfSquaredError => unit.half_squared_error(),
                    Loss::BinaryCrossEntropy => unit.binary_cross_entropy(),
                    Loss::CrossEntropy => unit.cross_entropy(),
                };
                total = total + loss.first(samples.saturating_sub(2 * (v * P + p)));
            }
        }
        total.sum()
    }

    /// ∂L/∂z for the mean over `count` samples. `z` holds slopes for the squared error, pre-activations for the others.
    pub(crate) fn by_preactivation<const P: usize>(
        self,
        z: &[Pair],
        o: &[Pair],
        y: &[Pair],
        dz: &mut [Pair],
        scratch: &mut [Pair],
        count: f64,
    ) {
        match (self.loss, self.activation) {
            (Loss::CrossEntropy, _) | (_, Activation::Softmax) if SMALL => {}
            (Loss::HalfSquaredError, Activation::Softmax) => self.squared_softmax::<P>(o, y, dz),
            (Loss::HalfSquaredError, _) => {
                for (((dz, slope), o), y) in dz.iter_mut().zip(z).zip(o).zip(y) {
                    *dz = (*o - *y) * *slope;
                }
            }
            (Loss::BinaryCrossEntropy, _) => {
                for (((dz, z), o), y) in dz.iter_mut().zip(z).zip(o).zip(y) {
                    *dz = (1.0 - *y) * *o - *y * sigmoids(*z, numbers()).1;
                }
            }
            (Loss::CrossEntropy, _) => self.softmax_cross_entropy::<P>(o, y, dz, scratch),
        }
        let count = Pair::splat(count);
        for dz in dz {
            *dz = *dz / count;
        }
    }

    /// oⱼ · Σₖ oₖ (∂L/∂oⱼ − ∂L/∂oₖ) with ∂L/∂o = o − y.
    fn squared_softmax<const P: usize>(self, o: &[Pair], y: &[Pair], dz: &mut [Pair]) {
        let panel = self.width * P;
        for ((o, y), dz) in o.chunks_exact(panel).zip(y.chunks_exact(panel)).zip(dz.chunks_exact_mut(panel)) {
            for (at, dz) in dz.iter_mut().enumerate() {
                let own = o[at] - y[at];
                let mut sum = Pair::splat(0.0);
                for k in (at % P..panel).step_by(P) {
                    sum = sum + o[k] * (own - (o[k] - y[k]));
                }
                *dz = o[at] * sum;
            }
        }
    }

    /// oⱼ·Σyₖ − yⱼ·Σoₖ over k ≠ j, the sums being those before j and those behind it.
    fn softmax_cross_entropy<const P: usize>(self, o: &[Pair], y: &[Pair], dz: &mut [Pair], scratch: &mut [Pair]) {
        let panel = self.width * P;
        let (behind_o, behind_y) = scratch[..2 * self.width].split_at_mut(self.width);
        for ((o, y), dz) in o.chunks_exact(panel).zip(y.chunks_exact(panel)).zip(dz.chunks_exact_mut(panel)) {
            for p in 0..P {
                let (mut sum_o, mut sum_y) = (Pair::splat(0.0), Pair::splat(0.0));
                for j in (0..self.width).rev() {
                    (behind_o[j], behind_y[j]) = (sum_o, sum_y);
                    (sum_o, sum_y) = (sum_o + o[j * P + p], sum_y + y[j * P + p]);
                }
                (sum_o, sum_y) = (Pair::splat(0.0), Pair::splat(0.0));
                for j in 0..self.width {
                    let (own_o, own_y) = (o[j * P + p], y[j * P + p]);
                    dz[j * P + p] = own_o * (sum_y + behind_y[j]) - own_y * (sum_o + behind_o[j]);
                    (sum_o, sum_y) = (sum_o + own_o, sum_y + own_y);
                }
            }
        }
    }
}

/// The output layer of two samples: the `p`-th pair of every neuron of a panel.
struct Units<'a, const P: usize> {
    z: &'a [Pair],
    o: &'a [Pair],
    y: &'a [Pair],
    p: usize,
}

impl<const P: usize> Units<'_, P> {
    fn places(&self) -> impl Iterator<Item = usize> + use<P> {
        (self.p..self.o.len()).step_by(P)
    }

    fn half_squared_error(&self) -> Pair {
        let mut sum = Pair::splat(0.0);
        for k in self.places() {
            let error = self.o[k] - self.y[k];
            sum = sum + error * error;
        }
        0.5 * sum
    }

    /// y·softplus(−z) + (1 − y)·softplus(z), of which both are max(±z, 0) + ln(1 + e^−|z|).
    fn binary_cross_entropy(&self) -> Pair {
        let (mut sum, zero) = (Pair::splat(0.0), Pair::splat(0.0));
        for k in self.places() {
            let (z, y) = (self.z[k], self.y[k]);
            let ln = ln_1_plus(exp(-z.abs(), numbers()));
            sum = sum + (y * ((-z).at_least(zero) + ln) + (1.0 - y) * (z.at_least(zero) + ln));
        }
        sum
    }

    /// (m − zᵢ) + ln Σ eᶻʲ⁻ᵐ, m being the largest z; its own term, which is 1, is left out of the sum of exponentials.
    fn cross_entropy(&self) -> Pair {
        let (one, zero) = (Pair::splat(1.0), Pair::splat(0.0));
        let top = self.largest();
        // The largest is left out once, as the reference does, even where two are equal.
        let (mut others, mut missing) = (zero, one);
        for k in self.places() {
            let is_top = top.above(self.z[k]).choose(zero, missing);
            others = others + exp(self.z[k] - top, numbers()) * (1.0 - is_top);
            missing = missing - is_top;
        }
        let ln = ln_1_plus(others);
        let mut sum = zero;
        for k in self.places() {
            // A class without weight adds nothing, however far its z.
            let term = self.y[k] * ((top - self.z[k]) + ln);
            sum = sum + self.y[k].abs().above(zero).choose(term, zero);
        }
        sum
    }

    fn largest(&self) -> Pair {
        largest::<P>(self.z, self.p)
    }
}

fn largest<const P: usize>(z: &[Pair], p: usize) -> Pair {
    let mut top = Pair::splat(f64::NEG_INFINITY);
    for &z in z[p..].iter().step_by(P) {
        top = top.at_least(z);
    }
    top
}

/// Softmax of every sample, shifted by its largest z.
pub(crate) fn softmax<const P: usize>(z: &[Pair], o: &mut [Pair], width: usize) {
    for (z, o) in z.chunks_exact(width * P).zip(o.chunks_exact_mut(width * P)) {
        for p in 0..P {
            let top = largest::<P>(z, p);
            let mut sum = Pair::splat(0.0);
            for (o, &z) in o[p..].iter_mut().step_by(P).zip(z[p..].iter().step_by(P)) {
                *o = exp(z - top, numbers());
                sum = sum + *o;
            }
            for o in o[p..].iter_mut().step_by(P) {
                *o = *o / sum;
            }
        }
    }
}
