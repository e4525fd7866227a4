//! The slope of the activation under its ceiling, and each layer's z as a mark on it. A mark can be pulled along the curve: that
//! moves the layer's bias.

use super::across::group;
use super::beads::three;
use super::chain::Chain;
use super::placing::put;
use super::running::dotted;
use super::{Bench, Shown};
use crate::symbols::lowered;
use figure::{
    Along, Anchor, Handle, Key, Label, Mark, Message, Plot, Rect, Role, Scene, Stroke, Text, ToList, Touch, digits,
};
use nn::Activation;

/// Marks nearer to each other than this can be touched only as one.
const APART: f64 = 24.0;
/// More marks than this are not told apart: then each layer shows its first neuron.
const MOST: usize = 256;
/// The height, and the room around the plot: above and below.
const HEIGHT: f64 = 150.0;
const ABOVE: f64 = 26.0;
const BELOW: f64 = 24.0;
/// A curve has so many pieces.
const PIECES: usize = 120;

/// Where a value of z and a slope stand.
struct Axes {
    area: Rect,
    reach: f64,
    bottom: f64,
    top: f64,
}

impl Axes {
    fn new(shown: &[Shown], width: f64) -> Self {
        let largest = shown.iter().flat_map(|s| marked(s)).fold(0.0_f64, |most, (_, z)| most.max(z.abs()));
        // It doubles, so that it stands still while a mark is pulled.
        let reach = [6.0, 12.0, 24.0, 48.0, 96.0].into_iter().find(|reach| largest < 0.97 * reach).unwrap_or(1000.0);
        let heights = shown.iter().flat_map(|s| {
            let f = curve(s);
            [f.bound().supremum, f.derivative(-0.4 * reach), f.derivative(-1.5), f.derivative(1.5)]
        });
        let (bottom, top) = heights.fold((0.0_f64, 0.0_f64), |(low, high), y| (low.min(y), high.max(y)));
        let area = Rect { x: 30.0, y: ABOVE, width: width - 40.0, height: HEIGHT - ABOVE - BELOW };
        Self { area, reach, bottom: 1.2 * bottom, top: 1.04 * top }
    }

    fn x(&self, z: f64) -> f64 {
        self.area.x + self.area.width * (0.5 + 0.5 * (z / self.reach).clamp(-1.0, 1.0))
    }

    fn y(&self, slope: f64) -> f64 {
        self.area.y + self.area.height * (self.top - slope) / (self.top - self.bottom)
    }

    fn at(&self, z: f64, slope: f64) -> (f64, f64) {
        (self.x(z), self.y(slope))
    }
}

pub(super) fn scene(run: &Bench, shown: &[Shown], width: f64, size: f64) -> Scene {
    let axes = Axes::new(shown, width);
    let mut plot = Plot::pixels(width, HEIGHT);
    frame(&mut plot, &axes, size);
    let ceilings = shown.iter().map(|s| curve(s).bound().supremum);
    for (i, ceiling) in ceilings.clone().enumerate().filter(|(i, it)| *i == 0 || ceilings.clone().next() != Some(*it)) {
        draw_ceiling(&mut plot, &axes, ceiling, i, size);
    }
    // B below, open and thin.
    for (i, one) in shown.iter().enumerate().rev() {
        let stroke = if i == 0 { Stroke::solid(Role::Curve, 2.5) } else { Stroke::solid(Role::Ink, 1.25) };
        if i == 0 || curve(one) != curve(&shown[0]) {
            let points = sampled(&axes, curve(one));
            plot.marks.push(Mark::Line { points, stroke }.keyed(Key::from("curve").and(i)));
        }
        dots(&mut plot, &axes, one, i, run.layer);
    }
    if let [a, b] = shown
        && curve(a) != curve(b)
    {
        named(&mut plot, &axes, [curve(a), curve(b)], size);
    }
    // In a wide layer, z is that of many neurons.
    if run.width == 1 {
        told(&mut plot, &axes, run, &shown[0], size);
    }
    let handles = handles(run, &shown[0], &axes);
    Scene { width, height: HEIGHT, plots: vec![plot], handles }
}

/// The activation whose slope is drawn: that of the hidden layers, or of the output where it is alone.
fn curve(shown: &Shown) -> Activation {
    shown.track.network.activation(0)
}

