//! One coordinate system of a scene, and where its values stand on the picture.

use crate::{Axis, Mark, Range, Rect};

/// One coordinate system. Its marks are given in data units, the units of its axes, and are clipped to `area`. Tick labels stand
/// outside `area`.
#[derive(Clone, Debug)]
pub struct Plot {
    /// The rectangle that the axes span, in CSS pixels of the scene. Leave room around it for labels.
    pub area: Rect,
    /// The horizontal axis. Its values grow to the right unless its range is flipped.
    pub x: Axis,
    /// The vertical axis. Its values grow upwards unless its range is flipped.
    pub y: Axis,
    /// What is drawn, in order: later marks lie on top.
    pub marks: Vec<Mark>,
}

impl Plot {
    /// A plot of a whole scene without axes. Its units are CSS pixels, counted from the top left corner.
    ///
    /// ```
    /// let plot = figure::Plot::pixels(400.0, 200.0);
    /// assert_eq!(plot.px((100.0, 50.0)), Some((100.0, 50.0)));
    /// ```
    pub fn pixels(width: f64, height: f64) -> Self {
        Self {
            area: Rect { x: 0.0, y: 0.0, width, height },
            x: Axis::hidden(Range::linear(0.0, width)),
            y: Axis::hidden(Range::linear(0.0, height).flipped()),
            marks: Vec::new(),
        }
    }

    /// Where a value of the x axis stands, in CSS pixels from the scene's left edge. The place may lie outside `area`. `None`
    /// for a value that has no place (see [`Range::fraction`]).
    pub fn x_px(&self, value: f64) -> Option<f64> {
        Some(self.area.x + self.x.range.fraction(value)? * self.area.width)
    }

    /// Where a value of the y axis stands, in CSS pixels from the scene's top edge. The place may lie outside `area`. `None`
    /// for a value that has no place (see [`Range::fraction`]).
    pub fn y_px(&self, value: f64) -> Option<f64> {
        Some(self.area.y + (1.0 - self.y.range.fraction(value)?) * self.area.height)
    }

    /// Where a point in data units stands, in CSS pixels of the scene. `None` if one of its values has no place.
    ///
    /// ```
    /// use figure::{Axis, Plot, Range, Rect};
    ///
    /// let plot = Plot {
    ///     area: Rect { x: 40.0, y: 10.0, width: 200.0, height: 100.0 },
    ///     x: Axis::hidden(Range::linear(-1.0, 1.0)),
    ///     y: Axis::hidden(Range::linear(0.0, 5.0)),
    ///     marks: Vec::new(),
    /// };
    /// assert_eq!(plot.px((0.0, 5.0)), Some((140.0, 10.0)));
    /// assert_eq!(plot.px((f64::NAN, 5.0)), None);
    /// ```
    #[inline(never)]
    pub fn px(&self, (x, y): (f64, f64)) -> Option<(f64, f64)> {
        Some((self.x_px(x)?, self.y_px(y)?))
    }
}
