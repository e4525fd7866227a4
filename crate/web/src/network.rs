//! The headless contract: a network for Node and workers, without a page.

use crate::read::{
    given, items, keys, matrix, number, numbers, object, property, refuse, refused, samples, text, whole,
};
use crate::write::{matrices, to_js};
use js_sys::{BigInt, Float64Array, Reflect};
use nn::{Activation, Loss, Optimizer, OptimizerKind, Parameter, backward, batch_gradient, forward, loss};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A ledger lists so many paths unless told otherwise.
const LIMIT: usize = 100;
/// More updates than this are refused in one call: their losses would fill the memory.
const MOST_STEPS: usize = 10_000_000;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("network.d.ts");

/// A multilayer perceptron: its parameters, and nothing that a computation leaves behind.
#[wasm_bindgen]
pub struct Network {
    network: nn::Network,
}

/// The document that a network is made from and written to.
#[derive(Serialize)]
struct Document<'a> {
    layers: &'a [usize],
    activations: Vec<&'static str>,
    loss: &'static str,
    weights: Vec<Vec<Vec<f64>>>,
    biases: Vec<Vec<f64>>,
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

#[wasm_bindgen]
impl Network {
    /// The network of a document. Throws an `Error` naming the field, what was given and what is allowed.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "NetworkDocument")] document: JsValue,
    ) -> Result<Network, JsError> {
        object(&document, "document", "an object with layers, activations, loss, weights, biases")?;
        let layers = read_layers(&property(&document, "layers"))?;
        let activations = read_activations(&property(&document, "activations"))?;
        let loss = read_loss(&property(&document, "loss"))?;
        let weights = items(&property(&document, "weights"), "weights", "an array with a matrix per layer")?;
        // One entry too many or too few is told by the core; here each matrix needs its width.
        let widths = layers.iter().copied().chain(std::iter::repeat(1));
        let weights = weights.iter().zip(widths).enumerate();
        let weights = weights
            .map(|(l, (value, width))| matrix(value, &format!("weights[{l}]"), width))
            .collect::<Result<_, _>>()?;
        let biases = items(&property(&document, "biases"), "biases", "an array with an array per layer")?;
        let biases = biases.iter().enumerate();
        let biases = biases.map(|(l, value)| numbers(value, &format!("biases[{l}]"))).collect::<Result<_, _>>()?;
        nn::Network::new(&layers, &activations, loss, weights, biases).map(|network| Self { network }).map_err(refused)
    }

    /// Forward and backward pass of one sample, layer by layer. Changes nothing.
    #[wasm_bindgen(unchecked_return_type = "Trace")]
    pub fn trace(
        &self,
        #[wasm_bindgen(unchecked_param_type = "NumberArray")] x: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "NumberArray")] y: &JsValue,
    ) -> Result<JsValue, JsError> {
        let (x, y) = (numbers(x, "x")?, numbers(y, "y")?);
        let trace = forward(&self.network, &x).map_err(refused)?;
        let loss = loss(&self.network, &trace, &y).map_err(refused)?;
        let gradient = backward(&self.network, &trace, &y).map_err(refused)?;
        to_js(&Traced {
            z: trace.z,
            o: trace.o,
            loss,
            dL_dz: gradient.dz,
            dL_do: gradient.do_,
            dL_dw: matrices(self.network.layers(), &gradient.dw),
            dL_db: gradient.db,
        })
    }

    /// The gradient of the mean loss over the samples. Changes nothing.
    #[wasm_bindgen(unchecked_return_type = "BatchGradient")]
    pub fn gradient(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Samples")] xs: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Samples")] ys: &JsValue,
    ) -> Result<JsValue, JsError> {
        let (xs, ys) = self.data(xs, ys)?;
        let gradient = batch_gradient(&self.network, &xs, &ys).map_err(refused)?;
        to_js(&Gradient {
            loss: gradient.loss,
            dL_dw: matrices(self.network.layers(), &gradient.dw),
            dL_db: gradient.db,
        })
    }

    /// Trains: walks the samples in their order, `batch` at a time (all of them if not given), `steps` updates in all
    /// (1 if not given), with a fresh optimizer. Returns the loss of each batch before its update.
    pub fn train(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Samples")] xs: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Samples")] ys: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "TrainOptions")] options: &JsValue,
    ) -> Result<Float64Array, JsError> {
        let (xs, ys) = self.data(xs, ys)?;
        let count = xs.len() / self.network.input_width();
        object(options, "options", "an object with optimizer, steps, batch")?;
        known(options, "", &["optimizer", "steps", "batch"])?;
        let kind = read_optimizer(&property(options, "optimizer"))?;
        let mut optimizer = Optimizer::new(kind).map_err(refused)?;
        let or = |name: &str, default: usize, least: usize, greatest: usize| match property(options, name) {
            missing if missing.is_undefined() => Ok(default),
            value => whole(&value, name, least, greatest),
        };
        let steps = or("steps", 1, 0, MOST_STEPS)?;
        let batch = or("batch", count, 1, usize::MAX >> 1)?.min(count);
        let losses = nn::train(&mut self.network, &xs, &ys, &mut optimizer, steps, batch).map_err(refused)?;
        Ok(Float64Array::from(losses.as_slice()))
    }

    /// Every path from one parameter to the loss for one sample, or the `limit` largest of them (100 if not given).
    #[wasm_bindgen(unchecked_return_type = "Ledger")]
    pub fn ledger(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Parameter")] parameter: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "NumberArray")] x: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "NumberArray")] y: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "{limit?: number} | undefined")] options: &JsValue,
    ) -> Result<JsValue, JsError> {
        let parameter = read_parameter(parameter)?;
        let (x, y) = (numbers(x, "x")?, numbers(y, "y")?);
        let limit = match options {
            missing if missing.is_undefined() => JsValue::UNDEFINED,
            options => {
                object(options, "options", "an object with limit")?;
                known(options, "", &["limit"])?;
                property(options, "limit")
            }
        };
        let limit = if limit.is_undefined() { LIMIT } else { whole(&limit, "limit", 1, usize::MAX >> 1)? };
        let ledger = nn::ledger(&self.network, parameter, &x, &y, limit).map_err(refused)?;
        let total = total_paths(&ledger.branching);
        let object = to_js(&self.write_ledger(ledger))?;
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&object, &"total_paths".into(), &total);
        Ok(object)
    }

    /// The document, with the present parameters.
    #[wasm_bindgen(js_name = toJSON, unchecked_return_type = "NetworkDocument")]
    pub fn to_json(&self) -> Result<JsValue, JsError> {
        let network = &self.network;
        let per_layer = 0..network.depth();
        to_js(&Document {
            layers: network.layers(),
            activations: network.activations().iter().map(|activation| activation.name()).collect(),
            loss: network.loss().name(),
            weights: matrices(
                network.layers(),
                &per_layer.clone().map(|l| network.weights(l).to_vec()).collect::<Vec<_>>(),
            ),
            biases: per_layer.map(|l| network.biases(l).to_vec()).collect(),
        })
    }
}

