//! What a network may be: its largest sizes, and which activations and losses go together.

use crate::{Activation, Error, Loss, Parameter};

/// The most weight layers.
pub const MAX_DEPTH: usize = 128;
/// The most neurons in a hidden or output layer.
pub const MAX_WIDTH: usize = 256;
/// The most inputs.
pub const MAX_INPUTS: usize = 1024;

/// Checks the sizes, activations and loss of a network.
pub(crate) fn check_architecture(layers: &[usize], activations: &[Activation], loss: Loss) -> Result<(), Error> {
    if layers.len() < 2 || layers.len() > MAX_DEPTH + 1 {
        let allowed = format!("2 to {} sizes, inputs first", MAX_DEPTH + 1);
        return Err(Error::new("layers", format!("{} sizes", layers.len()), allowed));
    }
    for (l, &size) in layers.iter().enumerate() {
        let most = if l == 0 { MAX_INPUTS } else { MAX_WIDTH };
        if size == 0 || size > most {
            return Err(Error::new(format!("layers[{l}]"), size.to_string(), format!("1 to {most}")));
        }
    }
    check_count("activations", activations.len(), layers.len() - 1)?;
    let last = activations.len() - 1;
    if let Some(l) = activations[..last].iter().position(|&f| f == Activation::Softmax) {
        return Err(Error::new(format!("activations[{l}]"), "softmax", "softmax in the output layer only"));
    }
    match loss.required_output() {
        Some(required) if activations[last] != required => Err(Error::new(
            "loss",
            format!("{} with a {} output", loss.name(), activations[last].name()),
            format!("{} with a {} output", loss.name(), required.name()),
        )),
        _ => Ok(()),
    }
}

/// One entry for each weight layer.
pub(crate) fn check_count(field: &str, given: usize, layers: usize) -> Result<(), Error> {
    if given == layers {
        return Ok(());
    }
    Err(Error::new(field, format!("{given} layers"), format!("{layers} layers, one less than there are sizes")))
}

/// The weights of a layer: as many as it needs, each finite.
pub(crate) fn check_weights(layer: usize, weights: &[f64], width: usize, fan_in: usize) -> Result<(), Error> {
    if weights.len() != width * fan_in {
        let allowed = format!("{width} × {fan_in} = {} numbers", width * fan_in);
        return Err(Error::new(format!("weights[{layer}]"), format!("{} numbers", weights.len()), allowed));
    }
    match weights.iter().position(|w| !w.is_finite()) {
        Some(k) => {
            let field = format!("weights[{layer}][{}][{}]", k / fan_in, k % fan_in);
            Err(Error::not_finite(field, weights[k]))
        }
        None => Ok(()),
    }
}

/// A parameter that a network of these sizes has.
pub(crate) fn check_parameter(layers: &[usize], parameter: Parameter) -> Result<(), Error> {
    let check = |field: &str, given: usize, count: usize| {
        if given < count {
            return Ok(());
        }
        Err(Error::new(format!("parameter.{field}"), given.to_string(), format!("0 to {}", count - 1)))
    };
    check("layer", parameter.layer(), layers.len() - 1)?;
    check("to", parameter.to(), layers[parameter.layer() + 1])?;
    match parameter {
        Parameter::Weight { layer, from, .. } => check("from", from, layers[layer]),
        Parameter::Bias { .. } => Ok(()),
    }
}
