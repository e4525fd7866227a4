//! Descent on a function of one or two numbers as a program. Its formulas are written with functions that are defined or imported
//! under the same names everywhere, so that one text is right in every language.

use super::Language;
use super::network::{Act, Memory, Now};
use super::pen::{Pen, number, row};
use crate::CodeLine;
use figure::ToList;
use nn::OptimizerKind;

/// A function and its slopes.
pub(crate) struct Function {
    /// What its parameters are called.
    pub(crate) names: Vec<String>,
    /// Numbers that have a name.
    pub(crate) constants: Vec<(&'static str, f64)>,
    /// L, with names, numbers, `+ - * /`, parentheses, and calls of those that `FUNCTIONS` lists.
    pub(crate) loss: String,
    /// The slope by each parameter, in the same way.
    pub(crate) slopes: Vec<String>,
}

/// The next steps on it.
pub(crate) struct Scalars {
    pub(crate) function: Function,
    pub(crate) start: Vec<f64>,
    pub(crate) rule: OptimizerKind,
    pub(crate) memory: Memory,
    /// η of each step.
    pub(crate) etas: Vec<f64>,
    /// What is added to the slopes in each step; empty for nothing.
    pub(crate) noise: Vec<Vec<f64>>,
    pub(crate) now: Option<Act>,
    /// The lab's numbers of the first step: the loss and the slopes, as far as they may be told.
    pub(crate) found: Option<(f64, Vec<f64>)>,
}

/// What a formula may call: the name, what Rust has for it, and whether NumPy, PyTorch and JAX have it.
const FUNCTIONS: [(&str, &str, bool); 9] = [
    ("exp", "x.exp()", true),
    ("log", "x.ln()", true),
    ("sin", "x.sin()", true),
    ("cos", "x.cos()", true),
    ("tanh", "x.tanh()", true),
    ("sqrt", "x.sqrt()", true),
    ("sigmoid", "1.0 / (1.0 + (-x).exp())", false),
    ("abs", "x.abs()", false),
    ("sign", "if x == 0.0 { 0.0 } else { x.signum() }", true),
];

impl Scalars {
    pub(crate) fn write(&self, language: Language) -> Vec<CodeLine> {
        let now = self.now.map(|act| Now { act, layer: None });
        let mut pen = Pen::new(now);
        if language == Language::Rust {
            self.rust(&mut pen)
        } else {
            self.python(&mut pen, language)
        }
        pen.lines
    }

    /// Whether the formulas that this language needs call a function.
    fn calls(&self, name: &str, slopes: bool) -> bool {
        let call = format!("{name}(");
        let calls = |text: &String| {
            text.match_indices(&call).any(|(at, _)| !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric()))
        };
        calls(&self.function.loss) || slopes && self.function.slopes.iter().any(calls)
    }

    /// The names with a letter before each, as arguments or as a list.
    fn list(&self, before: &str, after: &str) -> String {
        let names: Vec<String> = self.function.names.iter().map(|name| format!("{before}{name}{after}")).list();
        names.join(", ")
    }

    fn numbers(&self) -> Vec<(&'static str, f64)> {
        match self.rule {
            OptimizerKind::Momentum { momentum, .. } | OptimizerKind::Nesterov { momentum, .. } => {
                vec![("mu", momentum)]
            }
            OptimizerKind::Rmsprop { alpha, .. } => vec![("alpha", alpha)],
            OptimizerKind::Adam { beta1, beta2, .. } => vec![("beta1", beta1), ("beta2", beta2)],
            OptimizerKind::Sgd { .. } | OptimizerKind::Adagrad { .. } => Vec::new(),
        }
    }

    /// Whether the rule takes a square root.
    fn has_root(&self) -> bool {
        self.memory.by_letter(self.rule).iter().any(|(letter, _)| *letter == "s")
    }

    fn one_eta(&self) -> Option<f64> {
        let first = *self.etas.first()?;
        self.etas.iter().all(|eta| *eta == first).then_some(first)
    }

