//! One set-up in motion: its network, trained step by step, and the record of it.

use super::history::History;
use super::moment::{Moment, norm};
use super::setup::Setup;
use crate::sgd::descend;
use crate::symbols::sure;
use nn::{BatchGradient, Network, batch_gradient};

/// A run stops when a weight is larger than this.
pub(super) const FAR: f64 = 1e6;

/// What both set-ups learn from.
#[derive(Clone)]
pub(super) struct Data {
    /// The sample whose numbers the pictures show.
    pub(super) x: f64,
    pub(super) y: f64,
    /// The inputs and targets of a step: that sample, or the task.
    pub(super) xs: Vec<f64>,
    pub(super) ys: Vec<f64>,
}

impl Data {
    /// The task: is x positive?
    const TASK: [(f64, f64); 4] = [(-1.0, 0.0), (-0.5, 0.0), (0.5, 1.0), (1.0, 1.0)];

    pub(super) fn new(x: f64, y: f64, task: bool) -> Self {
        let samples: &[(f64, f64)] = if task { &Self::TASK } else { &[(x, y)] };
        Self { x, y, xs: samples.iter().map(|s| s.0).collect(), ys: samples.iter().map(|s| s.1).collect() }
    }
}

#[derive(Clone)]
pub(super) struct Track {
    pub(super) setup: Setup,
    pub(super) network: Network,
    pub(super) history: History,
    /// The layer that the latest step would have made infinite.
    overflow: Option<usize>,
}

impl Track {
    pub(super) fn new(setup: Setup, depth: usize, width: usize) -> Self {
        let network = setup.network(depth, width);
        Self { setup, network, history: History::new(), overflow: None }
    }

    pub(super) fn moment(&self, data: &Data) -> Moment {
        Moment::of(&self.network, data.x, data.y)
    }

    /// What the next step goes by: the mean over the samples.
    pub(super) fn gradient(&self, data: &Data) -> BatchGradient {
        sure(batch_gradient(&self.network, &data.xs, &data.ys))
    }

    pub(super) fn step(&mut self, t: usize, data: &Data, eta: f64) {
        let gradient = self.gradient(data);
        self.history.record(t, || (gradient.loss, norms(&gradient)));
        self.overflow = descend(&mut self.network, &gradient.dw, &gradient.db, eta).err();
    }

    /// The layer whose weights or biases have gone too far, if one has.
    pub(super) fn far(&self) -> Option<usize> {
        let large = |numbers: &[f64]| numbers.iter().any(|number| number.abs() > FAR);
        let layers = 0..self.network.depth();
        let large_layer = |l: &usize| large(self.network.weights(*l)) || large(self.network.biases(*l));
        self.overflow.or_else(|| layers.into_iter().find(large_layer))
    }
}

/// The length of ∂L/∂w of each layer.
pub(super) fn norms(gradient: &BatchGradient) -> Vec<f64> {
    gradient.dw.iter().map(|layer| norm(layer)).collect()
}
