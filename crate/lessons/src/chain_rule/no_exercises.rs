//! In place of the exercises, in the module that goes without them: what they would be asked, and nothing behind it.

use super::Acts;
use super::tasks::uses;
use crate::{Panel, Values};
use figure::Message;

/// What the learner is about.
#[derive(Clone)]
pub(super) enum Task {
    /// No exercise: everything is shown.
    Explore,
}

impl Task {
    pub(super) fn uses(&self, key: &str) -> bool {
        uses("explore", key)
    }

    pub(super) fn still(&self) -> Option<Message> {
        None
    }
}

pub(super) fn prepare(_run: &mut Acts, _values: &Values) {}

pub(super) fn describe(_run: &Acts) -> Option<Message> {
    None
}

pub(super) fn panels(_run: &Acts, _width: f64) -> Option<Vec<Panel>> {
    None
}

impl Acts {
    pub(super) fn built_neuron(&self, _layer: usize, _unit: usize) -> Option<bool> {
        None
    }

    pub(super) fn built_edge(&self, _layer: usize, _to: usize, _from: usize) -> Option<bool> {
        None
    }
}
