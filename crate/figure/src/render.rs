//! Draws a scene on any backend of plotters.

use crate::axes::{across, axes};
use crate::path::{Point, clip, cut, length, minus};
use crate::pen::{Drawn, Pen, Script};
use crate::writing::{Line, resolve};
use crate::{Along, Canvas, Mark, Paint, Plot, Ramp, Rect, Role, Say, Scene, Stroke, Text, Theme};

/// No scene and no plot is larger, in CSS pixels.
const LARGEST: f64 = 20_000.0;

/// Draws `scene` in the backend's units, `scale` of them to a CSS pixel. Backends round to whole units, so let there
/// be 8 or more for smooth curves: a canvas has them if its context is scaled down by as much as it has fewer pixels.
/// The backend should join and end its strokes round.
///
/// # Errors
/// What the backend reports.
pub fn render<B: Canvas>(scene: &Scene, backend: &mut B, scale: f64, theme: &Theme, say: Say) -> Drawn {
    render_part(scene, None, backend, scale, theme, say)
}

/// Draws one of the [`parts`](Scene::parts) of a scene over a scene of the same size, or the whole of it.
///
/// # Errors
/// What the backend reports.
pub fn render_part<B: Canvas>(
    scene: &Scene,
    part: Option<usize>,
    backend: &mut B,
    scale: f64,
    theme: &Theme,
    say: Say,
) -> Drawn {
    let whole = whole(scene);
    draw(scene, part, &mut Pen { backend, theme, whole, scale, script: Script::CANVAS }, say)
}

/// The scene as a rectangle, empty if its size makes no sense.
pub(crate) fn whole(scene: &Scene) -> Rect {
    let side = |length: f64| if (0.0..=LARGEST).contains(&length) { length } else { 0.0 };
    Rect { x: 0.0, y: 0.0, width: side(scene.width), height: side(scene.height) }
}

/// Draws `scene` or a part of it with a pen made for it.
pub(crate) fn draw<B: Canvas>(scene: &Scene, part: Option<usize>, pen: &mut Pen<B>, say: Say) -> Drawn {
    let whole = pen.whole;
    pen.backend.ensure_prepared().map_err(|error| error.to_string())?;
    let ground = part.and_then(|part| scene.plots.get(part)).map_or(whole, |plot| scene.ground(plot));
    pen.rect(&ground, Role::Surface.into())?;
    for (_, plot) in scene.plots.iter().enumerate().filter(|(i, _)| part.is_none_or(|part| part == *i)) {
        // A plot without room is left out: nothing in it has a place.
        let Some(area) = plot.area.common(&whole).filter(|_| plot.area.width.max(plot.area.height) <= LARGEST) else {
            continue;
        };
        let mut easel = Easel { pen, plot, area, whole, say };
        let (ground, rest): (Vec<&Mark>, Vec<&Mark>) = plot.marks.iter().partition(|mark| is_ground(mark));
        ground.into_iter().try_for_each(|mark| easel.mark(mark))?;
        axes(easel.pen, plot, &whole, say)?;
        rest.into_iter().try_for_each(|mark| easel.mark(mark))?;
    }
    pen.backend.present().map_err(|error| error.to_string())
}

/// What lies under the axes and their grid lines.
fn is_ground(mark: &Mark) -> bool {
    matches!(mark, Mark::Band { .. } | Mark::Grid { .. })
}

/// A plot being drawn.
struct Easel<'a, 'p, B> {
    pen: &'a mut Pen<'p, B>,
    plot: &'a Plot,
    /// What marks are clipped to.
    area: Rect,
    /// The scene.
    whole: Rect,
    say: Say<'a>,
}

impl<B: Canvas> Easel<'_, '_, B> {
    fn mark(&mut self, mark: &Mark) -> Drawn {
        match mark {
            Mark::Line { points, stroke } => self.line(points, stroke),
            Mark::Dots { points, radius, fill, outline } => self.dots(points, *radius, *fill, outline.as_ref()),
            Mark::Arrow { from, to, stroke } => self.arrow(*from, *to, stroke),
            Mark::Bars { bars, fill } => self.bars(bars, *fill),
            Mark::Rule { along, at, stroke } => self.rule(*along, *at, stroke),
            Mark::Band { along, from, to, fill } => self.band(*along, *from, *to, *fill),
            Mark::Grid { from, to, columns, values, ramp, smooth } => {
                self.grid((*from, *to), *columns, values, *ramp, *smooth)
            }
            Mark::Text(text) => self.text(text),
        }
    }

    fn line(&mut self, points: &[Point], stroke: &Stroke) -> Drawn {
        let pieces = clip(points.iter().map(|&point| self.plot.px(point)), &self.area);
        self.pen.curve(&pieces, stroke)
    }

