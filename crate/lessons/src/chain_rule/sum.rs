//! The rail's last line: the sum of all paths, what two other ways to the same number say, and what the update made of it.

use super::nudge::{CHANGE, STEP};
use super::rail::{HEAD, PRODUCT, Rail, SUM, four, number};
use super::rows::sides;
use super::{ANNEX, Act};
use crate::symbols::bracketed;
use figure::{Anchor, Key, Label, Mark, Message, Role, Stroke, Text, exact, roomy_width, symbol_width};
use nn::Verdict;

impl Rail<'_> {
    /// The sum of the products, and what two other ways to the same number say.
    pub(super) fn sum(&mut self) {
        let row = self.row_height();
        let columns = self.columns(row);
        let top = HEAD + row * self.rows.count() as f64;
        let (x, y, known) = (columns.product, top + 0.5 * SUM + 3.0, self.rows.is_known());
        let half = 0.5 * roomy_width(PRODUCT, 23.0, true);
        let rule = vec![((x - half).max(0.0), top + 2.0), (x + half, top + 2.0)];
        self.marks.push(Mark::Line { points: rule, stroke: Stroke::solid(Role::Ink, 1.5) }.keyed("rule"));
        let turn = self.movement.share(self.run.selected.layer());
        let text = number(
            known.then_some(self.rows.scale() * self.rows.sum),
            (x.max(half), y),
            23.0,
            true,
            1.0,
            self.rows.is_old(),
        );
        self.write(Key::from("sum"), turn, text);
        let equal = match (known && !self.rows.adds_up(), self.rows.nudge().is_some()) {
            (true, _) => "≠",
            (false, true) => "≈",
            (false, false) => "=",
        };
        let left = |x: f64, text: &str| Text { anchor: Anchor::Left, ..Text::new((x, y), Label::symbol(text)) };
        let after = x.max(half) + half + 8.0;
        self.write(
            Key::from("equals"),
            (0.0, 1.0),
            Text { size: 18.0, paint: Role::Muted.into(), ..left(after, equal) },
        );
        let name = if self.rows.nudge().is_some() {
            CHANGE.to_owned()
        } else {
            self.run.shown_derivative(self.run.slope_of_loss())
        };
        let end = after + 22.0 + symbol_width(&name, 20.0, true);
        let text = Text { size: 20.0, bold: true, paint: Role::Accent.into(), ..left(after + 22.0, &name) };
        self.write(Key::from("of"), (0.0, 1.0), text);
        self.row_handle("row-all", String::new(), top, self.height - top, Vec::new());
        if known {
            self.verdict((x.max(half) - half, end), y, turn);
        }
    }

    /// Beside the sum, on the side with more room: whether backpropagation and a nudge agree, and what the update made of it.
    fn verdict(&mut self, (start, end): (f64, f64), y: f64, turn: (f64, f64)) {
        let right = self.width - end >= start;
        let room = if right { self.width - end } else { start };
        let (x, anchor) = if right { (self.width - 2.0, Anchor::Right) } else { (2.0, Anchor::Left) };
        let (said, role) = self.compared(room);
        let update = self.update(room);
        let apart = if update.is_some() { 11.0 } else { 0.0 };
        let line = |y: f64, label: Label, paint: Role| Text {
            anchor,
            size: 15.0,
            paint: paint.into(),
            ..Text::new((x, y), label)
        };
        self.write(Key::from("verdict"), turn, line(y - apart, said.into(), role));
        if let Some(text) = update {
            self.write(Key::from("update"), (0.4, 1.0), line(y + apart, Label::symbol(text), Role::Accent));
        }
    }

    fn compared(&self, room: f64) -> (Message, Role) {
        let name = self.run.said(self.run.held());
        let found = self.rows.difference();
        let [left, right] = sides(&found);
        let (verdict, role) = match (self.rows.adds_up(), found.verdict(self.rows.backprop())) {
            (true, _) if self.rows.nudge().is_some() => ("moved", Role::Ok),
            (false, _) => ("missing", Role::Muted),
            (true, Verdict::Agrees) => ("yes", if self.rows.is_old() { Role::Muted } else { Role::Ok }),
            (true, Verdict::Kink) => ("kink", Role::Muted),
            (true, Verdict::Unclear) => ("unclear", Role::Muted),
            (true, Verdict::Disagrees) => ("no", Role::Muted),
        };
        let moved = ANNEX && verdict == "moved";
        let message = Message::new(if moved { "chain-rule-compared-moved" } else { "chain-rule-compared" })
            .with("verdict", verdict)
            .with("room", if room < 450.0 { "little" } else { "much" })
            .with("name", name)
            .with("backprop", four(self.rows.backprop()))
            .with("step", exact(STEP))
            .with("left", left)
            .with("right", right)
            .with("nudge", four(self.rows.nudge().map_or(found.value, |nudge| nudge.change)));
        (message, role)
    }

    /// w₁ = 0.5000 − 0.1 · (−0.005825) = 0.5006, or where there is little room the result alone.
    fn update(&self, room: f64) -> Option<String> {
        let (run, own) = (self.run, self.run.selected);
        let moved =
            run.progress.act() == Act::Update && run.progress.has_moved(run.neuron(own.layer(), run.entered(own)));
        let (slope, old) = (run.direction(self.rows.moment, own), run.value());
        (moved && !self.rows.is_old() && !run.stays(own) && run.input().is_none()).then(|| {
            let (name, eta, new) = (run.shown(own), exact(run.eta), four(old - run.eta * slope));
            let whole = format!("{name} = {} − {eta} · {} = {new}", four(old), bracketed(slope, 4));
            if roomy_width(&whole, 15.0, false) < room - 12.0 { whole } else { format!("{name} = {new}") }
        })
    }
}
