//! Where the labels of a network stand: each at the first of its places that is free, the most important first.

use super::layout::between;
use figure::Rect;

/// Space kept between labels.
const APART: f64 = 1.0;
/// How far a label stands from a steep line that it must not hide.
const BESIDE: f64 = 7.0;

/// What is taken already, and the picture's size.
pub(super) struct Labels {
    width: f64,
    height: f64,
    taken: Vec<Rect>,
}

impl Labels {
    pub(super) fn new(width: f64, height: f64) -> Self {
        Self { width, height, taken: Vec::new() }
    }

    /// Keeps a disc free.
    pub(super) fn keep_disc(&mut self, (x, y): (f64, f64), radius: f64) {
        // A little less than the square around it: a label may come close to where the disc is round.
        let half = 0.9 * radius;
        self.taken.push(Rect { x: x - half, y: y - half, width: 2.0 * half, height: 2.0 * half });
    }

    /// The middle of a label of this size: the first place that overlaps nothing, or else the one that overlaps least.
    pub(super) fn place(&mut self, places: &[(f64, f64)], width: f64, height: f64) -> (f64, f64) {
        let rect = |&(x, y): &(f64, f64)| {
            // Kept inside the picture.
            let x = figure::between(x, 0.5 * width, (self.width - 0.5 * width).max(0.5 * width));
            let y = figure::between(y, 0.5 * height, (self.height - 0.5 * height).max(0.5 * height));
            Rect { x: x - 0.5 * width, y: y - 0.5 * height, width, height }
        };
        let mut best = (f64::INFINITY, Rect { x: 0.0, y: 0.0, width, height });
        for place in places {
            let candidate = rect(place);
            let cost: f64 = self.taken.iter().map(|taken| overlap(taken, &candidate)).sum();
            if cost < best.0 {
                best = (cost, candidate);
            }
            if cost == 0.0 {
                break;
            }
        }
        let chosen = best.1;
        self.taken.push(chosen);
        (chosen.x + 0.5 * width, chosen.y + 0.5 * height)
    }
}

/// The area that two rectangles share, a little space between them included.
fn overlap(a: &Rect, b: &Rect) -> f64 {
    let along = |a: f64, a_size: f64, b: f64, b_size: f64| ((a + a_size).min(b + b_size) - a.max(b) + APART).max(0.0);
    along(a.x, a.width, b.x, b.width) * along(a.y, a.height, b.y, b.height)
}

/// Places for a label of an edge, the best first: along it, then beside it, then past the neurons at its ends.
pub(super) fn along_edge(a: (f64, f64), b: (f64, f64), width: f64, height: f64, radius: f64) -> Vec<(f64, f64)> {
    let (dx, dy) = ((b.0 - a.0).abs(), (b.1 - a.1).abs());
    let steep = dy >= 2.0 * dx;
    let level = dx >= 2.0 * dy;
    let mut places = Vec::new();
    let shares = [0.45, 0.35, 0.55, 0.27, 0.65, 0.2, 0.75, 0.14, 0.84];
    let mut offer = |offset: (f64, f64)| {
        for share in shares {
            let (x, y) = between(a, b, share);
            places.push((x + offset.0, y + offset.1));
        }
    };
    let side = 0.5 * width + BESIDE;
    if steep {
        offer((side, 0.0));
        offer((-side, 0.0));
    } else {
        offer((0.0, 0.0));
        if !level {
            offer((0.6 * side, 0.0));
            offer((-0.6 * side, 0.0));
        }
    }
    for row in 0..3 {
        let away = radius + 6.0 + 0.5 * height + f64::from(row) * 20.0;
        offer((0.0, -away));
        offer((0.0, away));
    }
    places
}

/// Places for a label of a neuron: above, below, right, left, then farther out.
pub(super) fn around(at: (f64, f64), width: f64, height: f64, radius: f64, upright: bool) -> Vec<(f64, f64)> {
    let (x, y) = at;
    let mut places = Vec::new();
    for farther in 0..4 {
        let away = f64::from(farther) * 14.0;
        let (dx, dy) = (radius + 4.0 + 0.5 * width + away, radius + 4.0 + 0.5 * height + away);
        let (beside, over) = ([(x + dx, y), (x - dx, y)], [(x, y - dy), (x, y + dy)]);
        if upright {
            places.extend(beside);
            places.extend(over);
        } else {
            places.extend(over);
        }
        let corner = 0.5 * width + 0.7 * radius;
        places.extend([(x + corner, y - dy), (x + corner, y + dy), (x - corner, y - dy), (x - corner, y + dy)]);
        places.extend(beside);
    }
    places
}
