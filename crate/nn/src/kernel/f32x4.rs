//! Four float32 numbers side by side, for pictures of neurons. See `f64x2` for how the two machines agree.

use std::ops::{Add, Div, Mul, Sub};

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod machine {
    use core::arch::wasm32 as arch;

    /// Four numbers of four points.
    #[derive(Clone, Copy)]
    pub(crate) struct F32x4(arch::v128);

    impl F32x4 {
        #[inline(always)]
        pub(crate) fn new([a, b, c, d]: [f32; 4]) -> F32x4 {
            F32x4(arch::f32x4(a, b, c, d))
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
        pub(crate) fn splat(value: f32) -> F32x4 {
            F32x4(arch::f32x4_splat(value))
        }

        #[inline(always)]
        pub(crate) fn add(self, other: F32x4) -> F32x4 {
            F32x4(arch::f32x4_add(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn sub(self, other: F32x4) -> F32x4 {
            F32x4(arch::f32x4_sub(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn mul(self, other: F32x4) -> F32x4 {
            F32x4(arch::f32x4_mul(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn div(self, other: F32x4) -> F32x4 {
            F32x4(arch::f32x4_div(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn at_least(self, least: F32x4) -> F32x4 {
            F32x4(arch::f32x4_pmax(self.0, least.0))
        }

        #[inline(always)]
        pub(crate) fn at_most(self, most: F32x4) -> F32x4 {
            F32x4(arch::f32x4_pmin(self.0, most.0))
        }

        #[inline(always)]
        pub(crate) fn bits_add(self, other: F32x4) -> F32x4 {
            F32x4(arch::u32x4_add(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn bits_shl(self, places: u32) -> F32x4 {
            F32x4(arch::u32x4_shl(self.0, places))
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod machine {
    /// Four numbers of four points.
    #[derive(Clone, Copy)]
    pub(crate) struct F32x4([f32; 4]);

    impl F32x4 {
        #[inline(always)]
        fn both(self, other: F32x4, f: impl Fn(f32, f32) -> f32) -> F32x4 {
            F32x4([0, 1, 2, 3].map(|i| f(self.0[i], other.0[i])))
        }

        #[inline(always)]
        pub(crate) fn new(values: [f32; 4]) -> F32x4 {
            F32x4(values)
        }

        #[inline(always)]
        pub(crate) fn get(self) -> [f32; 4] {
            self.0
        }

        #[inline(always)]
        pub(crate) fn splat(value: f32) -> F32x4 {
            F32x4([value; 4])
        }

        #[inline(always)]
        pub(crate) fn add(self, other: F32x4) -> F32x4 {
            self.both(other, |a, b| a + b)
        }

        #[inline(always)]
        pub(crate) fn sub(self, other: F32x4) -> F32x4 {
            self.both(other, |a, b| a - b)
        }

        #[inline(always)]
        pub(crate) fn mul(self, other: F32x4) -> F32x4 {
            self.both(other, |a, b| a * b)
        }

        #[inline(always)]
        pub(crate) fn div(self, other: F32x4) -> F32x4 {
            self.both(other, |a, b| a / b)
        }

        #[inline(always)]
        pub(crate) fn at_least(self, least: F32x4) -> F32x4 {
            self.both(least, |a, b| if a < b { b } else { a })
        }

        #[inline(always)]
        pub(crate) fn at_most(self, most: F32x4) -> F32x4 {
            self.both(most, |a, b| if b < a { b } else { a })
        }

        #[inline(always)]
        pub(crate) fn bits_add(self, other: F32x4) -> F32x4 {
            self.both(other, |a, b| f32::from_bits(a.to_bits().wrapping_add(b.to_bits())))
        }

        #[inline(always)]
        pub(crate) fn bits_shl(self, places: u32) -> F32x4 {
            F32x4(self.0.map(|a| f32::from_bits(a.to_bits() << places)))
        }
    }
}

pub(super) use machine::F32x4;

macro_rules! operator {
    ($trait:ident, $method:ident) => {
        impl $trait for F32x4 {
            type Output = F32x4;

            #[inline(always)]
            fn $method(self, other: F32x4) -> F32x4 {
                F32x4::$method(self, other)
            }
        }

        impl $trait<f32> for F32x4 {
            type Output = F32x4;

            #[inline(always)]
            fn $method(self, other: f32) -> F32x4 {
                F32x4::$method(self, F32x4::splat(other))
            }
        }

        impl $trait<F32x4> for f32 {
            type Output = F32x4;

            #[inline(always)]
            fn $method(self, other: F32x4) -> F32x4 {
                F32x4::$method(F32x4::splat(self), other)
            }
        }
    };
}

operator!(Add, add);
operator!(Sub, sub);
operator!(Mul, mul);
operator!(Div, div);
