//! The batch kernel: loss and mean gradient of many samples at once, by the same formulas as [`forward`](crate::forward)
//! and [`backward`](crate::backward), which stay the reference.
//!
//! Numbers lie sample beside sample, so that one instruction serves two samples; a tile of at most 64 samples goes
//! through all layers and back, so that the room does not grow with the batch; nothing is allocated on the way.

use crate::chain;
use crate::curves::{activate, values};
use crate::dense::{Dense, NARROW, Rows, Shape, Sums};
use crate::lanes::Pair;
use crate::network::Network;
use crate::{Activation, Loss, Optimizer};
use crate::{SMALL, one_by_one, output};
use std::ops::Range;

/// Samples that go through the network together.
const TILE: usize = 64;

/// Where sample after sample of a batch is found.
pub(crate) trait Source {
    /// Input and target of the k-th sample of the batch.
    fn sample(&self, k: usize) -> (&[f64], &[f64]);
}

/// The room that passes over batches work in, and the gradient they leave.
///
/// A clone has the gradient, but makes its room when it first needs it: a checkpoint, of which a long run keeps a hundred,
/// mostly never does.
#[derive(Debug)]
pub(crate) struct Kernel {
    /// The slope of the mean loss by every parameter, in the network's order. Where sums descend, the parameters themselves:
    /// they are taken out of the network for so long.
    pub(crate) gradient: Vec<f64>,
    layers: Vec<Layer>,
    runs: Vec<Range<usize>>,
    /// Inputs, then the outputs of layer after layer.
    o: Vec<Pair>,
    /// z of layer after layer, then, in the same places, the slopes f′(z).
    slopes: Vec<Pair>,
    /// ∂L/∂z of layer after layer.
    dz: Vec<Pair>,
    y: Vec<Pair>,
    /// Of the output layer's size, for what softmax sums up.
    scratch: Vec<Pair>,
    rows: Rows,
    /// Whether panels are single pairs, in this batch.
    narrow: bool,
    /// The most samples of a batch.
    batch: usize,
}

