//! How the values of this lesson are made to fit each other: network, layers, loss, numbers, selection, pace and t.

use super::networks::{self, Example, LIMITS, OWN_LAYERS};
use super::progress::{Pace, convert};
use super::{ANNEX, document, exercises, names, samples, tasks};
use crate::{Architecture, Refusal, Settings, Value, Values};
use figure::ToList;
use nn::{Activation, Loss, Parameter};

pub(super) fn settle(before: &Values, values: &mut Values, changed: &[&str]) -> Vec<Refusal> {
    let asked = |key: &str| changed.contains(&key);
    // A task is of the annex, and clears what was answered before it.
    if ANNEX {
        tasks::settle(values, &asked);
    }
    fit_layers(values, asked("network"), asked("layers"), asked("numbers"));
    let mut refusals: Vec<Refusal> = document::take(values).into_iter().list();
    refusals.extend(fit_loss(values, asked("loss") && !asked("layers")));
    refusals.extend(fit_numbers(values, asked("numbers")));
    refusals.extend(samples::settle(before, values, &asked));
    let scold = asked("select") || !["network", "layers", document::KEY].into_iter().any(asked);
    refusals.extend(fit_selection(values).filter(|_| scold));
    if ANNEX {
        fit_held(values, asked("select"));
    }
    // Rows of the ledger are counted for one parameter: those of another are other paths.
    if values.text("select") != before.text("select") || values.text("layers") != before.text("layers") {
        for key in ["path", "off", "through"].into_iter().filter(|key| !asked(key)) {
            values.set(key, Value::word(""));
        }
    }
    refusals.extend(fit_filter(values).filter(|_| asked("through")));
    // Other numbers make another sheet.
    if ["layers", "loss", "numbers", "network", samples::KEY, "sample"]
        .iter()
        .any(|key| values.text(key) != before.text(key))
    {
        for key in tasks::SHEET.into_iter().filter(|key| !asked(key)) {
            values.set(key, Value::word(""));
        }
    }
    if asked("pace") && !asked("t") {
        let count = architecture(values).sizes[1..].iter().sum();
        let (from, to) = (Pace::named(before.text("pace")), Pace::named(values.text("pace")));
        values.set("t", Value::number(convert(values.count("t"), count, from, to) as f64));
    }
    exercises::settle(values);
    refusals
}

/// The architecture of settled values.
pub(super) fn architecture(values: &Values) -> Architecture {
    let fallback = || Architecture { sizes: vec![1, 1], activations: vec![Activation::Sigmoid] };
    Architecture::parse(values.text("layers"), &LIMITS).unwrap_or_else(fallback)
}

/// Choosing a network brings its layers and takes hand-set numbers away; other sizes make it the learner's own.
fn fit_layers(values: &mut Values, network: bool, layers: bool, numbers: bool) {
    let known = networks::layers_of(values.text("network"));
    if let (Some(known), true) = (known, network && (!layers || values.text("layers").is_empty())) {
        values.set("layers", Value::word(known));
        if !numbers {
            values.set("numbers", Value::word(""));
        }
    }
    if values.text("layers").is_empty() {
        values.set("layers", Value::word(known.unwrap_or(OWN_LAYERS)));
    }
    let sizes = |text: &str| Architecture::parse(text, &LIMITS).map(|architecture| architecture.sizes);
    if known.is_some_and(|known| sizes(known) != sizes(values.text("layers"))) {
        values.set("network", Value::word("own"));
    }
}

/// A cross-entropy needs its own output. Asked for, it gets that; otherwise the loss gives way.
fn fit_loss(values: &mut Values, loss_asked: bool) -> Option<Refusal> {
    let loss = networks::loss(values.text("loss"));
    let architecture = architecture(values);
    let last = architecture.activations.last().copied();
    let needed = loss.required_output().filter(|&needed| Some(needed) != last)?;
    if loss_asked {
        values.set("layers", Value::word(&networks::with_output(architecture, needed).text()));
        return None;
    }
    values.set("loss", Value::word(Loss::HalfSquaredError.name()));
    Some(Refusal::new("loss", "refusal-loss", loss.name(), needed.name()))
}

