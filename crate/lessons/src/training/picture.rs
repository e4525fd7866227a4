//! The network with what every neuron sees, and the boundary it draws, with the points.

use super::course::Course;
use super::data::EDGE;
use super::look::Look;
use crate::symbols::{lowered, sure};
use figure::{
    Anchor, Axis, Handle, Label, Mark, Message, Paint, Plot, Ramp, Range, Rect, Role, Scene, Stroke, Text, Ticks,
    Touch, Way,
};
use libm::round;
use nn::{Activation, Grid, Network, Parameter, maps_of};

/// From this width on, the boundary stands beside the network.
const BROAD: f64 = 560.0;
/// Room for the labels of the boundary's axes, and above it.
const LEFT: f64 = 40.0;
const BELOW: f64 = 44.0;
const ABOVE: f64 = 26.0;
/// The largest picture of a neuron.
const NEURON: f64 = 36.0;
/// Weights are drawn in so many widths: a line for each and sign, broken between edges, costs a frame the least.
const WIDTHS: usize = 6;
/// Of a layer with more edges only the largest are drawn, about so many: more could not be told apart.
const CROWD: usize = 40;
/// A map of a network with more neurons has fewer cells.
const MANY: usize = 40;

/// Cells of a map in a row and in a column, and how many of them make one of a neuron's small picture.
fn cells(network: &Network) -> (usize, usize) {
    let units: usize = network.layers().iter().sum();
    if units > MANY { (24, 2) } else { (48, 4) }
}

pub(super) fn scene(course: &Course, look: &Look, width: f64) -> Scene {
    let network = course.network();
    let widest = network.layers().iter().copied().max().unwrap_or(1) as f64;
    let (graph, area, height);
    if width >= BROAD {
        let side = round(0.43 * width).min(400.0);
        height = (side + ABOVE + BELOW).max(20.0 * widest + ABOVE);
        area = Rect { x: width - side - 12.0, y: ABOVE, width: side, height: side };
        graph = Rect { x: 0.0, y: 0.0, width: area.x - LEFT - 8.0, height: (side + 2.0 * ABOVE).max(20.0 * widest) };
    } else {
        let side = (width - LEFT - 12.0).min(380.0);
        graph = Rect { x: 0.0, y: 0.0, width, height: (34.0 * widest + 12.0).clamp(90.0, 300.0) };
        let left = LEFT + 0.5 * (width - LEFT - 12.0 - side);
        area = Rect { x: left, y: graph.height + ABOVE, width: side, height: side };
        height = area.y + side + BELOW;
    }
    let (cells, thin) = cells(network);
    let grid = Grid { width: cells, height: cells, x: (-EDGE, EDGE), y: (EDGE, -EDGE) };
    let all = sure(maps_of(network, &grid, |x, y, inputs| course.data.features.fill(x, y, inputs)));
    let maps = Maps { cells, thin, of: all.chunks_exact(cells * cells).collect() };
    let places = Places::new(course, graph, cells / thin);
    let mut handles = places.handles(network, look);
    handles.push(plane(course, look, area));
    let plots = vec![
        graph_plot(course, look, &maps, &places, (graph.width, graph.height)),
        boundary(course, look, &maps, area),
    ];
    Scene { width, height, plots, handles }
}

/// What every neuron gives at every place, neuron after neuron.
struct Maps<'a> {
    cells: usize,
    thin: usize,
    of: Vec<&'a [f32]>,
}

/// −1 … 1; what is no number has no colour.
fn shade(x: f32) -> f32 {
    if x.is_finite() { x.clamp(-1.0, 1.0) } else { 0.0 }
}

impl Maps<'_> {
    fn map(&self, number: usize) -> &[f32] {
        self.of.get(number).copied().unwrap_or(&[])
    }

    /// The small picture of a neuron.
    fn small(&self, number: usize, activation: Activation) -> Vec<f32> {
        let (n, map) = (self.cells / self.thin, self.map(number));
        let middle = self.thin / 2;
        let place = |k: usize| (k / n * self.thin + middle) * self.cells + k % n * self.thin + middle;
        let scale = scale(map, activation);
        (0..n * n).map(|k| shade(scale(map.get(place(k)).copied().unwrap_or(0.0)))).collect()
    }

    /// A small picture of an input: what it is at every place.
    fn input(&self, course: &Course, which: usize) -> Vec<f32> {
        let n = self.cells / self.thin;
        let along = |i: usize| ((2 * i + 1) as f64 / n as f64 - 1.0) * EDGE;
        let features = &course.data.features;
        (0..n * n).map(|k| shade(features.shade(which, along(k % n), -along(k / n), EDGE) as f32)).collect()
    }
}

