//! A neuron opened into its operations: ×, + and the activation as nodes, each wire with its value above and ∂L by that value
//! below. A value that is used more than once forks, and what comes back along its branches is added.

use super::bands::{sign, three};
use super::groups::joined;
use super::steps::function;
use super::{Acts, Moment, Name};
use figure::{Anchor, Label, Mark, Message, Plot, Role, Scene, Stroke, Text, ToList, smallest_text, symbol_width};
use nn::Parameter;

/// From the wire of an output to that of its weight, and from one product to the next.
const PAIR: f64 = 46.0;
const PITCH: f64 = 104.0;
/// Between the branches of the output.
const BRANCH: f64 = 46.0;
/// From the activation to the fork, on a narrow picture.
const DOWN: f64 = 66.0;
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

/// Where the parts of a graph stand.
struct Places {
    /// The x at which wires begin, of the products, and at which a product's wire bends towards the sum.
    first: f64,
    product: f64,
    knee: f64,
    /// The y of the first wire, and how far the last one is below it.
    top: f64,
    rows: f64,
    height: f64,
    sum: (f64, f64),
    activation: (f64, f64),
    fork: (f64, f64),
    /// The x at which branches end.
    end: f64,
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

    /// Where everything stands. On a narrow picture what follows the sum leads downwards.
    fn places(&self) -> Places {
        let name = if self.run.is_usual() { 50.0 } else { 32.0 };
        let (first, last) = (name, self.width - name);
        let branches = self.branches().len() as f64;
        let rows = (self.inputs() as f64 - 1.0) * PITCH + PAIR + 0.5 * PITCH + 12.0;
        let spread = (branches - 1.0) * BRANCH;
        if self.narrow() {
            let (product, sum) = (first + 0.44 * (last - first), last - 4.0);
            let (middle, below) = (EDGE + 0.5 * rows, EDGE + rows + DOWN);
            let height = below + DOWN + spread + EDGE;
            let at = |y: f64| (sum, y);
            return Places {
                first,
                product,
                knee: sum - 36.0,
                top: EDGE,
                rows,
                height,
                sum: at(middle),
                activation: at(below),
                fork: at(below + DOWN),
                end: first,
            };
        }
        let at = |share: f64| first + share * (last - first);
        let height = 2.0 * EDGE + rows.max(spread);
        let middle = 0.5 * height;
        Places {
            first,
            product: at(0.3),
            knee: at(0.47),
            top: middle - 0.5 * rows,
            rows,
            height,
            sum: (at(0.53), middle),
            activation: (at(0.71), middle),
            fork: (at(0.89), middle),
            end: last,
        }
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
        (0..run.network().layers()[next + 1]).map(share).list()
    }

    fn draw(&self) -> Scene {
        let (places, branches) = (self.places(), self.branches());
        let mut plot = Plot::pixels(self.width, places.height);
        let wires: Vec<Wire> = self.left(&places).into_iter().chain(self.right(&places, &branches)).list();
        let line = |wire: &Wire| {
            let line = Mark::Line { points: wire.points.clone(), stroke: Stroke::solid(Role::Rule, 1.5) };
            joined(line, &wire.groups)
        };
        plot.marks.extend(wires.iter().map(line));
        plot.marks.extend(wires.iter().flat_map(|wire| self.numbers(wire).map(|mark| joined(mark, &wire.groups))));
        plot.marks.extend(self.nodes(&places));
        plot.marks.extend(self.names(&places, &branches));
        Scene { width: self.width, height: places.height, plots: vec![plot], handles: Vec::new() }
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
        let below = wire
            .back
            .map(|back| Mark::Text(Text { paint: sign(back, false), bold: true, ..text(back, 0.7 * size + 2.0) }));
        above.into_iter().chain(below)
    }

    /// Everything up to the activation.
    fn left(&self, places: &Places) -> Vec<Wire> {
        let (run, moment, layer, unit) = (self.run, self.moment, self.layer, self.unit);
        let Places { first, product, knee, top, sum, activation, .. } = *places;
        let bend = product - if self.narrow() { 18.0 } else { 34.0 };
        // Beside the short branch to the other neurons.
        let number =
            if self.narrow() { (first + 6.0, Anchor::Left) } else { (0.5 * (first + bend) + 26.0, Anchor::Middle) };
        let mut wires = Vec::new();
        for from in 0..self.inputs() {
            let (y, parameter) = (top + from as f64 * PITCH, Parameter::Weight { layer, to: unit, from });
            let (o, w) = (moment.source(layer, from), run.old(parameter));
            let at = y + 0.5 * PAIR;
            let known = layer == 0 || run.has_value(run.neuron(layer - 1, from));
            let wire = |y: f64, value: Option<f64>, back: Option<f64>, groups: Vec<String>| Wire {
                points: vec![(first, y), (bend, y), (product, at)],
                at: (number.0, y, number.1),
                value,
                back,
                groups,
            };
            wires.push(wire(y, known.then_some(o), self.sent(w), Vec::new()));
            let groups = run.group_of(parameter).into_iter().list();
            wires.push(wire(y + PAIR, Some(w), self.sent(o), groups));
            wires.push(Wire {
                points: vec![(product, at), (knee, at), sum],
                at: (0.5 * (product + self.radius() + knee), at, Anchor::Middle),
                value: self.value(w * o),
                back: self.sent(1.0),
                groups: Vec::new(),
            });
        }
        let (y, bias) = (top + places.rows, Parameter::Bias { layer, to: unit });
        wires.push(Wire {
            points: vec![(first, y), (knee, y), sum],
            at: (number.0, y, number.1),
            value: Some(run.old(bias)),
            back: self.sent(1.0),
            groups: run.group_of(bias).into_iter().list(),
        });
        wires.push(Wire {
            points: vec![sum, activation],
            at: self.beside(sum, activation),
            value: self.value(moment.without_rounding(run.network(), layer, unit)),
            back: self.sent(1.0),
            groups: Vec::new(),
        });
        wires
    }

