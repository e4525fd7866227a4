//! Everywhere a run has been.
//!
//! A session keeps copies of a run, so that going back is quick. The copies share the old places: of 10,000 steps, each copy
//! would otherwise hold up to 160 kB of its own.

use std::iter::once;
use std::ops::Index;
use std::rc::Rc;

/// So many places are shared at a time.
const PIECE: usize = 128;

/// The numbers of a run, one after the other: one for the start, and one for each step.
#[derive(Clone)]
pub(super) struct Path {
    start: f64,
    pieces: Vec<Rc<Vec<f64>>>,
    /// What fills no piece yet.
    latest: Vec<f64>,
}

impl Path {
    pub(super) fn new(start: f64) -> Self {
        Self { start, pieces: Vec::new(), latest: Vec::new() }
    }

    pub(super) fn push(&mut self, number: f64) {
        self.latest.push(number);
        if self.latest.len() == PIECE {
            self.pieces.push(Rc::new(std::mem::take(&mut self.latest)));
        }
    }

    /// How many steps were taken.
    pub(super) fn steps(&self) -> usize {
        PIECE * self.pieces.len() + self.latest.len()
    }

    pub(super) fn start(&self) -> f64 {
        self.start
    }

    pub(super) fn last(&self) -> f64 {
        self[self.steps()]
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = f64> {
        once(self.start).chain(self.pieces.iter().flat_map(|piece| piece.iter()).chain(&self.latest).copied())
    }
}

/// The number after so many steps.
impl Index<usize> for Path {
    type Output = f64;

    fn index(&self, t: usize) -> &f64 {
        let Some(step) = t.checked_sub(1) else { return &self.start };
        self.pieces.get(step / PIECE).map_or(&self.latest[..], |piece| &piece[..]).index(step % PIECE)
    }
}
