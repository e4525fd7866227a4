//! Networks that are told by their equations: `z1 = 0.15*x1 + 0.2*x2 + 0.35`, `h1 = σ(z1)`. Each sum is a neuron. Its weights may be
//! names, too, whose numbers stand elsewhere: `z1 = w1*x1 + w3*x2 + b1`.

use crate::names::{Key, key};
use crate::neurons::{Neuron, names, without};
use crate::settings::is_activation;
use crate::tokens::{number_length, with_comma};
use std::collections::{BTreeMap, BTreeSet};

/// Nobody writes more sums by hand, or more terms in one of them.
const MOST: usize = 64;

/// One sum, with what is done to it.
struct Equation {
    name: String,
    terms: Vec<(String, f64)>,
    constant: f64,
    /// The name of its bias, if it has one.
    bias: Option<String>,
    activation: Option<String>,
    line: usize,
}

/// What a sum says: names with their factors, the number without one, and the name of that.
struct Sum {
    terms: Vec<(String, f64)>,
    constant: f64,
    bias: Option<String>,
}

/// The same text with names that count, and the line to which they belong; `None` if its equations are not those of layers.
pub(crate) fn counted(text: &str) -> Option<(String, usize)> {
    let mut sums: Vec<Equation> = Vec::new();
    // By what name a sum, or its output, is known.
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut kept = Vec::new();
    let given = given(text);
    let mut used = BTreeSet::new();
    let mut wrapped_later = BTreeSet::new();
    for (at, line) in text.lines().enumerate() {
        let mut rest = Vec::new();
        for part in line.split(';') {
            match part.split_once('=').map(|(name, sum)| (name.trim(), sum.trim().trim_end_matches(['.', ',']))) {
                Some((name, sum)) if is_neuron(name) && !known.contains_key(&plain(name)) => {
                    let (activation, inside) = wrapped(sum);
                    if let Some(&of) = known.get(&plain(inside)).filter(|_| activation.is_some()) {
                        known.insert(plain(name), of);
                        wrapped_later.insert(plain(inside));
                        sums.get_mut(of)?.activation = activation;
                    } else if let Some(Sum { terms, constant, bias }) =
                        terms(inside, &given, &mut used).filter(|sum| !sum.terms.is_empty() && is_sum(inside))
                    {
                        if sums.len() == MOST {
                            return None;
                        }
                        // `y = 2*x + 1` is an output, and `z = 2*x + 1` only leads to one.
                        let is_output = activation.is_none() && name.to_lowercase().starts_with(['h', 'o', 'y', 'ŷ']);
                        let activation = if is_output { Some("identity".to_owned()) } else { activation };
                        known.insert(plain(name), sums.len());
                        sums.push(Equation { name: plain(name), terms, constant, bias, activation, line: at + 1 });
                    } else {
                        rest.push(part);
                    }
                }
                _ => rest.push(part),
            }
        }
        kept.push(rest.join(";"));
    }
    // `y = 3*z1` takes the sum itself: nothing is done to it, and no `a1 = σ(z1)` stands beside.
    let summed: BTreeSet<String> = sums.iter().flat_map(|sum| &sum.terms).map(|(name, _)| name.clone()).collect();
    for sum in sums.iter_mut().filter(|sum| sum.activation.is_none() && summed.contains(&sum.name)) {
        sum.activation = Some("identity".to_owned());
    }
    if !summed.is_disjoint(&wrapped_later) {
        return None;
    }
    let line = sums.first()?.line;
    let (layers, shared) = layers(&sums, &known)?;
    let kept = kept.join("\n");
    // They have other names now.
    let renamed = assigned(&kept).into_iter().filter(|one| used.contains(&one.name)).map(|one| (one.from, one.to));
    let kept = without(&kept, renamed.collect());
    // `y = x1 + x2` beside weights of their own is what a network shall learn, and none itself.
    if !assigned(&kept).is_empty() {
        return None;
    }
    let nested = kept.contains(['[', '{', '(']);
    let (layers, activations): (Vec<Vec<Neuron>>, Vec<Option<String>>) = layers.into_iter().unzip();
    let mut added = names(&layers, kept.to_lowercase().contains("layers"), nested, shared);
    added += &said(&activations, nested)?;
    Some((format!("{}\n{added}", kept.trim_end()), line))
}

/// The line that says the activations; nothing if no equation does, and `None` if it cannot be said in one.
fn said(activations: &[Option<String>], nested: bool) -> Option<String> {
    let (output, hidden) = activations.split_last()?;
    let all: Option<Vec<&str>> = activations.iter().map(Option::as_deref).collect();
    let same = hidden
        .first()
        .and_then(Option::as_deref)
        .filter(|one| hidden.iter().all(|other| other.as_deref() == Some(one)));
    Some(match (all, output, same) {
        (Some(all), _, _) if nested => format!("\nactivations: [{}]", all.join(", ")),
        (Some(all), _, _) => format!("\nactivations: {}", all.join(", ")),
        (_, None, Some(hidden)) => format!("\nhidden activation: {hidden}"),
        (_, Some(output), _) if hidden.iter().all(Option::is_none) => format!("\noutput activation: {output}"),
        _ if activations.iter().all(Option::is_none) => String::new(),
        _ => return None,
    })
}

