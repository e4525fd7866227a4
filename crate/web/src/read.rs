//! JavaScript values as Rust values. Each function knows the path of what it reads, so that an error names the field,
//! what was given and what is allowed.

use js_sys::{Array, Float64Array, Object, Reflect};
use wasm_bindgen::prelude::*;

/// The sentence for a refused value.
pub(crate) fn refuse(field: &str, given: &str, allowed: &str) -> JsError {
    JsError::new(&format!("{field}: got {given}; allowed: {allowed}"))
}

/// An error of the core as a JavaScript error.
pub(crate) fn refused(error: nn::Error) -> JsError {
    JsError::new(&error.to_string())
}

/// A short picture of any value, for error messages.
pub(crate) fn given(value: &JsValue) -> String {
    if value.is_undefined() {
        "nothing".to_owned()
    } else if value.is_null() {
        "null".to_owned()
    } else if let Some(text) = value.as_string() {
        let short: String = text.chars().take(40).collect();
        format!("“{short}{}”", if short.len() < text.len() { "…" } else { "" })
    } else if let Some(number) = value.as_f64() {
        number_text(number)
    } else if let Some(flag) = value.as_bool() {
        flag.to_string()
    } else if let Some(array) = value.dyn_ref::<Array>() {
        format!("an array of {}", array.length())
    } else if let Some(array) = value.dyn_ref::<Float64Array>() {
        format!("a Float64Array of {}", array.length())
    } else if value.is_function() {
        "a function".to_owned()
    } else if value.is_object() {
        "an object".to_owned()
    } else {
        "something else".to_owned()
    }
}

/// A number as JavaScript writes it.
fn number_text(number: f64) -> String {
    number.to_string().replace("inf", "Infinity")
}

/// The property `name` of an object; nothing if it has none.
pub(crate) fn property(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// An object, of which nothing is read yet.
pub(crate) fn object(value: &JsValue, field: &str, allowed: &str) -> Result<(), JsError> {
    let plain = value.is_object() && !value.is_function() && !Array::is_array(value);
    if plain { Ok(()) } else { Err(refuse(field, &given(value), allowed)) }
}

/// The names of an object's own properties that hold something.
pub(crate) fn keys(value: &JsValue) -> Vec<String> {
    let all = value.dyn_ref::<Object>().map(Object::keys).unwrap_or_default();
    all.iter().filter_map(|key| key.as_string()).filter(|key| !property(value, key).is_undefined()).collect()
}

pub(crate) fn text(value: &JsValue, field: &str, allowed: &str) -> Result<String, JsError> {
    value.as_string().ok_or_else(|| refuse(field, &given(value), allowed))
}

pub(crate) fn number(value: &JsValue, field: &str) -> Result<f64, JsError> {
    let number = value.as_f64().filter(|number| number.is_finite());
    number.ok_or_else(|| refuse(field, &given(value), "a finite number"))
}

/// A whole number from `least` to `greatest`.
pub(crate) fn whole(value: &JsValue, field: &str, least: usize, greatest: usize) -> Result<usize, JsError> {
    let fits = |x: &f64| x.fract() == 0.0 && *x >= least as f64 && *x <= greatest as f64;
    let number = value.as_f64().filter(fits);
    let allowed = || format!("a whole number from {least} to {greatest}");
    number.map(|x| x as usize).ok_or_else(|| refuse(field, &given(value), &allowed()))
}

/// The items of an array.
pub(crate) fn items(value: &JsValue, field: &str, allowed: &str) -> Result<Vec<JsValue>, JsError> {
    let array = value.dyn_ref::<Array>().ok_or_else(|| refuse(field, &given(value), allowed))?;
    Ok(array.iter().collect())
}

/// Finite numbers, from an array or a Float64Array.
pub(crate) fn numbers(value: &JsValue, field: &str) -> Result<Vec<f64>, JsError> {
    if let Some(array) = value.dyn_ref::<Float64Array>() {
        let all = array.to_vec();
        return match all.iter().position(|x| !x.is_finite()) {
            Some(at) => Err(refuse(&format!("{field}[{at}]"), &number_text(all[at]), "a finite number")),
            None => Ok(all),
        };
    }
    let all = items(value, field, "an array of numbers")?;
    all.iter().enumerate().map(|(i, item)| number(item, &format!("{field}[{i}]"))).collect()
}

/// A matrix, row after row, each row of `width` numbers.
pub(crate) fn matrix(value: &JsValue, field: &str, width: usize) -> Result<Vec<f64>, JsError> {
    let mut flat = Vec::new();
    for (i, row) in items(value, field, "an array of rows")?.iter().enumerate() {
        let field = format!("{field}[{i}]");
        let row = numbers(row, &field)?;
        if row.len() != width {
            return Err(refuse(&field, &format!("{} numbers", row.len()), &width.to_string()));
        }
        flat.extend(row);
    }
    Ok(flat)
}

/// Samples of `width` numbers: an array of arrays, or a flat Float64Array, row by row.
pub(crate) fn samples(value: &JsValue, field: &str, width: usize) -> Result<Vec<f64>, JsError> {
    let flat = if value.dyn_ref::<Float64Array>().is_some() {
        numbers(value, field)?
    } else if Array::is_array(value) {
        matrix(value, field, width)?
    } else {
        let allowed = format!("an array of samples of {width} numbers each, or a flat Float64Array");
        return Err(refuse(field, &given(value), &allowed));
    };
    if flat.is_empty() || flat.len() % width != 0 {
        let allowed = format!("at least one sample of {width} numbers each");
        return Err(refuse(field, &format!("{} numbers", flat.len()), &allowed));
    }
    Ok(flat)
}
