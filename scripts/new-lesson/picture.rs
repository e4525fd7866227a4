//! The curve, and the present point on it.

use super::Show;
use crate::Room;
use figure::{Axis, Label, Mark, Plot, Range, Rect, Role, Scene, Stroke, Ticks};

/// Points of the curve.
const POINTS: usize = 121;

/// The height that the formula below the picture takes.
const FORMULA: f64 = 60.0;

pub(super) fn scene(show: &Show, room: Room) -> Scene {
    let (width, height) = (room.width, room.height - FORMULA);
    let axis = |range: Range, label: &str| Axis {
        range,
        ticks: Ticks::Every(48.0),
        grid: true,
        label: Some(Label::symbol(label)),
    };
    let points = (0..POINTS).map(|i| -3.0 + 6.0 * i as f64 / (POINTS - 1) as f64).map(|x| (x, x * x)).collect();
    let dot = Mark::Dots { points: vec![(show.x, show.y())], radius: 6.0, fill: Role::Accent.into(), outline: None };
    let plot = Plot {
        area: Rect { x: 46.0, y: 12.0, width: width - 60.0, height: height - 56.0 },
        x: axis(Range::linear(-3.0, 3.0), "x"),
        y: axis(Range::linear(0.0, 9.5), "y"),
        marks: vec![Mark::Line { points, stroke: Stroke::solid(Role::Positive, 2.5) }, dot],
    };
    Scene { width, height, plots: vec![plot], handles: Vec::new() }
}
