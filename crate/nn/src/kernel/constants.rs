//! The constants of the transcendental functions, in memory.
//!
//! A vector constant in the code is built anew wherever it is used, by several instructions. For the twenty constants of
//! exp and tanh that takes longer than the arithmetic: in Chromium a fifth of the whole training of small networks. A load takes
//! one instruction. So the compiler must not see their values, and [`constants`] hides them.

/// ln 2, its upper 32 bits: integers of up to 21 bits times it are exact.
pub(super) const LN2_HIGH: f64 = 0.693_147_180_369_123_8;
/// The rest of ln 2.
pub(super) const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// The constants of exp and tanh in float64.
pub(super) struct Constants {
    pub(super) one: f64,
    pub(super) one_bits: f64,
    pub(super) sign: f64,
    /// 2⁵¹ + 2⁵², which has no bits below 1: a number added to it is rounded to an integer, in the lowest bits of the sum.
    pub(super) round: f64,
    pub(super) least: f64,
    pub(super) log2_e: f64,
    pub(super) ln2_high: f64,
    pub(super) ln2_low: f64,
    /// The coefficients of r² to r¹¹ in eʳ.
    pub(super) exp: [f64; 10],
    pub(super) most_tanh: f64,
    pub(super) twice_log2_e: f64,
    pub(super) half_ln2_high: f64,
    pub(super) half_ln2_low: f64,
    pub(super) lambert: [f64; 5],
}

static CONSTANTS: Constants = Constants {
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
    // Above 350 e²ˣ would overflow. The slope stays what it is there, 4e⁻⁷⁰⁰.
    most_tanh: 350.0,
    twice_log2_e: 2.0 * std::f64::consts::LOG2_E,
    half_ln2_high: 0.346_573_590_068_146_6,
    half_ln2_low: 2.118_260_682_904_642e-10,
    lambert: [210.0, 4725.0, 10395.0, 21.0, 1260.0],
};

/// The constants in float64, their values hidden from the compiler.
#[inline(always)]
pub(super) fn constants() -> &'static Constants {
    std::hint::black_box(&CONSTANTS)
}

/// The constants of exp in float32.
pub(super) struct Constants32 {
    pub(super) one: f32,
    pub(super) one_bits: f32,
    pub(super) least: f32,
    pub(super) most: f32,
    pub(super) log2_e: f32,
    /// As in float64: leaves a number rounded to an integer in the lowest bits of its sum.
    pub(super) round: f32,
    /// ln 2 = 0.693359375 − 0.00021219444. The first part is short enough for its product to be exact.
    pub(super) ln2_high: f32,
    pub(super) ln2_low: f32,
    pub(super) terms: [f32; 4],
}

static CONSTANTS_32: Constants32 = Constants32 {
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

/// The constants in float32, their values hidden from the compiler.
#[inline(always)]
pub(super) fn constants_32() -> &'static Constants32 {
    std::hint::black_box(&CONSTANTS_32)
}
