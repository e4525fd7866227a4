//! What the page passes to [`Lab`](crate::Lab), read from JavaScript: named options, and texts.

use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The options of `Lab.advance`: `{ lesson, values, until, patience }`.
    pub type AdvanceOptions;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn lesson(this: &AdvanceOptions) -> String;
    /// An object of texts.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn values(this: &AdvanceOptions) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn until(this: &AdvanceOptions) -> bool;
    /// In milliseconds.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn patience(this: &AdvanceOptions) -> f64;

    /// The options of `Lab.view`: `{ width, height, story, open, pictures }`.
    pub type ViewOptions;
    /// Of the stage, in CSS pixels.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn width(this: &ViewOptions) -> f64;
    /// Of the large picture and the rail, where the page asks for another than the usual one.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn height(this: &ViewOptions) -> Option<f64>;
    /// The width of the story.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn story(this: &ViewOptions) -> f64;
    /// The names of the folds that are open and may not be left out.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn open(this: &ViewOptions) -> Vec<String>;
    /// Whether only pictures are asked for.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn pictures(this: &ViewOptions) -> bool;

    /// JavaScript's own reading of a whole text. A text that is not a number is NaN.
    #[wasm_bindgen(js_name = Number)]
    fn read_number(text: &str) -> f64;
}

/// The own properties of an object that are texts.
pub(crate) fn texts(object: &JsValue) -> Vec<(String, String)> {
    object.dyn_ref::<Object>().map(|object| pairs(&Object::entries(object))).unwrap_or_default()
}

/// The pairs of texts in an array; anything else is left out.
pub(crate) fn pairs(array: &JsValue) -> Vec<(String, String)> {
    let pair = |item: JsValue| {
        let pair = item.dyn_into::<Array>().ok()?;
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    array.dyn_ref::<Array>().map(|array| array.iter().filter_map(pair).collect()).unwrap_or_default()
}

/// A decimal number as JavaScript reads it. JavaScript would also read "", 0x10 and Infinity; they are refused here.
pub(crate) fn number(text: &str) -> Option<f64> {
    let decimal = !text.is_empty() && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'));
    decimal.then(|| read_number(text)).filter(|value| value.is_finite())
}
