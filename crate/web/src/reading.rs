//! The texts that people paste, for the headless contract. [`reader`] reads them.

use crate::network::{Document, hyperparameters, unknown};
use crate::write::to_js;
use nn::{Activation, Loss, OptimizerKind};
use serde::Serialize;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
struct Reading<'a> {
    network: Option<Document<'a>>,
    samples: Vec<Sample>,
    optimizer: Option<Optimizer>,
    assumptions: Vec<Assumption>,
    ignored: Vec<String>,
}

#[derive(Serialize)]
struct Sample {
    x: Vec<f64>,
    y: Vec<f64>,
}

/// As `train` takes it.
#[derive(Serialize)]
struct Optimizer {
    name: &'static str,
    #[serde(flatten)]
    values: BTreeMap<&'static str, f64>,
}

#[derive(Serialize)]
struct Assumption {
    id: &'static str,
    now: String,
    other: String,
}

/// Reads a text into a network of `layers`; none if they are not known. `activations` and `loss` may be left out. `others` are
/// the ids of assumptions that are to be read the other way. `weights` and `biases`, layer by layer, and the sample `x`, `y`
/// are the present numbers: what the text does not give stays as it is.
#[wasm_bindgen(unchecked_return_type = "Reading")]
#[allow(clippy::too_many_arguments, reason = "one for each thing that may be present")]
pub fn read(
    text: &str,
    layers: &[u32],
    activations: Option<Vec<String>>,
    loss: Option<String>,
    others: Vec<String>,
    weights: Option<Vec<f64>>,
    biases: Option<Vec<f64>>,
    x: Option<Vec<f64>>,
    y: Option<Vec<f64>>,
) -> Result<JsValue, JsError> {
    let activation = |name: &String| Activation::from_name(name).ok_or_else(|| unknown("present.activations", name));
    let activations =
        activations.map(|names| names.iter().map(activation).collect::<Result<Vec<_>, _>>()).transpose()?;
    let loss = loss.map(|name| Loss::from_name(&name).ok_or_else(|| unknown("present.loss", &name))).transpose()?;
    let layers: Vec<usize> = layers.iter().map(|&size| size as usize).collect();
    let numbers = weights.zip(biases).map(<[Vec<f64>; 2]>::from);
    let sample = x.zip(y).map(|(x, y)| reader::Sample { x, y });
    let present = (!layers.is_empty()).then_some(reader::Present { layers, activations, loss, numbers, sample });
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    let reading =
        reader::read(text, present.as_ref(), &others).map_err(|refusal| JsError::new(&refusal.to_string()))?;
    let assumption = |one: reader::Assumption| Assumption { id: one.id, now: one.now, other: one.other };
    to_js(&Reading {
        network: reading.network.as_ref().map(Document::of),
        samples: reading.samples.into_iter().map(|sample| Sample { x: sample.x, y: sample.y }).collect(),
        optimizer: reading.optimizer.map(optimizer),
        assumptions: reading.assumptions.into_iter().map(assumption).collect(),
        ignored: reading.ignored,
    })
}

fn optimizer(mut kind: OptimizerKind) -> Optimizer {
    let name = kind.name();
    Optimizer { name, values: hyperparameters(&mut kind).into_iter().map(|(key, value)| (key, *value)).collect() }
}
