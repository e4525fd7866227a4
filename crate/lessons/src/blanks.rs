//! Numbers written into the blanks of an exercise, as one word of a link: `a1:0.25,a3:-1e-7`.

use crate::Settings;
use crate::codec::{Codec, about};
use crate::settings::set_item;

/// What was written into blanks. A change may name one of them: `KEY:a1`.
pub(crate) static ANSWERS: Codec = Codec {
    parse: |control, given, read| {
        Settings::read(given, is_answer, read)
            .map_err(|part| vec![control.refuse("refusal-answers", &part, "a1:0.25, a2:-1.5e-7")])
    },
    parse_item: Some(|control, old, item, read| set_item(control, old, item, is_answer, "refusal-answer", read)),
    about: about("Blanks and numbers: `a1:0.25,a2:-1.5e-7`"),
};

/// Whether there can be such a blank: `a1` … `a99`.
fn is_answer(name: &str, number: f64) -> bool {
    let digits = name.strip_prefix('a').unwrap_or_default();
    matches!(digits.len(), 1 | 2) && digits.bytes().all(|byte| byte.is_ascii_digit()) && number.is_finite()
}
