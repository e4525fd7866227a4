//! Every number of a forward and a backward pass, and what each known mistake makes of it. The right numbers are those of `nn`;
//! the wrong formulas are kept here to tell a learner which one was used.

use super::super::super::{Acts, Derivative, Moment, Name};
use super::super::graph::fused;
use crate::infallible::infallible;
use figure::ToList;
use nn::{Activation, Loss, Network, Parameter};

/// What learners do wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mistake {
    /// The other sign.
    Sign,
    /// The bias is forgotten.
    NoBias,
    /// Weights and inputs are paired wrongly.
    Paired,
    /// Weights that leave the neuron in place of those that enter it, or the other way round.
    Direction,
    /// z of the layer below in place of its o.
    BelowRaw,
    /// z in place of o.
    NotActivated,
    /// The activation, twice.
    Twice,
    /// f′(z) in place of f(z).
    Slope,
    /// The loss without its ½.
    NoHalf,
    /// The errors added up, not their squares.
    NoSquare,
    /// The mean over the outputs.
    Mean,
    /// One output of several.
    OneOutput,
    /// f′ is forgotten.
    NoSlope,
    /// f′ at o in place of z.
    SlopeAtOutput,
    /// f′, where the loss has cancelled it.
    ExtraSlope,
    /// ∂L/∂o of the layer above in place of ∂L/∂z.
    NoSlopeAbove,
    /// One path of several.
    OnePath,
    /// The weights after the update.
    Updated,
    /// Another input of the same neuron.
    WrongInput,
    /// ∂L/∂z of another neuron of the layer.
    WrongDelta,
    /// The weight itself in place of its input.
    Itself,
    /// ∂L/∂z alone.
    NoInput,
    /// The new weight in place of the gradient.
    NewWeight,
    /// η·∂L/∂w in place of the gradient.
    Step,
    /// ∂L/∂b is taken for 0.
    Zero,
}

/// What a blank asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super::super) enum Ask {
    Z(usize, usize),
    O(usize, usize),
    Loss,
    Delta(usize, usize),
    Gradient(Parameter),
}

/// A number to be filled in.
#[derive(Clone, Debug)]
pub(super) struct Gap {
    pub(super) ask: Ask,
    pub(super) truth: f64,
    pub(super) mistakes: Vec<(Mistake, f64)>,
}

impl Ask {
    /// The act that it belongs to: forward, δ, gradients.
    pub(super) fn part(self) -> usize {
        match self {
            Self::Z(..) | Self::O(..) | Self::Loss => 1,
            Self::Delta(..) => 2,
            Self::Gradient(_) => 3,
        }
    }

    /// The neuron that it is about.
    pub(super) fn neuron(self) -> Option<(usize, usize)> {
        match self {
            Self::Z(layer, unit) | Self::O(layer, unit) | Self::Delta(layer, unit) => Some((layer, unit)),
            Self::Gradient(parameter) => Some((parameter.layer(), parameter.to())),
            Self::Loss => None,
        }
    }

    /// Its name, or what L is differentiated by.
    pub(super) fn name(self) -> Result<Name, Derivative> {
        let by = |by| Err(Derivative { of: Name::Loss, by });
        match self {
            Self::Z(layer, unit) => Ok(Name::PreActivation { layer, unit }),
            Self::O(layer, unit) => Ok(Name::Output { layer, unit }),
            Self::Loss => Ok(Name::Loss),
            Self::Delta(layer, unit) => by(Name::PreActivation { layer, unit }),
            Self::Gradient(parameter) => by(parameter.into()),
        }
    }
}

