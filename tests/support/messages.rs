//! Everything that a lesson says, as messages: at one moment, and over all moments that the tests visit.

use crate::learner::{WIDE, Whole};
use figure::{Label, Mark, Message};
use lessons::{Body, Cell, Formula, Lesson, Panel, Piece, Run, Verdict};

/// Every message a run hands out.
pub fn messages(run: &dyn Run, lesson: &dyn Lesson) -> Vec<Message> {
    let mut found = vec![run.next(), run.describe()];
    found.extend(run.stopped());
    found.extend(run.outcome());
    found.extend(run.counters());
    found.extend(run.actions().into_iter().map(|action| action.label));
    for gauge in run.gauges() {
        found.extend(gauge.zones);
        found.push(gauge.now);
    }
    // On a phone, some things stand elsewhere.
    for panel in run.whole_in(WIDE).into_iter().chain(run.whole(640.0)).chain(run.whole(328.0)) {
        panel_messages(&panel, &mut found);
    }
    for control in lessons::controls(lesson) {
        // A control that only panels set has no label.
        if matches!(control.kind, lessons::Kind::Hidden { .. }) {
            continue;
        }
        found.push(Message::new(format!("control-{}", control.key)));
        if let lessons::Kind::Choice { options, .. } | lessons::Kind::Set { options, .. } = control.kind {
            found.extend(options.iter().map(|option| Message::new(format!("{}-{option}", control.key))));
        }
    }
    for preset in lesson.presets() {
        found.push(Message::new(format!("{}-preset-{}", lesson.slug(), preset.name)));
    }
    let own = |part: &str| Message::new(format!("{}-{part}", lesson.slug()));
    found.extend(["title", "claim"].map(own));
    found.push(crate::stories::live(lesson, own("prose")));
    found.extend(run.folds().into_iter().map(|name| Message::new(format!("{}-fold-{name}", lesson.slug()))));
    found.extend(lesson.groups().iter().map(|group| Message::new(format!("group-{}", group.name))));
    found.extend(run.ruler().into_iter().map(|stretch| stretch.label));
    found
}

/// Everything that a panel says.
pub fn panel_messages(panel: &Panel, found: &mut Vec<Message>) {
    found.push(panel.title.clone());
    let mut label = |label: &Label| match label {
        Label::Words(message) => found.push(message.clone()),
        Label::Symbol(text) => assert_symbol(text),
    };
    match &panel.body {
        Body::Picture { scene, alt } => {
            scene.handles.iter().for_each(|handle| label(&Label::Words(handle.label.clone())));
            for plot in &scene.plots {
                [&plot.x, &plot.y].iter().filter_map(|axis| axis.label.as_ref()).for_each(&mut label);
                for mark in &plot.marks {
                    if let Mark::Text(text) = mark.bare() {
                        label(&text.label);
                    }
                }
            }
            label(&Label::Words(alt.clone()));
        }
        Body::Table { columns, rows } => {
            columns.iter().for_each(|column| label(&column.label));
            for cell in rows.iter().flat_map(|row| &row.cells) {
                match cell {
                    Cell::Label { label: text } => label(text),
                    Cell::Input { label: message, .. } | Cell::Toggle { label: message, .. } => {
                        label(&Label::Words(message.clone()));
                    }
                    Cell::Product { .. } | Cell::Digits { .. } => {}
                }
            }
        }
        Body::Text { messages } => found.extend(messages.iter().cloned()),
        Body::Answer { messages, copy, said } => found.extend(messages.iter().chain([copy]).chain(said).cloned()),
        Body::Links { said, links } => {
            found.extend(said.iter().cloned());
            found.extend(links.iter().map(|link| link.label.clone()));
        }
        Body::Formula { lines } => lines.iter().for_each(|line| formula_messages(line, found)),
        Body::Document { about, .. } => found.push(about.clone()),
        Body::Exercise(exercise) => {
            found.extend(exercise.task.iter().cloned());
            for piece in exercise.lines.iter().flat_map(|line| &line.pieces) {
                match piece {
                    Piece::Formula { formula } => formula_messages(formula, found),
                    Piece::Blank(blank) => {
                        found.push(blank.label.clone());
                        found.extend(said(&blank.verdict));
                    }
                }
            }
            found.extend(said(&exercise.verdict));
            found.extend(exercise.buttons.iter().map(|press| press.label.clone()));
        }
        Body::Buttons(buttons) => {
            found.extend(buttons.question.clone());
            found.extend(buttons.options.iter().map(|press| press.label.clone()));
            found.extend(said(&buttons.verdict));
        }
        Body::Sheet(sheet) => {
            found.extend(sheet.about.iter().cloned());
            found.extend([&sheet.question, &sheet.copied, &sheet.refused].map(Clone::clone));
            found.extend(sheet.blanks.iter().chain(&sheet.copies).map(|press| press.label.clone()));
            for page in &sheet.pages {
                found.push(page.title.clone());
                found.extend(page.sections.iter().map(|section| section.title.clone()));
            }
        }
        Body::Code(listing) => {
            found.extend(listing.about.iter().chain(&listing.takes).chain(&listing.said).cloned());
            found.extend(listing.languages.iter().map(|press| press.label.clone()));
            for line in &listing.lines {
                if let Some(Label::Words(message)) = &line.note {
                    found.push(message.clone());
                }
            }
        }
        Body::Matrices(matrices) => {
            found.extend(matrices.about.iter().cloned());
            found.extend(matrices.lines.iter().filter_map(|line| line.title.clone()));
        }
        Body::Board(board) => {
            found.extend(board.task.iter().cloned());
            found.extend(board.tiles.iter().map(|tile| tile.label.clone()));
            found.extend(board.rows.iter().filter_map(|row| said(&row.verdict)));
            board.sums.iter().chain([&board.left]).for_each(|line| formula_messages(line, found));
            found.extend(said(&board.verdict));
            found.extend(board.buttons.iter().map(|press| press.label.clone()));
        }
    }
}

fn said(verdict: &Option<Verdict>) -> Option<Message> {
    verdict.as_ref().map(|verdict| verdict.said.clone())
}

fn formula_messages(formula: &Formula, found: &mut Vec<Message>) {
    match formula {
        Formula::Row { items } => items.iter().for_each(|item| formula_messages(item, found)),
        Formula::Fraction { over, under } => [over, under].iter().for_each(|part| formula_messages(part, found)),
        Formula::Sub { base, sub } | Formula::Sup { base, sup: sub } => {
            [base, sub].iter().for_each(|part| formula_messages(part, found))
        }
        Formula::Both { base, sub, sup } => {
            [base, sub, sup].iter().for_each(|part| formula_messages(part, found));
        }
        Formula::Accent { base } | Formula::Term { base, .. } => formula_messages(base, found),
        Formula::Note { base, note } => {
            formula_messages(base, found);
            found.push(note.clone());
        }
        Formula::Symbol { .. } | Formula::Operator { .. } | Formula::Number { .. } => {}
    }
}

/// Symbols are the same in every language: no three letters in a row, `old`, `new` and `NaN` aside.
fn assert_symbol(text: &str) {
    let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 2);
    let left: Vec<&str> = words.filter(|word| !["old", "new", "NaN"].contains(word)).collect();
    assert!(left.is_empty(), "“{text}” holds words; they belong into the catalogue: {left:?}");
}
