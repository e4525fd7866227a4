//! plotters' canvas backend and what it lacks: images, and the widths of letters. plotters' own way to measure a text would lay
//! out the page that hosts us; a canvas tells without.

use figure::Canvas;
use figure::backend::text_anchor::HPos;
use figure::backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use js_sys::Array;
use plotters_canvas::CanvasBackend;
use std::f64::consts::TAU;
use std::fmt;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, ImageData, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

/// Draws on a canvas of the page.
pub(crate) struct PageBackend<'a> {
    pub(crate) backend: CanvasBackend,
    pub(crate) context: CanvasRenderingContext2d,
    /// The font in use; empty at first.
    pub(crate) font: String,
    /// The present colours of strokes and of fills, and the present width of strokes. To set one again costs as much as a
    /// stroke.
    pub(crate) colors: [Option<BackendColor>; 2],
    pub(crate) width: u32,
    pub(crate) cells: &'a mut CellCanvases,
    pub(crate) widths: &'a mut Widths,
}

/// How wide letters are, in font sizes. To ask a canvas takes as long as to write, and a picture has the same few letters in every
/// frame.
#[derive(Default)]
pub(crate) struct Widths {
    /// The fonts measured: without their size, as `italic Georgia`.
    fonts: Vec<String>,
    /// Font and letter, as one number and in order, with the width.
    known: Vec<(u32, f64)>,
}

/// Hidden canvases with one pixel for each cell of an image: only a canvas can be drawn larger than it is. One of each size is
/// kept, because a new context takes longer than filling a canvas.
#[derive(Default)]
pub(crate) struct CellCanvases(Vec<(OffscreenCanvas, OffscreenCanvasRenderingContext2d)>);

/// The most canvases kept: more than a view has images of different sizes.
const MOST: usize = 8;

impl CellCanvases {
    fn fill(&mut self, width: u32, height: u32, pixels: &[[u8; 4]]) -> Result<&OffscreenCanvas, JsValue> {
        let image = ImageData::new_with_u8_clamped_array_and_sh(Clamped(pixels.as_flattened()), width, height)?;
        let known = self.0.iter().position(|(canvas, _)| (canvas.width(), canvas.height()) == (width, height));
        let place = match known {
            Some(place) => place,
            None => {
                let canvas = OffscreenCanvas::new(width, height)?;
                let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into()?;
                self.0.truncate(MOST - 1);
                self.0.insert(0, (canvas, context));
                0
            }
        };
        let (canvas, context) = &self.0[place];
        context.put_image_data(&image, 0.0, 0.0)?;
        Ok(canvas)
    }
}

/// Why something could not be drawn.
#[derive(Debug)]
pub(crate) struct Failed(String);

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failed {}

type Drawn = Result<(), DrawingErrorKind<Failed>>;

fn failed(why: impl fmt::Display) -> DrawingErrorKind<Failed> {
    DrawingErrorKind::DrawingError(Failed(why.to_string()))
}

impl Canvas for PageBackend<'_> {
    fn dash(&mut self, dash: Option<(f64, f64)>) -> bool {
        let lengths: Array = dash.into_iter().flat_map(|(on, off)| [on, off]).map(JsValue::from).collect();
        // Round caps cost four times as much, and dashes are too short to show the difference.
        self.context.set_line_cap(if dash.is_some() { "butt" } else { "round" });
        self.context.set_line_dash(&lengths).is_ok()
    }

    fn discs<S: BackendStyle>(&mut self, centres: &[BackendCoord], radius: u32, style: &S, fill: bool) -> Drawn {
        if centres.is_empty() || style.color().alpha == 0.0 {
            return Ok(());
        }
        // A circle is filled between two discs. Browsers need twice as long to stroke it.
        let (radius, half) = (f64::from(radius), if fill { 0.0 } else { 0.5 * f64::from(style.stroke_width()) });
        let arc = |x: f64, y: f64, radius: f64, back: bool| {
            self.context.move_to(x + radius, y);
            let drawn = self.context.arc_with_anticlockwise(x, y, radius, 0.0, TAU, back);
            drawn.map_err(|_| failed("canvas: no disc"))
        };
        self.context.begin_path();
        for &(x, y) in centres {
            let (x, y) = (f64::from(x), f64::from(y));
            arc(x, y, radius + half, false)?;
            if !fill && radius > half {
                arc(x, y, radius - half, true)?;
            }
        }
        self.draw(style, true);
        Ok(())
    }

    /// Letter by letter: numbers change in every frame, letters do not. What letters come closer to each other in a word is left out.
    fn width<S: BackendTextStyle>(&mut self, text: &str, style: &S) -> Option<f64> {
        let name = [css_style(style), style.family().as_str()].join(" ");
        let fonts = &mut self.widths.fonts;
        let font = fonts.iter().position(|font| *font == name).unwrap_or_else(|| {
            fonts.push(name);
            fonts.len() - 1
        });
        let widths = text.char_indices().map(|(at, letter)| {
            let key = (font as u32) << 21 | letter as u32;
            let place = self.widths.known.partition_point(|(known, _)| *known < key);
            if let Some((_, width)) = self.widths.known.get(place).filter(|(known, _)| *known == key) {
                return Some(width * style.size());
            }
            self.take_font(style);
            let width = self.context.measure_text(text.get(at..at + letter.len_utf8())?).ok()?.width();
            self.widths.known.insert(place, (key, width / style.size()));
            Some(width)
        });
        widths.sum()
    }

    fn image(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        columns: usize,
        pixels: &[[u8; 4]],
        smooth: bool,
    ) -> Drawn {
        let (width, height) = (columns as u32, (pixels.len() / columns) as u32);
        let cells = self.cells.fill(width, height, pixels).map_err(|_| failed("canvas: no room for an image"))?;
        self.context.set_image_smoothing_enabled(smooth);
        let (x, y) = (f64::from(from.0), f64::from(from.1));
        let (across, down) = (f64::from(to.0) - x, f64::from(to.1) - y);
        let drawn = self.context.draw_image_with_offscreen_canvas_and_dw_and_dh(cells, x, y, across, down);
        drawn.map_err(|_| failed("canvas: no image"))
    }
}

