//! What can be read in two ways. Each has a stable id, so that a caller can ask for the other way.
//!
//! | id               | what it is about                                                                        |
//! | ---------------- | --------------------------------------------------------------------------------------- |
//! | `rows`           | rows of a matrix are neurons, or rows are inputs                                        |
//! | `layers`         | the layers are not said: as x, y and w count them, or as they are now                   |
//! | `bias-names`     | b1, b2: one for each layer, or one for each neuron                                      |
//! | `weight-names`   | w11: the eleventh weight, row 1 and column 1, or from neuron 1 to neuron 1 …            |
//! | `index-order`    | w12: to neuron 1 from input 2, or from input 1 to neuron 2                              |
//! | `twice`          | a name that stands twice: the last number counts, or the first                          |
//! | `comma`          | 1,234 is 1.234, or 1234; in brackets 0,05 is one number, or two                           |
//! | `threshold`      | θ of a text about thresholds: b = −θ, or b = θ                                          |
//! | `numbers`        | numbers without names are the network's, or rows of samples                             |
//! | `bare-order`     | numbers without names: layer by layer, or all weights before all biases                 |
//! | `classes`        | two words are classes: the first one is 1 and the other 0, or the other way round       |
//! | `columns`        | columns of samples: inputs before targets, or targets before inputs                     |
//! | `half`           | mse: the mean of (y − o)², or ½Σ(y − o)²; sse: Σ(y − o)², or ½ of it                     |
//! | `mean`           | mse of several outputs: the mean, or the sum                                            |
//! | `cross-entropy`  | a sigmoid with cross-entropy: binary cross-entropy, or softmax                          |
//! | `activations`    | nothing is said: sigmoid everywhere, or relu and then identity                          |
//! | `loss`           | nothing is said: the first loss that fits the output, or the second                     |
//! | `missing-weights`| weights that are not given: as they are now, or 0; where no present ones are known, 0 or 1|
//! | `missing-biases` | biases that are not given: as they are now, or 0; where no present ones are known, 0 or 1|
//! | `missing-inputs` | inputs that are not given: as they are now, or 0; where no present ones are known, 0 or 1|
//! | `missing-targets`| targets that are not given: as they are now, or 0; where no present ones are known, 0 or 1|

/// Something that was read one way and could be read another way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// Stable, such as `rows`.
    pub id: &'static str,
    /// How it is read now.
    pub now: String,
    /// How else it can be read.
    pub other: String,
}

/// The assumptions so far, and what the caller chose.
pub(crate) struct Assumptions<'a> {
    choices: &'a [&'a str],
    pub(crate) list: Vec<Assumption>,
    /// Whether the text speaks of thresholds.
    pub(crate) thresholds: bool,
}

impl<'a> Assumptions<'a> {
    pub(crate) fn new(choices: &'a [&'a str]) -> Self {
        Self { choices, list: Vec::new(), thresholds: false }
    }

    /// Whether the caller wants the other way.
    pub(crate) fn turned(&self, id: &str) -> bool {
        self.choices.contains(&id)
    }

    /// Notes an assumption. `usual` is read unless the caller chose the other way; then this is true.
    pub(crate) fn note(&mut self, id: &'static str, usual: impl Into<String>, unusual: impl Into<String>) -> bool {
        let turned = self.turned(id);
        let (usual, unusual) = (usual.into(), unusual.into());
        let (now, other) = if turned { (unusual, usual) } else { (usual, unusual) };
        if !self.list.iter().any(|known| known.id == id) {
            self.list.push(Assumption { id, now, other });
        }
        turned
    }
}
