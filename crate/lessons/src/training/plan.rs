//! Changes in the middle of a run: from which update on which optimizer, η and batch size hold.

use super::schedule::split_step;
use super::schema::CONTROLS;
use crate::control::excerpt;
use crate::{Settings, Value, Values};
use nn::OptimizerKind;

/// How updates are made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Manner {
    /// The place of the optimizer's name among all.
    pub(super) optimizer: usize,
    pub(super) eta: f64,
    pub(super) batch: usize,
}

/// The manner of every update: what holds from an update on, until the next. The first holds from the beginning.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plan(Vec<(usize, Manner)>);

/// The most changes that are kept. A learner who moves η while the run plays makes a change with each move.
pub(super) const MOST: usize = 60;

const NAMES: [&str; 6] = OptimizerKind::NAMES;

impl Manner {
    fn of(values: &Values) -> Self {
        let optimizer = NAMES.iter().position(|name| *name == values.text("optimizer")).unwrap_or(0);
        Self { optimizer, eta: values.number("eta"), batch: values.count("batch").max(1) }
    }

    pub(super) fn name(&self) -> &'static str {
        NAMES[self.optimizer]
    }

    /// The update rule, with PyTorch's other numbers, but a momentum that is one.
    pub(super) fn rule(&self) -> OptimizerKind {
        let (eta, momentum) = (self.eta, 0.9);
        match OptimizerKind::from_name(self.name()) {
            Some(OptimizerKind::Momentum { .. }) => OptimizerKind::Momentum { eta, momentum },
            Some(OptimizerKind::Nesterov { .. }) => OptimizerKind::Nesterov { eta, momentum },
            Some(OptimizerKind::Adagrad { .. }) => OptimizerKind::Adagrad { eta },
            Some(OptimizerKind::Rmsprop { alpha, .. }) => OptimizerKind::Rmsprop { eta, alpha },
            Some(OptimizerKind::Adam { beta1, beta2, .. }) => OptimizerKind::Adam { eta, beta1, beta2 },
            _ => OptimizerKind::Sgd { eta },
        }
    }

    /// Writes it into the controls.
    fn into(self, values: &mut Values) {
        values.set("optimizer", Value::word(self.name()));
        values.set("eta", Value::number(self.eta));
        values.set("batch", Value::number(self.batch as f64));
    }
}

impl Plan {
    /// The plan of settled values.
    pub(super) fn of(values: &Values) -> Self {
        let mut changes: Vec<(usize, &str, f64)> = Vec::new();
        let settings = values.settings("changes");
        for (name, number) in settings.iter() {
            let Some((word, step)) = split_step(name) else { continue };
            let place = changes.partition_point(|(at, ..)| *at <= step);
            changes.insert(place, (step, word, number));
        }
        let mut manner = Manner::of(values);
        let mut plan = vec![(0, manner)];
        for (step, word, number) in changes {
            match NAMES.iter().position(|name| *name == word) {
                Some(optimizer) => (manner.optimizer, manner.eta) = (optimizer, number),
                None => manner.batch = number as usize,
            }
            match plan.last_mut().filter(|last| last.0 == step) {
                Some(last) => last.1 = manner,
                None => plan.push((step, manner)),
            }
        }
        Self(plan)
    }

    /// What holds for the update after `t`.
    pub(super) fn at(&self, t: usize) -> Manner {
        let known = self.0.iter().rev().find(|(from, _)| *from <= t);
        known.or(self.0.first()).map_or(Manner { optimizer: 0, eta: 0.1, batch: 1 }, |(_, manner)| *manner)
    }

    /// The update from which on something else holds than at `t`; `MAX` if nothing changes any more.
    pub(super) fn next_change(&self, t: usize) -> usize {
        self.0.iter().map(|(from, _)| *from).find(|from| *from > t).unwrap_or(usize::MAX)
    }

    /// The updates that are made alike by both plans: all before this one.
    pub(super) fn same_until(&self, other: &Self) -> usize {
        let all = self.0.iter().chain(&other.0).map(|(from, _)| *from);
        all.filter(|&t| self.at(t) != other.at(t)).min().unwrap_or(usize::MAX)
    }

    /// Every change after the first, with what held before.
    pub(super) fn changes(&self) -> impl Iterator<Item = (usize, Manner, Manner)> {
        self.0.windows(2).map(|pair| (pair[1].0, pair[0].1, pair[1].1))
    }

    /// This plan up to `t`, and another manner from there on.
    fn changed_at(mut self, t: usize, manner: Manner) -> Self {
        self.0.retain(|(from, _)| *from < t);
        if self.0.len() >= MOST {
            self.0.pop(); // the latest change gives way: it was a moment in the same pull at a slider
        }
        self.0.push((t, manner));
        self
    }

    /// As settings; nothing for a plan without changes.
    fn settings(&self) -> Settings {
        let mut settings = Settings::default();
        let mut before: Option<Manner> = None;
        for (from, manner) in &self.0 {
            let same = |one: &dyn Fn(&Manner) -> bool| before.as_ref().is_some_and(one);
            if !same(&|b| (b.optimizer, b.eta) == (manner.optimizer, manner.eta)) {
                settings.set(&format!("{}{from}", manner.name()), manner.eta);
            }
            if !same(&|b| b.batch == manner.batch) {
                settings.set(&format!("batch{from}"), manner.batch as f64);
            }
            before = Some(*manner);
        }
        // The beginning alone is two. A change to what holds already is none.
        if settings.iter().nth(2).is_some() { settings } else { Settings::default() }
    }
}

/// The part of a written plan that cannot be read, if there is one.
pub(super) fn unknown(settings: &Settings) -> Option<String> {
    let allowed = |key: &str, number: f64| {
        CONTROLS.iter().find(|control| control.key == key).is_some_and(|control| match &control.kind {
            crate::Kind::Number(n) => {
                (n.allowed.0..=n.allowed.1).contains(&number) && (!n.whole || number.fract() == 0.0)
            }
            _ => false,
        })
    };
    let wrong = |(name, number): &(&str, f64)| match split_step(name) {
        Some(("batch", _)) => !allowed("batch", *number),
        Some((word, _)) => !NAMES.contains(&word) || !allowed("eta", *number),
        None => true,
    };
    let too_many = settings.iter().nth(2 * MOST).map(|(name, _)| excerpt(name));
    let found = settings.iter().find(wrong).map(|(name, number)| format!("{name}:{}", figure::ascii(number)));
    found.or(too_many)
}

/// Lets the plan follow a change of values: what is set at update t holds from there on, and the controls show what holds
/// at t. `rewound` says that another run begins; `given` that the plan itself was given.
pub(super) fn follow(before: &Values, values: &mut Values, given: bool, rewound: bool) {
    let t = values.count("t");
    let (old, new) = (Manner::of(before), Manner::of(values));
    let empty = |values: &mut Values| values.set("changes", Value::word(""));
    if given {
        // Spelled as we spell it, so that one plan has one link.
        let plan = Plan::of(values);
        values.set("changes", Value::settings(plan.settings()));
        plan.at(t).into(values);
    } else if rewound || (new != old && (t == 0 || t != before.count("t"))) {
        empty(values);
    } else {
        let mut plan = Plan::of(before);
        if new != old {
            plan = plan.changed_at(t, new);
        }
        values.set("changes", Value::settings(plan.settings()));
        plan.at(t).into(values);
    }
}