/// How an output becomes −1 … 1. One without bounds is drawn beside its largest.
fn scale(map: &[f32], activation: Activation) -> impl Fn(f32) -> f32 {
    let bounded = matches!(activation, Activation::Tanh | Activation::Sigmoid);
    let greatest = if bounded { 1.0 } else { map.iter().fold(1e-3_f32, |top, o| top.max(o.abs())) };
    move |o| if activation == Activation::Sigmoid { 2.0 * o - 1.0 } else { o / greatest }
}

fn boundary(course: &Course, look: &Look, maps: &Maps, area: Rect) -> Plot {
    let axis = |name: &str| Axis {
        range: Range::linear(-EDGE, EDGE),
        ticks: Ticks::Every(48.0),
        grid: false,
        label: Some(Label::symbol(lowered(name))),
    };
    let network = course.network();
    let (number, l, _) = look.unit(network);
    let map = maps.map(number - 1);
    let output = l + 1 == network.depth();
    let hidden = scale(map, network.activation(l));
    let value = |o: f32| if output { course.data.shade(f64::from(o)) as f32 } else { hidden(o) };
    let ground = Mark::Grid {
        from: (-EDGE, EDGE),
        to: (EDGE, -EDGE),
        columns: maps.cells,
        values: map.iter().map(|&o| shade(value(o) * 0.75)).collect(),
        ramp: Ramp::Diverging,
        smooth: true,
    };
    let mut marks = vec![ground];
    marks.extend(points(course));
    marks.extend(cursor(course, look));
    if !output {
        let label = Label::symbol(lowered(&format!("o{number}")));
        let text = Text {
            bold: true,
            paint: Role::Accent.into(),
            plate: true,
            ..Text::new((0.92 * EDGE, 0.92 * EDGE), label)
        };
        marks.push(Mark::Text(Text { anchor: Anchor::Right, ..text }));
    }
    Plot { area, x: axis("x1"), y: axis("x2"), marks }
}

/// Those for training are large, those for the test small; what is wanted to be positive is filled, the others are rings.
fn points(course: &Course) -> Vec<Mark> {
    let data = &course.data;
    let mut marks = Vec::new();
    for (test, positive) in [(true, false), (true, true), (false, false), (false, true)] {
        let wanted = data.places.iter().zip(&data.ys).enumerate().filter(|(i, ((x, y), target))| {
            (*i >= data.training) == test
                && (data.shade(**target) > 0.0) == positive
                && x.abs() <= EDGE
                && y.abs() <= EDGE
        });
        let points: Vec<(f64, f64)> = wanted.map(|(_, (place, _))| *place).collect();
        let role = if positive { Role::Positive } else { Role::Negative };
        let (radius, line) = if test { (2.2, 1.0) } else { (4.0, 1.6) };
        let (fill, rim): (Paint, Role) =
            if positive { (role.into(), Role::Surface) } else { (Role::Surface.into(), role) };
        marks.push(Mark::Dots { points, radius, fill, outline: Some(Stroke::solid(rim, line)) });
    }
    marks
}

/// The place looked at, and a ring around the point nearest to it.
fn cursor(course: &Course, look: &Look) -> Vec<Mark> {
    let (x, y) = look.at;
    let arm = 0.3;
    let cross = vec![(x - arm, y), (x + arm, y), (f64::NAN, y), (x, y - arm), (x, y + arm)];
    let ring = course.data.places.get(look.point(&course.data)).copied().into_iter().collect();
    let stroke = Stroke::solid(Role::Accent, 2.0);
    vec![
        Mark::Dots { points: ring, radius: 7.0, fill: Role::Surface.alpha(0.0), outline: Some(stroke) },
        Mark::Line { points: cross, stroke },
    ]
}

/// The plane to be touched: a place is looked at, and with points of one's own a press sets or takes one.
fn plane(course: &Course, look: &Look, area: Rect) -> Handle {
    let way = |key: &str, symbol: &str, from: (f64, f64), to: (f64, f64), value: f64| Way {
        key: key.to_owned(),
        symbol: symbol.to_owned(),
        from,
        to,
        value,
        step: 0.25,
    };
    let (right, bottom) = (area.x + area.width, area.y + area.height);
    let own = course.data.own && look.brush != "look";
    let press = own.then(|| ("put".to_owned(), "yes".to_owned()));
    Handle {
        id: "plane".to_owned(),
        area,
        key: "ax".to_owned(),
        touch: Touch::Plane {
            x: way("ax", "x₁", (area.x, -EDGE), (right, EDGE), look.at.0),
            y: way("ay", "x₂", (bottom, -EDGE), (area.y, EDGE), look.at.1),
            press,
        },
        label: Message::new(if own { "training-plane-own" } else { "training-plane" }),
        restart: None,
    }
}

