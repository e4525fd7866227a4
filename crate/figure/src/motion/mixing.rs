//! One mark between two of its states, and marks that come in or leave.

use crate::{Along, Label, Mark, Message, Number, Paint, Scale, Stroke, Text, power_of_ten};
use std::any::Any;

/// What is leaving is gone after this share of a movement: room for what comes.
const LEAVE: (f64, f64) = (0.0, 0.4);
/// A number comes in so much larger, and settles.
const LARGER: f64 = 0.12;
/// A number on its way that is so much smaller than where it comes from or goes to reads as 0.
const SMALL: f64 = 1e-3;

/// A quick start that settles gently, as CSS's cubic-bezier(0.2, 0.8, 0.2, 1): how far a movement is when the share `u` of its
/// time has passed.
pub fn ease(u: f64) -> f64 {
    if u <= 0.0 {
        return 0.0;
    }
    if u < 1.0 {
        // Newton's method on x(t) = u: x is 0.6 t − 0.6 t² + t³, whose slope is never below 0.48.
        let mut t = u;
        for _ in 0..6 {
            t -= (((t - 0.6) * t + 0.6) * t - u) / ((3.0 * t - 1.2) * t + 0.6);
        }
        ((0.4 * t - 1.8) * t + 2.4) * t
    } else {
        1.0
    }
}

/// How far a mark is that moves during this part of the movement.
pub(crate) fn share_of((from, to): (f64, f64), u: f64) -> f64 {
    if u >= to || u.is_nan() {
        1.0
    } else if u > from {
        ease((u - from) / (to - from))
    } else {
        0.0
    }
}

/// A number on its way. One that is not finite has no way: the nearer one shows.
pub(crate) fn mixed(a: f64, b: f64, share: f64) -> f64 {
    if a == b {
        a
    } else if a.is_finite() && b.is_finite() {
        a * (1.0 - share) + b * share
    } else {
        if share < 0.5 { a } else { b }
    }
}

/// How far a mark has come between two of its states, and how its axes spread values: on a logarithmic one a place moves evenly if
/// its logarithm does.
///
/// All works in place, from the earlier state into a copy of the later one: that is half the code of making new marks.
#[derive(Clone, Copy)]
pub(crate) struct Way {
    pub(crate) share: f64,
    pub(crate) x: Scale,
    pub(crate) y: Scale,
}

type Point = (f64, f64);

impl Way {
    /// A mark between two states of the same kind.
    pub(crate) fn between(self, before: &Mark, after: &Mark) -> Mark {
        if self.share <= 0.0 {
            return before.clone();
        }
        let mut mark = after.clone();
        if self.share < 1.0 {
            self.mark(before, &mut mark);
        }
        mark
    }

    #[inline(never)]
    fn mark(self, before: &Mark, mark: &mut Mark) {
        match (before, mark) {
            (Mark::Line { points: a, stroke: s }, Mark::Line { points, stroke }) => {
                self.points(a, points);
                self.stroke(s, stroke);
            }
            (
                Mark::Dots { points: a, radius: r, fill: f, outline: o },
                Mark::Dots { points, radius, fill, outline },
            ) => {
                self.points(a, points);
                self.number(*r, radius);
                self.paint(*f, fill);
                if let (Some(o), Some(outline)) = (o, outline) {
                    self.stroke(o, outline);
                }
            }
            (Mark::Arrow { from: a, to: b, stroke: s }, Mark::Arrow { from, to, stroke }) => {
                self.point(*a, from);
                self.point(*b, to);
                self.stroke(s, stroke);
            }
            (Mark::Bars { bars: a, fill: f }, Mark::Bars { bars, fill }) => {
                for (a, bar) in a.iter().zip(bars) {
                    self.point(a.0, &mut bar.0);
                    self.point(a.1, &mut bar.1);
                }
                self.paint(*f, fill);
            }
            (Mark::Rule { at: a, stroke: s, .. }, Mark::Rule { along, at, stroke }) => {
                self.place(if *along == Along::X { self.x } else { self.y }, *a, at);
                self.stroke(s, stroke);
            }
            (Mark::Band { from: a, to: b, .. }, Mark::Band { from, to, .. }) => {
                self.number(*a, from);
                self.number(*b, to);
            }
            (Mark::Text(a), Mark::Text(text)) => self.text(a, text),
            (Mark::Shape(a), Mark::Shape(shape)) => shape.kind_mut().move_from(a.kind() as &dyn Any, self),
            // A heat map is the next one at once: mixed colours would be values that nobody computed.
            _ => {}
        }
    }

    #[inline(never)]
    pub(crate) fn number(self, from: f64, to: &mut f64) {
        *to = mixed(from, *to, self.share);
    }

