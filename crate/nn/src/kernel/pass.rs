//! A micro-batch goes through all layers and back. The room does not grow with the batch, and nothing is allocated on
//! the way.

use super::curves::{activate, values};
use super::dense::{Dense, LayerSize, NARROW};
use super::f64x2::F64x2;
use super::layout::{Layout, MICRO_BATCH, MicroBatch, gather};
use super::wide_gradient::{Sums, Transposed};
use super::{Source, chain, output};
use crate::network::Network;
use crate::{Activation, Loss, SMALL};
use std::ops::Range;

/// What a pass is for: the parameters it reads, and where its sums go. Both are in the network's order.
pub(super) enum Task<'a> {
    /// The losses alone.
    Loss { parameters: &'a [f64] },
    /// The losses, and the gradient of their mean.
    Gradient { parameters: &'a [f64], gradient: &'a mut [f64] },
    /// The losses, and a step of plain SGD: the parameters of a layer go down as their slopes are summed up.
    Descent { parameters: &'a mut [f64], eta: f64 },
}

impl Task<'_> {
    fn parameters(&self) -> &[f64] {
        match self {
            Task::Loss { parameters } | Task::Gradient { parameters, .. } => parameters,
            Task::Descent { parameters, .. } => parameters,
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
    /// Whether its z are overwritten with slopes. A cross-entropy needs z itself.
    takes_slopes: bool,
}

/// The room in which passes work, for one architecture.
#[derive(Debug)]
pub(super) struct Room {
    loss: Loss,
    layers: Vec<Layer>,
    /// The layers in order: chains of single neurons with one activation, and every other layer by itself.
    segments: Vec<Range<usize>>,
    /// Inputs, then the outputs of layer after layer.
    o: Vec<F64x2>,
    /// z of layer after layer; then, in the same places, the slopes f′(z).
    slopes: Vec<F64x2>,
    /// ∂L/∂z of layer after layer.
    dz: Vec<F64x2>,
    y: Vec<F64x2>,
    /// What softmax sums up: two numbers for each output.
    scratch: Vec<F64x2>,
    transposed: Transposed,
}

impl Room {
    /// Room for this network and batches of up to `batch` samples.
    pub(super) fn new(network: &Network, batch: usize) -> Room {
        let vectors = 2 * batch.min(MICRO_BATCH).div_ceil(4).max(1);
        let layers = layers(network);
        let units: usize = network.layers()[1..].iter().sum();
        let widest = |size: fn(&Layer) -> usize| layers.iter().map(size).max().unwrap_or(0);
        let (from, to) = (widest(|layer| layer.from), widest(|layer| layer.to));
        let room = |units: usize| vec![F64x2::splat(0.0); units * vectors];
        let wide = !SMALL && from.max(to) > NARROW;
        Room {
            loss: network.loss(),
            segments: segments(&layers),
            o: room(network.input_width() + units),
            slopes: room(units),
            dz: room(units),
            y: room(network.output_width()),
            scratch: room(2 * network.output_width()),
            transposed: if wide { Transposed::new(from, to, 2 * vectors) } else { Transposed::default() },
            layers,
        }
    }

    /// Whether a group is one vector: where all layers are narrow, or samples few.
    pub(super) fn is_narrow(&self, count: usize) -> bool {
        count <= 2 || self.layers.iter().all(|layer| layer.from.max(layer.to) <= NARROW)
    }

    /// The sum of the losses of a micro-batch. `task` says what else the pass does.
    #[inline(always)]
    pub(super) fn pass<S: Source>(&mut self, source: &S, part: MicroBatch, task: Task<'_>) -> f64 {
        if SMALL {
            self.pass_in::<1, dyn Source>(source, part, task)
        } else if part.narrow {
            self.pass_in::<1, S>(source, part, task)
        } else {
            self.pass_in::<2, S>(source, part, task)
        }
    }

    fn pass_in<const V: usize, S: Source + ?Sized>(&mut self, source: &S, part: MicroBatch, mut task: Task<'_>) -> f64 {
        let (Some(&first), Some(&last)) = (self.layers.first(), self.layers.last()) else { return 0.0 };
        let layout = Layout::new::<V>(first.from, part.samples);
        let (inputs, outputs) = (first.from * layout.vectors, last.to * layout.vectors);
        gather::<V>(&mut self.o[..inputs], first.from, part, |k| source.sample(k).0);
        gather::<V>(&mut self.y[..outputs], last.to, part, |k| source.sample(k).1);
        self.forward::<V>(task.parameters(), layout);

        let units = last.before * layout.vectors..(last.before + last.to) * layout.vectors;
        let layer = output::OutputLayer { loss: self.loss, activation: last.activation, width: last.to };
        let o = &self.o[inputs..][units.clone()];
        let (z, y) = (&self.slopes[units.clone()], &self.y[..outputs]);
        let loss = layer.loss::<V>(z, o, y, part.samples);
        if matches!(task, Task::Loss { .. }) {
            return loss;
        }
        layer.by_preactivation::<V>(z, o, y, &mut self.dz[units.clone()], &mut self.scratch, part.count as f64);
        layout.clear::<V>(&mut self.dz[units], last.to);
        self.backward::<V>(&mut task, layout, part);
        loss
    }

    /// All layers, from the inputs up.
    fn forward<const V: usize>(&mut self, parameters: &[f64], layout: Layout) {
        for s in 0..self.segments.len() {
            let segment = self.segments[s].clone();
            if layout.vectors == 1 && segment.len() > 1 && !SMALL {
                self.forward_chain(parameters, segment, layout);
            } else {
                segment.for_each(|l| self.forward_layer::<V>(parameters, l, layout));
            }
        }
    }

    /// All layers, from ∂L/∂z of the output layer down.
    fn backward<const V: usize>(&mut self, task: &mut Task<'_>, layout: Layout, part: MicroBatch) {
        for s in (0..self.segments.len()).rev() {
            let segment = self.segments[s].clone();
            if layout.vectors == 1 && segment.len() > 1 && !SMALL {
                let first = segment.start;
                self.backward_chain(task, segment, layout);
                self.backward_layer::<V>(task.parameters(), first, layout);
            } else {
                for l in segment.rev() {
                    // In this order: a descent changes the weights.
                    self.backward_layer::<V>(task.parameters(), l, layout);
                    self.add_gradient::<V>(task, l, layout, part);
                }
            }
        }
    }

    /// o and slopes of a layer, from the outputs of the layer below.
    fn forward_layer<const V: usize>(&mut self, parameters: &[f64], l: usize, layout: Layout) {
        let layer = self.layers[l];
        let (from, to) = (layer.from * layout.vectors, layer.to * layout.vectors);
        let (below, above) = self.o.split_at_mut((layout.inputs + layer.before) * layout.vectors);
        let (input, o) = (&below[below.len() - from..], &mut above[..to]);
        let z = &mut self.slopes[layer.before * layout.vectors..][..to];
        layer.dense(parameters).forward::<V>(input, z);
        if layer.takes_slopes {
            activate(layer.activation, z, o);
        } else {
            values(layer.activation, z, o);
        }
        if !SMALL && layer.activation == Activation::Softmax {
            output::softmax::<V>(z, o, layer.to);
        }
        layout.clear::<V>(o, layer.to);
    }

    /// ∂L/∂z of the layer below.
    fn backward_layer<const V: usize>(&mut self, parameters: &[f64], l: usize, layout: Layout) {
        if l == 0 {
            return;
        }
        let layer = self.layers[l];
        let (below, dz) = self.dz.split_at_mut(layer.before * layout.vectors);
        let (place, from) = (below.len() - layer.from * layout.vectors, layer.from * layout.vectors);
        let (slopes, below) = (&self.slopes[place..][..from], &mut below[place..]);
        layer.dense(parameters).backward::<V>(&dz[..layer.to * layout.vectors], slopes, below);
        layout.clear::<V>(below, layer.from);
    }

    /// A layer's share of the gradient, from its ∂L/∂z and the outputs of the layer below.
    fn add_gradient<const V: usize>(&mut self, task: &mut Task<'_>, l: usize, layout: Layout, part: MicroBatch) {
        let layer = self.layers[l];
        let (target, sums) = match task {
            Task::Loss { .. } => return,
            // Only wide layers can begin: a gradient of narrow ones starts at zeros.
            Task::Gradient { gradient, .. } if part.start == 0 && V > 1 => (&mut gradient[..], Sums::Begin),
            Task::Gradient { gradient, .. } => (&mut gradient[..], Sums::Add),
            Task::Descent { parameters, eta } => (&mut parameters[..], Sums::Descend(*eta)),
        };
        let target = &mut target[layer.start..][..layer.to * (layer.from + 1)];
        let dz = &self.dz[layer.before * layout.vectors..][..layer.to * layout.vectors];
        let from = layer.from * layout.vectors;
        let input = &self.o[(layout.inputs + layer.before) * layout.vectors - from..][..from];
        let size = LayerSize { from: layer.from, to: layer.to, narrow: part.narrow };
        size.add_gradient::<V>(dz, input, &mut self.transposed, target, sums);
    }

    fn forward_chain(&mut self, parameters: &[f64], segment: Range<usize>, layout: Layout) {
        let (first, count) = (self.layers[segment.start], segment.len());
        let neurons = parameters[first.start..].as_chunks::<2>().0;
        let (below, above) = self.o.split_at_mut(layout.inputs + first.before);
        let Some(&x) = below.last() else { return };
        let (o, slopes) = (&mut above[..count], &mut self.slopes[first.before..][..count]);
        chain::forward(first.activation, &neurons[..count], x, o, slopes);
        layout.clear::<1>(&mut o[count - 1..], 1);
    }

    fn backward_chain(&mut self, task: &mut Task<'_>, segment: Range<usize>, layout: Layout) {
        let Task::Gradient { parameters, gradient } = task else { return };
        let (first, count) = (self.layers[segment.start], segment.len());
        let neurons = parameters[first.start..].as_chunks::<2>().0;
        let inputs = &self.o[layout.inputs + first.before - 1..][..count];
        let (slopes, dz) = (&self.slopes[first.before..][..count], &mut self.dz[first.before..][..count]);
        let gradient = gradient[first.start..].as_chunks_mut::<2>().0;
        chain::backward(&neurons[..count], inputs, slopes, dz, layout.samples, &mut gradient[..count]);
    }
}

impl Layer {
    fn dense(self, parameters: &[f64]) -> Dense<'_> {
        let (weights, biases) = parameters[self.start..][..self.to * (self.from + 1)].split_at(self.from * self.to);
        Dense { from: self.from, to: self.to, weights, biases }
    }

    fn is_single(&self) -> bool {
        self.from == 1 && self.to == 1 && self.takes_slopes
    }
}

fn layers(network: &Network) -> Vec<Layer> {
    let mut layers = Vec::with_capacity(network.depth());
    let (mut before, mut start) = (0, 0);
    for (l, sizes) in network.layers().windows(2).enumerate() {
        let (from, to) = (sizes[0], sizes[1]);
        let takes_slopes = l + 1 < network.depth() || !network.loss().is_cross_entropy();
        layers.push(Layer { from, to, activation: network.activation(l), before, start, takes_slopes });
        before += to;
        start += to * (from + 1);
    }
    layers
}

fn segments(layers: &[Layer]) -> Vec<Range<usize>> {
    let mut segments: Vec<Range<usize>> = Vec::new();
    for (l, layer) in layers.iter().enumerate() {
        match segments.last_mut() {
            Some(segment)
                if layer.is_single() && layers[l - 1].is_single() && layer.activation == layers[l - 1].activation =>
            {
                segment.end = l + 1;
            }
            _ => segments.push(l..l + 1),
        }
    }
    segments
}
