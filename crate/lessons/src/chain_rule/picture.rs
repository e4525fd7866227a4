//! The network with every value on it; the selected parameter's paths are lit and carry their factors.

use super::labels::{Labels, along_edge, around};
use super::layout::{Layout, edge};
use super::{Act, Acts, Focus, Moment};
use figure::{
    Handle, Label, Mark, Message, Paint, Pick, Plot, Rect, Role, Scene, Stroke, Text, Touch, digits, plain, text_width,
};
use nn::{FactorKind, Parameter};

/// Size of the labels on edges.
const SMALL: f64 = 12.0;
/// The height of one line of a label.
const LINE: f64 = 17.0;
/// The height of a handle over a line.
const TALL: f64 = 24.0;
/// A neuron smaller than this has room for its name only.
const ROOMY: f64 = 22.0;

pub(super) fn scene(run: &Acts, moment: &Moment, width: f64) -> Scene {
    let layout = Layout::new(run.network(), width);
    let height = layout.height;
    let labels = Labels::new(width, height);
    let mut drawing =
        Drawing { run, moment, layout, labels, lines: Vec::new(), texts: Vec::new(), handles: Vec::new() };
    drawing.edges();
    drawing.neurons();
    drawing.labels();
    drawing.targets();
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
    labels: Labels,
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
        if let Some(built) = self.run.built_neuron(layer, unit) {
            return built;
        }
        layer >= first && self.lit_paths().any(|path| path.units.get(layer - first) == Some(&unit))
    }

    /// The same for a step between neighbouring layers.
    fn lit_edge(&self, layer: usize, to: usize, from: usize) -> bool {
        let first = self.run.selected.layer();
        let passes = |path: &nn::Path| {
            let at = layer - first;
            path.units.get(at - 1) == Some(&from) && path.units.get(at) == Some(&to)
        };
        let built = self.run.built_edge(layer, to, from);
        built.unwrap_or_else(|| layer > first && self.lit_paths().any(passes))
    }

    fn lit_paths(&self) -> impl Iterator<Item = &nn::Path> {
        let shown = self.run.shown_paths(self.moment);
        let one = self.run.lit.filter(|lit| shown.iter().any(|(index, _)| index == lit));
        shown.into_iter().filter(move |(index, _)| one.is_none_or(|lit| lit == *index)).map(|(_, path)| path)
    }

    /// Whether an edge carries the selected parameter's effect.
    fn lit_weight(&self, parameter: Parameter) -> bool {
        match parameter {
            _ if parameter == self.run.selected => true,
            Parameter::Weight { layer, to, from } => self.lit_edge(layer, to, from),
            Parameter::Bias { .. } => false,
        }
    }

    /// Every line between neurons, and from each output to the loss.
    fn edges(&mut self) {
        let radius = self.layout.radius;
        for parameter in self.run.network().parameters() {
            if let Parameter::Weight { layer, to, from } = parameter {
                let (a, b) = edge(self.layout.units[layer][from], self.neuron(layer, to), radius);
                let stroke = self.stroke(parameter, parameter == self.run.selected, self.lit_weight(parameter));
                self.lines.push(Mark::Line { points: vec![a, b], stroke });
            }
        }
        let last = self.run.network().depth() - 1;
        for unit in 0..self.run.network().output_width() {
            let (a, b) = edge(self.neuron(last, unit), self.layout.loss, radius);
            let lit = self.lit(last, unit);
            let stroke = if lit { Stroke::solid(Role::Accent, 3.0) } else { Stroke::solid(Role::Muted, 2.0) };
            self.lines.push(Mark::Line { points: vec![a, b], stroke });
        }
    }

    /// Every label that has room: the selected parameter's first, then what is lit, then the rest. The handles stay in
    /// the order of the network, whatever the order of the labels.
    fn labels(&mut self) {
        let (mut first, mut second, mut rest) = (Vec::new(), Vec::new(), Vec::new());
        for parameter in self.run.network().parameters() {
            match (parameter == self.run.selected, self.lit_weight(parameter)) {
                (true, _) => first.push(parameter),
                (false, true) if self.layout.labelled => second.push(parameter),
                (false, false) if self.layout.labelled => rest.push(parameter),
                _ => {}
            }
        }
        let mut placed: Vec<Placed> = first.into_iter().map(|parameter| self.label(parameter)).collect();
        self.loss_factors();
        placed.extend(second.into_iter().chain(rest).map(|parameter| self.label(parameter)).collect::<Vec<_>>());
        for parameter in self.run.network().parameters() {
            if let Some(label) = placed.iter().find(|label| label.of == parameter) {
                let edge =
                    label.factor.filter(|_| parameter != self.run.selected).map(|area| self.filter(parameter, area));
                self.handles.extend([self.handle(parameter, label.area)].into_iter().chain(edge));
            }
        }
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
        Some((self.run.shown(&found.name(self.run.network())), found.value))
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
        let name = self.run.shown(&nn::parameter_name(self.run.network(), parameter));
        format!("{name} {}", digits(self.run.now(self.moment, parameter), 3))
    }

    /// Writes the parameter's name and value, and below it the factor if it is lit; tells where it stands.
    fn label(&mut self, parameter: Parameter) -> Placed {
        let selected = parameter == self.run.selected;
        let lit = self.lit_weight(parameter);
        let text = self.value_text(parameter);
        let name = self.run.shown(&nn::parameter_name(self.run.network(), parameter));
        // Room for a sign and three digits, and for the factor before it is known: labels must not jump.
        let mut width = label_width(&text).max(label_width(&format!("{name} −0.000")));
        let (layer, to) = (parameter.layer(), parameter.to());
        let radius = self.layout.radius;
        let (factor, places) = match parameter {
            Parameter::Weight { from, .. } => {
                let factor = self.factor(layer, to, (!selected).then_some(from));
                if lit {
                    width = width.max(factor_width(factor.as_ref()));
                }
                let (a, b) = edge(self.layout.units[layer][from], self.neuron(layer, to), radius);
                (factor, along_edge(a, b, width, block(lit), radius))
            }
            Parameter::Bias { .. } => {
                let factor = self.factor(layer, to, None);
                if lit {
                    width = width.max(factor_width(factor.as_ref()));
                }
                (factor, around(self.neuron(layer, to), width, block(lit), radius, self.layout.upright))
            }
        };
        let at = self.labels.place(&places, width, block(lit));
        let up = if lit { 0.5 * LINE } else { 0.0 };
        self.write(at, -up, text, selected, if selected { Role::Accent } else { Role::Ink });
        let rect = |top: f64| Rect { x: at.0 - 0.5 * width, y: at.1 + top, width, height: TALL };
        let factor = factor.filter(|_| lit && self.run.has_gradient());
        if let Some(factor) = &factor {
            self.write(at, up, factor_text(factor), false, self.factor_role());
        }
        // Two handles meet in the middle of the label.
        let area = rect(if factor.is_some() { -TALL } else { -up - 0.5 * TALL });
        Placed { of: parameter, area, factor: factor.map(|_| rect(0.0)) }
    }

    /// What touching the factor of an edge does: the ledger keeps the paths that go along it.
    fn filter(&self, parameter: Parameter, area: Rect) -> Handle {
        let name = nn::parameter_name(self.run.network(), parameter);
        let selected = self.run.through == name;
        Handle {
            id: format!("through-{name}"),
            area,
            key: "through".to_owned(),
            label: Message::new("chain-rule-through").with("name", name.clone()),
            touch: Touch::Select { value: if selected { String::new() } else { name }, selected },
            restart: None,
        }
    }

    /// The number that stands at a handle: it can be typed there, or pulled.
    fn number(&self, name: &str, value: f64, select: Option<Pick>) -> Touch {
        Touch::Number {
            select,
            edits: format!("numbers:{name}"),
            text: plain(value),
            step: 0.05,
            restart: (self.run.updates > 0).then(|| self.run.backward_t()),
        }
    }

    /// After the update the factors belong to weights that are there no more: they step back.
    fn factor_role(&self) -> Role {
        if self.run.progress.act() == Act::Update { Role::Muted } else { Role::Accent }
    }

    /// A value as it fits into a disc.
    fn inside(&self, x: f64) -> String {
        let text = digits(x, 4);
        if text_width(&text, SMALL, false) <= 1.7 * self.layout.radius { text } else { digits(x, 3) }
    }

    /// What touching a label does: it selects the parameter, whose number can then be typed.
    fn handle(&self, parameter: Parameter, area: Rect) -> Handle {
        let name = nn::parameter_name(self.run.network(), parameter);
        let now = self.run.now(self.moment, parameter);
        let selected = parameter == self.run.selected;
        let pick = Pick { key: "select".to_owned(), value: name.clone(), selected };
        Handle {
            id: name.clone(),
            area,
            key: "select".to_owned(),
            label: Message::new("chain-rule-select").with("name", name.clone()).with("value", digits(now, 6)),
            touch: self.number(&name, now, Some(pick)),
            restart: None,
        }
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

    /// The first factor of every lit path, ∂L/∂o or ∂L/∂z of an output, on its way to the loss.
    fn loss_factors(&mut self) {
        let last = self.run.network().depth() - 1;
        let outputs = self.run.network().output_width();
        for unit in 0..outputs {
            if outputs > 3 || !self.lit(last, unit) {
                continue;
            }
            let of_unit = |kind: &FactorKind| match kind {
                FactorKind::LossByOutput { unit: u } | FactorKind::LossByPreactivation { unit: u } => *u == unit,
                _ => false,
            };
            let first = self.moment.ledger.paths.iter().filter_map(|path| path.factors.first());
            let Some(factor) = first.into_iter().find(|factor| of_unit(&factor.kind)) else { continue };
            let name = self.run.shown(&factor.name(self.run.network()));
            let width = label_width(&format!("{name} −0.000"));
            let text = factor_text(&(name, factor.value));
            let width = width.max(label_width(&text));
            let (a, b) = edge(self.neuron(last, unit), self.layout.loss, self.layout.radius);
            let places = along_edge(a, b, width, LINE, self.layout.radius);
            let at = self.labels.place(&places, width, LINE);
            if self.run.has_gradient() {
                let role = self.factor_role();
                self.write(at, 0.0, text, false, role);
            }
        }
    }

    /// Inputs, neurons and the loss: name above, value below, inside the disc.
    fn neurons(&mut self) {
        for (index, places) in self.layout.units.clone().into_iter().enumerate() {
            for (unit, at) in places.into_iter().enumerate() {
                match index.checked_sub(1) {
                    None => self.input(at, unit),
                    Some(layer) => self.one_neuron(at, layer, unit),
                }
            }
        }
        let known = self.run.progress.has_loss().then(|| self.inside(self.moment.loss));
        let focus = self.run.progress.focus() == Some(Focus::Loss) && !self.run.progress.act_is_whole();
        self.disc(self.layout.loss, "L", known, self.run.has_gradient(), focus);
    }

    /// An input, and the handle by which it is set.
    fn input(&mut self, at: (f64, f64), unit: usize) {
        let (name, x) = (format!("x{}", unit + 1), self.run.example.x[unit]);
        self.disc(at, &self.run.shown(&name), Some(figure::exact(x)), false, false);
        let radius = self.layout.radius;
        let area = Rect { x: at.0 - radius, y: at.1 - radius, width: 2.0 * radius, height: 2.0 * radius };
        self.handles.push(self.sample_handle(&name, x, area));
    }

    /// The handle of an input or a target.
    fn sample_handle(&self, name: &str, value: f64, area: Rect) -> Handle {
        Handle {
            id: name.to_owned(),
            area,
            key: format!("numbers:{name}"),
            label: Message::new("chain-rule-set").with("name", name).with("value", digits(value, 6)),
            touch: self.number(name, value, None),
            restart: None,
        }
    }

    /// The targets: beside the loss if there is one, else each beside its output. They come last: what is left of the room is theirs.
    fn targets(&mut self) {
        let outputs = self.run.network().output_width();
        if outputs > 1 && !self.layout.labelled {
            return;
        }
        let last = self.run.network().depth() - 1;
        for unit in 0..outputs {
            let (name, y) = (format!("y{}", unit + 1), self.run.example.y[unit]);
            let text = format!("{} {}", self.run.shown(&name), figure::exact(y));
            let width = label_width(&text).max(label_width("y₁ −0.000"));
            let beside = if outputs == 1 { self.layout.loss } else { self.neuron(last, unit) };
            let places = around(beside, width, LINE, self.layout.radius, self.layout.upright);
            let at = self.labels.place(&places, width, LINE);
            self.write(at, 0.0, text, false, Role::Ink);
            let area = Rect { x: at.0 - 0.5 * width, y: at.1 - 0.5 * TALL, width, height: TALL };
            self.handles.push(self.sample_handle(&name, y, area));
        }
    }

    /// A neuron, and the handle that filters the ledger by it.
    fn one_neuron(&mut self, at: (f64, f64), layer: usize, unit: usize) {
        let run = self.run;
        let number = run.neuron(layer, unit);
        let name = nn::neuron_name(run.network(), layer, unit);
        let value = run.progress.has_output(number).then(|| self.inside(self.moment.trace.o[layer][unit]));
        let focus = run.progress.focus() == Some(Focus::Neuron(number)) && !run.progress.act_is_whole();
        self.disc(at, &self.run.shown(&name), value, self.lit(layer, unit), focus);
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
        self.labels.keep_disc(at, radius);
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

/// Where the label of a parameter stands, and that of its factor.
struct Placed {
    of: Parameter,
    area: Rect,
    factor: Option<Rect>,
}

/// A factor with few digits: the ledger has them all.
fn factor_text((name, value): &(String, f64)) -> String {
    format!("{name} {}", digits(*value, 3))
}

/// Room for a factor, whether or not it is known yet.
fn factor_width(factor: Option<&(String, f64)>) -> f64 {
    factor.map_or(0.0, |factor| label_width(&factor_text(factor)).max(label_width(&format!("{} −0.00", factor.0))))
}

/// The width of a label with its plate.
fn label_width(text: &str) -> f64 {
    text_width(text, SMALL, true) + 6.0
}

/// The height of a label: one line, or two if a factor belongs to it.
fn block(lit: bool) -> f64 {
    if lit { 2.0 * LINE } else { LINE }
}
