//! Time travel: the run of some values at any t, replayed from the nearest checkpoint.

use crate::catalogue::{SAID, STEP};
use crate::{Lesson, Run, Values};

/// The least distance of checkpoints, in steps.
const EVERY: usize = 64;
/// Checkpoints are farther apart the farther they are from the present: at most a quarter of that distance.
const NEAR: usize = 8 * EVERY;
/// The session asks after so many steps whether to go on.
const STRIDE: usize = 8;

/// A run that can be asked for any t. What it shows depends on (values, t) only, never on the way there.
pub struct Session {
    values: Values,
    /// The controls that may change without another run: t, and those that only light something up.
    highlights: Vec<&'static str>,
    run: Box<dyn Run>,
    t: usize,
    /// Moments of the run and their t, ascending; the first is the beginning.
    checkpoints: Vec<(usize, Box<dyn Run>)>,
}

impl Session {
    /// The run of settled `values` at t = 0.
    pub fn new(lesson: &dyn Lesson, values: &Values) -> Self {
        let run = lesson.start(values);
        let mut highlights = [lesson.highlights(), &["t"]].concat();
        if !lesson.story().is_empty() {
            highlights.extend([STEP, SAID]);
        }
        Self { values: values.clone(), highlights, checkpoints: vec![(0, run.copy())], run, t: 0 }
    }

    /// Whether this session runs on the same values, aside from t and from what only lights something up.
    pub fn runs_on(&self, values: &Values) -> bool {
        self.values.same_but(values, &self.highlights)
    }

    /// Changes to other values whose run is the same up to some step, and keeps the run until there. False if no step is the
    /// same: then a new session is needed.
    pub fn switch_to(&mut self, lesson: &dyn Lesson, values: &Values) -> bool {
        let same = lesson.same_until(&self.values, values);
        if same == 0 {
            return false;
        }
        self.checkpoints.retain(|(t, _)| *t <= same);
        self.highlight(values);
        if self.t > same {
            self.back_to(same);
        }
        true
    }

    /// Takes values that only light something up. The run and its steps stay.
    pub fn highlight(&mut self, values: &Values) {
        self.values = values.clone();
        self.run.highlight(values);
    }

    /// The run at `t`, or at the step where it stopped if that comes first; with the t reached.
    pub fn at(&mut self, t: usize) -> (&dyn Run, usize) {
        self.advance_to(t, false, &mut || true)
    }

    /// The same, but only as long as `go_on`, which is asked every few steps, returns true. With `until` it ends at the first step
    /// at which the run has arrived.
    pub fn advance_to(&mut self, t: usize, until: bool, go_on: &mut dyn FnMut() -> bool) -> (&dyn Run, usize) {
        if t < self.t {
            self.back_to(t);
        }
        while self.t < t && self.run.stopped().is_none() && !(until && self.run.arrived()) {
            self.run.step();
            self.t += 1;
            if self.t.is_multiple_of(EVERY) {
                self.remember();
            }
            if self.t.is_multiple_of(STRIDE) && !go_on() {
                break;
            }
        }
        (self.run.as_ref(), self.t)
    }

    /// The number of checkpoints.
    pub fn checkpoint_count(&self) -> usize {
        self.checkpoints.len()
    }

    /// To the last checkpoint up to `t`.
    fn back_to(&mut self, t: usize) {
        let behind = self.checkpoints.partition_point(|(at, _)| *at <= t).max(1);
        let (at, run) = &self.checkpoints[behind - 1];
        (self.t, self.run) = (*at, run.copy());
        self.run.highlight(&self.values);
    }

    /// Makes a checkpoint, and drops those that are too close together now.
    fn remember(&mut self) {
        let present = self.t;
        let place = self.checkpoints.partition_point(|(at, _)| *at < present);
        if self.checkpoints.get(place).is_none_or(|(at, _)| *at != present) {
            self.checkpoints.insert(place, (present, self.run.copy()));
        }
        self.checkpoints.retain(|(at, _)| {
            let far = present.abs_diff(*at) / NEAR;
            // A multiple of a large distance is also a multiple of all smaller distances, so kept checkpoints stay valid.
            let apart = EVERY << (usize::BITS - far.leading_zeros());
            at.is_multiple_of(apart)
        });
    }
}
