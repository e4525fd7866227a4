//! How wide a text is. Browsers would tell only by laying out the page that hosts us, so we keep our own table.

/// Advance widths of Liberation Sans (as wide as Arial and Helvetica), in thousandths of the font size, from the
/// space on.
#[rustfmt::skip]
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// Width of `text` in a common sans-serif of this size, in the same unit: right within some 15 %.
pub fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    let thousandths: u32 = text.chars().map(|c| u32::from(advance(c))).sum();
    let weight = if bold { 1.06 } else { 1.0 };
    f64::from(thousandths) / 1000.0 * size * weight
}

fn advance(c: char) -> u16 {
    match c {
        ' '..='~' => ASCII[c as usize - ' ' as usize],
        // Combining marks stand on the letter before them; Fluent's isolating marks are not seen.
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' => 0,
        '′' => 200,
        '″' => 354,
        'ᵢ' | 'ⱼ' | 'ˡ' => 180,
        '·' | '⁽' | '⁾' | '₍' | '₎' => 278,
        '¹' | '²' | '³' => 333,
        '⁰' | '⁴'..='⁹' | '₀'..='₉' | 'ᵀ' | 'ₙ' | 'ₖ' | '°' => 400,
        '∂' => 494,
        '⁻' | '⁺' | '₋' | '₊' | '↑' | '↓' => 520,
        '−' | '×' | '±' | '≤' | '≥' | '≈' | '≠' | '÷' | '√' => 580,
        'Σ' | 'σ' | 'ρ' | 'μ' | 'Δ' | '∇' => 630,
        'π' | 'φ' | 'ψ' | '∞' | '∑' => 690,
        'ω' | 'Ω' | '∏' | '½' | '¼' | '¾' => 800,
        '→' | '←' | '↔' | '…' | '—' => 1000,
        // Scripts written in squares.
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{ff00}'..='\u{ff60}' => 1000,
        _ => 560,
    }
}