    fn python(&self, pen: &mut Pen, language: Language) {
        let own = language == Language::NumPy;
        let (library, module) = match language {
            Language::PyTorch => ("import torch", "torch"),
            Language::Jax => ("import jax", "jax.numpy"),
            _ => ("import numpy as np", "numpy"),
        };
        pen.line(library);
        let needs = |name: &str| {
            self.calls(name, own) || name == "exp" && self.calls("sigmoid", own) || name == "sqrt" && self.has_root()
        };
        let known: Vec<&str> = FUNCTIONS.iter().filter(|(name, _, has)| *has && needs(name)).map(|all| all.0).list();
        if !known.is_empty() {
            pen.line(&format!("from {module} import {}", known.join(", ")));
        }
        match language {
            Language::PyTorch => pen.lines("\ntorch.set_default_dtype(torch.float64)"),
            Language::Jax => pen.lines("\njax.config.update(\"jax_enable_x64\", True)"),
            _ => {}
        }
        if self.calls("sigmoid", own) {
            pen.lines("\ndef sigmoid(x):\n    return 1 / (1 + exp(-x))");
        }
        let (arguments, Function { names, loss, slopes, .. }) = (self.list("", ""), &self.function);
        pen.line("");
        self.given(pen, "", "");
        pen.lines(&format!("\ndef loss({arguments}):\n    return {loss}"));
        if own {
            pen.lines(&format!("\ndef slopes({arguments}):\n    return [{}]", slopes.join(", ")));
        }
        pen.line("");
        let make = |x: f64| match language {
            Language::PyTorch => format!("torch.tensor({}, requires_grad=True)", number(x)),
            _ => number(x),
        };
        names.iter().zip(&self.start).for_each(|(name, &x)| pen.line(&format!("{name} = {}", make(x))));
        self.remembered(pen, "", "");
        pen.line("");
        pen.line(&format!("for step in range({}):", self.etas.len()));
        pen.indent = 1;
        let (l, found) = self.found.as_ref().map_or((vec![], vec![]), |(l, found)| (vec![*l], found.clone()));
        match language {
            Language::Jax => {
                let places: Vec<String> = (0..names.len()).map(|at| at.to_string()).list();
                let call = format!("L, g = jax.value_and_grad(loss, argnums=[{}])({arguments})", places.join(", "));
                pen.act(Act::Backward, None, &call, &found);
            }
            Language::PyTorch => {
                pen.act(Act::Forward, None, &format!("L = loss({arguments})"), &l);
                // A parameter that the function does not have.
                let all = if slopes.iter().any(|slope| slope == "0.0") { ", materialize_grads=True" } else { "" };
                pen.act(Act::Backward, None, &format!("g = torch.autograd.grad(L, [{arguments}]{all})"), &found);
            }
            _ => {
                pen.act(Act::Forward, None, &format!("L = loss({arguments})"), &l);
                pen.act(Act::Backward, None, &format!("g = slopes({arguments})"), &found);
            }
        }
        if language == Language::PyTorch {
            pen.line("with torch.no_grad():");
            pen.indent = 2;
        }
        if self.one_eta().is_none() {
            pen.line("eta = etas[step]");
        }
        self.update(pen, "");
        pen.indent = 1;
        pen.line("print(\"L\", float(L))");
        pen.indent = 0;
        pen.line("");
        names.iter().for_each(|name| pen.line(&format!("print(\"{name}\", float({name}))")));
    }

    /// Named numbers, η and noise.
    fn given(&self, pen: &mut Pen, begin: &str, end: &str) {
        for (name, value) in self.function.constants.iter().copied().chain(self.numbers()) {
            pen.line(&format!("{begin}{name} = {}{end}", number(value)));
        }
        match self.one_eta() {
            Some(eta) => pen.line(&format!("{begin}eta = {}{end}", number(eta))),
            None => pen.line(&format!("{begin}etas = {}{end}", row(self.etas.iter().copied()))),
        }
        if !self.noise.is_empty() {
            let rows: Vec<String> = self.noise.iter().map(|part| row(part.iter().copied())).list();
            pen.matrix(&format!("{begin}noise = "), &rows, end, Some("code-noise"));
        }
    }

    fn remembered(&self, pen: &mut Pen, begin: &str, end: &str) {
        let mut note = Some("code-memory");
        for (letter, known) in self.memory.by_letter(self.rule) {
            for (at, name) in self.function.names.iter().enumerate() {
                let value = known.get(at).copied().unwrap_or(0.0);
                let text = format!("{begin}{letter}_{name} = {}{end}", number(value));
                match note.take() {
                    Some(id) => pen.noted(&text, id),
                    None => pen.line(&text),
                }
            }
        }
        if matches!(self.rule, OptimizerKind::Adam { .. }) {
            let (first, second) = self.memory.powers;
            for (name, power) in [("power1", first), ("power2", second)] {
                pen.noted(&format!("{begin}{name} = {}{end}", number(power)), "code-powers");
            }
        }
    }

