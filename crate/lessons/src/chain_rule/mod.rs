//! Chain rule (notes N6–N13): any small network, one weight, its paths to the loss, and three acts that can be walked
//! neuron by neuron.

mod check;
mod document;
#[cfg_attr(not(feature = "chain-rule-more"), path = "no_exercises.rs")]
mod exercises;
mod labels;
mod layout;
mod notation;
mod picture;
mod predict;
mod product;
mod progress;
mod schema;
mod settle;
mod slice;
mod steps;
mod tables;
mod tasks;

use crate::networks::{self, Example};
use crate::sgd::updated;
use crate::symbols::sure;
use crate::{Body, Control, Formula, Lesson, Panel, Place, Preset, Reading, Refusal, Run, Values};
use exercises::Task;
use figure::{Message, digits};
use nn::{Gradient, Ledger, Network, Parameter, Path, Trace, backward, forward, ledger, loss};
use notation::Notation;
use progress::{Act, Focus, Pace, Progress};
use schema::{CONTROLS, PRESETS};

/// Whether this module has more than the first view shows: exercises, the usual names, the gradient check, predicting, pasting.
const MORE: bool = cfg!(feature = "chain-rule-more");
/// The ledger lists so many paths at most, the largest first if there are more.
const PATHS: usize = 24;
/// A run stops when a parameter is larger than this.
const FAR: f64 = 1e6;

/// The lesson.
pub(crate) struct ChainRule;

impl Lesson for ChainRule {
    fn slug(&self) -> &'static str {
        "chain-rule"
    }

    fn words(&self) -> &'static str {
        if MORE {
            concat!(include_str!("en.ftl"), "\n", include_str!("exercises/en.ftl"))
        } else {
            include_str!("en.ftl")
        }
    }

    fn annex(&self, values: &Values) -> Option<&'static str> {
        let first = [("task", "explore"), ("notation", "notes"), ("check", "no"), ("predict", "no"), ("open", "no")];
        let all = first.iter().all(|(key, text)| values.text(key) == *text) && values.text(document::KEY).is_empty();
        (!MORE && !all).then_some("chain-rule-more")
    }

    fn controls(&self) -> &'static [Control] {
        CONTROLS
    }

    fn presets(&self) -> &'static [Preset] {
        PRESETS
    }

    /// Forward and backward done, so that a reader who touches nothing sees a gradient with all of its factors.
    fn first_t(&self) -> usize {
        2
    }

    fn settle(&self, before: &Values, values: &mut Values, changed: &[&str]) -> Vec<Refusal> {
        settle::settle(before, values, changed)
    }

    fn start(&self, values: &Values) -> Box<dyn Run> {
        let shape = settle::shape(values);
        let settings = values.settings("numbers");
        let example = networks::example(values.text("network"), &shape, networks::loss(values.text("loss")), &settings);
        let first = Parameter::Weight { layer: 0, to: 0, from: 0 };
        let mut run = Acts {
            notation: Notation::new(values.text("notation") == "usual", &example.network),
            task: Task::Explore,
            selected: nn::parameter_by_name(&example.network, values.text("select")).unwrap_or(first),
            progress: Progress::new(shape.sizes[1..].iter().sum()),
            pace: Pace::named(values.text("pace")),
            eta: values.number("eta"),
            freeze: values.text("freeze") == "yes",
            open: values.text("open") == "yes",
            check: values.text("check") == "yes",
            predict: values.text("predict") == "yes",
            guesses: values.text("guess").split(',').filter(|guess| !guess.is_empty()).map(str::to_owned).collect(),
            lit: values.text("path").parse().ok(),
            off: values.text("off").split(',').filter_map(|index| index.parse().ok()).collect(),
            through: values.text("through").to_owned(),
            start: example.clone(),
            example,
            updates: 0,
            after: None,
            far: None,
        };
        exercises::prepare(&mut run, values);
        Box::new(run)
    }
}

/// Every parameter's name, in the order of the network.
fn names(network: &Network) -> Vec<String> {
    network.parameters().map(|parameter| nn::parameter_name(network, parameter)).collect()
}

/// Training on one sample, small step by small step.
#[derive(Clone)]
struct Acts {
    /// What the learner is about.
    task: Task,
    /// The parameters that this round's forward and backward acts use, and the sample.
    example: Example,
    /// The numbers of step 0: what the learner sets.
    start: Example,
    notation: Notation,
    progress: Progress,
    pace: Pace,
    selected: Parameter,
    eta: f64,
    /// Whether biases stay as they are.
    freeze: bool,
    /// Whether the ledger shows ∂o/∂o as σ′(z)·w.
    open: bool,
    /// Whether every gradient is checked by a central difference.
    check: bool,
    /// Whether each update waits for a guess.
    predict: bool,
    /// What was guessed, update by update.
    guesses: Vec<String>,
    /// The row of the ledger that is lit.
    lit: Option<usize>,
    /// Rows of the ledger that are switched off.
    off: Vec<usize>,
    /// The neuron or weight that the ledger's rows must pass; empty for all.
    through: String,
    updates: usize,
    /// The parameters after this round's update, once it is complete.
    after: Option<Network>,
    /// What the latest update made too large to go on.
    far: Option<Parameter>,
}

