//! The layers of a network as one word of a link: `2.3tanh.1sigmoid` is two inputs, three tanh neurons, one sigmoid.

use crate::Limits;
use nn::Activation;

/// Layer sizes, inputs first, and one activation per layer behind the inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Units per layer, inputs first.
    pub sizes: Vec<usize>,
    /// The activation of each layer but the inputs.
    pub activations: Vec<Activation>,
}

impl Shape {
    /// The shape that `text` writes, if it keeps to the limits.
    pub fn parse(text: &str, limits: &Limits) -> Option<Self> {
        let parts: Vec<&str> = text.split('.').collect();
        if parts.len() < 2 || parts.len() > limits.layers {
            return None;
        }
        let mut shape = Self { sizes: Vec::new(), activations: Vec::new() };
        for (layer, part) in parts.iter().enumerate() {
            let digits = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
            let (size, name) = part.split_at_checked(digits)?;
            let size: usize = size.parse().ok()?;
            if size == 0 || size > limits.width {
                return None;
            }
            shape.sizes.push(size);
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
            shape.activations.push(Activation::from_name(name)?);
        }
        Some(shape)
    }

    /// The same as text.
    pub fn text(&self) -> String {
        let names = std::iter::once("").chain(self.activations.iter().map(|activation| activation.name()));
        let parts: Vec<String> = self.sizes.iter().zip(names).map(|(size, name)| format!("{size}{name}")).collect();
        parts.join(".")
    }
}
