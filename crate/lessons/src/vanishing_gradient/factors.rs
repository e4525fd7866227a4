//! A bar per layer: the size of its factor under the ceiling.

use super::Shown;
use super::moment::Layer;
use super::panes::{Panes, layer_axis, lit, lit_line, plot_area, walk};
use figure::{Anchor, Axis, Label, Mark, Plot, Range, Rect, Role, Scene, Stroke, Text, Ticks, digits, text_width};

/// Up to this depth every bar carries its number.
const NUMBERED: usize = 8;

type Bar = ((f64, f64), (f64, f64));

pub(super) fn scene(shown: &[Shown], layer: usize, width: f64) -> Scene {
    let mut panes = Panes::new(shown, width, (width * 0.4).clamp(220.0, 290.0));
    // One axis for both, so that bars compare.
    let tallest =
        |s: &Shown| s.moment.layers.iter().fold(0.0_f64, |top, layer| top.max(layer.ceiling).max(layer.factor.abs()));
    let top = shown.iter().map(tallest).fold(0.25, f64::max) * 1.2;
    for (shown, pane) in shown.iter().zip(&panes.panes) {
        let plot = plot(&shown.moment.layers, layer, top, plot_area(pane, 30.0));
        panes.scene.handles.extend(walk(shown, "factors", &plot, pane.y + 30.0, layer));
        panes.scene.plots.push(plot);
    }
    panes.scene
}

fn plot(layers: &[Layer], lit_layer: usize, top: f64, area: Rect) -> Plot {
    let depth = layers.len();
    let bar = |l: usize, half: f64, value: f64| -> Bar {
        let at = (l + 1) as f64;
        ((at - half, 0.0), (at + half, value))
    };
    let signed = |negative: bool| {
        let layers = layers.iter().enumerate().filter(move |(_, layer)| (layer.factor < 0.0) == negative);
        layers.map(|(l, layer)| bar(l, 0.3, layer.factor.abs())).collect::<Vec<_>>()
    };
    let mut marks = vec![
        lit(lit_layer),
        Mark::Bars {
            bars: (0..depth).map(|l| bar(l, 0.38, layers[l].ceiling)).collect(),
            fill: Role::Bound.alpha(0.14),
        },
        Mark::Bars { bars: signed(false), fill: Role::Positive.into() },
        Mark::Bars { bars: signed(true), fill: Role::Negative.alpha(0.25) },
    ];
    // Negative by more than colour: open bars.
    for ((left, bottom), (right, top)) in signed(true) {
        let points = vec![(left, bottom), (left, top), (right, top), (right, bottom)];
        marks.push(Mark::Line { points, stroke: Stroke::solid(Role::Negative, 2.0) });
    }
    // The ceilings in one line, broken between the bars.
    let lid = |(l, layer): (usize, &Layer)| {
        let at = (l + 1) as f64;
        [(at - 0.38, layer.ceiling), (at + 0.38, layer.ceiling), (f64::NAN, 0.0)]
    };
    let lids = layers.iter().enumerate().flat_map(lid).collect();
    marks.push(Mark::Line { points: lids, stroke: Stroke::solid(Role::Bound, 2.0) });
    // Numbers only where they fit between each other.
    let room = area.width / (depth as f64 + 0.2);
    if depth <= NUMBERED && room > text_width("−0.0000", 12.0, false) {
        marks.extend(layers.iter().enumerate().map(|(l, layer)| number(l, layer, l + 1 == lit_layer)));
    } else {
        marks.push(lit_line(lit_layer));
    }
    let y = Axis {
        range: Range::linear(0.0, top),
        ticks: Ticks::Every(44.0),
        grid: true,
        label: Some(Label::words("vanishing-gradient-axis-factor")),
    };
    Plot { area, x: layer_axis(depth, 0.6), y, marks }
}

fn number(l: usize, layer: &Layer, lit: bool) -> Mark {
    let paint = if lit { Role::Accent } else { Role::Ink };
    let text =
        Text::new(((l + 1) as f64, layer.ceiling.max(layer.factor.abs())), Label::symbol(digits(layer.factor, 3)));
    Mark::Text(Text { anchor: Anchor::Bottom, shift: (0.0, -4.0), size: 12.0, paint: paint.into(), bold: lit, ..text })
}
