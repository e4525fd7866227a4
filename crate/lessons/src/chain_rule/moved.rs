//! How the movement of an act runs through the network: forward layer by layer, backward link by link.

use super::Acts;
use super::progress::{Act, Pace};

/// Milliseconds: of one layer or link, and until the next one begins.
const LAYER: (f64, f64) = (160.0, 120.0);
const LINK: (f64, f64) = (240.0, 200.0);
/// One neuron alone, and an update.
const NEURON: f64 = 300.0;
const UPDATE: f64 = 420.0;
/// Backward through a deep network hurries, so that it never takes longer.
const LONGEST: f64 = 1500.0;

/// Parts of a movement, as shares of its time.
type Part = (f64, f64);

/// The movement that led here.
pub(super) struct Movement {
    /// Its milliseconds.
    pub(super) total: f64,
    act: Act,
    /// Whether it is a whole act, and not one neuron.
    whole: bool,
    /// The layers of weights.
    depth: usize,
    /// From one layer or link to the next, in milliseconds.
    pitch: f64,
}

impl Acts {
    pub(super) fn movement(&self) -> Movement {
        let (act, whole, depth) = (self.progress.act(), self.pace == Pace::Act, self.network().depth());
        let links = (depth - self.selected.layer()) as f64;
        let (total, pitch) = match (act, whole) {
            (Act::Update, _) => (UPDATE, 0.0),
            (Act::Ready, _) | (_, false) => (NEURON, 0.0),
            (Act::Forward, true) => (LAYER.1 * depth as f64 + LAYER.0, LAYER.1),
            (Act::Backward, true) => {
                let pitch = LINK.1.min((LONGEST - LINK.0) / links);
                (pitch * links + LINK.0, pitch)
            }
        };
        Movement { total, act, whole, depth, pitch }
    }
}

impl Movement {
    /// From one millisecond to another after the start of the turn `turn`.
    fn part(&self, turn: usize, from: f64, to: f64) -> Part {
        let start = self.pitch * turn as f64;
        ((start + from) / self.total, ((start + to) / self.total).min(1.0))
    }

    /// A dot runs into the neurons of this layer; the loss comes after the last layer.
    pub(super) fn pulse(&self, layer: usize) -> Part {
        if self.whole { self.part(layer, 0.0, 110.0) } else { (0.0, 0.6) }
    }

    /// Their levels rise, or their outlines light up.
    pub(super) fn value(&self, layer: usize) -> Part {
        match (self.act, self.whole) {
            (Act::Forward, true) => self.part(layer, 60.0, LAYER.0),
            (Act::Forward, false) => (0.4, 1.0),
            // Backward lights a neuron when its band has come.
            (Act::Backward, _) => self.share((layer + 1).min(self.depth)),
            _ => (0.0, 1.0),
        }
    }

    /// A band grows through the weights of this layer; the loss comes after the last layer.
    pub(super) fn band(&self, layer: usize) -> Part {
        match (self.act, self.whole) {
            (Act::Backward, true) => self.part(self.depth - layer, 0.0, 190.0),
            (Act::Backward, false) => (0.0, 0.7),
            _ => (0.0, 1.0),
        }
    }

    /// The number at the end of that band appears.
    pub(super) fn share(&self, layer: usize) -> Part {
        match (self.act, self.whole) {
            (Act::Backward, true) => self.part(self.depth - layer, 130.0, LINK.0),
            (Act::Backward, false) => (0.5, 1.0),
            _ => (0.0, 1.0),
        }
    }
}
