//! The latest steps in numbers.

use super::Descent;
use crate::{Body, Cell, Column, TableRow};
use figure::{Label, ToList, digits};

/// How many steps the table shows.
const ROWS: usize = 8;

/// The latest steps; on the parabola with the share of the distance that each left.
pub(super) fn steps(run: &Descent) -> Body {
    let p = run.p();
    let column = |label| Column { label, numeric: true };
    let symbol = |text: String| column(Label::symbol(text));
    let mut columns = vec![
        column(Label::words("update-rule-column-step")),
        symbol(format!("{p}_old")),
        symbol("L".to_owned()),
        symbol(format!("∂L/∂{p}")),
        symbol(if run.rolls() { "−η·v_new".to_owned() } else { format!("−η·∂L/∂{p}") }),
        symbol(format!("{p}_new")),
    ];
    if run.rolls() {
        columns.insert(4, symbol("v_new".to_owned()));
    }
    let measures = run.factor().is_some();
    if measures {
        columns.push(symbol(format!("|{p}_new − {p}*| / |{p}_old − {p}*|")));
    }
    let first = (run.path.steps() + 1).saturating_sub(ROWS);
    let rows = (first..=run.path.steps()).map(|t| {
        let w = run.path[t];
        let last = t == run.path.steps();
        let known = |text: String| if last && run.hides() { "?".to_owned() } else { text };
        let mut cells = vec![t.to_string()];
        cells.extend([w, run.loss(w), run.slope(w)].map(|x| digits(x, 6)));
        if run.rolls() {
            cells.push(digits(run.pull_at(t), 6));
        }
        cells.extend([run.change_at(t), w + run.change_at(t)].map(|x| known(digits(x, 6))));
        if measures {
            cells.push(known(run.factor_of(t).map_or_else(String::new, |factor| digits(factor, 4))));
        }
        TableRow {
            id: t.to_string(),
            choose: None,
            total: last,
            groups: Vec::new(),
            cells: cells.into_iter().map(Cell::symbol).list(),
        }
    });
    Body::Table { rows: rows.list(), columns }
}
