//! exp, tanh, ln and erfc of two numbers at a time, from + − × ÷ and the bits of a power of two: no call, no branch, no
//! table. Within 4 units in the last place of libm's (exp within 1; see the tests below); NaN stays NaN.

use crate::lanes::{Mask, Pair};

/// ln 2, its upper 32 bits and the rest: whole numbers of up to 21 bits times the upper part are exact.
const LN2_HIGH: f64 = 0.693_147_180_369_123_8;
const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// The constants of exp and tanh, to be read from memory.
///
/// A constant in the code is built anew wherever it is used, by several instructions, and twenty of them would take longer
/// than the arithmetic; a load takes one. So the compiler must not see their values: see [`numbers`].
pub(crate) struct Numbers {
    pub(crate) one: f64,
    one_bits: f64,
    sign: f64,
    /// Adding this leaves a number rounded to whole in the lowest bits of its sum, as 2⁵¹ + 2⁵² has no bits below 1.
    round: f64,
    least: f64,
    log2_e: f64,
    ln2_high: f64,
    ln2_low: f64,
    /// Those of r⁰ to r¹¹ in eʳ, from r² on.
    exp: [f64; 10],
    most_tanh: f64,
    twice_log2_e: f64,
    half_ln2_high: f64,
    half_ln2_low: f64,
    lambert: [f64; 5],
}

static NUMBERS: Numbers = Numbers {
    one: 1.0,
    one_bits: 1.0,
    sign: -0.0,
    round: 6_755_399_441_055_744.0,
    // At −709 the exponent field of 2ⁿ is 0, and so is the power.
    least: -709.0,
    log2_e: std::f64::consts::LOG2_E,
    ln2_high: LN2_HIGH,
    ln2_low: LN2_LOW,
    exp: [
        0.5,
        0.166_666_666_666_666_66,
        0.041_666_666_666_651_36,
        0.008_333_333_333_332_155,
        0.001_388_888_890_588_154_2,
        0.000_198_412_698_543_386_1,
        2.480_153_638_869_076_6e-5,
        2.755_728_006_701_698e-6,
        2.761_380_686_153_829e-7,
        2.509_555_467_711_111_2e-8,
    ],
    // Beyond, the slope stays at 4e⁻⁷⁰⁰, as it is there: e²ˣ would overflow.
    most_tanh: 350.0,
    twice_log2_e: 2.0 * std::f64::consts::LOG2_E,
    half_ln2_high: 0.346_573_590_068_146_6,
    half_ln2_low: 2.118_260_682_904_642e-10,
    lambert: [210.0, 4725.0, 10395.0, 21.0, 1260.0],
};

/// The constants, in a way that hides their values from the compiler.
#[inline(always)]
pub(crate) fn numbers() -> &'static Numbers {
    std::hint::black_box(&NUMBERS)
}

/// eˣ for x ≤ 0. Below −708.7, where the result would be subnormal, it is 0.
#[inline(always)]
pub(crate) fn exp(x: Pair, k: &Numbers) -> Pair {
    exp_of_sum(x, None, k)
}

/// e to the power x + tail for x ≤ 0, the tail being what rounding took from x.
///
/// x = n·ln 2 + r with |r| ≤ ½ ln 2, eˣ = 2ⁿ·eʳ, and eʳ = 1 + r + r²/2 + r³·(a polynomial of degree 8, within 3·10⁻¹⁷).
#[inline(always)]
fn exp_of_sum(x: Pair, tail: Option<Pair>, k: &Numbers) -> Pair {
    let x = x.at_least(Pair::splat(k.least));
    let rounded = x * k.log2_e + k.round;
    let n = rounded - k.round;
    let low = n * k.ln2_low;
    let r = (x - n * k.ln2_high) - tail.map_or(low, |tail| low - tail);
    let power = rounded.bits_shl(52).bits_add(Pair::splat(k.one_bits));
    let (c, r2) = (&k.exp, r * r);
    let r4 = r2 * r2;
    let low = (r * c[1] + c[0]) + r2 * (r * c[3] + c[2]);
    let middle = (r * c[5] + c[4]) + r2 * (r * c[7] + c[6]);
    let high = r * c[9] + c[8];
    ((r + r2 * (low + r4 * (middle + r4 * high))) + k.one) * power
}

/// What is known of e²ˣ for x = n·(½ ln 2) + y: its power of two s, and eʸ·eʸ = (a + b)/(a − b) with b odd in y.
struct Doubled {
    s: Pair,
    a: Pair,
    b: Pair,
}

