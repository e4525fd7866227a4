//! The learner's own function: typed, with its derivative, its minima in the window, and where it has no value.

use super::curve::Minimum;
use super::window::{FARTHEST, Window};
use crate::expression::{Typed, known, program, shown, typed};
use crate::panel::panel;
use crate::{Body, Control, Formula, Panel, Place, Read, Refusal, Value, Values, order};
use figure::{Message, ToList, digits, exact};
use std::rc::Rc;

/// What the one variable may be called.
const NAMES: &[&[&str]] = &[&["w", "x", "b", "w1", "x1"]];
/// What a learner begins with.
const FIRST: &str = "(w - 3)^2";
/// Where a start moves that has no value, if it has one there.
const STARTS: [f64; 10] = [1.0, 2.0, 3.0, 0.5, 5.0, -1.0, -2.0, -3.0, 0.1, -0.5];
/// How finely the window is looked through.
const PLACES: u32 = 520;
/// More minima than these have no room.
const MOST: usize = 12;

#[derive(Clone)]
pub(super) struct Own {
    typed: Rc<Typed>,
    text: Rc<str>,
    minima: Rc<[Minimum]>,
}

/// The same text is the same function.
impl PartialEq for Own {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl std::fmt::Debug for Own {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

/// Reads f(w).
pub(super) fn read(control: &Control, given: &str, read: Read) -> Result<Value, Vec<Refusal>> {
    typed(control, "update-rule-own-refused", NAMES, given, read)
}

impl Own {
    pub(super) fn of(values: &Values, window: Window) -> Option<Self> {
        let typed = values.own::<Typed>("f").filter(|_| values.text("curve") == "own")?;
        let mut own = Self { typed: Rc::new(typed.clone()), text: values.text("f").into(), minima: Rc::new([]) };
        own.minima = own.found(window).into();
        Some(own)
    }

    pub(super) fn loss(&self, w: f64) -> f64 {
        self.typed.f.value(&[w])
    }

    pub(super) fn slope(&self, w: f64) -> f64 {
        self.typed.slopes[0].value(&[w])
    }

    /// The slope's own slope, by a central difference: it only says how far a parabola would fit.
    pub(super) fn curvature(&self, w: f64) -> f64 {
        let h = 1e-5 * w.abs().max(1.0);
        (self.slope(w + h) - self.slope(w - h)) / (2.0 * h)
    }

    /// The function and its slope as a program has them.
    pub(super) fn programs(&self, name: &str) -> [String; 2] {
        [program(&self.typed.f, &[name]), program(&self.typed.slopes[0], &[name])]
    }

    /// Whether a step can begin or end there.
    pub(super) fn holds(&self, w: f64) -> bool {
        self.typed.holds(&[w])
    }

    /// The slopes on the left and on the right of a kink.
    pub(super) fn kink(&self, w: f64) -> Option<(f64, f64)> {
        if !self.typed.f.bends(&[w]) {
            return None;
        }
        let h = 1e-7 * w.abs().max(1.0);
        let (left, right) = (self.slope(w - h), self.slope(w + h));
        ((left - right).abs() > 1e-4 * (1.0 + left.abs() + right.abs())).then_some((left, right))
    }

    pub(super) fn minima(&self) -> Vec<Minimum> {
        self.minima.to_vec()
    }

    /// The next minimum downhill.
    pub(super) fn basin(&self, w: f64) -> Option<Minimum> {
        if self.slope(w) < 0.0 {
            self.minima.iter().find(|minimum| minimum.at >= w).copied()
        } else {
            self.minima.iter().rev().find(|minimum| minimum.at <= w).copied()
        }
    }

    /// The minima of the window: where the slope turns from falling to rising and the curve has a value.
    fn found(&self, window: Window) -> Vec<Minimum> {
        let places: Vec<f64> = window.places(PLACES).list();
        let mut found: Vec<f64> = Vec::new();
        for pair in places.windows(2) {
            let (mut left, mut right) = (pair[0], pair[1]);
            if !(self.slope(left) < 0.0 && self.slope(right) >= 0.0) {
                continue;
            }
            for _ in 0..60 {
                let middle = 0.5 * (left + right);
                if self.slope(middle) < 0.0 { left = middle } else { right = middle }
            }
            // At a pole the slope turns, too.
            let lowest = self.loss(pair[0]).min(self.loss(pair[1]));
            if self.loss(right) <= lowest && found.len() < MOST {
                found.push(right);
            }
        }
        let least = found.iter().map(|&at| self.loss(at)).fold(f64::INFINITY, f64::min);
        found.into_iter().map(|at| Minimum { at, global: self.loss(at) <= least }).list()
    }

