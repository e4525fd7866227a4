//! The race in numbers: who takes part with which hyperparameters, and how far each has come.

use super::Race;
use super::racer::{ETAS, HYPERS, NAMES};
use super::schema;
use crate::{Body, Cell, Choose, Column, TableRow};
use figure::{Label, Message, ToList, digits};

pub(super) fn race(race: &Race) -> Body {
    let column = |id: &str, numeric| Column { label: Label::words(format!("optimizers-column-{id}")), numeric };
    let tolerance = Message::new("optimizers-column-reached").with("goal", digits(race.goal, 3));
    Body::Table {
        columns: vec![
            column("name", false),
            column("races", false),
            Column { label: Label::symbol("η"), numeric: true },
            column("hypers", false),
            Column { label: tolerance.into(), numeric: false },
            Column { label: Label::symbol("L"), numeric: true },
            column("diverged", false),
        ],
        rows: (0..NAMES.len()).map(|index| row(race, index)).list(),
    }
}

fn row(race: &Race, index: usize) -> TableRow {
    let name = NAMES[index];
    let values = &race.values;
    let racer = race.racers.iter().find(|racer| racer.index == index);
    let selected = race.selected().index == index;
    let label = || Message::new(format!("optimizer-{name}"));
    let named = |id: &str| Message::new(id).with("optimizer", name);
    let step = |step: Option<usize>| step.map_or_else(|| "—".to_owned(), |step| step.to_string());
    let hypers: Vec<String> = HYPERS[index]
        .iter()
        .map(|key| {
            let symbol =
                schema::CONTROLS.iter().find(|control| control.key == *key).map_or("", |control| control.symbol);
            format!("{symbol} = {}", figure::exact(values.number(key)))
        })
        .list();
    TableRow {
        id: name.to_owned(),
        choose: Some(Choose { key: "optimizer", value: name.to_owned(), selected }),
        total: false,
        groups: vec![name.to_owned()],
        cells: vec![
            Cell::words(label()),
            Cell::Toggle {
                key: "off",
                value: toggled(values.text("off"), name),
                on: racer.is_some(),
                label: named("optimizers-races"),
            },
            Cell::Input {
                key: ETAS[index].to_owned(),
                text: values.text(ETAS[index]).to_owned(),
                label: named("optimizers-eta"),
            },
            Cell::symbol(hypers.join(", ")),
            Cell::symbol(racer.map_or_else(String::new, |racer| step(racer.reached))),
            Cell::symbol(racer.map_or_else(String::new, |racer| digits(race.loss(racer.place), 4))),
            Cell::symbol(racer.map_or_else(String::new, |racer| step(racer.diverged))),
        ],
    }
}

/// The list of those who do not race, with this name put in or taken out.
fn toggled(off: &str, name: &str) -> String {
    let there = off.split(',').any(|other| other == name);
    let others = off.split(',').filter(|other| !other.is_empty() && *other != name);
    let mut list: Vec<&str> = others.list();
    if !there {
        list.push(name);
    }
    list.join(",")
}
