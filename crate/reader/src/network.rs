//! From what is said to a network, samples and an optimizer.

use crate::assumptions::Assumptions;
use crate::draft::{Biases, Draft, Points, Value, depth, numbers, rows};
use crate::orientation::{self, Arranged};
use crate::{Present, Reading, Refusal, Sample, refuse, scalars, settings};
use nn::Network;

/// No text can hold more parameters than this.
const MOST: usize = 200_000;

type Missing = Vec<Vec<Option<f64>>>;

pub(crate) fn build(
    mut draft: Draft,
    present: Option<&Present>,
    mut assumptions: Assumptions,
) -> Result<Reading, Refusal> {
    let arranged = orientation::arrange(&mut draft, present, &mut assumptions)?;
    let optimizer = settings::optimizer(&mut draft)?;
    let kept = present.and_then(|present| present.sample.as_ref());
    let samples = samples(&draft, arranged.as_ref(), kept, &mut assumptions)?;
    let has_numbers = !(draft.matrices.is_empty()
        && draft.biases.is_empty()
        && draft.weights.is_empty()
        && draft.bias_numbers.is_empty());
    let network = match arranged {
        Some(arranged) if has_numbers => Some(network(&draft, arranged, present, &mut assumptions)?),
        None if has_numbers => {
            let line = draft.weights.iter().chain(&draft.bias_numbers).map(|scalar| scalar.line).min().unwrap_or(1);
            let name = draft.weights.first().or(draft.bias_numbers.first()).map_or("biases", |scalar| &scalar.name);
            return Err(refuse(line, name, "the sizes of the layers first, such as layers: 2, 3, 1"));
        }
        _ => {
            ignore_settings(&mut draft);
            None
        }
    };
    if network.is_none() && samples.is_empty() && optimizer.is_none() {
        let piece = draft.ignored.first().map_or("", String::as_str).to_owned();
        return Err(refuse(1, &piece, "names and numbers, such as w1, 0.5"));
    }
    let mut ignored = draft.ignored;
    ignored.dedup();
    Ok(Reading { network, samples, optimizer, assumptions: assumptions.list, ignored })
}

/// Without weights nothing can be done with these.
fn ignore_settings(draft: &mut Draft) {
    let said = [
        ("layers", draft.layers.is_some()),
        ("activations", !draft.activations.is_empty() || draft.hidden.is_some() || draft.output.is_some()),
        ("loss", draft.loss.is_some()),
    ];
    draft.ignored.extend(said.into_iter().filter(|(_, said)| *said).map(|(name, _)| name.to_owned()));
}

fn network(
    draft: &Draft,
    arranged: Arranged,
    present: Option<&Present>,
    assumptions: &mut Assumptions,
) -> Result<Network, Refusal> {
    let Arranged { layers, weights } = arranged;
    let pairs: Vec<(usize, usize)> = layers.iter().copied().zip(layers.iter().copied().skip(1)).collect();
    let line = draft.layers.as_ref().map_or(1, |(_, line)| *line);
    if pairs.iter().map(|(from, to)| from * to + to).sum::<usize>() > MOST {
        return Err(refuse(line, &format!("layers {}", scalars::sizes(&layers)), format!("{MOST} weights at most")));
    }
    let empty = |many: usize| vec![None; many];
    let mut all: Missing = pairs.iter().map(|(from, to)| empty(from * to)).collect();
    for (layer, given) in all.iter_mut().zip(weights) {
        if let Some(given) = given {
            *layer = given.into_iter().map(Some).collect();
        }
    }
    for ((layer, to, from), value) in scalars::weights(&layers, &draft.weights, assumptions)? {
        let place = layers.get(layer).map(|below| to * below + from);
        if let Some(place) = place.and_then(|place| all.get_mut(layer)?.get_mut(place)) {
            *place = Some(value);
        }
    }
    let mut biases: Missing = pairs.iter().map(|(_, to)| empty(*to)).collect();
    vectors(&draft.biases, &layers, &mut biases)?;
    for ((layer, to), value) in scalars::biases(&layers, &draft.bias_numbers, assumptions)? {
        if let Some(place) = biases.get_mut(layer).and_then(|layer| layer.get_mut(to)) {
            *place = Some(value);
        }
    }
    let kept = present.filter(|present| present.layers == layers).and_then(|present| present.numbers.as_ref());
    let [kept_weights, kept_biases] = kept.map_or([None, None], |[weights, biases]| [Some(weights), Some(biases)]);
    let weights = filled(all, kept_weights, "w", "missing-weights", assumptions);
    let biases = filled(biases, kept_biases, "b", "missing-biases", assumptions);
    let mut activations = settings::activations(draft, pairs.len(), present, assumptions)?;
    let outputs = layers.last().copied().unwrap_or(1);
    let loss = settings::loss(draft, outputs, &mut activations, present, assumptions)?;
    let wrong = |error: nn::Error| {
        let said = if error.field.starts_with("loss") { draft.loss.as_ref() } else { draft.activations.first() };
        let line = said.map_or(line, |(_, line)| *line);
        refuse(line, &format!("{} {}", error.field, error.given), error.allowed)
    };
    let network = Network::new(&layers, &activations, loss, weights, biases).map_err(wrong)?;
    network.with_residual(draft.residual).with_normalised(draft.normalised).map_err(wrong)
}

