//! How large each layer's gradient was, update by update.

use super::course::Course;
use super::losses::FEWEST;
use crate::gradient_strips::{RAMP, decades, legend, shade};
use figure::{Along, Axis, Label, Mark, Plot, Range, Rect, Role, Scene, Stroke, Ticks, ToList};

/// The most decades that the colours of the strips span.
const DECADES: f64 = 12.0;
const LEFT: f64 = 58.0;
const RIGHT: f64 = 16.0;

/// ‖∂L/∂w‖ of each layer's weights over the updates, one strip for each layer, the last on top.
pub(super) fn scene(course: &Course, width: f64) -> Scene {
    let depth = course.network().depth();
    let strips = (26.0 * depth as f64).clamp(60.0, 170.0);
    let area = Rect { x: LEFT, y: 30.0, width: width - LEFT - RIGHT, height: strips };
    let series = &course.series;
    let decades = decades(series.rows().flat_map(|(_, row)| &row[2..]).copied(), DECADES);
    let layer = |l: usize| series.rows().map(move |(_, row)| shade(row[2 + l], decades));
    let values = (0..depth).rev().flat_map(layer).list();
    let end = course.updates() as f64;
    let x = Axis {
        range: Range::linear(0.0, end.max(FEWEST)),
        ticks: Ticks::Every(70.0),
        grid: false,
        label: Some(Label::words("training-axis-update")),
    };
    let y = Axis {
        range: Range::linear(0.5, depth as f64 + 0.5),
        ticks: Ticks::At((1..=depth).map(|l| (l as f64, Label::symbol(l.to_string()))).list()),
        grid: false,
        label: Some(Label::words("training-axis-layer")),
    };
    let mut marks = Vec::new();
    if series.len() > 0 {
        let (from, to) = ((0.0, depth as f64 + 0.5), (end, 0.5));
        marks.push(Mark::Grid { from, to, columns: series.len(), values, ramp: RAMP, smooth: false });
    }
    marks.extend(changes(course));
    let bottom = area.y + strips + 46.0;
    let plots = vec![Plot { area, x, y, marks }, legend((LEFT, bottom), width, decades, "training-axis-gradient")];
    Scene { width, height: bottom + 58.0, plots, handles: Vec::new() }
}

/// Where something was changed on the way.
fn changes(course: &Course) -> impl Iterator<Item = Mark> {
    let past = course.plan.changes().map(|(at, ..)| at).filter(|&at| at < course.updates());
    past.map(|at| Mark::Rule { along: Along::X, at: at as f64, stroke: Stroke::dashed(Role::Ink, 1.5) })
}