/// Where the units of a network stand, layer by layer, and how large they are. All their small pictures are one image, whose
/// cells lie on a raster: a hundred images took longer than all else of a frame.
struct Places {
    size: f64,
    /// The size of a cell of a small picture.
    cell: f64,
    units: Vec<Vec<(f64, f64)>>,
}

impl Places {
    fn new(course: &Course, area: Rect, cells: usize) -> Self {
        let layers = course.network().layers();
        let widest = layers.iter().copied().max().unwrap_or(1) as f64;
        let row = area.height / widest;
        let features = &course.data.features;
        let names = (0..features.count()).map(|i| figure::text_width(features.symbol(i), 13.0, false));
        let (from, to) = (area.x + names.fold(12.0, f64::max) + 8.0, area.x + area.width - 6.0);
        let column = (to - from) / layers.len() as f64;
        let size = NEURON.min(0.8 * row).min(0.6 * column);
        let gap = (to - from - size) / (layers.len() - 1) as f64;
        let cell = size / cells as f64;
        let on_raster = |x: f64| round(x / cell) * cell;
        let unit = |l: usize, j: usize, count: usize| {
            let apart = (area.height / count as f64).min(2.2 * NEURON);
            let y = area.y + 0.5 * area.height + (j as f64 - 0.5 * (count as f64 - 1.0)) * apart;
            (on_raster(from + gap * l as f64) + 0.5 * size, on_raster(y - 0.5 * size) + 0.5 * size)
        };
        let units = layers.iter().enumerate().map(|(l, &count)| (0..count).map(|j| unit(l, j, count)).collect());
        Self { size, cell, units: units.collect() }
    }

    /// The small pictures of all units, each of `n` × `n` cells, in their order.
    fn image(&self, n: usize, pictures: &[Vec<f32>]) -> Mark {
        let all = || self.units.iter().flatten();
        let half = 0.5 * self.size;
        let left = all().fold(f64::INFINITY, |least, (x, _)| least.min(x - half));
        let top = all().fold(f64::INFINITY, |least, (_, y)| least.min(y - half));
        let place = |(x, y): &(f64, f64)| {
            let cells = |far: f64| round(far / self.cell) as usize;
            (cells(x - half - left), cells(y - half - top))
        };
        let columns = all().map(place).map(|(i, _)| i + n).max().unwrap_or(n);
        let rows = all().map(place).map(|(_, j)| j + n).max().unwrap_or(n);
        let mut values = vec![f32::NAN; columns * rows];
        for (at, picture) in all().map(place).zip(pictures) {
            for (k, row) in picture.chunks_exact(n).enumerate() {
                values[(at.1 + k) * columns + at.0..][..n].copy_from_slice(row);
            }
        }
        let to = (left + columns as f64 * self.cell, top + rows as f64 * self.cell);
        Mark::Grid { from: (left, top), to, columns, values, ramp: Ramp::Diverging, smooth: true }
    }

    /// Every neuron can be chosen, to be shown large.
    fn handles(&self, network: &Network, look: &Look) -> Vec<Handle> {
        let (chosen, ..) = look.unit(network);
        let neurons = self.units.iter().skip(1).flatten().enumerate();
        let handle = |(k, &(x, y)): (usize, &(f64, f64))| {
            let name = format!("o{}", k + 1);
            Handle {
                id: format!("unit-{name}"),
                area: Rect { x: x - 0.5 * self.size, y: y - 0.5 * self.size, width: self.size, height: self.size },
                key: "unit".to_owned(),
                label: Message::new("training-unit").with("name", name.as_str()),
                touch: Touch::Select { value: name, selected: k + 1 == chosen },
                restart: None,
            }
        };
        neurons.map(handle).collect()
    }
}

