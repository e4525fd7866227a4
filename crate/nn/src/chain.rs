//! A chain of single neurons, for one or two samples: the vanishing gradient's network.
//!
//! Nothing can be done side by side here, each neuron waits for the one below. So what counts is that nothing else stands
//! between them: no buffers to find, no loops to set up.

use crate::Activation;
use crate::curves::{Curve, with_curve};
use crate::lanes::Pair;
use crate::smooth::numbers;

/// From the input `x` through all neurons, each with its weight and bias.
pub(crate) fn forward(activation: Activation, neurons: &[[f64; 2]], x: Pair, o: &mut [Pair], slopes: &mut [Pair]) {
    with_curve!(activation, C => through::<C>(neurons, x, o, slopes), softmax => {});
}

#[inline(always)]
fn through<C: Curve>(neurons: &[[f64; 2]], mut x: Pair, o: &mut [Pair], slopes: &mut [Pair]) {
    let k = numbers();
    for ((&[w, b], o), slope) in neurons.iter().zip(o).zip(slopes) {
        (x, *slope) = C::at(x * w + b, k);
        *o = x;
    }
}

/// From the last neuron's ∂L/∂z down to the first one's: fills the others' in and adds each neuron's ∂L/∂w and ∂L/∂b.
/// `inputs` are what enters each neuron; of the two samples only the first `samples` are there.
pub(crate) fn backward(
    neurons: &[[f64; 2]],
    inputs: &[Pair],
    slopes: &[Pair],
    dz: &mut [Pair],
    samples: usize,
    gradient: &mut [[f64; 2]],
) {
    let Some(&last) = dz.last() else { return };
    let mut own = last;
    let rows = neurons.iter().zip(inputs).zip(slopes).zip(dz).zip(gradient).rev();
    // What the neuron above hands down: w·∂L/∂z. Above the last there is none, and its ∂L/∂z is given.
    let mut handed = None;
    for ((((&[w, _], &input), &slope), dz), gradient) in rows {
        if let Some(handed) = handed {
            own = handed * slope;
        }
        *dz = own;
        gradient[0] += (own * input).first(samples).sum();
        gradient[1] += own.first(samples).sum();
        handed = Some(own * w);
    }
}
