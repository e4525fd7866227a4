//! The forward pass.

use crate::error::check_vector;
use crate::{Error, Network, normalise};

/// Every number of one forward pass. `z[l][j]` and `o[l][j]` are pre-activation and output of neuron `j` of weight layer `l`.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// The inputs.
    pub x: Vec<f64>,
    /// z = Σ w·o + b, layer by layer; before normalisation, where there is one.
    pub z: Vec<Vec<f64>>,
    /// o = f(z), layer by layer; with residual connections, what the layer passes on: f(z) + o of the layer below.
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

    /// A trace of this network's shape, to be filled.
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
/// The products w·o are added in order, and the bias last. Parameters so large that a sum overflows give infinities or NaN,
/// as IEEE 754 has it: divergence is a result, not an error.
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

/// The forward pass into a trace that is used again and again.
pub(crate) fn forward_into(network: &Network, x: &[f64], trace: &mut Trace) {
    trace.x.copy_from_slice(x);
    for l in 0..network.depth() {
        let (below, o) = trace.o.split_at_mut(l);
        let input = if l == 0 { &trace.x } else { &below[l - 1] };
        let z = &mut trace.z[l];
        multiply(network.weights(l), input, z);
        for (z, b) in z.iter_mut().zip(network.biases(l)) {
            *z += b;
        }
        let f = network.activation(l);
        if network.normalises(l) {
            normalise(z, &mut o[0]);
            // One neuron at a time: f takes the place of ẑ. (A hidden layer is never softmax.)
            o[0].iter_mut().for_each(|o| *o = f.value(*o));
        } else {
            f.apply(z, &mut o[0]);
        }
        if network.adds_below(l) {
            o[0].iter_mut().zip(input).for_each(|(o, below)| *o += below);
        }
    }
}

/// z = W·o, each sum in the order of its weights. Four neurons go side by side, because a processor can begin the next
/// addition of another sum, but not of the same one, before the last is done; no digit depends on it.
fn multiply(weights: &[f64], o: &[f64], z: &mut [f64]) {
    let n = o.len();
    let (fours, rest) = z.as_chunks_mut::<4>();
    let (blocks, rest_weights) = weights.split_at(4 * n * fours.len());
    for (z, block) in fours.iter_mut().zip(blocks.chunks_exact(4 * n)) {
        let mut sums = [0.0; 4];
        let (rows01, rows23) = block.split_at(2 * n);
        let ((row0, row1), (row2, row3)) = (rows01.split_at(n), rows23.split_at(n));
        for ((((o, w0), w1), w2), w3) in o.iter().zip(row0).zip(row1).zip(row2).zip(row3) {
            sums[0] += w0 * o;
            sums[1] += w1 * o;
            sums[2] += w2 * o;
            sums[3] += w3 * o;
        }
        *z = sums;
    }
    for (z, row) in rest.iter_mut().zip(rest_weights.chunks_exact(n)) {
        *z = 0.0;
        for (o, w) in o.iter().zip(row) {
            *z += w * o;
        }
    }
}

/// One zero per neuron, layer by layer.
pub(crate) fn per_neuron(network: &Network) -> Vec<Vec<f64>> {
    network.layers()[1..].iter().map(|&width| vec![0.0; width]).collect()
}

/// One zero per weight, layer by layer.
pub(crate) fn per_weight(network: &Network) -> Vec<Vec<f64>> {
    network.layers().windows(2).map(|pair| vec![0.0; pair[0] * pair[1]]).collect()
}
