//! exp, tanh, ln and erfc of two numbers at a time, from + − × ÷ and the bits of a power of two: no call, no branch, no
//! table. The tests below say how far they are from libm: exp 1 unit in the last place, tanh and eˣ − 1 4, ln(1 + u) 2,
//! the normal tail 24. NaN stays NaN. Only the kernel uses them: numbers that a lesson shows digit by digit come from libm.

use super::constants::{Constants, LN2_HIGH, LN2_LOW};
use super::f64x2::{F64x2, Mask};

/// eˣ for x ≤ 0. Below −708.7, where the result would be subnormal, it is 0.
#[inline(always)]
pub(super) fn exp(x: F64x2, k: &Constants) -> F64x2 {
    exp_of_sum(x, None, k)
}

/// e to the power x + tail for x ≤ 0. The tail is what rounding took from x.
///
/// x = n·ln 2 + r with |r| ≤ ½ ln 2, eˣ = 2ⁿ·eʳ, and eʳ = 1 + r + r²/2 + r³·(a polynomial of degree 8, within 3·10⁻¹⁷).
#[inline(always)]
fn exp_of_sum(x: F64x2, tail: Option<F64x2>, k: &Constants) -> F64x2 {
    let x = x.at_least(F64x2::splat(k.least));
    let rounded = x * k.log2_e + k.round;
    let n = rounded - k.round;
    let low = n * k.ln2_low;
    let r = (x - n * k.ln2_high) - tail.map_or(low, |tail| low - tail);
    let power = rounded.bits_shl(52).bits_add(F64x2::splat(k.one_bits));
    let (c, r2) = (&k.exp, r * r);
    let r4 = r2 * r2;
    let low = (r * c[1] + c[0]) + r2 * (r * c[3] + c[2]);
    let middle = (r * c[5] + c[4]) + r2 * (r * c[7] + c[6]);
    let high = r * c[9] + c[8];
    ((r + r2 * (low + r4 * (middle + r4 * high))) + k.one) * power
}

/// e²ˣ = s·(a + b)/(a − b) for x = n·(½ ln 2) + y: the power of two s = 2ⁿ, and e²ʸ as a fraction with a even and b odd in y.
struct Doubled {
    s: F64x2,
    a: F64x2,
    b: F64x2,
}

/// Lambert's continued fraction tanh y = y/(1 + y²/(3 + y²/(5 + …))), six terms of it: within 10⁻¹⁸ for |y| ≤ ¼ ln 2.
#[inline(always)]
fn doubled(x: F64x2, k: &Constants) -> Doubled {
    let rounded = x * k.twice_log2_e + k.round;
    let n = rounded - k.round;
    let y = (x - n * k.half_ln2_high) - n * k.half_ln2_low;
    let (c, y2) = (&k.lambert, y * y);
    Doubled {
        s: rounded.bits_shl(52).bits_add(F64x2::splat(k.one_bits)),
        a: ((y2 + c[0]) * y2 + c[1]) * y2 + c[2],
        b: y * ((y2 * c[3] + c[4]) * y2 + c[2]),
    }
}

/// tanh x and its slope 1 − tanh² x. Nothing cancels: the first keeps its digits near 0, and the second far from 0.
///
/// With e²ˣ = s(a + b)/(a − b): tanh x = (a(s − 1) + b(s + 1)) / (a(s + 1) + b(s − 1)), where s − 1 is exactly 0 near 0;
/// 1 − tanh² x = (1 + tanh x)(1 − tanh x), and 1 − tanh x = 2(a − b) over that denominator.
#[inline(always)]
pub(super) fn tanh(x: F64x2, k: &Constants) -> (F64x2, F64x2) {
    let Doubled { s, a, b } = doubled(x.abs().at_most(F64x2::splat(k.most_tanh)), k);
    let (below, above) = (s - k.one, s + k.one);
    let denominator = a * above + b * below;
    let size = (a * below + b * above) / denominator;
    let difference = a - b;
    let slope = (size + k.one) * ((difference + difference) / denominator);
    (size.bits_or(x.bits_and(F64x2::splat(k.sign))), slope)
}

/// eˣ − 1 and eˣ for x ≤ 0. The first keeps its digits near 0.
#[inline(always)]
pub(super) fn exp_minus_1(x: F64x2, k: &Constants) -> (F64x2, F64x2) {
    let Doubled { s, a, b } = doubled(0.5 * x.at_least(F64x2::splat(k.least)), k);
    let scale = k.one / (a - b);
    ((a * (s - k.one) + b * (s + k.one)) * scale, s * (a + b) * scale)
}

