//! How names are written: as the notes have them (w4, o3, counted through the whole network), or the usual ones with the
//! layer in brackets (w⁽²⁾₁₁, a⁽²⁾₁, and δ⁽²⁾₁ for ∂L/∂z⁽²⁾₁). Keys and links always have the notes' names.

use super::name::{Derivative, Name};
use super::{ANNEX, Acts};
use crate::Formula;
use crate::symbols::lowered;
use nn::Parameter;

impl Acts {
    /// Whether the usual names are shown.
    pub(super) fn is_usual(&self) -> bool {
        ANNEX && self.usual
    }

    /// A name as keys and links have it.
    pub(super) fn key(&self, name: impl Into<Name>) -> String {
        let name = match name.into() {
            Name::Parameter(bias) if self.is_tied(bias) => Parameter::Bias { layer: bias.layer(), to: 0 }.into(),
            name => name,
        };
        name.key(self.network())
    }

    /// A name as the notes have it. The one bias of a layer is counted by layers: b1, b2.
    fn noted(&self, name: Name) -> String {
        match name {
            Name::Parameter(bias) if self.is_tied(bias) => format!("b{}", bias.layer() + 1),
            name => name.key(self.network()),
        }
    }

    /// A name in a sentence. The page lowers the indices of the notes' names itself.
    pub(super) fn said(&self, name: impl Into<Name>) -> String {
        let name = name.into();
        self.usual(name).map_or_else(|| self.noted(name), |usual| usual.text())
    }

    /// A name on a picture or in a table.
    pub(super) fn shown(&self, name: impl Into<Name>) -> String {
        lowered(&self.said(name))
    }

    /// A derivative in a sentence.
    pub(super) fn said_derivative(&self, Derivative { of, by }: Derivative) -> String {
        let delta = self.delta(of, by);
        delta.map_or_else(|| format!("∂{}/∂{}", self.said(of), self.said(by)), |delta| delta.text())
    }

    /// A derivative on a picture or in a table.
    pub(super) fn shown_derivative(&self, derivative: Derivative) -> String {
        lowered(&self.said_derivative(derivative))
    }

    /// A name in a formula.
    pub(super) fn symbol(&self, name: impl Into<Name>) -> Formula {
        let name = name.into();
        self.usual(name).map_or_else(|| Formula::name(&self.noted(name)), |usual| usual.formula(""))
    }

    /// A name in a formula, with a mark behind its index: w_new.
    pub(super) fn marked(&self, name: impl Into<Name>, mark: &str) -> Formula {
        let name = name.into();
        let notes = || Formula::name(&format!("{}_{mark}", self.noted(name)));
        self.usual(name).map_or_else(notes, |usual| usual.formula(&format!("_{mark}")))
    }

    /// A derivative in a formula.
    pub(super) fn partial(&self, of: impl Into<Name>, by: impl Into<Name>) -> Formula {
        let (of, by) = (of.into(), by.into());
        let fraction = || Formula::derivative(self.symbol(of), self.symbol(by));
        self.delta(of, by).map_or_else(fraction, |delta| delta.formula(""))
    }

    /// The usual form of a name; `None` where the notes' is shown, or the same.
    fn usual(&self, name: Name) -> Option<Usual> {
        if !self.is_usual() {
            return None;
        }
        let (letter, layer, indices) = match name {
            Name::Output { layer, unit } => ("a", layer, (unit + 1).to_string()),
            Name::PreActivation { layer, unit } => ("z", layer, (unit + 1).to_string()),
            Name::Parameter(Parameter::Weight { layer, to, from }) => ("w", layer, format!("{}{}", to + 1, from + 1)),
            Name::Parameter(bias) if self.is_tied(bias) => ("b", bias.layer(), String::new()),
            Name::Parameter(Parameter::Bias { layer, to }) => ("b", layer, (to + 1).to_string()),
            Name::Loss | Name::Input(_) | Name::Target(_) => return None,
        };
        Some(Usual { letter, layer: layer + 1, indices })
    }

    /// ∂L/∂z is usually called δ.
    fn delta(&self, of: Name, by: Name) -> Option<Usual> {
        let by_z = of == Name::Loss && matches!(by, Name::PreActivation { .. });
        self.usual(by).filter(|_| by_z).map(|usual| Usual { letter: "δ", ..usual })
    }
}

