//! Draws and moves the marks of a network: bands, neurons, the weight in hand, pulses.

use super::band::Shape;
use super::brush::{Brush, touches};
use super::geometry::{Point, clip_segment, length, minus};
use super::pen::{Drawn, WIDEST};
use super::round::{pill, slice};
use crate::list::ToList;
use crate::motion::Way;
use crate::scene::Kind;
use crate::{Along, Flow, Grip, Level, Paint, Pulse, Rect, Role, Stroke};
use std::any::Any;

/// Width of hatch lines, and how much of the surface shines through them.
const HATCH: (f64, f64) = (1.4, 0.42);
/// Width of a chevron's lines.
const CHEVRON: f64 = 2.2;
/// The two arrows over a grip: length, distance from each other and from the grip, size of the heads.
const ARROW: f64 = 9.0;
const BETWEEN: f64 = 6.5;
const OVER: f64 = 9.0;
const HEAD: f64 = 4.0;

impl Kind for Flow {
    fn draw(&self, brush: &mut dyn Brush) -> Drawn {
        let ends = brush.px(self.from).zip(brush.px(self.to));
        let Some((from, to, width)) = ends.and_then(|(from, to)| part(from, to, self, &brush.area())) else {
            return Ok(());
        };
        let Some(shape) = Shape::new(from, to, width, self.negative) else { return Ok(()) };
        let (role, over) = band_colours(brush, self.negative);
        let paint = |role: Role, alpha: f64| role.alpha(alpha * self.alpha);
        brush.polygon(&shape.corners, paint(role, 1.0))?;
        let (shine, outlined) = if over == Role::Ink { (1.0, true) } else { (HATCH.1, false) };
        let hatch = Stroke::solid(paint(over, shine), HATCH.0);
        shape.hatch.iter().try_for_each(|line| brush.polyline(line, &hatch))?;
        if outlined {
            let [a, b, c, d] = shape.corners;
            brush.polyline(&[a, b, c, d, a], &Stroke::solid(paint(over, 1.0), 1.5))?;
        }
        let chevron = Stroke::solid(paint(over, 1.0), CHEVRON);
        shape.chevrons.iter().try_for_each(|points| brush.polyline(points, &chevron))
    }

    /// A band that changes its sign becomes thin in between.
    fn move_from(&mut self, before: &dyn Any, way: Way) {
        let Some(before) = before.downcast_ref::<Self>() else { return };
        way.point(before.from, &mut self.from);
        way.point(before.to, &mut self.to);
        way.number(before.alpha, &mut self.alpha);
        way.number(before.reach, &mut self.reach);
        let sign = if before.negative == self.negative { 1.0 } else { -1.0 };
        way.number(sign * before.width.0, &mut self.width.0);
        way.number(sign * before.width.1, &mut self.width.1);
        if self.width.0 + self.width.1 < 0.0 {
            self.negative = !self.negative;
        }
        self.width = (self.width.0.abs(), self.width.1.abs());
    }

    /// It grows out of its beginning, and draws back to it.
    fn fade(&mut self, share: f64) {
        self.reach *= share;
    }

    fn copy(&self) -> Box<dyn Kind> {
        Box::new(*self)
    }
}

/// The colour of a band, and that of what stands on it. A reader's own few colours may not tell the signs apart: then bands
/// have outlines, and the hatch alone tells.
fn band_colours(brush: &dyn Brush, negative: bool) -> (Role, Role) {
    let alike = brush.color(Role::PositiveBand) == brush.color(Role::NegativeBand);
    let role = if negative { Role::NegativeBand } else { Role::PositiveBand };
    (role, if alike { Role::Ink } else { Role::Surface })
}

impl Kind for Level {
    fn draw(&self, brush: &mut dyn Brush) -> Drawn {
        let Some(centre) = brush.px(self.at).filter(|&centre| touches(centre, self.radius, &brush.area())) else {
            return Ok(());
        };
        let radius = self.radius.min(WIDEST);
        let inside = |role: Role| role.alpha(self.alpha);
        brush.disc(centre, radius, inside(Role::Surface), None)?;
        let filled = slice(centre, radius, self.fill);
        if !filled.is_empty() {
            brush.polygon(&filled, inside(Role::Level))?;
        }
        let alpha = self.outline.paint.alpha * self.alpha;
        let outline = Stroke { paint: Paint { alpha, ..self.outline.paint }, ..self.outline };
        brush.disc(centre, radius, Role::Surface.alpha(0.0), Some(&outline))
    }

