//! Every racer's loss against the step, on a logarithmic scale, with the tolerance to come down to.

use super::Race;
use super::picture::stroke;
use super::racer::Racer;
use figure::{Along, Axis, Label, Mark, Plot, Range, Rect, Role, Scale, Stroke, Ticks};

/// Losses below this are as good as none.
const LEAST: f64 = 1e-16;
/// At least so many steps across.
const FEWEST: usize = 10;
/// Points drawn at most: of a longer run, every nth.
const POINTS: usize = 600;

pub(super) fn plot(race: &Race, area: Rect) -> Plot {
    let every = race.steps / POINTS + 1;
    let points = |racer: &Racer| -> Vec<(f64, f64)> {
        let all = racer.trail.iter().enumerate().step_by(every);
        all.map(|(t, place)| (t as f64, race.loss(place).max(LEAST))).collect()
    };
    let lines: Vec<(usize, Vec<(f64, f64)>)> = race.racers.iter().map(|racer| (racer.index, points(racer))).collect();
    let losses = lines.iter().flat_map(|(_, points)| points.iter().map(|point| point.1));
    let y = Range::covering(Scale::Log, losses.chain([race.goal]), 0.06);
    let mut marks = vec![Mark::Rule { along: Along::Y, at: race.goal, stroke: Stroke::dashed(Role::Faint, 2.0) }];
    for (index, points) in lines {
        let chosen = index == race.selected().index;
        if chosen {
            marks.push(Mark::Line { points: points.clone(), stroke: Stroke::solid(Role::Accent.alpha(0.35), 7.0) });
        }
        marks.push(Mark::Line { points, stroke: stroke(index, if chosen { 2.5 } else { 1.5 }) });
    }
    Plot {
        area,
        x: Axis {
            range: Range::linear(0.0, race.steps.max(FEWEST) as f64),
            ticks: Ticks::Every(44.0),
            grid: false,
            label: Some(Label::words("optimizers-axis-step")),
        },
        y: Axis { range: y, ticks: Ticks::Every(36.0), grid: true, label: Some(Label::symbol("L")) },
        marks,
    }
}
