//! The first values of the weights.

use crate::error::shown;
use crate::{Error, Pcg32};

/// How the weights of a new network are drawn. Biases always start at zero.
///
/// ```
/// use nn::{Activation, Initialiser, Loss, Network};
///
/// let half = Initialiser::Constant(0.5);
/// let network = Network::initialised(&[2, 1], &[Activation::Tanh], Loss::HalfSquaredError, half, 1)?;
/// assert_eq!((network.weights(0), network.biases(0)), (&[0.5, 0.5][..], &[0.0][..]));
/// # Ok::<(), nn::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Initialiser {
    /// Every weight 0: all neurons of a layer stay equal for ever.
    Zeros,
    /// Every weight this number.
    Constant(f64),
    /// Uniform in [−a, a), where a is the given half-width.
    Uniform(f64),
    /// Normal with mean 0 and this standard deviation.
    Normal(f64),
    /// Uniform with half-width √(6/(fan_in + fan_out)) (Glorot & Bengio 2010).
    XavierUniform,
    /// Normal with standard deviation √(2/(fan_in + fan_out)) (Glorot & Bengio 2010).
    XavierNormal,
    /// Uniform with half-width √(6/fan_in) (He et al. 2015).
    HeUniform,
    /// Normal with standard deviation √(2/fan_in) (He et al. 2015).
    HeNormal,
}

impl Initialiser {
    pub(crate) fn check(self) -> Result<(), Error> {
        match self {
            Initialiser::Constant(value) if !value.is_finite() => Err(Error::not_finite("initialiser", value)),
            Initialiser::Uniform(value) | Initialiser::Normal(value) if !(0.0..=MAX_SPREAD).contains(&value) => {
                Err(Error::new("initialiser", shown(value), format!("0 to {}", shown(MAX_SPREAD))))
            }
            _ => Ok(()),
        }
    }

    /// One weight of a layer with these fans.
    pub(crate) fn draw(self, random: &mut Pcg32, fan_in: usize, fan_out: usize) -> f64 {
        let (fan_in, fans) = (fan_in as f64, (fan_in + fan_out) as f64);
        match self {
            Initialiser::Zeros => 0.0,
            Initialiser::Constant(value) => value,
            Initialiser::Uniform(half_width) => half_width * (2.0 * random.uniform() - 1.0),
            Initialiser::Normal(deviation) => deviation * random.normal(),
            Initialiser::XavierUniform => (6.0 / fans).sqrt() * (2.0 * random.uniform() - 1.0),
            Initialiser::XavierNormal => (2.0 / fans).sqrt() * random.normal(),
            Initialiser::HeUniform => (6.0 / fan_in).sqrt() * (2.0 * random.uniform() - 1.0),
            Initialiser::HeNormal => (2.0 / fan_in).sqrt() * random.normal(),
        }
    }
}

/// Above this a drawn weight could overflow.
const MAX_SPREAD: f64 = 1e300;
