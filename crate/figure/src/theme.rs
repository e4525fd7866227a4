//! Which colour stands for which role. The page makes a theme from its CSS; the two themes here serve tests and the README.

use crate::Role;

/// A colour: red, green and blue, each from 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

impl Color {
    /// Reads a colour as CSS writes it: `#rgb`, `#rrggbb` or `rgb(1, 2, 3)`. `None` for everything else.
    ///
    /// ```
    /// use figure::Color;
    ///
    /// assert_eq!(Color::from_css("#0a63b8"), Some(Color(10, 99, 184)));
    /// assert_eq!(Color::from_css("rgb(10, 99, 184)"), Some(Color(10, 99, 184)));
    /// assert_eq!(Color::from_css("blue"), None);
    /// ```
    pub fn from_css(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(hex) = text.strip_prefix('#') {
            return Self::from_hex(hex);
        }
        let inside = text.strip_prefix("rgb(")?.strip_suffix(')')?;
        let mut parts = inside.split([',', ' ']).filter(|part| !part.is_empty()).map(|part| part.parse().ok());
        let color = Self(parts.next()??, parts.next()??, parts.next()??);
        parts.next().is_none().then_some(color)
    }

    fn from_hex(hex: &str) -> Option<Self> {
        // Rust also reads a sign, CSS does not.
        let number = u32::from_str_radix(hex, 16).ok().filter(|_| !hex.starts_with('+'))?;
        let byte = |shift: u32| ((number >> shift) & 0xff) as u8;
        let nibble = |shift: u32| ((number >> shift) & 0xf) as u8 * 17;
        match hex.len() {
            3 => Some(Self(nibble(8), nibble(4), nibble(0))),
            6 => Some(Self(byte(16), byte(8), byte(0))),
            _ => None,
        }
    }
}

/// One colour for each role, and the fonts.
///
/// ```
/// use figure::{Color, Role, Theme};
///
/// let mut theme = Theme::dark();
/// theme.set(Role::Accent, Color(255, 0, 128));
/// assert_eq!(theme.color(Role::Accent), Color(255, 0, 128));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    colors: [Color; Role::ALL.len()],
    /// The font of numbers and words, as CSS writes a `font-family`.
    pub family: String,
    /// The font of symbols.
    pub math: String,
}

impl Theme {
    /// Dark on paper.
    pub fn light() -> Self {
        Self::from_rgb([
            0x17202b, 0x535d6b, 0xdcd7cb, 0xfdfcf9, 0xf5f2ea, 0x1462b0, 0xa84400, 0xa8127f, 0x0a7163, 0x36465c,
            0x6b3fc4, 0x706100, 0xe8e2d5, 0x8b8f98, 0x4288d2, 0xc4651a, 0x0b6f5f,
        ])
    }

    /// Light on near-black.
    pub fn dark() -> Self {
        Self::from_rgb([
            0xeceef1, 0xa9b2be, 0x323944, 0x12151a, 0x1b2027, 0x86bdff, 0xffb070, 0xff8fdf, 0x4fd1b5, 0xc3cfde,
            0xb79cff, 0xd8ca52, 0x2b323d, 0x7d8794, 0x3f78b8, 0xb5682a, 0x5ed3ba,
        ])
    }

    fn from_rgb(colors: [u32; Role::ALL.len()]) -> Self {
        let color = |rgb: u32| Color((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8);
        let [family, math] = ["Helvetica, Arial, sans-serif", "Georgia, Times, serif"].map(str::to_owned);
        Self { colors: colors.map(color), family, math }
    }

    /// The colour that stands for `role`.
    pub fn color(&self, role: Role) -> Color {
        self.colors[role as usize]
    }

    /// Sets the colour that stands for `role`.
    pub fn set(&mut self, role: Role, color: Color) {
        self.colors[role as usize] = color;
    }
}
