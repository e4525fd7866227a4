//! This round and the next ones as a program.

use super::progress::{Act, Focus, Pace};
use super::{Acts, Moment};
use crate::Body;
use crate::code::{self, Memory, Now, Program};
use nn::{OptimizerKind, Penalty};

/// How many rounds it computes.
const ROUNDS: usize = 3;

pub(super) fn body(run: &Acts, moment: &Moment) -> Body {
    let program = Program {
        network: run.network(),
        xs: vec![run.example.x.clone()],
        ys: vec![run.example.y.clone()],
        order: vec![vec![0]; ROUNDS],
        rule: OptimizerKind::Sgd { eta: run.eta },
        memory: Memory::none(),
        penalty: Penalty::default(),
        freeze: run.freeze,
        now: now(run),
        found: Some((&moment.trace, &moment.gradient, moment.loss)),
    };
    code::body(&run.language, ROUNDS, |language| program.write(language))
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
