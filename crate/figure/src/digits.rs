//! How numbers are written. No other place in the project writes numbers that a learner reads.

/// A finite number with an exponent, such as `1.5e-7`. It has `places` decimals, and a tie goes to the even digit. Without
/// `places` it has the fewest decimals that read back as the same number.
#[cfg(not(feature = "host-digits"))]
fn exponential(x: f64, places: Option<usize>) -> String {
    match places {
        Some(places) => format!("{x:.places$e}"),
        None => format!("{x:e}"),
    }
}

/// The same text from the host. JavaScript can write numbers, too, and Rust's code for it is as large as a small lesson.
#[cfg(feature = "host-digits")]
fn exponential(x: f64, places: Option<usize>) -> String {
    HOST.get().map_or_else(String::new, |write| write(x, places))
}

/// A host's function that writes a finite number with an exponent, such as `1.5e-7`. The second argument is the number of
/// decimals, with ties to the even digit; `None` asks for the fewest that read back as the same number.
pub type WriteNumber = fn(f64, Option<usize>) -> String;

#[cfg(feature = "host-digits")]
static HOST: std::sync::OnceLock<WriteNumber> = std::sync::OnceLock::new();

/// Lets the host write all numbers from now on. It does nothing without the feature `host-digits`: then Rust writes them.
pub fn write_numbers_by(write: WriteNumber) {
    #[cfg(feature = "host-digits")]
    let _ = HOST.set(write);
    #[cfg(not(feature = "host-digits"))]
    let _ = write;
}

/// The minus sign of mathematics, which is as wide as a plus.
const MINUS: char = '−';

/// `x` rounded to `significant` digits, 1 to 17. Zeros at the end stay, so that a number keeps its length while it changes.
/// Digits left of the point are always shown.
///
/// ```
/// use figure::digits;
///
/// assert_eq!(digits(0.13719, 4), "0.1372");
/// assert_eq!(digits(-12.5, 4), "−12.50");
/// assert_eq!(digits(12345.6, 4), "12346");
/// assert_eq!(digits(1.234e-7, 4), "1.234×10⁻⁷");
/// assert_eq!(digits(f64::INFINITY, 4), "∞");
/// ```
pub fn digits(x: f64, significant: usize) -> String {
    let places = significant.clamp(1, 17) - 1;
    special(x).unwrap_or_else(|| {
        let text = exponential(x, Some(places));
        let (mantissa, exponent) = mantissa_and_exponent(&text);
        match exponent {
            -4..6 if exponent > places as i32 => digits(x, exponent as usize + 1),
            -4..6 => signed(&positional(mantissa, exponent)),
            _ => scientific(mantissa, exponent),
        }
    })
}

/// The shortest text that reads back as the same number.
///
/// ```
/// assert_eq!(figure::exact(0.1), "0.1");
/// assert_eq!(figure::exact(-2e-9), "−2×10⁻⁹");
/// ```
pub fn exact(x: f64) -> String {
    special(x).unwrap_or_else(|| all_digits(&exponential(x, None)))
}

/// A count. Up to six digits are written without decimals; a larger count has four significant digits.
///
/// ```
/// assert_eq!(figure::integer(10_000.0), "10000");
/// assert_eq!(figure::integer(123_456_789.0), "1.235×10⁸");
/// ```
pub fn integer(x: f64) -> String {
    if x.abs() < 1e6 { signed(&(x.round() as i64).to_string()) } else { digits(x, 4) }
}

/// 17 significant digits, which tell any two numbers apart.
///
/// ```
/// assert_eq!(figure::seventeen(0.1), "0.10000000000000001");
/// ```
pub fn seventeen(x: f64) -> String {
    special(x).unwrap_or_else(|| all_digits(&exponential(x, Some(16))))
}

/// A number as it is typed into a box or stands in a link: the shortest ASCII text that reads back as the same number.
///
/// ```
/// assert_eq!(figure::ascii(-0.25), "-0.25");
/// assert_eq!(figure::ascii(1e-7), "1e-7");
/// ```
pub fn ascii(x: f64) -> String {
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
    let (mantissa, exponent) = mantissa_and_exponent(&text);
    if (-6..=16).contains(&exponent) { positional(mantissa, exponent) } else { text }
}

/// A mantissa times a power of ten, such as `2×10⁻⁶`.
pub(crate) fn scientific(mantissa: &str, exponent: i32) -> String {
    format!("{}×{}", signed(mantissa), power(exponent))
}

/// A power of ten with a raised exponent.
///
/// ```
/// assert_eq!(figure::power(-6), "10⁻⁶");
/// ```
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

/// The text with the minus sign of mathematics.
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

/// The text of a number that has no digits to round. Zero never has a sign.
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

/// All digits of the text, with a power of ten only where there would be many zeros.
fn all_digits(text: &str) -> String {
    let (mantissa, exponent) = mantissa_and_exponent(text);
    if (-5..=16).contains(&exponent) { signed(&positional(mantissa, exponent)) } else { scientific(mantissa, exponent) }
}

/// Mantissa and exponent of a text such as `1.5e-7`.
fn mantissa_and_exponent(text: &str) -> (&str, i32) {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    (mantissa, exponent.parse().unwrap_or(0))
}
