//! Pictures of neurons: the output of every neuron over a rectangle of inputs.
//!
//! In float32, four points at a time: an eye tells apart some hundred shades, so that six digits are plenty.

use crate::curves::{Curve, GeluCurve, SoftplusCurve};
use crate::lanes::Pair;
use crate::quad::{Numbers, Quad, exp, numbers};
use crate::smooth;
use crate::{Activation, Error, Network, SMALL, one_by_one};

/// Which points a picture shows: those in the middle of its pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// The first input at the picture's left and right edge.
    pub x: (f64, f64),
    /// The second input at the edge of the first row and of the last.
    pub y: (f64, f64),
}

/// The most pixels in a row or column.
pub const MAX_PIXELS: usize = 4096;
/// The most numbers that the maps of a network may have together.
const MAX_NUMBERS: usize = 50_000_000;

/// The output of every neuron of a network with two inputs, over a grid of inputs: neuron after neuron (layer by layer,
/// inputs left out), row after row.
///
/// Within 10⁻⁶ of what [`forward`](crate::forward) gives, relative to numbers of size 1 and as long as sums do not cancel.
///
/// # Errors
/// A network with another number of inputs; a grid without pixels, with too many, or with an edge that is not finite.
///
/// ```
/// use nn::{Activation, Grid, Loss, Network, maps};
///
/// let network =
///     Network::new(&[2, 1], &[Activation::Identity], Loss::HalfSquaredError, vec![vec![1.0, 10.0]], vec![vec![0.0]])?;
/// let grid = Grid { width: 2, height: 2, x: (0.0, 4.0), y: (0.0, 2.0) };
/// assert_eq!(maps(&network, &grid)?, [6.0, 8.0, 16.0, 18.0]); // x is 1 or 3, y 0.5 or 1.5
/// # Ok::<(), nn::Error>(())
/// ```
pub fn maps(network: &Network, grid: &Grid) -> Result<Vec<f32>, Error> {
    if network.input_width() != 2 {
        return Err(Error::new("network", format!("{} inputs", network.input_width()), "2 inputs"));
    }
    grid.check(network)?;
    let size = grid.width * grid.height;
    let mut inputs = vec![0.0; 2 * size];
    let (xs, ys) = inputs.split_at_mut(size);
    let row: Vec<f32> = (0..grid.width).map(|i| middle(grid.x, i, grid.width) as f32).collect();
    for (k, (xs, ys)) in xs.chunks_exact_mut(grid.width).zip(ys.chunks_exact_mut(grid.width)).enumerate() {
        xs.copy_from_slice(&row);
        ys.fill(middle(grid.y, k, grid.height) as f32);
    }
    Ok(outputs(network, &inputs, size))
}

/// The same for a network whose inputs are made of x and y: `features(x, y, inputs)` fills them in for one point.
///
/// # Errors
/// As for [`maps`], whatever the number of inputs.
///
/// ```
/// use nn::{Activation, Grid, Loss, Network, maps_of};
///
/// let network =
///     Network::new(&[1, 1], &[Activation::Identity], Loss::HalfSquaredError, vec![vec![1.0]], vec![vec![0.0]])?;
/// let grid = Grid { width: 2, height: 1, x: (0.0, 4.0), y: (0.0, 2.0) };
/// let products = maps_of(&network, &grid, |x, y, inputs| inputs[0] = x * y)?;
/// assert_eq!(products, [1.0, 3.0]);
/// # Ok::<(), nn::Error>(())
/// ```
pub fn maps_of(
    network: &Network,
    grid: &Grid,
    mut features: impl FnMut(f64, f64, &mut [f64]),
) -> Result<Vec<f32>, Error> {
    grid.check(network)?;
    let size = grid.width * grid.height;
    let mut point = vec![0.0; network.input_width()];
    let mut inputs = vec![0.0; point.len() * size];
    for k in 0..size {
        let (i, j) = (k % grid.width, k / grid.width);
        features(middle(grid.x, i, grid.width), middle(grid.y, j, grid.height), &mut point);
        for (input, &value) in inputs.iter_mut().skip(k).step_by(size).zip(&point) {
            *input = value as f32;
        }
    }
    Ok(outputs(network, &inputs, size))
}

impl Grid {
    fn check(&self, network: &Network) -> Result<(), Error> {
        for (field, pixels) in [("width", self.width), ("height", self.height)] {
            if pixels == 0 || pixels > MAX_PIXELS {
                return Err(Error::new(field, pixels.to_string(), format!("1 to {MAX_PIXELS}")));
            }
        }
        for (field, (a, b)) in [("x", self.x), ("y", self.y)] {
            for (end, value) in [a, b].into_iter().enumerate() {
                if !value.is_finite() {
                    return Err(Error::not_finite(format!("{field}[{end}]"), value));
                }
            }
        }
        let units: usize = network.layers()[1..].iter().sum();
        let most = MAX_NUMBERS / units;
        if self.width * self.height > most {
            let given = format!("{} pixels", self.width * self.height);
            return Err(Error::new("width × height", given, format!("{most} pixels for this network")));
        }
        Ok(())
    }
}

/// Where the middle of the i-th of `count` pixels lies.
fn middle((from, to): (f64, f64), i: usize, count: usize) -> f64 {
    let t = (i as f64 + 0.5) / count as f64;
    from * (1.0 - t) + to * t
}

/// Quads that go through the network together.
const QUADS: usize = 16;
const POINTS: usize = 4 * QUADS;
type Unit = [Quad; QUADS];

