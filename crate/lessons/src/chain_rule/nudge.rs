//! A nudge: the weight in hand grows a little, and every neuron behind it answers. Each path carries a share of the change to
//! the loss, and the shares add up to what the loss really does. This is the chain rule, seen.

use super::bands::{Link, factor, sign, three};
use super::grip::is_low;
use super::picture::Drawing;
use super::rows::Cell;
use super::{ANNEX, Acts, Moment, Name};
use crate::infallible::infallible;
use figure::{Key, Label, Message, Text, ToList, digits, exact, symbol_width};
use nn::{FactorKind, Trace, forward};

/// How far the weight is moved.
pub(super) const STEP: f64 = 0.01;
/// Changes are small. In millionths they read as easily as other numbers.
pub(super) const UNIT: f64 = 1e-6;
/// The change of the loss, where it has no other label.
pub(super) const CHANGE: &str = "ΔL · 10⁶";

/// What forward computes with the weight moved.
pub(super) struct Nudge {
    trace: Trace,
    /// What the loss does, in millionths.
    pub(super) change: f64,
}

impl Acts {
    /// Whether a nudge is shown: while the outputs and the loss belong to the parameters in sight.
    pub(super) fn nudges(&self) -> bool {
        ANNEX && self.nudge && self.explores() && self.progress.has_loss()
    }

    /// Forward once more, with the weight moved.
    pub(super) fn nudged(&self, moment: &Moment) -> Option<Nudge> {
        if !self.nudges() {
            return None;
        }
        let mut moved = self.network().clone();
        let (value, mut x) = (self.value() + STEP, self.example.x.clone());
        match self.input() {
            Some(at) => x[at] = value,
            None => self.set_held(&mut moved, value),
        }
        let trace = infallible(forward(&moved, &x));
        let change = self.loss_at(value) - moment.loss;
        Some(Nudge { trace, change: change / UNIT })
    }

    /// What has happened, in a sentence.
    pub(super) fn about_nudge(&self, moment: &Moment) -> Option<Message> {
        let nudge = self.nudged(moment)?;
        let message = Message::new("chain-rule-nudged")
            .with("name", self.said(self.held()))
            .with("step", exact(STEP))
            .with("sum", digits(STEP / UNIT * moment.ledger.sum, 4))
            .with("change", digits(nudge.change, 4));
        Some(message)
    }

    /// The cells of a path with the change that has come so far, in place of the factors.
    pub(super) fn carried(&self, moment: &Moment, cells: Vec<Cell>) -> Vec<Cell> {
        let depth = self.network().depth();
        let mut change = STEP / UNIT;
        let carry = |cell: Cell| {
            let Link { layer, to: unit, .. } = cell.link;
            let found = factor(moment, cell.link);
            change *= found.map_or(0.0, |(_, value)| value);
            let of = match found {
                _ if layer == depth => Name::Loss,
                Some((FactorKind::PreactivationByOutput { .. } | FactorKind::PreactivationByParameter(_), _)) => {
                    Name::PreActivation { layer, unit }
                }
                _ => Name::Output { layer, unit },
            };
            Cell {
                name: format!("Δ{}", self.shown(of)),
                said: format!("Δ{}", self.said(of)),
                value: Some(change),
                ..cell
            }
        };
        cells.into_iter().map(carry).list()
    }
}

impl Nudge {
    /// How far the output of a neuron moves, in millionths.
    pub(super) fn output(&self, moment: &Moment, layer: usize, unit: usize) -> f64 {
        (self.trace.o[layer][unit] - moment.trace.o[layer][unit]) / UNIT
    }
}

impl Drawing<'_> {
    /// How far a neuron moves, beside it: also that one does not move at all.
    pub(super) fn answer(&mut self, layer: usize, unit: usize, at: (f64, f64)) {
        let (Some(nudge), false) = (self.rows.nudge(), self.layout.dense || self.layout.upright) else { return };
        let network = self.run.network();
        // Several outputs have their targets there.
        let full = layer + 1 == network.depth() && network.output_width() > 1;
        if layer < self.run.selected.layer() || full {
            return;
        }
        let change = nudge.output(&self.shown.now, layer, unit);
        let name = format!("Δ{}", self.run.shown(Name::Output { layer, unit }));
        let paint = sign(change, change == 0.0);
        self.beside_neuron((layer + 1, unit), (at, is_low(at, &self.layout)), name, (change, three), Some(paint));
    }

    /// How far the loss moves, beside it.
    pub(super) fn answer_of_loss(&mut self, at: (f64, f64), change: f64) {
        if self.layout.upright {
            return;
        }
        let size = self.letters()[2];
        let wide = symbol_width("ΔL −0.000", size, true);
        let (x, far) = (at.0.min(self.layout.width - 0.5 * wide - 2.0), self.layout.radius + size);
        let places = [-far, -far - 1.2 * size, far, far + 1.2 * size].map(|aside| (x, at.1 + aside));
        let Some(place) = self.labels.place(&places, wide, size) else { return };
        let label = Label::symbol(format!("ΔL {}", three(change)));
        let text = Text { size, bold: true, paint: sign(change, change == 0.0), ..Text::new(place, label) };
        self.write(Key::from("answer of L"), (0.3, 1.0), text);
    }
}
