//! The rule and the slope, with their live numbers.

use super::Descent;
use super::curve::Curve;
use crate::Formula;
use crate::symbols::bracketed;
use figure::{Message, ToList, digits, exact};
use nn::Activation::Sigmoid;

/// What is not known yet.
const UNKNOWN: &str = "?";

pub(super) fn rule(run: &Descent) -> Vec<Formula> {
    let w = run.w();
    let (op, number) = (Formula::op, Formula::number);
    let note = |part: Formula, id: &str| part.note(Message::new(id));
    let (old, new) = (Formula::name(&format!("{}_old", run.p())), Formula::name(&format!("{}_new", run.p())));
    let slope = Formula::partial("L", &format!("{}_old", run.p()));
    let landing = if run.hides() { UNKNOWN.to_owned() } else { digits(run.landing(), 6) };
    let mut lines = vec![
        Formula::row([
            note(new.accent(), "update-rule-note-new"),
            op("="),
            note(old.accent(), "update-rule-note-old"),
            op("−"),
            note(Formula::name("η"), "update-rule-note-eta"),
            op("·"),
            note(slope.clone(), "update-rule-note-slope"),
        ]),
        Formula::row([
            number(landing).accent(),
            op("="),
            number(digits(w, 6)).accent(),
            op("−"),
            number(exact(run.eta)),
            op("·"),
            number(bracketed(run.slope(w), 6)),
        ]),
    ];
    if run.rolls() {
        lines = run.velocity_lines();
    }
    let parts = match run.curve {
        Curve::Parabola { c, minimum } => parabola(run.p(), w, c, minimum),
        Curve::Neuron { gain, rest, target } => neuron(run, gain, rest, target),
        Curve::Wells => wells(run.p(), w),
        Curve::Own(ref own) => {
            let [_, slope] = own.formulas(&format!("{}_old", run.p()));
            vec![slope]
        }
    };
    let all = [slope, op("=")].into_iter().chain(parts).chain([op("="), number(digits(run.slope(w), 6))]);
    lines.push(Formula::row(all.list()));
    lines
}

/// c·(w − w*)
fn parabola(p: &str, w: f64, c: f64, minimum: f64) -> Vec<Formula> {
    let (name, op, number) = (Formula::name, Formula::op, Formula::number);
    vec![
        name("c"),
        op("·"),
        op("("),
        name(&format!("{p}_old")),
        op("−"),
        name(&format!("{p}*")),
        op(")"),
        op("="),
        number(exact(c)),
        op("·"),
        op("("),
        number(digits(w, 6)),
        op("−"),
        number(bracketed(minimum, 6)),
        op(")"),
    ]
}

/// (o − y)·σ′(z)·∂z/∂w
fn neuron(run: &Descent, gain: f64, rest: f64, target: f64) -> Vec<Formula> {
    let (name, op, number) = (Formula::name, Formula::op, Formula::number);
    let z = gain * run.w() + rest;
    let mut parts =
        vec![op("("), name("o"), op("−"), name("y"), op(")"), op("·"), name("σ′"), op("("), name("z"), op(")")];
    if run.p() == "w" {
        parts.extend([op("·"), name("x")]);
    }
    parts.extend([
        op("="),
        op("("),
        number(digits(Sigmoid.value(z), 4)),
        op("−"),
        number(exact(target)),
        op(")"),
        op("·"),
        number(digits(Sigmoid.derivative(z), 4)),
    ]);
    if run.p() == "w" {
        parts.extend([op("·"), number(bracketed(gain, 3))]);
    }
    parts
}

/// (w² − 16)·(w − 1)/50
fn wells(p: &str, w: f64) -> Vec<Formula> {
    let (op, number) = (Formula::op, |text: &str| Formula::number(text));
    let square = |base: Formula| Formula::Sup { base: Box::new(base), sup: Box::new(number("2")) };
    let old = || Formula::name(&format!("{p}_old"));
    vec![
        number("0.02"),
        op("·"),
        op("("),
        square(old()),
        op("−"),
        number("16"),
        op(")"),
        op("·"),
        op("("),
        old(),
        op("−"),
        number("1"),
        op(")"),
        op("="),
        number("0.02"),
        op("·"),
        number(&bracketed(w * w - 16.0, 4)),
        op("·"),
        number(&bracketed(w - 1.0, 4)),
    ]
}
