//! How the values of a [`Mark::Grid`](crate::Mark::Grid) become colours.

use crate::{Color, Role, Theme};

/// How a value becomes a colour. Values beyond the ends take the colour of the end. A value that is not finite has no colour,
/// and the surface shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ramp {
    /// −1 is the colour of negative values, 0 is the surface, 1 is the colour of positive values.
    Diverging,
    /// 0 is the surface, 1 is the colour of this role.
    Sequential(Role),
}

impl Ramp {
    /// The colour of a value: red, green, blue, opacity.
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
