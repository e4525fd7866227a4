//! What comes next, at the ball: where the slope falls, and the step put together tip to tail from memory and gradient.

use super::Race;
use super::look::stroke;
use super::racer::Preview;
use super::spots::Spots;
use super::surface::Pair;
use figure::{Key, Label, Mark, Message, Plot, Role, Stroke, Text};
use nn::OptimizerKind;

/// Length of an arrow that only points, in CSS pixels.
const POINTER: f64 = 76.0;
/// A step shorter than this is drawn larger, so many times that it is as long.
const READABLE: f64 = 60.0;
const TIMES: [f64; 8] = [1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 30.0, 50.0];
/// When they come in: once the ball is there.
const DURING: (f64, f64) = (0.6, 1.0);

/// The arrows with their names.
pub(super) fn marks(race: &Race, plot: &Plot, spots: &mut Spots, size: f64) -> Vec<Mark> {
    if !race.knows_gradient() {
        return Vec::new();
    }
    let mut arrows = Arrows { race, plot, spots, size, marks: Vec::new() };
    if race.shows_step() {
        arrows.step();
    } else {
        arrows.slope(Stroke::solid(Role::Ink, 3.0));
    }
    arrows.marks
}

struct Arrows<'a> {
    race: &'a Race,
    plot: &'a Plot,
    spots: &'a mut Spots,
    size: f64,
    marks: Vec<Mark>,
}

impl Arrows<'_> {
    /// −∇L: the way in which the loss falls fastest. Only its direction can be compared with the contours.
    fn slope(&mut self, stroke: Stroke) {
        let place = self.race.selected().place;
        let g = self.race.track.surface.gradient(place);
        // First by the larger part: squares of huge slopes would be infinite.
        let largest = g[0].abs().max(g[1].abs());
        if largest == 0.0 || !largest.is_finite() {
            return;
        }
        let (x, y) = (-g[0] / largest, -g[1] / largest);
        let unit = POINTER * self.race.track.window.size[0] / self.plot.area.width / (x * x + y * y).sqrt();
        let tip = [place[0] + unit * x, place[1] + unit * y];
        self.arrow("slope", (place, tip), stroke);
        self.name("slope", (place, tip), Label::symbol("−∇L"), 34.0);
    }

    /// Memory, gradient, and the step that is their sum.
    fn step(&mut self) {
        let preview = self.race.preview();
        let place = self.race.selected().place;
        let step = [0, 1].map(|k| preview.landing[k] - place[k]);
        let memory = remembered(self.race.selected().kind, &preview);
        let adapted = matches!(
            self.race.selected().kind,
            OptimizerKind::Adagrad { .. } | OptimizerKind::Rmsprop { .. } | OptimizerKind::Adam { .. }
        );
        let longest = self.pixels(step).max(self.pixels(memory));
        let Some(times) = TIMES.into_iter().find(|times| times * longest >= READABLE) else { return };
        let to = |part: Pair| [0, 1].map(|k| place[k] + times * part[k]);
        if adapted {
            self.slope(Stroke { dash: Some((2.0, 4.0)), ..Stroke::solid(Role::Ink, 2.0) });
        }
        let index = self.race.selected().index;
        let whole = Stroke { dash: None, ..stroke(index, 4.0) };
        self.arrow("step", (place, to(step)), whole);
        let parts = memory != [0.0; 2];
        if parts {
            self.arrow(
                "memory",
                (place, to(memory)),
                Stroke { dash: Some((6.0, 4.0)), ..Stroke::solid(Role::Muted, 2.0) },
            );
            self.arrow("gradient", (to(memory), to(step)), Stroke::solid(Role::Ink, 2.0));
        }
        let words = if times > 1.0 {
            Message::new("optimizers-arrow-times").with("times", figure::exact(times))
        } else {
            Message::new("optimizers-arrow-step")
        };
        self.name("step", (place, to(step)), words.into(), if times > 1.0 { 78.0 } else { 38.0 });
        if parts {
            self.name("memory", (place, to(memory)), Label::words("optimizers-arrow-memory"), 66.0);
            self.name("gradient", (to(memory), to(step)), Label::words("optimizers-arrow-gradient"), 66.0);
        }
    }

    /// How long a way is on the picture.
    fn pixels(&self, way: Pair) -> f64 {
        let unit = self.plot.area.width / self.race.track.window.size[0];
        unit * (way[0] * way[0] + way[1] * way[1]).sqrt()
    }

    fn key(&self, name: &str) -> Key {
        // Another step's arrow is another arrow: it does not turn into this one.
        Key::from(name).and(self.race.steps)
    }

    fn arrow(&mut self, name: &str, (from, to): (Pair, Pair), stroke: Stroke) {
        if to.iter().all(|part| part.is_finite()) {
            let arrow = Mark::Arrow { from: (from[0], from[1]), to: (to[0], to[1]), stroke };
            self.marks.push(arrow.keyed(self.key(name)).during(DURING.0, DURING.1));
        }
    }

    /// A name beside the middle of an arrow, or beyond its tip, wherever there is room; none on a short arrow.
    fn name(&mut self, name: &str, (from, to): (Pair, Pair), label: Label, width: f64) {
        let ends = self.plot.px((from[0], from[1])).zip(self.plot.px((to[0], to[1])));
        let Some((tail, tip)) = ends else { return };
        let (dx, dy) = (tip.0 - tail.0, tip.1 - tail.1);
        let long = (dx * dx + dy * dy).sqrt();
        if long < 24.0 || !long.is_finite() {
            return;
        }
        let (x, y) = (dx / long, dy / long);
        let box_size = (width * self.size / 15.0, 1.2 * self.size);
        // So far is the middle of the box from a line that it just clears.
        let away = 0.5 * (box_size.0 * y.abs() + box_size.1 * x.abs()) + 7.0;
        let beyond = 0.5 * (box_size.0 * x.abs() + box_size.1 * y.abs()) + 5.0;
        let beside =
            |share: f64, side: f64| (tail.0 + share * dx - side * away * y, tail.1 + share * dy + side * away * x);
        let middles = [
            beside(0.55, 1.0),
            beside(0.55, -1.0),
            (tip.0 + beyond * x, tip.1 + beyond * y),
            beside(0.8, 1.0),
            beside(0.8, -1.0),
        ];
        if let Some(at) = self.spots.find(middles, box_size) {
            let text = Text::new(super::look::unplot(self.plot, at), label);
            let text = Text { size: self.size, bold: name == "step", plate: true, ..text };
            self.marks.push(Mark::Text(text).keyed(self.key(name)).during(DURING.0, DURING.1));
        }
    }
}

/// The part of the step that was decided before this gradient: the rest is the gradient's.
fn remembered(kind: OptimizerKind, preview: &Preview) -> Pair {
    let pair = |values: &[f64], k: usize| values.get(k).copied().unwrap_or(0.0);
    let (first, second) = preview.after.corrections();
    [0, 1].map(|k| {
        let before = pair(preview.before.mean(), k);
        let part = match kind {
            OptimizerKind::Momentum { momentum, .. } => momentum * before,
            OptimizerKind::Nesterov { momentum, .. } => momentum * momentum * before,
            OptimizerKind::Adam { beta1, .. } => {
                let root = (pair(preview.after.square(), k) / second).sqrt();
                if root > 0.0 { beta1 * before / first / root } else { 0.0 }
            }
            _ => 0.0,
        };
        let way = -preview.eta * part;
        if way == 0.0 { 0.0 } else { way }
    })
}
