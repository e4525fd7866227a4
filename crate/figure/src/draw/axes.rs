//! Draws the axes of a plot: grid lines, axis lines, tick labels and titles. All lengths are in CSS pixels.

use super::geometry::Point;
use super::pen::{Drawn, Pen};
use super::text_line::{TextLine, resolve};
use crate::list::ToList;
use crate::{Along, Anchor, Axis, Canvas, Plot, Rect, Role, Stroke, Ticks, Translate, smallest_text, ticks};

/// Length of a tick on an axis without grid lines.
const TICK_LENGTH: f64 = 4.0;
/// Between the area and the tick labels.
const LABEL_GAP: f64 = 8.0;
/// From the area up to the middle of the vertical axis's title, which is clear of the highest tick label there.
const TITLE_GAP: f64 = 18.0;
/// The least distance between two labels of a horizontal axis.
const LABEL_DISTANCE: f64 = 6.0;
/// How far a label may be moved to stay inside the scene. Further away, it would no longer belong to its tick.
const LARGEST_SHIFT: f64 = 8.0;

/// The ticks of an axis, laid out.
struct TickLayout {
    along: Along,
    /// The places of all ticks.
    places: Vec<f64>,
    /// The labels that have room.
    labels: Vec<TextLine>,
}

/// Draws both axes of a plot.
pub(crate) fn axes<B: Canvas>(pen: &mut Pen<B>, plot: &Plot, scene: &Rect, translate: Translate) -> Drawn {
    let both = [(Along::X, &plot.x), (Along::Y, &plot.y)];
    let layouts = both.map(|(along, axis)| lay_out_ticks(plot, along, axis, scene, translate));
    for (_, layout) in both.iter().zip(&layouts).filter(|((_, axis), _)| axis.grid) {
        let faint = Stroke::solid(Role::Faint, 1.0);
        layout.places.iter().try_for_each(|&at| line_across(pen, &plot.area, layout.along, at, &faint))?;
    }
    for ((along, axis), layout) in both.iter().zip(&layouts) {
        if !matches!(axis.ticks, Ticks::None) {
            line(pen, &plot.area, *along, axis, &layout.places)?;
        }
        layout.labels.iter().try_for_each(|label| pen.write(label))?;
    }
    both.iter().zip(&layouts).try_for_each(|((_, axis), layout)| title(pen, &plot.area, axis, layout, scene, translate))
}

/// A line across the whole plot, at one place of an axis.
pub(crate) fn line_across<B: Canvas>(pen: &mut Pen<B>, area: &Rect, along: Along, at: f64, stroke: &Stroke) -> Drawn {
    match along {
        Along::X => pen.straight(along, at, area.y, area.bottom(), stroke),
        Along::Y => pen.straight(along, at, area.x, area.right(), stroke),
    }
}

/// The line of an axis, below or left of the area, with ticks if there are no grid lines.
fn line<B: Canvas>(pen: &mut Pen<B>, area: &Rect, along: Along, axis: &Axis, places: &[f64]) -> Drawn {
    let stroke = Stroke::solid(Role::Muted, 1.0);
    match along {
        Along::X => line_across(pen, area, Along::Y, area.bottom(), &stroke)?,
        Along::Y => line_across(pen, area, Along::X, area.x, &stroke)?,
    }
    if axis.grid {
        return Ok(());
    }
    places.iter().try_for_each(|&at| match along {
        Along::X => pen.straight(along, at, area.bottom(), area.bottom() + TICK_LENGTH, &stroke),
        Along::Y => pen.straight(along, at, area.x - TICK_LENGTH, area.x, &stroke),
    })
}

/// Finds the ticks of an axis and the labels that fit.
fn lay_out_ticks(plot: &Plot, along: Along, axis: &Axis, scene: &Rect, translate: Translate) -> TickLayout {
    let pixels = if along == Along::X { plot.area.width } else { plot.area.height };
    let size = smallest_text(scene.width);
    let label = |(value, text): (f64, String)| place(plot, along, value, text, size);
    let (places, labels): (Vec<f64>, Vec<TextLine>) = match &axis.ticks {
        Ticks::None => (Vec::new(), Vec::new()),
        Ticks::Every(least) => {
            let find = |least| -> Vec<(f64, TextLine)> {
                ticks(&axis.range, pixels, least).into_iter().filter_map(label).list()
            };
            let mut found = find(*least);
            // If labels are too long, fewer round values look better than labels left out.
            for doubling in 1..6 {
                if found.windows(2).any(|pair| too_close(along, &pair[0].1, &pair[1].1)) {
                    found = find(least.max(1.0) * f64::from(1 << doubling));
                }
            }
            found.into_iter().unzip()
        }
        Ticks::At(given) => {
            let mut found: Vec<(f64, TextLine)> = Vec::new();
            // Sorted by insertion: there are few ticks, and a sort would add code to the module.
            for new in given.iter().filter_map(|(value, text)| label((*value, resolve(text, translate)))) {
                found.insert(found.partition_point(|old| old.0 <= new.0), new);
            }
            found.into_iter().unzip()
        }
    };
    let labels = labels.into_iter().filter_map(|label| moved_inside(label, scene)).list();
    TickLayout { along, places, labels: without_crowding(along, labels) }
}

