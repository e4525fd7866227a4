//! Time travel: the run of some values at any t, replayed from the nearest checkpoint.

use crate::{Lesson, Run, Values};

/// The least distance of checkpoints, in steps.
const EVERY: usize = 64;
/// Checkpoints lie the farther apart the farther they are from the present: at most a quarter of that distance.
const NEAR: usize = 8 * EVERY;
/// Steps between two questions whether to go on.
const STRIDE: usize = 8;

/// A run that can be asked for any t. What it shows depends on (values, t) only, never on the way there.
pub struct Session {
    values: Values,
    /// What may change without another run: t, and what only lights something up.
    looks: Vec<&'static str>,
    run: Box<dyn Run>,
    t: usize,
    /// Moments of the run and their t, ascending; the first is the beginning.
    checkpoints: Vec<(usize, Box<dyn Run>)>,
}

impl Session {
    /// The run of settled `values` at t = 0.
    pub fn new(lesson: &dyn Lesson, values: &Values) -> Self {
        let run = lesson.start(values);
        let looks = [lesson.looks(), &["t"]].concat();
        Self { values: values.clone(), looks, checkpoints: vec![(0, run.copy())], run, t: 0 }
    }

    /// Whether this session runs on the same values, aside from t and from what only lights something up.
    pub fn runs_on(&self, values: &Values) -> bool {
        self.values.same_but(values, &self.looks)
    }

    /// Goes over to other values whose run is the same up to some step, and keeps what is known until there. False if
    /// nothing is: then it is another session that is needed.
    pub fn bend(&mut self, lesson: &dyn Lesson, values: &Values) -> bool {
        let same = lesson.same_until(&self.values, values);
        if same == 0 {
            return false;
        }
        self.checkpoints.retain(|(t, _)| *t <= same);
        self.look(values);
        if self.t > same {
            self.back_to(same);
        }
        true
    }

    /// Takes what only lights something up; the run and its steps stay.
    pub fn look(&mut self, values: &Values) {
        self.values = values.clone();
        self.run.look(values);
    }

    /// The run at `t`, or at the step where it stopped if that comes first; with the t reached.
    pub fn at(&mut self, t: usize) -> (&dyn Run, usize) {
        self.toward(t, false, &mut || true)
    }

    /// The same, but no further than `go_on` lets it, which is asked every few steps; and with `until` only to the first step
    /// at which the run says that it has arrived.
    pub fn toward(&mut self, t: usize, until: bool, go_on: &mut dyn FnMut() -> bool) -> (&dyn Run, usize) {
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

    /// How many moments are kept, to go back to.
    pub fn kept(&self) -> usize {
        self.checkpoints.len()
    }

    /// To the last checkpoint up to `t`.
    fn back_to(&mut self, t: usize) {
        let behind = self.checkpoints.partition_point(|(at, _)| *at <= t).max(1);
        let (at, run) = &self.checkpoints[behind - 1];
        (self.t, self.run) = (*at, run.copy());
        self.run.look(&self.values);
    }

    /// A checkpoint here; those that lie too close together by now are let go.
    fn remember(&mut self) {
        let present = self.t;
        let place = self.checkpoints.partition_point(|(at, _)| *at < present);
        if self.checkpoints.get(place).is_none_or(|(at, _)| *at != present) {
            self.checkpoints.insert(place, (present, self.run.copy()));
        }
        self.checkpoints.retain(|(at, _)| {
            let far = present.abs_diff(*at) / NEAR;
            // What was kept for being a multiple of a large distance is one of all smaller distances, too.
            let apart = EVERY << (usize::BITS - far.leading_zeros());
            at.is_multiple_of(apart)
        });
    }
}
