//! The program in Rust, with nothing but the standard library.

use super::network::{Act, Program};
use super::pen::{Pen, number, row};
use super::rust_parts as parts;
use crate::CodeLine;
use figure::ToList;
use nn::{Activation, Loss, OptimizerKind, Penalty};

pub(super) fn write(program: &Program) -> Vec<CodeLine> {
    let mut pen = Pen::new(program.now);
    pen.lines("#![allow(non_snake_case)]\n");
    pen.lines("use std::array::from_fn;\n");
    parts::functions(&mut pen, program);
    pen.line("fn main() {");
    pen.indent = 1;
    given(&mut pen, program);
    steps(&mut pen, program);
    for (_, name) in program.names() {
        pen.line(&format!("println!(\"{name} {{{name}:?}}\");"));
    }
    pen.indent = 0;
    pen.line("}");
    pen.lines
}

fn given(pen: &mut Pen, program: &Program) {
    let network = program.network;
    let list = |samples: &[Vec<f64>]| -> Vec<String> { samples.iter().map(|x| row(x.iter().copied())).list() };
    let [x, y] = if program.xs.len() == 1 { ["x", "y"] } else { ["X", "Y"] };
    for (name, samples) in [(x, &program.xs), (y, &program.ys)] {
        match samples.as_slice() {
            _ if name.eq_ignore_ascii_case("y") && !network.loss().has_target() => {}
            [only] => pen.line(&format!("let {name} = {};", row(only.iter().copied()))),
            all => pen.matrix(&format!("let {name} = "), &list(all), ";", None),
        }
    }
    if program.xs.len() > 1 {
        let order: Vec<String> = program.order.iter().map(|batch| format!("vec!{batch:?}")).list();
        pen.matrix("let order = vec!", &order, ";", Some("code-order"));
    }
    for (name, value) in program.numbers() {
        pen.line(&format!("let {name} = {};", number(value)));
    }
    pen.line("");
    for layer in 0..program.depth() {
        let l = layer + 1;
        let note = (layer == 0).then_some("code-row");
        pen.matrix(&format!("let mut W{l} = "), &program.rows(layer, network.weights(layer)), ";", note);
        let change = if program.freeze { "" } else { "mut " };
        let text = format!("let {change}b{l} = {};", row(program.biases(network.biases(layer)).iter().copied()));
        match program.tied && layer == 0 {
            true => pen.noted(&text, "code-tied"),
            false => pen.line(&text),
        }
    }
    memory(pen, program);
    pen.line("");
}

fn memory(pen: &mut Pen, program: &Program) {
    let mut note = Some("code-memory");
    for (letter, numbers) in program.memory.by_letter(program.rule) {
        for (layer, name) in program.moved() {
            let begin = format!("let mut {letter}{name} = ");
            let weight = name.starts_with('W');
            match program.remembered(numbers, layer, &name) {
                None => pen.line(&format!("{begin}{};", parts::zeros(program, layer, weight))),
                Some(known) if weight => pen.matrix(&begin, &program.rows(layer, known), ";", note.take()),
                Some(known) => pen.line(&format!("{begin}{};", row(known.iter().copied()))),
            }
        }
    }
    if program.is_adam() {
        let (first, second) = program.memory.powers;
        let text = format!("let (mut power1, mut power2) = ({}, {});", number(first), number(second));
        pen.noted(&text, "code-powers");
    }
}

fn steps(pen: &mut Pen, program: &Program) {
    let many = program.xs.len() > 1;
    if many {
        pen.line("for batch in order {");
        pen.indent = 2;
        batch(pen, program);
    } else {
        pen.line(&format!("for _ in 0..{} {{", program.order.len()));
        pen.indent = 2;
        pen.noted("", "code-forward");
        forward(pen, program, "let L =");
        pen.line("");
        pen.noted("", "code-backward");
        backward(pen, program, false);
    }
    pen.line("");
    pen.noted("", "code-update");
    update(pen, program);
    pen.line("println!(\"L {L:?}\");");
    pen.indent = 1;
    pen.line("}\n");
    pen.line("");
}

