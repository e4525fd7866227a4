//! What the renderer needs from a backend besides plotters' primitives.

use plotters::prelude::DrawingBackend;
use plotters_backend::{BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};

/// A backend of plotters that can also paint an image. Three more methods have defaults; a backend overrides them where it can do
/// better.
///
/// Coordinates are in the backend's units, as plotters gives them.
pub trait Canvas: DrawingBackend {
    /// Paints an image over the rectangle between two corners. `pixels` are red, green, blue and opacity, row by row from the
    /// top, with `columns` of them in a row. `smooth` asks to blend neighbouring pixels; a backend that cannot blend paints
    /// each as a rectangle.
    ///
    /// # Errors
    /// The backend's own.
    fn image(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        columns: usize,
        pixels: &[[u8; 4]],
        smooth: bool,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>>;

    /// Sets the lengths of dash and gap for all strokes that follow; `None` makes them solid again. Returns whether the backend
    /// cuts dashes itself. If not, it gets every dash as a stroke of its own.
    fn dash(&mut self, _dash: Option<(f64, f64)>) -> bool {
        false
    }

    /// How wide a text is in this style, in the backend's units. A backend that cannot tell without laying out a page leaves it
    /// to a table of usual widths.
    fn width<S: BackendTextStyle>(&mut self, _text: &str, _style: &S) -> Option<f64> {
        None
    }

    /// Fills discs of one radius, or draws their outlines if `fill` is false. A backend whose calls are costly can paint all of
    /// them in one call.
    ///
    /// # Errors
    /// The backend's own.
    fn discs<S: BackendStyle>(
        &mut self,
        centres: &[BackendCoord],
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        centres.iter().try_for_each(|&centre| self.draw_circle(centre, radius, style, fill))
    }
}
