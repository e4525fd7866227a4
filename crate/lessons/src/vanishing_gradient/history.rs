//! What a run has been through: loss and gradient of each layer, thinned out so that the longest run stays small.

/// The most columns kept. Whenever they are full, every second one is dropped and half as many are taken from then on.
const COLUMNS: usize = 120;

/// The moment before one step.
#[derive(Clone)]
pub(super) struct Column {
    pub(super) t: usize,
    pub(super) loss: f64,
    /// The length of ∂L/∂w of each layer.
    pub(super) norms: Vec<f64>,
}

/// A function of the steps taken alone, not of how they were taken.
#[derive(Clone)]
pub(super) struct History {
    /// Every so many steps there is a column.
    pub(super) every: usize,
    pub(super) columns: Vec<Column>,
}

impl History {
    pub(super) fn new() -> Self {
        Self { every: 1, columns: Vec::new() }
    }

    /// Takes the moment before step `t` into the record, if it is one of those kept.
    pub(super) fn record(&mut self, t: usize, moment: impl FnOnce() -> (f64, Vec<f64>)) {
        if self.columns.len() == COLUMNS {
            self.every *= 2;
            let every = self.every;
            self.columns.retain(|column| column.t.is_multiple_of(every));
        }
        if t.is_multiple_of(self.every) {
            let (loss, norms) = moment();
            self.columns.push(Column { t, loss, norms });
        }
    }
}
