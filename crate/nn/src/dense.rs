//! The three products of a layer with a batch: z = W·o + b, ∂L/∂o = Wᵀ·∂L/∂z, and the gradient ∂L/∂z·oᵀ.
//!
//! A panel is `P` pairs, that is 2·P samples, of every neuron of a layer: panel after panel, neuron after neuron. So a
//! weight is fetched once for 2·P samples, and nothing depends on how many samples there are. Every sum over neurons is
//! added in their order, as in the reference; sums over samples are added pair by pair, the two halves last.

use crate::lanes::Pair;
use std::ops::Range;

/// Up to this fan-in a layer's loops are unrolled whole.
pub(crate) const NARROW: usize = 8;

/// A weight layer: its shape, and its parameters in the network's order.
#[derive(Clone, Copy)]
pub(crate) struct Dense<'a> {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) weights: &'a [f64],
    pub(crate) biases: &'a [f64],
}

/// Runs `$narrow` with the fan-in as a constant `N` where panels are single pairs and it is small, else `$wide`.
macro_rules! by_width {
    ($panel:expr, $from:expr, $narrow:ident($($argument:expr),*), $wide:expr) => {
        match ($panel, $from) {
            (1, 1) => $narrow::<1>($($argument),*),
            (1, 2) => $narrow::<2>($($argument),*),
            (1, 3) => $narrow::<3>($($argument),*),
            (1, 4) => $narrow::<4>($($argument),*),
            (1, 5) => $narrow::<5>($($argument),*),
            (1, 6) => $narrow::<6>($($argument),*),
            (1, 7) => $narrow::<7>($($argument),*),
            (1, 8) => $narrow::<8>($($argument),*),
            _ => $wide,
        }
    };
}

impl Dense<'_> {
    /// z = W·o + b.
    #[inline(always)]
    pub(crate) fn forward<const P: usize>(self, o: &[Pair], z: &mut [Pair]) {
        by_width!(P, self.from, forward_narrow(self, o, z), forward_wide::<P>(self, o, z));
    }

    /// ∂L/∂z of the layer below: Wᵀ·∂L/∂z times its slopes.
    #[inline(always)]
    pub(crate) fn backward<const P: usize>(self, dz: &[Pair], slopes: &[Pair], below: &mut [Pair]) {
        by_width!(P, self.from, backward_narrow(self, dz, slopes, below), {
            backward_wide::<P>(self, dz, slopes, below);
        });
    }

    /// Adds ∂L/∂w and ∂L/∂b, summed over the samples, to `gradient`: the layer's weights, then its biases.
    #[inline(always)]
    pub(crate) fn add_gradient<const P: usize>(self, dz: &[Pair], o: &[Pair], gradient: &mut [f64]) {
        by_width!(P, self.from, add_narrow(self, dz, o, gradient), add_wide::<P>(self, dz, o, gradient));
    }
}

