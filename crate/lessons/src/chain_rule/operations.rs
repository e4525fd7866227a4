//! A neuron opened into its operations: ×, + and the activation as nodes, each wire with its value above and ∂L by that value
//! below. A value that is used more than once forks, and what comes back along its branches is added.

use super::bands::{sign, three};
use super::groups::joined;
use super::steps::function;
use super::{Acts, Moment, Name};
use figure::{Anchor, Label, Mark, Message, Plot, Role, Scene, Stroke, Text, smallest_text, symbol_width};
use nn::Parameter;

/// From the wire of an output to that of its weight, and from one product to the next.
const PAIR: f64 = 46.0;
const PITCH: f64 = 104.0;
/// Between the branches of the output.
const BRANCH: f64 = 46.0;
/// Above the first wire and below the last.
const EDGE: f64 = 34.0;
/// A picture narrower than this has no words for branches that lead elsewhere.
const NARROW: f64 = 480.0;

/// The neuron that is opened: the one that was tapped, or else that of the parameter in hand.
pub(super) fn opened(run: &Acts) -> (usize, usize) {
    match Name::parse(&run.through, run.network()) {
        Some(Name::Output { layer, unit }) => (layer, unit),
        _ => (run.selected.layer(), run.selected.to()),
    }
}

/// The neuron's name and what its picture says.
pub(super) fn words(run: &Acts, moment: &Moment, id: &str) -> Message {
    let (layer, unit) = opened(run);
    let shown = |value: Option<f64>| value.map_or_else(|| "?".to_owned(), three);
    let graph = Graph { run, moment, layer, unit, width: 0.0 };
    Message::new(format!("chain-rule-operations{id}"))
        .with("name", run.said(Name::Output { layer, unit }))
        .with("count", run.network().layers()[layer].to_string())
        .with("branches", graph.branches().len().to_string())
        .with("z", shown(graph.value(moment.trace.z[layer][unit])))
        .with("o", shown(graph.value(moment.trace.o[layer][unit])))
        .with("delta", shown(graph.back(layer, unit, moment.gradient.dz[layer][unit])))
}

pub(super) fn scene(run: &Acts, moment: &Moment, width: f64) -> Scene {
    let (layer, unit) = opened(run);
    Graph { run, moment, layer, unit, width }.draw()
}

struct Graph<'a> {
    run: &'a Acts,
    moment: &'a Moment,
    layer: usize,
    unit: usize,
    width: f64,
}

/// A wire: where it runs, its value, and the slope of L by that value, as far as they are known.
struct Wire {
    points: Vec<(f64, f64)>,
    /// Where its numbers stand, and how they are held there.
    at: (f64, f64, Anchor),
    value: Option<f64>,
    back: Option<f64>,
    groups: Vec<String>,
}

