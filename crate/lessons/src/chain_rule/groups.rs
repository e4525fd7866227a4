//! What is lit together: a link with its band, its factor in the rail and its term in the formula, and a path with all of its
//! links and its rows.

use super::Acts;
use super::bands::Link;
use figure::{Key, Mark, ToList};
use nn::{FactorKind, Parameter, Path};

/// The group of a path, by its place in the ledger.
pub(super) fn of_path(index: usize) -> String {
    format!("path-{index}")
}

impl Link {
    /// The group of a link.
    pub(super) fn group(self) -> String {
        let from = self.from.map_or("own".to_owned(), |from| from.to_string());
        format!("link-{}-{}-{from}", self.layer, self.to)
    }

    /// The link of a factor in a network of this depth.
    pub(super) fn of(kind: FactorKind, depth: usize) -> Self {
        match kind {
            FactorKind::OutputByOutput { layer, to, from } | FactorKind::PreactivationByOutput { layer, to, from } => {
                Self { layer, to, from: Some(from) }
            }
            FactorKind::LossByOutput { unit } | FactorKind::LossByPreactivation { unit } => {
                Self { layer: depth, to: 0, from: Some(unit) }
            }
            FactorKind::OutputByParameter(parameter) | FactorKind::PreactivationByParameter(parameter) => {
                Self::of_own(parameter)
            }
        }
    }

    /// The link from the parameter in hand to its neuron.
    pub(super) fn of_own(parameter: Parameter) -> Self {
        Self { layer: parameter.layer(), to: parameter.to(), from: None }
    }
}

impl Acts {
    /// The group of a parameter: that of its edge. A bias has one only while it is in hand.
    pub(super) fn group_of(&self, parameter: Parameter) -> Option<String> {
        let link = match parameter {
            _ if parameter == self.selected => Link::of_own(parameter),
            Parameter::Weight { layer, to, from } => Link { layer, to, from: Some(from) },
            Parameter::Bias { .. } => return None,
        };
        Some(link.group())
    }
}

/// A path and all of its links.
pub(super) fn of_row(index: usize, path: &Path, depth: usize) -> Vec<String> {
    let links = path.factors.iter().map(|factor| Link::of(factor.kind, depth).group());
    [of_path(index)].into_iter().chain(links).list()
}

/// A mark as part of these groups.
pub(super) fn joined(mark: Mark, groups: &[String]) -> Mark {
    groups.iter().fold(mark, |mark, group| mark.of(Key::from(group.as_str())))
}