/// The mean over the samples of a batch: loss and gradients are added up.
fn batch(pen: &mut Pen, program: &Program) {
    if !program.one_by_one() {
        pen.line("let n = batch.len() as f64;");
    }
    pen.line("let mut L = 0.0;");
    for (layer, name) in program.moved() {
        let zeros = parts::zeros(program, layer, name.starts_with('W'));
        pen.line(&format!("let mut d{name} = {zeros};"));
    }
    pen.line("for k in batch {");
    pen.indent = 3;
    let y = if program.network.loss().has_target() { (", y", ", Y[k]") } else { ("", "") };
    pen.line(&format!("let (x{}) = (X[k]{});", y.0, y.1).replace("(x)", "x").replace("(X[k])", "X[k]"));
    pen.noted("", "code-forward");
    forward(pen, program, "L +=");
    pen.line("");
    pen.noted("", "code-backward");
    backward(pen, program, true);
    pen.indent = 2;
    pen.line("}");
}

fn forward(pen: &mut Pen, program: &Program, begin: &str) {
    for layer in 0..program.depth() {
        let l = layer + 1;
        let b =
            if program.tied { format!("[b{l}[0]; {}]", program.network.layers()[layer + 1]) } else { format!("b{l}") };
        let text = format!("let z{l} = affine(&W{l}, &{b}, &{});", Program::source(layer));
        pen.act(Act::Forward, Some(layer), &text, program.lab(|trace, _| &trace.z[layer]));
        let f = parts::activation(program.network.activation(layer), &format!("z{l}"));
        pen.act(Act::Forward, Some(layer), &format!("let a{l} = {f};"), program.lab(|trace, _| &trace.o[layer]));
    }
    let number: Vec<f64> = program.found.map(|(_, _, loss)| loss).into_iter().list();
    let text = format!("{begin} {}{};", loss(program), share(program));
    pen.act(Act::Forward, Some(program.depth()), &text, &number);
}

fn share(program: &Program) -> &'static str {
    if program.one_by_one() { "" } else { " / n" }
}

fn loss(program: &Program) -> String {
    let (l, m) = (program.depth(), program.network.output_width());
    let squares = format!("(0..{m}).map(|j| (a{l}[j] - y[j]).powi(2)).sum::<f64>()");
    match program.network.loss() {
        Loss::HalfSquaredError => format!("0.5 * {squares}"),
        Loss::SquaredError => squares,
        Loss::MeanSquaredError => format!("{squares} / {m}.0"),
        Loss::BinaryCrossEntropy => {
            format!("(0..{m}).map(|j| y[j] * softplus(-z{l}[j]) + (1.0 - y[j]) * softplus(z{l}[j])).sum::<f64>()")
        }
        Loss::CrossEntropy => format!("cross_entropy(&z{l}, &y)"),
        Loss::Output => format!("a{l}.iter().sum::<f64>()"),
    }
}

/// δ of every layer from the last to the first, and each layer's gradient. In a batch they are added to those of its other
/// samples.
fn backward(pen: &mut Pen, program: &Program, adds: bool) {
    let network = program.network;
    for layer in (0..program.depth()).rev() {
        let (l, width) = (layer + 1, network.layers()[layer + 1]);
        let mut line = |text: String, numbers: &[f64]| pen.act(Act::Backward, Some(layer), &text, numbers);
        let each = |name: &str, of: String| format!("let {name}{l}: [f64; {width}] = from_fn(|j| {of});");
        let dz = program.lab(|_, gradient| &gradient.dz[layer]);
        if l == program.depth() && network.loss().is_cross_entropy() {
            line(each("dz", fused(program)), dz);
        } else {
            let d_a = program.lab(|_, gradient| &gradient.do_[layer]);
            match by_output(program) {
                Some(of) if l == program.depth() => line(each("da", of), d_a),
                _ => line(format!("let da{l} = transposed(&W{}, &dz{});", l + 1, l + 1), d_a),
            }
            let f = network.activation(layer);
            let text = if f == Activation::Softmax {
                format!("let dz{l} = through_softmax(&a{l}, &da{l});")
            } else {
                each("dz", format!("da{l}[j]{}", parts::slope(f, l)))
            };
            line(text, dz);
        }
        let source = Program::source(layer);
        let dw = program.lab(|_, gradient| &gradient.dw[layer]);
        let db = program.lab(|_, gradient| program.biases(&gradient.db[layer]));
        let own = if program.tied { format!("[dz{l}.iter().sum::<f64>()]") } else { format!("dz{l}") };
        if adds {
            line(format!("add(dW{l}.as_flattened_mut(), outer(&dz{l}, &{source}).as_flattened());"), dw);
        } else {
            let change = if program.penalty == Penalty::default() { "" } else { "mut " };
            line(format!("let {change}dW{l} = outer(&dz{l}, &{source});"), dw);
        }
        match (program.freeze, adds) {
            (true, _) => {}
            (false, true) => line(format!("add(&mut db{l}, &{own});"), db),
            (false, false) => line(format!("let db{l} = {own};"), db),
        }
    }
}

