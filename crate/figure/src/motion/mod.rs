//! Movement as data: what a scene looks like on the way from the one before, a share `u` of the way in.
//!
//! Nothing here knows a clock. [`mix`] is a pure function of two scenes and a number, and its result is drawn like any other
//! scene.

mod mixing;

use crate::list::ToList;
pub use mixing::ease;

use crate::{Axis, Mark, Plot, Range, Rect, Scale, Scene, power_of_ten};
use mixing::{enter, leave, mixed, share_of};

pub(crate) use mixing::Way;

/// What a mark is, whatever its values are: marks with the same key in two scenes are one mark that moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(u64);

impl Key {
    /// The same key with a number more: `Key::from("edge").and(layer).and(to)`.
    #[must_use]
    pub fn and(self, number: usize) -> Self {
        (number as u64).to_le_bytes().into_iter().fold(self, Self::byte)
    }

    /// FNV-1a of 64 bits: keys are made anew for every scene and should allocate nothing.
    fn byte(self, byte: u8) -> Self {
        Self((self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }
}

impl From<&str> for Key {
    fn from(name: &str) -> Self {
        name.bytes().fold(Self(0xcbf2_9ce4_8422_2325), Self::byte)
    }
}

/// A mark that is known again in the next scene.
#[derive(Clone, Debug)]
pub struct Keyed {
    /// What it is.
    pub key: Key,
    /// When it moves: from one share of the movement to another.
    pub during: (f64, f64),
    /// What it belongs to: while one of these groups is lit, it is, too.
    pub groups: Vec<Key>,
    /// The mark, never itself a keyed one.
    pub mark: Mark,
    /// What moves it and its whole scene. It hangs on the mark: a module without any keyed mark carries none of that code.
    mix: fn(&Scene, &Scene, f64) -> Scene,
}

impl Mark {
    /// This mark under a key. It moves during the whole movement, unless [`Mark::during`] says otherwise.
    #[must_use]
    pub fn keyed(self, key: impl Into<Key>) -> Self {
        Self::Keyed(Box::new(Keyed { key: key.into(), during: (0.0, 1.0), groups: Vec::new(), mark: self, mix }))
    }

    /// Has a keyed mark move between two shares of the movement only. A mark without a key does not move.
    #[must_use]
    pub fn during(mut self, from: f64, to: f64) -> Self {
        if let Self::Keyed(keyed) = &mut self {
            keyed.during = (from, to);
        }
        self
    }

    /// Has a keyed mark belong to a group, too. While another group is lit, it steps back. A mark without a key belongs to none.
    #[must_use]
    pub fn of(mut self, group: impl Into<Key>) -> Self {
        if let Self::Keyed(keyed) = &mut self {
            keyed.groups.push(group.into());
        }
        self
    }

    /// The groups it belongs to.
    pub(crate) fn groups(&self) -> &[Key] {
        if let Self::Keyed(keyed) = self { &keyed.groups } else { &[] }
    }

    /// The mark without its key.
    pub fn bare(&self) -> &Self {
        match self {
            Self::Keyed(keyed) => &keyed.mark,
            mark => mark,
        }
    }
}

/// The scene a share `u` (0 to 1) of the way from `before` to `after`. Marks under the same key move, those only in `after`
/// come in, those only in `before` leave, and marks without a key are those of `after`. At 1 it is drawn exactly like `after`;
/// at 0 keyed marks are drawn exactly as in `before`. It has no handles: nothing is touched while it moves.
#[inline(never)]
pub fn mix(before: &Scene, after: &Scene, u: f64) -> Scene {
    // Places in scenes of different sizes have nothing to do with each other.
    let moves = u < 1.0 && (before.width, before.height) == (after.width, after.height);
    let plot = |(i, plot): (usize, &Plot)| match before.plots.get(i).filter(|_| moves) {
        Some(old) => mix_plots(old, plot, u.max(0.0)),
        None => plot.clone(),
    };
    Scene {
        width: after.width,
        height: after.height,
        plots: after.plots.iter().enumerate().map(plot).list(),
        handles: Vec::new(),
    }
}

/// The same if a mark of either scene has a key; `None` if nothing moves.
pub fn moving(before: &Scene, after: &Scene, u: f64) -> Option<Scene> {
    let mut marks = [after, before].into_iter().flat_map(|scene| &scene.plots).flat_map(|plot| &plot.marks);
    let mix = marks.find_map(|mark| if let Mark::Keyed(keyed) = mark { Some(keyed.mix) } else { None });
    mix.map(|mix| mix(before, after, u))
}

fn mix_plots(before: &Plot, after: &Plot, u: f64) -> Plot {
    let share = share_of((0.0, 1.0), u);
    let (a, b) = (before.area, after.area);
    let side = |a: f64, b: f64| mixed(a, b, share);
    let axis = |a: &Axis, b: &Axis| Axis { range: mix_ranges(a.range, b.range, share), ..b.clone() };
    let (x, y) = (axis(&before.x, &after.x), axis(&before.y, &after.y));
    let way = Way { share, x: x.range.scale(), y: y.range.scale() };
    Plot {
        area: Rect {
            x: side(a.x, b.x),
            y: side(a.y, b.y),
            width: side(a.width, b.width),
            height: side(a.height, b.height),
        },
        marks: mix_marks(&before.marks, &after.marks, way, u),
        x,
        y,
    }
}

/// Ranges flow into each other where they are of one kind, so that a plot zooms.
fn mix_ranges(a: Range, b: Range, share: f64) -> Range {
    if a == b || a.scale() != b.scale() || a.fraction(a.start()) != b.fraction(b.start()) {
        return b;
    }
    if share == 0.0 {
        return a;
    }
    let between = |from: f64, to: f64| match b.scale() {
        Scale::Linear => mixed(from, to, share),
        Scale::Log => from * power_of_ten(share * libm::log10(to / from)),
    };
    let range = Range::new(b.scale(), between(a.start(), b.start()), between(a.end(), b.end()));
    if b.fraction(b.start()) == Some(1.0) { range.flipped() } else { range }
}

/// Marks in the order in which they are drawn: those that leave stay where they were among the others.
fn mix_marks(before: &[Mark], after: &[Mark], way: Way, u: f64) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(after.len() + before.len() / 4);
    // So many of the marks before have been dealt with.
    let mut done = 0;
    for mark in after {
        let Mark::Keyed(keyed) = mark else {
            marks.push(mark.clone());
            continue;
        };
        let share = share_of(keyed.during, u);
        match find(before, keyed, done) {
            Some((at, old)) => {
                if at >= done {
                    leaving(&mut marks, before.get(done..at), after, u);
                    done = at + 1;
                }
                marks.push(Way { share, ..way }.between(old, &keyed.mark));
            }
            None => marks.extend(enter(&keyed.mark, share)),
        }
    }
    leaving(&mut marks, before.get(done..), after, u);
    marks
}

/// Adds those marks of a stretch that have no counterpart in the scene to come.
fn leaving(marks: &mut Vec<Mark>, stretch: Option<&[Mark]>, after: &[Mark], u: f64) {
    for mark in stretch.unwrap_or_default() {
        if let Mark::Keyed(keyed) = mark
            && find(after, keyed, marks.len()).is_none()
        {
            marks.extend(leave(&keyed.mark, u));
        }
    }
}

/// The mark with the same key and of the same kind, looked for from about its place on.
fn find<'a>(marks: &'a [Mark], wanted: &Keyed, near: usize) -> Option<(usize, &'a Mark)> {
    (0..marks.len()).find_map(|i| {
        let at = (near + i) % marks.len();
        match marks.get(at) {
            Some(Mark::Keyed(keyed)) if keyed.key == wanted.key && is_like(&keyed.mark, &wanted.mark) => {
                Some((at, &keyed.mark))
            }
            _ => None,
        }
    })
}

fn is_like(a: &Mark, b: &Mark) -> bool {
    match (a, b) {
        (Mark::Shape(a), Mark::Shape(b)) => a.is_like(b),
        _ => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}
