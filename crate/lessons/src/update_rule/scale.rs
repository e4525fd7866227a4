//! The scale of η on a parabola: where it creeps, where it zigzags, and where it runs away.

use super::Descent;
use super::curve::Curve;
use super::regime::Regime;
use super::window::Look;
use figure::{Along, Handle, Label, Mark, Message, Rect, Role, Stroke, Text, Touch, clamp, exact, power_of_ten};

pub(super) const HEIGHT: f64 = 40.0;
/// Where the scale ends, in units of 1/c.
const END: f64 = 2.5;
/// A pull of η changes it by this share of 1/c, rounded.
const PULL: f64 = 0.02;

pub(super) struct Scale {
    eta: f64,
    c: f64,
    pull: f64,
    /// Whether the learner is asked what η does.
    secret: bool,
}

/// There is one on the parabola alone: other curves have no one 2/c. With momentum it would be another one.
pub(super) fn of(run: &Descent) -> Option<Scale> {
    let Curve::Parabola { c, .. } = run.curve else { return None };
    if run.rolls() {
        return None;
    }
    Some(Scale { eta: run.eta, c, pull: pull(run), secret: run.hides() })
}

/// What a small pull of η adds: the same at every η, so that a pull never leaps.
pub(super) fn pull(run: &Descent) -> f64 {
    let most = PULL / run.curve.steepest_bend(run.path.start());
    if most.is_finite() { one_two_five(most) } else { 1.0 }
}

/// The largest of 1, 2 and 5 times a power of ten that is not above x, which is finite and above 0.
pub(super) fn one_two_five(x: f64) -> f64 {
    let power = power_of_ten(libm::floor(libm::log10(x)));
    let digit = [5.0, 2.0].into_iter().find(|digit| digit * power <= x * (1.0 + 1e-9)).unwrap_or(1.0);
    // Written with two digits and read again, it is the number that a learner expects.
    libm::round(digit * power * 1e12) / 1e12
}

impl Scale {
    /// Where η stands on a line of this width.
    fn place(&self, eta: f64, wide: f64) -> f64 {
        (eta * self.c / END).min(1.0) * wide
    }

    /// The line in `room`, in the units of a plot of pixels that begins at `origin`.
    pub(super) fn marks(&self, room: &Rect, origin: (f64, f64), look: Look) -> Vec<Mark> {
        let (left, y) = (room.x - origin.0, room.y - origin.1 + 10.0);
        let x = |eta: f64| left + self.place(eta, room.width);
        let under = y + 7.0 + 0.7 * look.small;
        let ends = vec![(left, y), (left + room.width, y)];
        let mut marks = vec![Mark::Line { points: ends, stroke: Stroke::solid(Role::Rule, 1.5) }];
        if !self.secret {
            let away = vec![(x(2.0 / self.c), y), (left + room.width, y)];
            marks.push(Mark::Line { points: away, stroke: Stroke::dashed(Role::Negative, 2.5) });
        }
        for times in [1.0, 2.0].into_iter().filter(|_| !self.secret) {
            let at = x(times / self.c);
            let tick = Stroke::solid(Role::Ink, 1.5);
            marks.push(Mark::Line { points: vec![(at, y - 5.0), (at, y + 6.0)], stroke: tick });
            let value = if look.wide { format!(" = {}", short(times / self.c)) } else { String::new() };
            marks.push(text((at, under), Label::symbol(format!("{}/c{value}", exact(times))), Role::Ink, look));
        }
        if look.wide && !self.secret {
            let zones = [("monotone", 0.5), ("oscillating", 1.5), ("diverging", 2.29)];
            marks.extend(zones.map(|(regime, middle)| {
                let words = Message::new("update-rule-rail-zone").with("regime", regime);
                let now = Regime::of(self.eta, self.c).name() == regime;
                text((x(middle / self.c), under), words.into(), if now { Role::Ink } else { Role::Muted }, look)
            }));
        }
        let outline = Some(Stroke::solid(Role::Surface, 2.0));
        marks.push(Mark::Dots { points: vec![(x(self.eta), y)], radius: 7.0, fill: Role::Ink.into(), outline });
        marks
    }

    /// η can be pulled along the line.
    pub(super) fn handle(&self, room: &Rect) -> Handle {
        let (end, y) = (END / self.c, room.y + 10.0);
        let x = |eta: f64| room.x + self.place(eta, room.width);
        Handle {
            id: "scale".to_owned(),
            area: Rect { x: x(self.eta) - 16.0, y: y - 14.0, width: 32.0, height: 28.0 },
            segment: None,
            group: Some("eta".to_owned()),
            key: "eta".to_owned(),
            touch: Touch::Drag {
                along: Along::X,
                from: (x(self.pull), self.pull),
                to: (x(end), end),
                value: clamp(self.eta, self.pull, end),
                step: self.pull,
            },
            label: Message::new("update-rule-drag-eta"),
            restart: None,
        }
    }
}

fn short(x: f64) -> String {
    let (full, short) = (exact(x), figure::digits(x, 3));
    if full.len() < short.len() { full } else { short }
}

fn text(at: (f64, f64), label: Label, role: Role, look: Look) -> Mark {
    Mark::Text(Text { size: look.small, paint: role.into(), ..Text::new(at, label) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pull_is_a_round_number_and_never_above() {
        for (x, expected) in [(0.02, 0.02), (0.2, 0.2), (0.0019, 0.001), (0.07, 0.05), (1.0, 1.0), (0.0049, 0.002)] {
            assert_eq!(one_two_five(x), expected, "{x}");
        }
    }
}
