//! Chain rule (notes N6–N11): one weight, its paths to the loss, and forward, backward and update as separate acts.

mod layout;
mod networks;
mod picture;
mod product;
mod tables;

use crate::sgd::updated;
use crate::symbols::sure;
use crate::update_rule::ETA;
use crate::{Body, Control, Formula, Kind, Lesson, Panel, Place, Preset, Reading, Refusal, Run, Value, Values};
use figure::{Message, digits};
use networks::Example;
use nn::{Gradient, Ledger, Network, Parameter, Trace, backward, forward, ledger, loss};

/// More paths than this are not listed; the notes' networks have at most two.
const PATHS: usize = 64;
/// A run stops when a parameter is larger than this.
const FAR: f64 = 1e6;

static CONTROLS: &[Control] = &[
    Control { key: "network", symbol: "", kind: Kind::Choice { default: "b", options: networks::NAMES } },
    Control { key: "select", symbol: "", kind: Kind::Parameter { default: "w1" } },
    ETA,
];

static PRESETS: &[Preset] = &[
    Preset { name: "a-w4", values: &[("network", "a"), ("select", "w4")] },
    Preset { name: "a-w1", values: &[("network", "a"), ("select", "w1")] },
    Preset { name: "a-b2", values: &[("network", "a"), ("select", "b2")] },
    Preset { name: "b-w1", values: &[] },
    Preset { name: "c-w1", values: &[("network", "c")] },
];

/// The lesson.
pub(crate) struct ChainRule;

impl Lesson for ChainRule {
    fn slug(&self) -> &'static str {
        "chain-rule"
    }

    fn words(&self) -> &'static str {
        include_str!("en.ftl")
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

    fn settle(&self, values: &mut Values) -> Vec<Refusal> {
        let network = networks::named(values.text("network")).network;
        if nn::parameter_by_name(&network, values.text("select")).is_some() {
            return Vec::new();
        }
        let names: Vec<String> = names(&network);
        let refusal = CONTROLS[1].refuse("refusal-parameter", values.text("select"), &names.join(", "));
        values.set("select", Value::word("w1"));
        vec![refusal]
    }

    fn start(&self, values: &Values) -> Box<dyn Run> {
        let Example { network, x, y } = networks::named(values.text("network"));
        let selected = nn::parameter_by_name(&network, values.text("select")).unwrap_or(Parameter::Weight {
            layer: 0,
            to: 0,
            from: 0,
        });
        let eta = values.number("eta");
        Box::new(Acts {
            before: network.clone(),
            network,
            x,
            y,
            selected,
            eta,
            act: Act::Ready,
            updates: 0,
            overflow: None,
        })
    }
}

/// Every parameter's name, in the order of the network.
fn names(network: &Network) -> Vec<String> {
    network.parameters().map(|parameter| nn::parameter_name(network, parameter)).collect()
}

/// What has been done last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    /// Nothing yet: parameters and inputs only.
    Ready,
    /// z and o of every neuron.
    Forward,
    /// ∂L/∂w of every parameter. Nothing has moved.
    Backward,
    /// The optimizer has moved every parameter.
    Update,
}

impl Act {
    fn name(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Forward => "forward",
            Self::Backward => "backward",
            Self::Update => "update",
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Ready | Self::Update => Self::Forward,
            Self::Forward => Self::Backward,
            Self::Backward => Self::Update,
        }
    }
}

/// Training on one sample, act by act.
#[derive(Clone)]
struct Acts {
    /// The parameters now.
    network: Network,
    /// The parameters that the latest forward and backward act used; an update leaves them behind.
    before: Network,
    x: Vec<f64>,
    y: Vec<f64>,
    selected: Parameter,
    eta: f64,
    act: Act,
    updates: usize,
    /// What the latest update would have made infinite.
    overflow: Option<Parameter>,
}

/// Everything the view needs of one moment, computed from `before`.
struct Moment {
    trace: Trace,
    gradient: Gradient,
    ledger: Ledger,
    loss: f64,
}

impl Acts {
    fn moment(&self) -> Moment {
        let trace = sure(forward(&self.before, &self.x));
        Moment {
            gradient: sure(backward(&self.before, &trace, &self.y)),
            ledger: sure(ledger(&self.before, self.selected, &self.x, &self.y, PATHS)),
            loss: sure(loss(&self.before, &trace, &self.y)),
            trace,
        }
    }

    fn name(&self) -> String {
        nn::parameter_name(&self.network, self.selected)
    }

    /// Whether z and o of the present parameters are known.
    fn has_outputs(&self) -> bool {
        matches!(self.act, Act::Forward | Act::Backward)
    }

