//! What a run has been through, thinned out so that the longest run stays small.

/// The most columns kept. Whenever they are full, every second one is dropped and half as many are taken from then on.
const COLUMNS: usize = 400;

/// One update: the losses before it, and the gradient it followed.
#[derive(Clone)]
pub(super) struct Column {
    pub(super) t: usize,
    pub(super) train: f64,
    pub(super) test: f64,
    /// The length of the batch's ∂L/∂w, layer by layer.
    pub(super) norms: Vec<f32>,
}

/// A function of the updates made alone, not of how they were asked for.
#[derive(Clone)]
pub(super) struct History {
    every: usize,
    pub(super) columns: Vec<Column>,
}

impl History {
    pub(super) fn new() -> Self {
        Self { every: 1, columns: Vec::new() }
    }

    /// Whether the update at `t` is one of those kept.
    pub(super) fn takes(&mut self, t: usize) -> bool {
        if self.columns.len() == COLUMNS {
            self.every *= 2;
            let every = self.every;
            self.columns.retain(|column| column.t.is_multiple_of(every));
        }
        t.is_multiple_of(self.every)
    }
}
