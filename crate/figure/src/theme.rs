//! Which colour stands for what. The page sends its own, read from CSS; these two serve tests and the README.

use crate::Role;

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

impl Color {
    /// Reads CSS's `#rgb`, `#rrggbb` or `rgb(1, 2, 3)`.
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
        // Rust would read a sign as well.
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

impl Role {
    /// Every role, in the order in which a theme keeps its colours.
    pub const ALL: [Self; 12] = [
        Self::Ink,
        Self::Muted,
        Self::Faint,
        Self::Surface,
        Self::Raised,
        Self::Positive,
        Self::Negative,
        Self::Accent,
        Self::Bound,
        Self::Curve,
        Self::Fifth,
        Self::Sixth,
    ];

    /// The name in CSS and in links.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ink => "ink",
            Self::Muted => "muted",
            Self::Faint => "faint",
            Self::Surface => "surface",
            Self::Raised => "raised",
            Self::Positive => "positive",
            Self::Negative => "negative",
            Self::Accent => "accent",
            Self::Bound => "bound",
            Self::Curve => "curve",
            Self::Fifth => "fifth",
            Self::Sixth => "sixth",
        }
    }

    /// The role of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// One colour per role, and the font.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    colors: [Color; Role::ALL.len()],
    /// The CSS font family.
    pub family: String,
}

impl Theme {
    /// Dark on white.
    pub fn light() -> Self {
        Self::of([
            0x1a2230, 0x5b6675, 0xdfe4ea, 0xffffff, 0xf3f5f8, 0x0a63b8, 0xb45309, 0xb0168f, 0x0b7a6b, 0x36465c,
            0x6b3fc4, 0x7a6a00,
        ])
    }

    /// Light on near-black.
    pub fn dark() -> Self {
        Self::of([
            0xeef2f7, 0xa3afbf, 0x2d3744, 0x12161d, 0x1d242e, 0x6cb6ff, 0xffa14a, 0xf58ae0, 0x4fd1b5, 0xc3cfde,
            0xb79cff, 0xd8ca52,
        ])
    }

    fn of(colors: [u32; Role::ALL.len()]) -> Self {
        let color = |rgb: u32| Color((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8);
        Self { colors: colors.map(color), family: "Helvetica, Arial, sans-serif".to_owned() }
    }

    /// The colour that stands for `role`.
    pub fn color(&self, role: Role) -> Color {
        self.colors[role as usize]
    }

    /// Lets another colour stand for `role`.
    pub fn set(&mut self, role: Role, color: Color) {
        self.colors[role as usize] = color;
    }
}