/// Lambert's continued fraction tanh y = y/(1 + y²/(3 + y²/(5 + …))), six terms of it: within 10⁻¹⁸ for |y| ≤ ¼ ln 2.
#[inline(always)]
fn doubled(x: Pair, k: &Numbers) -> Doubled {
    let rounded = x * k.twice_log2_e + k.round;
    let n = rounded - k.round;
    let y = (x - n * k.half_ln2_high) - n * k.half_ln2_low;
    let (c, y2) = (&k.lambert, y * y);
    Doubled {
        s: rounded.bits_shl(52).bits_add(Pair::splat(k.one_bits)),
        a: ((y2 + c[0]) * y2 + c[1]) * y2 + c[2],
        b: y * ((y2 * c[3] + c[4]) * y2 + c[2]),
    }
}

/// tanh x and 1 − tanh² x. Nothing cancels: near 0 the first keeps its digits, and far out the second.
///
/// With e²ˣ = s(a + b)/(a − b): tanh x = (a(s − 1) + b(s + 1)) / (a(s + 1) + b(s − 1)), where s − 1 is exactly 0 near 0;
/// 1 − tanh² x = (1 + tanh x)(1 − tanh x), and 1 − tanh x = 2(a − b) over that denominator.
#[inline(always)]
pub(crate) fn tanh(x: Pair, k: &Numbers) -> (Pair, Pair) {
    let Doubled { s, a, b } = doubled(x.abs().at_most(Pair::splat(k.most_tanh)), k);
    let (below, above) = (s - k.one, s + k.one);
    let whole = a * above + b * below;
    let size = (a * below + b * above) / whole;
    let rest = a - b;
    let slope = (size + k.one) * ((rest + rest) / whole);
    (size.bits_or(x.bits_and(Pair::splat(k.sign))), slope)
}

/// eˣ − 1 and eˣ for x ≤ 0; the first keeps its digits near 0.
#[inline(always)]
pub(crate) fn exp_minus_1(x: Pair, k: &Numbers) -> (Pair, Pair) {
    let Doubled { s, a, b } = doubled(0.5 * x.at_least(Pair::splat(k.least)), k);
    let scale = k.one / (a - b);
    ((a * (s - k.one) + b * (s + k.one)) * scale, s * (a + b) * scale)
}

/// ln(1 + u) for u ≥ 0.
///
/// 1 + u = 2ᵏ(1 + v) with 0 ≤ v < 1, and ln(1 + v) = 2 artanh w with w = v/(2 + v): w times a polynomial in w². For u < 1 v
/// is u itself, so that small u keep their digits.
#[inline(always)]
pub(crate) fn ln_1_plus(u: Pair) -> Pair {
    /// 2⁵², and the bits that make a number of whole k below it.
    const TWO_52: f64 = 4_503_599_627_370_496.0;
    let whole = 1.0 + u;
    let k = whole.bits_shr(52).bits_add(Pair::splat(TWO_52)) - (TWO_52 + 1023.0);
    let mantissa = whole.bits_and(bits((1 << 52) - 1)).bits_or(Pair::splat(1.0));
    let v = k.above(Pair::splat(0.5)).choose(mantissa - 1.0, u);
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
    // Neither infinity nor NaN has a mantissa.
    Pair::splat(f64::INFINITY).above(u).choose(ln, u)
}

/// ½ erfc(|z|/√2), the normal distribution's tail beyond |z|, and e to the power −z²/2.
///
/// e^(x²)·erfc x·(1 + 2x) is smooth in t = (x − 3)/(x + 3) (the form is Shepherd and Laframboise's of 1981, the
/// polynomial of degree 22 our own, within 6·10⁻¹⁷ up to x = 27). z² is taken as two numbers: the square of its upper
/// half, which is exact, and the rest.
#[inline(always)]
pub(crate) fn normal_tail(z: Pair, k: &Numbers) -> (Pair, Pair) {
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
    let z = z.abs().at_most(Pair::splat(38.0));
    let x = z * std::f64::consts::FRAC_1_SQRT_2;
    let t = (x - 3.0) / (x + 3.0);
    let upper = z.bits_and(bits(!0 << 27));
    let bell = exp_of_sum(-0.5 * (upper * upper), Some(-0.5 * ((z - upper) * (z + upper))), k);
    (0.5 * (polynomial(t, &terms) / (1.0 + 2.0 * x)) * bell, bell)
}

/// Twice the number of these bits.
#[inline(always)]
fn bits(bits: u64) -> Pair {
    Pair::splat(f64::from_bits(bits))
}

/// Horner's rule, the highest power first.
#[inline(always)]
fn polynomial(x: Pair, terms: &[f64]) -> Pair {
    let mut sum = Pair::splat(0.0);
    for &term in terms {
        sum = sum * x + term;
    }
    sum
}

