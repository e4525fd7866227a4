//! The forward pass of one sample: z = W·o + b and o = f(z), layer by layer from the inputs up.

use crate::error::check_vector;
use crate::{Error, Network, normalise};

/// Every number of one forward pass. `z[l][j]` and `o[l][j]` are pre-activation and output of neuron `j` of weight layer `l`.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// The inputs.
    pub x: Vec<f64>,
    /// z = Σ w·o + b, layer by layer. In a normalised layer this is z before normalisation.
    pub z: Vec<Vec<f64>>,
    /// o = f(z), layer by layer. With a residual connection it is what the layer passes on: f(z) + o of the layer below.
    pub o: Vec<Vec<f64>>,
}

impl Trace {
    /// The network's prediction ŷ: the outputs of the last layer.
    pub fn output(&self) -> &[f64] {
        self.o.last().map_or(&[], Vec::as_slice)
    }

    /// What enters a weight layer: the inputs, or the outputs of the layer below.
    pub(crate) fn input_of(&self, layer: usize) -> &[f64] {
        if layer == 0 { &self.x } else { &self.o[layer - 1] }
    }

    /// A trace of zeros, as long as this network needs it.
    pub(crate) fn empty(network: &Network) -> Trace {
        Trace { x: vec![0.0; network.input_width()], z: per_neuron(network), o: per_neuron(network) }
    }

    pub(crate) fn check(&self, network: &Network) -> Result<(), Error> {
        let fits = |v: &[Vec<f64>]| v.iter().map(Vec::len).eq(network.layers()[1..].iter().copied());
        if self.x.len() == network.input_width() && fits(&self.z) && fits(&self.o) {
            return Ok(());
        }
        Err(Error::new("trace", "a trace of another shape", "what forward gave for this network"))
    }
}

/// Runs the network on one input `x`, one finite number per input neuron.
///
/// The products w·o are added in the order of the weights, and the bias last. Where a sum overflows, z is an infinity or NaN,
/// as IEEE 754 says: divergence is a result, not an error.
///
/// # Errors
/// `x` of another length or not finite.
///
/// ```
/// use nn::{Activation, Loss, Network, forward};
///
/// let network = Network::new(
///     &[2, 1],
///     &[Activation::Relu],
///     Loss::HalfSquaredError,
///     vec![vec![3.0, -1.0]],
///     vec![vec![0.5]],
/// )?;
/// let trace = forward(&network, &[1.0, 2.0])?;
/// assert_eq!((trace.z[0][0], trace.output()), (1.5, &[1.5][..]));
/// # Ok::<(), nn::Error>(())
/// ```
pub fn forward(network: &Network, x: &[f64]) -> Result<Trace, Error> {
    check_vector("x", x, network.input_width())?;
    let mut trace = Trace::empty(network);
    forward_into(network, x, &mut trace);
    Ok(trace)
}

/// The forward pass, into a trace that is used again and again.
pub(crate) fn forward_into(network: &Network, x: &[f64], trace: &mut Trace) {
    trace.x.copy_from_slice(x);
    for l in 0..network.depth() {
        let (below, own) = trace.o.split_at_mut(l);
        let input = if l == 0 { &trace.x } else { &below[l - 1] };
        let (z, o) = (&mut trace.z[l], &mut own[0]);
        let rows = network.weights(l).chunks_exact(input.len()).zip(network.biases(l));
        for (z, (row, b)) in z.iter_mut().zip(rows) {
            *z = row.iter().zip(input).fold(0.0, |sum, (w, o)| sum + w * o) + b;
        }
        let f = network.activation(l);
        if network.normalises(l) {
            normalise(z, o); // o is ẑ for a moment
            o.iter_mut().for_each(|o| *o = f.value(*o)); // a hidden layer is never softmax
        } else {
            f.apply(z, o);
        }
        if network.adds_below(l) {
            o.iter_mut().zip(input).for_each(|(o, below)| *o += below);
        }
    }
}

/// One zero per neuron, layer by layer.
pub(crate) fn per_neuron(network: &Network) -> Vec<Vec<f64>> {
    network.layers()[1..].iter().map(|&width| vec![0.0; width]).collect()
}

/// One zero per weight, layer by layer.
pub(crate) fn per_weight(network: &Network) -> Vec<Vec<f64>> {
    network.layers().windows(2).map(|sizes| vec![0.0; sizes[0] * sizes[1]]).collect()
}