/// A name with its layer in brackets.
struct Usual {
    letter: &'static str,
    layer: usize,
    indices: String,
}

impl Usual {
    fn text(&self) -> String {
        format!("{}{}{}", self.letter, raised(self.layer), lowered(&self.indices))
    }

    fn formula(self, mark: &str) -> Formula {
        let sub = if mark.is_empty() {
            Formula::number(self.indices)
        } else {
            Formula::Symbol { text: format!("{}{mark}", self.indices) }
        };
        Formula::Both {
            base: Box::new(Formula::Symbol { text: self.letter.to_owned() }),
            sub: Box::new(sub),
            sup: Box::new(Formula::row([Formula::op("("), Formula::number(self.layer.to_string()), Formula::op(")")])),
        }
    }
}

/// ⁽²⁾
fn raised(layer: usize) -> String {
    format!("({layer})").chars().map(raised_char).collect()
}

/// A digit or bracket as a superscript.
pub(super) fn raised_char(c: char) -> char {
    match c {
        '(' => '⁽',
        ')' => '⁾',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        _ => c.to_digit(10).and_then(|digit| char::from_u32(0x2070 + digit)).unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain_rule::{ChainRule, acts};

    /// The notes' network B: w1 to w4 lead into o1 and o2, w5 to w8 into o3 and o4, w9 and w10 into o5.
    fn run(notation: &str) -> Acts {
        let changes = [("notation".to_owned(), notation.to_owned())];
        acts(&crate::settle(&ChainRule, &[], &changes, &|text| text.parse().ok()).values)
    }

    #[test]
    fn the_usual_names_have_their_layer_in_brackets_and_lead_from_the_last_index_to_the_first() {
        let weight = |layer, to, from| Name::Parameter(Parameter::Weight { layer, to, from });
        let (notes, usual) = (run("notes"), run("usual"));
        for (name, key, shown, said) in [
            (weight(0, 0, 1), "w2", "w₂", "w⁽¹⁾₁₂"),
            (weight(2, 0, 1), "w10", "w₁₀", "w⁽³⁾₁₂"),
            (Name::Output { layer: 1, unit: 0 }, "o3", "o₃", "a⁽²⁾₁"),
            (Name::PreActivation { layer: 1, unit: 1 }, "z4", "z₄", "z⁽²⁾₂"),
            (Parameter::Bias { layer: 0, to: 0 }.into(), "b1", "b₁", "b⁽¹⁾₁"),
            (Name::Input(0), "x1", "x₁", "x1"),
            (Name::Target(0), "y1", "y₁", "y1"),
            (Name::Loss, "L", "L", "L"),
        ] {
            assert_eq!((notes.key(name), usual.key(name)), (key.to_owned(), key.to_owned()));
            assert_eq!((notes.said(name), usual.said(name)), (key.to_owned(), said.to_owned()));
            assert_eq!((notes.shown(name), usual.shown(name)), (shown.to_owned(), lowered(said)));
        }
    }

    #[test]
    fn a_slope_by_z_is_usually_a_delta_in_sentences_and_in_formulas() {
        let (notes, usual) = (run("notes"), run("usual"));
        let z = Name::PreActivation { layer: 1, unit: 0 };
        let o = Name::Output { layer: 0, unit: 0 };
        let derivative = |of, by| Derivative { of, by };
        assert_eq!(notes.said_derivative(derivative(Name::Loss, z)), "∂L/∂z3");
        assert_eq!(usual.said_derivative(derivative(Name::Loss, z)), "δ⁽²⁾₁");
        assert_eq!(usual.shown_derivative(derivative(z, o)), "∂z⁽²⁾₁/∂a⁽¹⁾₁");
        let text = format!("{:?}", usual.partial(Name::Loss, z));
        assert!(text.contains("δ") && !text.contains("∂"), "{text}");
        assert_eq!(notes.partial(Name::Loss, z), Formula::partial("L", "z3"));
        let text = format!("{:?}", usual.marked(Parameter::Bias { layer: 2, to: 0 }, "new"));
        assert!(text.contains("1_new"), "{text}");
    }
}
