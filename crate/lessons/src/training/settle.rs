//! Makes the values of this lesson fit each other: layers, loss, own points, changes in the middle of a run, and t.

use super::data::{HANDFUL, nearest};
use super::features::Features;
use super::points::Points;
use super::schema::{HIGHLIGHTS, LAYERS, LIMITS, ON_THE_WAY};
use super::window::Window;
use super::{ANNEX, plan, points, start};
use crate::catalogue::{SAID, STEP};
use crate::{Architecture, Refusal, Value, Values};
use figure::ToList;
use nn::{Activation, Loss, Network};

/// A press removes a point within this distance, and adds none so near to another.
const TOUCHING: f64 = 0.35;

pub(super) fn settle(before: &Values, values: &mut Values, changed: &[&str]) -> Vec<Refusal> {
    let asked = |key: &str| changed.contains(&key);
    let mut refusals: Vec<Refusal> = Vec::new();
    refusals.extend(fit_ends(before, values, asked("layers")));
    refusals.extend(fit_loss(values, asked("loss") && !asked("layers")));
    if ANNEX {
        if values.text("data") == "own" && points::of(values).numbers.is_empty() {
            values.set("own", points::value(Points { numbers: HANDFUL.to_vec(), exact: false }));
        }
        refusals.extend(press(values));
        refusals.extend(fit_targets(values));
        refusals.extend(start::fit(before, values, &asked));
    }
    fit_names(values);
    let mut given = asked("changes");
    if let Some(part) = plan::unknown(&values.settings("changes")) {
        values.set("changes", before_changes(before));
        let refusal = || Refusal::new("changes", "refusal-schedule", &part, "sgd0:0.1, adam120:0.01, batch300:5");
        refusals.extend(given.then(refusal));
        given = false;
    }
    // Another network, or other data: a run of its own, from its beginning. One's own points are learned anew at once.
    let same: Vec<&str> =
        ON_THE_WAY.iter().chain(HIGHLIGHTS).chain(&["t", STEP, SAID, "changes", "own", "pin"]).copied().list();
    let fresh = before.text("layers").is_empty();
    let another = !fresh && !values.same_but(before, &same);
    if another && !asked("t") {
        values.set("t", Value::number(0.0));
    }
    plan::follow(before, values, given, fresh || another);
    refusals
}

fn before_changes(before: &Values) -> Value {
    let settings = before.settings("changes");
    if plan::unknown(&settings).is_some() { Value::word("") } else { Value::settings(settings) }
}

/// The architecture of settled values.
pub(super) fn architecture(values: &Values) -> Architecture {
    let fallback = || Architecture { sizes: vec![2, 1], activations: vec![Activation::Tanh] };
    Architecture::parse(values.text("layers"), &LIMITS).unwrap_or_else(fallback)
}

/// As many inputs as are ticked, and one output.
fn fit_ends(before: &Values, values: &mut Values, asked: bool) -> Option<Refusal> {
    let count = Features::of(values.text("inputs")).count();
    let given = values.text("layers").to_owned();
    let fits = |architecture: &Architecture| {
        architecture.sizes.first() == Some(&count) && architecture.sizes.last() == Some(&1)
    };
    // For an empty value, as in a preset without a network of its own, it is the network of the lesson.
    let usual = before.text("layers").is_empty() || asked && given.is_empty();
    let old = if usual { LAYERS } else { before.text("layers") };
    let mut architecture = architecture(values);
    if !given.is_empty() && fits(&architecture) {
        return None;
    }
    let refused = asked && !given.is_empty();
    if given.is_empty() || refused {
        architecture = Architecture::parse(old, &LIMITS)?;
    }
    if let Some(first) = architecture.sizes.first_mut() {
        *first = count;
    }
    values.set("layers", Value::word(&architecture.text()));
    refused.then(|| Refusal::new("layers", "training-ends", &given, &architecture.text()))
}

