//! The network with what every neuron sees, and the boundary it draws, with the points.

use super::course::Course;
use super::data::EDGE;
use crate::symbols::{lowered, sure};
use figure::{Anchor, Axis, Label, Mark, Paint, Plot, Ramp, Range, Rect, Role, Scene, Stroke, Text, Ticks};
use nn::{Activation, Grid, Network, maps};

/// From this width on, the boundary stands beside the network.
const BROAD: f64 = 560.0;
/// Cells of a map in a row and in a column, and how many of them make one of a neuron's small picture.
const CELLS: usize = 48;
const THIN: usize = 3;
/// Room for the labels of the boundary's axes, and above it.
const LEFT: f64 = 40.0;
const BELOW: f64 = 44.0;
const ABOVE: f64 = 12.0;
/// Room for the names of the inputs.
const NAMES: f64 = 24.0;
/// The largest picture of a neuron.
const NEURON: f64 = 36.0;
/// Of a network with more edges only those show whose weights are not small beside the largest.
const CROWD: usize = 300;

pub(super) fn scene(course: &Course, width: f64) -> Scene {
    let network = course.network();
    let widest = network.layers().iter().copied().max().unwrap_or(1) as f64;
    let (graph, area, height);
    if width >= BROAD {
        let side = (0.44 * width).min(400.0);
        height = (side + ABOVE + BELOW).max(19.0 * widest);
        area = Rect { x: width - side - 12.0, y: ABOVE, width: side, height: side };
        graph = Rect { x: 0.0, y: 0.0, width: area.x - LEFT - 8.0, height: side + 2.0 * ABOVE };
    } else {
        let side = (width - LEFT - 12.0).min(380.0);
        graph = Rect { x: 0.0, y: 0.0, width, height: (34.0 * widest + 12.0).clamp(90.0, 300.0) };
        let left = LEFT + 0.5 * (width - LEFT - 12.0 - side);
        area = Rect { x: left, y: graph.height + ABOVE, width: side, height: side };
        height = area.y + side + BELOW;
    }
    let grid = Grid { width: CELLS, height: CELLS, x: (-EDGE, EDGE), y: (EDGE, -EDGE) };
    let all = sure(maps(network, &grid));
    let maps: Vec<&[f32]> = all.chunks_exact(CELLS * CELLS).collect();
    let plots = vec![graph_plot(course, &maps, graph, width, height), boundary(course, &maps, area)];
    Scene { width, height, plots, handles: Vec::new() }
}

/// −1 … 1, with the steps that an eye tells apart, so that a picture as text stays short.
fn shade(x: f32) -> f32 {
    if x.is_finite() { (x.clamp(-1.0, 1.0) * 24.0 + 24.5) as i32 as f32 / 24.0 - 1.0 } else { 0.0 }
}

fn boundary(course: &Course, maps: &[&[f32]], area: Rect) -> Plot {
    let axis = |name: &str| Axis {
        range: Range::linear(-EDGE, EDGE),
        ticks: Ticks::Every(48.0),
        grid: false,
        label: Some(Label::symbol(lowered(name))),
    };
    let output: &[f32] = maps.last().copied().unwrap_or(&[]);
    let values = output.iter().map(|&o| shade(course.data.shade(f64::from(o)) as f32 * 0.75)).collect();
    let ground = Mark::Grid {
        from: (-EDGE, EDGE),
        to: (EDGE, -EDGE),
        columns: CELLS,
        values,
        ramp: Ramp::Diverging,
        smooth: true,
    };
    let mut marks = vec![ground];
    marks.extend(points(course));
    Plot { area, x: axis("x1"), y: axis("x2"), marks }
}

/// Those for training are large, those for the test small; what is wanted to be positive is filled, the others are rings.
fn points(course: &Course) -> Vec<Mark> {
    let data = &course.data;
    let mut marks = Vec::new();
    for (test, positive) in [(true, false), (true, true), (false, false), (false, true)] {
        let (xs, ys) = if test { data.test() } else { data.train() };
        let wanted = xs.chunks_exact(2).zip(ys).filter(|(_, y)| (data.shade(**y) > 0.0) == positive);
        let points: Vec<(f64, f64)> =
            wanted.map(|(x, _)| (x[0], x[1])).filter(|(x, y)| x.abs() <= EDGE && y.abs() <= EDGE).collect();
        let role = if positive { Role::Positive } else { Role::Negative };
        let (radius, line) = if test { (2.2, 1.0) } else { (4.0, 1.6) };
        let (fill, rim): (Paint, Role) =
            if positive { (role.into(), Role::Surface) } else { (Role::Surface.into(), role) };
        marks.push(Mark::Dots { points, radius, fill, outline: Some(Stroke::solid(rim, line)) });
    }
    marks
}

/// Where the units of a network stand, layer by layer, and how large they are.
struct Places {
    size: f64,
    units: Vec<Vec<(f64, f64)>>,
}