    /// A value on its way along an axis.
    #[inline(never)]
    fn place(self, scale: Scale, from: f64, to: &mut f64) {
        let ratio = *to / from;
        if scale == Scale::Log && from > 0.0 && ratio > 0.0 && ratio.is_finite() {
            *to = from * power_of_ten(self.share * libm::log10(ratio));
        } else {
            self.number(from, to);
        }
    }

    #[inline(never)]
    pub(crate) fn point(self, from: Point, to: &mut Point) {
        self.place(self.x, from.0, &mut to.0);
        self.place(self.y, from.1, &mut to.1);
    }

    /// Lists of different lengths: what is new grows out of the last one of old, and what is left over runs into the last one of
    /// new.
    #[inline(never)]
    fn points(self, from: &[Point], to: &mut Vec<Point>) {
        let (Some(&last), Some(&end)) = (from.last(), to.last()) else { return };
        to.resize(to.len().max(from.len()), end);
        for (i, to) in to.iter_mut().enumerate() {
            self.point(from.get(i).copied().unwrap_or(last), to);
        }
    }

    fn early(self) -> bool {
        self.share < 0.5
    }

    #[inline(never)]
    fn paint(self, from: Paint, to: &mut Paint) {
        self.number(from.alpha, &mut to.alpha);
        if self.early() {
            to.role = from.role;
        }
    }

    #[inline(never)]
    pub(crate) fn stroke(self, from: &Stroke, to: &mut Stroke) {
        self.paint(from.paint, &mut to.paint);
        self.number(from.width, &mut to.width);
        if self.early() {
            to.dash = from.dash;
        }
    }

    pub(crate) fn text(self, from: &Text, to: &mut Text) {
        self.point(from.at, &mut to.at);
        self.number(from.shift.0, &mut to.shift.0);
        self.number(from.shift.1, &mut to.shift.1);
        self.paint(from.paint, &mut to.paint);
        self.number(from.size, &mut to.size);
        match (&from.number, &to.number) {
            // It is written the new way all along, only the number is on its way.
            (Some(Number { value: start, .. }), Some(Number { value: end, write })) => {
                let value = mixed(*start, *end, self.share);
                let near = SMALL * start.abs().max(end.abs());
                count(&mut to.label, &write(*end), &write(if value.abs() < near { 0.0 } else { value }));
            }
            _ if self.early() => to.label = from.label.clone(),
            _ => {}
        }
    }
}

/// Writes another number where `old` is written.
fn count(label: &mut Label, old: &str, new: &str) {
    match label {
        Label::Symbol(text) => {
            // The standard library's search for a text brings along more code than all of this file.
            let places = text.as_bytes().windows(old.len().max(1));
            let at = places.into_iter().position(|place| place == old.as_bytes());
            if let Some((before, after)) = at.and_then(|at| text.get(..at).zip(text.get(at + old.len()..))) {
                *text = [before, new, after].concat();
            }
        }
        Label::Words(Message { args, .. }) => {
            if let Some((_, text)) = args.iter_mut().find(|(_, text)| text == old) {
                new.clone_into(text);
            }
        }
    }
}

/// A mark that comes in: a number settles, a shape does as its kind does, all else appears. At 0 it is not there yet.
pub(crate) fn enter(mark: &Mark, share: f64) -> Option<Mark> {
    if share >= 1.0 {
        return Some(mark.clone());
    }
    (share > 0.0).then(|| {
        if let Mark::Shape(shape) = mark {
            let mut shape = shape.clone();
            shape.kind_mut().enter(share);
            return Mark::Shape(shape);
        }
        let mut mark = faded(mark, share);
        match &mut mark {
            Mark::Text(text) if text.number.is_some() => text.size *= 1.0 + LARGER * (1.0 - share),
            _ => {}
        }
        mark
    })
}

/// A mark that leaves.
pub(crate) fn leave(mark: &Mark, u: f64) -> Option<Mark> {
    let share = 1.0 - share_of(LEAVE, u);
    if share >= 1.0 {
        return Some(mark.clone());
    }
    (share > 0.0).then(|| faded(mark, share))
}

/// The mark, less of it.
fn faded(mark: &Mark, share: f64) -> Mark {
    let mut mark = mark.clone();
    let fade = |paint: &mut Paint| paint.alpha *= share;
    match &mut mark {
        Mark::Line { stroke, .. } | Mark::Arrow { stroke, .. } | Mark::Rule { stroke, .. } => fade(&mut stroke.paint),
        Mark::Dots { fill, outline, .. } => {
            fade(fill);
            outline.iter_mut().for_each(|stroke| fade(&mut stroke.paint));
        }
        Mark::Bars { fill, .. } | Mark::Band { fill, .. } => fade(fill),
        Mark::Text(text) => fade(&mut text.paint),
        Mark::Shape(shape) => shape.kind_mut().fade(share),
        Mark::Grid { .. } | Mark::Keyed(_) => {}
    }
    mark
}
