//! The blanks on the picture: z and ∂L/∂z beside a neuron, o and L in their discs, ∂L/∂w beside its weight. Each is typed where it
//! stands. The biases, which an exercise needs, have their numbers here, too.

use super::super::super::labels::beside;
use super::super::super::layout::{between, edge};
use super::super::super::picture::Drawing;
use super::super::Task;
use super::said::said;
use super::{Ask, State, Whole, name_of};
use figure::{
    Anchor, Handle, Key, Label, Mark, Message, Rect, Role, Stroke, Text, ToList, Touch, ascii, digits, exact,
    roomy_width, symbol_width,
};
use nn::Parameter;

/// The least radius of a disc with room for a blank.
const ROOMY: f64 = 20.0;
/// Between a name and its box.
const GAP: f64 = 7.0;
/// How much of what is drawn already a blank may hide, for each pixel of its own: lines, but no letters.
const MOST_HIDDEN: f64 = 0.5;

/// A blank's box, and its name in front of it where it does not stand in a disc.
struct Spot {
    /// Its box.
    area: Rect,
    /// What can be touched.
    touched: Rect,
    name: Option<(f64, String)>,
}

pub(in super::super::super) fn draw(drawing: &mut Drawing) {
    let Task::Whole(whole) = &drawing.run.task else { return };
    if whole.part == 1 {
        drawing.biases();
    }
    for at in 0..whole.gaps.len() {
        let ask = whole.gaps[at].ask;
        if !whole.shows(ask) {
            continue;
        }
        if let Some(spot) = drawing.spot(ask) {
            drawing.blank(whole, at, spot);
        }
    }
}

