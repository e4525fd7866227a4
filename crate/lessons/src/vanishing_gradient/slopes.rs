//! f and f′ on one picture, the ceiling of f′, and every layer's z on both curves.

use super::Shown;
use super::moment::Moment;
use super::panes::{Panes, plot_area};
use super::placing::{at_heights, put};
use crate::symbols::lowered;
use figure::{
    Along, Anchor, Axis, Handle, Label, Mark, Message, Plot, Range, Rect, Role, Scene, Stroke, Text, Ticks, Touch,
    digits,
};
use nn::Activation;

/// Dots nearer to each other than this can be touched only as one.
const APART: f64 = 24.0;
/// More dots than this are not told apart: then each layer shows its first neuron.
const MOST: usize = 256;

pub(super) fn scene(shown: &[Shown], layer: usize, width: f64) -> Scene {
    let mut panes = Panes::new(shown, width, (width * 0.46).clamp(240.0, 330.0));
    let reach = shown.iter().flat_map(|s| &s.moment.layers).flat_map(|layer| &layer.at);
    let reach = reach.fold(6.0_f64, |reach, z| reach.max(z.abs() + 0.5)).min(1e6);
    let wide = panes.plot_width();
    for (shown, pane) in shown.iter().zip(&panes.panes) {
        let span = (reach, heights(shown, reach));
        let plot = plot(curve(shown), &shown.moment, layer, span, plot_area(pane, 30.0), wide);
        panes.scene.handles.extend(handles(shown, &plot, layer));
        panes.scene.plots.push(plot);
    }
    panes.scene
}

/// The activation whose curve is drawn: that of the hidden layers, or of the output where it is alone.
fn curve(shown: &Shown) -> Activation {
    shown.track.network.activation(0)
}

/// From the lowest to the highest place on both curves. Each set-up has its own: a relu's o would press a sigmoid flat.
fn heights(shown: &Shown, reach: f64) -> (f64, f64) {
    let f = curve(shown);
    let span = (f.value(-reach).clamp(-1.05, 0.0), (1.05 * f.bound().supremum).max(1.05));
    let marked = marked(f, &shown.moment);
    let heights = marked.iter().flat_map(|&(_, z)| [1.06 * f.value(z), 1.06 * f.derivative(z)]);
    heights.fold(span, |(bottom, top), y| (bottom.min(y), top.max(y)))
}

/// The layers whose dots stand on these curves: the output is a sigmoid whatever f is.
fn on_curve(f: Activation, moment: &Moment) -> usize {
    if f == Activation::Sigmoid { moment.depth() } else { moment.depth() - 1 }
}

fn plot(
    f: Activation,
    moment: &Moment,
    lit: usize,
    (reach, (bottom, top)): (f64, (f64, f64)),
    area: Rect,
    wide: f64,
) -> Plot {
    let (value, slope) = (|z: f64| f.value(z), |z: f64| f.derivative(z));
    let bound = f.bound();
    let sampled = |f: &dyn Fn(f64) -> f64| {
        (0..=240).map(|i| -reach + 2.0 * reach * f64::from(i) / 240.0).map(|z| (z, f(z))).collect::<Vec<_>>()
    };
    let dots = marked(f, moment);
    let y_range = Range::linear(bottom, top);
    let x_range = Range::linear(-reach, reach);
    let at = |f: &dyn Fn(f64) -> f64, on: bool| {
        dots.iter().filter(|(l, _)| (*l == lit) == on).map(|&(_, z)| (z, f(z))).collect::<Vec<_>>()
    };
    let disc = |points, role: Role, radius| Mark::Dots {
        points,
        radius,
        fill: role.alpha(0.8),
        outline: Some(Stroke::solid(Role::Surface, 1.0)),
    };
    let marks = vec![
        Mark::Rule { along: Along::Y, at: bound.supremum, stroke: Stroke::dashed(Role::Bound, 2.0) },
        Mark::Line { points: sampled(&value), stroke: Stroke::solid(Role::Muted, 2.0) },
        Mark::Line { points: sampled(&slope), stroke: Stroke::solid(Role::Curve, 2.5) },
        disc(at(&value, false), Role::Muted, 4.0),
        disc(at(&slope, false), Role::Curve, 4.0),
        disc(at(&value, true), Role::Accent, 5.5),
        disc(at(&slope, true), Role::Accent, 5.5),
    ];
    let letter = if f == Activation::Sigmoid { 'σ' } else { 'f' };
    let y_ticks = if f == Activation::Sigmoid && bottom == 0.0 && top < 1.2 {
        Ticks::At([(0.0, "0"), (0.25, "¼"), (0.5, "½"), (1.0, "1")].map(|(y, text)| (y, Label::symbol(text))).to_vec())
    } else {
        Ticks::Every(34.0)
    };
    let x = Axis { range: x_range, ticks: Ticks::Every(48.0), grid: true, label: Some(Label::symbol("z")) };
    let names = format!("{letter}(z), {letter}′(z)");
    let y = Axis { range: y_range, ticks: y_ticks, grid: true, label: Some(Label::symbol(names)) };
    let mut plot = Plot { area, x, y, marks };
    write_names(&mut plot, f, letter, reach);
    write_layers(&mut plot, f, &dots, lit, wide);
    plot
}

/// Layer and z of every dot.
fn marked(f: Activation, moment: &Moment) -> Vec<(usize, f64)> {
    let layers = moment.layers.iter().take(on_curve(f, moment)).enumerate();
    let all: usize = moment.layers.iter().map(|layer| layer.at.len()).sum();
    let few = if all > MOST { 1 } else { usize::MAX };
    layers.flat_map(|(l, layer)| layer.at.iter().take(few).map(move |&z| (l + 1, z))).collect()
}