fn fit_numbers(values: &mut Values, asked: bool) -> Option<Refusal> {
    let mut settings = values.settings("numbers");
    let example = networks::example(
        values.text("network"),
        &architecture(values),
        networks::loss(values.text("loss")),
        &settings,
    );
    let unknown = settings.iter().map(|(name, _)| name.to_owned()).find(|name| !example.has(name));
    settings.retain(|name| example.has(name));
    values.set("numbers", Value::settings(settings.clone()));
    unknown.filter(|_| asked).map(|name| Refusal::new("numbers", "refusal-parameter", &name, &all_names(&example)))
}

fn fit_selection(values: &mut Values) -> Option<Refusal> {
    let architecture = architecture(values);
    let example = networks::example(
        values.text("network"),
        &architecture,
        networks::loss(values.text("loss")),
        &Settings::default(),
    );
    let names = names(&example.network);
    let select = values.text("select");
    let inputs = example.x.len();
    // An input is selected as any weight.
    let has = || (1..=inputs).any(|at| select == format!("x{at}"));
    // The first module leaves an input to the annex.
    let known = if ANNEX { values.text("task") == "explore" && has() } else { super::input(values).is_some() };
    if known || names.iter().any(|name| name == select) {
        return None;
    }
    let mut allowed = range(&names);
    if ANNEX {
        allowed += &format!(", x1–x{inputs}");
    }
    let refusal = Refusal::new("select", "refusal-parameter", select, &allowed);
    values.set("select", Value::word("w1"));
    Some(refusal)
}

/// An input is of one sample, so the mean has no slope by it. The one bias of a layer has the key of the first.
fn fit_held(values: &mut Values, asked: bool) {
    let loss = networks::loss(values.text("loss"));
    let network = networks::example(values.text("network"), &architecture(values), loss, &Settings::default()).network;
    if values.text("select").starts_with('x') && values.text("mean") == "yes" {
        let (key, text) = if asked { ("mean", "no") } else { ("select", "w1") };
        values.set(key, Value::word(text));
    }
    if values.text("tied") == "yes"
        && let Some(Parameter::Bias { layer, .. }) = nn::parameter_by_name(&network, values.text("select"))
    {
        let first = nn::parameter_name(&network, Parameter::Bias { layer, to: 0 });
        values.set("select", Value::word(&first));
    }
}

/// The ledger's rows may be asked to pass a neuron or a weight of the network.
fn fit_filter(values: &mut Values) -> Option<Refusal> {
    let name = values.text("through");
    let sizes = architecture(values).sizes;
    let count = |letter: char| match letter {
        'o' => sizes[1..].iter().sum(),
        'w' => sizes.windows(2).map(|pair| pair[0] * pair[1]).sum(),
        _ => 0_usize,
    };
    let number = name.get(1..).and_then(|digits| digits.parse::<usize>().ok());
    let known = name.chars().next().is_some_and(|letter| number.is_some_and(|n| n > 0 && n <= count(letter)));
    if name.is_empty() || known {
        return None;
    }
    let allowed = format!("o1–o{}, w1–w{}", count('o'), count('w'));
    let refusal = Refusal::new("through", "refusal-parameter", name, &allowed);
    values.set("through", Value::word(""));
    Some(refusal)
}

/// Every name that a number can be set by.
pub(super) fn all_names(example: &Example) -> String {
    format!("{}, x1–x{}, y1–y{}", range(&names(&example.network)), example.x.len(), example.y.len())
}

/// `w1–w10, b1–b5` rather than a list that nobody reads.
fn range(names: &[String]) -> String {
    let last = |letter: char| names.iter().filter(|name| name.starts_with(letter)).count();
    format!("w1–w{}, b1–b{}", last('w'), last('b'))
}
