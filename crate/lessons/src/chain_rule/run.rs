//! The run as the page drives it.

use super::nudge::CHANGE;
use super::progress::{Focus, Pace};
use super::rule::Rule;
use super::schema::CONTROLS;
use super::{ANNEX, Acts, Name, exercises};
use crate::divergence::FAR;
use crate::{Panel, Reading, Room, Run, Stretch};
use figure::{Message, ToList, digits};

impl Run for Acts {
    fn step(&mut self) {
        if self.stopped().is_some() {
            return;
        }
        if let Some(next) = self.after.take() {
            self.before = Some(self.example.clone());
            self.example.network = next;
            self.take_next_sample();
            self.rule.iter_mut().for_each(Rule::go_on);
        }
        self.progress = self.progress.next(self.pace);
        if self.progress.done == self.progress.round_length() {
            self.finish_round();
        }
    }

    fn stopped(&self) -> Option<Message> {
        if let Some(still) = self.task.still() {
            return Some(still);
        }
        if self.waits() {
            return Some(Message::new("chain-rule-gate").with("name", self.said(self.held())));
        }
        let far = self.far?;
        Some(
            Message::new("chain-rule-diverged")
                .with("name", self.key(far))
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
                format!(" {}", self.said(Name::Output { layer, unit }))
            }
            (Pace::Neuron, Some(Focus::Loss)) => " L".to_owned(),
            _ => String::new(),
        };
        Message::new("chain-rule-next").with("act", next.act().name()).with("neuron", neuron)
    }

    fn panels(&self, room: Room) -> Vec<Panel> {
        exercises::panels(self, room).unwrap_or_else(|| self.explored(room))
    }

    fn folds(&self) -> Vec<&'static str> {
        if let Some(folds) = exercises::folds(self) {
            return folds;
        }
        let check = (ANNEX && self.check && self.has_gradient()).then_some("check");
        let memory = (ANNEX && self.rule.is_some() && self.input().is_none()).then_some("memory");
        let first = ["paths", "shares"].into_iter().chain(memory).chain(["neuron", "matrices", "parameters"]);
        let all = first.chain(check).chain(["network", "code", "paper"]);
        all.list()
    }

    fn fold(&self, name: &str, room: Room) -> Vec<Panel> {
        if !ANNEX {
            return Vec::new();
        }
        exercises::fold(self).unwrap_or_else(|| self.deeper(name, room))
    }

    fn ruler(&self) -> Vec<Stretch> {
        let round = self.progress.round_length();
        let [forward, backward, end] = match self.pace {
            Pace::Act => [1, 2, 3],
            Pace::Neuron => [self.progress.count + 1, 2 * self.progress.count + 1, round],
        };
        // The update that ends a round is counted, but the round stays until the next one begins.
        let begun = self.updates - usize::from(self.progress.done == round);
        let stretch = |act: &str, from, to| {
            let label = Message::new("chain-rule-stretch").with("act", act);
            Stretch { label, from: begun * end + from, to: begun * end + to }
        };
        vec![stretch("forward", 0, forward), stretch("backward", forward, backward), stretch("update", backward, end)]
    }

    fn motion(&self) -> f64 {
        self.movement().total
    }

    fn readings(&self) -> Vec<Reading> {
        let moment = self.moment();
        let (key, name) = (self.key(self.held()), self.said(self.held()));
        let mut readings = vec![Reading::new(key.clone(), name.clone(), self.value_now(&moment))];
        // While a gradient stands here, its loss does, too: what follows it must not move.
        if self.progress.has_loss() || self.has_gradient() {
            readings.push(Reading::new("loss", "L", moment.loss));
        }
        if let Some(nudge) = self.nudged(&moment) {
            readings.push(Reading::new("nudge", CHANGE, nudge.change));
        }
        if self.has_gradient() {
            let change = self.change_of_held(&moment);
            let slope = Reading::new(format!("dL_d{key}"), format!("∂L/∂{name}"), moment.ledger.backprop);
            // The same as in the rail: where it stands alone, four digits are enough.
            let brief =
                Reading { key: format!("slope_{key}"), text: digits(moment.ledger.backprop, 4), ..slope.clone() };
            readings.extend([slope, brief]);
            if self.tells_step() && self.input().is_none() {
                let symbol = if self.rule.is_some() { format!("Δ{name}") } else { format!("−η·∂L/∂{name}") };
                readings.push(Reading::new("change", symbol, change));
            }
        }
        readings
    }

    fn describe(&self) -> Message {
        exercises::describe(self).unwrap_or_else(|| self.sentence(&self.moment()))
    }

    fn options(&self, key: &str) -> Vec<(String, String)> {
        let all = || {
            let own = self.network().parameters().filter(|own| self.is_first(*own));
            let mut names: Vec<Name> = own.map(Name::Parameter).list();
            // The first module leaves inputs to the annex.
            if ANNEX {
                names.extend((0..self.example.x.len()).map(Name::Input));
            }
            names
        };
        let names = if key == "through" { self.stations() } else { all() };
        let none = (key == "through").then(|| (String::new(), "—".to_owned()));
        none.into_iter().chain(names.into_iter().map(|name| (self.key(name), self.shown(name)))).list()
    }

    /// What the task does not use, and with one path there is nothing to filter.
    fn idle(&self) -> Vec<&'static str> {
        let one = self.stations().is_empty();
        let keys = CONTROLS.iter().map(|control| control.key).chain(["t"]);
        keys.filter(|key| !self.task.uses(key) || one && *key == "through").list()
    }

    fn copy(&self) -> Box<dyn Run> {
        Box::new(self.clone())
    }
}
