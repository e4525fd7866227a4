//! The symbols of the lecture notes: w1, b2, o3.
//!
//! Neurons are numbered through all layers, without the inputs. Weights are numbered layer by layer, neuron by neuron, in
//! the order of what they come from (Matt Mazur's order). A bias has the number of its neuron.

use crate::{Network, Parameter};

/// The name of a neuron's output: `o3`. `layer` counts weight layers from 0, `unit` the neurons of that layer from 0.
pub fn neuron_name(network: &Network, layer: usize, unit: usize) -> String {
    format!("o{}", neuron_number(network, layer, unit))
}

/// The name of a weight or bias: `w4`, `b2`.
///
/// ```
/// use nn::{Activation, Initialiser, Loss, Network, Parameter, parameter_by_name, parameter_name};
///
/// let notes_a =
///     Network::initialised(&[3, 1, 1], &[Activation::Sigmoid; 2], Loss::HalfSquaredError, Initialiser::Zeros, 0)?;
/// let w4 = Parameter::Weight { layer: 1, to: 0, from: 0 };
/// assert_eq!(parameter_name(&notes_a, w4), "w4");
/// assert_eq!(parameter_by_name(&notes_a, "w4"), Some(w4));
/// assert_eq!(parameter_by_name(&notes_a, "w5"), None);
/// # Ok::<(), nn::Error>(())
/// ```
pub fn parameter_name(network: &Network, parameter: Parameter) -> String {
    match parameter {
        Parameter::Weight { layer, to, from } => {
            let layers = network.layers();
            let before: usize = layers[..=layer].windows(2).map(|pair| pair[0] * pair[1]).sum();
            format!("w{}", before + to * layers[layer] + from + 1)
        }
        Parameter::Bias { layer, to } => format!("b{}", neuron_number(network, layer, to)),
    }
}

/// The parameter of this name; `None` if the network has none.
pub fn parameter_by_name(network: &Network, name: &str) -> Option<Parameter> {
    let digits = name.get(1..)?;
    // One name, one parameter: no "w+4", no "w04".
    if digits.starts_with('0') || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut k = digits.parse::<usize>().ok()?.checked_sub(1)?;
    for (layer, pair) in network.layers().windows(2).enumerate() {
        let (fan_in, width) = (pair[0], pair[1]);
        let count = if name.starts_with('w') { width * fan_in } else { width };
        if k < count {
            return match name.as_bytes()[0] {
                b'w' => Some(Parameter::Weight { layer, to: k / fan_in, from: k % fan_in }),
                b'b' => Some(Parameter::Bias { layer, to: k }),
                _ => None,
            };
        }
        k -= count;
    }
    None
}

/// Which neuron this is, counted from 1 through all layers.
pub(crate) fn neuron_number(network: &Network, layer: usize, unit: usize) -> usize {
    network.layers()[1..=layer].iter().sum::<usize>() + unit + 1
}
