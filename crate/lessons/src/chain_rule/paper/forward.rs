//! What is given, the forward pass and the loss.

use super::blanks::{Pen, short};
use crate::Formula;
use crate::chain_rule::steps::{equation, function, product, sum};
use crate::chain_rule::{Name, error};
use figure::ToList;
use nn::{Activation, Loss, Parameter};

/// So many given numbers stand side by side.
pub(super) const BESIDE: usize = 4;

/// A number that was set: `x1 = 0.5`.
pub(super) fn given_number(name: Formula, x: f64) -> Formula {
    equation(name, vec![vec![Formula::number(short(x))]])
}

/// The sample, η, and the weights and the bias of each neuron. Their numbers are never blank.
pub(super) fn given(pen: &Pen, sample: bool) -> Vec<Vec<Formula>> {
    let (run, network) = (pen.run, pen.run.network());
    let number = given_number;
    let list = |name: fn(usize) -> Name, numbers: &[f64]| -> Vec<Formula> {
        numbers.iter().enumerate().map(|(at, &x)| number(run.symbol(name(at)), x)).list()
    };
    let mut rows = Vec::new();
    if sample {
        rows.push(list(Name::Input, &run.example.x));
    }
    if sample && network.loss().has_target() {
        rows.push(list(Name::Target, &run.example.y));
    }
    for layer in 0..network.depth() {
        for unit in 0..network.layers()[layer + 1] {
            let own = into(pen, layer, unit).filter(|parameter| pen.run.is_first(*parameter));
            rows.push(own.map(|parameter| number(run.symbol(parameter), run.old(parameter))).list());
        }
    }
    rows.push(vec![number(Formula::name("η"), run.eta)]);
    rows.iter().flat_map(|row| row.chunks(BESIDE)).map(<[Formula]>::to_vec).chain(functions(pen)).list()
}

/// The weights that lead into a neuron, then its bias.
pub(super) fn into<'a>(pen: &'a Pen, layer: usize, unit: usize) -> impl Iterator<Item = Parameter> + use<'a> {
    let weights = (0..pen.run.network().layers()[layer]).map(move |from| Parameter::Weight { layer, to: unit, from });
    weights.chain([Parameter::Bias { layer, to: unit }])
}

/// What the activations of this network are.
fn functions(pen: &Pen) -> Vec<Vec<Formula>> {
    let used = pen.run.network().activations();
    Activation::ALL.into_iter().filter(|activation| used.contains(activation)).filter_map(definition).list()
}

/// An activation as a formula of z; softmax is written out where it is used.
fn definition(activation: Activation) -> Option<Vec<Formula>> {
    let (op, number) = (Formula::op, Formula::number);
    let z = || Formula::name("z");
    let e = |sign: &str| power(Formula::row(if sign.is_empty() { vec![z()] } else { vec![op(sign), z()] }));
    let call = |name: &str, inside: Vec<Formula>| Formula::row(called(name, inside));
    let over = |over: Vec<Formula>, under: Vec<Formula>| Formula::Fraction {
        over: Box::new(Formula::row(over)),
        under: Box::new(Formula::row(under)),
    };
    let sigmoid = || call("σ", vec![z()]);
    let value = match activation {
        Activation::Sigmoid => vec![over(vec![number("1")], vec![number("1"), op("+"), e("−")])],
        Activation::Tanh => vec![over(vec![e(""), op("−"), e("−")], vec![e(""), op("+"), e("−")])],
        Activation::Relu => vec![call("max", vec![number("0"), op(","), z()])],
        Activation::LeakyRelu => vec![call("max", vec![number("0.01"), op("·"), z(), op(","), z()])],
        Activation::Elu => vec![
            call("max", vec![number("0"), op(","), z()]),
            op("+"),
            call("min", vec![number("0"), op(","), e(""), op("−"), number("1")]),
        ],
        Activation::Gelu => vec![z(), op("·"), call("Φ", vec![z()])],
        Activation::Silu => vec![z(), op("·"), sigmoid()],
        Activation::Softplus => vec![call("ln", vec![number("1"), op("+"), e("")])],
        Activation::Identity => vec![z()],
        Activation::Softmax => return None,
    };
    Some(vec![equation(call(function(activation), vec![z()]), vec![value])])
}

/// `name(inside)`
pub(super) fn called(name: &str, inside: Vec<Formula>) -> Vec<Formula> {
    let symbol = Formula::Symbol { text: name.to_owned() };
    [symbol, Formula::op("(")].into_iter().chain(inside).chain([Formula::op(")")]).list()
}

/// `(inside)²`
pub(super) fn squared(inside: Vec<Formula>) -> Vec<Formula> {
    let end = Formula::Sup { base: Box::new(Formula::op(")")), sup: Box::new(Formula::number("2")) };
    [Formula::op("(")].into_iter().chain(inside).chain([end]).list()
}

/// e to the power of something.
fn power(of: Formula) -> Formula {
    Formula::Sup { base: Box::new(Formula::name("e")), sup: Box::new(of) }
}

