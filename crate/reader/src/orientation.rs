//! Which matrix belongs to which layer, and which way it lies. The sizes of the layers decide where they can.

use crate::assumptions::Assumptions;
use crate::draft::{Draft, Matrix, Rows};
use crate::{Present, Refusal, counted, refuse};

/// Sizes, and per layer the weights row by row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Arranged {
    pub(crate) layers: Vec<usize>,
    pub(crate) weights: Vec<Option<Vec<f64>>>,
}

/// The sizes of the network and the weights of its matrices.
pub(crate) fn arrange(
    draft: &mut Draft,
    present: Option<&Present>,
    assumptions: &mut Assumptions,
) -> Result<Option<Arranged>, Refusal> {
    sort(&mut draft.matrices);
    let said = draft.layers.as_ref().map(|(layers, _)| layers.clone());
    let known = present.map(|present| present.layers.clone()).filter(|layers| layers.len() > 1);
    let Some(first) = draft.matrices.first() else {
        let layers = said.or_else(|| counted::layers(draft, known.as_deref(), assumptions)).or(known);
        return Ok(layers.map(|layers| Arranged { weights: vec![None; layers.len() - 1], layers }));
    };
    let ways = if first.usual == Rows::Neurons { [Rows::Neurons, Rows::Inputs] } else { [Rows::Inputs, Rows::Neurons] };
    let certain = draft.matrices.iter().all(|matrix| matrix.certain);
    let ways = ways.into_iter().take(if certain { 1 } else { 2 });
    let find = |with_biases: bool| -> Vec<Arranged> {
        let fit = |layers: &Vec<usize>| -> Vec<Arranged> {
            ways.clone().filter_map(|rows| place(draft, layers, rows, with_biases)).collect()
        };
        let found = said.as_ref().or(known.as_ref()).map(fit).unwrap_or_default();
        if !found.is_empty() || said.is_some() {
            return found;
        }
        let inferred = |rows: Rows| place(draft, &infer(&draft.matrices, rows)?, rows, with_biases);
        ways.clone().filter_map(inferred).collect()
    };
    let mut found = find(true);
    if found.is_empty() {
        // Then it is the biases that are refused.
        found = find(false);
    }
    let mut found = found.into_iter();
    let Some(usual) = found.next() else { return Err(misfit(draft, said.or(known))) };
    match found.next().filter(|other| *other != usual) {
        Some(other) => {
            let (one, two) = ("rows are neurons", "rows are inputs");
            let (one, two) = if first.usual == Rows::Neurons { (one, two) } else { (two, one) };
            Ok(Some(if assumptions.note("rows", one, two) { other } else { usual }))
        }
        None => Ok(Some(usual)),
    }
}

/// By the numbers in their names, if each has its own.
fn sort(matrices: &mut [Matrix]) {
    let mut orders: Vec<usize> = matrices.iter().filter_map(|matrix| matrix.order).collect();
    orders.sort_unstable();
    orders.dedup();
    if orders.len() == matrices.len() {
        matrices.sort_by_key(|matrix| matrix.order);
    }
}

/// The layer of each matrix.
fn slots(draft: &Draft, layers: &[usize], rows: Rows) -> Option<Vec<usize>> {
    let (many, depth) = (draft.matrices.len(), layers.len() - 1);
    if many == depth {
        return Some((0..depth).collect());
    }
    if many > depth {
        return None;
    }
    let named = draft
        .matrices
        .iter()
        .map(|matrix| matrix.order.filter(|_| !matrix.certain).and_then(|order| order.checked_sub(1)));
    let named = named.collect::<Option<Vec<usize>>>().filter(|slots| slots.iter().all(|&slot| slot < depth));
    match (named, draft.matrices.as_slice()) {
        (Some(slots), _) => Some(slots),
        (None, [only]) => {
            let fits = |&l: &usize| {
                turned(only, *layers.get(l + 1).unwrap_or(&0), *layers.get(l).unwrap_or(&0), rows).is_some()
            };
            (0..depth).find(fits).map(|slot| vec![slot])
        }
        _ => None,
    }
}

/// `None` if the matrices, or (if asked for) the lists of biases, do not fit.
fn place(draft: &Draft, layers: &[usize], rows: Rows, with_biases: bool) -> Option<Arranged> {
    let slots = slots(draft, layers, rows)?;
    let mut weights = vec![None; layers.len() - 1];
    for (matrix, slot) in draft.matrices.iter().zip(slots) {
        let (from, to) = (layers.get(slot)?, layers.get(slot + 1)?);
        *weights.get_mut(slot)? = Some(turned(matrix, *to, *from, rows)?);
    }
    let mut biases: Vec<_> = layers.iter().skip(1).map(|&to| vec![None; to]).collect();
    let fits = !with_biases || crate::network::vectors(&draft.biases, layers, &mut biases).is_ok();
    fits.then(|| Arranged { layers: layers.to_vec(), weights })
}

/// The weights row by row, a row for each neuron; `None` if the matrix has other sizes.
fn turned(matrix: &Matrix, to: usize, from: usize, rows: Rows) -> Option<Vec<f64>> {
    let (many, width) = if rows == Rows::Neurons { (to, from) } else { (from, to) };
    let all = matrix.rows.concat();
    let fits = if matrix.flat {
        all.len() == to * from
    } else {
        matrix.rows.len() == many && matrix.rows.iter().all(|row| row.len() == width)
    };
    if !fits || to * from == 0 {
        return None;
    }
    if rows == Rows::Neurons {
        return Some(all);
    }
    let column = |to: usize| all.iter().skip(to).step_by(width).copied();
    Some((0..to).flat_map(column).collect())
}

/// The sizes that the matrices themselves have.
fn infer(matrices: &[Matrix], rows: Rows) -> Option<Vec<usize>> {
    let mut layers = Vec::new();
    for matrix in matrices {
        let (many, width) = (matrix.rows.len(), matrix.rows.first()?.len());
        // A plain list is the one neuron of its layer.
        let (to, from) = if matrix.flat || rows == Rows::Neurons { (many, width) } else { (width, many) };
        if layers.is_empty() {
            layers.push(from);
        }
        if layers.last() != Some(&from) {
            return None;
        }
        layers.push(to);
    }
    Some(layers)
}

fn misfit(draft: &Draft, layers: Option<Vec<usize>>) -> Refusal {
    let fits = |at: usize, matrix: &Matrix| {
        let Some(layers) = &layers else { return true };
        let (from, to) = (layers.get(at).copied().unwrap_or(0), layers.get(at + 1).copied().unwrap_or(0));
        turned(matrix, to, from, Rows::Neurons).is_some() || turned(matrix, to, from, Rows::Inputs).is_some()
    };
    let odd = draft.matrices.iter().enumerate().find(|(at, matrix)| !fits(*at, matrix));
    let Some(matrix) = odd.map(|(_, matrix)| matrix).or(draft.matrices.first()) else {
        return refuse(1, "", "matrices");
    };
    let size =
        format!("{} with {} × {} numbers", matrix.name, matrix.rows.len(), matrix.rows.first().map_or(0, Vec::len));
    let sizes = |layers: Vec<usize>| {
        let pairs = layers.iter().zip(layers.iter().skip(1)).take(6);
        let shapes: Vec<String> = pairs.map(|(from, to)| format!("{to} × {from}")).collect();
        format!("a matrix for each layer, {}, and biases that fit", shapes.join(", then "))
    };
    let taken = layers
        .map_or_else(|| "matrices in which each has as many inputs as the one before has neurons".to_owned(), sizes);
    refuse(matrix.line, &size, taken)
}
