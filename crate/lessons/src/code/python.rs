//! The program in Python: NumPy with backpropagation written out, PyTorch and JAX with their own.

use super::network::{Act, Program};
use super::pen::{Pen, number, row};
use super::{Language, python_backward as backward};
use crate::CodeLine;
use figure::ToList;
use nn::{Activation, Loss, OptimizerKind};

pub(super) fn write(program: &Program, language: Language) -> Vec<CodeLine> {
    let mut pen = Pen::new(program.now);
    imports(&mut pen, program, language);
    given(&mut pen, program, language);
    if language == Language::Jax {
        loss_function(&mut pen, program);
    }
    steps(&mut pen, program, language);
    pen.line("");
    for (_, name) in program.names() {
        pen.line(&format!("print(\"{name}\", {name}.tolist())"));
    }
    pen.lines
}

fn imports(pen: &mut Pen, program: &Program, language: Language) {
    match language {
        Language::PyTorch => {
            pen.lines("import torch\nimport torch.nn.functional as F\n\ntorch.set_default_dtype(torch.float64)");
        }
        Language::Jax => {
            pen.lines("import jax\nimport jax.numpy as jnp\n\njax.config.update(\"jax_enable_x64\", True)")
        }
        _ => {
            if program.uses(Activation::Gelu) {
                pen.line("from math import erfc");
            }
            pen.line("import numpy as np");
            functions(pen, program);
        }
    }
    pen.line("");
}

/// The functions that NumPy does not have.
fn functions(pen: &mut Pen, program: &Program) {
    let uses = |activation| program.uses(activation);
    let mut define = |text: &str| pen.lines(&format!("\n{text}"));
    if uses(Activation::Sigmoid) || uses(Activation::Silu) || uses(Activation::Softplus) {
        define("def sigmoid(z):\n    return 1 / (1 + np.exp(-z))");
    }
    if uses(Activation::Gelu) {
        define("def normal_cdf(z):\n    return 0.5 * np.vectorize(erfc)(-z / np.sqrt(2))");
    }
    if uses(Activation::Softmax) {
        define("def softmax(z):\n    e = np.exp(z - np.max(z, axis=0))\n    return e / np.sum(e, axis=0)");
    }
    if program.network.loss() == Loss::CrossEntropy {
        define("def log_softmax(z):\n    z = z - np.max(z, axis=0)\n    return z - np.log(np.sum(np.exp(z), axis=0))");
    }
}

/// What stands around the numbers of an array.
fn made(language: Language, trains: bool) -> (&'static str, &'static str) {
    let end = if trains && language == Language::PyTorch { ", requires_grad=True)" } else { ")" };
    match language {
        Language::PyTorch => ("torch.tensor(", end),
        Language::Jax => ("jnp.array(", end),
        _ => ("np.array(", end),
    }
}

/// A matrix with its rows: `W1 = np.array([…])`.
fn array(pen: &mut Pen, name: &str, rows: &[String], note: Option<&str>, (language, trains): (Language, bool)) {
    let (make, end) = made(language, trains);
    pen.matrix(&format!("{name} = {make}"), rows, end, note);
}

/// The biases of a layer; where they are one, a number that is added to each z.
fn bias(pen: &mut Pen, program: &Program, layer: usize, language: Language) {
    let (name, biases) = (format!("b{}", layer + 1), program.biases(program.network.biases(layer)));
    let note = (program.tied && layer == 0).then_some("code-tied");
    vector(pen, &name, biases, note, (program, language, true));
}

/// A column of numbers, or the number of a whole layer.
fn vector(
    pen: &mut Pen,
    name: &str,
    numbers: &[f64],
    note: Option<&str>,
    (program, language, trains): (&Program, Language, bool),
) {
    match numbers {
        [only] if program.tied => {
            let (make, end) = made(language, trains);
            let text = format!("{name} = {make}{}{end}", number(*only));
            match note {
                Some(id) => pen.noted(&text, id),
                None => pen.line(&text),
            }
        }
        _ => array(pen, name, &column(numbers), note, (language, trains)),
    }
}

/// A column for each sample.
fn columns(samples: &[Vec<f64>]) -> Vec<String> {
    let height = samples.first().map_or(0, Vec::len);
    (0..height).map(|at| row(samples.iter().map(|sample| sample[at]))).list()
}

fn column(numbers: &[f64]) -> Vec<String> {
    numbers.iter().map(|&x| row([x])).list()
}

