//! The loss L of one sample, and its slopes ∂L/∂o and ∂L/∂z at the output layer.

use crate::activation::{Activation, sigmoid, softplus};
use crate::error::check_vector;
use crate::{Error, Network, Trace};
use libm::{exp, log1p};

/// How far an output is from its target. A batch's loss is the mean over its samples.
///
/// ```
/// use nn::Loss;
///
/// assert_eq!(Loss::from_name("cross-entropy"), Some(Loss::CrossEntropy));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// ½Σ(o − y)².
    HalfSquaredError,
    /// Σ(o − y)².
    SquaredError,
    /// (1/m)Σ(o − y)² over the m outputs.
    MeanSquaredError,
    /// −Σ[y ln o + (1 − y) ln(1 − o)]; requires a sigmoid output layer.
    BinaryCrossEntropy,
    /// −Σ y ln o; requires a softmax output layer.
    CrossEntropy,
    /// Σo: the output itself, or the sum of several. There is no target: y has no effect.
    Output,
}

impl Loss {
    /// Every loss, in the order menus show them.
    pub const ALL: [Loss; 6] = [
        Loss::HalfSquaredError,
        Loss::SquaredError,
        Loss::MeanSquaredError,
        Loss::BinaryCrossEntropy,
        Loss::CrossEntropy,
        Loss::Output,
    ];

    /// The loss of this name; `None` if there is none.
    pub fn from_name(name: &str) -> Option<Loss> {
        Loss::ALL.into_iter().find(|loss| loss.name() == name)
    }

    /// The name in documents and links.
    pub fn name(self) -> &'static str {
        match self {
            Loss::HalfSquaredError => "half-squared-error",
            Loss::SquaredError => "squared-error",
            Loss::MeanSquaredError => "mean-squared-error",
            Loss::BinaryCrossEntropy => "binary-cross-entropy",
            Loss::CrossEntropy => "cross-entropy",
            Loss::Output => "output",
        }
    }

    /// The activation that the output layer must have. `None` if every one is allowed.
    pub fn required_output(self) -> Option<Activation> {
        match self {
            Loss::BinaryCrossEntropy => Some(Activation::Sigmoid),
            Loss::CrossEntropy => Some(Activation::Softmax),
            _ => None,
        }
    }

    /// Whether it compares the outputs with targets. If not, y has no effect.
    pub fn has_target(self) -> bool {
        self != Loss::Output
    }

    /// The factor k of a loss k·Σ(o − y)² over `width` outputs, whose ∂L/∂o is 2k·(o − y). `None` if it is no such loss.
    pub fn square_factor(self, width: usize) -> Option<f64> {
        match self {
            Loss::HalfSquaredError => Some(0.5),
            Loss::SquaredError => Some(1.0),
            Loss::MeanSquaredError => Some(1.0 / width as f64),
            _ => None,
        }
    }

    /// Whether it is one of the two cross-entropies: their ∂L/∂z is o − y, without a factor f′(z).
    pub fn is_cross_entropy(self) -> bool {
        matches!(self, Loss::BinaryCrossEntropy | Loss::CrossEntropy)
    }

    /// L from z and o of the output layer. The cross-entropies take z, so that a saturated output gives no ln 0.
    pub(crate) fn value(self, z: &[f64], o: &[f64], y: &[f64]) -> f64 {
        match self {
            Loss::BinaryCrossEntropy => binary_cross_entropy(z, y),
            Loss::CrossEntropy => cross_entropy(z, y),
            _ => match self.square_factor(o.len()) {
                Some(factor) => factor * squares(o, y),
                None => o.iter().sum(),
            },
        }
    }

    /// ∂L/∂o at the output layer. Where the exact value is larger than any f64 it is ±`f64::MAX`.
    pub(crate) fn by_output(self, z: &[f64], o: &[f64], y: &[f64], d_o: &mut [f64]) {
        let factor = self.square_factor(o.len());
        for j in 0..d_o.len() {
            d_o[j] = match self {
                // −y/o + (1 − y)/(1 − o), with 1 − σ(z) = σ(−z)
                Loss::BinaryCrossEntropy => finite(quotient(-y[j], o[j]) + quotient(1.0 - y[j], sigmoid(-z[j]))),
                Loss::CrossEntropy => quotient(-y[j], o[j]),
                _ => factor.map_or(1.0, |factor| 2.0 * factor * (o[j] - y[j])),
            };
        }
    }

    /// ∂L/∂z at the output layer, in forms that do not cancel where the output saturates.
    pub(crate) fn by_preactivation(self, f: Activation, z: &[f64], o: &[f64], y: &[f64], d_o: &[f64], dz: &mut [f64]) {
        match (self, f) {
            // o − y, as (1 − y)·o − y·(1 − o)
            (Loss::BinaryCrossEntropy, _) => {
                for j in 0..dz.len() {
                    dz[j] = (1.0 - y[j]) * o[j] - y[j] * sigmoid(-z[j]);
                }
            }
            // o·Σy − y, as Σₖ (oⱼ yₖ − yⱼ oₖ) over k ≠ j, since Σo = 1
            (Loss::CrossEntropy, _) => {
                for j in 0..dz.len() {
                    let others = |v: &[f64]| v[..j].iter().sum::<f64>() + v[j + 1..].iter().sum::<f64>();
                    dz[j] = o[j] * others(y) - y[j] * others(o);
                }
            }
            // Σₖ ∂L/∂oₖ · oₖ(δⱼₖ − oⱼ) = oⱼ · Σₖ oₖ (∂L/∂oⱼ − ∂L/∂oₖ)
            (_, Activation::Softmax) => {
                for j in 0..dz.len() {
                    dz[j] = o[j] * (0..o.len()).map(|k| o[k] * (d_o[j] - d_o[k])).sum::<f64>();
                }
            }
            _ => {
                for j in 0..dz.len() {
                    dz[j] = d_o[j] * f.derivative(z[j]);
                }
            }
        }
    }
}