/// The names of the curves and of the ceiling, each where it meets nothing.
fn write_names(plot: &mut Plot, f: Activation, letter: char, reach: f64) {
    let bound = f.bound().supremum;
    let ceiling = if bound == 0.25 {
        "¼".to_owned()
    } else if bound == 1.0 {
        "1".to_owned()
    } else {
        digits(bound, 4)
    };
    // The value's name stands where the curve is still on the picture.
    let inside = |z: &f64| f.value(*z) <= 0.92 * plot.y.range.end();
    let z = [0.72, 0.4, 0.25, 0.12].map(|share| share * reach).into_iter().find(inside).unwrap_or(0.05 * reach);
    let lifted = [(0.0, -6.0), (0.0, -24.0), (0.0, 22.0)];
    let beside = [(6.0, -13.0), (6.0, 13.0)];
    let names = [
        (format!("{letter}(z)"), (z, f.value(z)), Role::Muted, Anchor::Bottom, &lifted[..]),
        (format!("{letter}′ ≤ {ceiling}"), (-reach, bound), Role::Bound, Anchor::Left, &beside),
        (format!("{letter}′(z)"), (-reach * 0.52, f.derivative(-reach * 0.52)), Role::Curve, Anchor::Bottom, &lifted),
    ];
    for (text, at, role, anchor, shifts) in names {
        let text = Text { anchor, paint: role.into(), bold: true, plate: true, ..Text::new(at, Label::symbol(text)) };
        put(plot, shifts.iter().map(|&shift| Text { shift, ..text.clone() }).collect());
    }
}

/// Which layers stand where on f′: the lit one for certain, the others where there is room.
fn write_layers(plot: &mut Plot, f: Activation, dots: &[(usize, f64)], lit: usize, wide: f64) {
    let places = grouped(plot, dots);
    let (with, without): (Vec<_>, Vec<_>) = places.iter().partition(|(_, layers)| layers.contains(&lit));
    for ((z, layers), lit_here) in with.into_iter().map(|p| (p, true)).chain(without.into_iter().map(|p| (p, false))) {
        if !lit_here && (dots.len() > 12 || wide < 200.0) {
            continue;
        }
        let z = dots.iter().find(|(l, _)| *l == lit && lit_here).map_or(*z, |(_, z)| *z);
        let paint = if lit_here { Role::Accent } else { Role::Muted };
        let text = Text {
            anchor: Anchor::Top,
            size: 12.0,
            plate: true,
            bold: lit_here,
            paint: paint.into(),
            ..Text::new((z, f.derivative(z)), Label::symbol(group_name(layers, lit)))
        };
        put(plot, at_heights([9.0, -26.0, 26.0, -44.0], &text));
    }
}

/// Dots that stand together, each place with its layers.
fn grouped(plot: &Plot, dots: &[(usize, f64)]) -> Vec<(f64, Vec<usize>)> {
    let mut places: Vec<(f64, f64, Vec<usize>)> = Vec::new();
    for &(l, z) in dots {
        let Some(px) = plot.x_px(z) else { continue };
        match places.iter_mut().find(|(at, ..)| (at - px).abs() < APART) {
            Some((_, _, layers)) if layers.last() == Some(&l) => {}
            Some((_, _, layers)) => layers.push(l),
            None => places.push((px, z, vec![l])),
        }
    }
    places.into_iter().map(|(_, z, layers)| (z, layers)).collect()
}

/// z₁ – z₄, or z₁ z₃; of many the lit one alone.
fn group_name(layers: &[usize], lit: usize) -> String {
    let name = |l: usize| lowered(&format!("z{l}"));
    match layers {
        [first, .., last] if layers.len() > 2 && last - first + 1 == layers.len() => {
            if layers.contains(&lit) {
                format!("{} ({} – {})", name(lit), name(*first), name(*last))
            } else {
                format!("{} – {}", name(*first), name(*last))
            }
        }
        _ if layers.len() > 3 => name(if layers.contains(&lit) { lit } else { layers[0] }),
        _ => layers.iter().map(|&l| name(l)).collect::<Vec<_>>().join(" "),
    }
}

/// Pointing at a dot lights its layer; where several stand together, each touch lights the next of them.
fn handles(shown: &Shown, plot: &Plot, lit: usize) -> Vec<Handle> {
    let f = curve(shown);
    let places = grouped(plot, &marked(f, &shown.moment));
    let handle = |(i, (z, layers)): (usize, &(f64, Vec<usize>))| {
        let at = layers.iter().position(|layer| *layer == lit);
        let next = layers[at.map_or(0, |at| (at + 1) % layers.len())];
        let (x, y) = plot.px((*z, f.derivative(*z)))?;
        let inside = (plot.area.x..=plot.area.x + plot.area.width).contains(&x);
        inside.then(|| Handle {
            id: format!("z-{}-{i}", shown.letter),
            area: Rect { x: x - 0.5 * APART, y: y - 0.5 * APART, width: APART, height: APART },
            key: "layer".to_owned(),
            touch: Touch::Point { value: next.to_string(), selected: at.is_some() },
            label: Message::new("vanishing-gradient-place")
                .with("layer", layers[0].to_string())
                .with("more", (layers.len() - 1).to_string())
                .with("z", digits(*z, 4))
                .with("slope", digits(f.derivative(*z), 4)),
            restart: None,
        })
    };
    places.iter().enumerate().filter_map(handle).collect()
}
