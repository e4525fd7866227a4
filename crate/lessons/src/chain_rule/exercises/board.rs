//! What a learner has put together from tiles, as one word of a link: `L.o5-o5.o3-o3.o1-o1.w1_L.o5`.
//!
//! A tile is a derivative: `o5.o3` stands for ∂o5/∂o3. Tiles are joined by `-` to a row, rows by `_`. A row may be empty.

use crate::Value;
use crate::codec::{Codec, about};
use figure::ToList;

/// The rows of a board.
pub(in crate::chain_rule) static CODEC: Codec = Codec {
    parse: |control, given, _| {
        let given = given.trim();
        let refusal = || vec![control.refuse("refusal-rows", given, "L.o5-o5.o3_L.o5")];
        if is_board(given) { Ok(Value::word(given)) } else { Err(refusal()) }
    },
    parse_item: None,
    about: about("Tiles joined by `-`, rows by `_`: `L.o5-o5.o3_L.o5`"),
};

/// The most rows of a board.
pub(super) const ROWS: usize = 24;
/// The most tiles of a row.
pub(super) const TILES: usize = 12;

/// Whether a text is a board: not too many rows and tiles, and each tile two names.
pub(super) fn is_board(text: &str) -> bool {
    // A tile of two names of four letters, and what joins them.
    text.len() <= ROWS * TILES * 10
        && rows(text).len() <= ROWS
        && rows(text).iter().all(|row| row.len() <= TILES && row.iter().all(|tile| names(tile).is_some()))
}

/// The tiles of each row; one empty row where there is nothing.
pub(super) fn rows(text: &str) -> Vec<Vec<&str>> {
    text.split('_').map(|row| row.split('-').filter(|tile| !tile.is_empty()).list()).list()
}

/// The names over and under the fraction bar.
pub(super) fn names(tile: &str) -> Option<(&str, &str)> {
    tile.split_once('.').filter(|(over, under)| is_name(over) && is_name(under))
}

/// `L`, or a letter and a number of up to three digits.
fn is_name(name: &str) -> bool {
    let digits = name.strip_prefix(['o', 'z', 'w', 'b', 'x']);
    name == "L" || digits.is_some_and(|rest| (1..=3).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_and_rows_are_told_apart() {
        assert_eq!(rows("L.o5-o5.o3_L.o5"), [vec!["L.o5", "o5.o3"], vec!["L.o5"]]);
        assert_eq!(rows(""), [Vec::<&str>::new()]);
        assert_eq!(rows("L.o5_"), [vec!["L.o5"], vec![]]);
        assert_eq!(names("o12.w100"), Some(("o12", "w100")));
    }

    #[test]
    fn what_is_no_board_is_refused() {
        for text in ["", "_", "L.o5", "L.o5-o5.o3_L.o5-o5.o4", "w1.o1", "__L.o2"] {
            assert!(is_board(text), "{text}");
        }
        let (many, long) = ("_".repeat(ROWS), vec!["o1.w1"; TILES + 1].join("-"));
        let huge = "L.o5-".repeat(100_000);
        for text in
            ["L", "L.o5.o3", "o5", "L.q1", "o.o1", "o1.w1000", "<b>", "a b", "é.o1", "L.o5;", &many, &long, &huge]
        {
            assert!(!is_board(text), "{text}");
        }
    }
}
