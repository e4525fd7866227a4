//! How wide a text is. A browser answers only after it has laid out the whole page, so the crate has a table of its own.

/// Advance widths of Liberation Sans, which are those of Arial and Helvetica, in thousandths of the font size. The first is that
/// of the space.
#[rustfmt::skip]
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// The same of Liberation Sans Bold: its digits and signs are no wider.
#[rustfmt::skip]
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
];

/// The smallest letters of a picture so wide, all in CSS pixels: nobody should have to lean forward. Indices are smaller, and a
/// picture narrower than any phone has to make do with less.
pub fn smallest_text(width: f64) -> f64 {
    match width {
        ..300.0 => 12.0,
        ..500.0 => 13.0,
        _ => 14.0,
    }
}

/// The width of `text` in a common sans-serif font. `size` is the font size; the result has the same unit. It is right within
/// about 15 %, which is enough to keep labels apart.
///
/// ```
/// use figure::text_width;
///
/// assert!((text_width("∂L/∂w", 10.0, false) - 25.44).abs() < 0.01);
/// assert!(text_width("loss", 13.0, true) > text_width("loss", 13.0, false));
/// ```
pub fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    let thousandths: u32 = text.chars().map(|c| u32::from(advance(c, bold))).sum();
    f64::from(thousandths) / 1000.0 * size
}

/// Width of symbols in the serif of mathematics, upright or italic.
pub(crate) fn math_width(text: &str, size: f64, bold: bool) -> f64 {
    let thousandths: u32 = text.chars().map(|c| u32::from(math_advance(c, bold))).sum();
    f64::from(thousandths) / 1000.0 * size
}

/// Advance widths of Liberation Serif (as wide as Times), italic for letters.
#[rustfmt::skip]
const LETTERS: [u16; 26] = [
    500, 500, 444, 500, 444, 278, 500, 500, 278, 278, 444, 278, 722, 500, 500, 500, 500, 389, 389, 278, 500, 444, 667,
    444, 444, 389,
];

fn math_advance(c: char, bold: bool) -> u16 {
    let wider = if bold { 26 } else { 0 };
    match c {
        'a'..='z' => LETTERS[c as usize - 'a' as usize] + wider,
        '0'..='9' | '*' => 500,
        '/' | ',' => 278,
        '(' | ')' => 333,
        'L' | 'P' | 'T' | 'E' | 'X' => 600 + wider,
        'α'..='ω' => 490 + wider,
        '−' | '+' => 564,
        _ => advance(c, bold),
    }
}

fn advance(c: char, bold: bool) -> u16 {
    match c {
        ' '..='~' => (if bold { BOLD } else { ASCII })[c as usize - ' ' as usize],
        // Combining marks stand on the letter before them. Fluent's isolating marks are invisible.
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' => 0,
        '′' => 200,
        '″' => 354,
        'ᵢ' | 'ⱼ' | 'ˡ' => 180,
        '·' | '⁽' | '⁾' | '₍' | '₎' => 278,
        '¹' | '²' | '³' => 333,
        '⁰' | '⁴'..='⁹' | '₀'..='₉' | 'ᵀ' | 'ₙ' | 'ₖ' | '°' => 400,
        '∂' => 494,
        '✓' => 760,
        '⁻' | '⁺' | '₋' | '₊' | '↑' | '↓' => 520,
        '−' | '×' | '±' | '≤' | '≥' | '≈' | '≠' | '÷' | '√' => 580,
        'Σ' | 'σ' | 'ρ' | 'μ' | 'Δ' | '∇' => 630,
        'π' | 'φ' | 'ψ' | '∞' | '∑' => 690,
        'ω' | 'Ω' | '∏' | '½' | '¼' | '¾' => 800,
        '→' | '←' | '↔' | '…' | '—' => 1000,
        // Chinese, Japanese and Korean.
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{ff00}'..='\u{ff60}' => 1000,
        _ => 560,
    }
}
