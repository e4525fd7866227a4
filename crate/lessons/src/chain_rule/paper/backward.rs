//! The backward pass, every gradient, and the update.

use super::blanks::Pen;
use super::forward::{called, into, source, squared, z_of};
use crate::Formula;
use crate::chain_rule::steps::{equation, function, product, sum};
use crate::chain_rule::{Name, error};
use figure::ToList;
use nn::{Activation, Loss, Parameter};

/// The neurons of a layer.
fn units(pen: &Pen, layer: usize) -> std::ops::Range<usize> {
    0..pen.run.network().layers()[layer + 1]
}

/// ∂L/∂z of each neuron, from the last layer to the first.
pub(super) fn deltas(pen: &Pen) -> Vec<Formula> {
    let network = pen.run.network();
    let last = network.depth() - 1;
    let mut lines = Vec::new();
    if network.loss().is_cross_entropy() {
        lines.extend(units(pen, last).map(|unit| fused(pen, unit)));
    } else if network.activation(last) == Activation::Softmax {
        lines.extend(units(pen, last).map(|unit| by_output(pen, last, unit)));
        lines.extend(units(pen, last).map(|unit| through_softmax(pen, unit)));
    } else {
        lines.extend(units(pen, last).flat_map(|unit| delta(pen, last, unit)));
    }
    for layer in (0..last).rev() {
        lines.extend(units(pen, layer).flat_map(|unit| delta(pen, layer, unit)));
    }
    lines
}

/// What an output is compared with.
fn target(pen: &Pen, unit: usize) -> (Formula, Formula) {
    (pen.run.symbol(Name::Target(unit)), pen.given(pen.run.example.y[unit]))
}

/// A cross-entropy has ∂L/∂z = o − y; where the targets of a softmax do not add up to 1, it is o·Σy − y.
fn fused(pen: &Pen, unit: usize) -> Formula {
    let (run, layer) = (pen.run, pen.run.network().depth() - 1);
    let targets = &run.example.y;
    let whole = run.network().loss() == Loss::BinaryCrossEntropy || targets.iter().sum::<f64>() == 1.0;
    let side = |o: Formula, y: &dyn Fn(usize) -> Formula| {
        let mut items = vec![o];
        if !whole {
            items.extend([Formula::op("·"), Formula::op("(")]);
            items.extend(sum((0..targets.len()).map(|unit| vec![y(unit)]).list()));
            items.push(Formula::op(")"));
        }
        items.extend([Formula::op("−"), y(unit)]);
        items
    };
    let named = side(run.symbol(Name::Output { layer, unit }), &|unit| target(pen, unit).0);
    let numbers = side(pen.found(pen.moment.trace.o[layer][unit]), &|unit| target(pen, unit).1);
    let result = pen.result(pen.moment.gradient.dz[layer][unit]);
    equation(run.partial(Name::Loss, Name::PreActivation { layer, unit }), vec![named, numbers, result])
}

/// A softmax below another loss: ∂L/∂z = o·(∂L/∂o − Σ o·∂L/∂o), the sum over the whole layer.
fn through_softmax(pen: &Pen, unit: usize) -> Formula {
    let (run, layer) = (pen.run, pen.run.network().depth() - 1);
    let side = |o: &dyn Fn(usize) -> Formula, slope: &dyn Fn(usize) -> Formula| {
        let mut items = vec![o(unit), Formula::op("·"), Formula::op("["), slope(unit), Formula::op("−")];
        items.push(Formula::op("("));
        items.extend(sum(units(pen, layer).map(|unit| product(o(unit), slope(unit))).list()));
        items.extend([Formula::op(")"), Formula::op("]")]);
        items
    };
    let name = |unit: usize| Name::Output { layer, unit };
    let named = side(&|unit| run.symbol(name(unit)), &|unit| run.partial(Name::Loss, name(unit)));
    let (outputs, gradient) = (&pen.moment.trace.o[layer], &pen.moment.gradient);
    let numbers = side(&|unit| pen.found(outputs[unit]), &|unit| pen.found(gradient.do_[layer][unit]));
    let sides = vec![named, numbers, pen.result(gradient.dz[layer][unit])];
    equation(run.partial(Name::Loss, Name::PreActivation { layer, unit }), sides)
}

/// ∂L/∂o, the slope of the activation, and their product.
fn delta(pen: &Pen, layer: usize, unit: usize) -> [Formula; 3] {
    let run = pen.run;
    let (z, o) = (Name::PreActivation { layer, unit }, Name::Output { layer, unit });
    let activation = run.network().activation(layer);
    let slope_of_z = activation.derivative(pen.moment.trace.z[layer][unit]);
    let gradient = &pen.moment.gradient;
    let slope = || Formula::row(called(&format!("{}′", function(activation)), vec![run.symbol(z)]));
    let named = product(run.partial(Name::Loss, o), slope());
    let numbers = product(pen.found(gradient.do_[layer][unit]), pen.found(slope_of_z));
    [
        by_output(pen, layer, unit),
        slope_line(pen, layer, unit, slope(), slope_of_z),
        equation(run.partial(Name::Loss, z), vec![named, numbers, pen.result(gradient.dz[layer][unit])]),
    ]
}

