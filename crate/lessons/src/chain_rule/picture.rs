//! The network with every value on it; the selected parameter's paths are lit and carry their factors.

use super::layout::{Layout, between, edge};
use super::{Acts, Focus, Moment};
use crate::symbols::lowered;
use figure::{Handle, Label, Mark, Message, Paint, Plot, Rect, Role, Scene, Stroke, Text, Touch, digits, text_width};
use nn::{FactorKind, Parameter};

/// Size of the labels on edges.
const SMALL: f64 = 12.0;
/// A neuron smaller than this has room for its name only.
const ROOMY: f64 = 22.0;

pub(super) fn scene(run: &Acts, moment: &Moment, width: f64) -> Scene {
    let layout = Layout::new(run.network(), width);
    let mut drawing = Drawing { run, moment, layout, lines: Vec::new(), texts: Vec::new(), handles: Vec::new() };
    for parameter in run.network().parameters() {
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

    /// Whether neuron `unit` of `layer` lies on a path from the selected parameter to the loss: on the lit one, if a
    /// row of the ledger is.
    fn lit(&self, layer: usize, unit: usize) -> bool {
        let first = self.run.selected.layer();
        layer >= first && self.lit_paths().any(|path| path.units.get(layer - first) == Some(&unit))
    }

    /// The same for a step between neighbouring layers.
    fn lit_edge(&self, layer: usize, to: usize, from: usize) -> bool {
        let first = self.run.selected.layer();
        let passes = |path: &nn::Path| {
            let at = layer - first;
            path.units.get(at - 1) == Some(&from) && path.units.get(at) == Some(&to)
        };
        layer > first && self.lit_paths().any(passes)
    }

    fn lit_paths(&self) -> impl Iterator<Item = &nn::Path> {
        let shown = self.run.shown_paths(self.moment);
        let one = self.run.lit.filter(|lit| shown.iter().any(|(index, _)| index == lit));
        shown.into_iter().filter(move |(index, _)| one.is_none_or(|lit| lit == *index)).map(|(_, path)| path)
    }

    fn parameter(&mut self, parameter: Parameter) {
        match parameter {
            Parameter::Weight { layer, to, from } => self.weight(parameter, layer, to, from),
            Parameter::Bias { layer, to } => self.bias(parameter, layer, to),
        }
    }

    fn weight(&mut self, parameter: Parameter, layer: usize, to: usize, from: usize) {
        let (a, b) = edge(self.layout.units[layer][from], self.neuron(layer, to), self.layout.radius);
        let selected = parameter == self.run.selected;
        let lit = selected || self.lit_edge(layer, to, from);
        self.lines.push(Mark::Line { points: vec![a, b], stroke: self.stroke(parameter, selected, lit) });
        let crossing = self.layout.units[layer].len() > 1 && self.layout.units[layer + 1].len() > 1;
        // Near its source an edge is still apart from those that cross it.
        let share = match (crossing, from == to) {
            (true, true) => 0.6,
            (true, false) => 0.25,
            (false, _) if self.layout.units[layer].len() > 2 && from != 1 => 0.3,
            _ => 0.45,
        };
        if self.layout.labelled || selected {
            let factor = if lit { self.factor(layer, to, (!selected).then_some(from)) } else { None };
            self.label(parameter, between(a, b, share), factor);
        }
    }

    fn bias(&mut self, parameter: Parameter, layer: usize, to: usize) {
        let (x, y) = self.neuron(layer, to);
        let selected = parameter == self.run.selected;
        if !self.layout.labelled && !selected {
            return;
        }
        let radius = self.layout.radius;
        let factor = if selected { self.factor(layer, to, None) } else { None };
        let at = if self.layout.upright {
            (x + radius + 5.0 + 0.5 * self.width(parameter, factor.as_ref()), y)
        } else if self.layout.chain {
            (x, y + radius + 14.0)
        } else if y > 0.5 * self.layout.height + 1.0 {
            (x, y + radius + if factor.is_some() { 24.0 } else { 13.0 })
        } else {
            (x, y - radius - if factor.is_some() { 24.0 } else { 13.0 })
        };
        self.label(parameter, at, factor);
    }

    /// Name and value of the factor on this way into neuron `to`: from neuron `from`, or from the selected parameter.
    fn factor(&self, layer: usize, to: usize, from: Option<usize>) -> Option<(String, f64)> {
        let wanted = |kind: &FactorKind| match (kind, from) {
            (FactorKind::OutputByOutput { layer: l, to: t, from: f }, Some(from)) => (*l, *t, *f) == (layer, to, from),
            (FactorKind::PreactivationByOutput { layer: l, to: t, from: f }, Some(from)) => {
                (*l, *t, *f) == (layer, to, from)
            }
            (FactorKind::OutputByParameter(_) | FactorKind::PreactivationByParameter(_), None) => true,
            _ => false,
        };
        let factors = self.moment.ledger.paths.iter().flat_map(|path| &path.factors);
        let found = factors.into_iter().find(|factor| wanted(&factor.kind))?;
        self.run.has_gradient().then(|| (lowered(&found.name(self.run.network())), found.value))
    }

    /// Sign by colour and dash; what does not concern the selected parameter steps back.
    fn stroke(&self, parameter: Parameter, selected: bool, lit: bool) -> Stroke {
        let negative = self.run.now(self.moment, parameter) < 0.0;
        let role = if lit {
            Role::Accent
        } else if negative {
            Role::Negative
        } else {
            Role::Positive
        };
        let paint: Paint = match (lit, self.layout.labelled) {
            (true, _) => role.into(),
            (false, true) => role.alpha(0.6),
            (false, false) => role.alpha(0.35),
        };
        let width = if selected {
            4.0
        } else if lit {
            3.0
        } else if self.layout.labelled {
            2.0
        } else {
            1.2
        };
        if negative { Stroke::dashed(paint, width) } else { Stroke::solid(paint, width) }
    }

    fn value_text(&self, parameter: Parameter) -> String {
        let name = lowered(&nn::parameter_name(self.run.network(), parameter));
        format!("{name} {}", digits(self.run.now(self.moment, parameter), 3))
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
        let radius = self.layout.radius;
        // Above and below the line, so that it stays in sight; around the row of a chain.
        let (up, down) = match (self.layout.chain, &factor) {
            (true, _) if weight => (radius + 14.0, radius + 34.0),
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
        let name = nn::parameter_name(self.run.network(), parameter);
        let value = digits(self.run.now(self.moment, parameter), 6);
        self.handles.push(Handle {
            id: name.clone(),
            area: Rect { x: at.0 - 0.5 * width, y: at.1 - up - 12.0, width, height: 24.0 },
            key: "select".to_owned(),
            label: Message::new("chain-rule-select").with("name", name.clone()).with("value", value),
            touch: Touch::Select { value: name, selected },
            restart: None,
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
        let last = self.run.network().depth() - 1;
        let outputs = self.layout.units[last + 1].len();
        for unit in 0..outputs {
            let (a, b) = edge(self.neuron(last, unit), self.layout.loss, self.layout.radius);
            let lit = self.lit(last, unit);
            let stroke = if lit { Stroke::solid(Role::Accent, 3.0) } else { Stroke::solid(Role::Muted, 2.0) };
            self.lines.push(Mark::Line { points: vec![a, b], stroke });
            if lit && self.run.has_gradient() && outputs <= 3 {
                self.loss_factor(between(a, b, 0.5), unit);
            }
        }
    }

    /// The first factor of a path, ∂L/∂o or ∂L/∂z of the output.
    fn loss_factor(&mut self, at: (f64, f64), unit: usize) {
        let factors = self.moment.ledger.paths.iter().filter_map(|path| path.factors.first());
        let of_unit = |kind: &FactorKind| match kind {
            FactorKind::LossByOutput { unit: u } | FactorKind::LossByPreactivation { unit: u } => *u == unit,
            _ => false,
        };
        let Some(factor) = factors.into_iter().find(|factor| of_unit(&factor.kind)) else { return };
        let text = factor_text(&(lowered(&factor.name(self.run.network())), factor.value));
        let down = match (self.layout.chain, self.layout.upright) {
            (true, _) => self.layout.radius + 34.0,
            (false, true) => 0.0,
            (false, false) => 11.0,
        };
        self.write(at, down, text, false, Role::Accent);
    }

    /// Inputs, neurons and the loss: name above, value below, inside the disc.
    fn neurons(&mut self) {
        for (index, places) in self.layout.units.clone().into_iter().enumerate() {
            for (unit, at) in places.into_iter().enumerate() {
                match index.checked_sub(1) {
                    None => {
                        let value = Some(figure::exact(self.run.example.x[unit]));
                        self.disc(at, &lowered(&format!("x{}", unit + 1)), value, false, false);
                    }
                    Some(layer) => self.one_neuron(at, layer, unit),
                }
            }
        }
        let known = self.run.progress.has_loss().then(|| digits(self.moment.loss, 4));
        let focus = self.run.progress.focus() == Some(Focus::Loss) && !self.run.progress.act_is_whole();
        self.disc(self.layout.loss, "L", known, self.run.has_gradient(), focus);
    }

    /// A neuron, and the handle that filters the ledger by it.
    fn one_neuron(&mut self, at: (f64, f64), layer: usize, unit: usize) {
        let run = self.run;
        let number = run.neuron(layer, unit);
        let name = nn::neuron_name(run.network(), layer, unit);
        let value = run.progress.has_output(number).then(|| digits(self.moment.trace.o[layer][unit], 4));
        let focus = run.progress.focus() == Some(Focus::Neuron(number)) && !run.progress.act_is_whole();
        self.disc(at, &lowered(&name), value, self.lit(layer, unit), focus);
        let selected = run.through == name;
        let radius = self.layout.radius;
        self.handles.push(Handle {
            id: name.clone(),
            area: Rect { x: at.0 - radius, y: at.1 - radius, width: 2.0 * radius, height: 2.0 * radius },
            key: "through".to_owned(),
            label: Message::new("chain-rule-through").with("name", name.clone()),
            touch: Touch::Select { value: if selected { String::new() } else { name }, selected },
            restart: None,
        });
    }

    fn disc(&mut self, at: (f64, f64), name: &str, value: Option<String>, lit: bool, focus: bool) {
        let outline = match (focus, lit) {
            (true, _) => Stroke::solid(Role::Ink, 4.0),
            (false, true) => Stroke::solid(Role::Accent, 3.0),
            (false, false) => Stroke::solid(Role::Muted, 1.5),
        };
        let radius = self.layout.radius;
        self.lines.push(Mark::Dots { points: vec![at], radius, fill: Role::Raised.into(), outline: Some(outline) });
        let line = |text: String, dy: f64, bold: bool, size: f64| {
            Mark::Text(Text { shift: (0.0, dy), bold, size, ..Text::new(at, Label::symbol(text)) })
        };
        match value.filter(|_| radius >= ROOMY) {
            Some(value) => {
                self.lines.push(line(name.to_owned(), -8.0, true, 13.0));
                self.lines.push(line(value, 8.0, false, SMALL));
            }
            None => self.lines.push(line(name.to_owned(), 0.0, true, if radius < ROOMY { 11.0 } else { 13.0 })),
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
