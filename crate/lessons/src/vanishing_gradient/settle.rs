//! Values that are each allowed but do not fit each other.

use super::interview;
use crate::{Refusal, Value, Values};
use figure::ToList;
use nn::MAX_DEPTH;

pub(super) fn settle(before: &Values, values: &mut Values, changed: &[&str]) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    refusals.extend(normalised_needs_two(values));
    refusals.extend(numbers_need_one(values, changed));
    refusals.extend(layer_is_there(values, changed));
    interview::settle(before, values, changed);
    refusals
}

/// In a layer of one neuron, a normalised z is always 0.
fn normalised_needs_two(values: &mut Values) -> Vec<Refusal> {
    if values.count("width") > 1 {
        return Vec::new();
    }
    let keys = [("normalise", "yes", "no"), ("beside", "normalise", "none")];
    let asked = keys.into_iter().filter(|(key, given, _)| values.text(key) == *given).list();
    let refuse = |(key, given, without): (&'static str, &str, &str)| {
        values.set(key, Value::word(without));
        Refusal::new(key, "vanishing-gradient-alone", given, without)
    };
    asked.into_iter().map(refuse).list()
}

/// Weights are set one by one only where each layer has just one.
fn numbers_need_one(values: &mut Values, changed: &[&str]) -> Option<Refusal> {
    let mut settings = values.settings("numbers");
    let given = settings.text();
    let wide = values.count("width") > 1;
    let known = |name: &str| {
        let digits = name.strip_prefix(['w', 'b']).and_then(|number| number.parse::<usize>().ok());
        digits.is_some_and(|layer| (1..=MAX_DEPTH).contains(&layer))
    };
    settings.retain(|name| !wide && known(name));
    if settings.text() == given {
        return None;
    }
    values.set("numbers", Value::settings(settings));
    changed
        .contains(&"numbers")
        .then(|| Refusal::new("numbers", "vanishing-gradient-by-hand", &given, "w1 … w128, b1 … b128"))
}

/// The layer that is lit is one of the chain.
fn layer_is_there(values: &mut Values, changed: &[&str]) -> Option<Refusal> {
    let (given, depth) = (values.text("layer").to_owned(), values.count("depth"));
    let layer = given.parse::<usize>().ok().filter(|layer| (1..=depth).contains(layer));
    if layer.is_some() || given.is_empty() {
        return None;
    }
    values.set("layer", Value::word(""));
    let asked = changed.contains(&"layer");
    asked.then(|| Refusal::new("layer", "refusal-whole", &given, &format!("1 … {depth}")))
}
