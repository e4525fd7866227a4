//! A table is data, never a button: buttons are buttons.

use figure::{Label, Message};
use lessons::{Body, Buttons, Cell, Column, Panel, TableRow};
use tests::learner::{Whole, all};
use tests::moments::{at, moments};

/// Whether a cell tells something.
fn tells(cell: &Cell) -> bool {
    !matches!(cell, Cell::Label { label: Label::Symbol(text) } if text.is_empty())
}

/// A row that can be pressed and holds nothing but the words on its button.
fn only_pressed(row: &TableRow) -> bool {
    row.choose.is_some() && !row.cells.iter().skip(1).any(tells)
}

/// What is wrong with a panel: a table with rows that are there only to be pressed, or buttons that cannot be told apart.
fn fault(panel: &Panel) -> Option<String> {
    let wrong = match &panel.body {
        Body::Table { rows, .. } => rows.iter().any(only_pressed).then_some("has a row that is a button"),
        Body::Buttons(buttons) => fault_of(buttons),
        _ => None,
    };
    wrong.map(|wrong| format!("{} {wrong}", panel.id))
}

fn fault_of(buttons: &Buttons) -> Option<&'static str> {
    let options = &buttons.options;
    let same = |at: usize| options[..at].iter().any(|other| other.label == options[at].label);
    if (0..options.len()).any(same) {
        return Some("has two buttons with the same words");
    }
    let chosen = options.iter().filter(|option| option.chosen == Some(true)).count();
    (chosen > 1).then_some("holds two answers at once")
}

#[test]
fn no_table_of_any_lesson_has_a_row_that_is_there_only_to_be_pressed() {
    let mut pressed = 0;
    for lesson in all() {
        for changes in moments(lesson) {
            let panels = at(lesson, &changes).1.whole(640.0);
            let faults: Vec<String> = panels.iter().filter_map(fault).collect();
            assert!(faults.is_empty(), "{} {changes:?}: {faults:?}", lesson.slug());
            pressed += panels.iter().filter(|panel| matches!(panel.body, Body::Buttons(_))).count();
        }
    }
    let asks = all().iter().any(|lesson| ["update-rule", "chain-rule"].contains(&lesson.slug()));
    assert!(pressed > 0 || !asks, "no moment shows a button");
}

#[test]
fn a_button_made_of_a_table_is_found() {
    let choose = lessons::Choose { key: "kept", value: String::new(), selected: false };
    let row = |cells| TableRow {
        id: "leave".to_owned(),
        choose: Some(choose.clone()),
        total: false,
        groups: Vec::new(),
        cells,
    };
    let words = || Cell::words(Message::new("update-rule-let-go"));
    for (cells, wrong) in [
        (vec![words()], true),
        (vec![words(), Cell::symbol(""), Cell::symbol("")], true),
        (vec![words(), Cell::symbol(""), Cell::symbol("0.25")], false),
    ] {
        let columns = cells.iter().map(|_| Column { label: Label::symbol("w"), numeric: false }).collect();
        let body = Body::Table { columns, rows: vec![row(cells)] };
        let panel = Panel { id: "compare", place: lessons::Place::Fold, title: Message::new("compare"), body };
        assert_eq!(fault(&panel).is_some(), wrong);
    }
}
