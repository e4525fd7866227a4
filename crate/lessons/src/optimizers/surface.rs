//! The losses of this lesson: functions of two parameters, each with its gradient.

use super::own::Own;
use super::window::Window;
use crate::infallible::infallible;
use crate::networks::{self, Example};
use crate::{Architecture, Settings, Values, wells};
use figure::ToList;
use nn::Activation::Sigmoid;
use nn::{Parameter, backward, forward};

/// A point of the plane, or a gradient.
pub(super) type Pair = [f64; 2];

/// A loss over two parameters.
#[derive(Clone)]
pub(super) enum Surface {
    /// ½s(w1² + κ·w2²): curvatures s and κs.
    Bowl {
        /// The condition number κ.
        condition: f64,
        /// The scale s.
        scale: f64,
    },
    /// (1 − w1)² + 100(w2 − w1²)² (Rosenbrock 1960).
    Rosenbrock,
    /// (w1² + w2 − 11)² + (w1 + w2² − 7)² (Himmelblau 1972), with four minima of loss 0.
    Himmelblau,
    /// ½w1² + ¼(w2² − 1)²: a saddle at the origin between two minima.
    Saddle,
    /// The update rule's double well along w1, and 0.05·w2² across it.
    Wells,
    /// Weight and bias of one sigmoid neuron: the mean of ½(y − σ(wx + b))² over the six samples of [`SAMPLES`].
    Neuron,
    /// Two parameters of a network of the chain rule, all others as they are.
    Network { example: Box<Example>, pair: [Parameter; 2] },
    /// What the learner has typed.
    Own(Own),
}

/// Inputs and targets of the neuron. No weight puts them all right, so that there is a best one.
pub(super) const SAMPLES: [(f64, f64); 6] = [(-2.0, 0.0), (-1.2, 0.0), (-0.4, 1.0), (0.3, 0.0), (1.0, 1.0), (2.0, 1.0)];

