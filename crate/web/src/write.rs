//! Rust values as plain JavaScript objects.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// Maps become objects, and what is missing becomes null: the shapes of JSON.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}

/// Layer by layer, the weights `[to][from]` out of their flat rows. `layers` are the sizes, input first.
#[cfg(feature = "network")]
pub(crate) fn matrices(layers: &[usize], flat: &[Vec<f64>]) -> Vec<Vec<Vec<f64>>> {
    flat.iter().zip(layers).map(|(weights, &from)| weights.chunks(from).map(<[f64]>::to_vec).collect()).collect()
}
