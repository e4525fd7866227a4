//! ∂L/∂w as the notes write it: what all paths share stands outside the bracket, the sum over paths inside.

use super::{Acts, Moment};
use crate::Formula;
use crate::symbols::bracketed;
use figure::digits;
use nn::{Factor, Parameter, Path};

/// More paths than this are not written out in one formula.
const WRITTEN: usize = 4;

/// What stands for a number that no act has computed yet.
pub(super) const UNKNOWN: &str = "?";
/// The same, as wide as the number that will stand there, so that a long formula keeps its lines.
const WIDE_UNKNOWN: &str = "\u{2007}\u{2007}\u{2007}?\u{2007}\u{2007}\u{2007}";

/// The symbolic formula, the same with its numbers, and the result.
pub(super) fn formula(run: &Acts, moment: &Moment) -> Vec<Formula> {
    let name = run.name();
    let left = |tail: Vec<Formula>| {
        let mut items = vec![Formula::partial("L", &name).accent(), Formula::op("=")];
        items.extend(tail);
        Formula::row(items)
    };
    let paths = &moment.ledger.paths;
    if paths.len() > WRITTEN || moment.ledger.remainder != 0.0 {
        return short(run, moment, &left);
    }
    let symbol = |factor: &Factor| partial(&factor.name(run.network()));
    let number = |factor: &Factor| {
        Formula::number(if run.has_gradient() { bracketed(factor.value, 4) } else { WIDE_UNKNOWN.to_owned() })
    };
    let result = if run.has_gradient() { digits(moment.ledger.backprop, 6) } else { UNKNOWN.to_owned() };
    vec![
        left(bracket(run, paths, &symbol)),
        left(bracket(run, paths, &number)),
        left(vec![Formula::number(result).accent()]),
    ]
}

/// With many paths the sum is left to the ledger: ∂L/∂w = ∂L/∂z · ∂z/∂w.
fn short(run: &Acts, moment: &Moment, left: &dyn Fn(Vec<Formula>) -> Formula) -> Vec<Formula> {
    let (layer, to) = (run.selected.layer(), run.selected.to());
    let z = format!("z{}", run.neuron(layer, to) + 1);
    let source = match run.selected {
        Parameter::Weight { from, .. } if layer == 0 => moment.trace.x[from],
        Parameter::Weight { from, .. } => moment.trace.o[layer - 1][from],
        Parameter::Bias { .. } => 1.0,
    };
    let known = |x: f64| Formula::number(if run.has_gradient() { bracketed(x, 4) } else { WIDE_UNKNOWN.to_owned() });
    let result = if run.has_gradient() { digits(moment.ledger.backprop, 6) } else { UNKNOWN.to_owned() };
    vec![
        left(vec![Formula::partial("L", &z), Formula::op("·"), Formula::partial(&z, &run.name())]),
        left(vec![known(moment.gradient.dz[layer][to]), Formula::op("·"), known(source)]),
        left(vec![Formula::number(result).accent()]),
    ]
}

/// `∂o5/∂o3` as a fraction.
fn partial(name: &str) -> Formula {
    let (of, by) = name.split_once('/').unwrap_or((name, ""));
    Formula::partial(of.trim_start_matches('∂'), by.trim_start_matches('∂'))
}

/// shared first factors · [ what differs + what differs … ] · shared last factors
///
/// What belongs to the lit row of the ledger alone is in the colour of the selected parameter.
fn bracket(run: &Acts, paths: &[Path], show: &dyn Fn(&Factor) -> Formula) -> Vec<Formula> {
    let network = run.network();
    let Some(first) = paths.first() else { return vec![Formula::number("0")] };
    if paths.len() == 1 {
        return chain(&first.factors, show);
    }
    let same = |a: &Factor, b: &Factor| a.name(network) == b.name(network);
    let length = first.factors.len();
    let all_share = |at: usize| paths.iter().all(|path| same(&path.factors[at], &first.factors[at]));
    let head = (0..length).take_while(|&at| all_share(at)).count();
    let tail = (head..length).rev().take_while(|&at| all_share(at)).count();
    let mut items = chain(&first.factors[..head], show);
    items.extend([Formula::op("·"), Formula::op("[")]);
    for (index, path) in paths.iter().enumerate() {
        if index > 0 {
            items.push(Formula::op("+"));
        }
        let own = chain(&path.factors[head..length - tail], show);
        items.extend(if run.lit == Some(index) { vec![Formula::row(own).accent()] } else { own });
    }
    items.push(Formula::op("]"));
    if tail > 0 {
        items.push(Formula::op("·"));
        items.extend(chain(&first.factors[length - tail..], show));
    }
    items
}

/// factor · factor · …
fn chain(factors: &[Factor], show: &dyn Fn(&Factor) -> Formula) -> Vec<Formula> {
    let mut items = Vec::new();
    for factor in factors {
        if !items.is_empty() {
            items.push(Formula::op("·"));
        }
        items.push(show(factor));
    }
    items
}
