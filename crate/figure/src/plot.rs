//! Where the values of a plot stand on the picture.

use crate::{Axis, Plot, Range, Rect, Ticks};

impl Axis {
    /// An axis that is not drawn.
    pub fn hidden(range: Range) -> Self {
        Self { range, ticks: Ticks::None, grid: false, label: None }
    }
}

impl Plot {
    /// A plot of the whole scene without axes, whose units are CSS pixels counted from the top left.
    pub fn pixels(width: f64, height: f64) -> Self {
        Self {
            area: Rect { x: 0.0, y: 0.0, width, height },
            x: Axis::hidden(Range::linear(0.0, width)),
            y: Axis::hidden(Range::linear(0.0, height).flipped()),
            marks: Vec::new(),
        }
    }

    /// Where a value of the x axis stands, in CSS pixels of the scene; perhaps outside of the area.
    pub fn x_px(&self, value: f64) -> Option<f64> {
        Some(self.area.x + self.x.range.fraction(value)? * self.area.width)
    }

    /// Where a value of the y axis stands, in CSS pixels of the scene; perhaps outside of the area.
    pub fn y_px(&self, value: f64) -> Option<f64> {
        Some(self.area.y + (1.0 - self.y.range.fraction(value)?) * self.area.height)
    }

    /// Where a point stands, in CSS pixels of the scene.
    pub fn px(&self, (x, y): (f64, f64)) -> Option<(f64, f64)> {
        Some((self.x_px(x)?, self.y_px(y)?))
    }
}
