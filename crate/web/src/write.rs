//! Rust values as plain JavaScript objects.

use crate::objects::Writer;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// As in JSON, maps become objects and missing values become null.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(Writer)?)
}

/// The weights of each layer as `[to][from]`, made from flat lists. `layers` are the sizes, input first.
#[cfg(feature = "network")]
pub(crate) fn matrices(layers: &[usize], flat: &[Vec<f64>]) -> Vec<Vec<Vec<f64>>> {
    flat.iter().zip(layers).map(|(weights, &from)| weights.chunks(from).map(<[f64]>::to_vec).collect()).collect()
}
