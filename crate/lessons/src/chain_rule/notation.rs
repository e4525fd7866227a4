//! Names as the learner's course writes them: the notes' (w4, o3, counted through the whole network), or the usual ones
//! with the layer in brackets (w⁽²⁾₁₁, a⁽²⁾₁, and δ⁽²⁾₁ for ∂L/∂z⁽²⁾₁). Links and keys always have the notes' names.

use super::MORE;
use crate::symbols::lowered;
use crate::{Board, Body, Cell, Exercise, Formula, Panel, Piece, Reading, Verdict};
use figure::{Label, Message};
use nn::{Network, Parameter};

/// What turns the notes' names into those that are shown.
#[derive(Clone)]
pub(super) struct Notation {
    /// The usual names of w1, w2, … and of neuron 1, 2, …, as (layer, indices); nothing where the notes' are wanted.
    usual: Option<Names>,
}

#[derive(Clone)]
struct Names {
    weights: Vec<(usize, String)>,
    neurons: Vec<(usize, String)>,
}

impl Notation {
    pub(super) fn new(usual: bool, network: &Network) -> Self {
        Self { usual: if MORE && usual { Some(Names::of(network)) } else { None } }
    }

    fn names(&self) -> Option<&Names> {
        if MORE { self.usual.as_ref() } else { None }
    }

    /// Whether the usual names are shown.
    pub(super) fn is_usual(&self) -> bool {
        self.names().is_some()
    }

    /// A text on a picture or in a table: `∂o5/∂o3` becomes ∂o₅/∂o₃ or ∂a⁽³⁾₁/∂a⁽²⁾₁.
    pub(super) fn text(&self, text: &str) -> String {
        match self.names() {
            Some(names) => lowered(&names.rename(text)),
            None => lowered(text),
        }
    }

    /// The arguments of a message; the notes' names stay as they are, for the page lowers their indices itself.
    pub(super) fn message(&self, mut message: Message) -> Message {
        if let Some(names) = self.names() {
            names.message(&mut message);
        }
        message
    }

    pub(super) fn readings(&self, mut readings: Vec<Reading>) -> Vec<Reading> {
        if let Some(names) = self.names() {
            readings.iter_mut().for_each(|reading| reading.symbol = names.rename(&reading.symbol));
        }
        readings
    }

    /// Everything in a panel that is not drawn: pictures write their labels by [`text`](Self::text), as they need to know
    /// how wide these are.
    pub(super) fn panel(&self, mut panel: Panel) -> Panel {
        if let Some(names) = self.names() {
            names.message(&mut panel.title);
            names.body(&mut panel.body);
        }
        panel
    }
}

impl Names {
    fn of(network: &Network) -> Self {
        let weight = |parameter: Parameter| match parameter {
            Parameter::Weight { layer, to, from } => Some((layer + 1, format!("{}{}", to + 1, from + 1))),
            Parameter::Bias { .. } => None,
        };
        let layers = network.layers()[1..].iter().enumerate();
        Self {
            weights: network.parameters().filter_map(weight).collect(),
            neurons: layers
                .flat_map(|(layer, &size)| (1..=size).map(move |unit| (layer + 1, unit.to_string())))
                .collect(),
        }
    }

    /// Letter, layer and indices of the notes' name that begins `text`, and how many bytes it has.
    fn usual(&self, text: &str) -> Option<(char, usize, &str, usize)> {
        let letter = text.chars().next().filter(|letter| matches!(letter, 'w' | 'b' | 'o' | 'z'))?;
        let digits = text.get(1..)?.bytes().take_while(u8::is_ascii_digit).count();
        let number: usize = text.get(1..1 + digits)?.parse().ok()?;
        let list = if letter == 'w' { &self.weights } else { &self.neurons };
        let (layer, indices) = list.get(number.checked_sub(1)?)?;
        Some((if letter == 'o' { 'a' } else { letter }, *layer, indices, 1 + digits))
    }

