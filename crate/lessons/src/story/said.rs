//! The answers so far, as one text: `way:up,far:1.5`.

use super::Step;
use crate::codec::{Codec, Item, about};
use crate::{Value, arithmetic};
use figure::ToList;

/// The answer of a learner who wants to see instead of answering.
pub(super) const SHOW: &str = "show";

/// What stands under a step's name with a `+` while the step is asked once more, and afterwards. A step with either is not asked
/// again.
pub(super) const AGAIN: &str = "again";
pub(super) const PAST: &str = "past";

/// The longest answer: a few rows of tiles.
const LONGEST: usize = 160;

/// Answers by the names of their steps. A change may name one of them: `said:share`.
pub(crate) static ANSWERS: Codec = Codec {
    parse: |control, given, _| {
        let given = given.trim();
        let fits = |one: &str| one.split_once(':').is_some_and(|(name, answer)| is_word(name) && is_word(answer));
        let allowed = given.is_empty() || (given.len() <= 900 && given.split(',').all(fits));
        if allowed {
            Ok(Value::word(given))
        } else {
            Err(vec![control.refuse("refusal-word", given, "way:up, far:1.5")])
        }
    },
    parse_item: Some(|control, old, Item { name, given }, read| {
        let given = arithmetic::number(given, read).map_or_else(|| given.trim().to_owned(), figure::ascii);
        if is_word(name) && name.len() < 40 && given.len() < LONGEST && (given.is_empty() || is_word(&given)) {
            Ok(Value::word(&with_answer(old.text(), name, &given)))
        } else {
            Err(control.refuse("refusal-word", &given, "1.5, −2e-7"))
        }
    }),
    about: about("Answers to the story’s questions: `way:up,far:1.5`"),
};

/// What a name or an answer may be.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-._".contains(&byte))
}

/// The name under which it stands that a step is asked once more.
pub(super) fn plus(step: &Step) -> String {
    [step.name, "+"].concat()
}

/// The name under which it stands what was put together or placed before the learner commits to it.
pub(super) fn draft(step: &Step) -> String {
    [step.name, "."].concat()
}

/// The answer to the step of that name.
pub(super) fn answer<'a>(said: &'a str, name: &str) -> Option<&'a str> {
    said.split(',').find_map(|one| one.split_once(':').filter(|(known, _)| *known == name)).map(|(_, answer)| answer)
}

/// The answers with another one to this step.
pub(super) fn with_answer(said: &str, name: &str, answer: &str) -> String {
    let others =
        said.split(',').filter(|one| !one.is_empty() && one.split_once(':').is_none_or(|(known, _)| known != name));
    others.map(str::to_owned).chain((!answer.is_empty()).then(|| format!("{name}:{answer}"))).list().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_takes_the_place_of_the_one_before() {
        assert_eq!(with_answer("", "way", "up"), "way:up");
        assert_eq!(with_answer("way:up,far:1.5", "way", "down"), "far:1.5,way:down");
        assert_eq!(answer("far:1.5,way:down", "way"), Some("down"));
        assert_eq!(answer("far:1.5", "way"), None);
        assert_eq!(with_answer("way:up", "way", ""), "");
    }
}