impl Surface {
    pub(super) const NAMES: &'static [&'static str] =
        &["bowl", "rosenbrock", "himmelblau", "saddle", "wells", "neuron", "network", "own"];

    /// The surface that settled values ask for.
    pub(super) fn of(values: &Values) -> Self {
        if let Some(own) = Own::of(values) {
            return Self::Own(own);
        }
        match values.text("surface") {
            "rosenbrock" => Self::Rosenbrock,
            "himmelblau" => Self::Himmelblau,
            "saddle" => Self::Saddle,
            "wells" => Self::Wells,
            "neuron" => Self::Neuron,
            "network" => {
                let example = example(values.text("net"));
                let first = Parameter::Weight { layer: 0, to: 0, from: 0 };
                let named = |key| nn::parameter_by_name(&example.network, values.text(key)).unwrap_or(first);
                Self::Network { pair: [named("first"), named("second")], example: Box::new(example) }
            }
            _ => Self::Bowl { condition: values.number("condition"), scale: values.number("scale") },
        }
    }

    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Bowl { .. } => "bowl",
            Self::Rosenbrock => "rosenbrock",
            Self::Himmelblau => "himmelblau",
            Self::Saddle => "saddle",
            Self::Wells => "wells",
            Self::Neuron => "neuron",
            Self::Network { .. } => "network",
            Self::Own(_) => "own",
        }
    }

    /// What the two parameters are called.
    pub(super) fn names(&self) -> [String; 2] {
        match self {
            Self::Neuron => ["w", "b"].map(str::to_owned),
            Self::Network { example, pair } => pair.map(|parameter| nn::parameter_name(&example.network, parameter)),
            _ => ["w1", "w2"].map(str::to_owned),
        }
    }

    pub(super) fn loss(&self, [x, y]: Pair) -> f64 {
        match self {
            Self::Bowl { condition, scale } => scale * (0.5 * (x * x + condition * y * y)),
            Self::Own(own) => own.loss([x, y]),
            Self::Rosenbrock => {
                let (a, b) = (1.0 - x, y - x * x);
                a * a + 100.0 * b * b
            }
            Self::Himmelblau => {
                let (a, b) = (x * x + y - 11.0, x + y * y - 7.0);
                a * a + b * b
            }
            Self::Saddle => {
                let a = y * y - 1.0;
                0.5 * x * x + 0.25 * a * a
            }
            Self::Wells => wells::loss(x) + 0.05 * y * y,
            Self::Neuron => {
                let error = |(input, target): (f64, f64)| target - Sigmoid.value(x * input + y);
                SAMPLES.iter().map(|&sample| 0.5 * error(sample) * error(sample)).sum::<f64>() / 6.0
            }
            Self::Network { example, .. } => {
                let network = self.network([x, y]);
                let trace = infallible(forward(&network, &example.x));
                infallible(nn::loss(&network, &trace, &example.y))
            }
        }
    }

    pub(super) fn gradient(&self, [x, y]: Pair) -> Pair {
        match self {
            Self::Bowl { condition, scale } => [scale * x, scale * (condition * y)],
            Self::Own(own) => own.gradient([x, y]),
            Self::Rosenbrock => {
                let b = y - x * x;
                [-2.0 * (1.0 - x) - 400.0 * x * b, 200.0 * b]
            }
            Self::Himmelblau => {
                let (a, b) = (x * x + y - 11.0, x + y * y - 7.0);
                [4.0 * x * a + 2.0 * b, 2.0 * a + 4.0 * y * b]
            }
            Self::Saddle => [x, (y * y - 1.0) * y],
            Self::Wells => [wells::slope(x), 0.1 * y],
            Self::Neuron => {
                let mut sum = [0.0; 2];
                for (input, target) in SAMPLES {
                    let z = x * input + y;
                    let delta = (Sigmoid.value(z) - target) * Sigmoid.derivative(z);
                    sum = [sum[0] + delta * input, sum[1] + delta];
                }
                sum.map(|part| part / 6.0)
            }
            Self::Network { example, pair } => {
                let network = self.network([x, y]);
                let trace = infallible(forward(&network, &example.x));
                let gradient = infallible(backward(&network, &trace, &example.y));
                pair.map(|parameter| gradient.get(parameter).unwrap_or(0.0))
            }
        }
    }

    /// Whether a step can begin or end there: a function of the learner's own may have no value.
    pub(super) fn holds(&self, place: Pair) -> bool {
        if let Self::Own(own) = self { own.holds(place) } else { true }
    }

    /// The network with its two parameters there.
    fn network(&self, place: Pair) -> nn::Network {
        let Self::Network { example, pair } = self else { unreachable!("only a network has one") };
        let mut network = example.network.clone();
        for (parameter, value) in pair.iter().zip(place) {
            infallible(network.set(*parameter, value));
        }
        network
    }

    /// The places of the lowest loss: known, or found.
    pub(super) fn minima(&self, window: Window) -> Vec<Pair> {
        match self {
            Self::Bowl { .. } => vec![[0.0, 0.0]],
            Self::Rosenbrock => vec![[1.0, 1.0]],
            Self::Himmelblau => vec![
                [3.0, 2.0],
                [-2.805118086952745, 3.131312518250573],
                [-3.779310253377747, -3.28318599128617],
                [3.584428340330492, -1.848126526964404],
            ],
            Self::Saddle => vec![[0.0, 1.0], [0.0, -1.0]],
            Self::Wells => vec![[-4.0, 0.0]],
            _ => self.found(window).into_iter().list(),
        }
    }

    /// The lowest place of the window, by descent from the lowest of a grid; none if it is at the border.
    fn found(&self, window: Window) -> Option<Pair> {
        const GRID: usize = 24;
        let place = |i: usize| {
            let part = |i: usize, k: usize| window.corner[k] + (i as f64 + 0.5) / GRID as f64 * window.size[k];
            [part(i % GRID, 0), part(i / GRID, 1)]
        };
        let mut at = place(0);
        for other in (1..GRID * GRID).map(place) {
            if self.loss(other) < self.loss(at) {
                at = other;
            }
        }
        let mut eta = 1.0;
        for _ in 0..400 {
            let g = self.gradient(at);
            let next = [at[0] - eta * g[0], at[1] - eta * g[1]];
            if self.loss(next) < self.loss(at) {
                (at, eta) = (next, 1.5 * eta);
            } else {
                eta *= 0.5;
            }
        }
        let within = |k: usize| (0.02..0.98).contains(&((at[k] - window.corner[k]) / window.size[k]));
        let flat = self.gradient(at).iter().all(|part| part.abs() < 1e-5);
        (flat && within(0) && within(1)).then_some(at)
    }
}

