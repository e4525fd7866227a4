//! plotters' canvas backend and what it lacks: images. It measures no text, which would lay out the page that hosts us.

use figure::Canvas;
use figure::backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use std::fmt;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, ImageData, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

/// A canvas of the page.
pub(crate) struct Paper {
    pub(crate) backend: CanvasBackend,
    pub(crate) context: CanvasRenderingContext2d,
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

impl Canvas for Paper {
    fn image(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        columns: usize,
        pixels: &[[u8; 4]],
        smooth: bool,
    ) -> Drawn {
        let (width, height) = (columns as u32, (pixels.len() / columns) as u32);
        let cells = cells(width, height, pixels).map_err(|_| failed("canvas: no room for an image"))?;
        self.context.set_image_smoothing_enabled(smooth);
        let (x, y) = (f64::from(from.0), f64::from(from.1));
        let (across, down) = (f64::from(to.0) - x, f64::from(to.1) - y);
        let drawn = self.context.draw_image_with_offscreen_canvas_and_dw_and_dh(&cells, x, y, across, down);
        drawn.map_err(|_| failed("canvas: no image"))
    }
}

/// A canvas out of the page with one pixel for each cell: only a canvas can be drawn larger than it is.
fn cells(width: u32, height: u32, pixels: &[[u8; 4]]) -> Result<OffscreenCanvas, JsValue> {
    let image = ImageData::new_with_u8_clamped_array_and_sh(Clamped(pixels.as_flattened()), width, height)?;
    let canvas = OffscreenCanvas::new(width, height)?;
    let context: OffscreenCanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into()?;
    context.put_image_data(&image, 0.0, 0.0)?;
    Ok(canvas)
}

impl DrawingBackend for Paper {
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
        self.backend.draw_path(path, style).map_err(failed)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        self.backend.draw_rect(from, to, style, fill).map_err(failed)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.backend.fill_polygon(path, style).map_err(failed)
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.backend.draw_circle(centre, radius, style, fill).map_err(failed)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        self.backend.draw_text(text, style, at).map_err(failed)
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        _: &str,
        _: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Self::ErrorType>> {
        Err(failed("text is measured by figure::text_width"))
    }
}
