//! An optimizer's rule for one parameter: in symbols, and with its numbers.

use crate::Formula;
use crate::symbols::bracketed;
use figure::{ToList, digits, exact};
use nn::{Optimizer, OptimizerKind};

/// What is not known yet.
const UNKNOWN: &str = "?";

/// One step of one parameter. What is not known yet is `None`.
pub(crate) struct Numbers<'a> {
    /// The parameter, as it is named below v, m and s.
    pub(crate) name: &'a str,
    pub(crate) old: f64,
    pub(crate) eta: f64,
    /// The slope that the rule takes.
    pub(crate) g: Option<f64>,
    /// The optimizer before this step, and after it.
    pub(crate) before: &'a Optimizer,
    pub(crate) after: &'a Optimizer,
    /// The parameter's place among all.
    pub(crate) at: usize,
    /// The value after the step.
    pub(crate) new: Option<f64>,
    /// Whether the ε is written that is added to the root.
    pub(crate) epsilon: bool,
}

/// The rule's lines in symbols, with w for any parameter.
pub(crate) fn symbols(kind: OptimizerKind, epsilon: bool) -> Vec<Formula> {
    let line = |line: &&[&str]| {
        let mut items = Vec::new();
        for part in *line {
            match items.last() {
                Some(Formula::Operator { text }) if epsilon && text == "√" => {
                    items.pop();
                    items.extend([Formula::op("("), Formula::op("√"), piece(part), Formula::op("+")]);
                    items.extend([Formula::name("ε"), Formula::op(")")]);
                }
                _ => items.push(piece(part)),
            }
        }
        Formula::row(items)
    };
    rule(kind).iter().map(line).list()
}

/// The rule's lines, part by part: what begins with a letter is a name, all else an operator or a number.
fn rule(kind: OptimizerKind) -> &'static [&'static [&'static str]] {
    match kind {
        OptimizerKind::Sgd { .. } => &[&["w_new", "=", "w_old", "−", "η", "·", "g"]],
        OptimizerKind::Momentum { .. } => {
            &[&["v_new", "=", "μ", "·", "v_old", "+", "g"], &["w_new", "=", "w_old", "−", "η", "·", "v_new"]]
        }
        OptimizerKind::Nesterov { .. } => &[
            &["v_new", "=", "μ", "·", "v_old", "+", "g"],
            &["w_new", "=", "w_old", "−", "η", "·", "(", "g", "+", "μ", "·", "v_new", ")"],
        ],
        OptimizerKind::Adagrad { .. } => {
            &[&["s_new", "=", "s_old", "+", "g", "²"], &["w_new", "=", "w_old", "−", "η", "·", "g", "/", "√", "s_new"]]
        }
        OptimizerKind::Rmsprop { .. } => &[
            &["s_new", "=", "α", "·", "s_old", "+", "(", "1", "−", "α", ")", "·", "g", "²"],
            &["w_new", "=", "w_old", "−", "η", "·", "g", "/", "√", "s_new"],
        ],
        OptimizerKind::Adam { .. } => &[
            &["m_new", "=", "β1", "·", "m_old", "+", "(", "1", "−", "β1", ")", "·", "g"],
            &["s_new", "=", "β2", "·", "s_old", "+", "(", "1", "−", "β2", ")", "·", "g", "²"],
            &[
                "m̂", "=", "m_new", "/", "(", "1", "−", "β1", "ᵗ", ")", ",", "ŝ", "=", "s_new", "/", "(", "1", "−",
                "β2", "ᵗ", ")",
            ],
            &["w_new", "=", "w_old", "−", "η", "·", "m̂", "/", "√", "ŝ"],
        ],
    }
}

fn piece(part: &str) -> Formula {
    match part.chars().next() {
        Some(c) if c.is_ascii_digit() => Formula::number(part),
        Some('√' | '²' | 'ᵗ') => Formula::op(part),
        Some(c) if c.is_alphabetic() => Formula::name(part),
        _ => Formula::op(part),
    }
}

/// A line being written: symbols as in [`rule`], and numbers.
struct Line(Vec<Formula>);

impl Line {
    fn of(part: Formula) -> Self {
        Self(vec![part])
    }

    fn sign(mut self, text: &str) -> Self {
        self.0.push(piece(text));
        self
    }

    fn number(mut self, text: String) -> Self {
        self.0.push(Formula::number(text));
        self
    }

    fn done(self) -> Formula {
        Formula::row(self.0)
    }
}

/// In brackets, where it is a power of ten that a root or a square would be taken to belong to.
fn closed(text: &str) -> String {
    if text.contains('×') && !text.starts_with('(') { format!("({text})") } else { text.to_owned() }
}

