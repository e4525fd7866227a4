//! The headless contract: a network for Node and workers, without a page.
//!
//! Callers use www/core.js. It turns their arguments into plain numbers and names before it calls this module, so no getter
//! and no proxy runs while a network is borrowed. It takes the limits from [`Network::rules`].

use crate::refuse::{number_text, refuse, refused};
use crate::write::{matrices, to_js};
use js_sys::{BigInt, Float32Array, Reflect};
use nn::{
    Activation, Grid, Hold, Loss, Optimizer, OptimizerKind, Parameter, backward, batch_gradient, batch_loss, forward,
    loss, maps,
};
use serde::Serialize;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;

/// More updates than this are refused in one call: their losses would fill the memory.
const MOST_STEPS: usize = 10_000_000;
/// More numbers than this are refused as the inputs, or as the targets, of one call: WebAssembly has room for 4 GB.
const MOST_NUMBERS: usize = 50_000_000;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("network.d.ts");

/// A multilayer perceptron: its parameters, and nothing that a computation leaves behind.
#[wasm_bindgen]
pub struct Network {
    network: nn::Network,
}

/// The document that a network is made from and written to.
#[derive(Serialize)]
pub(crate) struct Document<'a> {
    layers: &'a [usize],
    activations: Vec<&'static str>,
    loss: &'static str,
    weights: Vec<Vec<Vec<f64>>>,
    biases: Vec<Vec<f64>>,
    /// Written only where it is true.
    #[serde(skip_serializing_if = "Option::is_none")]
    residual: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    normalise: Option<&'static str>,
}

/// One sample's forward and backward pass, layer by layer.
#[derive(Serialize)]
#[allow(non_snake_case, reason = "these are the names of the contract")]
struct Traced {
    z: Vec<Vec<f64>>,
    o: Vec<Vec<f64>>,
    loss: f64,
    dL_dz: Vec<Vec<f64>>,
    dL_do: Vec<Vec<f64>>,
    dL_dx: Vec<f64>,
    dL_dw: Vec<Vec<Vec<f64>>>,
    dL_db: Vec<Vec<f64>>,
}

/// The gradient of the mean loss over a batch.
#[derive(Serialize)]
#[allow(non_snake_case, reason = "these are the names of the contract")]
struct Gradient {
    loss: f64,
    dL_dw: Vec<Vec<Vec<f64>>>,
    dL_db: Vec<Vec<f64>>,
}

#[derive(Serialize)]
struct Ledger {
    paths: Vec<Path>,
    shown_sum: f64,
    remainder: f64,
    sum: f64,
    backprop: f64,
    finite_difference: f64,
    uncertainty: f64,
    /// The slopes from the left and from the right.
    kink: Option<(f64, f64)>,
    epsilon: f64,
}

#[derive(Serialize)]
struct Path {
    factors: Vec<Factor>,
    product: f64,
}

#[derive(Serialize)]
struct Factor {
    name: String,
    value: f64,
}

/// The ranges and names by which www/core.js checks what it is given.
#[derive(Serialize)]
struct Rules {
    depth: usize,
    inputs: usize,
    width: usize,
    steps: usize,
    numbers: usize,
    pixels: usize,
    activations: Vec<&'static str>,
    losses: Vec<&'static str>,
    /// Each optimizer's hyperparameters, in the order in which `train` takes them.
    optimizers: BTreeMap<&'static str, Vec<&'static str>>,
    /// All of theirs, each once.
    hyperparameters: Vec<&'static str>,
}