/// The chain rule's network of that name, with its own numbers.
pub(super) fn example(name: &str) -> Example {
    let limits = &networks::LIMITS;
    let fallback = || Architecture { sizes: vec![1, 1], activations: vec![nn::Activation::Sigmoid] };
    let architecture =
        networks::layers_of(name).and_then(|text| Architecture::parse(text, limits)).unwrap_or_else(fallback);
    networks::example(name, &architecture, nn::Loss::HalfSquaredError, &Settings::default())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// One of each, and every network.
    pub(in crate::optimizers) fn all() -> Vec<Surface> {
        let network = |name: &str, first: &str, second: &str| {
            let example = example(name);
            let named = |name: &str| nn::parameter_by_name(&example.network, name).unwrap();
            Surface::Network { pair: [named(first), named(second)], example: Box::new(example.clone()) }
        };
        vec![
            Surface::Bowl { condition: 1.0, scale: 1.0 },
            Surface::Bowl { condition: 5.0, scale: 0.01 },
            Surface::Bowl { condition: 300.0, scale: 1.0 },
            Surface::Rosenbrock,
            Surface::Himmelblau,
            Surface::Saddle,
            Surface::Wells,
            Surface::Neuron,
            network("a", "w1", "b2"),
            network("b", "w1", "w9"),
            network("c", "w1", "w5"),
            network("mazur", "w5", "b1"),
            network("xor", "w3", "w6"),
        ]
    }

    #[test]
    fn every_gradient_agrees_with_central_differences() {
        let mut random = nn::Pcg32::new(5, 0);
        for surface in all() {
            let window = surface.window();
            for _ in 0..300 {
                let at = [0, 1].map(|k| window.corner[k] + window.size[k] * random.uniform());
                let e = 1e-5;
                let slope = |d: Pair| {
                    let moved = |s: f64| surface.loss([at[0] + s * d[0], at[1] + s * d[1]]);
                    (moved(1.0) - moved(-1.0)) / (2.0 * e)
                };
                let g = surface.gradient(at);
                for (got, expected) in g.iter().zip([slope([e, 0.0]), slope([0.0, e])]) {
                    // What a central difference loses: e²·L‴/6, at most 8e-8 on Rosenbrock, and rounding.
                    let allowed = 1e-8 * (10.0 + expected.abs()) + 1e-10 * surface.loss(at);
                    assert!((got - expected).abs() < allowed, "{} at {at:?}: {got} and {expected}", surface.name());
                }
            }
        }
    }

    #[test]
    fn at_every_minimum_the_gradient_is_0_and_no_place_of_the_window_is_lower() {
        for surface in all() {
            let window = surface.window();
            for minimum in surface.minima(window) {
                let g = surface.gradient(minimum);
                assert!(g.iter().all(|part| part.abs() < 1e-5), "{} at {minimum:?}: {g:?}", surface.name());
                for i in 0..=40 {
                    for j in 0..=40 {
                        let part = |i: i32, k: usize| window.corner[k] + window.size[k] * f64::from(i) / 40.0;
                        let other = [part(i, 0), part(j, 1)];
                        assert!(surface.loss(other) >= surface.loss(minimum) - 1e-9, "{} {other:?}", surface.name());
                    }
                }
            }
        }
        assert_eq!(Surface::Himmelblau.minima(Window::usual()).len(), 4);
        assert_eq!(
            Surface::Neuron.minima(Surface::Neuron.window()).len(),
            1,
            "the neuron's best weight and bias are inside of the window"
        );
    }
}
