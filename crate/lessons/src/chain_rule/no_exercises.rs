//! Replaces the exercises in the module without them: the same functions, which do nothing.

use super::Acts;
use super::picture::Drawing;
use super::tasks::uses;
use crate::codec::{Codec, unread};
use crate::{Panel, Room, Values};
use figure::Message;

/// The rows of a board.
pub(super) static ROWS: Codec = Codec { parse: unread, parse_item: None, about: "" };

/// The learner's task.
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

pub(super) fn panels(_run: &Acts, _room: Room) -> Option<Vec<Panel>> {
    None
}

pub(super) fn folds(_run: &Acts) -> Option<Vec<&'static str>> {
    None
}

pub(super) fn fold(_run: &Acts) -> Option<Vec<Panel>> {
    None
}

pub(super) fn settle(_values: &mut Values) {}

pub(super) fn draw(_drawing: &mut Drawing) {}

impl Acts {
    pub(super) fn has_blanks(&self) -> bool {
        false
    }

    pub(super) fn hides_weights(&self) -> bool {
        false
    }

    pub(super) fn built_neuron(&self, _layer: usize, _unit: usize) -> Option<bool> {
        None
    }

    pub(super) fn built_edge(&self, _layer: usize, _to: usize, _from: usize) -> Option<bool> {
        None
    }
}
