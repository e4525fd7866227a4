//! Where the size of the gradient went: to f′, to the weights, to the input, told apart in decades.

use super::Shown;
use super::chain::Layer;
use crate::{Body, Cell, Column, TableRow};
use figure::{Label, Message, ToList, digits, power, power_of_ten};
use libm::{fabs, log10};

/// What a layer's factor is made of, as powers of ten. Their sum is the factor's.
struct Decades {
    slope: f64,
    weight: f64,
    normal: f64,
    shortcut: f64,
}

impl Decades {
    fn of(layer: &Layer) -> Self {
        let [slope, weight, normal] = [layer.slope, layer.carried, layer.normal].map(|share| log10(fabs(share)));
        Self { slope, weight, normal, shortcut: log10(fabs(layer.factor)) - (slope + weight + normal) }
    }
}

/// One share of a layer, in decades; layers count from 0.
type Take<'a> = &'a dyn Fn(usize, &Layer) -> f64;

pub(super) fn table(shown: &[Shown]) -> Body {
    let numeric = |label| Column { label, numeric: true };
    let mut columns = vec![Column { label: Label::words("vanishing-gradient-column-share"), numeric: false }];
    for shown in shown {
        let heading = |id| Label::from(Message::new(id).with("setup", if shown.letter == "B" { "B" } else { "A" }));
        columns.push(numeric(heading("vanishing-gradient-column-decades")));
        columns.push(numeric(Label::symbol("×")));
    }
    let sum =
        |shown: &Shown, of: Take| shown.chain.layers.iter().enumerate().fold(0.0, |sum, (l, layer)| sum + of(l, layer));
    let rows: [(&str, Take); 5] = [
        ("slope", &|_, layer| Decades::of(layer).slope),
        ("weight", &|l, layer| if l == 0 { 0.0 } else { Decades::of(layer).weight }),
        ("input", &|l, layer| if l == 0 { Decades::of(layer).weight } else { 0.0 }),
        ("normal", &|_, layer| Decades::of(layer).normal),
        ("shortcut", &|_, layer| Decades::of(layer).shortcut),
    ];
    let used = |shown: &Shown, id: &str| match id {
        "normal" => shown.track.setup.normalised,
        "shortcut" => shown.track.setup.residual,
        _ => true,
    };
    let mut table: Vec<TableRow> = Vec::new();
    for (id, of) in rows.iter().filter(|(id, _)| shown.iter().any(|shown| used(shown, id))) {
        table.push(row(id, shown.iter().map(|shown| sum(shown, *of)).list(), false));
    }
    let total = |shown: &Shown| sum(shown, &|_, layer| log10(fabs(layer.factor)));
    table.push(row("total", shown.iter().map(total).list(), true));
    Body::Table { columns, rows: table }
}

fn row(id: &str, decades: Vec<f64>, total: bool) -> TableRow {
    let name = Cell::words(Message::new(format!("vanishing-gradient-share-{id}")));
    let numbers = decades.iter().flat_map(|&decades| [Cell::symbol(signed(decades)), Cell::symbol(times(decades))]);
    TableRow {
        id: id.to_owned(),
        choose: None,
        total,
        groups: Vec::new(),
        cells: std::iter::once(name).chain(numbers).list(),
    }
}

/// Won decades have their plus.
fn signed(decades: f64) -> String {
    if !decades.is_finite() {
        return "—".to_owned();
    }
    // Sums of logarithms that cancel leave rounding behind.
    let decades = if fabs(decades) < 1e-9 { 0.0 } else { decades };
    let text = digits(decades, 3);
    if decades > 0.0 { format!("+{text}") } else { text }
}

/// The factor of a number of decades; if it is far beyond f64, as a power of ten.
fn times(decades: f64) -> String {
    if decades == f64::NEG_INFINITY {
        return "0".to_owned();
    }
    if !decades.is_finite() {
        return "—".to_owned();
    }
    let whole = libm::floor(decades);
    let mantissa = power_of_ten(decades - whole);
    if fabs(decades) < 300.0 {
        return digits(power_of_ten(decades), 3);
    }
    format!("{}×{}", digits(mantissa, 3), power(whole as i32))
}
