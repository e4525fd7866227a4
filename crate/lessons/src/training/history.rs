//! What a run has been through, thinned out so that the longest run stays small.

/// The most columns kept. Whenever they are full, every second one is dropped and half as many are taken from then on.
const COLUMNS: usize = 400;

/// Losses that take so many products can be had at every update.
const DEAR: usize = 60_000;

/// One update: the losses before it, and the gradient it followed.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) t: usize,
    pub(super) train: f64,
    pub(super) test: f64,
}

/// A function of the updates made alone, not of how they were asked for.
#[derive(Clone)]
pub(super) struct History {
    every: usize,
    pub(super) columns: Vec<Column>,
    /// The length of the batch's ∂L/∂w, layer by layer, column after column.
    norms: Vec<f32>,
    depth: usize,
}

impl History {
    /// To know the losses costs `cost` products: where that is much, they are taken more seldom from the beginning.
    pub(super) fn new(depth: usize, cost: usize) -> Self {
        Self { every: (cost / DEAR).max(1).next_power_of_two(), columns: Vec::new(), norms: Vec::new(), depth }
    }

    /// Whether the update at `t` is one of those kept.
    pub(super) fn takes(&mut self, t: usize) -> bool {
        if self.columns.len() == COLUMNS {
            self.every *= 2;
            // In place: every second one moves up.
            for i in 0..COLUMNS / 2 {
                self.columns[i] = self.columns[2 * i];
                self.norms.copy_within(2 * i * self.depth..(2 * i + 1) * self.depth, i * self.depth);
            }
            self.columns.truncate(COLUMNS / 2);
            self.norms.truncate(COLUMNS / 2 * self.depth);
        }
        t.is_multiple_of(self.every)
    }

    /// Keeps an update, with the norms of its layers.
    pub(super) fn push(&mut self, column: Column, norms: impl Iterator<Item = f32>) {
        self.columns.push(column);
        self.norms.extend(norms.take(self.depth));
    }

    /// The lengths of the gradients of a column's layers.
    pub(super) fn norms(&self, column: usize) -> &[f32] {
        &self.norms[column * self.depth..][..self.depth]
    }

    /// All of them.
    pub(super) fn all_norms(&self) -> &[f32] {
        &self.norms
    }

    /// The column with the least training loss.
    pub(super) fn best(&self) -> Option<&Column> {
        let loss = |column: &&Column| if column.train.is_nan() { f64::INFINITY } else { column.train };
        self.columns.iter().min_by(|a, b| loss(a).total_cmp(&loss(b)))
    }

    /// The column of the update nearest to `t`, if there is one.
    pub(super) fn nearest(&self, t: usize) -> Option<usize> {
        let next = self.columns.partition_point(|column| column.t < t);
        let near = |at: &usize| self.columns.get(*at).map_or(usize::MAX, |column| column.t.abs_diff(t));
        [next.saturating_sub(1), next].into_iter().filter(|at| *at < self.columns.len()).min_by_key(near)
    }
}
