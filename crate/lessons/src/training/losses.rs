//! The losses over the updates: a strip below the picture, with each line's number at its end.

use super::course::Course;
use super::highlights::Highlights;
use super::history::{Curve, LEAST, curves, round_above, round_below, turn};
use super::picture::sheet;
use super::{loss_text, words};
use crate::order;
use figure::{
    Along, Anchor, Axis, Handle, Label, Mark, Message, Plot, Range, Rect, Role, Scene, Stroke, Text, ToList, Touch,
    clamp, digits, exact, integer, smallest_text, symbol_width, ticks,
};

/// Updates that an axis shows at least.
pub(super) const FEWEST: f64 = 10.0;
/// A loss so many times as large as the first one leaves the picture.
const LEAVES: f64 = 10.0;
/// Below this width there is less room on both sides.
const BROAD: f64 = 480.0;
/// The most changes that are named.
const NAMED: usize = 4;

/// The losses of a run and, if there is one, of the pinned run behind it.
pub(super) fn scene(
    course: &Course,
    pinned: Option<&Course>,
    highlights: &Highlights,
    (width, height): (f64, f64),
) -> Scene {
    let (plot, handle) = strip(course, pinned, highlights, Rect { x: 0.0, y: 0.0, width, height });
    Scene { width, height, plots: vec![plot], handles: handle.into_iter().list() }
}

/// The same on a part of a picture.
pub(super) fn strip(
    course: &Course,
    pinned: Option<&Course>,
    highlights: &Highlights,
    ground: Rect,
) -> (Plot, Option<Handle>) {
    let strip = Strip::new(course, pinned, highlights, ground);
    let mut plot = sheet(ground);
    plot.marks.extend(strip.losses_axis());
    plot.marks.extend(strip.changes());
    plot.marks.extend(strip.updates_axis());
    plot.marks.extend(strip.curves());
    plot.marks.extend(strip.ends());
    (plot, strip.walk())
}

struct Strip<'a> {
    course: &'a Course,
    /// The text's size.
    size: f64,
    ground: Rect,
    /// Updates and losses, in the middle of the ground.
    scale: Plot,
    curves: Vec<Curve>,
    moment: Option<usize>,
}

impl<'a> Strip<'a> {
    fn new(course: &'a Course, pinned: Option<&Course>, highlights: &Highlights, ground: Rect) -> Self {
        let narrow = ground.width < BROAD;
        let size = smallest_text(ground.width);
        let t = course.updates();
        let moment = highlights.moment.map(|moment| moment.min(t));
        let curves = curves(course, pinned, moment);
        let all = || curves.iter().flat_map(|curve| &curve.points).map(|point| point.1).filter(|loss| loss.is_finite());
        let first = curves.iter().filter_map(|curve| curve.points.first()).map(|point| LEAVES * point.1);
        let most = first.fold(LEAST, f64::max);
        let high = round_above(all().fold(LEAST, f64::max).min(most));
        let low = round_below(clamp(all().fold(f64::INFINITY, f64::min), LEAST, most)).min(0.1 * high);
        let losses = Range::log(low, high);
        // A small loss has more digits.
        let more = if low < 0.001 { 1.3 * size } else { 0.0 };
        let (left, right) = if narrow { (50.0 + more, 114.0 + more) } else { (54.0 + more, 164.0 + more) };
        let area = Rect {
            x: ground.x + left,
            y: ground.y + 6.0,
            width: ground.width - left - right,
            height: ground.height - 6.0 - 1.6 * size,
        };
        let x = Axis::hidden(Range::linear(0.0, (t as f64).max(FEWEST)));
        let scale = Plot { area, x, y: Axis::hidden(losses), marks: Vec::new() };
        Self { course, size, ground, scale, curves, moment }
    }

    fn x(&self, t: usize) -> f64 {
        self.scale.x_px(t as f64).unwrap_or(self.scale.area.x)
    }

