//! Training that can stop at any update and go on from there.

use crate::batch::Samples;
use crate::error::shown;
use crate::kernel::{Kernel, Source};
use crate::{Error, Network, Optimizer, OptimizerKind, Pcg32};
use std::sync::Arc;

/// What large weights add to the loss; biases add nothing. Reported losses are without it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Penalty {
    /// L1: l1·Σ|w|. Its slope l1·sign(w) takes small weights to 0.
    pub l1: f64,
    /// L2: ½·l2·Σw². Its slope is l2·w.
    pub l2: f64,
}

/// A network in training, with its data and everything it remembers between two updates.
///
/// The samples are taken as by [`train`](crate::train()): in their order, `batch` at a time, and the last batch of an epoch
/// has the samples that are left. An update here is a step there, to the last bit. A clone is a checkpoint: it goes on as the
/// original does (the data are shared). An update allocates nothing, except the first one of a clone.
///
/// ```
/// use nn::{Activation, Loss, Network, OptimizerKind, Trainer};
///
/// let network =
///     Network::new(&[1, 1], &[Activation::Identity], Loss::HalfSquaredError, vec![vec![0.0]], vec![vec![0.0]])?;
/// let mut trainer = Trainer::new(network, &[-1.0, 1.0], &[-2.0, 2.0], OptimizerKind::Sgd { eta: 0.1 }, 1)?; // y = 2x
/// assert_eq!(trainer.update(), 2.0);
/// trainer.set_eta(0.2)?;
/// for _ in 1..200 {
///     trainer.update();
/// }
/// assert!((trainer.network().weights(0)[0] - 2.0).abs() < 1e-8);
/// assert_eq!((trainer.updates(), trainer.epochs()), (200, 100));
/// # Ok::<(), nn::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Trainer {
    network: Network,
    optimizer: Optimizer,
    data: Arc<Data>,
    batch: usize,
    penalty: Penalty,
    shuffle: Option<Shuffle>,
    /// Samples of this epoch that have been taken.
    taken: usize,
    updates: u64,
    epochs: u64,
    kernel: Kernel,
}

#[derive(Debug)]
struct Data {
    xs: Vec<f64>,
    ys: Vec<f64>,
    count: usize,
}

impl Trainer {
    /// A run that has made no update. `xs` and `ys` are flat, sample after sample.
    ///
    /// # Errors
    /// No samples, a part of a sample, targets that do not match, a number that is not finite; a batch of 0; the
    /// optimizer's numbers out of range.
    pub fn new(
        network: Network,
        xs: &[f64],
        ys: &[f64],
        optimizer: OptimizerKind,
        batch: usize,
    ) -> Result<Trainer, Error> {
        let count = Samples::new(&network, xs, ys)?.count;
        check_batch(batch)?;
        let mut kernel = Kernel::new(&network, count);
        kernel.gradient = vec![0.0; network.parameter_count()];
        Ok(Trainer {
            network,
            optimizer: Optimizer::new(optimizer)?,
            data: Arc::new(Data { xs: xs.to_vec(), ys: ys.to_vec(), count }),
            batch,
            penalty: Penalty::default(),
            shuffle: None,
            taken: 0,
            updates: 0,
            epochs: 0,
            kernel,
        })
    }

    /// The same run with another order of the samples in every epoch, drawn from a seed.
    pub fn shuffled(mut self, seed: u64) -> Trainer {
        let order = (0..self.data.count).collect();
        self.shuffle = Some(Shuffle { random: Pcg32::new(seed, 2), order });
        self
    }

    /// One update. Returns the loss of its batch before it. A run that diverges goes on with infinities and NaN.
    pub fn update(&mut self) -> f64 {
        if self.taken == 0
            && let Some(shuffle) = &mut self.shuffle
        {
            shuffle.draw();
        }
        let count = self.batch.min(self.data.count - self.taken);
        let samples = EpochSamples {
            network: &self.network,
            data: &self.data,
            first: self.taken,
            shuffle: self.shuffle.as_ref(),
        };
        let loss = self.kernel.run(&self.network, &samples, count);
        self.penalty.add(&self.network, &mut self.kernel.gradient);
        self.optimizer.advance(&mut self.network, &self.kernel.gradient);
        self.updates += 1;
        self.taken += count;
        if self.taken == self.data.count {
            self.taken = 0;
            self.epochs += 1;
        }
        loss
    }

    /// The mean loss over all samples, with the present parameters.
    pub fn loss(&mut self) -> f64 {
        let samples = EpochSamples { network: &self.network, data: &self.data, first: 0, shuffle: None };
        self.kernel.loss(&self.network, &samples, self.data.count)
    }

    /// The network as it is now.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The gradient of the last update, penalties included: by the weights of a layer, and by its biases. Zeros before the
    /// first update. `layer` must be below [`depth`](Network::depth).
    pub fn gradient(&self, layer: usize) -> (&[f64], &[f64]) {
        let (weights, biases) = (self.network.weights(layer).len(), self.network.biases(layer).len());
        self.kernel.gradient[self.network.start(layer)..][..weights + biases].split_at(weights)
    }

