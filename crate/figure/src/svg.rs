//! A scene as an SVG file: for the README, for export, and for tests that look at pictures as text.

use crate::pen::{Pen, Script};
use crate::render::{draw, whole};
use crate::{Say, Scene, Theme};
use plotters_svg::SVGBackend;

/// Units of the drawing per CSS pixel. Coordinates are whole units, so this is how fine curves are.
const SCALE: f64 = 10.0;

/// The scene as an SVG document, as wide and high as the scene.
pub fn svg(scene: &Scene, theme: &Theme, say: Say) -> String {
    let whole = whole(scene);
    let size = ((whole.width * SCALE).round() as u32, (whole.height * SCALE).round() as u32);
    let mut drawing = String::new();
    {
        let mut backend = SVGBackend::with_string(&mut drawing, size);
        // Writing to a string cannot fail.
        let _ = draw(scene, &mut Pen { backend: &mut backend, theme, whole, scale: SCALE, script: Script::SVG }, say);
    }
    // plotters' own first tag knows neither CSS pixels nor round strokes.
    let inside = drawing.split_once('\n').map_or("", |(_, inside)| inside);
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}" viewBox="0 0 {} {}" stroke-linejoin="round" stroke-linecap="round">
{inside}"#,
        whole.width, whole.height, size.0, size.1,
    )
}
