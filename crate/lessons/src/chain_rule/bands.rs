//! The bands: ∂L/∂o of a neuron arrives at a link, and what its factor leaves of that goes on.

use super::grip::is_low;
use super::groups::{joined, of_path};
use super::labels::beside;
use super::layout::edge;
use super::picture::{DIM, Drawing};
use super::shown::Found;
use super::{Derivative, Moment};
use crate::order;
use figure::{Anchor, Handle, Key, Label, Mark, Paint, Role, Text, ToList, digits, symbol_width};
use nn::{FactorKind, Gradient, Network};

/// A number on the picture.
pub(super) fn three(x: f64) -> String {
    digits(x, 3)
}

/// Blue above zero, orange below; grey once it belongs to parameters that have moved.
pub(super) fn sign(x: f64, stale: bool) -> Paint {
    match (stale, x < 0.0) {
        (true, _) => Role::Muted,
        (false, true) => Role::Negative,
        (false, false) => Role::Positive,
    }
    .into()
}

/// The two ends of a link: into neuron `to` of `layer`, from neuron `from` below it or from the parameter itself. The loss is
/// the layer after the last.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Link {
    pub(super) layer: usize,
    pub(super) to: usize,
    pub(super) from: Option<usize>,
}

impl Link {
    pub(super) fn key(self, what: &str) -> Key {
        Key::from(what).and(self.layer).and(self.to).and(self.from.map_or(99, |from| from))
    }
}

/// A link on some path from the loss to the selected parameter.
pub(super) struct Band<'a> {
    pub(super) link: Link,
    /// Where the slope comes in, and where what is left of it ends.
    pub(super) from: (f64, f64),
    pub(super) to: (f64, f64),
    /// What comes in, and what is left.
    pub(super) arrives: f64,
    pub(super) left: f64,
    /// Whether backward has come through it.
    pub(super) found: Option<Found<'a>>,
    /// Whether the path that is lit goes elsewhere.
    dim: bool,
    /// Itself and its paths.
    pub(super) groups: Vec<String>,
}

