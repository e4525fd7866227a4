//! The products of wide layers on the way up and down: four neurons at a time, so that their sums are added beside each
//! other. A processor need not wait for one sum before it begins the next.
//!
//! Little is left to gain here. A product and a sum of two numbers take 0.22 to 0.24 ns in Chromium. The instructions that
//! Chromium makes of the loop take 0.20 ns in assembler, and 0.18 ns without those that count and find addresses: the processor
//! takes six instructions a cycle, and that is the bound.

use super::dense::Dense;
use super::f64x2::F64x2;

/// z = W·o + b.
#[inline(never)]
pub(super) fn forward<const V: usize>(layer: Dense<'_>, o: &[F64x2], z: &mut [F64x2]) {
    let fours = layer.to / 4 * 4;
    for at in (0..fours).step_by(4) {
        forward_rows::<V, 4>(layer, at, o, z);
    }
    for at in fours..layer.to {
        forward_rows::<V, 1>(layer, at, o, z);
    }
}

/// `R` neurons from the one at `at` on.
#[inline(always)]
fn forward_rows<const V: usize, const R: usize>(layer: Dense<'_>, at: usize, o: &[F64x2], z: &mut [F64x2]) {
    let Dense { from, to, weights, biases, .. } = layer;
    let rows: [&[f64]; R] = std::array::from_fn(|r| &weights[(at + r) * from..][..from]);
    for (o, z) in o.chunks_exact(from * V).zip(z.chunks_exact_mut(to * V)) {
        let o = &o.as_chunks::<V>().0[..from];
        let mut sums = [[F64x2::splat(0.0); V]; R];
        for i in 0..from {
            for r in 0..R {
                let w = rows[r][i];
                for v in 0..V {
                    sums[r][v] = sums[r][v] + o[i][v] * w;
                }
            }
        }
        let z = z[at * V..(at + R) * V].as_chunks_mut::<V>().0;
        for ((z, sums), &b) in z.iter_mut().zip(sums).zip(&biases[at..]) {
            for v in 0..V {
                z[v] = sums[v] + b;
            }
        }
    }
}

/// ∂L/∂z of the layer below.
#[inline(never)]
pub(super) fn backward<const V: usize>(layer: Dense<'_>, dz: &[F64x2], slopes: &[F64x2], below: &mut [F64x2]) {
    let fours = layer.from / 4 * 4;
    for first in (0..fours).step_by(4) {
        backward_columns::<V, 4>(layer, first, dz, slopes, below);
    }
    for first in fours..layer.from {
        backward_columns::<V, 1>(layer, first, dz, slopes, below);
    }
}

/// `C` neurons of the layer below, from the one at `first` on.
#[inline(always)]
fn backward_columns<const V: usize, const C: usize>(
    layer: Dense<'_>,
    first: usize,
    dz: &[F64x2],
    slopes: &[F64x2],
    below: &mut [F64x2],
) {
    let Dense { from, to, weights, .. } = layer;
    let groups = dz.chunks_exact(to * V).zip(slopes.chunks_exact(from * V)).zip(below.chunks_exact_mut(from * V));
    for ((dz, slopes), below) in groups {
        let mut sums = [[F64x2::splat(0.0); V]; C];
        for (dz, row) in dz.as_chunks::<V>().0.iter().zip(weights.chunks_exact(from)) {
            let row = &row[first..first + C];
            for (sums, w) in sums.iter_mut().zip(row) {
                for v in 0..V {
                    sums[v] = sums[v] + dz[v] * *w;
                }
            }
        }
        let place = first * V..(first + C) * V;
        let (slopes, below) = (&slopes[place.clone()], &mut below[place]);
        for ((below, slope), sum) in below.iter_mut().zip(slopes).zip(sums.as_flattened()) {
            *below = *sum * *slope;
        }
    }
}