    fn dots(&mut self, points: &[Point], radius: f64, fill: Paint, outline: Option<&Stroke>) -> Drawn {
        let area = &self.area;
        let seen = |(x, y): &Point| {
            *x >= area.x - radius
                && *x <= area.right() + radius
                && *y >= area.y - radius
                && *y <= area.bottom() + radius
        };
        let centres: Vec<Point> = points.iter().filter_map(|&point| self.plot.px(point)).filter(seen).collect();
        self.pen.discs(&centres, radius, fill, outline)
    }

    /// An arrow whose tip is outside is cut at the border and has its head there, pointing on.
    fn arrow(&mut self, from: Point, to: Point, stroke: &Stroke) -> Drawn {
        let ends = self.plot.px(from).zip(self.plot.px(to));
        let Some((tail, tip)) = ends.and_then(|(tail, tip)| cut(tail, tip, &self.area)) else {
            return Ok(());
        };
        let way = minus(tip, tail);
        let long = length(way);
        if long < 0.5 {
            return Ok(());
        }
        let (x, y) = (way.0 / long, way.1 / long);
        let head = (4.0 * stroke.width).max(8.0).min(long);
        let half = head * 0.45;
        let base = (tip.0 - x * head, tip.1 - y * head);
        let corners = [tip, (base.0 - y * half, base.1 + x * half), (base.0 + y * half, base.1 - x * half)];
        // The shaft ends inside of the head, so that its round end does not stick out.
        let neck = (tip.0 - x * head * 0.8, tip.1 - y * head * 0.8);
        if long > head {
            self.pen.curve(&[vec![tail, neck]], stroke)?;
        }
        self.pen.polygon(&corners, stroke.paint)
    }

    fn bars(&mut self, bars: &[(Point, Point)], fill: Paint) -> Drawn {
        for (a, b) in bars.iter().filter_map(|&(a, b)| self.plot.px(a).zip(self.plot.px(b))) {
            let bar = Rect { x: a.0.min(b.0), y: a.1.min(b.1), width: (a.0 - b.0).abs(), height: (a.1 - b.1).abs() };
            if let Some(seen) = bar.common(&self.area) {
                self.pen.rect(&seen, fill)?;
            }
        }
        Ok(())
    }

    fn rule(&mut self, along: Along, at: f64, stroke: &Stroke) -> Drawn {
        let (place, from, to) = match along {
            Along::X => (self.plot.x_px(at), self.area.x, self.area.right()),
            Along::Y => (self.plot.y_px(at), self.area.y, self.area.bottom()),
        };
        match place.filter(|place| (from..=to).contains(place)) {
            Some(place) => across(self.pen, &self.area, along, place, stroke),
            None => Ok(()),
        }
    }

    fn band(&mut self, along: Along, from: f64, to: f64, fill: Paint) -> Drawn {
        let Rect { x, y, width, height } = self.area;
        let strip = match along {
            Along::X => self.plot.x_px(from).zip(self.plot.x_px(to)).map(|(a, b)| Rect {
                x: a.min(b),
                y,
                width: (a - b).abs(),
                height,
            }),
            Along::Y => self.plot.y_px(from).zip(self.plot.y_px(to)).map(|(a, b)| Rect {
                x,
                y: a.min(b),
                width,
                height: (a - b).abs(),
            }),
        };
        match strip.and_then(|strip| strip.common(&self.area)) {
            Some(seen) => self.pen.rect(&seen, fill),
            None => Ok(()),
        }
    }

    /// Only a grid that lies in the plot is drawn: its cells have no places elsewhere.
    fn grid(&mut self, (from, to): (Point, Point), columns: usize, values: &[f32], ramp: Ramp, smooth: bool) -> Drawn {
        let Some((a, b)) = self.plot.px(from).zip(self.plot.px(to)) else { return Ok(()) };
        let rect = Rect { x: a.0.min(b.0), y: a.1.min(b.1), width: (a.0 - b.0).abs(), height: (a.1 - b.1).abs() };
        let rows = values.len().checked_div(columns).unwrap_or(0);
        if rows == 0 || !self.area.holds(&rect) {
            return Ok(());
        }
        // The image begins at the top left, whichever corner the values begin at.
        let (mirrored, turned) = (a.0 > b.0, a.1 > b.1);
        let value = |row: usize, column: usize| {
            let row = if turned { rows - 1 - row } else { row };
            values[row * columns + if mirrored { columns - 1 - column } else { column }]
        };
        let pixels: Vec<[u8; 4]> =
            (0..rows * columns).map(|at| ramp.pixel(value(at / columns, at % columns), self.pen.theme)).collect();
        self.pen.image(&rect, columns, &pixels, smooth)
    }

    fn text(&mut self, text: &Text) -> Drawn {
        let Some((x, y)) = self.plot.px(text.at) else {
            return Ok(());
        };
        let at = (x + text.shift.0, y + text.shift.1);
        let mut line = Line::new(resolve(&text.label, self.say), text.size, text.paint, at, text.anchor);
        (line.bold, line.plate) = (text.bold, text.plate);
        line.measure(at, text.anchor);
        line.keep_inside(&self.whole);
        self.pen.write(&line)
    }
}
