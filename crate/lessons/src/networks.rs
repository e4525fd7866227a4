//! The networks a learner starts from, and the learner's own.

use crate::infallible::infallible;
use crate::{Architecture, Limits, Settings};
use figure::ToList;
use nn::{Activation, Loss, Network, Parameter, Pcg32};

/// A network with one sample.
#[derive(Clone)]
pub(crate) struct Example {
    pub(crate) network: Network,
    pub(crate) x: Vec<f64>,
    pub(crate) y: Vec<f64>,
}

/// The names that the control allows. `own` is the learner's own network, with the layers of the control `layers`.
pub(crate) const NAMES: &[&str] = &["a", "b", "c", "mazur", "xor", "own"];

/// The largest network that this lesson shows.
pub(crate) const LIMITS: Limits = Limits {
    layers: 8,
    width: 12,
    activations: &["sigmoid", "tanh", "relu", "leaky-relu", "elu", "gelu", "silu", "softplus", "identity"],
    output_only: &["softmax"],
    inner: false,
};

/// A published or lectured network: its layers and its numbers, in the order of their names.
struct Known {
    name: &'static str,
    layers: &'static str,
    weights: &'static [f64],
    biases: &'static [f64],
    x: &'static [f64],
    y: &'static [f64],
}

/// The notes' A (N6), B (N11) and C (N15) with the numbers of the reference vectors; Matt Mazur's published example; and
/// Negnevitsky's for exclusive or.
static KNOWN: &[Known] = &[
    Known {
        name: "a",
        layers: "3.1sigmoid.1sigmoid",
        weights: &[0.4, -0.6, 0.2, 0.7],
        biases: &[0.1, -0.2],
        x: &[1.0, 0.5, -1.0],
        y: &[1.0],
    },
    Known {
        name: "b",
        layers: "2.2sigmoid.2sigmoid.1sigmoid",
        weights: &[0.5, -0.3, 0.8, 0.2, 0.6, -0.9, -0.4, 0.7, 1.1, -0.8],
        biases: &[0.1, -0.1, 0.0, 0.2, 0.05],
        x: &[0.9, -0.4],
        y: &[1.0],
    },
    Known {
        name: "c",
        layers: "1.1sigmoid.1sigmoid.1sigmoid.1sigmoid.1sigmoid",
        weights: &[0.9, -0.7, 0.8, 0.6, 1.0],
        biases: &[0.0; 5],
        x: &[1.0],
        y: &[1.0],
    },
    Known {
        name: "mazur",
        layers: "2.2sigmoid.2sigmoid",
        weights: &[0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.55],
        biases: &[0.35, 0.35, 0.6, 0.6],
        x: &[0.05, 0.1],
        y: &[0.01, 0.99],
    },
    Known {
        name: "xor",
        layers: "2.2sigmoid.1sigmoid",
        weights: &[0.5, 0.4, 0.9, 1.0, -1.2, 1.1],
        biases: &[-0.8, 0.1, -0.3],
        x: &[1.0, 1.0],
        y: &[0.0],
    },
];

/// The layers of a known network, as text.
pub(crate) fn layers_of(name: &str) -> Option<&'static str> {
    KNOWN.iter().find(|known| known.name == name).map(|known| known.layers)
}

/// What a learner's own network starts with.
pub(crate) const OWN_LAYERS: &str = "2.3sigmoid.1sigmoid";

/// The network of that name and architecture, with its numbers and the hand-set ones over them. Another architecture than that
/// of the known network gets other numbers, which are always the same for the same sizes.
pub(crate) fn example(name: &str, architecture: &Architecture, loss: Loss, settings: &Settings) -> Example {
    let known = KNOWN.iter().find(|known| known.name == name && sizes(known.layers) == architecture.sizes);
    let (weights, biases, x, y) = match known {
        Some(known) => (known.weights.to_vec(), known.biases.to_vec(), known.x.to_vec(), known.y.to_vec()),
        None => fresh(&architecture.sizes),
    };
    let pairs = || architecture.sizes.windows(2);
    let weights = split(&weights, pairs().map(|pair| pair[0] * pair[1]));
    let biases = split(&biases, pairs().map(|pair| pair[1]));
    let network = infallible(Network::new(&architecture.sizes, &architecture.activations, loss, weights, biases));
    let mut example = Example { network, x, y };
    for (name, number) in settings.iter() {
        example.set(name, number);
    }
    example
}

fn sizes(layers: &str) -> Vec<usize> {
    Architecture::parse(layers, &LIMITS).map(|architecture| architecture.sizes).unwrap_or_default()
}

/// Numbers of one decimal between −1 and 1, biases 0, targets 1, 0, 1, …
fn fresh(sizes: &[usize]) -> (Vec<f64>, Vec<f64>, Vec<f64>, Vec<f64>) {
    let mut random = Pcg32::new(sizes.iter().fold(7, |seed, &size| seed * 31 + size as u64), 0);
    let mut draw =
        |count: usize| -> Vec<f64> { (0..count).map(|_| f64::from((random.next_u32() % 19) as i32 - 9) / 10.0).list() };
    let weights = draw(sizes.windows(2).map(|pair| pair[0] * pair[1]).sum());
    let x = draw(sizes[0]);
    let y = (0..sizes[sizes.len() - 1]).map(|unit| if unit % 2 == 0 { 1.0 } else { 0.0 }).list();
    (weights, vec![0.0; sizes[1..].iter().sum()], x, y)
}

fn split(flat: &[f64], lengths: impl Iterator<Item = usize>) -> Vec<Vec<f64>> {
    let mut rest = flat;
    let mut parts = Vec::new();
    for length in lengths {
        let (part, after) = rest.split_at(length);
        parts.push(part.to_vec());
        rest = after;
    }
    parts
}

impl Example {
    /// Whether a weight, bias, input (`x1`) or target (`y1`) has this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    pub(crate) fn get(&self, name: &str) -> Option<f64> {
        match self.place(name)? {
            Place::Parameter(parameter) => self.network.get(parameter),
            Place::Input(at) => self.x.get(at).copied(),
            Place::Target(at) => self.y.get(at).copied(),
        }
    }

    fn set(&mut self, name: &str, number: f64) {
        match self.place(name) {
            Some(Place::Parameter(parameter)) => infallible(self.network.set(parameter, number)),
            Some(Place::Input(at)) => self.x[at] = number,
            Some(Place::Target(at)) => self.y[at] = number,
            None => {}
        }
    }

    fn place(&self, name: &str) -> Option<Place> {
        let index = |count: usize| name.get(1..)?.parse::<usize>().ok()?.checked_sub(1).filter(|&at| at < count);
        match name.as_bytes().first()? {
            b'x' => index(self.x.len()).map(Place::Input),
            b'y' => index(self.y.len()).map(Place::Target),
            _ => nn::parameter_by_name(&self.network, name).map(Place::Parameter),
        }
    }
}

enum Place {
    Parameter(Parameter),
    Input(usize),
    Target(usize),
}

/// The loss of that name, or the notes' own.
pub(crate) fn loss(name: &str) -> Loss {
    Loss::from_name(name).unwrap_or(Loss::HalfSquaredError)
}

/// Lets the output have the activation that its loss needs.
pub(crate) fn with_output(mut architecture: Architecture, activation: Activation) -> Architecture {
    if let Some(last) = architecture.activations.last_mut() {
        *last = activation;
    }
    architecture
}
