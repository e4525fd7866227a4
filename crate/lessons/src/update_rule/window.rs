//! The part of the curve in sight, and how large things are on it.

use super::curve::Curve;
use super::scale::one_two_five;
use super::{ANNEX, Descent};
use crate::Values;
use figure::{Axis, Label, Message, Plot, Range, Rect, Ticks, smallest_text};

/// Above the curve's highest point.
const HEADROOM: f64 = 1.05;
/// Beside where a start may be, as a share of the window's width.
const MARGIN: f64 = 0.5 / 13.0;
/// A start may be typed up to here.
pub(super) const FARTHEST: f64 = 1000.0;

/// The window of a fresh lesson.
pub(super) const USUAL: Window = Window { left: -6.5, right: 6.5 };

/// From where to where the axis goes. It is a value of the link, so that it does not move under a dragged ball.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Window {
    pub(super) left: f64,
    pub(super) right: f64,
}

impl Window {
    /// In the first view it is always the usual one: for any other the annex is loaded.
    pub(super) fn of(values: &Values) -> Self {
        if ANNEX { Self { left: values.number("from"), right: values.number("to") } } else { USUAL }
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(super) fn contains(&self, w: f64) -> bool {
        (self.left..=self.right).contains(&w)
    }

    /// Where the start may be dragged.
    pub(super) fn reach(&self) -> (f64, f64) {
        let margin = MARGIN * self.width();
        ((self.left + margin).max(-FARTHEST), (self.right - margin).min(FARTHEST))
    }

    /// A round length that is easily seen: 1 in the usual window.
    pub(super) fn unit(&self) -> f64 {
        if ANNEX { one_two_five(self.width() / 13.0) } else { 1.0 }
    }

    /// So many places of the window at equal distances, and both ends.
    pub(super) fn places(self, count: u32) -> impl Iterator<Item = f64> {
        let (left, width) = (self.left, self.width());
        (0..=count).map(move |i| left + width * f64::from(i) / f64::from(count))
    }
}

/// Sizes in CSS pixels, for a page this wide.
#[derive(Clone, Copy)]
pub(super) struct Look {
    /// Whether the rail has a picture of its own.
    pub(super) wide: bool,
    /// Letters of what explains.
    pub(super) small: f64,
    /// Letters of what matters.
    pub(super) usual: f64,
    /// The ball's radius.
    pub(super) ball: f64,
}

impl Look {
    pub(super) fn of(width: f64) -> Self {
        let small = smallest_text(width);
        match width {
            width if width >= 700.0 => Self { wide: true, small, usual: 17.0, ball: 11.0 },
            width if width >= 480.0 => Self { wide: true, small, usual: 16.0, ball: 10.0 },
            _ => Self { wide: false, small, usual: 14.0, ball: 9.0 },
        }
    }

    /// Height of the two rows under the curve: the names of minima, and w before and after the step.
    pub(super) fn floor(&self) -> f64 {
        2.0 * self.row() + 10.0
    }

    /// Height of one of them.
    pub(super) fn row(&self) -> f64 {
        self.usual + 3.0
    }
}

/// The loss at this share of the picture's height, from the lowest one of the curve to its highest.
pub(super) fn loss_at(run: &Descent, share: f64) -> f64 {
    let (low, high) = heights(run);
    low + share * (high - low)
}

/// The curve's lowest and highest point in the picture.
fn heights(run: &Descent) -> (f64, f64) {
    if let Curve::Own(own) = &run.curve {
        return own.heights(run.window(), run.path.start());
    }
    (0.0, run.window().places(52).map(|w| run.loss(w)).fold(f64::MIN_POSITIVE, f64::max))
}

/// The plot in which the curve is drawn, without marks.
pub(super) fn plot(run: &Descent, area: Rect, look: Look) -> Plot {
    let ((low, _), top, floor) = (heights(run), loss_at(run, HEADROOM), look.floor());
    let range = Range::linear(low - floor / (area.height - floor) * (top - low), top);
    let loss = Message::new("update-rule-axis-loss").with("p", run.p());
    let weight = Message::new("update-rule-axis-w").with("p", run.p());
    let axis = |range, ticks, grid, label: Label| Axis { range, ticks, grid, label: Some(label) };
    let across = Range::linear(run.window().left, run.window().right);
    Plot {
        area,
        x: axis(across, Ticks::Every((area.width / 17.0).max(40.0)), false, weight.into()),
        y: axis(range, Ticks::Every(56.0), true, loss.into()),
        marks: Vec::new(),
    }
}

/// A place so many CSS pixels to the right of another and below it, in the plot's units.
pub(super) fn beside(plot: &Plot, (x, y): (f64, f64), (right, down): (f64, f64)) -> (f64, f64) {
    let unit = |range: Range, pixels: f64| (range.end() - range.start()) / pixels;
    (x + right * unit(plot.x.range, plot.area.width), y - down * unit(plot.y.range, plot.area.height))
}

/// Three significant digits, as everywhere on the picture.
pub(super) fn short(x: f64) -> String {
    figure::digits(x, 3)
}
