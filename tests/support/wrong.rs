//! Formulas that look right and are wrong. Each was seen in a teaching tool. They are kept to prove that the checks find them.

use nn::{
    ADAGRAD_EPSILON, ADAM_EPSILON, Activation, Gradient, Network, OptimizerKind, RMSPROP_EPSILON, batch_gradient,
    forward,
};

/// ∂L/∂z without the factor f′(z).
pub fn slope_dropped(network: &Network, x: &[f64], y: &[f64]) -> Gradient {
    backward(network, x, y, &|_, _| 1.0, &|row, dz, _| row.iter().map(|w| w * dz).collect())
}

/// ∂L/∂o of a hidden neuron through its first outgoing weight only.
pub fn one_path_only(network: &Network, x: &[f64], y: &[f64]) -> Gradient {
    let first_only = |row: &[f64], dz: f64, to: usize| row.iter().map(|w| if to == 0 { w * dz } else { 0.0 }).collect();
    backward(network, x, y, &Activation::derivative, &first_only)
}

/// ∂L/∂x with the first layer's weights turned: w of row i where that of column i belongs. Right for a single weight.
pub fn inputs_turned(network: &Network, x: &[f64], y: &[f64]) -> Gradient {
    let mut gradient = right(network, x, y);
    let (fan_in, w) = (x.len(), network.weights(0));
    for (i, dx) in gradient.dx.iter_mut().enumerate() {
        let turned = gradient.dz[0].iter().enumerate();
        *dx = turned.map(|(j, dz)| dz * w[(i * gradient.dz[0].len() + j) % (fan_in * gradient.dz[0].len())]).sum();
    }
    gradient
}

/// A residual connection on the way up, but none on the way down: ∂o/∂o without its 1.
pub fn shortcut_forgotten(network: &Network, x: &[f64], y: &[f64]) -> Gradient {
    remedied(network, x, y, false, true)
}

/// A normalised layer whose mean and variance are taken for constants.
pub fn normal_constant(network: &Network, x: &[f64], y: &[f64]) -> Gradient {
    remedied(network, x, y, true, false)
}

/// Backpropagation through residual connections and normalised layers, either of which may be got wrong.
fn remedied(network: &Network, x: &[f64], y: &[f64], shortcut: bool, whole_normal: bool) -> Gradient {
    let trace = forward(network, x).unwrap();
    let mut g = nn::backward(network, &trace, y).unwrap();
    for l in (0..network.depth()).rev() {
        if l + 1 < network.depth() {
            let (width, above) = (network.layers()[l + 1], l + 1);
            let (weights, dz) = (network.weights(above), &g.dz[above]);
            let down = |i: usize| dz.iter().enumerate().map(|(j, dz)| weights[j * width + i] * dz).sum();
            let mut do_: Vec<f64> = (0..width).map(down).collect();
            if shortcut && network.adds_below(above) {
                do_.iter_mut().zip(&g.do_[above]).for_each(|(sum, above)| *sum += above);
            }
            let (f, n) = (network.activation(l), width as f64);
            let mut at = trace.z[l].clone();
            let scale = if network.normalises(l) { nn::normalise(&trace.z[l], &mut at) } else { 1.0 };
            let slopes: Vec<f64> = do_.iter().zip(&at).map(|(do_, &at)| do_ * f.derivative(at)).collect();
            let mean = slopes.iter().sum::<f64>() / n;
            let tilt = slopes.iter().zip(&at).map(|(g, n)| g * n).sum::<f64>() / n;
            let whole = network.normalises(l) && whole_normal;
            let lost = |at: f64| if whole { mean + at * tilt } else { 0.0 };
            g.dz[l] = slopes.iter().zip(&at).map(|(g, &at)| scale * (g - lost(at))).collect();
            g.do_[l] = do_;
        }
        g.db[l].clone_from(&g.dz[l]);
        let input = if l == 0 { x } else { &trace.o[l - 1] };
        g.dw[l] = g.dz[l].iter().flat_map(|dz| input.iter().map(move |o| dz * o)).collect();
    }
    g
}

/// The bias moved once per incoming weight.
pub fn bias_once_per_weight(network: &Network, x: &[f64], y: &[f64]) -> Gradient {
    let mut gradient = right(network, x, y);
    for (l, db) in gradient.db.iter_mut().enumerate() {
        for db in db {
            *db *= network.layers()[l] as f64;
        }
    }
    gradient
}

/// The same three-line backpropagation with nothing wrong in it: what the checks must let pass.
pub fn right(network: &Network, x: &[f64], y: &[f64]) -> Gradient {
    backward(network, x, y, &Activation::derivative, &|row, dz, _| row.iter().map(|w| w * dz).collect())
}

