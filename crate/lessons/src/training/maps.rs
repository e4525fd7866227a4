//! What every neuron gives at every place of the plane.

use super::course::Course;
use super::points::EDGE;
use crate::infallible::infallible;
use figure::ToList;
use nn::{Activation, Grid, Network, maps_of};

/// A map of a network with more neurons has fewer cells.
const MANY: usize = 40;

/// The maps of all neurons, one after the other.
pub(super) struct Maps {
    /// Cells in a row and in a column.
    pub(super) cells: usize,
    /// How many of them, in a row, make one of a neuron's small picture.
    thin: usize,
    all: Vec<f32>,
}

impl Maps {
    pub(super) fn new(course: &Course) -> Self {
        let (cells, thin) = cells(course.network());
        let window = course.data.window();
        let grid = Grid { width: cells, height: cells, x: window.x, y: (window.y.1, window.y.0) };
        let all = infallible(maps_of(course.network(), &grid, |x, y, inputs| course.data.features.fill(x, y, inputs)));
        Self { cells, thin, all }
    }

    /// The map of a neuron, counted from 0.
    pub(super) fn map(&self, number: usize) -> &[f32] {
        let size = self.cells * self.cells;
        self.all.get(number * size..(number + 1) * size).unwrap_or(&[])
    }

    /// Cells of a small picture, in a row and in a column.
    pub(super) fn small_cells(&self) -> usize {
        self.cells / self.thin
    }

    /// The small pictures of all units, inputs first.
    pub(super) fn pictures(&self, course: &Course) -> Vec<Vec<f32>> {
        let network = course.network();
        let inputs = (0..network.input_width()).map(|i| self.input(course, i));
        let neurons = (0..network.depth()).flat_map(|l| network.biases(l).iter().map(move |_| network.activation(l)));
        inputs.chain(neurons.enumerate().map(|(k, activation)| self.small(k, activation))).list()
    }

    fn small(&self, number: usize, activation: Activation) -> Vec<f32> {
        let (n, map) = (self.small_cells(), self.map(number));
        let middle = self.thin / 2;
        let place = |k: usize| (k / n * self.thin + middle) * self.cells + k % n * self.thin + middle;
        let scale = scale(map, activation);
        (0..n * n).map(|k| shade(scale(map.get(place(k)).copied().unwrap_or(0.0)))).list()
    }

    /// What an input is at every place.
    fn input(&self, course: &Course, which: usize) -> Vec<f32> {
        let n = self.small_cells();
        let (features, window) = (&course.data.features, course.data.window());
        let at = |k: usize| window.place((along(k % n, n), -along(k / n, n)));
        (0..n * n).map(at).map(|place| shade(features.shade(which, place, window.most()) as f32)).list()
    }
}

/// Cells of a map in a row and in a column, and how many of them make one of a small picture.
fn cells(network: &Network) -> (usize, usize) {
    let units: usize = network.layers().iter().sum();
    if units > MANY { (24, 2) } else { (48, 4) }
}

/// The middle of the i-th of `n` cells between the edges of the plane.
pub(super) fn along(i: usize, n: usize) -> f64 {
    ((2 * i + 1) as f64 / n as f64 - 1.0) * EDGE
}

/// −1 … 1; what is no number has no colour.
pub(super) fn shade(x: f32) -> f32 {
    if x.is_finite() { x.clamp(-1.0, 1.0) } else { 0.0 }
}

/// How an output becomes −1 … 1. One without bounds is drawn beside its largest.
pub(super) fn scale(map: &[f32], activation: Activation) -> impl Fn(f32) -> f32 {
    let bounded = matches!(activation, Activation::Tanh | Activation::Sigmoid);
    let greatest = if bounded { 1.0 } else { map.iter().fold(1e-3_f32, |top, o| top.max(o.abs())) };
    move |o| if activation == Activation::Sigmoid { 2.0 * o - 1.0 } else { o / greatest }
}
