//! The batch that loss and update are of: the sample in sight, or the mean over all samples.

use super::acts::Moment;
use super::networks::Example;
use super::{ANNEX, Acts, samples};
use crate::Values;
use crate::infallible::infallible;
use figure::{Message, ToList};
use nn::{Difference, Gradient, Network, backward, forward, loss};

/// The inputs and the targets.
pub(super) type Sample = (Vec<f64>, Vec<f64>);

/// The first module knows one sample, so it carries no code for lists of them.
#[cfg(feature = "chain-rule-more")]
pub(super) type List<T> = Vec<T>;
#[cfg(not(feature = "chain-rule-more"))]
pub(super) type List<T> = [T; 0];

/// All samples, where there are several.
#[derive(Clone, Default)]
pub(super) struct Batch {
    /// None where there is one sample alone.
    pub(super) samples: List<Sample>,
    /// The one in sight.
    pub(super) at: usize,
    /// Whether the mean over all is wanted.
    mean: bool,
    /// Whether each round takes the next sample.
    turns: bool,
}

/// What a sample adds to the mean.
#[derive(Clone)]
pub(super) struct Each {
    /// Its own products, path by path as in the ledger of the mean.
    pub(super) products: Vec<f64>,
    /// Its own slope by the selected parameter.
    pub(super) slope: f64,
}

impl Batch {
    #[cfg(not(feature = "chain-rule-more"))]
    pub(super) fn of(_values: &Values, _example: &mut Example) -> Self {
        Self::default()
    }

    /// The samples of settled values. The one in sight becomes that of the example.
    #[cfg(feature = "chain-rule-more")]
    pub(super) fn of(values: &Values, example: &mut Example) -> Self {
        let split = |row: &Vec<f64>| {
            let (x, y) = row.split_at(example.x.len());
            (x.to_vec(), y.to_vec())
        };
        let samples: Vec<_> = samples::rows(values).iter().map(split).list();
        let turns = samples::take_turns(values);
        // The first round is that of the first sample.
        let at = if turns { 0 } else { values.count("sample").saturating_sub(1) };
        if let Some((x, y)) = samples.get(at) {
            (example.x, example.y) = (x.clone(), y.clone());
        }
        Self { samples, at, mean: values.text("mean") == "yes", turns }
    }

    /// Tells which sample is in sight, which one is next, and how many there are.
    pub(super) fn told(&self, message: Message) -> Message {
        let number = |at: usize| (at % self.count() + 1).to_string();
        message
            .with("number", number(self.at))
            .with("next", number(self.at + 1))
            .with("count", self.count().to_string())
    }

    /// How many samples there are.
    pub(super) fn count(&self) -> usize {
        if ANNEX { self.samples.len().max(1) } else { 1 }
    }
}

/// The loss of one sample.
pub(super) fn loss_of(network: &Network, x: &[f64], y: &[f64]) -> f64 {
    let trace = infallible(forward(network, x));
    infallible(loss(network, &trace, y))
}

/// The gradient of one sample.
fn gradient_of(network: &Network, x: &[f64], y: &[f64]) -> Gradient {
    let trace = infallible(forward(network, x));
    infallible(backward(network, &trace, y))
}

/// The sum of several differences, times a share. One without a kink has one slope to both sides.
pub(super) fn combined(all: Vec<Difference>, share: f64) -> Difference {
    let sum = |part: &dyn Fn(&Difference) -> f64| share * all.iter().map(part).sum::<f64>();
    let side = |found: &Difference| found.kink.unwrap_or((found.value, found.value));
    let kinks = all.iter().any(|found| found.kink.is_some());
    Difference {
        value: sum(&|found| found.value),
        uncertainty: sum(&|found| found.uncertainty),
        epsilon: all.first().map_or(1e-5, |found| found.epsilon),
        kink: kinks.then(|| (sum(&|found| side(found).0), sum(&|found| side(found).1))),
    }
}

impl Acts {
    /// Whether loss and update are the mean over all samples.
    pub(super) fn is_mean(&self) -> bool {
        ANNEX && self.batch.mean && self.batch.count() > 1 && self.explores()
    }

    /// Whether each round takes the next sample.
    pub(super) fn takes_turns(&self) -> bool {
        ANNEX && self.batch.turns
    }

    /// The next round has the next sample in sight, if they take turns.
    #[cfg(feature = "chain-rule-more")]
    pub(super) fn take_next_sample(&mut self) {
        if self.takes_turns() {
            self.batch.at = (self.batch.at + 1) % self.batch.count();
            let (x, y) = self.batch.samples[self.batch.at].clone();
            (self.example.x, self.example.y) = (x.clone(), y.clone());
            (self.start.x, self.start.y) = (x, y);
        }
    }

    #[cfg(not(feature = "chain-rule-more"))]
    pub(super) fn take_next_sample(&mut self) {}

    /// The loss with other parameters.
    pub(super) fn loss_with(&self, network: &Network) -> f64 {
        if self.is_mean() {
            self.mean(|x, y| loss_of(network, x, y))
        } else {
            loss_of(network, &self.example.x, &self.example.y)
        }
    }

    /// The gradient by which the update goes.
    pub(super) fn gradient(&self) -> Gradient {
        let mut gradient = gradient_of(self.network(), &self.example.x, &self.example.y);
        if self.is_mean() {
            self.take_mean(&mut gradient, self.network());
        }
        self.tie(&mut gradient);
        gradient
    }

    /// The mean of what `of` finds for each sample.
    fn mean(&self, of: impl Fn(&[f64], &[f64]) -> f64) -> f64 {
        let sum = self.batch.samples.iter().fold(0.0, |sum, (x, y)| sum + of(x, y));
        sum / self.batch.samples.len() as f64
    }

    /// ∂L/∂w and ∂L/∂b become those of the mean loss. ∂L/∂z, ∂L/∂o and ∂L/∂x stay those of the sample in sight.
    fn take_mean(&self, gradient: &mut Gradient, network: &Network) {
        let all: Vec<Gradient> = self.batch.samples.iter().map(|(x, y)| gradient_of(network, x, y)).list();
        let count = all.len() as f64;
        for l in 0..network.depth() {
            for (at, dw) in gradient.dw[l].iter_mut().enumerate() {
                *dw = all.iter().fold(0.0, |sum, own| sum + own.dw[l][at]) / count;
            }
            for (at, db) in gradient.db[l].iter_mut().enumerate() {
                *db = all.iter().fold(0.0, |sum, own| sum + own.db[l][at]) / count;
            }
        }
    }

    /// The mean of what forward passes say of each sample.
    pub(super) fn mean_difference(&self, of: &dyn Fn(&[f64], &[f64]) -> Difference) -> Difference {
        let all: Vec<Difference> = self.batch.samples.iter().map(|(x, y)| of(x, y)).list();
        let share = 1.0 / all.len() as f64;
        combined(all, share)
    }

    /// The moment of the sample in sight becomes that of the mean.
    pub(super) fn mean_of(&self, mut moment: Moment) -> Moment {
        let network = moment.network.clone();
        self.take_mean(&mut moment.gradient, &network);
        moment.loss = self.loss_with(&network);
        #[cfg(feature = "chain-rule-more")]
        self.mean_ledger(&mut moment);
        moment
    }
}
