//! One set-up in motion: its network, trained step by step, and the record of it.

use super::history::History;
use super::moment::{Moment, norm};
use super::setup::Setup;
use crate::sgd::descend;
use crate::symbols::sure;
use nn::{BatchGradient, Network, backward, forward, loss};
use std::cell::OnceCell;
use std::rc::Rc;

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
    /// The present moment, once it has been asked for.
    now: OnceCell<Now>,
}

/// What there is to show of a moment: one sample's passes, and what the next step goes by.
#[derive(Clone)]
pub(super) struct Now {
    pub(super) moment: Rc<Moment>,
    pub(super) step: Rc<BatchGradient>,
}

impl Track {
    pub(super) fn new(setup: Setup, depth: usize, width: usize) -> Self {
        let network = setup.network(depth, width);
        Self { setup, network, history: History::new(), overflow: None, now: OnceCell::new() }
    }

    pub(super) fn now(&self, data: &Data) -> Now {
        let fresh =
            || Now { moment: Rc::new(Moment::of(&self.network, data.x, data.y)), step: Rc::new(self.gradient(data)) };
        self.now.get_or_init(fresh).clone()
    }

    /// What the next step goes by: the mean over the samples, each by the passes that the pictures show. (`nn`'s batch
    /// kernel would be faster, and five times the code.)
    fn gradient(&self, data: &Data) -> BatchGradient {
        let mut mean: Option<BatchGradient> = None;
        let share = 1.0 / data.xs.len() as f64;
        for (x, y) in data.xs.iter().zip(&data.ys) {
            let trace = sure(forward(&self.network, &[*x]));
            let own = sure(backward(&self.network, &trace, &[*y]));
            let loss = share * sure(loss(&self.network, &trace, &[*y]));
            match &mut mean {
                None => mean = Some(BatchGradient { loss, dw: scaled(own.dw, share), db: scaled(own.db, share) }),
                Some(mean) => {
                    mean.loss += loss;
                    add(&mut mean.dw, &own.dw, share);
                    add(&mut mean.db, &own.db, share);
                }
            }
        }
        mean.unwrap_or(BatchGradient { loss: 0.0, dw: Vec::new(), db: Vec::new() })
    }

    pub(super) fn step(&mut self, t: usize, data: &Data, eta: f64) {
        let gradient = self.now.take().map_or_else(|| Rc::new(self.gradient(data)), |now| now.step);
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

fn scaled(mut layers: Vec<Vec<f64>>, share: f64) -> Vec<Vec<f64>> {
    layers.iter_mut().flatten().for_each(|g| *g *= share);
    layers
}

fn add(sums: &mut [Vec<f64>], terms: &[Vec<f64>], share: f64) {
    sums.iter_mut().flatten().zip(terms.iter().flatten()).for_each(|(sum, term)| *sum += share * term);
}

/// The length of ∂L/∂w of each layer.
pub(super) fn norms(gradient: &BatchGradient) -> Vec<f64> {
    gradient.dw.iter().map(|layer| norm(layer)).collect()
}
