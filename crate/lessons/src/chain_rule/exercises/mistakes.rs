//! The example of a fill-in exercise: a network of B's shape with fresh numbers, its factors, and what each known mistake
//! makes of them. All of it is computed; an example in which two mistakes give the same number is not set.

use super::super::name::{Derivative, Name};
use super::super::networks::{self, Example};
use crate::infallible::infallible;
use crate::{Settings, answer};
use nn::{Activation, Gradient, Loss, Network, Parameter, Pcg32, Trace, backward, forward};

/// What learners do wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mistake {
    /// The other sign.
    Sign,
    /// No σ′.
    NoSlope,
    /// σ′ at o instead of z.
    SlopeAtOutput,
    /// σ′ at a neighbour's z.
    SlopeElsewhere,
    /// σ′ alone.
    OnlySlope,
    /// σ′ of the output is in ∂L/∂o already.
    TooEarly,
    /// The loss itself.
    Loss,
    /// The weight after the update.
    Updated,
    /// A neighbour's weight or input.
    Neighbour,
    /// The weight itself, where its input belongs.
    Itself,
    /// Factors added up.
    Added,
    /// One path of two.
    OnePath,
    /// Two paths where one was asked for.
    BothPaths,
    /// Paths multiplied.
    Multiplied,
}

/// What a blank asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// ∂L/∂o of the output.
    Loss,
    /// ∂o/∂o between layers.
    Between,
    /// ∂o/∂w of the selected weight.
    First,
    /// The product of the first path.
    Product,
    /// The sum over both paths.
    Sum,
}

/// A number to be filled in.
#[derive(Clone, Debug)]
pub(super) struct Gap {
    pub(super) part: Part,
    /// The derivative that is asked for; none for the product p1.
    pub(super) of: Option<Derivative>,
    pub(super) truth: f64,
    /// What the number is worked out from, where it is one factor.
    pub(super) worked: Option<Worked>,
    pub(super) mistakes: Vec<(Mistake, f64)>,
}

/// How a factor is worked out: σ′(z), and what it is multiplied with; or o, and what is taken from it. Names and values.
#[derive(Clone, Copy, Debug)]
pub(super) struct Worked {
    pub(super) slope: (Name, f64),
    pub(super) times: (Name, f64),
}

/// An example with all of its numbers.
#[derive(Clone)]
pub(in super::super) struct Sheet {
    pub(in super::super) example: Example,
    pub(in super::super) selected: Parameter,
    /// The network after one update.
    pub(super) moved: Network,
    /// ∂L/∂o5, ∂o5/∂o3, ∂o3/∂o1, ∂o1/∂w1, p1 and ∂L/∂w1.
    pub(super) gaps: Vec<Gap>,
    /// The factors of the second path between the shared ones: ∂o5/∂o4 and ∂o4/∂o1.
    pub(super) second: [Gap; 2],
    /// The product of the second path.
    pub(super) p2: f64,
}

/// The learning rate of the update that must not be used yet. It is so large that the old and the new weight clearly differ.
pub(super) const ETA: f64 = 5.0;
/// The most examples that are tried for a seed. One in 24 is clear.
const TRIES: u64 = 600;

impl Sheet {
    /// The first clear example of a seed.
    pub(super) fn new(seed: u64) -> Self {
        let tries = (0..TRIES).map(|attempt| Self::draw(&mut Pcg32::new(seed, attempt)));
        let mut last = None;
        for sheet in tries {
            if sheet.is_clear() {
                return sheet;
            }
            last = Some(sheet);
        }
        // Even if no example of a seed is clear, `judge` names no mistake that could be another one.
        last.unwrap_or_else(|| Self::draw(&mut Pcg32::new(seed, 0)))
    }

    pub(super) fn is_clear(&self) -> bool {
        self.gaps.iter().all(|gap| answer::clear(gap.truth, &gap.mistakes))
    }

