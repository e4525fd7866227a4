//! The network with every value on it; the selected parameter's paths are lit and carry their factors.

use super::layout::{Layout, RADIUS, between, edge};
use super::{Act, Acts, Moment};
use crate::symbols::lowered;
use figure::{Handle, Label, Mark, Message, Paint, Plot, Rect, Role, Scene, Stroke, Text, Touch, digits, text_width};
use nn::{FactorKind, Parameter};

/// Size of the labels on edges.
const SMALL: f64 = 12.0;

pub(super) fn scene(run: &Acts, moment: &Moment, width: f64) -> Scene {
    let layout = Layout::new(&run.network, width);
    let mut drawing = Drawing { run, moment, layout, lines: Vec::new(), texts: Vec::new(), handles: Vec::new() };
    for parameter in run.network.parameters() {
        drawing.parameter(parameter);
    }
    drawing.loss_edges();
    drawing.neurons();
    let height = drawing.layout.height;
    let mut plot = Plot::pixels(width, height);
    // Labels lie over every line.
    plot.marks = drawing.lines;
    plot.marks.extend(drawing.texts);
    Scene { width, height, plots: vec![plot], handles: drawing.handles }
}

struct Drawing<'a> {
    run: &'a Acts,
    moment: &'a Moment,
    layout: Layout,
    lines: Vec<Mark>,
    texts: Vec<Mark>,
    handles: Vec<Handle>,
}

