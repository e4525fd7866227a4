//! Saturation: where on the plane a neuron's slope f′(z) is flat, and a histogram of z for every layer.

use super::course::Course;
use super::maps::along;
use super::words;
use figure::{Anchor, Axis, Label, Mark, Plot, Range, Rect, Role, Scene, Stroke, Text, Ticks, ToList, digits};
use nn::{Activation, Network};

/// Bars of a histogram.
const BARS: usize = 32;
/// A slope below this share of its ceiling lets almost nothing of a gradient through.
const FLAT: f64 = 0.1;
/// The smallest width of one layer's picture, and its height with what is above and below.
const LEAST: f64 = 190.0;
const HEIGHT: f64 = 136.0;
/// z farther out than this are counted at the edge.
const FARTHEST: f64 = 12.0;

/// The z of one layer over all its neurons and the points for training.
struct Layer {
    activation: Activation,
    /// From −reach to reach.
    reach: f64,
    counts: [u32; BARS],
    /// The share where the slope is flat.
    flat: f64,
}

pub(super) fn scene(course: &Course, width: f64) -> Scene {
    let layers = layers(course);
    let columns = ((width / LEAST) as usize).clamp(1, layers.len());
    let rows = layers.len().div_ceil(columns);
    let each = width / columns as f64;
    let mut plots = Vec::new();
    for (l, layer) in layers.iter().enumerate() {
        let (x, y) = (each * (l % columns) as f64, HEIGHT * (l / columns) as f64);
        plots.push(layer.plot(Rect { x: x + 12.0, y: y + 42.0, width: each - 24.0, height: HEIGHT - 70.0 }));
        plots.push(layer.title(l, (x + 12.0, y), each - 12.0));
    }
    Scene { width, height: HEIGHT * rows as f64 + 4.0, plots, handles: Vec::new() }
}

/// Layer after layer, from the points for training.
fn layers(course: &Course) -> Vec<Layer> {
    let network = course.network();
    let layer = |(l, z): (usize, Vec<f64>)| Layer::new(&z, network.activation(l));
    sums(network, course.data.train().0.to_vec()).into_iter().enumerate().map(layer).list()
}

/// z of every neuron at points with these inputs, layer after layer: point after point.
pub(super) fn sums(network: &Network, inputs: Vec<f64>) -> Vec<Vec<f64>> {
    let mut below = inputs;
    let layer = |l: usize| {
        let (weights, biases, activation) = (network.weights(l), network.biases(l), network.activation(l));
        let from = network.layers()[l];
        let sum = |row: &[f64], point: &[f64], b: f64| row.iter().zip(point).fold(0.0, |sum, (w, o)| sum + w * o) + b;
        let mut z = Vec::with_capacity(below.len() / from * biases.len());
        for point in below.chunks_exact(from) {
            z.extend(weights.chunks_exact(from).zip(biases).map(|(row, b)| sum(row, point, *b)));
        }
        below = z.iter().map(|z| activation.value(*z)).list();
        z
    };
    (0..network.depth()).map(layer).list()
}

/// Where on a map of `n` × `n` cells the slope of each neuron is flat, neuron after neuron.
pub(super) fn flat(course: &Course, n: usize) -> Vec<Vec<bool>> {
    let (network, features, window) = (course.network(), &course.data.features, course.data.window());
    let mut inputs = vec![0.0; n * n * features.count()];
    for (k, point) in inputs.chunks_exact_mut(features.count().max(1)).enumerate() {
        let (x, y) = window.place((along(k % n, n), -along(k / n, n)));
        features.fill(x, y, point);
    }
    let layer = |(l, z): (usize, Vec<f64>)| {
        let (activation, count) = (network.activation(l), network.biases(l).len());
        let neuron = move |j: usize| z.iter().skip(j).step_by(count).map(|z| is_flat(activation, *z)).list();
        (0..count).map(neuron).list()
    };
    sums(network, inputs).into_iter().enumerate().flat_map(layer).list()
}

pub(super) fn is_flat(activation: Activation, z: f64) -> bool {
    activation.derivative(z).abs() < FLAT * activation.bound().supremum
}

