//! A double well, for the lessons on descent: the global minimum at −4 with loss 0, the crest at 1, a local minimum at 4.

/// Where the two basins meet.
pub(crate) const CREST: f64 = 1.0;
/// By what the polynomial is multiplied: losses of a few units.
const FLAT: f64 = 0.02;

/// The integral of the slope that is 0 at −4.
pub(crate) fn loss(p: f64) -> f64 {
    FLAT * ((((0.25 * p - 1.0 / 3.0) * p - 8.0) * p + 16.0) * p + 320.0 / 3.0)
}

/// (p² − 16)(p − 1)/50.
pub(crate) fn slope(p: f64) -> f64 {
    FLAT * (p * p - 16.0) * (p - CREST)
}

/// The slope's own slope.
pub(crate) fn curvature(p: f64) -> f64 {
    FLAT * ((3.0 * p - 2.0) * p - 16.0)
}
