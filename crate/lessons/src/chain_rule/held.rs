//! What is in hand: a weight, a bias, the one bias of a whole layer, or an input. The last two enter several neurons of a layer.
//! `Acts::selected` then is the bias of the first of them, and stands for their layer.

use super::acts::Moment;
use super::batch::{combined, loss_of};
use super::paths::PATHS;
use super::{ANNEX, Acts, Derivative, Name};
use crate::infallible::infallible;
use figure::ToList;
use nn::{Activation, Difference, Factor, FactorKind, Gradient, Ledger, Network, Parameter, difference, ledger};

impl Acts {
    /// The input in hand, if it is one.
    pub(super) fn input(&self) -> Option<usize> {
        if ANNEX { self.input } else { None }
    }

    /// Whether the biases of each layer are one.
    pub(super) fn ties(&self) -> bool {
        ANNEX && self.tied && self.explores()
    }

    /// Whether this is the one bias of its layer.
    pub(super) fn is_tied(&self, parameter: Parameter) -> bool {
        self.ties() && matches!(parameter, Parameter::Bias { .. })
    }

    /// Whether it has a row of its own: the one bias of a layer has one, whatever neurons it enters.
    pub(super) fn is_first(&self, parameter: Parameter) -> bool {
        !self.is_tied(parameter) || parameter.to() == 0
    }

    /// The neuron that stands for all that a parameter enters: the last one that backward comes to.
    pub(super) fn entered(&self, parameter: Parameter) -> usize {
        if self.is_tied(parameter) { 0 } else { parameter.to() }
    }

    /// What is in hand.
    pub(super) fn held(&self) -> Name {
        self.input().map_or(Name::Parameter(self.selected), Name::Input)
    }

    /// Whether this weight or bias is in hand.
    pub(super) fn is_held(&self, parameter: Parameter) -> bool {
        let layer =
            self.is_tied(parameter) && self.is_tied(self.selected) && parameter.layer() == self.selected.layer();
        self.input().is_none() && (layer || parameter == self.selected)
    }

    /// Its number, as this round began with it.
    pub(super) fn value(&self) -> f64 {
        self.input().map_or_else(|| self.old(self.selected), |at| self.example.x[at])
    }

    /// What the update adds to it: nothing to an input.
    pub(super) fn change_of_held(&self, moment: &Moment) -> f64 {
        if self.input().is_some() { 0.0 } else { self.change(moment, self.selected) }
    }

    /// Its number now.
    pub(super) fn value_now(&self, moment: &Moment) -> f64 {
        if self.input().is_some() { self.value() } else { self.now(moment, self.selected) }
    }

    /// Sets it in a network; an input stands elsewhere.
    pub(super) fn set_held(&self, network: &mut Network, value: f64) {
        if self.is_tied(self.selected) {
            network.biases_mut(self.selected.layer()).fill(value);
        } else {
            infallible(network.set(self.selected, value));
        }
    }

    /// L with what is in hand at `value`, everything else as in this round.
    pub(super) fn loss_at(&self, value: f64) -> f64 {
        if let Some(at) = self.input() {
            let mut x = self.example.x.clone();
            x[at] = value;
            return loss_of(self.network(), &x, &self.example.y);
        }
        let mut network = self.network().clone();
        self.set_held(&mut network, value);
        self.loss_with(&network)
    }

    /// The derivative that a factor of the ledger is.
    pub(super) fn derivative(&self, factor: &Factor) -> Derivative {
        let derivative = Derivative::of(factor, self.network());
        match (self.input(), factor.kind) {
            (Some(at), FactorKind::OutputByParameter(_) | FactorKind::PreactivationByParameter(_)) => {
                Derivative { by: Name::Input(at), ..derivative }
            }
            _ => derivative,
        }
    }

    /// ∂L/∂ of what is in hand.
    pub(super) fn slope_of_loss(&self) -> Derivative {
        Derivative { of: Name::Loss, by: self.held() }
    }

