//! Updates by another rule than plain gradient descent: weight decay, and the optimizers that remember. What is remembered begins
//! anew with each run, and follows from its values like all else.

use super::acts::Acts;
use super::product::UNKNOWN;
use super::{Moment, Name};
use crate::code::Memory;
use crate::codec::{Codec, Item, about};
use crate::infallible::infallible;
use crate::rule_formula::{Numbers, symbols};
use crate::settings::set_item;
use crate::{Body, Cell, Column, Formula, Settings, TableRow, Values};
use figure::{Label, Message, ToList, ascii, digits, exact};
use nn::{Gradient, Network, Optimizer, OptimizerKind, Parameter, Penalty};
use std::cell::OnceCell;
use std::rc::Rc;

/// So many of the latest updates are listed.
const LISTED: usize = 8;

/// The numbers that say how much of the past stays, each with its symbol and its value in a fresh lesson.
const SHARES: [(&str, &str, f64); 4] =
    [("mu", "μ", 0.9), ("alpha", "α", 0.99), ("beta1", "β₁", 0.9), ("beta2", "β₂", 0.999)];

/// Those that were set: `mu:0.5`.
pub(super) static MEMORY: Codec = Codec {
    parse: |control, given, read| {
        Settings::read(given, is_share, read)
            .map_err(|part| vec![control.refuse("refusal-memory", &part, "mu:0.9,alpha:0.99,beta1:0.9,beta2:0.999")])
    },
    parse_item: Some(|control, old, item: Item, read| set_item(control, old, item, is_share, "refusal-share", read)),
    about: about("How much the optimizer keeps: `mu:0.9,alpha:0.99,beta1:0.9,beta2:0.999`"),
};

fn is_share(name: &str, number: f64) -> bool {
    SHARES.iter().any(|(known, ..)| *known == name) && (0.0..1.0).contains(&number)
}

/// A rule, and what it remembers of this run.
#[derive(Clone)]
pub(super) struct Rule {
    kind: OptimizerKind,
    decay: f64,
    /// Before this round's update.
    optimizer: Optimizer,
    /// This round's update, once it is asked for.
    taken: OnceCell<Rc<Taken>>,
    past: Vec<Past>,
}

/// An update of all parameters.
struct Taken {
    /// The slopes that the rule takes: with weight decay.
    g: Vec<f64>,
    /// What is added to each parameter.
    changes: Vec<f64>,
    after: Optimizer,
}

/// An update of the selected parameter, as it is listed.
#[derive(Clone)]
struct Past {
    update: usize,
    g: f64,
    mean: f64,
    square: f64,
    change: f64,
    new: f64,
}

/// The optimizer of settled values, with its numbers.
fn kind(values: &Values) -> OptimizerKind {
    let (eta, memory) = (values.number("eta"), values.settings("memory"));
    let share = |name: &str| {
        let usual = SHARES.iter().find(|(known, ..)| *known == name).map_or(0.0, |(.., usual)| *usual);
        memory.get(name).unwrap_or(usual)
    };
    match values.text("optimizer") {
        "momentum" => OptimizerKind::Momentum { eta, momentum: share("mu") },
        "nesterov" => OptimizerKind::Nesterov { eta, momentum: share("mu") },
        "adagrad" => OptimizerKind::Adagrad { eta },
        "rmsprop" => OptimizerKind::Rmsprop { eta, alpha: share("alpha") },
        "adam" => OptimizerKind::Adam { eta, beta1: share("beta1"), beta2: share("beta2") },
        _ => OptimizerKind::Sgd { eta },
    }
}

/// Which of the numbers in [`SHARES`] a rule has, and their values.
fn shares(kind: OptimizerKind) -> Vec<(&'static str, f64)> {
    match kind {
        OptimizerKind::Momentum { momentum, .. } | OptimizerKind::Nesterov { momentum, .. } => vec![("mu", momentum)],
        OptimizerKind::Rmsprop { alpha, .. } => vec![("alpha", alpha)],
        OptimizerKind::Adam { beta1, beta2, .. } => vec![("beta1", beta1), ("beta2", beta2)],
        _ => Vec::new(),
    }
}

