//! The loss against the step, on a logarithmic scale: on the parabola a straight line, as |1 − ηc| foretells.

use super::Descent;
use figure::{Axis, Label, Mark, Plot, Range, Rect, Role, Scale, Stroke, Ticks};

/// Losses below this are as good as none.
const LEAST: f64 = 1e-16;
/// At least so many steps across, so that the first ones do not jump about.
const FEWEST: usize = 10;

pub(super) fn plot(run: &Descent, area: Rect) -> Plot {
    let losses = |path: &[f64]| -> Vec<(f64, f64)> {
        let points = path.iter().enumerate().map(|(t, &w)| (t as f64, run.loss(w).max(LEAST)));
        points.filter(|point| point.1.is_finite()).collect()
    };
    let own = losses(&run.path);
    let kept = run.kept.as_deref().map(losses).unwrap_or_default();
    let foretold = foretold(run);
    let all = own.iter().chain(&kept).map(|point| point.1);
    let y = Range::covering(Scale::Log, all, 0.08);
    let last = (run.path.len() - 1).max(FEWEST);
    let mut marks = vec![
        Mark::Line { points: foretold, stroke: Stroke::dashed(Role::Muted, 1.5) },
        Mark::Line { points: kept.clone(), stroke: Stroke::dashed(Role::Bound, 2.0) },
        Mark::Line { points: own.clone(), stroke: Stroke::solid(Role::Accent, 2.0) },
    ];
    if last <= 40 {
        marks.push(Mark::Dots { points: kept, radius: 3.0, fill: Role::Bound.into(), outline: None });
        marks.push(Mark::Dots { points: own, radius: 3.0, fill: Role::Accent.into(), outline: None });
    }
    Plot {
        area,
        x: Axis {
            range: Range::linear(0.0, last as f64),
            ticks: Ticks::Every(44.0),
            grid: false,
            label: Some(Label::words("update-rule-axis-step")),
        },
        y: Axis { range: y, ticks: Ticks::Every(36.0), grid: true, label: Some(Label::symbol("L")) },
        marks,
    }
}

/// The loss that the start and |1 − ηc| foretell: each step multiplies it by the factor's square.
fn foretold(run: &Descent) -> Vec<(f64, f64)> {
    let Some(factor) = run.factor() else { return Vec::new() };
    let mut loss = run.loss(run.path[0]);
    let mut points = Vec::new();
    for t in 0..run.path.len().max(FEWEST + 1) {
        if !loss.is_finite() || loss < LEAST {
            break;
        }
        points.push((t as f64, loss));
        loss *= factor * factor;
    }
    points
}
