//! The checks of gradients and of training, as functions of the code under test: `wrong.rs` holds formulas that teaching
//! tools got wrong, and the same checks must reject them.
//!
//! Each returns the worst error it met, or the sentence that says where it was too large.

use crate::{documents, naive, samples};
use nn::{Activation, Gradient, Network, OptimizerKind, Parameter, forward, loss};

/// Network, x, y to the gradient of one sample.
pub type GradientFn<'a> = &'a dyn Fn(&Network, &[f64], &[f64]) -> Gradient;

/// Draws a random network with an input and a target.
pub type Draw = fn(&mut samples::Random) -> (Network, Vec<f64>, Vec<f64>);

/// Network, xs, ys, rule, steps: full-batch training that returns the loss before each step.
pub type TrainFn<'a> = &'a dyn Fn(&mut Network, &[f64], &[f64], OptimizerKind, usize) -> Vec<f64>;

pub fn nn_gradient(network: &Network, x: &[f64], y: &[f64]) -> Gradient {
    nn::backward(network, &forward(network, x).unwrap(), y).unwrap()
}

pub fn nn_train(network: &mut Network, xs: &[f64], ys: &[f64], kind: OptimizerKind, steps: usize) -> Vec<f64> {
    let samples = xs.len() / network.input_width();
    nn::train(network, xs, ys, &mut nn::Optimizer::new(kind).unwrap(), steps, samples).unwrap()
}

/// The mean gradient of every vector's batch, and ∂L/∂z and ∂L/∂o of its first sample: within 1e-12 of each layer's
/// largest entry.
pub fn gradient_agrees_with_vectors(gradient: GradientFn) -> Result<f64, String> {
    let mut worst = Worst::new(1e-12);
    for document in documents::vectors() {
        let expect = &document.json["expect"];
        let first = gradient(&document.network, document.sample(0).0, document.sample(0).1);
        worst.layers(
            &format!("{}: dL_dz", document.id),
            &first.dz,
            &documents::by_layer(&expect["first_sample"]["dL_dz"]),
        )?;
        if let Some(layers) = expect["first_sample"].get("dL_do") {
            worst.layers(&format!("{}: dL_do", document.id), &first.do_, &documents::by_layer(layers))?;
        }
        let count = document.sample_count();
        let (mut dw, mut db) = (first.dw, first.db);
        for k in 1..count {
            let (x, y) = document.sample(k);
            let next = gradient(&document.network, x, y);
            add(&mut dw, &next.dw);
            add(&mut db, &next.db);
        }
        for g in dw.iter_mut().chain(&mut db).flatten() {
            *g /= count as f64;
        }
        worst.layers(&format!("{}: dL_dw", document.id), &dw, &documents::by_layer(&expect["dL_dw"]))?;
        worst.layers(&format!("{}: dL_db", document.id), &db, &documents::by_layer(&expect["dL_db"]))?;
    }
    Ok(worst.error)
}

/// The loss before each step and the parameters after the last, for every vector and optimizer: within 1e-9.
pub fn training_agrees_with_vectors(train: TrainFn) -> Result<f64, String> {
    let mut worst = Worst::new(1e-9);
    for document in documents::vectors() {
        for run in document.json["expect"]["after_full_batch_steps"].as_array().unwrap() {
            let kind = documents::optimizer(&run["optimizer"]);
            let name = format!("{}: {}", document.id, kind.name());
            let mut network = document.network.clone();
            let losses = train(&mut network, &document.xs, &document.ys, kind, run["steps"].as_u64().unwrap() as usize);
            worst.layers(&format!("{name} losses"), &[losses], &[documents::numbers(&run["loss_history"])])?;
            let weights: Vec<_> = (0..network.depth()).map(|l| network.weights(l).to_vec()).collect();
            let biases: Vec<_> = (0..network.depth()).map(|l| network.biases(l).to_vec()).collect();
            worst.layers(&format!("{name} weights"), &weights, &documents::by_layer(&run["weights"]))?;
            worst.layers(&format!("{name} biases"), &biases, &documents::by_layer(&run["biases"]))?;
        }
    }
    Ok(worst.error)
}