impl Rule {
    /// What a program of the next rounds needs to know of it.
    pub(super) fn program(&self) -> (OptimizerKind, Memory, Penalty) {
        (self.kind, Memory::of(&self.optimizer), Penalty { l1: 0.0, l2: self.decay })
    }

    /// The rule of settled values; none for plain gradient descent, which needs nothing of this.
    pub(super) fn of(values: &Values) -> Option<Self> {
        let (kind, decay) = (kind(values), values.number("decay"));
        let plain = matches!(kind, OptimizerKind::Sgd { .. }) && decay == 0.0 || values.text("task") != "explore";
        let rule = || Self {
            kind,
            decay,
            optimizer: infallible(Optimizer::new(kind)),
            taken: OnceCell::new(),
            past: Vec::new(),
        };
        (!plain).then(rule)
    }

    pub(super) fn name(&self) -> &'static str {
        self.kind.name()
    }

    /// λ of the weight decay.
    pub(super) fn decay(&self) -> f64 {
        self.decay
    }

    /// Weights decay, and biases do not.
    fn slope(&self, network: &Network, gradient: &Gradient, parameter: Parameter) -> f64 {
        let g = gradient.get(parameter).unwrap_or(0.0);
        match parameter {
            Parameter::Weight { .. } if self.decay != 0.0 => g + self.decay * network.get(parameter).unwrap_or(0.0),
            _ => g,
        }
    }

    fn taken(&self, run: &Acts) -> Rc<Taken> {
        let taken = || {
            let (network, gradient) = (run.network(), run.slopes());
            let g: Vec<f64> = network.parameters().map(|parameter| self.slope(network, &gradient, parameter)).list();
            // The rules do not look at the parameters: from 0, each lands on its change.
            let mut changes = vec![0.0; g.len()];
            let mut after = self.optimizer.clone();
            infallible(after.step_numbers(&mut changes, &g));
            Rc::new(Taken { g, changes, after })
        };
        Rc::clone(self.taken.get_or_init(taken))
    }

    /// What this round's update adds to a parameter.
    pub(super) fn change(&self, run: &Acts, parameter: Parameter) -> f64 {
        place(run, parameter).and_then(|at| self.taken(run).changes.get(at).copied()).unwrap_or(0.0)
    }

    /// The network after this round's update, or the parameter that it would make infinite. It is remembered then.
    pub(super) fn finish(&mut self, run: &Acts) -> Result<Network, Parameter> {
        let taken = self.taken(run);
        let mut next = run.network().clone();
        for (parameter, change) in run.network().parameters().zip(&taken.changes) {
            next.set(parameter, run.old(parameter) + change).map_err(|_| parameter)?;
        }
        if let Some(at) = place(run, run.selected) {
            let of = |numbers: &[f64]| numbers.get(at).copied().unwrap_or(0.0);
            if self.past.len() == LISTED {
                self.past.remove(0);
            }
            self.past.push(Past {
                update: run.updates,
                g: of(&taken.g),
                mean: of(taken.after.mean()),
                square: of(taken.after.square()),
                change: of(&taken.changes),
                new: next.get(run.selected).unwrap_or(0.0),
            });
        }
        Ok(next)
    }

    /// The next round begins.
    pub(super) fn go_on(&mut self) {
        if let Some(taken) = self.taken.take() {
            self.optimizer = taken.after.clone();
        }
    }

    /// The rule in symbols, and with the numbers of the selected parameter.
    pub(super) fn formulas(&self, run: &Acts, moment: &Moment) -> Vec<Formula> {
        let (taken, own) = (self.taken(run), run.selected);
        let at = place(run, own).unwrap_or(0);
        let slope = moment.ledger.backprop;
        let known = run.has_gradient();
        let number = |text: String| Formula::number(if known { text } else { UNKNOWN.to_owned() });
        let mut gradient = vec![Formula::name("g"), Formula::op("="), run.partial(Name::Loss, own).accent()];
        let decays = self.decay != 0.0 && matches!(own, Parameter::Weight { .. });
        if decays {
            gradient.extend([Formula::op("+"), Formula::name("λ"), Formula::op("·"), run.symbol(own)]);
            gradient.extend([Formula::op("="), number(digits(slope, 5)), Formula::op("+")]);
            gradient.extend([Formula::number(exact(self.decay)), Formula::op("·")]);
            gradient.push(Formula::number(crate::symbols::bracketed(run.old(own), 5)));
        }
        gradient.extend([Formula::op("="), number(digits(taken.g[at], 5))]);
        let numbers = Numbers {
            name: &run.said(own),
            old: run.old(own),
            eta: run.eta,
            g: known.then(|| taken.g[at]),
            before: &self.optimizer,
            after: &taken.after,
            at,
            new: run.tells_step().then(|| run.old(own) + run.change(moment, own)),
            epsilon: true,
        };
        let mut lines = symbols(self.kind, true);
        lines.push(Formula::row(gradient));
        lines.extend(numbers.lines());
        lines
    }

    /// How much stays of the past, to be changed.
    pub(super) fn inputs(&self) -> Option<Body> {
        let row = |(name, value): (&str, f64)| {
            let symbol = SHARES.iter().find(|(known, ..)| *known == name).map_or("", |(_, symbol, _)| *symbol);
            let label = Message::new("chain-rule-memory-share").with("name", symbol);
            let input = Cell::Input { text: ascii(value), key: format!("memory:{name}"), label };
            let meaning = Cell::words(Message::new("chain-rule-memory-means").with("name", name));
            TableRow {
                id: name.to_owned(),
                choose: None,
                total: false,
                groups: Vec::new(),
                cells: vec![Cell::symbol(symbol), input, meaning],
            }
        };
        let rows: Vec<TableRow> = shares(self.kind).into_iter().map(row).list();
        let columns = vec![
            Column { label: Label::words("chain-rule-column-parameter"), numeric: false },
            Column { label: Label::words("chain-rule-column-value"), numeric: true },
            Column { label: Label::words("chain-rule-column-meaning"), numeric: false },
        ];
        (!rows.is_empty()).then_some(Body::Table { columns, rows })
    }

    /// The latest updates of the selected parameter: what the rule took, what it remembered, and what it made of it.
    pub(super) fn history(&self) -> Option<Body> {
        type Number = fn(&Past) -> f64;
        let (mean, square): ((&str, Number), (&str, Number)) = (("m", |past| past.mean), ("s", |past| past.square));
        let memory: Vec<(&str, Number)> = match self.kind {
            OptimizerKind::Sgd { .. } => Vec::new(),
            OptimizerKind::Momentum { .. } | OptimizerKind::Nesterov { .. } => vec![("v", mean.1)],
            OptimizerKind::Adagrad { .. } | OptimizerKind::Rmsprop { .. } => vec![square],
            OptimizerKind::Adam { .. } => vec![mean, square],
        };
        let all: Vec<(&str, Number)> = [("g", (|past: &Past| past.g) as Number)]
            .into_iter()
            .chain(memory)
            .chain([("Δ", (|past: &Past| past.change) as Number), ("w_new", |past| past.new)])
            .list();
        let row = |past: &Past| TableRow {
            id: format!("update-{}", past.update),
            choose: None,
            total: false,
            groups: Vec::new(),
            cells: std::iter::once(past.update.to_string())
                .chain(all.iter().map(|(_, number)| digits(number(past), 6)))
                .map(Cell::symbol)
                .list(),
        };
        let first = Column { label: Label::words("chain-rule-column-update"), numeric: true };
        let columns = all.iter().map(|(symbol, _)| Column { label: Label::symbol(*symbol), numeric: true });
        let columns = std::iter::once(first).chain(columns).list();
        (!self.past.is_empty()).then(|| Body::Table { columns, rows: self.past.iter().map(row).list() })
    }
}

/// A parameter's place among all.
fn place(run: &Acts, parameter: Parameter) -> Option<usize> {
    run.network().parameters().position(|other| other == parameter)
}
