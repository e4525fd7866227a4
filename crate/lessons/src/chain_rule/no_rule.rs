//! Replaces the rules in the module without them: there is none but plain gradient descent.

use super::Moment;
use super::acts::Acts;
use crate::codec::{Codec, unread};
use crate::{Body, Formula, Values};
use nn::{Network, Parameter};

/// How much an optimizer keeps.
pub(super) static MEMORY: Codec = Codec { parse: unread, parse_item: None, about: "" };

/// There is none.
#[derive(Clone)]
pub(super) enum Rule {}

impl Rule {
    pub(super) fn of(_values: &Values) -> Option<Self> {
        None
    }

    pub(super) fn name(&self) -> &'static str {
        match *self {}
    }

    pub(super) fn decay(&self) -> f64 {
        match *self {}
    }

    pub(super) fn change(&self, _run: &Acts, _parameter: Parameter) -> f64 {
        match *self {}
    }

    pub(super) fn finish(&mut self, _run: &Acts) -> Result<Network, Parameter> {
        match *self {}
    }

    pub(super) fn go_on(&mut self) {}

    pub(super) fn formulas(&self, _run: &Acts, _moment: &Moment) -> Vec<Formula> {
        match *self {}
    }

    pub(super) fn inputs(&self) -> Option<Body> {
        match *self {}
    }

    pub(super) fn history(&self) -> Option<Body> {
        match *self {}
    }
}