fn is_name(name: &str) -> bool {
    name.starts_with(char::is_alphabetic) && name.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// What books call a neuron, its sum or its output. `w1 = 1x` is a slip, and `E = …` an error.
fn is_neuron(name: &str) -> bool {
    let called = name.to_lowercase().starts_with(['z', 'h', 'a', 'o', 'y', 'ŷ', 'n', 's', 'u', 'v']);
    called && is_name(name) && matches!(key(name), Key::Unknown | Key::Target(_))
}

/// `h₁` behind a number, and `h_1`, are `h1`.
fn plain(name: &str) -> String {
    let digit = |c: char| match c {
        '₀'..='₉' => char::from_digit(c as u32 - '₀' as u32, 10).unwrap_or(c),
        c => c,
    };
    name.chars().filter(|c| *c != '_').map(digit).collect()
}

/// Whether there is more than one number with its name, or at least a multiplication sign.
fn is_sum(text: &str) -> bool {
    text.trim_start_matches(['-', '+']).contains(['*', '·', '×', '⋅', '+', '-'])
}

/// `σ(z1)`, with the name of the activation and what it is taken of.
fn wrapped(sum: &str) -> (Option<String>, &str) {
    let Some((name, inside)) = sum.split_once('(').map(|(name, inside)| (name.trim(), inside)) else {
        return (None, sum);
    };
    let inside = inside.strip_suffix(')').unwrap_or("").trim();
    match name {
        "σ" | "sigma" | "sig" | "logistic" => (Some("sigmoid".to_owned()), inside),
        name if is_name(name) && is_activation(name) => (Some(name.to_owned()), inside),
        _ => (None, sum),
    }
}

/// A weight or a bias with its number, and where that stands.
struct Assigned {
    name: String,
    number: f64,
    from: usize,
    to: usize,
}

/// All of `w1 = 0.5` in a text.
fn assigned(text: &str) -> Vec<Assigned> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(char::is_alphabetic)).map(|start| at + start) {
        let rest = text.get(start..).unwrap_or("");
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        at = start + end;
        let (name, after) = rest.split_at(end);
        let Some(value) =
            after.trim_start_matches(' ').strip_prefix(['=', ':']).map(|after| after.trim_start_matches(' '))
        else {
            continue;
        };
        let many = number_length(value, true);
        let left = value.get(many..).unwrap_or("");
        // `w1 = 0.5_` and `-w1 = 0.5` are no plain numbers of w1.
        let ends = left.is_empty() || left.starts_with([' ', '\n', '\t', ',', ';', '|']);
        let ends = ends && !left.trim_start_matches(' ').starts_with(['*', '/', '+', '-', '(', '·']);
        let begins = text
            .get(..start)
            .is_some_and(|before| before.is_empty() || before.ends_with([' ', '\n', '\t', ',', ';', '|']));
        let number = value.get(..many).and_then(with_comma).filter(|_| many > 0 && begins && ends);
        if let (Some(number), Key::Weight(_) | Key::Bias(_)) = (number, key(name)) {
            let to = text.len() - left.len();
            found.push(Assigned { name: plain(name), number, from: start, to });
            at = to;
        }
    }
    found
}

/// Weights and biases that have one number each.
fn given(text: &str) -> BTreeMap<String, f64> {
    let all = assigned(text);
    let mut given = BTreeMap::new();
    let mut twice = BTreeSet::new();
    for Assigned { name, number, .. } in all {
        if given.insert(name.clone(), number).is_some_and(|other| other != number) {
            twice.insert(name);
        }
    }
    given.retain(|name, _| !twice.contains(name));
    given
}

