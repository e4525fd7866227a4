//! The ball, and where it has been.

use super::Descent;
use super::path::Path;
use super::taken::Taken;
use super::window::{Look, beside, loss_at, short};
use figure::{Key, Label, Mark, Message, Plot, Role, Stroke, Text, ToList};

/// So many old places are shown as ghosts of the ball.
const GHOSTS: usize = 8;
/// A longer way is drawn from here on only.
const LONGEST: usize = 400;

/// The places of a path on the curve: what has gone to infinity has no place.
fn places(run: &Descent, path: &Path) -> Vec<(f64, f64)> {
    let first = (path.steps() + 1).saturating_sub(LONGEST);
    path.iter().skip(first).map(|w| (w, run.loss(w))).filter(|place| place.1.is_finite()).list()
}

/// Where the ball started, every step since, and the latest places as ghosts: the older, the fainter.
pub(super) fn own(run: &Descent, look: Look) -> Vec<Mark> {
    let way = Mark::Line { points: places(run, &run.path), stroke: Stroke::solid(Role::Accent.alpha(0.3), 1.5) };
    // Old places drop out of a very long way: it would move as a whole.
    let mut marks = vec![if run.path.steps() >= LONGEST { way } else { way.keyed("way").during(0.0, 0.65) }];
    let last = run.path.steps();
    if last > 0 {
        marks.push(start(run, run.path.start(), Role::Accent, look));
    }
    for t in last.saturating_sub(GHOSTS)..last {
        let age = (last - t) as f64;
        let ghost = Mark::Dots {
            points: vec![(run.path[t], run.loss(run.path[t]))],
            radius: look.ball - 2.0 - 0.5 * age,
            fill: Role::Accent.alpha(0.5 - 0.05 * age),
            outline: None,
        };
        marks.push(ghost.keyed(Key::from("ghost").and(t)).during(0.0, 0.2));
    }
    marks
}

/// A ring where a run began.
fn start(run: &Descent, w: f64, role: Role, look: Look) -> Mark {
    let outline = Some(Stroke { dash: Some((3.0, 2.0)), ..Stroke::solid(role, 2.0) });
    Mark::Dots { points: vec![(w, run.loss(w))], radius: look.ball - 1.0, fill: Role::Surface.alpha(0.0), outline }
}

/// The word over the ring of each start; where it is too near to the ball or to anything else, it is left out.
pub(super) fn start_words(run: &Descent, plot: &Plot, look: Look, taken: &mut Taken) -> Vec<Mark> {
    let all = [Some(&run.path), run.kept.as_ref()];
    let starts = all.into_iter().flatten().filter(|path| path.steps() > 0).map(Path::start);
    let ball = plot.px((run.w(), run.loss(run.w())));
    let mut marks = Vec::new();
    for (w, (x, y)) in starts.filter_map(|w| Some((w, plot.px((w, run.loss(w)))?))) {
        let (half, up) = (1.4 * look.small, look.ball + 0.8 * look.small);
        let reach = (x - half, x + half, y - up);
        let near = ball.is_some_and(|(a, b)| (a - x).abs() < 3.1 * look.small && (b - y).abs() < 3.0 * look.small);
        if !near && taken.leaves(reach, look.small, true) {
            taken.add(reach, look.small);
            let text = Text::new((w, run.loss(w)), Label::words("update-rule-start"));
            marks.push(Mark::Text(Text { shift: (0.0, -up), size: look.small, paint: Role::Muted.into(), ..text }));
        }
    }
    marks
}

/// The run that was kept: dashed, with a ring for its ball.
pub(super) fn kept(run: &Descent, look: Look) -> Vec<Mark> {
    let Some(path) = &run.kept else { return Vec::new() };
    let points = places(run, path);
    let outline = Some(Stroke::solid(Role::Bound, 3.0));
    let now = points.last().copied().into_iter().list();
    let mut marks = vec![
        Mark::Line { points: points.clone(), stroke: Stroke::dashed(Role::Bound, 1.5) }.keyed("kept way"),
        Mark::Dots { points, radius: 3.0, fill: Role::Bound.into(), outline: None },
        Mark::Dots { points: now, radius: look.ball - 1.0, fill: Role::Surface.into(), outline }.keyed("kept"),
    ];
    if path.steps() > 0 {
        marks.push(start(run, path.start(), Role::Bound, look));
    }
    marks
}

/// The ball, with two small arrows: it can be pulled. Once it has left the picture: where and when it left.
pub(super) fn ball(run: &Descent, plot: &Plot, look: Look) -> Vec<Mark> {
    if !run.window().contains(run.w()) {
        return left(run, look);
    }
    let at = (run.w(), run.loss(run.w()));
    let outline = Some(Stroke::solid(Role::Surface, 2.0));
    let ball = Mark::Dots { points: vec![at], radius: look.ball, fill: Role::Accent.into(), outline };
    let up = -look.ball - 8.0;
    let arrow = |from: f64, to: f64| Mark::Arrow {
        from: beside(plot, at, (from, up)),
        to: beside(plot, at, (to, up)),
        stroke: Stroke::solid(Role::Accent, 1.75),
    };
    let moves = |mark: Mark, key: &str| mark.keyed(key).during(0.0, 0.65).of("old");
    vec![moves(arrow(-3.0, -16.0), "pull left"), moves(arrow(3.0, 16.0), "pull right"), moves(ball, "ball")]
}

/// An arrow through the frame, at the step that led out of it.
fn left(run: &Descent, look: Look) -> Vec<Mark> {
    let last = run.path.steps();
    let outside = (0..=last).rev().take_while(|&t| !run.window().contains(run.path[t])).count();
    let step = last + 1 - outside;
    let place = |t: usize| (run.path[t], run.loss(run.path[t]));
    let mut marks = Vec::new();
    if let Some(last) = step.checked_sub(1).filter(|_| outside > 0 && place(step).1.is_finite()) {
        let stroke = Stroke::solid(Role::Accent, 3.0);
        marks.push(Mark::Arrow { from: place(last), to: place(step), stroke });
    }
    let words =
        Message::new("update-rule-outside").with("p", run.p()).with("t", step.to_string()).with("w", short(run.w()));
    marks.push(said(run, words.into(), Role::Accent, look));
    marks
}

/// Whether the ball is low enough to leave room for a sentence above it.
pub(super) fn has_room_for_words(run: &Descent) -> bool {
    run.loss(run.w()) < loss_at(run, 0.6)
}

/// The loss at whose height sentences stand.
pub(super) fn height_of_words(run: &Descent) -> f64 {
    loss_at(run, 0.86)
}

/// A sentence in the middle of the picture, where a curve with its minimum in sight leaves room.
pub(super) fn said(run: &Descent, label: Label, role: Role, look: Look) -> Mark {
    let middle = (0.5 * (run.window().left + run.window().right), height_of_words(run));
    Mark::Text(Text { paint: role.into(), size: look.usual, bold: true, ..Text::new(middle, label) })
}