    /// Updates so far.
    pub fn updates(&self) -> u64 {
        self.updates
    }

    /// Epochs that are complete.
    pub fn epochs(&self) -> u64 {
        self.epochs
    }

    /// Samples of the present epoch that have been taken.
    pub fn taken(&self) -> usize {
        self.taken
    }

    /// How many samples there are.
    pub fn samples(&self) -> usize {
        self.data.count
    }

    /// The samples of the next update, by their places in the data, in the order in which it takes them.
    ///
    /// ```
    /// use nn::{Activation, Loss, Network, OptimizerKind, Trainer};
    ///
    /// let network =
    ///     Network::new(&[1, 1], &[Activation::Identity], Loss::HalfSquaredError, vec![vec![0.0]], vec![vec![0.0]])?;
    /// let mut trainer =
    ///     Trainer::new(network, &[1.0, 2.0, 3.0], &[1.0, 2.0, 3.0], OptimizerKind::Sgd { eta: 0.1 }, 2)?;
    /// assert_eq!(trainer.upcoming(), [0, 1]);
    /// trainer.update();
    /// assert_eq!(trainer.upcoming(), [2]); // what is left of the epoch
    /// # Ok::<(), nn::Error>(())
    /// ```
    pub fn upcoming(&self) -> Vec<usize> {
        let samples = self.taken..self.taken + self.batch.min(self.data.count - self.taken);
        let Some(mut shuffle) = self.shuffle.clone() else { return samples.collect() };
        if self.taken == 0 {
            shuffle.draw();
        }
        shuffle.order[samples].to_vec()
    }

    /// The update rule with what it remembers.
    pub fn optimizer(&self) -> &Optimizer {
        &self.optimizer
    }

    /// What large weights add to the loss.
    pub fn penalty(&self) -> Penalty {
        self.penalty
    }

    /// Sets the learning rate of later updates. What the optimizer remembers stays.
    ///
    /// # Errors
    /// η negative or not finite.
    pub fn set_eta(&mut self, eta: f64) -> Result<(), Error> {
        self.optimizer.set_eta(eta)
    }

    /// Sets the rule of later updates. It remembers nothing yet.
    ///
    /// # Errors
    /// The rule's numbers out of range.
    pub fn set_optimizer(&mut self, kind: OptimizerKind) -> Result<(), Error> {
        self.optimizer = Optimizer::new(kind)?;
        Ok(())
    }

    /// Sets how many samples later updates take. The epoch goes on where it is.
    ///
    /// # Errors
    /// A batch of 0.
    pub fn set_batch(&mut self, batch: usize) -> Result<(), Error> {
        check_batch(batch)?;
        self.batch = batch;
        Ok(())
    }

    /// Sets what large weights add to the loss of later updates.
    ///
    /// # Errors
    /// A number that is negative or not finite.
    pub fn set_penalty(&mut self, penalty: Penalty) -> Result<(), Error> {
        check_penalty("penalty.l1", penalty.l1)?;
        check_penalty("penalty.l2", penalty.l2)?;
        self.penalty = penalty;
        Ok(())
    }
}

fn check_batch(batch: usize) -> Result<(), Error> {
    if batch > 0 { Ok(()) } else { Err(Error::new("batch", "0", "1 or more samples")) }
}

pub(crate) fn check_penalty(field: &str, value: f64) -> Result<(), Error> {
    if value.is_finite() && value >= 0.0 {
        return Ok(());
    }
    Err(Error::new(field, shown(value), "a finite number, 0 or above"))
}

impl Penalty {
    pub(crate) fn add(self, network: &Network, gradient: &mut [f64]) {
        if self == Penalty::default() {
            return; // adding 0 would turn −0 into 0
        }
        for l in 0..network.depth() {
            let weights = network.weights(l);
            for (g, &w) in gradient[network.start(l)..].iter_mut().zip(weights) {
                let sign = f64::from(i8::from(w > 0.0) - i8::from(w < 0.0));
                *g += self.l2 * w + self.l1 * sign;
            }
        }
    }
}

/// The order of the samples in an epoch.
#[derive(Clone, Debug)]
struct Shuffle {
    random: Pcg32,
    order: Vec<usize>,
}

impl Shuffle {
    /// Draws a new order: the shuffle of Fisher and Yates, from the last place down.
    fn draw(&mut self) {
        for last in (1..self.order.len()).rev() {
            let other = (self.random.uniform() * (last + 1) as f64) as usize;
            self.order.swap(last, other);
        }
    }
}

/// The samples of an epoch, from the `first` one on.
struct EpochSamples<'a> {
    network: &'a Network,
    data: &'a Data,
    first: usize,
    shuffle: Option<&'a Shuffle>,
}

impl Source for EpochSamples<'_> {
    #[inline(always)]
    fn sample(&self, k: usize) -> (&[f64], &[f64]) {
        let k = self.shuffle.map_or(self.first + k, |shuffle| shuffle.order[self.first + k]);
        let (inputs, outputs) = (self.network.input_width(), self.network.output_width());
        (&self.data.xs[k * inputs..][..inputs], &self.data.ys[k * outputs..][..outputs])
    }
}
