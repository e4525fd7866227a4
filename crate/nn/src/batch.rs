//! Many samples: their mean loss and its gradient, and training on them.

use crate::kernel::{Kernel, Source};
use crate::trainer::check_penalty;
use crate::{Error, Network, Optimizer, Penalty};

/// The mean of the samples' losses, and its gradient, which lies as the network's weights and biases.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchGradient {
    /// The mean loss.
    pub loss: f64,
    /// Its slope by every weight.
    pub dw: Vec<Vec<f64>>,
    /// Its slope by every bias.
    pub db: Vec<Vec<f64>>,
}

impl BatchGradient {
    /// From a gradient in the network's order.
    pub(crate) fn new(loss: f64, network: &Network, mut gradient: &[f64]) -> BatchGradient {
        let (mut dw, mut db) = (Vec::with_capacity(network.depth()), Vec::with_capacity(network.depth()));
        for l in 0..network.depth() {
            for (length, list) in [(network.weights(l).len(), &mut dw), (network.biases(l).len(), &mut db)] {
                let (own, rest) = gradient.split_at(length);
                list.push(own.to_vec());
                gradient = rest;
            }
        }
        BatchGradient { loss, dw, db }
    }
}

/// The mean loss over the samples and its gradient.
///
/// `xs` and `ys` are flat, sample after sample: n × inputs and n × outputs numbers, n ≥ 1.
///
/// # Errors
/// No samples, a part of a sample, targets that do not match, or a number that is not finite.
///
/// ```
/// use nn::{Activation, Loss, Network, batch_gradient};
///
/// let network =
///     Network::new(&[1, 1], &[Activation::Identity], Loss::HalfSquaredError, vec![vec![2.0]], vec![vec![0.0]])?;
/// let gradient = batch_gradient(&network, &[1.0, 3.0], &[1.0, 5.0])?;
/// assert_eq!((gradient.loss, gradient.dw[0][0]), (0.5, 2.0)); // both are off by 1: (1·1 + 1·3) / 2
/// # Ok::<(), nn::Error>(())
/// ```
pub fn batch_gradient(network: &Network, xs: &[f64], ys: &[f64]) -> Result<BatchGradient, Error> {
    let samples = Samples::new(network, xs, ys)?;
    let mut kernel = Kernel::new(network, samples.count);
    let loss = kernel.run(network, &samples, samples.count);
    Ok(BatchGradient::new(loss, network, &kernel.gradient))
}

/// The mean loss over the samples alone: the same as that of [`batch_gradient`], to the last bit.
///
/// # Errors
/// As for [`batch_gradient`].
///
/// ```
/// use nn::{Activation, Loss, Network, batch_loss};
///
/// let network =
///     Network::new(&[1, 1], &[Activation::Identity], Loss::HalfSquaredError, vec![vec![2.0]], vec![vec![0.0]])?;
/// assert_eq!(batch_loss(&network, &[1.0, 3.0], &[1.0, 5.0])?, 0.5);
/// # Ok::<(), nn::Error>(())
/// ```
pub fn batch_loss(network: &Network, xs: &[f64], ys: &[f64]) -> Result<f64, Error> {
    let samples = Samples::new(network, xs, ys)?;
    Ok(Kernel::new(network, samples.count).loss(network, &samples, samples.count))
}

/// Trains: computes the gradient of a batch and steps, `steps` times. Returns the loss of each batch before its step.
///
/// The samples are taken in their order, `batch` at a time. After the last one the first one follows, and the last batch of
/// an epoch has the samples that are left. A run that diverges goes on with infinities and NaN, and the losses show it.
///
/// # Errors
/// Samples as for [`batch_gradient`]; a batch of 0; more than 10 000 000 steps; an optimizer that has stepped another
/// network. Everything is checked before anything moves.
///
/// ```
/// use nn::{Activation, Loss, Network, Optimizer, OptimizerKind, train};
///
/// let mut network =
///     Network::new(&[1, 1], &[Activation::Identity], Loss::HalfSquaredError, vec![vec![0.0]], vec![vec![0.0]])?;
/// let mut optimizer = Optimizer::new(OptimizerKind::Sgd { eta: 0.1 })?;
/// let losses = train(&mut network, &[-1.0, 1.0], &[-2.0, 2.0], &mut optimizer, 200, 2)?; // y = 2x
/// assert_eq!(losses[0], 2.0);
/// assert!((network.weights(0)[0] - 2.0).abs() < 1e-8);
/// # Ok::<(), nn::Error>(())
/// ```
pub fn train(
    network: &mut Network,
    xs: &[f64],
    ys: &[f64],
    optimizer: &mut Optimizer,
    steps: usize,
    batch: usize,
) -> Result<Vec<f64>, Error> {
    train_held(network, xs, ys, optimizer, steps, batch, Hold::default())
}

/// What else decides how [`train_held`] moves the parameters.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hold {
    /// λ of weight decay, as PyTorch's optimizers have it: λw is added to the gradient of each weight before the rule takes
    /// it, so plain SGD does w ← w − η(g + λw). Biases do not decay.
    pub weight_decay: f64,
    /// Whether the biases stay as they are.
    pub freeze_biases: bool,
}