fn given(pen: &mut Pen, program: &Program, language: Language) {
    let [x, y] = if program.takes_all() { ["x", "y"] } else { ["X", "Y"] };
    let note = (program.xs.len() > 1).then_some("code-column");
    array(pen, x, &columns(&program.xs), note, (language, false));
    if program.network.loss().has_target() {
        array(pen, y, &columns(&program.ys), None, (language, false));
    }
    if !program.takes_all() {
        let order: Vec<String> = program.order.iter().map(|batch| format!("{batch:?}")).list();
        pen.matrix("order = ", &order, "", Some("code-order"));
    }
    for (name, value) in program.numbers() {
        pen.line(&format!("{name} = {}", number(value)));
    }
    pen.line("");
    let network = program.network;
    for layer in 0..program.depth() {
        let note = (layer == 0).then_some("code-row");
        let weights = program.rows(layer, network.weights(layer));
        array(pen, &format!("W{}", layer + 1), &weights, note, (language, true));
        bias(pen, program, layer, language);
    }
    memory(pen, program, language);
}

/// What the optimizer remembers of earlier steps.
fn memory(pen: &mut Pen, program: &Program, language: Language) {
    let mut note = Some("code-memory");
    for (letter, numbers) in program.memory.by_letter(program.rule) {
        pen.line("");
        for (layer, name) in program.moved() {
            match program.remembered(numbers, layer, &name) {
                None => pen.line(&format!("{letter}{name} = {}.zeros_like({name})", language.module())),
                Some(known) if name.starts_with('W') => {
                    let rows = program.rows(layer, known);
                    array(pen, &format!("{letter}{name}"), &rows, note.take(), (language, false));
                }
                Some(known) => {
                    vector(pen, &format!("{letter}{name}"), known, note.take(), (program, language, false));
                }
            }
        }
    }
    if program.is_adam() {
        let (first, second) = program.memory.powers;
        pen.noted(&format!("power1, power2 = {}, {}", number(first), number(second)), "code-powers");
    }
}

fn steps(pen: &mut Pen, program: &Program, language: Language) {
    pen.line("");
    if program.takes_all() {
        pen.line(&format!("for step in range({}):", program.order.len()));
        pen.indent = 1;
    } else {
        pen.line("for batch in order:");
        pen.indent = 1;
        let batch = if language == Language::Jax { "jnp.array(batch)" } else { "batch" };
        let (y, of) =
            if program.network.loss().has_target() { (", y", format!(", Y[:, {batch}]")) } else { ("", String::new()) };
        pen.line(&format!("x{y} = X[:, {batch}]{of}"));
    }
    if language != Language::Jax {
        if language == Language::NumPy && !program.one_by_one() {
            pen.line("n = x.shape[1]");
        }
        pen.noted("", "code-forward");
        forward(pen, program, language);
    }
    pen.line("");
    match language {
        Language::NumPy => backward::written_out(pen, program),
        Language::PyTorch => backward::by_torch(pen, program),
        _ => backward::by_jax(pen, program),
    }
    pen.line("");
    pen.noted("", "code-update");
    if language == Language::PyTorch {
        pen.line("with torch.no_grad():");
        pen.indent = 2;
    }
    update(pen, program, language);
    if language == Language::PyTorch {
        let names: Vec<String> = program.names().map(|(_, name)| name).list();
        pen.line(&format!("for w in [{}]:", names.join(", ")));
        pen.line("    w.grad = None");
    }
    pen.indent = 1;
    pen.line("print(\"L\", float(L))");
    pen.indent = 0;
}

/// z = W·a + b and a = f(z) of every layer, then the loss.
fn forward(pen: &mut Pen, program: &Program, language: Language) {
    for layer in 0..program.depth() {
        let l = layer + 1;
        let text = format!("z{l} = W{l} @ {} + b{l}", Program::source(layer));
        pen.act(Act::Forward, Some(layer), &text, program.lab(|trace, _| &trace.z[layer]));
        let f = activation(program.network.activation(layer), &format!("z{l}"), language);
        pen.act(Act::Forward, Some(layer), &format!("a{l} = {f}"), program.lab(|trace, _| &trace.o[layer]));
    }
    let number: Vec<f64> = program.found.map(|(_, _, loss)| loss).into_iter().list();
    pen.act(Act::Forward, Some(program.depth()), &format!("L = {}", loss(program, language)), &number);
}

fn activation(f: Activation, z: &str, language: Language) -> String {
    let torch = language == Language::PyTorch;
    let m = language.module();
    let library = match language {
        Language::PyTorch => "torch.",
        Language::Jax => "jax.nn.",
        _ => "",
    };
    match f {
        Activation::Sigmoid => format!("{library}sigmoid({z})"),
        Activation::Tanh => format!("{m}.tanh({z})"),
        Activation::Relu if torch => format!("torch.relu({z})"),
        Activation::Relu if language == Language::Jax => format!("jax.nn.relu({z})"),
        Activation::Relu => format!("np.maximum({z}, 0)"),
        Activation::LeakyRelu => format!("{m}.where({z} > 0, {z}, 0.01 * {z})"),
        Activation::Elu if torch => format!("F.elu({z})"),
        Activation::Elu if language == Language::Jax => format!("jax.nn.elu({z})"),
        Activation::Elu => format!("np.where({z} > 0, {z}, np.expm1(np.minimum({z}, 0)))"),
        Activation::Gelu if torch => format!("F.gelu({z})"),
        Activation::Gelu if language == Language::Jax => format!("jax.nn.gelu({z}, approximate=False)"),
        Activation::Gelu => format!("{z} * normal_cdf({z})"),
        Activation::Silu => format!("{z} * {library}sigmoid({z})"),
        Activation::Softplus if torch => format!("torch.logaddexp({z}, torch.zeros_like({z}))"),
        Activation::Softplus => format!("{m}.logaddexp({z}, 0.0)"),
        Activation::Identity => z.to_owned(),
        Activation::Softmax if torch => format!("torch.softmax({z}, dim=0)"),
        Activation::Softmax if language == Language::Jax => format!("jax.nn.softmax({z}, axis=0)"),
        Activation::Softmax => format!("softmax({z})"),
    }
}

