//! Time travel: the run of some values at any t, replayed from the nearest checkpoint.

use crate::{Lesson, Run, Values};

/// Steps between checkpoints. Going back costs at most this many steps.
const EVERY: usize = 64;

/// A run that can be asked for any t. What it shows depends on (values, t) only, never on the way there.
pub struct Session {
    values: Values,
    /// What may change without another run: t, and what only lights something up.
    looks: Vec<&'static str>,
    run: Box<dyn Run>,
    t: usize,
    checkpoints: Vec<Box<dyn Run>>,
}

impl Session {
    /// The run of settled `values` at t = 0.
    pub fn new(lesson: &dyn Lesson, values: &Values) -> Self {
        let run = lesson.start(values);
        let looks = [lesson.looks(), &["t"]].concat();
        Self { values: values.clone(), looks, checkpoints: vec![run.copy()], run, t: 0 }
    }

    /// Whether this session runs on the same values, aside from t and from what only lights something up.
    pub fn runs_on(&self, values: &Values) -> bool {
        self.values.same_but(values, &self.looks)
    }

    /// Takes what only lights something up; the run and its steps stay.
    pub fn look(&mut self, values: &Values) {
        self.values = values.clone();
        self.run.look(values);
    }

    /// The run at `t`, or at the step where it stopped if that comes first; with the t reached.
    pub fn at(&mut self, t: usize) -> (&dyn Run, usize) {
        if t < self.t {
            let nearest = (t / EVERY).min(self.checkpoints.len() - 1);
            self.run = self.checkpoints[nearest].copy();
            self.run.look(&self.values);
            self.t = nearest * EVERY;
        }
        while self.t < t && self.run.stopped().is_none() {
            self.run.step();
            self.t += 1;
            if self.t == self.checkpoints.len() * EVERY {
                self.checkpoints.push(self.run.copy());
            }
        }
        (self.run.as_ref(), self.t)
    }
}
