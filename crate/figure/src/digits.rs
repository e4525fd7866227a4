//! The one place where numbers become text.

/// A finite number with an exponent, `1.5e-7`: with so many decimals, a tie going to the even digit, or with as few as read
/// back as the same number.
#[cfg(not(feature = "host-digits"))]
fn exponential(x: f64, places: Option<usize>) -> String {
    match places {
        Some(places) => format!("{x:.places$e}"),
        None => format!("{x:e}"),
    }
}

/// The same by the host: JavaScript writes numbers, too, and Rust's way weighs as much as a small lesson.
#[cfg(feature = "host-digits")]
fn exponential(x: f64, places: Option<usize>) -> String {
    HOST.get().map_or_else(String::new, |write| write(x, places))
}

/// How a host writes a finite number with an exponent.
pub type WriteNumber = fn(f64, Option<usize>) -> String;

#[cfg(feature = "host-digits")]
static HOST: std::sync::OnceLock<WriteNumber> = std::sync::OnceLock::new();

/// Has the host write numbers from now on. Without the feature `host-digits`, Rust does.
pub fn write_numbers_by(write: WriteNumber) {
    #[cfg(feature = "host-digits")]
    let _ = HOST.set(write);
    #[cfg(not(feature = "host-digits"))]
    let _ = write;
}

/// The true minus sign, as wide as a plus.
const MINUS: char = '−';

/// `x` rounded to so many significant digits (1 to 17), zeros kept, so that digits do not jump about while they
/// change: `0.1372`, `12.50`, `1.234×10⁻⁷`. Digits left of the point are always shown.
pub fn digits(x: f64, significant: usize) -> String {
    let places = significant.clamp(1, 17) - 1;
    special(x).unwrap_or_else(|| {
        let text = exponential(x, Some(places));
        let (mantissa, exponent) = parts(&text);
        match exponent {
            -4..6 if exponent > places as i32 => digits(x, exponent as usize + 1),
            -4..6 => signed(&positional(mantissa, exponent)),
            _ => scientific(mantissa, exponent),
        }
    })
}

/// The shortest text that reads back as the very same number.
pub fn exact(x: f64) -> String {
    special(x).unwrap_or_else(|| readable(&exponential(x, None)))
}

/// A count: no decimals while it has at most six digits, else four significant ones.
pub fn whole(x: f64) -> String {
    if x.abs() < 1e6 { signed(&(x.round() as i64).to_string()) } else { digits(x, 4) }
}

/// 17 significant digits: enough to tell any two numbers apart.
pub fn seventeen(x: f64) -> String {
    special(x).unwrap_or_else(|| readable(&exponential(x, Some(16))))
}

/// As typed into a number box or a link: the shortest ASCII text that reads back as the same number, like `-0.25`
/// or `1e-7`.
pub fn plain(x: f64) -> String {
    if !x.is_finite() {
        return if x.is_nan() {
            "NaN"
        } else if x > 0.0 {
            "inf"
        } else {
            "-inf"
        }
        .to_owned();
    }
    let text = exponential(if x == 0.0 { 0.0 } else { x }, None);
    let (mantissa, exponent) = parts(&text);
    if (-6..=16).contains(&exponent) { positional(mantissa, exponent) } else { text }
}

/// `2×10⁻⁶` from a mantissa and an exponent.
pub(crate) fn scientific(mantissa: &str, exponent: i32) -> String {
    format!("{}×{}", signed(mantissa), power(exponent))
}

/// `10⁻⁶`.
pub fn power(exponent: i32) -> String {
    let raised = |c| match c {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        digit => char::from_u32('⁰' as u32 + (digit as u32 - '0' as u32)).unwrap_or(digit),
    };
    format!("10{}", exponent.to_string().chars().map(raised).collect::<String>())
}

/// The text with a true minus sign.
pub(crate) fn signed(text: &str) -> String {
    text.replace('-', &MINUS.to_string())
}

/// Writes `mantissa`·10^`exponent` without an exponent: `-1.5` and −2 give `-0.015`.
pub(crate) fn positional(mantissa: &str, exponent: i32) -> String {
    let (sign, unsigned) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits: String = unsigned.chars().filter(char::is_ascii_digit).collect();
    let point = exponent + 1;
    if point <= 0 {
        let zeros = "0".repeat(point.unsigned_abs() as usize);
        return format!("{sign}0.{zeros}{digits}");
    }
    let point = point as usize;
    if digits.len() <= point {
        return format!("{sign}{digits}{}", "0".repeat(point - digits.len()));
    }
    let (whole, rest) = digits.split_at_checked(point).unwrap_or((&digits, ""));
    format!("{sign}{whole}.{rest}")
}

/// What has no digits of its own. Zero never shows a sign.
fn special(x: f64) -> Option<String> {
    let text = match x {
        _ if x.is_nan() => "NaN",
        f64::INFINITY => "∞",
        f64::NEG_INFINITY => "−∞",
        0.0 => "0",
        _ => return None,
    };
    Some(text.to_owned())
}

/// All given digits, with an exponent only where zeros would have to be counted.
fn readable(text: &str) -> String {
    let (mantissa, exponent) = parts(text);
    if (-5..=16).contains(&exponent) { signed(&positional(mantissa, exponent)) } else { scientific(mantissa, exponent) }
}

/// Mantissa and exponent of Rust's `1.5e-7`.
fn parts(text: &str) -> (&str, i32) {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    (mantissa, exponent.parse().unwrap_or(0))
}
