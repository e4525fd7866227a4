//! One row of the learner's formula: a path, or what is wrong with it.

use super::board;
use super::graph::{Node, Relation, feeds, node, relation};
use figure::ToList;
use nn::{Network, Parameter};

/// What a row is. `at` is the tile that it is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// Nothing yet.
    Empty,
    /// From L to the parameter, step by step.
    Path,
    /// From L to the parameter, with a factor that hides a step.
    Short { at: usize },
    /// So far so good, but the parameter is not reached.
    Unfinished,
    /// The parameter does not feed the neuron that was reached.
    Aside { at: usize },
    /// A name that this network does not have.
    Unknown { at: usize },
    /// 0: the one does not feed the other.
    Zero { at: usize },
    /// The wrong way round.
    Backwards { at: usize },
    /// The row does not begin at L.
    Start,
    /// It ends at another parameter.
    End { at: usize },
    /// Without this factor it would be a path.
    Extra { at: usize },
    /// Between this factor and the next, one is missing.
    Missing { at: usize },
    /// All factors of a path, in another order.
    Order { at: usize },
    /// This factor and the next do not meet.
    Apart { at: usize },
}

/// A derivative as nodes.
pub(super) type Step = (Node, Node);

/// The steps that the tiles of a row stand for, or the first that stands for none.
pub(super) fn steps(network: &Network, tiles: &[&str]) -> Result<Vec<Step>, usize> {
    let step = |tile: &str| {
        let (over, under) = board::names(tile)?;
        Some((node(network, over)?, node(network, under)?))
    };
    tiles.iter().enumerate().map(|(at, tile)| step(tile).ok_or(at)).collect()
}

/// Judges a row of ∂L/∂`parameter`.
pub(super) fn judge(network: &Network, parameter: Parameter, tiles: &[&str]) -> Row {
    let steps = match steps(network, tiles) {
        Ok(steps) => steps,
        Err(at) => return Row::Unknown { at },
    };
    let target = Node::Parameter(parameter);
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else { return Row::Empty };
    if let Some(fault) = steps.iter().enumerate().find_map(|(at, &step)| alone(network, target, step, at)) {
        return fault;
    }
    if !linked(&steps) || first.0 != Node::Loss {
        return loose(&steps, target);
    }
    if last.1 != target {
        let on_the_way = feeds(target, last.1);
        return if on_the_way { Row::Unfinished } else { Row::Aside { at: steps.len() - 1 } };
    }
    let jump = steps.iter().position(|&(over, under)| relation(network, over, under) == Relation::Jump);
    jump.map_or(Row::Path, |at| Row::Short { at })
}

/// What is wrong with a factor wherever it stands.
fn alone(network: &Network, target: Node, (over, under): Step, at: usize) -> Option<Row> {
    match relation(network, over, under) {
        _ if matches!(under, Node::Parameter(_)) && under != target && feeds(under, over) => Some(Row::End { at }),
        Relation::Zero => Some(Row::Zero { at }),
        Relation::Backwards => Some(Row::Backwards { at }),
        Relation::Step | Relation::Jump => None,
    }
}

/// Whether every factor begins where the one before it ends.
fn linked(steps: &[Step]) -> bool {
    steps.windows(2).all(|pair| pair[0].1 == pair[1].0)
}

fn is_chain(steps: &[Step], target: Node) -> bool {
    linked(steps)
        && steps.first().is_some_and(|first| first.0 == Node::Loss)
        && steps.last().is_some_and(|last| last.1 == target)
}

/// Why factors that are each in order make no chain.
fn loose(steps: &[Step], target: Node) -> Row {
    let break_at = steps.windows(2).position(|pair| pair[0].1 != pair[1].0);
    let without = |at: usize| steps.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, step)| *step).list();
    // Of two that are the same, the second is the one too many.
    let extra = (0..steps.len()).rev().find(|&at| {
        let rest: Vec<Step> = without(at);
        is_chain(&rest, target)
    });
    if let Some(at) = extra {
        return Row::Extra { at };
    }
    if let (Some(at), true) = (break_at, can_be_ordered(steps, target)) {
        return Row::Order { at };
    }
    match break_at {
        _ if steps[0].0 != Node::Loss => Row::Start,
        Some(at) if feeds(steps[at + 1].0, steps[at].1) => Row::Missing { at },
        Some(at) => Row::Apart { at },
        None => Row::Unfinished,
    }
}

/// Whether the factors in another order are a chain.
fn can_be_ordered(steps: &[Step], target: Node) -> bool {
    let mut left = steps.to_vec();
    let mut end = Node::Loss;
    while let Some(at) = left.iter().position(|step| step.0 == end) {
        end = left.swap_remove(at).1;
    }
    left.is_empty() && end == target
}
