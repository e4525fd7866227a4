//! The weight in hand: a grip on its edge, or beside its neuron if it is a bias. After an update the grip has moved, and its
//! outline stays where it was.

use super::bands::{Link, three};
use super::layout::{Layout, SHARE, between, distance};
use super::picture::Drawing;
use super::{ANNEX, Act, Acts};
use figure::{Along, Grip, Handle, Key, Label, Mark, Message, Rect, Role, Text, exact};
use nn::Parameter;

/// Space between a grip and the neuron that its weight comes from.
const GAP: f64 = 6.0;
/// Pixels that stand for 1, and how far a grip moves at least, so that it is seen to move.
const UNIT: f64 = 120.0;
const SEEN: f64 = 12.0;

/// Where the grip is.
pub(super) struct Place {
    /// Its middle.
    pub(super) at: (f64, f64),
    size: (f64, f64),
    /// Whether it is the disc of an input.
    disc: bool,
}

impl Place {
    pub(super) fn new(run: &Acts, layout: &Layout) -> Self {
        let size = layout.grip;
        if let Some(input) = run.input() {
            // An input in hand has no grip: it is lit itself.
            let across = 2.0 * layout.radius;
            return Self { at: layout.units[0][input], size: (across, across), disc: true };
        }
        let end = layout.neuron(run.selected.layer(), run.selected.to());
        let at = match run.selected {
            Parameter::Weight { layer, from, .. } => on_edge(layout.units[layer][from], end, layout.radius, size),
            Parameter::Bias { layer, .. } if run.is_tied(run.selected) => {
                before(&layout.units[layer + 1], layout, size)
            }
            Parameter::Bias { .. } => beside(end, layout, size),
        };
        let inside = |x: f64, half: f64, most: f64| figure::clamp(x, half + 1.0, most - half - 1.0);
        let width = if layout.upright && run.explores() { SHARE * layout.width + 6.0 } else { layout.width };
        Self { at: (inside(at.0, 0.5 * size.0, width), inside(at.1, 0.5 * size.1, layout.height)), size, disc: false }
    }

    pub(super) fn area(&self) -> Rect {
        let (width, height) = self.size;
        Rect { x: self.at.0 - 0.5 * width, y: self.at.1 - 0.5 * height, width, height }
    }

    /// From the rim of the neuron to that of the grip, which lies over the band's end.
    pub(super) fn band(&self, end: (f64, f64), radius: f64) -> ((f64, f64), (f64, f64)) {
        let long = distance(end, self.at);
        let half = if ANNEX && self.disc { radius + 4.0 } else { half_along(end, self.at, self.size) };
        (between(end, self.at, radius / long), between(end, self.at, 1.0 - (half - 4.0).max(0.0) / long))
    }
}

/// How far a grip reaches along a line through its middle.
fn half_along(a: (f64, f64), b: (f64, f64), (width, height): (f64, f64)) -> f64 {
    let long = distance(a, b);
    let (x, y) = ((b.0 - a.0).abs() / long, (b.1 - a.1).abs() / long);
    (0.5 * width / x.max(1e-9)).min(0.5 * height / y.max(1e-9))
}

/// On its edge, close to the neuron it comes from: the band needs the rest.
fn on_edge(a: (f64, f64), b: (f64, f64), radius: f64, size: (f64, f64)) -> (f64, f64) {
    let (long, half) = (distance(a, b), half_along(a, b, size));
    let most = (long - radius - half - GAP).max(0.0);
    let far = (radius + half + GAP).max(0.3 * long).min(most);
    between(a, b, far / long)
}

/// A bias stands before its neuron: above it if it is one of the upper ones, else below it.
fn beside((x, y): (f64, f64), layout: &Layout, (width, height): (f64, f64)) -> (f64, f64) {
    if layout.upright || layout.dense {
        return if layout.upright {
            (x, y - layout.radius - 0.5 * height - 4.0)
        } else {
            (x - layout.radius - 0.5 * width - 16.0, y)
        };
    }
    let up = if is_low((x, y), layout) { 1.0 } else { -1.0 };
    (x - 0.5 * layout.radius - 0.5 * width - 4.0, y + up * (layout.radius + 0.5 * height + 4.0))
}

