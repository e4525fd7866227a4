//! The ledger on a phone: the rail turned, one column for each path, its factors beside their links.

use super::bands::three;
use super::groups::of_path;
use super::layout::SHARE;
use super::nudge::CHANGE;
use super::picture::{Drawing, top};
use super::rail::{four, number, said};
use super::rows::{Cell, Rows, TWO, sides};
use figure::{
    Handle, Key, Label, Mark, Message, Rect, Role, Stroke, Text, ToList, Touch, digits, roomy_width, symbol_width,
};
use nn::Verdict;

/// For columns narrower than three digits.
pub(super) fn two(x: f64) -> String {
    digits(x, 2)
}

/// Space beside the ledger.
const GAP: f64 = 8.0;
/// What the sign between two products needs.
const PLUS: f64 = 13.0;
/// The least distance of two factors.
const CLOSE: f64 = 17.0;
/// The least height that a finger hits.
const FINGER: f64 = 24.0;
/// From the products up to the line above them, the sum, and its name.
const LINE: f64 = 18.0;
const SUM: f64 = 36.0;
const NAME: f64 = 59.0;

/// Its marks, and what can be touched in it.
pub(super) fn ledger(drawing: &Drawing) -> (Vec<Mark>, Vec<Handle>) {
    let rows = Rows::new(drawing.run, drawing.shown, TWO);
    let left = SHARE * drawing.layout.width + GAP;
    let mut tall = Tall {
        // The products of samples stand beside no links, and need the room.
        top: if rows.is_mean() { 0.0 } else { drawing.grip.at.1 }.max(top(drawing.run) + NAME + 12.0),
        rows,
        drawing,
        left,
        right: drawing.layout.width - 2.0,
        marks: Vec::new(),
        handles: Vec::new(),
    };
    tall.sum();
    tall.columns();
    tall.rest();
    (tall.marks, tall.handles)
}

pub(super) struct Tall<'a, 'b> {
    pub(super) drawing: &'b Drawing<'a>,
    pub(super) rows: Rows<'a>,
    left: f64,
    right: f64,
    /// The height of the products: beside the weight.
    pub(super) top: f64,
    marks: Vec<Mark>,
    pub(super) handles: Vec<Handle>,
}

impl Tall<'_, '_> {
    pub(super) fn write(&mut self, key: Key, during: (f64, f64), text: Text) {
        self.marks.push(Mark::Text(text).keyed(key).during(during.0, during.1));
    }

    pub(super) fn middle(&self) -> f64 {
        0.5 * (self.left + self.right)
    }

    /// The width of a column.
    pub(super) fn wide(&self) -> f64 {
        (self.right - self.left) / self.rows.paths.len().max(1) as f64
    }

    /// The middle of a column.
    fn column(&self, at: usize) -> f64 {
        let count = self.rows.paths.len().max(1) as f64;
        self.left + (self.right - self.left) * (at as f64 + 0.5) / count
    }

    /// ∂L/∂w and its number, over a line.
    fn sum(&mut self) {
        let run = self.drawing.run;
        let known = self.rows.is_known();
        let name =
            if self.rows.nudge().is_some() { CHANGE.to_owned() } else { run.shown_derivative(run.slope_of_loss()) };
        let title = Text {
            size: 17.0,
            bold: true,
            paint: Role::Accent.into(),
            ..Text::new((self.middle(), self.top - NAME), Label::symbol(name))
        };
        self.write(Key::from("of"), (0.0, 1.0), title);
        let turn = self.drawing.movement.share(run.selected.layer());
        let sum = number(
            known.then_some(self.rows.scale() * self.rows.sum),
            (self.middle(), self.top - SUM),
            21.0,
            true,
            1.0,
            self.rows.is_old(),
        );
        self.write(Key::from("sum"), turn, sum);
        let points = vec![(self.left, self.top - LINE), (self.right, self.top - LINE)];
        self.marks.push(Mark::Line { points, stroke: Stroke::solid(Role::Ink, 1.5) }.keyed("rule"));
        self.handle("row-all", String::new(), (self.left, self.right), (self.top - NAME - 12.0, self.top - LINE));
    }

