//! From CSS pixels to a backend's whole device pixels. Only this file calls the drawing methods of plotters.

use super::geometry::{Point, dashes, simplify};
use super::text_line::TextLine;
use crate::list::ToList;
use crate::typeset::{Face, Place, Run, placed};
use crate::{Along, Canvas, Paint, Rect, Role, Stroke, Theme};
use plotters::prelude::{DrawingBackend, RGBAColor, ShapeStyle, TextStyle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color as _, FontDesc, FontFamily, FontStyle};

/// How far a curve may pass from its points, in device pixels.
const TOLERANCE: f64 = 0.1;
/// No stroke or disc is wider, in CSS pixels.
pub(crate) const WIDEST: f64 = 1000.0;
/// Straight lines stand on multiples of this, in CSS pixels. That is sharp on screens with one or two pixels to a CSS pixel.
const SHARP: f64 = 0.5;
/// How far the baseline is below a line's middle, in font sizes. Capitals and digits are then centred.
const BASELINE: f64 = 0.35;

/// Backends place and size text differently; this makes them agree.
#[derive(Clone, Copy)]
pub(crate) struct FontCorrection {
    /// The factor by which the font size is multiplied.
    size: f64,
    /// How far the place that the backend is told is above the baseline, in font sizes: of usual letters, and of symbols.
    middle: (f64, f64),
}

impl FontCorrection {
    /// For a canvas. It is told the baseline: browsers disagree about the middle.
    pub(crate) const CANVAS: Self = Self { size: 1.0, middle: (0.0, 0.0) };
    /// For plotters-svg. It divides font sizes by 1.24, and centres on half the height of a small x.
    pub(crate) const SVG: Self = Self { size: 1.24, middle: (0.26, 0.23) };
}

/// How far the baseline of an index is below or above the line's, in font sizes.
const LOWERED: f64 = 0.2;
const RAISED: f64 = 0.36;
/// Size of the dots under a number that can be pulled, in CSS pixels, and how far below the baseline they are, in font sizes.
const DOT: f64 = 2.0;
const UNDER: f64 = 0.24;

/// Whether drawing went well; if not, the text of the backend's error.
pub(crate) type Drawn = Result<(), String>;

/// Draws in CSS pixels on a backend.
pub(crate) struct Pen<'a, B> {
    pub(crate) backend: &'a mut B,
    pub(crate) theme: &'a Theme,
    /// The scene; no rectangle leaves it.
    pub(crate) bounds: Rect,
    /// The backend's units to a CSS pixel.
    pub(crate) scale: f64,
    pub(crate) font: FontCorrection,
    /// What all colours are multiplied with: marks step back while others are lit.
    pub(crate) fade: f64,
}

impl<B: DrawingBackend> Pen<'_, B> {
    /// A filled rectangle, at least one device pixel thick.
    pub(crate) fn rect(&mut self, rect: &Rect, paint: Paint) -> Drawn {
        let Some(rect) = rect.intersection(&self.bounds) else {
            return Ok(());
        };
        let (left, top) = self.to_device((rect.x, rect.y));
        let (right, bottom) = self.to_device((rect.right(), rect.bottom()));
        let corner = (right.max(left + 1), bottom.max(top + 1));
        let style = self.style(paint, 0.0).filled();
        self.backend.draw_rect((left, top), corner, &style, true).map_err(|error| error.to_string())
    }

    /// A horizontal or vertical line, drawn as a rectangle, which is sharper than a stroke. `along` is the axis whose place `at`
    /// is given; the line goes from `from` to `to` on the other axis.
    pub(crate) fn straight(&mut self, along: Along, at: f64, from: f64, to: f64, stroke: &Stroke) -> Drawn {
        let width = snap(drawable_width(stroke.width)).max(SHARP);
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
        let corners: Vec<(i32, i32)> = corners.iter().map(|&point| self.to_device(point)).list();
        let style = self.style(paint, 0.0).filled();
        self.backend.fill_polygon(corners, &style).map_err(|error| error.to_string())
    }

    fn to_device(&self, (x, y): Point) -> (i32, i32) {
        ((x * self.scale).round() as i32, (y * self.scale).round() as i32)
    }

    fn width(&self, width: f64) -> u32 {
        (drawable_width(width) * self.scale).round().max(1.0) as u32
    }

    fn color(&self, paint: Paint) -> RGBAColor {
        let color = self.theme.color(paint.role);
        // Thousandths keep the text of an SVG short, and nobody sees finer steps.
        let alpha = if paint.alpha.is_nan() { 1.0 } else { paint.alpha.clamp(0.0, 1.0) };
        let alpha = (alpha * self.fade * 1000.0).round() / 1000.0;
        RGBAColor(color.0, color.1, color.2, alpha)
    }

    fn style(&self, paint: Paint, width: f64) -> ShapeStyle {
        ShapeStyle { color: self.color(paint), filled: false, stroke_width: self.width(width) }
    }
}