impl Drawing<'_> {
    /// b and its number beside the neuron that it belongs to. The one in hand has its number already.
    fn biases(&mut self) {
        let network = self.run.network();
        let biases = network.parameters().filter(|parameter| matches!(parameter, Parameter::Bias { .. }));
        for bias in biases.filter(|bias| *bias != self.run.selected) {
            if self.layout.dense {
                return;
            }
            let size = self.letters()[2];
            let text = format!("{} {}", self.run.shown(bias), exact(self.run.old(bias)));
            let width = symbol_width(&text, size, false);
            let at = self.layout.neuron(bias.layer(), bias.to());
            let (_, (x, y)) = self.bias_ends(at);
            let side = 0.5 * width;
            let places = [(x - side - 6.0, y), (x, y - size), (x, y + size), (x - side, y - size), (x + side + 8.0, y)];
            let ((x, y), _) = self.labels.best(&places, width, size);
            self.labels.keep(Rect { x: x - side, y: y - 0.5 * size, width, height: size });
            let text = Text { size, plate: true, ..Text::new((x, y), Label::symbol(text)) };
            self.write(Key::from("given").and(self.number_of(bias)), (0.0, 1.0), text);
        }
    }

    /// Where a blank stands; `None` where there is no room: then it is in the list only.
    fn spot(&mut self, ask: Ask) -> Option<Spot> {
        let roomy = self.layout.radius >= ROOMY;
        if roomy && matches!(ask, Ask::O(..) | Ask::Loss) {
            return Some(self.in_disc(self.place_of(ask)));
        }
        let (name, own) = (self.width_of(ask), self.box_width());
        let (width, height) = (name + GAP + own, self.letters()[2] + 6.0);
        let places = match ask {
            Ask::Gradient(Parameter::Weight { layer, to, from }) => {
                let (a, b) = edge(self.layout.units[layer][from], self.layout.neuron(layer, to), self.layout.radius);
                // Above and below a short link there is room farther away.
                let (x, y) = between(a, b, 0.5);
                let far = [20.0, 44.0, 68.0].map(|far| self.layout.radius + far);
                let farther =
                    far.into_iter().filter(|_| !self.layout.upright).flat_map(|far| [(x, y - far), (x, y + far)]);
                beside(a, b, 2.0, (width, height), self.layout.height).into_iter().chain(farther).list()
            }
            _ => self.places_around(ask, width),
        };
        let ((x, y), hidden) = self.labels.best(&places, width, height);
        if hidden > MOST_HIDDEN * width * height {
            return None;
        }
        let left = x - 0.5 * width;
        self.labels.keep(Rect { x: left, y: y - 0.5 * height, width, height });
        let area = Rect { x: left + name + GAP, y: y - 0.5 * height, width: own, height };
        Some(Spot { area, touched: area, name: Some((left, ask.shown(self.run))) })
    }

    /// The middle of the disc that a blank is about.
    fn place_of(&self, ask: Ask) -> (f64, f64) {
        ask.neuron().map_or(self.layout.loss, |(layer, unit)| self.layout.neuron(layer, unit))
    }

    /// In a small disc the box must leave the name above it in sight. The whole disc is touched.
    fn in_disc(&self, (x, y): (f64, f64)) -> Spot {
        let (size, radius) = (self.letters()[2], self.layout.radius);
        let (down, height) = if radius < 30.0 { (0.4, size + 2.0) } else { (0.3, size + 6.0) };
        let width = 1.56 * radius;
        let area = Rect { x: x - 0.5 * width, y: y + down * radius - 0.5 * height, width, height };
        let touched = Rect { x: x - radius, y: y - radius, width: 2.0 * radius, height: 2.0 * radius };
        Spot { area, touched, name: None }
    }

    /// Places around the neuron that a blank is about: above, below, and on a phone beside it, too.
    fn places_around(&self, ask: Ask, width: f64) -> Vec<(f64, f64)> {
        let ((x, y), radius) = (self.place_of(ask), self.layout.radius);
        let away = radius + 0.5 * self.letters()[2] + 9.0;
        let rows = [0.0, 24.0, 48.0].into_iter().flat_map(|far| [y - away - far, y + away + far]);
        let mut all: Vec<(f64, f64)> =
            rows.flat_map(|y| [0.0, 24.0, -24.0, 48.0, -48.0, 72.0].map(|aside| (x + aside, y))).list();
        if self.layout.upright {
            let side = radius + 0.5 * width + 4.0;
            all.splice(
                0..0,
                [0.0, -14.0, 14.0].into_iter().flat_map(|down| [(x - side, y + down), (x + side, y + down)]),
            );
        }
        all
    }

    fn width_of(&self, ask: Ask) -> f64 {
        symbol_width(&ask.shown(self.run), self.letters()[2], false)
    }

    /// Room for a sign and four digits, or on a phone three.
    fn box_width(&self) -> f64 {
        roomy_width(if self.layout.upright { "−0.000" } else { "−0.0000" }, self.letters()[2], false) + 6.0
    }

    fn blank(&mut self, whole: &Whole, at: usize, Spot { area, touched, name }: Spot) {
        let (size, gap) = (self.letters()[2], &whole.gaps[at]);
        let state = whole.state(at);
        let (x, y) = (area.x + 0.5 * area.width, area.y + 0.5 * area.height);
        let key = |what: &str| Key::from(what).and(at);
        if let Some((left, name)) = name {
            let text = Text {
                anchor: Anchor::Left,
                size,
                plate: true,
                paint: Role::Muted.into(),
                ..Text::new((left, y), Label::symbol(name))
            };
            self.write(key("blank of"), (0.0, 1.0), text);
        }
        let (role, number) = match state {
            State::Empty => (Role::Muted, None),
            State::Wrong(answer) => (Role::Negative, Some(answer)),
            State::Right => (Role::Ok, Some(gap.truth)),
            State::Shown => (Role::Ink, Some(gap.truth)),
        };
        if matches!(state, State::Empty | State::Wrong(_)) {
            let (right, below) = (area.x + area.width, area.y + area.height);
            let corners = [(area.x, area.y), (right, area.y), (right, below), (area.x, below), (area.x, area.y)];
            let stroke = match (whole.next() == Some(at), state) {
                (_, State::Wrong(_)) => Stroke { dash: Some((3.0, 3.0)), ..Stroke::solid(Role::Negative, 1.5) },
                (true, _) => Stroke::solid(Role::Accent, 2.5),
                _ => Stroke::solid(Role::Muted, 1.0),
            };
            let fill = Mark::Bars { bars: vec![((area.x, area.y), (right, below))], fill: Role::Surface.into() };
            self.texts.push(fill.keyed(key("blank ground")));
            self.texts.push(Mark::Line { points: corners.to_vec(), stroke }.keyed(key("blank box")));
        }
        if let Some(number) = number {
            let bold = state == State::Right;
            let text = Text {
                size,
                bold,
                paint: role.into(),
                ..Text::new((x, y), Label::symbol(fitting(number, size, area.width)))
            };
            self.write(key("blank number"), (0.0, 1.0), text);
        }
        if gap.ask.part() == whole.part {
            self.handles.push(handle(self, whole, at, touched));
        }
    }
}

/// As many digits as there is room for: all that were typed, or four of a long number.
fn fitting(number: f64, size: f64, width: f64) -> String {
    let written = [exact(number), digits(number, 4), digits(number, 3), digits(number, 2), digits(number, 1)];
    let fits = |text: &&String| roomy_width(text, size, false) <= width;
    written.iter().find(fits).unwrap_or(&written[4]).clone()
}

/// What touching a blank does: its number is typed there. A number that was taken over is only told.
fn handle(drawing: &Drawing, whole: &Whole, at: usize, area: Rect) -> Handle {
    let (gap, key) = (&whole.gaps[at], format!("filled:{}", name_of(at)));
    let answer = whole.answers.get(&name_of(at));
    let (state, value) = match whole.state(at) {
        State::Empty => ("empty", String::new()),
        State::Wrong(answer) => ("wrong", exact(answer)),
        State::Right => ("right", exact(answer.unwrap_or(gap.truth))),
        State::Shown => ("shown", digits(gap.truth, 6)),
    };
    let label = Message::new("chain-rule-sheet-place")
        .with("state", state)
        .with("name", said(drawing.run, gap.ask))
        .with("value", value);
    let text = answer.map(ascii).unwrap_or_default();
    // A blank is not pulled: nothing is there that a pull could begin with.
    let number = Touch::Number { select: None, edits: key.clone(), text, step: 0.0, restart: None };
    let touch = if state == "shown" { Touch::Look } else { number };
    Handle { id: format!("blank-{}", at + 1), area, segment: None, key, touch, label, restart: None, group: None }
}
