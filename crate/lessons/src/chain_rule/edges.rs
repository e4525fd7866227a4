//! The weights that are not in hand: thin grey lines that can be pressed along their whole length, and the dots that run along
//! them as forward goes by.

use super::bands::{Band, Link, three};
use super::groups::joined;
use super::labels::beside;
use super::layout::edge;
use super::picture::Drawing;
use super::{Act, Focus, Name};
use figure::{Handle, Key, Label, Mark, Message, Pick, Pulse, Rect, Role, Segment, Stroke, Text, exact, symbol_width};
use nn::Parameter;

/// Width of an idle line, and of one that the learner's own rows use.
const IDLE: f64 = 1.5;
const USED: f64 = 3.0;
/// How far beside a line of a large network a press still counts.
const CLOSE: f64 = 5.0;

impl Drawing<'_> {
    /// Every line between neurons, and from each output to the loss.
    pub(super) fn edges(&mut self, bands: &[Band]) {
        let network = self.run.network();
        for parameter in network.parameters() {
            if let Parameter::Weight { layer, to, from } = parameter {
                let ends = edge(self.layout.units[layer][from], self.layout.neuron(layer, to), self.layout.radius);
                let link = Link { layer, to, from: Some(from) };
                self.line(link, ends, self.run.now(&self.shown.now, parameter) < 0.0, bands);
                self.weight(parameter, ends);
            }
        }
        let last = network.depth() - 1;
        for unit in 0..network.output_width() {
            let ends = edge(self.layout.neuron(last, unit), self.layout.loss, self.layout.radius);
            self.line(Link { layer: last + 1, to: 0, from: Some(unit) }, ends, false, bands);
        }
    }

    /// A dashed line is a weight below zero. Where a band comes, the line goes.
    fn line(&mut self, link: Link, (a, b): ((f64, f64), (f64, f64)), negative: bool, bands: &[Band]) {
        let covered = bands.iter().any(|band| band.link == link && band.found.is_some());
        let used = link.layer > 0
            && link.from.is_some_and(|from| self.run.built_edge(link.layer, link.to, from).unwrap_or(false));
        let (role, width) = if used { (Role::Ink, USED) } else { (Role::Rule, IDLE) };
        let dash = negative.then_some((4.0, 4.0));
        let alpha = match (covered, self.layout.dense && !used) {
            (true, _) => 0.0,
            (_, true) => 0.6,
            _ => 1.0,
        };
        let stroke = Stroke { dash, ..Stroke::solid(role.alpha(alpha), width) };
        let (from, to) = self.movement.band(link.layer);
        let line = Mark::Line { points: vec![a, b], stroke }.keyed(link.key("edge")).during(from, to);
        let band = bands.iter().find(|band| band.link == link || self.holds(link) && band.link.from.is_none());
        self.lines.push(match band {
            Some(band) => joined(line, &band.groups),
            None => joined(line, &[link.group()]),
        });
        if !self.layout.dense {
            self.labels.keep_line(a, b, 2.0);
        }
        if self.pulsed(link) {
            let (from, to) = self.movement.pulse(link.layer);
            let dot = Pulse { radius: (0.15 * self.layout.radius).max(3.0), ..Pulse::new(a, b, Role::Ink) };
            self.discs.push(Mark::from(dot).keyed(link.key("pulse").and(self.run.updates)).during(from, to));
        }
    }

    /// Whether a link is the edge of the weight in hand.
    fn holds(&self, link: Link) -> bool {
        let Parameter::Weight { layer, to, from } = self.run.selected else { return false };
        link == Link { layer, to, from: Some(from) }
    }

    /// Whether the step that led here went along this link.
    fn pulsed(&self, link: Link) -> bool {
        let progress = self.run.progress;
        let at_loss = link.layer == self.run.network().depth();
        match (progress.act(), self.run.pace, progress.focus()) {
            (Act::Forward, super::Pace::Act, _) => true,
            (Act::Forward, _, Some(Focus::Loss)) => at_loss,
            (Act::Forward, _, Some(Focus::Neuron(neuron))) => {
                !at_loss && self.run.neuron(link.layer, link.to) == neuron
            }
            _ => false,
        }
    }

    /// What touching a weight does: it takes it in hand. Its number can be pulled at once.
    fn weight(&mut self, parameter: Parameter, (a, b): ((f64, f64), (f64, f64))) {
        if parameter == self.run.selected {
            return;
        }
        let reach = if self.layout.dense { CLOSE } else { 12.0 };
        let segment = Segment { reach, ..Segment::new(a, b) };
        let handle = self.parameter_handle(parameter, segment.area());
        let Parameter::Weight { layer, to, from } = parameter else { return };
        let group = Some(Link { layer, to, from: Some(from) }.group());
        self.handles.push(Handle { segment: Some(segment), group, ..handle });
        self.weight_number(parameter, (a, b));
    }

    /// The handle of a weight or bias.
    pub(super) fn parameter_handle(&self, parameter: Parameter, area: Rect) -> Handle {
        let name = self.run.key(parameter);
        let now = self.run.now(&self.shown.now, parameter);
        let pick = Pick { key: "select".to_owned(), value: name.clone(), selected: self.run.is_held(parameter) };
        let said = self.run.said(parameter);
        Handle {
            segment: None,
            group: None,
            area,
            key: "select".to_owned(),
            label: Message::new("chain-rule-select").with("name", said).with("value", exact(now)),
            touch: self.number(&name, now, Some(pick)),
            id: Name::Parameter(parameter).key(self.run.network()),
            restart: None,
        }
    }

    /// A weight's number stands on its edge while its path is lit or the paths through it are asked for, and in exercises,
    /// which need it.
    fn weight_number(&mut self, parameter: Parameter, (a, b): ((f64, f64), (f64, f64))) {
        let name = self.run.key(parameter);
        let asked = self.run.through == name || self.rows.lights(self.run, parameter);
        if self.layout.dense || self.run.hides_weights() || self.run.explores() && (self.layout.upright || !asked) {
            return;
        }
        let now = self.run.now(&self.shown.now, parameter);
        let size = self.letters()[2];
        let text = format!("{} {}", self.run.shown(parameter), three(now));
        let width = symbol_width(&format!("{} −0.000", self.run.shown(parameter)), size, false);
        // The factor takes the outer side of the link, so the weight stands at the inner one.
        let places = beside(a, b, self.half(), (width, size), self.layout.height);
        let Some(at) = self.labels.place(&places, width, size) else { return };
        let text = Text { size, pulled: self.run.explores(), ..Text::new(at, Label::symbol(text)) };
        self.write(Key::from("weight").and(self.number_of(parameter)), (0.0, 1.0), text.counting(now, three));
    }

    /// A weight's or bias's place in the order of the network, as a key.
    pub(super) fn number_of(&self, parameter: Parameter) -> usize {
        match parameter {
            Parameter::Weight { layer, to, from } => (layer * 32 + to) * 32 + from,
            Parameter::Bias { layer, to } => 100_000 + layer * 32 + to,
        }
    }

    /// What touching the factor of a link does: the paths go along it.
    pub(super) fn filter_at(&self, link: Link, at: (f64, f64), (width, height): (f64, f64)) -> Option<Handle> {
        let Link { layer, to, from } = link;
        let from = from.filter(|_| layer < self.run.network().depth())?;
        let name = Name::Parameter(Parameter::Weight { layer, to, from });
        let area = Rect { x: at.0 - 0.5 * width, y: at.1 - 0.5 * height, width, height };
        Some(self.filter(format!("through-{}", self.run.key(name)), name, area))
    }
}