impl Network {
    /// As many inputs as targets, flat.
    fn data(&self, xs: &JsValue, ys: &JsValue) -> Result<(Vec<f64>, Vec<f64>), JsError> {
        let (inputs, outputs) = (self.network.input_width(), self.network.output_width());
        let (xs, ys) = (samples(xs, "xs", inputs)?, samples(ys, "ys", outputs)?);
        let (inputs, targets) = (xs.len() / inputs, ys.len() / outputs);
        if inputs != targets {
            return Err(refuse("ys", &format!("{targets} samples"), &format!("as many as xs has: {inputs}")));
        }
        Ok((xs, ys))
    }

    fn write_ledger(&self, ledger: nn::Ledger) -> Ledger {
        let factor = |factor: &nn::Factor| Factor { name: factor.name(&self.network), value: factor.value };
        let path = |path: &nn::Path| Path { factors: path.factors.iter().map(factor).collect(), product: path.product };
        Ledger {
            paths: ledger.paths.iter().map(path).collect(),
            shown_sum: ledger.shown_sum,
            remainder: ledger.remainder,
            sum: ledger.sum,
            backprop: ledger.backprop,
            finite_difference: ledger.finite_difference,
            epsilon: ledger.epsilon,
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

fn read_layers(value: &JsValue) -> Result<Vec<usize>, JsError> {
    let sizes = items(value, "layers", "an array of layer sizes, input first")?;
    if !(2..=nn::MAX_DEPTH + 1).contains(&sizes.len()) {
        let allowed = format!("2 to {} sizes, input first", nn::MAX_DEPTH + 1);
        return Err(refuse("layers", &format!("{} sizes", sizes.len()), &allowed));
    }
    let size = |(i, value): (usize, &JsValue)| {
        let greatest = if i == 0 { nn::MAX_INPUTS } else { nn::MAX_WIDTH };
        whole(value, &format!("layers[{i}]"), 1, greatest)
    };
    sizes.iter().enumerate().map(size).collect()
}

fn read_activations(value: &JsValue) -> Result<Vec<Activation>, JsError> {
    let names: Vec<&str> = Activation::ALL.iter().map(|activation| activation.name()).collect();
    let read = |(i, value): (usize, &JsValue)| {
        let (field, allowed) = (format!("activations[{i}]"), names.join(", "));
        let name = text(value, &field, &allowed)?;
        Activation::from_name(&name).ok_or_else(|| refuse(&field, &given(value), &allowed))
    };
    items(value, "activations", "an array with a name per layer")?.iter().enumerate().map(read).collect()
}

fn read_loss(value: &JsValue) -> Result<Loss, JsError> {
    let allowed = Loss::ALL.iter().map(|loss| loss.name()).collect::<Vec<_>>().join(", ");
    let name = text(value, "loss", &allowed)?;
    Loss::from_name(&name).ok_or_else(|| refuse("loss", &given(value), &allowed))
}

fn read_parameter(value: &JsValue) -> Result<Parameter, JsError> {
    let allowed = "{kind: 'weight', layer, to, from} or {kind: 'bias', layer, to}";
    object(value, "parameter", allowed)?;
    let index = |name: &str| whole(&property(value, name), &format!("parameter.{name}"), 0, nn::MAX_INPUTS);
    match text(&property(value, "kind"), "parameter.kind", "weight, bias")?.as_str() {
        "weight" => Ok(Parameter::Weight { layer: index("layer")?, to: index("to")?, from: index("from")? }),
        "bias" => Ok(Parameter::Bias { layer: index("layer")?, to: index("to")? }),
        _ => Err(refuse("parameter.kind", &given(&property(value, "kind")), "weight, bias")),
    }
}

/// The optimizer of an object: its name, and hyperparameters where PyTorch's defaults are not meant.
fn read_optimizer(value: &JsValue) -> Result<OptimizerKind, JsError> {
    object(value, "optimizer", "an object with name, eta and the optimizer's hyperparameters")?;
    let allowed = OptimizerKind::NAMES.join(", ");
    let name = text(&property(value, "name"), "optimizer.name", &allowed)?;
    let mut kind = OptimizerKind::from_name(&name)
        .ok_or_else(|| refuse("optimizer.name", &given(&property(value, "name")), &allowed))?;
    let mut names = vec!["name"];
    let mut take = |name: &'static str, target: &mut f64| {
        names.push(name);
        match property(value, name) {
            missing if missing.is_undefined() => Ok(()),
            given => number(&given, &format!("optimizer.{name}")).map(|number| *target = number),
        }
    };
    match &mut kind {
        OptimizerKind::Sgd { eta } | OptimizerKind::Adagrad { eta } => take("eta", eta)?,
        OptimizerKind::Momentum { eta, momentum } | OptimizerKind::Nesterov { eta, momentum } => {
            take("eta", eta)?;
            take("momentum", momentum)?;
        }
        OptimizerKind::Rmsprop { eta, alpha } => {
            take("eta", eta)?;
            take("alpha", alpha)?;
        }
        OptimizerKind::Adam { eta, beta1, beta2 } => {
            take("eta", eta)?;
            take("beta1", beta1)?;
            take("beta2", beta2)?;
        }
    }
    known(value, "optimizer.", &names)?;
    Ok(kind)
}

/// Refuses a misspelt option, which would otherwise pass unnoticed.
fn known(value: &JsValue, prefix: &str, names: &[&str]) -> Result<(), JsError> {
    match keys(value).into_iter().find(|key| !names.contains(&key.as_str())) {
        Some(key) => {
            let given = given(&property(value, &key));
            Err(refuse(&format!("{prefix}{key}"), &given, &format!("only {}", names.join(", "))))
        }
        None => Ok(()),
    }
}