impl Numbers<'_> {
    fn known(&self, text: String) -> String {
        if self.new.is_some() { text } else { UNKNOWN.to_owned() }
    }

    /// Over the root of s, and what is added to it.
    fn over_root(&self, line: Line, s: f64) -> Line {
        let root = self.known(closed(&digits(s, 4)));
        if !self.epsilon {
            return line.sign("/").sign("√").number(root);
        }
        let small = if matches!(self.after.kind(), OptimizerKind::Adagrad { .. }) { "10⁻¹⁰" } else { "10⁻⁸" };
        line.sign("/").sign("(").sign("√").number(root).sign("+").number(small.to_owned()).sign(")")
    }

    /// First what is remembered, then the step.
    pub(crate) fn lines(&self) -> Vec<Formula> {
        let known = |text: String| self.known(text);
        let g = self.g.map_or_else(|| UNKNOWN.to_owned(), |g| bracketed(g, 4));
        let at = |values: &[f64]| values.get(self.at).copied().unwrap_or(0.0);
        let (v, s) = (at(self.before.mean()), at(self.before.square()));
        let (v_new, s_new) = (at(self.after.mean()), at(self.after.square()));
        let part = |letter: &str| Formula::name(&format!("{letter}_{}", self.name));
        let named = |letter: &str| Line::of(part(letter)).sign("=");
        let step = || {
            Line::of(Formula::name(self.name).accent())
                .sign("=")
                .number(digits(self.old, 5))
                .sign("−")
                .number(exact(self.eta))
                .sign("·")
        };
        let end = |line: Line| {
            let mut line = line.sign("=");
            line.0.push(Formula::number(known(digits(self.new.unwrap_or(0.0), 5))).accent());
            line.done()
        };
        let square = || named("s");
        let velocity = |mu: f64| {
            let line = named("v").number(exact(mu)).sign("·").number(bracketed(v, 4)).sign("+").number(g.clone());
            line.sign("=").number(known(digits(v_new, 4))).done()
        };
        match self.after.kind() {
            OptimizerKind::Sgd { .. } => vec![end(step().number(g))],
            OptimizerKind::Momentum { momentum, .. } => {
                vec![velocity(momentum), end(step().number(known(bracketed(v_new, 4))))]
            }
            OptimizerKind::Nesterov { momentum, .. } => {
                let line = step().sign("(").number(g.clone()).sign("+").number(exact(momentum)).sign("·");
                vec![velocity(momentum), end(line.number(known(bracketed(v_new, 4))).sign(")"))]
            }
            OptimizerKind::Adagrad { .. } => {
                let line = square().number(digits(s, 4)).sign("+").number(closed(&g)).sign("²");
                let line = line.sign("=").number(known(digits(s_new, 4)));
                vec![line.done(), end(self.over_root(step().number(g), s_new))]
            }
            OptimizerKind::Rmsprop { alpha, .. } => {
                let line = square().number(exact(alpha)).sign("·").number(digits(s, 4)).sign("+");
                let line = line.number(digits(1.0 - alpha, 3)).sign("·").number(closed(&g)).sign("²");
                let line = line.sign("=").number(known(digits(s_new, 4)));
                vec![line.done(), end(self.over_root(step().number(g), s_new))]
            }
            OptimizerKind::Adam { beta1, beta2, .. } => {
                let (first, second) = self.after.corrections();
                let mean = named("m").number(exact(beta1)).sign("·").number(bracketed(v, 4)).sign("+");
                let mean = mean.number(digits(1.0 - beta1, 3)).sign("·").number(g.clone());
                let square = square().number(exact(beta2)).sign("·").number(digits(s, 4)).sign("+");
                let square = square.number(digits(1.0 - beta2, 3)).sign("·").number(closed(&g)).sign("²");
                let hat = named("m̂").number(known(digits(v_new, 4))).sign("/").number(digits(first, 4));
                let mut hat = hat.sign("=").number(known(digits(v_new / first, 4))).sign(",");
                hat.0.push(part("ŝ"));
                let hat = hat.sign("=").number(known(digits(s_new, 4))).sign("/").number(digits(second, 4));
                let hat = hat.sign("=").number(known(digits(s_new / second, 4)));
                let last = step().number(known(bracketed(v_new / first, 4)));
                vec![
                    mean.sign("=").number(known(digits(v_new, 4))).done(),
                    square.sign("=").number(known(digits(s_new, 4))).done(),
                    hat.done(),
                    end(self.over_root(last, s_new / second)),
                ]
            }
        }
    }
}
