//! Sample by sample, for residual and normalised networks. Their layers are more than o = f(z), so the kernel's formulas do
//! not hold for them; they take [`forward`](crate::forward()) and [`backward`](crate::backward()) themselves.

use super::Source;
use crate::backward::{Deltas, add_outer_product};
use crate::forward::forward_into;
use crate::loss::loss_of;
use crate::{Network, Trace};

/// Whether the network is of this kind.
pub(super) fn needed(network: &Network) -> bool {
    network.residual() || network.normalised()
}

/// The mean loss over the first `count` samples. Its gradient, in the network's order, is added to `gradient`, which begins
/// as zeros.
pub(super) fn run(network: &Network, source: &impl Source, count: usize, mut gradient: Option<&mut [f64]>) -> f64 {
    let (mut trace, mut deltas) = (Trace::empty(network), Deltas::empty(network));
    let mut loss = 0.0;
    for k in 0..count {
        let (x, y) = source.sample(k);
        forward_into(network, x, &mut trace);
        loss += loss_of(network, &trace, y);
        if let Some(gradient) = gradient.as_deref_mut() {
            deltas.fill(network, &trace, y);
            add(network, &trace, &deltas, gradient);
        }
    }
    gradient.into_iter().flatten().for_each(|g| *g /= count as f64);
    loss / count as f64
}

fn add(network: &Network, trace: &Trace, deltas: &Deltas, gradient: &mut [f64]) {
    for l in 0..network.depth() {
        let weights = network.weights(l).len();
        let (dw, db) = gradient[network.start(l)..].split_at_mut(weights);
        add_outer_product(dw, &deltas.dz[l], trace.input_of(l));
        db.iter_mut().zip(&deltas.dz[l]).for_each(|(db, dz)| *db += dz);
    }
}

/// The output of every neuron for each of `size` points. The inputs lie input after input.
pub(super) fn maps(network: &Network, inputs: &[f32], size: usize) -> Vec<f32> {
    let mut trace = Trace::empty(network);
    let units: usize = network.layers()[1..].iter().sum();
    let mut out = vec![0.0; units * size];
    for point in 0..size {
        let x: Vec<f64> = inputs.iter().skip(point).step_by(size).map(|&x| f64::from(x)).collect();
        forward_into(network, &x, &mut trace);
        let outputs = trace.o.iter().flatten();
        outputs.zip(out.chunks_exact_mut(size)).for_each(|(&o, map)| map[point] = o as f32);
    }
    out
}