/// Every blank, in the order of the work: forward, then backward from the loss.
pub(super) fn asks(network: &Network) -> Vec<Ask> {
    let units = |layer: usize| (0..network.layers()[layer + 1]).map(move |unit| (layer, unit));
    let up = || (0..network.depth()).flat_map(units);
    let down = || (0..network.depth()).rev().flat_map(units);
    let into = |(layer, to): (usize, usize)| {
        let weights = (0..network.layers()[layer]).map(move |from| Parameter::Weight { layer, to, from });
        weights.chain([Parameter::Bias { layer, to }])
    };
    let forward = up().flat_map(|(layer, unit)| [Ask::Z(layer, unit), Ask::O(layer, unit)]);
    let deltas = down().map(|(layer, unit)| Ask::Delta(layer, unit));
    let gradients = down().flat_map(into).map(Ask::Gradient);
    forward.chain([Ask::Loss]).chain(deltas).chain(gradients).list()
}

/// Every number of a sheet.
pub(super) fn gaps(run: &Acts) -> Vec<Gap> {
    let work = Work { run, moment: run.moment() };
    let gap = |ask| {
        let (truth, mistakes) = match ask {
            Ask::Z(layer, unit) => work.z(layer, unit),
            Ask::O(layer, unit) => work.o(layer, unit),
            Ask::Loss => work.loss(),
            Ask::Delta(layer, unit) => work.delta(layer, unit),
            Ask::Gradient(parameter) => work.gradient(parameter),
        };
        Gap { ask, truth, mistakes }
    };
    asks(run.network()).into_iter().map(gap).list()
}

/// A number and what mistakes make of it.
type Numbers = (f64, Vec<(Mistake, f64)>);

struct Work<'a> {
    run: &'a Acts,
    moment: Moment,
}