    /// From which loss to which one the picture goes: poles and steep ends are cut off, the start is always in it.
    pub(super) fn heights(&self, window: Window, start: f64) -> (f64, f64) {
        let mut all: Vec<f64> = window.places(104).map(|w| self.loss(w)).filter(|loss| loss.is_finite()).list();
        order::sort(&mut all, f64::total_cmp);
        let start = self.loss(start);
        let at = |share: f64| all.get((share * (all.len().max(1) - 1) as f64) as usize).copied().unwrap_or(start);
        let usual = at(0.85) - at(0.15);
        let low = at(0.0).max(at(0.15) - 1.5 * usual).min(start);
        let high = at(1.0).min(at(0.85) + 1.5 * usual).max(start);
        let flat = high - low <= 1e-9 * high.abs();
        if flat { (low - 1.0_f64.max(1e-3 * low.abs()), high + 1.0_f64.max(1e-3 * high.abs())) } else { (low, high) }
    }

    /// The function and its derivative, in the parameter of this name.
    pub(super) fn formulas(&self, p: &str) -> [Formula; 2] {
        [&self.typed.f, &self.typed.slopes[0]].map(|tree| shown(tree, &[p]))
    }

    /// What has no value there, added to a message.
    pub(super) fn no_value(&self, message: Message, w: f64) -> Message {
        let trouble = self.typed.f.trouble(&[w]).map(|found| (found.what, found.given));
        let (what, given) = trouble.unwrap_or(("slope", w));
        message.with("what", what).with("given", digits(given, 4)).with("w", exact(w))
    }

    /// Where the function is typed, and what was understood.
    pub(super) fn panels(&self, p: &str) -> Vec<Panel> {
        let about = Message::new("update-rule-own-about");
        let text = Body::Document { key: "f", text: self.text.to_string(), about, one_line: true };
        let [f, slope] = self.formulas(p);
        let (op, name) = (Formula::op, Formula::name);
        let lines = vec![
            Formula::row([name("L"), op("("), name(p), op(")"), op("="), f]),
            Formula::row([Formula::partial("L", p), op("="), slope]),
        ];
        vec![
            panel("own", Place::Story, "update-rule-own", text),
            panel("own-slope", Place::Story, "update-rule-own-slope", Body::Formula { lines }),
        ]
    }
}

/// A function that is typed is looked at. It needs a start at which it has a value.
pub(super) fn settle(before: &Values, values: &mut Values, changed: &[&str]) -> Vec<Refusal> {
    if changed.contains(&"f") && !changed.contains(&"curve") && !values.text("f").is_empty() {
        values.set("curve", Value::word("own"));
    }
    if values.text("curve") != "own" {
        return Vec::new();
    }
    if values.text("f").is_empty() {
        values.set("f", known(FIRST, NAMES));
    }
    let mut refusals = Vec::new();
    let window = Window::of(values);
    if free_start(values, window).is_none() {
        let message = Message::new("update-rule-own-refused").with("kind", "nowhere").with("piece", "").with("at", "");
        refusals.push(Refusal { key: "f".to_owned(), message });
        let old = before.own::<Typed>("f").map(|typed| Value::own(typed.clone(), before.text("f")));
        values.set("f", old.unwrap_or_else(|| known(FIRST, NAMES)));
        values.set("curve", Value::word(before.text("curve")));
        if values.text("curve") != "own" {
            return refusals;
        }
    }
    let Some(own) = Own::of(values, window) else { return refusals };
    let start = values.number("w0");
    if !own.holds(start) {
        if changed.contains(&"w0") && !changed.contains(&"f") {
            let message = own.no_value(Message::new("update-rule-no-value").with("place", "start"), start);
            refusals.push(Refusal { key: "w0".to_owned(), message });
        }
        let old = Some(before.number("w0")).filter(|&w| own.holds(w));
        let free = old.or_else(|| free_start(values, window));
        // The last resort is the first function, which has a value everywhere.
        match free {
            Some(w) => values.set("w0", Value::number(w)),
            None => values.set("f", known(FIRST, NAMES)),
        }
    }
    if values.settings("kept").iter().any(|(_, w)| !own.holds(w)) {
        values.set("kept", Value::word(""));
    }
    refusals
}

/// The start, or a round place of the window where the function has a value, or any.
fn free_start(values: &Values, window: Window) -> Option<f64> {
    let typed = values.own::<Typed>("f")?;
    let start = values.number("w0");
    let round = STARTS.into_iter().filter(|&w| window.contains(w));
    let any = window.places(PLACES).map(|w| libm::round(w * 1e6) / 1e6).filter(|w| w.abs() <= FARTHEST);
    [start, -start].into_iter().chain(round).chain(any).find(|&w| typed.holds(&[w]))
}