    /// The rule, parameter by parameter: the same text in every language.
    fn update(&self, pen: &mut Pen, end: &str) {
        let mut line = |text: String| pen.act(Act::Update, None, &format!("{text}{end}"), &[]);
        if matches!(self.rule, OptimizerKind::Adam { .. }) {
            line("power1 = power1 * beta1".to_owned());
            line("power2 = power2 * beta2".to_owned());
        }
        for (at, w) in self.function.names.iter().enumerate() {
            let g = if self.noise.is_empty() { format!("g[{at}]") } else { format!("(g[{at}] + noise[step][{at}])") };
            match self.rule {
                OptimizerKind::Sgd { .. } => line(format!("{w} -= eta * {g}")),
                OptimizerKind::Momentum { .. } => {
                    line(format!("v_{w} = mu * v_{w} + {g}"));
                    line(format!("{w} -= eta * v_{w}"));
                }
                OptimizerKind::Nesterov { .. } => {
                    line(format!("v_{w} = mu * v_{w} + {g}"));
                    line(format!("{w} -= eta * ({g} + mu * v_{w})"));
                }
                OptimizerKind::Adagrad { .. } => {
                    line(format!("s_{w} = s_{w} + {g} * {g}"));
                    line(format!("{w} -= eta * {g} / (sqrt(s_{w}) + 1e-10)"));
                }
                OptimizerKind::Rmsprop { .. } => {
                    line(format!("s_{w} = alpha * s_{w} + (1.0 - alpha) * {g} * {g}"));
                    line(format!("{w} -= eta * {g} / (sqrt(s_{w}) + 1e-8)"));
                }
                OptimizerKind::Adam { .. } => {
                    line(format!("m_{w} = beta1 * m_{w} + (1.0 - beta1) * {g}"));
                    line(format!("s_{w} = beta2 * s_{w} + (1.0 - beta2) * {g} * {g}"));
                    let root = format!("sqrt(s_{w} / (1.0 - power2))");
                    line(format!("{w} -= eta * (m_{w} / (1.0 - power1)) / ({root} + 1e-8)"));
                }
            }
        }
    }

    fn rust(&self, pen: &mut Pen) {
        pen.lines("#![allow(non_snake_case, unused_variables)]");
        for (name, body, _) in FUNCTIONS {
            if self.calls(name, true) || name == "sqrt" && self.has_root() {
                pen.lines(&format!("\nfn {name}(x: f64) -> f64 {{\n    {body}\n}}"));
            }
        }
        if self.calls("pow", true) {
            pen.lines("\nfn pow(x: f64, y: f64) -> f64 {\n    x.powf(y)\n}");
        }
        let Function { names, loss, slopes, .. } = &self.function;
        pen.lines("\nfn main() {");
        pen.indent = 1;
        self.given(pen, "let ", ";");
        let arguments = self.list("", ": f64");
        pen.line(&format!("let loss = |{arguments}| {loss};"));
        pen.line(&format!("let slopes = |{arguments}| [{}];", slopes.join(", ")));
        names.iter().zip(&self.start).for_each(|(name, &x)| {
            pen.line(&format!("let mut {name} = {};", number(x)));
        });
        self.remembered(pen, "let mut ", ";");
        let step = if self.one_eta().is_none() || !self.noise.is_empty() { "step" } else { "_" };
        pen.line(&format!("for {step} in 0..{} {{", self.etas.len()));
        pen.indent = 2;
        let (l, found) = self.found.as_ref().map_or((vec![], vec![]), |(l, found)| (vec![*l], found.clone()));
        let arguments = self.list("", "");
        pen.act(Act::Forward, None, &format!("let L: f64 = loss({arguments});"), &l);
        pen.act(Act::Backward, None, &format!("let g: [f64; {}] = slopes({arguments});", names.len()), &found);
        if self.one_eta().is_none() {
            pen.line("let eta = etas[step];");
        }
        self.update(pen, ";");
        pen.line("println!(\"L {L:?}\");");
        pen.indent = 1;
        pen.line("}");
        names.iter().for_each(|name| pen.line(&format!("println!(\"{name} {{{name}:?}}\");")));
        pen.indent = 0;
        pen.line("}");
    }
}
