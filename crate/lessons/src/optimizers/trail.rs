//! Where a racer has been. A run is copied every 64 steps: what lies behind is shared by all copies.

use super::surface::Pair;
use std::rc::Rc;

/// Places in one shared piece.
const PIECE: usize = 64;

/// A list of places that only grows, cheap to copy.
#[derive(Clone, Default)]
pub(super) struct Trail {
    pieces: Vec<Rc<[Pair]>>,
    latest: Vec<Pair>,
}

impl Trail {
    pub(super) fn push(&mut self, place: Pair) {
        self.latest.push(place);
        if self.latest.len() == PIECE {
            self.pieces.push(std::mem::take(&mut self.latest).into());
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Pair> + '_ {
        self.pieces.iter().flat_map(|piece| piece.iter()).chain(&self.latest).copied()
    }

    pub(super) fn len(&self) -> usize {
        PIECE * self.pieces.len() + self.latest.len()
    }

    /// The place at step `t`.
    pub(super) fn at(&self, t: usize) -> Option<Pair> {
        match self.pieces.get(t / PIECE) {
            Some(piece) => piece.get(t % PIECE).copied(),
            None => self.latest.get(t.checked_sub(PIECE * self.pieces.len())?).copied(),
        }
    }
}
