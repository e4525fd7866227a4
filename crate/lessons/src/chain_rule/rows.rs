//! The rows of the ledger that are always in sight: the largest paths, one row for the rest, and their sum.

use super::bands::{Link, factor};
use super::nudge::{self, Nudge};
use super::shown::Shown;
use super::{ANNEX, Acts, Moment, Name};
use crate::order;
use figure::{ToList, digits};
use nn::{Difference, Parameter, Path};

/// More paths than this: the largest have rows of their own, and the rest share one.
pub(super) const THREE: usize = 3;
/// On a phone.
pub(super) const TWO: usize = 2;

/// The slopes at a kink, from the left and from the right: 0 and −1.
pub(super) fn sides(found: &Difference) -> [String; 2] {
    let (left, right) = found.kink.unwrap_or_default();
    [left, right].map(|slope| {
        let text = digits(slope, 4);
        if text.contains('×') || !text.contains('.') {
            return text;
        }
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    })
}

/// What the rail shows.
pub(super) struct Rows<'a> {
    pub(super) run: &'a Acts,
    shown: &'a Shown,
    pub(super) moment: &'a Moment,
    /// The paths with rows of their own, and their places in the ledger.
    pub(super) paths: Vec<(usize, &'a Path)>,
    /// How many paths share a row, and the sum of those of them that count.
    pub(super) rest: Option<(String, f64)>,
    /// The sum of all that counts.
    pub(super) sum: f64,
    /// What a nudge of the parameter does, where it is shown: then the rows carry changes.
    nudge: Option<Nudge>,
    /// The path that is lit.
    pub(super) lit: Option<usize>,
}

/// A factor as a cell has it.
pub(super) struct Cell {
    pub(super) link: Link,
    /// ∂o3/∂o1, as it is shown.
    pub(super) name: String,
    /// The same, as it is said.
    pub(super) said: String,
    /// None until backward has come through its link.
    pub(super) value: Option<f64>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(run: &'a Acts, shown: &'a Shown, most: usize) -> Self {
        let nudge = run.nudged(&shown.now);
        let moment = if nudge.is_some() { &shown.now } else { shown.paths(run) };
        let all = run.shown_paths(moment);
        let lit = run.lit.filter(|lit| all.iter().any(|(index, _)| index == lit));
        let mut paths = all.clone();
        if all.len() > most {
            order::sort(&mut paths, |(_, a), (_, b)| b.product.abs().total_cmp(&a.product.abs()));
            paths.truncate(most);
            order::sort(&mut paths, |(a, _), (b, _)| a.cmp(b));
        }
        let counts = |index: &usize| !run.off.contains(index);
        let sum = run.sum_of_rows(moment) + moment.ledger.remainder;
        let own: f64 = paths.iter().filter(|(index, _)| counts(index)).map(|(_, path)| path.product).sum();
        let total = moment.ledger.total_paths().map_or(0, |count| count as usize);
        let hidden = moment.ledger.paths.len() - all.len();
        let others = total - hidden - paths.len();
        let rest = (others > 0).then(|| (others.to_string(), sum - own));
        Self { run, shown, moment, paths, rest, sum, nudge, lit }
    }

    /// How many rows there are.
    pub(super) fn count(&self) -> usize {
        self.paths.len() + usize::from(self.rest.is_some())
    }

    /// What a nudge does, where it is shown. The first module knows none, so it carries no code for it.
    pub(super) fn nudge(&self) -> Option<&Nudge> {
        if ANNEX { self.nudge.as_ref() } else { None }
    }

    /// Whether the rows are means over several samples.
    pub(super) fn is_mean(&self) -> bool {
        ANNEX && !self.moment.each.is_empty()
    }

    /// Whether the whole sum is known.
    pub(super) fn is_known(&self) -> bool {
        self.nudge().is_some() || self.shown.found_own(self.run).is_some()
    }

    /// What a product is multiplied by: with a nudge, the rows carry its share of the change.
    pub(super) fn scale(&self) -> f64 {
        if self.nudge().is_some() { nudge::STEP / nudge::UNIT } else { 1.0 }
    }

    /// Whether the numbers are those of the round before.
    pub(super) fn is_old(&self) -> bool {
        let own = self.run.selected;
        self.nudge().is_none() && self.is_known() && !self.run.has_gradient_of(own)
    }

    /// Backpropagation's number.
    pub(super) fn backprop(&self) -> f64 {
        self.moment.ledger.backprop
    }

    /// Whether the rows that count add up to backpropagation's number.
    pub(super) fn adds_up(&self) -> bool {
        let missing = self.paths.len() < self.moment.ledger.paths.len() && !self.run.through.is_empty();
        !missing && self.moment.agrees(self.sum)
    }

    /// What forward passes alone give in its place.
    pub(super) fn difference(&self) -> Difference {
        self.moment.own_difference(self.run)
    }

    /// Whether a row does not count.
    pub(super) fn is_off(&self, index: usize) -> bool {
        self.run.off.contains(&index)
    }

    /// The factors of a path, from the parameter to the loss: as its links stand on the picture.
    pub(super) fn cells(&self, path: &Path) -> Vec<Cell> {
        let first = self.run.selected.layer();
        let last = first + path.units.len() - 1;
        let unit = |layer: usize| path.units[layer - first];
        let own = Link { layer: first, to: unit(first), from: None };
        let between = (first + 1..=last).map(|layer| Link { layer, to: unit(layer), from: Some(unit(layer - 1)) });
        let loss = Link { layer: last + 1, to: 0, from: Some(unit(last)) };
        let cells = [own].into_iter().chain(between).chain([loss]).map(|link| self.cell(link)).list();
        if self.nudge().is_some() { self.run.carried(self.moment, cells) } else { cells }
    }

    fn cell(&self, link: Link) -> Cell {
        let found = match link.from {
            Some(from) => self.shown.found(self.run, link.layer - 1, from),
            None => self.shown.found(self.run, link.layer, link.to),
        };
        let factor = factor(found.map_or(self.moment, |found| found.moment), link);
        let derivative = factor.map(|(kind, value)| self.run.derivative(&nn::Factor { kind, value }));
        let (name, said) = derivative.map_or_else(Default::default, |derivative| {
            (self.run.shown_derivative(derivative), self.run.said_derivative(derivative))
        });
        Cell { link, name, said, value: found.and(factor).map(|(_, value)| value) }
    }

    /// The neurons that tell a path from the others.
    pub(super) fn stations(&self, path: &Path) -> Vec<String> {
        let (first, layers) = (self.run.selected.layer(), self.run.network().layers());
        // What enters several neurons is told by the first, too.
        let skip = usize::from(!ANNEX || self.run.spread(self.run.network()).is_none());
        let units = path.units.iter().enumerate().skip(skip);
        let choices = units.filter(|(at, _)| layers[first + at + 1] > 1);
        choices.map(|(at, &unit)| self.run.shown(Name::Output { layer: first + at, unit })).list()
    }

    /// Whether a weight lies on the path that is lit.
    pub(super) fn lights(&self, run: &Acts, parameter: Parameter) -> bool {
        let Parameter::Weight { layer, to, from } = parameter else { return false };
        let first = run.selected.layer();
        let lit = self.lit.and_then(|lit| self.paths.iter().find(|(index, _)| *index == lit));
        layer > first
            && lit.is_some_and(|(_, path)| {
                let at = layer - first;
                (path.units.get(at - 1), path.units.get(at)) == (Some(&from), Some(&to))
            })
    }
}
