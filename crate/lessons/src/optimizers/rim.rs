//! Who has left the map: an arrow at its rim, and the step.

use super::Race;
use super::look::{stroke, unplot};
use super::racer::{NAMES, Racer};
use super::spots::Spots;
use super::surface::Pair;
use figure::{Key, Mark, Message, Plot, Stroke, Text};

/// Length of the arrow, in CSS pixels.
const ARROW: f64 = 30.0;

/// Where and when a racer went out.
pub(super) struct Exit {
    /// On the rim.
    at: Pair,
    /// From inside to outside, with a length of 1.
    way: Pair,
    /// The step that led out.
    pub(super) step: usize,
}

/// `None` while the racer is on the map.
pub(super) fn exit(race: &Race, racer: &Racer) -> Option<Exit> {
    let window = race.track.window;
    let (from, to, step) = if !window.contains(racer.place) {
        let mut last = None;
        for (t, place) in racer.trail.iter().enumerate() {
            if window.contains(place) {
                last = Some((t, place));
            }
        }
        // Every start is on the map.
        let (t, place) = last?;
        (place, racer.trail.at(t + 1)?, t + 1)
    } else {
        // A step that goes too far is not taken: the racer still stands where it was.
        let step = racer.diverged?;
        (racer.place, racer.preview(&race.track, step - 1).landing, step)
    };
    let far = [0, 1].map(|k| if to[k] == from[k] { 0.0 } else { to[k] - from[k] });
    // A way too long to be a number goes where the slope falls.
    let falls = || race.track.surface.gradient(from).map(|part| -part);
    let way = shortened(far).or_else(|| shortened(falls()))?;
    let share = (0..2).filter(|&k| way[k] != 0.0).map(|k| {
        let (low, high) = window.ends(k);
        ((if way[k] > 0.0 { high } else { low }) - from[k]) / way[k]
    });
    let share = share.fold(f64::INFINITY, f64::min);
    let at = window.nearest([0, 1].map(|k| if way[k] == 0.0 { from[k] } else { from[k] + share * way[k] }));
    Some(Exit { at, way, step })
}

/// The same direction with a length of 1. By the larger part first: a diverged step has no square.
fn shortened(way: Pair) -> Option<Pair> {
    let largest = way[0].abs().max(way[1].abs());
    let [x, y] = way.map(|part| part / largest);
    let long = (x * x + y * y).sqrt();
    (long.is_finite() && long > 0.0).then_some([x / long, y / long])
}

/// Arrows and words for all that have left.
pub(super) fn marks(race: &Race, plot: &Plot, spots: &mut Spots, size: f64) -> Vec<Mark> {
    let mut marks = Vec::new();
    for racer in &race.racers {
        let Some(exit) = exit(race, racer) else { continue };
        let Some(at) = plot.px((exit.at[0], exit.at[1])) else { continue };
        let (x, y) = (exit.way[0], -exit.way[1]);
        let key = Key::from("rim").and(racer.index);
        let back = |by: f64| (at.0 - by * x, at.1 - by * y);
        marks.push(
            Mark::Arrow {
                from: unplot(plot, back(ARROW)),
                to: unplot(plot, at),
                stroke: Stroke { dash: None, ..stroke(racer.index, 3.0) },
            }
            .keyed(key),
        );
        let words =
            Message::new("optimizers-left").with("optimizer", NAMES[racer.index]).with("t", exit.step.to_string());
        let box_size = (1.15 * size * 12.0, 1.3 * size);
        let middle = back(ARROW + 8.0 + 0.5 * box_size.0 * x.abs());
        // One below the other, towards the middle of the map, where several went out together.
        let down = if at.1 < plot.area.y + 0.5 * plot.area.height { 1.0 } else { -1.0 };
        let middles = (0..8).map(|i| (middle.0, middle.1 + down * f64::from(i) * box_size.1));
        if let Some(place) = spots.find(middles, box_size) {
            let paint = stroke(racer.index, 1.0).paint;
            let text = Text { size, paint, bold: true, plate: true, ..Text::new(unplot(plot, place), words.into()) };
            marks.push(Mark::Text(text).keyed(key));
        }
    }
    marks
}