impl<'a> Drawing<'a> {
    /// Every link on a path that is drawn, from the loss down, whether or not backward has come through it.
    pub(super) fn found_bands(&self) -> Vec<Band<'a>> {
        if !self.run.explores() {
            return Vec::new();
        }
        let first = self.run.selected.layer();
        let mut bands: Vec<Band> = Vec::new();
        for (index, path) in self.drawn_paths() {
            let dim = self.rows.lit.is_some_and(|lit| lit != index);
            let last = first + path.units.len() - 1;
            let unit = |layer: usize| path.units[layer - first];
            let links = (first + 1..=last).rev().map(|layer| (layer, unit(layer), Some(unit(layer - 1))));
            let all = [(last + 1, 0, Some(unit(last)))].into_iter().chain(links).chain([(first, unit(first), None)]);
            for (layer, to, from) in all {
                let link = Link { layer, to, from };
                let known = bands.iter().position(|band| band.link == link);
                let at = known.unwrap_or_else(|| {
                    bands.push(self.band(link));
                    bands.len() - 1
                });
                bands[at].dim &= dim;
                bands[at].groups.push(of_path(index));
            }
        }
        let place = |band: &Band| (usize::MAX - band.link.layer, band.link.to, band.link.from);
        order::sort(&mut bands, |a, b| place(a).cmp(&place(b)));
        bands
    }

    fn band(&self, link: Link) -> Band<'a> {
        let Link { layer, to, from } = link;
        let radius = self.layout.radius;
        let found = match from {
            Some(from) => self.shown.found(self.run, layer - 1, from),
            None => self.shown.found(self.run, layer, to),
        };
        let moment = found.map_or(&self.shown.now, |found| found.moment);
        let at_loss = layer == self.run.network().depth();
        let end = if at_loss { self.layout.loss } else { self.layout.neuron(layer, to) };
        let start = match from {
            Some(from) => edge(end, self.layout.neuron(layer - 1, from), radius),
            None => self.grip.band(end, radius),
        };
        let factor = factor(moment, link).map_or(0.0, |(_, value)| value);
        let arrives = if at_loss { factor } else { moment.arrives(self.run.network(), layer, to) };
        let left = if at_loss { factor } else { arrives * factor };
        Band { link, from: start.0, to: start.1, arrives, left, found, dim: true, groups: vec![link.group()] }
    }

    pub(super) fn draw_bands(&mut self, bands: &[Band]) {
        for band in bands {
            let Some(found) = band.found else { continue };
            let mut flow = self.scale.flow(band.from, band.to, band.arrives, band.left);
            if found.stale {
                flow.alpha *= 0.5;
            }
            if band.dim {
                flow.alpha *= DIM;
            }
            let (from, to) = self.movement.band(band.link.layer);
            let mark = Mark::from(flow).keyed(band.link.key("band")).during(from, to);
            self.bands.push(joined(mark, &band.groups));
        }
    }

    /// The factor beside each link. On a phone the ledger has it, and among many neurons only where there is room.
    pub(super) fn shares(&mut self, bands: &[Band]) {
        if self.layout.upright {
            return;
        }
        let size = self.letters()[0];
        let (half, middle) = (self.half(), 0.5 * self.layout.height);
        for band in bands {
            let at_loss = band.link.layer == self.run.network().depth();
            let times = if at_loss { "" } else { "× " };
            // Room for a sign and three digits: labels must not jump.
            let width = symbol_width(&format!("{times}−0.0000"), size, true);
            let places = beside(band.to, band.from, half, (width, size), middle);
            let Some(at) = self.labels.place(&places, width, size) else { continue };
            let moment = band.found.map_or(&self.shown.now, |found| found.moment);
            let (Some(found), Some((_, value))) = (band.found, factor(moment, band.link)) else { continue };
            let mut paint = sign(value, found.stale);
            if band.dim {
                paint.alpha = DIM;
            }
            let text =
                Text { size, bold: true, paint, ..Text::new(at, Label::symbol(format!("{times}{}", three(value)))) };
            let (from, to) = self.movement.share(band.link.layer);
            let mark = Mark::Text(text.counting(value, three)).keyed(band.link.key("share")).during(from, to);
            self.texts.push(joined(mark, &band.groups));
            if let Some(handle) = self.filter_at(band.link, at, (width, size + 8.0)) {
                self.handles.push(Handle { group: Some(band.link.group()), ..handle });
            }
        }
    }

    /// ∂L/∂o beside a neuron that backward has reached, or ∂L/∂x beside an input: the name to the left, the number to the right.
    /// `station` counts the layers from the inputs on.
    pub(super) fn slope(&mut self, station: usize, unit: usize, at: (f64, f64)) {
        // At the outputs the number stands beside the link to the loss.
        if self.layout.dense || self.layout.upright || station >= self.run.network().depth() {
            return;
        }
        // An input waits for all neurons that it enters.
        let (layer, last) = (station.saturating_sub(1), if station > 0 { unit } else { 0 });
        let of = Derivative { of: super::Name::Loss, by: super::Name::source(station, unit) };
        let name = self.run.shown_derivative(of);
        let found = self.shown.found(self.run, layer, last);
        let slopes = |gradient: &Gradient| if station > 0 { gradient.do_[layer][unit] } else { gradient.dx[unit] };
        let value = found.map_or(0.0, |found| slopes(&found.moment.gradient));
        let known = found.map(|found| sign(value, found.stale));
        self.beside_neuron((station, unit), (at, is_low(at, &self.layout)), name, (value, three), known);
    }

    /// A number beside a neuron with its name, or no more than the room for it where it is not known.
    ///
    /// `station` counts the layers from the inputs on.
    pub(super) fn beside_neuron(
        &mut self,
        (station, unit): (usize, usize),
        (at, below): ((f64, f64), bool),
        name: String,
        (value, write): (f64, fn(f64) -> String),
        known: Option<Paint>,
    ) {
        let size = self.letters()[2];
        // Room for a sign and three digits: labels must not jump.
        let number = symbol_width(&write(value), size, true).max(symbol_width("−0.0000", size, true));
        let (left, right) = (symbol_width(&name, size, false), number);
        let width = left + 6.0 + right;
        let away = self.layout.radius + 0.5 * size + 6.0;
        let higher = |far: f64| if below { at.1 + away + far } else { at.1 - away - far };
        let other = if below { at.1 - away } else { at.1 + away };
        let places: Vec<(f64, f64)> = [higher(0.0), other, higher(18.0)]
            .into_iter()
            .flat_map(|y| [0.0, 24.0, -24.0, 48.0].map(|aside| (at.0 + aside, y)))
            .list();
        let Some((x, y)) = self.labels.place(&places, width, size) else { return };
        let Some(paint) = known else { return };
        let turn = self.movement.share(station);
        let start = x - 0.5 * width;
        let key = |what: &str| Key::from(what).and(station).and(unit);
        let symbol = Text {
            anchor: Anchor::Left,
            size,
            paint: Role::Muted.into(),
            ..Text::new((start, y), Label::symbol(name))
        };
        self.write(key("slope of"), turn, symbol);
        let number = Text {
            anchor: Anchor::Left,
            size,
            bold: true,
            paint,
            ..Text::new((start + left + 6.0, y), Label::symbol(write(value)))
        };
        self.write(key("slope"), turn, number.counting(value, write));
    }
}

impl Moment {
    /// What comes in at a neuron: ∂L/∂o, or ∂L/∂z where it has a formula of its own.
    fn arrives(&self, network: &Network, layer: usize, unit: usize) -> f64 {
        let last = layer + 1 == network.depth();
        let of = if last && network.fuses_output() { &self.gradient.dz } else { &self.gradient.do_ };
        of[layer][unit]
    }
}

/// The factor of a link and its derivative, from any path that has it.
pub(super) fn factor(moment: &Moment, link: Link) -> Option<(FactorKind, f64)> {
    let wanted = |kind: &FactorKind| match (*kind, link.from) {
        (FactorKind::OutputByOutput { layer, to, from }, Some(below))
        | (FactorKind::PreactivationByOutput { layer, to, from }, Some(below)) => {
            (layer, to, from) == (link.layer, link.to, below)
        }
        (FactorKind::LossByOutput { unit } | FactorKind::LossByPreactivation { unit }, Some(below)) => {
            link.layer == moment.gradient.do_.len() && unit == below
        }
        (FactorKind::OutputByParameter(own) | FactorKind::PreactivationByParameter(own), None) => own.to() == link.to,
        _ => false,
    };
    let factors = moment.ledger.paths.iter().flat_map(|path| &path.factors);
    factors.into_iter().find(|factor| wanted(&factor.kind)).map(|factor| (factor.kind, factor.value))
}
