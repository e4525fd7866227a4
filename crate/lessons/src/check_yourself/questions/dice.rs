//! Draws numbers that a pocket calculator takes: few digits, and never 0.

use nn::Pcg32;

pub(super) struct Dice(pub(super) Pcg32);

impl Dice {
    /// One of these.
    pub(super) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.0.next_u32() as usize % of.len()]
    }

    /// So many tenths.
    pub(super) fn tenths(&mut self, least: u32, most: u32) -> f64 {
        f64::from(least + self.0.next_u32() % (most - least + 1)) / 10.0
    }

    /// The same above or below 0.
    pub(super) fn signed(&mut self, least: u32, most: u32) -> f64 {
        self.tenths(least, most) * self.one(&[1.0, -1.0])
    }

    /// The output of a sigmoid, in twentieths, not near a half.
    pub(super) fn output(&mut self) -> f64 {
        self.one(&[0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9])
    }
}
