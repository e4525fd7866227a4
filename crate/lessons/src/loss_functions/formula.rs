//! The chain rule under both losses, with live numbers: in cross-entropy the neuron's own slope cancels.

use super::neuron::Slopes;
use super::{NAMES, Show};
use crate::Formula;
use crate::symbols::bracketed;
use figure::{Message, digits};

pub(super) fn lines(show: &Show) -> Vec<Formula> {
    let op = Formula::op;
    let slope = |name: &str| Formula::partial("L", "z").note(Message::new("loss-functions-name").with("loss", name));
    let cancelled = Formula::Fraction { over: Box::new(error()), under: Box::new(own()) };
    let [squared, entropy] = NAMES.map(slope);
    let [squared_numbers, entropy_numbers] = show.slopes.map(|slopes| numbers(show, slopes));
    vec![
        super::formula(),
        Formula::row([squared, op("="), op("("), error(), op(")"), op("·"), own()]),
        squared_numbers,
        Formula::row([entropy, op("="), cancelled, op("·"), own(), op("="), error()]),
        entropy_numbers,
    ]
}

/// = ∂L/∂o · ∂o/∂z = ∂L/∂z
fn numbers(show: &Show, slopes: Slopes) -> Formula {
    let (op, number) = (Formula::op, Formula::number);
    let (by_o, own) = (number(bracketed(slopes.by_o, 3)), number(digits(show.steepness, 3)));
    Formula::row([op("="), by_o, op("·"), own, op("="), number(digits(slopes.by_z, 3))])
}

/// o − y
fn error() -> Formula {
    Formula::row([Formula::name("o"), Formula::op("−"), Formula::name("y")])
}

/// o(1 − o), the neuron's own slope.
fn own() -> Formula {
    let parts = [Formula::op("("), Formula::number("1"), Formula::op("−"), Formula::name("o"), Formula::op(")")];
    Formula::row([vec![Formula::name("o")], parts.to_vec()].concat())
}
