//! Numbers with names such as `w11` and `b2`: which weight and which bias they are.

use crate::assumptions::Assumptions;
use crate::draft::Scalar;
use crate::{Refusal, refuse};
use std::collections::BTreeSet;

/// (layer, to, from), each from 0.
type Weight = (usize, usize, usize);

/// (layer, neuron), each from 0.
type Bias = (usize, usize);

/// Where the bias of a name stands, in one way to read it.
type PlaceOf<'a> = &'a dyn Fn(&Scalar) -> Option<Bias>;

/// A way to read the digits of all names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// `w11` is the eleventh weight.
    Count,
    /// `w12` leads between neurons 1 and 2 of all, inputs first.
    Node,
    /// `w12` is row 1 and column 2.
    Cell,
    /// `w112` is layer 1, to 1, from 2.
    Layer,
}

impl Way {
    fn says(self, name: &str) -> String {
        match self {
            Way::Count => format!("{name} counts the weights, neuron by neuron"),
            Way::Node => format!("{name} names the two neurons it joins, counted from the first input"),
            Way::Cell => format!("{name} names a row and a column of the first matrix"),
            Way::Layer => format!("{name} names the layer, the row and the column"),
        }
    }
}

/// The place of every weight.
pub(crate) fn weights(
    layers: &[usize],
    scalars: &[Scalar],
    assumptions: &mut Assumptions,
) -> Result<Vec<(Weight, f64)>, Refusal> {
    let Some(first) = scalars.first() else { return Ok(Vec::new()) };
    let fits = |way: Way, swapped: bool| -> Option<Vec<Weight>> {
        let places: Option<Vec<Weight>> = scalars.iter().map(|scalar| place(layers, scalar, way, swapped)).collect();
        places.filter(|places| all_differ(places))
    };
    let order = [Way::Node, Way::Cell, Way::Layer, Way::Count];
    let double =
        scalars.iter().all(|scalar| scalar.groups.len() > 1 || scalar.groups.iter().any(|group| group.len() > 1));
    let order = if double { order } else { [Way::Count, Way::Node, Way::Cell, Way::Layer] };
    let mut found: Vec<(Way, Vec<Weight>)> = Vec::new();
    for way in order {
        let places = fits(way, false).or_else(|| (way == Way::Cell).then(|| fits(way, true)).flatten());
        if let Some(places) = places
            && found.iter().all(|(_, known)| *known != places)
        {
            found.push((way, places));
        }
    }
    let mut found = found.into_iter();
    let Some(usual) = found.next() else {
        let counted = |scalar: &&Scalar| place(layers, scalar, Way::Count, false).is_none();
        let Some(odd) = scalars.iter().find(counted) else {
            return Err(refuse(first.line, &first.name, "one number for each weight"));
        };
        let many: usize = layers.iter().zip(layers.iter().skip(1)).map(|(from, to)| from * to).sum();
        return Err(refuse(
            odd.line,
            &odd.name,
            format!("w1 to w{many}, the weights of a network of {}", sizes(layers)),
        ));
    };
    let (way, mut places) = match found.next() {
        Some(other) => {
            let turned = assumptions.note("weight-names", usual.0.says(&first.name), other.0.says(&first.name));
            if turned { other } else { usual }
        }
        None => usual,
    };
    if way == Way::Cell
        && let (Some(straight), Some(swapped)) = (fits(way, false), fits(way, true))
        && straight != swapped
    {
        let turned =
            assumptions.note("index-order", "w12 leads to neuron 1 from input 2", "w12 leads to neuron 2 from input 1");
        places = if turned { swapped } else { straight };
    }
    Ok(places.into_iter().zip(scalars.iter().map(|scalar| scalar.value)).collect())
}

/// Two names of one number would lose one of them.
fn all_differ<T: Ord>(places: &[T]) -> bool {
    places.iter().collect::<BTreeSet<_>>().len() == places.len()
}

pub(crate) fn sizes(layers: &[usize]) -> String {
    layers.iter().map(usize::to_string).collect::<Vec<_>>().join("-")
}

/// The numbers of an index: `1_2` and `12` are 1 and 2.
fn pair(scalar: &Scalar) -> Option<(usize, usize)> {
    match scalar.groups.as_slice() {
        [one, two] => Some((one.parse().ok()?, two.parse().ok()?)),
        [one] if one.len() == 2 => Some((one.get(..1)?.parse().ok()?, one.get(1..)?.parse().ok()?)),
        _ => None,
    }
}