    /// Whether the gradient is known: from the backward act until the next forward act.
    fn has_gradient(&self) -> bool {
        matches!(self.act, Act::Backward | Act::Update)
    }

    fn sentence(&self, moment: &Moment) -> Message {
        let gradient = moment.ledger.backprop;
        let sign = if gradient < 0.0 {
            "negative"
        } else if gradient > 0.0 {
            "positive"
        } else {
            "zero"
        };
        Message::new("chain-rule-act")
            .with("act", self.act.name())
            .with("name", self.name())
            .with("paths", moment.ledger.paths.len().to_string())
            .with("loss", digits(moment.loss, 6))
            .with("gradient", digits(gradient, 6))
            .with("sign", sign)
            .with("old", digits(self.old(), 6))
            .with("new", digits(self.new_value(moment), 6))
    }

    fn old(&self) -> f64 {
        self.before.get(self.selected).unwrap_or(0.0)
    }

    /// Where the step puts the selected parameter; after the update it is already there.
    fn new_value(&self, moment: &Moment) -> f64 {
        self.old() - self.eta * moment.ledger.backprop
    }

    fn update(&mut self) {
        self.updates += 1;
        match updated(&self.network, &self.moment().gradient, self.eta) {
            Ok(next) => self.network = next,
            Err(parameter) => self.overflow = Some(parameter),
        }
    }

    fn update_formula(&self, moment: &Moment) -> Vec<Formula> {
        let name = self.name();
        let (op, number) = (Formula::op, Formula::number);
        let known = |text: String| if self.has_gradient() { text } else { product::UNKNOWN.to_owned() };
        let labelled = |which: &str| Formula::name(&format!("{name}_{which}"));
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
                number(known(digits(self.new_value(moment), 6))).accent(),
                op("="),
                number(digits(self.old(), 6)).accent(),
                op("−"),
                number(figure::exact(self.eta)),
                op("·"),
                number(known(crate::update_rule::bracketed(moment.ledger.backprop, 6))),
            ]),
        ]
    }
}

impl Run for Acts {
    fn step(&mut self) {
        if self.stopped().is_some() {
            return;
        }
        self.act = self.act.next();
        match self.act {
            Act::Forward => self.before = self.network.clone(),
            Act::Update => self.update(),
            Act::Backward | Act::Ready => {}
        }
    }

    fn stopped(&self) -> Option<Message> {
        let large = |&parameter: &Parameter| self.network.get(parameter).is_some_and(|value| value.abs() > FAR);
        let far = self.overflow.or_else(|| self.network.parameters().find(large))?;
        Some(
            Message::new("chain-rule-diverged")
                .with("name", nn::parameter_name(&self.network, far))
                .with("far", figure::exact(FAR))
                .with("updates", self.updates.to_string())
                .with("eta", figure::exact(self.eta)),
        )
    }

    fn next(&self) -> Message {
        Message::new("chain-rule-next").with("act", self.act.next().name())
    }

    fn panels(&self, width: f64) -> Vec<Panel> {
        let moment = self.moment();
        let panel = |id, place, title: &str, body| Panel { id, place, title: Message::new(title), body };
        vec![
            panel(
                "network",
                Place::Main,
                "chain-rule-network",
                Body::Picture { scene: picture::scene(self, &moment, width), alt: self.describe() },
            ),
            panel("act", Place::Side, "chain-rule-now", Body::Text(vec![self.sentence(&moment)])),
            panel("update", Place::Side, "chain-rule-update", Body::Formula(self.update_formula(&moment))),
            panel("gradient", Place::Under, "chain-rule-gradient", Body::Formula(product::formula(self, &moment))),
            panel("ledger", Place::Under, "chain-rule-ledger", tables::ledger(self, &moment)),
            panel("parameters", Place::Wide, "chain-rule-parameters", tables::parameters(self, &moment)),
        ]
    }

    fn readings(&self) -> Vec<Reading> {
        let moment = self.moment();
        let name = self.name();
        let value = self.network.get(self.selected).unwrap_or(0.0);
        let mut readings = vec![Reading::new(name.clone(), name.clone(), value)];
        if self.has_outputs() {
            readings.push(Reading::new("loss", "L", moment.loss));
        }
        if self.has_gradient() {
            let gradient = moment.ledger.backprop;
            readings.push(Reading::new(format!("dL_d{name}"), format!("∂L/∂{name}"), gradient));
            readings.push(Reading::new("change", format!("−η·∂L/∂{name}"), -(self.eta * gradient)));
        }
        readings
    }

    fn describe(&self) -> Message {
        self.sentence(&self.moment())
    }

    fn options(&self, _key: &str) -> Vec<String> {
        names(&self.network)
    }

    fn copy(&self) -> Box<dyn Run> {
        Box::new(self.clone())
    }
}