fn fused(program: &Program) -> String {
    let (l, share) = (program.depth(), share(program));
    let whole = if program.targets_are_whole() { "" } else { " * y.iter().sum::<f64>()" };
    match share {
        "" => format!("a{l}[j]{whole} - y[j]"),
        _ => format!("(a{l}[j]{whole} - y[j]){share}"),
    }
}

/// ∂L/∂a of the last layer.
fn by_output(program: &Program) -> Option<String> {
    let (l, share) = (program.depth(), share(program));
    Some(match program.network.loss() {
        Loss::HalfSquaredError if share.is_empty() => format!("a{l}[j] - y[j]"),
        Loss::HalfSquaredError => format!("(a{l}[j] - y[j]){share}"),
        Loss::SquaredError => format!("2.0 * (a{l}[j] - y[j]){share}"),
        Loss::MeanSquaredError => format!("2.0 * (a{l}[j] - y[j]) / {}.0{share}", program.network.output_width()),
        Loss::Output if share.is_empty() => "1.0 + 0.0 * j as f64".to_owned(),
        Loss::Output => "1.0 / n + 0.0 * j as f64".to_owned(),
        Loss::BinaryCrossEntropy | Loss::CrossEntropy => return None,
    })
}

fn update(pen: &mut Pen, program: &Program) {
    let Penalty { l1, l2 } = program.penalty;
    if program.is_adam() {
        pen.act(Act::Update, None, "(power1, power2) = (power1 * beta1, power2 * beta2);", &[]);
    }
    for (layer, w) in program.moved() {
        let weight = w.starts_with('W');
        let flat = |name: &str| if weight { format!("{name}.as_flattened()") } else { format!("&{name}") };
        let change = |name: &str| if weight { format!("{name}.as_flattened_mut()") } else { format!("&mut {name}") };
        if weight && program.penalty != Penalty::default() {
            let part = |value: f64, name: &str| if value == 0.0 { "0.0".to_owned() } else { name.to_owned() };
            let numbers = format!("{}, {}", part(l1, "l1"), part(l2, "l2"));
            let text = format!("penalise({}, {}, {numbers});", change(&format!("d{w}")), flat(&w));
            pen.act(Act::Backward, Some(layer), &text, &[]);
        }
        let (moved, g) = (change(&w), flat(&format!("d{w}")));
        let memory = |letter: &str| change(&format!("{letter}{w}"));
        let text = match program.rule {
            OptimizerKind::Sgd { .. } => format!("step({moved}, {g}, eta);"),
            OptimizerKind::Momentum { .. } | OptimizerKind::Nesterov { .. } => {
                format!("step({moved}, {g}, {}, eta, mu);", memory("v"))
            }
            OptimizerKind::Adagrad { .. } => format!("step({moved}, {g}, {}, eta);", memory("s")),
            OptimizerKind::Rmsprop { .. } => format!("step({moved}, {g}, {}, eta, alpha);", memory("s")),
            OptimizerKind::Adam { .. } => {
                let (m, s) = (memory("m"), memory("s"));
                format!("step({moved}, {g}, {m}, {s}, eta, [beta1, beta2], [1.0 - power1, 1.0 - power2]);")
            }
        };
        pen.act(Act::Update, Some(layer), &text, &[]);
    }
}