/// [`train()`] with weight decay, or with biases that stay. The losses are those of the samples, without ½λΣw².
///
/// # Errors
/// As for [`train()`]; a weight decay that is negative or not finite.
///
/// ```
/// use nn::{Activation, Hold, Loss, Network, Optimizer, OptimizerKind, train_held};
///
/// let mut network =
///     Network::new(&[1, 1], &[Activation::Identity], Loss::HalfSquaredError, vec![vec![2.0]], vec![vec![1.0]])?;
/// let mut sgd = Optimizer::new(OptimizerKind::Sgd { eta: 0.5 })?;
/// let hold = Hold { weight_decay: 0.5, freeze_biases: true };
/// train_held(&mut network, &[1.0], &[2.0], &mut sgd, 1, 1, hold)?; // o − y = 1
/// assert_eq!((network.weights(0)[0], network.biases(0)[0]), (1.0, 1.0)); // 2 − 0.5·(1 + 0.5·2)
/// # Ok::<(), nn::Error>(())
/// ```
pub fn train_held(
    network: &mut Network,
    xs: &[f64],
    ys: &[f64],
    optimizer: &mut Optimizer,
    steps: usize,
    batch: usize,
    hold: Hold,
) -> Result<Vec<f64>, Error> {
    let samples = Samples::new(network, xs, ys)?;
    if batch == 0 {
        return Err(Error::new("batch", "0", "1 or more samples"));
    }
    if steps > MAX_STEPS {
        return Err(Error::new("steps", steps.to_string(), format!("0 to {MAX_STEPS}")));
    }
    optimizer.check_network(network)?;
    let penalty = Penalty { l1: 0.0, l2: hold.weight_decay };
    check_penalty("weight_decay", penalty.l2)?;
    let batch = batch.min(samples.count);
    let mut kernel = Kernel::new(network, batch);
    let mut losses = Vec::with_capacity(steps);
    let mut start = 0;
    for _ in 0..steps {
        let end = samples.count.min(start + batch);
        let (source, count) = (samples.from(start), end - start);
        losses.push(if hold == Hold::default() {
            kernel.update(network, &source, count, optimizer)
        } else {
            let loss = kernel.run(network, &source, count);
            penalty.add(network, &mut kernel.gradient);
            if hold.freeze_biases {
                still(network, &mut kernel.gradient);
            }
            optimizer.advance(network, &kernel.gradient);
            loss
        });
        start = end % samples.count;
    }
    Ok(losses)
}

/// Takes the slopes of the biases away. No rule moves a parameter whose slope has always been 0.
fn still(network: &Network, gradient: &mut [f64]) {
    for l in 0..network.depth() {
        gradient[network.start(l) + network.weights(l).len()..][..network.biases(l).len()].fill(0.0);
    }
}

/// More losses than this would take too much of WebAssembly's memory.
const MAX_STEPS: usize = 10_000_000;

/// Samples that have been checked.
#[derive(Clone, Copy)]
pub(crate) struct Samples<'a> {
    xs: &'a [f64],
    ys: &'a [f64],
    inputs: usize,
    outputs: usize,
    pub(crate) count: usize,
}

impl<'a> Samples<'a> {
    pub(crate) fn new(network: &Network, xs: &'a [f64], ys: &'a [f64]) -> Result<Samples<'a>, Error> {
        let (inputs, outputs) = (network.input_width(), network.output_width());
        let count = xs.len() / inputs;
        if count == 0 || !xs.len().is_multiple_of(inputs) {
            let allowed = format!("{inputs} numbers for each sample, and at least one sample");
            return Err(Error::new("xs", format!("{} numbers", xs.len()), allowed));
        }
        if ys.len() != count * outputs {
            let allowed = format!("{count} × {outputs} = {} numbers", count * outputs);
            return Err(Error::new("ys", format!("{} numbers", ys.len()), allowed));
        }
        check_finite("xs", xs, inputs)?;
        check_finite("ys", ys, outputs)?;
        Ok(Samples { xs, ys, inputs, outputs, count })
    }

    /// The samples from this one on.
    fn from(self, start: usize) -> Samples<'a> {
        Samples {
            xs: &self.xs[start * self.inputs..],
            ys: &self.ys[start * self.outputs..],
            count: self.count - start,
            ..self
        }
    }
}

impl Source for Samples<'_> {
    #[inline(always)]
    fn sample(&self, k: usize) -> (&[f64], &[f64]) {
        (&self.xs[k * self.inputs..][..self.inputs], &self.ys[k * self.outputs..][..self.outputs])
    }
}

fn check_finite(field: &str, values: &[f64], width: usize) -> Result<(), Error> {
    if all_finite(values) {
        return Ok(());
    }
    match values.iter().position(|value| !value.is_finite()) {
        Some(k) => Err(Error::not_finite(format!("{field}[{}][{}]", k / width, k % width), values[k])),
        None => Ok(()),
    }
}

/// There may be millions of values, so eight sums are taken beside each other and nothing ends the loop early. 0 times an
/// infinity or NaN is NaN, and a sum with NaN stays NaN.
fn all_finite(values: &[f64]) -> bool {
    let (eights, rest) = values.as_chunks::<8>();
    let mut sums = [0.0; 8];
    for eight in eights {
        for (sum, value) in sums.iter_mut().zip(eight) {
            *sum += 0.0 * value;
        }
    }
    sums.iter().chain(rest).all(|value| value.is_finite())
}
