//! Every factor of a path with what known mistakes make of it.

use super::super::name::{Derivative, Name};
use super::mistakes::{Gap, Mistake, Part, Worked};
use crate::infallible::infallible;
use figure::ToList;
use nn::{Activation, Loss, Network, Parameter, Trace, loss};

/// A layer and a unit of it.
type Place = (usize, usize);

/// What the factors are made of.
pub(super) struct Parts<'a> {
    pub(super) network: &'a Network,
    pub(super) trace: &'a Trace,
    /// The network after one update.
    pub(super) moved: &'a Network,
    pub(super) x: &'a [f64],
    pub(super) y: &'a [f64],
}

impl Parts<'_> {
    fn slope(&self, layer: usize, at: f64) -> f64 {
        self.network.activation(layer).derivative(at)
    }

    /// Whether paths begin with ∂L/∂z in this layer, which holds the slope of its activation already.
    fn is_fused(&self, layer: usize) -> bool {
        layer + 1 == self.network.depth() && self.network.fuses_output()
    }

    /// The slope that a step into a neuron holds.
    fn steepness(&self, (layer, unit): Place) -> f64 {
        if self.is_fused(layer) { 1.0 } else { self.slope(layer, self.trace.z[layer][unit]) }
    }

    /// Another neuron of a layer, or another input (layer 0 of the sizes); none where there is but one.
    fn sibling(&self, layer: usize, unit: usize) -> Option<usize> {
        let width = self.network.layers()[layer];
        (width > 1).then(|| (unit + 1) % width)
    }

    /// The factors of a path from L down.
    pub(super) fn factors(&self, selected: Parameter, units: &[usize]) -> Vec<Gap> {
        let bottom = selected.layer();
        let between = |at: usize| self.between(bottom + at, units[at], units[at - 1]);
        let mut factors = vec![self.loss(units[units.len() - 1])];
        factors.extend((1..units.len()).rev().map(between));
        factors.push(self.first(selected, units.get(1).map(|&unit| (bottom + 1, unit))));
        factors
    }

    /// ∂L/∂o5 = o5 − y1, or a multiple of it; 1 where the output is the loss, and ∂L/∂z5 = o5 − y1 of a cross-entropy.
    fn loss(&self, unit: usize) -> Gap {
        let (layer, loss) = (self.network.depth() - 1, self.network.loss());
        let (z, o) = (self.trace.z[layer][unit], self.trace.o[layer][unit]);
        let (output, fused) = (Name::Output { layer, unit }, self.is_fused(layer));
        let target = if loss.has_target() { self.y.get(unit).copied() } else { None };
        let error = target.map_or(1.0, |y| o - y);
        let square = loss.square_factor(self.network.output_width());
        let truth = 2.0 * square.unwrap_or(0.5) * error;
        let mut mistakes = vec![(Mistake::Sign, -truth)];
        if fused {
            mistakes.push((Mistake::ExtraSlope, truth * o * (1.0 - o)));
        } else if self.slope(layer, z) != 1.0 {
            mistakes.push((Mistake::TooEarly, truth * self.slope(layer, z)));
        }
        mistakes.push((Mistake::Loss, square.map_or_else(|| self.whole_loss(), |factor| factor * error * error)));
        if square.is_some() && loss != Loss::HalfSquaredError {
            let multiples = [error, 2.0 * error].into_iter().filter(|multiple| *multiple != truth);
            mistakes.extend(multiples.map(|multiple| (Mistake::Multiple, multiple)));
        }
        let by = if fused { Name::PreActivation { layer, unit } } else { output };
        Gap {
            part: Part::Loss,
            of: Some(Derivative { of: Name::Loss, by }),
            truth,
            worked: Some(Worked { slope: (output, o), times: target.map(|y| (Name::Target(unit), y)), steep: !fused }),
            mistakes,
        }
    }

    fn whole_loss(&self) -> f64 {
        infallible(loss(self.network, self.trace, self.y))
    }

    /// ∂z/∂o = w or ∂z/∂w = o of a neuron whose ∂L/∂z is known: no slope belongs there.
    fn flat(&self, part: Part, (layer, unit): Place, by: Name, times: Option<(Name, f64)>) -> Gap {
        let (o, truth) = (self.trace.o[layer][unit], times.map_or(1.0, |(_, value)| value));
        let z = Name::PreActivation { layer, unit };
        Gap {
            part,
            of: Some(Derivative { of: z, by }),
            truth,
            worked: Some(Worked { slope: (z, truth), times, steep: false }),
            mistakes: vec![(Mistake::Sign, -truth), (Mistake::ExtraSlope, o * (1.0 - o) * truth)],
        }
    }

    /// σ′(z)·(…) with the mistakes that can be made with σ′ alone. Where the slope is 1, leaving it out is none.
    fn sloped(
        &self,
        part: Part,
        (layer, unit): Place,
        neighbours: &[Place],
        by: Name,
        times: Option<(Name, f64)>,
    ) -> Gap {
        if self.is_fused(layer) {
            return self.flat(part, (layer, unit), by, times);
        }
        let (z, o) = (self.trace.z[layer][unit], self.trace.o[layer][unit]);
        let (slope, factor) = (self.slope(layer, z), times.map_or(1.0, |(_, value)| value));
        let truth = slope * factor;
        let mut mistakes = vec![(Mistake::Sign, -truth)];
        if slope != 1.0 {
            mistakes.push((Mistake::NoSlope, factor));
            mistakes.push((Mistake::SlopeAtOutput, self.slope(layer, o) * factor));
        }
        if times.is_some() {
            mistakes.push((Mistake::OnlySlope, slope));
        }
        let softmax = |layer: usize| self.network.activation(layer) == Activation::Softmax;
        for (layer, unit) in neighbours.iter().filter(|(layer, _)| !softmax(*layer)) {
            let elsewhere = self.slope(*layer, self.trace.z[*layer][*unit]);
            if slope != 1.0 || elsewhere != 1.0 {
                mistakes.push((Mistake::SlopeElsewhere, elsewhere * factor));
            }
        }
        let of = Some(Derivative { of: Name::Output { layer, unit }, by });
        let worked = Worked { slope: (Name::PreActivation { layer, unit }, slope), times, steep: true };
        Gap { part, of, truth, worked: Some(worked), mistakes }
    }

    /// ∂o/∂o = σ′(z)·w.
    fn between(&self, layer: usize, to: usize, from: usize) -> Gap {
        let weight = |to, from| Parameter::Weight { layer, to, from };
        let value = |network: &Network, parameter| network.get(parameter).unwrap_or(0.0);
        let own = weight(to, from);
        let times = (own.into(), value(self.network, own));
        let under = Name::Output { layer: layer - 1, unit: from };
        // Below on the path; beside, where there is a neuron.
        let beside = self.sibling(layer + 1, to);
        let neighbours: Vec<Place> = [(layer - 1, from)].into_iter().chain(beside.map(|unit| (layer, unit))).list();
        let mut gap = self.sloped(Part::Between, (layer, to), &neighbours, under, Some(times));
        let slope = self.steepness((layer, to));
        gap.mistakes.push((Mistake::Updated, slope * value(self.moved, own)));
        let others = [self.sibling(layer, from).map(|from| weight(to, from)), beside.map(|to| weight(to, from))];
        let wrong = |weight| (Mistake::Neighbour, slope * value(self.network, weight));
        gap.mistakes.extend(others.into_iter().flatten().map(wrong));
        gap
    }

    /// ∂o/∂w = σ′(z)·x, and for a bias σ′(z) alone. `above` is the next neuron of the path.
    fn first(&self, selected: Parameter, above: Option<Place>) -> Gap {
        let (layer, to) = (selected.layer(), selected.to());
        let source = |from: usize| if layer == 0 { self.x[from] } else { self.trace.o[layer - 1][from] };
        let from = if let Parameter::Weight { from, .. } = selected { Some(from) } else { None };
        let times = from.map(|from| (Name::source(layer, from), source(from)));
        let below = layer.checked_sub(1).and_then(|below| Some((below, from?)));
        let beside = self.sibling(layer + 1, to).map(|unit| (layer, unit));
        let neighbours: Vec<Place> = [beside, above, below].into_iter().flatten().list();
        let mut gap = self.sloped(Part::First, (layer, to), &neighbours, selected.into(), times);
        let slope = self.steepness((layer, to));
        let other = from.and_then(|from| self.sibling(layer, from));
        gap.mistakes.extend(other.map(|from| (Mistake::Neighbour, slope * source(from))));
        gap.mistakes.push((Mistake::Itself, slope * self.network.get(selected).unwrap_or(0.0)));
        gap
    }
}