/// The ground and the numbers along it.
fn frame(plot: &mut Plot, axes: &Axes, size: f64) {
    let Rect { x, width: wide, .. } = axes.area;
    let ground = vec![(x, axes.y(0.0)), (x + wide, axes.y(0.0))];
    plot.marks.push(Mark::Line { points: ground, stroke: Stroke::solid(Role::Rule, 1.0) });
    let mut write = |at, anchor, text: String| {
        let text = Text { anchor, size, paint: Role::Muted.into(), ..Text::new(at, Label::symbol(text)) };
        plot.marks.push(Mark::Text(text));
    };
    write((x - 4.0, axes.y(0.0) - 4.0), Anchor::Right, "0".to_owned());
    let below = HEIGHT - 11.0;
    for share in [-1.0, -0.5, 0.0, 0.5, 1.0] {
        let z = share * axes.reach;
        write((axes.x(z), below), Anchor::Middle, figure::exact(z));
    }
    write((axes.x(0.75 * axes.reach), below), Anchor::Middle, "z".to_owned());
}

/// A ceiling and its number.
fn draw_ceiling(plot: &mut Plot, axes: &Axes, ceiling: f64, of: usize, size: f64) {
    let Rect { x, width: wide, .. } = axes.area;
    let points = vec![(x, axes.y(ceiling)), (x + wide, axes.y(ceiling))];
    let stroke = if of == 0 { Stroke::dashed(Role::Bound, 2.0) } else { dotted() };
    plot.marks.push(Mark::Line { points, stroke });
    let named = if ceiling == 0.25 {
        "¼".to_owned()
    } else if ceiling == 1.0 {
        "1".to_owned()
    } else {
        digits(ceiling, 3)
    };
    let text = Text::new((x - 4.0, axes.y(ceiling)), Label::symbol(named));
    plot.marks.push(Mark::Text(Text { anchor: Anchor::Right, size, paint: stroke.paint, ..text }));
}

fn sampled(axes: &Axes, f: Activation) -> Vec<(f64, f64)> {
    let z = |i: usize| axes.reach * (2.0 * i as f64 / PIECES as f64 - 1.0);
    (0..=PIECES).map(z).map(|z| axes.at(z, f.derivative(z))).list()
}

/// The names A and B stand between the curves where these are farthest apart.
fn named(plot: &mut Plot, axes: &Axes, curves: [Activation; 2], size: f64) {
    let slopes = |z: f64| curves.map(|f| f.derivative(z));
    let apart = |z: f64| (slopes(z)[0] - slopes(z)[1]).abs();
    let places = (-8..=8).map(|i| 0.1 * f64::from(i) * axes.reach);
    let z = places.fold(0.0, |far, z| if apart(z) > apart(far) { z } else { far });
    let [a, b] = slopes(z);
    for (name, slope, above, role) in [("A", a, a > b, Role::Curve), ("B", b, b > a, Role::Ink)] {
        let (x, y) = axes.at(z, slope);
        let at = (x, if above { y + 10.0 } else { y - 10.0 });
        let text = Text { size, bold: true, paint: role.into(), ..Text::new(at, Label::symbol(name)) };
        plot.marks.push(Mark::Text(text));
    }
}

/// Layer and z of every mark. The output is a sigmoid, whatever f is.
fn marked(shown: &Shown) -> Vec<(usize, f64)> {
    let chain: &Chain = &shown.chain;
    let on_curve = if curve(shown) == Activation::Sigmoid { chain.depth() } else { chain.depth() - 1 };
    let all: usize = chain.layers.iter().map(|layer| layer.at.len()).sum();
    let few = if all > MOST { 1 } else { usize::MAX };
    let layers = chain.layers.iter().take(on_curve).enumerate();
    layers.flat_map(|(l, layer)| layer.at.iter().take(few).map(move |&z| (l + 1, z))).list()
}

fn dots(plot: &mut Plot, axes: &Axes, shown: &Shown, of: usize, lit: usize) {
    let f = curve(shown);
    let at = |on: bool| -> Vec<(f64, f64)> {
        let marked = marked(shown).into_iter().filter(|(l, _)| (*l == lit) == on);
        marked.map(|(_, z)| axes.at(z, f.derivative(z))).list()
    };
    let (fill, edge) = if of == 0 { (Role::Curve, Role::Surface) } else { (Role::Surface, Role::Ink) };
    let disc = |points, radius, fill: Role, what: &str| {
        let outline = (of == 1 || what == "lit").then(|| Stroke::solid(edge, 1.25));
        Mark::Dots { points, radius, fill: fill.into(), outline }.keyed(Key::from(what).and(of))
    };
    plot.marks.push(disc(at(false), 4.5, fill, "z"));
    plot.marks.push(disc(at(true), 6.5, if of == 0 { Role::Accent } else { fill }, "lit"));
}

