//! Refusals: the field, what was given and what is allowed, in one sentence.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A number as JavaScript writes it.
    #[wasm_bindgen(js_name = String)]
    pub(crate) fn number_text(number: f64) -> String;

    /// A whole text as a number, or NaN. (Rust's own `parse` would bring 9 kB of tables.)
    #[wasm_bindgen(js_name = Number)]
    fn number_of(text: &str) -> f64;
}

/// The sentence for a refused value.
pub(crate) fn refuse(field: &str, given: &str, allowed: &str) -> JsError {
    JsError::new(&format!("{field}: got {given}; allowed: {allowed}"))
}

/// An error of `nn` as a JavaScript error, with numbers as JavaScript writes them.
pub(crate) fn refused(error: nn::Error) -> JsError {
    let number = number_of(&error.given);
    let given = if number.is_nan() { error.given } else { number_text(number) };
    refuse(&error.field, &given, &error.allowed)
}
