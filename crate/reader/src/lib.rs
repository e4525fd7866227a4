//! Reads the texts that people paste: lines of names and numbers, tables, JSON, Python, NumPy, PyTorch and Keras.
//!
//! A text goes through three steps. `tokens` makes the signs of print those of a keyboard. `lines` or `nested` turns the
//! text into a `draft::Draft`: what is named, with the line where it stands. `network` makes a network of it.
//!
//! Nothing is guessed in silence. What can be read in two ways is an `Assumption`, and a caller may choose the other way.
//!
//! ```
//! let present = reader::Present { layers: vec![1, 1], ..Default::default() };
//! let reading = reader::read("w1,0,5\nb1;−2\nx1=3", Some(&present), &[]).unwrap();
//! let network = reading.network.unwrap();
//! assert_eq!((network.weights(0), network.biases(0)), ([0.5].as_slice(), [-2.0].as_slice()));
//!
//! let refusal = reader::read("w1,0.1\nw2,fish", Some(&present), &[]).unwrap_err();
//! assert_eq!(refusal.to_string(), "line 2: got “w2,fish”; allowed: a number after w2, such as 0.5");
//! ```

mod assumptions;
mod bare;
mod classes;
mod commas;
mod counted;
mod draft;
mod equations;
mod formulas;
mod fractions;
mod layered;
mod lines;
mod names;
mod nested;
mod network;
mod neurons;
mod orientation;
mod repeated;
mod scalars;
mod settings;
mod tokens;

pub use assumptions::Assumption;
use nn::{Activation, Loss, Network, OptimizerKind};
use std::fmt;

/// A longer text is no lesson's network.
pub const LONGEST: usize = 200_000;

/// What the text is read into: the network that is there now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Present {
    /// Its sizes, inputs first.
    pub layers: Vec<usize>,
    /// Its activations, if they are known.
    pub activations: Option<Vec<Activation>>,
    /// Its loss, if it is known.
    pub loss: Option<Loss>,
    /// Its weights and its biases, layer by layer, if they are known: what a text does not give stays as it is.
    pub numbers: Option<[Vec<f64>; 2]>,
    /// Its sample, if it has one. It stays as it is in the same way.
    pub sample: Option<Sample>,
}

/// One sample: inputs and targets. A text may have only one of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sample {
    /// The inputs.
    pub x: Vec<f64>,
    /// The targets.
    pub y: Vec<f64>,
}

/// What a text says.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The network. `None` if the text has no number of one.
    pub network: Option<Network>,
    /// The samples, in their order.
    pub samples: Vec<Sample>,
    /// The optimizer, if the text has one or a learning rate.
    pub optimizer: Option<OptimizerKind>,
    /// What could be read in another way.
    pub assumptions: Vec<Assumption>,
    /// Names that say nothing here.
    pub ignored: Vec<String>,
}

/// Why a text cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The piece that says nothing.
    pub piece: String,
    /// Its line, from 1.
    pub line: usize,
    /// What would be taken there.
    pub taken: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: got “{}”; allowed: {}", self.line, self.piece, self.taken)
    }
}

impl std::error::Error for Refusal {}

pub(crate) fn refuse(line: usize, piece: &str, taken: impl Into<String>) -> Refusal {
    let piece = piece.trim();
    let short: String = piece.chars().take(60).collect();
    let piece = if short.len() < piece.len() { format!("{short}…") } else { short };
    Refusal { piece, line: line.max(1), taken: taken.into() }
}

/// Reads a text. `choices` are the ids of assumptions to be read the other way.
///
/// # Errors
/// The first piece that cannot be read, with its line and what would be taken.
pub fn read(text: &str, present: Option<&Present>, choices: &[&str]) -> Result<Reading, Refusal> {
    if text.len() > LONGEST {
        let taken = format!("a text of {LONGEST} bytes at most");
        return Err(refuse(1, &format!("{} bytes", text.len()), taken));
    }
    let text = tokens::clean(text);
    if text.trim().is_empty() {
        return Err(refuse(1, "", "names and numbers, such as w1, 0.5"));
    }
    let mut assumptions = assumptions::Assumptions::new(choices);
    let lower = text.to_lowercase();
    assumptions.thresholds = ["threshold", "schwell"].iter().any(|word| lower.contains(word));
    let last = text.lines().count();
    let counted = neurons::counted(&text, present, &mut assumptions)?;
    let (text, first) = counted.or_else(|| equations::counted(&text)).unwrap_or((text, last));
    // What was put behind the text stands where its first neuron is.
    let placed = |refusal: Refusal| if refusal.line > last { Refusal { line: first, ..refusal } } else { refusal };
    drafted(&text, present, &mut assumptions)
        .and_then(|draft| network::build(draft, present, assumptions))
        .map_err(placed)
}

/// What a text names.
fn drafted(
    text: &str,
    present: Option<&Present>,
    assumptions: &mut assumptions::Assumptions,
) -> Result<draft::Draft, Refusal> {
    if !nested::looks_nested(text) {
        let text = classes::numbered(text, present, assumptions)?.unwrap_or_else(|| text.to_owned());
        return lines::read(&text, present, assumptions);
    }
    let text = commas::with_points(text, assumptions);
    match nested::read(&text, present, assumptions) {
        // `w1 (first weight), 0.5`: what is in round brackets may be a remark.
        Err(refusal) if !text.contains(['[', '{']) => {
            let (text, remarks) = tokens::without_remarks(&text);
            assumptions.list.clear();
            let text = tokens::without_tuples(&text);
            let mut draft = lines::read(&text, present, assumptions).map_err(|_| refusal)?;
            draft.ignored.extend(remarks);
            Ok(draft)
        }
        done => done,
    }
}
