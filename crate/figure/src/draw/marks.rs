//! Draws the marks of a plot, one function for each kind.

use super::DIM;
use super::axes::line_across;
use super::brush::{Brush, touches};
use super::geometry::{Point, clip_curve, clip_segment, length, minus};
use super::pen::{Drawn, Pen};
use crate::list::ToList;
use crate::{Along, Canvas, Key, Mark, Paint, Plot, Ramp, Rect, Stroke, Text, Translate};

/// An arrow shorter than this is not drawn: it has no direction. In CSS pixels.
const SHORTEST_ARROW: f64 = 0.5;

/// Draws marks of one plot.
pub(super) struct MarkPainter<'a, 'p, B> {
    pub(super) pen: &'a mut Pen<'p, B>,
    pub(super) plot: &'a Plot,
    /// The rectangle to which marks are clipped: the part of the plot that lies in the scene.
    pub(super) area: Rect,
    /// The scene, inside which texts stay.
    pub(super) scene: Rect,
    pub(super) translate: Translate<'a>,
}

impl<B: Canvas> MarkPainter<'_, '_, B> {
    /// Draws a mark, paler if it belongs to other groups than the one that is lit.
    pub(super) fn lit(&mut self, mark: &Mark, lit: Option<Key>) -> Drawn {
        let groups = mark.groups();
        let steps_back = !groups.is_empty() && lit.is_some_and(|lit| !groups.contains(&lit));
        self.pen.fade = if steps_back { DIM } else { 1.0 };
        let drawn = self.mark(mark);
        self.pen.fade = 1.0;
        drawn
    }

    fn mark(&mut self, mark: &Mark) -> Drawn {
        match mark {
            Mark::Line { points, stroke } => self.curve(points, stroke),
            Mark::Dots { points, radius, fill, outline } => self.dots(points, *radius, *fill, outline.as_ref()),
            Mark::Arrow { from, to, stroke } => self.arrow(*from, *to, stroke),
            Mark::Bars { bars, fill } => self.bars(bars, *fill),
            Mark::Rule { along, at, stroke } => self.rule(*along, *at, stroke),
            Mark::Band { along, from, to, fill } => self.band(*along, *from, *to, *fill),
            Mark::Grid { from, to, columns, values, ramp, smooth } => {
                self.grid((*from, *to), *columns, values, *ramp, *smooth)
            }
            Mark::Text(text) => self.text(text),
            Mark::Shape(shape) => shape.kind().draw(self),
            Mark::Keyed(keyed) => self.mark(&keyed.mark),
        }
    }

    fn curve(&mut self, points: &[Point], stroke: &Stroke) -> Drawn {
        let pieces = clip_curve(points.iter().map(|&point| self.plot.px(point)), &self.area);
        self.pen.curve(&pieces, stroke)
    }

    fn dots(&mut self, points: &[Point], radius: f64, fill: Paint, outline: Option<&Stroke>) -> Drawn {
        let visible = |&centre: &Point| touches(centre, radius, &self.area);
        let centres: Vec<Point> = points.iter().filter_map(|&point| self.plot.px(point)).filter(visible).list();
        self.pen.discs(&centres, radius, fill, outline)
    }

    /// An arrow whose tip is outside ends at the border, and has its head there.
    fn arrow(&mut self, from: Point, to: Point, stroke: &Stroke) -> Drawn {
        let ends = self.plot.px(from).zip(self.plot.px(to));
        let Some((tail, tip)) = ends.and_then(|(tail, tip)| clip_segment(tail, tip, &self.area)) else {
            return Ok(());
        };
        let arrow = minus(tip, tail);
        let long = length(arrow);
        if long < SHORTEST_ARROW {
            return Ok(());
        }
        let (x, y) = (arrow.0 / long, arrow.1 / long);
        let head = (4.0 * stroke.width).max(8.0).min(long);
        let half = head * 0.45;
        let base = (tip.0 - x * head, tip.1 - y * head);
        let corners = [tip, (base.0 - y * half, base.1 + x * half), (base.0 + y * half, base.1 - x * half)];
        // The line ends inside the head: its round end would stick out at the tip.
        let neck = (tip.0 - x * head * 0.8, tip.1 - y * head * 0.8);
        if long > head {
            self.pen.curve(&[vec![tail, neck]], stroke)?;
        }
        self.pen.polygon(&corners, stroke.paint)
    }

    fn bars(&mut self, bars: &[(Point, Point)], fill: Paint) -> Drawn {
        for (a, b) in bars.iter().filter_map(|&(a, b)| self.plot.px(a).zip(self.plot.px(b))) {
            if let Some(visible) = Rect::from_corners(a, b).intersection(&self.area) {
                self.pen.rect(&visible, fill)?;
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
            Some(place) => line_across(self.pen, &self.area, along, place, stroke),
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
        match strip.and_then(|strip| strip.intersection(&self.area)) {
            Some(visible) => self.pen.rect(&visible, fill),
            None => Ok(()),
        }
    }

    /// A grid is drawn only if it lies inside the plot: a part of it would be an image with cells cut through.
    fn grid(&mut self, (from, to): (Point, Point), columns: usize, values: &[f32], ramp: Ramp, smooth: bool) -> Drawn {
        let Some((a, b)) = self.plot.px(from).zip(self.plot.px(to)) else { return Ok(()) };
        let rect = Rect::from_corners(a, b);
        let rows = values.len().checked_div(columns).unwrap_or(0);
        if rows == 0 || !self.area.contains(&rect) {
            return Ok(());
        }
        // An image begins at the top left, the values at any corner.
        let (from_right, from_bottom) = (a.0 > b.0, a.1 > b.1);
        let value = |row: usize, column: usize| {
            let row = if from_bottom { rows - 1 - row } else { row };
            values[row * columns + if from_right { columns - 1 - column } else { column }]
        };
        let pixels: Vec<[u8; 4]> =
            (0..rows * columns).map(|at| ramp.pixel(value(at / columns, at % columns), self.pen.theme)).list();
        self.pen.image(&rect, columns, &pixels, smooth)
    }

    fn text(&mut self, text: &Text) -> Drawn {
        match self.line(text) {
            Some(line) => self.pen.write(&line),
            None => Ok(()),
        }
    }
}
