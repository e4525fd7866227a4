//! A start that is given and not drawn: every weight and bias by its name, `w1:0.5,b1:0`. The chain rule's numbers come so.

use super::{ANNEX, settle};
use crate::codec::{Codec, about, unread};
use crate::infallible::infallible;
use crate::settings::NUMBERS;
use crate::{Architecture, Refusal, Value, Values};
use figure::ToList;
use nn::{Initialiser, Loss, Network, parameter_by_name, parameter_name};

/// What a start that does not fit gives way to.
const DRAWN: &str = "xavier-uniform";

pub(super) static CODEC: Codec = Codec {
    parse: if ANNEX { |control, given, read| (NUMBERS.parse)(control, given, read) } else { unread },
    parse_item: None,
    about: about("Every weight and bias of the start: `w1:0.5,b1:0`"),
};

/// Whether the first weights are given.
pub(super) fn is_given(values: &Values) -> bool {
    values.text("init") == "given"
}

/// The network of these layers with the given numbers; none if they are not those of all its weights and biases.
pub(super) fn network(values: &Values, Architecture { sizes, activations }: &Architecture) -> Option<Network> {
    let loss = Loss::from_name(values.text("loss")).unwrap_or(Loss::HalfSquaredError);
    let mut network = infallible(Network::initialised(sizes, activations, loss, Initialiser::Zeros, 0));
    let numbers = values.settings("start");
    for (name, number) in numbers.iter() {
        let parameter = parameter_by_name(&network, name)?;
        infallible(network.set(parameter, number));
    }
    (numbers.iter().count() == network.parameter_count()).then_some(network)
}

/// Numbers that are given without a word make the start. Those that do not fit the layers give way: to the sentence that says what is
/// needed, where the start was asked for, or else to weights that are drawn.
pub(super) fn fit(before: &Values, values: &mut Values, asked: &dyn Fn(&str) -> bool) -> Option<Refusal> {
    if asked("start") && !asked("init") && !values.text("start").is_empty() {
        values.set("init", Value::word("given"));
    }
    let architecture = settle::architecture(values);
    if is_given(values) && network(values, &architecture).is_some() {
        return None;
    }
    let refused = (is_given(values) && (asked("init") || asked("start"))).then(|| {
        let network = infallible(Network::initialised(
            &architecture.sizes,
            &architecture.activations,
            Loss::HalfSquaredError,
            Initialiser::Zeros,
            0,
        ));
        let names: Vec<String> = network.parameters().map(|parameter| parameter_name(&network, parameter)).list();
        let last = |letter: char| names.iter().filter(|name| name.starts_with(letter)).count();
        let allowed = format!("w1–w{}, b1–b{}", last('w'), last('b'));
        Refusal::new(
            "start",
            "training-start-needs",
            if values.text("start").is_empty() { "none" } else { values.text("start") },
            &allowed,
        )
    });
    if is_given(values) {
        let old = before.text("init");
        values.set("init", Value::word(if ["", "given"].contains(&old) { DRAWN } else { old }));
    }
    values.set("start", Value::word(""));
    refused
}

#[cfg(test)]
mod tests {
    use crate::Lesson;
    use crate::training::Training;

    #[test]
    fn a_given_start_needs_the_annex() {
        for (key, text) in [("start", "w1:1"), ("init", "given")] {
            let changes = [(key.to_owned(), text.to_owned())];
            let settled = crate::settle(&Training, &[], &changes, &|text| text.parse().ok());
            assert_eq!(Training.annex(&settled.values).is_some(), !super::ANNEX, "{key}");
        }
    }
}
