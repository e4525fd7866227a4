//! The three products of a layer in little code, for a page that must load quickly. A group is always one vector. Every sum
//! has the order of the fast code, so the bits are the same (`dense.rs` tests it).

use super::dense::{Dense, LayerSize, NARROW};
use super::f64x2::F64x2;

/// z = W·o + b.
pub(super) fn forward(layer: Dense<'_>, o: &[F64x2], z: &mut [F64x2]) {
    let Dense { from, to, weights, biases, .. } = layer;
    // Two groups beside each other: an addition of one need not wait for that of the other.
    for (o, z) in o.chunks(2 * from).zip(z.chunks_mut(2 * to)) {
        let (first, second) = o.split_at(from);
        let second = if second.is_empty() { first } else { second };
        for (j, (row, &b)) in weights.chunks_exact(from).zip(biases).enumerate() {
            let mut sums = [F64x2::splat(0.0); 2];
            for ((&w, &o), &next) in row.iter().zip(first).zip(second) {
                sums = [sums[0] + o * w, sums[1] + next * w];
            }
            z[j] = sums[0] + b;
            if let Some(z) = z.get_mut(to + j) {
                *z = sums[1] + b;
            }
        }
    }
}

/// ∂L/∂z of the layer below.
pub(super) fn backward(layer: Dense<'_>, dz: &[F64x2], slopes: &[F64x2], below: &mut [F64x2]) {
    let Dense { from, to, weights, .. } = layer;
    let groups = dz.chunks_exact(to).zip(slopes.chunks_exact(from)).zip(below.chunks_exact_mut(from));
    for ((dz, slopes), below) in groups {
        below.fill(F64x2::splat(0.0));
        for (row, &dz) in weights.chunks_exact(from).zip(dz) {
            for (sum, &w) in below.iter_mut().zip(row) {
                *sum = *sum + dz * w;
            }
        }
        for (sum, &slope) in below.iter_mut().zip(slopes) {
            *sum = *sum * slope;
        }
    }
}

/// Adds ∂L/∂w and ∂L/∂b, summed over the samples.
pub(super) fn add_gradient(layer: LayerSize, dz: &[F64x2], o: &[F64x2], target: &mut [f64]) {
    let LayerSize { from, to, narrow } = layer;
    let (dw, db) = target.split_at_mut(from * to);
    let vector_by_vector = narrow && from <= NARROW;
    for (j, (dw, db)) in dw.chunks_exact_mut(from).zip(db).enumerate() {
        let own = || dz.iter().skip(j).step_by(to);
        if vector_by_vector {
            let (mut sums, mut sum) = ([F64x2::splat(0.0); NARROW], F64x2::splat(0.0));
            for (&dz, o) in own().zip(o.chunks_exact(from)) {
                sum = sum + dz;
                for (sum, &o) in sums.iter_mut().zip(o) {
                    *sum = *sum + dz * o;
                }
            }
            *db += sum.sum();
            for (dw, sum) in dw.iter_mut().zip(sums) {
                *dw += sum.sum();
            }
            continue;
        }
        for (i, dw) in dw.iter_mut().enumerate() {
            *dw += own().zip(o.iter().skip(i).step_by(from)).fold(0.0, |sum, (&dz, &o)| {
                let [a, b] = (o * dz).get();
                sum + a + b
            });
        }
        for dz in own() {
            let [a, b] = dz.get();
            *db += a;
            *db += b;
        }
    }
}
