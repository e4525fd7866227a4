//! The example of a fill-in exercise: one parameter of a network, the factors of its paths, and what each known mistake makes of
//! them. All of it is computed. A drawn example has B's shape; one in which two mistakes give the same number is not set.

use super::super::name::{Derivative, Name};
use super::super::networks::{self, Example};
use super::factors::Parts;
use crate::infallible::infallible;
use crate::{Settings, answer};
use figure::ToList;
use nn::{Activation, Gradient, Loss, Network, Parameter, Pcg32, backward, forward};

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
    /// σ′ of an output whose loss has cancelled it.
    ExtraSlope,
    /// The loss itself.
    Loss,
    /// The slope of a square without its 2, or not divided as its mean is.
    Multiple,
    /// The weight after the update.
    Updated,
    /// A neighbour's weight or input.
    Neighbour,
    /// The weight itself, where its input belongs.
    Itself,
    /// Factors added up.
    Added,
    /// One path of several.
    OnePath,
    /// All paths where one was asked for.
    BothPaths,
    /// Paths multiplied.
    Multiplied,
}

impl Mistake {
    /// Whether it is a wrong rule. The others are right rules with a wrong number, and that number may happen to be nearly the
    /// same: σ′ is about ¼ at every small z.
    fn is_of_rule(self) -> bool {
        !matches!(self, Self::SlopeAtOutput | Self::SlopeElsewhere | Self::Updated | Self::Neighbour)
    }
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
    /// The product of the first path. Where it is the only one, that is ∂L/∂w.
    Product,
    /// The sum over several paths.
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

/// How a factor is worked out: σ′(z), or z alone, and what it is multiplied with (nothing for a bias); or o, and what is taken from it. Names
/// and values.
#[derive(Clone, Copy, Debug)]
pub(super) struct Worked {
    pub(super) slope: (Name, f64),
    pub(super) times: Option<(Name, f64)>,
    /// Whether the slope is a factor. It is none where ∂L/∂z is known in one piece.
    pub(super) steep: bool,
}

/// A factor of a path: one of the gaps, or one of those that only other paths have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Factor {
    Gap(usize),
    Other(usize),
}

/// An example with all of its numbers.
#[derive(Clone)]
pub(in super::super) struct Sheet {
    pub(in super::super) example: Example,
    pub(in super::super) selected: Parameter,
    /// The network after one update.
    pub(super) moved: Network,
    /// The factors of the first path from L down, its product where there are other paths, and ∂L/∂w.
    pub(super) gaps: Vec<Gap>,
    /// The factors that only other paths have.
    pub(super) others: Vec<Gap>,
    /// Every path, factor by factor from L down.
    pub(super) paths: Vec<Vec<Factor>>,
    /// The product of each path.
    pub(super) products: Vec<f64>,
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
        self.gaps.iter().all(Gap::is_clear)
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

    /// The sheet of an example, for any of its parameters that has not too many paths.
    pub(super) fn of(example: Example, selected: Parameter) -> Self {
        let network = &example.network;
        let trace = infallible(forward(network, &example.x));
        let gradient = infallible(backward(network, &trace, &example.y));
        let moved = moved(network, &gradient);
        let parts = Parts { network, trace: &trace, moved: &moved, x: &example.x, y: &example.y };
        let (mut gaps, mut others, mut paths) = (Vec::new(), Vec::new(), Vec::new());
        for units in routes(network, selected) {
            let first = gaps.is_empty();
            let mut path = Vec::new();
            for gap in parts.factors(selected, &units) {
                path.push(if first { Factor::Gap(put(&mut gaps, gap)) } else { place(&gaps, &mut others, gap) });
            }
            paths.push(path);
        }
        let mut sheet = Self { selected, moved, gaps, others, paths, products: Vec::new(), example };
        sheet.products = (0..sheet.paths.len()).map(|at| sheet.product(at, |gap| gap.truth)).list();
        sheet.gaps.extend(sheet.results());
        sheet
    }

    /// The gaps that can be asked of a chosen network.
    pub(super) fn askable(&self) -> Vec<usize> {
        (0..self.gaps.len()).filter(|&at| self.gaps[at].is_askable()).list()
    }

    /// How many factors the first path has: so many gaps come first.
    pub(super) fn length(&self) -> usize {
        self.paths[0].len()
    }

