//! The ledger of paths, what it costs, every parameter with its gradient, and the sample.

use super::check::{self, relative_error, told};
use super::groups::of_row;
use super::product::UNKNOWN;
use super::{ANNEX, Acts, Moment, Name, path_count, softmax};
use crate::symbols::bracketed;
use crate::{Body, Cell, Choose, Column, TableRow};
use figure::{Label, Message, ToList, ascii, digits};
use nn::{Factor, FactorKind, Parameter, Path};

/// More samples than this are not written out in one line.
const WRITTEN: usize = 6;

/// A row per path, then their sum, backprop's number and the central difference.
pub(super) fn ledger(run: &Acts, moment: &Moment) -> Body {
    let ledger = &moment.ledger;
    let shown = |x: f64| if run.has_gradient() { digits(x, 6) } else { UNKNOWN.to_owned() };
    let paths = run.shown_paths(moment);
    let mut rows: Vec<TableRow> =
        paths.iter().flat_map(|(index, path)| path_rows(run, moment, path, *index, &shown)).list();
    let result = |id: &str, message: Message, number: f64| TableRow {
        id: id.to_owned(),
        choose: None,
        total: true,
        groups: Vec::new(),
        cells: vec![Cell::words(message), Cell::symbol(""), Cell::symbol(shown(number)), Cell::symbol("")],
    };
    let plain = |id: &str, number: f64| result(id, Message::new(format!("chain-rule-{id}")), number);
    let hidden = ledger.paths.len() - paths.len();
    let off = paths.iter().filter(|(index, _)| run.off.contains(index)).count();
    if ledger.remainder != 0.0 {
        let message = Message::new("chain-rule-remainder")
            .with("shown", ledger.paths.len().to_string())
            .with("total", path_count(ledger));
        rows.push(result("remainder", message, ledger.remainder));
    }
    let sum = run.sum_of_rows(moment) + ledger.remainder;
    let agrees = hidden == 0 && moment.agrees(sum);
    let message = Message::new("chain-rule-sum")
        .with(
            "agrees",
            if !run.has_gradient() {
                "unknown"
            } else if agrees {
                "yes"
            } else {
                "no"
            },
        )
        .with("missing", (hidden + off).to_string());
    rows.push(result("sum", message, sum));
    rows.push(plain("backprop", ledger.backprop));
    let found = &moment.own_difference(run);
    rows.push(plain("difference", found.value));
    let mut row = plain("error", relative_error(found.value, ledger.backprop));
    if run.has_gradient() && found.kink.is_some() {
        row.cells[2] = Cell::words(told(found, ledger.backprop));
    }
    rows.push(row);
    Body::Table {
        columns: vec![
            Column { label: Label::words("chain-rule-column-path"), numeric: false },
            Column {
                label: Label::words(if run.is_mean() {
                    "chain-rule-column-samples"
                } else {
                    "chain-rule-column-factors"
                }),
                numeric: false,
            },
            Column { label: Label::words("chain-rule-column-product"), numeric: true },
            Column { label: Label::words("chain-rule-column-counts"), numeric: true },
        ],
        rows,
    }
}

/// The row of a path. Where it comes through a softmax that stands open, a row over each of the outputs.
fn path_rows(run: &Acts, moment: &Moment, path: &Path, index: usize, shown: &dyn Fn(f64) -> String) -> Vec<TableRow> {
    let row = path_row(run, moment, path, index, shown);
    let Some(unit) = softmax::unit(path).filter(|_| softmax::is_open(run, moment)) else { return vec![row] };
    let layer = run.network().depth() - 1;
    let z = run.shown(Name::PreActivation { layer, unit });
    let value = |value: f64| if run.has_gradient() { bracketed(value, 6) } else { UNKNOWN.to_owned() };
    let rest: f64 = path.factors.iter().skip(1).map(|factor| factor.value).product();
    let over = |share: softmax::Share| {
        let mut row = row.clone();
        row.id = format!("{}-{}", row.id, share.over);
        let end = run.shown(Name::Output { layer, unit: share.over });
        row.cells[0] = Cell::symbol(
            route(run, path)
                .replace(&format!("{} → L", run.shown(Name::Output { layer, unit })), &format!("{z} → {end} → L")),
        );
        let first = [share.loss, share.softmax].map(|(name, number)| (run.shown_derivative(name), value(number)));
        let others = factors(run, moment, path).into_iter().skip(1);
        row.cells[1] = Cell::Product { factors: first.into_iter().chain(others).list() };
        row.cells[2] = Cell::symbol(shown(share.product() * rest));
        // They are one path, which counts or not.
        if share.over > 0 {
            row.cells[3] = Cell::symbol("");
        }
        row
    };
    softmax::shares(run, moment, unit).into_iter().map(over).list()
}

