//! What is left of the slope on its way from the output back to the selected weight, for the point looked at: the links of the
//! largest paths.

use super::weight::Close;
use crate::infallible::infallible;
use nn::{Parameter, backward, forward};

/// Where not all paths can be listed, so many are drawn.
const LARGEST: usize = 3;

/// A link that a path takes.
pub(super) struct Link {
    /// The weight layer of the neuron it comes from on the way back.
    pub(super) layer: usize,
    pub(super) to: usize,
    /// The neuron below, or nothing where it ends at the selected weight.
    pub(super) from: Option<usize>,
    /// The slope that comes in, and what is left of it.
    pub(super) arrives: f64,
    pub(super) left: f64,
}

impl Close<'_> {
    pub(super) fn links(&self) -> Vec<Link> {
        let network = self.network;
        let gradient = infallible(backward(network, &infallible(forward(network, self.x)), self.y));
        let first = self.parameter.layer();
        let mut links: Vec<Link> = Vec::new();
        let ledger = self.ledger();
        let listed = if ledger.remainder == 0.0 { ledger.paths.len() } else { LARGEST };
        for path in ledger.paths.into_iter().take(listed) {
            let above = path.units.windows(2).enumerate().map(|(k, pair)| (first + k + 1, pair[1], Some(pair[0])));
            let own = path.units.first().map(|&unit| (first, unit, None));
            for (layer, to, from) in above.chain(own) {
                if links.iter().any(|link| (link.layer, link.to, link.from) == (layer, to, from)) {
                    continue;
                }
                let parameter = from.map_or(self.parameter, |from| Parameter::Weight { layer, to, from });
                let by = if from.is_some() {
                    network.get(parameter).map(|w| w * gradient.dz[layer][to])
                } else {
                    gradient.get(parameter)
                };
                links.push(Link { layer, to, from, arrives: gradient.do_[layer][to], left: by.unwrap_or(0.0) });
            }
        }
        links
    }
}
