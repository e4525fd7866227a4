//! The first view knows no function of the learner's own: the annex does.

use super::curve::Minimum;
use super::window::Window;
use crate::{Formula, Panel, Refusal, Values};
use figure::Message;

/// There is none here.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Own {}

impl Own {
    pub(super) fn of(_: &Values, _: Window) -> Option<Self> {
        None
    }

    pub(super) fn loss(&self, _: f64) -> f64 {
        match *self {}
    }

    pub(super) fn slope(&self, _: f64) -> f64 {
        match *self {}
    }

    pub(super) fn curvature(&self, _: f64) -> f64 {
        match *self {}
    }

    pub(super) fn minima(&self) -> Vec<Minimum> {
        match *self {}
    }

    pub(super) fn basin(&self, _: f64) -> Option<Minimum> {
        match *self {}
    }

    pub(super) fn holds(&self, _: f64) -> bool {
        match *self {}
    }

    pub(super) fn kink(&self, _: f64) -> Option<(f64, f64)> {
        match *self {}
    }

    pub(super) fn heights(&self, _: Window, _: f64) -> (f64, f64) {
        match *self {}
    }

    pub(super) fn formulas(&self, _: &str) -> [Formula; 2] {
        match *self {}
    }

    pub(super) fn no_value(&self, _: Message, _: f64) -> Message {
        match *self {}
    }

    pub(super) fn panels(&self, _: &str) -> Vec<Panel> {
        match *self {}
    }
}

pub(super) fn settle(_: &Values, _: &mut Values, _: &[&str]) -> Vec<Refusal> {
    Vec::new()
}

pub(super) use crate::codec::unread as read;
