//! The learner's own landscape: f(w1, w2), typed, with its two partial derivatives.

use super::surface::Pair;
use super::window::Window;
use crate::expression::{Typed, known, program, shown, typed};
use crate::panel::panel;
use crate::{Body, Control, Formula, Panel, Place, Read, Refusal, Value, Values};
use figure::{Message, exact};
use std::rc::Rc;

/// What the two variables may be called.
const NAMES: &[&[&str]] = &[&["w1", "w", "x", "x1"], &["w2", "b", "y", "x2"]];
/// What a learner begins with.
const FIRST: &str = "w1^2 + w2^2 + 3sin(w1)sin(w2)";
/// Where a start moves that has no value, if it has one there.
const STARTS: [Pair; 6] = [[2.0, 3.0], [1.0, 1.0], [-2.0, 2.0], [2.0, -2.0], [-1.0, -1.0], [0.5, 0.5]];

#[derive(Clone)]
pub(super) struct Own {
    typed: Rc<Typed>,
    text: Rc<str>,
}

/// Reads f(w1, w2).
pub(super) fn read(control: &Control, given: &str, read: Read) -> Result<Value, Vec<Refusal>> {
    typed(control, "optimizers-own-refused", NAMES, given, read)
}

impl Own {
    pub(super) fn of(values: &Values) -> Option<Self> {
        let typed = values.own::<Typed>("f").filter(|_| values.text("surface") == "own")?;
        Some(Self { typed: Rc::new(typed.clone()), text: values.text("f").into() })
    }

    /// It is infinite where the function has no value, so that nothing is lower.
    pub(super) fn loss(&self, place: Pair) -> f64 {
        let loss = self.typed.f.value(&place);
        if loss.is_finite() { loss } else { f64::INFINITY }
    }

    pub(super) fn gradient(&self, place: Pair) -> Pair {
        [0, 1].map(|k| self.typed.slopes[k].value(&place))
    }

    /// The function and both of its slopes as a program has them.
    pub(super) fn programs(&self) -> [String; 3] {
        let names = ["w1", "w2"];
        let Typed { f, slopes } = &*self.typed;
        [program(f, &names), program(&slopes[0], &names), program(&slopes[1], &names)]
    }

    /// Whether a step can begin or end there.
    pub(super) fn holds(&self, place: Pair) -> bool {
        self.typed.holds(&place)
    }

    /// Where the function is typed, and what was understood.
    pub(super) fn panels(&self) -> Vec<Panel> {
        let about = Message::new("optimizers-own-about");
        let text = Body::Document { key: "f", text: self.text.to_string(), about, one_line: true };
        let names = ["w1", "w2"];
        let (op, name) = (Formula::op, Formula::name);
        let mut lines = vec![Formula::row([name("L"), op("="), shown(&self.typed.f, &names)])];
        lines.extend(
            [0, 1].map(|k| {
                Formula::row([Formula::partial("L", names[k]), op("="), shown(&self.typed.slopes[k], &names)])
            }),
        );
        vec![
            panel("own", Place::Story, "optimizers-own", text),
            panel("own-slope", Place::Story, "optimizers-own-slope", Body::Formula { lines }),
        ]
    }
}

/// A function that is typed is looked at. It needs a start at which it has a value.
pub(super) fn settle(before: &Values, values: &mut Values, changed: &[&str]) -> Vec<Refusal> {
    if changed.contains(&"f") && !changed.contains(&"surface") && !values.text("f").is_empty() {
        values.set("surface", Value::word("own"));
    }
    if values.text("surface") != "own" {
        return Vec::new();
    }
    if values.text("f").is_empty() {
        values.set("f", known(FIRST, NAMES));
    }
    let start = |values: &Values| [values.number("x0"), values.number("y0")];
    let put = |values: &mut Values, place: Pair| {
        values.set("x0", Value::number(place[0]));
        values.set("y0", Value::number(place[1]));
    };
    let Some(own) = Own::of(values) else { return Vec::new() };
    let wrong = start(values);
    if own.holds(wrong) {
        return Vec::new();
    }
    let refusal = |key: &str, kind: &'static str| {
        let message = Message::new("optimizers-own-refused").with("kind", kind).with("at", "");
        let piece = format!("({}, {})", exact(wrong[0]), exact(wrong[1]));
        vec![Refusal { key: key.to_owned(), message: message.with("piece", piece) }]
    };
    let asked = ["x0", "y0"].into_iter().find(|key| changed.contains(key)).filter(|_| !changed.contains(&"f"));
    let old = Some(start(before)).filter(|&place| own.holds(place));
    if let Some(place) = old.or_else(|| free_start(&own)) {
        put(values, place);
        return asked.map_or_else(Vec::new, |key| refusal(key, "start"));
    }
    // There is no such place: the old landscape stays.
    let old = before.own::<Typed>("f").map(|typed| Value::own(typed.clone(), before.text("f")));
    values.set("f", old.unwrap_or_else(|| known(FIRST, NAMES)));
    values.set("surface", Value::word(before.text("surface")));
    if Own::of(values).is_some_and(|own| !own.holds(start(values))) {
        put(values, start(before));
        values.set("f", known(FIRST, NAMES));
    }
    refusal("f", "nowhere")
}

/// A round place of the window where the function has a value, or any.
fn free_start(own: &Own) -> Option<Pair> {
    let Window { corner, size } = Window::usual();
    let part = |k: usize, i: u32| libm::round((corner[k] + size[k] * (f64::from(i) + 0.5) / 40.0) * 1e3) / 1e3;
    let any = (0..1600).map(|i| [part(0, i % 40), part(1, i / 40)]);
    STARTS.into_iter().chain(any).find(|&place| own.holds(place))
}
