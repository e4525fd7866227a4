//! The products of a layer with a batch in few lines, for a page that must load quickly: panels of single pairs, and every sum
//! in the order of `dense.rs`, so that the bits are the same (tested there).

use crate::dense::{Dense, NARROW, Shape};
use crate::lanes::Pair;

/// z = W·o + b.
pub(crate) fn forward(layer: Dense<'_>, o: &[Pair], z: &mut [Pair]) {
    let Dense { from, to, weights, biases, .. } = layer;
    // Two panels beside each other: an addition need not wait for the one before.
    for (o, z) in o.chunks(2 * from).zip(z.chunks_mut(2 * to)) {
        let (first, second) = o.split_at(from);
        let second = if second.is_empty() { first } else { second };
        for (j, (row, &b)) in weights.chunks_exact(from).zip(biases).enumerate() {
            let mut sums = [Pair::splat(0.0); 2];
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
pub(crate) fn backward(layer: Dense<'_>, dz: &[Pair], slopes: &[Pair], below: &mut [Pair]) {
    let Dense { from, to, weights, .. } = layer;
    let panels = dz.chunks_exact(to).zip(slopes.chunks_exact(from)).zip(below.chunks_exact_mut(from));
    for ((dz, slopes), below) in panels {
        below.fill(Pair::splat(0.0));
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
pub(crate) fn add_gradient(layer: Shape, dz: &[Pair], o: &[Pair], gradient: &mut [f64]) {
    let Shape { from, to, narrow } = layer;
    let (dw, db) = gradient.split_at_mut(from * to);
    let pair_by_pair = narrow && from <= NARROW;
    for (j, (dw, db)) in dw.chunks_exact_mut(from).zip(db).enumerate() {
        let own = || dz.iter().skip(j).step_by(to);
        if pair_by_pair {
            let (mut sums, mut sum) = ([Pair::splat(0.0); NARROW], Pair::splat(0.0));
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
