//! The sheet of a mean: one sample is written out, and what the others add to the loss and to each slope stands below it.

use super::backward::{self, parameters};
use super::blanks::Pen;
use super::forward;
use super::section;
use crate::chain_rule::steps::{equation, sum};
use crate::chain_rule::{Moment, Name};
use crate::{Formula, SheetSection};
use figure::{Message, ToList};
use nn::Parameter;

/// So many samples are added up with all of their numbers. Of more, only the mean is written.
const MOST: usize = 6;

/// The parts of a mean. `pen` writes what is of all samples.
pub(super) fn sections(pen: &Pen) -> Vec<SheetSection> {
    let each = pen.run.of_each();
    let at = pen.run.batch.at;
    let alone = pen.run.alone(at);
    let own = Pen { run: &alone, moment: &each[at], blanks: pen.blanks, key: pen.key };
    let of_sample = |part: &str, lines: Vec<Formula>| SheetSection {
        title: Message::new("chain-rule-paper-of-sample").with("part", part).with("number", (at + 1).to_string()),
        lines: lines.into_iter().map(|line| vec![line]).list(),
    };
    vec![
        section("given", forward::given(pen, false)),
        section("samples", samples(pen, &each)),
        of_sample("forward", forward::neurons(&own)),
        of_sample("loss", vec![forward::loss(&own)]),
        of_sample("backward", backward::deltas(&own)),
        of_sample("gradients", backward::gradients(&own)),
        section("mean", means(pen, &each).into_iter().map(|line| vec![line]).list()),
    ]
}

/// The inputs and the targets of each sample, and its loss.
fn samples(pen: &Pen, each: &[Moment]) -> Vec<Vec<Formula>> {
    let targets = pen.run.network().loss().has_target();
    let row = |(at, (x, y)): (usize, &(Vec<f64>, Vec<f64>))| {
        let inputs = x.iter().enumerate().map(|(i, x)| (Name::Input(i), *x));
        let wanted = y.iter().enumerate().filter(|_| targets).map(|(i, y)| (Name::Target(i), *y));
        let given = inputs.chain(wanted).map(|(name, x)| forward::given_number(pen.run.symbol(name), x));
        given.chain([equation(loss_of(at), vec![pen.result(each[at].loss)])]).list()
    };
    let rows: Vec<Vec<Formula>> = pen.run.batch.samples.iter().enumerate().map(row).list();
    rows.iter().flat_map(|row| row.chunks(forward::BESIDE + 1)).map(<[Formula]>::to_vec).list()
}

/// L₂ is the loss of the second sample.
fn loss_of(at: usize) -> Formula {
    Formula::name(&format!("L{}", at + 1))
}

/// L = (L₁ + L₂)/2, and each slope in the same way.
fn means(pen: &Pen, each: &[Moment]) -> Vec<Formula> {
    let run = pen.run;
    let losses = each.iter().enumerate().map(|(at, moment)| (loss_of(at), moment.loss)).list();
    let slope = |parameter: Parameter| {
        let of = |(at, moment): (usize, &Moment)| {
            (Formula::derivative(loss_of(at), run.symbol(parameter)), moment.gradient.get(parameter).unwrap_or(0.0))
        };
        let all = each.iter().enumerate().map(of).list();
        let mean = pen.moment.gradient.get(parameter).unwrap_or(0.0);
        mean_of(pen, run.partial(Name::Loss, parameter), all, mean)
    };
    let loss = mean_of(pen, run.symbol(Name::Loss), losses, pen.moment.loss);
    [loss].into_iter().chain(parameters(pen).map(slope)).list()
}

/// name = (first + second + …)/n = numbers/n = result
fn mean_of(pen: &Pen, name: Formula, each: Vec<(Formula, f64)>, mean: f64) -> Formula {
    let count = each.len();
    let share = |terms: Vec<Formula>| {
        vec![Formula::Fraction {
            over: Box::new(Formula::row(sum(terms.into_iter().map(|term| vec![term]).list()))),
            under: Box::new(Formula::number(count.to_string())),
        }]
    };
    if count > MOST {
        return equation(name, vec![pen.result(mean)]);
    }
    let numbers = each.iter().map(|(_, x)| pen.found(*x)).list();
    let names = each.into_iter().map(|(name, _)| name).list();
    equation(name, vec![share(names), share(numbers), pen.result(mean)])
}