impl Layer {
    fn new(z: &[f64], activation: Activation) -> Self {
        let farthest = z.iter().filter(|z| z.is_finite()).fold(0.0_f64, |far, z| far.max(z.abs()));
        let reach = [2.0, 4.0, 6.0, 8.0].into_iter().find(|reach| farthest <= *reach).unwrap_or(FARTHEST);
        let mut counts = [0; BARS];
        for z in z {
            let share = ((z + reach) / (2.0 * reach)).clamp(0.0, 1.0);
            counts[((share * BARS as f64) as usize).min(BARS - 1)] += 1;
        }
        let mut layer = Self { activation, reach, counts, flat: 0.0 };
        let flat: u32 = (0..BARS).filter(|&bar| layer.is_flat(bar)).map(|bar| counts[bar]).sum();
        layer.flat = f64::from(flat) / z.len().max(1) as f64;
        layer
    }

    /// The z in the middle of a bar, or at one of its edges.
    fn z(&self, bar: f64) -> f64 {
        (2.0 * bar / BARS as f64 - 1.0) * self.reach
    }

    fn slope(&self, z: f64) -> f64 {
        self.activation.derivative(z)
    }

    fn ceiling(&self) -> f64 {
        self.activation.bound().supremum
    }

    fn is_flat(&self, bar: usize) -> bool {
        is_flat(self.activation, self.z(bar as f64 + 0.5))
    }

    fn plot(&self, area: Rect) -> Plot {
        let most = f64::from(self.counts.iter().copied().max().unwrap_or(1).max(1));
        let (mut flat, mut steep) = (Vec::new(), Vec::new());
        for (bar, &count) in self.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let corners = ((self.z(bar as f64 + 0.06), 0.0), (self.z(bar as f64 + 0.94), f64::from(count) / most));
            if self.is_flat(bar) { &mut flat } else { &mut steep }.push(corners);
        }
        let scale = 1.0 / self.ceiling();
        let curve: Vec<(f64, f64)> =
            (0..=2 * BARS).map(|i| self.z(0.5 * i as f64)).map(|z| (z, self.slope(z) * scale)).list();
        let peak = curve
            .iter()
            .copied()
            .fold((0.0, 0.0), |most: (f64, f64), point| if point.1 > most.1 { point } else { most });
        let least = curve.iter().fold(0.0_f64, |least, point| least.min(point.1)); // GELU’s slope is negative in a part
        let marks = vec![
            Mark::Bars { bars: steep, fill: Role::Curve.alpha(0.45) },
            Mark::Bars { bars: flat, fill: Role::Negative.alpha(0.8) },
            Mark::Line { points: curve, stroke: Stroke::dashed(Role::Bound, 2.0) },
            Mark::Text(Text {
                anchor: Anchor::Left,
                shift: (12.0, 6.0),
                size: 14.0,
                paint: Role::Bound.into(),
                plate: true,
                ..Text::new(peak, Label::symbol("f′"))
            }),
        ];
        let range = Range::linear(-self.reach, self.reach);
        let x = Axis { range, ticks: Ticks::Every(40.0), grid: false, label: None };
        Plot { area, x, y: Axis::hidden(Range::linear(1.2 * least, 1.08)), marks }
    }

    fn title(&self, l: usize, (x, y): (f64, f64), width: f64) -> Plot {
        let mut plot = Plot::pixels(x + width, y + 40.0);
        let name =
            words("training-layer", &[("layer", (l + 1).to_string()), ("activation", self.activation.name().into())]);
        let flat = words("training-flat", &[("share", digits(100.0 * self.flat, 2))]);
        for (line, message) in [name, flat].into_iter().enumerate() {
            let text = Text::new((x, y + 12.0 + 18.0 * line as f64), Label::from(message));
            let paint = if line == 1 && self.flat >= 0.5 { Role::Negative } else { Role::Muted };
            plot.marks.push(Mark::Text(Text { anchor: Anchor::Left, size: 14.0, paint: paint.into(), ..text }));
        }
        plot
    }
}
