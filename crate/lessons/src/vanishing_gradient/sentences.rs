//! What the numbers say, in sentences.

use super::chain::Chain;
use super::{Bench, Shown};
use figure::{Message, digits, integer, power};
use nn::Activation;

/// What has happened, in one sentence.
pub(super) fn describe(run: &Bench, shown: &[Shown]) -> Message {
    let a = &shown[0];
    let told = Message::new("vanishing-gradient-describe")
        .with("t", run.updates.to_string())
        .with("n", run.depth().to_string())
        .with("gradient", digits(a.chain.first(), 3))
        .with("last", digits(a.chain.loss_slope, 3))
        .with("first", digits(a.track.moved(0), 3))
        .with("end", digits(a.track.moved(run.depth() - 1), 3));
    match shown.get(1) {
        Some(b) => told.with("beside", "yes").with("other", digits(b.track.moved(0), 3)),
        None => told.with("beside", "no").with("other", ""),
    }
}

/// What the numbers of one set-up say.
pub(super) fn sentences(run: &Bench, shown: &Shown) -> Vec<Message> {
    let chain = &shown.chain;
    let mut found = vec![
        Message::new("vanishing-gradient-product-words")
            .with("growth", growth(chain, run.data.x, shown.track.setup.activation == Activation::Sigmoid))
            .with("gradient", digits(chain.first().abs(), 4))
            .with("last", digits(chain.last(), 4))
            .with("n", run.depth().to_string())
            .with("bound", digits(chain.layers[0].bound, 4))
            .with("size", power(libm::round(chain.exponent()) as i32)),
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
    Message::new("vanishing-gradient-paths").with("width", run.width.to_string()).with("paths", integer(count))
}

/// What the size of the gradient does on its way from the last weight to the first.
fn growth(chain: &Chain, x: f64, sigmoid: bool) -> &'static str {
    let (first, last) = (chain.first().abs(), chain.last());
    if first == 0.0 && x == 0.0 {
        "no-input"
    } else if chain.underflowed() {
        "underflow"
    } else if first == 0.0 && chain.layers.iter().any(|layer| layer.slope == 0.0) {
        "saturated"
    } else if first == 0.0 {
        "zero"
    } else if chain.depth() == 1 {
        "single"
    } else if (first - last).abs() <= 1e-9 * last {
        "holds"
    } else if first < last {
        "vanishes"
    } else if chain.layers.iter().any(|layer| layer.factor.abs() > 1.0) {
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
    let count = libm::ceil(0.1 / change.abs());
    if count.is_finite() { integer(count) } else { format!("> {}", power(308)) }
}