/// What nobody gave is 0, or 1 if the caller wants it. Where the present numbers are known it stays as it is, or is 0.
fn filled(
    all: Missing,
    kept: Option<&Vec<f64>>,
    letter: &str,
    id: &'static str,
    assumptions: &mut Assumptions,
) -> Vec<Vec<f64>> {
    let flat = all.iter().flatten();
    let missing: Vec<usize> = flat.enumerate().filter(|(_, value)| value.is_none()).map(|(at, _)| at + 1).collect();
    let (mut default, mut kept) = (0.0, kept);
    if !missing.is_empty() {
        let names: Vec<String> = missing.iter().take(6).map(|at| format!("{letter}{at}")).collect();
        let more = missing.len() - names.len();
        let names = names.join(", ");
        let names = if more > 0 { format!("{names} and {more} more") } else { names };
        if kept.is_some() {
            if assumptions.note(id, format!("{names}: as it is now"), format!("{names}: 0")) {
                kept = None;
            }
        } else if assumptions.note(id, format!("{names}: 0"), format!("{names}: 1")) {
            default = 1.0;
        }
    }
    let mut at = 0;
    let mut number = |value: Option<f64>| {
        let old = kept.and_then(|kept| kept.get(at)).copied().unwrap_or(default);
        at += 1;
        value.unwrap_or(old)
    };
    all.into_iter().map(|layer| layer.into_iter().map(&mut number).collect()).collect()
}

/// Lists of biases, one for each layer.
pub(crate) fn vectors(given: &[Biases], layers: &[usize], all: &mut Missing) -> Result<(), Refusal> {
    let depth = layers.len() - 1;
    let mut orders: Vec<Option<usize>> = given.iter().map(|biases| biases.order).collect();
    orders.sort_unstable();
    orders.dedup();
    let ordered = given.len() == depth && orders.len() == depth && !orders.contains(&None);
    let mut sorted: Vec<&Biases> = given.iter().collect();
    if ordered {
        sorted.sort_by_key(|biases| biases.order);
    }
    let flat: Vec<f64> = given.iter().flat_map(|biases| biases.values.iter().copied()).collect();
    for (at, biases) in sorted.into_iter().enumerate() {
        let named = biases.order.and_then(|order| order.checked_sub(1));
        let slot = if given.len() == depth { at } else { named.unwrap_or(at) };
        let values = if depth == 1 { &flat } else { &biases.values };
        match all.get_mut(slot).filter(|layer| layer.len() == values.len() && (depth == 1 || layer.contains(&None))) {
            Some(layer) => *layer = values.iter().copied().map(Some).collect(),
            None if depth == 1 && at > 0 => {}
            None => {
                let piece = format!("{} with {} numbers", biases.name, biases.values.len());
                let fits: Vec<String> = layers.iter().skip(1).take(8).map(usize::to_string).collect();
                return Err(refuse(
                    biases.line,
                    &piece,
                    format!("lists of biases, layer by layer, with as many numbers as neurons: {}", fits.join(", ")),
                ));
            }
        }
    }
    Ok(())
}

/// Inputs and targets as samples.
fn samples(
    draft: &Draft,
    arranged: Option<&Arranged>,
    kept: Option<&Sample>,
    assumptions: &mut Assumptions,
) -> Result<Vec<Sample>, Refusal> {
    let size = |end: Option<&usize>| end.copied();
    let first = arranged.and_then(|arranged| size(arranged.layers.first()));
    let last = arranged.and_then(|arranged| size(arranged.layers.last()));
    let xs = side(&draft.inputs, "x", (first, kept.map(|kept| &kept.x)), assumptions)?;
    let ys = side(&draft.targets, "y", (last, kept.map(|kept| &kept.y)), assumptions)?;
    let (line, many) = (line_of(&draft.targets), xs.len().max(ys.len()));
    if !xs.is_empty() && !ys.is_empty() && xs.len() != ys.len() {
        return Err(refuse(line, &format!("{} targets for {} inputs", ys.len(), xs.len()), "a target for each sample"));
    }
    let mut xs = xs.into_iter();
    let mut ys = ys.into_iter();
    let next = |list: &mut std::vec::IntoIter<Vec<f64>>| list.next().unwrap_or_default();
    Ok((0..many).map(|_| Sample { x: next(&mut xs), y: next(&mut ys) }).collect())
}

