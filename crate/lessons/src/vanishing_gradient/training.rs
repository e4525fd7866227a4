//! What training did so far: the loss of each set-up, and how large ∂L/∂w was in each layer, step by step.

use super::history::Column;
use super::panes::{Panes, layer_axis, plot_area};
use super::{Bench, Shown};
use figure::{
    Along, Anchor, Axis, Handle, Label, Mark, Message, Plot, Ramp, Range, Rect, Role, Scene, Stroke, Text, Ticks,
    Touch, power_of_ten,
};
use libm::{ceil, floor, log10};

/// The strips' colours span so many decades at most: whatever is fainter is as good as nothing.
const DECADES: f64 = 16.0;
/// The steps that the axes show at least.
const FEWEST: f64 = 10.0;
const HUE: Ramp = Ramp::Sequential(Role::Curve);
/// The room that the legend takes below the strips.
const LEGEND: f64 = 58.0;

/// The moments kept, and the present one where it continues them.
fn columns(run: &Bench, shown: &Shown) -> Vec<Column> {
    let mut columns = shown.track.history.columns.clone();
    if run.updates.is_multiple_of(shown.track.history.every) {
        let (loss, norms) = (shown.step.loss, super::track::norms(&shown.step));
        columns.push(Column { t: run.updates, loss, norms });
    }
    columns
}

pub(super) fn loss(run: &Bench, shown: &[Shown], width: f64) -> Scene {
    let height = (width * 0.3).clamp(190.0, 240.0);
    let area = Rect { x: 58.0, y: 30.0, width: width - 58.0 - 34.0, height: height - 76.0 };
    let curves: Vec<Vec<(f64, f64)>> = shown.iter().map(|s| curve(run, s)).collect();
    let top = curves.iter().flatten().fold(0.0_f64, |top, point| top.max(point.1));
    let mut marks = Vec::new();
    let last = |i: usize| curves[i].last().map_or(0.0, |point| point.1);
    for (i, (points, shown)) in curves.iter().zip(shown).enumerate() {
        // B is dashed: never colour alone.
        let stroke = if i == 0 { Stroke::solid(Role::Curve, 2.5) } else { Stroke::dashed(Role::Accent, 2.5) };
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
    let mut points: Vec<_> = shown.track.history.columns.iter().map(|c| (c.t as f64, c.loss)).collect();
    points.push((run.updates as f64, shown.step.loss));
    points
}

pub(super) fn strips(run: &Bench, shown: &[Shown], width: f64) -> Scene {
    let depth = run.depth();
    let mut panes = Panes::new(shown, width, (40.0 + 14.0 * depth as f64).clamp(150.0, 230.0));
    let records: Vec<Vec<Column>> = shown.iter().map(|s| columns(run, s)).collect();
    let (low, high) = decades(&records);
    for ((shown, pane), record) in shown.iter().zip(&panes.panes).zip(&records) {
        let end = (record.len() * shown.track.history.every) as f64;
        let mut x =
            Axis { range: Range::linear(0.0, end.max(FEWEST)), ticks: Ticks::Every(60.0), grid: false, label: None };
        x.label = Some(Label::words("vanishing-gradient-axis-step"));
        let mut y = layer_axis(depth, 0.5);
        y.range = Range::linear(0.5, depth as f64 + 0.5);
        let mut plot = Plot { area: plot_area(pane, 30.0), x, y, marks: Vec::new() };
        let value = |norm: f64| if norm > 0.0 { ((log10(norm) - low) / (high - low)) as f32 } else { f32::NAN };
        let values = (0..depth).rev().flat_map(|l| record.iter().map(move |column| value(column.norms[l]))).collect();
        let (from, to) = ((0.0, depth as f64 + 0.5), (end, 0.5));
        plot.marks.push(Mark::Grid { from, to, columns: record.len(), values, ramp: HUE, smooth: false });
        // The lit layer between two lines; its own colours stay as they are.
        for edge in [-0.5, 0.5] {
            let stroke = Stroke::solid(Role::Accent, 1.5);
            plot.marks.push(Mark::Rule { along: Along::Y, at: run.layer as f64 + edge, stroke });
        }
        panes.scene.handles.extend(climb(shown, &plot, run.layer));
        panes.scene.plots.push(plot);
    }
    let below = panes.scene.height;
    panes.scene.height += LEGEND;
    panes.scene.plots.push(legend(width, below, low, high));
    panes.scene
}

/// Pointing at a row of the strip lights its layer.
fn climb(shown: &Shown, plot: &Plot, layer: usize) -> Option<Handle> {
    let depth = shown.moment.depth();
    let (first, last) = (plot.y_px(1.0)?, plot.y_px(depth as f64)?);
    (depth > 1).then(|| Handle {
        id: format!("layer-{}-strip", shown.letter),
        area: plot.area,
        key: "layer".to_owned(),
        touch: Touch::Walk { along: Along::Y, from: (first, 1), to: (last, depth), value: layer },
        label: Message::new("vanishing-gradient-walk").with("setup", shown.letter),
        restart: None,
    })
}

/// The whole decades that the colours span, the same for both set-ups.
fn decades(records: &[Vec<Column>]) -> (f64, f64) {
    let norms = || records.iter().flatten().flat_map(|column| &column.norms).filter(|norm| **norm > 0.0);
    let greatest = norms().fold(0.0_f64, |greatest, norm| greatest.max(*norm));
    let least = norms().fold(f64::INFINITY, |least, norm| least.min(*norm));
    if greatest == 0.0 {
        return (-1.0, 0.0);
    }
    let high = ceil(log10(greatest));
    (floor(log10(least)).max(high - DECADES).min(high - 1.0), high)
}

/// Which colour is which size.
fn legend(width: f64, top: f64, low: f64, high: f64) -> Plot {
    let long = (width - 90.0).min(320.0);
    let area = Rect { x: 58.0, y: top + 6.0, width: long, height: 12.0 };
    let (from, to) = (power_of_ten(low), power_of_ten(high));
    let x = Axis {
        range: Range::log(from, to),
        ticks: Ticks::Every(44.0),
        grid: false,
        label: Some(Label::words("vanishing-gradient-axis-size")),
    };
    let values = (0..64).map(|i| i as f32 / 63.0).collect();
    let grid = Mark::Grid { from: (from, 1.0), to: (to, 0.0), columns: 64, values, ramp: HUE, smooth: false };
    Plot { area, x, y: Axis::hidden(Range::linear(0.0, 1.0)), marks: vec![grid] }
}
