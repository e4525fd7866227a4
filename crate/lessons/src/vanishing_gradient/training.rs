//! What training did so far: the loss of each set-up, and how large ∂L/∂w was in each layer, step by step.

use super::panes::{LEFT, Panes, layer_axis, plot_area};
use super::{Bench, Shown};
use crate::gradient_strips::{RAMP, decades, legend, shade};
use crate::series::Series;
use figure::{
    Along, Anchor, Axis, Handle, Label, Mark, Message, Plot, Range, Rect, Role, Scene, Stroke, Text, Ticks, ToList,
    Touch,
};

/// The most decades that the colours of the strips span. Smaller gradients all have the faintest colour.
const DECADES: f64 = 16.0;
/// The steps that the axes show at least.
const FEWEST: f64 = 10.0;
/// The room that the legend takes below the strips.
const LEGEND: f64 = 58.0;

/// The steps recorded, and the present one where it continues them.
fn columns(run: &Bench, shown: &Shown) -> Series {
    let mut series = shown.track.series.clone();
    if run.updates.is_multiple_of(series.every()) {
        series.push(super::track::row(&shown.step));
    }
    series
}

pub(super) fn loss(run: &Bench, shown: &[Shown], width: f64) -> Scene {
    let height = (width * 0.3).clamp(190.0, 240.0);
    let area = Rect { x: 58.0, y: 30.0, width: width - 58.0 - 34.0, height: height - 76.0 };
    let curves: Vec<Vec<(f64, f64)>> = shown.iter().map(|s| curve(run, s)).list();
    let top = curves.iter().flatten().fold(0.0_f64, |top, point| top.max(point.1));
    let mut marks = Vec::new();
    let last = |i: usize| curves[i].last().map_or(0.0, |point| point.1);
    for (i, (points, shown)) in curves.iter().zip(shown).enumerate() {
        // B is dashed: never colour alone.
        let stroke = if i == 0 { Stroke::solid(Role::Curve, 2.5) } else { Stroke::dashed(Role::Ink, 2.0) };
        marks.push(Mark::Line { points: points.clone(), stroke });
        let Some(&end) = points.last() else { continue };
        let fill = stroke.paint;
        marks.push(Mark::Dots { points: vec![end], radius: 4.0, fill, outline: None });
        let higher = curves.len() > 1 && (last(i) > last(1 - i) || last(i) == last(1 - i) && i == 0);
        let dy = if curves.len() == 1 {
            0.0
        } else if higher {
            -9.0
        } else {
            9.0
        };
        let text = Text::new(end, Label::symbol(shown.letter));
        marks.push(Mark::Text(Text { anchor: Anchor::Left, shift: (9.0, dy), paint: fill, bold: true, ..text }));
    }
    let label = |id: &str| Some(Label::words(format!("vanishing-gradient-axis-{id}")));
    let x = Range::linear(0.0, (run.updates as f64).max(FEWEST));
    let x = Axis { range: x, ticks: Ticks::Every(60.0), grid: true, label: label("step") };
    let y = Range::linear(0.0, if top > 0.0 { 1.15 * top } else { 1.0 });
    let y = Axis { range: y, ticks: Ticks::Every(34.0), grid: true, label: label("loss") };
    Scene { width, height, plots: vec![Plot { area, x, y, marks }], handles: Vec::new() }
}

fn curve(run: &Bench, shown: &Shown) -> Vec<(f64, f64)> {
    let mut points: Vec<_> = shown.track.series.rows().map(|(t, row)| (t as f64, row[0])).list();
    points.push((run.updates as f64, shown.step.loss));
    points
}

pub(super) fn strips(run: &Bench, shown: &[Shown], width: f64) -> Scene {
    let depth = run.depth();
    let mut panes = Panes::new(shown, width, (40.0 + 14.0 * depth as f64).clamp(150.0, 230.0));
    let records: Vec<Series> = shown.iter().map(|s| columns(run, s)).list();
    let norms = records.iter().flat_map(Series::rows).flat_map(|(_, row)| &row[1..]).copied();
    let decades = decades(norms, DECADES);
    for ((shown, pane), record) in shown.iter().zip(&panes.panes).zip(&records) {
        let end = (record.len() * record.every()) as f64;
        let mut x =
            Axis { range: Range::linear(0.0, end.max(FEWEST)), ticks: Ticks::Every(60.0), grid: false, label: None };
        x.label = Some(Label::words("vanishing-gradient-axis-step"));
        let mut y = layer_axis(depth, 0.5);
        y.range = Range::linear(0.5, depth as f64 + 0.5);
        let mut plot = Plot { area: plot_area(pane, 30.0), x, y, marks: Vec::new() };
        let layer = |l: usize| record.rows().map(move |(_, row)| shade(row[1 + l], decades));
        let values = (0..depth).rev().flat_map(layer).list();
        let (from, to) = ((0.0, depth as f64 + 0.5), (end, 0.5));
        plot.marks.push(Mark::Grid { from, to, columns: record.len(), values, ramp: RAMP, smooth: false });
        // The lit layer between two lines; its own colours stay as they are.
        for edge in [-0.5, 0.5] {
            let stroke = Stroke::solid(Role::Ink, 1.5);
            plot.marks.push(Mark::Rule { along: Along::Y, at: run.layer as f64 + edge, stroke });
        }
        panes.scene.handles.extend(climb(shown, &plot, run.layer));
        panes.scene.plots.push(plot);
    }
    let below = panes.scene.height;
    panes.scene.height += LEGEND;
    panes.scene.plots.push(legend((LEFT, below), width, decades, "vanishing-gradient-axis-size"));
    panes.scene
}

/// Pressing a row of the strip takes the weight of its layer in hand.
fn climb(shown: &Shown, plot: &Plot, layer: usize) -> Option<Handle> {
    let depth = shown.chain.depth();
    let (first, last) = (plot.y_px(1.0)?, plot.y_px(depth as f64)?);
    (depth > 1).then(|| Handle {
        segment: None,
        group: None,
        id: format!("layer-{}-strip", shown.letter),
        area: plot.area,
        key: "layer".to_owned(),
        touch: Touch::Walk { along: Along::Y, from: (first, 1), to: (last, depth), value: layer },
        label: Message::new("vanishing-gradient-walk").with("setup", shown.letter),
        restart: None,
    })
}
