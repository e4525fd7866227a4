//! The ledger of paths, and every parameter with its gradient.

use super::product::UNKNOWN;
use super::{Acts, Moment};
use crate::symbols::lowered;
use crate::update_rule::bracketed;
use crate::{Body, Cell, Choose, Column, Row};
use figure::{Label, Message, digits};
use nn::{Factor, Parameter, Path};

/// A row per path, then their sum, backprop's number and the central difference.
pub(super) fn ledger(run: &Acts, moment: &Moment) -> Body {
    let ledger = &moment.ledger;
    let shown = |x: f64| if run.has_gradient() { digits(x, 6) } else { UNKNOWN.to_owned() };
    let mut rows: Vec<Row> = ledger.paths.iter().enumerate().map(|(i, path)| path_row(run, path, i, &shown)).collect();
    let check = relative_error(ledger.finite_difference, ledger.backprop);
    let result = |id: &str, number: f64| Row {
        id: id.to_owned(),
        choose: None,
        total: true,
        cells: vec![
            Cell::words(Message::new(format!("chain-rule-{id}"))),
            Cell::symbol(""),
            Cell::symbol(shown(number)),
        ],
    };
    rows.push(result("sum", ledger.sum));
    rows.push(result("backprop", ledger.backprop));
    rows.push(result("difference", ledger.finite_difference));
    rows.push(result("error", check));
    Body::Table {
        columns: vec![
            Column { label: Label::words("chain-rule-column-path"), numeric: false },
            Column { label: Label::words("chain-rule-column-factors"), numeric: false },
            Column { label: Label::words("chain-rule-column-product"), numeric: true },
        ],
        rows,
    }
}

fn path_row(run: &Acts, path: &Path, index: usize, shown: &dyn Fn(f64) -> String) -> Row {
    let value = |value: f64| if run.has_gradient() { bracketed(value, 6) } else { UNKNOWN.to_owned() };
    let name = |factor: &Factor| lowered(&factor.name(&run.before));
    let factors = path.factors.iter().map(|factor| (name(factor), value(factor.value))).collect();
    Row {
        id: format!("path-{index}"),
        choose: None,
        total: false,
        cells: vec![Cell::symbol(route(run, path)), Cell::Product { factors }, Cell::symbol(shown(path.product))],
    }
}

/// w₁ → o₁ → o₃ → o₅ → L
fn route(run: &Acts, path: &Path) -> String {
    let first = run.selected.layer();
    let neurons = path.units.iter().enumerate().map(|(i, &unit)| nn::neuron_name(&run.before, first + i, unit));
    let stations: Vec<String> =
        std::iter::once(run.name()).chain(neurons).map(|name| lowered(&name)).chain(["L".to_owned()]).collect();
    stations.join(" → ")
}

/// |a − b| relative to the larger of them; 0 when both are 0.
fn relative_error(a: f64, b: f64) -> f64 {
    let scale = a.abs().max(b.abs());
    if scale == 0.0 { 0.0 } else { (a - b).abs() / scale }
}

/// Every weight and bias: its value, gradient, change and where the step puts it. Choosing a row selects it.
pub(super) fn parameters(run: &Acts, moment: &Moment) -> Body {
    let numeric = |label| Column { label, numeric: true };
    let rows = run.before.parameters().map(|parameter| parameter_row(run, moment, parameter)).collect();
    Body::Table {
        columns: vec![
            Column { label: Label::words("chain-rule-column-parameter"), numeric: false },
            numeric(Label::symbol("w_old")),
            numeric(Label::symbol("∂L/∂w")),
            numeric(Label::symbol("−η·∂L/∂w")),
            numeric(Label::symbol("w_new")),
        ],
        rows,
    }
}

fn parameter_row(run: &Acts, moment: &Moment, parameter: Parameter) -> Row {
    let name = nn::parameter_name(&run.before, parameter);
    let old = run.before.get(parameter).unwrap_or(0.0);
    let gradient = moment.gradient.get(parameter).unwrap_or(0.0);
    let shown = |x: f64| Cell::symbol(if run.has_gradient() { digits(x, 6) } else { UNKNOWN.to_owned() });
    let change = -(run.eta * gradient);
    Row {
        id: name.clone(),
        choose: Some(Choose { key: "select", value: name.clone(), selected: parameter == run.selected }),
        total: false,
        cells: vec![
            Cell::symbol(lowered(&name)),
            Cell::symbol(digits(old, 6)),
            shown(gradient),
            shown(change),
            shown(old - run.eta * gradient),
        ],
    }
}
