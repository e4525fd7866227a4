//! The paths of the selected parameter, and those of them that are asked for.

use super::{ANNEX, Acts, Moment, Name};
use figure::ToList;
use nn::{Ledger, Parameter, Path};

/// The most paths that the ledger lists. If there are more, it lists the largest.
pub(super) const PATHS: usize = 24;

impl Acts {
    /// The paths that pass the filter, with their index in the ledger.
    pub(super) fn shown_paths<'a>(&self, moment: &'a Moment) -> Vec<(usize, &'a Path)> {
        moment.ledger.paths.iter().enumerate().filter(|(_, path)| self.passes(path)).list()
    }

    /// Whether a path goes through the neuron or weight that is asked for.
    fn passes(&self, path: &Path) -> bool {
        let first = self.selected.layer();
        let neuron = |(at, &unit): (usize, &usize)| self.key(Name::Output { layer: first + at, unit }) == self.through;
        let edge = |(at, pair): (usize, &[usize])| {
            let weight = Parameter::Weight { layer: first + at + 1, to: pair[1], from: pair[0] };
            self.key(weight) == self.through
        };
        self.through.is_empty()
            || path.units.iter().enumerate().any(neuron)
            || path.units.windows(2).enumerate().any(edge)
    }

    /// The neurons and weights that some paths of the selected parameter pass, and some do not.
    pub(super) fn stations(&self) -> Vec<Name> {
        let layers = self.network().layers();
        let (first, to) = (self.selected.layer(), self.selected.to());
        let mut names = Vec::new();
        let mut below = vec![to];
        if ANNEX && let Some(by) = self.spread(self.network()) {
            below = (0..by.len()).list();
            if below.len() > 1 {
                names.extend(below.iter().map(|&unit| Name::Output { layer: first, unit }));
            }
        }
        for layer in first + 1..self.network().depth() {
            // The last layer has outputs only, and each of them is on some path.
            let units: Vec<usize> = (0..layers[layer + 1]).list();
            if units.len() > 1 {
                names.extend(units.iter().map(|&unit| Name::Output { layer, unit }));
            }
            if units.len() * below.len() > 1 {
                let edges = units.iter().flat_map(|&to| below.iter().map(move |&from| (to, from)));
                let name = |(to, from)| Name::Parameter(Parameter::Weight { layer, to, from });
                names.extend(edges.map(name));
            }
            below = units;
        }
        names
    }

    /// The sum of the rows that are shown and not switched off.
    pub(super) fn sum_of_rows(&self, moment: &Moment) -> f64 {
        self.shown_paths(moment)
            .iter()
            .filter(|(index, _)| !self.off.contains(index))
            .map(|(_, path)| path.product)
            .sum()
    }
}

/// The exact number of paths.
pub(super) fn path_count(ledger: &Ledger) -> String {
    // Six hidden layers of twelve have 12⁶ paths at most.
    ledger.total_paths().map_or(0, |count| count as u64).to_string()
}
