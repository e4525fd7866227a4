//! The batch kernel: loss and mean gradient of many samples at once, by the same formulas as [`forward`](crate::forward)
//! and [`backward`](crate::backward), which stay the reference.
//!
//! Numbers lie sample beside sample, so that one instruction serves two samples; a tile of at most 64 samples goes
//! through all layers and back, so that the room does not grow with the batch; nothing is allocated on the way.

use crate::curves::{activate, values};
use crate::dense::{Dense, NARROW};
use crate::lanes::Pair;
use crate::network::Network;
use crate::{Activation, Loss};
use crate::{one_by_one, output};

/// Samples that go through the network together.
const TILE: usize = 64;

/// Where sample after sample of a batch is found.
pub(crate) trait Source {
    /// Input and target of the k-th sample of the batch.
    fn sample(&self, k: usize) -> (&[f64], &[f64]);
}

/// The room that passes over batches work in, and the gradient they leave.
#[derive(Clone, Debug)]
pub(crate) struct Kernel {
    /// The slope of the mean loss by every parameter, in the network's order.
    pub(crate) gradient: Vec<f64>,
    layers: Vec<Layer>,
    /// Inputs, then the outputs of layer after layer.
    o: Vec<Pair>,
    /// z of layer after layer, then, in the same places, the slopes f′(z).
    slopes: Vec<Pair>,
    /// ∂L/∂z of layer after layer.
    dz: Vec<Pair>,
    y: Vec<Pair>,
    /// Of the output layer's size, for what softmax sums up.
    scratch: Vec<Pair>,
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
        let room = |units: usize| vec![Pair::splat(0.0); units * pairs];
        Kernel {
            gradient: vec![0.0; start],
            layers,
            o: room(network.input_width() + before),
            slopes: room(before),
            dz: room(before),
            y: room(network.output_width()),
            scratch: room(2 * network.output_width()),
        }
    }

    /// Makes room for batches of up to so many samples; what is in `gradient` stays.
    pub(crate) fn make_room(&mut self, network: &Network, batch: usize) {
        let gradient = std::mem::take(&mut self.gradient);
        *self = Kernel { gradient, ..Kernel::new(network, batch) };
    }

    /// The mean loss over the first `count` samples of `source`, and its gradient, which stays in `gradient`.
    pub(crate) fn run(&mut self, network: &Network, source: &impl Source, count: usize) -> f64 {
        self.gradient.fill(0.0);
        if one_by_one::needed(network) {
            return one_by_one::run(network, source, count, Some(&mut self.gradient));
        }
        let mut loss = 0.0;
        for start in (0..count).step_by(TILE) {
            let tile = Tile { start, samples: TILE.min(count - start), count };
            loss += if self.takes_pairs(count) {
                self.tile::<1, true>(network, source, tile)
            } else {
                self.tile::<2, true>(network, source, tile)
            };
        }
        loss / count as f64
    }

    /// The mean loss alone.
    pub(crate) fn loss(&mut self, network: &Network, source: &impl Source, count: usize) -> f64 {
        if one_by_one::needed(network) {
            return one_by_one::run(network, source, count, None);
        }
        let mut loss = 0.0;
        for start in (0..count).step_by(TILE) {
            let tile = Tile { start, samples: TILE.min(count - start), count };
            loss += if self.takes_pairs(count) {
                self.tile::<1, false>(network, source, tile)
            } else {
                self.tile::<2, false>(network, source, tile)
            };
        }
        loss / count as f64
    }

    /// Whether panels are single pairs: where layers are narrow, or samples few.
    fn takes_pairs(&self, count: usize) -> bool {
        count <= 2 || self.layers.iter().all(|layer| layer.from.max(layer.to) <= NARROW)
    }

    /// The sum of a tile's losses; with `GRADIENT`, adds its share of the mean gradient.
    fn tile<const P: usize, const GRADIENT: bool>(
        &mut self,
        network: &Network,
        source: &impl Source,
        tile: Tile,
    ) -> f64 {
        let panels = tile.samples.div_ceil(2 * P);
        let pairs = panels * P;
        let ragged = tile.samples < 2 * pairs;
        let (inputs, outputs) = (network.input_width(), network.output_width());
        gather::<P>(&mut self.o[..inputs * pairs], inputs, tile, |k| source.sample(k).0);
        gather::<P>(&mut self.y[..outputs * pairs], outputs, tile, |k| source.sample(k).1);

        for (l, layer) in self.layers.iter().enumerate() {
            let (from, to) = (layer.from * pairs, layer.to * pairs);
            let (below, above) = self.o.split_at_mut((inputs + layer.before) * pairs);
            let (input, o) = (&below[below.len() - from..], &mut above[..to]);
            let z = &mut self.slopes[layer.before * pairs..][..to];
            layer.dense(network.values()).forward::<P>(input, z);
            if l + 1 < self.layers.len() || network.loss() == Loss::HalfSquaredError {
                activate(layer.activation, z, o);
            } else {
                values(layer.activation, z, o); // a cross-entropy is of z
            }
            if layer.activation == Activation::Softmax {
                output::softmax::<P>(z, o, layer.to);
            }
            if ragged {
                clear::<P>(o, layer.to, tile.samples);
            }
        }

        let Some(last) = self.layers.last() else { return 0.0 };
        let units = last.before * pairs..(last.before + last.to) * pairs;
        let rule = output::Rule { loss: network.loss(), activation: last.activation, width: last.to };
        let o = &self.o[inputs * pairs..][units.clone()];
        let (z, y) = (&self.slopes[units.clone()], &self.y[..outputs * pairs]);
        let loss = rule.loss::<P>(z, o, y, tile.samples);
        if !GRADIENT {
            return loss;
        }
        rule.by_preactivation::<P>(z, o, y, &mut self.dz[units.clone()], &mut self.scratch, tile.count as f64);
        if ragged {
            clear::<P>(&mut self.dz[units], last.to, tile.samples);
        }

        for (l, layer) in self.layers.iter().enumerate().rev() {
            let (below, dz) = self.dz.split_at_mut(layer.before * pairs);
            let dz = &dz[..layer.to * pairs];
            let from = layer.from * pairs;
            let dense = layer.dense(network.values());
            let input = &self.o[(inputs + layer.before) * pairs - from..][..from];
            let gradient = &mut self.gradient[layer.start..][..layer.to * (layer.from + 1)];
            dense.add_gradient::<P>(dz, input, gradient);
            if l > 0 {
                let place = below.len() - from;
                let below = &mut below[place..];
                dense.backward::<P>(dz, &self.slopes[place..][..from], below);
                if ragged {
                    clear::<P>(below, layer.from, tile.samples);
                }
            }
        }
        loss
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

/// Zeros in the last panel where there is no sample: whatever the network makes of them, they add exactly nothing.
fn clear<const P: usize>(units: &mut [Pair], width: usize, samples: usize) {
    let Some(panel) = units.chunks_exact_mut(width * P).next_back() else { return };
    let left = (samples - 1) % (2 * P) + 1;
    for unit in panel.chunks_exact_mut(P) {
        for (p, pair) in unit.iter_mut().enumerate() {
            *pair = pair.first(left.saturating_sub(2 * p));
        }
    }
}
