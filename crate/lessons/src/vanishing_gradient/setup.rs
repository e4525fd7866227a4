//! How a chain is built: all that two set-ups may differ in, and the remedies that change one thing of it.

use crate::Settings;
use crate::infallible::infallible;
use figure::{Message, exact};
use nn::{Activation, Initialiser, Loss, Network};

/// Weights that are drawn come from this seed, so that a link shows the same ones everywhere.
const SEED: u64 = 4;

/// The first values of the weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Start {
    /// Every weight w.
    Constant,
    /// Normal with mean 0 and standard deviation |w|.
    Normal,
    /// Normal, variance 2/(fan_in + fan_out).
    Xavier,
    /// Normal, variance 2/fan_in.
    He,
}

impl Start {
    pub(super) const NAMES: &'static [&'static str] = &["constant", "normal", "xavier", "he"];

    fn named(name: &str) -> Self {
        match name {
            "normal" => Self::Normal,
            "xavier" => Self::Xavier,
            "he" => Self::He,
            _ => Self::Constant,
        }
    }

    fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// Everything about a network but its depth and width.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Setup {
    pub(super) activation: Activation,
    pub(super) start: Start,
    pub(super) w: f64,
    pub(super) b: f64,
    /// Weights and biases of a one-wide chain set one by one.
    pub(super) numbers: Settings,
    pub(super) residual: bool,
    pub(super) normalised: bool,
}

impl Setup {
    pub(super) fn of(values: &crate::Values) -> Self {
        Self {
            activation: Activation::from_name(values.text("activation")).unwrap_or(Activation::Sigmoid),
            start: Start::named(values.text("start")),
            w: values.number("w"),
            b: values.number("b"),
            numbers: values.settings("numbers"),
            residual: values.text("residual") == "yes",
            normalised: values.text("normalise") == "yes",
        }
    }

    /// The names of what can stand beside a set-up, and nothing.
    pub(super) const BESIDE: &'static [&'static str] =
        &["none", "sigmoid", "tanh", "relu", "small", "xavier", "he", "residual", "normalise"];

    /// This set-up with one thing changed.
    pub(super) fn beside(&self, name: &str) -> Option<Self> {
        let changed = self.clone();
        Some(match name {
            "sigmoid" | "tanh" | "relu" => {
                Self { activation: Activation::from_name(name).unwrap_or(self.activation), ..changed }
            }
            "small" => Self { start: Start::Constant, w: 1.0, b: 0.0, numbers: Settings::default(), ..changed },
            "xavier" => Self { start: Start::Xavier, ..changed },
            "he" => Self { start: Start::He, ..changed },
            "residual" => Self { residual: true, ..changed },
            "normalise" => Self { normalised: true, ..changed },
            _ => return None,
        })
    }

    /// Hidden layers of `width` neurons between one input and one sigmoid output: `depth` weight layers in all.
    pub(super) fn network(&self, depth: usize, width: usize) -> Network {
        let mut layers = vec![width; depth + 1];
        (layers[0], layers[depth]) = (1, 1);
        let mut activations = vec![self.activation; depth];
        activations[depth - 1] = Activation::Sigmoid;
        let initialiser = match self.start {
            Start::Constant => Initialiser::Constant(self.w),
            Start::Normal => Initialiser::Normal(self.w.abs()),
            Start::Xavier => Initialiser::XavierNormal,
            Start::He => Initialiser::HeNormal,
        };
        let mut network =
            infallible(Network::initialised(&layers, &activations, Loss::HalfSquaredError, initialiser, SEED));
        for l in 0..depth {
            network.biases_mut(l).fill(self.b);
        }
        if width == 1 {
            self.set_by_hand(&mut network);
        }
        infallible(network.with_residual(self.residual).with_normalised(self.normalised && width > 1))
    }

    fn set_by_hand(&self, network: &mut Network) {
        for (name, number) in self.numbers.iter() {
            if let Some(parameter) = nn::parameter_by_name(network, name) {
                infallible(network.set(parameter, number));
            }
        }
    }

    /// What it is, in a few words.
    pub(super) fn name(&self, letter: &str) -> Message {
        let flag = |on: bool| if on { "yes" } else { "no" };
        Message::new("vanishing-gradient-setup")
            .with("letter", letter)
            .with("activation", self.activation.name())
            .with("start", if self.numbers.iter().next().is_some() { "hand" } else { self.start.name() })
            .with("w", exact(self.w))
            .with("residual", flag(self.residual))
            .with("normalise", flag(self.normalised))
    }
}
