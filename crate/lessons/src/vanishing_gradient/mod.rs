//! Vanishing gradient (notes N14–N17): a chain of sigmoid neurons, each factor w·σ′(z) beside its ceiling ¼·|w|.

mod digits17;
mod pictures;
mod product;
mod tables;

use crate::control::{ETA, linear};
use crate::sgd::updated;
use crate::symbols::sure;
use crate::{Body, Control, Kind, Lesson, Number, Panel, Place, Preset, Reading, Run, Values};
use figure::{Message, digits};
use nn::{Activation, Gradient, Loss, Network, Trace, backward, forward};

/// A run stops when a weight is larger than this.
const FAR: f64 = 1e6;
/// What the last neuron should say.
const TARGET: f64 = 1.0;

static CONTROLS: &[Control] = &[
    Control {
        key: "depth",
        symbol: "n",
        kind: Kind::Number(Number {
            default: 5.0,
            slider: (1.0, 64.0),
            log: false,
            step: 1.0,
            allowed: (1.0, 64.0),
            whole: true,
            marks: &[],
        }),
    },
    Control { key: "w", symbol: "w", kind: linear(1.0, (-10.0, 10.0), 0.1) },
    Control { key: "b", symbol: "b", kind: linear(0.0, (-6.0, 6.0), 0.1) },
    Control { key: "x", symbol: "x", kind: linear(1.0, (-2.0, 2.0), 0.1) },
    ETA,
];

static PRESETS: &[Preset] = &[
    Preset { name: "five", values: &[] },
    Preset { name: "thirty", values: &[("depth", "30")] },
    Preset { name: "ceiling", values: &[("b", "-0.5"), ("x", "0.5")] },
    Preset { name: "four", values: &[("depth", "12"), ("w", "4"), ("b", "-2"), ("x", "0.5")] },
    Preset { name: "explodes", values: &[("depth", "12"), ("w", "8"), ("b", "-4"), ("x", "0.5")] },
];

/// The lesson.
pub(crate) struct VanishingGradient;

impl Lesson for VanishingGradient {
    fn slug(&self) -> &'static str {
        "vanishing-gradient"
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

    fn start(&self, values: &Values) -> Box<dyn Run> {
        let depth = values.whole("depth").max(1);
        let weights = vec![vec![values.number("w")]; depth];
        let biases = vec![vec![values.number("b")]; depth];
        let activations = vec![Activation::Sigmoid; depth];
        let layers = vec![1; depth + 1];
        let network = sure(Network::new(&layers, &activations, Loss::HalfSquaredError, weights, biases));
        Box::new(Chain { network, x: values.number("x"), eta: values.number("eta"), updates: 0, overflow: None })
    }
}

/// A chain of single neurons, trained on one sample.
#[derive(Clone)]
struct Chain {
    network: Network,
    x: f64,
    eta: f64,
    updates: usize,
    /// The layer that the latest update would have made infinite.
    overflow: Option<usize>,
}

/// Everything the view needs of one moment.
struct Moment {
    trace: Trace,
    gradient: Gradient,
    /// Per layer, first to last: what the gradient is multiplied by on its way through.
    layers: Vec<Layer>,
    /// ∂L/∂o of the last neuron, where the product starts.
    loss_slope: f64,
}

/// One layer's share of the product.
struct Layer {
    /// σ′(z).
    slope: f64,
    /// What σ′ is multiplied by: w, or for the first layer the input x, since there the path ends in w1 itself.
    carried: f64,
    /// carried·σ′(z).
    factor: f64,
    /// ¼·|carried|.
    ceiling: f64,
    /// The product from the loss back to here, this layer's factor included.
    running: f64,
    /// The same product of ceilings.
    bound: f64,
}

impl Chain {
    fn depth(&self) -> usize {
        self.network.depth()
    }

    fn weight(&self, layer: usize) -> f64 {
        self.network.weights(layer)[0]
    }

    fn moment(&self) -> Moment {
        let trace = sure(forward(&self.network, &[self.x]));
        let gradient = sure(backward(&self.network, &trace, &[TARGET]));
        let loss_slope = gradient.do_[self.depth() - 1][0];
        Moment { layers: self.layers(&trace, loss_slope), trace, gradient, loss_slope }
    }

    /// From the loss back to w1: the last layer's factor first, running products as they grow; returned first to last.
    fn layers(&self, trace: &Trace, loss_slope: f64) -> Vec<Layer> {
        let bound_of_slope = Activation::Sigmoid.bound().supremum;
        let (mut running, mut bound) = (loss_slope, loss_slope.abs());
        let mut layers: Vec<Layer> = (0..self.depth())
            .rev()
            .map(|l| {
                let slope = Activation::Sigmoid.derivative(trace.z[l][0]);
                let carried = if l == 0 { self.x } else { self.weight(l) };
                let (factor, ceiling) = (slope * carried, bound_of_slope * carried.abs());
                running *= factor;
                bound *= ceiling;
                Layer { slope, carried, factor, ceiling, running, bound }
            })
            .collect();
        layers.reverse();
        layers
    }

    fn change(&self, moment: &Moment, layer: usize) -> f64 {
        -(self.eta * moment.gradient.dw[layer][0])
    }