fn path_row(run: &Acts, moment: &Moment, path: &Path, index: usize, shown: &dyn Fn(f64) -> String) -> TableRow {
    let off = run.off.contains(&index);
    let mut switched: Vec<usize> = run.off.iter().copied().filter(|&other| other != index).list();
    if !off {
        switched.push(index);
    }
    let switched: Vec<String> = switched.iter().map(usize::to_string).list();
    let number = (index + 1).to_string();
    let lit = run.lit == Some(index);
    TableRow {
        id: format!("path-{index}"),
        choose: Some(Choose { key: "path", value: if lit { String::new() } else { index.to_string() }, selected: lit }),
        total: false,
        groups: of_row(index, path, run.network().depth()),
        cells: vec![
            Cell::symbol(route(run, path)),
            if run.is_mean() {
                Cell::symbol(mean_of(run, moment.each.iter().map(|each| each.products[index])))
            } else {
                Cell::Product { factors: factors(run, moment, path) }
            },
            Cell::symbol(shown(path.product)),
            Cell::Toggle {
                key: "off",
                value: switched.join(","),
                on: !off,
                label: Message::new("chain-rule-count-row").with("number", number),
            },
        ],
    }
}

/// (−0.0123 + 0.0456 + …) ÷ 3
pub(super) fn mean_of(run: &Acts, parts: impl Iterator<Item = f64>) -> String {
    let known = run.has_gradient();
    let mut all: Vec<String> = parts.map(|part| if known { bracketed(part, 4) } else { UNKNOWN.to_owned() }).list();
    let count = all.len();
    if count > WRITTEN {
        all.splice(WRITTEN - 1..count - 1, ["…".to_owned()]);
    }
    format!("({}) ÷ {count}", all.join(" + "))
}

/// Name and value of each factor; opened, ∂o/∂o is written as σ′(z) and w.
fn factors(run: &Acts, moment: &Moment, path: &Path) -> Vec<(String, String)> {
    let value = |value: f64| if run.has_gradient() { bracketed(value, 6) } else { UNKNOWN.to_owned() };
    let closed = |factor: &Factor| vec![(run.shown_derivative(run.derivative(factor)), value(factor.value))];
    let slope = |layer: usize, to: usize| {
        let z = moment.trace.z[layer][to];
        let name = format!("σ′({})", run.shown(Name::PreActivation { layer, unit: to }));
        (name, value(run.network().activation(layer).derivative(z)))
    };
    let opened = |factor: &Factor| match factor.kind {
        FactorKind::OutputByOutput { layer, to, from } => {
            let weight = Parameter::Weight { layer, to, from };
            vec![slope(layer, to), (run.shown(weight), value(run.old(weight)))]
        }
        FactorKind::OutputByParameter(parameter) => {
            let (layer, to) = (parameter.layer(), parameter.to());
            let mut parts = vec![slope(layer, to)];
            if let Some(from) = run.input() {
                let weight = Parameter::Weight { layer, to, from };
                parts.push((run.shown(weight), value(run.old(weight))));
            }
            if let Parameter::Weight { from, .. } = parameter {
                parts.push(source(run, moment, layer, from, &value));
            }
            parts
        }
        _ => closed(factor),
    };
    path.factors.iter().flat_map(|factor| if ANNEX && run.open { opened(factor) } else { closed(factor) }).list()
}

/// What a weight of this layer is multiplied with: an input or an output.
fn source(run: &Acts, moment: &Moment, layer: usize, from: usize, value: &dyn Fn(f64) -> String) -> (String, String) {
    (run.shown(Name::source(layer, from)), value(moment.source(layer, from)))
}

/// w₁ → o₁ → o₃ → o₅ → L
pub(super) fn route(run: &Acts, path: &Path) -> String {
    let first = run.selected.layer();
    let neurons = path.units.iter().enumerate().map(|(i, &unit)| Name::Output { layer: first + i, unit });
    let stations = std::iter::once(run.held()).chain(neurons).chain([Name::Loss]);
    stations.map(|name| run.shown(name)).list().join(" → ")
}

/// What it costs to sum the paths of every parameter, and what one backward sweep costs: multiplications, exactly.
pub(super) fn cost(run: &Acts, moment: &Moment) -> Vec<Message> {
    let layers = run.network().layers();
    // ∂L/∂z·w for every weight above the inputs, times σ′ for every neuron; then ∂L/∂z·o for every weight.
    let carried: usize = layers.windows(2).skip(1).map(|pair| pair[0] * pair[1]).sum();
    let slopes: usize = layers[1..].iter().sum();
    let weights: usize = layers.windows(2).map(|pair| pair[0] * pair[1]).sum();
    let (paths, products) = all_paths(layers);
    vec![
        Message::new("chain-rule-cost-words")
            .with("name", run.said(run.held()))
            .with("own", path_count(&moment.ledger))
            .with("count", run.network().parameter_count().to_string())
            .with("paths", paths.to_string())
            .with("products", products.to_string())
            .with("sweep", (carried + slopes + weights).to_string()),
    ]
}