/// z and o of each neuron.
pub(super) fn neurons(pen: &Pen) -> Vec<Formula> {
    let network = pen.run.network();
    let mut lines = Vec::new();
    for layer in 0..network.depth() {
        let units = || 0..network.layers()[layer + 1];
        if network.activation(layer) == Activation::Softmax {
            // Each output needs the z of all.
            lines.extend(units().map(|unit| pre_activation(pen, layer, unit)));
            lines.extend(units().map(|unit| output(pen, layer, unit)));
        } else {
            lines.extend(units().flat_map(|unit| [pre_activation(pen, layer, unit), output(pen, layer, unit)]));
        }
    }
    lines
}

/// What a weight of this layer is multiplied with, as a factor: inputs are given, outputs were found.
pub(super) fn source(pen: &Pen, layer: usize, from: usize) -> Formula {
    let x = pen.moment.source(layer, from);
    if layer == 0 { pen.given(x) } else { pen.found(x) }
}

/// z = Σ w·o + b
fn pre_activation(pen: &Pen, layer: usize, unit: usize) -> Formula {
    let run = pen.run;
    let named = into(pen, layer, unit).map(|parameter| match parameter {
        Parameter::Weight { from, .. } => product(run.symbol(parameter), run.symbol(Name::source(layer, from))),
        Parameter::Bias { .. } => vec![run.symbol(parameter)],
    });
    let numbers = into(pen, layer, unit).map(|parameter| match parameter {
        Parameter::Weight { from, .. } => product(pen.given(run.old(parameter)), source(pen, layer, from)),
        Parameter::Bias { .. } => vec![pen.given(run.old(parameter))],
    });
    let sides = vec![sum(named.list()), sum(numbers.list()), pen.result(z_of(pen, layer, unit))];
    equation(run.symbol(Name::PreActivation { layer, unit }), sides)
}

/// z as every line has it.
pub(super) fn z_of(pen: &Pen, layer: usize, unit: usize) -> f64 {
    pen.moment.without_rounding(pen.run.network(), layer, unit)
}

/// o = f(z)
fn output(pen: &Pen, layer: usize, unit: usize) -> Formula {
    let run = pen.run;
    let network = run.network();
    let name = |unit: usize| run.symbol(Name::PreActivation { layer, unit });
    let number = |unit: usize| pen.inside(z_of(pen, layer, unit));
    let side = |put: &dyn Fn(usize) -> Formula| {
        if network.activation(layer) != Activation::Softmax {
            return called(function(network.activation(layer)), vec![put(unit)]);
        }
        let all = (0..network.layers()[layer + 1]).map(|unit| vec![power(put(unit))]).list();
        vec![Formula::Fraction { over: Box::new(power(put(unit))), under: Box::new(Formula::row(sum(all))) }]
    };
    let sides = vec![side(&name), side(&number), pen.result(pen.moment.trace.o[layer][unit])];
    equation(run.symbol(Name::Output { layer, unit }), sides)
}

/// The loss, written out for each output.
pub(super) fn loss(pen: &Pen) -> Formula {
    let run = pen.run;
    let (network, last) = (run.network(), run.network().depth() - 1);
    let (loss, outputs) = (network.loss(), network.output_width());
    let term = |(y, o): (Formula, Formula)| match loss {
        Loss::BinaryCrossEntropy => binary(&|| y.clone(), o),
        _ => [y, Formula::op("·")].into_iter().chain(called("ln", vec![o])).list(),
    };
    let symbol = |unit: usize| (run.symbol(Name::Target(unit)), run.symbol(Name::Output { layer: last, unit }));
    let number = |unit: usize| (pen.given(run.example.y[unit]), pen.found(pen.moment.trace.o[last][unit]));
    let side = |pair: &dyn Fn(usize) -> (Formula, Formula)| -> Vec<Formula> {
        if !loss.is_cross_entropy() {
            return error::written(loss, outputs, pair);
        }
        // −Σ …
        let bracket = [Formula::op("−"), Formula::op("(")].into_iter();
        bracket.chain(sum((0..outputs).map(|unit| term(pair(unit))).list())).chain([Formula::op(")")]).list()
    };
    equation(run.symbol(Name::Loss), vec![side(&symbol), side(&number), pen.result(pen.moment.loss)])
}

/// y·ln(o) + (1 − y)·ln(1 − o)
fn binary(y: &dyn Fn() -> Formula, o: Formula) -> Vec<Formula> {
    let one_minus = |x: Formula| vec![Formula::number("1"), Formula::op("−"), x];
    let mut items = vec![y(), Formula::op("·")];
    items.extend(called("ln", vec![o.clone()]));
    items.extend([Formula::op("+"), Formula::op("(")]);
    items.extend(one_minus(y()));
    items.extend([Formula::op(")"), Formula::op("·")]);
    items.extend(called("ln", one_minus(o)));
    items
}