    fn bottom(&self) -> f64 {
        self.scale.area.y + self.scale.area.height
    }

    fn text(&self, at: (f64, f64), anchor: Anchor, label: Label) -> Text {
        Text { anchor, size: self.size, paint: Role::Muted.into(), ..Text::new(at, label) }
    }

    /// A faint line and a number at powers of ten, and at both ends where there is room.
    fn losses_axis(&self) -> Vec<Mark> {
        let Rect { x, width, height, .. } = self.scale.area;
        let (low, high) = (self.scale.y.range.start(), self.scale.y.range.end());
        let found = ticks(&self.scale.y.range, height, 1.3 * self.size);
        let ends = [low, high].map(|loss| (loss, digits(loss, 1)));
        let mut taken: Vec<f64> = Vec::new();
        let mut marks = Vec::new();
        for (loss, text) in found.into_iter().chain(ends) {
            let free = |y: &f64| taken.iter().all(|other| (y - other).abs() >= 1.2 * self.size);
            let Some(y) = self.scale.y_px(loss).filter(free) else { continue };
            taken.push(y);
            marks.push(Mark::Line { points: vec![(x, y), (x + width, y)], stroke: Stroke::solid(Role::Faint, 1.0) });
            marks.push(Mark::Text(self.text((x - 8.0, y), Anchor::Right, Label::symbol(text))));
        }
        marks
    }

    /// The line below, with the update looked at, the one where the test loss is least, and round ones that have room.
    fn updates_axis(&self) -> Vec<Mark> {
        let (Rect { x, y, width, .. }, bottom) = (self.scale.area, self.bottom());
        let rule = |points: Vec<(f64, f64)>, stroke| Mark::Line { points, stroke };
        let mut marks = vec![rule(vec![(x, bottom), (x + width, bottom)], Stroke::solid(Role::Rule, 1.5))];
        let mut taken: Vec<(f64, f64)> = Vec::new();
        let upright = |at: f64, from: f64| vec![(at, from), (at, bottom)];
        let mut number = |marks: &mut Vec<Mark>, t: f64, text: String, paint: Role| {
            let half = 0.5 * symbol_width(&text, self.size, false);
            let at = self.scale.x_px(t).unwrap_or(x).min(x + width - half).max(self.ground.x + half + 2.0);
            if taken.iter().any(|(from, to)| at - half < to + 8.0 && from - 8.0 < at + half) {
                return;
            }
            taken.push((at - half, at + half));
            let text = self.text((at, bottom + 0.85 * self.size), Anchor::Middle, Label::symbol(text));
            marks.push(Mark::Text(Text { paint: paint.into(), bold: paint != Role::Muted, ..text }));
        };
        if let Some(t) = self.moment {
            marks.push(rule(upright(self.x(t), y), Stroke::solid(Role::Ink, 1.5)));
            number(&mut marks, t as f64, integer(t as f64), Role::Ink);
        }
        if let Some((t, loss)) = turn(self.course) {
            let place = self.scale.px((t as f64, loss)).unwrap_or((x, y));
            marks.push(rule(
                upright(place.0, place.1),
                Stroke { dash: Some((2.0, 3.0)), ..Stroke::solid(Role::Bound, 1.5) },
            ));
            let (fill, outline) = (Role::Surface.into(), Some(Stroke::solid(Role::Bound, 2.0)));
            marks.push(Mark::Dots { points: vec![place], radius: 5.0, fill, outline });
            number(&mut marks, t as f64, integer(t as f64), Role::Bound);
        }
        for (t, text) in ticks(&self.scale.x.range, width, 6.0 * self.size) {
            marks.push(rule(
                vec![(self.scale.x_px(t).unwrap_or(x), bottom), (self.scale.x_px(t).unwrap_or(x), bottom + 4.0)],
                Stroke::solid(Role::Rule, 1.0),
            ));
            number(&mut marks, t, text, Role::Muted);
        }
        if self.ground.width >= BROAD {
            let at = (x + width + 10.0, bottom + 0.85 * self.size);
            marks.push(Mark::Text(self.text(at, Anchor::Left, Label::words("training-axis-losses"))));
        }
        marks
    }

