//! The points to learn from: where they lie, what is wanted there, and which are kept back for the test.

use super::ANNEX;
use super::features::Features;
use super::points::{self, Points};
use super::window::{USUAL, Window};
use crate::Values;
use figure::ToList;
use libm::{cos, sin};
use nn::Pcg32;
use std::f64::consts::PI;

/// Points in all, where they are drawn and not the learner's own.
pub(super) const COUNT: usize = 300;

pub(super) static NAMES: &[&str] = &["circle", "xor", "gaussians", "spiral", "moons", "plane", "sine", "own"];

/// What a learner's own points begin with.
pub(super) const HANDFUL: [f64; 30] = [
    -3.0, 3.0, 1.0, -1.5, 3.5, 1.0, -2.0, 1.5, 1.0, 3.0, -3.0, 1.0, 1.5, -3.5, 1.0, 3.0, 3.0, -1.0, 1.5, 3.5, -1.0,
    2.0, 1.5, -1.0, -3.0, -3.0, -1.0, -1.5, -3.5, -1.0,
];

/// Points with their targets, those for training first.
pub(super) struct Data {
    /// Coordinates, point after point.
    pub(super) places: Vec<(f64, f64)>,
    /// The network's inputs, point after point.
    pub(super) xs: Vec<f64>,
    /// What enters the network.
    pub(super) features: Features,
    /// What is wanted of the network: between `low` and `top`, if the output can say that.
    pub(super) ys: Vec<f64>,
    /// How many are for training.
    pub(super) training: usize,
    /// Whether they are the learner’s own.
    pub(super) own: bool,
    /// Whether the targets are two classes.
    pub(super) classes: bool,
    /// The target of the other class: 0 for a sigmoid output, else −1.
    pub(super) low: f64,
    /// The largest size of a target, and 1 at least.
    pub(super) top: f64,
    /// What of the plane is shown, see [`Data::window`].
    shown: Window,
}

impl Data {
    /// The points of settled values.
    pub(super) fn new(values: &Values, low: f64) -> Self {
        let share = values.count("share");
        let name = values.text("data");
        let own = if ANNEX { points::of(values) } else { Points::default() };
        let (points, training) = if ANNEX && name == "own" {
            dealt(&own.numbers, share)
        } else {
            (drawn(name, values.count("points") as u64, values.number("scatter")), COUNT * share / 100)
        };
        let features = Features::of(values.text("inputs"));
        let mut xs = vec![0.0; points.len() * features.count()];
        for (point, inputs) in points.iter().zip(xs.chunks_exact_mut(features.count().max(1))) {
            features.fill(point[0], point[1], inputs);
        }
        let places: Vec<(f64, f64)> = points.iter().map(|point| (point[0], point[1])).list();
        let top = if ANNEX { points.iter().fold(1.0, |top: f64, point| top.max(point[2].abs())) } else { 1.0 };
        // An output that cannot go below 0 has its middle at ½, as long as no target lies beyond it.
        let beyond = top > 1.0 || own.exact && points.iter().any(|point| point[2] < 0.0);
        let low = if beyond { -1.0 } else { low };
        // −1 … 1 becomes low … 1.
        let target = |y: f64| if low < 0.0 || own.exact { y } else { 0.5 * (y + 1.0) };
        let ys: Vec<f64> = points.iter().map(|point| target(point[2])).list();
        Self {
            // Those that are drawn may be scattered beyond the usual plane, too: they are not shown there.
            shown: if ANNEX && name == "own" { Window::around(&places) } else { USUAL },
            places,
            xs,
            features,
            classes: if name == "own" {
                ys.iter().all(|y| *y == low || *y == 1.0)
            } else {
                !matches!(name, "plane" | "sine")
            },
            ys,
            training,
            own: name == "own",
            low,
            top,
        }
    }

    /// Inputs and targets of the points for training.
    pub(super) fn train(&self) -> (&[f64], &[f64]) {
        (&self.xs[..self.features.count() * self.training], &self.ys[..self.training])
    }

    /// The same of those for the test; there may be none.
    pub(super) fn test(&self) -> (&[f64], &[f64]) {
        (&self.xs[self.features.count() * self.training..], &self.ys[self.training..])
    }

    /// What of the plane is shown. Only the annex has points beyond the usual one, so the first module carries no code for it.
    pub(super) fn window(&self) -> Window {
        if ANNEX { self.shown } else { USUAL }
    }

    /// The point that lies nearest.
    pub(super) fn nearest(&self, x: f64, y: f64) -> usize {
        nearest(self.places.iter().copied(), (x, y), &self.window()).map_or(0, |(at, _)| at)
    }

    /// An output or a target as −1 … 1.
    pub(super) fn shade(&self, o: f64) -> f64 {
        if self.low >= 0.0 {
            return 2.0 * o - 1.0;
        }
        if ANNEX { o / self.top } else { o }
    }
}

/// The place of the nearest of some points, and the square of its distance, as it is seen in a window.
pub(super) fn nearest(
    places: impl Iterator<Item = (f64, f64)>,
    at: (f64, f64),
    window: &Window,
) -> Option<(usize, f64)> {
    let (x, y) = window.usual(at);
    let mut best: Option<(usize, f64)> = None;
    for (at, (px, py)) in places.map(|place| window.usual(place)).enumerate() {
        let far = (px - x) * (px - x) + (py - y) * (py - y);
        if best.is_none_or(|(_, least)| far < least) {
            best = Some((at, far));
        }
    }
    best
}

/// A learner's own points, those for training first. `share` of a hundred are for training; they are spread evenly.
fn dealt(own: &[f64], share: usize) -> (Vec<[f64; 3]>, usize) {
    let (mut train, mut test) = (Vec::new(), Vec::new());
    for (i, point) in own.as_chunks::<3>().0.iter().enumerate() {
        let takes = ((i + 1) * share).div_ceil(100) > (i * share).div_ceil(100);
        if takes { &mut train } else { &mut test }.push(*point);
    }
    let training = train.len();
    train.append(&mut test);
    (train, training)
}

/// Points around a known shape, in random order. `scatter` is the spread of the normal step by which every point is moved
/// once its target is known.
fn drawn(name: &str, seed: u64, scatter: f64) -> Vec<[f64; 3]> {
    let mut random = Pcg32::new(seed, 3);
    let mut points: Vec<[f64; 3]> = (0..COUNT).map(|i| point(name, i, &mut random)).list();
    for point in &mut points {
        point[0] += scatter * random.normal();
        point[1] += scatter * random.normal();
    }
    for last in (1..points.len()).rev() {
        let other = (random.uniform() * (last + 1) as f64) as usize;
        points.swap(last, other);
    }
    points
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
