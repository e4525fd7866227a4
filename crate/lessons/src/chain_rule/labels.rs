//! The places of the labels of a network. Each label takes the first of its places that is free, the most important label first.

use super::layout::{between, distance};
use figure::Rect;

/// Space kept between labels.
const APART: f64 = 2.0;

/// What is taken already, and the picture's size.
pub(super) struct Labels {
    width: f64,
    height: f64,
    /// What is there, and how bad it is to hide it: lines and bands little, letters much.
    taken: Vec<(Rect, f64)>,
}

/// How bad it is to hide letters or a neuron.
const WRITTEN: f64 = 8.0;

impl Labels {
    pub(super) fn new(width: f64, height: f64) -> Self {
        Self { width, height, taken: Vec::new() }
    }

    /// Keeps a disc free.
    #[inline(never)]
    pub(super) fn keep_disc(&mut self, (x, y): (f64, f64), radius: f64) {
        // Not the square around it: a label may come close to its round corners.
        for (across, up) in [(0.92, 0.4), (0.72, 0.72), (0.4, 0.92)] {
            self.keep(around((x, y), 2.0 * across * radius, 2.0 * up * radius));
        }
    }

    /// Keeps a line free that is this thick to both sides.
    pub(super) fn keep_line(&mut self, a: (f64, f64), b: (f64, f64), half: f64) {
        let count = (distance(a, b) / (1.6 * half).max(6.0)).ceil();
        for i in 0..=count as usize {
            self.taken.push((square(between(a, b, i as f64 / count), half), 1.0));
        }
    }

    pub(super) fn keep(&mut self, rect: Rect) {
        self.taken.push((rect, WRITTEN));
    }

    /// The middle of a label of this size at the first place that is free, or else where the least is hidden; and how much that
    /// is.
    pub(super) fn best(&self, places: &[(f64, f64)], width: f64, height: f64) -> ((f64, f64), f64) {
        let mut best = ((0.0, 0.0), f64::INFINITY);
        for &(x, y) in places {
            let x = figure::clamp(x, 0.5 * width, (self.width - 0.5 * width).max(0.5 * width));
            let y = figure::clamp(y, 0.5 * height, (self.height - 0.5 * height).max(0.5 * height));
            let candidate = around((x, y), width, height);
            let cost: f64 = self.taken.iter().map(|(taken, bad)| bad * overlap(taken, &candidate)).sum();
            if cost < best.1 {
                best = ((x, y), cost);
            }
            if cost == 0.0 {
                break;
            }
        }
        best
    }

    /// The same, and nothing else may stand there afterwards. None if more than a thin line would be hidden.
    pub(super) fn place(&mut self, places: &[(f64, f64)], width: f64, height: f64) -> Option<(f64, f64)> {
        let (at, cost) = self.best(places, width, height);
        (cost < 0.12 * width * height).then(|| {
            self.keep(around(at, width, height));
            at
        })
    }
}

fn square((x, y): (f64, f64), half: f64) -> Rect {
    Rect { x: x - half, y: y - half, width: 2.0 * half, height: 2.0 * half }
}

fn around((x, y): (f64, f64), width: f64, height: f64) -> Rect {
    Rect { x: x - 0.5 * width, y: y - 0.5 * height, width, height }
}

/// The area that two rectangles share, a little space between them included.
fn overlap(a: &Rect, b: &Rect) -> f64 {
    let along = |a: f64, a_size: f64, b: f64, b_size: f64| ((a + a_size).min(b + b_size) - a.max(b) + APART).max(0.0);
    along(a.x, a.width, b.x, b.width) * along(a.y, a.height, b.y, b.height)
}

/// Places for a label beside a band from `a` to `b`, the best first: the middle of the outer side, then along the band, then
/// the other side. `half` is half the width of the band, and `middle` the height of the picture's middle.
pub(super) fn beside(
    a: (f64, f64),
    b: (f64, f64),
    half: f64,
    (width, height): (f64, f64),
    middle: f64,
) -> Vec<(f64, f64)> {
    let long = distance(a, b);
    let (ux, uy) = ((b.0 - a.0) / long, (b.1 - a.1) / long);
    let level = ux.abs() > 2.0 * uy.abs();
    let outwards = if 0.5 * (a.1 + b.1) < middle - 8.0 || level { -1.0 } else { 1.0 };
    // The normal of the band that points outwards.
    let outer = if ux * outwards < 0.0 { -1.0 } else { 1.0 };
    let (nx, ny) = (-uy * outer, ux * outer);
    let away = half + 3.0 + 0.5 * (nx.abs() * width + ny.abs() * height);
    let mut places = Vec::new();
    // Above a level link a label may go as high as the neurons; beside a steep one it would belong to another link there.
    let all = [0.0, 6.0, 14.0, 22.0, 30.0];
    for &far in if level { &all[..] } else { &all[..3] } {
        for side in [1.0, -1.0] {
            for share in [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82] {
                let (x, y) = between(a, b, share);
                places.push((x + side * nx * (away + far), y + side * ny * (away + far)));
            }
        }
    }
    places
}