    /// What it is multiplied with on its way into each neuron of its layer, if it enters all of them: the weights of an input, 1
    /// for a bias.
    pub(super) fn spread(&self, network: &Network) -> Option<Vec<f64>> {
        let layer = self.selected.layer();
        let units = 0..network.layers()[layer + 1];
        if let Some(from) = self.input() {
            let weight = |to| network.get(Parameter::Weight { layer, to, from }).unwrap_or(0.0);
            return Some(units.map(weight).list());
        }
        self.is_tied(self.selected).then(|| units.map(|_| 1.0).list())
    }

    /// The ledger for one sample.
    pub(super) fn ledger_of(&self, network: &Network, x: &[f64], y: &[f64]) -> Ledger {
        let of = |parameter: Parameter| infallible(ledger(network, parameter, x, y, PATHS));
        if ANNEX && let Some(by) = self.spread(network) {
            let layer = self.selected.layer();
            return joined((0..by.len()).map(|to| of(Parameter::Bias { layer, to })).list(), &by);
        }
        of(self.selected)
    }

    /// The biases of a layer move together, by the sum of their slopes.
    pub(super) fn tie(&self, gradient: &mut Gradient) {
        if !self.ties() {
            return;
        }
        for slopes in &mut gradient.db {
            let sum = slopes.iter().fold(0.0, |sum, slope| sum + slope);
            slopes.fill(sum);
        }
    }
}

impl Moment {
    /// What forward passes alone say of the slope by what is in hand.
    pub(super) fn own_difference(&self, run: &Acts) -> Difference {
        match run.input() {
            Some(at) => by_input(&self.network, at, &self.trace.x, &run.example.y),
            None => self.difference(run, run.selected),
        }
    }
}

/// The paths through all neurons of a layer: those of their biases, each multiplied with what leads into its neuron.
fn joined(ledgers: Vec<Ledger>, by: &[f64]) -> Ledger {
    let scaled = |of: &dyn Fn(&Ledger) -> f64| ledgers.iter().zip(by).fold(0.0, |sum, (one, by)| sum + by * of(one));
    let (sum, backprop) = (scaled(&|one| one.sum), scaled(&|one| one.backprop));
    let branching = [&[ledgers.len()], ledgers[0].branching.as_slice()].concat();
    let parameter = ledgers[0].parameter;
    let mut paths = Vec::new();
    for (one, by) in ledgers.into_iter().zip(by) {
        paths.extend(one.paths.into_iter().map(|mut path| {
            path.factors.last_mut().into_iter().for_each(|own| own.value *= by);
            path.product = path.factors.iter().map(|factor| factor.value).product();
            path
        }));
    }
    let mut joined = Ledger { parameter, paths, branching, shown_sum: 0.0, remainder: 0.0, sum, backprop };
    let whole = joined.total_paths() == Some(joined.paths.len() as u128) && joined.paths.len() <= PATHS;
    if !whole {
        joined.paths.sort_by(|a, b| b.product.abs().total_cmp(&a.product.abs()));
        joined.paths.truncate(PATHS);
    }
    joined.shown_sum = joined.paths.iter().fold(0.0, |sum, path| sum + path.product);
    if whole {
        joined.sum = joined.shown_sum;
    } else {
        joined.remainder = joined.sum - joined.shown_sum;
    }
    joined
}

/// What forward passes say of the slope by an input: it is the bias of a neuron that does nothing else.
fn by_input(network: &Network, at: usize, x: &[f64], y: &[f64]) -> Difference {
    let depth = 0..network.depth();
    let layers = [&[1], network.layers()].concat();
    let activations = [&[Activation::Identity], network.activations()].concat();
    let none = vec![vec![0.0; x.len()]];
    let weights = none.into_iter().chain(depth.clone().map(|l| network.weights(l).to_vec())).list();
    let biases = [x.to_vec()].into_iter().chain(depth.map(|l| network.biases(l).to_vec())).list();
    let network = infallible(Network::new(&layers, &activations, network.loss(), weights, biases));
    infallible(difference(&network, Parameter::Bias { layer: 0, to: at }, &[0.0], y))
}

/// What forward passes say of the one bias of a layer: as much as of all of them.
pub(super) fn by_layer(network: &Network, layer: usize, x: &[f64], y: &[f64]) -> Difference {
    let units = 0..network.layers()[layer + 1];
    let of = |to: usize| infallible(difference(network, Parameter::Bias { layer, to }, x, y));
    combined(units.map(of).list(), 1.0)
}
