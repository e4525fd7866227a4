//! The three products of a layer with a batch: z = W·o + b, ∂L/∂o = Wᵀ·∂L/∂z, and the gradient ∂L/∂z·oᵀ.
//!
//! A panel is `P` pairs, that is 2·P samples, of every neuron of a layer: panel after panel, neuron after neuron. So a
//! weight is fetched once for 2·P samples, and nothing depends on how many samples there are. Every sum over neurons is
//! added in their order, as in the reference; sums over samples are, too, in wide layers, while in narrow ones they are
//! added pair by pair, the two halves last.

#![cfg_attr(feature = "small", allow(dead_code))]

use crate::lanes::Pair;
#[cfg(feature = "small")]
use crate::small;

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

/// What a layer's gradient needs to know of it.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// Whether the gradient is summed up pair by pair, as in networks of narrow layers, or sample by sample.
    #[cfg_attr(not(any(test, feature = "small")), expect(dead_code, reason = "here the size of panels says it"))]
    pub(crate) narrow: bool,
}

/// Runs `$narrow` with the fan-in as a constant `N` where panels are single pairs and it is small, else `$wide`.
#[cfg(not(feature = "small"))]
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

#[cfg(feature = "small")]
impl Dense<'_> {
    #[inline(always)]
    pub(crate) fn forward<const P: usize>(self, o: &[Pair], z: &mut [Pair]) {
        small::forward(self, o, z);
    }

    #[inline(always)]
    pub(crate) fn backward<const P: usize>(self, dz: &[Pair], slopes: &[Pair], below: &mut [Pair]) {
        small::backward(self, dz, slopes, below);
    }
}

#[cfg(feature = "small")]
impl Shape {
    #[inline(always)]
    pub(crate) fn add_gradient<const P: usize>(self, dz: &[Pair], o: &[Pair], _: &mut Rows, gradient: &mut [f64]) {
        small::add_gradient(self, dz, o, gradient);
    }
}

#[cfg(not(feature = "small"))]
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
}

#[cfg(not(feature = "small"))]
impl Shape {
    /// Adds ∂L/∂w and ∂L/∂b, summed over the samples, to `gradient`: the layer's weights, then its biases.
    #[inline(always)]
    pub(crate) fn add_gradient<const P: usize>(self, dz: &[Pair], o: &[Pair], rows: &mut Rows, gradient: &mut [f64]) {
        by_width!(P, self.from, add_narrow(self, dz, o, gradient), rows.add::<P>(self, dz, o, gradient));
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

fn add_narrow<const N: usize>(layer: Shape, dz: &[Pair], o: &[Pair], gradient: &mut [f64]) {
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

/// Four neurons beside each other: enough sums to be begun while others are still being added.
#[inline(never)]
fn forward_wide<const P: usize>(layer: Dense<'_>, o: &[Pair], z: &mut [Pair]) {
    let fours = layer.to / 4 * 4;
    for at in (0..fours).step_by(4) {
        forward_rows::<P, 4>(layer, at, o, z);
    }
    for at in fours..layer.to {
        forward_rows::<P, 1>(layer, at, o, z);
    }
}

#[inline(always)]
fn forward_rows<const P: usize, const R: usize>(layer: Dense<'_>, at: usize, o: &[Pair], z: &mut [Pair]) {
    let Dense { from, to, weights, biases, .. } = layer;
    let rows: [&[f64]; R] = std::array::from_fn(|r| &weights[(at + r) * from..][..from]);
    for (o, z) in o.chunks_exact(from * P).zip(z.chunks_exact_mut(to * P)) {
        let o = &o.as_chunks::<P>().0[..from];
        let mut sums = [[Pair::splat(0.0); P]; R];
        for i in 0..from {
            for r in 0..R {
                let w = rows[r][i];
                for p in 0..P {
                    sums[r][p] = sums[r][p] + o[i][p] * w;
                }
            }
        }
        let z = z[at * P..(at + R) * P].as_chunks_mut::<P>().0;
        for ((z, sums), &b) in z.iter_mut().zip(sums).zip(&biases[at..]) {
            for p in 0..P {
                z[p] = sums[p] + b;
            }
        }
    }
}

/// Four neurons of the layer below beside each other.
#[inline(never)]
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

/// Room for one layer's numbers, four neurons of one sample beside each other, zeros where there is none: sample after sample,
/// four neurons after four.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    /// What enters the layer.
    o: Vec<[Pair; 2]>,
    /// ∂L/∂z.
    dz: Vec<[f64; 4]>,
    pub(crate) sums: Sums,
}

/// What becomes of the sums over a tile's samples.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Sums {
    /// They are added to those of the tiles before.
    #[default]
    Add,
    /// The gradient begins with them: what stands in their place is of another batch.
    Begin,
    /// They are the whole gradient, and what stands in their place are the parameters, which go down by η times it.
    Descend(f64),
}

impl Sums {
    /// What comes into the place of `before`.
    #[inline(always)]
    fn onto(self, before: Pair, sum: Pair) -> Pair {
        match self {
            Sums::Add => before + sum,
            Sums::Begin => sum,
            Sums::Descend(eta) => before - sum * eta,
        }
    }
}

/// So many fours of neurons at a time, that what is used again and again stays in the processor's first cache.
const COLUMNS: usize = 16;

impl Rows {
    /// Room for layers with up to so many neurons below and above, for so many samples.
    pub(crate) fn new(below: usize, above: usize, samples: usize) -> Rows {
        let (below, above) = (below.div_ceil(4) * samples, above.div_ceil(4) * samples);
        Rows { o: vec![[Pair::splat(0.0); 2]; below], dz: vec![[0.0; 4]; above], sums: Sums::Add }
    }

