//! A bar per layer, under the link it belongs to: the size of its factor under the ceiling. Those of B are open.

use super::Shown;
use super::across::{Across, group, ticks};
use super::beads::three;
use super::chain::Layer;
use super::stage::heading;
use figure::{Anchor, Key, Label, Mark, Message, Plot, Range, Rect, Role, Scene, Stroke, Text, ToList, symbol_width};

/// Bars are no wider to each side.
const HALF: f64 = 26.0;
/// Narrower bars stand side by side without a gap, and are not hatched.
const NARROW: f64 = 7.0;
/// Numbers take at least this room.
const SHORTEST: f64 = 28.0;
/// A ceiling may be so many times as high as the highest bar; higher ones leave the picture.
const OVER: f64 = 4.0;

type Bar = ((f64, f64), (f64, f64));

/// The bars alone, for a page on which the large picture has no room for them.
pub(super) fn scene(shown: &[Shown], layer: usize, width: f64) -> Scene {
    let height = 200.0;
    let across = Across::new(shown[0].chain.depth(), width);
    let mut plot = Plot::pixels(width, height);
    let area = Rect { x: 0.0, y: 28.0, width, height: height - 28.0 - 26.0 };
    plot.marks.push(across.column(layer, area.y, area.y + area.height));
    draw(&mut plot, shown, &across, area, layer);
    plot.marks.extend(across.axis(height - 12.0, layer));
    let handles = across.handle(height, layer).into_iter().list();
    Scene { width, height, plots: vec![plot], handles }
}

pub(super) fn draw(plot: &mut Plot, shown: &[Shown], across: &Across, area: Rect, layer: usize) {
    let layers = || shown.iter().flat_map(|s| &s.chain.layers);
    let finite = |top: f64, x: f64| if x.is_finite() { top.max(x) } else { top };
    let tallest = layers().fold(0.0, |top, layer| finite(top, layer.factor.abs()));
    let ceiling = layers().fold(0.0, |top, layer| finite(top, layer.ceiling));
    let most = if tallest > 0.0 { ceiling.min(OVER * tallest).max(tallest) } else { ceiling };
    // Room for the numbers over the highest one.
    let most = if most > 0.0 { most } else { 1.0 };
    let top = most * area.height / (area.height - 22.0);
    let range = Range::linear(0.0, top);
    let y = |value: f64| area.y + area.height * (1.0 - (value / top).clamp(0.0, 1.0));
    let found = figure::ticks(&range, area.height, 40.0);
    plot.marks.extend(ticks(across, &found.into_iter().map(|(at, text)| (y(at), text)).list()));
    for (i, one) in shown.iter().enumerate() {
        let slots = Slots::new(across, i, shown.len());
        bars(&mut plot.marks, &one.chain.layers, &slots, &y, i);
    }
    write_numbers(&mut plot.marks, shown, across, &|height| y(height.min(most)));
    let sigmoid = shown.iter().all(|s| s.track.network.activation(0).bound().supremum == 0.25);
    let what =
        Message::new("vanishing-gradient-axis-factor").with("ceiling", if sigmoid { "quarter" } else { "other" });
    let lit = |i: usize| shown.get(i).map(|one| &one.chain.layers[layer - 1]);
    let number = |of: Option<&Layer>, take: fn(&Layer) -> f64| of.map_or(String::new(), |layer| three(take(layer)));
    let of_lit = Message::new("vanishing-gradient-caption")
        .with("layer", layer.to_string())
        .with("beside", if shown.len() > 1 { "yes" } else { "no" })
        .with("factor", number(lit(0), |layer| layer.factor))
        .with("ceiling", number(lit(0), |layer| layer.ceiling))
        .with("other", number(lit(1), |layer| layer.factor));
    let room = area.width > 560.0;
    heading(plot, across, area, what.into(), room.then(|| of_lit.into()));
}

/// Where the bars of a set-up stand: in the middle of the links, or A left and B right of it.
struct Slots<'a> {
    across: &'a Across,
    from: f64,
    to: f64,
}

impl<'a> Slots<'a> {
    fn new(across: &'a Across, i: usize, count: usize) -> Self {
        let half = (0.42 * across.step).min(HALF);
        let (from, to) = match (count, i) {
            (1, _) => (-half, half),
            (_, 0) => (-half, 0.0),
            _ => (0.0, half),
        };
        Self { across, from, to }
    }

    fn wide(&self) -> f64 {
        self.to - self.from
    }

    /// From its left to its right, with `inside` off at both ends.
    fn of(&self, layer: usize, inside: f64) -> (f64, f64) {
        let x = self.across.link(layer);
        (x + self.from + inside, x + self.to - inside)
    }
}

