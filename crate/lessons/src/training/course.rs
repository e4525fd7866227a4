//! A run of training.

use super::data::Data;
use super::history::{Column, History};
use super::plan::{Manner, Plan};
use super::{schema, settle};
use crate::Values;
use crate::symbols::sure;
use libm::sqrt;
use nn::{Initialiser, Loss, Network, Trainer, batch_loss};
use std::rc::Rc;

/// A run stops when a weight or bias is farther than this from 0.
pub(super) const FAR: f64 = 1e6;

/// A network in training, its points, and what it has been through.
#[derive(Clone)]
pub(super) struct Course {
    pub(super) data: Rc<Data>,
    trainer: Trainer,
    pub(super) plan: Plan,
    pub(super) manner: Manner,
    pub(super) history: History,
    /// Batches taken in the present epoch.
    pub(super) batches: usize,
    /// The network before the latest update.
    before: Network,
    /// The layer whose numbers have gone too far, and whether they are numbers still.
    pub(super) lost: Option<(usize, bool)>,
    /// The seed of the first weights.
    pub(super) first: usize,
}

impl Course {
    pub(super) fn new(values: &Values) -> Self {
        let shape = settle::shape(values);
        let loss = Loss::from_name(values.text("loss")).unwrap_or(Loss::HalfSquaredError);
        let first = values.whole("first");
        let init = initialiser(values.text("init"));
        let network = sure(Network::initialised(&shape.sizes, &shape.activations, loss, init, first as u64));
        // A sigmoid cannot say −1.
        let low = if shape.activations.last() == Some(&nn::Activation::Sigmoid) { 0.0 } else { -1.0 };
        let (name, seed) = (values.text("data"), values.whole("points") as u64);
        let data = Data::new(name, seed, values.number("noise"), values.whole("share"), low);
        let plan = Plan::of(values);
        let manner = plan.at(0);
        let (xs, ys) = data.train();
        let trainer = sure(Trainer::new(network.clone(), xs, ys, manner.rule(), manner.batch)).shuffled(seed);
        Self {
            data: Rc::new(data),
            trainer,
            plan,
            manner,
            history: History::new(),
            batches: 0,
            before: network,
            lost: None,
            first,
        }
    }

    /// The network as it is now; where its numbers are none any more, as it was last.
    pub(super) fn network(&self) -> &Network {
        match self.lost {
            Some((_, false)) => &self.before,
            _ => self.trainer.network(),
        }
    }

    pub(super) fn updates(&self) -> usize {
        self.trainer.updates() as usize
    }

    pub(super) fn epochs(&self) -> usize {
        self.trainer.epochs() as usize
    }

    /// Points of the present epoch that have been taken.
    pub(super) fn taken(&self) -> usize {
        self.trainer.taken()
    }

    /// The mean loss over the points for training, and over those for the test.
    pub(super) fn losses(&self) -> (f64, f64) {
        let of = |(xs, ys): (&[f64], &[f64])| sure(batch_loss(self.network(), xs, ys));
        (of(self.data.train()), of(self.data.test()))
    }

    pub(super) fn step(&mut self) {
        let t = self.updates();
        self.take_manner(self.plan.at(t));
        let kept = self.history.takes(t).then(|| self.losses());
        for l in 0..self.before.depth() {
            self.before.weights_mut(l).copy_from_slice(self.trainer.network().weights(l));
            self.before.biases_mut(l).copy_from_slice(self.trainer.network().biases(l));
        }
        let epoch = self.trainer.epochs();
        self.trainer.update();
        self.batches = if self.trainer.epochs() > epoch { 0 } else { self.batches + 1 };
        if let Some((train, test)) = kept {
            let norms = (0..self.before.depth()).map(|l| norm(self.trainer.gradient(l).0) as f32).collect();
            self.history.columns.push(Column { t, train, test, norms });
        }
        self.lost = self.far();
    }

    /// Goes on in this manner. An optimizer that stays keeps what it remembers.
    fn take_manner(&mut self, manner: Manner) {
        if manner == self.manner {
            return;
        }
        if manner.optimizer != self.manner.optimizer {
            sure(self.trainer.set_optimizer(manner.rule()));
        }
        sure(self.trainer.set_eta(manner.eta));
        sure(self.trainer.set_batch(manner.batch));
        self.manner = manner;
    }

    fn far(&self) -> Option<(usize, bool)> {
        let network = self.trainer.network();
        let within = |numbers: &[f64], far: f64| numbers.iter().all(|number| number.abs() <= far);
        let all = |l: usize, far: f64| within(network.weights(l), far) && within(network.biases(l), far);
        let layer = (0..network.depth()).find(|&l| !all(l, FAR))?;
        Some((layer, (0..network.depth()).all(|l| all(l, f64::MAX))))
    }

    /// Updates that are left until `epochs` more epochs are complete.
    pub(super) fn updates_in(&self, epochs: usize) -> usize {
        let (mut left, mut taken, count) = (epochs, self.taken(), self.data.training);
        let mut updates = 0;
        while left > 0 {
            taken += self.plan.at(self.updates() + updates).batch;
            updates += 1;
            if taken >= count {
                (taken, left) = (0, left - 1);
            }
        }
        updates
    }

    /// The share of points on the right side of the boundary: of those for training, and of those for the test.
    pub(super) fn right(&self) -> (f64, f64) {
        let network = self.network();
        let right = |(xs, ys): (&[f64], &[f64])| {
            let hits = xs.chunks_exact(2).zip(ys).filter(|(x, y)| {
                let o = sure(nn::forward(network, x)).o.last().and_then(|o| o.first().copied()).unwrap_or(0.0);
                (self.data.shade(o) > 0.0) == (self.data.shade(**y) > 0.0)
            });
            hits.count() as f64 / ys.len() as f64
        };
        (right(self.data.train()), right(self.data.test()))
    }
}

/// The length of a gradient.
fn norm(numbers: &[f64]) -> f64 {
    sqrt(numbers.iter().fold(0.0, |sum, g| sum + g * g))
}

fn initialiser(name: &str) -> Initialiser {
    let all = [
        Initialiser::XavierUniform,
        Initialiser::XavierNormal,
        Initialiser::HeUniform,
        Initialiser::HeNormal,
        Initialiser::Uniform(1.0),
        Initialiser::Normal(1.0),
        Initialiser::Zeros,
    ];
    let place = schema::INITIALISERS.iter().position(|known| *known == name).unwrap_or(0);
    all[place]
}
