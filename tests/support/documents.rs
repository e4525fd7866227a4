//! The JSON documents of `tests/vectors` and `tests/bits`, read into values of `nn`.

use nn::{Activation, Loss, Network, OptimizerKind, Parameter};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A network with its data, and whatever else its file says.
pub struct Document {
    pub id: String,
    pub network: Network,
    /// Flat, sample after sample.
    pub xs: Vec<f64>,
    pub ys: Vec<f64>,
    pub json: Value,
}

impl Document {
    pub fn read(path: &Path) -> Document {
        let json: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        Document {
            id: json["id"].as_str().unwrap().to_owned(),
            network: network(&json["network"]),
            xs: numbers(&json["inputs"]),
            ys: numbers(&json["targets"]),
            json,
        }
    }

    pub fn sample_count(&self) -> usize {
        self.xs.len() / self.network.input_width()
    }

    /// Input and target of one sample.
    pub fn sample(&self, k: usize) -> (&[f64], &[f64]) {
        let (inputs, outputs) = (self.network.input_width(), self.network.output_width());
        (&self.xs[k * inputs..][..inputs], &self.ys[k * outputs..][..outputs])
    }
}

/// Every reference vector.
pub fn vectors() -> Vec<Document> {
    let documents: Vec<Document> = json_files("vectors").iter().map(|path| Document::read(path)).collect();
    assert!(documents.len() >= 17, "reference vectors are missing: found {}", documents.len());
    documents
}

/// The JSON files of a folder of `tests`, by name.
pub fn json_files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

pub fn network(json: &Value) -> Network {
    let layers: Vec<usize> = numbers(&json["layers"]).into_iter().map(|size| size as usize).collect();
    let names = json["activations"].as_array().unwrap().iter();
    let activations: Vec<Activation> =
        names.map(|name| Activation::from_name(name.as_str().unwrap()).unwrap()).collect();
    let loss = Loss::from_name(json["loss"].as_str().unwrap()).unwrap();
    Network::new(&layers, &activations, loss, by_layer(&json["weights"]), by_layer(&json["biases"])).unwrap()
}

pub fn optimizer(json: &Value) -> OptimizerKind {
    let number = |key: &str| json[key].as_f64().unwrap_or_else(|| panic!("{json} has no {key}"));
    let eta = number("eta");
    match json["name"].as_str().unwrap() {
        "sgd" => OptimizerKind::Sgd { eta },
        "momentum" => OptimizerKind::Momentum { eta, momentum: number("momentum") },
        "nesterov" => OptimizerKind::Nesterov { eta, momentum: number("momentum") },
        "adagrad" => OptimizerKind::Adagrad { eta },
        "rmsprop" => OptimizerKind::Rmsprop { eta, alpha: number("alpha") },
        "adam" => OptimizerKind::Adam { eta, beta1: number("beta1"), beta2: number("beta2") },
        name => panic!("unknown optimizer {name}"),
    }
}

/// One flat list per layer, however deep the layers are nested.
pub fn by_layer(json: &Value) -> Vec<Vec<f64>> {
    json.as_array().unwrap().iter().map(numbers).collect()
}

/// All numbers below this value, in their order.
pub fn numbers(json: &Value) -> Vec<f64> {
    match json {
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        item => vec![item.as_f64().unwrap_or_else(|| panic!("{item} is not a number"))],
    }
}

/// A network with its sample, as it is pasted into the chain rule.
pub fn pasted(network: &Network, x: &[f64], y: &[f64]) -> String {
    let mut lines: Vec<String> =
        network.layers().iter().enumerate().map(|(at, n)| format!("layers.{at} {n}")).collect();
    let activations = network.activations().iter().enumerate();
    lines.extend(activations.map(|(at, activation)| format!("activations.{at} {}", activation.name())));
    lines.push(format!("loss {}", network.loss().name()));
    for parameter in network.parameters() {
        let value = network.get(parameter).unwrap();
        lines.push(match parameter {
            Parameter::Weight { layer, to, from } => format!("weights.{layer}.{to}.{from} {value}"),
            Parameter::Bias { layer, to } => format!("biases.{layer}.{to} {value}"),
        });
    }
    lines.extend(x.iter().enumerate().map(|(at, x)| format!("x.{at} {x}")));
    lines.extend(y.iter().enumerate().map(|(at, y)| format!("y.{at} {y}")));
    lines.join("\n")
}
