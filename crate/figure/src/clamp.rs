//! A number kept between two limits.

/// `x`, but at least `least` and at most `greatest`; NaN stays NaN.
///
/// It does what [`f64::clamp`] does. The standard function panics on limits in the wrong order, and the text of that panic
/// brings the code that writes numbers into a page's module.
///
/// ```
/// assert_eq!(figure::clamp(1.5, 0.0, 1.0), 1.0);
/// assert_eq!(figure::clamp(0.5, 0.0, 1.0), 0.5);
/// ```
pub fn clamp(x: f64, least: f64, greatest: f64) -> f64 {
    if x < least {
        least
    } else if x > greatest {
        greatest
    } else {
        x
    }
}