    /// One decimal each: numbers for a pocket calculator.
    fn draw(random: &mut Pcg32) -> Self {
        let architecture = crate::Architecture { sizes: vec![2, 2, 2, 1], activations: vec![Activation::Sigmoid; 3] };
        let mut tenths = |least: u32, most: u32| {
            let size = f64::from(least + random.next_u32() % (most - least + 1)) / 10.0;
            if random.next_u32() & 1 == 0 { size } else { -size }
        };
        let mut settings = Settings::default();
        let mut set = |letter: char, count: usize, least: u32, most: u32| {
            for number in 1..=count {
                settings.set(&format!("{letter}{number}"), tenths(least, most));
            }
        };
        set('w', 10, 4, 20);
        set('b', 5, 0, 10);
        set('x', 2, 4, 20);
        let mut example = networks::example("b", &architecture, Loss::HalfSquaredError, &settings);
        example.y[0] = f64::from(random.next_u32() & 1);
        let place = random.next_u32() as usize;
        Self::of(example, Parameter::Weight { layer: 0, to: place & 1, from: (place >> 1) & 1 })
    }

    /// The sheet of an example, for a weight into a neuron of the first layer.
    pub(super) fn of(example: Example, selected: Parameter) -> Self {
        let network = &example.network;
        let trace = infallible(forward(network, &example.x));
        let gradient = infallible(backward(network, &trace, &example.y));
        let moved = moved(network, &gradient);
        let parts = Parts { network, trace: &trace, moved: &moved, x: &example.x, y: &example.y };
        let (j, loss) = (selected.to(), parts.loss());
        let (upper, lower) = ([parts.between(2, 0, 0), parts.between(2, 0, 1)], [0, 1].map(|k| parts.between(1, k, j)));
        let first = parts.first(selected);
        let product = |k: usize, of: &dyn Fn(&Gap) -> f64| of(&loss) * of(&upper[k]) * of(&lower[k]) * of(&first);
        let truth = |k| product(k, &|gap| gap.truth);
        let with = |k, mistake| product(k, &|gap| gap.with(mistake));
        let (p1, p2) = (truth(0), truth(1));
        let added = loss.truth + upper[0].truth + lower[0].truth + first.truth;
        let whole = [Mistake::NoSlope, Mistake::SlopeAtOutput, Mistake::Updated];
        let mut of_product = vec![(Mistake::Sign, -p1), (Mistake::Added, added), (Mistake::BothPaths, p1 + p2)];
        of_product.extend(whole.map(|mistake| (mistake, with(0, mistake))));
        let mut of_sum = vec![(Mistake::Sign, -p1 - p2), (Mistake::OnePath, p1), (Mistake::OnePath, p2)];
        of_sum.push((Mistake::Multiplied, p1 * p2));
        of_sum.extend(whole.map(|mistake| (mistake, with(0, mistake) + with(1, mistake))));
        let gap = |part, of, truth, mistakes| Gap { part, of, truth, worked: None, mistakes };
        let product = gap(Part::Product, None, p1, of_product);
        let of = Derivative { of: Name::Loss, by: selected.into() };
        let sum = gap(Part::Sum, Some(of), p1 + p2, of_sum);
        let ([first_upper, second_upper], [first_lower, second_lower]) = (upper, lower);
        let gaps = vec![loss, first_upper, first_lower, first, product, sum];
        Self { selected, moved, gaps, second: [second_upper, second_lower], p2, example }
    }
}

impl Gap {
    /// The number with a mistake made in it; the truth where the mistake cannot be made.
    fn with(&self, mistake: Mistake) -> f64 {
        self.mistakes.iter().find(|(made, _)| *made == mistake).map_or(self.truth, |(_, value)| *value)
    }
}

