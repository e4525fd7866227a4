//! Hints in three levels: where to look, which rule, the first factor. The value `a3,2` is the second level of the hint for the
//! blank `a3`, so a hint goes when the learner has come to another place.

use crate::Press;
use figure::Message;

/// The last level.
const LAST: usize = 3;

/// The level of the hint that is shown at a place; 0 where none is.
pub(super) fn level(value: &str, place: &str) -> usize {
    let asked = value.split_once(',').filter(|(asked, _)| *asked == place);
    asked.and_then(|(_, level)| level.parse().ok()).filter(|level| *level <= LAST).unwrap_or(0)
}

/// What the catalogue calls a level.
pub(super) fn kind(level: usize) -> &'static str {
    match level {
        1 => "where",
        2 => "rule",
        _ => "first",
    }
}

/// The button that shows the next level.
pub(super) fn button(place: &str, level: usize) -> Option<Press> {
    let label = Message::new("chain-rule-hint").with("level", level.to_string());
    (level < LAST).then(|| Press::new(label, "hint", format!("{place},{}", level + 1)))
}
