//! From CSS pixels to a backend's whole device pixels: the one place where plotters is called.

use crate::path::{Point, dashes, simplify};
use crate::writing::Line;
use crate::{Along, Canvas, Paint, Rect, Role, Stroke, Theme};
use plotters::prelude::{DrawingBackend, RGBAColor, ShapeStyle, TextStyle};
use plotters::style::text_anchor::{Pos, VPos};
use plotters::style::{Color as _, FontDesc, FontFamily, FontStyle};

/// How far a curve may be from its points, in device pixels.
const TOLERANCE: f64 = 0.1;
/// No stroke or disc is wider, in CSS pixels.
const WIDEST: f64 = 1000.0;
/// Straight lines stand on multiples of this, in CSS pixels: sharp where the screen has one or two pixels to each.
const SHARP: f64 = 0.5;
/// How far below a line's middle its letters stand, in font sizes: capitals and digits are then centred.
const BASELINE: f64 = 0.35;

/// What backends disagree on when they write.
#[derive(Clone, Copy)]
pub(crate) struct Script {
    /// By what the font size is to be multiplied.
    pub(crate) size: f64,
    /// How far above the baseline the backend's vertical centre is, in font sizes.
    pub(crate) middle: f64,
}

impl Script {
    /// A canvas. Of what its `middle` is, browsers have slightly different ideas: 0.26 to 0.31.
    pub(crate) const CANVAS: Self = Self { size: 1.0, middle: 0.28 };
    /// plotters-svg divides sizes by 1.24, and centres on half of a small x.
    pub(crate) const SVG: Self = Self { size: 1.24, middle: 0.26 };
}

pub(crate) type Drawn = Result<(), String>;

/// Draws in CSS pixels.
pub(crate) struct Pen<'a, B> {
    pub(crate) backend: &'a mut B,
    pub(crate) theme: &'a Theme,
    /// The scene: no rectangle leaves it.
    pub(crate) whole: Rect,
    pub(crate) scale: f64,
    pub(crate) script: Script,
}

impl<B: DrawingBackend> Pen<'_, B> {
    /// A filled rectangle, at least one device pixel thick.
    pub(crate) fn rect(&mut self, rect: &Rect, paint: Paint) -> Drawn {
        let Some(rect) = rect.common(&self.whole) else {
            return Ok(());
        };
        let (left, top) = self.device((rect.x, rect.y));
        let (right, bottom) = self.device((rect.right(), rect.bottom()));
        let corner = (right.max(left + 1), bottom.max(top + 1));
        let style = self.style(paint, 0.0).filled();
        self.backend.draw_rect((left, top), corner, &style, true).map_err(|error| error.to_string())
    }

    /// A straight line at one value of an axis: a rectangle, which is sharper than a stroke.
    pub(crate) fn straight(&mut self, along: Along, at: f64, from: f64, to: f64, stroke: &Stroke) -> Drawn {
        let width = snap(sane(stroke.width)).max(SHARP);
        let side = snap(at - width / 2.0);
        let pieces = match dash(stroke) {
            Some((on, off)) => dashes(&[(from, 0.0), (to, 0.0)], on, off),
            None => vec![vec![(from, 0.0), (to, 0.0)]],
        };
        for piece in pieces {
            let (start, long) = (piece[0].0, piece[1].0 - piece[0].0);
            let rect = match along {
                Along::X => Rect { x: side, y: start, width, height: long },
                Along::Y => Rect { x: start, y: side, width: long, height: width },
            };
            self.rect(&rect, stroke.paint)?;
        }
        Ok(())
    }

    /// A filled polygon.
    pub(crate) fn polygon(&mut self, corners: &[Point], paint: Paint) -> Drawn {
        let corners: Vec<(i32, i32)> = corners.iter().map(|&point| self.device(point)).collect();
        let style = self.style(paint, 0.0).filled();
        self.backend.fill_polygon(corners, &style).map_err(|error| error.to_string())
    }

    /// One line of text.
    pub(crate) fn write(&mut self, line: &Line) -> Drawn {
        if line.plate {
            self.rect(&line.plate_rect(), Role::Surface.into())?;
        }
        let (x, y) = line.place();
        let at = self.device((x, y + (BASELINE - self.script.middle) * line.size));
        let weight = if line.bold { FontStyle::Bold } else { FontStyle::Normal };
        let size = line.size * self.scale * self.script.size;
        let style = TextStyle {
            font: FontDesc::new(FontFamily::Name(&self.theme.family), size, weight),
            color: self.color(line.paint).to_backend_color(),
            pos: Pos::new(line.side, VPos::Center),
        };
        self.backend.draw_text(&line.text, &style, at).map_err(|error| error.to_string())
    }

    fn device(&self, (x, y): Point) -> (i32, i32) {
        ((x * self.scale).round() as i32, (y * self.scale).round() as i32)
    }

    fn width(&self, width: f64) -> u32 {
        (sane(width) * self.scale).round().max(1.0) as u32
    }

    fn color(&self, paint: Paint) -> RGBAColor {
        let color = self.theme.color(paint.role);
        // Thousandths are fine enough, and keep the text of an SVG short.
        let alpha = if paint.alpha.is_nan() { 1.0 } else { (paint.alpha.clamp(0.0, 1.0) * 1000.0).round() / 1000.0 };
        RGBAColor(color.0, color.1, color.2, alpha)
    }

    fn style(&self, paint: Paint, width: f64) -> ShapeStyle {
        ShapeStyle { color: self.color(paint), filled: false, stroke_width: self.width(width) }
    }
}

