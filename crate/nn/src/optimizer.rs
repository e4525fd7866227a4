//! What moves the parameters once the gradient is known.

use crate::error::shown;
use crate::{Error, Network};

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

    /// Whether the rule remembers v or m, and s.
    fn remembers(self) -> (bool, bool) {
        match self {
            OptimizerKind::Sgd { .. } => (false, false),
            OptimizerKind::Momentum { .. } | OptimizerKind::Nesterov { .. } => (true, false),
            OptimizerKind::Adagrad { .. } | OptimizerKind::Rmsprop { .. } => (false, true),
            OptimizerKind::Adam { .. } => (true, true),
        }
    }

    fn eta_mut(&mut self) -> &mut f64 {
        match self {
            OptimizerKind::Sgd { eta }
            | OptimizerKind::Momentum { eta, .. }
            | OptimizerKind::Nesterov { eta, .. }
            | OptimizerKind::Adagrad { eta }
            | OptimizerKind::Rmsprop { eta, .. }
            | OptimizerKind::Adam { eta, .. } => eta,
        }
    }

    fn check(self) -> Result<(), Error> {
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

/// An update rule with what it remembers of earlier steps.
///
/// ```
/// use nn::{Activation, Loss, Network, Optimizer, OptimizerKind};
///
/// let mut network =
///     Network::new(&[1, 1], &[Activation::Identity], Loss::HalfSquaredError, vec![vec![1.0]], vec![vec![0.0]])?;
/// let mut optimizer = Optimizer::new(OptimizerKind::Momentum { eta: 0.1, momentum: 0.5 })?;
/// optimizer.step(&mut network, &[vec![1.0]], &[vec![0.0]])?; // v = 1
/// optimizer.step(&mut network, &[vec![1.0]], &[vec![0.0]])?; // v = 1.5
/// assert!((network.weights(0)[0] - 0.75).abs() < 1e-15);
/// # Ok::<(), nn::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Optimizer {
    kind: OptimizerKind,
    /// v or m of every parameter, in the network's order; empty before the first step, and where the rule has none.
    mean: Vec<f64>,
    /// s of every parameter, likewise.
    square: Vec<f64>,
    /// How many parameters were moved at the first step; 0 before it.
    count: usize,
    /// β₁ᵗ and β₂ᵗ after t steps of Adam.
    beta_powers: (f64, f64),
}

impl Optimizer {
    /// An optimizer that has made no step.
    ///
    /// # Errors
    /// η negative or not finite; momentum, α or β outside 0 ≤ … < 1.
    pub fn new(kind: OptimizerKind) -> Result<Optimizer, Error> {
        kind.check()?;
        Ok(Optimizer { kind, mean: Vec::new(), square: Vec::new(), count: 0, beta_powers: (1.0, 1.0) })
    }

    /// The rule and its hyperparameters.
    pub fn kind(&self) -> OptimizerKind {
        self.kind
    }

    /// Sets the learning rate for the steps to come; what is remembered stays.
    ///
    /// # Errors
    /// η negative or not finite.
    pub fn set_eta(&mut self, eta: f64) -> Result<(), Error> {
        check_eta(eta)?;
        *self.kind.eta_mut() = eta;
        Ok(())
    }

    /// Moves every parameter once. `dw` and `db` are the gradient, shaped as the network's weights and biases.
    ///
    /// # Errors
    /// A gradient of another shape, or another network than at the first step; then nothing has changed.
    pub fn step(&mut self, network: &mut Network, dw: &[Vec<f64>], db: &[Vec<f64>]) -> Result<(), Error> {
        check_gradient(network, dw, db)?;
        self.check_network(network)?;
        let gradient: Vec<f64> = dw.iter().zip(db).flat_map(|(dw, db)| dw.iter().chain(db)).copied().collect();
        self.advance(network, &gradient);
        Ok(())
    }

    /// Moves plain numbers once, by the same rule: `w` stands for all the parameters there are, `g` is its gradient.
    ///
    /// ```
    /// use nn::{Optimizer, OptimizerKind};
    ///
    /// let mut place = [4.0, 1.0];
    /// let mut optimizer = Optimizer::new(OptimizerKind::Sgd { eta: 0.5 })?;
    /// optimizer.step_numbers(&mut place, &[4.0, 2.0])?;
    /// assert_eq!(place, [2.0, 0.0]);
    /// # Ok::<(), nn::Error>(())
    /// ```
    ///
    /// # Errors
    /// Not one gradient for each number, or another count than at the first step; then nothing has changed.
    pub fn step_numbers(&mut self, w: &mut [f64], g: &[f64]) -> Result<(), Error> {
        let count = w.len();
        if g.len() != count || !(self.count == 0 || self.count == count) {
            return Err(Error::new("g", "another count of numbers", "one for each parameter, as at the first step"));
        }
        self.move_numbers(w, g);
        Ok(())
    }

    /// v (momentum, nesterov) or m (adam) of every parameter; empty before the first step, and with other rules.
    pub fn mean(&self) -> &[f64] {
        &self.mean
    }

    /// s of every parameter (adagrad, rmsprop, adam); empty before the first step, and with other rules.
    pub fn square(&self) -> &[f64] {
        &self.square
    }

    /// What adam divides m and s by, 1 − β₁ᵗ and 1 − β₂ᵗ after t steps: 1 − β at first, near 1 in the end.
    pub fn corrections(&self) -> (f64, f64) {
        (1.0 - self.beta_powers.0, 1.0 - self.beta_powers.1)
    }

