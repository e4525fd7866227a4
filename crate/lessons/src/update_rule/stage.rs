//! The large picture: the loss curve with the ball, its slope as a triangle, and the next step as an arrow. On a phone the rule
//! with its numbers stands in it, too.

use super::curve::{Curve, Minimum};
use super::path::Path;
use super::taken::{past_lines, taken};
use super::window::{Look, plot};
use super::{ANNEX, Descent, predict, rail, step, trail, triangle};
use figure::{
    Along, Anchor, Handle, Label, Mark, Message, Plot, Rect, Role, Scene, Stroke, Text, ToList, Touch, clamp, digits,
    exact,
};

/// Between the curve and the rule on a phone.
const GAP: f64 = 4.0;

pub(super) fn scene(run: &Descent, width: f64, height: f64) -> Scene {
    let look = Look::of(width);
    let below = if look.wide { 0.0 } else { rail::height(run, width) + GAP };
    let (left, right, top, bottom) = if look.wide { (54.0, 14.0, 34.0, 50.0) } else { (40.0, 8.0, 30.0, 46.0) };
    let area = Rect { x: left, y: top, width: width - left - right, height: height - below - top - bottom };
    let mut curve = plot(run, area, look);
    curve.marks = marks(run, &curve, look);
    let mut handles = handles(run, &curve, look);
    let mut plots = vec![curve];
    if !look.wide {
        let room = Rect { x: 0.0, y: height - below + GAP, width, height: below - GAP };
        let (rule, touched) = rail::plot(run, room);
        plots.push(rule);
        handles.extend(touched);
    }
    Scene { width, height, plots, handles }
}

/// Later marks lie on top: the ball last.
fn marks(run: &Descent, plot: &Plot, look: Look) -> Vec<Mark> {
    let minima: Vec<Minimum> =
        run.curve.minima().into_iter().filter(|minimum| run.window().contains(minimum.at)).list();
    let mut marks = curve(run, plot);
    // A name that has no room beside the one before it is left out.
    let mut named = f64::NEG_INFINITY;
    for minimum in &minima {
        let x = plot.x_px(minimum.at).unwrap_or(0.0);
        let crossed = ANNEX && matches!(run.curve, Curve::Own(_)) && past_lines(run, plot, minimum.at, look).is_some();
        let has_room = !ANNEX || x - named > 8.4 * look.small && !crossed;
        named = if has_room { x } else { named };
        let drawn = self::minimum(run, plot, minimum, look);
        marks.extend(drawn.into_iter().take(if has_room { 2 } else { 1 }));
    }
    marks.extend(trail::kept(run, look));
    marks.extend(trail::own(run, look));
    let mut taken = taken(run, plot, look);
    marks.extend(triangle::marks(run, plot, look, &mut taken));
    marks.extend(trail::start_words(run, plot, look, &mut taken));
    marks.extend(step::marks(run, plot, look));
    marks.extend(step::guess(run, plot, look));
    marks.extend(trail::ball(run, plot, look));
    marks
}

/// The curve, in pieces where it has no value or leaps from below the picture to above it.
fn curve(run: &Descent, plot: &Plot) -> Vec<Mark> {
    let line = |points| Mark::Line { points, stroke: Stroke::solid(Role::Curve, 2.25) };
    let points = run.window().places(260).map(|w| (w, run.loss(w)));
    // The curves of the first view have no gaps.
    if !ANNEX {
        return vec![line(points.list())];
    }
    let (low, high) = (plot.y.range.start(), plot.y.range.end());
    let mut pieces = Vec::new();
    let mut piece: Vec<(f64, f64)> = Vec::new();
    for point in points {
        let leaps = piece.last().is_some_and(|last| last.1.min(point.1) < low && last.1.max(point.1) > high);
        if leaps || !point.1.is_finite() {
            pieces.push(std::mem::take(&mut piece));
        }
        if point.1.is_finite() {
            piece.push(point);
        }
    }
    pieces.push(piece);
    pieces.into_iter().filter(|points| !points.is_empty()).map(line).list()
}

/// A minimum, with its name below the curve; the global one carries a star where there are several.
fn minimum(run: &Descent, plot: &Plot, minimum: &Minimum, look: Look) -> Vec<Mark> {
    let at = (minimum.at, run.loss(minimum.at));
    let label = match run.curve {
        Curve::Parabola { minimum, .. } => Label::symbol(format!("{}* = {}", run.p(), exact(minimum))),
        Curve::Neuron { .. } | Curve::Own(_) => Label::symbol(format!("{}* = {}", run.p(), digits(minimum.at, 3))),
        Curve::Wells => Label::words(if minimum.global { "update-rule-global" } else { "update-rule-local-minimum" }),
    };
    let (anchor, shift) = match past_lines(run, plot, minimum.at, look) {
        Some(right) => (Anchor::Left, (right, 9.0 + 0.6 * look.small)),
        None => (Anchor::Top, (0.0, 9.0)),
    };
    let text = Text { anchor, shift, paint: Role::Muted.into(), size: look.small, ..Text::new(at, label) };
    vec![Mark::Dots { points: vec![at], radius: 4.0, fill: Role::Curve.into(), outline: None }, Mark::Text(text)]
}

/// The ball can be dragged, and the kept run's ring; putting it down is a new start. Where a landing is asked for, it can be put
/// anywhere in the picture.
fn handles(run: &Descent, plot: &Plot, look: Look) -> Vec<Handle> {
    let (least, most) = run.window().reach();
    let drag = |id: &str, key: String, area: Rect, w: f64, label: &str, restart| Handle {
        segment: None,
        group: None,
        id: id.to_owned(),
        area,
        key,
        touch: Touch::Drag {
            along: Along::X,
            from: (plot.x_px(least).unwrap_or(0.0), least),
            to: (plot.x_px(most).unwrap_or(0.0), most),
            value: clamp(w, least, most),
            step: 0.1 * run.window().unit(),
        },
        label: Message::new(label).with("p", run.p()),
        restart,
    };
    let knob = |w: f64, half: f64| {
        let (x, y) = plot.px((w, run.loss(w))).unwrap_or((0.0, 0.0));
        Rect { x: x - half, y: y - half, width: 2.0 * half, height: 2.0 * half }
    };
    let mut handles = Vec::new();
    handles.extend(triangle::handle(run, plot, look));
    handles.extend(step::handles(run, plot, look));
    if run.takes_place() {
        let key = format!("landing:{}", predict::key(run.coming()));
        let at = run.guesses.place(run.coming()).unwrap_or(run.w());
        handles.push(drag("landing", key, plot.area, at, "update-rule-drag-landing", None));
    }
    // Outside of the picture there is nothing to take hold of.
    if let Some(kept) = run.kept.as_ref().map(Path::last).filter(|&w| run.window().contains(w)) {
        handles.push(drag("kept", "kept:w1".to_owned(), knob(kept, 20.0), kept, "update-rule-drag-kept", Some(0)));
    }
    if run.window().contains(run.w()) {
        let w = run.w();
        let ball = drag("ball", "w0".to_owned(), knob(w, 22.0), w, "update-rule-drag", Some(0));
        handles.push(Handle { group: Some("old".to_owned()), ..ball });
    }
    handles
}