    /// Here vectors lie across neurons, not samples: so each sample adds its products to the sums of many weights, and no
    /// vector is to be summed up in the end. Samples are added in their order, as in the reference.
    #[inline(never)]
    fn add<const P: usize>(&mut self, layer: Shape, dz: &[Pair], o: &[Pair], gradient: &mut [f64]) {
        let Shape { from, to, .. } = layer;
        let (dw, db) = gradient.split_at_mut(from * to);
        let samples = 2 * dz.len() / to;
        let (o_fours, dz_fours) = (&mut self.o[..from.div_ceil(4) * samples], &mut self.dz[..to.div_ceil(4) * samples]);
        turn::<P, _>(o, from, samples, o_fours, |[a, b, c, d]| [Pair::new(a, b), Pair::new(c, d)]);
        turn::<P, _>(dz, to, samples, dz_fours, |four| four);
        for (block, o) in o_fours.chunks(COLUMNS * samples).enumerate() {
            for (dz, dw) in dz_fours.chunks_exact(samples).zip(dw.chunks_mut(4 * from)) {
                add_block(dz, o, dw, from, 4 * COLUMNS * block, self.sums);
            }
        }
        for (dz, db) in dz_fours.chunks_exact(samples).zip(db.chunks_mut(4)) {
            for (j, db) in db.iter_mut().enumerate() {
                let sum = |from: f64| dz.iter().fold(from, |sum, dz| sum + dz[j]);
                *db = match self.sums {
                    Sums::Add => sum(*db),
                    Sums::Begin => sum(0.0),
                    Sums::Descend(eta) => *db - eta * sum(0.0),
                };
            }
        }
    }
}

/// From panel after panel to four neurons of a sample after the other.
#[inline(never)]
fn turn<const P: usize, T>(units: &[Pair], width: usize, samples: usize, to: &mut [T], four: impl Fn([f64; 4]) -> T) {
    for (v, panel) in units.chunks_exact(width * P).enumerate() {
        for (units, to) in panel.chunks(4 * P).zip(to.chunks_exact_mut(samples)) {
            for (p, to) in to[2 * P * v..][..2 * P].as_chunks_mut::<2>().0.iter_mut().enumerate() {
                let unit = |k: usize| units.get(k * P + p).map_or([0.0; 2], |pair| pair.get());
                let ([a, e], [b, f], [c, g], [d, h]) = (unit(0), unit(1), unit(2), unit(3));
                *to = [four([a, b, c, d]), four([e, f, g, h])];
            }
        }
    }
}

/// Adds to ∂L/∂w of up to four neurons, from the `start`-th of the `from` neurons below them on.
#[inline(always)]
fn add_block(dz: &[[f64; 4]], o: &[[Pair; 2]], dw: &mut [f64], from: usize, start: usize, how: Sums) {
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
                let (left, right) = (how.onto(Pair::new(*a, *b), left), how.onto(Pair::new(*c, *d), right));
                ([*a, *b], [*c, *d]) = (left.get(), right.get());
            }
        }
    }
    for (k, o) in rest.chunks_exact(samples).enumerate() {
        add_rest(dz, o, dw, from, start + 4 * (whole + k), how);
    }
}