fn forward_narrow<const N: usize>(layer: Dense<'_>, o: &[Pair], z: &mut [Pair]) {
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

fn backward_narrow<const N: usize>(layer: Dense<'_>, dz: &[Pair], slopes: &[Pair], below: &mut [Pair]) {
    let rows = layer.weights.as_chunks::<N>().0;
    let panels = dz.chunks_exact(layer.to).zip(slopes.as_chunks::<N>().0).zip(below.as_chunks_mut::<N>().0);
    for ((dz, slopes), below) in panels {
        let mut sums = [Pair::splat(0.0); N];
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

fn add_narrow<const N: usize>(layer: Dense<'_>, dz: &[Pair], o: &[Pair], gradient: &mut [f64]) {
    let (dw, db) = gradient.split_at_mut(layer.from * layer.to);
    for (j, (dw, db)) in dw.as_chunks_mut::<N>().0.iter_mut().zip(db).enumerate() {
        let (mut sums, mut sum) = ([Pair::splat(0.0); N], Pair::splat(0.0));
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

/// So many inputs at a time: what is used again and again then stays in the processor's first cache.
const COLUMNS: usize = 64;

/// Four neurons beside each other: enough sums to be begun while others are still being added.
fn forward_wide<const P: usize>(layer: Dense<'_>, o: &[Pair], z: &mut [Pair]) {
    let fours = layer.to / 4 * 4;
    for start in (0..layer.from).step_by(COLUMNS) {
        let columns = start..layer.from.min(start + COLUMNS);
        for first in (0..fours).step_by(4) {
            forward_rows::<P, 4>(layer, first, columns.clone(), o, z);
        }
        for first in fours..layer.to {
            forward_rows::<P, 1>(layer, first, columns.clone(), o, z);
        }
    }
}

/// Some columns' share in the sums of `R` neurons, begun with the first column and ended, by the bias, with the last.
#[inline(always)]
fn forward_rows<const P: usize, const R: usize>(
    layer: Dense<'_>,
    first: usize,
    columns: Range<usize>,
    o: &[Pair],
    z: &mut [Pair],
) {
    let Dense { from, to, weights, biases } = layer;
    let rows: [&[f64]; R] = std::array::from_fn(|r| &weights[(first + r) * from..][columns.clone()]);
    let biases = &biases[first..first + R];
    for (o, z) in o.chunks_exact(from * P).zip(z.chunks_exact_mut(to * P)) {
        let z = &mut z[first * P..(first + R) * P].as_chunks_mut::<P>().0[..R];
        let mut sums = [[Pair::splat(0.0); P]; R];
        if columns.start > 0 {
            sums.copy_from_slice(z);
        }
        add_products(&mut sums, rows, o[columns.start * P..columns.end * P].as_chunks::<P>().0);
        for ((z, sums), &b) in z.iter_mut().zip(sums).zip(biases) {
            for p in 0..P {
                z[p] = if columns.end == from { sums[p] + b } else { sums[p] };
            }
        }
    }
}

/// sums += rows · o, in order.
#[inline(always)]
fn add_products<const P: usize, const R: usize>(sums: &mut [[Pair; P]; R], rows: [&[f64]; R], o: &[[Pair; P]]) {
    let rows = rows.map(|row| &row[..o.len()]);
    for (i, o) in o.iter().enumerate() {
        for (sums, row) in sums.iter_mut().zip(rows) {
            for p in 0..P {
                sums[p] = sums[p] + o[p] * row[i];
            }
        }
    }
}

/// Four neurons of the layer below beside each other.
fn backward_wide<const P: usize>(layer: Dense<'_>, dz: &[Pair], slopes: &[Pair], below: &mut [Pair]) {
    let fours = layer.from / 4 * 4;
    for first in (0..fours).step_by(4) {
        backward_columns::<P, 4>(layer, first, dz, slopes, below);
    }
    for first in fours..layer.from {
        backward_columns::<P, 1>(layer, first, dz, slopes, below);
    }
}

#[inline(always)]
fn backward_columns<const P: usize, const C: usize>(
    layer: Dense<'_>,
    first: usize,
    dz: &[Pair],
    slopes: &[Pair],
    below: &mut [Pair],
) {
    let Dense { from, to, weights, .. } = layer;
    let panels = dz.chunks_exact(to * P).zip(slopes.chunks_exact(from * P)).zip(below.chunks_exact_mut(from * P));
    for ((dz, slopes), below) in panels {
        let mut sums = [[Pair::splat(0.0); P]; C];
        for (dz, row) in dz.as_chunks::<P>().0.iter().zip(weights.chunks_exact(from)) {
            let row = &row[first..first + C];
            for (sums, w) in sums.iter_mut().zip(row) {
                for p in 0..P {
                    sums[p] = sums[p] + dz[p] * *w;
                }
            }
        }
        let place = first * P..(first + C) * P;
        let (slopes, below) = (&slopes[place.clone()], &mut below[place]);
        for ((below, slope), sum) in below.iter_mut().zip(slopes).zip(sums.as_flattened()) {
            *below = *sum * *slope;
        }
    }
}

/// Four neurons times two of the layer below at a time.
fn add_wide<const P: usize>(layer: Dense<'_>, dz: &[Pair], o: &[Pair], gradient: &mut [f64]) {
    let Dense { from, to, .. } = layer;
    let (dw, db) = gradient.split_at_mut(from * to);
    let fours = to / 4 * 4;
    for start in (0..from).step_by(COLUMNS) {
        let columns = start..from.min(start + COLUMNS);
        for j in (0..fours).step_by(4) {
            add_rows::<P, 4>(layer, j, columns.clone(), dz, o, dw);
        }
        for j in fours..to {
            add_rows::<P, 1>(layer, j, columns.clone(), dz, o, dw);
        }
    }
    for (j, db) in db.iter_mut().enumerate() {
        let mut sums = [Pair::splat(0.0); P];
        for dz in dz.chunks_exact(to * P) {
            for (sum, &dz) in sums.iter_mut().zip(&dz[j * P..(j + 1) * P]) {
                *sum = *sum + dz;
            }
        }
        *db += total(sums);
    }
}

#[inline(always)]
fn add_rows<const P: usize, const R: usize>(
    layer: Dense<'_>,
    j: usize,
    columns: Range<usize>,
    dz: &[Pair],
    o: &[Pair],
    dw: &mut [f64],
) {
    let twos = columns.start + columns.len() / 2 * 2;
    for i in (columns.start..twos).step_by(2) {
        add_block::<P, R, 2>(layer, (j, i), dz, o, dw);
    }
    if twos < columns.end {
        add_block::<P, R, 1>(layer, (j, twos), dz, o, dw);
    }
}

#[inline(always)]
fn add_block<const P: usize, const R: usize, const C: usize>(
    layer: Dense<'_>,
    (j, i): (usize, usize),
    dz: &[Pair],
    o: &[Pair],
    dw: &mut [f64],
) {
    let Dense { from, to, .. } = layer;
    let mut sums = [[Pair::splat(0.0); C]; R];
    for (dz, o) in dz.chunks_exact(to * P).zip(o.chunks_exact(from * P)) {
        let (dz, o) = (&dz[j * P..(j + R) * P], &o[i * P..(i + C) * P]);
        for p in 0..P {
            for r in 0..R {
                for c in 0..C {
                    sums[r][c] = sums[r][c] + dz[r * P + p] * o[c * P + p];
                }
            }
        }
    }
    for r in 0..R {
        let row = &mut dw[(j + r) * from + i..][..C];
        for (dw, sum) in row.iter_mut().zip(sums[r]) {
            *dw += sum.sum();
        }
    }
}

#[inline(always)]
fn total<const P: usize>(sums: [Pair; P]) -> f64 {
    let mut all = sums[0];
    for sum in &sums[1..] {
        all = all + *sum;
    }
    all.sum()
}