/// Full-batch training in which each layer's slope is taken after the layers above have moved: at w_new.
pub fn slope_at_w_new(network: &mut Network, xs: &[f64], ys: &[f64], kind: OptimizerKind, steps: usize) -> Vec<f64> {
    let mut losses = Vec::new();
    let mut optimizer = nn::Optimizer::new(kind).unwrap();
    for _ in 0..steps {
        losses.push(batch_gradient(network, xs, ys).unwrap().loss);
        let mut moved = network.clone();
        let mut gradient = batch_gradient(network, xs, ys).unwrap();
        for l in (0..network.depth()).rev() {
            let fresh = batch_gradient(&moved, xs, ys).unwrap();
            gradient.dw[l].clone_from(&fresh.dw[l]);
            gradient.db[l].clone_from(&fresh.db[l]);
            let mut trial = network.clone();
            optimizer.clone().step(&mut trial, &gradient.dw, &gradient.db).unwrap();
            moved.weights_mut(l).copy_from_slice(trial.weights(l));
            moved.biases_mut(l).copy_from_slice(trial.biases(l));
        }
        optimizer.step(network, &gradient.dw, &gradient.db).unwrap();
    }
    losses
}

/// ε inside the root: √(s + ε) in place of √s + ε. Rules without ε are as they should be.
pub fn epsilon_inside_root(
    network: &mut Network,
    xs: &[f64],
    ys: &[f64],
    kind: OptimizerKind,
    steps: usize,
) -> Vec<f64> {
    adaptive(network, xs, ys, kind, steps, &|s, epsilon| (s + epsilon).sqrt())
}

/// The same with nothing wrong in it.
pub fn epsilon_outside_root(
    network: &mut Network,
    xs: &[f64],
    ys: &[f64],
    kind: OptimizerKind,
    steps: usize,
) -> Vec<f64> {
    adaptive(network, xs, ys, kind, steps, &|s, epsilon| s.sqrt() + epsilon)
}

/// Adagrad, RMSprop and Adam with a root to be filled in.
fn adaptive(
    network: &mut Network,
    xs: &[f64],
    ys: &[f64],
    kind: OptimizerKind,
    steps: usize,
    root: &dyn Fn(f64, f64) -> f64,
) -> Vec<f64> {
    let count = network.parameter_count();
    let (mut m, mut s, mut losses) = (vec![0.0; count], vec![0.0; count], Vec::new());
    if matches!(kind, OptimizerKind::Sgd { .. } | OptimizerKind::Momentum { .. } | OptimizerKind::Nesterov { .. }) {
        return crate::checks::nn_train(network, xs, ys, kind, steps);
    }
    for t in 1..=steps as i32 {
        let gradient = batch_gradient(network, xs, ys).unwrap();
        losses.push(gradient.loss);
        for (k, parameter) in network.parameters().collect::<Vec<_>>().into_iter().enumerate() {
            let g = match parameter {
                nn::Parameter::Weight { layer, to, from } => gradient.dw[layer][to * network.layers()[layer] + from],
                nn::Parameter::Bias { layer, to } => gradient.db[layer][to],
            };
            let step = match kind {
                OptimizerKind::Adagrad { eta } => {
                    s[k] += g * g;
                    eta * g / root(s[k], ADAGRAD_EPSILON)
                }
                OptimizerKind::Rmsprop { eta, alpha } => {
                    s[k] = alpha * s[k] + (1.0 - alpha) * g * g;
                    eta * g / root(s[k], RMSPROP_EPSILON)
                }
                OptimizerKind::Adam { eta, beta1, beta2 } => {
                    m[k] = beta1 * m[k] + (1.0 - beta1) * g;
                    s[k] = beta2 * s[k] + (1.0 - beta2) * g * g;
                    eta * m[k] / (1.0 - beta1.powi(t)) / root(s[k] / (1.0 - beta2.powi(t)), ADAM_EPSILON)
                }
                _ => unreachable!(),
            };
            network.set(parameter, network.get(parameter).unwrap() - step).unwrap();
        }
    }
    losses
}

/// A neuron's outgoing weights, its ∂L/∂z and its number, to what it adds to each ∂L/∂o below.
type PassDown<'a> = &'a dyn Fn(&[f64], f64, usize) -> Vec<f64>;

/// Backpropagation with two places to go wrong: the slope f′(z), and what a neuron passes down to each of the layer below.
fn backward(
    network: &Network,
    x: &[f64],
    y: &[f64],
    slope: &dyn Fn(Activation, f64) -> f64,
    pass_down: PassDown,
) -> Gradient {
    let trace = forward(network, x).unwrap();
    // Softmax and the cross-entropies have no f′(z) of their own to get wrong: their output layer is taken as it is.
    let mut gradient = nn::backward(network, &trace, y).unwrap();
    let last = network.depth() - 1;
    let fused = network.fuses_output();
    for l in (0..network.depth()).rev() {
        if l < last {
            let width = network.layers()[l + 1];
            gradient.do_[l] = vec![0.0; width];
            for (to, row) in network.weights(l + 1).chunks(width).enumerate() {
                let down = pass_down(row, gradient.dz[l + 1][to], to);
                gradient.do_[l].iter_mut().zip(down).for_each(|(sum, term)| *sum += term);
            }
        }
        if l < last || !fused {
            let f = network.activation(l);
            gradient.dz[l] = gradient.do_[l].iter().zip(&trace.z[l]).map(|(do_, &z)| do_ * slope(f, z)).collect();
        }
        gradient.db[l].clone_from(&gradient.dz[l]);
        let input = if l == 0 { x } else { &trace.o[l - 1] };
        gradient.dw[l] = gradient.dz[l].iter().flat_map(|dz| input.iter().map(move |o| dz * o)).collect();
    }
    gradient
}
