//! What has happened, in words.

use super::rows::{Rows, THREE, sides};
use super::rule::Rule;
use super::shown::Shown;
use super::{Act, Acts, Focus, Moment, Name, path_count};
use crate::prediction::yes_no;
use figure::{Message, ToList, digits};

impl Acts {
    pub(super) fn sentence(&self, moment: &Moment) -> Message {
        let gradient = moment.ledger.backprop;
        let backward = self.progress.act() == Act::Backward;
        let ruled = self.rule.is_some() && self.input().is_none() && backward && !self.held_stays();
        // Where plain gradient descent goes, the slope says; another rule may go elsewhere.
        let uphill = if ruled { self.direction(moment, self.selected) } else { gradient };
        let sign = if self.waits() {
            "asked"
        } else if uphill < 0.0 {
            "negative"
        } else if uphill > 0.0 {
            "positive"
        } else {
            "zero"
        };
        let old = self.value();
        let then = self.loss_after();
        let fell = match (then < moment.loss, then > moment.loss) {
            (true, _) => "yes",
            (_, true) => "no",
            _ => "same",
        };
        let special = self.about_nudge(moment).or_else(|| self.about_neuron());
        special.unwrap_or_else(|| {
            let message = Message::new(if ruled { "chain-rule-act-rule" } else { self.act_told() });
            let message = if self.is_mean() || self.takes_turns() { self.batch.told(message) } else { message };
            message
                .with("optimizer", self.rule.as_ref().map_or("", Rule::name))
                .with("act", self.progress.act().name())
                .with("name", self.said(self.held()))
                .with("paths", path_count(&moment.ledger))
                .with("loss", digits(moment.loss, 4))
                .with("gradient", digits(gradient, 4))
                .with("sign", sign)
                .with("old", digits(old, 4))
                .with("new", digits(old + self.change_of_held(moment), 4))
                .with("then", digits(then, 4))
                .with("freeze", yes_no(self.freeze))
                .with("fell", fell)
        })
    }

    /// Whether the parameter in hand is a bias, and biases stay as they are.
    pub(super) fn held_stays(&self) -> bool {
        self.input().is_none() && self.stays(self.selected)
    }

    fn act_told(&self) -> &'static str {
        if self.held_stays() && matches!(self.progress.act(), Act::Backward | Act::Update) {
            return "chain-rule-stays";
        }
        match (self.is_mean(), self.input().is_some()) {
            (true, _) => "chain-rule-act-mean",
            (_, true) => "chain-rule-act-input",
            _ if self.takes_turns() => "chain-rule-act-turn",
            _ => "chain-rule-act",
        }
    }

    /// What has happened, and what the usual names mean.
    pub(super) fn happened(&self, moment: &Moment) -> Vec<Message> {
        let legend = self.is_usual().then(|| Message::new("chain-rule-usual"));
        std::iter::once(self.sentence(moment)).chain(legend).list()
    }

    /// What the latest small step was about, in the middle of an act.
    fn about_neuron(&self) -> Option<Message> {
        let Some(Focus::Neuron(neuron)) = self.progress.focus().filter(|_| !self.progress.act_is_complete()) else {
            return None;
        };
        let (layer, unit) = self.place(neuron);
        let name = self.said(Name::Output { layer, unit });
        Some(
            Message::new("chain-rule-small")
                .with("act", self.progress.act().name())
                .with("freeze", yes_no(self.freeze))
                .with("neuron", name),
        )
    }

    /// The loss with the parameters of now: after an update, those it has made.
    fn loss_after(&self) -> f64 {
        self.loss_with(self.after.as_ref().unwrap_or(self.network()))
    }

    /// What stands in the rail.
    pub(super) fn said_rows(&self, shown: &Shown) -> Message {
        let rows = Rows::new(self, shown, THREE);
        let known = if rows.is_known() { "yes" } else { "no" };
        let found = rows.difference();
        let nudge = if found.kink.is_some() { sides(&found).join("; ") } else { digits(found.value, 4) };
        Message::new("chain-rule-rows")
            .with("known", known)
            .with("name", self.said(self.held()))
            .with("paths", path_count(&shown.paths(self).ledger))
            .with("sum", digits(rows.sum, 4))
            .with("nudge", nudge)
    }
}