/// A tick's place and its label, if the value is on the axis.
fn place(plot: &Plot, along: Along, value: f64, text: String, size: f64) -> Option<(f64, TextLine)> {
    let range = if along == Along::X { &plot.x.range } else { &plot.y.range };
    range.fraction(value).filter(|fraction| (-1e-9..=1.0 + 1e-9).contains(fraction))?;
    let (at, point, anchor): (f64, Point, Anchor) = match along {
        Along::X => (plot.x_px(value)?, (plot.x_px(value)?, plot.area.bottom() + LABEL_GAP), Anchor::Top),
        Along::Y => (plot.y_px(value)?, (plot.area.x - LABEL_GAP, plot.y_px(value)?), Anchor::Right),
    };
    Some((at, TextLine::new(text, size, Role::Muted.into(), point, anchor)))
}

/// The label moved into the scene. `None` if it would have to move too far.
fn moved_inside(mut label: TextLine, scene: &Rect) -> Option<TextLine> {
    let before = (label.bounds.x, label.bounds.y);
    label.keep_inside(scene);
    let moved = (label.bounds.x - before.0).abs().max((label.bounds.y - before.1).abs());
    let fits = label.bounds.x >= 0.0 && label.bounds.y >= 0.0;
    (fits && moved <= LARGEST_SHIFT).then_some(label)
}

/// Whether two labels are too close to each other.
fn too_close(along: Along, a: &TextLine, b: &TextLine) -> bool {
    let (a, b) = (&a.bounds, &b.bounds);
    match along {
        Along::X => a.x < b.right() + LABEL_DISTANCE && b.x < a.right() + LABEL_DISTANCE,
        Along::Y => a.y < b.bottom() && b.y < a.bottom(),
    }
}

/// Every nth label, so that no two are too close: always the first, and the last where possible.
fn without_crowding(along: Along, labels: Vec<TextLine>) -> Vec<TextLine> {
    let count = labels.len();
    let fits = |every: &usize| {
        let chosen = strided(along, &labels, *every);
        chosen.windows(2).all(|pair| !too_close(along, &labels[pair[0]], &labels[pair[1]]))
    };
    // A stride that ends at the last label looks better, even if it shows fewer labels.
    let least = (1..count).find(fits).unwrap_or(count.max(1));
    let even = (least..=2 * least).find(|every| count > *every && (count - 1).is_multiple_of(*every) && fits(every));
    let chosen = strided(along, &labels, even.unwrap_or(least));
    labels.into_iter().enumerate().filter(|(i, _)| chosen.contains(i)).map(|(_, label)| label).list()
}

/// Every nth index and the last one. An index whose label is too close to the last label gives way to it.
fn strided(along: Along, labels: &[TextLine], every: usize) -> Vec<usize> {
    let mut chosen: Vec<usize> = (0..labels.len()).step_by(every).list();
    let last = labels.len().saturating_sub(1);
    // If even the first and the last are too close, both stay in the list and the caller tries a larger stride.
    if let Some(&end) = chosen.last().filter(|&&end| end != last && every < labels.len()) {
        if end != 0 && too_close(along, &labels[end], &labels[last]) {
            chosen.pop();
        }
        chosen.push(last);
    }
    chosen
}

/// Writes what the axis measures: centred below the tick labels, or horizontally above the top left corner, where it is easy to read.
fn title<B: Canvas>(
    pen: &mut Pen<B>,
    area: &Rect,
    axis: &Axis,
    layout: &TickLayout,
    scene: &Rect,
    translate: Translate,
) -> Drawn {
    let Some(label) = &axis.label else {
        return Ok(());
    };
    let text = resolve(label, translate);
    let (at, anchor) = match layout.along {
        Along::X => {
            let below = layout.labels.iter().map(|label| label.bounds.bottom()).fold(area.bottom(), f64::max);
            ((area.x + area.width / 2.0, below + 4.0), Anchor::Top)
        }
        Along::Y => {
            let left = layout.labels.iter().map(|label| label.bounds.x).fold(area.x, f64::min);
            ((left, area.y - TITLE_GAP), Anchor::Left)
        }
    };
    let mut line = TextLine::new(text, smallest_text(scene.width), Role::Muted.into(), at, anchor);
    line.keep_inside(scene);
    pen.write(&line)
}