impl Clone for Kernel {
    fn clone(&self) -> Kernel {
        Kernel {
            gradient: self.gradient.clone(),
            layers: Vec::new(),
            runs: Vec::new(),
            o: Vec::new(),
            slopes: Vec::new(),
            dz: Vec::new(),
            y: Vec::new(),
            scratch: Vec::new(),
            rows: Rows::default(),
            narrow: self.narrow,
            batch: self.batch,
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Layer {
    from: usize,
    to: usize,
    activation: Activation,
    /// Neurons in the layers below, inputs not counted.
    before: usize,
    /// Where its parameters begin.
    start: usize,
}

impl Kernel {
    /// Room for this network and batches of up to so many samples.
    pub(crate) fn new(network: &Network, batch: usize) -> Kernel {
        let pairs = 2 * batch.min(TILE).div_ceil(4).max(1);
        let mut layers = Vec::with_capacity(network.depth());
        let (mut before, mut start) = (0, 0);
        for (l, size) in network.layers().windows(2).enumerate() {
            layers.push(Layer { from: size[0], to: size[1], activation: network.activation(l), before, start });
            before += size[1];
            start += size[1] * (size[0] + 1);
        }
        let widest = |size: fn(&Layer) -> usize| layers.iter().map(size).max().unwrap_or(0);
        let (from, to) = (widest(|layer| layer.from), widest(|layer| layer.to));
        let room = |units: usize| vec![Pair::splat(0.0); units * pairs];
        Kernel {
            gradient: Vec::new(),
            runs: runs(network),
            o: room(network.input_width() + before),
            slopes: room(before),
            dz: room(before),
            y: room(network.output_width()),
            scratch: room(2 * network.output_width()),
            rows: if !SMALL && from.max(to) > NARROW { Rows::new(from, to, 2 * pairs) } else { Rows::default() },
            layers,
            narrow: false,
            batch,
        }
    }

    /// Makes the room that a clone does without.
    fn furnish(&mut self, network: &Network) {
        if self.layers.is_empty() {
            let gradient = std::mem::take(&mut self.gradient);
            *self = Kernel { gradient, ..Kernel::new(network, self.batch) };
        }
    }

    /// The mean loss over the first `count` samples of `source`, and its gradient, which stays in `gradient`.
    pub(crate) fn run(&mut self, network: &Network, source: &impl Source, count: usize) -> f64 {
        self.furnish(network);
        if self.gradient.is_empty() {
            self.gradient = vec![0.0; network.parameter_count()];
        }
        if !SMALL && one_by_one::needed(network) {
            self.gradient.fill(0.0);
            return one_by_one::run(network, source, count, Some(&mut self.gradient));
        }
        self.narrow = self.takes_pairs(count);
        if SMALL || self.narrow {
            self.gradient.fill(0.0);
        }
        let mut loss = 0.0;
        for start in (0..count).step_by(TILE) {
            let tile = Tile { start, samples: TILE.min(count - start), count };
            self.rows.sums = if start == 0 && !SMALL && !self.narrow { Sums::Begin } else { Sums::Add };
            loss += self.pass(network, source, tile, true);
        }
        loss / count as f64
    }

    /// `run`, and then a step down its gradient. Returns the loss before it.
    pub(crate) fn update(
        &mut self,
        network: &mut Network,
        source: &impl Source,
        count: usize,
        optimizer: &mut Optimizer,
    ) -> f64 {
        let at_once = !SMALL && count <= TILE && !self.takes_pairs(count) && !one_by_one::needed(network);
        if at_once && let Some(eta) = optimizer.plain_eta(network.parameter_count()) {
            return self.descend(network, source, count, eta);
        }
        let loss = self.run(network, source, count);
        optimizer.advance(network, &self.gradient);
        loss
    }

    /// A step of plain SGD, neuron by neuron as the gradient comes: wide layers are larger than the processor's caches, and
    /// their gradient need not be written and read again. Afterwards there is no gradient.
    fn descend(&mut self, network: &mut Network, source: &impl Source, count: usize, eta: f64) -> f64 {
        self.furnish(network);
        self.narrow = false;
        self.rows.sums = Sums::Descend(eta);
        self.gradient = std::mem::take(network.values_mut());
        let loss = self.pass(network, source, Tile { start: 0, samples: count, count }, true);
        *network.values_mut() = std::mem::take(&mut self.gradient);
        self.rows.sums = Sums::Add;
        loss / count as f64
    }

    /// The mean loss alone.
    pub(crate) fn loss(&mut self, network: &Network, source: &impl Source, count: usize) -> f64 {
        if !SMALL && one_by_one::needed(network) {
            return one_by_one::run(network, source, count, None);
        }
        self.furnish(network);
        self.narrow = self.takes_pairs(count);
        let mut loss = 0.0;
        for start in (0..count).step_by(TILE) {
            let tile = Tile { start, samples: TILE.min(count - start), count };
            loss += self.pass(network, source, tile, false);
        }
        loss / count as f64
    }

    /// Whether panels are single pairs: where layers are narrow, or samples few.
    fn takes_pairs(&self, count: usize) -> bool {
        count <= 2 || self.layers.iter().all(|layer| layer.from.max(layer.to) <= NARROW)
    }

    /// The sum of a tile's losses; with `gradient`, adds its share of the mean gradient.
    #[inline(always)]
    fn pass<S: Source>(&mut self, network: &Network, source: &S, tile: Tile, gradient: bool) -> f64 {
        if SMALL {
            self.tile::<1, dyn Source>(network, source, tile, gradient)
        } else if self.narrow {
            self.tile::<1, S>(network, source, tile, gradient)
        } else {
            self.tile::<2, S>(network, source, tile, gradient)
        }
    }

    fn tile<const P: usize, S: Source + ?Sized>(
        &mut self,
        network: &Network,
        source: &S,
        tile: Tile,
        gradient: bool,
    ) -> f64 {
        let panels = tile.samples.div_ceil(2 * P);
        let size = Size { inputs: network.input_width(), pairs: panels * P, samples: tile.samples };
        let outputs = network.output_width() * size.pairs;
        gather::<P>(&mut self.o[..size.inputs * size.pairs], size.inputs, tile, |k| source.sample(k).0);
        gather::<P>(&mut self.y[..outputs], network.output_width(), tile, |k| source.sample(k).1);
        for run in 0..self.runs.len() {
            let run = self.runs[run].clone();
            if size.pairs == 1 && run.len() > 1 && !SMALL {
                self.forward_chain(network, run, size);
            } else {
                run.for_each(|l| self.forward::<P>(network, l, size));
            }
        }

        let Some(last) = self.layers.last() else { return 0.0 };
        let units = last.before * size.pairs..(last.before + last.to) * size.pairs;
        let rule = output::Rule { loss: network.loss(), activation: last.activation, width: last.to };
        let o = &self.o[size.inputs * size.pairs..][units.clone()];
        let (z, y) = (&self.slopes[units.clone()], &self.y[..outputs]);
        let loss = rule.loss::<P>(z, o, y, tile.samples);
        if !gradient {
            return loss;
        }
        rule.by_preactivation::<P>(z, o, y, &mut self.dz[units.clone()], &mut self.scratch, tile.count as f64);
        size.clear::<P>(&mut self.dz[units], last.to);
        for run in (0..self.runs.len()).rev() {
            let run = self.runs[run].clone();
            if size.pairs == 1 && run.len() > 1 && !SMALL {
                let first = run.start;
                self.backward_chain(network, run, size);
                self.hand_down::<P>(network, first, size);
            } else {
                for l in run.rev() {
                    // In this order: where sums descend, the weights are others afterwards.
                    self.hand_down::<P>(network, l, size);
                    self.add_gradient::<P>(l, size);
                }
            }
        }
        loss
    }

    /// o and slopes of a layer, from what is below it.
    fn forward<const P: usize>(&mut self, network: &Network, l: usize, size: Size) {
        let layer = self.layers[l];
        let (from, to) = (layer.from * size.pairs, layer.to * size.pairs);
        let (below, above) = self.o.split_at_mut((size.inputs + layer.before) * size.pairs);
        let (input, o) = (&below[below.len() - from..], &mut above[..to]);
        let z = &mut self.slopes[layer.before * size.pairs..][..to];
        layer.dense(parameters(&self.rows, &self.gradient, network)).forward::<P>(input, z);
        if keeps_slopes(network, l) {
            activate(layer.activation, z, o);
        } else {
            values(layer.activation, z, o);
        }
        if !SMALL && layer.activation == Activation::Softmax {
            output::softmax::<P>(z, o, layer.to);
        }
        size.clear::<P>(o, layer.to);
    }

    /// Adds a layer's share of the gradient, from its ∂L/∂z and what is below it.
    fn add_gradient<const P: usize>(&mut self, l: usize, size: Size) {
        let layer = self.layers[l];
        let dz = &self.dz[layer.before * size.pairs..][..layer.to * size.pairs];
        let from = layer.from * size.pairs;
        let input = &self.o[(size.inputs + layer.before) * size.pairs - from..][..from];
        let gradient = &mut self.gradient[layer.start..][..layer.to * (layer.from + 1)];
        let shape = Shape { from: layer.from, to: layer.to, narrow: self.narrow };
        shape.add_gradient::<P>(dz, input, &mut self.rows, gradient);
    }

    /// ∂L/∂z of the layer below.
    fn hand_down<const P: usize>(&mut self, network: &Network, l: usize, size: Size) {
        if l == 0 {
            return;
        }
        let layer = self.layers[l];
        let (below, dz) = self.dz.split_at_mut(layer.before * size.pairs);
        let (place, from) = (below.len() - layer.from * size.pairs, layer.from * size.pairs);
        let (slopes, below) = (&self.slopes[place..][..from], &mut below[place..]);
        let dense = layer.dense(parameters(&self.rows, &self.gradient, network));
        dense.backward::<P>(&dz[..layer.to * size.pairs], slopes, below);
        size.clear::<P>(below, layer.from);
    }

    fn forward_chain(&mut self, network: &Network, run: Range<usize>, size: Size) {
        let (first, count) = (self.layers[run.start], run.len());
        let neurons = network.values()[first.start..].as_chunks::<2>().0;
        let (below, above) = self.o.split_at_mut(size.inputs + first.before);
        let Some(&x) = below.last() else { return };
        let (o, slopes) = (&mut above[..count], &mut self.slopes[first.before..][..count]);
        chain::forward(first.activation, &neurons[..count], x, o, slopes);
        size.clear::<1>(&mut o[count - 1..], 1);
    }

    fn backward_chain(&mut self, network: &Network, run: Range<usize>, size: Size) {
        let (first, count) = (self.layers[run.start], run.len());
        let neurons = network.values()[first.start..].as_chunks::<2>().0;
        let inputs = &self.o[size.inputs + first.before - 1..][..count];
        let (slopes, dz) = (&self.slopes[first.before..][..count], &mut self.dz[first.before..][..count]);
        let gradient = self.gradient[first.start..].as_chunks_mut::<2>().0;
        chain::backward(&neurons[..count], inputs, slopes, dz, size.samples, &mut gradient[..count]);
    }
}

/// Where the parameters are.
fn parameters<'a>(rows: &Rows, gradient: &'a [f64], network: &'a Network) -> &'a [f64] {
    if matches!(rows.sums, Sums::Descend(_)) { gradient } else { network.values() }
}

/// Whether a layer's z may be overwritten with its slopes: a cross-entropy is of z itself.
fn keeps_slopes(network: &Network, l: usize) -> bool {
    l + 1 < network.depth() || network.loss() == Loss::HalfSquaredError
}

/// The layers as runs: chains of single neurons with one activation, and every other layer by itself.
fn runs(network: &Network) -> Vec<Range<usize>> {
    let is_single = |l: usize| network.layers()[l] == 1 && network.layers()[l + 1] == 1 && keeps_slopes(network, l);
    let mut runs: Vec<Range<usize>> = Vec::new();
    for l in 0..network.depth() {
        match runs.last_mut() {
            Some(run) if is_single(l) && is_single(l - 1) && network.activation(l) == network.activation(l - 1) => {
                run.end = l + 1;
            }
            _ => runs.push(l..l + 1),
        }
    }
    runs
}

/// How much of the room a tile takes.
#[derive(Clone, Copy)]
struct Size {
    inputs: usize,
    /// Of each neuron.
    pairs: usize,
    samples: usize,
}

impl Size {
    /// Zeros in the last panel where there is no sample: whatever the network makes of them, they add exactly nothing.
    fn clear<const P: usize>(self, units: &mut [Pair], width: usize) {
        if self.samples == 2 * self.pairs {
            return;
        }
        let Some(panel) = units.chunks_exact_mut(width * P).next_back() else { return };
        let left = (self.samples - 1) % (2 * P) + 1;
        for unit in panel.chunks_exact_mut(P) {
            for (p, pair) in unit.iter_mut().enumerate() {
                *pair = pair.first(left.saturating_sub(2 * p));
            }
        }
    }
}

impl Layer {
    fn dense(self, parameters: &[f64]) -> Dense<'_> {
        let (weights, biases) = parameters[self.start..][..self.to * (self.from + 1)].split_at(self.from * self.to);
        Dense { from: self.from, to: self.to, weights, biases }
    }
}

/// Samples `start` to `start + samples` of a batch of `count`.
#[derive(Clone, Copy)]
struct Tile {
    start: usize,
    samples: usize,
    count: usize,
}

/// Puts rows of `width` numbers side by side, zeros where there is no sample.
fn gather<'a, const P: usize>(to: &mut [Pair], width: usize, tile: Tile, row: impl Fn(usize) -> &'a [f64]) {
    for (v, panel) in to.chunks_exact_mut(width * P).enumerate() {
        let first = 2 * P * v;
        // A full panel in one go.
        if !SMALL && tile.samples >= first + 2 * P {
            let rows: [_; P] = std::array::from_fn(|p| [0, 1].map(|k| &row(tile.start + first + 2 * p + k)[..width]));
            for (i, pairs) in panel.as_chunks_mut::<P>().0.iter_mut().enumerate() {
                *pairs = rows.map(|[a, b]| Pair::new(a[i], b[i]));
            }
            continue;
        }
        for p in 0..P {
            let first = 2 * (v * P + p);
            let left = tile.samples.saturating_sub(first);
            let places = panel.iter_mut().skip(p).step_by(P);
            match left {
                0 => places.for_each(|pair| *pair = Pair::splat(0.0)),
                1 => places.zip(row(tile.start + first)).for_each(|(pair, &a)| *pair = Pair::new(a, 0.0)),
                _ => {
                    let rows = row(tile.start + first).iter().zip(row(tile.start + first + 1));
                    places.zip(rows).for_each(|(pair, (&a, &b))| *pair = Pair::new(a, b));
                }
            }
        }
    }
}