impl Work<'_> {
    fn network(&self) -> &Network {
        self.run.network()
    }

    fn width(&self, layer: usize) -> usize {
        self.network().layers()[layer]
    }

    fn weight(&self, layer: usize, to: usize, from: usize) -> f64 {
        self.run.old(Parameter::Weight { layer, to, from })
    }

    /// f′(z), or what it is at another number.
    fn slope(&self, layer: usize, at: f64) -> f64 {
        self.network().activation(layer).derivative(at)
    }

    /// z of a neuron, with the inputs and weights that `input` and `weight` say.
    fn sum(&self, layer: usize, unit: usize, input: &dyn Fn(usize) -> f64, weight: &dyn Fn(usize) -> f64) -> f64 {
        let terms: f64 = (0..self.width(layer)).map(|from| weight(from) * input(from)).sum();
        terms + self.run.old(Parameter::Bias { layer, to: unit })
    }

    fn z(&self, layer: usize, unit: usize) -> Numbers {
        let truth = self.moment.without_rounding(self.network(), layer, unit);
        let width = self.width(layer);
        let input = |from: usize| self.moment.source(layer, from);
        let weight = |from: usize| self.weight(layer, unit, from);
        let mut mistakes = vec![
            (Mistake::Sign, -truth),
            (Mistake::NoBias, truth - self.run.old(Parameter::Bias { layer, to: unit })),
            (Mistake::Paired, self.sum(layer, unit, &|from| input(width - 1 - from), &weight)),
        ];
        if width == self.width(layer + 1) {
            let turned = |from: usize| self.weight(layer, from, unit);
            mistakes.push((Mistake::Direction, self.sum(layer, unit, &input, &turned)));
        }
        if layer > 0 {
            let raw = |from: usize| self.moment.trace.z[layer - 1][from];
            mistakes.push((Mistake::BelowRaw, self.sum(layer, unit, &raw, &weight)));
        }
        (truth, mistakes)
    }

    fn o(&self, layer: usize, unit: usize) -> Numbers {
        let (z, of_z) = self.z(layer, unit);
        let f = self.network().activation(layer);
        let truth = self.moment.trace.o[layer][unit];
        let mut mistakes = vec![(Mistake::NotActivated, z)];
        if f != Activation::Softmax {
            // A rounding that is left of z would be left of o, too.
            let truth = if z == 0.0 { f.value(z) } else { truth };
            mistakes.extend([(Mistake::Twice, f.value(truth)), (Mistake::Slope, f.derivative(z))]);
            mistakes.extend(of_z.into_iter().map(|(mistake, z)| (mistake, f.value(z))));
            return (truth, mistakes);
        }
        (truth, mistakes)
    }

    fn loss(&self) -> Numbers {
        let truth = self.moment.loss;
        let (o, y) = (&self.moment.trace.o[self.network().depth() - 1], &self.run.example.y);
        let errors: Vec<f64> = o.iter().zip(y).map(|(o, y)| o - y).list();
        let loss = self.network().loss();
        if !loss.has_target() {
            return (truth, Vec::new());
        }
        let mut mistakes = vec![(Mistake::Sign, -truth)];
        if errors.len() > 1 && loss != Loss::MeanSquaredError {
            mistakes.push((Mistake::Mean, truth / errors.len() as f64));
        }
        if loss == Loss::HalfSquaredError {
            mistakes.push((Mistake::NoHalf, 2.0 * truth));
            let total: f64 = errors.iter().sum();
            mistakes.extend([total, -total, 0.5 * total.abs()].map(|sum| (Mistake::NoSquare, sum)));
            if errors.len() > 1 {
                mistakes.extend(errors.iter().map(|error| (Mistake::OneOutput, 0.5 * error * error)));
            }
        }
        (truth, mistakes)
    }

    fn delta(&self, layer: usize, unit: usize) -> Numbers {
        let gradient = &self.moment.gradient;
        let truth = gradient.dz[layer][unit];
        let mut mistakes = vec![(Mistake::Sign, -truth)];
        let (z, o) = (self.moment.trace.z[layer][unit], self.moment.trace.o[layer][unit]);
        let (slope, at_o) = (self.slope(layer, z), self.slope(layer, o));
        if layer + 1 == self.network().depth() {
            let error = o - self.run.example.y[unit];
            match (fused(self.network()), self.network().loss()) {
                (false, _) => {
                    let do_ = gradient.do_[layer][unit];
                    mistakes.extend([(Mistake::NoSlope, do_), (Mistake::SlopeAtOutput, do_ * at_o)]);
                }
                // ∂L/∂z is o − y: nothing is to be multiplied with it.
                (true, Loss::BinaryCrossEntropy) => mistakes.push((Mistake::ExtraSlope, error * slope)),
                _ => {}
            }
            return (truth, mistakes);
        }
        let above = 0..self.width(layer + 2);
        let over = |weight: &dyn Fn(usize) -> f64, from_above: &[f64]| -> f64 {
            above.clone().map(|k| weight(k) * from_above[k]).sum()
        };
        let weight = |k: usize| self.weight(layer + 1, k, unit);
        let deltas = &gradient.dz[layer + 1];
        let sum = over(&weight, deltas);
        let moved = |k: usize| weight(k) - self.run.eta * gradient.get(parameter(layer + 1, k, unit)).unwrap_or(0.0);
        mistakes.extend([
            (Mistake::NoSlope, sum),
            (Mistake::SlopeAtOutput, sum * at_o),
            (Mistake::Updated, slope * over(&moved, deltas)),
        ]);
        if above.len() > 1 {
            mistakes.extend(above.clone().map(|k| (Mistake::OnePath, slope * weight(k) * deltas[k])));
        }
        if above.len() == self.width(layer + 1) {
            let turned = |k: usize| self.weight(layer + 1, unit, k);
            mistakes.push((Mistake::Direction, slope * over(&turned, deltas)));
        }
        if layer + 2 < self.network().depth() || !fused(self.network()) {
            mistakes.push((Mistake::NoSlopeAbove, slope * over(&weight, &gradient.do_[layer + 1])));
        }
        (truth, mistakes)
    }

    fn gradient(&self, parameter: Parameter) -> Numbers {
        let (layer, to) = (parameter.layer(), parameter.to());
        let gradient = &self.moment.gradient;
        let truth = gradient.get(parameter).unwrap_or(0.0);
        let (old, eta) = (self.run.old(parameter), self.run.eta);
        let deltas = &gradient.dz[layer];
        let delta = deltas[to];
        let mut mistakes = vec![
            (Mistake::Sign, -truth),
            (Mistake::Itself, delta * old),
            (Mistake::NewWeight, old - eta * truth),
            (Mistake::Step, eta * truth),
            (Mistake::Step, -eta * truth),
        ];
        let others = |count: usize, own: usize| (0..count).filter(move |&other| other != own);
        let input = match parameter {
            Parameter::Weight { from, .. } => {
                let input = self.moment.source(layer, from);
                mistakes.push((Mistake::NoInput, delta));
                let beside = others(self.width(layer), from);
                mistakes.extend(beside.map(|from| (Mistake::WrongInput, delta * self.moment.source(layer, from))));
                if layer > 0 {
                    mistakes.push((Mistake::BelowRaw, delta * self.moment.trace.z[layer - 1][from]));
                }
                input
            }
            Parameter::Bias { .. } => {
                mistakes.push((Mistake::Zero, 0.0));
                let inputs = 0..self.width(layer);
                mistakes.extend(inputs.map(|from| (Mistake::WrongInput, delta * self.moment.source(layer, from))));
                1.0
            }
        };
        mistakes.extend(others(deltas.len(), to).map(|other| (Mistake::WrongDelta, deltas[other] * input)));
        if layer + 1 < self.network().depth() || !fused(self.network()) {
            mistakes.push((Mistake::NoSlope, gradient.do_[layer][to] * input));
        }
        (truth, mistakes)
    }
}