    fn move_from(&mut self, before: &dyn Any, way: Way) {
        let Some(before) = before.downcast_ref::<Self>() else { return };
        way.point(before.at, &mut self.at);
        way.number(before.radius, &mut self.radius);
        way.number(before.fill.0, &mut self.fill.0);
        way.number(before.fill.1, &mut self.fill.1);
        way.stroke(&before.outline, &mut self.outline);
        way.number(before.alpha, &mut self.alpha);
    }

    fn fade(&mut self, share: f64) {
        self.alpha *= share;
    }

    fn copy(&self) -> Box<dyn Kind> {
        Box::new(*self)
    }
}

impl Kind for Grip {
    fn draw(&self, brush: &mut dyn Brush) -> Drawn {
        let paint = self.text.paint;
        let Some(mut line) = brush.line(&self.text) else { return Ok(()) };
        let Rect { x, y, width, height } = line.bounds;
        let (wider, higher) = (1.2 * line.size, 2.35 * line.size - height);
        let rect = Rect { x: x - wider / 2.0, y: y - higher / 2.0, width: width + wider, height: height + higher };
        let outline = pill(&rect);
        if self.ghost {
            let closed: Vec<Point> = outline.iter().chain(outline.first()).copied().list();
            return brush.polyline(&closed, &Stroke { dash: Some((4.0, 4.0)), ..Stroke::solid(paint, 1.5) });
        }
        brush.polygon(&outline, paint)?;
        if let Some(along) = self.arrows {
            arrows(brush, &rect, along, &Stroke::solid(paint, 2.0))?;
        }
        line.paint = Role::Surface.alpha(paint.alpha);
        brush.write(&line)
    }

    fn move_from(&mut self, before: &dyn Any, way: Way) {
        if let Some(before) = before.downcast_ref::<Self>() {
            way.text(&before.text, &mut self.text);
        }
    }

    fn fade(&mut self, share: f64) {
        self.text.paint.alpha *= share;
    }

    fn copy(&self) -> Box<dyn Kind> {
        Box::new(self.clone())
    }
}

/// Two small arrows away from each other: above what is pulled sideways, beside what is pulled up and down.
fn arrows(brush: &mut dyn Brush, rect: &Rect, along: Along, stroke: &Stroke) -> Drawn {
    let (x, y) = (rect.x + rect.width / 2.0, rect.y + rect.height / 2.0);
    for side in [-1.0, 1.0] {
        // `far` along the direction of the pull, `off` away from it.
        let at = |far: f64, off: f64| match along {
            Along::X => (x + side * far, rect.y - OVER + off),
            Along::Y => (rect.right() + OVER + off, y + side * far),
        };
        let tip = at(BETWEEN + ARROW, 0.0);
        let head = [at(BETWEEN + ARROW - HEAD, -HEAD), tip, at(BETWEEN + ARROW - HEAD, HEAD)];
        brush.polyline(&[at(BETWEEN, 0.0), tip], stroke)?;
        brush.polyline(&head, stroke)?;
    }
    Ok(())
}

impl Kind for Pulse {
    fn draw(&self, brush: &mut dyn Brush) -> Drawn {
        let ends = brush.px(self.from).zip(brush.px(self.to));
        let Some((from, to)) = ends.filter(|_| self.on > 0.0 && self.on < 1.0) else { return Ok(()) };
        let at = (from.0 + self.on * (to.0 - from.0), from.1 + self.on * (to.1 - from.1));
        if !touches(at, self.radius, &brush.area()) {
            return Ok(());
        }
        brush.disc(at, self.radius, self.role.into(), None)
    }

    fn move_from(&mut self, _: &dyn Any, way: Way) {
        self.on = way.share;
    }

    fn fade(&mut self, _: f64) {}

    fn enter(&mut self, share: f64) {
        self.on = share;
    }

    fn copy(&self) -> Box<dyn Kind> {
        Box::new(*self)
    }
}

/// The part of a band that has been reached and lies in the plot, with its widths at both ends.
fn part(from: Point, to: Point, flow: &Flow, area: &Rect) -> Option<(Point, Point, (f64, f64))> {
    let reach = if flow.reach > 0.0 { flow.reach.min(1.0) } else { return None };
    let reached = (from.0 + reach * (to.0 - from.0), from.1 + reach * (to.1 - from.1));
    let (first, last) = clip_segment(from, if reach < 1.0 { reached } else { to }, area)?;
    let long = length(minus(to, from));
    let width = |at: Point| {
        let share = length(minus(at, from)) / long;
        flow.width.0 * (1.0 - share) + flow.width.1 * share
    };
    Some((first, last, (width(first), width(last))))
}
