//! What a shape is drawn with: the pen without the type of its backend, and the plot in which the shape stands.

use super::geometry::Point;
use super::marks::MarkPainter;
use super::pen::{Drawn, WIDEST};
use super::text_line::TextLine;
use crate::{Canvas, Color, Paint, Rect, Role, Stroke, Text};

/// All lengths and places but those of `px` and `line` are in CSS pixels.
pub(crate) trait Brush {
    /// Where a place of the plot is.
    fn px(&self, at: Point) -> Option<Point>;

    /// The part of the plot that lies in the scene.
    fn area(&self) -> Rect;

    fn color(&self, role: Role) -> Color;

    /// A text as it would be written, moved into the scene. `None` if it has no place.
    fn line(&self, text: &Text) -> Option<TextLine>;

    fn write(&mut self, line: &TextLine) -> Drawn;

    fn polygon(&mut self, corners: &[Point], paint: Paint) -> Drawn;

    fn polyline(&mut self, points: &[Point], stroke: &Stroke) -> Drawn;

    fn disc(&mut self, centre: Point, radius: f64, fill: Paint, outline: Option<&Stroke>) -> Drawn;
}

impl<B: Canvas> Brush for MarkPainter<'_, '_, B> {
    fn px(&self, at: Point) -> Option<Point> {
        self.plot.px(at)
    }

    fn area(&self) -> Rect {
        self.area
    }

    fn color(&self, role: Role) -> Color {
        self.pen.theme.color(role)
    }

    fn line(&self, text: &Text) -> Option<TextLine> {
        let (x, y) = self.plot.px(text.at)?;
        let mut line = TextLine::of(text, (x + text.shift.0, y + text.shift.1), self.translate);
        line.keep_inside(&self.scene);
        Some(line)
    }

    fn write(&mut self, line: &TextLine) -> Drawn {
        self.pen.write(line)
    }

    fn polygon(&mut self, corners: &[Point], paint: Paint) -> Drawn {
        self.pen.polygon(corners, paint)
    }

    fn polyline(&mut self, points: &[Point], stroke: &Stroke) -> Drawn {
        self.pen.curve(&[points.to_vec()], stroke)
    }

    fn disc(&mut self, centre: Point, radius: f64, fill: Paint, outline: Option<&Stroke>) -> Drawn {
        self.pen.discs(&[centre], radius, fill, outline)
    }
}

/// Whether a disc touches the plot.
#[inline(never)]
pub(super) fn touches((x, y): Point, radius: f64, area: &Rect) -> bool {
    // The pen draws none larger.
    let radius = radius.min(WIDEST);
    radius >= 0.0
        && x >= area.x - radius
        && x <= area.right() + radius
        && y >= area.y - radius
        && y <= area.bottom() + radius
}
