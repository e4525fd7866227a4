//! Every layer's numbers, and every layer's weight before and after the step to full precision.

use super::across::group;
use super::chain::Layer;
use super::digits17::compared;
use super::frozen::stores;
use super::sentences::steps;
use super::{Bench, Shown};
use crate::symbols::lowered;
use crate::{Body, Cell, Choose, Column, TableRow};
use figure::{Label, Message, ToList, digits, seventeen};
use nn::{Parameter, parameter_name};

fn numeric(label: Label) -> Column {
    Column { label, numeric: true }
}

fn words(id: &str) -> Label {
    Label::words(format!("vanishing-gradient-column-{id}"))
}

/// A row; pressing it takes the weight of its layer in hand.
fn row(run: &Bench, layer: usize, cells: Vec<Cell>) -> TableRow {
    let choose = Choose { key: "layer", value: layer.to_string(), selected: layer == run.layer };
    TableRow { id: layer.to_string(), choose: Some(choose), total: false, groups: vec![group(layer)], cells }
}

pub(super) fn layers(run: &Bench, shown: &Shown) -> Body {
    type Take = fn(&Layer) -> f64;
    let one = run.width == 1;
    let alone: [(Label, Take); 1] = [(Label::symbol("z"), |layer| layer.at[0])];
    let rest: [(Label, Take); 7] = [
        (Label::symbol("f′(z)"), |layer| layer.slope),
        (words(if one { "carried" } else { "weights" }), |layer| layer.carried),
        (words("factor"), |layer| layer.factor),
        (words("ceiling"), |layer| layer.ceiling),
        (words("running"), |layer| layer.running),
        (words("bound"), |layer| layer.bound),
        (words("gradient"), |layer| layer.gradient),
    ];
    let columns: Vec<(Label, Take)> = alone.into_iter().filter(|_| one).chain(rest).list();
    let rows = shown.chain.layers.iter().enumerate().map(|(l, layer)| {
        let numbers = columns.iter().map(|(_, take)| Cell::symbol(digits(take(layer), 6)));
        row(run, l + 1, std::iter::once(Cell::symbol((l + 1).to_string())).chain(numbers).list())
    });
    let rows = rows.list();
    let columns = std::iter::once(words("layer")).chain(columns.into_iter().map(|(label, _)| label));
    Body::Table { columns: columns.map(numeric).list(), rows }
}

pub(super) fn weights(run: &Bench, shown: &Shown) -> Body {
    let network = &shown.track.network;
    let rows = (0..run.depth()).map(|l| {
        let at = largest(&shown.step.dw[l]);
        let (old, change) = (network.weights(l)[at], run.change(shown, l, at));
        let (same, moved) = compared(old, old + change);
        let from = network.layers()[l];
        let name = parameter_name(network, Parameter::Weight { layer: l, to: at / from, from: at % from });
        let cells = vec![
            Cell::symbol(lowered(&name)),
            Cell::symbol(seventeen(old)),
            Cell::symbol(seventeen(change)),
            Cell::Digits { same, moved },
            Cell::symbol(steps(change)),
            Cell::words(kept(run, shown, l)),
        ];
        row(run, l + 1, cells)
    });
    Body::Table {
        columns: vec![
            Column { label: words("weight"), numeric: false },
            numeric(Label::symbol("w_old")),
            numeric(Label::symbol("Δw = −η·∂L/∂w")),
            numeric(Label::symbol("w_new")),
            numeric(words("steps")),
            Column { label: words("stored"), numeric: false },
        ],
        rows: rows.list(),
    }
}

/// Of a layer's weights the one that the step moves furthest.
fn largest(slopes: &[f64]) -> usize {
    let mut at = 0;
    for (i, slope) in slopes.iter().enumerate() {
        if slope.abs() > slopes[at].abs() {
            at = i;
        }
    }
    at
}

/// Whether 32-bit floats would keep the step; of several weights, how many of them.
fn kept(run: &Bench, shown: &Shown, l: usize) -> Message {
    let weights = shown.track.network.weights(l);
    let stored = (0..weights.len()).filter(|&at| stores(weights[at], run.change(shown, l, at))).count();
    Message::new("vanishing-gradient-stored")
        .with(
            "kept",
            if stored == 0 {
                "none"
            } else if stored == weights.len() {
                "all"
            } else {
                "some"
            },
        )
        .with("stored", stored.to_string())
        .with("all", weights.len().to_string())
        .with("many", if weights.len() > 1 { "yes" } else { "no" })
}
