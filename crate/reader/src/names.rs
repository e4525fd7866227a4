//! Names as people write them, and what they mean.

/// What a name means.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Key {
    Layers,
    Activations,
    HiddenActivation,
    OutputActivation,
    Loss,
    Optimizer,
    Eta,
    Momentum,
    Alpha,
    Beta1,
    Beta2,
    Residual,
    Normalise,
    Samples,
    /// With the digits of its index, group by group.
    Weight(Vec<String>),
    Bias(Vec<String>),
    Input(Vec<String>),
    Target(Vec<String>),
    /// A parameter of a framework, such as `fc1.weight`: rows are neurons.
    TorchWeight(Option<usize>),
    FrameworkBias(Option<usize>),
    /// A parameter whose rows are inputs, such as `dense/kernel` and `coefs_`.
    Kernel(Option<usize>),
    /// All biases of scikit-learn.
    Intercepts,
    Unknown,
}

/// Lower case, and without what only decorates.
fn plain(name: &str) -> String {
    let name = name.trim().trim_matches(['"', '\'', '*', '\\', ' ']);
    let name = name.to_lowercase().replace(['-', ' '], "_");
    // `The input is`, `and the target is`
    let mut spoken = name.as_str();
    while let Some(rest) =
        ["and_", "the_", "a_", "an_", "its_", "with_"].iter().find_map(|word| spoken.strip_prefix(word))
        && rest.starts_with(char::is_alphabetic)
    {
        spoken = rest;
    }
    let spoken = ["_is", "_are", "_of"].iter().find_map(|word| spoken.strip_suffix(word)).unwrap_or(spoken);
    spoken.to_owned()
}

/// What a name means. Names of a nested text are paths, such as `network.weights`.
pub(crate) fn key(name: &str) -> Key {
    let name = plain(name);
    // What the lab has computed is taken out beside what it was computed from.
    if name.starts_with("results.") {
        return Key::Unknown;
    }
    // {"activations": {"hidden": "relu", "output": "sigmoid"}}
    match name.rsplit_once("activations.").map(|(_, layer)| layer) {
        Some("hidden") => return Key::HiddenActivation,
        Some("output") => return Key::OutputActivation,
        _ => {}
    }
    if let Some(key) = framework(&name) {
        return key;
    }
    // `target o1`, as some examples call y1.
    let target = ["target_", "targets_", "desired_", "expected_"].iter().find_map(|word| name.strip_prefix(word));
    if let Some(digits) = target.and_then(|output| output.strip_prefix("output_").or(output.strip_prefix('o')))
        && !digits.is_empty()
        && let Key::Input(groups) = indexed(&format!("x{digits}"))
    {
        return Key::Target(groups);
    }
    let last = name.rsplit('.').next().unwrap_or("");
    if let Some(key) = word(last) {
        return key;
    }
    indexed(last)
}

/// Words without an index.
fn word(name: &str) -> Option<Key> {
    Some(match name {
        "layers" | "layer_sizes" | "sizes" | "architecture" => Key::Layers,
        "activations" | "activation" | "activation_functions" | "activation_function" => Key::Activations,
        "hidden_activation" | "hidden_layer_activation" | "activation_hidden" => Key::HiddenActivation,
        "output_activation" | "out_activation" | "output_layer_activation" | "activation_output" => {
            Key::OutputActivation
        }
        "loss" | "loss_function" | "cost" | "criterion" => Key::Loss,
        "optimizer" | "optimiser" | "optimizer.name" => Key::Optimizer,
        "eta" | "η" | "lr" | "learning_rate" | "learningrate" | "learning_rate_init" | "lernrate" => Key::Eta,
        "momentum" | "mu" | "μ" => Key::Momentum,
        "alpha" | "rho" => Key::Alpha,
        "beta1" | "beta_1" | "β1" => Key::Beta1,
        "beta2" | "beta_2" | "β2" => Key::Beta2,
        "residual" => Key::Residual,
        "normalise" | "normalize" => Key::Normalise,
        "target_output" | "target_value" | "desired_output" | "expected_output" | "true_output" => {
            Key::Target(Vec::new())
        }
        "samples" => Key::Samples,
        "coefs_" | "coefs" => Key::Kernel(None),
        "intercepts_" | "intercepts" => Key::Intercepts,
        _ => return None,
    })
}

/// `fc1.weight`, `layers.0.bias`, `dense_1/kernel:0`, each with the last number before its end.
fn framework(name: &str) -> Option<Key> {
    let (before, last) = name.split(':').next().unwrap_or("").rsplit_once(['.', '/'])?;
    let order = before.rsplit(|c: char| !c.is_ascii_digit()).find_map(|digits| digits.parse().ok());
    match last {
        "weight" => Some(Key::TorchWeight(order)),
        "kernel" => Some(Key::Kernel(order)),
        "bias" => Some(Key::FrameworkBias(order)),
        _ => None,
    }
}

/// A letter with an index, such as `w1`, `w_1_2` and `bias 3`.
fn indexed(name: &str) -> Key {
    let letters: String = name.chars().take_while(|c| c.is_alphabetic()).collect();
    let index = name.get(letters.len()..).unwrap_or("");
    let whole = index.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'_' | b','));
    let groups: Vec<String> = index.split(['_', ',']).filter(|group| !group.is_empty()).map(str::to_owned).collect();
    if !whole || groups.len() > 3 || groups.iter().any(|group| group.len() > 6) {
        return Key::Unknown;
    }
    match letters.as_str() {
        "w" | "weight" | "weights" | "gewicht" | "theta_w" => Key::Weight(groups),
        "b" | "bias" | "biases" | "θ" | "theta" => Key::Bias(groups),
        // Without an index it may be the one that tells classes apart.
        "threshold" if !groups.is_empty() => Key::Bias(groups),
        "x" | "xs" | "i" | "input" | "inputs" | "features" => Key::Input(groups),
        "y" | "ys" | "t" | "target" | "targets" | "label" | "labels" | "d" => Key::Target(groups),
        _ => Key::Unknown,
    }
}

/// Whether the words before a name make something else of it: `gradient of w1` is no weight. `gradient descent, η` is a rate.
pub(crate) fn is_gradient(before: &[&str], name: &str) -> bool {
    let begins = |word: &&str| {
        let word = word.to_lowercase();
        ["grad", "deriv", "ableitung", "delta", "δ", "∂"].iter().any(|beginning| word.starts_with(beginning))
    };
    matches!(key(name), Key::Weight(_) | Key::Bias(_)) && before.iter().any(begins)
}
