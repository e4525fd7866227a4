//! The backward pass in Python: written out for NumPy, by the library for PyTorch and JAX.

use super::network::{Act, Program};
use super::pen::Pen;
use figure::ToList;
use nn::{Activation, Loss, Penalty};

/// f′ from z and a = f(z), as a factor; nothing where it is 1.
fn slope(f: Activation, l: usize) -> String {
    match f {
        Activation::Sigmoid => format!(" * a{l} * (1 - a{l})"),
        Activation::Tanh => format!(" * (1 - a{l} ** 2)"),
        Activation::Relu => format!(" * (z{l} > 0)"),
        Activation::LeakyRelu => format!(" * np.where(z{l} > 0, 1, 0.01)"),
        Activation::Elu => format!(" * np.where(z{l} > 0, 1, np.exp(np.minimum(z{l}, 0)))"),
        Activation::Gelu => {
            format!(" * (normal_cdf(z{l}) + z{l} * np.exp(-0.5 * z{l} ** 2) / np.sqrt(2 * np.pi))")
        }
        Activation::Silu => format!(" * sigmoid(z{l}) * (1 + z{l} * sigmoid(-z{l}))"),
        Activation::Softplus => format!(" * sigmoid(z{l})"),
        Activation::Identity | Activation::Softmax => String::new(),
    }
}

/// δ of every layer from the last to the first, and each layer's gradient.
pub(super) fn written_out(pen: &mut Pen, program: &Program) {
    pen.noted("", "code-backward");
    let network = program.network;
    for layer in (0..program.depth()).rev() {
        let l = layer + 1;
        let mut line = |text: String, numbers: &[f64]| pen.act(Act::Backward, Some(layer), &text, numbers);
        let dz = program.lab(|_, gradient| &gradient.dz[layer]);
        if l == program.depth() && network.loss().is_cross_entropy() {
            line(format!("dz{l} = {}", fused(program)), dz);
        } else {
            line(format!("da{l} = {}", by_output(program, layer)), program.lab(|_, gradient| &gradient.do_[layer]));
            let f = network.activation(layer);
            let of = if f == Activation::Softmax {
                format!("a{l} * (da{l} - np.sum(a{l} * da{l}, axis=0))")
            } else {
                format!("da{l}{}", slope(f, l))
            };
            line(format!("dz{l} = {of}"), dz);
        }
        let penalty = penalty(program, &format!("W{l}"), "np");
        let dw = program.lab(|_, gradient| &gradient.dw[layer]);
        line(format!("dW{l} = dz{l} @ {}.T{penalty}", Program::source(layer)), dw);
        if !program.freeze {
            let sum = match (program.tied, program.one_by_one()) {
                (true, _) => format!("np.sum(dz{l})"),
                (_, true) => format!("dz{l}"),
                _ => format!("np.sum(dz{l}, axis=1, keepdims=True)"),
            };
            line(format!("db{l} = {sum}"), slopes(program, layer, "b"));
        }
    }
}

/// The share of each sample in the mean.
fn share(program: &Program) -> &'static str {
    if program.one_by_one() { "" } else { " / n" }
}

/// ∂L/∂z of a cross-entropy.
fn fused(program: &Program) -> String {
    let l = program.depth();
    match (program.targets_are_whole(), program.one_by_one()) {
        (true, true) => format!("a{l} - y"),
        (true, false) => format!("(a{l} - y) / n"),
        (false, true) => format!("a{l} * np.sum(y, axis=0) - y"),
        (false, false) => format!("(a{l} * np.sum(y, axis=0) - y) / n"),
    }
}

/// ∂L/∂a: from the target, or from the layer above.
fn by_output(program: &Program, layer: usize) -> String {
    let (l, share) = (layer + 1, share(program));
    if l < program.depth() {
        return format!("W{}.T @ dz{}", l + 1, l + 1);
    }
    match program.network.loss() {
        Loss::HalfSquaredError if share.is_empty() => format!("a{l} - y"),
        Loss::HalfSquaredError => format!("(a{l} - y){share}"),
        Loss::SquaredError => format!("2 * (a{l} - y){share}"),
        Loss::MeanSquaredError => format!("2 * (a{l} - y) / {}{share}", program.network.output_width()),
        _ => format!("np.ones_like(a{l}){share}"),
    }
}

/// What large weights add to their slope.
fn penalty(program: &Program, w: &str, module: &str) -> String {
    let Penalty { l1, l2 } = program.penalty;
    let second = if l2 == 0.0 { String::new() } else { format!(" + l2 * {w}") };
    let first = if l1 == 0.0 { String::new() } else { format!(" + l1 * {module}.sign({w})") };
    second + &first
}

pub(super) fn by_torch(pen: &mut Pen, program: &Program) {
    pen.noted("", "code-gradient");
    pen.act(Act::Backward, None, "L.backward()", &[]);
    for (layer, w) in program.moved() {
        let text = format!("d{w} = {w}.grad{}", added(program, &w, "torch"));
        pen.act(Act::Backward, Some(layer), &text, slopes(program, layer, &w));
    }
}

pub(super) fn by_jax(pen: &mut Pen, program: &Program) {
    pen.noted("", "code-gradient");
    let names: Vec<String> = program.names().map(|(_, name)| name).list();
    let y = if program.network.loss().has_target() { ", y" } else { "" };
    let call = format!("L, gradient = jax.value_and_grad(loss)([{}], x{y})", names.join(", "));
    pen.act(Act::Backward, None, &call, &[]);
    for (at, (layer, w)) in program.names().enumerate() {
        if !(program.freeze && w.starts_with('b')) {
            let text = format!("d{w} = gradient[{at}]{}", added(program, &w, "jnp"));
            pen.act(Act::Backward, Some(layer), &text, slopes(program, layer, &w));
        }
    }
}

/// Only weights have a penalty.
fn added(program: &Program, w: &str, module: &str) -> String {
    if w.starts_with('W') { penalty(program, w, module) } else { String::new() }
}

fn slopes<'p>(program: &'p Program, layer: usize, w: &str) -> &'p [f64] {
    let weight = w.starts_with('W');
    program.lab(|_, gradient| if weight { &gradient.dw[layer] } else { program.biases(&gradient.db[layer]) })
}