impl Graph<'_> {
    fn narrow(&self) -> bool {
        self.width < NARROW
    }

    fn size(&self) -> f64 {
        smallest_text(self.width)
    }

    fn radius(&self) -> f64 {
        if self.narrow() { 11.0 } else { 15.0 }
    }

    /// The columns: where wires begin, the products, the sum, the activation, the fork, and where branches end.
    fn columns(&self) -> [f64; 6] {
        let name = if self.run.is_usual() { 50.0 } else { 32.0 };
        let (first, last) = (name, self.width - name);
        let at = |share: f64| first + share * (last - first);
        [first, at(0.34), at(0.57), at(0.74), at(0.86), last]
    }

    fn inputs(&self) -> usize {
        self.run.network().layers()[self.layer]
    }

    /// A number that forward has found.
    fn value(&self, value: f64) -> Option<f64> {
        self.run.has_value(self.run.neuron(self.layer, self.unit)).then_some(value)
    }

    /// A number that backward has found at a neuron.
    fn back(&self, layer: usize, unit: usize, value: f64) -> Option<f64> {
        self.run.progress.has_delta(self.run.neuron(layer, unit)).then_some(value)
    }

    /// What this neuron sends back along a wire: its δ times a factor.
    fn sent(&self, factor: f64) -> Option<f64> {
        self.back(self.layer, self.unit, self.moment.gradient.dz[self.layer][self.unit] * factor)
    }

    /// Where the output goes: each neuron above, with its share of ∂L/∂o; or the loss.
    fn branches(&self) -> Vec<(Name, Option<f64>)> {
        let (run, gradient) = (self.run, &self.moment.gradient);
        let next = self.layer + 1;
        if next == run.network().depth() {
            let slope = gradient.do_[self.layer][self.unit];
            return vec![(Name::Loss, self.back(self.layer, self.unit, slope))];
        }
        let share = |to: usize| {
            let weight = run.old(Parameter::Weight { layer: next, to, from: self.unit });
            (Name::Output { layer: next, unit: to }, self.back(next, to, gradient.dz[next][to] * weight))
        };
        (0..run.network().layers()[next + 1]).map(share).collect()
    }

    fn draw(&self) -> Scene {
        let branches = self.branches();
        let left = (self.inputs() as f64 - 1.0) * PITCH + PAIR + 0.5 * PITCH + 12.0;
        let right = (branches.len() as f64 - 1.0) * BRANCH;
        let height = 2.0 * EDGE + left.max(right);
        let middle = 0.5 * height;
        let top = middle - 0.5 * left;
        let mut plot = Plot::pixels(self.width, height);
        let wires = self.left(top, left, middle).into_iter().chain(self.right(middle, &branches));
        let (mut lines, mut numbers) = (Vec::new(), Vec::new());
        for wire in wires {
            let mine = |mark: Mark| joined(mark, &wire.groups);
            lines.push(mine(Mark::Line { points: wire.points.clone(), stroke: Stroke::solid(Role::Rule, 1.5) }));
            numbers.extend(self.numbers(&wire).map(mine));
        }
        plot.marks.extend(lines);
        plot.marks.extend(self.nodes(top, middle));
        plot.marks.extend(self.names(top, left, middle, &branches));
        plot.marks.extend(numbers);
        Scene { width: self.width, height, plots: vec![plot], handles: Vec::new() }
    }

    /// The value above a wire, and what comes back below it.
    fn numbers(&self, wire: &Wire) -> impl Iterator<Item = Mark> {
        let (x, y, anchor) = wire.at;
        let size = self.size();
        let text = |value: f64, shift: f64| Text {
            anchor,
            size,
            shift: (0.0, shift),
            plate: true,
            ..Text::new((x, y), Label::symbol(three(value)))
        };
        let above = wire.value.map(|value| Mark::Text(text(value, -0.7 * size - 1.0)));
        let below = wire.back.map(|back| {
            Mark::Text(Text { paint: sign(back, false), bold: true, ..text(back, 0.7 * size + 2.0) })
        });
        above.into_iter().chain(below)
    }

    /// Everything up to the activation.
    fn left(&self, top: f64, height: f64, middle: f64) -> Vec<Wire> {
        let (run, moment, layer, unit) = (self.run, self.moment, self.layer, self.unit);
        let [first, product, sum, activation, ..] = self.columns();
        let knee = product - if self.narrow() { 18.0 } else { 34.0 };
        let number = (first + 4.0, Anchor::Left);
        let mut wires = Vec::new();
        for from in 0..self.inputs() {
            let (y, parameter) = (top + from as f64 * PITCH, Parameter::Weight { layer, to: unit, from });
            let (o, w) = (moment.source(layer, from), run.old(parameter));
            let at = y + 0.5 * PAIR;
            let known = layer == 0 || run.has_value(run.neuron(layer - 1, from));
            let wire = |y: f64, value: Option<f64>, back: Option<f64>, groups: Vec<String>| Wire {
                points: vec![(first, y), (knee, y), (product, at)],
                at: (number.0, y, number.1),
                value,
                back,
                groups,
            };
            wires.push(wire(y, known.then_some(o), self.sent(w), Vec::new()));
            let groups = run.group_of(parameter).into_iter().collect();
            wires.push(wire(y + PAIR, Some(w), self.sent(o), groups));
            wires.push(Wire {
                points: vec![(product, at), (sum, middle)],
                at: (product + self.radius() + 4.0, at, Anchor::Left),
                value: self.value(w * o),
                back: self.sent(1.0),
                groups: Vec::new(),
            });
        }
        let (y, bias) = (top + height, Parameter::Bias { layer, to: unit });
        wires.push(Wire {
            points: vec![(first, y), (product, y), (sum, middle)],
            at: (number.0, y, number.1),
            value: Some(run.old(bias)),
            back: self.sent(1.0),
            groups: run.group_of(bias).into_iter().collect(),
        });
        wires.push(Wire {
            points: vec![(sum, middle), (activation, middle)],
            at: (0.5 * (sum + activation), middle, Anchor::Middle),
            value: self.value(moment.without_rounding(run.network(), layer, unit)),
            back: self.sent(1.0),
            groups: Vec::new(),
        });
        wires
    }

    /// The output, and where it goes.
    fn right(&self, middle: f64, branches: &[(Name, Option<f64>)]) -> Vec<Wire> {
        let [.., activation, fork, last] = self.columns();
        let o = self.moment.trace.o[self.layer][self.unit];
        let slope = self.moment.gradient.do_[self.layer][self.unit];
        let one = branches.len() == 1;
        let mut wires = vec![Wire {
            points: vec![(activation, middle), (if one { last } else { fork }, middle)],
            at: (0.5 * (activation + self.radius() + if one { last } else { fork }), middle, Anchor::Middle),
            value: self.value(o),
            back: self.back(self.layer, self.unit, slope),
            groups: Vec::new(),
        }];
        let spread = (branches.len() as f64 - 1.0) * BRANCH;
        for (at, (_, back)) in branches.iter().enumerate().filter(|_| !one) {
            let y = middle - 0.5 * spread + at as f64 * BRANCH;
            wires.push(Wire {
                points: vec![(fork, middle), (0.5 * (fork + last), y), (last, y)],
                at: (last, y, Anchor::Right),
                value: None,
                back: *back,
                groups: Vec::new(),
            });
        }
        wires
    }

    /// × for each weight, +, the activation, and a dot where a value forks.
    fn nodes(&self, top: f64, middle: f64) -> Vec<Mark> {
        let [first, product, sum, activation, fork, _] = self.columns();
        let f = self.run.network().activation(self.layer);
        let mut marks = Vec::new();
        let mut node = |at: (f64, f64), text: &str| {
            let outline = Some(Stroke::solid(Role::Ink, 1.5));
            let radius = self.radius();
            marks.push(Mark::Dots { points: vec![at], radius, fill: Role::Surface.into(), outline });
            marks.push(Mark::Text(Text { size: 17.0, bold: true, ..Text::new(at, Label::symbol(text)) }));
        };
        for from in 0..self.inputs() {
            node((product, top + from as f64 * PITCH + 0.5 * PAIR), "×");
        }
        node((sum, middle), "+");
        let name = function(f);
        node((activation, middle), if name == "σ" { name } else { "f" });
        if name != "σ" {
            let below = Text { size: self.size(), shift: (0.0, self.radius() + 12.0), ..Text::new((activation, middle), Label::symbol(name)) };
            marks.push(Mark::Text(Text { paint: Role::Muted.into(), ..below }));
        }
        let mut dots: Vec<(f64, f64)> = Vec::new();
        if self.branches().len() > 1 {
            dots.push((fork, middle));
        }
        let others = self.run.network().layers()[self.layer + 1] - 1;
        if others > 0 {
            dots.extend((0..self.inputs()).map(|from| (first, top + from as f64 * PITCH)));
        }
        marks.push(Mark::Dots { points: dots, radius: 4.0, fill: Role::Ink.into(), outline: None });
        marks
    }

    /// Names at both ends of the graph, and short branches to the other neurons that use an input.
    fn names(&self, top: f64, height: f64, middle: f64, branches: &[(Name, Option<f64>)]) -> Vec<Mark> {
        let (run, layer, unit) = (self.run, self.layer, self.unit);
        let [first, .., last] = self.columns();
        let name = |at: (f64, f64), anchor: Anchor, name: Name, accent: bool| {
            let role = if accent { Role::Accent } else { Role::Ink };
            let text = Text::new(at, Label::symbol(run.shown(name)));
            Mark::Text(Text { anchor, size: 16.0, paint: role.into(), bold: accent, ..text })
        };
        let mut marks = Vec::new();
        for from in 0..self.inputs() {
            let (y, weight) = (top + from as f64 * PITCH, Parameter::Weight { layer, to: unit, from });
            marks.push(name((first - 8.0, y), Anchor::Right, Name::source(layer, from), false));
            marks.push(name((first - 8.0, y + PAIR), Anchor::Right, weight.into(), weight == run.selected));
            marks.extend(self.stub(first, y));
        }
        let bias = Parameter::Bias { layer, to: unit };
        marks.push(name((first - 8.0, top + height), Anchor::Right, bias.into(), bias == run.selected));
        let spread = (branches.len() as f64 - 1.0) * BRANCH;
        for (at, (to, _)) in branches.iter().enumerate() {
            let y = middle - 0.5 * spread + at as f64 * BRANCH;
            marks.push(name((last + 6.0, y), Anchor::Left, *to, false));
        }
        marks
    }

    /// A short branch to the other neurons of the layer, with their names where there is room.
    fn stub(&self, x: f64, y: f64) -> Vec<Mark> {
        let (run, layer) = (self.run, self.layer);
        let others: Vec<String> = (0..run.network().layers()[layer + 1])
            .filter(|&unit| unit != self.unit)
            .map(|unit| run.shown(Name::Output { layer, unit }))
            .collect();
        if others.is_empty() || self.narrow() {
            return Vec::new();
        }
        let text = match others.as_slice() {
            [first, .., last] if others.len() > 2 => format!("{first} … {last}"),
            all => all.join(", "),
        };
        let [_, product, ..] = self.columns();
        let end = (x + 14.0, y - 24.0);
        let stroke = Stroke::solid(Role::Rule, 1.5);
        let room = product - end.0 - 6.0;
        let size = self.size();
        let fits = symbol_width(&text, size, false) <= room;
        let label = Text { anchor: Anchor::Left, size, paint: Role::Muted.into(), ..Text::new((end.0 + 4.0, end.1), Label::symbol(text)) };
        let line = Mark::Line { points: vec![(x, y), end], stroke };
        [line].into_iter().chain(fits.then_some(Mark::Text(label))).collect()
    }
}