    /// Where something was changed on the way, and the new η.
    fn changes(&self) -> Vec<Mark> {
        let (top, bottom) = (self.scale.area.y, self.bottom());
        let past = self.course.plan.changes().filter(|(at, ..)| *at < self.course.updates());
        let mut marks = Vec::new();
        let mut free = self.scale.area.x;
        for (k, (t, old, new)) in past.enumerate() {
            let x = self.x(t);
            let stroke = Stroke::dashed(Role::Muted, 1.5);
            marks.push(Mark::Line { points: vec![(x, top), (x, bottom)], stroke });
            let text = format!("η = {}", exact(new.eta));
            if k < NAMED && old.eta != new.eta && x > free {
                free = x + symbol_width(&text, self.size, false) + 12.0;
                let text = self.text((x + 5.0, top + 0.6 * self.size), Anchor::Left, Label::symbol(text));
                marks.push(Mark::Text(text));
            }
        }
        marks
    }

    fn curves(&self) -> impl Iterator<Item = Mark> {
        self.curves.iter().map(|curve| {
            let points = curve.points.iter().map(|point| self.scale.px(*point).unwrap_or((f64::NAN, 0.0)));
            Mark::Line { points: points.list(), stroke: curve.stroke }.keyed(curve.name)
        })
    }

    /// A disc on each line, and beside them what they are: as near as the texts can be.
    fn ends(&self) -> Vec<Mark> {
        let right = self.scale.area.x + self.scale.area.width;
        let mut ends: Vec<(&Curve, (f64, f64))> = Vec::new();
        for curve in self.curves.iter().filter(|curve| !curve.said.1.is_nan()) {
            let place = self.scale.px((curve.said.0 as f64, curve.said.1.max(LEAST)));
            ends.extend(place.map(|place| (curve, place)));
        }
        order::sort(&mut ends, |a, b| a.1.1.total_cmp(&b.1.1));
        let apart = 1.2 * self.size;
        let lowest = if self.ground.width < BROAD { self.bottom() } else { self.bottom() - 0.35 * self.size };
        let mut free = self.ground.y + 0.6 * self.size;
        let mut marks = Vec::new();
        let count = ends.len();
        for (k, (curve, place)) in ends.into_iter().enumerate() {
            let y = place.1.min(lowest - apart * (count - 1 - k) as f64).max(free);
            free = y + apart;
            let (name, value) = (curve.name, curve.said.1);
            let disc = Mark::Dots { points: vec![place], radius: 4.0, fill: curve.stroke.paint, outline: None };
            marks.push(disc.keyed(figure::Key::from(name)));
            let wide = if self.ground.width < BROAD { "no" } else { "yes" };
            let label = Label::from(words(name, &[("loss", loss_text(value, 3)), ("wide", wide.to_owned())]));
            let text = self.text((right + 10.0, y), Anchor::Left, label).counting(value, |loss| loss_text(loss, 3));
            marks.push(Mark::Text(Text { paint: curve.stroke.paint, ..text }).keyed(name));
        }
        marks
    }

    /// The whole strip is one slider over the updates, to read the losses off.
    fn walk(&self) -> Option<Handle> {
        let t = self.course.updates();
        (t > 0).then(|| Handle {
            segment: None,
            group: None,
            id: "moment".to_owned(),
            area: self.scale.area,
            key: "moment".to_owned(),
            touch: Touch::Walk {
                along: Along::X,
                from: (self.x(0), 0),
                to: (self.x(t), t),
                value: self.moment.unwrap_or(t),
            },
            label: Message::new("training-moment"),
            restart: None,
        })
    }
}
