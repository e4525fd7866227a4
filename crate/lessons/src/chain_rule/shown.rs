//! What is on the picture and in the rail. No act takes anything away: after an update the new outputs stand there, and what
//! backward found stays until it finds it anew.

use super::{Acts, Moment};
use crate::infallible::infallible;
use nn::{Trace, forward};

/// The numbers in sight.
pub(super) struct Shown {
    /// This round.
    pub(super) now: Moment,
    /// The round before this one.
    before: Option<Moment>,
    /// Outputs and loss with the parameters after the update.
    after: Option<(Trace, f64)>,
}

/// What backward has found, and whether the parameters have moved since.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    pub(super) moment: &'a Moment,
    pub(super) stale: bool,
}

impl Shown {
    pub(super) fn new(run: &Acts) -> Self {
        let after = run.after.as_ref().map(|network| {
            let trace = infallible(forward(network, &run.example.x));
            (trace, run.loss_with(network))
        });
        let before = run.before.as_ref().map(|before| run.moment_of(before));
        Self { now: run.moment(), before, after }
    }

    /// The outputs.
    pub(super) fn trace(&self) -> &Trace {
        self.after.as_ref().map_or(&self.now.trace, |(trace, _)| trace)
    }

    /// z of a neuron as paper has it.
    pub(super) fn z(&self, run: &Acts, layer: usize, unit: usize) -> f64 {
        match &self.after {
            Some((trace, _)) => trace.z[layer][unit],
            None => self.now.without_rounding(run.network(), layer, unit),
        }
    }

    pub(super) fn loss(&self) -> f64 {
        self.after.as_ref().map_or(self.now.loss, |(_, loss)| *loss)
    }

    /// The loss before the update, as long as the update is what was seen last.
    pub(super) fn old_loss(&self) -> Option<f64> {
        self.after.as_ref().map(|_| self.now.loss)
    }

    /// What backward has found at a neuron: in this round, or else in the one before.
    pub(super) fn found(&self, run: &Acts, layer: usize, unit: usize) -> Option<Found<'_>> {
        if run.progress.has_delta(run.neuron(layer, unit)) {
            return Some(Found { moment: &self.now, stale: self.after.is_some() });
        }
        self.before.as_ref().map(|moment| Found { moment, stale: true })
    }

    /// What it has found at the neuron of the selected parameter.
    pub(super) fn found_own(&self, run: &Acts) -> Option<Found<'_>> {
        self.found(run, run.selected.layer(), run.entered(run.selected))
    }

    /// The moment whose paths are shown, whether or not their numbers are known.
    pub(super) fn paths(&self, run: &Acts) -> &Moment {
        self.found_own(run).map_or(&self.now, |found| found.moment)
    }
}

impl Acts {
    /// Whether the output of a neuron was ever computed. Once it was, a number stands there for good.
    pub(super) fn has_value(&self, neuron: usize) -> bool {
        self.updates > 0 || self.progress.done > neuron
    }

    /// The same of the loss.
    pub(super) fn has_loss(&self) -> bool {
        self.updates > 0 || self.progress.done > self.progress.count
    }
}
