//! The next steps as a program.

use super::Descent;
use super::curve::Curve;
use crate::Body;
use crate::code::{self, Function, Memory, Scalars};
use nn::OptimizerKind;

/// How many steps it makes.
const STEPS: usize = 3;

pub(super) fn body(run: &Descent) -> Body {
    let (eta, w) = (run.eta, run.w());
    let rolls = run.mu > 0.0;
    let rule = if rolls { OptimizerKind::Momentum { eta, momentum: run.mu } } else { OptimizerKind::Sgd { eta } };
    let scalars = Scalars {
        function: function(run),
        start: vec![w],
        rule,
        memory: Memory { mean: vec![run.velocity.last()], ..Memory::none() },
        etas: vec![eta; STEPS],
        noise: Vec::new(),
        now: None,
        found: Some((run.loss(w), vec![run.slope(w)])),
    };
    code::body(&run.language, STEPS, false, |language| scalars.write(language))
}

/// The curve and its slope. The parameter is w or b.
fn function(run: &Descent) -> Function {
    let p = run.p();
    let (constants, loss, slope) = match &run.curve {
        Curve::Parabola { c, minimum } => (
            vec![("c", *c), ("minimum", *minimum)],
            format!("0.5 * c * ({p} - minimum) * ({p} - minimum)"),
            format!("c * ({p} - minimum)"),
        ),
        Curve::Neuron { gain, rest, target } => {
            let o = format!("sigmoid(gain * {p} + rest)");
            (
                vec![("gain", *gain), ("rest", *rest), ("y", *target)],
                format!("0.5 * (y - {o}) * (y - {o})"),
                format!("({o} - y) * {o} * (1.0 - {o}) * gain"),
            )
        }
        Curve::Wells => (
            Vec::new(),
            format!("0.02 * ((((0.25 * {p} - 1.0 / 3.0) * {p} - 8.0) * {p} + 16.0) * {p} + 320.0 / 3.0)"),
            format!("0.02 * ({p} * {p} - 16.0) * ({p} - 1.0)"),
        ),
        Curve::Own(own) => {
            let [loss, slope] = own.programs(p);
            (Vec::new(), loss, slope)
        }
    };
    Function { names: vec![p.to_owned()], constants, loss, slopes: vec![slope] }
}
