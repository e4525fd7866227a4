//! The rail: one row for each path, its factors under their links, its product under the weight, and the sum of all.

use super::Acts;
use super::bands::{sign, three};
use super::grip::Place;
use super::groups::of_path;
use super::layout::{Layout, between};
use super::moved::Movement;
use super::picture::{DIM, layout};
use super::rows::{Cell, Rows, THREE};
use super::shown::Shown;
use figure::{
    Anchor, Handle, Key, Label, Mark, Message, Paint, Plot, Rect, Role, Scene, Stroke, Text, ToList, Touch, digits,
    roomy_width,
};

/// What stands for a number that no act has found yet.
const UNKNOWN: &str = "?";
/// Above the rows, and what the sum below them needs.
pub(super) const HEAD: f64 = 10.0;
pub(super) const SUM: f64 = 46.0;
/// A row is as high as this at most, and from this height on each factor has its name below it.
const ROW: f64 = 54.0;
pub(super) const NAMED: f64 = 37.0;
/// A product as wide as they usually are.
pub(super) const PRODUCT: &str = "−0.000000";
const FACTOR: &str = "−0.00000";
/// From one number to the next: room for the sign between them.
pub(super) const SIGN: f64 = 22.0;

/// A number in the rail.
pub(super) fn four(x: f64) -> String {
    digits(x, 4)
}

/// How much of the room's height the rail takes: enough for four rows, and the same for every weight.
pub(super) fn height(room: f64) -> f64 {
    figure::clamp((0.29 * room).round(), 126.0, 190.0)
}

/// The rail under a stage of this size.
pub(super) fn scene(run: &Acts, shown: &Shown, stage: (f64, f64), height: f64) -> Scene {
    let layout = layout(run, stage);
    let grip = Place::new(run, &layout);
    let rows = Rows::new(run, shown, THREE);
    let mut rail = Rail {
        run,
        rows,
        width: stage.0,
        height,
        movement: run.movement(),
        marks: Vec::new(),
        handles: Vec::new(),
        layout,
        grip,
    };
    rail.ticks();
    rail.all_rows();
    rail.sum();
    let mut plot = Plot::pixels(rail.width, height);
    plot.marks = rail.marks;
    Scene { width: rail.width, height, plots: vec![plot], handles: rail.handles }
}

pub(super) struct Rail<'a> {
    pub(super) run: &'a Acts,
    pub(super) rows: Rows<'a>,
    pub(super) layout: Layout,
    pub(super) grip: Place,
    pub(super) movement: Movement,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) marks: Vec<Mark>,
    pub(super) handles: Vec<Handle>,
}

/// Where the numbers of a row stand, and how large they are.
pub(super) struct Columns {
    pub(super) product: f64,
    factors: Vec<f64>,
    pub(super) size: f64,
}

