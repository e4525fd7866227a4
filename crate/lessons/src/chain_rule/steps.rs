//! The formula that is being applied, with its numbers: of the neuron just reached, or of the selected parameter's.

use super::product::UNKNOWN;
use super::{ANNEX, Act, Acts, Focus, Moment, Name, error, softmax};
use crate::Formula;
use crate::symbols::bracketed;
use figure::{ToList, digits, exact};
use nn::{Activation, Parameter};

/// Digits in these formulas: enough to check by hand.
const DIGITS: usize = 4;

pub(super) fn formulas(run: &Acts, moment: &Moment) -> Vec<Formula> {
    let own = || run.neuron(run.selected.layer(), run.entered(run.selected));
    let focus = match run.progress.focus() {
        Some(focus) if !run.progress.act_is_complete() => focus,
        Some(Focus::Loss) if run.pace == super::Pace::Neuron => Focus::Loss,
        _ => Focus::Neuron(own()),
    };
    let neuron = match focus {
        Focus::Loss if run.is_mean() => return Vec::new(),
        Focus::Loss => return vec![loss(run, moment)],
        Focus::Neuron(neuron) => neuron,
    };
    // ∂L/∂z is of one sample.
    if run.is_mean() && run.progress.act() == Act::Backward {
        return super::product::formula(run, moment);
    }
    match run.progress.act() {
        Act::Ready | Act::Forward => forward(run, moment, neuron),
        Act::Backward => backward(run, moment, neuron),
        Act::Update => update(run, moment, neuron),
    }
}

fn value(x: f64) -> Formula {
    Formula::number(bracketed(x, DIGITS))
}

/// `name = … = …`
pub(super) fn equation(name: Formula, sides: Vec<Vec<Formula>>) -> Formula {
    let mut items = vec![name];
    for side in sides {
        items.push(Formula::op("="));
        items.extend(side);
    }
    Formula::row(items)
}

/// first + second + …
pub(super) fn sum(terms: Vec<Vec<Formula>>) -> Vec<Formula> {
    let mut items = Vec::new();
    for term in terms {
        if !items.is_empty() {
            items.push(Formula::op("+"));
        }
        items.extend(term);
    }
    items
}

pub(super) fn product(a: Formula, b: Formula) -> Vec<Formula> {
    vec![a, Formula::op("·"), b]
}

/// The activation of a layer as a function's name.
pub(super) fn function(activation: Activation) -> &'static str {
    match activation {
        Activation::Sigmoid => "σ",
        other => other.name(),
    }
}

/// z = Σ w·o + b, then o = σ(z).
fn forward(run: &Acts, moment: &Moment, neuron: usize) -> Vec<Formula> {
    let (layer, unit) = run.place(neuron);
    let network = run.network();
    let (z, o) = (Name::PreActivation { layer, unit }, Name::Output { layer, unit });
    let width = network.layers()[layer];
    let weight = |from: usize| Parameter::Weight { layer, to: unit, from };
    let bias = Parameter::Bias { layer, to: unit };
    let named = (0..width).map(|from| product(run.symbol(weight(from)), run.symbol(Name::source(layer, from))));
    let numbers = (0..width).map(|from| product(value(run.old(weight(from))), value(moment.source(layer, from))));
    let known = run.progress.has_output(neuron);
    let z_of = moment.without_rounding(network, layer, unit);
    let result = |x: f64| Formula::number(if known { digits(x, 6) } else { UNKNOWN.to_owned() });
    let activation = function(network.activation(layer));
    let applied = |inside: Formula| {
        vec![Formula::Symbol { text: activation.to_owned() }, Formula::op("("), inside, Formula::op(")")]
    };
    vec![
        equation(
            run.symbol(z),
            vec![
                sum(named.chain([vec![run.symbol(bias)]]).list()),
                sum(numbers.chain([vec![value(run.old(bias))]]).list()),
                vec![result(z_of)],
            ],
        ),
        equation(run.symbol(o), vec![applied(run.symbol(z)), vec![result(moment.trace.o[layer][unit])]]),
    ]
}

/// The loss written out for each output; a cross-entropy by its name.
fn loss(run: &Acts, moment: &Moment) -> Formula {
    let network = run.network();
    let (last, loss) = (network.depth() - 1, network.loss());
    let (left, result) = (run.symbol(Name::Loss), vec![Formula::number(digits(moment.loss, 6))]);
    if loss.is_cross_entropy() {
        return equation(left, vec![vec![Formula::Symbol { text: loss.name().to_owned() }], result]);
    }
    let named = |unit: usize| (run.symbol(Name::Target(unit)), run.symbol(Name::Output { layer: last, unit }));
    let number = |unit: usize| (Formula::number(exact(run.example.y[unit])), value(moment.trace.o[last][unit]));
    let side = |pair: &dyn Fn(usize) -> (Formula, Formula)| error::written(loss, network.output_width(), pair);
    equation(left, vec![side(&named), side(&number), result])
}

