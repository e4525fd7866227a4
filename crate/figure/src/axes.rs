//! Grid lines, axis lines, tick labels and what an axis measures.

use crate::Say;
use crate::path::Point;
use crate::pen::{Drawn, Pen};
use crate::ticks::ticks;
use crate::writing::{Line, resolve};
use crate::{Along, Anchor, Axis, Plot, Rect, Role, Stroke, Ticks};
use plotters::prelude::DrawingBackend;

const SIZE: f64 = 12.0;
/// Length of a tick where no grid line marks the place.
const TICK: f64 = 4.0;
/// Between the area and the tick labels.
const GAP: f64 = 8.0;
/// From the area up to the middle of what is written above it, clear of the highest tick label.
const ABOVE: f64 = 18.0;
/// The least distance of two labels beside each other.
const APART: f64 = 6.0;
/// How far a label may be moved to stay inside of the scene: it must still be read at its tick.
const NUDGE: f64 = 8.0;

/// An axis ready to be drawn, in CSS pixels.
struct Scaled {
    along: Along,
    /// Where the ticks stand.
    places: Vec<f64>,
    /// The labels that have room.
    labels: Vec<Line>,
}

/// Draws both axes of a plot.
pub(crate) fn axes<B: DrawingBackend>(pen: &mut Pen<B>, plot: &Plot, scene: &Rect, say: Say) -> Drawn {
    let both = [(Along::X, &plot.x), (Along::Y, &plot.y)];
    let scaled = both.map(|(along, axis)| scale(plot, along, axis, scene, say));
    for (_, scaled) in both.iter().zip(&scaled).filter(|((_, axis), _)| axis.grid) {
        let quiet = Stroke::solid(Role::Faint, 1.0);
        scaled.places.iter().try_for_each(|&at| across(pen, &plot.area, scaled.along, at, &quiet))?;
    }
    for ((along, axis), scaled) in both.iter().zip(&scaled) {
        if !matches!(axis.ticks, Ticks::None) {
            line(pen, &plot.area, *along, axis, &scaled.places)?;
        }
        scaled.labels.iter().try_for_each(|label| pen.write(label))?;
    }
    both.iter().zip(&scaled).try_for_each(|((_, axis), scaled)| title(pen, &plot.area, axis, scaled, scene, say))
}

/// A line right across the plot at one place of an axis.
pub(crate) fn across<B: DrawingBackend>(
    pen: &mut Pen<B>,
    area: &Rect,
    along: Along,
    at: f64,
    stroke: &Stroke,
) -> Drawn {
    match along {
        Along::X => pen.straight(along, at, area.y, area.bottom(), stroke),
        Along::Y => pen.straight(along, at, area.x, area.right(), stroke),
    }
}

/// The axis itself, below or left of the area, with its ticks unless grid lines show them.
fn line<B: DrawingBackend>(pen: &mut Pen<B>, area: &Rect, along: Along, axis: &Axis, places: &[f64]) -> Drawn {
    let stroke = Stroke::solid(Role::Muted, 1.0);
    match along {
        Along::X => across(pen, area, Along::Y, area.bottom(), &stroke)?,
        Along::Y => across(pen, area, Along::X, area.x, &stroke)?,
    }
    if axis.grid {
        return Ok(());
    }
    places.iter().try_for_each(|&at| match along {
        Along::X => pen.straight(along, at, area.bottom(), area.bottom() + TICK, &stroke),
        Along::Y => pen.straight(along, at, area.x - TICK, area.x, &stroke),
    })
}

/// Finds the ticks of an axis and the labels that fit.
fn scale(plot: &Plot, along: Along, axis: &Axis, scene: &Rect, say: Say) -> Scaled {
    let pixels = if along == Along::X { plot.area.width } else { plot.area.height };
    let label = |(value, text): (f64, String)| place(plot, along, value, text);
    let (places, labels): (Vec<f64>, Vec<Line>) = match &axis.ticks {
        Ticks::None => (Vec::new(), Vec::new()),
        Ticks::Every(least) => {
            let find = |least| -> Vec<(f64, Line)> {
                ticks(&axis.range, pixels, least).into_iter().filter_map(label).collect()
            };
            let mut found = find(*least);
            // Labels longer than expected: take fewer round numbers rather than leave out some.
            for doubling in 1..6 {
                if found.windows(2).any(|pair| crowded(along, &pair[0].1, &pair[1].1)) {
                    found = find(least.max(1.0) * f64::from(1 << doubling));
                }
            }
            found.into_iter().unzip()
        }
        Ticks::At(given) => {
            let mut found: Vec<(f64, Line)> = Vec::new();
            // Put in order one by one: a handful of ticks is not worth the code of a sort.
            for new in given.iter().filter_map(|(value, text)| label((*value, resolve(text, say)))) {
                found.insert(found.partition_point(|old| old.0 <= new.0), new);
            }
            found.into_iter().unzip()
        }
    };
    let labels = labels.into_iter().filter_map(|label| nudged(label, scene)).collect();
    Scaled { along, places, labels: thinned(along, labels) }
}