/// The same with fewer than four neurons above, or below.
#[inline(never)]
fn add_rest(dz: &[[f64; 4]], o: &[[Pair; 2]], dw: &mut [f64], from: usize, at: usize, how: Sums) {
    for (row, sums) in dw.chunks_mut(from).zip(products(dz, o)) {
        for (dw, sum) in row[at..].iter_mut().zip(sums.map(Pair::get).as_flattened()) {
            [*dw, _] = how.onto(Pair::splat(*dw), Pair::splat(*sum)).get();
        }
    }
}

/// The products of four neurons' ∂L/∂z and four neurons' outputs, summed over the samples.
#[inline(always)]
fn products(dz: &[[f64; 4]], o: &[[Pair; 2]]) -> [[Pair; 2]; 4] {
    let mut sums = [[Pair::splat(0.0); 2]; 4];
    for (dz, o) in dz.iter().zip(o) {
        for r in 0..4 {
            for c in 0..2 {
                sums[r][c] = sums[r][c] + o[c] * dz[r];
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Pcg32, small};

    /// Ten samples through a layer to five neurons, in panels of `P` pairs and in pairs.
    fn both<const P: usize>(from: usize, narrow: bool) {
        const TO: usize = 5;
        let mut random = Pcg32::new(from as u64, 1);
        let mut pairs =
            |count: usize| (0..count).map(|_| Pair::new(random.normal(), random.normal())).collect::<Vec<_>>();
        // As many panels of two pairs as hold ten samples; the last pair is empty.
        let mut given = [pairs(6 * from), pairs(6 * from), pairs(6 * TO)];
        for (units, width) in given.iter_mut().zip([from, from, TO]) {
            units[5 * width..].fill(Pair::splat(0.0));
        }
        let numbers: Vec<f64> = pairs((from + 1) * TO).iter().map(|pair| pair.sum()).collect();
        let (weights, biases) = numbers.split_at(from * TO);
        let (layer, shape) = (Dense { from, to: TO, weights, biases }, Shape { from, to: TO, narrow });
        let wide = |units: &[Pair], width: usize| -> Vec<Pair> {
            let place = |k: usize| (k / (width * P) * P + k % P) * width + k % (width * P) / P;
            (0..units.len()).map(|k| units[place(k)]).collect()
        };
        let [o, slopes, dz] = &given;
        let empty = |width: usize| vec![Pair::splat(0.0); 6 * width];
        let (mut z, mut below, mut gradient) = (empty(TO), empty(from), vec![0.5; numbers.len()]);
        small::forward(layer, o, &mut z);
        small::backward(layer, dz, slopes, &mut below);
        small::add_gradient(shape, &dz[..5 * TO], &o[..5 * from], &mut gradient);
        let (mut z2, mut below2, mut gradient2) = (empty(TO), empty(from), vec![0.5; numbers.len()]);
        layer.forward::<P>(&wide(o, from), &mut z2);
        layer.backward::<P>(&wide(dz, TO), &wide(slopes, from), &mut below2);
        shape.add_gradient::<P>(&wide(dz, TO), &wide(o, from), &mut Rows::new(from, TO, 24), &mut gradient2);
        let bits = |pairs: &[Pair]| pairs.iter().map(|pair| pair.get().map(f64::to_bits)).collect::<Vec<_>>();
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
