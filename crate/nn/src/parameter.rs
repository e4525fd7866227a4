//! How one weight or bias is named: by its layer and the neurons it joins.

/// One weight or bias. `layer` counts weight layers from 0; `to` and `from` count the neurons (or inputs) of a layer from 0.
///
/// ```
/// use nn::Parameter;
///
/// let weight = Parameter::Weight { layer: 1, to: 0, from: 2 };
/// assert_eq!((weight.layer(), weight.to()), (1, 0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// The weight that carries unit `from` of the layer below to neuron `to`.
    Weight {
        /// Weight layer.
        layer: usize,
        /// Neuron it leads to.
        to: usize,
        /// Neuron or input it comes from.
        from: usize,
    },
    /// The bias of neuron `to`.
    Bias {
        /// Weight layer.
        layer: usize,
        /// The neuron.
        to: usize,
    },
}

impl Parameter {
    /// The weight layer it belongs to.
    pub fn layer(self) -> usize {
        match self {
            Parameter::Weight { layer, .. } | Parameter::Bias { layer, .. } => layer,
        }
    }

    /// The neuron whose pre-activation it enters.
    pub fn to(self) -> usize {
        match self {
            Parameter::Weight { to, .. } | Parameter::Bias { to, .. } => to,
        }
    }
}