/// ln(1 + u) for u ≥ 0.
///
/// 1 + u = 2ᵏ(1 + v) with 0 ≤ v < 1, and ln(1 + v) = 2 artanh w with w = v/(2 + v), a polynomial in w² times w. For u < 1
/// we take v = u, so that small u keep their digits.
#[inline(always)]
pub(super) fn ln_1_plus(u: F64x2) -> F64x2 {
    /// 2⁵²: the bits of an integer k below it, added to its own bits, make the number 2⁵² + k.
    const TWO_52: f64 = 4_503_599_627_370_496.0;
    let sum = 1.0 + u;
    let k = sum.bits_shr(52).bits_add(F64x2::splat(TWO_52)) - (TWO_52 + 1023.0);
    let mantissa = sum.bits_and(bits((1 << 52) - 1)).bits_or(F64x2::splat(1.0));
    let v = k.above(F64x2::splat(0.5)).choose(mantissa - 1.0, u);
    let w = v / (2.0 + v);
    let q = w * w;
    let terms = [
        0.08082022805971766,
        0.04400369243072337,
        0.06000536404795356,
        0.06657072104827468,
        0.07692785032479312,
        0.09090894718066429,
        0.11111111358713932,
        0.1428571428355438,
        0.20000000000007292,
        0.3333333333333333,
    ];
    let series = polynomial(q, &terms);
    let ln = k * LN2_HIGH + (2.0 * w + (2.0 * w * q * series + k * LN2_LOW));
    // Infinity and NaN have no mantissa: they stay as they are.
    F64x2::splat(f64::INFINITY).above(u).choose(ln, u)
}

/// ½ erfc(|z|/√2), the tail of the normal distribution beyond |z|, and e to the power −z²/2.
///
/// With x = |z|/√2, e^(x²)·erfc x·(1 + 2x) is smooth in t = (x − 3)/(x + 3). The form is that of Shepherd and Laframboise
/// (1981); the polynomial of degree 22 is our own, within 6·10⁻¹⁷ up to x = 27. z² is taken as two numbers: the square of
/// the upper half of z, which is exact, and the rest.
#[inline(always)]
pub(super) fn normal_tail(z: F64x2, k: &Constants) -> (F64x2, F64x2) {
    let terms = [
        -4.152865388901344e-9,
        -8.361218160882427e-9,
        3.2825163006176683e-8,
        9.142319931318473e-8,
        -1.3116132294448009e-7,
        -6.04412488193441e-7,
        3.4920430828377254e-7,
        3.4635525785808633e-6,
        -7.278044396672048e-7,
        -2.0096426869541815e-5,
        4.948262299791677e-6,
        0.00012509809287280239,
        -0.00010515952561216177,
        -0.0007798320273148014,
        0.0018886903184454165,
        0.002529391787107568,
        -0.02377051491489925,
        0.06830802734587536,
        -0.11927366341549393,
        0.1296451587027035,
        -0.04756229435344707,
        -0.13562110612458067,
        1.2530080582697296,
    ];
    let z = z.abs().at_most(F64x2::splat(38.0));
    let x = z * std::f64::consts::FRAC_1_SQRT_2;
    let t = (x - 3.0) / (x + 3.0);
    let upper = z.bits_and(bits(!0 << 27));
    let bell = exp_of_sum(-0.5 * (upper * upper), Some(-0.5 * ((z - upper) * (z + upper))), k);
    (0.5 * (polynomial(t, &terms) / (1.0 + 2.0 * x)) * bell, bell)
}

/// The number of these bits, twice.
#[inline(always)]
fn bits(bits: u64) -> F64x2 {
    F64x2::splat(f64::from_bits(bits))
}

/// A polynomial by Horner's rule, the coefficient of the highest power first.
#[inline(always)]
fn polynomial(x: F64x2, terms: &[f64]) -> F64x2 {
    let mut sum = F64x2::splat(0.0);
    for &term in terms {
        sum = sum * x + term;
    }
    sum
}

