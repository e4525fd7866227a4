//! The products of narrow layers: loops unrolled for each fan-in `N` from 1 to 8, and groups of one vector.

use super::dense::{Dense, LayerSize};
use super::f64x2::F64x2;

/// z = W·o + b.
pub(super) fn forward<const N: usize>(layer: Dense<'_>, o: &[F64x2], z: &mut [F64x2]) {
    let rows = layer.weights.as_chunks::<N>().0;
    for (o, z) in o.as_chunks::<N>().0.iter().zip(z.chunks_exact_mut(layer.to)) {
        for ((z, row), &b) in z.iter_mut().zip(rows).zip(layer.biases) {
            let mut sum = o[0] * row[0];
            for i in 1..N {
                sum = sum + o[i] * row[i];
            }
            *z = sum + b;
        }
    }
}

/// ∂L/∂z of the layer below.
pub(super) fn backward<const N: usize>(layer: Dense<'_>, dz: &[F64x2], slopes: &[F64x2], below: &mut [F64x2]) {
    let rows = layer.weights.as_chunks::<N>().0;
    let groups = dz.chunks_exact(layer.to).zip(slopes.as_chunks::<N>().0).zip(below.as_chunks_mut::<N>().0);
    for ((dz, slopes), below) in groups {
        let mut sums = [F64x2::splat(0.0); N];
        for (row, &dz) in rows.iter().zip(dz) {
            for i in 0..N {
                sums[i] = sums[i] + dz * row[i];
            }
        }
        for i in 0..N {
            below[i] = sums[i] * slopes[i];
        }
    }
}

/// Adds ∂L/∂w and ∂L/∂b, summed over the samples.
pub(super) fn add_gradient<const N: usize>(layer: LayerSize, dz: &[F64x2], o: &[F64x2], target: &mut [f64]) {
    let (dw, db) = target.split_at_mut(layer.from * layer.to);
    for (j, (dw, db)) in dw.as_chunks_mut::<N>().0.iter_mut().zip(db).enumerate() {
        let (mut sums, mut sum) = ([F64x2::splat(0.0); N], F64x2::splat(0.0));
        for (dz, o) in dz.chunks_exact(layer.to).zip(o.as_chunks::<N>().0) {
            let dz = dz[j];
            sum = sum + dz;
            for i in 0..N {
                sums[i] = sums[i] + dz * o[i];
            }
        }
        *db += sum.sum();
        for i in 0..N {
            dw[i] += sums[i].sum();
        }
    }
}
