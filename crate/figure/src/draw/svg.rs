//! A scene as an SVG file: for documents, and for tests that compare pictures as text.

use super::pen::{FontCorrection, Pen};
use super::{bounds_of, draw};
use crate::{Canvas, Scene, Theme, Translate};
use plotters::prelude::DrawingBackend;
use plotters::style::RGBAColor;
use plotters_backend::{BackendCoord, DrawingErrorKind};
use plotters_svg::SVGBackend;

/// Units of the drawing to a CSS pixel. Coordinates are whole units, so a curve is as fine as this.
const SCALE: f64 = 10.0;

/// Neighbouring pixels of an image become one rectangle if their colours fall into the same step of this size.
const SHADE: u8 = 15;

impl Canvas for SVGBackend<'_> {
    /// Each run of pixels of one colour is a rectangle. That keeps the text readable; nothing is blended.
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
        for (row, pixels) in pixels.chunks_exact(columns).enumerate() {
            let (top, bottom) = (place(from.1, to.1, row, rows), place(from.1, to.1, row + 1, rows));
            let mut at = 0;
            for run in pixels.chunk_by(|&a, &b| shade(a) == shade(b)) {
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

/// The scene as an SVG document. It is as wide and high as the scene, in CSS pixels; a scene whose size makes no sense gives an
/// empty document. For an example see [`Scene`].
pub fn svg(scene: &Scene, theme: &Theme, translate: Translate) -> String {
    let bounds = bounds_of(scene);
    let size = ((bounds.width * SCALE).round() as u32, (bounds.height * SCALE).round() as u32);
    let mut drawing = String::new();
    {
        let mut backend = SVGBackend::with_string(&mut drawing, size);
        // Writing to a string cannot fail.
        let mut pen = Pen { backend: &mut backend, theme, bounds, scale: SCALE, font: FontCorrection::SVG, fade: 1.0 };
        let _ = draw(scene, None, None, &mut pen, translate);
    }
    // The first tag that plotters writes has neither CSS pixels nor round strokes, so it is replaced.
    let inside = drawing.split_once('\n').map_or("", |(_, inside)| inside);
    // Bold italics are told to plotters as oblique letters.
    let inside = inside.replace(r#"font-style="oblique""#, r#"font-style="italic" font-weight="bold""#);
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}" viewBox="0 0 {} {}" stroke-linejoin="round" stroke-linecap="round" font-variant-numeric="tabular-nums">
{inside}"#,
        bounds.width, bounds.height, size.0, size.1,
    )
}