/// The loss; where it may cancel (outputs that are added up), the sum of their sizes.
fn size(network: &Network, x: &[f64], y: &[f64]) -> f64 {
    let trace = forward(network, x).unwrap();
    if network.loss().has_target() {
        loss(network, &trace, y).unwrap()
    } else {
        trace.output().iter().map(|o| o.abs()).sum()
    }
}

/// Central differences of the loss by every parameter of random networks: |∂L/∂w − difference| ≤ 1e-8 · (1 + L + |∂L/∂w|).
/// The tolerance covers what a difference with ε ≈ 6e-6 loses to curvature (ε²·L‴) and to rounding (1e-16·L/ε).
/// A parameter is passed over when moving it by ε carries a pre-activation across a kink: there is no derivative there.
pub fn gradient_agrees_with_differences(gradient: GradientFn, networks: usize, seed: u64) -> Result<f64, String> {
    gradient_agrees_with_differences_on(samples::Random::sample, gradient, networks, seed)
}

/// The same on other random networks.
pub fn gradient_agrees_with_differences_on(
    draw: Draw,
    gradient: GradientFn,
    networks: usize,
    seed: u64,
) -> Result<f64, String> {
    let mut random = samples::Random::new(seed);
    let (mut worst, mut compared, mut passed_over) = (0.0_f64, 0, 0);
    for k in 0..networks {
        let (mut network, x, y) = draw(&mut random);
        let g = gradient(&network, &x, &y);
        let here = size(&network, &x, &y);
        for parameter in network.parameters().collect::<Vec<_>>() {
            let Some(difference) = central_difference(&mut network, parameter, &x, &y) else {
                passed_over += 1;
                continue;
            };
            compared += 1;
            let slope = g.get(parameter).unwrap();
            let error = (slope - difference).abs() / (1.0 + here + slope.abs());
            if error.is_nan() || error > 1e-8 {
                return Err(format!(
                    "network {k} {network:?}, {parameter:?}: gradient {slope:e}, difference {difference:e}"
                ));
            }
            worst = worst.max(error);
        }
        for at in 0..x.len() {
            let Some(difference) = input_difference(&network, at, &x, &y) else { continue };
            let error = (g.dx[at] - difference).abs() / (1.0 + here + g.dx[at].abs());
            if error.is_nan() || error > 1e-8 {
                return Err(format!(
                    "network {k} {network:?}, x{at}: gradient {:e}, difference {difference:e}",
                    g.dx[at]
                ));
            }
        }
    }
    // A check that skips everything checks nothing.
    assert!(passed_over * 100 < compared, "{passed_over} passed over, {compared} compared");
    Ok(worst)
}

/// `None` if a pre-activation crosses a kink on the way.
fn central_difference(network: &mut Network, parameter: Parameter, x: &[f64], y: &[f64]) -> Option<f64> {
    let w = network.get(parameter).unwrap();
    let epsilon = f64::EPSILON.cbrt() * w.abs().max(1.0);
    let mut at = |value: f64| {
        network.set(parameter, value).unwrap();
        let trace = forward(network, x).unwrap();
        let loss = loss(network, &trace, y).unwrap();
        network.set(parameter, w).unwrap();
        (loss, kink_sides(network, &trace))
    };
    let ((high, high_sides), (low, low_sides)) = (at(w + epsilon), at(w - epsilon));
    (high_sides == low_sides).then(|| (high - low) / ((w + epsilon) - (w - epsilon)))
}

/// The same by an input.
fn input_difference(network: &Network, at: usize, x: &[f64], y: &[f64]) -> Option<f64> {
    let epsilon = f64::EPSILON.cbrt() * x[at].abs().max(1.0);
    let moved = |by: f64| {
        let mut x = x.to_vec();
        x[at] += by;
        let trace = forward(network, &x).unwrap();
        (x[at], loss(network, &trace, y).unwrap(), kink_sides(network, &trace))
    };
    let (high, low) = (moved(epsilon), moved(-epsilon));
    (high.2 == low.2).then(|| (high.1 - low.1) / (high.0 - low.0))
}

