//! The points to learn from: where they lie, what is wanted there, and which are kept back for the test.

use libm::{cos, sin};
use nn::Pcg32;
use std::f64::consts::PI;

/// Points in all.
pub(super) const COUNT: usize = 300;
/// Both coordinates are shown from −EDGE to EDGE.
pub(super) const EDGE: f64 = 6.0;

pub(super) static NAMES: &[&str] = &["circle", "xor", "gaussians", "spiral", "moons", "plane", "sine"];

/// Points with their targets, those for training first.
pub(super) struct Data {
    /// Coordinates, point after point.
    pub(super) xs: Vec<f64>,
    /// What is wanted of the network, between `low` and 1.
    pub(super) ys: Vec<f64>,
    /// How many are for training.
    pub(super) training: usize,
    /// Whether the targets are two classes.
    pub(super) classes: bool,
    /// The least target: 0 for a sigmoid output, else −1.
    pub(super) low: f64,
}

impl Data {
    /// `noise` is the spread of the normal step by which every point is moved once its target is known.
    pub(super) fn new(name: &str, seed: u64, noise: f64, share: usize, low: f64) -> Self {
        let mut random = Pcg32::new(seed, 3);
        let mut points: Vec<[f64; 3]> = (0..COUNT).map(|i| point(name, i, &mut random)).collect();
        for point in &mut points {
            point[0] += noise * random.normal();
            point[1] += noise * random.normal();
        }
        for last in (1..points.len()).rev() {
            let other = (random.uniform() * (last + 1) as f64) as usize;
            points.swap(last, other);
        }
        // −1 … 1 becomes low … 1.
        let target = |y: f64| if low < 0.0 { y } else { 0.5 * (y + 1.0) };
        Self {
            xs: points.iter().flat_map(|point| [point[0], point[1]]).collect(),
            ys: points.iter().map(|point| target(point[2])).collect(),
            training: (COUNT * share / 100).max(1),
            classes: !matches!(name, "plane" | "sine"),
            low,
        }
    }

    pub(super) fn train(&self) -> (&[f64], &[f64]) {
        (&self.xs[..2 * self.training], &self.ys[..self.training])
    }

    pub(super) fn test(&self) -> (&[f64], &[f64]) {
        (&self.xs[2 * self.training..], &self.ys[self.training..])
    }

    /// An output or a target as −1 … 1.
    pub(super) fn shade(&self, o: f64) -> f64 {
        if self.low < 0.0 { o } else { 2.0 * o - 1.0 }
    }
}

/// The i-th point, and its target as −1 … 1.
fn point(name: &str, i: usize, random: &mut Pcg32) -> [f64; 3] {
    let half = if i.is_multiple_of(2) { 1.0 } else { -1.0 };
    let along = (i / 2) as f64 / (COUNT / 2) as f64;
    let mut spread = |a: f64, b: f64| a + (b - a) * random.uniform();
    match name {
        "xor" => {
            // A little apart from the axes, which divide the classes.
            let mut side = || {
                let far = spread(0.4, 5.0);
                if spread(-1.0, 1.0) < 0.0 { -far } else { far }
            };
            let (x, y) = (side(), side());
            [x, y, if x * y > 0.0 { 1.0 } else { -1.0 }]
        }
        "gaussians" => [2.0 * half + random.normal(), 2.0 * half + random.normal(), half],
        "spiral" => {
            let (radius, angle) = (0.4 + 4.6 * along, 3.5 * PI * along + if half < 0.0 { PI } else { 0.0 });
            [radius * sin(angle), radius * cos(angle), half]
        }
        "moons" => {
            let angle = PI * along;
            [half * (3.0 * cos(angle) - 1.5), half * (3.6 * sin(angle) - 1.2), half]
        }
        "plane" => {
            let (x, y) = (spread(-5.0, 5.0), spread(-5.0, 5.0));
            [x, y, 0.1 * (x + y)]
        }
        "sine" => {
            let (x, y) = (spread(-5.0, 5.0), spread(-5.0, 5.0));
            [x, y, 0.9 * sin(x)]
        }
        _ => {
            let (radius, angle) = (if half > 0.0 { spread(0.0, 2.3) } else { spread(3.3, 5.0) }, spread(0.0, 2.0 * PI));
            [radius * cos(angle), radius * sin(angle), half]
        }
    }
}