    fn body(&self, body: &mut Body) {
        match body {
            Body::Picture { scene, alt } => {
                self.message(alt);
                scene.handles.iter_mut().for_each(|handle| self.message(&mut handle.label));
            }
            Body::Formula(lines) => lines.iter_mut().for_each(|line| self.formula(line)),
            Body::Table { rows, .. } => {
                rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| self.cell(cell));
            }
            Body::Text(messages) => messages.iter_mut().for_each(|message| self.message(message)),
            Body::Document { about, .. } => self.message(about),
            Body::Links { said, .. } => said.iter_mut().for_each(|message| self.message(message)),
            Body::Exercise(exercise) => self.exercise(exercise),
            Body::Board(board) => self.board(board),
        }
    }

    fn message(&self, message: &mut Message) {
        message.args.iter_mut().for_each(|(_, value)| *value = self.rename(value));
    }

    fn cell(&self, cell: &mut Cell) {
        match cell {
            Cell::Label { label: Label::Words(message) } => self.message(message),
            Cell::Input { label, .. } | Cell::Toggle { label, .. } => self.message(label),
            _ => {}
        }
    }

    fn exercise(&self, exercise: &mut Exercise) {
        exercise.task.iter_mut().for_each(|message| self.message(message));
        for piece in exercise.lines.iter_mut().flat_map(|line| &mut line.pieces) {
            match piece {
                Piece::Formula { formula } => self.formula(formula),
                Piece::Blank(blank) => {
                    self.message(&mut blank.label);
                    self.verdict(&mut blank.verdict);
                }
            }
        }
        self.verdict(&mut exercise.verdict);
    }

    fn board(&self, board: &mut Board) {
        board.task.iter_mut().for_each(|message| self.message(message));
        for tile in board.tiles.iter_mut().chain(board.rows.iter_mut().flat_map(|row| &mut row.tiles)) {
            self.formula(&mut tile.formula);
            self.message(&mut tile.label);
        }
        board.rows.iter_mut().for_each(|row| self.verdict(&mut row.verdict));
        board.sums.iter_mut().chain([&mut board.left]).for_each(|line| self.formula(line));
        self.verdict(&mut board.verdict);
    }

    fn verdict(&self, verdict: &mut Option<Verdict>) {
        if let Some(verdict) = verdict {
            self.message(&mut verdict.said);
        }
    }

    fn rename(&self, text: &str) -> String {
        let mut shown = String::new();
        let mut rest = text;
        let mut inside = false;
        while let Some(c) = rest.chars().next() {
            match self.usual(rest).filter(|_| !inside) {
                Some((letter, layer, indices, length)) => {
                    let delta = letter == 'z' && shown.ends_with(SLOPE);
                    if delta {
                        shown.truncate(shown.len() - SLOPE.len());
                    }
                    shown.push(if delta { 'δ' } else { letter });
                    shown.push_str(&raised(layer));
                    shown.push_str(&lowered(indices));
                    rest = rest.get(length..).unwrap_or("");
                    inside = false;
                }
                None => {
                    shown.push(c);
                    inside = c.is_ascii_alphabetic();
                    rest = rest.get(c.len_utf8()..).unwrap_or("");
                }
            }
        }
        shown
    }

    fn formula(&self, formula: &mut Formula) {
        if let Some(usual) = self.slope(formula).or_else(|| self.symbol(formula)) {
            *formula = usual;
            return;
        }
        match formula {
            Formula::Row { items } => items.iter_mut().for_each(|item| self.formula(item)),
            Formula::Fraction { over, under } => {
                self.formula(over);
                self.formula(under);
            }
            Formula::Sub { base, .. } | Formula::Note { base, .. } | Formula::Accent { base } => self.formula(base),
            Formula::Sup { base, sup } => {
                self.formula(base);
                self.formula(sup);
            }
            _ => {}
        }
    }

    /// ∂L/∂z is δ.
    fn slope(&self, formula: &Formula) -> Option<Formula> {
        let Formula::Fraction { over, under } = formula else { return None };
        let (Formula::Row { items: over }, Formula::Row { items: under }) = (&**over, &**under) else { return None };
        let loss = matches!(over.as_slice(), [_, Formula::Symbol { text }] if text == "L");
        let Formula::Both { base, sub, sup } = self.symbol(under.get(1)?)? else { return None };
        let z = matches!(&*base, Formula::Symbol { text } if text == "z");
        (loss && z).then(|| Formula::Both { base: Box::new(Formula::Symbol { text: "δ".to_owned() }), sub, sup })
    }

    fn symbol(&self, formula: &Formula) -> Option<Formula> {
        let Formula::Sub { base, sub } = formula else { return None };
        let (Formula::Symbol { text: letter }, Formula::Number { text: index } | Formula::Symbol { text: index }) =
            (&**base, &**sub)
        else {
            return None;
        };
        let name = format!("{letter}{index}");
        let (letter, layer, indices, length) = self.usual(&name)?;
        let rest = name.get(length..).unwrap_or("");
        let sub = if rest.is_empty() {
            Formula::number(indices)
        } else {
            Formula::Symbol { text: format!("{indices}{rest}") }
        };
        Some(Formula::Both {
            base: Box::new(Formula::Symbol { text: letter.to_string() }),
            sub: Box::new(sub),
            sup: Box::new(Formula::row([Formula::op("("), Formula::number(layer.to_string()), Formula::op(")")])),
        })
    }
}

/// What stands before z where the two together are δ.
const SLOPE: &str = "∂L/∂";

/// ⁽²⁾
fn raised(layer: usize) -> String {
    let digit = |c: char| match c {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        _ => char::from_u32(0x2070 + c.to_digit(10).unwrap_or(0)).unwrap_or(c),
    };
    let digits: String = layer.to_string().chars().map(digit).collect();
    format!("⁽{digits}⁾")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain_rule::networks;
    use crate::{Settings, Shape};

    /// The notes' network B: w1 to w4 lead into o1 and o2, w5 to w8 into o3 and o4, w9 and w10 into o5.
    fn usual() -> Notation {
        let layers = networks::layers_of("b").unwrap();
        let shape = Shape::parse(layers, &networks::LIMITS).unwrap();
        let example = networks::example("b", &shape, nn::Loss::HalfSquaredError, &Settings::default());
        Notation::new(true, &example.network)
    }

    #[test]
    fn names_have_their_layer_in_brackets_and_lead_from_the_last_index_to_the_first() {
        let notation = usual();
        for (notes, shown) in [
            ("w2", "w⁽¹⁾₁₂"),
            ("w10", "w⁽³⁾₁₂"),
            ("∂o5/∂o3", "∂a⁽³⁾₁/∂a⁽²⁾₁"),
            ("σ′(z4)", "σ′(z⁽²⁾₂)"),
            ("∂L/∂z5", "δ⁽³⁾₁"),
            ("b1", "b⁽¹⁾₁"),
            // What is no name, or none of this network.
            ("w11", "w₁₁"),
            ("x1", "x₁"),
            ("backward", "backward"),
        ] {
            assert_eq!(notation.text(notes), shown);
        }
    }

    #[test]
    fn a_slope_by_z_is_a_delta_in_formulas_too() {
        let names = usual().usual.unwrap();
        let mut formula = Formula::row([Formula::partial("L", "z3"), Formula::op("·"), Formula::name("o1")]);
        names.formula(&mut formula);
        let text = format!("{formula:?}");
        assert!(text.contains("δ") && !text.contains("∂"), "{text}");
        assert!(text.contains("\"a\"") && !text.contains("\"o\""), "{text}");
    }
}