/// ∂L/∂o from the neurons above, then ∂L/∂z = ∂L/∂o·σ′(z), and the selected parameter's own share.
fn backward(run: &Acts, moment: &Moment, neuron: usize) -> Vec<Formula> {
    let (layer, unit) = run.place(neuron);
    let network = run.network();
    let (z, o) = (Name::PreActivation { layer, unit }, Name::Output { layer, unit });
    let gradient = &moment.gradient;
    let fused = layer + 1 == network.depth() && network.fuses_output();
    let (of_z, of_o) = (gradient.dz[layer][unit], gradient.do_[layer][unit]);
    let result = |x: f64| vec![Formula::number(digits(x, 6))];
    let mut lines = Vec::new();
    if fused {
        let named = vec![run.symbol(o), Formula::op("−"), run.symbol(Name::Target(unit))];
        let sides = run.error_is_slope().then_some(named).into_iter().chain([result(of_z)]).list();
        lines.push(equation(run.partial(Name::Loss, z), sides));
        if softmax::is_open(run, moment) {
            lines = softmax::lines(run, moment, unit);
        }
    } else {
        lines.push(equation(run.partial(Name::Loss, o), above(run, moment, layer, unit)));
        let slope = network.activation(layer).derivative(moment.trace.z[layer][unit]);
        let named = vec![
            run.partial(Name::Loss, o),
            Formula::op("·"),
            Formula::Symbol { text: format!("{}′", function(network.activation(layer))) },
            Formula::op("("),
            run.symbol(z),
            Formula::op(")"),
        ];
        lines.push(equation(run.partial(Name::Loss, z), vec![named, product(value(of_o), value(slope)), result(of_z)]));
    }
    if run.neuron(run.selected.layer(), run.entered(run.selected)) == neuron {
        lines.push(own(run, moment, z, of_z));
    }
    lines
}

/// Where ∂L/∂o comes from: the target, or the neurons of the next layer.
fn above(run: &Acts, moment: &Moment, layer: usize, unit: usize) -> Vec<Vec<Formula>> {
    let network = run.network();
    let result = vec![Formula::number(digits(moment.gradient.do_[layer][unit], 6))];
    if layer + 1 == network.depth() {
        if !network.loss().has_target() {
            return vec![result];
        }
        let side = |o: Formula, y: Formula| error::slope(network.loss(), network.output_width(), o, y);
        let named = side(run.symbol(Name::Output { layer, unit }), run.symbol(Name::Target(unit)));
        let numbers = side(value(moment.trace.o[layer][unit]), value(run.example.y[unit]));
        return vec![named, numbers, result];
    }
    let next = layer + 1;
    let weight = |to: usize| Parameter::Weight { layer: next, to, from: unit };
    let units = || 0..network.layers()[next + 1];
    let named = units().map(|to| {
        let z = Name::PreActivation { layer: next, unit: to };
        product(run.partial(Name::Loss, z), run.symbol(weight(to)))
    });
    let numbers = units().map(|to| product(value(moment.gradient.dz[next][to]), value(run.old(weight(to)))));
    vec![sum(named.list()), sum(numbers.list()), result]
}

/// ∂L/∂w = ∂L/∂z·o for the selected parameter.
fn own(run: &Acts, moment: &Moment, z: Name, of_z: f64) -> Formula {
    let layer = run.selected.layer();
    let result = vec![Formula::number(digits(moment.ledger.backprop, 6)).accent()];
    let left = run.partial(Name::Loss, run.held()).accent();
    if ANNEX && let Some(by) = run.spread(run.network()) {
        let [named, numbers] = spread(run, moment, &by);
        return equation(left, vec![named, numbers, result]);
    }
    match run.selected {
        Parameter::Bias { .. } => equation(left, vec![vec![run.partial(Name::Loss, z)], result]),
        Parameter::Weight { from, .. } => {
            let o = moment.source(layer, from);
            let named = product(run.partial(Name::Loss, z), run.symbol(Name::source(layer, from)));
            equation(left, vec![named, product(value(of_z), value(o)), result])
        }
    }
}

/// The sum over a layer of what comes back: ∂L/∂z·w for an input, ∂L/∂z for the one bias of a layer. By names and by numbers.
pub(super) fn spread(run: &Acts, moment: &Moment, by: &[f64]) -> [Vec<Formula>; 2] {
    let layer = run.selected.layer();
    let slope = |unit: usize| run.partial(Name::Loss, Name::PreActivation { layer, unit });
    let known = |x: f64| if run.has_gradient() { value(x) } else { Formula::number(UNKNOWN) };
    let term = |unit: usize| match run.input() {
        Some(from) => product(slope(unit), run.symbol(Parameter::Weight { layer, to: unit, from })),
        None => vec![slope(unit)],
    };
    let number = |(unit, by): (usize, &f64)| {
        let slope = known(moment.gradient.dz[layer][unit]);
        if run.input().is_some() { product(slope, value(*by)) } else { vec![slope] }
    };
    let terms = (0..by.len()).map(term).list();
    [sum(terms), sum(by.iter().enumerate().map(number).list())]
}

/// w_new = w_old − η·∂L/∂w for every parameter of the neuron; or in place of the slope what the rule makes of it.
fn update(run: &Acts, moment: &Moment, neuron: usize) -> Vec<Formula> {
    let (layer, unit) = run.place(neuron);
    let weights = (0..run.network().layers()[layer]).map(|from| Parameter::Weight { layer, to: unit, from });
    let line = |parameter: Parameter| {
        let new = run.old(parameter) + run.change(moment, parameter);
        let left = run.marked(parameter, "new");
        let left = if run.is_held(parameter) { left.accent() } else { left };
        if run.change(moment, parameter) == 0.0 {
            return equation(left, vec![vec![run.marked(parameter, "old")], vec![Formula::number(digits(new, 6))]]);
        }
        let slope = run.direction(moment, parameter);
        let step = vec![
            value(run.old(parameter)),
            Formula::op("−"),
            Formula::number(exact(run.eta)),
            Formula::op("·"),
            value(slope),
        ];
        equation(left, vec![step, vec![Formula::number(digits(new, 6))]])
    };
    weights.chain([Parameter::Bias { layer, to: unit }]).map(line).list()
}
