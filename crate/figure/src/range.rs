//! The units an axis shows. Whatever numbers a diverging run hands in, a [`Range`] is finite and not empty, so that
//! neither ticks nor pixels can run away.

/// Beyond this nothing is told apart: the width of any range stays finite.
const LARGEST: f64 = 1e300;
/// Logarithmic ranges begin here at the lowest.
const SMALLEST: f64 = 1e-300;
/// A linear range is at least this wide, relative to the numbers in it: tick labels need at most eight digits.
const NARROWEST: f64 = 1e-6;
/// Fractions stop here, so that geometry far outside the plot stays finite and exact enough to be cut at its border.
const FAR: f64 = 1e9;

/// How values are spread along an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Equal distances for equal differences.
    Linear,
    /// Equal distances for equal ratios; positive values only.
    Log,
}

/// An interval that is always finite, not empty and in order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    start: f64,
    end: f64,
    scale: Scale,
    flipped: bool,
}

impl Range {
    /// From `from` to `to`, in either order. Infinities are cut, NaN is ignored, and what is too narrow is widened
    /// around its middle.
    pub fn linear(from: f64, to: f64) -> Self {
        let (from, to) = match (from.is_nan(), to.is_nan()) {
            (true, true) => (0.0, 1.0),
            (true, false) => (to, to),
            (false, true) => (from, from),
            (false, false) => (from.min(to), from.max(to)),
        };
        let (mut start, mut end) = (from.clamp(-LARGEST, LARGEST), to.clamp(-LARGEST, LARGEST));
        if end - start < (start.abs().max(end.abs()) * NARROWEST).max(SMALLEST) {
            let middle = start + (end - start) / 2.0;
            let half = if middle.abs() < SMALLEST { 1.0 } else { middle.abs() / 2.0 };
            (start, end) = ((middle - half).max(-LARGEST), (middle + half).min(LARGEST));
        }
        Self { start, end, scale: Scale::Linear, flipped: false }
    }

    /// A logarithmic range, at least a factor of ten wide. An end that is not positive is put six decades from the
    /// other one.
    pub fn log(from: f64, to: f64) -> Self {
        let usable = |x: f64| (x > 0.0).then(|| x.clamp(SMALLEST, LARGEST));
        let (from, to) = match (usable(from), usable(to)) {
            (Some(a), Some(b)) => (a.min(b), a.max(b)),
            (Some(a), None) | (None, Some(a)) => (a * 1e-6, a),
            (None, None) => (1e-3, 1.0),
        };
        let (mut start, mut end) = (from.max(SMALLEST), to);
        if end / start < 10.0 {
            // The two roots are taken apart: their product could overflow.
            let middle = (start.sqrt() * end.sqrt()).clamp(SMALLEST * 10.0, LARGEST / 10.0);
            (start, end) = (middle / 3.2, middle * 3.2);
        }
        Self { start, end, scale: Scale::Log, flipped: false }
    }

    /// A range of this scale that shows all usable values, with `padding` (a fraction of its width) on either side.
    pub fn covering(scale: Scale, values: impl IntoIterator<Item = f64>, padding: f64) -> Self {
        let usable = |x: &f64| x.is_finite() && (scale == Scale::Linear || *x > 0.0);
        let (low, high) =
            values.into_iter().filter(usable).fold((f64::NAN, f64::NAN), |(low, high), x| (x.min(low), x.max(high)));
        let tight = Self::new(scale, low, high);
        Self::new(scale, tight.value_at(-padding), tight.value_at(1.0 + padding))
    }

    /// A range of the given scale.
    pub fn new(scale: Scale, from: f64, to: f64) -> Self {
        match scale {
            Scale::Linear => Self::linear(from, to),
            Scale::Log => Self::log(from, to),
        }
    }

    /// The same range running the other way: right to left, or downwards.
    #[must_use]
    pub fn flipped(self) -> Self {
        Self { flipped: !self.flipped, ..self }
    }

    /// The smallest value.
    pub fn start(&self) -> f64 {
        self.start
    }

    /// The largest value.
    pub fn end(&self) -> f64 {
        self.end
    }

    /// How values are spread.
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// Where `value` stands: 0 at the left or bottom end, 1 at the other, outside of that beyond them, always finite.
    /// `None` for what has no place: not finite, or not positive on a logarithmic axis.
    pub fn fraction(&self, value: f64) -> Option<f64> {
        let usable = value.is_finite() && (self.scale == Scale::Linear || value > 0.0);
        usable.then(|| {
            let (low, high) = (self.spread(self.start), self.spread(self.end));
            let fraction = ((self.spread(value) - low) / (high - low)).clamp(-FAR, FAR);
            if self.flipped { 1.0 - fraction } else { fraction }
        })
    }

    /// The value at a fraction of the way; the inverse of [`Range::fraction`], always finite.
    pub fn value_at(&self, fraction: f64) -> f64 {
        let fraction = if fraction.is_nan() { 0.0 } else { fraction.clamp(-FAR, FAR) };
        let fraction = if self.flipped { 1.0 - fraction } else { fraction };
        // The ends are met exactly, without rounding.
        if fraction == 0.0 {
            return self.start;
        }
        if fraction == 1.0 {
            return self.end;
        }
        let (low, high) = (self.spread(self.start), self.spread(self.end));
        let along = low + fraction * (high - low);
        match self.scale {
            Scale::Linear => along.clamp(-LARGEST, LARGEST),
            Scale::Log => power_of_ten(along).clamp(SMALLEST, LARGEST),
        }
    }

    fn spread(&self, value: f64) -> f64 {
        match self.scale {
            Scale::Linear => value,
            Scale::Log => libm::log10(value),
        }
    }
}

/// 10 to the power of `exponent`, exact enough for a place on an axis. (`libm::exp10` brings along as much code as a
/// small lesson.)
pub fn power_of_ten(exponent: f64) -> f64 {
    libm::exp(exponent * core::f64::consts::LN_10)
}