/// Every neuron's output for every point; the inputs lie input after input, `size` points each.
fn outputs(network: &Network, inputs: &[f32], size: usize) -> Vec<f32> {
    if !SMALL && one_by_one::needed(network) {
        return one_by_one::maps(network, inputs, size);
    }
    let widest = network.layers().iter().copied().max().unwrap_or(0);
    let units: usize = network.layers()[1..].iter().sum();
    let parameters: Vec<f32> = network.values().iter().map(|&value| value as f32).collect();
    let mut out = vec![0.0; units * size];
    let mut below: Vec<Unit> = vec![[Quad::splat(0.0); QUADS]; widest];
    let mut above = below.clone();
    for start in (0..size).step_by(POINTS) {
        let count = POINTS.min(size - start);
        for (unit, points) in below.iter_mut().zip(inputs.chunks_exact(size)) {
            read(&points[start..start + count], unit);
        }
        let (mut maps, mut left) = (out.chunks_exact_mut(size), parameters.as_slice());
        for (l, pair) in network.layers().windows(2).enumerate() {
            let (from, to) = (pair[0], pair[1]);
            let (weights, rest) = left.split_at(from * to);
            let (biases, rest) = rest.split_at(to);
            left = rest;
            for ((unit, row), &b) in above.iter_mut().zip(weights.chunks_exact(from)).zip(biases) {
                sum(&below, row, b, unit);
            }
            activate(network.activation(l), &mut above[..to]);
            for (unit, map) in above[..to].iter().zip(&mut maps) {
                write(unit, &mut map[start..start + count]);
            }
            std::mem::swap(&mut below, &mut above);
        }
    }
    out
}

fn read(points: &[f32], unit: &mut Unit) {
    let (fours, rest) = points.as_chunks::<4>();
    for (quad, four) in unit.iter_mut().zip(fours) {
        *quad = Quad::new(*four);
    }
    if let Some(quad) = unit.get_mut(fours.len()) {
        let mut four = [0.0; 4];
        four[..rest.len()].copy_from_slice(rest);
        *quad = Quad::new(four);
    }
}

fn write(unit: &Unit, points: &mut [f32]) {
    let (fours, rest) = points.as_chunks_mut::<4>();
    for (quad, four) in unit.iter().zip(fours.iter_mut()) {
        *four = quad.get();
    }
    if let Some(quad) = unit.get(fours.len()) {
        rest.copy_from_slice(&quad.get()[..rest.len()]);
    }
}

/// Σ w·o + b, four quads beside each other.
#[inline(always)]
fn sum(below: &[Unit], row: &[f32], b: f32, unit: &mut Unit) {
    for (block, quads) in unit.as_chunks_mut::<4>().0.iter_mut().enumerate() {
        let mut sums = [Quad::splat(b); 4];
        for (o, &w) in below.iter().zip(row) {
            let o = &o.as_chunks::<4>().0[block];
            for (sum, &o) in sums.iter_mut().zip(o) {
                *sum = *sum + o * w;
            }
        }
        *quads = sums;
    }
}

fn activate(activation: Activation, units: &mut [Unit]) {
    let k = numbers();
    match activation {
        Activation::Sigmoid => each(units, |z| sigmoid(z, k)),
        // tanh z = 1 − 2/(1 + e²ᶻ)
        Activation::Tanh => each(units, |z| {
            let half = k.one / (exp(z + z, k) + k.one);
            Quad::splat(k.one) - (half + half)
        }),
        Activation::Relu => each(units, |z| z.at_least(Quad::splat(0.0))),
        // Of z and 0.01·z the larger.
        Activation::LeakyRelu => each(units, |z| z.at_least(0.01 * z)),
        Activation::Elu => each(units, |z| {
            // The larger of z and eᶻ − 1 is the latter below 0; above, where it is not, e⁰ − 1 = 0 is smaller than z.
            let zero = Quad::splat(0.0);
            z.at_least(zero) + (exp(z.at_most(zero), k) - k.one)
        }),
        Activation::Silu => each(units, |z| z * sigmoid(z, k)),
        Activation::Gelu => each(units, by_pairs::<GeluCurve>),
        Activation::Softplus => each(units, by_pairs::<SoftplusCurve>),
        Activation::Identity => {}
        Activation::Softmax if SMALL => {}
        Activation::Softmax => softmax(units, k),
    }
}

#[inline(always)]
fn each(units: &mut [Unit], f: impl Fn(Quad) -> Quad) {
    for quad in units.as_flattened_mut() {
        *quad = f(*quad);
    }
}

#[inline(always)]
fn sigmoid(z: Quad, k: &Numbers) -> Quad {
    k.one / (exp(0.0 - z, k) + k.one)
}

/// In float64, two by two.
fn by_pairs<C: Curve>(z: Quad) -> Quad {
    let [a, b, c, d] = z.get().map(f64::from);
    let [[a, b], [c, d]] = [Pair::new(a, b), Pair::new(c, d)].map(|z| C::at(z, smooth::numbers()).0.get());
    Quad::new([a as f32, b as f32, c as f32, d as f32])
}

fn softmax(units: &mut [Unit], k: &Numbers) {
    for q in 0..QUADS {
        let largest = units.iter().fold(Quad::splat(f32::NEG_INFINITY), |top, unit| top.at_least(unit[q]));
        let mut sum = Quad::splat(0.0);
        for unit in units.iter_mut() {
            unit[q] = exp(unit[q] - largest, k);
            sum = sum + unit[q];
        }
        for unit in units.iter_mut() {
            unit[q] = unit[q] / sum;
        }
    }
}
