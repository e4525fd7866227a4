//! Many samples: their mean gradient, and training on them.

use crate::backward::{Deltas, add_outer_product};
use crate::forward::{forward_into, per_neuron, per_weight};
use crate::loss::loss_of;
use crate::{Error, Network, Optimizer, Trace};

/// The mean of the samples' losses, and its gradient, shaped as the network's weights and biases.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchGradient {
    /// The mean loss.
    pub loss: f64,
    /// Its slope by every weight.
    pub dw: Vec<Vec<f64>>,
    /// Its slope by every bias.
    pub db: Vec<Vec<f64>>,
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
    let mut pass = Pass::new(network);
    pass.run(network, &samples, 0..samples.count);
    Ok(pass.sum)
}

/// Trains: computes the gradient of a batch, steps, and so on, `steps` times. Returns each batch's loss before its step.
///
/// The samples are taken in their order, `batch` at a time, from the first one again after the last; the last batch of an
/// epoch is as large as what is left. A run that diverges goes on with infinities and NaN, as the losses show.
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
    let samples = Samples::new(network, xs, ys)?;
    if batch == 0 {
        return Err(Error::new("batch", "0", "1 or more samples"));
    }
    if steps > MAX_STEPS {
        return Err(Error::new("steps", steps.to_string(), format!("0 to {MAX_STEPS}")));
    }
    optimizer.check_network(network)?;
    let mut pass = Pass::new(network);
    let mut losses = Vec::with_capacity(steps);
    let mut start = 0_usize;
    for _ in 0..steps {
        let end = samples.count.min(start.saturating_add(batch));
        pass.run(network, &samples, start..end);
        losses.push(pass.sum.loss);
        optimizer.advance(network, &pass.sum.dw, &pass.sum.db);
        start = end % samples.count;
    }
    Ok(losses)
}

/// More losses than this would be a burden on WebAssembly's memory.
const MAX_STEPS: usize = 10_000_000;

/// Samples that have been checked.
struct Samples<'a> {
    xs: &'a [f64],
    ys: &'a [f64],
    count: usize,
}

impl<'a> Samples<'a> {
    fn new(network: &Network, xs: &'a [f64], ys: &'a [f64]) -> Result<Samples<'a>, Error> {
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
        Ok(Samples { xs, ys, count })
    }

    fn x(&self, sample: usize, width: usize) -> &'a [f64] {
        &self.xs[sample * width..][..width]
    }

    fn y(&self, sample: usize, width: usize) -> &'a [f64] {
        &self.ys[sample * width..][..width]
    }
}

fn check_finite(field: &str, values: &[f64], width: usize) -> Result<(), Error> {
    match values.iter().position(|value| !value.is_finite()) {
        Some(k) => Err(Error::not_finite(format!("{field}[{}][{}]", k / width, k % width), values[k])),
        None => Ok(()),
    }
}

/// The room one pass over a batch works in, made once and used for every step.
struct Pass {
    trace: Trace,
    deltas: Deltas,
    sum: BatchGradient,
}

impl Pass {
    fn new(network: &Network) -> Pass {
        Pass {
            trace: Trace::empty(network),
            deltas: Deltas::empty(network),
            sum: BatchGradient { loss: 0.0, dw: per_weight(network), db: per_neuron(network) },
        }
    }

    /// Leaves the mean over these samples in `sum`.
    fn run(&mut self, network: &Network, samples: &Samples<'_>, range: std::ops::Range<usize>) {
        let Pass { trace, deltas, sum } = self;
        sum.loss = 0.0;
        sum.dw.iter_mut().chain(&mut sum.db).for_each(|layer| layer.fill(0.0));
        let count = range.len() as f64;
        for sample in range {
            let y = samples.y(sample, network.output_width());
            forward_into(network, samples.x(sample, network.input_width()), trace);
            sum.loss += loss_of(network, trace, y);
            deltas.fill(network, trace, y);
            for l in 0..network.depth() {
                add_outer_product(&mut sum.dw[l], &deltas.dz[l], trace.input_of(l));
                for (db, dz) in sum.db[l].iter_mut().zip(&deltas.dz[l]) {
                    *db += dz;
                }
            }
        }
        sum.loss /= count;
        for layer in sum.dw.iter_mut().chain(&mut sum.db) {
            for g in layer {
                *g /= count;
            }
        }
    }
}
