//! JavaScript writes numbers in Rust's form, so that the module need not carry Rust's code for it.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Number;
    /// The fewest digits that read back as the same number.
    #[wasm_bindgen(method, js_name = toExponential)]
    fn shortest(this: &Number) -> String;
    /// `places` decimals. A tie goes to the larger number.
    #[wasm_bindgen(method, js_name = toExponential)]
    fn rounded(this: &Number, places: u32) -> String;
}

/// Additional decimals that show whether a double is exactly in the middle between two shorter numbers.
const TIE_DECIMALS: u32 = 30;

/// `1.5e-7`: with `places` decimals, where a tie goes to the even digit, or with the fewest that read back the same.
pub(crate) fn exponential(x: f64, places: Option<usize>) -> String {
    let number: Number = JsValue::from_f64(x).unchecked_into();
    let Some(places) = places else {
        return number.shortest().replace('+', "");
    };
    let rounded = number.rounded(places as u32).replace('+', "");
    let more = number.rounded(places as u32 + TIE_DECIMALS).replace('+', "");
    match tie(&more, places) {
        Some(down) => down,
        None => rounded,
    }
}

/// The number cut off after `places` decimals, if `more` decimals show a tie and the last digit is even.
fn tie(more: &str, places: usize) -> Option<String> {
    let (mantissa, exponent) = more.split_once('e')?;
    // Sign, a digit, the point, the decimals.
    let whole = mantissa.find('.')?;
    let (kept, rest) = mantissa.split_at_checked(if places == 0 { whole } else { whole + 1 + places })?;
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let half = rest.strip_prefix('5')?.bytes().all(|digit| digit == b'0');
    let even = kept.bytes().next_back().is_some_and(|digit| digit.is_multiple_of(2));
    (half && even).then(|| format!("{kept}e{exponent}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tie_goes_to_the_even_digit() {
        assert_eq!(tie("2.500000e+0", 0).as_deref(), Some("2e+0"));
        assert_eq!(tie("-1.250000e-1", 1).as_deref(), Some("-1.2e-1"));
        for up in [("3.500000e0", 0), ("2.500001e0", 0), ("2.490000e0", 0), ("1.350000e0", 1)] {
            assert_eq!(tie(up.0, up.1), None, "{up:?}");
        }
    }
}