fn parameter(layer: usize, to: usize, from: usize) -> Parameter {
    Parameter::Weight { layer, to, from }
}

/// What a number is if it is worked out rightly from the numbers that stand before it, which may be wrong; and those it needs.
pub(super) fn follows(run: &Acts, ask: Ask, taken: &dyn Fn(Ask) -> f64) -> Option<(f64, Vec<Ask>)> {
    let network = run.network();
    let old = |layer: usize, to: usize, from: usize| run.old(parameter(layer, to, from));
    match ask {
        Ask::Z(layer, unit) => {
            let needs: Vec<Ask> = (0..network.layers()[layer]).map(|from| Ask::O(layer.wrapping_sub(1), from)).list();
            let needs = if layer == 0 { return None } else { needs };
            let terms: f64 = needs.iter().enumerate().map(|(from, &ask)| old(layer, unit, from) * taken(ask)).sum();
            Some((terms + run.old(Parameter::Bias { layer, to: unit }), needs))
        }
        Ask::O(layer, unit) => {
            let f = network.activation(layer);
            let z = Ask::Z(layer, unit);
            (f != Activation::Softmax).then(|| (f.value(taken(z)), vec![z]))
        }
        Ask::Loss => {
            let last = network.depth() - 1;
            let factor = network.loss().square_factor(network.output_width())?;
            let needs: Vec<Ask> = (0..network.output_width()).map(|unit| Ask::O(last, unit)).list();
            let error = |(ask, y): (&Ask, &f64)| factor * (taken(*ask) - y) * (taken(*ask) - y);
            Some((needs.iter().zip(&run.example.y).map(error).sum(), needs))
        }
        Ask::Delta(layer, unit) if layer + 1 < network.depth() => {
            let needs: Vec<Ask> = (0..network.layers()[layer + 2]).map(|to| Ask::Delta(layer + 1, to)).list();
            let sum: f64 = needs.iter().enumerate().map(|(to, &ask)| old(layer + 1, to, unit) * taken(ask)).sum();
            let trace = infallible(nn::forward(network, &run.example.x));
            Some((sum * network.activation(layer).derivative(trace.z[layer][unit]), needs))
        }
        Ask::Delta(..) | Ask::Gradient(_) => None,
    }
}
