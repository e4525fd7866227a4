//! A factor opened where it stands: the slope of its activation times a weight or what the weight is multiplied by, each with
//! its number; at the loss, the error itself.

use super::bands::{Link, factor};
use super::rows::{Cell, Rows};
use super::{ANNEX, Name, softmax};
use crate::symbols::bracketed;
use figure::{Message, exact};
use nn::{Activation, FactorKind, Parameter};

impl Rows<'_> {
    /// What the factor of a cell is made of.
    pub(super) fn opened(&self, cell: &Cell, value: f64) -> Message {
        if ANNEX
            && self.nudge().is_none()
            && softmax::is_softmax(self.run, self.moment)
            && let Some((FactorKind::LossByPreactivation { unit }, _)) = factor(self.moment, cell.link)
        {
            let [names, numbers] = softmax::said(self.run, self.moment, unit);
            let message = Message::new("chain-rule-opened-softmax").with("name", cell.said.clone());
            let short = if self.run.error_is_slope() { "yes" } else { "no" };
            let layer = self.run.network().depth() - 1;
            return message
                .with("names", names)
                .with("numbers", numbers)
                .with("value", exact(value))
                .with("short", short)
                .with("o", self.run.said(Name::Output { layer, unit }))
                .with("y", self.run.said(Name::Target(unit)));
        }
        let (kind, by) = match factor(self.moment, cell.link) {
            _ if self.nudge().is_some() => ("plain", None),
            Some((FactorKind::OutputByOutput { layer, to, from }, _)) => {
                ("activated", Some(Parameter::Weight { layer, to, from }))
            }
            Some((FactorKind::PreactivationByOutput { layer, to, from }, _)) => {
                ("linear", Some(Parameter::Weight { layer, to, from }))
            }
            Some((FactorKind::OutputByParameter(own), _)) if self.by_weight(own).is_some() => {
                ("activated", self.by_weight(own))
            }
            Some((FactorKind::PreactivationByParameter(own), _)) if self.by_weight(own).is_some() => {
                ("linear", self.by_weight(own))
            }
            Some((FactorKind::OutputByParameter(Parameter::Bias { .. }), _)) => ("bias", None),
            Some((FactorKind::OutputByParameter(_), _)) => ("activated", None),
            Some((FactorKind::PreactivationByParameter(Parameter::Weight { .. }), _)) => ("linear", None),
            Some((FactorKind::LossByPreactivation { .. }, _)) if self.run.error_is_slope() => ("error", None),
            Some((FactorKind::LossByOutput { .. }, _)) if self.times().is_some() => ("error", None),
            _ => ("plain", None),
        };
        let Link { layer, to, from } = cell.link;
        let message = Message::new("chain-rule-opened")
            .with("kind", kind)
            .with("name", cell.said.clone())
            .with("value", exact(value));
        if kind == "error" {
            return self.with_error(message, from.unwrap_or(to));
        }
        let (z, o) = (Name::PreActivation { layer, unit: to }, Name::Output { layer, unit: to });
        let Some(&at) = self.moment.trace.z.get(layer).and_then(|row| row.get(to)) else { return message };
        let network = self.run.network();
        let activation = network.activation(layer);
        let (factor, number) = match (by, self.run.selected) {
            (Some(weight), _) => (Name::Parameter(weight), self.run.old(weight)),
            (None, Parameter::Weight { layer, from, .. }) => {
                (Name::source(layer, from), self.moment.source(layer, from))
            }
            (None, Parameter::Bias { .. }) => (o, 1.0),
        };
        message
            .with("sigmoid", if activation == Activation::Sigmoid { "yes" } else { "no" })
            .with("z", self.run.said(z))
            .with("o", self.run.said(o))
            .with("by", self.run.said(factor))
            .with("slope", bracketed(activation.derivative(at), 4))
            .with("number", bracketed(number, 4))
    }

    /// The weight by which an input in hand enters the neuron of this bias.
    fn by_weight(&self, bias: Parameter) -> Option<Parameter> {
        let (layer, to) = (bias.layer(), bias.to());
        self.run.input().map(|from| Parameter::Weight { layer, to, from })
    }

    /// How often o − y stands in ∂L/∂o, where the loss is a sum of squares.
    fn times(&self) -> Option<f64> {
        let network = self.run.network();
        network.loss().square_factor(network.output_width()).map(|factor| 2.0 * factor)
    }

    /// o − y or a multiple of it, whether the loss is a squared error or a cross-entropy with its own activation.
    fn with_error(&self, message: Message, unit: usize) -> Message {
        let layer = self.run.network().depth() - 1;
        message
            .with("o", self.run.said(Name::Output { layer, unit }))
            .with("y", self.run.said(Name::Target(unit)))
            .with("slope", bracketed(self.moment.trace.o[layer][unit], 4))
            .with("number", bracketed(self.run.example.y[unit], 4))
            .with(
                "loss",
                match self.times() {
                    Some(1.0) => "half",
                    Some(_) => "squares",
                    None => "entropy",
                },
            )
            .with("times", self.times().map_or_else(String::new, |times| bracketed(times, 4)))
    }
}
