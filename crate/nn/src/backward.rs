//! Backpropagation: the gradient of one sample's loss, by the chain rule from the loss to the inputs.

use crate::error::check_vector;
use crate::forward::{per_neuron, per_weight};
use crate::normal::back_through;
use crate::{Activation, Error, Network, Parameter, Trace, normalise};

/// The slope of one sample's loss by every number of the network. `dw` and `db` lie as the network's weights and biases,
/// `dz` and `do_` as `z` and `o` of the trace.
#[derive(Clone, Debug, PartialEq)]
pub struct Gradient {
    /// ∂L/∂w = ∂L/∂z · o of the neuron it comes from.
    pub dw: Vec<Vec<f64>>,
    /// ∂L/∂b = ∂L/∂z.
    pub db: Vec<Vec<f64>>,
    /// ∂L/∂z, the delta of each neuron.
    pub dz: Vec<Vec<f64>>,
    /// ∂L/∂o. Where it is larger than any f64 (a cross-entropy at a saturated wrong output) it is ±`f64::MAX`.
    pub do_: Vec<Vec<f64>>,
    /// ∂L/∂x of each input, in the same way as ∂L/∂o of a hidden neuron.
    pub dx: Vec<f64>,
}

impl Gradient {
    /// ∂L/∂ of one parameter; `None` if the network has no such parameter.
    pub fn get(&self, parameter: Parameter) -> Option<f64> {
        match parameter {
            Parameter::Weight { layer, to, from } => {
                let row = self.dw.get(layer)?.chunks_exact(self.fan_in(layer)?).nth(to)?;
                row.get(from).copied()
            }
            Parameter::Bias { layer, to } => self.db.get(layer)?.get(to).copied(),
        }
    }

    fn fan_in(&self, layer: usize) -> Option<usize> {
        self.dw.get(layer)?.len().checked_div(self.db.get(layer)?.len())
    }
}

/// Computes the gradient of one sample's loss and moves nothing.
///
/// `trace` is what [`forward`](crate::forward()) gave for the sample with the present parameters, `y` is its target.
/// From the output layer down (Rumelhart, Hinton & Williams 1986):
/// ∂L/∂z = ∂L/∂o · f′(z), ∂L/∂w = ∂L/∂z · o, and for the layer below ∂L/∂o = Σ w · ∂L/∂z.
/// The cross-entropies give ∂L/∂z = o − y at the output directly, so that a saturated output loses no digits.
/// A residual connection adds ∂L/∂o of its layer to that of the layer below. In a normalised layer ∂L/∂z is by the z before
/// normalisation.
///
/// # Errors
/// `y` of another length or not finite; a trace of another network.
///
/// ```
/// use nn::{Activation, Loss, Network, backward, forward};
///
/// let network =
///     Network::new(&[1, 1], &[Activation::Identity], Loss::HalfSquaredError, vec![vec![2.0]], vec![vec![0.0]])?;
/// let trace = forward(&network, &[3.0])?; // ŷ = 6
/// let gradient = backward(&network, &trace, &[5.0])?;
/// assert_eq!(gradient.dw[0][0], 3.0); // (6 − 5) · 3
/// # Ok::<(), nn::Error>(())
/// ```
pub fn backward(network: &Network, trace: &Trace, y: &[f64]) -> Result<Gradient, Error> {
    trace.check(network)?;
    check_vector("y", y, network.output_width())?;
    let mut deltas = Deltas::empty(network);
    deltas.fill(network, trace, y);
    let mut dw = per_weight(network);
    for (l, dw) in dw.iter_mut().enumerate() {
        add_outer_product(dw, &deltas.dz[l], trace.input_of(l));
    }
    let mut dx = vec![0.0; network.input_width()];
    pass_down(network, 0, &deltas.dz[0], &deltas.do_[0], &mut dx);
    Ok(Gradient { dw, db: deltas.dz.clone(), dz: deltas.dz, do_: deltas.do_, dx })
}

/// ∂L/∂z and ∂L/∂o of every neuron: what backpropagation passes down.
pub(crate) struct Deltas {
    pub(crate) dz: Vec<Vec<f64>>,
    pub(crate) do_: Vec<Vec<f64>>,
}

impl Deltas {
    pub(crate) fn empty(network: &Network) -> Deltas {
        Deltas { dz: per_neuron(network), do_: per_neuron(network) }
    }

    /// The deltas of one sample.
    pub(crate) fn fill(&mut self, network: &Network, trace: &Trace, y: &[f64]) {
        let last = network.depth() - 1;
        let (loss, f, z, o) = (network.loss(), network.activation(last), &trace.z[last], &trace.o[last]);
        loss.by_output(z, o, y, &mut self.do_[last]);
        loss.by_preactivation(f, z, o, y, &self.do_[last], &mut self.dz[last]);
        for l in (0..last).rev() {
            let (below, above) = self.do_.split_at_mut(l + 1);
            let do_ = &mut below[l];
            pass_down(network, l + 1, &self.dz[l + 1], &above[0], do_);
            let f = network.activation(l);
            let dz = &mut self.dz[l];
            if network.normalises(l) {
                let mut normal = vec![0.0; dz.len()];
                let scale = normalise(&trace.z[l], &mut normal);
                times_slope(f, do_, &normal, dz);
                back_through(&normal, scale, dz);
            } else {
                times_slope(f, do_, &trace.z[l], dz);
            }
        }
    }

    /// ∂L/∂ of one parameter.
    pub(crate) fn get(&self, trace: &Trace, parameter: Parameter) -> f64 {
        match parameter {
            Parameter::Weight { layer, to, from } => self.dz[layer][to] * trace.input_of(layer)[from],
            Parameter::Bias { layer, to } => self.dz[layer][to],
        }
    }
}

/// ∂L/∂o of what enters a layer, from ∂L/∂z and ∂L/∂o of the layer.
fn pass_down(network: &Network, layer: usize, dz: &[f64], do_: &[f64], below: &mut [f64]) {
    below.fill(0.0);
    for (row, dz) in network.weights(layer).chunks_exact(below.len()).zip(dz) {
        for (below, w) in below.iter_mut().zip(row) {
            *below += w * dz;
        }
    }
    if network.adds_below(layer) {
        below.iter_mut().zip(do_).for_each(|(below, do_)| *below += do_);
    }
}

/// ∂L/∂o · f′, neuron by neuron.
fn times_slope(f: Activation, do_: &[f64], at: &[f64], dz: &mut [f64]) {
    for ((dz, do_), &at) in dz.iter_mut().zip(do_).zip(at) {
        *dz = do_ * f.derivative(at);
    }
}

/// dw += dz · oᵀ.
pub(crate) fn add_outer_product(dw: &mut [f64], dz: &[f64], o: &[f64]) {
    for (row, dz) in dw.chunks_exact_mut(o.len()).zip(dz) {
        for (dw, o) in row.iter_mut().zip(o) {
            *dw += dz * o;
        }
    }
}
