//! All that a run says and shows beside its pictures, as plain text: one line per sentence, formula, row and reading.

use crate::learner::Whole;
use crate::words::Words;
use figure::Message;
use lessons::{Body, Cell, Formula, Grade, MatrixCell, MatrixTerm, Piece, Press, Run, Verdict};
use std::fmt::Write;

/// The text of one moment.
pub fn transcript(run: &dyn Run, words: &Words) -> String {
    written(run, words, Some(run.next()))
}

/// The same for a lesson without steps: nothing comes next.
pub fn still(run: &dyn Run, words: &Words) -> String {
    written(run, words, None)
}

fn written(run: &dyn Run, words: &Words, next: Option<Message>) -> String {
    let mut text = String::new();
    let mut line = |content: String| writeln!(text, "{}", content.trim_end()).unwrap();
    line(words.say(&run.describe()));
    next.iter().for_each(|message| line(format!("next: {}", words.say(message))));
    run.counters().iter().for_each(|message| line(words.say(message)));
    for action in run.actions() {
        let sets: Vec<String> = action.sets.iter().map(|(key, value)| format!("{key}={value}")).collect();
        line(format!("[{}] {}", words.say(&action.label), sets.join(" ")));
    }
    for panel in run.whole(640.0) {
        line(format!("-- {}", words.say(&panel.title)));
        match &panel.body {
            Body::Picture { alt, .. } => line(format!("picture: {}", words.say(alt))),
            Body::Text { messages } | Body::Answer { messages, .. } => {
                messages.iter().for_each(|message| line(words.say(message)))
            }
            Body::Formula { lines } => lines.iter().for_each(|formula| line(formula_text(formula, words))),
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
                exercise.buttons.iter().for_each(|press| line(press_text(press, words)));
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
                board.buttons.iter().for_each(|press| line(press_text(press, words)));
            }
            Body::Sheet(sheet) => {
                sheet.about.iter().for_each(|message| line(words.say(message)));
                line(words.say(&sheet.question));
                sheet.blanks.iter().chain(&sheet.copies).for_each(|press| line(press_text(press, words)));
                // Its lines are read by tests/paper.rs: here they would stand in every moment of a round.
                for page in &sheet.pages {
                    let parts = page.sections.iter();
                    let parts = parts.map(|part| format!("{} {}", words.say(&part.title), part.lines.len()));
                    line(format!("{}: {}", words.say(&page.title), parts.collect::<Vec<_>>().join(", ")));
                }
            }
            Body::Code(listing) => {
                listing.about.iter().for_each(|message| line(words.say(message)));
                listing.languages.iter().for_each(|press| line(press_text(press, words)));
                // Its lines are run by tests/code.rs: here they would stand in every moment of a round.
                let now = listing.lines.iter().filter(|line| line.now);
                now.for_each(|code| line(format!("now: {}", code.text.trim())));
            }
            Body::Matrices(matrices) => {
                matrices.about.iter().for_each(|message| line(words.say(message)));
                for each in &matrices.lines {
                    each.title.iter().for_each(|title| line(words.say(title)));
                    line(each.terms.iter().map(|term| matrix_text(term, words)).collect::<Vec<_>>().join(" "));
                }
            }
            Body::Buttons(buttons) => {
                buttons.question.iter().for_each(|message| line(words.say(message)));
                buttons.options.iter().for_each(|press| line(press_text(press, words)));
                buttons.verdict.iter().for_each(|verdict| line(verdict_text(verdict, words)));
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

pub fn cell_text(cell: &Cell, words: &Words) -> String {
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

/// A button and what it sets. ● is before the answer that was given.
fn press_text(press: &Press, words: &Words) -> String {
    let sets: Vec<String> = press.sets.iter().map(|(key, value)| format!("{key}={value}")).collect();
    let chosen = if press.chosen == Some(true) { "● " } else { "" };
    format!("[{chosen}{}] {}", words.say(&press.label), sets.join(" "))
}

fn verdict_text(verdict: &Verdict, words: &Words) -> String {
    let mark = match verdict.grade {
        Grade::Right => '✓',
        Grade::Wrong => '✗',
        Grade::Open => '…',
    };
    format!("{mark} {}", words.say(&verdict.said))
}

pub fn formula_text(formula: &Formula, words: &Words) -> String {
    let inside = |part: &Formula| formula_text(part, words);
    let group = |part: &Formula| if is_compound(part) { format!("({})", inside(part)) } else { inside(part) };
    match formula {
        Formula::Row { items } => items.iter().map(inside).collect::<Vec<_>>().join(" "),
        Formula::Symbol { text } | Formula::Operator { text } | Formula::Number { text } => text.clone(),
        Formula::Fraction { over, under } => format!("{}/{}", group(over), group(under)),
        Formula::Sub { base, sub } => format!("{}_{}", group(base), group(sub)),
        Formula::Sup { base, sup } => format!("{}^{}", group(base), group(sup)),
        Formula::Both { base, sub, sup } => format!("{}_{}^{}", group(base), group(sub), group(sup)),
        Formula::Note { base, note } => format!("{} ({})", inside(base), words.say(note)),
        Formula::Accent { base } | Formula::Term { base, .. } => inside(base),
    }
}

/// Whether a part needs brackets where a line alone does not show how far it reaches. ∂w is one name.
fn is_compound(formula: &Formula) -> bool {
    let is = |part: &Formula, sign: &str| matches!(part, Formula::Operator { text } if text == sign);
    match formula {
        Formula::Row { items } => match items.as_slice() {
            [] => false,
            [only] => is_compound(only),
            [d, name] if is(d, "∂") => is_compound(name),
            [first, middle @ .., last] => {
                let closed = is(first, "(") && is(last, ")") && !middle.iter().any(|part| is(part, ")"));
                !closed
            }
        },
        Formula::Fraction { .. } | Formula::Note { .. } => true,
        Formula::Accent { base } | Formula::Term { base, .. } => is_compound(base),
        _ => false,
    }
}

/// `Z = [0.1; 0.2]`: rows behind each other.
fn matrix_text(term: &MatrixTerm, words: &Words) -> String {
    match term {
        MatrixTerm::Sign { text } => text.clone(),
        MatrixTerm::Name { name } => formula_text(name, words),
        MatrixTerm::Matrix { name, rows, .. } => {
            let row = |row: &Vec<MatrixCell>| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ");
            format!("{}[{}]", formula_text(name, words), rows.iter().map(row).collect::<Vec<_>>().join("; "))
        }
    }
}
