//! Many values at once as colours: heat maps, heat strips, the ground of contours.

use crate::{Color, Role, Theme};
use plotters::prelude::DrawingBackend;
use plotters_backend::{BackendCoord, BackendStyle, DrawingErrorKind};

/// How a value becomes a colour. A value that is not finite has none: the surface shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ramp {
    /// −1 is the colour of negative values, 0 the surface, 1 the colour of positive ones.
    Diverging,
    /// 0 is the surface, 1 the colour of this role.
    Sequential(Role),
}

/// A backend that can also paint an image: cells of colour, spread over a rectangle. And one that can take many discs at once,
/// where each call costs, or cut lines into dashes itself.
pub trait Canvas: DrawingBackend {
    /// Paints `pixels` (red, green, blue, opacity; row by row from the top) over the rectangle between two corners.
    /// `smooth` blends neighbouring cells where the backend can.
    ///
    /// # Errors
    /// What the backend reports.
    fn image(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        columns: usize,
        pixels: &[[u8; 4]],
        smooth: bool,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>>;

    /// Asked to cut the strokes that follow into dashes so long and so far apart, or none of them: whether it can. A backend
    /// that cannot is given every dash as a stroke.
    fn dash(&mut self, _dash: Option<(f64, f64)>) -> bool {
        false
    }

    /// Fills discs, or draws circles, of one radius.
    ///
    /// # Errors
    /// What the backend reports.
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

impl Ramp {
    /// The colour of a value, and its opacity.
    pub(crate) fn pixel(self, value: f32, theme: &Theme) -> [u8; 4] {
        if !value.is_finite() {
            return [0; 4];
        }
        let (role, share) = match self {
            Self::Diverging if value < 0.0 => (Role::Negative, -value),
            Self::Diverging => (Role::Positive, value),
            Self::Sequential(role) => (role, value),
        };
        let (Color(r0, g0, b0), Color(r1, g1, b1)) = (theme.color(Role::Surface), theme.color(role));
        let share = share.clamp(0.0, 1.0);
        let mix = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share + 0.5) as u8;
        [mix(r0, r1), mix(g0, g1), mix(b0, b1), 255]
    }
}
