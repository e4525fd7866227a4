//! What the strip of losses shows: the lines, what is said at their ends, and where the test loss has turned.

use super::course::Course;
use figure::{Role, Stroke, ToList, power_of_ten};
use libm::{floor, log10};

/// Losses below this are drawn as this: a logarithmic axis has no 0.
pub(super) const LEAST: f64 = 1e-12;
/// The test loss has turned when it is so much above its least, and the training loss has gone on falling for a while.
const TURNED: f64 = 1.3;
const WHILE: f64 = 0.1;

/// A line of the strip.
pub(super) struct Curve {
    pub(super) name: &'static str,
    pub(super) points: Vec<(f64, f64)>,
    pub(super) stroke: Stroke,
    /// What is written at its end: the loss now, or at the moment looked at.
    pub(super) said: (usize, f64),
}

/// The lines from back to front: the pinned run, the test loss, the training loss.
pub(super) fn curves(course: &Course, pinned: Option<&Course>, moment: Option<usize>) -> Vec<Curve> {
    let curve = |course: &Course, which: usize, name, stroke| {
        let said = at(course, moment);
        let points = points(course, which);
        Curve { name, points, stroke, said: (said.0, if which == 0 { said.1 } else { said.2 }) }
    };
    let dots = Stroke { dash: Some((2.0, 4.0)), ..Stroke::solid(Role::Muted, 2.0) };
    let ghost = pinned.map(|pinned| curve(pinned, 0, "training-legend-kept", dots));
    let test = curve(course, 1, "training-legend-test", Stroke::dashed(Role::Bound, 2.0));
    let train = curve(course, 0, "training-legend-train", Stroke::solid(Role::Curve, 2.25));
    ghost.into_iter().chain([test, train]).list()
}

/// The training loss (`which` is 0) or the test loss (1), up to now.
fn points(course: &Course, which: usize) -> Vec<(f64, f64)> {
    let drawn = |loss: f64| if loss.is_nan() { loss } else { loss.max(LEAST) };
    let (train, test) = course.losses();
    let past = course.series.rows().map(|(t, row)| (t as f64, drawn(row[which])));
    past.chain([(course.updates() as f64, drawn(if which == 0 { train } else { test }))]).list()
}

/// The losses at a moment, or now, with the update they are of.
fn at(course: &Course, moment: Option<usize>) -> (usize, f64, f64) {
    let past = moment.filter(|&at| at < course.updates()).and_then(|at| course.series.nearest(at));
    match past {
        Some((t, row)) => (t, row[0], row[1]),
        None => {
            let (train, test) = course.losses();
            (course.updates(), train, test)
        }
    }
}

/// The update with the least test loss and that loss, if the test loss has risen since then while the training loss fell.
pub(super) fn turn(course: &Course) -> Option<(usize, f64)> {
    let (train, test) = course.losses();
    let past = course.series.rows().filter(|(t, row)| *t > 0 && row[1].is_finite());
    let (t, row) = past.min_by(|a, b| a.1[1].total_cmp(&b.1[1]))?;
    let since = (course.updates() - t) as f64;
    let turned = test > TURNED * row[1] && train < row[0] && since > WHILE * course.updates() as f64;
    turned.then_some((t, row[1].max(LEAST)))
}

/// The next 1, 2 or 5 times a power of ten that is not above.
pub(super) fn round_below(loss: f64) -> f64 {
    let decade = power_of_ten(floor(log10(loss)));
    [5.0, 2.0].into_iter().map(|digit| digit * decade).find(|round| *round <= loss).unwrap_or(decade)
}

/// The next one that is not below.
pub(super) fn round_above(loss: f64) -> f64 {
    let decade = power_of_ten(floor(log10(loss)));
    [1.0, 2.0, 5.0].into_iter().map(|digit| digit * decade).find(|round| *round >= loss).unwrap_or(10.0 * decade)
}
