//! A list of samples as one word of a link, `0_0_1*1_0_0`: the inputs and the targets of each. One sample alone stands among the
//! numbers (`x1`, `y1`), as it always did.

use super::networks::{self, Example};
use super::progress::{Pace, Progress};
use super::{ANNEX, settle};
use crate::codec::{Codec, Item, unread};
use crate::control::excerpt;
use crate::{Control, Read, Refusal, Settings, Value, Values, arithmetic};
use figure::{ToList, ascii};

pub(super) const KEY: &str = "samples";
/// The most samples.
pub(super) const MOST: usize = 64;
/// The largest number, as among all others.
const EDGE: f64 = 1000.0;

/// The inputs and then the targets of each.
pub(super) type Rows = Vec<Vec<f64>>;

pub(super) static CODEC: Codec = Codec {
    parse: if ANNEX { parse } else { unread },
    parse_item: if ANNEX { Some(set_item) } else { None },
    about: if ANNEX { "Samples, each with its inputs and then its targets: `0_0_1*1_0_0`" } else { "" },
};

fn parse(control: &Control, given: &str, read: Read) -> Result<Value, Vec<Refusal>> {
    let refuse = |part: &str| vec![control.refuse("refusal-samples", part, "0_0_1*1_0_0")];
    let row = |text: &str| -> Result<Vec<f64>, Vec<Refusal>> {
        let number = |part: &str| number(part, read).ok_or_else(|| refuse(text));
        text.split('_').map(number).collect()
    };
    let parts = given.trim().split('*').filter(|part| !part.trim().is_empty());
    let rows = parts.map(row).collect::<Result<Rows, _>>()?;
    let even = rows.windows(2).all(|pair| pair[0].len() == pair[1].len());
    if rows.len() > MOST || !even { Err(refuse(given)) } else { Ok(value(rows)) }
}

fn number(text: &str, read: Read) -> Option<f64> {
    arithmetic::number(text.trim(), read).filter(|number| number.abs() <= EDGE)
}

/// `samples:2.3` is the third number of the second sample.
fn set_item(control: &Control, old: &Value, Item { name, given }: Item, read: Read) -> Result<Value, Refusal> {
    let mut rows = old.data::<Rows>().cloned().unwrap_or_default();
    let place = || {
        let (row, column) = name.split_once('.')?;
        Some((row.parse::<usize>().ok()?.checked_sub(1)?, column.parse::<usize>().ok()?.checked_sub(1)?))
    };
    let cell = place().and_then(|(row, column)| rows.get_mut(row)?.get_mut(column));
    let key = format!("{}:{}", control.key, excerpt(name));
    match (cell, number(given, read)) {
        (Some(cell), Some(number)) => {
            *cell = number;
            Ok(value(rows))
        }
        (None, _) => Err(Refusal { key, ..control.refuse("refusal-samples", name, "2.1") }),
        (_, None) => {
            let mut refusal = control.refuse("refusal-item", given, "−1000 … 1000");
            refusal.message = refusal.message.with("item", excerpt(name));
            Err(Refusal { key, ..refusal })
        }
    }
}

/// The value of a list.
pub(super) fn value(rows: Rows) -> Value {
    let text = text(&rows);
    if rows.is_empty() { Value::word("") } else { Value::own(rows, &text) }
}

/// The list as one word.
pub(super) fn text(rows: &[Vec<f64>]) -> String {
    let row = |row: &Vec<f64>| row.iter().map(|&number| ascii(number)).list().join("_");
    rows.iter().map(row).list().join("*")
}

/// The list of values; empty where there is one sample alone.
pub(super) fn rows(values: &Values) -> Rows {
    values.own::<Rows>(KEY).cloned().unwrap_or_default()
}

/// Whether each round takes the next sample of the list.
pub(super) fn take_turns(values: &Values) -> bool {
    values.text("mean") == "turn" && values.text("task") == "explore" && values.own::<Rows>(KEY).is_some()
}

/// Which sample is in sight, from 0: the one that was chosen, or the one whose turn it is.
fn in_sight(values: &Values, count: usize) -> usize {
    if !take_turns(values) {
        return values.count("sample").clamp(1, count.max(1)) - 1;
    }
    let neurons = settle::architecture(values).sizes[1..].iter().sum();
    Progress::rounds_before(values.count("t"), neurons, Pace::named(values.text("pace"))) % count.max(1)
}

/// The names of the columns: x1, x2, y1.
fn column(name: &str, inputs: usize) -> Option<usize> {
    let at = name.get(1..)?.parse::<usize>().ok()?.checked_sub(1)?;
    match name.as_bytes().first()? {
        b'x' => Some(at),
        b'y' => Some(inputs + at),
        _ => None,
    }
}

/// The list, the sample in sight and the view fit the network.
pub(super) fn settle(before: &Values, values: &mut Values, asked: &dyn Fn(&str) -> bool) -> Option<Refusal> {
    if !ANNEX {
        return None;
    }
    // To choose a sample is to look at that one.
    if asked("sample") && !asked("mean") && !asked(KEY) && values.text("mean") == "turn" {
        values.set("mean", Value::word("no"));
    }
    let (own, plain) = (example(values, &values.settings("numbers")), example(values, &Settings::default()));
    let (inputs, width) = (own.x.len(), own.x.len() + own.y.len());
    let mut list = rows(values);
    let mut refusal = None;
    let other = asked("network") && !asked(KEY) && values.text("network") != "own";
    let fits = |list: &Rows| list.iter().all(|row| row.len() == width);
    if !fits(&list) || other {
        let wrong = || Refusal::new(KEY, "refusal-samples", values.text(KEY), &text(&[[own.x, own.y].concat()]));
        refusal = asked(KEY).then(wrong);
        list = if asked(KEY) { rows(before) } else { Rows::new() };
        list.retain(|row| row.len() == width);
    }
    let at = in_sight(values, list.len());
    if let Some(row) = list.get_mut(at) {
        let mut numbers = values.settings("numbers");
        // What is typed at an input or a target is of the sample in sight.
        for (name, number) in numbers.iter() {
            if let Some(cell) = column(name, inputs).and_then(|column| row.get_mut(column)) {
                *cell = number;
            }
        }
        numbers.retain(|name| column(name, inputs).is_none());
        if let [row] = list.as_slice() {
            let names = (1..=inputs).map(|at| format!("x{at}")).chain((1..=width - inputs).map(|at| format!("y{at}")));
            let usual = plain.x.iter().chain(&plain.y);
            let set = names.zip(row).zip(usual).filter(|((_, number), usual)| number != usual);
            set.for_each(|((name, number), _)| numbers.set(&name, *number));
            list.clear();
        }
        values.set("numbers", Value::settings(numbers));
    }
    let at = values.count("sample").clamp(1, list.len().max(1));
    if list.is_empty() {
        values.set("mean", Value::word("no"));
    }
    values.set("sample", Value::number(at as f64));
    values.set(KEY, value(list));
    refusal
}

fn example(values: &Values, numbers: &Settings) -> Example {
    let loss = networks::loss(values.text("loss"));
    networks::example(values.text("network"), &settle::architecture(values), loss, numbers)
}
