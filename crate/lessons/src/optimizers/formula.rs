//! The selected optimizer's rule, in symbols and with live numbers for both parameters.

use super::Race;
use crate::Formula;
use crate::rule_formula::{Numbers, symbols};

/// The rule in symbols, with w for either parameter; then each parameter's numbers.
pub(super) fn lines(race: &Race) -> Vec<Formula> {
    let mut lines = symbols(race.selected().kind, false);
    let preview = race.preview();
    for at in 0..2 {
        let numbers = Numbers {
            name: &race.track.surface.names()[at],
            old: race.selected().place[at],
            eta: preview.eta,
            g: race.knows_gradient().then(|| preview.g[at]),
            before: &preview.before,
            after: &preview.after,
            at,
            new: race.tells_step().then(|| preview.landing[at]),
            epsilon: false,
        };
        lines.extend(numbers.lines());
    }
    lines
}