/// A cross-entropy needs its own output. Asked for, it gets that; otherwise the loss gives way.
fn fit_loss(values: &mut Values, asked: bool) -> Option<Refusal> {
    let loss = Loss::from_name(values.text("loss")).unwrap_or(Loss::HalfSquaredError);
    let mut architecture = architecture(values);
    let needed = loss.required_output()?;
    let last = architecture.activations.last_mut().filter(|last| **last != needed)?;
    if asked {
        *last = needed;
        values.set("layers", Value::word(&architecture.text()));
        return None;
    }
    values.set("loss", Value::word(Loss::HalfSquaredError.name()));
    Some(Refusal::new("loss", "refusal-loss", loss.name(), needed.name()))
}

/// A cross-entropy of a sigmoid compares with targets from 0 to 1.
fn fit_targets(values: &mut Values) -> Option<Refusal> {
    if values.text("data") != "own" || values.text("loss") != Loss::BinaryCrossEntropy.name() {
        return None;
    }
    let own = points::of(values);
    let least = if own.exact { 0.0 } else { -1.0 };
    let beyond = own.numbers.iter().skip(2).step_by(3).find(|target| !(least..=1.0).contains(*target))?;
    values.set("loss", Value::word(Loss::HalfSquaredError.name()));
    Some(Refusal::new("loss", "training-targets", &figure::exact(*beyond), ""))
}

/// A press on the plane: puts one of the learner's own points there, or takes the nearest away.
fn press(values: &mut Values) -> Option<Refusal> {
    let pressed = !values.text("put").is_empty();
    values.set("put", Value::word(""));
    if !pressed || values.text("data") != "own" {
        return None;
    }
    let Points { numbers: mut own, exact } = points::of(values);
    let places: Vec<(f64, f64)> = own.chunks_exact(3).map(|point| (point[0], point[1])).list();
    let window = Window::around(&places);
    let (x, y) = window.within((values.number("ax"), values.number("ay")));
    let touched = nearest(places.iter().copied(), (x, y), &window);
    let touched = touched.filter(|(_, far)| *far <= TOUCHING * TOUCHING).map(|(at, _)| 3 * at);
    let brush = values.text("brush");
    let other = if exact && architecture(values).activations.last() == Some(&Activation::Sigmoid) { 0.0 } else { -1.0 };
    let target = if brush == "negative" { other } else { 1.0 };
    match (brush, touched) {
        ("look", _) | ("remove", None) => return None,
        ("remove", Some(_)) if own.len() == 3 => return Some(Refusal::new("own", "training-last-point", "", "")),
        ("remove", Some(at)) => {
            own.drain(at..at + 3);
        }
        (_, Some(at)) => own[at + 2] = target,
        (_, None) if own.len() >= 3 * points::MOST => return Some(Refusal::new("own", "training-full", "", "")),
        (_, None) => own.extend([x, y, target]),
    }
    values.set("own", points::value(Points { numbers: own, exact }));
    None
}

/// Names of neurons and weights that this network does not have are names of another.
fn fit_names(values: &mut Values) {
    let sizes = architecture(values).sizes;
    let units: usize = sizes.iter().skip(1).sum();
    let weights: usize = sizes.windows(2).map(|pair| pair[0] * pair[1]).sum();
    for (key, letter, most) in [("unit", "o", units), ("select", "w", weights), ("select", "b", units)] {
        let known = number(values.text(key), letter).is_none_or(|number| (1..=most).contains(&number));
        if !known {
            values.set(key, Value::word(""));
        }
    }
    let known = |key: &str, letters: &[&str]| {
        values.text(key).is_empty() || letters.iter().any(|letter| number(values.text(key), letter).is_some())
    };
    let (unit, select) = (known("unit", &["o"]), known("select", &["w", "b"]));
    for (key, known) in [("unit", unit), ("select", select)] {
        if !known {
            values.set(key, Value::word(""));
        }
    }
}

/// 12 of `w12`.
pub(super) fn number(name: &str, letter: &str) -> Option<usize> {
    name.strip_prefix(letter)?.parse().ok().filter(|number| *number > 0)
}

/// Where the unit of a number stands: its weight layer and its place in it.
pub(super) fn unit(network: &Network, number: usize) -> (usize, usize) {
    let mut left = number.saturating_sub(1);
    for (l, &count) in network.layers().iter().skip(1).enumerate() {
        if left < count {
            return (l, left);
        }
        left -= count;
    }
    (network.depth() - 1, 0)
}
