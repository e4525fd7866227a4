//! What is known before backward begins: the numbers that an exercise is worked out from.

use super::super::{Acts, Moment, Name};
use super::mistakes::ETA;
use crate::symbols::lowered;
use crate::{Body, Cell, Column, TableRow};
use figure::{Label, Message, ToList, digits, exact};
use nn::{Network, Parameter};

/// z and o of every neuron.
pub(super) fn neurons(run: &Acts, moment: &Moment) -> Body {
    let network = run.network();
    let places = (0..network.depth()).flat_map(|layer| (0..network.layers()[layer + 1]).map(move |unit| (layer, unit)));
    let rows = places.map(|(layer, unit)| {
        let number = |x: f64| Cell::symbol(digits(x, 5));
        let (z, o) = (moment.without_rounding(network, layer, unit), moment.trace.o[layer][unit]);
        row(&run.key(Name::Output { layer, unit }), vec![number(z), number(o)])
    });
    table(rows.list(), ["z", "o"].map(Label::symbol))
}

/// Inputs, target and weights; behind the first layer also what each weight becomes: a number that does not belong into
/// this gradient, and that a learner in a hurry takes.
pub(super) fn values(run: &Acts, moved: &Network) -> Body {
    let numbered = |letter: char, numbers: &[f64]| -> Vec<TableRow> {
        let each = numbers.iter().enumerate();
        each.map(|(at, x)| row(&format!("{letter}{}", at + 1), vec![Cell::symbol(exact(*x)), Cell::symbol("")])).list()
    };
    let mut rows = numbered('x', &run.example.x);
    if run.network().loss().has_target() {
        rows.extend(numbered('y', &run.example.y));
    }
    for parameter in run.network().parameters().filter(|p| matches!(p, Parameter::Weight { .. })) {
        let new = (parameter.layer() > 0).then(|| digits(moved.get(parameter).unwrap_or(0.0), 4));
        let old = Cell::symbol(exact(run.old(parameter)));
        rows.push(row(&run.key(parameter), vec![old, Cell::symbol(new.unwrap_or_default())]));
    }
    table(
        rows,
        [
            Label::words("chain-rule-column-value"),
            Label::Words(Message::new("chain-rule-column-after").with("eta", exact(ETA))),
        ],
    )
}

fn row(name: &str, mut cells: Vec<Cell>) -> TableRow {
    cells.insert(0, Cell::symbol(lowered(name)));
    TableRow { id: name.to_owned(), choose: None, total: false, groups: Vec::new(), cells }
}

fn table(rows: Vec<TableRow>, numbers: [Label; 2]) -> Body {
    let mut columns = vec![Column { label: Label::words("chain-rule-column-parameter"), numeric: false }];
    columns.extend(numbers.map(|label| Column { label, numeric: true }));
    Body::Table { columns, rows }
}
