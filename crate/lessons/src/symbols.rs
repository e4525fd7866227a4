//! How names and factors look: `w12` in keys and for screen readers, w₁₂ on pictures and in tables.

use figure::digits;

/// The name with its digits lowered, as a subscript: `∂o5/∂o3` becomes ∂o₅/∂o₃.
pub(crate) fn lowered(name: &str) -> String {
    name.chars()
        .map(|c| match c {
            '0'..='9' => char::from_u32(0x2080 + (c as u32 - '0' as u32)).unwrap_or(c),
            _ => c,
        })
        .collect()
}

/// A number as a factor: in brackets when it is negative.
pub(crate) fn bracketed(x: f64, significant: usize) -> String {
    let text = digits(x, significant);
    if x < 0.0 { format!("({text})") } else { text }
}
