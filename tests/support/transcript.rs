//! All that a run says and shows beside its pictures, as plain text: one line per sentence, formula, row and reading.

use crate::words::Words;
use lessons::{Body, Cell, Formula, Grade, Piece, Run, Verdict};
use std::fmt::Write;

/// The text of one moment.
pub fn transcript(run: &dyn Run, words: &Words) -> String {
    let mut text = String::new();
    let mut line = |content: String| writeln!(text, "{}", content.trim_end()).unwrap();
    line(words.say(&run.describe()));
    line(format!("next: {}", words.say(&run.next())));
    run.counters().iter().for_each(|message| line(words.say(message)));
    for action in run.actions() {
        let sets: Vec<String> = action.sets.iter().map(|(key, value)| format!("{key}={value}")).collect();
        line(format!("[{}] {}", words.say(&action.label), sets.join(" ")));
    }
    for panel in run.panels(640.0) {
        line(format!("-- {}", words.say(&panel.title)));
        match &panel.body {
            Body::Picture { alt, .. } => line(format!("picture: {}", words.say(alt))),
            Body::Text(messages) => messages.iter().for_each(|message| line(words.say(message))),
            Body::Formula(lines) => lines.iter().for_each(|formula| line(formula_text(formula, words))),
            Body::Table { columns, rows } => {
                line(columns.iter().map(|column| words.label(&column.label)).collect::<Vec<_>>().join(" | "));
                for row in rows {
                    line(row.cells.iter().map(|cell| cell_text(cell, words)).collect::<Vec<_>>().join(" | "));
                }
            }
            Body::Links { said, links } => {
                said.iter().for_each(|message| line(words.say(message)));
                for link in links {
                    let values: Vec<String> = link.values.iter().map(|(key, value)| format!("{key}={value}")).collect();
                    line(format!("[{}] → {} {}", words.say(&link.label), link.lesson, values.join(" ")));
                }
            }
            Body::Document { text, about, .. } => {
                line(words.say(about));
                line(text.clone());
            }
            Body::Exercise(exercise) => {
                exercise.task.iter().for_each(|message| line(words.say(message)));
                for each in &exercise.lines {
                    line(each.pieces.iter().map(|piece| piece_text(piece, words)).collect::<Vec<_>>().join(" "));
                }
                exercise.verdict.iter().for_each(|verdict| line(verdict_text(verdict, words)));
                exercise.buttons.iter().for_each(|press| line(format!("[{}]", words.say(&press.label))));
            }
            Body::Board(board) => {
                board.task.iter().for_each(|message| line(words.say(message)));
                line(board.tiles.iter().map(|tile| tile.name.as_str()).collect::<Vec<_>>().join(" "));
                for row in &board.rows {
                    let tiles: Vec<&str> = row.tiles.iter().map(|tile| tile.name.as_str()).collect();
                    let value = row.value.as_ref().map_or(String::new(), |value| format!(" = {value}"));
                    line(format!("+ {}{value}", tiles.join(" · ")));
                    row.verdict.iter().for_each(|verdict| line(verdict_text(verdict, words)));
                }
                board.sums.iter().for_each(|formula| line(formula_text(formula, words)));
                board.verdict.iter().for_each(|verdict| line(verdict_text(verdict, words)));
                board.buttons.iter().for_each(|press| line(format!("[{}]", words.say(&press.label))));
            }
        }
    }
    line("-- readings".to_owned());
    for reading in run.readings() {
        line(format!("{} {} = {}", reading.key, reading.symbol, reading.text));
    }
    if let Some(stopped) = run.stopped() {
        line(words.say(&stopped));
    }
    text
}

fn cell_text(cell: &Cell, words: &Words) -> String {
    match cell {
        Cell::Label { label } => words.label(label),
        Cell::Product { factors } => {
            let each: Vec<String> = factors.iter().map(|(name, value)| format!("{name}={value}")).collect();
            each.join(" · ")
        }
        Cell::Digits { same, moved } => format!("{same}[{moved}]"),
        Cell::Input { key, text, .. } => format!("<{key} {text}>"),
        Cell::Toggle { key, value, on, .. } => format!("<{key} {} {value}>", if *on { "on" } else { "off" }),
    }
}

fn piece_text(piece: &Piece, words: &Words) -> String {
    match piece {
        Piece::Formula { formula } => formula_text(formula, words),
        Piece::Blank(blank) => {
            let said = blank.verdict.as_ref().map_or(String::new(), |verdict| verdict_text(verdict, words));
            format!("<{} {}>{said}", blank.key, blank.text)
        }
    }
}

fn verdict_text(verdict: &Verdict, words: &Words) -> String {
    let mark = match verdict.grade {
        Grade::Right => '✓',
        Grade::Wrong => '✗',
        Grade::Open => '…',
    };
    format!("{mark} {}", words.say(&verdict.said))
}

fn formula_text(formula: &Formula, words: &Words) -> String {
    let inside = |part: &Formula| formula_text(part, words);
    match formula {
        Formula::Row { items } => items.iter().map(inside).collect::<Vec<_>>().join(" "),
        Formula::Symbol { text } | Formula::Operator { text } | Formula::Number { text } => text.clone(),
        Formula::Fraction { over, under } => format!("{}/{}", inside(over), inside(under)),
        Formula::Sub { base, sub } => format!("{}_{}", inside(base), inside(sub)),
        Formula::Sup { base, sup } => format!("{}^{}", inside(base), inside(sup)),
        Formula::Both { base, sub, sup } => format!("{}_{}^{}", inside(base), inside(sub), inside(sup)),
        Formula::Note { base, note } => format!("{} ({})", inside(base), words.say(note)),
        Formula::Accent { base } => inside(base),
    }
}
