//! The loss written out, and its slope at an output: how often o − y stands in ∂L/∂o.

use super::steps::sum;
use crate::Formula;
use figure::ToList;
use nn::Loss;

/// ∂L/∂o at an output: o − y, or a multiple of it; 1 where the output is the loss.
pub(super) fn slope(loss: Loss, outputs: usize, o: Formula, y: Formula) -> Vec<Formula> {
    let error = vec![o, Formula::op("−"), y];
    let times = match loss {
        Loss::Output => return vec![Formula::number("1")],
        Loss::SquaredError => Formula::number("2"),
        Loss::MeanSquaredError if outputs == 1 => Formula::number("2"),
        Loss::MeanSquaredError => share("2", outputs),
        _ => return error,
    };
    let open = [times, Formula::op("·"), Formula::op("(")];
    open.into_iter().chain(error).chain([Formula::op(")")]).list()
}

/// L of squared errors or of outputs. `pair` gives y and o of an output.
pub(super) fn written(loss: Loss, outputs: usize, pair: &dyn Fn(usize) -> (Formula, Formula)) -> Vec<Formula> {
    let term = |unit: usize| {
        let (y, o) = pair(unit);
        match loss {
            Loss::Output => vec![o],
            Loss::HalfSquaredError => [share("1", 2), Formula::op("·")].into_iter().chain(square(y, o)).list(),
            _ => square(y, o),
        }
    };
    let terms = sum((0..outputs).map(term).list());
    if loss != Loss::MeanSquaredError || outputs == 1 {
        return terms;
    }
    let open = [share("1", outputs), Formula::op("·"), Formula::op("[")];
    open.into_iter().chain(terms).chain([Formula::op("]")]).list()
}

/// 1/2 or 2/m.
fn share(over: &str, under: usize) -> Formula {
    Formula::Fraction { over: Box::new(Formula::number(over)), under: Box::new(Formula::number(under.to_string())) }
}

/// (y − o)²
fn square(y: Formula, o: Formula) -> Vec<Formula> {
    let end = Formula::Sup { base: Box::new(Formula::op(")")), sup: Box::new(Formula::number("2")) };
    vec![Formula::op("("), y, Formula::op("−"), o, end]
}
