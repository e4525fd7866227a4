//! The shape of a band in CSS pixels: its corners, its hatch and its chevrons.

use super::geometry::{Point, length, minus};
use crate::clamp;
use crate::list::ToList;

/// Distance of hatch lines.
const PITCH: f64 = 6.0;
/// Length of a band for each chevron.
const APART: f64 = 36.0;
/// A band thinner than this has no chevrons, and one shorter neither.
const ROOMY: f64 = 6.0;

/// A band in CSS pixels.
pub(super) struct Shape {
    /// Its corners, in order around it.
    pub(super) corners: [Point; 4],
    /// The lines of the hatch, cut to the band.
    pub(super) hatch: Vec<[Point; 2]>,
    /// Chevrons: end, tip, end.
    pub(super) chevrons: Vec<[Point; 3]>,
}

impl Shape {
    /// None where there is no way. Widths that come from diverged numbers are kept within sense.
    pub(super) fn new(from: Point, to: Point, width: (f64, f64), negative: bool) -> Option<Self> {
        let way = minus(to, from);
        let long = length(way);
        if long.is_nan() || long < 0.5 {
            return None;
        }
        let along = (way.0 / long, way.1 / long);
        let half = |width: f64| 0.5 * if width.is_nan() { 1.0 } else { clamp(width, 1.0, 200.0) };
        let (a, b) = (half(width.0), half(width.1));
        // `side` of the middle line, `far` from the beginning.
        let at =
            |far: f64, side: f64| (from.0 + far * along.0 - side * along.1, from.1 + far * along.1 + side * along.0);
        let corners = [at(0.0, -a), at(long, -b), at(long, b), at(0.0, a)];
        let hatch = if negative { hatched(&corners) } else { Vec::new() };
        let count = if long < 3.0 * ROOMY { 0.0 } else { (long / APART).round().max(1.0) };
        let chevrons = (0..count as usize).filter_map(|i| {
            let far = long * (i as f64 + 0.5) / count;
            let half = a + (b - a) * far / long;
            let (wing, deep) = (0.54 * half, 0.27 * half);
            (2.0 * half >= ROOMY).then(|| [at(far - deep, -wing), at(far + deep, 0.0), at(far - deep, wing)])
        });
        Some(Self { chevrons: chevrons.list(), corners, hatch })
    }
}

/// Lines at 45° through a convex polygon. They stand on the picture and not on the band: a band that grows does not carry
/// them along.
fn hatched(corners: &[Point; 4]) -> Vec<[Point; 2]> {
    const STEP: f64 = PITCH * std::f64::consts::SQRT_2;
    let sum = |corner: &Point| corner.0 + corner.1;
    let (least, most) = corners.iter().map(sum).fold((f64::MAX, f64::MIN), |(a, b), x| (a.min(x), b.max(x)));
    let (first, last) = ((least / STEP).ceil() as i64, (most / STEP).floor() as i64);
    (first..=last).filter_map(|k| chord(corners, k as f64 * STEP)).list()
}

/// The part of the line x + y = `sum` inside a convex polygon.
fn chord(corners: &[Point; 4], sum: f64) -> Option<[Point; 2]> {
    let mut found: Option<(Point, Point)> = None;
    for (i, &a) in corners.iter().enumerate() {
        let b = corners[(i + 1) % corners.len()];
        let (before, after) = (a.0 + a.1 - sum, b.0 + b.1 - sum);
        // Either end of an edge may lie on the line; edges along it are met by their neighbours.
        if before == after || (before > 0.0 && after > 0.0) || (before < 0.0 && after < 0.0) {
            continue;
        }
        let t = before / (before - after);
        let x = a.0 + t * (b.0 - a.0);
        let cut = (x, sum - x);
        let (low, high) = found.unwrap_or((cut, cut));
        found = Some((if cut.0 < low.0 { cut } else { low }, if cut.0 > high.0 { cut } else { high }));
    }
    found.filter(|(low, high)| high.0 - low.0 > 0.3).map(|(low, high)| [low, high])
}
