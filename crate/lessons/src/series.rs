//! Numbers of the steps of a run, thinned out so that the longest run stays small.

/// Rows of numbers: one row every few steps, from step 0 on. Which steps have a row depends only on the number of steps taken.
#[derive(Clone)]
pub(crate) struct Series {
    every: usize,
    most: usize,
    width: usize,
    numbers: Vec<f64>,
}

impl Series {
    /// Rows of `width` numbers, at first for every `every` steps. Where `most` rows are full, every second one is dropped,
    /// and half as many are taken from then on.
    pub(crate) fn new(width: usize, most: usize, every: usize) -> Self {
        Self { every, most, width, numbers: Vec::new() }
    }

    /// Whether step `t` has a row. Asked before the step is taken; then [`push`](Self::push) adds the row.
    pub(crate) fn takes(&mut self, t: usize) -> bool {
        if self.len() == self.most {
            self.every *= 2;
            let half = self.most.div_ceil(2);
            for row in 0..half {
                self.numbers.copy_within(2 * row * self.width..(2 * row + 1) * self.width, row * self.width);
            }
            self.numbers.truncate(half * self.width);
        }
        t.is_multiple_of(self.every)
    }

    /// Adds the row of the next step that has one.
    pub(crate) fn push(&mut self, row: impl IntoIterator<Item = f64>) {
        self.numbers.extend(row);
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.numbers.len() / self.width
    }

    /// So many steps lie between two rows.
    pub(crate) fn every(&self) -> usize {
        self.every
    }

    /// All rows, each with its step.
    pub(crate) fn rows(&self) -> impl DoubleEndedIterator<Item = (usize, &[f64])> {
        self.numbers.chunks_exact(self.width).enumerate().map(|(i, row)| (i * self.every, row))
    }

    /// The row nearest to step `t`, the earlier one of two, with its step.
    pub(crate) fn nearest(&self, t: usize) -> Option<(usize, &[f64])> {
        self.rows().min_by_key(|(step, _)| step.abs_diff(t))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of step, its square.
    fn series(steps: usize, most: usize) -> Series {
        let mut series = Series::new(2, most, 1);
        for t in 0..steps {
            if series.takes(t) {
                series.push([t as f64, (t * t) as f64]);
            }
        }
        series
    }

    #[test]
    fn a_short_run_has_every_step_and_a_long_one_at_most_so_many_evenly_apart() {
        for (steps, every) in [(1, 1), (7, 1), (8, 1), (9, 2), (15, 2), (16, 4), (1000, 256)] {
            let series = series(steps, 8);
            assert_eq!(series.every(), every, "{steps}");
            assert_eq!(series.len(), steps.div_ceil(every), "{steps}");
            for (step, row) in series.rows() {
                assert_eq!(row, [step as f64, (step * step) as f64], "{steps}");
                assert!(step.is_multiple_of(every));
            }
        }
    }

    #[test]
    fn the_nearest_row_is_found_and_the_earlier_one_of_two() {
        let series = series(15, 8);
        for (t, nearest) in [(0, 0), (1, 0), (2, 2), (3, 2), (14, 14), (99, 14)] {
            assert_eq!(series.nearest(t).map(|(step, _)| step), Some(nearest), "{t}");
        }
        assert!(Series::new(2, 8, 1).nearest(3).is_none());
    }
}
