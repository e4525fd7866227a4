//! What the numbers say, in sentences.

use super::moment::Moment;
use super::{Bench, Shown};
use figure::{Message, digits, power, whole};
use nn::Activation;

pub(super) fn sentences(run: &Bench, shown: &Shown) -> Vec<Message> {
    let moment = &shown.moment;
    let mut found = vec![
        Message::new("vanishing-gradient-product-words")
            .with("growth", growth(moment, run.data.x, shown.track.setup.activation == Activation::Sigmoid))
            .with("gradient", digits(moment.first().abs(), 4))
            .with("last", digits(moment.last(), 4))
            .with("n", run.depth().to_string())
            .with("bound", digits(moment.layers[0].bound, 4))
            .with("size", power(libm::round(moment.exponent()) as i32)),
    ];
    if run.width > 1 {
        found.push(paths(run));
    }
    found.push(moved(run, shown));
    if run.width == 1 {
        let frozen = Message::new("vanishing-gradient-frozen");
        found.push(match shown.frozen {
            Some(depth) => frozen.with("found", "yes").with("depth", depth.to_string()),
            None => frozen.with("found", "no").with("depth", nn::MAX_DEPTH.to_string()),
        });
    }
    found
}

/// With more than one neuron a layer, the gradient is a sum over many paths.
fn paths(run: &Bench) -> Message {
    let (depth, width) = (run.depth(), run.width as f64);
    // Of one weight of the first layer: one path through each choice of neurons in the hidden layers above it.
    let choices = depth.saturating_sub(2);
    let count = (0..choices).fold(1.0, |count, _| count * width);
    Message::new("vanishing-gradient-paths").with("width", run.width.to_string()).with("paths", whole(count))
}

/// What the size of the gradient does on its way from the last weight to the first.
fn growth(moment: &Moment, x: f64, sigmoid: bool) -> &'static str {
    let (first, last) = (moment.first().abs(), moment.last());
    if first == 0.0 && x == 0.0 {
        "no-input"
    } else if moment.underflowed() {
        "underflow"
    } else if first == 0.0 && moment.layers.iter().any(|layer| layer.slope == 0.0) {
        "saturated"
    } else if first == 0.0 {
        "zero"
    } else if moment.depth() == 1 {
        "single"
    } else if (first - last).abs() <= 1e-9 * last {
        "holds"
    } else if first < last {
        "vanishes"
    } else if moment.layers.iter().any(|layer| layer.factor.abs() > 1.0) {
        if sigmoid { "explodes" } else { "grows" }
    } else {
        "larger"
    }
}

/// What the next step does to w1.
fn moved(run: &Bench, shown: &Shown) -> Message {
    let (old, change) = (shown.track.network.weights(0)[0], run.change(shown, 0, 0));
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
        .with("steps", steps(change))
}

/// The steps of this size that move a weight by 0.1.
pub(super) fn steps(change: f64) -> String {
    if change == 0.0 { "∞".to_owned() } else { whole(libm::ceil(0.1 / change.abs())) }
}
