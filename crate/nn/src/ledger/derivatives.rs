//! The derivatives between a parameter and the loss, and the paths that are made of them.

use super::largest::{Layered, descending, largest_paths};
use super::{Factor, FactorKind, Path};
use crate::backward::Deltas;
use crate::{Network, Parameter, Trace};
use libm::fabs;

/// Every derivative on the way from one parameter to the loss, for one sample.
pub(super) struct Derivatives<'a> {
    network: &'a Network,
    trace: &'a Trace,
    deltas: &'a Deltas,
    parameter: Parameter,
    /// Whether ∂L/∂z of the output has a formula of its own.
    fused: bool,
    /// f′(z) of every neuron, or 1 in an output layer whose slope is already in ∂L/∂z.
    slopes: Vec<Vec<f64>>,
}

impl<'a> Derivatives<'a> {
    pub(super) fn new(
        network: &'a Network,
        trace: &'a Trace,
        deltas: &'a Deltas,
        parameter: Parameter,
    ) -> Derivatives<'a> {
        let last = network.depth() - 1;
        let fused = network.fuses_output();
        let slope = |layer: usize, z: f64| {
            if fused && layer == last { 1.0 } else { network.activation(layer).derivative(z) }
        };
        let of_layer = |(layer, z): (usize, &Vec<f64>)| z.iter().map(|&z| slope(layer, z)).collect();
        let slopes = trace.z.iter().enumerate().map(of_layer).collect();
        Derivatives { network, trace, deltas, parameter, fused, slopes }
    }

    fn last(&self) -> usize {
        self.network.depth() - 1
    }

    fn weight(&self, layer: usize, to: usize, from: usize) -> f64 {
        self.network.weights(layer)[to * self.network.layers()[layer] + from]
    }

    fn loss_factor(&self, unit: usize) -> Factor {
        let last = self.last();
        if self.fused {
            let value = self.deltas.dz[last][unit];
            return Factor { kind: FactorKind::LossByPreactivation { unit }, value };
        }
        Factor { kind: FactorKind::LossByOutput { unit }, value: self.deltas.do_[last][unit] }
    }

    fn output_factor(&self, layer: usize, to: usize, from: usize) -> Factor {
        let kind = if layer == self.last() && self.fused {
            FactorKind::PreactivationByOutput { layer, to, from }
        } else {
            FactorKind::OutputByOutput { layer, to, from }
        };
        let value = self.slopes[layer][to] * self.weight(layer, to, from);
        let joined = to == from && self.network.adds_below(layer);
        Factor { kind, value: if joined { value + 1.0 } else { value } }
    }

    fn parameter_factor(&self) -> Factor {
        let layer = self.parameter.layer();
        let input = match self.parameter {
            Parameter::Weight { from, .. } => self.trace.input_of(layer)[from],
            Parameter::Bias { .. } => 1.0,
        };
        let kind = if layer == self.last() && self.fused {
            FactorKind::PreactivationByParameter(self.parameter)
        } else {
            FactorKind::OutputByParameter(self.parameter)
        };
        Factor { kind, value: self.slopes[layer][self.parameter.to()] * input }
    }

    /// The path through these neurons, one for each layer from the parameter's layer up.
    fn path(&self, units: Vec<usize>) -> Path {
        let first = self.parameter.layer();
        let mut factors = Vec::with_capacity(units.len() + 1);
        factors.push(self.loss_factor(units[units.len() - 1]));
        for step in (1..units.len()).rev() {
            factors.push(self.output_factor(first + step, units[step], units[step - 1]));
        }
        factors.push(self.parameter_factor());
        let product = factors.iter().map(|factor| factor.value).product();
        Path { units, factors, product }
    }

    /// Every path, in the order of an odometer: the neuron of the output layer changes first.
    pub(super) fn all_paths(&self, count: usize, branching: &[usize]) -> Vec<Path> {
        let mut units = vec![0; branching.len() + 1];
        units[0] = self.parameter.to();
        let mut paths = Vec::with_capacity(count);
        for _ in 0..count {
            paths.push(self.path(units.clone()));
            for (unit, &width) in units[1..].iter_mut().zip(branching).rev() {
                *unit += 1;
                if *unit < width {
                    break;
                }
                *unit = 0;
            }
        }
        paths
    }

    pub(super) fn largest_paths(&self, count: usize, levels: usize) -> Vec<Path> {
        let found = largest_paths(self, self.parameter.to(), levels, count);
        // Each path is computed twice: millions of factors take much room, and this way they are kept once.
        let sizes: Vec<f64> = found.iter().map(|units| fabs(self.path(units.clone()).product)).collect();
        descending(&sizes).into_iter().map(|at| self.path(found[at as usize].clone())).collect()
    }

    /// The sum over all paths by forward-mode differentiation: ∂o of each neuron by the parameter, layer by layer up.
    pub(super) fn tangent(&self) -> f64 {
        let first = self.parameter.layer();
        let mut tangents = vec![0.0; self.network.layers()[first + 1]];
        tangents[self.parameter.to()] = self.parameter_factor().value;
        for layer in first + 1..self.network.depth() {
            let rows = self.network.weights(layer).chunks_exact(tangents.len());
            let sums = rows.map(|row| row.iter().zip(&tangents).map(|(w, t)| w * t).sum::<f64>());
            let mut above: Vec<f64> = sums.enumerate().map(|(unit, sum)| self.slopes[layer][unit] * sum).collect();
            if self.network.adds_below(layer) {
                above.iter_mut().zip(&tangents).for_each(|(above, below)| *above += below);
            }
            tangents = above;
        }
        tangents.iter().enumerate().fold(0.0, |sum, (unit, t)| sum + self.loss_factor(unit).value * t)
    }
}

impl Layered for Derivatives<'_> {
    fn width(&self, level: usize) -> usize {
        self.network.layers()[self.parameter.layer() + level + 1]
    }

    fn edge(&self, level: usize, to: usize, from: usize) -> f64 {
        self.output_factor(self.parameter.layer() + level, to, from).value
    }

    fn end(&self, node: usize) -> f64 {
        self.loss_factor(node).value
    }
}
