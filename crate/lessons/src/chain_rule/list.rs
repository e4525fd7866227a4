//! The list of samples: a row for each, which can be typed, and the buttons that add one or take one away.

use super::batch::loss_of;
use super::product::UNKNOWN;
use super::samples::{KEY, MOST, text};
use super::{Acts, Moment, Name};
use crate::{Body, Buttons, Cell, Choose, Column, Press, TableRow};
use figure::{Label, Message, ToList, ascii, digits};

/// Every sample with its loss and its slope by the selected parameter; below them the mean.
pub(super) fn table(run: &Acts, moment: &Moment) -> Body {
    let (inputs, outputs) = (run.example.x.len(), run.example.y.len());
    let shown = if run.network().loss().has_target() { outputs } else { 0 };
    let names: Vec<Name> = (0..inputs).map(Name::Input).chain((0..shown).map(Name::Target)).list();
    let numeric = |label: String| Column { label: Label::symbol(label), numeric: true };
    let mut columns = vec![Column { label: Label::words("chain-rule-column-sample"), numeric: false }];
    columns.extend(names.iter().map(|name| numeric(run.shown(*name))));
    columns.push(numeric("L".to_owned()));
    columns.push(numeric(run.shown_derivative(run.slope_of_loss())));
    let parts: Vec<(f64, f64)> = run
        .batch
        .samples
        .iter()
        .map(|(x, y)| (loss_of(&moment.network, x, y), run.ledger_of(&moment.network, x, y).backprop))
        .list();
    let told = |(loss, slope): (f64, f64)| {
        let known = |known: bool, x: f64| Cell::symbol(if known { digits(x, 6) } else { UNKNOWN.to_owned() });
        [known(run.progress.has_loss() || run.has_gradient(), loss), known(run.has_gradient(), slope)]
    };
    let row = |(at, (x, y)): (usize, &(Vec<f64>, Vec<f64>))| {
        let number = (at + 1).to_string();
        let numbers = x.iter().chain(y).zip(&names).enumerate();
        let cells = numbers.map(|(column, (value, name))| Cell::Input {
            key: format!("{KEY}:{number}.{}", column + 1),
            text: ascii(*value),
            label: Message::new("chain-rule-list-cell").with("name", run.said(*name)).with("number", number.clone()),
        });
        let selected = at == run.batch.at;
        let first = Cell::symbol(number.clone());
        TableRow {
            id: format!("sample-{number}"),
            choose: Some(Choose { key: "sample", value: number.clone(), selected }),
            total: false,
            groups: Vec::new(),
            cells: [first].into_iter().chain(cells).chain(told(parts[at])).list(),
        }
    };
    let mut rows: Vec<TableRow> = run.batch.samples.iter().enumerate().map(row).list();
    let count = parts.len() as f64;
    let sum = parts.iter().fold((0.0, 0.0), |(loss, slope), part| (loss + part.0, slope + part.1));
    let words = Message::new("chain-rule-sample-mean").with("room", "much").with("count", parts.len().to_string());
    let blank = names.iter().map(|_| Cell::symbol(""));
    rows.push(TableRow {
        id: "mean".to_owned(),
        choose: Some(Choose {
            key: "mean",
            value: if run.is_mean() { "no" } else { "yes" }.to_owned(),
            selected: run.is_mean(),
        }),
        total: true,
        groups: Vec::new(),
        cells: [Cell::words(words)].into_iter().chain(blank).chain(told((sum.0 / count, sum.1 / count))).list(),
    });
    Body::Table { columns, rows }
}

/// Adds a copy of the sample in sight behind it, or takes it away.
pub(super) fn buttons(run: &Acts) -> Body {
    let (at, own) = (run.batch.at, [run.example.x.as_slice(), &run.example.y].concat());
    let all: Vec<Vec<f64>> = run.batch.samples.iter().map(|(x, y)| [x.as_slice(), y].concat()).list();
    let all = if all.is_empty() { vec![own.clone()] } else { all };
    let press = |label: Message, rows: &[Vec<f64>], at: usize, can: bool| Press {
        label,
        sets: if can { vec![(KEY, text(rows)), ("sample", (at + 1).to_string())] } else { Vec::new() },
        chosen: None,
    };
    let mut more = all.clone();
    more.insert(at + 1, own);
    let add = press(Message::new("chain-rule-list-add"), &more, at + 1, all.len() < MOST);
    let mut fewer = all.clone();
    fewer.remove(at);
    let number = (at + 1).to_string();
    let remove = Message::new("chain-rule-list-remove").with("number", number);
    let remove = (all.len() > 1).then(|| press(remove, &fewer, at.min(all.len() - 2), true));
    Body::Buttons(Buttons {
        question: Some(Message::new("chain-rule-list-about")),
        options: [add].into_iter().chain(remove).list(),
        verdict: None,
    })
}
