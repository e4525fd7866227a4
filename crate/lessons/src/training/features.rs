//! What of a point enters the network: its coordinates, their squares, product and sines.

use crate::codec::{Codec, about};
use crate::{Kind, Value};
use figure::ToList;
use libm::sin;

/// Their names in links, in the order of the inputs.
pub(super) const NAMES: &[&str] = &["x", "y", "xx", "yy", "xy", "sinx", "siny"];
const SYMBOLS: [&str; 7] = ["x₁", "x₂", "x₁²", "x₂²", "x₁x₂", "sin x₁", "sin x₂"];

/// Some of the options of a control of [`Kind::Set`], at least one, in the options' order.
pub(super) static CODEC: Codec = Codec {
    parse: |control, given, _| {
        let given = given.trim();
        let Kind::Set { options, .. } = &control.kind else { return Ok(Value::word(given)) };
        let chosen: Vec<&str> = given.split('.').list();
        if !chosen.iter().all(|word| options.contains(word)) {
            return Err(vec![control.refuse("refusal-set", given, &options.join("."))]);
        }
        let ordered: Vec<&str> = options.iter().copied().filter(|option| chosen.contains(option)).list();
        Ok(Value::word(&ordered.join(".")))
    },
    parse_item: None,
    about: about("joined by dots"),
};

/// Those that are in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Features(Vec<usize>);

impl Features {
    /// Those that a settled text names.
    pub(super) fn of(text: &str) -> Self {
        Self(text.split('.').filter_map(|word| NAMES.iter().position(|name| *name == word)).list())
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// The i-th as it is written.
    pub(super) fn symbol(&self, i: usize) -> &'static str {
        self.0.get(i).map_or("", |&which| SYMBOLS[which])
    }

    /// The inputs of a point.
    pub(super) fn fill(&self, x: f64, y: f64, inputs: &mut [f64]) {
        for (input, &which) in inputs.iter_mut().zip(&self.0) {
            *input = feature(which, x, y);
        }
    }

    /// The i-th at a point, as −1 … 1 over a plane in which coordinates are at `most` so large.
    pub(super) fn shade(&self, i: usize, (x, y): (f64, f64), most: (f64, f64)) -> f64 {
        let which = self.0.get(i).copied().unwrap_or(0);
        let most = match which {
            0 => most.0,
            1 => most.1,
            2 => most.0 * most.0,
            3 => most.1 * most.1,
            4 => most.0 * most.1,
            _ => 1.0,
        };
        feature(which, x, y) / most
    }
}

fn feature(which: usize, x: f64, y: f64) -> f64 {
    match which {
        0 => x,
        1 => y,
        2 => x * x,
        3 => y * y,
        4 => x * y,
        5 => sin(x),
        _ => sin(y),
    }
}