    fn sentences(&self, moment: &Moment) -> Vec<Message> {
        let last = moment.gradient.dw[self.depth() - 1][0];
        let gradient = moment.gradient.dw[0][0];
        let product = Message::new("vanishing-gradient-product-words")
            .with("growth", self.growth(moment))
            .with("gradient", digits(gradient.abs(), 4))
            .with("last", digits(last.abs(), 4))
            .with("n", self.depth().to_string())
            .with("bound", digits(moment.layers[0].bound, 4));
        vec![product, self.moved(moment)]
    }

    /// What the size of the gradient does on its way from the last weight to the first.
    fn growth(&self, moment: &Moment) -> &'static str {
        let (first, last) = (moment.gradient.dw[0][0].abs(), moment.gradient.dw[self.depth() - 1][0].abs());
        if first == 0.0 && self.x == 0.0 {
            "no-input"
        } else if first == 0.0 && moment.layers.iter().any(|layer| layer.slope == 0.0) {
            "saturated"
        } else if first == 0.0 {
            "zero"
        } else if self.depth() == 1 {
            "single"
        } else if (first - last).abs() <= 1e-9 * last {
            "holds"
        } else if first < last {
            "vanishes"
        } else if moment.layers.iter().any(|layer| layer.factor.abs() > 1.0) {
            "grows"
        } else {
            "larger"
        }
    }

    /// What the next step does to w1.
    fn moved(&self, moment: &Moment) -> Message {
        let (old, change) = (self.weight(0), self.change(moment, 0));
        let moved = if change == 0.0 {
            "zero"
        } else if old + change == old {
            "lost"
        } else if change.abs() >= 0.1 {
            "far"
        } else {
            "some"
        };
        Message::new("vanishing-gradient-moved")
            .with("moved", moved)
            .with("change", digits(change, 4))
            .with("steps", figure::whole(libm::ceil(0.1 / change.abs())))
    }
}

impl Run for Chain {
    fn step(&mut self) {
        if self.stopped().is_some() {
            return;
        }
        self.updates += 1;
        match updated(&self.network, &self.moment().gradient, self.eta) {
            Ok(next) => self.network = next,
            Err(parameter) => self.overflow = Some(parameter.layer()),
        }
    }

    fn stopped(&self) -> Option<Message> {
        let large = |layer: &usize| self.weight(*layer).abs() > FAR || self.network.biases(*layer)[0].abs() > FAR;
        let far = self.overflow.or_else(|| (0..self.depth()).find(large))?;
        Some(
            Message::new("vanishing-gradient-diverged")
                .with("layer", (far + 1).to_string())
                .with("far", figure::exact(FAR))
                .with("t", self.updates.to_string())
                .with("eta", figure::exact(self.eta)),
        )
    }

    fn next(&self) -> Message {
        Message::new("vanishing-gradient-next")
    }

    fn panels(&self, width: f64) -> Vec<Panel> {
        let moment = self.moment();
        let panel = |id, place, title: &str, body| Panel { id, place, title: Message::new(title), body };
        let alt = |id: &str| {
            let least = moment.layers.iter().map(|layer| layer.factor.abs()).fold(f64::INFINITY, f64::min);
            let greatest = moment.layers.iter().map(|layer| layer.factor.abs()).fold(0.0, f64::max);
            Message::new(id)
                .with("n", self.depth().to_string())
                .with("least", digits(least, 4))
                .with("greatest", digits(greatest, 4))
                .with("gradient", digits(moment.gradient.dw[0][0], 4))
        };
        let picture =
            |id, place, title, scene, words| panel(id, place, title, Body::Picture { scene, alt: alt(words) });
        vec![
            picture(
                "product",
                Place::Main,
                "vanishing-gradient-product",
                pictures::product(&moment, width),
                "vanishing-gradient-product-alt",
            ),
            picture(
                "factors",
                Place::Under,
                "vanishing-gradient-factors",
                pictures::factors(&moment, width),
                "vanishing-gradient-factors-alt",
            ),
            picture(
                "sigmoid",
                Place::Under,
                "vanishing-gradient-sigmoid",
                pictures::sigmoid(&moment, width),
                "vanishing-gradient-sigmoid-alt",
            ),
            panel("words", Place::Side, "vanishing-gradient-words", Body::Text(self.sentences(&moment))),
            panel("formula", Place::Side, "vanishing-gradient-formula", Body::Formula(product::formula(self, &moment))),
            panel("weights", Place::Wide, "vanishing-gradient-weights", tables::weights(self, &moment)),
            panel("layers", Place::Wide, "vanishing-gradient-layers", tables::layers(&moment)),
        ]
    }

    fn readings(&self) -> Vec<Reading> {
        let moment = self.moment();
        let (old, change) = (self.weight(0), self.change(&moment, 0));
        vec![
            Reading::new("dL_dw1", "∂L/∂w1", moment.gradient.dw[0][0]),
            Reading::new("bound", "|∂L/∂w1| ≤", moment.layers[0].bound),
            Reading::new("w_old", "w1_old", old),
            Reading::new("change", "−η·∂L/∂w1", change),
            Reading::new("w_new", "w1_new", old + change),
        ]
    }

    fn describe(&self) -> Message {
        let moment = self.moment();
        Message::new("vanishing-gradient-describe")
            .with("t", self.updates.to_string())
            .with("n", self.depth().to_string())
            .with("gradient", digits(moment.gradient.dw[0][0], 4))
            .with("last", digits(moment.gradient.dw[self.depth() - 1][0], 4))
            .with("change", digits(self.change(&moment, 0), 4))
    }

    fn copy(&self) -> Box<dyn Run> {
        Box::new(self.clone())
    }
}