/// Everything the view needs of one round, computed from its parameters.
struct Moment {
    trace: Trace,
    gradient: Gradient,
    ledger: Ledger,
    loss: f64,
}

impl Acts {
    fn network(&self) -> &Network {
        &self.example.network
    }

    fn moment(&self) -> Moment {
        let (network, x, y) = (self.network(), &self.example.x, &self.example.y);
        let trace = sure(forward(network, x));
        Moment {
            gradient: sure(backward(network, &trace, y)),
            ledger: sure(ledger(network, self.selected, x, y, PATHS)),
            loss: sure(loss(network, &trace, y)),
            trace,
        }
    }

    /// The t at which the first backward act is complete.
    fn backward_t(&self) -> usize {
        match self.pace {
            Pace::Act => 2,
            Pace::Neuron => 2 * self.progress.count + 1,
        }
    }

    fn name(&self) -> String {
        nn::parameter_name(self.network(), self.selected)
    }

    /// A text with the names in the learner's notation.
    fn shown(&self, text: &str) -> String {
        self.notation.text(text)
    }

    /// A neuron's number through all layers, from 0.
    fn neuron(&self, layer: usize, unit: usize) -> usize {
        self.network().layers()[1..=layer].iter().sum::<usize>() + unit
    }

    /// The layer and unit of that number.
    fn place(&self, mut neuron: usize) -> (usize, usize) {
        for (layer, &size) in self.network().layers()[1..].iter().enumerate() {
            if neuron < size {
                return (layer, neuron);
            }
            neuron -= size;
        }
        (0, 0)
    }

    /// Whether ∂L/∂ of this parameter is known.
    fn has_gradient_of(&self, parameter: Parameter) -> bool {
        self.progress.has_delta(self.neuron(parameter.layer(), parameter.to()))
    }

    fn has_gradient(&self) -> bool {
        self.has_gradient_of(self.selected)
    }

    /// −η·∂L/∂w, or nothing where biases are frozen.
    fn change(&self, moment: &Moment, parameter: Parameter) -> f64 {
        if self.freeze && matches!(parameter, Parameter::Bias { .. }) {
            return 0.0;
        }
        -(self.eta * moment.gradient.get(parameter).unwrap_or(0.0))
    }

    /// The value this round began with.
    fn old(&self, parameter: Parameter) -> f64 {
        self.network().get(parameter).unwrap_or(0.0)
    }

    /// The value now: moved, once the update has come to its neuron.
    fn now(&self, moment: &Moment, parameter: Parameter) -> f64 {
        let moved = self.progress.has_moved(self.neuron(parameter.layer(), parameter.to()));
        if moved { self.old(parameter) + self.change(moment, parameter) } else { self.old(parameter) }
    }