impl PageBackend<'_> {
    /// Fills or strokes the path.
    fn draw<S: BackendStyle>(&mut self, style: &S, fill: bool) {
        self.set_color(style.color(), fill);
        if fill {
            return self.context.fill();
        }
        if self.width != style.stroke_width() {
            self.width = style.stroke_width();
            self.context.set_line_width(f64::from(self.width));
        }
        self.context.stroke();
    }

    /// To set a font costs as much as to write: most texts of a picture have the same.
    fn take_font<S: BackendTextStyle>(&mut self, style: &S) {
        let (size, rest) = decimal(style.size());
        let font = format!("{} {size}.{rest:03}px {}", css_style(style), style.family().as_str());
        if self.font != font {
            self.context.set_font(&font);
            self.font = font;
        }
    }

    fn set_color(&mut self, color: BackendColor, fill: bool) {
        let current = &mut self.colors[usize::from(fill)];
        if current.is_some_and(|current| (current.rgb, current.alpha) == (color.rgb, color.alpha)) {
            return;
        }
        *current = Some(color);
        if fill { self.context.set_fill_style_str(&css(color)) } else { self.context.set_stroke_style_str(&css(color)) }
    }
}

/// The renderer's oblique letters are bold italics, for which plotters has no name.
fn css_style<S: BackendTextStyle>(style: &S) -> &'static str {
    match style.style() {
        FontStyle::Oblique => "italic bold",
        FontStyle::Italic => "italic",
        FontStyle::Bold => "bold",
        FontStyle::Normal => "normal",
    }
}

fn css(BackendColor { rgb: (r, g, b), alpha }: BackendColor) -> String {
    let (whole, rest) = decimal(alpha);
    format!("rgba({r},{g},{b},{whole}.{rest:03})")
}

/// The whole part of a number that is not negative, and its thousandths.
fn decimal(x: f64) -> (u32, u32) {
    let thousandths = (x * 1000.0).round() as u32;
    (thousandths / 1000, thousandths % 1000)
}

impl DrawingBackend for PageBackend<'_> {
    type ErrorType = Failed;

    fn get_size(&self) -> (u32, u32) {
        self.backend.get_size()
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        self.backend.draw_pixel(at, color).map_err(failed)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        if style.color().alpha == 0.0 {
            return Ok(());
        }
        // Each stroke is a path of its own. Browsers need longer for many strokes in one path.
        self.context.begin_path();
        path.into_iter().for_each(|(x, y)| self.context.line_to(f64::from(x), f64::from(y)));
        self.draw(style, false);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        let (x, y) = (f64::from(from.0), f64::from(from.1));
        self.context.begin_path();
        self.context.rect(x, y, f64::from(to.0) - x, f64::from(to.1) - y);
        self.draw(style, fill);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.context.begin_path();
        path.into_iter().for_each(|(x, y)| self.context.line_to(f64::from(x), f64::from(y)));
        self.draw(style, true);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.discs(&[centre], radius, style, fill)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        self.set_color(style.color(), true);
        self.context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Right => "end",
            HPos::Center => "center",
        });
        self.take_font(style);
        self.context.fill_text(text, f64::from(at.0), f64::from(at.1)).map_err(|_| failed("canvas: no text"))
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        _: &str,
        _: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Self::ErrorType>> {
        Err(failed("text is measured by figure::text_width"))
    }
}