/// The names of a sum with their factors, and the number without a name. Weights and biases are given by their names.
fn terms(sum: &str, given: &BTreeMap<String, f64>, used: &mut BTreeSet<String>) -> Option<Sum> {
    let mut bias = None;
    let (mut terms, mut constant): (Vec<(String, f64)>, Option<f64>) = (Vec::new(), None);
    let mut rest = sum.trim_start();
    let mut is_first = true;
    while !rest.is_empty() {
        let sign = if rest.starts_with('-') { -1.0 } else { 1.0 };
        rest = match rest.strip_prefix(['+', '-']) {
            Some(after) => after.trim_start(),
            None if is_first => rest,
            None => return None,
        };
        is_first = false;
        let (mut factor, mut name, mut weight) = (None, None, None);
        loop {
            let many = if rest.starts_with(['+', '-']) { 0 } else { number_length(rest, true) };
            if many > 0 && factor.is_none() {
                factor = Some(with_comma(rest.get(..many)?)?);
                rest = rest.get(many..)?.trim_start();
            } else if rest.starts_with(char::is_alphabetic) {
                let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
                let word = plain(rest.get(..end)?);
                rest = rest.get(end..)?.trim_start();
                match key(&word) {
                    Key::Weight(_) | Key::Bias(_) if weight.is_none() && factor.is_none() => {
                        weight = Some((matches!(key(&word), Key::Bias(_)), *given.get(&word)?));
                        bias = bias.or_else(|| Some(word.clone()).filter(|_| matches!(key(&word), Key::Bias(_))));
                        used.insert(word);
                    }
                    Key::Weight(_) | Key::Bias(_) => return None,
                    _ if name.is_none() => name = Some(word),
                    _ => return None,
                }
            } else {
                return None;
            }
            match rest.strip_prefix(['*', '·', '×', '⋅']) {
                Some(after) => rest = after.trim_start(),
                // `0.5 x1`, but not `x1 0.5`.
                None if rest.starts_with(char::is_alphabetic) => {}
                None => break,
            }
        }
        let (is_bias, number) = match weight {
            Some((is_bias, number)) => (is_bias, Some(number)),
            None => (name.is_none(), factor),
        };
        // `w1*0.5*x1` has two factors.
        if is_bias != name.is_none() || (weight.is_some() && factor.is_some()) {
            return None;
        }
        match (name, sign * number.unwrap_or(1.0)) {
            (Some(name), factor) if terms.len() < MOST && terms.iter().all(|(other, _)| *other != name) => {
                terms.push((name, factor))
            }
            (Some(_), _) => return None,
            (None, number) if constant.is_none() => constant = Some(number),
            (None, _) => return None,
        }
    }
    Some(Sum { terms, constant: constant.unwrap_or(0.0), bias })
}

/// Neurons, and the activation that all of them have.
type Layer = (Vec<Neuron>, Option<String>);

/// The neurons of each layer with their activation, if all have the same; `None` if an equation skips a layer, or names what no text
/// explains.
fn layers(sums: &[Equation], known: &BTreeMap<String, usize>) -> Option<(Vec<Layer>, bool)> {
    let mut inputs: Vec<(usize, &str)> = Vec::new();
    let mut depths: Vec<usize> = Vec::new();
    for sum in sums {
        let mut depth = None;
        for (name, _) in &sum.terms {
            let below = match known.get(name) {
                Some(&of) => *depths.get(of)?,
                None => {
                    inputs.push((input(name)?, name));
                    0
                }
            };
            if depth.is_some_and(|depth| depth != below + 1) {
                return None;
            }
            depth = Some(below + 1);
        }
        depths.push(depth?);
    }
    inputs.sort_unstable();
    inputs.dedup();
    if inputs.windows(2).any(|pair| matches!(pair, [one, other] if one.0 == other.0)) {
        return None;
    }
    let last = depths.iter().copied().max()?;
    let of_depth = |depth: usize| (0..sums.len()).filter(|at| depths.get(*at) == Some(&depth)).collect::<Vec<usize>>();
    let all: Vec<Vec<usize>> = (1..=last).map(of_depth).collect();
    // A sum that leads nowhere before the last layer is no neuron of it.
    let used = |at: &usize| sums.iter().any(|sum| sum.terms.iter().any(|(name, _)| known.get(name) == Some(at)));
    if all.iter().rev().skip(1).flatten().any(|at| !used(at)) {
        return None;
    }
    let mut layers = Vec::new();
    for (depth, members) in all.iter().enumerate() {
        let before = depth.checked_sub(1).and_then(|depth| all.get(depth));
        let neuron = |at: &usize| {
            let sum = sums.get(*at)?;
            let of = |is: &dyn Fn(&str) -> bool| {
                sum.terms.iter().find(|(name, _)| is(name)).map_or(0.0, |(_, factor)| *factor)
            };
            let weights = match before {
                Some(before) => {
                    before.iter().map(|from| of(&|name| known.get(name) == Some(from))).collect::<Vec<f64>>()
                }
                None => inputs.iter().map(|(_, input)| of(&|name| name == *input)).collect(),
            };
            Some(Neuron::of(weights, sum.constant))
        };
        let neurons = members.iter().map(neuron).collect::<Option<Vec<Neuron>>>()?;
        let mut said = members.iter().map(|at| sums.get(*at).and_then(|sum| sum.activation.clone()));
        let first = said.next()?;
        layers.push((neurons, first.filter(|first| said.all(|other| other.as_ref() == Some(first)))));
    }
    // All neurons of a layer name the same bias, with the same sign.
    let bias = |at: &usize| sums.get(*at).and_then(|sum| Some((sum.bias.as_deref()?, sum.constant.to_bits())));
    let same = |members: &Vec<usize>| {
        members.iter().all(|at| bias(at).is_some() && bias(at) == members.first().and_then(bias))
    };
    let shared = all.len() > 1 && all.iter().all(same) && all.iter().any(|members| members.len() > 1);
    Some((layers, shared))
}

/// The number of an input: `x2` is the second one, `x` alone the first.
fn input(name: &str) -> Option<usize> {
    match key(name) {
        Key::Input(groups) => match groups.as_slice() {
            [] => Some(1),
            [only] => only.parse().ok(),
            _ => None,
        },
        _ => None,
    }
}
