//! Training on one sample, small step by small step: the state, and what follows from it.

use super::ANNEX;
use super::batch::{Batch, Each, List, loss_of};
use super::exercises::Task;
use super::held::by_layer;
use super::progress::{Pace, Progress};
use super::rule::Rule;
use crate::divergence::FAR;
use crate::infallible::infallible;
use crate::networks::Example;
use crate::prediction::Directions;
use crate::sgd::updated;
use nn::{Difference, Gradient, Ledger, Loss, Network, Parameter, Trace, backward, difference, forward};

/// Where the rows' sum and backpropagation may differ by rounding alone.
const ROUNDING: f64 = 1e-12;
/// A sum of some terms is wrong by this many units in the last place of the largest of them.
const LAST_PLACES: f64 = 4.0;

/// Training on one sample, small step by small step.
#[derive(Clone)]
pub(super) struct Acts {
    /// What the learner is about.
    pub(super) task: Task,
    /// The parameters that this round's forward and backward acts use, and the sample.
    pub(super) example: Example,
    /// The other samples, if there are several.
    pub(super) batch: Batch,
    /// The numbers of step 0: what the learner sets.
    pub(super) start: Example,
    /// Whether the usual names are wanted.
    pub(super) usual: bool,
    /// Whether the equations between matrices are in sight.
    pub(super) matrix: bool,
    pub(super) progress: Progress,
    pub(super) pace: Pace,
    pub(super) selected: Parameter,
    /// The input in hand, see `held.rs`.
    pub(super) input: Option<usize>,
    /// Whether the biases of each layer are one.
    pub(super) tied: bool,
    pub(super) eta: f64,
    /// Whether biases stay as they are.
    pub(super) freeze: bool,
    /// Whether the ledger shows ∂o/∂o as σ′(z)·w.
    pub(super) open: bool,
    /// Whether every gradient is checked by a central difference.
    pub(super) check: bool,
    /// Whether the picture shows what a nudge of the weight does.
    pub(super) nudge: bool,
    /// Whether each update waits for a guess.
    pub(super) predict: bool,
    /// What was guessed, update by update.
    pub(super) guesses: Directions,
    /// The row of the ledger that is lit.
    pub(super) lit: Option<usize>,
    /// Rows of the ledger that are switched off.
    pub(super) off: Vec<usize>,
    /// The neuron or weight that the ledger's rows must pass; empty for all.
    pub(super) through: String,
    /// What is left blank on the sheet.
    pub(super) sheet: String,
    /// The form in which it can be copied.
    pub(super) paper: String,
    /// The language of the program, and the form of the results.
    pub(super) language: String,
    pub(super) results: String,
    pub(super) updates: usize,
    /// The parameters after this round's update, once it is complete.
    pub(super) after: Option<Network>,
    /// The parameters before the latest update with the sample that it took, once the round after it has begun.
    pub(super) before: Option<Example>,
    /// What the latest update made too large to go on.
    pub(super) far: Option<Parameter>,
    /// How updates are made, if not by plain gradient descent.
    pub(super) rule: Option<Rule>,
}

/// Everything the view needs of one round, computed from its parameters.
pub(super) struct Moment {
    pub(super) network: Network,
    pub(super) trace: Trace,
    pub(super) gradient: Gradient,
    pub(super) ledger: Ledger,
    pub(super) loss: f64,
    /// What each sample adds to the mean, where that is shown. Then the loss, ∂L/∂w, ∂L/∂b and the products of the ledger are
    /// means, and all else is of the sample in sight.
    pub(super) each: List<Each>,
}

impl Moment {
    /// What forward passes alone say of a parameter's slope.
    pub(super) fn difference(&self, run: &Acts, parameter: Parameter) -> Difference {
        let of = |x: &[f64], y: &[f64]| {
            if run.is_tied(parameter) {
                return by_layer(&self.network, parameter.layer(), x, y);
            }
            infallible(difference(&self.network, parameter, x, y))
        };
        if run.is_mean() { run.mean_difference(&of) } else { of(&self.trace.x, &run.example.y) }
    }

    /// Whether a sum is backpropagation's number, rounding aside.
    pub(super) fn agrees(&self, sum: f64) -> bool {
        let mut size = self.ledger.backprop.abs();
        if ANNEX {
            let products = self.each.iter().flat_map(|each| &each.products);
            size += products.fold(0.0, |size, product| size + product.abs());
        }
        (sum - self.ledger.backprop).abs() <= ROUNDING * size.max(1e-300)
    }

    /// What a weight of this layer is multiplied with: an input, or an output of the layer below.
    pub(super) fn source(&self, layer: usize, from: usize) -> f64 {
        match layer.checked_sub(1) {
            None => self.trace.x[from],
            Some(below) => self.trace.o[below][from],
        }
    }

    /// z of a neuron as paper has it: 0 where its terms cancel and no more than their rounding is left.
    pub(super) fn without_rounding(&self, network: &Network, layer: usize, unit: usize) -> f64 {
        let width = network.layers()[layer];
        let weight = |from: usize| network.weights(layer)[unit * width + from];
        let terms = (0..width).map(|from| weight(from) * self.source(layer, from));
        let bias = network.get(Parameter::Bias { layer, to: unit }).unwrap_or(0.0);
        let largest = terms.chain([bias]).fold(0.0, |most: f64, term| most.max(term.abs()));
        let z = self.trace.z[layer][unit];
        if z.abs() <= LAST_PLACES * f64::EPSILON * largest { 0.0 } else { z }
    }
}