/// The lit layer's z and slope.
fn told(plot: &mut Plot, axes: &Axes, run: &Bench, shown: &Shown, size: f64) {
    let f = curve(shown);
    let Some((l, z)) = marked(shown).into_iter().find(|(l, _)| *l == run.layer) else { return };
    let letter = if f == Activation::Sigmoid { 'σ' } else { 'f' };
    let slope = f.derivative(z);
    let label = format!("{letter}′({}) = {}", lowered(&format!("z{l}")), three(slope));
    let text = Text {
        size: size + 1.0,
        bold: true,
        anchor: Anchor::Right,
        ..Text::new((axes.area.x + axes.area.width + 2.0, 12.0), Label::symbol(label))
    };
    plot.marks.push(Mark::Text(text.counting(slope, three)));
    let at = axes.at(z, slope);
    // It can be pulled both ways.
    for side in [-1.0, 1.0] {
        let (from, to) = ((at.0 + side * 9.0, at.1), (at.0 + side * 22.0, at.1));
        plot.marks.push(Mark::Arrow { from, to, stroke: Stroke::solid(Role::Accent, 2.0) });
    }
    let name = Label::symbol(lowered(&format!("z{l}")));
    let beside =
        |x, y, anchor| Text { anchor, size, paint: Role::Accent.into(), bold: true, ..Text::new((x, y), name.clone()) };
    let places = [
        beside(at.0 + 26.0, at.1, Anchor::Left),
        beside(at.0 - 26.0, at.1, Anchor::Right),
        beside(at.0, at.1 + 18.0, Anchor::Middle),
        beside(at.0, at.1 - 18.0, Anchor::Middle),
    ];
    let inside = Rect { x: axes.area.x, y: 0.0, width: axes.area.width, height: HEIGHT - BELOW };
    put(plot, inside, &[], places.into_iter(), true);
}

/// Marks that stand together, each place with its layers.
fn grouped(shown: &Shown, axes: &Axes) -> Vec<(f64, Vec<usize>)> {
    let mut places: Vec<(f64, Vec<usize>)> = Vec::new();
    for (l, z) in marked(shown) {
        match places.iter_mut().find(|(at, _)| (axes.x(*at) - axes.x(z)).abs() < APART) {
            Some((_, layers)) if layers.last() == Some(&l) => {}
            Some((_, layers)) => layers.push(l),
            None => places.push((z, vec![l])),
        }
    }
    places
}

/// A mark is pulled along the curve; of several at one place the lit one, or the first. In a wide layer, z is that of many
/// neurons, and a press takes the layer in hand.
fn handles(run: &Bench, shown: &Shown, axes: &Axes) -> Vec<Handle> {
    let network = &shown.track.network;
    let f = curve(shown);
    let handle = |(i, (z, layers)): (usize, &(f64, Vec<usize>))| {
        let lit = layers.contains(&run.layer);
        let layer = if lit { run.layer } else { layers[0] };
        let alone = run.width == 1;
        let z = if alone { shown.chain.layers[layer - 1].at[0] } else { *z };
        let bias = network.biases(layer - 1)[0];
        let (x, y) = axes.at(z, f.derivative(z));
        let Rect { x: left, width, .. } = axes.area;
        let touch = if alone {
            Touch::Drag {
                along: Along::X,
                from: (left, bias - z - axes.reach),
                to: (left + width, bias - z + axes.reach),
                value: bias,
                step: 0.1,
            }
        } else {
            Touch::Select { value: layer.to_string(), selected: lit }
        };
        let label = Message::new("vanishing-gradient-place")
            .with("layer", layer.to_string())
            .with("more", (layers.len() - 1).to_string())
            .with("z", digits(z, 4))
            .with("slope", digits(f.derivative(z), 4));
        let sure = z.is_finite() && bias.is_finite() && z.abs() <= axes.reach;
        sure.then(|| Handle {
            segment: None,
            group: Some(group(layer)),
            id: format!("z-{i}"),
            area: Rect { x: x - 0.5 * APART, y: y - 0.5 * APART, width: APART, height: APART },
            key: if alone { format!("numbers:b{layer}") } else { "layer".to_owned() },
            touch,
            label,
            restart: alone.then_some(0),
        })
    };
    grouped(shown, axes).iter().enumerate().filter_map(handle).list()
}