/// ∂L/∂o: from the target, or what the neurons of the next layer pass back.
fn by_output(pen: &Pen, layer: usize, unit: usize) -> Formula {
    let run = pen.run;
    let o = Name::Output { layer, unit };
    let (named, numbers) = if layer + 1 == run.network().depth() {
        let (loss, outputs) = (run.network().loss(), run.network().output_width());
        if !loss.has_target() {
            return equation(run.partial(Name::Loss, o), vec![pen.result(pen.moment.gradient.do_[layer][unit])]);
        }
        let (y, number) = target(pen, unit);
        let found = pen.found(pen.moment.trace.o[layer][unit]);
        (error::slope(loss, outputs, run.symbol(o), y), error::slope(loss, outputs, found, number))
    } else {
        let next = layer + 1;
        let weight = |to: usize| Parameter::Weight { layer: next, to, from: unit };
        let slope = |to: usize| run.partial(Name::Loss, Name::PreActivation { layer: next, unit: to });
        let named = units(pen, next).map(|to| product(slope(to), run.symbol(weight(to))));
        let found = |to: usize| pen.found(pen.moment.gradient.dz[next][to]);
        let numbers = units(pen, next).map(|to| product(found(to), pen.given(run.old(weight(to)))));
        (sum(named.list()), sum(numbers.list()))
    };
    let result = pen.result(pen.moment.gradient.do_[layer][unit]);
    equation(run.partial(Name::Loss, o), vec![named, numbers, result])
}

/// σ′(z) = o·(1 − o) and tanh′(z) = 1 − o²; the slope of another activation is taken at z.
fn slope_line(pen: &Pen, layer: usize, unit: usize, left: Formula, slope: f64) -> Formula {
    let run = pen.run;
    let activation = run.network().activation(layer);
    let one_minus = |x: Vec<Formula>| [Formula::number("1"), Formula::op("−")].into_iter().chain(x);
    let side = |o: Formula| -> Vec<Formula> {
        if activation == Activation::Tanh {
            return one_minus(squared(vec![o])).list();
        }
        let begin = [o.clone(), Formula::op("·"), Formula::op("(")].into_iter();
        begin.chain(one_minus(vec![o])).chain([Formula::op(")")]).list()
    };
    let result = pen.result(slope);
    if !matches!(activation, Activation::Sigmoid | Activation::Tanh) {
        let at = called(&format!("{}′", function(activation)), vec![pen.inside(z_of(pen, layer, unit))]);
        return equation(left, vec![at, result]);
    }
    let named = side(run.symbol(Name::Output { layer, unit }));
    equation(left, vec![named, side(pen.inside(pen.moment.trace.o[layer][unit])), result])
}

/// Every parameter, neuron by neuron.
pub(super) fn parameters<'a>(pen: &'a Pen) -> impl Iterator<Item = Parameter> + use<'a> {
    let layers = 0..pen.run.network().depth();
    layers
        .flat_map(move |layer| units(pen, layer).flat_map(move |unit| into(pen, layer, unit)))
        .filter(|parameter| pen.run.is_first(*parameter))
}

fn slope_of(pen: &Pen, parameter: Parameter) -> f64 {
    pen.moment.gradient.get(parameter).unwrap_or(0.0)
}

/// ∂L/∂w = ∂L/∂z·o and ∂L/∂b = ∂L/∂z
pub(super) fn gradients(pen: &Pen) -> Vec<Formula> {
    let run = pen.run;
    let line = |parameter: Parameter| {
        let (layer, unit) = (parameter.layer(), parameter.to());
        let delta = run.partial(Name::Loss, Name::PreActivation { layer, unit });
        let result = pen.result(slope_of(pen, parameter));
        let sides = match parameter {
            Parameter::Bias { .. } if run.is_tied(parameter) => {
                let deltas = |unit: usize| run.partial(Name::Loss, Name::PreActivation { layer, unit });
                let named = sum(units(pen, layer).map(|unit| vec![deltas(unit)]).list());
                let found = |unit: usize| vec![pen.found(pen.moment.gradient.dz[layer][unit])];
                vec![named, sum(units(pen, layer).map(found).list()), result]
            }
            Parameter::Bias { .. } => vec![vec![delta], result],
            Parameter::Weight { from, .. } => vec![
                product(delta, run.symbol(Name::source(layer, from))),
                product(pen.found(pen.moment.gradient.dz[layer][unit]), source(pen, layer, from)),
                result,
            ],
        };
        equation(run.partial(Name::Loss, parameter), sides)
    };
    parameters(pen).map(line).list()
}

/// w_new = w − η·∂L/∂w, or w + Δ by another rule; biases that stay as they are say so.
pub(super) fn updates(pen: &Pen) -> Vec<Formula> {
    let run = pen.run;
    let line = |parameter: Parameter| {
        let (left, old) = (run.marked(parameter, "new"), run.old(parameter));
        if run.stays(parameter) {
            return equation(left, vec![vec![run.symbol(parameter)], pen.same(old)]);
        }
        let step = |w: Formula, eta: Formula, slope: Formula| {
            [w, Formula::op("−")].into_iter().chain(product(eta, slope)).list()
        };
        if run.rule.is_some() {
            let plus = |w: Formula, change: Formula| vec![w, Formula::op("+"), change];
            let change = run.change(pen.moment, parameter);
            let named = plus(run.symbol(parameter), Formula::name("Δ"));
            let numbers = plus(pen.first(old), pen.found(change));
            return equation(left, vec![named, numbers, pen.result(old + change)]);
        }
        let named = step(run.symbol(parameter), Formula::name("η"), run.partial(Name::Loss, parameter));
        let numbers = step(pen.first(old), pen.given(run.eta), pen.found(slope_of(pen, parameter)));
        equation(left, vec![named, numbers, pen.result(old + run.change(pen.moment, parameter))])
    };
    parameters(pen).map(line).list()
}
