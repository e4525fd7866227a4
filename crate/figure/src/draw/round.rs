//! Round shapes in CSS pixels, as polygons.

use super::geometry::Point;
use crate::list::ToList;
use crate::{Rect, clamp};

/// Points on each side of a round shape.
const STEPS: usize = 20;

/// The part of a disc between two heights, shares of its height from below.
pub(super) fn slice((x, y): Point, radius: f64, (a, b): (f64, f64)) -> Vec<Point> {
    let share = |height: f64| if height.is_nan() { 0.0 } else { clamp(height, 0.0, 1.0) };
    let (low, high) = (share(a.min(b)), share(a.max(b)));
    if high <= low {
        return Vec::new();
    }
    let right = side(radius, low, high);
    let left = right.iter().rev().map(|&(dx, dy)| (x - dx, y + dy));
    right.iter().map(|&(dx, dy)| (x + dx, y + dy)).chain(left).list()
}

/// The outline of a rectangle whose short sides are round.
pub(super) fn pill(rect: &Rect) -> Vec<Point> {
    let radius = 0.5 * rect.width.min(rect.height);
    let (left, right) = (rect.x + radius, rect.right() - radius);
    let y = rect.y + 0.5 * rect.height;
    let round = side(radius, 0.0, 1.0);
    let back = round.iter().rev().map(|&(dx, dy)| (left - dx, y + dy));
    round.iter().map(|&(dx, dy)| (right + dx, y + dy)).chain(back).list()
}

/// The right side of a circle from one height up to another, seen from its centre. The points are closer where it bends away,
/// at its top and bottom.
fn side(radius: f64, low: f64, high: f64) -> Vec<Point> {
    let point = |i: usize| {
        let t = i as f64 / STEPS as f64;
        let height = low + (high - low) * t * t * (3.0 - 2.0 * t);
        let up = 2.0 * height - 1.0;
        (radius * (1.0 - up * up).max(0.0).sqrt(), -radius * up)
    };
    (0..=STEPS).map(point).list()
}