fn line_of(points: &Points) -> usize {
    let columns = points.columns.iter().map(|(scalar, _)| scalar.line);
    points.lists.iter().map(|(_, line)| *line).chain(columns).min().unwrap_or(1)
}

/// The inputs (or the targets) of every sample.
fn side(
    points: &Points,
    letter: &str,
    (width, kept): (Option<usize>, Option<&Vec<f64>>),
    assumptions: &mut Assumptions,
) -> Result<Vec<Vec<f64>>, Refusal> {
    let mut all: Vec<Vec<f64>> = Vec::new();
    for (value, line) in &points.lists {
        let Value::List(items) = value else { continue };
        if items.is_empty() {
            continue;
        }
        if depth(value) > 2 {
            return Err(refuse(*line, letter, format!("{letter} as rows of numbers")));
        }
        let mut found = match depth(value) {
            1 => {
                let row = numbers(letter, items, *line)?;
                // Several samples of one number.
                if width == Some(1) { row.into_iter().map(|number| vec![number]).collect() } else { vec![row] }
            }
            _ if items.iter().all(|item| matches!(item, Value::List(_))) => rows(letter, items, *line)?,
            _ => return Err(refuse(*line, letter, format!("{letter} as rows of numbers"))),
        };
        // A column stands for one sample: [[1], [0]].
        if width > Some(1) && width == Some(found.len()) && found.iter().all(|row| row.len() == 1) {
            found = vec![found.concat()];
        }
        let expected = width.or(found.first().map(Vec::len)).unwrap_or(0);
        if let Some(odd) = found.iter().find(|row| row.len() != expected) {
            let piece = format!("{letter} with {} numbers", odd.len());
            return Err(refuse(*line, &piece, format!("{expected} for each sample, {letter}1 to {letter}{expected}")));
        }
        all.append(&mut found);
    }
    if points.columns.is_empty() {
        return Ok(all);
    }
    let mut columns: Vec<Option<&Vec<f64>>> = vec![None; width.unwrap_or(points.columns.len())];
    let most = columns.len();
    for (scalar, values) in &points.columns {
        let index = match scalar.groups.as_slice() {
            [] => Some(1),
            [one] => one.parse::<usize>().ok(),
            _ => None,
        };
        let Some(place) = index.and_then(|index| columns.get_mut(index.checked_sub(1)?)) else {
            return Err(refuse(scalar.line, &scalar.name, format!("{letter}1 to {letter}{most}")));
        };
        if place.replace(values).is_some() {
            return Err(refuse(scalar.line, &scalar.name, format!("one name for each of {letter}1 to {letter}{most}")));
        }
    }
    let many = points.columns.iter().map(|(_, values)| values.len()).max().unwrap_or(0);
    if let Some((scalar, _)) = points.columns.iter().find(|(_, values)| values.len() != many) {
        return Err(refuse(scalar.line, &scalar.name, format!("{many} numbers, as many as the others have")));
    }
    let missing: Vec<String> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.is_none())
        .map(|(at, _)| format!("{letter}{}", at + 1))
        .take(6)
        .collect();
    let mut kept = kept.filter(|kept| kept.len() == columns.len());
    let mut default = 0.0;
    if !missing.is_empty() {
        let id = if letter == "x" { "missing-inputs" } else { "missing-targets" };
        let names = missing.join(", ");
        if kept.is_some() {
            if assumptions.note(id, format!("{names}: as it is now"), format!("{names}: 0")) {
                kept = None;
            }
        } else if assumptions.note(id, format!("{names}: 0"), format!("{names}: 1")) {
            default = 1.0;
        }
    }
    let old = |index: usize| kept.and_then(|kept| kept.get(index)).copied().unwrap_or(default);
    let row = |at: usize| {
        let value = |(index, column): (usize, &Option<&Vec<f64>>)| {
            column.and_then(|column| column.get(at).copied()).unwrap_or_else(|| old(index))
        };
        columns.iter().enumerate().map(value).collect::<Vec<f64>>()
    };
    all.extend((0..many).map(row));
    Ok(all)
}
