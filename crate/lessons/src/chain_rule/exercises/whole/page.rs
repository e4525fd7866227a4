//! The blanks as a list: one line for each neuron. It has every blank, where the picture may lack the room; and what is given.

use super::super::super::Acts;
use super::gaps::Ask;
use super::said::said;
use super::{MOST, PARTS, State, Whole, name_of};
use crate::answer::TOLERANCE_TEXT;
use crate::symbols::lowered;
use crate::{Blank, Body, Cell, Column, Exercise, Formula, Line, Piece, Press, TableRow};
use figure::{Label, Message, ToList, ascii, digits, exact};

/// Digits of a number that was taken over: enough to go on with.
const DIGITS: usize = 6;

/// The list of the act at work.
pub(in super::super) fn page(run: &Acts, whole: &Whole) -> Exercise {
    let mut lines: Vec<Line> = Vec::new();
    for at in whole.in_part(whole.part) {
        let ask = whole.gaps[at].ask;
        // z and o of a neuron stand on one line. A derivative needs a line of its own.
        let id = match ask {
            Ask::Z(layer, unit) | Ask::O(layer, unit) => format!("{layer} {unit}"),
            _ => name_of(at),
        };
        if lines.last().is_none_or(|line| line.id != id) {
            lines.push(Line { id, pieces: Vec::new() });
        }
        if let Some(line) = lines.last_mut() {
            line.pieces.extend(pieces(run, whole, at));
        }
    }
    Exercise { task: task(run, whole), lines, verdict: whole.end(), buttons: buttons(whole) }
}

/// z1 = and a blank, or the number that was taken over.
fn pieces(run: &Acts, whole: &Whole, at: usize) -> Vec<Piece> {
    let gap = &whole.gaps[at];
    let symbol = gap.ask.name().map_or_else(|of| run.partial(of.of, of.by), |name| run.symbol(name));
    let mut items = vec![symbol, Formula::op("=")];
    if whole.state(at) == State::Shown {
        items.push(Formula::number(digits(gap.truth, DIGITS)));
        return vec![Piece::Formula { formula: Formula::row(items) }];
    }
    let blank = Blank {
        key: format!("filled:{}", name_of(at)),
        text: whole.answers.get(&name_of(at)).map(ascii).unwrap_or_default(),
        label: Message::new("chain-rule-sheet-blank").with("name", said(run, gap.ask)),
        verdict: whole.verdict(run, at),
    };
    vec![Piece::Formula { formula: Formula::row(items) }, Piece::Blank(blank)]
}

fn task(run: &Acts, whole: &Whole) -> Vec<Message> {
    if whole.gaps.is_empty() {
        return vec![Message::new("chain-rule-sheet-many").with("most", MOST.to_string())];
    }
    let mut names: Vec<&str> = run.network().activations().iter().map(|activation| activation.name()).list();
    names.dedup();
    let task = Message::new("chain-rule-sheet-task")
        .with("part", whole.part.to_string())
        .with("functions", names.join(", "))
        .with("loss", run.network().loss().name())
        .with("fused", if super::super::graph::fused(run.network()) { "yes" } else { "no" });
    let mut said = vec![task];
    if whole.part == 1 {
        said.push(Message::new("chain-rule-sheet-how").with("tolerance", TOLERANCE_TEXT));
    }
    said
}

fn buttons(whole: &Whole) -> Vec<Press> {
    let press = |key, value: String, label: &str| Press::new(Message::new(label), key, value);
    let mut buttons = Vec::new();
    let parts = |more: usize| whole.taken.iter().chain([&more]).map(usize::to_string).list().join(",");
    if whole.gaps.is_empty() {
        return buttons;
    }
    if !whole.is_complete(whole.part) {
        buttons.push(press("taken", parts(whole.part), "chain-rule-sheet-take"));
    } else if whole.part < PARTS {
        buttons.push(press("part", (whole.part + 1).to_string(), "chain-rule-sheet-next"));
    }
    let begun = whole.part > 1 || !whole.taken.is_empty() || whole.answers.iter().next().is_some();
    if begun {
        let sets = ["filled", "taken", "tried", "part"].map(|key| (key, String::new())).to_vec();
        buttons.push(Press { sets, ..press("part", String::new(), "chain-rule-sheet-again") });
    }
    buttons
}

/// Inputs, targets, weights and biases, and what the acts before have found: a picture has room for few digits.
pub(in super::super) fn known(run: &Acts, whole: &Whole) -> Body {
    let numbered = |letter: char, numbers: &[f64]| -> Vec<(String, f64)> {
        numbers.iter().enumerate().map(|(at, x)| (format!("{letter}{}", at + 1), *x)).list()
    };
    let parameters = run.network().parameters().map(|parameter| (run.said(parameter), run.old(parameter)));
    let all = [numbered('x', &run.example.x), numbered('y', &run.example.y), parameters.list()].concat();
    let found = whole.gaps.iter().filter(|gap| gap.ask.part() < whole.part);
    let found = found.map(|gap| (said(run, gap.ask), digits(gap.truth, DIGITS)));
    let all = all.into_iter().map(|(name, value)| (name, exact(value))).chain(found);
    let row = |(name, value): (String, String)| TableRow {
        cells: vec![Cell::symbol(lowered(&name)), Cell::symbol(value)],
        id: name,
        choose: None,
        total: false,
        groups: Vec::new(),
    };
    let column = |label: &str, numeric| Column { label: Label::words(label), numeric };
    let columns = vec![column("chain-rule-column-parameter", false), column("chain-rule-column-value", true)];
    Body::Table { columns, rows: all.map(row).list() }
}

impl Ask {
    /// The name of a blank on a picture.
    pub(super) fn shown(self, run: &Acts) -> String {
        self.name().map_or_else(|derivative| run.shown_derivative(derivative), |name| run.shown(name))
    }
}
