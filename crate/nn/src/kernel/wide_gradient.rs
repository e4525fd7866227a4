//! The gradient of wide layers: ∂L/∂w = Σ ∂L/∂z·o over the samples.
//!
//! Here vectors lie across neurons, not samples. So each sample adds its products to the sums of many weights, and no
//! vector has to be summed up in the end. Samples are added in their order, as in the reference.

#![cfg_attr(feature = "small", allow(dead_code))]

use super::dense::LayerSize;
use super::f64x2::F64x2;

/// One layer's numbers, turned round: four neurons of one sample beside each other, sample after sample, then the next
/// four neurons. Zeros stand where a four is not full, so one loop serves all widths.
#[derive(Debug, Default)]
pub(super) struct Transposed {
    /// What enters the layer.
    o: Vec<[F64x2; 2]>,
    /// ∂L/∂z.
    dz: Vec<[f64; 4]>,
}

/// What the sums over the samples of a micro-batch do to the numbers in their place.
#[derive(Clone, Copy)]
pub(super) enum Sums {
    /// They are added. The numbers are the gradient of the micro-batches before.
    Add,
    /// They replace the numbers, which are the gradient of another batch.
    Begin,
    /// The numbers are parameters, and go down by η times the sums.
    Descend(f64),
}

impl Sums {
    /// What replaces the numbers `before`.
    #[inline(always)]
    fn onto(self, before: F64x2, sum: F64x2) -> F64x2 {
        match self {
            Sums::Add => before + sum,
            Sums::Begin => sum,
            Sums::Descend(eta) => before - sum * eta,
        }
    }
}

/// How many fours of neurons are taken at a time. What is used again and again then stays in the processor's first cache.
const COLUMNS: usize = 16;

impl Transposed {
    /// Room for layers with up to `below` inputs and `above` neurons, for `samples` samples.
    pub(super) fn new(below: usize, above: usize, samples: usize) -> Transposed {
        let (below, above) = (below.div_ceil(4) * samples, above.div_ceil(4) * samples);
        Transposed { o: vec![[F64x2::splat(0.0); 2]; below], dz: vec![[0.0; 4]; above] }
    }

    /// ∂L/∂w and ∂L/∂b, summed over the samples; `sums` says what they do to `target`.
    #[inline(never)]
    pub(super) fn add_gradient<const V: usize>(
        &mut self,
        layer: LayerSize,
        dz: &[F64x2],
        o: &[F64x2],
        target: &mut [f64],
        sums: Sums,
    ) {
        let LayerSize { from, to, .. } = layer;
        let (dw, db) = target.split_at_mut(from * to);
        let samples = 2 * dz.len() / to;
        let (o_fours, dz_fours) = (&mut self.o[..from.div_ceil(4) * samples], &mut self.dz[..to.div_ceil(4) * samples]);
        transpose::<V, _>(o, from, samples, o_fours, |[a, b, c, d]| [F64x2::new(a, b), F64x2::new(c, d)]);
        transpose::<V, _>(dz, to, samples, dz_fours, |four| four);
        for (block, o) in o_fours.chunks(COLUMNS * samples).enumerate() {
            for (dz, dw) in dz_fours.chunks_exact(samples).zip(dw.chunks_mut(4 * from)) {
                add_block(dz, o, dw, from, 4 * COLUMNS * block, sums);
            }
        }
        for (dz, db) in dz_fours.chunks_exact(samples).zip(db.chunks_mut(4)) {
            for (j, db) in db.iter_mut().enumerate() {
                let sum = |from: f64| dz.iter().fold(from, |sum, dz| sum + dz[j]);
                *db = match sums {
                    Sums::Add => sum(*db),
                    Sums::Begin => sum(0.0),
                    Sums::Descend(eta) => *db - eta * sum(0.0),
                };
            }
        }
    }
}

/// From groups of vectors across samples to fours across neurons.
#[inline(never)]
fn transpose<const V: usize, T>(
    units: &[F64x2],
    width: usize,
    samples: usize,
    to: &mut [T],
    four: impl Fn([f64; 4]) -> T,
) {
    for (at, group) in units.chunks_exact(width * V).enumerate() {
        for (units, to) in group.chunks(4 * V).zip(to.chunks_exact_mut(samples)) {
            for (v, to) in to[2 * V * at..][..2 * V].as_chunks_mut::<2>().0.iter_mut().enumerate() {
                let unit = |k: usize| units.get(k * V + v).map_or([0.0; 2], |vector| vector.get());
                let ([a, e], [b, f], [c, g], [d, h]) = (unit(0), unit(1), unit(2), unit(3));
                *to = [four([a, b, c, d]), four([e, f, g, h])];
            }
        }
    }
}

/// ∂L/∂w of up to four neurons, from the `start`-th of the `from` neurons below them on.
#[inline(always)]
fn add_block(dz: &[[f64; 4]], o: &[[F64x2; 2]], dw: &mut [f64], from: usize, start: usize, sums: Sums) {
    let samples = dz.len();
    let end = from.min(start + 4 * COLUMNS);
    let whole = if dw.len() == 4 * from { (end - start) / 4 } else { 0 };
    let (o, rest) = o.split_at(whole * samples);
    if whole > 0 {
        let (left, right) = dw.split_at_mut(2 * from);
        let ((row0, row1), (row2, row3)) = (left.split_at_mut(from), right.split_at_mut(from));
        let fours = [row0, row1, row2, row3].map(|row| row[start..end].as_chunks_mut::<4>().0);
        let [row0, row1, row2, row3] = fours;
        for ((((o, dw0), dw1), dw2), dw3) in o.chunks_exact(samples).zip(row0).zip(row1).zip(row2).zip(row3) {
            let [sum0, sum1, sum2, sum3] = products(dz, o);
            for (dw, [left, right]) in [(dw0, sum0), (dw1, sum1), (dw2, sum2), (dw3, sum3)] {
                let [a, b, c, d] = dw;
                let (left, right) = (sums.onto(F64x2::new(*a, *b), left), sums.onto(F64x2::new(*c, *d), right));
                ([*a, *b], [*c, *d]) = (left.get(), right.get());
            }
        }
    }
    for (k, o) in rest.chunks_exact(samples).enumerate() {
        add_rest(dz, o, dw, from, start + 4 * (whole + k), sums);
    }
}

/// The same with fewer than four neurons above, or below.
#[inline(never)]
fn add_rest(dz: &[[f64; 4]], o: &[[F64x2; 2]], dw: &mut [f64], from: usize, at: usize, sums: Sums) {
    for (row, four) in dw.chunks_mut(from).zip(products(dz, o)) {
        for (dw, sum) in row[at..].iter_mut().zip(four.map(F64x2::get).as_flattened()) {
            [*dw, _] = sums.onto(F64x2::splat(*dw), F64x2::splat(*sum)).get();
        }
    }
}

/// The products of four neurons' ∂L/∂z and four neurons' outputs, summed over the samples.
#[inline(always)]
fn products(dz: &[[f64; 4]], o: &[[F64x2; 2]]) -> [[F64x2; 2]; 4] {
    let mut sums = [[F64x2::splat(0.0); 2]; 4];
    for (dz, o) in dz.iter().zip(o) {
        for r in 0..4 {
            for c in 0..2 {
                sums[r][c] = sums[r][c] + o[c] * dz[r];
            }
        }
    }
    sums
}
