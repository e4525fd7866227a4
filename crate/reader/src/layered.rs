//! Layers that are named one by one: `{"hidden": {"W": …, "b": …}, "output": {…}}`, or `W = …`, `b = …` once for each layer.

use crate::draft::{Entry, Value, depth};
use crate::names::{Key, key};

/// The same entries with `W1`, `b1`, `W2`, `b2` … for what two or more of them say of a layer each.
pub(crate) fn layered(entries: Vec<Entry>) -> Vec<Entry> {
    if entries.iter().filter(|entry| is_layer(&entry.value)).count() > 1 {
        return one_by_one(entries);
    }
    if entries.iter().filter(|entry| is_weights(entry) && depth(&entry.value) == 2).count() > 1 {
        return in_turn(entries);
    }
    lettered(entries)
}

/// `W` and `V` are two layers, as some books call them: a list of numbers alone is the second one, and else the one that stands
/// second. `b` and `c` are their biases.
fn lettered(mut entries: Vec<Entry>) -> Vec<Entry> {
    let is_other = |entry: &Entry| matches!(entry.name.as_str(), "V" | "U" | "v" | "u") && depth(&entry.value) > 0;
    let single = |is: &dyn Fn(&Entry) -> bool| {
        let mut found = entries.iter().enumerate().filter(|(_, entry)| is(entry)).map(|(at, _)| at);
        found.next().filter(|_| found.next().is_none())
    };
    let (Some(one), Some(other)) = (single(&is_weights), single(&is_other)) else { return entries };
    let depths = [one, other].map(|at| entries.get(at).map_or(0, |entry| depth(&entry.value)));
    let second = if depths[0] == depths[1] {
        one.max(other)
    } else if depths[0] < depths[1] {
        one
    } else {
        other
    };
    for (at, entry) in entries.iter_mut().enumerate() {
        let layer = match entry.name.as_str() {
            _ if at == one || at == other => format!("W{}", 1 + usize::from(at == second)),
            "b" => "b1".to_owned(),
            "c" => "b2".to_owned(),
            _ => continue,
        };
        entry.name = layer;
        if let Value::Number(_) = entry.value {
            entry.value = Value::List(vec![entry.value.clone()]);
        }
    }
    entries
}

/// Whether a list has layers, `[{"W": …, "b": …}, …]`.
pub(crate) fn are_layers(items: &[Value]) -> bool {
    items.len() > 1 && items.iter().all(is_layer)
}

/// The layers of such a list.
pub(crate) fn listed(items: Vec<Value>, line: usize) -> Vec<Entry> {
    one_by_one(items.into_iter().map(|value| Entry { name: "layer".to_owned(), value, line }).collect())
}

/// A name such as `W` or `weights`, with numbers in brackets.
fn is_weights(entry: &Entry) -> bool {
    matches!(key(&entry.name), Key::Weight(groups) if groups.is_empty()) && depth(&entry.value) > 0
}

fn is_bias(entry: &Entry) -> bool {
    matches!(key(&entry.name), Key::Bias(groups) if groups.is_empty())
}

fn is_layer(value: &Value) -> bool {
    matches!(value, Value::Map(map) if map.iter().any(is_weights))
}

fn one_by_one(entries: Vec<Entry>) -> Vec<Entry> {
    let (mut layers, mut others): (Vec<Entry>, Vec<Entry>) =
        entries.into_iter().partition(|entry| is_layer(&entry.value));
    layers.sort_by_key(|layer| order(&layer.name));
    let mut activations = Vec::new();
    let many = layers.len();
    for (at, Entry { name, value, line }) in layers.into_iter().enumerate() {
        let Value::Map(map) = value else { continue };
        for inner in map {
            match key(&inner.name) {
                Key::Activations => activations.push(inner.value),
                _ if is_weights(&inner) || is_bias(&inner) => others.push(of_layer(at + 1, inner)),
                _ => others.push(Entry { name: format!("{name}.{}", inner.name), value: inner.value, line }),
            }
        }
    }
    if activations.len() == many {
        others.push(Entry { name: "activations".to_owned(), value: Value::List(activations), line: 1 });
    }
    others
}

/// By the number in its name; `output` comes last, and `hidden` before it.
fn order(name: &str) -> usize {
    let digits: String = name.chars().filter(char::is_ascii_digit).take(6).collect();
    let last = if name.to_lowercase().starts_with("out") { usize::MAX } else { 0 };
    digits.parse().unwrap_or(last)
}

fn in_turn(entries: Vec<Entry>) -> Vec<Entry> {
    let (mut weights, mut biases) = (0, 0);
    let numbered = |entry: Entry| {
        let count = match () {
            () if is_weights(&entry) => &mut weights,
            () if is_bias(&entry) => &mut biases,
            () => return entry,
        };
        *count += 1;
        of_layer(*count, entry)
    };
    entries.into_iter().map(numbered).collect()
}

/// Numbers of this layer. One alone is a list, too: `b1` could be the first neuron's.
fn of_layer(number: usize, entry: Entry) -> Entry {
    let letter = if is_bias(&entry) { "b" } else { "W" };
    let value = match entry.value {
        Value::Number(_) => Value::List(vec![entry.value]),
        listed => listed,
    };
    Entry { name: format!("{letter}{number}"), value, line: entry.line }
}
