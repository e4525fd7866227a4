//! The network, with what every neuron sees in its place and every weight as a line.

use super::bands::Link;
use super::course::Course;
use super::edges::edges;
use super::highlights::Highlights;
use super::maps::Maps;
use super::picture::sheet;
use super::weight::Close;
use super::{ANNEX, saturation};
use crate::symbols::lowered;
use figure::{
    Anchor, Flow, FlowScale, Handle, Key, Label, Mark, Message, Plot, Ramp, Rect, Role, Stroke, Text, ToList, Touch,
    smallest_text, symbol_width,
};
use libm::round;
use nn::{Network, Parameter};

/// The largest picture of a neuron.
const NEURON: f64 = 56.0;
/// The size of names.
const NAME: f64 = 15.0;
/// Bands are as wide as in the chain rule beside neurons of 72 CSS pixels in a picture of 820.
const BAND: f64 = 820.0 / 72.0;
const ROOMY: f64 = 56.0;
/// Below the network, where it is said what the hatch means.
const SAID: f64 = 26.0;
/// Between two lines of a hatch, along the row.
const HATCH: f64 = 9.0;

pub(super) fn plot(course: &Course, highlights: &Highlights, maps: &Maps, area: Rect) -> (Plot, Vec<Handle>) {
    let network = course.network();
    let stuck = ANNEX && highlights.saturation;
    let close = Close::of(course, highlights).filter(|_| ANNEX);
    let rows = usize::from(stuck) + usize::from(close.is_some());
    let ground = Rect { height: area.height - SAID * rows as f64, ..area };
    let places = Places::new(course, ground, maps.small_cells());
    let mut plot = sheet(area);
    let row = |k: usize| (area.x + 0.5 * area.width, area.y + area.height - (k as f64 + 0.5) * SAID);
    let said = |k: usize, label: Label, paint: Role| {
        Mark::Text(Text { size: smallest_text(area.width + area.x), paint: paint.into(), ..Text::new(row(k), label) })
    };
    plot.marks.push(places.image(maps.small_cells(), &maps.pictures(course)));
    if stuck {
        plot.marks.push(places.hatch(maps.small_cells(), &saturation::flat(course, maps.small_cells())));
        plot.marks.push(said(rows - 1, Label::words("training-hatched"), Role::Muted));
    }
    plot.marks.extend(edges(network, &places.units, places.size, highlights.parameter(network)));
    if let Some(close) = close {
        let links = close.links();
        let slope = links.iter().find(|link| link.from.is_none()).map_or(0.0, |link| link.left);
        plot.marks.extend(places.bands(&links, close.parameter));
        plot.marks.push(said(0, Label::symbol(close.said(slope)), Role::Accent));
    }
    plot.marks.extend(places.frames(highlights.unit(network)));
    plot.marks.extend(places.names(course));
    (plot, places.handles(network, highlights))
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
        let names = (0..features.count()).map(|i| symbol_width(features.symbol(i), NAME, false));
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
        let units = layers.iter().enumerate().map(|(l, &count)| (0..count).map(|j| unit(l, j, count)).list());
        Self { size, cell, units: units.list() }
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

    /// A hatch over the cells of each neuron's small picture that are `flat`.
    fn hatch(&self, n: usize, flat: &[Vec<bool>]) -> Mark {
        let apart = ((HATCH / self.cell) as usize).max(2);
        let mut points = Vec::new();
        for (&(x, y), flat) in self.units.iter().skip(1).flatten().zip(flat) {
            let corner = |k: usize| k as f64 * self.cell - 0.5 * self.size;
            for shift in (0..2 * n).step_by(apart) {
                // Along i − j = shift − n.
                let (i, j) = (shift.saturating_sub(n), n.saturating_sub(shift));
                let long = n - i.max(j);
                let is_flat = |k: usize| k < long && flat[(j + k) * n + i + k];
                for k in 0..=long {
                    let begins = is_flat(k) && (k == 0 || !is_flat(k - 1));
                    let ends = k > 0 && is_flat(k - 1) && !is_flat(k);
                    if begins || ends {
                        points.push((x + corner(i + k), y + corner(j + k)));
                    }
                    if ends {
                        points.push((f64::NAN, 0.0));
                    }
                }
            }
        }
        Mark::Line { points, stroke: Stroke::solid(Role::Ink, 1.5) }
    }

    /// What is left of the slope, link by link; the last band ends at the selected weight.
    fn bands(&self, links: &[Link], parameter: Parameter) -> Vec<Mark> {
        let scale = FlowScale::covering(BAND * self.size, links.iter().flat_map(|link| [link.arrives, link.left]));
        let half = 0.5 * self.size;
        // Between small neurons there is no room for wide bands.
        let slim = (self.size / ROOMY).clamp(0.4, 1.0);
        let band = |link: &Link| {
            let below = match (link.from, parameter) {
                (Some(from), _) | (None, Parameter::Weight { from, .. }) => self.units[link.layer][from],
                _ => return None,
            };
            let end = self.units[link.layer + 1][link.to];
            let (from, to) = ((end.0 - half, end.1), (below.0 + half, below.1));
            let to = if link.from.is_some() { to } else { (0.5 * (from.0 + to.0), 0.5 * (from.1 + to.1)) };
            let key = Key::from("band").and(link.layer).and(link.to).and(link.from.unwrap_or(usize::MAX));
            let flow = scale.flow(from, to, link.arrives, link.left);
            let width = (slim * flow.width.0, slim * flow.width.1);
            Some(Mark::from(Flow { width, ..flow }).keyed(key))
        };
        links.iter().filter_map(band).list()
    }

    /// The frames of all units; that of the chosen neuron is strong, and it has a name if there is room.
    fn frames(&self, (number, l, j): (usize, usize, usize)) -> Vec<Mark> {
        let chosen = self.units[l + 1][j];
        let mut frames = Vec::new();
        for at in self.units.iter().flatten().filter(|at| **at != chosen) {
            frames.extend(frame(*at, self.size));
            frames.push((f64::NAN, 0.0));
        }
        let mut marks = vec![
            Mark::Line { points: frames, stroke: Stroke::solid(Role::Rule, 1.0) },
            Mark::Line { points: frame(chosen, self.size).into(), stroke: Stroke::solid(Role::Ink, 3.0) },
        ];
        let below = self.units[l + 1].get(j + 1).map_or(f64::INFINITY, |next| next.1 - chosen.1 - self.size);
        if self.size >= 0.6 * NEURON && below >= 1.6 * NAME {
            let text = Text {
                anchor: Anchor::Top,
                bold: true,
                size: NAME,
                ..Text::new(chosen, Label::symbol(lowered(&format!("o{number}"))))
            };
            marks.push(Mark::Text(Text { shift: (0.0, 0.5 * self.size + 4.0), ..text }));
        }
        marks
    }

    /// What the inputs are.
    fn names(&self, course: &Course) -> impl Iterator<Item = Mark> {
        self.units[0].iter().enumerate().map(|(i, &at)| {
            let label = Label::symbol(course.data.features.symbol(i));
            let text = Text { anchor: Anchor::Right, size: NAME, ..Text::new(at, label) };
            Mark::Text(Text { shift: (-0.5 * self.size - 5.0, 0.0), ..text })
        })
    }

    /// Every neuron can be chosen, to be shown large.
    fn handles(&self, network: &Network, highlights: &Highlights) -> Vec<Handle> {
        let (chosen, ..) = highlights.unit(network);
        let neurons = self.units.iter().skip(1).flatten().enumerate();
        let handle = |(k, &(x, y)): (usize, &(f64, f64))| {
            let name = format!("o{}", k + 1);
            Handle {
                segment: None,
                group: Some(name.clone()),
                id: format!("unit-{name}"),
                area: Rect { x: x - 0.5 * self.size, y: y - 0.5 * self.size, width: self.size, height: self.size },
                key: "unit".to_owned(),
                label: Message::new("training-unit").with("name", name.as_str()),
                touch: Touch::Select { value: name, selected: k + 1 == chosen },
                restart: None,
            }
        };
        neurons.map(handle).list()
    }
}

/// The frame of a unit.
fn frame((x, y): (f64, f64), size: f64) -> [(f64, f64); 5] {
    let half = 0.5 * size;
    let (left, right, top, bottom) = (x - half, x + half, y - half, y + half);
    [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
}
