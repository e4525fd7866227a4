//! Every neuron's output for many points, in float32, four points at a time.

use super::constants::{Constants32, constants, constants_32};
use super::curves::{Curve, GeluCurve, SoftplusCurve};
use super::f32x4::F32x4;
use super::f64x2::F64x2;
use super::one_by_one;
use crate::{Activation, Network, SMALL};

/// Vectors of points that go through the network together.
const VECTORS: usize = 16;
const POINTS: usize = 4 * VECTORS;
/// One neuron's numbers for these points.
type Neuron = [F32x4; VECTORS];

/// Every neuron's output for every point: neuron after neuron, `size` points each. The inputs lie in the same way, input after
/// input.
pub(crate) fn outputs(network: &Network, inputs: &[f32], size: usize) -> Vec<f32> {
    if !SMALL && one_by_one::needed(network) {
        return one_by_one::maps(network, inputs, size);
    }
    let widest = network.layers().iter().copied().max().unwrap_or(0);
    let units: usize = network.layers()[1..].iter().sum();
    let parameters: Vec<f32> = network.values().iter().map(|&value| value as f32).collect();
    let mut out = vec![0.0; units * size];
    let mut below: Vec<Neuron> = vec![[F32x4::splat(0.0); VECTORS]; widest];
    let mut above = below.clone();
    for start in (0..size).step_by(POINTS) {
        let count = POINTS.min(size - start);
        for (unit, points) in below.iter_mut().zip(inputs.chunks_exact(size)) {
            read(&points[start..start + count], unit);
        }
        let (mut maps, mut left) = (out.chunks_exact_mut(size), parameters.as_slice());
        for (l, sizes) in network.layers().windows(2).enumerate() {
            let (from, to) = (sizes[0], sizes[1]);
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

fn read(points: &[f32], unit: &mut Neuron) {
    let (fours, rest) = points.as_chunks::<4>();
    for (vector, four) in unit.iter_mut().zip(fours) {
        *vector = F32x4::new(*four);
    }
    if let Some(vector) = unit.get_mut(fours.len()) {
        let mut four = [0.0; 4];
        four[..rest.len()].copy_from_slice(rest);
        *vector = F32x4::new(four);
    }
}

fn write(unit: &Neuron, points: &mut [f32]) {
    let (fours, rest) = points.as_chunks_mut::<4>();
    for (vector, four) in unit.iter().zip(fours.iter_mut()) {
        *four = vector.get();
    }
    if let Some(vector) = unit.get(fours.len()) {
        rest.copy_from_slice(&vector.get()[..rest.len()]);
    }
}

/// Σ w·o + b, the sums of four vectors beside each other.
#[inline(always)]
fn sum(below: &[Neuron], row: &[f32], b: f32, unit: &mut Neuron) {
    for (block, vectors) in unit.as_chunks_mut::<4>().0.iter_mut().enumerate() {
        let mut sums = [F32x4::splat(b); 4];
        for (o, &w) in below.iter().zip(row) {
            let o = &o.as_chunks::<4>().0[block];
            for (sum, &o) in sums.iter_mut().zip(o) {
                *sum = *sum + o * w;
            }
        }
        *vectors = sums;
    }
}

fn activate(activation: Activation, units: &mut [Neuron]) {
    let k = constants_32();
    match activation {
        Activation::Sigmoid => each(units, |z| sigmoid(z, k)),
        // tanh z = 1 − 2/(1 + e²ᶻ)
        Activation::Tanh => each(units, |z| {
            let half = k.one / (exp(z + z, k) + k.one);
            F32x4::splat(k.one) - (half + half)
        }),
        Activation::Relu => each(units, |z| z.at_least(F32x4::splat(0.0))),
        // The larger one of z and 0.01·z.
        Activation::LeakyRelu => each(units, |z| z.at_least(0.01 * z)),
        Activation::Elu => each(units, |z| {
            // One of the two terms is 0: the first where z < 0, the second where z > 0.
            let zero = F32x4::splat(0.0);
            z.at_least(zero) + (exp(z.at_most(zero), k) - k.one)
        }),
        Activation::Silu => each(units, |z| z * sigmoid(z, k)),
        Activation::Gelu => each(units, in_float64::<GeluCurve>),
        Activation::Softplus => each(units, in_float64::<SoftplusCurve>),
        Activation::Identity => {}
        Activation::Softmax if SMALL => {}
        Activation::Softmax => softmax(units, k),
    }
}

#[inline(always)]
fn each(units: &mut [Neuron], f: impl Fn(F32x4) -> F32x4) {
    for vector in units.as_flattened_mut() {
        *vector = f(*vector);
    }
}

#[inline(always)]
fn sigmoid(z: F32x4, k: &Constants32) -> F32x4 {
    k.one / (exp(0.0 - z, k) + k.one)
}

/// Computed in float64, two numbers at a time.
fn in_float64<C: Curve>(z: F32x4) -> F32x4 {
    let [a, b, c, d] = z.get().map(f64::from);
    let [[a, b], [c, d]] = [F64x2::new(a, b), F64x2::new(c, d)].map(|z| C::at(z, constants()).0.get());
    F32x4::new([a as f32, b as f32, c as f32, d as f32])
}

fn softmax(units: &mut [Neuron], k: &Constants32) {
    for q in 0..VECTORS {
        let largest = units.iter().fold(F32x4::splat(f32::NEG_INFINITY), |top, unit| top.at_least(unit[q]));
        let mut sum = F32x4::splat(0.0);
        for unit in units.iter_mut() {
            unit[q] = exp(unit[q] - largest, k);
            sum = sum + unit[q];
        }
        for unit in units.iter_mut() {
            unit[q] = unit[q] / sum;
        }
    }
}

/// eˣ, with an error of at most 2 in the seventh digit. Below −87 it is e⁻⁸⁷, and above 88 it is e⁸⁸.
#[inline(always)]
fn exp(x: F32x4, k: &Constants32) -> F32x4 {
    let x = x.at_least(F32x4::splat(k.least)).at_most(F32x4::splat(k.most));
    let rounded = x * k.log2_e + k.round;
    let n = rounded - k.round;
    let r = (x - n * k.ln2_high) - n * k.ln2_low;
    let power = rounded.bits_shl(23).bits_add(F32x4::splat(k.one_bits));
    let (c, r2) = (&k.terms, r * r);
    let high = (r * c[1] + c[0]) + r2 * (r * c[3] + c[2]);
    ((r + k.one) + r2 * high) * power
}
