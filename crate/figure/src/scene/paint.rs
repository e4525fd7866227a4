//! Colours by what they stand for, and how lines are drawn.

/// What a colour stands for. The [`Theme`](crate::Theme) says which colour that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Text and the strongest lines.
    Ink,
    /// Secondary text and axes.
    Muted,
    /// Grid lines and quiet borders.
    Faint,
    /// The picture's background.
    Surface,
    /// A slightly different background, for nodes and bands.
    Raised,
    /// Positive values.
    Positive,
    /// Negative values.
    Negative,
    /// The selected parameter: one colour in every view.
    Accent,
    /// A ceiling or bound.
    Bound,
    /// The main curve.
    Curve,
    /// The fifth line of a picture that tells lines apart by colour and dash.
    Fifth,
    /// The sixth line of such a picture.
    Sixth,
    /// How far a neuron is filled.
    Level,
    /// Idle links and outlines: quiet, and still clear to see.
    Rule,
    /// Bands of what is above zero.
    PositiveBand,
    /// Bands of what is below zero.
    NegativeBand,
    /// What agrees, or is right.
    Ok,
}

impl Role {
    /// Every role, in the order in which a theme keeps its colours.
    pub const ALL: [Self; 17] = [
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
        Self::Level,
        Self::Rule,
        Self::PositiveBand,
        Self::NegativeBand,
        Self::Ok,
    ];

    /// The role's name in CSS and in links.
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
            Self::Level => "level",
            Self::Rule => "rule",
            Self::PositiveBand => "positive-band",
            Self::NegativeBand => "negative-band",
            Self::Ok => "ok",
        }
    }

    /// The role with this name, or `None`.
    ///
    /// ```
    /// use figure::Role;
    ///
    /// assert_eq!(Role::named("accent"), Some(Role::Accent));
    /// assert_eq!(Role::named("pink"), None);
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// This colour with the opacity `alpha`, from 0 (transparent) to 1 (opaque).
    pub fn alpha(self, alpha: f64) -> Paint {
        Paint { role: self, alpha }
    }
}

/// A colour and its opacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    /// What the colour stands for.
    pub role: Role,
    /// Opacity: 0 is transparent, 1 is opaque. NaN counts as 1.
    pub alpha: f64,
}

impl From<Role> for Paint {
    /// The role's colour, opaque.
    fn from(role: Role) -> Self {
        Self { role, alpha: 1.0 }
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub paint: Paint,
    /// Width in CSS pixels.
    pub width: f64,
    /// Lengths of a dash and of a gap in CSS pixels. The line is solid if this is `None`, or if a length is below 1.
    pub dash: Option<(f64, f64)>,
}

impl Stroke {
    /// A solid line, `width` CSS pixels wide.
    pub fn solid(paint: impl Into<Paint>, width: f64) -> Self {
        Self { paint: paint.into(), width, dash: None }
    }

    /// A line with dashes of 6 and gaps of 5 CSS pixels. Dashes mark negative values and bounds for those who cannot tell the
    /// colours apart.
    ///
    /// ```
    /// use figure::{Role, Stroke};
    ///
    /// let bound = Stroke::dashed(Role::Bound, 1.5);
    /// assert_eq!(bound.dash, Some((6.0, 5.0)));
    /// // Any other dash is a field:
    /// let dotted = Stroke { dash: Some((2.0, 4.0)), ..Stroke::solid(Role::Ink.alpha(0.5), 2.0) };
    /// assert_eq!(dotted.paint.alpha, 0.5);
    /// ```
    pub fn dashed(paint: impl Into<Paint>, width: f64) -> Self {
        Self { paint: paint.into(), width, dash: Some((6.0, 5.0)) }
    }
}