    /// Where the numbers of a straight wire between two nodes stand: at its middle, or on the left of one that leads down, near its
    /// end.
    fn beside(&self, a: (f64, f64), b: (f64, f64)) -> (f64, f64, Anchor) {
        if self.narrow() {
            return (b.0 - 7.0, b.1 - 0.5 * DOWN, Anchor::Right);
        }
        (0.5 * (a.0 + b.0), 0.5 * (a.1 + b.1), Anchor::Middle)
    }

    /// The output, and where it goes.
    fn right(&self, places: &Places, branches: &[(Name, Option<f64>)]) -> Vec<Wire> {
        let Places { activation, fork, end, .. } = *places;
        let o = self.moment.trace.o[self.layer][self.unit];
        let slope = self.moment.gradient.do_[self.layer][self.unit];
        let one = branches.len() == 1;
        let stop = if one && !self.narrow() { (end, fork.1) } else { fork };
        let mut wires = vec![Wire {
            points: vec![activation, stop],
            at: self.beside(activation, stop),
            value: self.value(o),
            back: self.back(self.layer, self.unit, slope),
            groups: Vec::new(),
        }];
        for (at, (_, back)) in branches.iter().enumerate() {
            let y = self.branch(places, branches.len(), at);
            let bend = if self.narrow() { fork.0 - 30.0 } else { fork.0 + 0.2 * (end - fork.0) };
            // On a narrow picture a branch ends at the left.
            let anchor = if self.narrow() { Anchor::Left } else { Anchor::Right };
            let alone = one && !self.narrow();
            wires.push(Wire {
                points: if alone { Vec::new() } else { vec![fork, (bend, y), (end, y)] },
                at: (end, y, anchor),
                value: None,
                back: back.filter(|_| !one),
                groups: Vec::new(),
            });
        }
        wires
    }

    /// The y of a branch.
    fn branch(&self, places: &Places, count: usize, at: usize) -> f64 {
        let above = if self.narrow() { 0.0 } else { 0.5 * (count as f64 - 1.0) };
        places.fork.1 + (at as f64 - above) * BRANCH
    }

    /// × for each weight, +, the activation, and a dot where a value forks.
    fn nodes(&self, places: &Places) -> Vec<Mark> {
        let Places { first, product, top, sum, activation, fork, .. } = *places;
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
        node(sum, "+");
        let name = function(self.run.network().activation(self.layer));
        node(activation, if name == "σ" { name } else { "f" });
        if name != "σ" {
            let (anchor, shift) = if self.narrow() {
                (Anchor::Right, (-self.radius() - 6.0, 0.0))
            } else {
                (Anchor::Middle, (0.0, self.radius() + 14.0))
            };
            let label = Label::Words(Message::new("chain-rule-operations-f").with("name", name));
            let text = Text { size: self.size(), anchor, shift, ..Text::new(activation, label) };
            marks.push(Mark::Text(Text { paint: Role::Muted.into(), plate: true, ..text }));
        }
        let others = self.run.network().layers()[self.layer + 1] > 1;
        let inputs = (0..self.inputs()).filter(|_| others).map(|from| (first, top + from as f64 * PITCH));
        let points = inputs.chain((self.branches().len() > 1).then_some(fork)).list();
        marks.push(Mark::Dots { points, radius: 4.0, fill: Role::Ink.into(), outline: None });
        marks
    }

    /// Names at both ends of the graph, and short branches to the other neurons that use an input.
    fn names(&self, places: &Places, branches: &[(Name, Option<f64>)]) -> Vec<Mark> {
        let (run, layer, unit) = (self.run, self.layer, self.unit);
        let Places { first, top, end, .. } = *places;
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
            marks.extend(self.stub(places, y));
        }
        let bias = Parameter::Bias { layer, to: unit };
        marks.push(name((first - 8.0, top + places.rows), Anchor::Right, bias.into(), bias == run.selected));
        for (at, (to, _)) in branches.iter().enumerate() {
            let y = self.branch(places, branches.len(), at);
            let (x, anchor) = if self.narrow() { (end - 8.0, Anchor::Right) } else { (end + 6.0, Anchor::Left) };
            marks.push(name((x, y), anchor, *to, false));
        }
        marks
    }

    /// A short branch to the other neurons of the layer, with their names where there is room.
    fn stub(&self, places: &Places, y: f64) -> Vec<Mark> {
        let (run, layer) = (self.run, self.layer);
        let others: Vec<String> = (0..run.network().layers()[layer + 1])
            .filter(|&unit| unit != self.unit)
            .map(|unit| run.shown(Name::Output { layer, unit }))
            .list();
        if others.is_empty() || self.narrow() {
            return Vec::new();
        }
        let text = match others.as_slice() {
            [first, .., last] if others.len() > 2 => format!("{first} … {last}"),
            all => all.join(", "),
        };
        let end = (places.first + 14.0, y - 24.0);
        let size = self.size();
        let fits = symbol_width(&text, size, false) <= 0.5 * (places.product - end.0) - 32.0;
        let text = Text { anchor: Anchor::Left, size, ..Text::new((end.0 + 4.0, end.1), Label::symbol(text)) };
        let label = Text { paint: Role::Muted.into(), ..text };
        let line = Mark::Line { points: vec![(places.first, y), end], stroke: Stroke::solid(Role::Rule, 1.5) };
        [line].into_iter().chain(fits.then_some(Mark::Text(label))).list()
    }
}