/// The loss of one sample.
///
/// `trace` is what [`forward`](crate::forward()) gave for the sample, `y` its target: one finite number per output.
///
/// # Errors
/// `y` of another length or not finite; a trace of another network.
///
/// ```
/// use nn::{Activation, Loss, Network, forward, loss};
///
/// let network =
///     Network::new(&[1, 1], &[Activation::Sigmoid], Loss::BinaryCrossEntropy, vec![vec![1.0]], vec![vec![0.0]])?;
/// // Confidently wrong: o = σ(1000) has rounded to 1, and still the loss is 1000, not infinite.
/// let trace = forward(&network, &[1000.0])?;
/// assert_eq!(loss(&network, &trace, &[0.0])?, 1000.0);
/// # Ok::<(), nn::Error>(())
/// ```
pub fn loss(network: &Network, trace: &Trace, y: &[f64]) -> Result<f64, Error> {
    trace.check(network)?;
    check_vector("y", y, network.output_width())?;
    Ok(loss_of(network, trace, y))
}

/// The loss, of arguments that have been checked.
pub(crate) fn loss_of(network: &Network, trace: &Trace, y: &[f64]) -> f64 {
    let last = network.depth() - 1;
    network.loss().value(&trace.z[last], &trace.o[last], y)
}

fn squares(o: &[f64], y: &[f64]) -> f64 {
    let mut sum = 0.0;
    for (o, y) in o.iter().zip(y) {
        sum += (o - y) * (o - y);
    }
    sum
}

/// −ln σ(z) = softplus(−z) and −ln(1 − σ(z)) = softplus(z).
fn binary_cross_entropy(z: &[f64], y: &[f64]) -> f64 {
    let mut sum = 0.0;
    for (&z, &y) in z.iter().zip(y) {
        sum += y * softplus(-z) + (1.0 - y) * softplus(z);
    }
    sum
}

/// −ln softmax(z)ᵢ = (m − zᵢ) + ln Σ eᶻʲ⁻ᵐ, where m is the largest z. log1p keeps the digits when the other terms are small.
fn cross_entropy(z: &[f64], y: &[f64]) -> f64 {
    let mut top = 0;
    for j in 1..z.len() {
        if z[j] > z[top] {
            top = j;
        }
    }
    let mut others = 0.0;
    for j in 0..z.len() {
        if j != top {
            others += exp(z[j] - z[top]);
        }
    }
    let log_sum = log1p(others);
    let mut sum = 0.0;
    for (&z_j, &y) in z.iter().zip(y) {
        // A class with y = 0 adds nothing, even where its z is infinitely far.
        if y != 0.0 {
            sum += y * ((z[top] - z_j) + log_sum);
        }
    }
    sum
}

/// a/b, where 0/0 is 0.
fn quotient(a: f64, b: f64) -> f64 {
    if a == 0.0 { 0.0 } else { finite(a / b) }
}

/// The largest finite number in place of an infinity. NaN, the mark of a diverged network, stays.
fn finite(value: f64) -> f64 {
    value.clamp(-f64::MAX, f64::MAX)
}
