//! Every layer's numbers, and every weight before and after the step to full precision.

use super::digits17::compared;
use super::{Chain, Moment};
use crate::symbols::lowered;
use crate::{Body, Cell, Column, Row};
use figure::{Label, digits, seventeen};

pub(super) fn layers(moment: &Moment) -> Body {
    let numeric = |label| Column { label, numeric: true };
    let rows = moment.layers.iter().enumerate().map(|(l, layer)| {
        let numbers = [
            moment.trace.z[l][0],
            moment.trace.o[l][0],
            layer.slope,
            layer.carried,
            layer.factor,
            layer.ceiling,
            layer.running,
            layer.bound,
        ];
        let cells = std::iter::once((l + 1).to_string()).chain(numbers.map(|x| digits(x, 6))).map(Cell::symbol);
        Row { id: (l + 1).to_string(), choose: None, total: false, cells: cells.collect() }
    });
    Body::Table {
        columns: vec![
            numeric(Label::words("vanishing-gradient-column-layer")),
            numeric(Label::symbol("z")),
            numeric(Label::symbol("o")),
            numeric(Label::symbol("σ′(z)")),
            numeric(Label::words("vanishing-gradient-column-carried")),
            numeric(Label::words("vanishing-gradient-column-factor")),
            numeric(Label::words("vanishing-gradient-column-ceiling")),
            numeric(Label::words("vanishing-gradient-column-running")),
            numeric(Label::words("vanishing-gradient-column-bound")),
        ],
        rows: rows.collect(),
    }
}

pub(super) fn weights(run: &Chain, moment: &Moment) -> Body {
    let numeric = |label| Column { label, numeric: true };
    let rows = (0..run.depth()).map(|l| {
        let (old, change) = (run.weight(l), run.change(moment, l));
        let (same, moved) = compared(old, old + change);
        let name = format!("w{}", l + 1);
        let cells = vec![
            Cell::symbol(lowered(&name)),
            Cell::symbol(seventeen(old)),
            Cell::symbol(digits(change, 6)),
            Cell::Digits { same, moved },
        ];
        Row { id: name, choose: None, total: false, cells }
    });
    Body::Table {
        columns: vec![
            Column { label: Label::words("vanishing-gradient-column-weight"), numeric: false },
            numeric(Label::symbol("w_old")),
            numeric(Label::symbol("−η·∂L/∂w")),
            numeric(Label::symbol("w_new")),
        ],
        rows: rows.collect(),
    }
}