#[wasm_bindgen]
impl Network {
    /// What is allowed: the same for every network.
    #[wasm_bindgen(unchecked_return_type = "Rules")]
    pub fn rules() -> Result<JsValue, JsError> {
        let kinds = OptimizerKind::NAMES.into_iter().filter_map(OptimizerKind::from_name);
        let names = |mut kind| hyperparameters(&mut kind).into_iter().map(|(name, _)| name).collect();
        let optimizers: BTreeMap<_, Vec<_>> = kinds.map(|kind| (kind.name(), names(kind))).collect();
        let mut hyperparameters: Vec<_> = optimizers.values().flatten().copied().collect();
        hyperparameters.sort_unstable();
        hyperparameters.dedup();
        to_js(&Rules {
            depth: nn::MAX_DEPTH,
            inputs: nn::MAX_INPUTS,
            width: nn::MAX_WIDTH,
            steps: MOST_STEPS,
            numbers: MOST_NUMBERS,
            pixels: nn::MAX_PIXELS,
            activations: Activation::ALL.iter().map(|activation| activation.name()).collect(),
            losses: Loss::ALL.iter().map(|loss| loss.name()).collect(),
            optimizers,
            hyperparameters,
        })
    }

    /// Lets the next call begin with a fresh module, after a call ended in the middle (for example because memory ran out).
    pub fn restart() {
        #[cfg(target_arch = "wasm32")]
        wasm_bindgen::handler::schedule_reinit();
    }

    /// A network of names known to `rules`. `weights` and `biases` are those of all layers, one after the other.
    #[allow(clippy::too_many_arguments, reason = "one for each field of the document")]
    #[wasm_bindgen(constructor)]
    pub fn new(
        layers: &[u32],
        activations: Vec<String>,
        loss: &str,
        weights: &[f64],
        biases: &[f64],
        residual: bool,
        normalised: bool,
    ) -> Result<Network, JsError> {
        let layers: Vec<usize> = layers.iter().map(|&size| size as usize).collect();
        let activation = |name: &String| Activation::from_name(name).ok_or_else(|| unknown("activations", name));
        let activations = activations.iter().map(activation).collect::<Result<Vec<_>, _>>()?;
        let loss = Loss::from_name(loss).ok_or_else(|| unknown("loss", loss))?;
        let above = layers.get(1..).unwrap_or_default();
        let weights = split(weights, layers.iter().zip(above).map(|(from, to)| from * to));
        let biases = split(biases, above.iter().copied());
        let network = nn::Network::new(&layers, &activations, loss, weights, biases).map_err(refused)?;
        let network = network.with_residual(residual).with_normalised(normalised).map_err(refused)?;
        Ok(Self { network })
    }

    /// Forward and backward pass of one sample, layer by layer. Changes nothing.
    #[wasm_bindgen(unchecked_return_type = "Trace")]
    pub fn trace(&self, x: &[f64], y: &[f64]) -> Result<JsValue, JsError> {
        let trace = forward(&self.network, x).map_err(refused)?;
        let loss = loss(&self.network, &trace, y).map_err(refused)?;
        let gradient = backward(&self.network, &trace, y).map_err(refused)?;
        to_js(&Traced {
            z: trace.z,
            o: trace.o,
            loss,
            dL_dz: gradient.dz,
            dL_do: gradient.do_,
            dL_dx: gradient.dx,
            dL_dw: matrices(self.network.layers(), &gradient.dw),
            dL_db: gradient.db,
        })
    }

    /// The gradient of the mean loss over the samples. Changes nothing.
    #[wasm_bindgen(unchecked_return_type = "BatchGradient")]
    pub fn gradient(&self, xs: &[f64], ys: &[f64]) -> Result<JsValue, JsError> {
        let gradient = batch_gradient(&self.network, xs, ys).map_err(|error| refused_samples(error, xs, ys))?;
        to_js(&Gradient {
            loss: gradient.loss,
            dL_dw: matrices(self.network.layers(), &gradient.dw),
            dL_db: gradient.db,
        })
    }

    /// The mean loss over the samples. Changes nothing.
    pub fn loss(&self, xs: &[f64], ys: &[f64]) -> Result<f64, JsError> {
        batch_loss(&self.network, xs, ys).map_err(|error| refused_samples(error, xs, ys))
    }