    /// The paths that pass the filter, with their index in the ledger.
    fn shown_paths<'a>(&self, moment: &'a Moment) -> Vec<(usize, &'a Path)> {
        moment.ledger.paths.iter().enumerate().filter(|(_, path)| self.passes(path)).collect()
    }

    /// Whether a path goes through the neuron or weight that is asked for.
    fn passes(&self, path: &Path) -> bool {
        let first = self.selected.layer();
        let network = self.network();
        let neuron = |(at, &unit): (usize, &usize)| nn::neuron_name(network, first + at, unit) == self.through;
        let edge = |(at, pair): (usize, &[usize])| {
            let weight = Parameter::Weight { layer: first + at + 1, to: pair[1], from: pair[0] };
            nn::parameter_name(network, weight) == self.through
        };
        self.through.is_empty()
            || path.units.iter().enumerate().any(neuron)
            || path.units.windows(2).enumerate().any(edge)
    }

    /// The neurons and weights that some paths of the selected parameter pass, and some do not.
    fn stations(&self) -> Vec<String> {
        let layers = self.network().layers();
        let (first, to) = (self.selected.layer(), self.selected.to());
        let mut names = Vec::new();
        let mut below = vec![to];
        for layer in first + 1..self.network().depth() {
            // The last layer has outputs only, and each of them is on some path.
            let units: Vec<usize> = (0..layers[layer + 1]).collect();
            if units.len() > 1 {
                names.extend(units.iter().map(|&unit| nn::neuron_name(self.network(), layer, unit)));
            }
            if units.len() * below.len() > 1 {
                let edges = units.iter().flat_map(|&to| below.iter().map(move |&from| (to, from)));
                let name = |(to, from)| nn::parameter_name(self.network(), Parameter::Weight { layer, to, from });
                names.extend(edges.map(name));
            }
            below = units;
        }
        names
    }

    /// The sum of the rows that are shown and not switched off.
    fn sum_of_rows(&self, moment: &Moment) -> f64 {
        self.shown_paths(moment)
            .iter()
            .filter(|(index, _)| !self.off.contains(index))
            .map(|(_, path)| path.product)
            .sum()
    }

    fn sentence(&self, moment: &Moment) -> Message {
        let gradient = moment.ledger.backprop;
        let sign = if self.waits() {
            "asked"
        } else if gradient < 0.0 {
            "negative"
        } else if gradient > 0.0 {
            "positive"
        } else {
            "zero"
        };
        let old = self.old(self.selected);
        self.about_neuron().unwrap_or_else(|| {
            Message::new("chain-rule-act")
                .with("act", self.progress.act().name())
                .with("name", self.name())
                .with("paths", path_count(&moment.ledger))
                .with("loss", digits(moment.loss, 6))
                .with("gradient", digits(gradient, 6))
                .with("sign", sign)
                .with("old", digits(old, 6))
                .with("new", digits(old + self.change(moment, self.selected), 6))
        })
    }

    /// What is shown where there is no exercise.
    fn explored(&self, width: f64) -> Vec<Panel> {
        let moment = self.moment();
        let panel = |id, place, title: &str, body| Panel { id, place, title: Message::new(title), body };
        let mut panels = vec![
            panel(
                "network",
                Place::Main,
                "chain-rule-network",
                Body::Picture { scene: picture::scene(self, &moment, width), alt: self.describe() },
            ),
            panel("act", Place::Side, "chain-rule-now", Body::Text(self.happened(&moment))),
            panel("steps", Place::Side, "chain-rule-steps", Body::Formula(steps::formulas(self, &moment))),
            panel("update", Place::Side, "chain-rule-update", Body::Formula(self.update_formula(&moment))),
            panel("gradient", Place::Under, "chain-rule-gradient", Body::Formula(product::formula(self, &moment))),
            panel("ledger", Place::Under, "chain-rule-ledger", tables::ledger(self, &moment)),
            panel("cost", Place::Under, "chain-rule-cost", Body::Text(tables::cost(self, &moment))),
            panel(
                "slice",
                Place::Under,
                "chain-rule-slice",
                Body::Picture { scene: slice::scene(self, &moment, width), alt: slice::words(self, &moment) },
            ),
            panel("parameters", Place::Wide, "chain-rule-parameters", tables::parameters(self, &moment)),
            panel("sample", Place::Wide, "chain-rule-sample", tables::sample(self)),
            panel("document", Place::Wide, "chain-rule-document", self.document()),
        ];
        if let Some(body) = self.prediction(&moment) {
            panels.insert(1, panel("predict", Place::Under, "chain-rule-predict", body));
        }
        if MORE && self.check && self.has_gradient() {
            let alt = Message::new("chain-rule-check-words").with("name", self.name());
            let body = Body::Picture { scene: check::scene(self, &moment, width), alt };
            panels.push(panel("check", Place::Under, "chain-rule-check", body));
        }
        panels
    }

    /// What has happened, and what the usual names mean.
    fn happened(&self, moment: &Moment) -> Vec<Message> {
        let legend = self.notation.is_usual().then(|| Message::new("chain-rule-usual"));
        std::iter::once(self.sentence(moment)).chain(legend).collect()
    }

    /// What the latest small step was about, in the middle of an act.
    fn about_neuron(&self) -> Option<Message> {
        let Some(Focus::Neuron(neuron)) = self.progress.focus().filter(|_| !self.progress.act_is_whole()) else {
            return None;
        };
        let (layer, unit) = self.place(neuron);
        let name = nn::neuron_name(self.network(), layer, unit);
        Some(Message::new("chain-rule-small").with("act", self.progress.act().name()).with("neuron", name))
    }

    /// The update is complete: what the next round begins with, or the parameter that ends the run.
    fn finish_round(&mut self) {
        let trace = sure(forward(self.network(), &self.example.x));
        let mut gradient = sure(backward(self.network(), &trace, &self.example.y));
        if self.freeze {
            gradient.db.iter_mut().flatten().for_each(|slope| *slope = 0.0);
        }
        self.updates += 1;
        match updated(self.network(), &gradient, self.eta) {
            Ok(next) => {
                let far = |&parameter: &Parameter| next.get(parameter).is_some_and(|value| value.abs() > FAR);
                self.far = next.parameters().find(far);
                self.after = Some(next);
            }
            Err(parameter) => self.far = Some(parameter),
        }
    }

    fn document(&self) -> Body {
        let about = Message::new("chain-rule-document-about");
        Body::Document { key: document::KEY, text: document::text(&self.start), about }
    }

    fn update_formula(&self, moment: &Moment) -> Vec<Formula> {
        let name = self.name();
        let (op, number) = (Formula::op, Formula::number);
        let known = |text: String| if self.tells_step() { text } else { product::UNKNOWN.to_owned() };
        let labelled = |which: &str| Formula::name(&format!("{name}_{which}"));
        let old = self.old(self.selected);
        vec![
            Formula::row([
                labelled("new").accent(),
                op("="),
                labelled("old").accent(),
                op("−"),
                Formula::name("η"),
                op("·"),
                Formula::partial("L", &name),
            ]),
            Formula::row([
                number(known(digits(old + self.change(moment, self.selected), 6))).accent(),
                op("="),
                number(digits(old, 6)).accent(),
                op("−"),
                number(figure::exact(self.eta)),
                op("·"),
                number(known(crate::symbols::bracketed(moment.ledger.backprop, 6))),
            ]),
        ]
    }
}

