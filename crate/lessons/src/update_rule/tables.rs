//! The latest steps in numbers, and two runs side by side.

use super::Descent;
use crate::{Body, Cell, Choose, Column, Row};
use figure::{Label, Message, digits, exact};

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
        symbol(format!("−η·∂L/∂{p}")),
        symbol(format!("{p}_new")),
    ];
    let measures = run.factor().is_some();
    if measures {
        columns.push(symbol(format!("|{p}_new − {p}*| / |{p}_old − {p}*|")));
    }
    let first = run.path.len().saturating_sub(ROWS);
    let rows = (first..run.path.len()).map(|t| {
        let w = run.path[t];
        let last = t + 1 == run.path.len();
        let known = |text: String| if last && run.waits() { "?".to_owned() } else { text };
        let mut cells = vec![t.to_string()];
        cells.extend([w, run.loss(w), run.slope(w)].map(|x| digits(x, 6)));
        cells.extend([run.change(w), w + run.change(w)].map(|x| known(digits(x, 6))));
        if measures {
            cells.push(known(run.factor_of(t).map_or_else(String::new, |factor| digits(factor, 4))));
        }
        Row { id: t.to_string(), choose: None, total: last, cells: cells.into_iter().map(Cell::symbol).collect() }
    });
    Body::Table { rows: rows.collect(), columns }
}

/// This run, and the one that was kept; or the button that keeps this one.
pub(super) fn compare(run: &Descent) -> Body {
    let Some(kept) = &run.kept else {
        let start = Message::new("update-rule-keep").with("p", run.p()).with("start", exact(run.path[0]));
        let value = format!("w1:{}", figure::plain(run.path[0]));
        let row = choice("keep", value, vec![Cell::words(start)]);
        let label = Label::words("update-rule-keep-why");
        return Body::Table { columns: vec![Column { label, numeric: false }], rows: vec![row] };
    };
    let p = run.p();
    let column = |label, numeric| Column { label, numeric };
    let row = |id: &str, path: &[f64]| {
        let (start, now) = (path[0], path[path.len() - 1]);
        let mut cells = vec![Cell::words(Message::new(format!("update-rule-run-{id}")))];
        cells.extend([exact(start), digits(now, 6), digits(run.loss(now), 6)].map(Cell::symbol));
        let basin = run.curve.basin(now).map_or("none", |minimum| if minimum.global { "global" } else { "local" });
        cells.push(Cell::words(Message::new("update-rule-run-basin").with("basin", basin)));
        Row { id: id.to_owned(), choose: None, total: false, cells }
    };
    let mut leave = vec![Cell::words(Message::new("update-rule-let-go"))];
    leave.extend((0..4).map(|_| Cell::symbol("")));
    Body::Table {
        columns: vec![
            column(Label::words("update-rule-column-run"), false),
            column(Label::symbol(format!("{p}0")), true),
            column(Label::symbol(format!("{p}_old")), true),
            column(Label::symbol("L"), true),
            column(Label::words("update-rule-column-basin"), false),
        ],
        rows: vec![row("this", &run.path), row("kept", kept), choice("leave", String::new(), leave)],
    }
}

fn choice(id: &str, value: String, cells: Vec<Cell>) -> Row {
    let choose = Some(Choose { key: "kept", value, selected: false, hover: false });
    Row { id: id.to_owned(), choose, total: false, cells }
}