impl Places {
    fn new(network: &Network, area: Rect) -> Self {
        let layers = network.layers();
        let widest = layers.iter().copied().max().unwrap_or(1) as f64;
        let row = area.height / widest;
        let (from, to) = (area.x + NAMES, area.x + area.width - 6.0);
        let column = (to - from) / layers.len() as f64;
        let size = NEURON.min(0.8 * row).min(0.6 * column);
        let gap = (to - from - size) / (layers.len() - 1) as f64;
        let unit = |l: usize, j: usize, count: usize| {
            let apart = (area.height / count as f64).min(2.2 * NEURON);
            let y = area.y + 0.5 * area.height + (j as f64 - 0.5 * (count as f64 - 1.0)) * apart;
            (from + 0.5 * size + gap * l as f64, y)
        };
        let units = layers.iter().enumerate().map(|(l, &count)| (0..count).map(|j| unit(l, j, count)).collect());
        Self { size, units: units.collect() }
    }
}

fn graph_plot(course: &Course, maps: &[&[f32]], area: Rect, width: f64, height: f64) -> Plot {
    let network = course.network();
    let places = Places::new(network, area);
    let mut plot = Plot::pixels(width, height);
    plot.marks.extend(edges(network, &places));
    let mut next = 0;
    for (l, layer) in places.units.iter().enumerate() {
        for (j, &at) in layer.iter().enumerate() {
            let values = if l == 0 {
                input(j)
            } else {
                next += 1;
                small(maps.get(next - 1).copied().unwrap_or(&[]), network.activation(l - 1))
            };
            plot.marks.extend(neuron(at, places.size, values));
            if l == 0 {
                let label = Label::symbol(lowered(&format!("x{}", j + 1)));
                let text =
                    Text { anchor: Anchor::Right, shift: (-0.5 * places.size - 5.0, 0.0), ..Text::new(at, label) };
                plot.marks.push(Mark::Text(text));
            }
        }
    }
    plot
}

/// Every weight as a line as wide as it is large: positive solid, negative dashed.
fn edges(network: &Network, places: &Places) -> Vec<Mark> {
    let weights = || (0..network.depth()).flat_map(|l| network.weights(l).iter().map(move |w| (l, *w)));
    let greatest = weights().fold(1.0_f64, |greatest, (_, w)| greatest.max(w.abs()));
    let least = if weights().count() > CROWD { 0.2 } else { 0.0 };
    let half = 0.5 * places.size;
    let mut marks = Vec::new();
    for l in 0..network.depth() {
        let (from, to) = (&places.units[l], &places.units[l + 1]);
        for (k, &w) in network.weights(l).iter().enumerate() {
            let (a, b, share) = (from[k % from.len()], to[k / from.len()], w.abs() / greatest);
            if share < least {
                continue;
            }
            let (role, dash) = if w < 0.0 { (Role::Negative, Some((5.0, 4.0))) } else { (Role::Positive, None) };
            let stroke = Stroke { paint: role.alpha(0.3 + 0.6 * share), width: 0.6 + 4.4 * share, dash };
            marks.push(Mark::Line { points: vec![(a.0 + half, a.1), (b.0 - half, b.1)], stroke });
        }
    }
    marks
}

/// What an input is at every place: itself.
fn input(which: usize) -> Vec<f32> {
    let n = CELLS / THIN;
    let along = |i: usize| (2 * i + 1) as f32 / n as f32 - 1.0;
    let value = |k: usize| if which == 0 { along(k % n) } else { -along(k / n) };
    (0..n * n).map(|k| shade(value(k))).collect()
}

/// The small picture of a neuron. An output without bounds is drawn beside its largest.
fn small(map: &[f32], activation: Activation) -> Vec<f32> {
    let n = CELLS / THIN;
    let middle = THIN / 2;
    let cell = |k: usize| map.get((k / n * THIN + middle) * CELLS + k % n * THIN + middle).copied().unwrap_or(0.0);
    let bounded = matches!(activation, Activation::Tanh | Activation::Sigmoid);
    let greatest = if bounded { 1.0 } else { map.iter().fold(1e-3_f32, |top, o| top.max(o.abs())) };
    let value = |o: f32| if activation == Activation::Sigmoid { 2.0 * o - 1.0 } else { o / greatest };
    (0..n * n).map(|k| shade(value(cell(k)))).collect()
}

fn neuron((x, y): (f64, f64), size: f64, values: Vec<f32>) -> [Mark; 2] {
    let half = 0.5 * size;
    let (left, right, top, bottom) = (x - half, x + half, y - half, y + half);
    let map = Mark::Grid {
        from: (left, top),
        to: (right, bottom),
        columns: CELLS / THIN,
        values,
        ramp: Ramp::Diverging,
        smooth: true,
    };
    let frame = vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    [map, Mark::Line { points: frame, stroke: Stroke::solid(Role::Muted, 1.0) }]
}
