//! Softmax opened: its outputs depend on every z, ∂o_j/∂z_i = o_j([i = j] − o_i). So a path may begin at ∂L/∂o_j, and ∂L/∂z_i is
//! the sum over all outputs: with a cross-entropy, o_i − y_i.

use super::steps::{equation, product, sum};
use super::{ANNEX, Acts, Derivative, Moment, Name};
use crate::Formula;
use crate::symbols::bracketed;
use figure::{ToList, digits, exact};
use nn::{Activation, FactorKind, Path};

/// ∂L/∂o beyond this is written down where it would be infinite: no product of it is a number to show.
const INFINITE: f64 = 1e300;

/// The way from the loss over an output to z of another.
pub(super) struct Share {
    /// The output.
    pub(super) over: usize,
    /// ∂L/∂o_j, and its value.
    pub(super) loss: (Derivative, f64),
    /// ∂o_j/∂z_i, and its value.
    pub(super) softmax: (Derivative, f64),
}

impl Share {
    pub(super) fn product(&self) -> f64 {
        self.loss.1 * self.softmax.1
    }
}

/// Whether the factors at a softmax stand open.
pub(super) fn is_open(run: &Acts, moment: &Moment) -> bool {
    ANNEX && run.open && is_softmax(run, moment)
}

/// Whether the output is a softmax whose shares are all numbers.
pub(super) fn is_softmax(run: &Acts, moment: &Moment) -> bool {
    let slopes = moment.gradient.do_.last().map_or(&[][..], Vec::as_slice);
    run.network().activations().last() == Some(&Activation::Softmax)
        && slopes.iter().all(|slope| slope.abs() < INFINITE)
}

/// The shares of ∂L/∂z of an output, one for each output.
pub(super) fn shares(run: &Acts, moment: &Moment, unit: usize) -> Vec<Share> {
    let layer = run.network().depth() - 1;
    let o = &moment.trace.o[layer];
    let share = |over: usize| {
        let output = Name::Output { layer, unit: over };
        let own = if over == unit { 1.0 } else { 0.0 };
        Share {
            over,
            loss: (Derivative { of: Name::Loss, by: output }, moment.gradient.do_[layer][over]),
            softmax: (Derivative { of: output, by: Name::PreActivation { layer, unit } }, o[over] * (own - o[unit])),
        }
    };
    (0..o.len()).map(share).list()
}

/// The output whose z a path comes through first, if it is a softmax's.
pub(super) fn unit(path: &Path) -> Option<usize> {
    path.factors.iter().find_map(|factor| match factor.kind {
        FactorKind::LossByPreactivation { unit } => Some(unit),
        _ => None,
    })
}

/// Each output's slope by this z, then their sum with the loss's slopes, and the short form where there is one.
pub(super) fn lines(run: &Acts, moment: &Moment, unit: usize) -> Vec<Formula> {
    let layer = run.network().depth() - 1;
    let (o, all) = (&moment.trace.o[layer], shares(run, moment, unit));
    let z = Name::PreActivation { layer, unit };
    let output = |unit: usize| run.symbol(Name::Output { layer, unit });
    let value = |x: f64| Formula::number(bracketed(x, 4));
    let result = |x: f64| vec![Formula::number(digits(x, 6))];
    let slope = |share: &Share| {
        let own = Formula::number(if share.over == unit { "1" } else { "0" });
        let written = |a: Formula, b: Formula| {
            vec![a, Formula::op("·"), Formula::op("("), own.clone(), Formula::op("−"), b, Formula::op(")")]
        };
        let named = written(output(share.over), output(unit));
        let numbers = written(value(o[share.over]), value(o[unit]));
        equation(run.partial(share.softmax.0.of, z), vec![named, numbers, result(share.softmax.1)])
    };
    let mut lines: Vec<Formula> = all.iter().map(slope).list();
    let named =
        all.iter().map(|share| product(run.partial(Name::Loss, share.loss.0.by), run.partial(share.softmax.0.of, z)));
    let numbers = all.iter().map(|share| product(value(share.loss.1), value(share.softmax.1)));
    let total = all.iter().map(Share::product).sum();
    let left = run.partial(Name::Loss, z);
    lines.push(equation(left.clone(), vec![sum(named.list()), sum(numbers.list()), result(total)]));
    if run.error_is_slope() {
        let target = run.example.y[unit];
        let named = vec![output(unit), Formula::op("−"), run.symbol(Name::Target(unit))];
        let numbers = vec![value(o[unit]), Formula::op("−"), Formula::number(exact(target))];
        lines.push(equation(left, vec![named, numbers, result(moment.gradient.dz[layer][unit])]));
    }
    lines
}

/// The same sum in one line of text: its factors by name, and with their numbers.
pub(super) fn said(run: &Acts, moment: &Moment, unit: usize) -> [String; 2] {
    let all = shares(run, moment, unit);
    let joined =
        |part: &dyn Fn(&Share) -> [String; 2]| all.iter().map(|share| part(share).join("·")).list().join(" + ");
    [
        joined(&|share| [share.loss.0, share.softmax.0].map(|derivative| run.said_derivative(derivative))),
        joined(&|share| [share.loss.1, share.softmax.1].map(|value| bracketed(value, 4))),
    ]
}
