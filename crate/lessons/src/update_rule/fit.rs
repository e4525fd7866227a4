//! Makes values fit each other: every start is inside of the window.

use super::schema::CONTROLS;
use super::window::{USUAL, Window};
use crate::{Refusal, Value, Values};
use figure::{ToList, exact, power_of_ten};

/// A window is at least this wide.
const NARROWEST: f64 = 0.001;
/// What stands between the start and the edge of a window that has grown, as a share of the rest.
const ROOM: f64 = 0.042;
/// A window is right after two or three turns.
const MOST_TURNS: usize = 9;
/// The first digits of the ends of a window that has grown.
const ROUND: [f64; 10] = [1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0];

/// Whether the first view can show it: the usual window, with every start and the minimum inside.
pub(super) fn is_usual(values: &Values) -> bool {
    let (least, most) = USUAL.reach();
    let ends = values.number("from") == USUAL.left && values.number("to") == USUAL.right;
    let minimum = Some(values.number("minimum")).filter(|_| values.text("curve") == "parabola");
    ends && starts(values).into_iter().chain(minimum).all(|place| (least..=most).contains(&place))
}

pub(super) fn fit(before: &Values, values: &mut Values, changed: &[&str]) -> Vec<Refusal> {
    let refusals = mend(before, values, changed);
    let asked = |key: &str| changed.contains(&key);
    let mut places = starts(values);
    if asked("minimum") && !asked("from") && !asked("to") && values.text("curve") == "parabola" {
        places.push(values.number("minimum"));
    }
    // Where one end has gone far out, the room at the other is not enough any more.
    for _ in 0..MOST_TURNS {
        let before = Window::of(values);
        for &place in &places {
            grow(values, place);
        }
        if Window::of(values) == before {
            break;
        }
    }
    refusals
}

/// Where the run and the kept one start.
fn starts(values: &Values) -> Vec<f64> {
    let kept = values.settings("kept");
    [values.number("w0")].into_iter().chain(kept.iter().map(|(_, start)| start)).list()
}

/// A window that the learner sets has its ends in order and the start inside.
fn mend(before: &Values, values: &mut Values, changed: &[&str]) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let start = values.number("w0");
    for (key, other, side) in [("from", "to", -1.0), ("to", "from", 1.0)] {
        let end = values.number(key);
        let narrow = side * (end - values.number(other)) < NARROWEST;
        if !changed.contains(&key) || !(narrow || side * (end - start) < 0.0) {
            continue;
        }
        let least = if side < 0.0 { start.min(values.number(other)) } else { start.max(values.number(other)) };
        let allowed =
            if side < 0.0 { format!("−2000 … {}", exact(least)) } else { format!("{} … 2000", exact(least)) };
        let control = CONTROLS.iter().find(|control| control.key == key);
        refusals.extend(control.map(|control| control.refuse("refusal-number", values.text(key), &allowed)));
        values.set(key, Value::number(before.number(key)));
    }
    // The old ends may not fit what came with the new ones.
    if Window::of(values).width() < NARROWEST {
        values.set("from", Value::number(USUAL.left));
        values.set("to", Value::number(USUAL.right));
    }
    refusals
}

/// The window grows until the place is well inside.
fn grow(values: &mut Values, place: f64) {
    let window = Window::of(values);
    let (least, most) = window.reach();
    if place > most {
        values.set("to", Value::number(rounded_up(place + ROOM * (place - window.left))));
    }
    if place < least {
        values.set("from", Value::number(-rounded_up(-place + ROOM * (window.right - place))));
    }
}

/// The least round number that is not below x; 0 if x is negative.
fn rounded_up(x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let power = power_of_ten(libm::floor(libm::log10(x)));
    let round = ROUND.into_iter().find(|digit| digit * power >= x).unwrap_or(10.0) * power;
    // Written in full and read again, it is the number that a learner expects.
    libm::round(round * 1e9) / 1e9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_a_round_number_and_never_below() {
        for (x, expected) in [(10.7, 12.0), (6.3, 8.0), (0.11, 0.12), (99.0, 100.0), (1041.0, 1200.0), (-3.0, 0.0)] {
            assert_eq!(rounded_up(x), expected, "{x}");
        }
    }
}
