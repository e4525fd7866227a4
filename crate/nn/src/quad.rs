//! Four float32 numbers side by side: what pictures of neurons are computed in.

use std::ops::{Add, Div, Mul, Sub};

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod machine {
    use core::arch::wasm32 as arch;

    /// Four numbers of four points.
    #[derive(Clone, Copy)]
    pub(crate) struct Quad(arch::v128);

    impl Quad {
        #[inline(always)]
        pub(crate) fn new([a, b, c, d]: [f32; 4]) -> Quad {
            Quad(arch::f32x4(a, b, c, d))
        }

        #[inline(always)]
        pub(crate) fn get(self) -> [f32; 4] {
            [
                arch::f32x4_extract_lane::<0>(self.0),
                arch::f32x4_extract_lane::<1>(self.0),
                arch::f32x4_extract_lane::<2>(self.0),
                arch::f32x4_extract_lane::<3>(self.0),
            ]
        }

        #[inline(always)]
        pub(crate) fn splat(value: f32) -> Quad {
            Quad(arch::f32x4_splat(value))
        }

        #[inline(always)]
        pub(super) fn add(self, other: Quad) -> Quad {
            Quad(arch::f32x4_add(self.0, other.0))
        }

        #[inline(always)]
        pub(super) fn sub(self, other: Quad) -> Quad {
            Quad(arch::f32x4_sub(self.0, other.0))
        }

        #[inline(always)]
        pub(super) fn mul(self, other: Quad) -> Quad {
            Quad(arch::f32x4_mul(self.0, other.0))
        }

        #[inline(always)]
        pub(super) fn div(self, other: Quad) -> Quad {
            Quad(arch::f32x4_div(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn at_least(self, least: Quad) -> Quad {
            Quad(arch::f32x4_pmax(self.0, least.0))
        }

        #[inline(always)]
        pub(crate) fn at_most(self, most: Quad) -> Quad {
            Quad(arch::f32x4_pmin(self.0, most.0))
        }

        #[inline(always)]
        pub(crate) fn bits_add(self, other: Quad) -> Quad {
            Quad(arch::u32x4_add(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn bits_shl(self, places: u32) -> Quad {
            Quad(arch::u32x4_shl(self.0, places))
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod machine {
    /// Four numbers of four points.
    #[derive(Clone, Copy)]
    pub(crate) struct Quad([f32; 4]);

    impl Quad {
        #[inline(always)]
        fn both(self, other: Quad, f: impl Fn(f32, f32) -> f32) -> Quad {
            Quad([0, 1, 2, 3].map(|i| f(self.0[i], other.0[i])))
        }

        #[inline(always)]
        pub(crate) fn new(values: [f32; 4]) -> Quad {
            Quad(values)
        }

        #[inline(always)]
        pub(crate) fn get(self) -> [f32; 4] {
            self.0
        }

        #[inline(always)]
        pub(crate) fn splat(value: f32) -> Quad {
            Quad([value; 4])
        }

        #[inline(always)]
        pub(super) fn add(self, other: Quad) -> Quad {
            self.both(other, |a, b| a + b)
        }

        #[inline(always)]
        pub(super) fn sub(self, other: Quad) -> Quad {
            self.both(other, |a, b| a - b)
        }

        #[inline(always)]
        pub(super) fn mul(self, other: Quad) -> Quad {
            self.both(other, |a, b| a * b)
        }

        #[inline(always)]
        pub(super) fn div(self, other: Quad) -> Quad {
            self.both(other, |a, b| a / b)
        }

        #[inline(always)]
        pub(crate) fn at_least(self, least: Quad) -> Quad {
            self.both(least, |a, b| if a < b { b } else { a })
        }

        #[inline(always)]
        pub(crate) fn at_most(self, most: Quad) -> Quad {
            self.both(most, |a, b| if b < a { b } else { a })
        }

        #[inline(always)]
        pub(crate) fn bits_add(self, other: Quad) -> Quad {
            self.both(other, |a, b| f32::from_bits(a.to_bits().wrapping_add(b.to_bits())))
        }

        #[inline(always)]
        pub(crate) fn bits_shl(self, places: u32) -> Quad {
            Quad(self.0.map(|a| f32::from_bits(a.to_bits() << places)))
        }
    }
}

pub(crate) use machine::Quad;

macro_rules! operator {
    ($trait:ident, $method:ident) => {
        impl $trait for Quad {
            type Output = Quad;

            #[inline(always)]
            fn $method(self, other: Quad) -> Quad {
                Quad::$method(self, other)
            }
        }

        impl $trait<f32> for Quad {
            type Output = Quad;

            #[inline(always)]
            fn $method(self, other: f32) -> Quad {
                Quad::$method(self, Quad::splat(other))
            }
        }

        impl $trait<Quad> for f32 {
            type Output = Quad;

            #[inline(always)]
            fn $method(self, other: Quad) -> Quad {
                Quad::$method(Quad::splat(self), other)
            }
        }
    };
}

operator!(Add, add);
operator!(Sub, sub);
operator!(Mul, mul);
operator!(Div, div);

/// The constants of exp, to be read from memory, for the same reason as those of `smooth.rs`.
pub(crate) struct Numbers {
    pub(crate) one: f32,
    one_bits: f32,
    least: f32,
    most: f32,
    log2_e: f32,
    /// Leaves a number rounded to whole in the lowest bits of its sum.
    round: f32,
    /// ln 2 = 0.693359375 − 0.00021219444, the first being short enough for its product to be exact.
    ln2_high: f32,
    ln2_low: f32,
    terms: [f32; 4],
}

static NUMBERS: Numbers = Numbers {
    one: 1.0,
    one_bits: 1.0,
    least: -87.0,
    most: 88.0,
    log2_e: std::f32::consts::LOG2_E,
    round: 12_582_912.0,
    ln2_high: 0.693_359_4,
    ln2_low: -2.121_944_4e-4,
    terms: [0.499_993_7, 0.166_665_77, 0.041_875_686, 0.008_363_179],
};

/// The constants, in a way that hides their values from the compiler.
#[inline(always)]
pub(crate) fn numbers() -> &'static Numbers {
    std::hint::black_box(&NUMBERS)
}

/// eˣ, within 2 in the seventh digit; from e⁻⁸⁷ to e⁸⁸ whatever x.
#[inline(always)]
pub(crate) fn exp(x: Quad, k: &Numbers) -> Quad {
    let x = x.at_least(Quad::splat(k.least)).at_most(Quad::splat(k.most));
    let rounded = x * k.log2_e + k.round;
    let n = rounded - k.round;
    let r = (x - n * k.ln2_high) - n * k.ln2_low;
    let power = rounded.bits_shl(23).bits_add(Quad::splat(k.one_bits));
    let (c, r2) = (&k.terms, r * r);
    let high = (r * c[1] + c[0]) + r2 * (r * c[3] + c[2]);
    ((r + k.one) + r2 * high) * power
}