/// Where z > 0.
#[inline(always)]
pub(crate) fn positive(z: Pair) -> Mask {
    z.above(Pair::splat(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Pcg32;

    fn exp(x: Pair) -> Pair {
        super::exp(x, numbers())
    }

    fn tanh(x: Pair) -> (Pair, Pair) {
        super::tanh(x, numbers())
    }

    fn exp_minus_1(x: Pair) -> (Pair, Pair) {
        super::exp_minus_1(x, numbers())
    }

    fn normal_tail(z: Pair) -> (Pair, Pair) {
        super::normal_tail(z, numbers())
    }

    /// How many float64 numbers lie between two of the same sign.
    fn ulps(a: f64, b: f64) -> u64 {
        if a == b || a.is_nan() && b.is_nan() { 0 } else { (a.to_bits() as i64).abs_diff(b.to_bits() as i64) }
    }

    /// The worst error over numbers of all sizes between the two, in both places of a pair.
    fn within(allowed: u64, least: f64, most: f64, ours: impl Fn(Pair) -> Pair, libm: impl Fn(f64) -> f64) {
        let mut random = Pcg32::new(3, 3);
        let mut worst = 0;
        for k in 0..400_000 {
            let size = if k % 2 == 0 { 1.0 } else { libm::exp2(-60.0 * random.uniform()) };
            let x = (least + (most - least) * random.uniform()) * size;
            let [a, b] = ours(Pair::new(x, 0.5 * x)).get();
            worst = worst.max(ulps(a, libm(x))).max(ulps(b, libm(0.5 * x)));
        }
        println!("{worst} ulps from {least} to {most}");
        assert!(worst <= allowed, "{worst} ulps from {least} to {most}");
    }

    #[test]
    fn exp_is_within_1_ulp_and_nothing_below_the_normal_numbers() {
        within(1, -708.0, 0.0, exp, libm::exp);
        assert_eq!(exp(Pair::new(0.0, -0.0)).get(), [1.0, 1.0]);
        assert_eq!(exp(Pair::new(-710.0, f64::NEG_INFINITY)).get(), [0.0, 0.0]);
        assert!(exp(Pair::splat(f64::NAN)).get()[0].is_nan());
    }

    #[test]
    fn tanh_is_within_4_ulps_and_its_slope_within_7() {
        let slope = |x: f64| {
            // Where the slope is near 1, by the reference's own formula; far out that of tanh loses every digit.
            let e = libm::exp(-2.0 * x.abs());
            4.0 * e / ((1.0 + e) * (1.0 + e))
        };
        for (least, most) in [(-1.0, 1.0), (-20.0, 20.0), (0.0, 340.0)] {
            within(4, least, most, |x| tanh(x).0, libm::tanh);
            within(7, least, most, |x| tanh(x).1, slope);
        }
        assert_eq!(tanh(Pair::new(f64::INFINITY, f64::NEG_INFINITY)).0.get(), [1.0, -1.0]);
        assert_eq!(tanh(Pair::splat(-0.0)).0.get()[0].to_bits(), (-0.0_f64).to_bits());
        assert_eq!(tanh(Pair::splat(5e-324)).0.get(), [5e-324; 2]);
        assert!(tanh(Pair::splat(f64::NAN)).0.get()[0].is_nan());
    }

    #[test]
    fn exp_minus_1_is_within_4_ulps() {
        for least in [-1.0, -40.0, -708.0] {
            within(4, least, 0.0, |x| exp_minus_1(x).0, libm::expm1);
            within(3, least, 0.0, |x| exp_minus_1(x).1, libm::exp);
        }
        assert_eq!(exp_minus_1(Pair::splat(f64::NEG_INFINITY)).0.get(), [-1.0; 2]);
    }

    #[test]
    fn ln_1_plus_is_within_2_ulps() {
        for most in [1.0, 2.0, 256.0, 1e300] {
            within(2, 0.0, most, ln_1_plus, libm::log1p);
        }
        assert_eq!(ln_1_plus(Pair::new(0.0, f64::INFINITY)).get(), [0.0, f64::INFINITY]);
        assert!(ln_1_plus(Pair::splat(f64::NAN)).get()[0].is_nan());
    }

    #[test]
    fn the_normal_tail_is_within_24_ulps() {
        // Most of it the reference's own: z/√2 is rounded before it is squared.
        let tail = |z: f64| 0.5 * libm::erfc(z * std::f64::consts::FRAC_1_SQRT_2);
        within(24, 0.0, 4.0, |z| normal_tail(z).0, tail);
        assert!(normal_tail(Pair::splat(f64::NAN)).0.get()[0].is_nan());
        assert_eq!(normal_tail(Pair::splat(f64::INFINITY)).0.get(), [0.0; 2]);
    }
}
