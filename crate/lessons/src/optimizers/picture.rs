//! The large picture: the landscape from above with every racer's path, and the losses beside or below it.

use super::layout::Layout;
use super::look::{shape, stroke};
use super::racer::{NAMES, Racer};
use super::spots::Spots;
use super::surface::Pair;
use super::window::Window;
use super::{Race, handles, losses, predict, rim, vectors};
use crate::Room;
use crate::symbols::lowered;
use figure::{Anchor, Axis, Key, Label, Mark, Plot, Ramp, Range, Role, Scene, Stroke, Text, Ticks, ToList};

/// Points of a path that are drawn; of a longer one, the older are left out one by one.
const POINTS: usize = 1500;
/// As long as a path has no more steps than this, each of them has a dot.
const DOTTED: usize = 60;
/// Labels keep clear of so many latest places.
const RECENT: usize = 12;
/// Radius of the ball in hand.
const BALL: f64 = 9.0;

pub(super) fn scene(race: &Race, room: Room) -> Scene {
    let layout = Layout::of(room);
    let map = map(race, &layout);
    let (losses, named) = losses::plot(race, &layout);
    let mut handles = handles::of(race, &map);
    handles.extend(handles::names(race, &named, &layout));
    Scene { width: layout.width, height: layout.height, plots: vec![map, losses], handles }
}

fn map(race: &Race, layout: &Layout) -> Plot {
    let window = race.track.window;
    let axis = |k: usize| {
        let (from, to) = window.ends(k);
        Axis {
            range: Range::linear(from, to),
            ticks: Ticks::Every(if layout.rail { 56.0 } else { 40.0 }),
            grid: false,
            label: None,
        }
    };
    let mut plot = Plot { area: layout.map, x: axis(0), y: axis(1), marks: ground(race, layout.size) };
    let mut spots = Spots::new(layout.map);
    axis_names(race, &mut plot, &mut spots, layout.size);
    for minimum in &race.land.minima {
        spots.take(plot.px(point(*minimum)).unwrap_or_default(), (22.0, 22.0));
    }
    let selected = race.selected();
    let others = || race.racers.iter().filter(|racer| racer.index != selected.index);
    plot.marks.extend(others().map(|racer| path(race, racer, stroke(racer.index, 1.75), "path")));
    plot.marks.extend(chosen_path(race));
    let latest = selected.trail.iter().skip(selected.trail.len().saturating_sub(RECENT));
    spots.avoid(&latest.filter_map(|place| plot.px(point(place))).list());
    let shapes: Vec<Mark> = others().filter_map(|racer| shape_of(race, racer, &plot)).list();
    plot.marks.extend(shapes);
    let front = front(race, &plot, &mut spots, layout.size);
    plot.marks.extend(front);
    plot
}

fn point([x, y]: Pair) -> (f64, f64) {
    (x, y)
}

/// The names of the two parameters in the corners to which they grow.
fn axis_names(race: &Race, plot: &mut Plot, spots: &mut Spots, size: f64) {
    let area = plot.area;
    let places = [
        ((area.x + area.width - 8.0, area.y + area.height - 14.0), Anchor::Right),
        ((area.x + 8.0, area.y + 14.0), Anchor::Left),
    ];
    for (name, (at, anchor)) in race.track.surface.names().iter().zip(places) {
        let text = Text::new(super::look::unplot(plot, at), Label::symbol(lowered(name)));
        let text = Text { size: size + 3.0, bold: true, paint: Role::Muted.into(), anchor, ..text };
        plot.marks.push(Mark::Text(text));
        let middle = if anchor == Anchor::Right { at.0 - 12.0 } else { at.0 + 12.0 };
        spots.take((middle, at.1), (30.0, 24.0));
    }
}

/// The shaded ground, the contour lines, and a star at every lowest place.
fn ground(race: &Race, size: f64) -> Vec<Mark> {
    let land = &race.land;
    let window = race.track.window;
    let mut marks = vec![Mark::Grid {
        from: (window.ends(0).0, window.ends(1).1),
        to: (window.ends(0).1, window.ends(1).0),
        columns: land.columns(),
        values: land.ground(),
        ramp: Ramp::Sequential(Role::Level),
        smooth: true,
    }];
    let thin = Stroke::solid(Role::Muted.alpha(0.5), 1.0);
    marks.extend(land.lines().iter().map(|points| Mark::Line { points: points.clone(), stroke: thin }));
    if race.knows_gradient() && (race.two_acts || race.steps == 0) {
        // The contour through the present place, for the gradient to be perpendicular to.
        let own = Stroke::dashed(Role::Ink.alpha(0.6), 1.5);
        let loss = race.loss(race.selected().place);
        let here = land.lines_at(loss, &race.track.surface);
        let name = far_point(&here, race.selected().place, &window).map(|at| {
            let label = Label::symbol(format!("L = {}", figure::digits(loss, 3)));
            Mark::Text(Text { size, plate: true, ..Text::new(at, label) })
        });
        marks.extend(here.into_iter().map(|points| Mark::Line { points, stroke: own }));
        marks.extend(name);
    }
    let star = |&minimum: &Pair| Mark::Text(Text { size: 24.0, ..Text::new(point(minimum), Label::symbol("★")) });
    marks.extend(land.minima.iter().map(star));
    marks
}