/// The exact number of paths.
fn path_count(ledger: &Ledger) -> String {
    // Six hidden layers of eight have 8⁶ paths at most.
    ledger.total_paths().map_or(0, |count| count as u64).to_string()
}

impl Run for Acts {
    fn step(&mut self) {
        if self.stopped().is_some() {
            return;
        }
        if let Some(next) = self.after.take() {
            self.example.network = next;
        }
        self.progress = self.progress.next(self.pace);
        if self.progress.done == self.progress.whole() {
            self.finish_round();
        }
    }

    fn stopped(&self) -> Option<Message> {
        if let Some(still) = self.task.still() {
            return Some(still);
        }
        if self.waits() {
            return Some(self.notation.message(Message::new("chain-rule-gate").with("name", self.name())));
        }
        let far = self.far?;
        Some(
            Message::new("chain-rule-diverged")
                .with("name", nn::parameter_name(self.network(), far))
                .with("far", figure::exact(FAR))
                .with("updates", self.updates.to_string())
                .with("eta", figure::exact(self.eta)),
        )
    }

    fn next(&self) -> Message {
        let next = self.progress.next(self.pace);
        let neuron = match (self.pace, next.focus()) {
            (Pace::Neuron, Some(Focus::Neuron(neuron))) => {
                let (layer, unit) = self.place(neuron);
                format!(" {}", nn::neuron_name(self.network(), layer, unit))
            }
            (Pace::Neuron, Some(Focus::Loss)) => " L".to_owned(),
            _ => String::new(),
        };
        let next = Message::new("chain-rule-next").with("act", next.act().name()).with("neuron", neuron);
        self.notation.message(next)
    }

    fn panels(&self, width: f64) -> Vec<Panel> {
        let panels = exercises::panels(self, width).unwrap_or_else(|| self.explored(width));
        panels.into_iter().map(|panel| self.notation.panel(panel)).collect()
    }

    fn readings(&self) -> Vec<Reading> {
        let moment = self.moment();
        let name = self.name();
        let mut readings = vec![Reading::new(name.clone(), name.clone(), self.now(&moment, self.selected))];
        // While a gradient stands here, its loss does, too: what follows it must not move.
        if self.progress.has_loss() || self.has_gradient() {
            readings.push(Reading::new("loss", "L", moment.loss));
        }
        if self.has_gradient() {
            let change = self.change(&moment, self.selected);
            readings.push(Reading::new(format!("dL_d{name}"), format!("∂L/∂{name}"), moment.ledger.backprop));
            if self.tells_step() {
                readings.push(Reading::new("change", format!("−η·∂L/∂{name}"), change));
            }
        }
        self.notation.readings(readings)
    }

    fn describe(&self) -> Message {
        self.notation.message(exercises::describe(self).unwrap_or_else(|| self.sentence(&self.moment())))
    }

    fn options(&self, key: &str) -> Vec<(String, String)> {
        let names = if key == "through" { self.stations() } else { names(self.network()) };
        let none = (key == "through").then(|| (String::new(), "—".to_owned()));
        none.into_iter().chain(names.into_iter().map(|name| (name.clone(), self.shown(&name)))).collect()
    }

    /// What the task does not use, and with one path there is nothing to filter.
    fn idle(&self) -> Vec<&'static str> {
        let one = self.stations().is_empty();
        let keys = CONTROLS.iter().map(|control| control.key).chain(["t"]);
        keys.filter(|key| !self.task.uses(key) || one && *key == "through").collect()
    }

    fn copy(&self) -> Box<dyn Run> {
        Box::new(self.clone())
    }
}
