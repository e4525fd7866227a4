//! The factors of a path: derivatives between neighbouring neurons.

use crate::names::{neuron_number, parameter_name};
use crate::{Network, Parameter};

/// One factor of a path: a derivative and its value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factor {
    /// Which derivative.
    pub kind: FactorKind,
    /// Its value.
    pub value: f64,
}

/// The derivatives a path is made of. Layers are weight layers, counted from 0.
///
/// Where ∂L/∂z of the output has a formula of its own (both cross-entropies, and softmax with any loss), a path begins with
/// it and goes on with the weight alone: ∂L/∂z5 · ∂z5/∂o3 in place of ∂L/∂o5 · ∂o5/∂o3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactorKind {
    /// ∂L/∂o of an output neuron.
    LossByOutput {
        /// The output neuron.
        unit: usize,
    },
    /// ∂L/∂z of an output neuron.
    LossByPreactivation {
        /// The output neuron.
        unit: usize,
    },
    /// ∂o/∂o between neighbouring layers: f′(z) · w, and 1 more where a residual connection joins the two.
    OutputByOutput {
        /// The layer of neuron `to`.
        layer: usize,
        /// The neuron differentiated.
        to: usize,
        /// The neuron of the layer below.
        from: usize,
    },
    /// ∂z/∂o between the output layer and the one below: w.
    PreactivationByOutput {
        /// The output layer.
        layer: usize,
        /// The output neuron.
        to: usize,
        /// The neuron of the layer below.
        from: usize,
    },
    /// ∂o/∂w = f′(z) · o of the neuron it comes from, or ∂o/∂b = f′(z).
    OutputByParameter(Parameter),
    /// ∂z/∂w = o of the neuron it comes from, or ∂z/∂b = 1, in the output layer.
    PreactivationByParameter(Parameter),
}

impl Factor {
    /// The derivative in the notes' symbols: `∂L/∂o5`, `∂o5/∂o3`, `∂o1/∂w1`. `network` is the ledger's.
    pub fn name(&self, network: &Network) -> String {
        let number = |layer, unit| neuron_number(network, layer, unit);
        let last = network.depth() - 1;
        match self.kind {
            FactorKind::LossByOutput { unit } => format!("∂L/∂o{}", number(last, unit)),
            FactorKind::LossByPreactivation { unit } => format!("∂L/∂z{}", number(last, unit)),
            FactorKind::OutputByOutput { layer, to, from } => {
                format!("∂o{}/∂o{}", number(layer, to), number(layer - 1, from))
            }
            FactorKind::PreactivationByOutput { layer, to, from } => {
                format!("∂z{}/∂o{}", number(layer, to), number(layer - 1, from))
            }
            FactorKind::OutputByParameter(p) => {
                format!("∂o{}/∂{}", number(p.layer(), p.to()), parameter_name(network, p))
            }
            FactorKind::PreactivationByParameter(p) => {
                format!("∂z{}/∂{}", number(p.layer(), p.to()), parameter_name(network, p))
            }
        }
    }
}
