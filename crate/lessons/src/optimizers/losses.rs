//! Every racer's loss against the step, on a logarithmic scale, with its name where its line ends.

use super::layout::Layout;
use super::look::{shape, stroke, unplot};
use super::picture::name;
use super::racer::{NAMES, Racer};
use super::{ANNEX, Race};
use crate::order;
use figure::{Anchor, Axis, Key, Label, Mark, Plot, Range, Rect, Role, Stroke, Text, Ticks, ToList, clamp, ticks};

/// The axis ends at so many times the loss at the start: who climbs higher has left.
const HIGHEST: f64 = 10.0;
/// Losses are drawn down to this share of the loss to come down to; to the second one if somebody is lower.
const LOWEST: (f64, f64) = (0.1, 1e-4);
/// The fewest steps on the axis.
const FEWEST: usize = 10;
/// Points drawn at most: of a longer run, every nth.
const POINTS: usize = 600;
/// From the edge of the plot to the beginning of a line, in CSS pixels.
const BEGIN: f64 = 8.0;
/// From the end of a line to the edge of its part of the plot, in CSS pixels.
const END: f64 = 10.0;

/// Racers by index, each with a place in CSS pixels.
pub(super) type Named = Vec<(usize, (f64, f64))>;

/// The plot, and where each racer's name stands in CSS pixels.
pub(super) fn plot(race: &Race, layout: &Layout) -> (Plot, Named) {
    let area = layout.losses;
    let (bottom, top) = ends(race);
    let last = race.steps.max(FEWEST) as f64;
    let drawn = area.width - layout.names - BEGIN - END;
    let x = Range::linear(-last * BEGIN / drawn, last * (1.0 + (END + layout.names) / drawn));
    let y = Range::log(bottom, top);
    let label = |(value, text): (f64, String)| (value, Label::symbol(text));
    let steps = ticks(&Range::linear(0.0, last), drawn, 44.0).into_iter().map(label).list();
    let mut plot = Plot {
        area,
        x: Axis { range: x, ticks: Ticks::At(steps), grid: false, label: None },
        y: Axis { range: y, ticks: Ticks::Every(44.0), grid: false, label: None },
        marks: Vec::new(),
    };
    let marks = frame(race, &plot, layout, last);
    plot.marks.extend(marks);
    let selected = race.selected().index;
    let (front, behind): (Vec<&Racer>, Vec<&Racer>) = race.racers.iter().partition(|racer| racer.index == selected);
    let ends: Named = behind
        .into_iter()
        .chain(front)
        .map(|racer| {
            let points = line(race, racer, (y.start(), y.end()));
            let end = points.last().copied().unwrap_or((0.0, y.start()));
            let width = if racer.index == selected { 3.0 } else { 1.75 };
            let line = Mark::Line { points, stroke: stroke(racer.index, width) };
            plot.marks.push(line.keyed(Key::from("loss").and(racer.index)).of(NAMES[racer.index]));
            (racer.index, plot.px(end).unwrap_or_default())
        })
        .list();
    // At the start all stand under one.
    for (index, end) in ends.iter().filter(|(index, _)| race.steps > 0 || *index == selected) {
        let mark = shape(&plot, *index, *end, 5.0).keyed(Key::from("end").and(*index)).of(NAMES[*index]);
        plot.marks.push(mark);
    }
    let named = places(race, layout, &ends);
    for &(index, at) in &named {
        let end = ends.iter().find(|(other, _)| *other == index).map_or(at, |(_, end)| *end);
        plot.marks.extend(leader(race, &plot, index, end, at));
        let text = Text::new(unplot(&plot, at), name(index));
        let (size, bold, paint) = (layout.size, index == selected, stroke(index, 1.0).paint);
        let text = Text { anchor: Anchor::Left, size, bold, paint, ..text };
        plot.marks.push(Mark::Text(text).keyed(Key::from("name").and(index)).of(NAMES[index]));
    }
    (plot, named)
}

