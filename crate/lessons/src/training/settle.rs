//! How the values of this lesson are made to fit each other: layers, loss, the changes on the way, and t.

use super::plan;
use super::schema::{CONTROLS, LAYERS, LIMITS, ON_THE_WAY};
use crate::{Refusal, Shape, Value, Values};
use nn::{Activation, Loss};

pub(super) fn settle(before: &Values, values: &mut Values, changed: &[&str]) -> Vec<Refusal> {
    let asked = |key: &str| changed.contains(&key);
    let mut refusals: Vec<Refusal> = Vec::new();
    refusals.extend(fit_ends(before, values));
    refusals.extend(fit_loss(values, asked("loss") && !asked("layers")));
    let mut given = asked("changes");
    if let Some(part) = plan::unknown(&values.settings("changes")) {
        values.set("changes", before_changes(before));
        refusals.extend(
            refuse("changes", "refusal-schedule", &part, "sgd0:0.1, adam120:0.01, batch300:5").filter(|_| given),
        );
        given = false;
    }
    // Another network, or other points: a run of its own, from its beginning.
    let same: Vec<&str> = ON_THE_WAY.into_iter().chain(["t", "changes"]).collect();
    let another = !before.text("layers").is_empty() && !values.same_but(before, &same);
    if another && !asked("t") {
        values.set("t", Value::of(0.0));
    }
    plan::follow(before, values, given, another);
    refusals
}

fn before_changes(before: &Values) -> Value {
    let settings = before.settings("changes");
    if plan::unknown(&settings).is_some() { Value::word("") } else { Value::several(settings) }
}

fn refuse(key: &str, message: &str, given: &str, allowed: &str) -> Option<Refusal> {
    CONTROLS.iter().find(|control| control.key == key).map(|control| control.refuse(message, given, allowed))
}

/// The shape of settled values.
pub(super) fn shape(values: &Values) -> Shape {
    let fallback = || Shape { sizes: vec![2, 1], activations: vec![Activation::Tanh] };
    Shape::parse(values.text("layers"), &LIMITS).unwrap_or_else(fallback)
}

/// A point has two coordinates and one target.
fn fit_ends(before: &Values, values: &mut Values) -> Option<Refusal> {
    let given = values.text("layers").to_owned();
    if given.is_empty() {
        values.set("layers", Value::word(LAYERS));
        return None;
    }
    let sizes = shape(values).sizes;
    if sizes.first() == Some(&2) && sizes.last() == Some(&1) {
        return None;
    }
    let old = if before.text("layers").is_empty() { LAYERS } else { before.text("layers") };
    values.set("layers", Value::word(old));
    refuse("layers", "training-ends", &given, LAYERS)
}

/// A cross-entropy needs its own output. Asked for, it gets that; otherwise the loss gives way.
fn fit_loss(values: &mut Values, asked: bool) -> Option<Refusal> {
    let loss = Loss::from_name(values.text("loss")).unwrap_or(Loss::HalfSquaredError);
    let mut shape = shape(values);
    let needed = loss.required_output()?;
    let last = shape.activations.last_mut().filter(|last| **last != needed)?;
    if asked {
        *last = needed;
        values.set("layers", Value::word(&shape.text()));
        return None;
    }
    values.set("loss", Value::word(Loss::HalfSquaredError.name()));
    refuse("loss", "refusal-loss", loss.name(), needed.name())
}