/// On which side of 0 each pre-activation lies, where the slope (or its slope) jumps there.
fn kink_sides(network: &Network, trace: &nn::Trace) -> Vec<bool> {
    let has_kink =
        |l: &usize| matches!(network.activation(*l), Activation::Relu | Activation::LeakyRelu | Activation::Elu);
    let side = |l: usize| {
        let mut at = trace.z[l].clone();
        if network.normalises(l) {
            nn::normalise(&trace.z[l], &mut at);
        }
        at.into_iter().map(|z| z > 0.0)
    };
    (0..network.depth()).filter(has_kink).flat_map(side).collect()
}

/// The naive twin on random networks: every ∂L/∂w, ∂L/∂b, ∂L/∂z, ∂L/∂o within 1e-9 of the layer's largest entry, and
/// where that is below 1e-5 within 1e-14. The twin is the one that loses digits (it takes 1 − o by subtraction, and so on).
pub fn gradient_agrees_with_twin(gradient: GradientFn, networks: usize, seed: u64) -> Result<f64, String> {
    gradient_agrees_with_twin_on(samples::Random::sample, gradient, networks, seed)
}

/// The same on other random networks.
pub fn gradient_agrees_with_twin_on(
    draw: Draw,
    gradient: GradientFn,
    networks: usize,
    seed: u64,
) -> Result<f64, String> {
    let mut random = samples::Random::new(seed);
    let mut worst = Worst { floor: 1e-5, ..Worst::new(1e-9) };
    for k in 0..networks {
        let (network, x, y) = draw(&mut random);
        let (ours, twin) = (gradient(&network, &x, &y), naive::Twin::new(&network, &x, &y).gradient());
        let name = |what: &str| format!("network {k} {network:?}: {what}");
        worst.layers(&name("dw"), &ours.dw, &twin.dw)?;
        worst.layers(&name("db"), &ours.db, &twin.db)?;
        worst.layers(&name("dz"), &ours.dz, &twin.dz)?;
        worst.layers(&name("do"), &ours.do_, &twin.do_)?;
        worst.layers(&name("dx"), &[ours.dx], &[twin.dx])?;
    }
    Ok(worst.error)
}

/// The worst error so far, and what is still allowed.
pub struct Worst {
    pub error: f64,
    pub allowed: f64,
    /// A layer whose largest entry is smaller than this is measured against this.
    pub floor: f64,
}

impl Worst {
    pub fn new(allowed: f64) -> Worst {
        Worst { error: 0.0, allowed, floor: f64::MIN_POSITIVE }
    }

    /// Compares layer by layer, relative to the largest expected entry of each layer.
    pub fn layers(&mut self, name: &str, ours: &[Vec<f64>], expected: &[Vec<f64>]) -> Result<(), String> {
        if !ours.iter().map(Vec::len).eq(expected.iter().map(Vec::len)) {
            return Err(format!("{name}: another shape"));
        }
        for (l, (ours, expected)) in ours.iter().zip(expected).enumerate() {
            let scale = expected.iter().fold(self.floor, |scale, e| scale.max(e.abs()));
            for (k, (o, e)) in ours.iter().zip(expected).enumerate() {
                let error = (o - e).abs() / scale;
                if error.is_nan() || error > self.allowed {
                    return Err(format!(
                        "{name}[{l}][{k}]: {o:e} instead of {e:e}, off by {error:e} of the layer's largest"
                    ));
                }
                self.error = self.error.max(error);
            }
        }
        Ok(())
    }
}

fn add(sum: &mut [Vec<f64>], terms: &[Vec<f64>]) {
    for (sum, term) in sum.iter_mut().flatten().zip(terms.iter().flatten()) {
        *sum += term;
    }
}
