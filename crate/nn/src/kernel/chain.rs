//! A chain of single neurons, for one or two samples: the network of the vanishing gradient.
//!
//! Each neuron waits for the one below, so nothing can be done side by side. What counts is that nothing else stands
//! between them: no buffer to find, no loop to set up.

use super::constants::constants;
use super::curves::{Curve, with_curve};
use super::f64x2::F64x2;
use crate::Activation;

/// From the input `x` through all neurons. `neurons` has each one's weight and bias.
pub(super) fn forward(activation: Activation, neurons: &[[f64; 2]], x: F64x2, o: &mut [F64x2], slopes: &mut [F64x2]) {
    with_curve!(activation, C => through::<C>(neurons, x, o, slopes), softmax => {});
}

#[inline(always)]
fn through<C: Curve>(neurons: &[[f64; 2]], mut x: F64x2, o: &mut [F64x2], slopes: &mut [F64x2]) {
    let k = constants();
    for ((&[w, b], o), slope) in neurons.iter().zip(o).zip(slopes) {
        (x, *slope) = C::at(x * w + b, k);
        *o = x;
    }
}

/// From ∂L/∂z of the last neuron, which is given, down to that of the first. Fills in `dz` and adds ∂L/∂w and ∂L/∂b of each
/// neuron to `gradient`. `inputs` are what enters each neuron. Only the first `samples` of the two samples count.
pub(super) fn backward(
    neurons: &[[f64; 2]],
    inputs: &[F64x2],
    slopes: &[F64x2],
    dz: &mut [F64x2],
    samples: usize,
    gradient: &mut [[f64; 2]],
) {
    let Some(&last) = dz.last() else { return };
    let mut own = last;
    let rows = neurons.iter().zip(inputs).zip(slopes).zip(dz).zip(gradient).rev();
    // w·∂L/∂z of the neuron above; there is none above the last.
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