impl Drawing<'_> {
    /// Where unit `unit` of weight layer `layer` stands.
    fn neuron(&self, layer: usize, unit: usize) -> (f64, f64) {
        self.layout.units[layer + 1][unit]
    }

    /// Whether neuron `unit` of `layer` lies on a path from the selected parameter to the loss.
    fn lit(&self, layer: usize, unit: usize) -> bool {
        let first = self.run.selected.layer();
        layer >= first && self.moment.ledger.paths.iter().any(|path| path.units.get(layer - first) == Some(&unit))
    }

    fn parameter(&mut self, parameter: Parameter) {
        match parameter {
            Parameter::Weight { layer, to, from } => self.weight(parameter, layer, to, from),
            Parameter::Bias { layer, to } => self.bias(parameter, layer, to),
        }
    }

    fn weight(&mut self, parameter: Parameter, layer: usize, to: usize, from: usize) {
        let (a, b) = edge(self.layout.units[layer][from], self.neuron(layer, to));
        let selected = parameter == self.run.selected;
        let lit = selected || layer > self.run.selected.layer() && self.lit(layer - 1, from) && self.lit(layer, to);
        self.lines.push(Mark::Line { points: vec![a, b], stroke: self.stroke(parameter, selected, lit) });
        let crossing = self.layout.units[layer].len() > 1 && self.layout.units[layer + 1].len() > 1;
        // Near its source an edge is still apart from those that cross it.
        let share = match (crossing, from == to) {
            (true, true) => 0.6,
            (true, false) => 0.25,
            (false, _) if self.layout.units[layer].len() > 2 && from != 1 => 0.3,
            _ => 0.45,
        };
        let factor = if lit { self.factor(layer, to, (!selected).then_some(from)) } else { None };
        self.label(parameter, between(a, b, share), factor);
    }

    fn bias(&mut self, parameter: Parameter, layer: usize, to: usize) {
        let (x, y) = self.neuron(layer, to);
        let selected = parameter == self.run.selected;
        let factor = if selected { self.factor(layer, to, None) } else { None };
        let at = if self.layout.upright {
            (x + RADIUS + 5.0 + 0.5 * self.width(parameter, factor.as_ref()), y)
        } else if self.layout.chain {
            (x, y + RADIUS + 14.0)
        } else if y > 0.5 * self.layout.height + 1.0 {
            (x, y + RADIUS + if factor.is_some() { 24.0 } else { 13.0 })
        } else {
            (x, y - RADIUS - if factor.is_some() { 24.0 } else { 13.0 })
        };
        self.label(parameter, at, factor);
    }

    /// Name and value of the factor on this way into neuron `to`: from neuron `from`, or from the selected parameter.
    fn factor(&self, layer: usize, to: usize, from: Option<usize>) -> Option<(String, f64)> {
        let wanted = |kind: &FactorKind| match (kind, from) {
            (FactorKind::OutputByOutput { layer: l, to: t, from: f }, Some(from)) => (*l, *t, *f) == (layer, to, from),
            (FactorKind::OutputByParameter(_), None) => true,
            _ => false,
        };
        let factors = self.moment.ledger.paths.iter().flat_map(|path| &path.factors);
        let found = factors.into_iter().find(|factor| wanted(&factor.kind))?;
        self.run.has_gradient().then(|| (lowered(&found.name(&self.run.before)), found.value))
    }

    /// Sign by colour and dash; what does not concern the selected parameter steps back.
    fn stroke(&self, parameter: Parameter, selected: bool, lit: bool) -> Stroke {
        let negative = self.run.network.get(parameter).unwrap_or(0.0) < 0.0;
        let role = if lit {
            Role::Accent
        } else if negative {
            Role::Negative
        } else {
            Role::Positive
        };
        let paint: Paint = if lit { role.into() } else { role.alpha(0.6) };
        let width = if selected {
            4.0
        } else if lit {
            3.0
        } else {
            2.0
        };
        if negative { Stroke::dashed(paint, width) } else { Stroke::solid(paint, width) }
    }

    fn value_text(&self, parameter: Parameter) -> String {
        let network = &self.run.network;
        let name = lowered(&nn::parameter_name(network, parameter));
        format!("{name} {}", digits(network.get(parameter).unwrap_or(0.0), 3))
    }

    /// The width of a parameter's label: of its value or of its factor.
    fn width(&self, parameter: Parameter, factor: Option<&(String, f64)>) -> f64 {
        let factor = factor.map_or(0.0, |factor| label_width(&factor_text(factor)));
        label_width(&self.value_text(parameter)).max(factor)
    }

    /// The parameter's name and value, the factor below it if there is one, and the handle that selects it.
    fn label(&mut self, parameter: Parameter, at: (f64, f64), factor: Option<(String, f64)>) {
        let selected = parameter == self.run.selected;
        let weight = matches!(parameter, Parameter::Weight { .. });
        // Above and below the line, so that it stays in sight; around the row of a chain.
        let (up, down) = match (self.layout.chain, &factor) {
            (true, _) if weight => (RADIUS + 14.0, RADIUS + 34.0),
            (true, _) => (0.0, 20.0),
            (false, Some(_)) => (11.0, 11.0),
            (false, None) => (0.0, 0.0),
        };
        let paint = if selected { Role::Accent } else { Role::Ink };
        self.write(at, -up, self.value_text(parameter), selected, paint);
        if let Some(factor) = &factor {
            self.write(at, down, factor_text(factor), false, Role::Accent);
        }
        let width = label_width(&self.value_text(parameter));
        let name = nn::parameter_name(&self.run.network, parameter);
        let value = digits(self.run.network.get(parameter).unwrap_or(0.0), 6);
        self.handles.push(Handle {
            id: name.clone(),
            area: Rect { x: at.0 - 0.5 * width, y: at.1 - up - 12.0, width, height: 24.0 },
            key: "select",
            label: Message::new("chain-rule-select").with("name", name.clone()).with("value", value),
            touch: Touch::Select { value: name, selected },
            restart: false,
        });
    }

    fn write(&mut self, at: (f64, f64), dy: f64, text: String, bold: bool, role: Role) {
        self.texts.push(Mark::Text(Text {
            shift: (0.0, dy),
            size: SMALL,
            bold,
            plate: true,
            paint: role.into(),
            ..Text::new(at, Label::symbol(text))
        }));
    }

    /// From each output to the loss.
    fn loss_edges(&mut self) {
        let last = self.run.network.depth() - 1;
        for unit in 0..self.layout.units[last + 1].len() {
            let (a, b) = edge(self.neuron(last, unit), self.layout.loss);
            let lit = self.lit(last, unit);
            let stroke = if lit { Stroke::solid(Role::Accent, 3.0) } else { Stroke::solid(Role::Muted, 2.0) };
            self.lines.push(Mark::Line { points: vec![a, b], stroke });
            if lit && self.run.has_gradient() {
                let name = lowered(&nn::neuron_name(&self.run.before, last, unit));
                let text = factor_text(&(format!("∂L/∂{name}"), self.moment.gradient.do_[last][unit]));
                let down = if self.layout.chain {
                    RADIUS + 34.0
                } else if self.layout.upright {
                    0.0
                } else {
                    11.0
                };
                self.write(between(a, b, 0.5), down, text, false, Role::Accent);
            }
        }
    }

    /// Inputs, neurons and the loss: name above, value below, inside the disc.
    fn neurons(&mut self) {
        for (index, places) in self.layout.units.clone().into_iter().enumerate() {
            for (unit, at) in places.into_iter().enumerate() {
                let (name, value, lit) = match index.checked_sub(1) {
                    None => (format!("x{}", unit + 1), Some(figure::exact(self.run.x[unit])), false),
                    Some(layer) => (
                        nn::neuron_name(&self.run.network, layer, unit),
                        self.run.has_outputs().then(|| digits(self.moment.trace.o[layer][unit], 4)),
                        self.lit(layer, unit),
                    ),
                };
                self.disc(at, &lowered(&name), value, lit);
            }
        }
        let known = self.run.has_outputs().then(|| digits(self.moment.loss, 4));
        self.disc(self.layout.loss, "L", known, self.run.act != Act::Ready && self.run.act != Act::Forward);
    }

    fn disc(&mut self, at: (f64, f64), name: &str, value: Option<String>, lit: bool) {
        let outline = if lit { Stroke::solid(Role::Accent, 3.0) } else { Stroke::solid(Role::Muted, 1.5) };
        self.lines.push(Mark::Dots {
            points: vec![at],
            radius: RADIUS,
            fill: Role::Raised.into(),
            outline: Some(outline),
        });
        let line = |text: String, dy: f64, bold: bool, size: f64| {
            Mark::Text(Text { shift: (0.0, dy), bold, size, ..Text::new(at, Label::symbol(text)) })
        };
        match value {
            Some(value) => {
                self.lines.push(line(name.to_owned(), -8.0, true, 13.0));
                self.lines.push(line(value, 8.0, false, SMALL));
            }
            None => self.lines.push(line(name.to_owned(), 0.0, true, 13.0)),
        }
    }
}

/// A factor with few digits: the ledger has them all.
fn factor_text((name, value): &(String, f64)) -> String {
    format!("{name} {}", digits(*value, 3))
}

/// The width of a label with its plate.
fn label_width(text: &str) -> f64 {
    text_width(text, SMALL, true) + 8.0
}
