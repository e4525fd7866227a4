//! Inputs, neurons, the loss and the targets.

use super::bands::three;
use super::grip::is_low;
use super::layout::between;
use super::picture::Drawing;
use super::{ANNEX, Focus, Name};
use figure::{
    Handle, Key, Label, Level, Mark, Message, Pick, Rect, Role, Stroke, Text, digits, exact, symbol_width, text_width,
};
use nn::{Activation, Parameter};

/// A neuron smaller than this has room for its name only.
const ROOMY: f64 = 20.0;
/// A neuron smaller than this has no room for a name of the usual size.
const CRAMPED: f64 = 9.0;
/// The outline of the neuron that the latest small step was about.
const FOCUS: f64 = 3.5;
/// An idle bias: a short line with a small ring at its end.
const STUB: f64 = 15.0;
const RING: f64 = 3.5;

/// A number and how it is written.
type Written = (f64, fn(f64) -> String);

/// What stands in a disc.
struct Disc {
    key: Key,
    name: String,
    /// The number, once it is known.
    value: Option<Written>,
    fill: Option<(f64, f64)>,
    lit: bool,
    focus: bool,
    /// Whether it is in the learner's hand.
    held: bool,
    /// Whether its number can be pulled.
    pulled: bool,
    /// The layer at whose turn it appears.
    layer: usize,
}