fn place(layers: &[usize], scalar: &Scalar, way: Way, swapped: bool) -> Option<Weight> {
    let size = |layer: usize| layers.get(layer).copied();
    let inside = |layer: usize, to: usize, from: usize| {
        let (to, from) = (to.checked_sub(1)?, from.checked_sub(1)?);
        (to < size(layer + 1)? && from < size(layer)?).then_some((layer, to, from))
    };
    match way {
        Way::Count => {
            let index: usize = match scalar.groups.as_slice() {
                [] => 1,
                [one] => one.parse().ok()?,
                _ => return None,
            };
            let mut left = index.checked_sub(1)?;
            // `w` alone is the only weight.
            if scalar.groups.is_empty() && (layers.len() != 2 || layers.iter().any(|&size| size != 1)) {
                return None;
            }
            for (layer, (&from, &to)) in layers.iter().zip(layers.iter().skip(1)).enumerate() {
                if left < from * to {
                    return Some((layer, left / from, left % from));
                }
                left -= from * to;
            }
            None
        }
        Way::Cell => {
            let (one, two) = pair(scalar)?;
            if swapped { inside(0, two, one) } else { inside(0, one, two) }
        }
        Way::Node => {
            let (one, two) = pair(scalar)?;
            let (from, to) = (node(layers, one.min(two))?, node(layers, one.max(two))?);
            (to.0 == from.0 + 1).then_some((from.0, to.1, from.1))
        }
        Way::Layer => {
            let digits: Vec<usize> = match scalar.groups.as_slice() {
                [one] if one.len() == 3 => one.bytes().map(|byte| usize::from(byte.wrapping_sub(b'0'))).collect(),
                [layer, rest] if rest.len() == 2 => {
                    let rest = rest.bytes().map(|byte| usize::from(byte.wrapping_sub(b'0')));
                    std::iter::once(layer.parse().ok()?).chain(rest).collect()
                }
                [_, _, _] => scalar.groups.iter().map(|group| group.parse().ok()).collect::<Option<_>>()?,
                _ => return None,
            };
            match digits.as_slice() {
                &[layer, to, from] => inside(layer.checked_sub(1)?, to, from),
                _ => None,
            }
        }
    }
}

/// Layer and place of a neuron, counted from the first input on, from 1.
fn node(layers: &[usize], index: usize) -> Option<(usize, usize)> {
    let mut left = index.checked_sub(1)?;
    for (layer, &size) in layers.iter().enumerate() {
        if left < size {
            return Some((layer, left));
        }
        left -= size;
    }
    None
}

/// The place of every bias: (layer, neuron).
pub(crate) fn biases(
    layers: &[usize],
    scalars: &[Scalar],
    assumptions: &mut Assumptions,
) -> Result<Vec<(Bias, f64)>, Refusal> {
    let Some(first) = scalars.first() else { return Ok(Vec::new()) };
    let (depth, neurons) = (layers.len() - 1, layers.iter().skip(1).sum::<usize>());
    let index = |scalar: &Scalar| match scalar.groups.as_slice() {
        [] => Some(1),
        [one] => one.parse::<usize>().ok(),
        _ => None,
    };
    let mut indices: Vec<usize> = scalars.iter().filter_map(index).collect();
    indices.sort_unstable();
    let counts_layers = depth < neurons && indices.iter().copied().eq(1..=depth) && indices.len() == scalars.len();
    if counts_layers {
        let names = if depth == 1 { first.name.clone() } else { format!("b1 to b{depth}") };
        let turned = assumptions.note(
            "bias-names",
            format!("{names}: one for each layer"),
            format!("{names}: one for each neuron"),
        );
        if !turned {
            let layer = |scalar: &Scalar| {
                let layer = index(scalar).unwrap_or(1) - 1;
                let value = scalar.value;
                (0..layers.get(layer + 1).copied().unwrap_or(0)).map(move |to| ((layer, to), value))
            };
            return Ok(scalars.iter().flat_map(layer).collect());
        }
    }
    let neuron = |index: usize| node(layers.get(1..)?, index);
    let inputs = layers.first().copied().unwrap_or(0);
    let ways: [PlaceOf; 3] =
        [&|scalar| neuron(index(scalar)?), &|scalar| neuron(index(scalar)?.checked_sub(inputs)?), &|scalar| {
            let (layer, to) = pair(scalar)?;
            let (layer, to) = (layer.checked_sub(1)?, to.checked_sub(1)?);
            (to < layers.get(layer + 1).copied()?).then_some((layer, to))
        }];
    let fits = |way: &PlaceOf| {
        let places: Vec<Bias> = scalars.iter().map(way).collect::<Option<_>>()?;
        let values = scalars.iter().map(|scalar| scalar.value);
        all_differ(&places).then(|| places.into_iter().zip(values).collect::<Vec<_>>())
    };
    if let Some(places) = ways.iter().find_map(fits) {
        return Ok(places);
    }
    let odd = scalars.iter().find(|scalar| index(scalar).and_then(neuron).is_none()).unwrap_or(first);
    Err(refuse(odd.line, &odd.name, format!("b1 to b{neurons}, the biases of a network of {}", sizes(layers))))
}
