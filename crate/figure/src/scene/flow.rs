//! The band: what is left of the slope on its way back through a link. Its width is the amount, colour and hatch its sign,
//! chevrons its direction.

use crate::{Anchor, Label, Mark, Role, Text, clamp};

/// A band in a picture this wide is as wide as the design says, in CSS pixels.
const USUAL: f64 = 820.0;
/// Slopes below this are drawn as thin as can be, unless a chain has smaller ones.
const FLOOR: f64 = 1e-3;

/// A tapered band from where something arrives to where what is left of it ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flow {
    /// Where it begins, in the plot's units. It flows from here.
    pub from: (f64, f64),
    /// Where it ends.
    pub to: (f64, f64),
    /// Its width at the beginning and at the end, in CSS pixels; see [`FlowScale`].
    pub width: (f64, f64),
    /// Whether what flows is below zero: another colour, and hatched.
    pub negative: bool,
    /// 0 transparent, 1 opaque.
    pub alpha: f64,
    /// How far it has come: 1 is the whole band.
    pub reach: f64,
}

impl Flow {
    /// A whole band.
    pub fn new(from: (f64, f64), to: (f64, f64), width: (f64, f64), negative: bool) -> Self {
        Self { from, to, width, negative, alpha: 1.0, reach: 1.0 }
    }
}

/// How wide bands are: by the logarithm of the slope.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FlowScale {
    factor: f64,
    /// The slope whose band is the thinnest, and how thin that is.
    floor: (f64, f64),
    /// CSS pixels for each power of ten.
    decade: f64,
}

impl FlowScale {
    /// The usual scale in a picture of this width: any two pictures of one width can be compared.
    pub fn new(width: f64) -> Self {
        let factor = 1.2 * if width.is_finite() { (width / USUAL).clamp(0.7, 1.4) } else { 1.0 };
        Self { factor, floor: (FLOOR, 4.0 * factor), decade: 6.9 * factor }
    }

    /// A scale on which also the smallest of these slopes has a width. Where none is below a thousandth, it is the usual one;
    /// else the thinnest band is 1 px and the widest as wide as usual.
    pub fn covering(width: f64, slopes: impl IntoIterator<Item = f64>) -> Self {
        let usual = Self::new(width);
        let usable = slopes.into_iter().map(f64::abs).filter(|slope| slope.is_finite() && *slope > 0.0);
        let (least, most) = usable.fold((f64::INFINITY, 0.0), |(least, most), x| (x.min(least), x.max(most)));
        if least >= FLOOR {
            return usual;
        }
        let decades = libm::log10(most) - libm::log10(least);
        let widest = usual.width(most).max(usual.floor.1);
        Self { floor: (least, 1.0), decade: if decades > 0.0 { (widest - 1.0) / decades } else { 0.0 }, ..usual }
    }

    /// The width of a band that carries this slope, in CSS pixels.
    pub fn width(&self, slope: f64) -> f64 {
        let slope = slope.abs();
        let decades = if slope > self.floor.0 { libm::log10(slope) - libm::log10(self.floor.0) } else { 0.0 };
        // No band is wider than a neuron, however large a diverged slope is.
        clamp(self.floor.1 + self.decade * decades, 1.0, 48.0 * self.factor)
    }

    /// The band of a link on which `arrives` comes in and of which `left` remains. Its sign is that of what remains.
    pub fn flow(&self, from: (f64, f64), to: (f64, f64), arrives: f64, left: f64) -> Flow {
        Flow::new(from, to, (self.width(arrives), self.width(left)), left < 0.0)
    }

    /// What the widths and colours mean, in a plot of pixels: two small bands with their signs and the words behind them.
    pub fn legend(&self, (x, y): (f64, f64), words: Label, size: f64) -> Vec<Mark> {
        let (long, wide) = (2.8 * size, (0.5 * self.width(0.1), self.width(0.1)));
        let band = |x: f64, negative| Mark::from(Flow::new((x + long, y), (x, y), (wide.1, wide.0), negative));
        let text = |x: f64, label| {
            let text = Text::new((x, y), label);
            Mark::Text(Text { anchor: Anchor::Left, size, paint: Role::Muted.into(), ..text })
        };
        let second = x + long + 2.2 * size;
        let sign = second + long + 0.6 * size;
        vec![
            band(x, true),
            text(x + long + 0.6 * size, Label::symbol("−")),
            band(second, false),
            text(sign, Label::symbol("+")),
            text(sign + 1.2 * size, words),
        ]
    }
}