    /// Writes the output of every neuron over a picture into `all`, neuron after neuron and row after row. `edges` are
    /// those of x, then of y.
    pub fn maps(&self, width: usize, height: usize, edges: &[f64], all: &Float32Array) -> Result<(), JsError> {
        let edge = |k: usize| edges.get(k).copied().unwrap_or(f64::NAN);
        let grid = Grid { width, height, x: (edge(0), edge(1)), y: (edge(2), edge(3)) };
        let maps = maps(&self.network, &grid).map_err(refused)?;
        if all.length() as usize != maps.len() {
            return Err(refuse("into", &format!("{} numbers", all.length()), &format!("{} numbers", maps.len())));
        }
        all.copy_from(&maps);
        Ok(())
    }

    /// Trains with a fresh optimizer. `values` are its hyperparameters in the order of `rules`; NaN stands for PyTorch's
    /// default. Returns the loss of each batch before its update, without what weight decay adds.
    #[allow(clippy::too_many_arguments, reason = "one for each option of a training")]
    pub fn train(
        &mut self,
        xs: &[f64],
        ys: &[f64],
        optimizer: &str,
        values: &[f64],
        steps: usize,
        batch: usize,
        weight_decay: f64,
        freeze_biases: bool,
    ) -> Result<Vec<f64>, JsError> {
        let mut kind = OptimizerKind::from_name(optimizer).ok_or_else(|| unknown("optimizer.name", optimizer))?;
        for ((_, target), &value) in hyperparameters(&mut kind).into_iter().zip(values) {
            if !value.is_nan() {
                *target = value;
            }
        }
        let mut optimizer = Optimizer::new(kind).map_err(refused)?;
        let hold = Hold { weight_decay, freeze_biases };
        let losses = nn::train_held(&mut self.network, xs, ys, &mut optimizer, steps, batch, hold);
        losses.map_err(|error| refused_samples(error, xs, ys))
    }

    /// Every path from a weight (or, without `from`, a bias) to the loss for one sample, or the `limit` largest of them.
    #[wasm_bindgen(unchecked_return_type = "Ledger")]
    pub fn ledger(
        &self,
        layer: usize,
        to: usize,
        from: Option<usize>,
        x: &[f64],
        y: &[f64],
        limit: f64,
    ) -> Result<JsValue, JsError> {
        let parameter = match from {
            Some(from) => Parameter::Weight { layer, to, from },
            None => Parameter::Bias { layer, to },
        };
        self.check_converged()?;
        // A larger limit saturates and means all paths. `nn` decides whether so many can be listed.
        let ledger = nn::ledger(&self.network, parameter, x, y, limit as usize);
        let difference = || nn::difference(&self.network, parameter, x, y);
        let both = ledger.and_then(|ledger| Ok((ledger, difference()?)));
        let (ledger, difference) = both.map_err(|error| match error.field.as_str() {
            "limit" => refuse("limit", &number_text(limit), &error.allowed),
            // The finite difference moves the parameter up and down.
            "value" => refuse("parameter", "one as large as numbers get", "one that can be moved up and down"),
            _ => refused(error),
        })?;
        let total = total_paths(&ledger.branching);
        let object = to_js(&self.write_ledger(ledger, difference))?;
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&object, &"total_paths".into(), &total);
        Ok(object)
    }

    /// The document, with the present parameters.
    #[wasm_bindgen(js_name = toJSON, unchecked_return_type = "NetworkDocument")]
    pub fn to_json(&self) -> Result<JsValue, JsError> {
        to_js(&Document::of(&self.network))
    }
}

