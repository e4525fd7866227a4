//! The selected optimizer's rule, in symbols and with live numbers for both parameters.

use super::Race;
use super::racer::Preview;
use crate::Formula;
use crate::symbols::bracketed;
use figure::{digits, exact};
use nn::OptimizerKind;

/// What is not known yet.
const UNKNOWN: &str = "?";

/// The rule in symbols, with w for either parameter; then each parameter's numbers.
pub(super) fn lines(race: &Race) -> Vec<Formula> {
    let kind = race.selected().kind;
    let mut lines: Vec<Formula> = rule(kind).iter().map(|line| symbols(line)).collect();
    let preview = race.preview();
    for k in 0..2 {
        lines.extend(numbers(race, &preview, k));
    }
    lines
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

fn symbols(line: &[&str]) -> Formula {
    Formula::row(line.iter().map(|part| piece(part)).collect::<Vec<_>>())
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

/// The numbers of parameter `k`: first what is remembered, then the step.
fn numbers(race: &Race, preview: &Preview, k: usize) -> Vec<Formula> {
    let known = |text: String| if race.tells_step() { text } else { UNKNOWN.to_owned() };
    let g = if race.knows_gradient() { bracketed(preview.g[k], 4) } else { UNKNOWN.to_owned() };
    let at = |values: &[f64]| values.get(k).copied().unwrap_or(0.0);
    let (v, s) = (at(preview.before.mean()), at(preview.before.square()));
    let (v_new, s_new) = (at(preview.after.mean()), at(preview.after.square()));
    let (old, new) = (race.selected().place[k], preview.landing[k]);
    let name = &race.track.surface.names()[k];
    let part = |letter: &str| Formula::name(&format!("{letter}_{name}"));
    let named = |letter: &str| Line::of(part(letter)).sign("=");
    let step = || {
        Line::of(Formula::name(name).accent())
            .sign("=")
            .number(digits(old, 5))
            .sign("−")
            .number(exact(preview.eta))
            .sign("·")
    };
    let end = |line: Line| {
        let mut line = line.sign("=");
        line.0.push(Formula::number(known(digits(new, 5))).accent());
        line.done()
    };
    let square = || named("s");
    let velocity = |mu: f64| {
        let line = named("v").number(exact(mu)).sign("·").number(bracketed(v, 4)).sign("+").number(g.clone());
        line.sign("=").number(known(digits(v_new, 4))).done()
    };
    match race.selected().kind {
        OptimizerKind::Sgd { .. } => vec![end(step().number(g))],
        OptimizerKind::Momentum { momentum, .. } => {
            vec![velocity(momentum), end(step().number(known(bracketed(v_new, 4))))]
        }
        OptimizerKind::Nesterov { momentum, .. } => {
            let line = step().sign("(").number(g.clone()).sign("+").number(exact(momentum)).sign("·");
            vec![velocity(momentum), end(line.number(known(bracketed(v_new, 4))).sign(")"))]
        }
        OptimizerKind::Adagrad { .. } => {
            let line = square().number(digits(s, 4)).sign("+").number(g.clone()).sign("²");
            let line = line.sign("=").number(known(digits(s_new, 4)));
            vec![line.done(), end(step().number(g).sign("/").sign("√").number(known(digits(s_new, 4))))]
        }
        OptimizerKind::Rmsprop { alpha, .. } => {
            let line = square().number(exact(alpha)).sign("·").number(digits(s, 4)).sign("+");
            let line = line.number(digits(1.0 - alpha, 3)).sign("·").number(g.clone()).sign("²");
            let line = line.sign("=").number(known(digits(s_new, 4)));
            vec![line.done(), end(step().number(g).sign("/").sign("√").number(known(digits(s_new, 4))))]
        }
        OptimizerKind::Adam { beta1, beta2, .. } => {
            let (first, second) = preview.after.corrections();
            let mean = named("m").number(exact(beta1)).sign("·").number(bracketed(v, 4)).sign("+");
            let mean = mean.number(digits(1.0 - beta1, 3)).sign("·").number(g.clone());
            let square = square().number(exact(beta2)).sign("·").number(digits(s, 4)).sign("+");
            let square = square.number(digits(1.0 - beta2, 3)).sign("·").number(g).sign("²");
            let hat = named("m̂").number(known(digits(v_new, 4))).sign("/").number(digits(first, 4));
            let hat = hat.sign("=").number(known(digits(v_new / first, 4))).sign(",");
            let mut hat = hat;
            hat.0.push(part("ŝ"));
            let hat = hat.sign("=").number(known(digits(s_new, 4))).sign("/").number(digits(second, 4));
            let hat = hat.sign("=").number(known(digits(s_new / second, 4)));
            let last = step().number(known(bracketed(v_new / first, 4))).sign("/").sign("√");
            vec![
                mean.sign("=").number(known(digits(v_new, 4))).done(),
                square.sign("=").number(known(digits(s_new, 4))).done(),
                hat.done(),
                end(last.number(known(digits(s_new / second, 4)))),
            ]
        }
    }
}