impl<B: Canvas> Pen<'_, B> {
    /// The pieces of a curve, with round joins.
    pub(crate) fn curve(&mut self, pieces: &[Vec<Point>], stroke: &Stroke) -> Drawn {
        let dash = dash(stroke);
        let cuts = dash.is_some_and(|(on, off)| self.backend.dash(Some((on * self.scale, off * self.scale))));
        let style = self.style(stroke.paint, stroke.width);
        for piece in pieces {
            let points = simplify(piece, TOLERANCE / self.scale);
            match dash {
                Some((on, off)) if !cuts => {
                    // Round caps add half a width at either end of each dash.
                    let (on, off) = ((on - stroke.width).max(0.5), off + stroke.width.min(on - 0.5));
                    dashes(&points, on, off).iter().try_for_each(|dash| self.stroke(dash, &style))?;
                }
                _ => self.stroke(&points, &style)?,
            }
        }
        if cuts {
            self.backend.dash(None);
        }
        Ok(())
    }

    fn stroke(&mut self, points: &[Point], style: &ShapeStyle) -> Drawn {
        let mut path: Vec<(i32, i32)> = points.iter().map(|&point| self.device(point)).collect();
        path.dedup();
        if path.len() > 1 { self.backend.draw_path(path, style).map_err(|error| error.to_string()) } else { Ok(()) }
    }

    /// Discs with outlines.
    pub(crate) fn discs(&mut self, centres: &[Point], radius: f64, fill: Paint, outline: Option<&Stroke>) -> Drawn {
        let centres: Vec<(i32, i32)> = centres.iter().map(|&centre| self.device(centre)).collect();
        let radius = self.width(radius);
        let inside = self.style(fill, 0.0).filled();
        self.backend.discs(&centres, radius, &inside, true).map_err(|error| error.to_string())?;
        if let Some(stroke) = outline {
            let style = self.style(stroke.paint, stroke.width);
            self.backend.discs(&centres, radius, &style, false).map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    /// Cells of colour over a rectangle, `columns` of them in a row.
    pub(crate) fn image(&mut self, rect: &Rect, columns: usize, pixels: &[[u8; 4]], smooth: bool) -> Drawn {
        let (from, to) = (self.device((rect.x, rect.y)), self.device((rect.right(), rect.bottom())));
        self.backend.image(from, to, columns, pixels, smooth).map_err(|error| error.to_string())
    }
}

/// A width that came from a diverged number draws a hairline or a broad line, not an error.
fn sane(width: f64) -> f64 {
    if width > 0.0 { width.min(WIDEST) } else { 0.0 }
}

fn snap(place: f64) -> f64 {
    (place / SHARP).round() * SHARP
}

/// The lengths of dash and gap, if they make sense.
fn dash(stroke: &Stroke) -> Option<(f64, f64)> {
    stroke.dash.filter(|(on, off)| on.is_finite() && off.is_finite() && *on >= 1.0 && *off >= 1.0)
}