/// Where z > 0.
#[inline(always)]
pub(super) fn positive(z: F64x2) -> Mask {
    z.above(F64x2::splat(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Pcg32;
    use crate::kernel::constants::constants;

    fn exp(x: F64x2) -> F64x2 {
        super::exp(x, constants())
    }

    fn tanh(x: F64x2) -> (F64x2, F64x2) {
        super::tanh(x, constants())
    }

    fn exp_minus_1(x: F64x2) -> (F64x2, F64x2) {
        super::exp_minus_1(x, constants())
    }

    fn normal_tail(z: F64x2) -> (F64x2, F64x2) {
        super::normal_tail(z, constants())
    }

    /// The distance of two numbers of the same sign, in units in the last place.
    fn ulps(a: f64, b: f64) -> u64 {
        if a == b || a.is_nan() && b.is_nan() { 0 } else { (a.to_bits() as i64).abs_diff(b.to_bits() as i64) }
    }

    /// The worst error over numbers of all sizes from `least` to `most`, in both places of a vector.
    fn within(allowed: u64, least: f64, most: f64, ours: impl Fn(F64x2) -> F64x2, libm: impl Fn(f64) -> f64) {
        let mut random = Pcg32::new(3, 3);
        let mut worst = 0;
        for k in 0..400_000 {
            let size = if k % 2 == 0 { 1.0 } else { libm::exp2(-60.0 * random.uniform()) };
            let x = (least + (most - least) * random.uniform()) * size;
            let [a, b] = ours(F64x2::new(x, 0.5 * x)).get();
            worst = worst.max(ulps(a, libm(x))).max(ulps(b, libm(0.5 * x)));
        }
        println!("{worst} ulps from {least} to {most}");
        assert!(worst <= allowed, "{worst} ulps from {least} to {most}");
    }

    #[test]
    fn exp_is_within_1_ulp_and_nothing_below_the_normal_numbers() {
        within(1, -708.0, 0.0, exp, libm::exp);
        assert_eq!(exp(F64x2::new(0.0, -0.0)).get(), [1.0, 1.0]);
        assert_eq!(exp(F64x2::new(-710.0, f64::NEG_INFINITY)).get(), [0.0, 0.0]);
        assert!(exp(F64x2::splat(f64::NAN)).get()[0].is_nan());
    }

    #[test]
    fn tanh_is_within_4_ulps_and_its_slope_within_7() {
        let slope = |x: f64| {
            // Not 1 − tanh² x, which loses every digit far from 0.
            let e = libm::exp(-2.0 * x.abs());
            4.0 * e / ((1.0 + e) * (1.0 + e))
        };
        for (least, most) in [(-1.0, 1.0), (-20.0, 20.0), (0.0, 340.0)] {
            within(4, least, most, |x| tanh(x).0, libm::tanh);
            within(7, least, most, |x| tanh(x).1, slope);
        }
        assert_eq!(tanh(F64x2::new(f64::INFINITY, f64::NEG_INFINITY)).0.get(), [1.0, -1.0]);
        assert_eq!(tanh(F64x2::splat(-0.0)).0.get()[0].to_bits(), (-0.0_f64).to_bits());
        assert_eq!(tanh(F64x2::splat(5e-324)).0.get(), [5e-324; 2]);
        assert!(tanh(F64x2::splat(f64::NAN)).0.get()[0].is_nan());
    }

    #[test]
    fn exp_minus_1_is_within_4_ulps() {
        for least in [-1.0, -40.0, -708.0] {
            within(4, least, 0.0, |x| exp_minus_1(x).0, libm::expm1);
            within(3, least, 0.0, |x| exp_minus_1(x).1, libm::exp);
        }
        assert_eq!(exp_minus_1(F64x2::splat(f64::NEG_INFINITY)).0.get(), [-1.0; 2]);
    }

    #[test]
    fn ln_1_plus_is_within_2_ulps() {
        for most in [1.0, 2.0, 256.0, 1e300] {
            within(2, 0.0, most, ln_1_plus, libm::log1p);
        }
        assert_eq!(ln_1_plus(F64x2::new(0.0, f64::INFINITY)).get(), [0.0, f64::INFINITY]);
        assert!(ln_1_plus(F64x2::splat(f64::NAN)).get()[0].is_nan());
    }

    #[test]
    fn the_normal_tail_is_within_24_ulps() {
        // Most of this error is that of the reference: it rounds z/√2 before it squares it.
        let tail = |z: f64| 0.5 * libm::erfc(z * std::f64::consts::FRAC_1_SQRT_2);
        within(24, 0.0, 4.0, |z| normal_tail(z).0, tail);
        assert!(normal_tail(F64x2::splat(f64::NAN)).0.get()[0].is_nan());
        assert_eq!(normal_tail(F64x2::splat(f64::INFINITY)).0.get(), [0.0; 2]);
    }
}