impl<'a, B: Canvas> Pen<'a, B> {
    /// One line of text. A label of one kind of letters is given to the backend whole, with the end that is exact; the runs of
    /// others stand where the backend says that the one before ends.
    pub(crate) fn write(&mut self, line: &TextLine) -> Drawn {
        if line.plate {
            self.rect(&line.plate_rect(), Role::Surface.into())?;
        }
        let (x, y) = line.position();
        let baseline = y + BASELINE * line.size;
        if let ([run], false) = (&line.runs[..], line.dotted) {
            return self.run(run, line, x, baseline, line.side);
        }
        let (places, width) = placed(&line.runs, |run| {
            let style = self.letters(run, line, HPos::Left);
            let known = self.backend.width(&run.text, &style).map(|width| width / self.scale);
            known.unwrap_or_else(|| run.width(line.size, line.bold))
        });
        let left = match line.side {
            HPos::Left => x,
            HPos::Center => x - width / 2.0,
            HPos::Right => x - width,
        };
        let mut runs = line.runs.iter().zip(&places).enumerate();
        runs.try_for_each(|(i, (run, place))| {
            if run.number && line.dotted {
                let end = places.get(i + 1).copied().unwrap_or(width);
                let dots = Stroke { dash: Some((DOT, DOT)), ..Stroke::solid(line.paint, DOT) };
                self.straight(Along::Y, baseline + UNDER * line.size, left + place, left + end, &dots)?;
            }
            if run.is_gap() { Ok(()) } else { self.run(run, line, left + place, baseline, HPos::Left) }
        })
    }

    fn run(&mut self, run: &Run, line: &TextLine, x: f64, baseline: f64, side: HPos) -> Drawn {
        let away = match run.place {
            Place::Line => 0.0,
            Place::Below => LOWERED,
            Place::Above => -RAISED,
        };
        let middle = if run.face == Face::Plain { self.font.middle.0 } else { self.font.middle.1 };
        let at = self.to_device((x, baseline + away * line.size - middle * run.size(line.size)));
        let style = self.letters(run, line, side);
        self.backend.draw_text(&run.text, &style, at).map_err(|error| error.to_string())
    }

    fn letters(&self, run: &Run, line: &TextLine, side: HPos) -> TextStyle<'a> {
        // plotters knows no bold italics: they are its oblique ones.
        let style = match (run.face, line.bold) {
            (Face::Italic, false) => FontStyle::Italic,
            (Face::Italic, true) => FontStyle::Oblique,
            (_, false) => FontStyle::Normal,
            (_, true) => FontStyle::Bold,
        };
        let theme: &'a Theme = self.theme;
        let family = if run.face == Face::Plain { &theme.family } else { &theme.math };
        let size = run.size(line.size) * self.scale * self.font.size;
        TextStyle {
            font: FontDesc::new(FontFamily::Name(family), size, style),
            color: self.color(line.paint).to_backend_color(),
            pos: Pos::new(side, VPos::Center),
        }
    }

    /// The pieces of a curve.
    pub(crate) fn curve(&mut self, pieces: &[Vec<Point>], stroke: &Stroke) -> Drawn {
        let dash = dash(stroke);
        let backend_dashes = dash.is_some_and(|(on, off)| self.backend.dash(Some((on * self.scale, off * self.scale))));
        let style = self.style(stroke.paint, stroke.width);
        for piece in pieces {
            let points = simplify(piece, TOLERANCE / self.scale);
            match dash {
                Some((on, off)) if !backend_dashes => {
                    // Round ends make each dash longer by the stroke's width.
                    let (on, off) = ((on - stroke.width).max(0.5), off + stroke.width.min(on - 0.5));
                    dashes(&points, on, off).iter().try_for_each(|dash| self.stroke(dash, &style))?;
                }
                _ => self.stroke(&points, &style)?,
            }
        }
        if backend_dashes {
            self.backend.dash(None);
        }
        Ok(())
    }

    fn stroke(&mut self, points: &[Point], style: &ShapeStyle) -> Drawn {
        let mut path: Vec<(i32, i32)> = points.iter().map(|&point| self.to_device(point)).list();
        path.dedup();
        if path.len() > 1 { self.backend.draw_path(path, style).map_err(|error| error.to_string()) } else { Ok(()) }
    }

    /// Discs of one radius, with outlines if `outline` is given.
    pub(crate) fn discs(&mut self, centres: &[Point], radius: f64, fill: Paint, outline: Option<&Stroke>) -> Drawn {
        let centres: Vec<(i32, i32)> = centres.iter().map(|&centre| self.to_device(centre)).list();
        let radius = self.width(radius);
        let inside = self.style(fill, 0.0).filled();
        self.backend.discs(&centres, radius, &inside, true).map_err(|error| error.to_string())?;
        if let Some(stroke) = outline {
            let style = self.style(stroke.paint, stroke.width);
            self.backend.discs(&centres, radius, &style, false).map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    /// An image over a rectangle, with `columns` pixels in a row.
    pub(crate) fn image(&mut self, rect: &Rect, columns: usize, pixels: &[[u8; 4]], smooth: bool) -> Drawn {
        let (from, to) = (self.to_device((rect.x, rect.y)), self.to_device((rect.right(), rect.bottom())));
        self.backend.image(from, to, columns, pixels, smooth).map_err(|error| error.to_string())
    }
}

/// The width that is drawn: a diverged number gives a hairline or the widest line, not an error.
fn drawable_width(width: f64) -> f64 {
    if width > 0.0 { width.min(WIDEST) } else { 0.0 }
}

fn snap(place: f64) -> f64 {
    (place / SHARP).round() * SHARP
}

/// The lengths of dash and gap. `None` draws a solid line: none are given, or they are too short to be seen.
fn dash(stroke: &Stroke) -> Option<(f64, f64)> {
    stroke.dash.filter(|(on, off)| on.is_finite() && off.is_finite() && *on >= 1.0 && *off >= 1.0)
}