/// The least and the greatest loss of the axis.
fn ends(race: &Race) -> (f64, f64) {
    let start = race.height(race.selected().trail.at(0).unwrap_or_default()).max(race.goal - race.base);
    let lowest = race.racers.iter().map(|racer| race.height(racer.place)).fold(f64::INFINITY, f64::min);
    let share = if lowest < LOWEST.0 * (race.goal - race.base) { LOWEST.1 } else { LOWEST.0 };
    // Where no place is lower than that, the axis need not go further.
    let floor = race.land.minima.first().map_or(0.0, |&minimum| 0.8 * race.height(minimum));
    ((share * (race.goal - race.base)).max(floor), HIGHEST * start)
}

/// A racer's losses; one that leaves the axis runs along its end.
fn line(race: &Race, racer: &Racer, (bottom, top): (f64, f64)) -> Vec<(f64, f64)> {
    let every = race.steps / POINTS + 1;
    let last = racer.trail.len() - 1;
    let all = racer.trail.iter().enumerate().filter(|(t, _)| t.is_multiple_of(every) || *t == last);
    all.map(|(t, place)| (t as f64, clamp(race.height(place), bottom, top))).list()
}

/// The loss to come down to, and what the axes measure.
fn frame(race: &Race, plot: &Plot, layout: &Layout, last: f64) -> Vec<Mark> {
    let Rect { x, y, width, height } = layout.losses;
    let text = |at, anchor, label| {
        let text = Text::new(unplot(plot, at), label);
        Mark::Text(Text { anchor, size: layout.size, paint: Role::Muted.into(), ..text })
    };
    let goal = [(0.0, (race.goal - race.base)), (last, (race.goal - race.base))];
    // In a low plot the lines begin where its letter would stand.
    let letter = if layout.rail { (x + 8.0, y + 12.0) } else { (4.0, y + height + 17.0) };
    let axis = if ANNEX && race.base < 0.0 { "optimizers-axis-above" } else { "axis-loss-log" };
    let mut marks = vec![
        Mark::Line { points: goal.to_vec(), stroke: Stroke::dashed(Role::Rule, 1.5) }.keyed("goal"),
        text(letter, Anchor::Left, Label::words(axis)),
        text((x + width - 2.0, y + height + 17.0), Anchor::Right, Label::words("optimizers-axis-step")),
    ];
    // Later the lines take this room.
    let free = layout.rail && width - layout.names > 84.0 && race.steps < FEWEST;
    if let Some(at) = plot.px(goal[0]).filter(|_| free) {
        marks.push(text((x + 8.0, at.1 - 11.0), Anchor::Left, Label::words("optimizers-goal")));
    }
    marks
}

/// Where the names stand, in CSS pixels: beside the ends of their lines, and apart from each other. Where there is no room for
/// all, those that stand lowest are named, and the selected one.
fn places(race: &Race, layout: &Layout, ends: &[(usize, (f64, f64))]) -> Named {
    let Rect { x, y, width, height } = layout.losses;
    let selected = race.selected().index;
    let most = (height / layout.line) as usize;
    let mut named: Vec<(usize, f64)> = ends.iter().map(|(index, end)| (*index, end.1)).list();
    order::sort(&mut named, |a, b| (b.0 == selected).cmp(&(a.0 == selected)).then(b.1.total_cmp(&a.1)));
    named.truncate(most.max(1));
    order::sort(&mut named, |a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    // Downwards each one clears the one above, then upwards from the bottom.
    let half = 0.5 * layout.line;
    let mut least = y;
    for (_, at) in &mut named {
        *at = at.max(least + half);
        least = *at + half;
    }
    let mut most = y + height;
    for (_, at) in named.iter_mut().rev() {
        *at = at.min(most - half);
        most = *at - half;
    }
    named.into_iter().map(|(index, at)| (index, (x + width - layout.names + 4.0, at))).list()
}

/// A thin line from the end of a racer's line to its name. At the start all lines end in one point.
fn leader(race: &Race, plot: &Plot, index: usize, end: (f64, f64), at: (f64, f64)) -> Option<Mark> {
    let points = [(end.0 + 7.0, end.1), (at.0 - 3.0, at.1)].map(|place| unplot(plot, place)).to_vec();
    let thin = Stroke::solid(figure::Paint { alpha: 0.45, ..stroke(index, 1.0).paint }, 1.0);
    (race.steps > 0).then(|| Mark::Line { points, stroke: thin }.keyed(Key::from("leader").and(index)).of(NAMES[index]))
}