fn moved(network: &Network, gradient: &Gradient) -> Network {
    let mut moved = network.clone();
    for parameter in network.parameters() {
        let change = ETA * gradient.get(parameter).unwrap_or(0.0);
        infallible(moved.set(parameter, network.get(parameter).unwrap_or(0.0) - change));
    }
    moved
}

/// A layer and a unit of it.
type Place = (usize, usize);

/// What the factors are made of.
struct Parts<'a> {
    network: &'a Network,
    trace: &'a Trace,
    moved: &'a Network,
    x: &'a [f64],
    y: &'a [f64],
}

impl Parts<'_> {
    fn slope(&self, layer: usize, at: f64) -> f64 {
        self.network.activation(layer).derivative(at)
    }

    /// ∂L/∂o5 = o5 − y1.
    fn loss(&self) -> Gap {
        let (z, o) = (self.trace.z[2][0], self.trace.o[2][0]);
        let error = o - self.y[0];
        let output = Name::Output { layer: 2, unit: 0 };
        Gap {
            part: Part::Loss,
            of: Some(Derivative { of: Name::Loss, by: output }),
            truth: error,
            worked: Some(Worked { slope: (output, o), times: (Name::Target(0), self.y[0]) }),
            mistakes: vec![
                (Mistake::Sign, -error),
                (Mistake::TooEarly, error * self.slope(2, z)),
                (Mistake::Loss, 0.5 * error * error),
            ],
        }
    }

    /// σ′(z)·(…) with the mistakes that can be made with σ′ alone.
    fn sloped(&self, part: Part, (layer, unit): Place, neighbours: &[Place], by: Name, times: (Name, f64)) -> Gap {
        let (z, o) = (self.trace.z[layer][unit], self.trace.o[layer][unit]);
        let slope = self.slope(layer, z);
        let truth = slope * times.1;
        let mut mistakes = vec![
            (Mistake::Sign, -truth),
            (Mistake::NoSlope, times.1),
            (Mistake::SlopeAtOutput, self.slope(layer, o) * times.1),
            (Mistake::OnlySlope, slope),
        ];
        for (layer, unit) in neighbours {
            let at = self.trace.z[*layer][*unit];
            mistakes.push((Mistake::SlopeElsewhere, self.slope(*layer, at) * times.1));
        }
        let of = Some(Derivative { of: Name::Output { layer, unit }, by });
        let worked = Worked { slope: (Name::PreActivation { layer, unit }, slope), times };
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
        let neighbours = [(layer - 1, from), (layer, 1 - to)];
        let neighbours = if layer == 1 { &neighbours[..] } else { &neighbours[..1] };
        let mut gap = self.sloped(Part::Between, (layer, to), neighbours, under, times);
        let slope = self.slope(layer, self.trace.z[layer][to]);
        gap.mistakes.push((Mistake::Updated, slope * value(self.moved, own)));
        gap.mistakes.push((Mistake::Neighbour, slope * value(self.network, weight(to, 1 - from))));
        if layer == 1 {
            gap.mistakes.push((Mistake::Neighbour, slope * value(self.network, weight(1 - to, from))));
        }
        gap
    }

    /// ∂o/∂w = σ′(z)·x.
    fn first(&self, selected: Parameter) -> Gap {
        let (to, from) = match selected {
            Parameter::Weight { to, from, .. } => (to, from),
            Parameter::Bias { to, .. } => (to, 0),
        };
        let times = (Name::Input(from), self.x[from]);
        let mut gap = self.sloped(Part::First, (0, to), &[(0, 1 - to), (1, 0)], selected.into(), times);
        let slope = self.slope(0, self.trace.z[0][to]);
        gap.mistakes.push((Mistake::Neighbour, slope * self.x[1 - from]));
        gap.mistakes.push((Mistake::Itself, slope * self.network.get(selected).unwrap_or(0.0)));
        gap
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_seed_finds_a_clear_example() {
        for seed in 1..=9999 {
            assert!(Sheet::new(seed).is_clear(), "seed {seed}");
        }
    }
}
