//! Names as values. `notation.rs` writes them.

use nn::{Factor, FactorKind, Network, Parameter};

/// A quantity of the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// The loss.
    Loss,
    /// The output o of a neuron.
    Output { layer: usize, unit: usize },
    /// The pre-activation z of a neuron.
    PreActivation { layer: usize, unit: usize },
    /// A weight or bias.
    Parameter(Parameter),
    /// An input, from 0.
    Input(usize),
    /// A target, from 0.
    Target(usize),
}

/// ∂of/∂by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Derivative {
    pub(super) of: Name,
    pub(super) by: Name,
}

impl From<Parameter> for Name {
    fn from(parameter: Parameter) -> Self {
        Self::Parameter(parameter)
    }
}

impl Name {
    /// What a weight of this layer is multiplied with: the output below it, or an input.
    pub(super) fn source(layer: usize, from: usize) -> Self {
        layer.checked_sub(1).map_or(Self::Input(from), |below| Self::Output { layer: below, unit: from })
    }

    /// The name that a key writes; `None` if the network has none of that name.
    pub(super) fn parse(key: &str, network: &Network) -> Option<Self> {
        if key == "L" {
            return Some(Self::Loss);
        }
        let units = |layer: usize| (0..network.layers()[layer + 1]).map(move |unit| (layer, unit));
        let neurons = || (0..network.depth()).flat_map(units);
        let outputs = neurons().map(|(layer, unit)| Self::Output { layer, unit });
        let pre_activations = neurons().map(|(layer, unit)| Self::PreActivation { layer, unit });
        let found = outputs.chain(pre_activations).find(|name| name.key(network) == key);
        found.or_else(|| nn::parameter_by_name(network, key).map(Self::Parameter))
    }

    /// As keys and links have it, which is how the notes write it: `w4`, `o3`, `x1`.
    pub(super) fn key(self, network: &Network) -> String {
        match self {
            Self::Loss => "L".to_owned(),
            Self::Output { layer, unit } => nn::neuron_name(network, layer, unit),
            Self::PreActivation { layer, unit } => nn::neuron_name(network, layer, unit).replacen('o', "z", 1),
            Self::Parameter(parameter) => nn::parameter_name(network, parameter),
            Self::Input(at) => format!("x{}", at + 1),
            Self::Target(at) => format!("y{}", at + 1),
        }
    }
}

impl Derivative {
    /// The derivative that a factor of the ledger is.
    pub(super) fn of(factor: &Factor, network: &Network) -> Self {
        let last = network.depth() - 1;
        let output = |layer, unit| Name::Output { layer, unit };
        let pre_activation = |layer, unit| Name::PreActivation { layer, unit };
        let (of, by) = match factor.kind {
            FactorKind::LossByOutput { unit } => (Name::Loss, output(last, unit)),
            FactorKind::LossByPreactivation { unit } => (Name::Loss, pre_activation(last, unit)),
            FactorKind::OutputByOutput { layer, to, from } => (output(layer, to), output(layer - 1, from)),
            FactorKind::PreactivationByOutput { layer, to, from } => {
                (pre_activation(layer, to), output(layer - 1, from))
            }
            FactorKind::OutputByParameter(p) => (output(p.layer(), p.to()), p.into()),
            FactorKind::PreactivationByParameter(p) => (pre_activation(p.layer(), p.to()), p.into()),
        };
        Self { of, by }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use nn::{Activation, Initialiser, Loss};

    #[test]
    fn a_key_is_read_as_the_name_that_wrote_it() {
        let activations = [Activation::Sigmoid; 2];
        let network =
            Network::initialised(&[2, 3, 1], &activations, Loss::HalfSquaredError, Initialiser::Zeros, 0).unwrap();
        for key in ["L", "o1", "o4", "z4", "w1", "w9", "b4"] {
            assert_eq!(Name::parse(key, &network).map(|name| name.key(&network)).as_deref(), Some(key));
        }
        for key in ["", "o5", "o0", "w10", "w01", "q1", "l"] {
            assert_eq!(Name::parse(key, &network), None, "{key}");
        }
    }
}