/// A tick's place and its label, if the value is on the axis.
fn place(plot: &Plot, along: Along, value: f64, text: String) -> Option<(f64, Line)> {
    let range = if along == Along::X { &plot.x.range } else { &plot.y.range };
    range.fraction(value).filter(|fraction| (-1e-9..=1.0 + 1e-9).contains(fraction))?;
    let (at, point, anchor): (f64, Point, Anchor) = match along {
        Along::X => (plot.x_px(value)?, (plot.x_px(value)?, plot.area.bottom() + GAP), Anchor::Top),
        Along::Y => (plot.y_px(value)?, (plot.area.x - GAP, plot.y_px(value)?), Anchor::Right),
    };
    Some((at, Line::new(text, SIZE, Role::Muted.into(), point, anchor)))
}

/// The label inside of the scene, if it need not be moved far.
fn nudged(mut label: Line, scene: &Rect) -> Option<Line> {
    let before = (label.room.x, label.room.y);
    label.keep_inside(scene);
    let moved = (label.room.x - before.0).abs().max((label.room.y - before.1).abs());
    let fits = label.room.x >= 0.0 && label.room.y >= 0.0;
    (fits && moved <= NUDGE).then_some(label)
}

fn crowded(along: Along, a: &Line, b: &Line) -> bool {
    let (a, b) = (&a.room, &b.room);
    match along {
        Along::X => a.x < b.right() + APART && b.x < a.right() + APART,
        Along::Y => a.y < b.bottom() && b.y < a.bottom(),
    }
}

/// Every nth label so that none crowd each other: always the first, and the last where possible.
fn thinned(along: Along, labels: Vec<Line>) -> Vec<Line> {
    let count = labels.len();
    let fits = |every: &usize| {
        let chosen = strided(along, &labels, *every);
        chosen.windows(2).all(|pair| !crowded(along, &labels[pair[0]], &labels[pair[1]]))
    };
    // A stride that meets the last label exactly is worth some labels.
    let least = (1..count).find(fits).unwrap_or(count.max(1));
    let even = (least..=2 * least).find(|every| count > *every && (count - 1).is_multiple_of(*every) && fits(every));
    let chosen = strided(along, &labels, even.unwrap_or(least));
    labels.into_iter().enumerate().filter(|(i, _)| chosen.contains(i)).map(|(_, label)| label).collect()
}

/// Every nth index, and the last one instead of a neighbour too close to it.
fn strided(along: Along, labels: &[Line], every: usize) -> Vec<usize> {
    let mut chosen: Vec<usize> = (0..labels.len()).step_by(every).collect();
    let last = labels.len().saturating_sub(1);
    // Where even the first and the last are too close, the first stays.
    if let Some(&end) = chosen.last().filter(|&&end| end != last && every < labels.len()) {
        if end != 0 && crowded(along, &labels[end], &labels[last]) {
            chosen.pop();
        }
        chosen.push(last);
    }
    chosen
}

/// What the axis measures: centred under the tick labels, or level above the top left corner, where it reads easily.
fn title<B: DrawingBackend>(
    pen: &mut Pen<B>,
    area: &Rect,
    axis: &Axis,
    scaled: &Scaled,
    scene: &Rect,
    say: Say,
) -> Drawn {
    let Some(label) = &axis.label else {
        return Ok(());
    };
    let text = resolve(label, say);
    let (at, anchor) = match scaled.along {
        Along::X => {
            let below = scaled.labels.iter().map(|label| label.room.bottom()).fold(area.bottom(), f64::max);
            ((area.x + area.width / 2.0, below + 4.0), Anchor::Top)
        }
        Along::Y => {
            let left = scaled.labels.iter().map(|label| label.room.x).fold(area.x, f64::min);
            ((left, area.y - ABOVE), Anchor::Left)
        }
    };
    let mut line = Line::new(text, SIZE, Role::Muted.into(), at, anchor);
    line.keep_inside(scene);
    pen.write(&line)
}
