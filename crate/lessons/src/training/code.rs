//! The present network and its next updates as a program: with the points that they take, in their order.

use super::course::Course;
use super::highlights::Highlights;
use crate::Body;
use crate::code::{self, Memory, Program};
use figure::ToList;

/// How many updates it computes, if the learner does not change the way of training before.
const UPDATES: usize = 5;

pub(super) fn body(course: &Course, highlights: &Highlights) -> Body {
    let (order, points) = course.upcoming(UPDATES);
    let count = course.data.features.count();
    let optimizer = course.optimizer();
    let program = Program {
        network: course.network(),
        xs: points.iter().map(|&at| course.data.xs[at * count..][..count].to_vec()).list(),
        ys: points.iter().map(|&at| vec![course.data.ys[at]]).list(),
        rule: optimizer.kind(),
        memory: Memory::of(&optimizer),
        penalty: course.penalty(),
        freeze: false,
        tied: false,
        now: None,
        found: None,
        order,
    };
    let steps = program.order.len();
    code::body(&highlights.language, steps, false, |language| program.write(language))
}
