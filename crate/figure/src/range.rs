//! The values an axis shows. A diverging run may give any numbers, but a [`Range`] is always finite and not empty. So neither
//! ticks nor pixels can grow without end.

/// Larger values are cut to this, so that the width of a range is finite.
const LARGEST: f64 = 1e300;
/// The least start of a logarithmic range.
const SMALLEST: f64 = 1e-300;
/// The least width of a linear range, relative to its values: tick labels then need eight digits at most.
const NARROWEST: f64 = 1e-6;
/// Fractions are cut to this. Geometry far outside a plot stays finite, and exact enough to be clipped at the border.
const LARGEST_FRACTION: f64 = 1e9;

/// How values are spread along an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Equal distances for equal differences.
    Linear,
    /// Equal distances for equal ratios; positive values only.
    Log,
}

/// An interval of values (data units) that is always finite, not empty and in order.
///
/// ```
/// use figure::{Range, Scale};
///
/// let range = Range::linear(-1.0, 3.0);
/// assert_eq!(range.fraction(0.0), Some(0.25));
/// assert_eq!(range.value_at(0.25), 0.0);
///
/// // Whatever a run gives, a picture can be made of it.
/// let diverged = Range::covering(Scale::Linear, [f64::NAN, f64::INFINITY, 2.0, 4.0], 0.5);
/// assert_eq!((diverged.start(), diverged.end()), (1.0, 5.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    start: f64,
    end: f64,
    scale: Scale,
    flipped: bool,
}

impl Range {
    /// A linear range between two values, in either order. Infinities become ±10³⁰⁰, NaN is ignored, and a range that is too
    /// narrow is widened around its middle.
    ///
    /// ```
    /// use figure::Range;
    ///
    /// let range = Range::linear(4.0, 4.0);
    /// assert_eq!((range.start(), range.end()), (2.0, 6.0));
    /// ```
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

    /// A logarithmic range between two values, in either order; it is at least a factor of ten wide. If one value is not positive,
    /// the range goes six decades down from the other.
    ///
    /// ```
    /// use figure::Range;
    ///
    /// let range = Range::log(1e-4, 1.0);
    /// assert!((range.fraction(0.01).unwrap() - 0.5).abs() < 1e-12);
    /// assert_eq!(range.fraction(0.0), None);
    /// assert_eq!(Range::log(0.0, 1.0).start(), 1e-6);
    /// ```
    pub fn log(from: f64, to: f64) -> Self {
        let usable = |x: f64| (x > 0.0).then(|| x.clamp(SMALLEST, LARGEST));
        let (from, to) = match (usable(from), usable(to)) {
            (Some(a), Some(b)) => (a.min(b), a.max(b)),
            (Some(a), None) | (None, Some(a)) => (a * 1e-6, a),
            (None, None) => (1e-3, 1.0),
        };
        let (mut start, mut end) = (from.max(SMALLEST), to);
        if end / start < 10.0 {
            // The roots are multiplied, not the values: their product could overflow.
            let middle = (start.sqrt() * end.sqrt()).clamp(SMALLEST * 10.0, LARGEST / 10.0);
            (start, end) = (middle / 3.2, middle * 3.2);
        }
        Self { start, end, scale: Scale::Log, flipped: false }
    }

    /// A range that shows all usable values, with `padding` at both ends, as a fraction of its width. Values that are not finite
    /// are not usable, on a logarithmic scale nor are those that are not positive.
    pub fn covering(scale: Scale, values: impl IntoIterator<Item = f64>, padding: f64) -> Self {
        let usable = |x: &f64| x.is_finite() && (scale == Scale::Linear || *x > 0.0);
        let (low, high) =
            values.into_iter().filter(usable).fold((f64::NAN, f64::NAN), |(low, high), x| (x.min(low), x.max(high)));
        let tight = Self::new(scale, low, high);
        Self::new(scale, tight.value_at(-padding), tight.value_at(1.0 + padding))
    }

    /// A range of the given scale: [`linear`](Self::linear) or [`log`](Self::log).
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

    /// Where `value` stands on the axis: 0 is the left or lower end, 1 the other end. A value outside the range gives a fraction
    /// below 0 or above 1, always finite. `None` for a value that has no place: it is not finite, or it is not positive and the
    /// scale is logarithmic.
    pub fn fraction(&self, value: f64) -> Option<f64> {
        let usable = value.is_finite() && (self.scale == Scale::Linear || value > 0.0);
        usable.then(|| {
            let (low, high) = (self.spread(self.start), self.spread(self.end));
            let fraction = ((self.spread(value) - low) / (high - low)).clamp(-LARGEST_FRACTION, LARGEST_FRACTION);
            if self.flipped { 1.0 - fraction } else { fraction }
        })
    }

    /// The value at a fraction of the axis: the inverse of [`Range::fraction`]. It is always finite.
    pub fn value_at(&self, fraction: f64) -> f64 {
        let fraction = if fraction.is_nan() { 0.0 } else { fraction.clamp(-LARGEST_FRACTION, LARGEST_FRACTION) };
        let fraction = if self.flipped { 1.0 - fraction } else { fraction };
        // At the ends there is no rounding.
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

    /// The value on the scale on which equal distances are equal.
    fn spread(&self, value: f64) -> f64 {
        match self.scale {
            Scale::Linear => value,
            Scale::Log => libm::log10(value),
        }
    }
}

/// 10 to the power of `exponent`, exact enough for a place on an axis. (`libm::exp10` would add as much code to a page's module
/// as a small lesson.)
pub fn power_of_ten(exponent: f64) -> f64 {
    libm::exp(exponent * core::f64::consts::LN_10)
}
