//! The loss curves of this lesson, each with its slope, its curvature and its minima.

use super::own::Own;
use super::window::Window;
use crate::{Values, wells};
use libm::log;
use nn::Activation::Sigmoid;

/// A loss as a function of one parameter p, a weight or a bias.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Curve {
    /// ½c(p − p*)², the notes' picture.
    Parabola {
        /// The curvature c.
        c: f64,
        /// Where the minimum is, p*.
        minimum: f64,
    },
    /// ½(y − σ(z))² with z = gain·p + rest: one sigmoid neuron, one sample.
    Neuron {
        /// ∂z/∂p: the input if p is the weight, 1 if it is the bias.
        gain: f64,
        /// What the other parameter adds to z.
        rest: f64,
        /// The target y.
        target: f64,
    },
    /// A double well: its slope is (p² − 16)(p − 1)/50, so a global minimum at −4, a crest at 1, a local minimum at 4.
    Wells,
    /// What the learner has typed.
    Own(Own),
}

/// A minimum of a curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Minimum {
    pub(super) at: f64,
    pub(super) global: bool,
}

impl Curve {
    /// The curve that settled values ask for.
    pub(super) fn of(values: &Values) -> Self {
        if let Some(own) = Own::of(values, Window::of(values)) {
            return Self::Own(own);
        }
        let (x, other) = (values.number("x"), values.number("other"));
        match values.text("curve") {
            "neuron" if values.text("parameter") == "bias" => {
                Self::Neuron { gain: 1.0, rest: x * other, target: values.number("target") }
            }
            "neuron" => Self::Neuron { gain: x, rest: other, target: values.number("target") },
            "wells" => Self::Wells,
            _ => Self::Parabola { c: values.number("c"), minimum: values.number("minimum") },
        }
    }

    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Parabola { .. } => "parabola",
            Self::Neuron { .. } => "neuron",
            Self::Wells => "wells",
            Self::Own(_) => "own",
        }
    }

    /// L(p).
    pub(super) fn loss(&self, p: f64) -> f64 {
        match *self {
            Self::Parabola { c, minimum } => 0.5 * c * (p - minimum) * (p - minimum),
            Self::Neuron { gain, rest, target } => {
                let error = target - Sigmoid.value(gain * p + rest);
                0.5 * error * error
            }
            Self::Wells => wells::loss(p),
            Self::Own(ref own) => own.loss(p),
        }
    }

    /// ∂L/∂p.
    pub(super) fn slope(&self, p: f64) -> f64 {
        match *self {
            Self::Parabola { c, minimum } => c * (p - minimum),
            Self::Neuron { gain, rest, target } => {
                let z = gain * p + rest;
                (Sigmoid.value(z) - target) * Sigmoid.derivative(z) * gain
            }
            Self::Wells => wells::slope(p),
            Self::Own(ref own) => own.slope(p),
        }
    }

    /// ∂²L/∂p²: the curvature at p.
    pub(super) fn curvature(&self, p: f64) -> f64 {
        match *self {
            Self::Parabola { c, .. } => c,
            Self::Neuron { gain, rest, target } => {
                let z = gain * p + rest;
                let (o, d) = (Sigmoid.value(z), Sigmoid.derivative(z));
                gain * gain * d * (d + (o - target) * (1.0 - 2.0 * o))
            }
            Self::Wells => wells::curvature(p),
            Self::Own(ref own) => own.curvature(p),
        }
    }

    /// Where it is lowest, from left to right; a neuron that never meets its target exactly has no such place.
    pub(super) fn minima(&self) -> Vec<Minimum> {
        match *self {
            Self::Parabola { minimum, .. } => vec![Minimum { at: minimum, global: true }],
            Self::Neuron { gain, rest, target } => {
                let at = (log(target / (1.0 - target)) - rest) / gain;
                if at.is_finite() { vec![Minimum { at, global: true }] } else { Vec::new() }
            }
            Self::Own(ref own) => own.minima(),
            Self::Wells => vec![Minimum { at: -4.0, global: true }, Minimum { at: 4.0, global: false }],
        }
    }

    /// Whether a step can begin or end at p: a function of the learner's own may have no value there, or no slope.
    pub(super) fn holds(&self, p: f64) -> bool {
        if let Self::Own(own) = self { own.holds(p) } else { true }
    }

    /// The slopes on both sides of a kink.
    pub(super) fn kink(&self, p: f64) -> Option<(f64, f64)> {
        if let Self::Own(own) = self { own.kink(p) } else { None }
    }

    /// The minimum that small steps from p lead to.
    pub(super) fn basin(&self, p: f64) -> Option<Minimum> {
        if let Self::Own(own) = self {
            return own.basin(p);
        }
        let minima = self.minima();
        if minima.len() > 1 && p > wells::CREST { minima.last().copied() } else { minima.first().copied() }
    }

    /// The largest curvature wherever the loss is no higher than at `start`: below 2 over it, no step raises the loss.
    pub(super) fn steepest_bend(&self, start: f64) -> f64 {
        let most = |places: &mut dyn Iterator<Item = f64>| places.map(|p| self.curvature(p).abs()).fold(0.0, f64::max);
        match *self {
            Self::Parabola { c, .. } => c,
            Self::Neuron { gain, rest, .. } if gain != 0.0 => {
                most(&mut (-160..=160).map(|i| (f64::from(i) / 20.0 - rest) / gain))
            }
            Self::Neuron { .. } => 0.0,
            // Nobody knows the largest one: it is measured at the start.
            Self::Own(ref own) => own.curvature(start).abs(),
            Self::Wells => {
                let top = self.loss(start);
                // A grid of 0.05: its neighbours are taken along, so that the true edge is inside.
                let below = |p: &f64| [p - 0.05, *p, p + 0.05].iter().any(|&p| self.loss(p) <= top);
                most(&mut (-160..=160).map(|i| f64::from(i) / 20.0).filter(below))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CURVES: [Curve; 5] = [
        Curve::Parabola { c: 1.7, minimum: -0.4 },
        Curve::Neuron { gain: 1.0, rest: 0.0, target: 0.7 },
        Curve::Neuron { gain: -2.5, rest: 1.3, target: 1.0 },
        Curve::Neuron { gain: 0.6, rest: -2.0, target: 0.0 },
        Curve::Wells,
    ];

    #[test]
    fn slope_and_bend_agree_with_central_differences() {
        for curve in &CURVES {
            for i in -65..=65 {
                let (p, e) = (f64::from(i) / 10.0, 1e-5);
                let slope = (curve.loss(p + e) - curve.loss(p - e)) / (2.0 * e);
                let curvature = (curve.slope(p + e) - curve.slope(p - e)) / (2.0 * e);
                assert!((curve.slope(p) - slope).abs() < 1e-9 * (1.0 + slope.abs()), "{curve:?} at {p}");
                assert!((curve.curvature(p) - curvature).abs() < 1e-8 * (1.0 + curvature.abs()), "{curve:?} at {p}");
            }
        }
    }

    #[test]
    fn minima_are_flat_curved_upwards_and_the_global_one_is_the_lowest_place() {
        for curve in &CURVES {
            for minimum in curve.minima() {
                assert!(curve.slope(minimum.at).abs() < 1e-12, "{curve:?} {minimum:?}");
                assert!(curve.curvature(minimum.at) > 0.0, "{curve:?} {minimum:?}");
                let lowest = (-700..=700).map(|i| curve.loss(f64::from(i) / 100.0)).fold(f64::INFINITY, f64::min);
                assert_eq!(curve.loss(minimum.at) <= lowest + 1e-12, minimum.global, "{curve:?} {minimum:?}");
            }
        }
        assert!(Curve::Wells.loss(-4.0).abs() < 1e-12, "the lowest loss is 0");
    }

    #[test]
    fn the_neurons_curve_is_flat_at_its_ends() {
        let curve = Curve::Neuron { gain: 2.0, rest: 0.0, target: 0.7 };
        for end in [-6.0, 6.0] {
            assert!(curve.slope(end).abs() < 1e-4 && curve.loss(end) > 0.04);
        }
    }
}
