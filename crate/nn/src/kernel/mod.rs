//! The batch kernel: loss and mean gradient of many samples at once, as fast (or in as little code) as we know how.
//!
//! The formulas are those of [`forward`](crate::forward()), [`backward`](crate::backward()) and [`loss`](crate::loss()),
//! which stay the reference. Read those first: nothing here adds to the mathematics. `tests/kernel.rs` compares the two for
//! every activation, loss, optimizer and batch size: they agree to 2·10⁻¹³ of a layer's largest entry, and to 2·10⁻¹² through
//! a chain of 32.
//!
//! - `pass`: a micro-batch, up to 64 samples, goes through all layers and back. `layout`: how its numbers lie in memory.
//! - `dense`: the three products of a layer, with `narrow`, `wide` and `wide_gradient` behind it. `small` is the same in
//!   little code, for a page. `chain` takes single neurons, `output` the output layer.
//! - `curves`: the activations. They use `transcendental` (exp, tanh, ln, erfc), `f64x2` (two numbers side by side)
//!   and `constants`.
//! - `maps`: the outputs of all neurons over a picture, in float32 (`f32x4`).
//! - `one_by_one`: residual and normalised networks, sample by sample.
//!
//! The mean of a batch is taken at the output, where ∂L/∂z is divided by the number of samples. Zeros stand where a group has
//! no sample, and they are put back after each layer, so that even a diverged network adds exactly nothing for them. The
//! feature `small` leaves out softmax, residual connections, normalised layers and the losses beside ½Σ(o − y)² and binary
//! cross-entropy, which no page trains.

mod chain;
mod constants;
mod curves;
mod dense;
mod f32x4;
mod f64x2;
mod layout;
mod maps;
#[cfg(not(feature = "small"))]
mod narrow;
mod one_by_one;
mod output;
mod pass;
#[cfg(any(test, feature = "small"))]
mod small;

mod transcendental;
#[cfg(not(feature = "small"))]
mod wide;
mod wide_gradient;

pub(crate) use maps::outputs;

use crate::network::Network;
use crate::{Optimizer, SMALL};
use layout::{MICRO_BATCH, MicroBatch, micro_batches};
use pass::{Room, Task};

/// Where a batch finds its samples.
pub(crate) trait Source {
    /// Input and target of the k-th sample of the batch.
    fn sample(&self, k: usize) -> (&[f64], &[f64]);
}

/// Computes losses and gradients of batches, and keeps the last gradient.
///
/// A clone keeps the gradient and allocates its room when it first needs it. A long run keeps a hundred clones as
/// checkpoints, and most of them never compute anything.
#[derive(Debug)]
pub(crate) struct Kernel {
    /// The slope of the mean loss by every parameter, in the network's order. Empty before the first gradient.
    pub(crate) gradient: Vec<f64>,
    room: Option<Room>,
    /// The most samples of a batch.
    batch: usize,
}

impl Clone for Kernel {
    fn clone(&self) -> Kernel {
        Kernel { gradient: self.gradient.clone(), room: None, batch: self.batch }
    }
}

impl Kernel {
    /// A kernel for this network, and for batches of up to `batch` samples.
    pub(crate) fn new(network: &Network, batch: usize) -> Kernel {
        Kernel { gradient: Vec::new(), room: Some(Room::new(network, batch)), batch }
    }

    fn room(&mut self, network: &Network) -> &mut Room {
        self.room.get_or_insert_with(|| Room::new(network, self.batch))
    }

    /// The mean loss over the first `count` samples of `source`. Its gradient is left in `gradient`.
    pub(crate) fn run(&mut self, network: &Network, source: &impl Source, count: usize) -> f64 {
        if self.gradient.is_empty() {
            self.gradient = vec![0.0; network.parameter_count()];
        }
        if !SMALL && one_by_one::needed(network) {
            self.gradient.fill(0.0);
            return one_by_one::run(network, source, count, Some(&mut self.gradient));
        }
        let room = self.room.get_or_insert_with(|| Room::new(network, self.batch));
        let narrow = room.is_narrow(count);
        if SMALL || narrow {
            self.gradient.fill(0.0);
        }
        let mut loss = 0.0;
        for part in micro_batches(count, narrow) {
            let (parameters, gradient) = (network.values(), &mut self.gradient[..]);
            loss += room.pass(source, part, Task::Gradient { parameters, gradient });
        }
        loss / count as f64
    }

    /// `run`, and then a step of the optimizer. Returns the loss before the step.
    pub(crate) fn update(
        &mut self,
        network: &mut Network,
        source: &impl Source,
        count: usize,
        optimizer: &mut Optimizer,
    ) -> f64 {
        let at_once =
            !SMALL && count <= MICRO_BATCH && !one_by_one::needed(network) && !self.room(network).is_narrow(count);
        if at_once && let Some(eta) = optimizer.plain_eta(network.parameter_count()) {
            return self.descend(network, source, count, eta);
        }
        let loss = self.run(network, source, count);
        optimizer.advance(network, &self.gradient);
        loss
    }

    /// A step of plain SGD without a gradient in memory: each weight goes down as soon as its slope is summed up. Wide
    /// layers are larger than the processor's caches, so their gradient would be slow to write and to read again.
    fn descend(&mut self, network: &mut Network, source: &impl Source, count: usize, eta: f64) -> f64 {
        let room = self.room(network);
        let part = MicroBatch { start: 0, samples: count, count, narrow: false };
        room.pass(source, part, Task::Descent { parameters: network.values_mut(), eta }) / count as f64
    }

    /// The mean loss alone.
    pub(crate) fn loss(&mut self, network: &Network, source: &impl Source, count: usize) -> f64 {
        if !SMALL && one_by_one::needed(network) {
            return one_by_one::run(network, source, count, None);
        }
        let room = self.room(network);
        let narrow = room.is_narrow(count);
        let mut loss = 0.0;
        for part in micro_batches(count, narrow) {
            loss += room.pass(source, part, Task::Loss { parameters: network.values() });
        }
        loss / count as f64
    }
}
