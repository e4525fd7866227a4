//! The ledger of the mean: the mean of each path's products.

use super::batch::{Batch, Each};
use super::paths::PATHS;
use super::{Acts, Moment};
use crate::infallible::infallible;
use figure::ToList;
use nn::{Factor, FactorKind, Gradient, Ledger, Network, Parameter, Path, Trace, backward, forward};

impl Acts {
    /// The moment of each sample alone.
    pub(super) fn of_each(&self) -> Vec<Moment> {
        (0..self.batch.samples.len()).map(|at| self.alone(at).moment()).list()
    }

    /// The same run of one sample alone.
    pub(super) fn alone(&self, at: usize) -> Self {
        let mut run = self.clone();
        (run.example.x, run.example.y) = self.batch.samples[at].clone();
        run.batch = Batch::default();
        run
    }

    pub(super) fn mean_ledger(&self, moment: &mut Moment) {
        let network = &moment.network;
        let ledgers: Vec<Ledger> = self.batch.samples.iter().map(|(x, y)| self.ledger_of(network, x, y)).list();
        let count = ledgers.len() as f64;
        let mean = |of: &dyn Fn(&Ledger) -> f64| ledgers.iter().fold(0.0, |sum, ledger| sum + of(ledger)) / count;
        let whole = moment.ledger.total_paths().is_some_and(|total| total <= PATHS as u128);
        let products = if whole {
            ledgers.iter().map(|ledger| ledger.paths.iter().map(|path| path.product).list()).list()
        } else {
            self.largest_of_all(moment, &ledgers)
        };
        let ledger = &mut moment.ledger;
        ledger.backprop = mean(&|ledger| ledger.backprop);
        moment.each = products
            .into_iter()
            .zip(&ledgers)
            .map(|(products, ledger)| Each { products, slope: ledger.backprop })
            .list();
        for (at, path) in ledger.paths.iter_mut().enumerate() {
            path.product = moment.each.iter().fold(0.0, |sum, each| sum + each.products[at]) / count;
        }
        ledger.shown_sum = ledger.paths.iter().fold(0.0, |sum, path| sum + path.product);
        ledger.sum = if whole { ledger.shown_sum } else { mean(&|ledger| ledger.sum) };
        ledger.remainder = if whole { 0.0 } else { ledger.sum - ledger.shown_sum };
    }

    /// Where not all paths are listed: those that are large for some sample, and of them the ones with the largest mean. They
    /// become the paths of the moment. Returns the products of each sample.
    fn largest_of_all(&self, moment: &mut Moment, ledgers: &[Ledger]) -> Vec<Vec<f64>> {
        let network = &moment.network;
        let mut routes: Vec<&Vec<usize>> = ledgers.iter().flat_map(|one| &one.paths).map(|path| &path.units).list();
        routes.sort();
        routes.dedup();
        let passes: Vec<(Trace, Gradient)> = self
            .batch
            .samples
            .iter()
            .map(|(x, y)| {
                let trace = infallible(forward(network, x));
                let gradient = infallible(backward(network, &trace, y));
                (trace, gradient)
            })
            .list();
        let products = |units: &[usize]| -> Vec<f64> {
            passes.iter().map(|(trace, gradient)| along(network, trace, gradient, self.selected, units).product).list()
        };
        let mut all: Vec<(&Vec<usize>, Vec<f64>)> = routes.into_iter().map(|units| (units, products(units))).list();
        let size = |products: &[f64]| products.iter().sum::<f64>().abs();
        all.sort_by(|(_, a), (_, b)| size(b).total_cmp(&size(a)));
        all.truncate(PATHS);
        moment.ledger.paths =
            all.iter().map(|(units, _)| along(network, &moment.trace, &moment.gradient, self.selected, units)).list();
        (0..ledgers.len()).map(|sample| all.iter().map(|(_, products)| products[sample]).list()).list()
    }
}

/// The path through these neurons for one sample.
fn along(network: &Network, trace: &Trace, gradient: &Gradient, selected: Parameter, units: &[usize]) -> Path {
    let (first, last) = (selected.layer(), network.depth() - 1);
    let fused = |layer: usize| layer == last && network.fuses_output();
    let slope = |layer: usize, unit: usize| {
        if fused(layer) { 1.0 } else { network.activation(layer).derivative(trace.z[layer][unit]) }
    };
    let end = units[units.len() - 1];
    let mut factors = vec![if fused(last) {
        Factor { kind: FactorKind::LossByPreactivation { unit: end }, value: gradient.dz[last][end] }
    } else {
        Factor { kind: FactorKind::LossByOutput { unit: end }, value: gradient.do_[last][end] }
    }];
    for step in (1..units.len()).rev() {
        let (layer, to, from) = (first + step, units[step], units[step - 1]);
        let weight = network.get(Parameter::Weight { layer, to, from }).unwrap_or(0.0);
        let kind = if fused(layer) {
            FactorKind::PreactivationByOutput { layer, to, from }
        } else {
            FactorKind::OutputByOutput { layer, to, from }
        };
        factors.push(Factor { kind, value: slope(layer, to) * weight });
    }
    let selected = match selected {
        Parameter::Bias { layer, .. } => Parameter::Bias { layer, to: units[0] },
        weight => weight,
    };
    let input = match selected {
        Parameter::Weight { layer: 0, from, .. } => trace.x[from],
        Parameter::Weight { layer, from, .. } => trace.o[layer - 1][from],
        Parameter::Bias { .. } => 1.0,
    };
    let kind = if fused(first) {
        FactorKind::PreactivationByParameter(selected)
    } else {
        FactorKind::OutputByParameter(selected)
    };
    factors.push(Factor { kind, value: slope(first, units[0]) * input });
    let product = factors.iter().map(|factor| factor.value).product();
    Path { units: units.to_vec(), factors, product }
}