/// How many paths all parameters have, and how many multiplications their products take.
fn all_paths(layers: &[usize]) -> (u64, u64) {
    let depth = layers.len() - 1;
    let of_layer = |layer: usize| {
        let parameters = (layers[layer] + 1) * layers[layer + 1];
        let branches: u64 = layers[layer + 2..].iter().map(|&width| width as u64).product();
        // From ∂L/∂o down to the parameter: one factor more than there are multiplications.
        (parameters as u64 * branches, (depth - layer) as u64)
    };
    (0..depth).map(of_layer).fold((0, 0), |(paths, products), (more, each)| (paths + more, products + more * each))
}

/// Every weight and bias: its value, gradient, change and where the step puts it. Choosing a row selects it.
pub(super) fn parameters(run: &Acts, moment: &Moment) -> Body {
    let numeric = |label| Column { label, numeric: true };
    let own = run.network().parameters().filter(|parameter| run.is_first(*parameter));
    let rows = own.map(|parameter| parameter_row(run, moment, parameter)).list();
    let mut columns = vec![
        Column { label: Label::words("chain-rule-column-parameter"), numeric: false },
        numeric(Label::words("chain-rule-column-start")),
        numeric(Label::symbol("w_old")),
        numeric(Label::symbol("∂L/∂w")),
    ];
    if ANNEX && run.check {
        columns.push(numeric(Label::words("chain-rule-column-difference")));
        columns.push(Column { label: Label::words("chain-rule-column-error"), numeric: false });
    }
    let change = if run.rule.is_some() { "Δw" } else { "−η·∂L/∂w" };
    columns.extend([numeric(Label::symbol(change)), numeric(Label::symbol("w_new"))]);
    Body::Table { columns, rows }
}

fn parameter_row(run: &Acts, moment: &Moment, parameter: Parameter) -> TableRow {
    let name = run.key(parameter);
    let old = run.old(parameter);
    let known = run.has_gradient_of(parameter);
    let shown = |x: f64| Cell::symbol(if known { digits(x, 6) } else { UNKNOWN.to_owned() });
    let change = run.change(moment, parameter);
    let gradient = moment.gradient.get(parameter).unwrap_or(0.0);
    let mut cells = vec![
        Cell::symbol(run.shown(parameter)),
        input(run, parameter.into()),
        Cell::symbol(digits(old, 6)),
        shown(gradient),
    ];
    if ANNEX && run.check {
        let difference = moment.difference(run, parameter);
        let unknown = || Cell::symbol(UNKNOWN);
        cells.push(if known { Cell::symbol(check::shown(&difference)) } else { unknown() });
        cells.push(if known { Cell::words(told(&difference, gradient)) } else { unknown() });
    }
    let told = |x: f64| if run.waits() { Cell::symbol(UNKNOWN) } else { shown(x) };
    cells.extend([told(change), told(old + change)]);
    TableRow {
        id: name.clone(),
        choose: Some(Choose { key: "select", value: name.clone(), selected: run.is_held(parameter) }),
        total: false,
        groups: run.group_of(parameter).into_iter().list(),
        cells,
    }
}

/// A number that can be typed; `numbers` holds those that were.
fn input(run: &Acts, name: Name) -> Cell {
    let key = run.key(name);
    Cell::Input {
        text: ascii(run.start.get(&key).unwrap_or(0.0)),
        key: format!("numbers:{key}"),
        label: Message::new("chain-rule-input").with("name", run.said(name)),
    }
}

/// The inputs with their slopes, and the targets.
pub(super) fn sample(run: &Acts, moment: &Moment) -> Body {
    let targets = if run.network().loss().has_target() { run.example.y.len() } else { 0 };
    let (inputs, targets) = (0..run.example.x.len(), 0..targets);
    let all = inputs.map(Name::Input).chain(targets.map(Name::Target));
    // An input reaches every neuron of the first layer.
    let known = (0..run.network().layers()[1]).all(|unit| run.progress.has_delta(run.neuron(0, unit)));
    let slope = |name: Name| match name {
        Name::Input(at) if known => digits(moment.gradient.dx[at], 6),
        Name::Input(_) => UNKNOWN.to_owned(),
        _ => String::new(),
    };
    let row = |name: Name| TableRow {
        id: run.key(name),
        choose: matches!(name, Name::Input(_)).then(|| Choose {
            key: "select",
            value: run.key(name),
            selected: run.held() == name,
        }),
        total: false,
        groups: Vec::new(),
        cells: vec![Cell::symbol(run.shown(name)), input(run, name), Cell::symbol(slope(name))],
    };
    Body::Table {
        columns: vec![
            Column { label: Label::words("chain-rule-column-parameter"), numeric: false },
            Column { label: Label::words("chain-rule-column-value"), numeric: true },
            Column { label: Label::symbol("∂L/∂x"), numeric: true },
        ],
        rows: all.map(row).list(),
    }
}
