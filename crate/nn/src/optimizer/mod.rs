//! What moves the parameters once the gradient is known.

mod kind;
mod rules;

pub use kind::{
    ADAGRAD_EPSILON, ADAM_BETA1, ADAM_BETA2, ADAM_EPSILON, DEFAULT_ETA, DEFAULT_ETA_ADAGRAD, DEFAULT_ETA_RMSPROP,
    DEFAULT_MOMENTUM, OptimizerKind, RMSPROP_ALPHA, RMSPROP_EPSILON,
};

use crate::{Error, Network};
use kind::check_eta;

/// An update rule, with what it remembers of earlier steps.
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
    /// v or m of every parameter, in the network's order. Empty before the first step, and where the rule has none.
    mean: Vec<f64>,
    /// s of every parameter, in the same way.
    square: Vec<f64>,
    /// How many parameters the first step moved. 0 before it.
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

    /// Sets the learning rate of later steps. What the rule remembers stays.
    ///
    /// # Errors
    /// η negative or not finite.
    pub fn set_eta(&mut self, eta: f64) -> Result<(), Error> {
        check_eta(eta)?;
        *self.kind.eta_mut() = eta;
        Ok(())
    }

    /// Moves every parameter once. `dw` and `db` are the gradient, and lie as the network's weights and biases.
    ///
    /// # Errors
    /// A gradient of another shape, or another network than at the first step. Then nothing has changed.
    pub fn step(&mut self, network: &mut Network, dw: &[Vec<f64>], db: &[Vec<f64>]) -> Result<(), Error> {
        check_gradient(network, dw, db)?;
        self.check_network(network)?;
        let gradient: Vec<f64> = dw.iter().zip(db).flat_map(|(dw, db)| dw.iter().chain(db)).copied().collect();
        self.advance(network, &gradient);
        Ok(())
    }

    /// Moves plain numbers once, by the same rule. `w` are all the parameters, `g` is their gradient.
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
    /// `g` is not as long as `w`, or `w` is not as long as at the first step. Then nothing has changed.
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

    /// What adam divides m and s by: 1 − β₁ᵗ and 1 − β₂ᵗ after t steps. They begin at 1 − β and approach 1.
    pub fn corrections(&self) -> (f64, f64) {
        (1.0 - self.beta_powers.0, 1.0 - self.beta_powers.1)
    }

    /// Checks that the memory belongs to a network of this size.
    pub(crate) fn check_network(&self, network: &Network) -> Result<(), Error> {
        let count = network.parameter_count();
        if self.count == 0 || self.count == count {
            return Ok(());
        }
        let allowed = format!("the {} parameters of the first step", self.count);
        Err(Error::new("network", format!("{count} parameters"), allowed))
    }

    /// η, if a step is w − η·g and nothing more. The caller then makes the step for all `count` parameters itself.
    pub(crate) fn plain_eta(&mut self, count: usize) -> Option<f64> {
        let OptimizerKind::Sgd { eta } = self.kind else { return None };
        self.count = count;
        Some(eta)
    }

    /// One step with arguments that have been checked. The gradient is in the network's order.
    pub(crate) fn advance(&mut self, network: &mut Network, gradient: &[f64]) {
        self.move_numbers(network.values_mut(), gradient);
    }

    /// Moves `w` by the gradient `g`. The first step allocates what the rule remembers.
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
            OptimizerKind::Sgd { eta } => rules::sgd(w, g, eta),
            OptimizerKind::Momentum { eta, momentum } => rules::momentum(w, g, m, eta, momentum),
            OptimizerKind::Nesterov { eta, momentum } => rules::nesterov(w, g, m, eta, momentum),
            OptimizerKind::Adagrad { eta } => rules::adagrad(w, g, s, eta),
            OptimizerKind::Rmsprop { eta, alpha } => rules::rmsprop(w, g, s, eta, alpha),
            OptimizerKind::Adam { eta, beta1, beta2 } => {
                let correct = (1.0 - self.beta_powers.0, 1.0 - self.beta_powers.1);
                rules::adam(w, g, m, s, eta, (beta1, beta2), correct);
            }
        }
    }
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
