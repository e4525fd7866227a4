//! Rectangles, and what the renderer asks of them.

use crate::clamp::clamp;
use serde::Serialize;

/// A rectangle in CSS pixels of the scene.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Rect {
    /// The rectangle with these two opposite corners, in any order.
    pub(crate) fn from_corners(a: (f64, f64), b: (f64, f64)) -> Self {
        Self { x: a.0.min(b.0), y: a.1.min(b.1), width: (a.0 - b.0).abs(), height: (a.1 - b.1).abs() }
    }

    pub(crate) fn right(&self) -> f64 {
        self.x + self.width
    }

    pub(crate) fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// The part that lies in both rectangles. `None` if there is none, or if a number is not finite.
    pub(crate) fn intersection(&self, other: &Self) -> Option<Self> {
        let (x, y) = (self.x.max(other.x), self.y.max(other.y));
        let (width, height) = (self.right().min(other.right()) - x, self.bottom().min(other.bottom()) - y);
        let finite = [self.x, self.y, self.width, self.height].iter().all(|number| number.is_finite());
        (finite && width > 0.0 && height > 0.0).then_some(Self { x, y, width, height })
    }

    /// Whether the other rectangle lies inside this one, with a tolerance of half a pixel.
    pub(crate) fn contains(&self, other: &Self) -> bool {
        let near = |inner: f64, outer: f64| inner <= outer + 0.5;
        near(self.x, other.x)
            && near(self.y, other.y)
            && near(other.right(), self.right())
            && near(other.bottom(), self.bottom())
    }

    /// The point of this rectangle that is nearest to the given point.
    pub(crate) fn nearest(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (clamp(x, self.x, self.right()), clamp(y, self.y, self.bottom()))
    }
}
