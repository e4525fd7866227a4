//! A run of training.

use super::data::Data;
use super::plan::{Manner, Plan};
use super::{ANNEX, schema, settle, start};
use crate::divergence::FAR;
use crate::infallible::infallible;
use crate::norm::norm;
use crate::series::Series;
use crate::{Architecture, Values};
use figure::ToList;
use nn::{Grid, Initialiser, Loss, Network, Optimizer, Penalty, Trainer, batch_loss, maps_of};
use std::cell::Cell;
use std::rc::Rc;

/// The most updates that are recorded.
const COLUMNS: usize = 400;
/// If the losses take more products than this, not every update is recorded from the beginning.
const DEAR: usize = 60_000;

/// A network in training, with its points and its record.
#[derive(Clone)]
pub(super) struct Course {
    pub(super) data: Rc<Data>,
    trainer: Trainer,
    pub(super) plan: Plan,
    pub(super) manner: Manner,
    /// The losses before an update, training and test, and the length of the batch's ∂L/∂w layer by layer.
    pub(super) series: Series,
    /// Batches taken in the present epoch.
    pub(super) batches: usize,
    /// The network before the latest update.
    before: Network,
    /// The layer whose numbers have gone too far, and whether they are numbers still.
    pub(super) lost: Option<(usize, bool)>,
    /// What the weights were drawn from, and whether as Xavier has it.
    pub(super) seed: usize,
    pub(super) xavier: bool,
    /// What large weights cost.
    pub(super) penalty: Penalty,
    /// Whether each epoch has an order of its own.
    pub(super) shuffles: bool,
    /// Losses once they are known.
    losses: Cell<Option<(f64, f64)>>,
}

impl Course {
    pub(super) fn new(values: &Values) -> Self {
        let architecture = settle::architecture(values);
        let given = if ANNEX && start::is_given(values) { start::network(values, &architecture) } else { None };
        let network = given.unwrap_or_else(|| drawn(values, &architecture));
        // A sigmoid cannot say −1.
        let low = if architecture.activations.last() == Some(&nn::Activation::Sigmoid) { 0.0 } else { -1.0 };
        let data = Data::new(values, low);
        let cost = network.parameters().count() * data.ys.len();
        let every = (cost / DEAR).max(1).next_power_of_two();
        let plan = Plan::of(values);
        let manner = plan.at(0);
        let (xs, ys) = data.train();
        let mut trainer = infallible(Trainer::new(network.clone(), xs, ys, manner.rule(), manner.batch));
        let shuffles = values.text("order") == "drawn";
        if shuffles {
            trainer = trainer.shuffled(values.count("points") as u64);
        }
        let penalty = Penalty { l1: values.number("l1"), l2: values.number("l2") };
        infallible(trainer.set_penalty(penalty));
        Self {
            data: Rc::new(data),
            trainer,
            plan,
            manner,
            series: Series::new(2 + network.depth(), COLUMNS, every),
            batches: 0,
            before: network,
            lost: None,
            seed: values.count("weights"),
            xavier: values.text("init").starts_with("xavier"),
            shuffles,
            penalty,
            losses: Cell::new(None),
        }
    }

    /// The points of the next updates, at most so many and in this manner alone: for each update their places in a list, and the
    /// list itself, which has every point that is taken once.
    pub(super) fn upcoming(&self, most: usize) -> (Vec<Vec<usize>>, Vec<usize>) {
        let t = self.updates();
        let mut trainer = self.clone();
        trainer.take_manner(self.plan.at(t));
        let mut trainer = trainer.trainer;
        let (mut order, mut points) = (Vec::new(), Vec::new());
        for _ in 0..most.min(self.plan.next_change(t) - t) {
            let places = trainer.upcoming().into_iter().map(|point| {
                points.iter().position(|&other| other == point).unwrap_or_else(|| {
                    points.push(point);
                    points.len() - 1
                })
            });
            order.push(places.list());
            trainer.update();
        }
        (order, points)
    }

    /// The rule of the next update, with what it remembers.
    pub(super) fn optimizer(&self) -> Optimizer {
        let mut next = self.clone();
        next.take_manner(self.plan.at(self.updates()));
        next.trainer.optimizer().clone()
    }

    pub(super) fn penalty(&self) -> Penalty {
        self.trainer.penalty()
    }

    /// The present network. If its numbers or its loss are no longer finite, it is the last finite one.
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

    /// The mean loss over the points for training, and over those for the test: not a number if there are none.
    pub(super) fn losses(&self) -> (f64, f64) {
        let of = |(xs, ys): (&[f64], &[f64])| {
            if ys.is_empty() { f64::NAN } else { infallible(batch_loss(self.network(), xs, ys)) }
        };
        let losses = self.losses.get().unwrap_or_else(|| (of(self.data.train()), of(self.data.test())));
        self.losses.set(Some(losses));
        losses
    }

    /// Whether an epoch has just ended with a training loss below `goal`.
    pub(super) fn reached(&self, goal: f64) -> bool {
        self.taken() == 0 && self.epochs() > 0 && self.losses().0 < goal
    }

    /// The gradient of the latest batch, penalties included: of a layer's weights and of its biases.
    pub(super) fn gradient(&self, l: usize) -> (&[f64], &[f64]) {
        self.trainer.gradient(l)
    }

