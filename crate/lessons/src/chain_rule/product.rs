//! ∂L/∂w as the notes write it: the factors that all paths share are outside the bracket, the sum over paths is inside.

use super::bands::Link;
use super::groups::of_path;
use super::steps::spread;
use super::tables::mean_of;
use super::{ANNEX, Acts, Derivative, Moment, Name};
use crate::Formula;
use crate::symbols::bracketed;
use figure::{ToList, digits};
use nn::{Factor, Parameter, Path};

/// More paths than this are not written out in one formula.
const WRITTEN: usize = 4;

/// What stands for a number that no act has computed yet.
pub(super) const UNKNOWN: &str = "?";
/// The same, as wide as the number that will stand there, so that a long formula keeps its lines.
const WIDE_UNKNOWN: &str = "\u{2007}\u{2007}\u{2007}?\u{2007}\u{2007}\u{2007}";

/// The symbolic formula, the same with its numbers, and the result.
pub(super) fn formula(run: &Acts, moment: &Moment) -> Vec<Formula> {
    let left = |tail: Vec<Formula>| {
        let mut items = vec![run.partial(Name::Loss, run.held()).accent(), Formula::op("=")];
        items.extend(tail);
        Formula::row(items)
    };
    if run.is_mean() {
        return mean(run, moment, &left);
    }
    let paths = &moment.ledger.paths;
    if paths.len() > WRITTEN || moment.ledger.remainder != 0.0 {
        return short(run, moment, &left);
    }
    let groups = |factor: &Factor| groups_of(factor, paths, run.network().depth());
    let symbol = |factor: &Factor| {
        let Derivative { of, by } = run.derivative(factor);
        run.partial(of, by).of(groups(factor))
    };
    let number = |factor: &Factor| {
        let text = if run.has_gradient() { bracketed(factor.value, 4) } else { WIDE_UNKNOWN.to_owned() };
        Formula::number(text).of(groups(factor))
    };
    let result = if run.has_gradient() { digits(moment.ledger.backprop, 6) } else { UNKNOWN.to_owned() };
    vec![
        left(bracket(run, paths, &symbol)),
        left(bracket(run, paths, &number)),
        left(vec![Formula::number(result).accent()]),
    ]
}

/// The mean of the slopes of the samples.
fn mean(run: &Acts, moment: &Moment, left: &dyn Fn(Vec<Formula>) -> Formula) -> Vec<Formula> {
    let slopes = mean_of(run, moment.each.iter().map(|each| each.slope));
    let result = if run.has_gradient() { digits(moment.ledger.backprop, 6) } else { UNKNOWN.to_owned() };
    vec![left(vec![Formula::number(slopes)]), left(vec![Formula::number(result).accent()])]
}

/// A factor's link, and the paths that have it.
fn groups_of(factor: &Factor, paths: &[Path], depth: usize) -> Vec<String> {
    let has = |path: &Path| path.factors.iter().any(|other| other.kind == factor.kind);
    let indices = paths.iter().enumerate().filter(|(_, path)| has(path)).map(|(index, _)| of_path(index));
    [Link::of(factor.kind, depth).group()].into_iter().chain(indices).list()
}

/// With many paths the sum is left to the ledger: ∂L/∂w = ∂L/∂z · ∂z/∂w.
fn short(run: &Acts, moment: &Moment, left: &dyn Fn(Vec<Formula>) -> Formula) -> Vec<Formula> {
    if ANNEX && let Some(by) = run.spread(run.network()) {
        let result = if run.has_gradient() { digits(moment.ledger.backprop, 6) } else { UNKNOWN.to_owned() };
        let [named, numbers] = spread(run, moment, &by);
        return vec![left(named), left(numbers), left(vec![Formula::number(result).accent()])];
    }
    let (layer, to) = (run.selected.layer(), run.selected.to());
    let z = Name::PreActivation { layer, unit: to };
    let source = match run.selected {
        Parameter::Weight { from, .. } => moment.source(layer, from),
        Parameter::Bias { .. } => 1.0,
    };
    let known = |x: f64| Formula::number(if run.has_gradient() { bracketed(x, 4) } else { WIDE_UNKNOWN.to_owned() });
    let result = if run.has_gradient() { digits(moment.ledger.backprop, 6) } else { UNKNOWN.to_owned() };
    vec![
        left(vec![run.partial(Name::Loss, z), Formula::op("·"), run.partial(z, run.selected)]),
        left(vec![known(moment.gradient.dz[layer][to]), Formula::op("·"), known(source)]),
        left(vec![Formula::number(result).accent()]),
    ]
}

/// shared first factors · [ what differs + what differs … ] · shared last factors
///
/// The part that only the lit row of the ledger has is in the colour of the selected parameter.
fn bracket(run: &Acts, paths: &[Path], show: &dyn Fn(&Factor) -> Formula) -> Vec<Formula> {
    let Some(first) = paths.first() else { return vec![Formula::number("0")] };
    if paths.len() == 1 {
        return chain(&first.factors, show);
    }
    let same = |a: &Factor, b: &Factor| a.kind == b.kind;
    let length = first.factors.len();
    let all_share = |at: usize| paths.iter().all(|path| same(&path.factors[at], &first.factors[at]));
    let head = (0..length).take_while(|&at| all_share(at)).count();
    let tail = (head..length).rev().take_while(|&at| all_share(at)).count();
    let mut items = chain(&first.factors[..head], show);
    if head > 0 {
        items.push(Formula::op("·"));
    }
    items.push(Formula::op("["));
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

impl Acts {
    /// w_new = w_old − η · ∂L/∂w, and the same with its numbers. Where biases stay as they are, b_new = b_old.
    pub(super) fn update_formula(&self, moment: &Moment) -> Vec<Formula> {
        let (op, number) = (Formula::op, Formula::number);
        let known = |text: String| if self.tells_step() { text } else { UNKNOWN.to_owned() };
        let labelled = |which: &str| self.marked(self.held(), which);
        let old = self.value();
        if self.held_stays() {
            let same = number(digits(old, 6)).accent();
            return vec![Formula::row([labelled("new").accent(), op("="), labelled("old").accent(), op("="), same])];
        }
        if let Some(rule) = self.rule.as_ref().filter(|_| self.input().is_none()) {
            return rule.formulas(self, moment);
        }
        vec![
            Formula::row([
                labelled("new").accent(),
                op("="),
                labelled("old").accent(),
                op("−"),
                Formula::name("η"),
                op("·"),
                self.partial(Name::Loss, self.held()),
            ]),
            Formula::row([
                number(known(digits(old + self.change_of_held(moment), 6))).accent(),
                op("="),
                number(digits(old, 6)).accent(),
                op("−"),
                number(figure::exact(self.eta)),
                op("·"),
                number(known(bracketed(moment.ledger.backprop, 6))),
            ]),
        ]
    }
}
