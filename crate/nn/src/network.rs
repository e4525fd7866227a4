//! A fully connected feed-forward network: its architecture and its parameters, and nothing else.

use crate::error::check_vector;
use crate::limits::{check_architecture, check_count, check_parameter, check_weights};
use crate::{Activation, Error, Initialiser, Loss, Parameter, Pcg32};

/// The parameters of a network, with its layer sizes, activations and loss.
///
/// ```
/// use nn::{Activation, Loss, Network, Parameter};
///
/// // The notes' network A: x1 x2 x3 into one hidden neuron, and that into one output.
/// let network = Network::new(
///     &[3, 1, 1],
///     &[Activation::Sigmoid; 2],
///     Loss::HalfSquaredError,
///     vec![vec![0.4, -0.6, 0.2], vec![0.7]],
///     vec![vec![0.1], vec![-0.2]],
/// )?;
/// assert_eq!(network.parameter_count(), 6);
/// assert_eq!(network.get(Parameter::Weight { layer: 0, to: 0, from: 1 }), Some(-0.6));
/// # Ok::<(), nn::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    layers: Vec<usize>,
    activations: Vec<Activation>,
    loss: Loss,
    /// Every parameter, in the order of [`parameters`](Network::parameters).
    values: Vec<f64>,
    /// Where each layer's parameters begin.
    starts: Vec<usize>,
    residual: bool,
    normalised: bool,
}

impl Network {
    /// A network with the given parameters.
    ///
    /// `layers` are the sizes, inputs first. Weight layer `l` has the activation `activations[l]`, the `layers[l + 1] × layers[l]`
    /// weights `weights[l]`, flat and row by row, and the `layers[l + 1]` biases `biases[l]`.
    ///
    /// # Errors
    /// Sizes out of range, another number of layers or parameters, a parameter that is not finite, softmax in a hidden
    /// layer, or a loss whose output activation is missing ([`Loss::required_output`]).
    pub fn new(
        layers: &[usize],
        activations: &[Activation],
        loss: Loss,
        weights: Vec<Vec<f64>>,
        biases: Vec<Vec<f64>>,
    ) -> Result<Network, Error> {
        check_architecture(layers, activations, loss)?;
        check_count("weights", weights.len(), layers.len() - 1)?;
        check_count("biases", biases.len(), layers.len() - 1)?;
        for (l, pair) in layers.windows(2).enumerate() {
            check_weights(l, &weights[l], pair[1], pair[0])?;
            check_vector(&format!("biases[{l}]"), &biases[l], pair[1])?;
        }
        let mut network = Network::zero(layers, activations, loss);
        for (l, (weights, biases)) in weights.iter().zip(&biases).enumerate() {
            network.weights_mut(l).copy_from_slice(weights);
            network.biases_mut(l).copy_from_slice(biases);
        }
        Ok(network)
    }

    /// A network with weights drawn from a seed and biases of zero. The weights are drawn in the order of
    /// [`parameters`](Network::parameters), so one seed gives one network, on every machine.
    ///
    /// # Errors
    /// As for [`new`](Network::new); an initialiser's number that is not finite, or a negative spread.
    ///
    /// ```
    /// use nn::{Activation, Initialiser, Loss, Network};
    ///
    /// let make = || {
    ///     Network::initialised(&[2, 3, 1], &[Activation::Tanh; 2], Loss::HalfSquaredError, Initialiser::XavierUniform, 7)
    /// };
    /// assert_eq!(make()?, make()?);
    /// # Ok::<(), nn::Error>(())
    /// ```
    pub fn initialised(
        layers: &[usize],
        activations: &[Activation],
        loss: Loss,
        initialiser: Initialiser,
        seed: u64,
    ) -> Result<Network, Error> {
        check_architecture(layers, activations, loss)?;
        initialiser.check()?;
        let mut random = Pcg32::new(seed, 0);
        let mut network = Network::zero(layers, activations, loss);
        for (l, pair) in layers.windows(2).enumerate() {
            for w in network.weights_mut(l) {
                *w = initialiser.draw(&mut random, pair[0], pair[1]);
            }
        }
        Ok(network)
    }

