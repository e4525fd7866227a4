//! The three products of a layer with a batch: z = W·o + b, ∂L/∂o = Wᵀ·∂L/∂z, and the gradient ∂L/∂z·oᵀ.
//!
//! Numbers come in groups of `V` vectors (see `layout`), so a weight is fetched once for 2·V samples. Sums over neurons are
//! added in the order of the neurons, as in the reference. Sums over samples are added in the order of the samples in wide
//! layers; in narrow ones each half of a vector has its own sum, and the two are added last.

use super::f64x2::F64x2;
#[cfg(feature = "small")]
use super::small;
use super::wide_gradient::{Sums, Transposed};
#[cfg(not(feature = "small"))]
use super::{narrow, wide};

/// The largest fan-in for which loops are unrolled.
pub(super) const NARROW: usize = 8;

/// A weight layer: its size, and its parameters in the network's order.
#[derive(Clone, Copy)]
pub(super) struct Dense<'a> {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) weights: &'a [f64],
    pub(super) biases: &'a [f64],
}

/// What the gradient of a layer depends on besides numbers.
#[derive(Clone, Copy)]
pub(super) struct LayerSize {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether the network is narrow, which decides the order of sums over samples.
    #[cfg_attr(not(any(test, feature = "small")), expect(dead_code, reason = "here the size of groups says it"))]
    pub(super) narrow: bool,
}

/// Runs `$narrow` with the fan-in as a constant `N` where a group is one vector and the fan-in small, else `$wide`.
#[cfg(not(feature = "small"))]
macro_rules! by_width {
    ($vectors:expr, $from:expr, narrow::$narrow:ident($($argument:expr),*), $wide:expr) => {
        match ($vectors, $from) {
            (1, 1) => narrow::$narrow::<1>($($argument),*),
            (1, 2) => narrow::$narrow::<2>($($argument),*),
            (1, 3) => narrow::$narrow::<3>($($argument),*),
            (1, 4) => narrow::$narrow::<4>($($argument),*),
            (1, 5) => narrow::$narrow::<5>($($argument),*),
            (1, 6) => narrow::$narrow::<6>($($argument),*),
            (1, 7) => narrow::$narrow::<7>($($argument),*),
            (1, 8) => narrow::$narrow::<8>($($argument),*),
            _ => $wide,
        }
    };
}

#[cfg(not(feature = "small"))]
impl Dense<'_> {
    /// z = W·o + b.
    #[inline(always)]
    pub(super) fn forward<const V: usize>(self, o: &[F64x2], z: &mut [F64x2]) {
        by_width!(V, self.from, narrow::forward(self, o, z), wide::forward::<V>(self, o, z));
    }

    /// ∂L/∂z of the layer below: Wᵀ·∂L/∂z times its slopes.
    #[inline(always)]
    pub(super) fn backward<const V: usize>(self, dz: &[F64x2], slopes: &[F64x2], below: &mut [F64x2]) {
        by_width!(V, self.from, narrow::backward(self, dz, slopes, below), {
            wide::backward::<V>(self, dz, slopes, below);
        });
    }
}

#[cfg(not(feature = "small"))]
impl LayerSize {
    /// ∂L/∂w and ∂L/∂b, summed over the samples. `sums` says what they do to `target`, which has the layer's weights and
    /// then its biases. The sums of narrow layers are always added.
    #[inline(always)]
    pub(super) fn add_gradient<const V: usize>(
        self,
        dz: &[F64x2],
        o: &[F64x2],
        transposed: &mut Transposed,
        target: &mut [f64],
        sums: Sums,
    ) {
        by_width!(V, self.from, narrow::add_gradient(self, dz, o, target), {
            transposed.add_gradient::<V>(self, dz, o, target, sums);
        });
    }
}

#[cfg(feature = "small")]
impl Dense<'_> {
    #[inline(always)]
    pub(super) fn forward<const V: usize>(self, o: &[F64x2], z: &mut [F64x2]) {
        small::forward(self, o, z);
    }

    #[inline(always)]
    pub(super) fn backward<const V: usize>(self, dz: &[F64x2], slopes: &[F64x2], below: &mut [F64x2]) {
        small::backward(self, dz, slopes, below);
    }
}

#[cfg(feature = "small")]
impl LayerSize {
    #[inline(always)]
    pub(super) fn add_gradient<const V: usize>(
        self,
        dz: &[F64x2],
        o: &[F64x2],
        _: &mut Transposed,
        target: &mut [f64],
        _: Sums,
    ) {
        small::add_gradient(self, dz, o, target);
    }
}

#[cfg(all(test, not(feature = "small")))]
mod tests {
    use super::*;
    use crate::Pcg32;
    use crate::kernel::small;

    /// Sends ten samples through a layer of five neurons: in groups of one vector, and in groups of `V`.
    fn both<const V: usize>(from: usize, narrow: bool) {
        const TO: usize = 5;
        let mut random = Pcg32::new(from as u64, 1);
        let mut vectors =
            |count: usize| (0..count).map(|_| F64x2::new(random.normal(), random.normal())).collect::<Vec<_>>();
        // As many groups of two vectors as hold ten samples; the last vector is empty.
        let mut given = [vectors(6 * from), vectors(6 * from), vectors(6 * TO)];
        for (units, width) in given.iter_mut().zip([from, from, TO]) {
            units[5 * width..].fill(F64x2::splat(0.0));
        }
        let numbers: Vec<f64> = vectors((from + 1) * TO).iter().map(|vector| vector.sum()).collect();
        let (weights, biases) = numbers.split_at(from * TO);
        let (layer, size) = (Dense { from, to: TO, weights, biases }, LayerSize { from, to: TO, narrow });
        let wide = |units: &[F64x2], width: usize| -> Vec<F64x2> {
            let place = |k: usize| (k / (width * V) * V + k % V) * width + k % (width * V) / V;
            (0..units.len()).map(|k| units[place(k)]).collect()
        };
        let [o, slopes, dz] = &given;
        let empty = |width: usize| vec![F64x2::splat(0.0); 6 * width];
        let (mut z, mut below, mut gradient) = (empty(TO), empty(from), vec![0.5; numbers.len()]);
        small::forward(layer, o, &mut z);
        small::backward(layer, dz, slopes, &mut below);
        small::add_gradient(size, &dz[..5 * TO], &o[..5 * from], &mut gradient);
        let (mut z2, mut below2, mut gradient2) = (empty(TO), empty(from), vec![0.5; numbers.len()]);
        layer.forward::<V>(&wide(o, from), &mut z2);
        layer.backward::<V>(&wide(dz, TO), &wide(slopes, from), &mut below2);
        let mut transposed = Transposed::new(from, TO, 24);
        size.add_gradient::<V>(&wide(dz, TO), &wide(o, from), &mut transposed, &mut gradient2, Sums::Add);
        let bits = |vectors: &[F64x2]| vectors.iter().map(|vector| vector.get().map(f64::to_bits)).collect::<Vec<_>>();
        assert_eq!(bits(&wide(&z, TO)), bits(&z2), "{from}");
        assert_eq!(bits(&wide(&below, from)), bits(&below2), "{from}");
        assert_eq!(gradient, gradient2, "{from}");
    }

    #[test]
    fn the_small_loops_have_the_bits_of_the_fast_ones() {
        for from in 1..=NARROW {
            both::<1>(from, true);
        }
        for from in [1, 2, 7, 8, 9, 16, 130] {
            both::<2>(from, false);
        }
    }
}