    pub(super) fn factor(&self, factor: Factor) -> &Gap {
        match factor {
            Factor::Gap(at) => &self.gaps[at],
            Factor::Other(at) => &self.others[at],
        }
    }

    /// The product of a path, of what `value` takes from each of its factors.
    fn product(&self, path: usize, value: impl Fn(&Gap) -> f64) -> f64 {
        self.paths[path].iter().fold(1.0, |product, &factor| product * value(self.factor(factor)))
    }

    /// What the factors lead to: the first path's product and the sum, or with one path its product alone.
    fn results(&self) -> Vec<Gap> {
        let several = self.paths.len() > 1;
        let (p1, sum) = (self.products[0], self.products.iter().fold(0.0, |sum, product| sum + product));
        let added = self.paths[0].iter().fold(0.0, |sum, &factor| sum + self.factor(factor).truth);
        // Mistakes that are made all along, if they can be made.
        let along = [Mistake::NoSlope, Mistake::SlopeAtOutput, Mistake::Updated].into_iter();
        let along = along.filter(|mistake| self.gaps.iter().any(|gap| gap.has(*mistake)));
        let with = |path, mistake| self.product(path, |gap| gap.with(mistake));
        let mut of_product = vec![(Mistake::Sign, -p1), (Mistake::Added, added)];
        of_product.extend(several.then_some((Mistake::BothPaths, sum)));
        of_product.extend(along.clone().map(|mistake| (mistake, with(0, mistake))));
        let of = Some(Derivative { of: Name::Loss, by: self.selected.into() });
        let gap = |part, of, truth, mistakes| Gap { part, of, truth, worked: None, mistakes };
        if !several {
            return vec![gap(Part::Product, of, p1, of_product)];
        }
        let mut of_sum = vec![(Mistake::Sign, -sum)];
        of_sum.extend(self.products.iter().map(|&product| (Mistake::OnePath, product)));
        of_sum.push((Mistake::Multiplied, self.products.iter().fold(1.0, |all, product| all * product)));
        let all_with = |mistake| (0..self.paths.len()).fold(0.0, |sum, path| sum + with(path, mistake));
        of_sum.extend(along.map(|mistake| (mistake, all_with(mistake))));
        vec![gap(Part::Product, None, p1, of_product), gap(Part::Sum, of, sum, of_sum)]
    }
}

/// The units of each path from the parameter's neuron to an output, in their order.
fn routes(network: &Network, selected: Parameter) -> Vec<Vec<usize>> {
    let mut routes = vec![vec![selected.to()]];
    for &width in &network.layers()[selected.layer() + 2..] {
        let longer = |route: &Vec<usize>, unit| route.iter().copied().chain([unit]).list();
        routes = routes.iter().flat_map(|route| (0..width).map(move |unit| longer(route, unit))).list();
    }
    routes
}

fn put(gaps: &mut Vec<Gap>, gap: Gap) -> usize {
    gaps.push(gap);
    gaps.len() - 1
}

/// The place of a factor that another path may have, too.
fn place(gaps: &[Gap], others: &mut Vec<Gap>, gap: Gap) -> Factor {
    let same = |known: &Gap| known.of == gap.of;
    match (gaps.iter().position(same), others.iter().position(same)) {
        (Some(at), _) => Factor::Gap(at),
        (None, Some(at)) => Factor::Other(at),
        (None, None) => Factor::Other(put(others, gap)),
    }
}

impl Gap {
    /// Whether no answer can mean two things.
    pub(super) fn is_clear(&self) -> bool {
        answer::clear(self.truth, &self.mistakes)
    }

    /// Whether the number can be asked of a network that nobody drew for it: no mistake about the rule leads to a number that
    /// passes for the right one. Which of two mistakes it was, `judge` says only where they are apart.
    pub(super) fn is_askable(&self) -> bool {
        // σ′ times 1 is σ′ alone, by the right rule, too.
        let same = |&(mistake, value): &(Mistake, f64)| mistake == Mistake::OnlySlope && value == self.truth;
        let rules = self.mistakes.iter().filter(|made| made.0.is_of_rule() && !same(made));
        self.truth != 0.0 && rules.clone().all(|&made| answer::clear(self.truth, &[made]))
    }

    fn has(&self, mistake: Mistake) -> bool {
        self.mistakes.iter().any(|(made, _)| *made == mistake)
    }

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
