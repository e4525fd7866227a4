//! The length of a vector.

/// ‖v‖ as it is defined: the root of the sum of squares, in their order.
pub(crate) fn norm(v: &[f64]) -> f64 {
    v.iter().fold(0.0, |sum, x| sum + x * x).sqrt()
}

/// ‖v‖ of numbers of any size. It is scaled by the largest entry, so that no square underflows or overflows. For one number it
/// is exactly |v|.
pub(crate) fn scaled_norm(v: &[f64]) -> f64 {
    let largest = v.iter().fold(0.0, |largest, x| if x.abs() > largest { x.abs() } else { largest });
    if largest == 0.0 || !largest.is_finite() {
        return largest;
    }
    largest * v.iter().fold(0.0, |sum, x| sum + (x / largest) * (x / largest)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_norms_agree_where_squares_neither_underflow_nor_overflow() {
        assert_eq!(norm(&[3.0, -4.0]), 5.0);
        assert_eq!(scaled_norm(&[3.0, -4.0]), 5.0);
        assert_eq!((norm(&[]), scaled_norm(&[])), (0.0, 0.0));
    }

    #[test]
    fn the_scaled_norm_takes_numbers_of_any_size() {
        assert_eq!(scaled_norm(&[-1e-200]), 1e-200);
        assert_eq!(scaled_norm(&[3e-200, 4e-200]), 5e-200);
        assert_eq!(scaled_norm(&[3e300, 4e300]), 5e300);
        assert_eq!(scaled_norm(&[1.0, f64::INFINITY]), f64::INFINITY);
    }
}
