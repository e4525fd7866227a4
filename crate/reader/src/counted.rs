//! The layers of a text that does not say them: x1, x2, y1 and w1 to w6 are those of a network of 2-2-1.

use crate::assumptions::Assumptions;
use crate::draft::{Draft, Points, Scalar, Value};
use crate::scalars::sizes;
use std::collections::BTreeSet;

/// The sizes that fit the inputs, the targets and the count of weights. A text with all three is an exercise of its own, unless the
/// present network has just as many weights.
pub(crate) fn layers(draft: &Draft, present: Option<&[usize]>, assumptions: &mut Assumptions) -> Option<Vec<usize>> {
    let (inputs, outputs) = (width(&draft.inputs)?, width(&draft.targets)?);
    let weights = count(&draft.weights)?;
    let room = |layers: &[usize]| layers.first() >= Some(&inputs) && layers.last() >= Some(&outputs);
    if present.is_some_and(|present| room(present) && weights_of(present) == weights) {
        return None;
    }
    let biases = draft.bias_numbers.len();
    let fits = |layers: &Vec<usize>| {
        let neurons: usize = layers.iter().skip(1).sum();
        weights_of(layers) == weights && (biases == 0 || biases == neurons || biases == layers.len() - 1)
    };
    let hidden = |many: usize| (1..=weights).map(move |size| [vec![inputs], vec![size; many], vec![outputs]].concat());
    let mut found: Vec<Vec<usize>> = (0..3).flat_map(hidden).filter(fits).collect();
    found.dedup();
    let mut found = found.into_iter();
    let usual = found.next()?;
    let present = present.filter(|present| room(present) && weights_of(present) > weights);
    let says = |layers: &[usize]| format!("layers {}, counted from x, y and w", sizes(layers));
    let other = match present {
        Some(present) => Some((present.to_vec(), format!("layers {}, as they are now", sizes(present)))),
        None => found.next().map(|layers| (layers.clone(), says(&layers))),
    };
    let Some((layers, said)) = other else { return Some(usual) };
    Some(if assumptions.note("layers", says(&usual), said) { layers } else { usual })
}

/// How many numbers a sample has.
fn width(points: &Points) -> Option<usize> {
    if !points.columns.is_empty() {
        return Some(points.columns.len());
    }
    match points.lists.first()? {
        (Value::List(items), _) => match items.first()? {
            Value::List(row) => Some(row.len()),
            _ => Some(items.len()),
        },
        _ => Some(1),
    }
}

/// How many weights there are, if their names count them: w1, w2, w3 …
fn count(weights: &[Scalar]) -> Option<usize> {
    let number = |scalar: &Scalar| match scalar.groups.as_slice() {
        [only] => only.parse::<usize>().ok(),
        _ => None,
    };
    let numbers = weights.iter().map(number).collect::<Option<BTreeSet<_>>>()?;
    let many = numbers.len();
    (many > 0 && many == weights.len() && numbers.last() == Some(&many)).then_some(many)
}

fn weights_of(layers: &[usize]) -> usize {
    layers.iter().zip(layers.iter().skip(1)).map(|(from, to)| from * to).sum()
}