impl Drawing<'_> {
    pub(super) fn neurons(&mut self) {
        for (index, places) in self.layout.units.clone().into_iter().enumerate() {
            for (unit, at) in places.into_iter().enumerate() {
                match index.checked_sub(1) {
                    None => self.input(at, unit),
                    Some(layer) => self.neuron(at, layer, unit),
                }
            }
        }
        self.loss();
        self.targets();
    }

    /// Whether something stands on a path that backward has walked: on the lit one, if there is one.
    fn lit(&self, layer: usize, unit: usize) -> bool {
        if let Some(built) = self.run.built_neuron(layer, unit) {
            return built;
        }
        let first = self.run.selected.layer();
        let found = self.shown.found(self.run, layer, unit).is_some() || !self.run.explores();
        let paths = self.drawn_paths();
        let here = |(index, path): &(usize, &nn::Path)| {
            self.rows.lit.is_none_or(|lit| lit == *index) && path.units.get(layer - first) == Some(&unit)
        };
        found && layer >= first && paths.iter().any(here)
    }

    /// An input, and the handle by which it is set.
    fn input(&mut self, at: (f64, f64), unit: usize) {
        let (name, x) = (Name::Input(unit), self.run.example.x[unit]);
        let held = self.run.input() == Some(unit);
        let own = held || matches!(self.run.selected, Parameter::Weight { layer: 0, from, .. } if from == unit);
        self.disc(
            at,
            Disc {
                key: Key::from("input").and(unit),
                name: self.run.shown(name),
                value: Some((x, exact)),
                fill: None,
                lit: own && self.shown.found_own(self.run).is_some(),
                focus: false,
                held,
                pulled: self.run.explores(),
                layer: 0,
            },
        );
        let pick = Pick { key: "select".to_owned(), value: self.run.key(name), selected: held };
        let handle = self.sample_handle(name, x, self.around(at), Some(pick).filter(|_| self.run.explores()));
        self.handles.push(handle);
        if self.rows.nudge().is_none() && self.run.explores() {
            self.slope(0, unit, at);
        }
    }

    /// A neuron, the handle that filters the paths by it, and its bias.
    fn neuron(&mut self, at: (f64, f64), layer: usize, unit: usize) {
        let run = self.run;
        let number = run.neuron(layer, unit);
        let o = run.has_value(number).then(|| self.shown.trace().o[layer][unit]);
        self.disc(
            at,
            Disc {
                key: Key::from("neuron").and(layer).and(unit),
                name: run.shown(Name::Output { layer, unit }),
                value: o.map(|o| (o, three as fn(f64) -> String)),
                fill: o.map(|o| fill(run.network().activation(layer), o)),
                lit: self.lit(layer, unit),
                focus: run.progress.focus() == Some(Focus::Neuron(number)) && !run.progress.act_is_complete(),
                held: false,
                pulled: false,
                layer,
            },
        );
        let name = Name::Output { layer, unit };
        let handle = self.filter(run.key(name), name, self.around(at));
        self.handles.push(handle);
        self.bias(at, Parameter::Bias { layer, to: unit });
        if self.rows.nudge().is_some() {
            self.answer(layer, unit, at);
        } else if self.lit(layer, unit) && !run.has_blanks() {
            self.slope(layer + 1, unit, at);
        }
    }

    /// The bias of a neuron, as long as it is not in hand.
    fn bias(&mut self, at: (f64, f64), parameter: Parameter) {
        if self.run.is_held(parameter) || self.layout.dense {
            return;
        }
        let (rim, end) = self.bias_ends(at);
        let outline = Stroke::solid(Role::Rule, Level::IDLE);
        let key = |what: &str| Key::from(what).and(self.number_of(parameter));
        let line = Mark::Line { points: vec![rim, between(rim, end, 1.0 - RING / STUB)], stroke: outline };
        let ring = Mark::Dots { points: vec![end], radius: RING, fill: Role::Surface.into(), outline: Some(outline) };
        self.lines.extend([line.keyed(key("stub")), ring.keyed(key("ring"))]);
        self.labels.keep_disc(end, RING + 2.0);
        let area = Rect { x: end.0 - 12.0, y: end.1 - 12.0, width: 24.0, height: 24.0 };
        let handle = self.parameter_handle(parameter, area);
        self.handles.push(handle);
    }

    /// Where the line of a neuron's bias begins, and where its ring stands.
    pub(super) fn bias_ends(&self, at: (f64, f64)) -> ((f64, f64), (f64, f64)) {
        let (dx, dy) = match (self.layout.upright, is_low(at, &self.layout)) {
            (true, _) => (0.94, -0.34),
            (false, low) => (-0.64, if low { 0.77 } else { -0.77 }),
        };
        let (near, far) = (self.layout.radius, self.layout.radius + STUB);
        ((at.0 + dx * near, at.1 + dy * near), (at.0 + dx * far, at.1 + dy * far))
    }

    fn loss(&mut self) {
        let depth = self.run.network().depth();
        let known = self.run.has_loss().then(|| self.shown.loss());
        let at = self.layout.loss;
        self.disc(
            at,
            Disc {
                key: Key::from("loss"),
                name: "L".to_owned(),
                value: known.map(|loss| (loss, three as fn(f64) -> String)),
                fill: None,
                lit: self.run.explores() && self.shown.found(self.run, depth - 1, 0).is_some(),
                focus: self.run.progress.focus() == Some(Focus::Loss) && !self.run.progress.act_is_complete(),
                held: false,
                pulled: false,
                layer: depth,
            },
        );
        if let Some(nudge) = self.rows.nudge() {
            self.answer_of_loss(at, nudge.change);
        } else if let Some(old) = self.shown.old_loss().filter(|_| !self.layout.upright) {
            let size = self.letters()[2];
            let words = Message::new("chain-rule-was").with("loss", three(old));
            let text = Text {
                size,
                paint: Role::Muted.into(),
                ..Text::new((at.0, at.1 - self.layout.radius - size), Label::from(words))
            };
            self.write(Key::from("old loss"), (0.3, 1.0), text);
        } else if self.run.is_mean() && known.is_some() && !self.layout.upright {
            let size = self.letters()[2];
            let words = Message::new("chain-rule-sample-mean")
                .with("room", "much")
                .with("count", self.run.batch.count().to_string());
            let (x, far) = (at.0, self.layout.radius + size);
            let places = [far, far + 1.4 * size, -far - 1.4 * size].map(|above| (x, at.1 - above));
            let (place, _) = self.labels.best(&places, text_width("mean of 64", size, false), size);
            let text = Text { size, paint: Role::Muted.into(), ..Text::new(place, Label::from(words)) };
            self.write(Key::from("mean loss"), (0.3, 1.0), text);
        }
    }

    /// The targets: below the loss if there is one, else each below its output.
    fn targets(&mut self) {
        let outputs = self.run.network().output_width();
        if (outputs > 1 && self.layout.dense) || !self.run.network().loss().has_target() {
            return;
        }
        let (last, size) = (self.run.network().depth() - 1, self.letters()[2]);
        for unit in 0..outputs {
            let (name, y) = (Name::Target(unit), self.run.example.y[unit]);
            let (x, height) = if outputs == 1 { self.layout.loss } else { self.layout.neuron(last, unit) };
            let (radius, upright) = (self.layout.radius, self.layout.upright);
            let sample = text_width("target −0.00", size, false);
            let label = if outputs == 1 {
                Label::from(Message::new("chain-rule-target").with("y", exact(y)))
            } else {
                Label::symbol(format!("{} {}", self.run.shown(name), exact(y)))
            };
            let (beside, below) = ((x + radius + 4.0 + 0.5 * sample, height), (x, height + radius + 0.9 * size));
            let above = (x, height - radius - 0.9 * size);
            // Away from the links to the loss.
            let side = if x < self.layout.loss.0 { -20.0 } else { 20.0 };
            let outer = (x + side, height + radius + 0.7 * size);
            let places = match (upright, outputs) {
                (true, 1) => [beside, below, above],
                (true, _) => [outer, below, above],
                (false, _) => [below, above, beside],
            };
            let at = self.labels.place(&places, sample, size).unwrap_or(places[0]);
            let text = Text { size, paint: Role::Muted.into(), pulled: self.run.explores(), ..Text::new(at, label) };
            self.write(Key::from("target").and(unit), (0.0, 1.0), text);
            let area = Rect { x: at.0 - 0.5 * sample, y: at.1 - 12.0, width: sample, height: 24.0 };
            let handle = self.sample_handle(name, y, area, None);
            self.handles.push(handle);
        }
    }

    /// The handle of an input or a target.
    fn sample_handle(&self, name: Name, value: f64, area: Rect, select: Option<Pick>) -> Handle {
        let key = self.run.key(name);
        Handle {
            segment: None,
            group: None,
            area,
            key: format!("numbers:{key}"),
            label: Message::new("chain-rule-set").with("name", self.run.said(name)).with("value", digits(value, 6)),
            touch: self.number(&key, value, select),
            id: key,
            restart: None,
        }
    }

    fn around(&self, at: (f64, f64)) -> Rect {
        let radius = self.layout.radius;
        Rect { x: at.0 - radius, y: at.1 - radius, width: 2.0 * radius, height: 2.0 * radius }
    }

    fn disc(&mut self, at: (f64, f64), disc: Disc) {
        let radius = self.layout.radius;
        let (from, to) = self.movement.value(disc.layer);
        let mut level = Level::new(at, radius, disc.fill, disc.lit);
        if disc.focus || ANNEX && disc.held {
            level.outline = Stroke::solid(if ANNEX && disc.held { Role::Accent } else { Role::Ink }, FOCUS);
        }
        self.discs.push(Mark::from(level).keyed(disc.key).during(from, to));
        let [_, names, numbers] = self.letters();
        let (names, numbers) = if radius >= 30.0 { (names + 2.0, numbers) } else { (names, numbers) };
        // What the thought is not about steps back, once backward has told.
        let quiet = !disc.lit && self.shown.found_own(self.run).is_some();
        let paint = match (ANNEX && disc.held, quiet) {
            (true, _) => Role::Accent,
            (_, true) => Role::Muted,
            _ => Role::Ink,
        };
        let written = disc.value.filter(|_| radius >= ROOMY);
        let lift = match (written.is_some(), self.run.has_blanks() && radius >= ROOMY) {
            (true, _) => 0.27 * radius,
            (_, true) => 0.38 * radius,
            _ => 0.0,
        };
        // A small disc has room for small letters only.
        let names = names.min(2.0 * radius / symbol_width(&disc.name, 1.0, false).max(1e-9));
        // More than eight neurons side by side on a phone have names that just fit in.
        let names = names.max(if radius < CRAMPED { 9.0 } else { 13.0 });
        let name =
            Text { size: names, paint: paint.into(), ..Text::new((at.0, at.1 - lift), Label::symbol(disc.name)) };
        self.discs.push(Mark::Text(name).keyed(disc.key.and(1)).during(from, to));
        if let Some((value, write)) = written {
            let write = fitting(value, write, 1.7 * radius, numbers);
            let text = Text {
                size: numbers,
                paint: paint.into(),
                pulled: disc.pulled,
                ..Text::new((at.0, at.1 + lift + 1.0), Label::symbol(write(value)))
            };
            self.discs.push(Mark::Text(text.counting(value, write)).keyed(disc.key.and(2)).during(from, to));
        }
    }
}

/// Fewer digits where the disc has no room for more.
fn fitting(value: f64, write: fn(f64) -> String, room: f64, size: f64) -> fn(f64) -> String {
    let all: [fn(f64) -> String; 3] = [write, |x| digits(x, 2), |x| digits(x, 1)];
    all.into_iter().find(|write| text_width(&write(value), size, false) <= room).unwrap_or(|x| digits(x, 1))
}

/// How far an output fills its neuron.
fn fill(activation: Activation, o: f64) -> (f64, f64) {
    match activation {
        Activation::Sigmoid | Activation::Softmax => Level::unit(o),
        Activation::Tanh => Level::signed(o),
        _ => Level::unbounded(o),
    }
}
