//! The slope as a triangle on the tangent: one to the side, and as far down as the slope says. It hangs below the ball on its
//! downhill side, where a curve that bends upwards leaves room.

use super::rail::looked_at;
use super::taken::{Reach, Taken};
use super::window::{Look, short};
use super::{ANNEX, Descent};
use figure::{Anchor, Handle, Label, Mark, Message, Plot, Rect, Role, Stroke, Text, exact, text_width};

/// Its widths, largest first, in units of the window: it is as wide as fits into the picture.
const WIDTHS: [f64; 7] = [1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];
/// The tangent goes on beyond both corners.
const BEYOND: f64 = 0.3;

struct Triangle {
    /// The ball, where it touches the curve.
    at: (f64, f64),
    slope: f64,
    /// Δw.
    width: f64,
    /// 1 if downhill is to the right, −1 if to the left.
    side: f64,
}

impl Triangle {
    fn of(run: &Descent, plot: &Plot, look: Look) -> Self {
        let (w, slope) = (run.w(), run.slope(run.w()));
        let (loss, side) = (run.loss(w), if slope < 0.0 { 1.0 } else { -1.0 });
        let lowest = plot.y.range.value_at((look.row() + 4.0) / plot.area.height);
        let unit = run.window().unit();
        let fits = |width: &f64| run.window().contains(w + side * width) && loss - slope.abs() * width >= lowest;
        let widths = if ANNEX { WIDTHS.map(|width| round(width * unit)) } else { WIDTHS };
        let width = widths.into_iter().find(fits).unwrap_or(widths[WIDTHS.len() - 1]);
        Self { at: (w, loss), slope, width, side }
    }

    /// The tangent, so far from the ball downhill.
    fn down(&self, across: f64) -> (f64, f64) {
        (self.at.0 + self.side * across, self.at.1 - self.slope.abs() * across)
    }

    /// The corner with the right angle, below the ball.
    fn corner(&self) -> (f64, f64) {
        (self.at.0, self.down(self.width).1)
    }

    fn role(&self) -> Role {
        if self.slope < 0.0 { Role::Negative } else { Role::Positive }
    }
}

/// Written with few digits and read again, it is the number that a learner expects.
fn round(width: f64) -> f64 {
    libm::round(width * 1e9) / 1e9
}

pub(super) fn marks(run: &Descent, plot: &Plot, look: Look, taken: &mut Taken) -> Vec<Mark> {
    if !run.window().contains(run.w()) {
        return Vec::new();
    }
    let triangle = Triangle::of(run, plot, look);
    let (role, far, corner) = (triangle.role(), triangle.down(triangle.width), triangle.corner());
    let line = |points: [(f64, f64); 2], stroke, key: &str| follows(Mark::Line { points: points.into(), stroke }, key);
    let beyond = BEYOND * triangle.width;
    let ends = [triangle.down(-beyond), triangle.down(triangle.width + beyond)];
    let tangent = if triangle.slope < 0.0 { Stroke::dashed(role, 2.5) } else { Stroke::solid(role, 2.5) };
    let mut marks = vec![
        line(ends, tangent, "tangent"),
        line([triangle.at, corner], Stroke::solid(role, 2.0), "rise"),
        line([corner, far], Stroke::solid(role, 2.0), "run"),
    ];
    marks.extend(slope_text(&triangle, plot, look, taken).map(|mark| follows(mark, "slope")));
    marks.extend(width_text(run, &triangle, plot, look, taken).map(|mark| follows(mark, "width")));
    marks
}

/// The triangle follows when the ball has arrived.
fn follows(mark: Mark, key: &str) -> Mark {
    mark.keyed(key).during(0.5, 1.0).of("slope")
}

/// Pointing at the triangle lights the slope in the rule.
pub(super) fn handle(run: &Descent, plot: &Plot, look: Look) -> Option<Handle> {
    let triangle = run.window().contains(run.w()).then(|| Triangle::of(run, plot, look))?;
    let (a, b) = plot.px(triangle.at).zip(plot.px(triangle.down(triangle.width)))?;
    let (width, height) = ((a.0 - b.0).abs(), (a.1 - b.1).abs());
    looked_at(run, "slope", Rect { x: a.0.min(b.0), y: a.1.min(b.1), width, height })
}