impl Rail<'_> {
    pub(super) fn write(&mut self, key: Key, during: (f64, f64), text: Text) {
        self.marks.push(Mark::Text(text).keyed(key).during(during.0, during.1));
    }

    /// A line under the picture, with a tick below each link.
    fn ticks(&mut self) {
        let across = vec![(0.0, 0.5), (self.width, 0.5)];
        self.marks.push(Mark::Line { points: across, stroke: Stroke::solid(Role::Faint, 1.0) });
        // Products of samples stand under no links.
        if self.rows.is_mean() {
            return;
        }
        let first = self.run.selected.layer();
        for layer in first..=self.run.network().depth() {
            let x = self.column(layer);
            let tick = Mark::Line { points: vec![(x, 0.0), (x, 7.0)], stroke: Stroke::solid(Role::Rule, 1.5) };
            self.marks.push(tick.keyed(Key::from("tick").and(layer)));
        }
    }

    /// Under the link into this layer; that of the parameter begins at its grip.
    fn column(&self, layer: usize) -> f64 {
        let (own, to) = (self.run.selected.layer(), self.run.selected.to());
        if layer > own {
            return self.layout.link(layer);
        }
        if self.run.input().is_some() {
            // The products stand under the input.
            return between(self.grip.at, self.layout.neuron(own, to), 0.6).0;
        }
        let (from, end) = self.grip.band(self.layout.neuron(own, to), self.layout.radius);
        0.5 * (from.0 + end.0)
    }

    /// The largest letters with which neighbours keep apart.
    pub(super) fn columns(&self, row: f64) -> Columns {
        let first = self.run.selected.layer();
        let mut factors: Vec<f64> = (first..=self.run.network().depth()).map(|layer| self.column(layer)).list();
        if self.run.input().is_some() {
            // An input stands at the edge, and its products need room under it.
            let product = roomy_width(PRODUCT, 14.0, true) + roomy_width(FACTOR, 14.0, false);
            factors[0] = factors[0].max(product + SIGN);
            let apart = roomy_width("−0.0000", 14.0, false) + SIGN;
            for at in 1..factors.len() {
                factors[at] = factors[at].max(factors[at - 1] + apart);
            }
        }
        let apart = factors.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min);
        let most = if row >= 46.0 { 19.0 } else { 17.0 };
        let fits = |size: &f64| roomy_width("−0.0000", *size, false) + SIGN <= apart;
        let mut size = [19.0, 17.0, 16.0, 15.0].into_iter().filter(|size| *size <= most).find(fits).unwrap_or(14.0);
        if self.run.input().is_some() {
            size = size.min(16.0);
        }
        let widest = roomy_width(PRODUCT, size, true);
        let beside = factors[0] - 0.5 * roomy_width(FACTOR, size, false) - SIGN - 0.5 * widest;
        let beside = if self.rows.is_mean() { 0.0 } else { beside };
        Columns { product: self.grip.at.0.min(beside).max(0.5 * widest + 2.0), factors, size }
    }

    pub(super) fn row_height(&self) -> f64 {
        ((self.height - HEAD - SUM) / self.rows.count().max(1) as f64).min(ROW)
    }

    fn all_rows(&mut self) {
        let row = self.row_height();
        let columns = self.columns(row);
        for (at, (index, path)) in self.rows.paths.clone().into_iter().enumerate() {
            let top = HEAD + row * at as f64;
            let cells = self.rows.cells(path);
            let alpha =
                if self.rows.is_off(index) || self.rows.lit.is_some_and(|lit| lit != index) { DIM } else { 1.0 };
            let from = self.marks.len();
            if self.rows.is_mean() {
                #[cfg(feature = "chain-rule-more")]
                self.of_samples(at, top, index, &columns, alpha);
            } else {
                self.cells(at, top, &cells, &columns, alpha);
            }
            let over = self.rows.stations(path);
            self.product(at, top, self.rows.scale() * path.product, &over, &columns, alpha);
            self.join(from, &of_path(index));
            self.row_handle(&format!("row-{index}"), index.to_string(), top, row, over);
            if !self.rows.is_mean() {
                self.cell_handles(index, top, &cells, &columns);
            }
        }
        if let Some((count, sum)) = self.rows.rest.clone() {
            let at = self.rows.paths.len();
            let top = HEAD + row * at as f64;
            self.product(at, top, self.rows.scale() * sum, &[], &columns, 1.0);
            let words = Message::new("chain-rule-more").with("count", count);
            let place = (columns.product + 0.5 * roomy_width(PRODUCT, columns.size, true) + SIGN, top + self.line(row));
            let text =
                Text { anchor: Anchor::Left, size: 15.0, paint: Role::Muted.into(), ..Text::new(place, words.into()) };
            self.write(Key::from("more"), (0.0, 1.0), text);
        }
    }

    /// All marks from here on are part of a group.
    fn join(&mut self, from: usize, group: &str) {
        let marks = self.marks.split_off(from);
        self.marks.extend(marks.into_iter().map(|mark| mark.of(group)));
    }

    /// Pointing at a factor lights its link, wherever that is seen. A press lights the path, like one beside it.
    fn cell_handles(&mut self, index: usize, top: f64, cells: &[Cell], columns: &Columns) {
        let (row, half) = (self.row_height(), 0.5 * roomy_width("−0.0000", columns.size, false));
        for (cell, x) in cells.iter().zip(&columns.factors) {
            let Some(value) = cell.value else { continue };
            let path = self.row_touch(index.to_string());
            self.handles.push(Handle {
                id: format!("cell-{index}-{}", cell.link.layer),
                area: Rect { x: x - half, y: top, width: 2.0 * half, height: row },
                group: Some(cell.link.group()),
                segment: None,
                key: "path".to_owned(),
                label: self.rows.opened(cell, value),
                touch: path,
                restart: None,
            });
        }
    }

    /// What stands before a factor, or before a change that comes from the one before it.
    fn between(&self, i: usize) -> &'static str {
        match (self.rows.nudge().is_some(), i) {
            (true, 0) => ":",
            (true, _) => "→",
            (false, 0) => "=",
            (false, _) => "×",
        }
    }

    /// The height of a row's numbers below its top.
    pub(super) fn line(&self, row: f64) -> f64 {
        if row >= NAMED { 0.36 * row } else { 0.5 * row }
    }

    fn cells(&mut self, at: usize, top: f64, cells: &[Cell], columns: &Columns, alpha: f64) {
        let row = self.row_height();
        let y = top + self.line(row);
        let mut before = columns.product + 0.5 * roomy_width(PRODUCT, columns.size, true);
        for (i, cell) in cells.iter().enumerate() {
            let x = columns.factors[i];
            let half = 0.5 * roomy_width("−0.0000", columns.size, false);
            let key = |what: &str| Key::from(what).and(at).and(cell.link.layer);
            let turn = self.movement.share(cell.link.layer);
            let between = 0.5 * (before + (x - half).max(before));
            let sign = Text {
                size: (columns.size - 2.0).max(14.0),
                paint: Role::Muted.alpha(alpha),
                ..Text::new((between, y), Label::symbol(self.between(i)))
            };
            self.write(key("sign"), (0.0, 1.0), sign);
            before = x + half;
            let from = self.marks.len();
            self.write(key("cell"), turn, number(cell.value, (x, y), columns.size, false, alpha, self.rows.is_old()));
            if row >= NAMED && cell.value.is_some() {
                let name = Text {
                    size: 14.0,
                    paint: Role::Muted.alpha(alpha),
                    ..Text::new((x, y + 0.4 * row), Label::symbol(cell.name.clone()))
                };
                self.write(key("name"), turn, name);
            }
            self.join(from, &cell.link.group());
        }
    }

    fn product(&mut self, at: usize, top: f64, value: f64, over: &[String], columns: &Columns, alpha: f64) {
        let row = self.row_height();
        let (place, known) = ((columns.product, top + self.line(row)), self.rows.is_known());
        let turn = self.movement.share(self.run.selected.layer());
        let text = number(known.then_some(value), place, columns.size, true, alpha, self.rows.is_old());
        self.write(Key::from("product").and(at), turn, text);
        if known && row >= NAMED && !over.is_empty() {
            let words = Message::new("chain-rule-over").with("names", over.join(", "));
            let text = Text {
                size: 14.0,
                paint: Role::Muted.alpha(alpha),
                ..Text::new((place.0, place.1 + 0.4 * row), words.into())
            };
            self.write(Key::from("over").and(at), turn, text);
        }
    }

    /// A press lights a path and stays; another one, or a press on the sum, lights all again.
    fn row_touch(&self, value: String) -> Touch {
        let selected = self.run.lit.map_or(String::new(), |lit| lit.to_string()) == value;
        Touch::Select { value: if selected { String::new() } else { value }, selected }
    }

    /// Pointing at a row lights its path.
    pub(super) fn row_handle(&mut self, id: &str, value: String, top: f64, height: f64, over: Vec<String>) {
        self.handles.push(Handle {
            id: id.to_owned(),
            area: Rect { x: 0.0, y: top, width: self.width, height },
            group: value.parse().ok().map(of_path),
            segment: None,
            key: "path".to_owned(),
            label: said(self.run, &value, over.join(", ")),
            touch: self.row_touch(value),
            restart: None,
        });
    }
}

/// What a screen reader says of the handle of a row. Without a value it is that of the sum.
pub(super) fn said(run: &Acts, value: &str, names: String) -> Message {
    let which = match (value, names.as_str()) {
        ("", _) => "all",
        (_, "") => "only",
        _ => "one",
    };
    Message::new("chain-rule-row").with("which", which).with("name", run.said(run.held())).with("names", names)
}

/// A number, or a question mark where it is not known.
pub(super) fn number(value: Option<f64>, at: (f64, f64), size: f64, bold: bool, alpha: f64, old: bool) -> Text {
    let paint: Paint = value.map_or(Role::Muted.into(), |value| sign(value, old));
    let text =
        |text: String| Text { size, bold, paint: Paint { alpha, ..paint }, ..Text::new(at, Label::symbol(text)) };
    match value {
        // A power of ten is long: it has one digit less.
        Some(value) if four(value).chars().any(|letter| letter == '×') => text(three(value)).counting(value, three),
        Some(value) => text(four(value)).counting(value, four),
        None => text(UNKNOWN.to_owned()),
    }
}