    fn columns(&mut self) {
        let wide = self.wide();
        for (at, (index, path)) in self.rows.paths.clone().into_iter().enumerate() {
            let x = self.column(at);
            let cells = self.rows.cells(path);
            let from = self.marks.len();
            self.product(at, x, self.rows.scale() * path.product);
            if self.rows.is_mean() {
                #[cfg(feature = "chain-rule-more")]
                self.of_samples(at, x, index);
            } else {
                self.cells(at, x, &cells);
            }
            let words = self.rows.stations(path).join(", ");
            // Above the verdict, even where L is small and stands at the edge.
            let bottom = self.drawing.layout.loss.1.min(self.drawing.layout.height - 26.0);
            let fits = symbol_width(&format!("over {words}"), 13.0, false) < wide - 8.0;
            if self.rows.is_known() && !words.is_empty() && fits {
                let words = Message::new("chain-rule-over").with("names", words);
                let text = Text { size: 13.0, paint: Role::Muted.into(), ..Text::new((x, bottom), words.into()) };
                self.write(Key::from("over").and(at), (0.5, 1.0), text);
            }
            let marks = self.marks.split_off(from);
            self.marks.extend(marks.into_iter().map(|mark| mark.of(of_path(index).as_str())));
            let (top, side) = (self.top - LINE, 0.5 * wide);
            self.handle(&format!("row-{index}"), index.to_string(), (x - side, x + side), (top, bottom + 10.0));
            if !self.rows.is_mean() {
                self.cell_handles(index, x, &cells);
            }
        }
    }

    /// The product beside the weight. Two of them are a sum.
    fn product(&mut self, at: usize, x: f64, value: f64) {
        let (known, old) = (self.rows.is_known(), self.rows.is_old());
        let size = if self.rows.paths.len() > 1 { 13.0 } else { 15.0 };
        // Long numbers side by side are not bold: bold digits would touch.
        let bold = self.rows.paths.len() < 2 || roomy_width(&three(value), size, true) < self.wide() - 4.0;
        let mut text = number(known.then_some(value), (x, self.top), size, bold, 1.0, old);
        if known && self.rows.paths.len() > 1 {
            let write = if bold || roomy_width(&three(value), size, false) < self.wide() - 2.0 { three } else { two };
            text.label = Label::symbol(write(value));
            text = text.counting(value, write);
        }
        let turn = self.drawing.movement.share(self.drawing.run.selected.layer());
        let room = 2.0 * (x - self.column(at.saturating_sub(1))) - 2.0 * symbol_width(&three(value), size, true);
        self.write(Key::from("product").and(at), turn, text);
        // Two long numbers leave no room for the sign between them.
        if at > 0 && room > 2.0 * PLUS {
            let before = 0.5 * (x + self.column(at - 1));
            let plus = Text { paint: Role::Muted.into(), ..Text::new((before, self.top), Label::symbol("+")) };
            self.write(Key::from("plus").and(at), (0.0, 1.0), plus);
        }
    }

    /// The heights of the numbers of a column. Links of a deep network are closer than numbers can be.
    fn heights(&self, cells: &[Cell]) -> Vec<f64> {
        let mut above = f64::NEG_INFINITY;
        let height = |cell| {
            above = self.beside(cell).max(above + CLOSE);
            above
        };
        cells.iter().map(height).list()
    }

    fn cells(&mut self, at: usize, x: f64, cells: &[Cell]) {
        let mut above: Option<f64> = None;
        for (cell, y) in cells.iter().zip(self.heights(cells)) {
            let key = |what: &str| Key::from(what).and(at).and(cell.link.layer);
            let long = |value: f64| roomy_width(&three(value), 15.0, false) > self.wide() - 4.0;
            let size = if cell.value.is_some_and(long) { 13.0 } else { 15.0 };
            let mut text = number(cell.value, (x, y), size, false, 1.0, self.rows.is_old());
            if let Some(value) = cell.value {
                text.label = Label::symbol(three(value));
                text = text.counting(value, three);
            }
            let (from, to) = self.drawing.movement.share(cell.link.layer);
            let mark = Mark::Text(text).keyed(key("cell")).during(from, to);
            self.marks.push(mark.of(cell.link.group().as_str()));
            if let Some(above) = above.filter(|above| y - above > 30.0) {
                let times = Text {
                    paint: Role::Muted.into(),
                    ..Text::new(
                        (x, 0.5 * (y + above)),
                        Label::symbol(if self.rows.nudge().is_some() { "↓" } else { "×" }),
                    )
                };
                self.write(key("sign"), (0.0, 1.0), times);
            }
            above = Some(y);
        }
    }

