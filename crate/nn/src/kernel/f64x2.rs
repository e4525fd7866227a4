//! Two float64 numbers side by side, of two samples: the unit in which the kernel computes.
//!
//! In WebAssembly this is one 128-bit vector, elsewhere two plain numbers. Either way every operation is one IEEE operation
//! on each of the two, so the bits are the same. `core::arch::wasm32` needs no `unsafe` for arithmetic, and loads and stores
//! are those of a `Vec<F64x2>`.

use std::ops::{Add, Div, Mul, Neg, Sub};

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod machine {
    use core::arch::wasm32 as arch;

    /// Two numbers of two samples.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct F64x2(arch::v128);

    /// Yes or no for each of the two.
    #[derive(Clone, Copy)]
    pub(crate) struct Mask(arch::v128);

    impl F64x2 {
        #[inline(always)]
        pub(crate) fn new(a: f64, b: f64) -> F64x2 {
            F64x2(arch::f64x2(a, b))
        }

        #[inline(always)]
        pub(crate) fn splat(value: f64) -> F64x2 {
            F64x2(arch::f64x2_splat(value))
        }

        #[inline(always)]
        pub(crate) fn get(self) -> [f64; 2] {
            [arch::f64x2_extract_lane::<0>(self.0), arch::f64x2_extract_lane::<1>(self.0)]
        }

        #[inline(always)]
        pub(crate) fn add(self, other: F64x2) -> F64x2 {
            F64x2(arch::f64x2_add(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn sub(self, other: F64x2) -> F64x2 {
            F64x2(arch::f64x2_sub(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn mul(self, other: F64x2) -> F64x2 {
            F64x2(arch::f64x2_mul(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn div(self, other: F64x2) -> F64x2 {
            F64x2(arch::f64x2_div(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn neg(self) -> F64x2 {
            F64x2(arch::f64x2_neg(self.0))
        }

        #[inline(always)]
        pub(crate) fn abs(self) -> F64x2 {
            F64x2(arch::f64x2_abs(self.0))
        }

        #[inline(always)]
        pub(crate) fn at_least(self, least: F64x2) -> F64x2 {
            F64x2(arch::f64x2_pmax(self.0, least.0))
        }

        #[inline(always)]
        pub(crate) fn at_most(self, most: F64x2) -> F64x2 {
            F64x2(arch::f64x2_pmin(self.0, most.0))
        }

        #[inline(always)]
        pub(crate) fn above(self, other: F64x2) -> Mask {
            Mask(arch::f64x2_gt(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn bits_and(self, other: F64x2) -> F64x2 {
            F64x2(arch::v128_and(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn bits_or(self, other: F64x2) -> F64x2 {
            F64x2(arch::v128_or(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn bits_add(self, other: F64x2) -> F64x2 {
            F64x2(arch::u64x2_add(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn bits_shl(self, places: u32) -> F64x2 {
            F64x2(arch::u64x2_shl(self.0, places))
        }

        #[inline(always)]
        pub(crate) fn bits_shr(self, places: u32) -> F64x2 {
            F64x2(arch::u64x2_shr(self.0, places))
        }
    }

    impl Mask {
        #[inline(always)]
        pub(crate) fn choose(self, yes: F64x2, no: F64x2) -> F64x2 {
            F64x2(arch::v128_bitselect(yes.0, no.0, self.0))
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod machine {
    /// Two numbers of two samples.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct F64x2([f64; 2]);

    /// Yes or no for each of the two.
    #[derive(Clone, Copy)]
    pub(crate) struct Mask([bool; 2]);

    impl F64x2 {
        #[inline(always)]
        fn each(self, f: impl Fn(f64) -> f64) -> F64x2 {
            F64x2([f(self.0[0]), f(self.0[1])])
        }

        #[inline(always)]
        fn both(self, other: F64x2, f: impl Fn(f64, f64) -> f64) -> F64x2 {
            F64x2([f(self.0[0], other.0[0]), f(self.0[1], other.0[1])])
        }

        #[inline(always)]
        fn bits(self, other: F64x2, f: impl Fn(u64, u64) -> u64) -> F64x2 {
            self.both(other, |a, b| f64::from_bits(f(a.to_bits(), b.to_bits())))
        }

        #[inline(always)]
        pub(crate) fn new(a: f64, b: f64) -> F64x2 {
            F64x2([a, b])
        }

        #[inline(always)]
        pub(crate) fn splat(value: f64) -> F64x2 {
            F64x2([value; 2])
        }

        #[inline(always)]
        pub(crate) fn get(self) -> [f64; 2] {
            self.0
        }

        #[inline(always)]
        pub(crate) fn add(self, other: F64x2) -> F64x2 {
            self.both(other, |a, b| a + b)
        }

        #[inline(always)]
        pub(crate) fn sub(self, other: F64x2) -> F64x2 {
            self.both(other, |a, b| a - b)
        }

        #[inline(always)]
        pub(crate) fn mul(self, other: F64x2) -> F64x2 {
            self.both(other, |a, b| a * b)
        }

        #[inline(always)]
        pub(crate) fn div(self, other: F64x2) -> F64x2 {
            self.both(other, |a, b| a / b)
        }

        #[inline(always)]
        pub(crate) fn neg(self) -> F64x2 {
            self.each(|a| -a)
        }

        #[inline(always)]
        pub(crate) fn abs(self) -> F64x2 {
            self.each(f64::abs)
        }

        #[inline(always)]
        pub(crate) fn at_least(self, least: F64x2) -> F64x2 {
            self.both(least, |a, b| if a < b { b } else { a })
        }

        #[inline(always)]
        pub(crate) fn at_most(self, most: F64x2) -> F64x2 {
            self.both(most, |a, b| if b < a { b } else { a })
        }

        #[inline(always)]
        pub(crate) fn above(self, other: F64x2) -> Mask {
            Mask([self.0[0] > other.0[0], self.0[1] > other.0[1]])
        }

        #[inline(always)]
        pub(crate) fn bits_and(self, other: F64x2) -> F64x2 {
            self.bits(other, |a, b| a & b)
        }

        #[inline(always)]
        pub(crate) fn bits_or(self, other: F64x2) -> F64x2 {
            self.bits(other, |a, b| a | b)
        }

        #[inline(always)]
        pub(crate) fn bits_add(self, other: F64x2) -> F64x2 {
            self.bits(other, u64::wrapping_add)
        }

        #[inline(always)]
        pub(crate) fn bits_shl(self, places: u32) -> F64x2 {
            self.bits(self, |a, _| a << places)
        }

        #[inline(always)]
        pub(crate) fn bits_shr(self, places: u32) -> F64x2 {
            self.bits(self, |a, _| a >> places)
        }
    }

    impl Mask {
        #[inline(always)]
        pub(crate) fn choose(self, yes: F64x2, no: F64x2) -> F64x2 {
            let [a, b] = [0, 1].map(|i| if self.0[i] { yes.get()[i] } else { no.get()[i] });
            F64x2::new(a, b)
        }
    }
}

pub(super) use machine::{F64x2, Mask};

impl F64x2 {
    /// The sum of the two.
    #[inline(always)]
    pub(crate) fn sum(self) -> f64 {
        let [a, b] = self.get();
        a + b
    }

    /// The first `count` of the two, and 0 in place of the others.
    #[inline(always)]
    pub(crate) fn first(self, count: usize) -> F64x2 {
        match count {
            0 => F64x2::splat(0.0),
            1 => F64x2::new(self.get()[0], 0.0),
            _ => self,
        }
    }
}

macro_rules! operator {
    ($trait:ident, $method:ident) => {
        impl $trait for F64x2 {
            type Output = F64x2;

            #[inline(always)]
            fn $method(self, other: F64x2) -> F64x2 {
                F64x2::$method(self, other)
            }
        }

        impl $trait<f64> for F64x2 {
            type Output = F64x2;

            #[inline(always)]
            fn $method(self, other: f64) -> F64x2 {
                F64x2::$method(self, F64x2::splat(other))
            }
        }

        impl $trait<F64x2> for f64 {
            type Output = F64x2;

            #[inline(always)]
            fn $method(self, other: F64x2) -> F64x2 {
                F64x2::$method(F64x2::splat(self), other)
            }
        }
    };
}

operator!(Add, add);
operator!(Sub, sub);
operator!(Mul, mul);
operator!(Div, div);

impl Neg for F64x2 {
    type Output = F64x2;

    #[inline(always)]
    fn neg(self) -> F64x2 {
        F64x2::neg(self)
    }
}
