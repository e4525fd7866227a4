//! A network in training, as a program needs it: parameters, samples, their order, the rule and what it remembers.

use super::pen::row;
use super::{Language, python, rust};
use crate::CodeLine;
use figure::ToList;
use nn::{Activation, Gradient, Loss, Network, Optimizer, OptimizerKind, Penalty, Trace};

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    Forward,
    Backward,
    Update,
}

/// The present act, and its layer if it goes layer by layer; the depth of the network is the loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Now {
    pub(crate) act: Act,
    pub(crate) layer: Option<usize>,
}

/// What an update rule remembers of earlier steps.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory {
    /// v or m of every parameter, layer by layer, weights before biases; empty before the first step.
    pub(crate) mean: Vec<f64>,
    /// s of every parameter, in the same way.
    pub(crate) square: Vec<f64>,
    /// β₁ and β₂ to the power of the steps taken.
    pub(crate) powers: (f64, f64),
}

impl Memory {
    /// That of a rule that has made no step.
    pub(crate) fn none() -> Self {
        Self { powers: (1.0, 1.0), ..Self::default() }
    }

    /// What a rule remembers, by its letter.
    pub(super) fn by_letter(&self, rule: OptimizerKind) -> Vec<(&'static str, &[f64])> {
        let Self { mean, square, .. } = self;
        match rule {
            OptimizerKind::Sgd { .. } => Vec::new(),
            OptimizerKind::Momentum { .. } | OptimizerKind::Nesterov { .. } => vec![("v", mean)],
            OptimizerKind::Adagrad { .. } | OptimizerKind::Rmsprop { .. } => vec![("s", square)],
            OptimizerKind::Adam { .. } => vec![("m", mean), ("s", square)],
        }
    }

    pub(crate) fn of(optimizer: &Optimizer) -> Self {
        let (first, second) = optimizer.corrections();
        Self {
            mean: optimizer.mean().to_vec(),
            square: optimizer.square().to_vec(),
            powers: (1.0 - first, 1.0 - second),
        }
    }
}

/// What is written down.
pub(crate) struct Program<'a> {
    pub(crate) network: &'a Network,
    /// The samples: inputs and targets.
    pub(crate) xs: Vec<Vec<f64>>,
    pub(crate) ys: Vec<Vec<f64>>,
    /// Which samples each of the next updates takes.
    pub(crate) order: Vec<Vec<usize>>,
    pub(crate) rule: OptimizerKind,
    pub(crate) memory: Memory,
    pub(crate) penalty: Penalty,
    /// Whether biases stay as they are.
    pub(crate) freeze: bool,
    /// Whether the biases of a layer are one number.
    pub(crate) tied: bool,
    pub(crate) now: Option<Now>,
    /// The lab's numbers of one sample, to be put beside the lines.
    pub(crate) found: Option<(&'a Trace, &'a Gradient, f64)>,
}

impl Program<'_> {
    pub(crate) fn write(&self, language: Language) -> Vec<CodeLine> {
        if language == Language::Rust { rust::write(self) } else { python::write(self, language) }
    }

    pub(super) fn depth(&self) -> usize {
        self.network.depth()
    }

    /// Whether each update takes all samples.
    pub(super) fn takes_all(&self) -> bool {
        let all: Vec<usize> = (0..self.xs.len()).list();
        self.order.iter().all(|batch| *batch == all)
    }

    /// Whether each update takes one sample: then there is no mean.
    pub(super) fn one_by_one(&self) -> bool {
        self.order.iter().all(|batch| batch.len() == 1)
    }

    /// The parameters' names, with their layer, in the order of the network: W1, b1, W2, b2.
    pub(super) fn names(&self) -> impl Iterator<Item = (usize, String)> {
        (0..self.depth()).flat_map(|l| [(l, format!("W{}", l + 1)), (l, format!("b{}", l + 1))])
    }

    /// Those that an update moves.
    pub(super) fn moved(&self) -> impl Iterator<Item = (usize, String)> {
        self.names().filter(|(_, name)| !(self.freeze && name.starts_with('b')))
    }

    /// The rows of a weight matrix, of numbers that lie as the weights of this layer.
    pub(super) fn rows(&self, layer: usize, numbers: &[f64]) -> Vec<String> {
        numbers.chunks(self.network.layers()[layer].max(1)).map(|part| row(part.iter().copied())).list()
    }

    /// The numbers of a layer's biases, or of what goes with them, as the program has them.
    pub(super) fn biases<'n>(&self, all: &'n [f64]) -> &'n [f64] {
        if self.tied { all.get(..1).unwrap_or(all) } else { all }
    }

    /// What is remembered of a parameter by its name; nothing before the first step.
    pub(super) fn remembered<'m>(&self, all: &'m [f64], layer: usize, name: &str) -> Option<&'m [f64]> {
        if all.is_empty() {
            return None;
        }
        let size = |l: usize| (self.network.weights(l).len(), self.network.biases(l).len());
        let start: usize = (0..layer).map(size).map(|(weights, biases)| weights + biases).sum();
        let (weights, biases) = size(layer);
        let (from, length) = if name.starts_with('W') { (start, weights) } else { (start + weights, biases) };
        let known = all.get(from..from + length)?;
        Some(if name.starts_with('b') { self.biases(known) } else { known })
    }

    /// The hyperparameters of the rule by name.
    pub(super) fn numbers(&self) -> Vec<(&'static str, f64)> {
        let mut all = vec![("eta", self.rule.eta())];
        match self.rule {
            OptimizerKind::Momentum { momentum, .. } | OptimizerKind::Nesterov { momentum, .. } => {
                all.push(("mu", momentum));
            }
            OptimizerKind::Rmsprop { alpha, .. } => all.push(("alpha", alpha)),
            OptimizerKind::Adam { beta1, beta2, .. } => all.extend([("beta1", beta1), ("beta2", beta2)]),
            OptimizerKind::Sgd { .. } | OptimizerKind::Adagrad { .. } => {}
        }
        let Penalty { l1, l2 } = self.penalty;
        all.extend([("l1", l1), ("l2", l2)].into_iter().filter(|(_, weight)| *weight != 0.0));
        all
    }

    pub(super) fn is_adam(&self) -> bool {
        matches!(self.rule, OptimizerKind::Adam { .. })
    }

    pub(super) fn uses(&self, activation: Activation) -> bool {
        self.network.activations().contains(&activation)
    }

    /// Whether the targets of each sample add up to 1, so that ∂L/∂z of a cross-entropy is o − y.
    pub(super) fn targets_are_whole(&self) -> bool {
        self.network.loss() != Loss::CrossEntropy || self.ys.iter().all(|y| y.iter().sum::<f64>() == 1.0)
    }

    /// What enters a layer: `x` or `a1`.
    pub(super) fn source(layer: usize) -> String {
        if layer == 0 { "x".to_owned() } else { format!("a{layer}") }
    }

    /// The lab's z, a, and so on of a layer; nothing where there are several samples.
    pub(super) fn lab<'s>(&'s self, pick: impl Fn(&'s Trace, &'s Gradient) -> &'s [f64]) -> &'s [f64] {
        self.found.map_or(&[], |(trace, gradient, _)| pick(trace, gradient))
    }
}