impl<'a> Document<'a> {
    /// The document of a network, with its present parameters.
    pub(crate) fn of(network: &'a nn::Network) -> Document<'a> {
        let per_layer = 0..network.depth();
        let weights: Vec<Vec<f64>> = per_layer.clone().map(|l| network.weights(l).to_vec()).collect();
        Document {
            layers: network.layers(),
            activations: network.activations().iter().map(|activation| activation.name()).collect(),
            loss: network.loss().name(),
            weights: matrices(network.layers(), &weights),
            biases: per_layer.map(|l| network.biases(l).to_vec()).collect(),
            residual: network.residual().then_some(true),
            normalise: network.normalised().then_some("layer"),
        }
    }
}

impl Network {
    /// The parameters of a run that has diverged have nothing to sum up.
    fn check_converged(&self) -> Result<(), JsError> {
        let infinite = |&parameter: &Parameter| self.network.get(parameter).is_some_and(|value| !value.is_finite());
        let Some(parameter) = self.network.parameters().find(infinite) else { return Ok(()) };
        let field = match parameter {
            Parameter::Weight { layer, to, from } => format!("weights[{layer}][{to}][{from}]"),
            Parameter::Bias { layer, to } => format!("biases[{layer}][{to}]"),
        };
        let value = self.network.get(parameter).unwrap_or(f64::NAN);
        Err(refuse(&field, &number_text(value), "a finite number (this network has diverged)"))
    }

    fn write_ledger(&self, ledger: nn::Ledger, difference: nn::Difference) -> Ledger {
        let factor = |factor: &nn::Factor| Factor { name: factor.name(&self.network), value: factor.value };
        let path = |path: &nn::Path| Path { factors: path.factors.iter().map(factor).collect(), product: path.product };
        Ledger {
            paths: ledger.paths.iter().map(path).collect(),
            shown_sum: ledger.shown_sum,
            remainder: ledger.remainder,
            sum: ledger.sum,
            backprop: ledger.backprop,
            finite_difference: difference.value,
            uncertainty: difference.uncertainty,
            kink: difference.kink,
            epsilon: difference.epsilon,
        }
    }
}

/// The exact product: a number where a number holds it exactly, else a BigInt.
fn total_paths(branching: &[usize]) -> JsValue {
    let exact = branching.iter().fold(BigInt::from(1_u64), |total, &width| total * BigInt::from(width as u64));
    // Multiplying in f64 is exact exactly as long as the result, read back, is the same integer.
    let number: f64 = branching.iter().map(|&width| width as f64).product();
    let same = number.is_finite() && BigInt::new(&number.into()).is_ok_and(|back| back == exact);
    if same { number.into() } else { exact.into() }
}

/// An optimizer's hyperparameters, by name.
pub(crate) fn hyperparameters(kind: &mut OptimizerKind) -> Vec<(&'static str, &mut f64)> {
    match kind {
        OptimizerKind::Sgd { eta } | OptimizerKind::Adagrad { eta } => vec![("eta", eta)],
        OptimizerKind::Momentum { eta, momentum } | OptimizerKind::Nesterov { eta, momentum } => {
            vec![("eta", eta), ("momentum", momentum)]
        }
        OptimizerKind::Rmsprop { eta, alpha } => vec![("eta", eta), ("alpha", alpha)],
        OptimizerKind::Adam { eta, beta1, beta2 } => vec![("eta", eta), ("beta1", beta1), ("beta2", beta2)],
    }
}

pub(crate) fn unknown(field: &str, name: &str) -> JsError {
    refuse(field, &format!("“{name}”"), "a name of rules()")
}

/// Consecutive pieces of these lengths. A missing end gives shorter ones, which the core refuses.
fn split(mut all: &[f64], lengths: impl Iterator<Item = usize>) -> Vec<Vec<f64>> {
    let piece = |length: usize| {
        let (piece, rest) = all.split_at(length.min(all.len()));
        all = rest;
        piece.to_vec()
    };
    lengths.map(piece).collect()
}

/// An error in flat samples names the place in the flat list. (www/core.js itself checks each number of nested samples.)
fn refused_samples(error: nn::Error, xs: &[f64], ys: &[f64]) -> JsError {
    for (field, all) in [("xs", xs), ("ys", ys)] {
        if error.field.strip_prefix(field).is_some_and(|place| place.starts_with('['))
            && let Some(at) = all.iter().position(|number| !number.is_finite())
        {
            return refuse(&format!("{field}[{at}]"), &number_text(all[at]), "a finite number");
        }
    }
    refused(error)
}
