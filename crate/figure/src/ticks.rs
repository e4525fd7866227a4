//! Round values along an axis. Their number has a bound, and so has the time to find them. (The ticks of plotters never return
//! for some ranges.)

use crate::digits::{positional, power, scientific, signed};
use crate::list::ToList;
use crate::range::power_of_ten;
use crate::{Range, Scale};

/// The largest number of intervals, however long the axis is.
const MOST: f64 = 40.0;
/// The smallest number of intervals: with three, every range contains a tick.
const FEWEST: f64 = 3.0;
/// A logarithmic axis with larger exponents writes powers of ten: `10⁴` instead of `10000`.
const LONGEST_PLAIN: i32 = 3;

/// Round values within the range, in ascending order, each with its label. The axis is `pixels` CSS pixels long, and as a rule
/// ticks stand `at_least` CSS pixels apart.
///
/// ```
/// use figure::{Range, ticks};
///
/// let found = ticks(&Range::linear(0.0, 1.0), 300.0, 50.0);
/// let labels: Vec<&str> = found.iter().map(|(_, label)| label.as_str()).collect();
/// assert_eq!(labels, ["0", "0.2", "0.4", "0.6", "0.8", "1"]);
/// ```
pub fn ticks(range: &Range, pixels: f64, at_least: f64) -> Vec<(f64, String)> {
    let room = pixels / at_least;
    let intervals = if room.is_nan() { 5.0 } else { room.floor().clamp(FEWEST, MOST) };
    match range.scale() {
        Scale::Linear => linear(range, intervals),
        Scale::Log => logarithmic(range, intervals),
    }
}

/// The decimal number `mantissa`·10^`exponent`. Ticks are counted in integers, so their labels cannot show rounding errors.
#[derive(Clone, Copy)]
struct Decimal {
    mantissa: i64,
    exponent: i32,
}

impl Decimal {
    /// The nearest f64.
    fn value(self) -> f64 {
        let mantissa = self.mantissa as f64;
        // Powers of ten up to 10²² are exact, so only one operation rounds. Beyond, a place on an axis needs less.
        match self.exponent {
            0..=22 => mantissa * 10_f64.powi(self.exponent),
            -22..0 => mantissa / 10_f64.powi(-self.exponent),
            _ => mantissa * power_of_ten(f64::from(self.exponent)),
        }
    }

    /// The significant digits, such as `-1.25`, and their exponent.
    fn normal(self) -> (String, i32) {
        let all = self.mantissa.unsigned_abs().to_string();
        let exponent = self.exponent + all.len() as i32 - 1;
        let (first, rest) = all.split_at_checked(1).unwrap_or((&all, ""));
        let rest = rest.trim_end_matches('0');
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let point = if rest.is_empty() { "" } else { "." };
        (format!("{sign}{first}{point}{rest}"), exponent)
    }

    fn plain(self) -> String {
        let (mantissa, exponent) = self.normal();
        if self.mantissa == 0 { "0".to_owned() } else { signed(&positional(&mantissa, exponent)) }
    }

    fn scientific(self) -> String {
        let (mantissa, exponent) = self.normal();
        if self.mantissa == 0 { "0".to_owned() } else { scientific(&mantissa, exponent) }
    }
}

fn within(range: &Range, tick: &Decimal) -> bool {
    (range.start()..=range.end()).contains(&tick.value())
}

/// Multiples of 1, 2 or 5 times a power of ten.
fn linear(range: &Range, intervals: f64) -> Vec<(f64, String)> {
    let width = range.end() - range.start();
    // A little less, so that rounding does not cost a width like 0.27 − 0.24 its third interval.
    let (factor, exponent) = step(width / intervals * (1.0 - 1e-9));
    let size = Decimal { mantissa: factor, exponent }.value();
    let first = (range.start() / size).floor() as i64;
    let last = (range.end() / size).ceil() as i64;
    let found: Vec<Decimal> =
        (first..=last).map(|i| Decimal { mantissa: i * factor, exponent }).filter(|tick| within(range, tick)).list();
    // The whole axis is written in one way, the shorter one.
    let length = |write: fn(Decimal) -> String| found.iter().map(|&t| write(t).chars().count()).sum::<usize>();
    let write = if length(Decimal::scientific) < length(Decimal::plain) { Decimal::scientific } else { Decimal::plain };
    found.iter().map(|&tick| (tick.value(), write(tick))).list()
}

/// The smallest step of 1, 2 or 5 times a power of ten that is not below `least`.
fn step(least: f64) -> (i64, i32) {
    let exponent = libm::log10(least).floor() as i32;
    let reaches = |&(mantissa, exponent): &(i64, i32)| Decimal { mantissa, exponent }.value() >= least;
    [(1, exponent), (2, exponent), (5, exponent)].into_iter().find(reaches).unwrap_or((1, exponent + 1))
}

/// Powers of ten: every nth if there are many, with 2 and 5 times each power if there are few.
fn logarithmic(range: &Range, intervals: f64) -> Vec<(f64, String)> {
    let (low, high) = (libm::log10(range.start()), libm::log10(range.end()));
    let every = ((high - low) / intervals).ceil().max(1.0) as i32;
    let between: &[i64] = if (high - low) * 3.0 <= intervals { &[1, 2, 5] } else { &[1] };
    let first = (low.floor() as i32).div_euclid(every);
    let last = (high.ceil() as i32).div_euclid(every);
    let found: Vec<Decimal> = (first..=last)
        .flat_map(|n| between.iter().map(move |&mantissa| Decimal { mantissa, exponent: n * every }))
        .filter(|tick| within(range, tick))
        .list();
    // The whole axis is written in one way, except that 1 and 10 are never written as powers.
    let raised = found.iter().any(|tick| tick.exponent.abs() > LONGEST_PLAIN);
    let write = |tick: Decimal| match tick {
        Decimal { exponent: 0 | 1, .. } => tick.plain(),
        Decimal { mantissa: 1, exponent } if raised => power(exponent),
        _ if raised => tick.scientific(),
        _ => tick.plain(),
    };
    found.iter().map(|&tick| (tick.value(), write(tick))).list()
}