/// The one bias of a layer stands before the middle of its neurons.
fn before(neurons: &[(f64, f64)], layout: &Layout, (width, height): (f64, f64)) -> (f64, f64) {
    let ends = [neurons[0], neurons[neurons.len() - 1]];
    let (x, y) = between(ends[0], ends[1], 0.5);
    if layout.upright {
        return (x, y - layout.radius - 0.5 * height - 4.0);
    }
    (x - layout.radius - 0.5 * width - 14.0, y)
}

/// Whether a neuron stands in the lower half of the picture.
pub(super) fn is_low((_, y): (f64, f64), layout: &Layout) -> bool {
    y > 0.5 * layout.height + 20.0
}

impl Drawing<'_> {
    pub(super) fn draw_grip(&mut self) {
        let run = self.run;
        if run.input().is_some() {
            return;
        }
        let (now, size) = (run.now(&self.shown.now, run.selected), self.layout.letters);
        let name = run.shown(run.selected);
        let moved = self.moved_by();
        let at = (self.grip.at.0 + moved.map_or(0.0, |(pixels, _)| pixels), self.grip.at.1);
        let grip = |at: (f64, f64), ghost: bool| {
            let grip = Grip::new(at, Label::symbol(format!("{name} {}", three(now))), size);
            let arrows = (!ghost && !self.layout.upright && run.explores()).then_some(Along::X);
            Grip { text: grip.text.counting(now, three), arrows, ghost }
        };
        if moved.is_some() {
            let ghost = Mark::from(grip(self.grip.at, true)).keyed("ghost").during(0.0, 0.3);
            self.discs.push(ghost);
        }
        let mark = Mark::from(grip(at, false)).keyed("grip").during(0.0, 0.8);
        self.texts.push(mark);
        self.loupe(moved);
        let area = self.grip.area();
        let handle = self.parameter_handle(run.selected, area);
        self.handles.push(Handle { area, group: Some(Link::of_own(run.selected).group()), ..handle });
    }

    /// How many pixels the update has moved the grip, and so many times larger than a pull would.
    fn moved_by(&self) -> Option<(f64, f64)> {
        let (run, own) = (self.run, self.run.selected);
        let change = run.change(&self.shown.now, own);
        let moved =
            run.progress.act() == Act::Update && run.progress.has_moved(run.neuron(own.layer(), run.entered(own)));
        if !moved || change == 0.0 || !change.is_finite() {
            return None;
        }
        let pixels = UNIT * change.abs();
        let mut times = 1.0;
        for factor in [2.0, 2.5, 2.0].into_iter().cycle().take(60) {
            if pixels * times >= SEEN {
                break;
            }
            times *= factor;
        }
        Some(((pixels * times).min(2.5 * SEEN).copysign(change), times))
    }

    /// What the update has added, and how many times larger it is drawn.
    fn loupe(&mut self, moved: Option<(f64, f64)>) {
        let Some((_, times)) = moved.filter(|_| !self.layout.upright) else { return };
        let change = self.run.change(&self.shown.now, self.run.selected);
        let size = self.letters()[2];
        let words = Message::new("chain-rule-moved").with("change", signed(change)).with("times", exact(times));
        let ((x, y), away) = (self.grip.at, 0.5 * self.layout.grip.1 + 0.8 * size);
        let places = [(x, y + away), (x, y - away - 10.0), (x + 40.0, y + away), (x - 40.0, y + away)];
        let ((x, y), _) = self.labels.best(&places, 8.0 * size, size);
        let text = Text { size, paint: Role::Accent.into(), ..Text::new((x, y), Label::from(words)) };
        self.write(Key::from("moved"), (0.5, 1.0), text);
    }
}

/// A change with its sign.
fn signed(change: f64) -> String {
    let plus = if change > 0.0 { "+" } else { "" };
    format!("{plus}{}", three(change))
}