fn graph_plot(course: &Course, look: &Look, maps: &Maps, places: &Places, (width, height): (f64, f64)) -> Plot {
    let network = course.network();
    let mut plot = Plot::pixels(width, height);
    let pictures: Vec<Vec<f32>> = {
        let inputs = (0..network.input_width()).map(|i| maps.input(course, i));
        let layers = (0..network.depth()).flat_map(|l| network.biases(l).iter().map(move |_| network.activation(l)));
        inputs.chain(layers.enumerate().map(|(k, activation)| maps.small(k, activation))).collect()
    };
    plot.marks.push(places.image(maps.cells / maps.thin, &pictures));
    plot.marks.extend(edges(network, places, look.parameter(network)));
    let (_, l, j) = look.unit(network);
    let chosen = places.units[l + 1][j];
    let others = places.units.iter().flatten().filter(|at| **at != chosen);
    let mut frames = Vec::new();
    for at in others {
        frames.extend(frame(*at, places.size));
        frames.push((f64::NAN, 0.0));
    }
    plot.marks.push(Mark::Line { points: frames, stroke: Stroke::solid(Role::Muted, 1.0) });
    let stroke = Stroke::solid(Role::Accent, 2.5);
    plot.marks.push(Mark::Line { points: frame(chosen, places.size).into(), stroke });
    for (i, &at) in places.units[0].iter().enumerate() {
        let label = Label::symbol(course.data.features.symbol(i));
        let text = Text { anchor: Anchor::Right, shift: (-0.5 * places.size - 5.0, 0.0), ..Text::new(at, label) };
        plot.marks.push(Mark::Text(text));
    }
    plot
}

/// Every weight as a line as wide as it is large: positive solid, negative dashed. The selected one lies on top.
fn edges(network: &Network, places: &Places, select: Option<Parameter>) -> Vec<Mark> {
    let weights = || (0..network.depth()).flat_map(|l| network.weights(l).iter().map(move |w| (l, *w)));
    let greatest = weights().fold(1.0_f64, |greatest, (_, w)| greatest.max(w.abs()));
    let half = 0.5 * places.size;
    let mut lines: [Vec<(f64, f64)>; 2 * WIDTHS] = Default::default();
    let mut chosen = None;
    for l in 0..network.depth() {
        let (from, to) = (&places.units[l], &places.units[l + 1]);
        let least = least(network.weights(l), greatest);
        for (k, &w) in network.weights(l).iter().enumerate() {
            let ((i, j), share) = ((k % from.len(), k / from.len()), w.abs() / greatest);
            let (a, b) = ((from[i].0 + half, from[i].1), (to[j].0 - half, to[j].1));
            let of = (WIDTHS * usize::from(w < 0.0)) + ((share * WIDTHS as f64) as usize).min(WIDTHS - 1);
            if select == Some(Parameter::Weight { layer: l, to: j, from: i }) {
                chosen = Some((vec![a, b], of));
            } else if share >= least {
                lines[of].extend([a, b, (f64::NAN, 0.0)]);
            }
        }
    }
    let full = (places.size / NEURON).max(0.5);
    let line = |of: usize, points: Vec<(f64, f64)>, role: Option<Role>| {
        let share = (of % WIDTHS) as f64 / (WIDTHS - 1) as f64;
        let (sign, dash) = if of < WIDTHS { (Role::Positive, None) } else { (Role::Negative, Some((5.0, 4.0))) };
        let paint = role.map_or(sign.alpha(0.35 + 0.55 * share), Paint::from);
        let width = if role.is_some() { 2.0 + 3.0 * full * share } else { 0.7 + 4.3 * full * share };
        Mark::Line { points, stroke: Stroke { paint, width, dash } }
    };
    let mut marks: Vec<Mark> = lines
        .into_iter()
        .enumerate()
        .filter(|(_, points)| !points.is_empty())
        .map(|(of, p)| line(of, p, None))
        .collect();
    marks.extend(chosen.map(|(points, of)| line(of, points, Some(Role::Accent))));
    marks
}

/// Whether some weights are not drawn.
pub(super) fn is_crowded(network: &Network) -> bool {
    (0..network.depth()).any(|l| network.weights(l).len() > CROWD)
}

/// Below which share of the greatest weight of all a layer's weights are left out.
fn least(weights: &[f64], greatest: f64) -> f64 {
    let above = |share: f64| weights.iter().filter(|w| w.abs() >= share * greatest).count();
    let steps = (0..=40).map(|step| f64::from(step) / 40.0);
    if weights.len() <= CROWD { 0.0 } else { steps.into_iter().find(|share| above(*share) <= CROWD).unwrap_or(1.0) }
}

/// The frame of a unit.
fn frame((x, y): (f64, f64), size: f64) -> [(f64, f64); 5] {
    let half = 0.5 * size;
    let (left, right, top, bottom) = (x - half, x + half, y - half, y + half);
    [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
}
