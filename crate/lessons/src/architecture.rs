//! The layers of a network as one word of a link: `2.3tanh.1sigmoid` is two inputs, three tanh neurons, one sigmoid.

use crate::codec::{Codec, about};
use crate::{Control, Kind, Limits, Refusal, Value};
use figure::ToList;
use nn::Activation;

/// Reads a control of [`Kind::Layers`]. For an empty text the lesson fills in layers that fit its other values.
pub(crate) static LAYERS: Codec = Codec {
    parse: |control, given, _| {
        let given = given.trim();
        let Kind::Layers { limits, .. } = &control.kind else { return Ok(Value::word(given)) };
        match Architecture::parse(given, limits) {
            Some(architecture) => Ok(Value::word(&architecture.text())),
            None if given.is_empty() => Ok(Value::word("")),
            None => Err(vec![refuse(control, given, limits)]),
        }
    },
    parse_item: None,
    about: about("with their activations: `2.3tanh.1sigmoid`"),
};

fn refuse(control: &Control, given: &str, limits: &Limits) -> Refusal {
    let output = if limits.output_only.is_empty() { "none".to_owned() } else { limits.output_only.join(", ") };
    let mut refusal = control.refuse("refusal-layers", given, &limits.activations.join(", "));
    refusal.message = refusal
        .message
        .with("layers", limits.layers.to_string())
        .with("width", limits.width.to_string())
        .with("output", output);
    refusal
}

/// Layer sizes, inputs first, and one activation per layer behind the inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Architecture {
    /// Units per layer, inputs first.
    pub sizes: Vec<usize>,
    /// The activation of each layer but the inputs.
    pub activations: Vec<Activation>,
}

impl Architecture {
    /// The architecture that `text` writes, if it keeps to the limits.
    pub fn parse(text: &str, limits: &Limits) -> Option<Self> {
        let parts: Vec<&str> = text.split('.').list();
        if parts.len() < 2 || parts.len() > limits.layers {
            return None;
        }
        let mut architecture = Self { sizes: Vec::new(), activations: Vec::new() };
        for (layer, part) in parts.iter().enumerate() {
            let digits = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
            let (size, name) = part.split_at_checked(digits)?;
            let size: usize = size.parse().ok()?;
            if size == 0 || size > limits.width {
                return None;
            }
            architecture.sizes.push(size);
            if layer == 0 {
                if !name.is_empty() {
                    return None;
                }
                continue;
            }
            let last = layer + 1 == parts.len();
            if !(limits.activations.contains(&name) || last && limits.output_only.contains(&name)) {
                return None;
            }
            architecture.activations.push(Activation::from_name(name)?);
        }
        Some(architecture)
    }

    /// The same as text.
    pub fn text(&self) -> String {
        let names = std::iter::once("").chain(self.activations.iter().map(|activation| activation.name()));
        let parts: Vec<String> = self.sizes.iter().zip(names).map(|(size, name)| format!("{size}{name}")).list();
        parts.join(".")
    }
}