impl Acts {
    pub(super) fn network(&self) -> &Network {
        &self.example.network
    }

    pub(super) fn moment(&self) -> Moment {
        self.moment_of(&self.example)
    }

    /// The same with other parameters and another sample.
    pub(super) fn moment_of(&self, Example { network, x, y }: &Example) -> Moment {
        let trace = infallible(forward(network, x));
        let mut moment = Moment {
            network: network.clone(),
            gradient: infallible(backward(network, &trace, y)),
            ledger: self.ledger_of(network, x, y),
            loss: loss_of(network, x, y),
            trace,
            each: List::default(),
        };
        if self.is_mean() {
            moment = self.mean_of(moment);
        }
        self.tie(&mut moment.gradient);
        moment
    }

    /// Whether ∂L/∂z of an output is o − y: a cross-entropy with its own activation. That of softmax needs targets that add up to 1.
    pub(super) fn error_is_slope(&self) -> bool {
        match self.network().loss() {
            Loss::BinaryCrossEntropy => true,
            Loss::CrossEntropy => (self.example.y.iter().sum::<f64>() - 1.0).abs() < 1e-12,
            _ => false,
        }
    }

    /// The t at which the first backward act is complete.
    pub(super) fn backward_t(&self) -> usize {
        match self.pace {
            Pace::Act => 2,
            Pace::Neuron => 2 * self.progress.count + 1,
        }
    }

    /// A neuron's number through all layers, from 0.
    pub(super) fn neuron(&self, layer: usize, unit: usize) -> usize {
        self.network().layers()[1..=layer].iter().sum::<usize>() + unit
    }

    /// The layer and unit of that number.
    pub(super) fn place(&self, mut neuron: usize) -> (usize, usize) {
        for (layer, &size) in self.network().layers()[1..].iter().enumerate() {
            if neuron < size {
                return (layer, neuron);
            }
            neuron -= size;
        }
        (0, 0)
    }

    /// Whether ∂L/∂ of this parameter is known.
    pub(super) fn has_gradient_of(&self, parameter: Parameter) -> bool {
        self.progress.has_delta(self.neuron(parameter.layer(), self.entered(parameter)))
    }

    pub(super) fn has_gradient(&self) -> bool {
        self.has_gradient_of(self.selected)
    }

    /// −η·∂L/∂w, or what another rule makes of the slopes; nothing where biases are frozen.
    pub(super) fn change(&self, moment: &Moment, parameter: Parameter) -> f64 {
        if self.stays(parameter) {
            return 0.0;
        }
        match &self.rule {
            Some(rule) => rule.change(self, parameter),
            None => -(self.eta * moment.gradient.get(parameter).unwrap_or(0.0)),
        }
    }

    /// Whether no update moves a parameter.
    pub(super) fn stays(&self, parameter: Parameter) -> bool {
        self.freeze && matches!(parameter, Parameter::Bias { .. })
    }

    /// Whether this is no exercise.
    pub(super) fn explores(&self) -> bool {
        matches!(self.task, Task::Explore)
    }

    /// The value this round began with.
    pub(super) fn old(&self, parameter: Parameter) -> f64 {
        self.network().get(parameter).unwrap_or(0.0)
    }

    /// The value now: moved, once the update has come to its neuron.
    pub(super) fn now(&self, moment: &Moment, parameter: Parameter) -> f64 {
        let moved = self.progress.has_moved(self.neuron(parameter.layer(), self.entered(parameter)));
        if moved { self.old(parameter) + self.change(moment, parameter) } else { self.old(parameter) }
    }

    /// The slopes that the update takes.
    pub(super) fn slopes(&self) -> Gradient {
        let mut gradient = self.gradient();
        if self.freeze {
            gradient.db.iter_mut().flatten().for_each(|slope| *slope = 0.0);
        }
        gradient
    }

    /// What η is multiplied with in the update: the slope, or what another rule makes of it.
    pub(super) fn direction(&self, moment: &Moment, parameter: Parameter) -> f64 {
        match &self.rule {
            Some(rule) => -rule.change(self, parameter) / self.eta,
            None => moment.gradient.get(parameter).unwrap_or(0.0),
        }
    }

    /// The update is complete: what the next round begins with, or the parameter that ends the run.
    pub(super) fn finish_round(&mut self) {
        self.updates += 1;
        let next = match self.rule.take() {
            None => updated(self.network(), &self.slopes(), self.eta),
            Some(mut rule) => {
                let next = rule.finish(self);
                self.rule = Some(rule);
                next
            }
        };
        match next {
            Ok(next) => {
                let far = |&parameter: &Parameter| next.get(parameter).is_some_and(|value| value.abs() > FAR);
                self.far = next.parameters().find(far);
                self.after = Some(next);
            }
            Err(parameter) => self.far = Some(parameter),
        }
    }
}
