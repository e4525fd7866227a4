//! This round and the next ones as a program.

use super::progress::{Act, Focus, Pace};
use super::rule::Rule;
use super::{Acts, Moment};
use crate::Body;
use crate::code::{self, Memory, Now, Program};
use figure::ToList;
use nn::{OptimizerKind, Penalty};

/// How many rounds it computes.
const ROUNDS: usize = 3;

pub(super) fn body(run: &Acts, moment: &Moment) -> Body {
    let turns = run.takes_turns();
    let all = run.is_mean() || turns;
    let samples = if all { run.batch.samples.clone() } else { vec![(run.example.x.clone(), run.example.y.clone())] };
    let batch = |round: usize| match turns {
        true => vec![(run.batch.at + round) % samples.len()],
        false => (0..samples.len()).list(),
    };
    let order = (0..ROUNDS).map(batch).list();
    let (xs, ys) = samples.into_iter().unzip();
    let plain = || (OptimizerKind::Sgd { eta: run.eta }, Memory::none(), Penalty::default());
    let (rule, memory, penalty) = run.rule.as_ref().map_or_else(plain, Rule::program);
    let program = Program {
        network: run.network(),
        xs,
        ys,
        order,
        rule,
        memory,
        penalty,
        freeze: run.freeze,
        tied: run.ties(),
        now: now(run),
        // The numbers of one sample would not be those of the mean.
        found: (!run.is_mean()).then_some((&moment.trace, &moment.gradient, moment.loss)),
    };
    code::body(&run.language, ROUNDS, true, |language| program.write(language))
}

/// The present act; neuron by neuron, the layer of the neuron.
fn now(run: &Acts) -> Option<Now> {
    let act = match run.progress.act() {
        Act::Ready => return None,
        Act::Forward => code::Act::Forward,
        Act::Backward => code::Act::Backward,
        Act::Update => code::Act::Update,
    };
    let layer = match (run.pace, run.progress.focus()) {
        (Pace::Neuron, Some(Focus::Neuron(neuron))) => Some(run.place(neuron).0),
        (Pace::Neuron, Some(Focus::Loss)) => Some(run.network().depth()),
        _ => None,
    };
    Some(Now { act, layer })
}