    /// State belongs to one network's parameters.
    pub(crate) fn check_network(&self, network: &Network) -> Result<(), Error> {
        let count = network.parameter_count();
        if self.count == 0 || self.count == count {
            return Ok(());
        }
        let allowed = format!("the {} parameters of the first step", self.count);
        Err(Error::new("network", format!("{count} parameters"), allowed))
    }

    /// η, where a step is w − η·g for each of the `count` parameters and nothing more: then the caller makes it.
    pub(crate) fn plain_eta(&mut self, count: usize) -> Option<f64> {
        let OptimizerKind::Sgd { eta } = self.kind else { return None };
        self.count = count;
        Some(eta)
    }

    /// One step, its arguments having been checked; the gradient is in the network's order.
    pub(crate) fn advance(&mut self, network: &mut Network, gradient: &[f64]) {
        self.move_numbers(network.values_mut(), gradient);
    }

    /// Moves `w` by the gradient `g`, after making room to remember at the first step and taking the powers of Adam's betas.
    fn move_numbers(&mut self, w: &mut [f64], g: &[f64]) {
        self.count = w.len();
        let (mean, square) = self.kind.remembers();
        for (kept, memory) in [(mean, &mut self.mean), (square, &mut self.square)] {
            if kept && memory.is_empty() {
                *memory = vec![0.0; w.len()];
            }
        }
        if let OptimizerKind::Adam { beta1, beta2, .. } = self.kind {
            self.beta_powers.0 *= beta1;
            self.beta_powers.1 *= beta2;
        }
        let (m, s) = (&mut self.mean[..], &mut self.square[..]);
        match self.kind {
            OptimizerKind::Sgd { eta } => sgd(w, g, eta),
            OptimizerKind::Momentum { eta, momentum } => self::momentum(w, g, m, eta, momentum),
            OptimizerKind::Nesterov { eta, momentum } => nesterov(w, g, m, eta, momentum),
            OptimizerKind::Adagrad { eta } => adagrad(w, g, s, eta),
            OptimizerKind::Rmsprop { eta, alpha } => rmsprop(w, g, s, eta, alpha),
            OptimizerKind::Adam { eta, beta1, beta2 } => {
                let correct = (1.0 - self.beta_powers.0, 1.0 - self.beta_powers.1);
                adam(w, g, m, s, eta, (beta1, beta2), correct);
            }
        }
    }
}

// Functions of slices, and not inlined: so the compiler knows that none overlaps another, and moves several at a time.

#[inline(never)]
fn sgd(w: &mut [f64], g: &[f64], eta: f64) {
    for (w, g) in w.iter_mut().zip(g) {
        *w -= eta * g;
    }
}

#[inline(never)]
fn momentum(w: &mut [f64], g: &[f64], v: &mut [f64], eta: f64, momentum: f64) {
    for ((w, g), v) in w.iter_mut().zip(g).zip(v) {
        *v = momentum * *v + g;
        *w -= eta * *v;
    }
}

#[inline(never)]
fn nesterov(w: &mut [f64], g: &[f64], v: &mut [f64], eta: f64, momentum: f64) {
    for ((w, g), v) in w.iter_mut().zip(g).zip(v) {
        *v = momentum * *v + g;
        *w -= eta * (g + momentum * *v);
    }
}

#[inline(never)]
fn adagrad(w: &mut [f64], g: &[f64], s: &mut [f64], eta: f64) {
    for ((w, g), s) in w.iter_mut().zip(g).zip(s) {
        *s += g * g;
        *w -= eta * g / (s.sqrt() + ADAGRAD_EPSILON);
    }
}

#[inline(never)]
fn rmsprop(w: &mut [f64], g: &[f64], s: &mut [f64], eta: f64, alpha: f64) {
    for ((w, g), s) in w.iter_mut().zip(g).zip(s) {
        *s = alpha * *s + (1.0 - alpha) * g * g;
        *w -= eta * g / (s.sqrt() + RMSPROP_EPSILON);
    }
}

#[inline(never)]
fn adam(
    w: &mut [f64],
    g: &[f64],
    m: &mut [f64],
    s: &mut [f64],
    eta: f64,
    (beta1, beta2): (f64, f64),
    (correct1, correct2): (f64, f64),
) {
    for ((w, g), (m, s)) in w.iter_mut().zip(g).zip(m.iter_mut().zip(s)) {
        *m = beta1 * *m + (1.0 - beta1) * g;
        *s = beta2 * *s + (1.0 - beta2) * g * g;
        *w -= eta * (*m / correct1) / ((*s / correct2).sqrt() + ADAM_EPSILON);
    }
}

fn check_eta(eta: f64) -> Result<(), Error> {
    if eta.is_finite() && eta >= 0.0 {
        return Ok(());
    }
    Err(Error::new("optimizer.eta", shown(eta), "a finite number, 0 or above"))
}

/// A share of the past that stays.
fn check_share(field: &str, value: f64) -> Result<(), Error> {
    if (0.0..1.0).contains(&value) {
        return Ok(());
    }
    Err(Error::new(format!("optimizer.{field}"), shown(value), "0 or above, and below 1"))
}

fn check_gradient(network: &Network, dw: &[Vec<f64>], db: &[Vec<f64>]) -> Result<(), Error> {
    let depth = network.depth();
    let weights = (0..depth).map(|l| network.weights(l).len());
    let biases = (0..depth).map(|l| network.biases(l).len());
    if !dw.iter().map(Vec::len).eq(weights) {
        return Err(Error::new("dw", "a gradient of another shape", "one number per weight of each layer"));
    }
    if !db.iter().map(Vec::len).eq(biases) {
        return Err(Error::new("db", "a gradient of another shape", "one number per bias of each layer"));
    }
    Ok(())
}