/// The slope beside the leg below the ball; where no room is there, deeper, or above the ball. A triangle that is smaller says
/// so.
fn slope_text(triangle: &Triangle, plot: &Plot, look: Look, taken: &mut Taken) -> Option<Mark> {
    let (ball, corner) = (plot.px(triangle.at)?, plot.px(triangle.corner())?);
    let (number, whole) = (short(triangle.slope), triangle.width == 1.0);
    let words = Message::new("update-rule-slope")
        .with("slope", number.as_str())
        .with("size", if whole { "whole" } else { "smaller" })
        .with("scale", exact(triangle.width));
    let letters = if whole { 3.2 } else { 5.8 };
    let wide = letters * look.usual + 1.15 * text_width(&number, look.usual, true);
    let down = (0.5 * (corner.1 - ball.1)).max(look.ball + 0.8 * look.usual);
    let (side, up) = (triangle.side, -look.ball - 14.0);
    let above = (side * (look.ball + 9.0), up);
    let places = [
        (-10.0 * side, down),
        (-10.0 * side, down + 1.6 * look.usual),
        above,
        (-side * (look.ball + 9.0), up),
        (-10.0 * side, up - 1.6 * look.usual),
        (-10.0 * side, up - 3.2 * look.usual),
        (8.0 * side, down + 1.6 * look.usual),
        (side * (look.ball + 12.0), 4.0),
    ];
    let shift = taken.place(&places, |shift| reach(ball, shift, wide), look.usual);
    let shift = shift.unwrap_or_else(|| in_the_middle(plot, ball, wide));
    taken.add(reach(ball, shift, wide), look.usual);
    let text = Text::new(triangle.at, words.into());
    let anchor = if shift.0 < 0.0 { Anchor::Right } else { Anchor::Left };
    let text = Text { shift, anchor, size: look.usual, bold: true, paint: triangle.role().into(), ..text };
    Some(Mark::Text(text.counting(triangle.slope, short)))
}

/// Far up in the middle, where curves leave room: the last resort of very narrow pictures. The colour tells what it belongs to.
fn in_the_middle(plot: &Plot, ball: (f64, f64), wide: f64) -> (f64, f64) {
    let middle = plot.area.x + 0.5 * plot.area.width;
    let end = if ball.0 < middle { middle - 0.5 * wide } else { middle + 0.5 * wide };
    (end - ball.0, plot.area.y + 0.3 * plot.area.height - ball.1)
}

/// Δw below the other leg, or beside its end, if there is room.
fn width_text(run: &Descent, triangle: &Triangle, plot: &Plot, look: Look, taken: &Taken) -> Option<Mark> {
    let corner = plot.px(triangle.corner())?;
    let label = format!("Δ{} = {}", run.p(), exact(triangle.width));
    let wide = 1.2 * text_width(&label, look.small, false);
    let below = 0.8 * look.small;
    let places = [(2.0, below), (-4.0, below), (-8.0, 0.0)].map(|(right, down)| (triangle.side * right, down));
    let free = |shift: &(f64, f64)| taken.leaves(reach(corner, *shift, wide), look.small, false);
    let shift = places.into_iter().find(free)?;
    Some(Mark::Text(Text {
        shift,
        anchor: if shift.0 > 0.0 { Anchor::Left } else { Anchor::Right },
        size: look.small,
        paint: triangle.role().into(),
        ..Text::new(triangle.corner(), Label::symbol(label))
    }))
}

/// From where to where a text reaches that begins or ends so far beside a place, and the height of its middle.
fn reach(at: (f64, f64), shift: (f64, f64), wide: f64) -> Reach {
    let (x, y) = (at.0 + shift.0, at.1 + shift.1);
    if shift.0 < 0.0 { (x - wide, x, y) } else { (x, x + wide, y) }
}