/// The mean loss over the samples of an update.
fn loss(program: &Program, language: Language) -> String {
    let (l, m) = (program.depth(), language.module());
    let mean = match (program.one_by_one(), language) {
        (true, _) => "",
        (_, Language::NumPy) => " / n",
        _ => " / x.shape[1]",
    };
    match (program.network.loss(), language) {
        (Loss::HalfSquaredError, _) => format!("0.5 * {m}.sum((a{l} - y) ** 2){mean}"),
        (Loss::SquaredError, _) => format!("{m}.sum((a{l} - y) ** 2){mean}"),
        (Loss::MeanSquaredError, _) => format!("{m}.mean((a{l} - y) ** 2)"),
        (Loss::BinaryCrossEntropy, Language::PyTorch) => {
            format!("F.binary_cross_entropy_with_logits(z{l}, y, reduction=\"sum\"){mean}")
        }
        (Loss::BinaryCrossEntropy, _) => {
            format!("{m}.sum(y * {m}.logaddexp(0.0, -z{l}) + (1 - y) * {m}.logaddexp(0.0, z{l})){mean}")
        }
        (Loss::CrossEntropy, Language::PyTorch) => format!("-torch.sum(y * torch.log_softmax(z{l}, dim=0)){mean}"),
        (Loss::CrossEntropy, Language::Jax) => format!("-jnp.sum(y * jax.nn.log_softmax(z{l}, axis=0)){mean}"),
        (Loss::CrossEntropy, _) => format!("-np.sum(y * log_softmax(z{l})){mean}"),
        (Loss::Output, _) => format!("{m}.sum(a{l}){mean}"),
    }
}

/// JAX differentiates a function.
fn loss_function(pen: &mut Pen, program: &Program) {
    let names: Vec<String> = program.names().map(|(_, name)| name).list();
    let y = if program.network.loss().has_target() { ", y" } else { "" };
    pen.lines(&format!("\ndef loss(parameters, x{y}):\n    {} = parameters", names.join(", ")));
    pen.indent = 1;
    forward(pen, program, Language::Jax);
    pen.line("return L");
    pen.indent = 0;
}

/// The rule, parameter by parameter.
fn update(pen: &mut Pen, program: &Program, language: Language) {
    if program.is_adam() {
        pen.act(Act::Update, None, "power1, power2 = power1 * beta1, power2 * beta2", &[]);
    }
    for (layer, w) in program.moved() {
        let mut line = |text: String| pen.act(Act::Update, Some(layer), &text, &[]);
        let g = format!("d{w}");
        let root = |inside: &str| format!("{}.sqrt({inside})", language.module());
        match program.rule {
            OptimizerKind::Sgd { .. } => line(format!("{w} -= eta * {g}")),
            OptimizerKind::Momentum { .. } => {
                line(format!("v{w} = mu * v{w} + {g}"));
                line(format!("{w} -= eta * v{w}"));
            }
            OptimizerKind::Nesterov { .. } => {
                line(format!("v{w} = mu * v{w} + {g}"));
                line(format!("{w} -= eta * ({g} + mu * v{w})"));
            }
            OptimizerKind::Adagrad { .. } => {
                line(format!("s{w} = s{w} + {g} ** 2"));
                line(format!("{w} -= eta * {g} / ({} + 1e-10)", root(&format!("s{w}"))));
            }
            OptimizerKind::Rmsprop { .. } => {
                line(format!("s{w} = alpha * s{w} + (1 - alpha) * {g} ** 2"));
                line(format!("{w} -= eta * {g} / ({} + 1e-8)", root(&format!("s{w}"))));
            }
            OptimizerKind::Adam { .. } => {
                line(format!("m{w} = beta1 * m{w} + (1 - beta1) * {g}"));
                line(format!("s{w} = beta2 * s{w} + (1 - beta2) * {g} ** 2"));
                let corrected = root(&format!("s{w} / (1 - power2)"));
                line(format!("{w} -= eta * (m{w} / (1 - power1)) / ({corrected} + 1e-8)"));
            }
        }
    }
}