    /// The height of the link of a factor.
    fn beside(&self, cell: &Cell) -> f64 {
        let (layout, run) = (&self.drawing.layout, self.drawing.run);
        if cell.link.from.is_some() {
            return layout.link(cell.link.layer);
        }
        let end = layout.neuron(run.selected.layer(), run.selected.to());
        let (from, to) = self.drawing.grip.band(end, layout.radius);
        (0.5 * (from.1 + to.1)).max(self.top + if self.rows.rest.is_some() { 36.0 } else { 24.0 })
    }

    /// The paths without a column, and whether a nudge agrees.
    fn rest(&mut self) {
        let size = 13.0;
        if let Some((count, sum)) = self.rows.rest.clone() {
            let known = self.rows.is_known();
            // A long number has fewer digits here.
            let room = self.right - self.left - roomy_width(&format!("{count} more: "), size, false);
            let short = |x: f64| if roomy_width(&three(x), size, false) < room { three(x) } else { two(x) };
            let words = Message::new("chain-rule-more-and")
                .with("count", count)
                .with("sum", if known { short(sum) } else { "?".to_owned() });
            let text =
                Text { size, paint: Role::Muted.into(), ..Text::new((self.middle(), self.top + 18.0), words.into()) };
            self.write(Key::from("more"), (0.0, 1.0), text);
        }
        if self.rows.is_known() {
            let found = self.rows.difference();
            let agrees = self.rows.adds_up() && found.verdict(self.rows.backprop()) == Verdict::Agrees;
            let (said, number) = match (self.rows.nudge(), agrees) {
                (Some(nudge), _) => ("moved", four(nudge.change)),
                (None, false) if found.kink.is_some() => ("kink", sides(&found).join("; ")),
                (None, true) => ("yes", four(found.value)),
                (None, false) => ("no", four(found.value)),
            };
            let words = Message::new("chain-rule-nudge").with("agrees", said).with("nudge", number);
            let role = if agrees { Role::Ok } else { Role::Muted };
            let y = (self.drawing.layout.loss.1 + 19.0).min(self.drawing.layout.height - 8.0);
            let text = Text { size, paint: role.into(), ..Text::new((self.middle(), y), words.into()) };
            let turn = self.drawing.movement.share(self.drawing.run.selected.layer());
            self.write(Key::from("verdict"), turn, text);
        }
    }

    /// A factor opens by a tap or by the focus: its parts are what is said of it. A press lights the path, like one beside it.
    fn cell_handles(&mut self, index: usize, x: f64, cells: &[Cell]) {
        let heights = self.heights(cells);
        let apart = heights.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min);
        // Where fingers would not tell one from the next, the column is pressed as a whole.
        if apart < FINGER {
            return;
        }
        let half = 0.5 * self.wide() - 2.0;
        for (cell, y) in cells.iter().zip(heights) {
            let Some(value) = cell.value else { continue };
            let label = self.rows.opened(cell, value);
            self.handle(
                &format!("cell-{index}-{}", cell.link.layer),
                index.to_string(),
                (x - half, x + half),
                (y - 0.5 * FINGER, y + 0.5 * FINGER),
            );
            if let Some(handle) = self.handles.last_mut() {
                handle.label = label;
                handle.group = Some(cell.link.group());
            }
        }
    }

    /// Pointing at a column lights its path. A press makes that stay; another one, or a press on the sum, lights all again.
    fn handle(&mut self, id: &str, value: String, (left, right): (f64, f64), (top, bottom): (f64, f64)) {
        let run = self.drawing.run;
        let selected = run.lit.map_or(String::new(), |lit| lit.to_string()) == value;
        let over = self.rows.paths.iter().find(|(index, _)| index.to_string() == value);
        let names = over.map_or(String::new(), |(_, path)| self.rows.stations(path).join(", "));
        self.handles.push(Handle {
            id: id.to_owned(),
            area: Rect { x: left, y: top, width: right - left, height: bottom - top },
            group: over.map(|(index, _)| of_path(*index)),
            segment: None,
            key: "path".to_owned(),
            label: said(run, &value, names),
            touch: Touch::Select { value: if selected { String::new() } else { value }, selected },
            restart: None,
        });
    }
}
