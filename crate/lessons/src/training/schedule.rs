//! Settings changed on the way, each by its name with the step from which it holds: `sgd0:0.1,sgd120:0.03`.

use crate::Settings;
use crate::codec::{Codec, about};

/// What was changed on the way.
pub(super) static CODEC: Codec = Codec {
    parse: |control, given, read| {
        let example = "sgd0:0.1, sgd120:0.03, batch300:5";
        let value = Settings::read(given, |name, number| split_step(name).is_some() && number.is_finite(), read);
        value.map_err(|part| vec![control.refuse("refusal-schedule", &part, example)])
    },
    parse_item: None,
    about: about("Settings with the update from which they hold: `sgd0:0.1,sgd120:0.03`"),
};

/// `sgd120` is `sgd` and 120.
pub(super) fn split_step(name: &str) -> Option<(&str, usize)> {
    let at = name.find(|c: char| c.is_ascii_digit())?;
    let (word, step) = name.split_at_checked(at)?;
    let named = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()) && step.len() < 9;
    step.parse().ok().filter(|_| named).map(|step| (word, step))
}
