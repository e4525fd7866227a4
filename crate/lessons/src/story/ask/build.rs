//! A question whose answer is put together from tiles: rows of derivatives that are multiplied, and the rows are added.
//!
//! Rows are written as in links: `L.o2-o2.w4_L.o2` has two rows, and `o2.w4` is ∂o2/∂w4.

use super::{Asked, Numbers, Question, SHOW, asking, graded};
use crate::{Board, BoardRow, Body, Formula, Panel, Press, Read, Sets, Tile, Verdict};
use figure::{Message, ToList};
use std::any::Any;

/// More rows than a question needs, and more tiles than a row needs.
const ROWS: usize = 3;
const TILES: usize = 5;

/// Asks for a formula. `SLUG-NAME-MISTAKE-why` is said to what a known mistake leads to.
#[derive(Debug)]
pub struct Build {
    /// What stands before it, such as ∂L/∂w1 =.
    pub left: fn() -> Formula,
    /// The tiles: `o2.w4` is ∂o2/∂w4.
    pub tiles: &'static [&'static str],
    /// The right rows.
    pub right: &'static str,
    /// What known mistakes put together.
    pub mistakes: &'static [(&'static str, &'static str)],
}

impl Question for Build {
    fn ask(&self, asked: &Asked) -> (Option<Panel>, Option<&'static str>) {
        let given = asked.given();
        let rows = asked.draft().unwrap_or(if given == Some(SHOW) { self.right } else { "" });
        // What is changed after an answer is no answer yet.
        let given = given.filter(|given| *given == SHOW || same(given, rows));
        let verdict = given.map(|given| match self.mistakes.iter().find(|(_, rows)| same(given, rows)) {
            _ if given == SHOW => Verdict::open(asked.why("right")),
            _ if same(given, self.right) => Verdict::right(asked.why("right")),
            Some((name, _)) => Verdict::wrong(asked.why(name)),
            None => Verdict::wrong(asked.why("other")),
        });
        let answered = graded(verdict.as_ref(), given);
        let ready = given.is_none() && !same(rows, "");
        let sets = if ready { asked.answering(rows) } else { Sets::new() };
        let check = Press { label: Message::new("story-check"), sets, chosen: None };
        let buttons = [check].into_iter().chain(asked.show(answered)).list();
        let what = ((self.left)(), self.tiles);
        (asking(Body::Board(board((asked.draft_key(), rows), what, asked.question(), verdict, buttons))), answered)
    }

    fn is_wrong(&self, given: &str, _: Option<&Numbers>, _: Read) -> bool {
        !same(given, self.right)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The board with what was put together so far.
fn board(
    (key, text): (String, &str),
    (left, tiles): (Formula, &[&str]),
    task: Message,
    verdict: Option<Verdict>,
    buttons: Vec<Press>,
) -> Board {
    let known = |name: &&str| tiles.contains(name);
    let rows = text.split('_').take(ROWS).map(|row| BoardRow {
        tiles: row.split('-').filter(known).take(TILES).map(tile).list(),
        marked: None,
        value: None,
        verdict: None,
    });
    Board {
        task: vec![task],
        key,
        tiles: tiles.iter().copied().map(tile).list(),
        rows: rows.list(),
        most_rows: ROWS,
        most_tiles: TILES,
        left,
        sums: Vec::new(),
        verdict,
        buttons,
    }
}

fn tile(name: &str) -> Tile {
    let (over, under) = name.split_once('.').unwrap_or((name, ""));
    let label = Message::new("story-tile").with("over", over).with("under", under);
    Tile { name: name.to_owned(), formula: Formula::partial(over, under), label }
}

/// Whether two texts are the same sum of the same products: neither rows nor the factors of a row have an order.
pub(super) fn same(one: &str, other: &str) -> bool {
    permuted(&rows(one), &rows(other), |one, other| permuted(one, other, |one, other| one == other))
}

fn rows(text: &str) -> Vec<Vec<&str>> {
    text.split('_').filter(|row| !row.is_empty()).map(|row| row.split('-').list()).list()
}

fn permuted<T>(one: &[T], other: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    let count = |list: &[T], wanted: &T| list.iter().filter(|item| same(item, wanted)).count();
    one.len() == other.len() && one.iter().all(|item| count(one, item) == count(other, item))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_rows_nor_factors_have_an_order() {
        assert!(same("L.o2-o2.w4_L.o2", "L.o2_o2.w4-L.o2"));
        assert!(same("L.o2_", "L.o2"), "an empty row adds nothing");
        for other in ["", "L.o2", "L.o2_L.o2", "L.o2-o2.w4-L.o2", "L.o2-o2.w4_L.o2_L.o2"] {
            assert!(!same("L.o2-o2.w4_L.o2", other), "{other}");
        }
    }
}