    /// A network whose parameters are 0, without residual connections and normalisation. Its architecture has been checked.
    fn zero(layers: &[usize], activations: &[Activation], loss: Loss) -> Network {
        let mut end = 0;
        let mut starts = Vec::with_capacity(activations.len());
        for pair in layers.windows(2) {
            starts.push(end);
            end += pair[1] * (pair[0] + 1);
        }
        let (layers, activations) = (layers.to_vec(), activations.to_vec());
        Network { layers, activations, loss, values: vec![0.0; end], starts, residual: false, normalised: false }
    }

    /// The same network with residual connections (He et al. 2015), or without. With them, a hidden layer that is as wide as
    /// the layer below it (or the inputs) has o = f(z) + o of the layer below, neuron by neuron. The output layer stays
    /// o = f(z), so that its numbers mean what its activation says.
    ///
    /// ```
    /// use nn::{Activation, Initialiser, Loss, Network, forward};
    ///
    /// let f = [Activation::Tanh, Activation::Identity];
    /// let network = Network::initialised(&[1, 1, 1], &f, Loss::HalfSquaredError, Initialiser::Zeros, 0)?;
    /// let trace = forward(&network.with_residual(true), &[3.0])?;
    /// assert_eq!(trace.o[0], [3.0]); // tanh 0 + 3
    /// # Ok::<(), nn::Error>(())
    /// ```
    #[must_use]
    pub fn with_residual(self, residual: bool) -> Network {
        Network { residual, ..self }
    }

    /// The same network with its hidden layers normalised ([`normalise`](crate::normalise())), or without. With it, o = f(ẑ),
    /// where ẑ is the layer's z brought to mean 0 and variance 1 over its neurons. No gain and no bias follow. The output
    /// layer is not normalised.
    ///
    /// # Errors
    /// A hidden layer of a single neuron: its ẑ would be 0 for every input.
    pub fn with_normalised(self, normalised: bool) -> Result<Network, Error> {
        let hidden = &self.layers[1..self.layers.len() - 1];
        match hidden.iter().position(|&width| width == 1).filter(|_| normalised) {
            Some(l) => Err(Error::new(
                "normalise",
                format!("layer with layers[{}] = 1", l + 1),
                "hidden layers of 2 neurons or more: normalised, a single one is always 0",
            )),
            None => Ok(Network { normalised, ..self }),
        }
    }

    /// Whether it has residual connections.
    pub fn residual(&self) -> bool {
        self.residual
    }

    /// Whether its hidden layers are normalised.
    pub fn normalised(&self) -> bool {
        self.normalised
    }

    /// Whether o = f(z) + o of the layer below in this layer.
    pub fn adds_below(&self, layer: usize) -> bool {
        self.residual && layer + 1 < self.depth() && self.layers[layer] == self.layers[layer + 1]
    }

    /// Whether o = f(ẑ) in this layer.
    pub fn normalises(&self, layer: usize) -> bool {
        self.normalised && layer + 1 < self.depth()
    }

    /// The layer sizes, inputs first.
    pub fn layers(&self) -> &[usize] {
        &self.layers
    }

    /// The number of weight layers: `layers().len() - 1`.
    pub fn depth(&self) -> usize {
        self.activations.len()
    }

    /// The number of inputs.
    pub fn input_width(&self) -> usize {
        self.layers[0]
    }

    /// The number of outputs.
    pub fn output_width(&self) -> usize {
        self.layers[self.depth()]
    }

    /// The activation of a weight layer, which must be below [`depth`](Network::depth).
    pub fn activation(&self, layer: usize) -> Activation {
        self.activations[layer]
    }

