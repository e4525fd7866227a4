//! Activations, losses and optimizers, by the names that frameworks and sheets give them.

use crate::assumptions::Assumptions;
use crate::draft::{Draft, Said};
use crate::{Present, Refusal, refuse};
use nn::{Activation, Loss, OptimizerKind};

/// `torch.nn.LeakyReLU` as `leakyrelu`.
fn plain(name: &str) -> String {
    let last = name.trim().trim_end_matches("()").rsplit(['.', '/']).next().unwrap_or("");
    last.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn activation((name, line): &Said) -> Result<Activation, Refusal> {
    let known = match plain(name).as_str() {
        "sigmoid" | "logistic" | "logsig" | "σ" | "expit" => Activation::Sigmoid,
        "tanh" | "tansig" | "hyperbolictangent" => Activation::Tanh,
        "relu" | "rectifier" | "poslin" => Activation::Relu,
        "leakyrelu" | "lrelu" => Activation::LeakyRelu,
        "elu" => Activation::Elu,
        "gelu" => Activation::Gelu,
        "silu" | "swish" => Activation::Silu,
        "softplus" => Activation::Softplus,
        "identity" | "linear" | "none" | "purelin" => Activation::Identity,
        "softmax" => Activation::Softmax,
        _ => {
            let names = Activation::ALL.map(Activation::name).join(", ");
            return Err(refuse(*line, name, format!("an activation: {names}")));
        }
    };
    Ok(known)
}

/// One for each layer of weights.
/// Whether it is the name of an activation.
pub(crate) fn is_activation(name: &str) -> bool {
    plain(name) != "none" && activation(&(name.to_owned(), 1)).is_ok()
}

pub(crate) fn activations(
    draft: &Draft,
    depth: usize,
    present: Option<&Present>,
    assumptions: &mut Assumptions,
) -> Result<Vec<Activation>, Refusal> {
    let mut said = draft.activations.iter().map(activation).collect::<Result<Vec<_>, _>>()?;
    // Documents of some frameworks name the inputs too, or give one name for all.
    if let [one] = said.as_slice() {
        said = vec![*one; depth];
    }
    if said.len() == depth + 1 && said.first() == Some(&Activation::Identity) {
        said.remove(0);
    }
    if !said.is_empty() && said.len() != depth {
        let line = draft.activations.first().map_or(1, |(_, line)| *line);
        return Err(refuse(line, &format!("{} activations", said.len()), format!("{depth}, one after each layer")));
    }
    let known = present.and_then(|present| present.activations.clone()).filter(|known| known.len() == depth);
    let unsaid = said.is_empty() && draft.hidden.is_none() && draft.output.is_none();
    let mut all = match (said.is_empty(), known) {
        (false, _) => said,
        (true, Some(known)) => known,
        (true, None) => vec![Activation::Sigmoid; depth],
    };
    let from_present = present.is_some_and(|present| present.activations.as_ref() == Some(&all));
    if unsaid && !from_present {
        let softmax = needs_softmax(draft);
        let last = if softmax { "softmax" } else { "sigmoid" };
        let usual = if depth > 1 { format!("sigmoid, {last} at the output") } else { format!("{last} at the output") };
        let end = if softmax { "softmax" } else { "identity" };
        let other = if depth > 1 { format!("relu, {end} at the output") } else { "identity at the output".to_owned() };
        let turned = assumptions.note("activations", usual, other);
        if turned {
            all = vec![Activation::Relu; depth];
        }
        if let Some(output) = all.last_mut() {
            *output = match (turned, softmax) {
                (_, true) => Activation::Softmax,
                (true, false) => Activation::Identity,
                (false, false) => Activation::Sigmoid,
            };
        }
    }
    if let Some(hidden) = &draft.hidden {
        let hidden = activation(hidden)?;
        all.iter_mut().take(depth.saturating_sub(1)).for_each(|one| *one = hidden);
    }
    if let (Some(output), Some(last)) = (&draft.output, all.last_mut()) {
        *last = activation(output)?;
    }
    Ok(all)
}

fn needs_softmax(draft: &Draft) -> bool {
    draft.loss.as_ref().is_some_and(|(name, _)| {
        matches!(plain(name).as_str(), "categoricalcrossentropy" | "crossentropyloss" | "softmaxcrossentropy")
    })
}

/// The loss, and what has to change for it: a sigmoid with cross-entropy has the binary one.
pub(crate) fn loss(
    draft: &Draft,
    outputs: usize,
    activations: &mut [Activation],
    present: Option<&Present>,
    assumptions: &mut Assumptions,
) -> Result<Loss, Refusal> {
    let last = activations.last().copied().unwrap_or(Activation::Sigmoid);
    let Some((name, line)) = &draft.loss else { return Ok(unsaid(last, present, assumptions)) };
    if let Some(own) = Loss::from_name(name)
        && own != Loss::CrossEntropy
    {
        return Ok(own);
    }
    match plain(name).as_str() {
        "halfsquarederror" | "halfmse" | "halfsse" | "quadratic" | "quadraticcost" => Ok(Loss::HalfSquaredError),
        "mse" | "mseloss" | "meansquarederror" => {
            let mean = "(1/m)Σ(y − o)², the mean over the m outputs";
            if assumptions.note("half", mean, HALF) {
                return Ok(Loss::HalfSquaredError);
            }
            // Of one output the mean is the sum.
            let summed = outputs > 1 && assumptions.note("mean", mean, "Σ(y − o)², the sum over the outputs");
            Ok(if summed { Loss::SquaredError } else { Loss::MeanSquaredError })
        }
        "sse" | "squarederror" | "squareloss" | "sumofsquares" | "sumofsquarederrors" | "sumsquarederror" | "rss"
        | "l2" | "l2loss" => {
            let halved = assumptions.note("half", "Σ(y − o)²", HALF);
            Ok(if halved { Loss::HalfSquaredError } else { Loss::SquaredError })
        }
        "outputs" | "none" => Ok(Loss::Output),
        "binarycrossentropy" | "bce" | "bceloss" | "bcewithlogitsloss" | "bcewithlogits" | "logloss" => {
            Ok(Loss::BinaryCrossEntropy)
        }
        "crossentropy" | "crossentropyloss" | "categoricalcrossentropy" | "ce" | "nll" | "nllloss" => {
            if last != Activation::Sigmoid {
                return Ok(Loss::CrossEntropy);
            }
            let usual = "binary cross-entropy, because the output is a sigmoid";
            if !assumptions.note("cross-entropy", usual, "cross-entropy after softmax") {
                return Ok(Loss::BinaryCrossEntropy);
            }
            if let Some(output) = activations.last_mut() {
                *output = Activation::Softmax;
            }
            Ok(Loss::CrossEntropy)
        }
        _ => {
            let names = Loss::ALL.map(Loss::name).join(", ");
            Err(refuse(*line, name, format!("a loss: {names}")))
        }
    }
}

/// How some sheets write their squared error.
const HALF: &str = "½Σ(y − o)²";

fn unsaid(last: Activation, present: Option<&Present>, assumptions: &mut Assumptions) -> Loss {
    let fits = |loss: Loss| loss.required_output().is_none_or(|required| required == last);
    if let Some(known) = present.and_then(|present| present.loss).filter(|&loss| fits(loss)) {
        return known;
    }
    let (usual, other) = match last {
        Activation::Softmax => (Loss::CrossEntropy, Loss::HalfSquaredError),
        Activation::Sigmoid => (Loss::HalfSquaredError, Loss::BinaryCrossEntropy),
        _ => return Loss::HalfSquaredError,
    };
    if assumptions.note("loss", usual.name(), other.name()) { other } else { usual }
}

/// The optimizer, if the text names one or has a learning rate.
pub(crate) fn optimizer(draft: &mut Draft) -> Result<Option<OptimizerKind>, Refusal> {
    let has = |kind: &str| draft.rates.iter().any(|(name, ..)| *name == kind);
    let name = match &draft.optimizer {
        Some((name, line)) => match plain(name).as_str() {
            "sgd" | "gradientdescent" | "gd" if has("momentum") => "momentum",
            "sgd" | "gradientdescent" | "gd" => "sgd",
            "momentum" => "momentum",
            "nesterov" | "nag" => "nesterov",
            "adagrad" => "adagrad",
            "rmsprop" => "rmsprop",
            "adam" => "adam",
            _ => return Err(refuse(*line, name, "sgd, momentum, nesterov, adagrad, rmsprop, adam")),
        },
        None if has("momentum") => "momentum",
        None if has("beta1") || has("beta2") => "adam",
        None if has("eta") => "sgd",
        None => {
            draft.ignored.extend(draft.rates.drain(..).map(|(name, ..)| name.to_owned()));
            return Ok(None);
        }
    };
    let Some(mut kind) = OptimizerKind::from_name(name) else { return Ok(None) };
    for (name, value, line) in std::mem::take(&mut draft.rates) {
        let place = match (&mut kind, name) {
            (
                OptimizerKind::Sgd { eta }
                | OptimizerKind::Momentum { eta, .. }
                | OptimizerKind::Nesterov { eta, .. }
                | OptimizerKind::Adagrad { eta }
                | OptimizerKind::Rmsprop { eta, .. }
                | OptimizerKind::Adam { eta, .. },
                "eta",
            ) => eta,
            (OptimizerKind::Momentum { momentum, .. } | OptimizerKind::Nesterov { momentum, .. }, "momentum") => {
                momentum
            }
            (OptimizerKind::Rmsprop { alpha, .. }, "alpha") => alpha,
            (OptimizerKind::Adam { beta1, .. }, "beta1") => beta1,
            (OptimizerKind::Adam { beta2, .. }, "beta2") => beta2,
            _ => {
                draft.ignored.push(name.to_owned());
                continue;
            }
        };
        *place = value;
        if let Err(error) = nn::Optimizer::new(kind) {
            return Err(refuse(line, &format!("{name} {value}"), error.allowed));
        }
    }
    Ok(Some(kind))
}
