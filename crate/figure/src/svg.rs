//! A scene as an SVG file: for the README, for export, and for tests that look at pictures as text.

use crate::pen::{Pen, Script};
use crate::render::{draw, whole};
use crate::{Canvas, Say, Scene, Theme};
use plotters::prelude::DrawingBackend;
use plotters::style::RGBAColor;
use plotters_backend::{BackendCoord, DrawingErrorKind};
use plotters_svg::SVGBackend;

/// Units of the drawing per CSS pixel. Coordinates are whole units, so this is how fine curves are.
const SCALE: f64 = 10.0;

/// Cells of an image whose colours differ by less are one rectangle.
const SHADE: u8 = 15;

impl Canvas for SVGBackend<'_> {
    /// Runs of cells of one colour, each a rectangle: readable, and nothing is blended.
    fn image(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        columns: usize,
        pixels: &[[u8; 4]],
        _smooth: bool,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        let rows = pixels.len() / columns;
        let place = |from: i32, to: i32, share: usize, of: usize| {
            from + (f64::from(to - from) * share as f64 / of as f64).round() as i32
        };
        let shade = |[r, g, b, a]: [u8; 4]| [r, g, b, a].map(|byte| byte / SHADE * SHADE);
        for (row, cells) in pixels.chunks_exact(columns).enumerate() {
            let (top, bottom) = (place(from.1, to.1, row, rows), place(from.1, to.1, row + 1, rows));
            let mut at = 0;
            for run in cells.chunk_by(|&a, &b| shade(a) == shade(b)) {
                let (left, right) = (place(from.0, to.0, at, columns), place(from.0, to.0, at + run.len(), columns));
                at += run.len();
                let [r, g, b, _] = run[0];
                if shade(run[0])[3] > 0 {
                    self.draw_rect((left, top), (right, bottom), &RGBAColor(r, g, b, 1.0), true)?;
                }
            }
        }
        Ok(())
    }
}

/// The scene as an SVG document, as wide and high as the scene.
pub fn svg(scene: &Scene, theme: &Theme, say: Say) -> String {
    let whole = whole(scene);
    let size = ((whole.width * SCALE).round() as u32, (whole.height * SCALE).round() as u32);
    let mut drawing = String::new();
    {
        let mut backend = SVGBackend::with_string(&mut drawing, size);
        // Writing to a string cannot fail.
        let mut pen = Pen { backend: &mut backend, theme, whole, scale: SCALE, script: Script::SVG };
        let _ = draw(scene, None, &mut pen, say);
    }
    // plotters' own first tag knows neither CSS pixels nor round strokes.
    let inside = drawing.split_once('\n').map_or("", |(_, inside)| inside);
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}" viewBox="0 0 {} {}" stroke-linejoin="round" stroke-linecap="round">
{inside}"#,
        whole.width, whole.height, size.0, size.1,
    )
}