    pub(super) fn step(&mut self) {
        let t = self.updates();
        self.take_manner(self.plan.at(t));
        let kept = self.series.takes(t).then(|| self.losses());
        self.losses.set(None);
        for l in 0..self.before.depth() {
            self.before.weights_mut(l).copy_from_slice(self.trainer.network().weights(l));
            self.before.biases_mut(l).copy_from_slice(self.trainer.network().biases(l));
        }
        let epoch = self.trainer.epochs();
        self.trainer.update();
        self.batches = if self.trainer.epochs() > epoch { 0 } else { self.batches + 1 };
        if let Some((train, test)) = kept {
            let norms = (0..self.before.depth()).map(|l| self.norm(l));
            self.series.push([train, test].into_iter().chain(norms).list());
        }
        self.lost = self.far();
    }

    /// Goes on in this manner. An optimizer that stays keeps what it remembers.
    fn take_manner(&mut self, manner: Manner) {
        if manner == self.manner {
            return;
        }
        if manner.optimizer != self.manner.optimizer {
            infallible(self.trainer.set_optimizer(manner.rule()));
        }
        infallible(self.trainer.set_eta(manner.eta));
        infallible(self.trainer.set_batch(manner.batch));
        self.manner = manner;
    }

    fn far(&self) -> Option<(usize, bool)> {
        let network = self.trainer.network();
        let within = |numbers: &[f64], far: f64| numbers.iter().all(|number| number.abs() <= far);
        let all = |l: usize, far: f64| within(network.weights(l), far) && within(network.biases(l), far);
        let layer = (0..network.depth()).find(|&l| !all(l, FAR))?;
        // Weights may be finite where what they lead to is not.
        let loss = |(xs, ys): (&[f64], &[f64])| infallible(batch_loss(network, xs, ys)).is_finite();
        Some((layer, (0..network.depth()).all(|l| all(l, f64::MAX)) && loss(self.data.train())))
    }

    /// Updates that are left until `epochs` more epochs are complete.
    pub(super) fn updates_in(&self, epochs: usize) -> usize {
        let (mut left, mut taken, mut t) = (epochs, self.taken(), self.updates());
        while left > 0 {
            let (batch, next) = (self.plan.at(t).batch, self.plan.next_change(t));
            let rest = (self.data.training - taken).div_ceil(batch);
            if t + rest > next {
                taken += (next - t) * batch;
                t = next;
            } else {
                (t, taken, left) = (t + rest, 0, left - 1);
                // There are no more changes, so all further epochs have the same length.
                if next == usize::MAX {
                    t += left * self.data.training.div_ceil(batch);
                    left = 0;
                }
            }
        }
        t - self.updates()
    }

    /// Batches of the present epoch: those taken, and the rest in batches of the present size.
    pub(super) fn batches_in_epoch(&self) -> usize {
        self.batches + (self.data.training - self.taken()).div_ceil(self.manner.batch)
    }

    /// The length of the latest batch's ∂L/∂w in a layer.
    pub(super) fn norm(&self, l: usize) -> f64 {
        norm(self.trainer.gradient(l).0)
    }

    /// The recorded update with the least training loss, and that loss.
    pub(super) fn best(&self) -> Option<(usize, f64)> {
        let losses = self.series.rows().map(|(t, row)| (t, row[0]));
        let size = |loss: f64| if loss.is_nan() { f64::INFINITY } else { loss };
        losses.min_by(|a, b| size(a.1).total_cmp(&size(b.1)))
    }

    /// What the network says to a point.
    pub(super) fn output(&self, at: usize) -> f64 {
        let count = self.data.features.count();
        let trace = infallible(nn::forward(self.network(), &self.data.xs[at * count..][..count]));
        trace.o.last().and_then(|o| o.first().copied()).unwrap_or(0.0)
    }

    /// The layers as a link spells them.
    pub(super) fn layers(&self) -> String {
        let network = self.network();
        let activations = (0..network.depth()).map(|l| network.activation(l)).list();
        Architecture { sizes: network.layers().to_vec(), activations }.text()
    }

    /// The share of points on the right side of the boundary: of those for training, and of those for the test. In float32:
    /// a point lies hardly ever so near to the boundary that it would matter.
    pub(super) fn right(&self) -> (f64, f64) {
        let (data, network) = (&self.data, self.network());
        let count = data.ys.len();
        // A row of points instead of a plane.
        let row = Grid { width: count, height: 1, x: (0.0, count as f64), y: (0.0, 1.0) };
        let all = infallible(maps_of(network, &row, |k, _, inputs| {
            inputs.copy_from_slice(&data.xs[k as usize * inputs.len()..][..inputs.len()]);
        }));
        let outputs = &all[all.len() - count..];
        let right = |points: std::ops::Range<usize>| {
            let hits =
                points.clone().filter(|&i| (data.shade(f64::from(outputs[i])) > 0.0) == (data.shade(data.ys[i]) > 0.0));
            hits.count() as f64 / points.len() as f64
        };
        (right(0..data.training), right(data.training..count))
    }
}

/// A network whose first weights are drawn.
fn drawn(values: &Values, architecture: &Architecture) -> Network {
    let loss = Loss::from_name(values.text("loss")).unwrap_or(Loss::HalfSquaredError);
    let (init, seed) = (initialiser(values.text("init")), values.count("weights") as u64);
    infallible(Network::initialised(&architecture.sizes, &architecture.activations, loss, init, seed))
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
