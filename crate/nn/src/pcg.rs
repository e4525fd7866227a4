//! The seeded source of random numbers.

use libm::log;

/// PCG-XSH-RR 64/32 of Melissa O'Neill (pcg-random.org): small, well tested, and the same on every machine.
///
/// ```
/// use nn::Pcg32;
///
/// let mut random = Pcg32::new(42, 54);
/// assert_eq!(random.next_u32(), 0xa15c_02b7); // as O'Neill's pcg32-demo prints
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pcg32 {
    state: u64,
    increment: u64,
}

impl Pcg32 {
    /// A generator. Different streams with one seed are independent sequences.
    pub fn new(seed: u64, stream: u64) -> Pcg32 {
        let mut pcg = Pcg32 { state: 0, increment: (stream << 1) | 1 };
        pcg.next_u32();
        pcg.state = pcg.state.wrapping_add(seed);
        pcg.next_u32();
        pcg
    }

    /// The next 32 bits.
    pub fn next_u32(&mut self) -> u32 {
        let old = self.state;
        self.state = old.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(self.increment);
        let xorshifted = (((old >> 18) ^ old) >> 27) as u32;
        xorshifted.rotate_right((old >> 59) as u32)
    }

    /// A number in [0, 1): a multiple of 2⁻⁵³, each equally likely.
    pub fn uniform(&mut self) -> f64 {
        let high = u64::from(self.next_u32() >> 5);
        let low = u64::from(self.next_u32() >> 6);
        ((high << 26) | low) as f64 / (1_u64 << 53) as f64
    }

    /// A standard normal number, by Marsaglia's polar method (1964). The second number of each pair is thrown away, so that
    /// the generator holds nothing but its state.
    pub fn normal(&mut self) -> f64 {
        loop {
            let u = 2.0 * self.uniform() - 1.0;
            let v = 2.0 * self.uniform() - 1.0;
            let s = u * u + v * v;
            if s > 0.0 && s < 1.0 {
                return u * (-2.0 * log(s) / s).sqrt();
            }
        }
    }
}
