//! One set-up in motion: its network, trained step by step, and the record of it.

use super::chain::Chain;
use super::setup::Setup;
use crate::divergence::FAR;
use crate::infallible::infallible;
use crate::norm::scaled_norm;
use crate::series::Series;
use crate::sgd::descend;
use figure::ToList;
use nn::{BatchGradient, Network, backward, forward, loss};
use std::cell::OnceCell;
use std::rc::Rc;

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
        Self { x, y, xs: samples.iter().map(|s| s.0).list(), ys: samples.iter().map(|s| s.1).list() }
    }
}

/// The most steps that are recorded.
const COLUMNS: usize = 120;

#[derive(Clone)]
pub(super) struct Track {
    pub(super) setup: Setup,
    pub(super) network: Network,
    /// The network before the first step.
    pub(super) first: Rc<Network>,
    /// See [`row`].
    pub(super) series: Series,
    /// The layer that the latest step would have made infinite, or whose gradient would be no number any more: the step is not taken.
    overflow: Option<usize>,
    /// What the next step goes by, once a step has been taken.
    ahead: Option<Rc<BatchGradient>>,
    /// The present moment, once it has been asked for.
    now: OnceCell<Now>,
}

/// What there is to show of a moment: one sample's passes, and what the next step goes by.
#[derive(Clone)]
pub(super) struct Now {
    pub(super) chain: Rc<Chain>,
    pub(super) step: Rc<BatchGradient>,
}

impl Track {
    pub(super) fn new(setup: Setup, depth: usize, width: usize) -> Self {
        let network = setup.network(depth, width);
        let first = Rc::new(network.clone());
        let series = Series::new(1 + depth, COLUMNS, 1);
        Self { setup, network, first, series, overflow: None, ahead: None, now: OnceCell::new() }
    }

    pub(super) fn now(&self, data: &Data) -> Now {
        let fresh = || Now { chain: Rc::new(Chain::of(&self.network, data.x, data.y)), step: self.next(data) };
        self.now.get_or_init(fresh).clone()
    }

    /// What the next step goes by: the mean over the samples, each by the passes that the pictures show. (`nn`'s batch
    /// kernel would be faster, and five times the code.)
    fn gradient(&self, data: &Data) -> BatchGradient {
        let mut mean: Option<BatchGradient> = None;
        let share = 1.0 / data.xs.len() as f64;
        for (x, y) in data.xs.iter().zip(&data.ys) {
            let trace = infallible(forward(&self.network, &[*x]));
            let own = infallible(backward(&self.network, &trace, &[*y]));
            let loss = share * infallible(loss(&self.network, &trace, &[*y]));
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

    fn next(&self, data: &Data) -> Rc<BatchGradient> {
        self.ahead.clone().unwrap_or_else(|| Rc::new(self.gradient(data)))
    }

    pub(super) fn step(&mut self, t: usize, data: &Data, eta: f64) {
        let gradient = self.now.take().map_or_else(|| self.next(data), |now| now.step);
        if self.series.takes(t) {
            self.series.push(row(&gradient));
        }
        let before = self.network.clone();
        self.overflow = descend(&mut self.network, &gradient.dw, &gradient.db, eta).err();
        let ahead = self.gradient(data);
        let lost = |layer: &Vec<f64>| layer.iter().any(|number| !number.is_finite());
        // What the pictures show may be none of the samples. Only where weights are huge can it have no numbers.
        let unseen = || {
            self.far().filter(|_| self.overflow.is_none())?;
            Chain::of(&self.network, data.x, data.y).layers.iter().position(|layer| lost(&layer.at))
        };
        if let Some(layer) = ahead.dw.iter().position(lost).or((!ahead.loss.is_finite()).then_some(0)).or_else(unseen) {
            self.network = before;
            self.overflow = Some(layer);
            self.ahead = Some(gradient);
        } else {
            self.ahead = Some(Rc::new(ahead));
        }
    }

    /// How far the weights of layer `l` have moved since the first step; of several the length of their way.
    pub(super) fn moved(&self, l: usize) -> f64 {
        let (old, new) = (self.first.weights(l), self.network.weights(l));
        let way: Vec<f64> = old.iter().zip(new).map(|(old, new)| new - old).list();
        if let [way] = way[..] { way } else { scaled_norm(&way) }
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

/// What is recorded of a step: the loss, and the length of ∂L/∂w of each layer.
pub(super) fn row(gradient: &BatchGradient) -> impl Iterator<Item = f64> {
    std::iter::once(gradient.loss).chain(gradient.dw.iter().map(|layer| scaled_norm(layer)))
}
