//! Pictures of the size of ∂L/∂w in each layer, step by step: strips of cells. The colour of a cell is the decade of the norm.

use figure::{Axis, Label, Mark, Plot, Ramp, Range, Rect, Role, Ticks, ToList, power_of_ten};
use libm::{ceil, floor, log10};

/// The colours of the strips.
pub(crate) const RAMP: Ramp = Ramp::Sequential(Role::Curve);

/// The decades that the colours span, as powers of ten: from the least norm to the greatest, but at most `most` decades. Smaller
/// norms all have the faintest colour.
pub(crate) fn decades(norms: impl Iterator<Item = f64>, most: f64) -> (f64, f64) {
    let (mut least, mut greatest) = (f64::INFINITY, 0.0_f64);
    for norm in norms.filter(|norm| *norm > 0.0 && norm.is_finite()) {
        (least, greatest) = (least.min(norm), greatest.max(norm));
    }
    if greatest == 0.0 {
        return (-1.0, 0.0);
    }
    let high = ceil(log10(greatest));
    (floor(log10(least)).max(high - most).min(high - 1.0), high)
}

/// The colour of a norm, from 0 to 1 between the decades; `None` for 0, which has no logarithm.
pub(crate) fn shade(norm: f64, (low, high): (f64, f64)) -> f32 {
    if norm > 0.0 && norm.is_finite() { ((log10(norm) - low) / (high - low)) as f32 } else { f32::NAN }
}

/// The legend of the colours: a bar below the strips, `left` and `top` in pixels.
pub(crate) fn legend((left, top): (f64, f64), width: f64, (low, high): (f64, f64), label: &'static str) -> Plot {
    let area = Rect { x: left, y: top + 6.0, width: (width - 90.0).min(320.0), height: 12.0 };
    let (from, to) = (power_of_ten(low), power_of_ten(high));
    let label = Some(Label::words(label));
    let x = Axis { range: Range::log(from, to), ticks: Ticks::Every(44.0), grid: false, label };
    let values = (0..64).map(|i| i as f32 / 63.0).list();
    let grid = Mark::Grid { from: (from, 1.0), to: (to, 0.0), columns: 64, values, ramp: RAMP, smooth: false };
    Plot { area, x, y: Axis::hidden(Range::linear(0.0, 1.0)), marks: vec![grid] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_span_whole_decades_and_not_too_many() {
        assert_eq!(decades([0.02, 3.0, 0.0, f64::NAN].into_iter(), 12.0), (-2.0, 1.0));
        assert_eq!(decades([1e-30, 0.5].into_iter(), 12.0), (-12.0, 0.0));
        assert_eq!(decades([0.5].into_iter(), 12.0), (-1.0, 0.0));
        assert_eq!(decades([0.0].into_iter(), 12.0), (-1.0, 0.0), "nothing to show");
    }

    #[test]
    fn a_norm_without_a_logarithm_has_no_colour() {
        assert_eq!(shade(0.1, (-2.0, 0.0)), 0.5);
        assert!(shade(0.0, (-2.0, 0.0)).is_nan() && shade(f64::INFINITY, (-2.0, 0.0)).is_nan());
    }
}
