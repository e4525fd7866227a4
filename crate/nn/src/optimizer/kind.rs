//! The update rules by name, with their hyperparameters.

use crate::Error;
use crate::error::shown;

/// PyTorch's default η of SGD (with or without momentum) and Adam.
pub const DEFAULT_ETA: f64 = 1e-3;
/// PyTorch's default η of Adagrad.
pub const DEFAULT_ETA_ADAGRAD: f64 = 1e-2;
/// PyTorch's default η of RMSprop.
pub const DEFAULT_ETA_RMSPROP: f64 = 1e-2;
/// PyTorch's default momentum μ.
pub const DEFAULT_MOMENTUM: f64 = 0.0;
/// PyTorch's default α of RMSprop.
pub const RMSPROP_ALPHA: f64 = 0.99;
/// PyTorch's default β₁ of Adam.
pub const ADAM_BETA1: f64 = 0.9;
/// PyTorch's default β₂ of Adam.
pub const ADAM_BETA2: f64 = 0.999;
/// ε of Adagrad, added outside the root.
pub const ADAGRAD_EPSILON: f64 = 1e-10;
/// ε of RMSprop, added outside the root.
pub const RMSPROP_EPSILON: f64 = 1e-8;
/// ε of Adam, added outside the root.
pub const ADAM_EPSILON: f64 = 1e-8;

/// An update rule and its hyperparameters, with PyTorch's semantics. g is the gradient of one parameter w.
///
/// ```
/// use nn::OptimizerKind;
///
/// let adam = OptimizerKind::from_name("adam").unwrap();
/// assert_eq!((adam.name(), adam.eta()), ("adam", 0.001));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OptimizerKind {
    /// w ← w − ηg.
    Sgd {
        /// Learning rate η.
        eta: f64,
    },
    /// v ← μv + g, w ← w − ηv.
    Momentum {
        /// Learning rate η.
        eta: f64,
        /// How much of the last velocity stays, μ.
        momentum: f64,
    },
    /// v ← μv + g, w ← w − η(g + μv).
    Nesterov {
        /// Learning rate η.
        eta: f64,
        /// How much of the last velocity stays, μ.
        momentum: f64,
    },
    /// s ← s + g², w ← w − ηg/(√s + ε) (Duchi et al. 2011).
    Adagrad {
        /// Learning rate η.
        eta: f64,
    },
    /// s ← αs + (1 − α)g², w ← w − ηg/(√s + ε) (Hinton's lecture 6e).
    Rmsprop {
        /// Learning rate η.
        eta: f64,
        /// How much of the last mean square stays, α.
        alpha: f64,
    },
    /// m ← β₁m + (1 − β₁)g, s ← β₂s + (1 − β₂)g², w ← w − η m̂/(√ŝ + ε), m̂ and ŝ being bias-corrected
    /// (Kingma & Ba 2015).
    Adam {
        /// Learning rate η.
        eta: f64,
        /// How much of the last mean stays, β₁.
        beta1: f64,
        /// How much of the last mean square stays, β₂.
        beta2: f64,
    },
}

impl OptimizerKind {
    /// The names, in the order menus show them.
    pub const NAMES: [&'static str; 6] = ["sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"];

    /// The rule of this name with PyTorch's default hyperparameters; `None` if there is none.
    ///
    /// ```
    /// use nn::OptimizerKind;
    ///
    /// assert_eq!(OptimizerKind::from_name("adagrad"), Some(OptimizerKind::Adagrad { eta: 0.01 }));
    /// ```
    pub fn from_name(name: &str) -> Option<OptimizerKind> {
        let (eta, momentum) = (DEFAULT_ETA, DEFAULT_MOMENTUM);
        Some(match name {
            "sgd" => OptimizerKind::Sgd { eta },
            "momentum" => OptimizerKind::Momentum { eta, momentum },
            "nesterov" => OptimizerKind::Nesterov { eta, momentum },
            "adagrad" => OptimizerKind::Adagrad { eta: DEFAULT_ETA_ADAGRAD },
            "rmsprop" => OptimizerKind::Rmsprop { eta: DEFAULT_ETA_RMSPROP, alpha: RMSPROP_ALPHA },
            "adam" => OptimizerKind::Adam { eta, beta1: ADAM_BETA1, beta2: ADAM_BETA2 },
            _ => return None,
        })
    }

    /// The name in documents and links.
    pub fn name(self) -> &'static str {
        match self {
            OptimizerKind::Sgd { .. } => "sgd",
            OptimizerKind::Momentum { .. } => "momentum",
            OptimizerKind::Nesterov { .. } => "nesterov",
            OptimizerKind::Adagrad { .. } => "adagrad",
            OptimizerKind::Rmsprop { .. } => "rmsprop",
            OptimizerKind::Adam { .. } => "adam",
        }
    }

    /// The learning rate η.
    pub fn eta(self) -> f64 {
        match self {
            OptimizerKind::Sgd { eta }
            | OptimizerKind::Momentum { eta, .. }
            | OptimizerKind::Nesterov { eta, .. }
            | OptimizerKind::Adagrad { eta }
            | OptimizerKind::Rmsprop { eta, .. }
            | OptimizerKind::Adam { eta, .. } => eta,
        }
    }

    /// Whether the rule remembers v or m, and whether it remembers s.
    pub(super) fn remembers(self) -> (bool, bool) {
        match self {
            OptimizerKind::Sgd { .. } => (false, false),
            OptimizerKind::Momentum { .. } | OptimizerKind::Nesterov { .. } => (true, false),
            OptimizerKind::Adagrad { .. } | OptimizerKind::Rmsprop { .. } => (false, true),
            OptimizerKind::Adam { .. } => (true, true),
        }
    }

    pub(super) fn eta_mut(&mut self) -> &mut f64 {
        match self {
            OptimizerKind::Sgd { eta }
            | OptimizerKind::Momentum { eta, .. }
            | OptimizerKind::Nesterov { eta, .. }
            | OptimizerKind::Adagrad { eta }
            | OptimizerKind::Rmsprop { eta, .. }
            | OptimizerKind::Adam { eta, .. } => eta,
        }
    }

    pub(super) fn check(self) -> Result<(), Error> {
        check_eta(self.eta())?;
        match self {
            OptimizerKind::Sgd { .. } | OptimizerKind::Adagrad { .. } => Ok(()),
            OptimizerKind::Momentum { momentum, .. } | OptimizerKind::Nesterov { momentum, .. } => {
                check_share("momentum", momentum)
            }
            OptimizerKind::Rmsprop { alpha, .. } => check_share("alpha", alpha),
            OptimizerKind::Adam { beta1, beta2, .. } => {
                check_share("beta1", beta1)?;
                check_share("beta2", beta2)
            }
        }
    }
}

pub(super) fn check_eta(eta: f64) -> Result<(), Error> {
    if eta.is_finite() && eta >= 0.0 {
        return Ok(());
    }
    Err(Error::new("optimizer.eta", shown(eta), "a finite number, 0 or above"))
}

/// How much of the past stays.
fn check_share(field: &str, value: f64) -> Result<(), Error> {
    if (0.0..1.0).contains(&value) {
        return Ok(());
    }
    Err(Error::new(format!("optimizer.{field}"), shown(value), "0 or above, and below 1"))
}