/// Of lines, the point farthest from a place among those that are far from the rim of the map: room for their name.
fn far_point(lines: &[Vec<(f64, f64)>], place: Pair, window: &Window) -> Option<(f64, f64)> {
    // Names of the axes stand in two corners.
    let is_inside = |at: f64, k: usize| ((at - window.corner[k]) / window.size[k] - 0.5).abs() < [0.15, 0.38][k];
    let inner = lines.iter().flatten().copied().filter(|&(x, y)| is_inside(x, 0) && is_inside(y, 1));
    let (x, y) = point(place);
    let far = |(a, b): (f64, f64)| (a - x) * (a - x) + (b - y) * (b - y);
    inner.reduce(|most, point| if far(point) > far(most) { point } else { most })
}

/// Where a racer has been; of one that has left the map, up to the rim.
fn path(race: &Race, racer: &Racer, stroke: Stroke, name: &str) -> Mark {
    let all = rim::exit(race, racer).map_or(racer.trail.len(), |exit| exit.step + 1).min(racer.trail.len());
    let points = racer.trail.iter().take(all).skip(all.saturating_sub(POINTS)).map(point).list();
    Mark::Line { points, stroke }.keyed(Key::from(name).and(racer.index)).of(NAMES[racer.index])
}

/// The shape of a racer that is not looked at. At the start all stand under the ball.
fn shape_of(race: &Race, racer: &Racer, plot: &Plot) -> Option<Mark> {
    let there = plot.px(point(racer.place)).filter(|_| race.steps > 0 && rim::exit(race, racer).is_none());
    there.map(|at| shape(plot, racer.index, at, 6.0).keyed(Key::from("shape").and(racer.index)).of(NAMES[racer.index]))
}

/// The selected racer's path lies on top of the others, with an edge of paper and its single steps.
fn chosen_path(race: &Race) -> Vec<Mark> {
    let racer = race.selected();
    let own = stroke(racer.index, 3.0);
    let mut marks =
        vec![path(race, racer, Stroke::solid(Role::Surface.alpha(0.8), 7.0), "edge"), path(race, racer, own, "path")];
    if racer.trail.len() <= DOTTED && rim::exit(race, racer).is_none() {
        let points = racer.trail.iter().map(point).list();
        let dots = Mark::Dots { points, radius: 3.0, fill: own.paint, outline: None };
        marks.push(dots.keyed(Key::from("steps").and(racer.index)).of(NAMES[racer.index]));
    }
    marks
}

/// The start, what comes next, what was foretold, the ball, and who has left.
fn front(race: &Race, plot: &Plot, spots: &mut Spots, size: f64) -> Vec<Mark> {
    let selected = race.selected();
    let mut marks = Vec::new();
    let start = race.track.window.nearest(selected.trail.at(0).unwrap_or_default());
    let held = |fill, outline, radius| Mark::Dots { points: vec![point(start)], radius, fill, outline: Some(outline) };
    // The ring that can be taken hold of.
    marks.push(held(Role::Accent.alpha(0.12), Stroke::solid(Role::Accent.alpha(0.7), 1.5), 16.0));
    let there = rim::exit(race, selected).is_none();
    if there {
        spots.take(plot.px(point(selected.place)).unwrap_or_default(), (2.0 * BALL, 2.0 * BALL));
        marks.extend(vectors::marks(race, plot, spots, size));
    }
    let latest = if race.predicts { predict::guess(&race.guesses, race.steps) } else { None };
    if let Some(guess) = race.guessed().filter(|_| race.predicts).or(latest) {
        let outline = Some(Stroke::solid(Role::Ink, 2.5));
        marks.push(Mark::Dots { points: vec![point(guess)], radius: BALL, fill: Role::Surface.alpha(0.5), outline });
    }
    if there {
        let outline = Some(Stroke::solid(Role::Surface, 2.0));
        let ball = Mark::Dots { points: vec![point(selected.place)], radius: BALL, fill: Role::Accent.into(), outline };
        marks.push(ball.keyed("ball"));
    }
    marks.extend(rim::marks(race, plot, spots, size));
    marks
}

/// What a racer is called on the picture.
pub(super) fn name(index: usize) -> Label {
    Label::words(format!("optimizer-{}", NAMES[index]))
}
