//! The next step: an arrow from the ball to where it lands, and w before and after it on the axis.

use super::Descent;
use super::rail::looked_at;
use super::trail::{self, said};
use super::window::{Look, beside, short};
use figure::{Handle, Key, Label, Mark, Message, Plot, Rect, Role, Segment, Stroke, Text, ToList, roomy_width};

/// An arrow shorter than this is not seen between the balls.
const SHORTEST: f64 = 6.0;

pub(super) fn marks(run: &Descent, plot: &Plot, look: Look) -> Vec<Mark> {
    let (old, new) = (run.w(), run.landing());
    if !run.window().contains(old) {
        return Vec::new();
    }
    let down = |w: f64, role: Role| vertical(run, plot, w, role, look);
    let mut marks = vec![down(old, Role::Muted).keyed(of_step("down", run, 0)).of("old")];
    if !run.hides() && run.loss(new).is_finite() {
        marks.extend(arrow(run, plot, look).map(follows("step")).map(|arrow| arrow.of("step")));
        marks.push(down(new, Role::Accent).keyed(of_step("down", run, 1)).during(0.5, 1.0).of("new"));
        marks.push(follows("landing")(ring(run, new, Role::Accent, look)).of("new"));
    }
    marks.extend(numbers(run, plot, look));
    marks
}

/// Arrow and hollow ball follow when the ball has arrived.
fn follows(key: &str) -> impl Fn(Mark) -> Mark {
    move |mark| mark.keyed(key).during(0.5, 1.0)
}

/// The key of what belongs to w after so many more steps: what belongs to the new w stays when that is the present one.
fn of_step(name: &str, run: &Descent, more: usize) -> Key {
    Key::from(name).and(run.path.steps() + 1 + more)
}

/// A hollow ball: where the ball is going to be.
fn ring(run: &Descent, w: f64, role: Role, look: Look) -> Mark {
    let outline = Some(Stroke::solid(role, 2.5));
    Mark::Dots { points: vec![(w, run.loss(w))], radius: look.ball - 2.0, fill: Role::Surface.into(), outline }
}

/// From the curve down to the number on the axis.
fn vertical(run: &Descent, plot: &Plot, w: f64, role: Role, look: Look) -> Mark {
    let stroke = Stroke { dash: Some((2.0, 4.0)), ..Stroke::solid(role, 1.5) };
    let end = plot.y.range.value_at((look.row() + 4.0) / plot.area.height);
    Mark::Line { points: vec![(w, run.loss(w)), (w, end)], stroke }
}

/// The arrow ends at the hollow ball's rim.
fn arrow(run: &Descent, plot: &Plot, look: Look) -> Option<Mark> {
    let [from, to] = [run.w(), run.landing()].map(|w| (w, run.loss(w)));
    let (a, b) = plot.px(from).zip(plot.px(to))?;
    let (right, down) = (b.0 - a.0, b.1 - a.1);
    let long = libm::hypot(right, down);
    let rim = look.ball - 1.0;
    if !long.is_finite() || long < look.ball + rim + SHORTEST {
        return None;
    }
    let to = if run.window().contains(to.0) { beside(plot, to, (-right / long * rim, -down / long * rim)) } else { to };
    Some(Mark::Arrow { from, to, stroke: Stroke::solid(Role::Accent, 3.0) })
}

/// Pointing at the arrow or at the hollow ball lights its term in the rule.
pub(super) fn handles(run: &Descent, plot: &Plot, look: Look) -> Vec<Handle> {
    let new = run.landing();
    let ball = plot.px((new, run.loss(new))).filter(|_| run.window().contains(new)).map(|(x, y)| {
        let half = look.ball + 2.0;
        Rect { x: x - half, y: y - half, width: 2.0 * half, height: 2.0 * half }
    });
    let Some(Mark::Arrow { from, to, .. }) = arrow(run, plot, look) else { return Vec::new() };
    let line = plot.px(from).zip(plot.px(to)).map(|(a, b)| Segment::new(a, b));
    let arrow = line.and_then(|line| {
        let handle = looked_at(run, "step", line.area())?;
        Some(Handle { segment: Some(line), ..handle })
    });
    arrow.into_iter().chain(ball.and_then(|area| looked_at(run, "new", area))).list()
}

/// w before and after the step, on the axis. Where both are close they move apart.
fn numbers(run: &Descent, plot: &Plot, look: Look) -> Vec<Mark> {
    let (old, new) = (run.w(), run.landing());
    let wide = |w: f64| roomy_width(&short(w), look.usual, true);
    let within = |x: f64, w: f64| {
        let (from, half) = (plot.area.x, 0.5 * wide(w));
        x.max(from + half + 2.0).min(from + plot.area.width - half)
    };
    let place = |w: f64| plot.x_px(w).unwrap_or(0.0);
    let (mut a, mut b) = (within(place(old), old), within(place(new), new));
    // Two equal numbers would say nothing.
    let known = !run.hides() && short(new) != short(old) && run.window().contains(new);
    let apart = (0.5 * (wide(old) + wide(new)) + 10.0).copysign(new - old);
    if known && (b - a).abs() < apart.abs() {
        let middle = 0.5 * (a + b);
        b = within(middle + 0.5 * apart, new);
        a = within(b - apart, old);
        b = a + apart;
    }
    let number = |w: f64, x: f64| {
        let text = Text {
            shift: (x - place(w), -0.5 * look.row() - 2.0),
            size: look.usual,
            bold: true,
            paint: Role::Accent.into(),
            ..Text::new((w, plot.y.range.start()), Label::symbol(short(w)))
        };
        Mark::Text(text)
    };
    let after = known.then(|| number(new, b).keyed(of_step("number", run, 1)).during(0.5, 1.0).of("new"));
    [number(old, a).keyed(of_step("number", run, 0)).of("old")].into_iter().chain(after).list()
}

/// The place that was foretold, and before that the question.
pub(super) fn guess(run: &Descent, plot: &Plot, look: Look) -> Vec<Mark> {
    let mut marks = Vec::new();
    if let Some(place) = run.guesses.place(run.coming()).filter(|_| run.hides()).or(run.foretold()) {
        marks.push(vertical(run, plot, place, Role::Bound, look));
        marks.push(ring(run, place, Role::Bound, look));
    }
    if run.waits_for_place() && trail::has_room_for_words(run) {
        let words = Message::new("update-rule-click").with("p", run.p());
        marks.push(said(run, words.into(), Role::Bound, look));
    }
    marks
}