fn bars(marks: &mut Vec<Mark>, layers: &[Layer], slots: &Slots, y: &dyn Fn(f64) -> f64, of: usize) {
    let base = y(0.0);
    let narrow = slots.wide() < NARROW;
    let gap = if narrow { 0.0 } else { 2.5 };
    let key = |what: &str| Key::from(what).and(of);
    let bar = |(l, layer): (usize, &Layer)| -> Bar {
        let (left, right) = slots.of(l + 1, gap);
        ((left, base), (right, y(layer.factor.abs())))
    };
    let signed = |negative: bool| -> Vec<Bar> {
        layers.iter().enumerate().filter(|(_, layer)| (layer.factor < 0.0) == negative).map(bar).list()
    };
    // All ceilings in one line: down to the ground between two bars, where there is room.
    let lid = |(l, layer): (usize, &Layer)| {
        let ((left, right), top) = (slots.of(l + 1, 0.0), y(layer.ceiling));
        [(left, if narrow { top } else { base }), (left, top), (right, top), (right, if narrow { top } else { base })]
    };
    let lids = layers.iter().enumerate().flat_map(lid).list();
    if of == 0 {
        let boxes = layers.iter().enumerate().map(|(l, layer)| {
            let (left, right) = slots.of(l + 1, 0.0);
            ((left, base), (right, y(layer.ceiling)))
        });
        marks.push(Mark::Bars { bars: boxes.list(), fill: Role::Bound.alpha(0.12) }.keyed(key("ceilings")));
        for (negative, role) in [(false, Role::PositiveBand), (true, Role::NegativeBand)] {
            let bars = signed(negative);
            let hatch = if negative && !narrow { hatched(&bars) } else { Vec::new() };
            // Their heights show even where a reader's own colours fill bars like the ground.
            let top = |&((left, _), (right, top)): &Bar| [(left, top), (right, top), (f64::NAN, top)];
            let points = bars.iter().flat_map(top).list();
            let edge = Stroke::solid(if negative { Role::Negative } else { Role::Positive }, 2.5);
            marks.push(Mark::Bars { bars, fill: role.into() }.keyed(key("bars").and(usize::from(negative))));
            marks.push(Mark::Line { points, stroke: edge }.keyed(key("tops").and(usize::from(negative))));
            if !hatch.is_empty() {
                marks.push(Mark::Line { points: hatch, stroke: Stroke::solid(Role::Surface.alpha(0.6), 1.4) });
            }
        }
    } else {
        let outline = |bar: Bar| {
            let ((left, bottom), (right, top)) = bar;
            [(left, bottom), (left, top), (right, top), (right, bottom)]
        };
        let open = layers.iter().enumerate().map(bar).flat_map(outline).list();
        marks.push(Mark::Line { points: open, stroke: Stroke::solid(Role::Ink, 1.5) }.keyed(key("open")));
        let minus = hatched(&signed(true));
        if !narrow && !minus.is_empty() {
            marks.push(Mark::Line { points: minus, stroke: Stroke::solid(Role::Ink, 1.0) });
        }
    }
    marks.push(Mark::Line { points: lids, stroke: Stroke::solid(Role::Bound, 1.5) }.keyed(key("lids")));
}

/// Lines at 45° in each bar, 6 px apart: below zero by more than colour.
fn hatched(bars: &[Bar]) -> Vec<(f64, f64)> {
    let mut points = Vec::new();
    for ((left, bottom), (right, top)) in bars {
        let mut sum = ((left + top) / 8.5).ceil() * 8.5;
        while sum < right + bottom {
            // x + y = sum, cut to the bar.
            let (from, to) = ((sum - bottom).max(*left), (sum - top).min(*right));
            points.extend([(from, sum - from), (to, sum - to), (f64::NAN, 0.0)]);
            sum += 8.5;
        }
    }
    points
}

/// The number on each bar, where all have room.
fn write_numbers(marks: &mut Vec<Mark>, shown: &[Shown], across: &Across, y: &dyn Fn(f64) -> f64) {
    let room = across.step / shown.len() as f64 - 4.0;
    let wide = |layer: &Layer| symbol_width(&three(layer.factor), across.size, true);
    // Where no number fits, none is written to be measured: a deep chain has many.
    if room < SHORTEST || shown.iter().flat_map(|s| &s.chain.layers).any(|layer| wide(layer) > room) {
        return;
    }
    for (i, one) in shown.iter().enumerate() {
        let side = if shown.len() == 1 { 0.0 } else { (i as f64 - 0.5) * (room + 4.0) };
        for (l, layer) in one.chain.layers.iter().enumerate() {
            let at = (across.link(l + 1) + side, y(layer.ceiling.max(layer.factor.abs())) - 3.0);
            let text = across.text(at, Anchor::Bottom, Role::Ink, Label::symbol(three(layer.factor)));
            let text = Text { bold: i == 0, ..text }.counting(layer.factor, three);
            marks.push(Mark::Text(text).keyed(Key::from("factor").and(i).and(l)).of(group(l + 1).as_str()));
        }
    }
}