    /// The activation of each weight layer.
    pub fn activations(&self) -> &[Activation] {
        &self.activations
    }

    /// The loss.
    pub fn loss(&self) -> Loss {
        self.loss
    }

    /// Whether ∂L/∂z of the output layer has a formula of its own, in place of ∂L/∂o · f′(z): with both cross-entropies, and
    /// with softmax, whose outputs depend on every z of the layer.
    pub fn fuses_output(&self) -> bool {
        self.loss.is_cross_entropy() || self.activations.last() == Some(&Activation::Softmax)
    }

    /// The weights of a layer, flat: `weights(l)[to * layers()[l] + from]`.
    pub fn weights(&self, layer: usize) -> &[f64] {
        &self.values[self.starts[layer]..][..self.weight_count(layer)]
    }

    /// The biases of a layer, one per neuron.
    pub fn biases(&self, layer: usize) -> &[f64] {
        &self.values[self.starts[layer] + self.weight_count(layer)..][..self.layers[layer + 1]]
    }

    /// The weights of a layer, to change them. Keep them finite: [`set`](Network::set) checks this, here nothing does.
    pub fn weights_mut(&mut self, layer: usize) -> &mut [f64] {
        let count = self.weight_count(layer);
        &mut self.values[self.starts[layer]..][..count]
    }

    /// The biases of a layer, to change them. Keep them finite: [`set`](Network::set) checks this, here nothing does.
    pub fn biases_mut(&mut self, layer: usize) -> &mut [f64] {
        let start = self.starts[layer] + self.weight_count(layer);
        &mut self.values[start..][..self.layers[layer + 1]]
    }

    /// The value of a parameter; `None` if the network has no such parameter.
    pub fn get(&self, parameter: Parameter) -> Option<f64> {
        check_parameter(&self.layers, parameter).ok()?;
        Some(self.values[self.place(parameter)])
    }

    /// Sets a parameter.
    ///
    /// # Errors
    /// No such parameter, or a value that is not finite. Then nothing has changed.
    pub fn set(&mut self, parameter: Parameter, value: f64) -> Result<(), Error> {
        check_parameter(&self.layers, parameter)?;
        if !value.is_finite() {
            return Err(Error::not_finite("value", value));
        }
        let place = self.place(parameter);
        self.values[place] = value;
        Ok(())
    }

    /// Every parameter: layer by layer, first its weights (neuron by neuron, in the order of what they come from), then
    /// its biases.
    pub fn parameters(&self) -> impl Iterator<Item = Parameter> + '_ {
        self.layers.windows(2).enumerate().flat_map(|(layer, sizes)| {
            let (fan_in, width) = (sizes[0], sizes[1]);
            let weight = move |k| Parameter::Weight { layer, to: k / fan_in, from: k % fan_in };
            (0..width * fan_in).map(weight).chain((0..width).map(move |to| Parameter::Bias { layer, to }))
        })
    }

    /// How many weights and biases there are.
    pub fn parameter_count(&self) -> usize {
        self.values.len()
    }

    /// Every parameter, in the order of [`parameters`](Network::parameters).
    pub(crate) fn values(&self) -> &[f64] {
        &self.values
    }

    /// The same, to change them.
    pub(crate) fn values_mut(&mut self) -> &mut [f64] {
        &mut self.values
    }

    /// Where a layer's parameters begin among all of them.
    pub(crate) fn start(&self, layer: usize) -> usize {
        self.starts[layer]
    }

    fn weight_count(&self, layer: usize) -> usize {
        self.layers[layer] * self.layers[layer + 1]
    }

    /// Where a parameter stands among all of them. It must exist.
    fn place(&self, parameter: Parameter) -> usize {
        match parameter {
            Parameter::Weight { layer, to, from } => self.starts[layer] + to * self.layers[layer] + from,
            Parameter::Bias { layer, to } => self.starts[layer] + self.weight_count(layer) + to,
        }
    }
}
