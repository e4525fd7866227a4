//! What is said before numbers are taken: names that come again and again, and thresholds.

use crate::assumptions::Assumptions;
use crate::draft::{Entry, Value};
use crate::names::{Key, key};
use std::collections::BTreeMap;

/// θ is subtracted from the sum where it is called a threshold, and added where it is a bias.
pub(crate) fn thresholds(mut entries: Vec<Entry>, assumptions: &mut Assumptions) -> Vec<Entry> {
    let called = |entry: &Entry| {
        let name = entry.name.to_lowercase();
        let named = name.starts_with("threshold") || name.starts_with('θ') || name.starts_with("theta");
        named && matches!(key(&name), Key::Bias(_))
    };
    let any = entries.iter().any(called);
    if !assumptions.thresholds || !any || assumptions.note("threshold", "a threshold θ is b = −θ", "θ is b itself")
    {
        return entries;
    }
    entries.iter_mut().filter(|entry| called(entry)).for_each(|entry| negate(&mut entry.value));
    entries
}

fn negate(value: &mut Value) {
    match value {
        Value::Number(number) => *number = 0.0 - *number,
        Value::List(items) => items.iter_mut().for_each(negate),
        _ => {}
    }
}

/// Inputs and targets that come again and again under the same names are samples: each name is a column of them.
pub(crate) fn samples(entries: Vec<Entry>) -> Vec<Entry> {
    let of_sample = |entry: &Entry| {
        matches!(key(&entry.name), Key::Input(_) | Key::Target(_)) && matches!(entry.value, Value::Number(_))
    };
    let names: Vec<String> = entries.iter().filter(|entry| of_sample(entry)).map(|entry| entry.name.clone()).collect();
    let period = names.iter().skip(1).position(|name| Some(name) == names.first()).map_or(0, |at| at + 1);
    let first = names.get(..period).unwrap_or(&[]);
    if period < 2 || !names.len().is_multiple_of(period) || names.chunks(period).any(|chunk| chunk != first) {
        return entries;
    }
    // The same sample again is the same sample.
    let values: Vec<&Value> = entries.iter().filter(|entry| of_sample(entry)).map(|entry| &entry.value).collect();
    if values.chunks(period).all(|chunk| Some(chunk) == values.get(..period)) {
        return entries;
    }
    let (found, mut others): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(of_sample);
    for (at, entry) in found.iter().take(period).enumerate() {
        let column = found.iter().skip(at).step_by(period).map(|entry| entry.value.clone()).collect();
        let name = match key(&entry.name) {
            Key::Input(groups) if groups.is_empty() => "x1".to_owned(),
            Key::Target(groups) if groups.is_empty() => "y1".to_owned(),
            _ => entry.name.clone(),
        };
        others.push(Entry { name, value: Value::List(column), line: entry.line });
    }
    others
}

/// How many names that stand twice are told.
const MOST_TOLD: usize = 6;

/// A name that stands twice with two values counts once; which one, and that of each other, is an assumption.
pub(crate) fn once(entries: Vec<Entry>, assumptions: &mut Assumptions) -> Vec<Entry> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut first: Vec<Entry> = Vec::with_capacity(entries.len());
    // The last entry of a name, if it differs from the first one.
    let mut last: BTreeMap<usize, Entry> = BTreeMap::new();
    for entry in entries {
        let same = match key(&entry.name) {
            Key::Unknown | Key::TorchWeight(_) | Key::Kernel(_) | Key::FrameworkBias(_) => entry.name.clone(),
            known => format!("{known:?}"),
        };
        match places.get(&same) {
            Some(&at) => drop(last.insert(at, entry)),
            None => {
                places.insert(same, first.len());
                first.push(entry);
            }
        }
    }
    let differs = |at: usize, entry: &Entry| first.get(at).is_some_and(|first| first.value != entry.value);
    last.retain(|&at, entry| differs(at, entry) && key(&entry.name) != Key::Unknown);
    let says = |which: &str, entry: &Entry| match &entry.value {
        Value::Number(number) => format!("{} is the {which} number, {number}", entry.name),
        _ => format!("{} is the {which} one, of line {}", entry.name, entry.line),
    };
    let told = |list: Vec<String>| {
        let more = if list.len() > MOST_TOLD { "; …" } else { "" };
        list.into_iter().take(MOST_TOLD).collect::<Vec<_>>().join("; ") + more
    };
    if !last.is_empty() {
        let now = told(last.values().map(|entry| says("last", entry)).collect());
        let other = told(last.keys().filter_map(|&at| first.get(at)).map(|entry| says("first", entry)).collect());
        if !assumptions.note("twice", now, other) {
            for (at, entry) in last {
                first.get_mut(at).into_iter().for_each(|place| *place = entry.clone());
            }
        }
    }
    first
}
