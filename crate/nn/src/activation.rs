//! Activation functions, their slopes, and the ceilings of those slopes.

use libm::{erfc, exp, expm1, fabs, log1p, tanh};
use std::f64::consts::SQRT_2;

/// PyTorch's default slope of leaky ReLU for z ≤ 0.
pub(crate) const LEAK: f64 = 0.01;
/// 1/√(2π).
pub(crate) const INV_SQRT_2PI: f64 = 0.398_942_280_401_432_7;

/// The function f that takes a neuron's pre-activation z to its output o.
///
/// ```
/// use nn::Activation;
///
/// assert_eq!(Activation::Sigmoid.value(0.0), 0.5);
/// assert_eq!(Activation::Sigmoid.derivative(0.0), 0.25);
/// assert_eq!(Activation::from_name("leaky-relu"), Some(Activation::LeakyRelu));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activation {
    /// σ(z) = 1/(1+e⁻ᶻ).
    Sigmoid,
    /// tanh z.
    Tanh,
    /// max(z, 0). The slope at 0 counts as 0, as in PyTorch.
    Relu,
    /// z above 0, 0.01·z elsewhere. The slope at 0 counts as 0.01, as in PyTorch.
    LeakyRelu,
    /// z above 0, eᶻ − 1 elsewhere (Clevert et al. 2015, α = 1).
    Elu,
    /// z·Φ(z) with the exact normal distribution Φ (Hendrycks & Gimpel 2016).
    Gelu,
    /// z·σ(z), also called swish.
    Silu,
    /// ln(1 + eᶻ).
    Softplus,
    /// z itself.
    Identity,
    /// eᶻⁱ / Σⱼ eᶻʲ over the whole layer. Allowed in the output layer only.
    Softmax,
}

/// The ceiling of an activation's slope.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// The least number that |f′(z)| never exceeds (rounded to the nearest f64).
    pub supremum: f64,
    /// A z where f′ attains it. `None` if f′ only approaches it.
    pub at: Option<f64>,
}

impl Activation {
    /// Every activation, in the order menus show them.
    pub const ALL: [Activation; 10] = [
        Activation::Sigmoid,
        Activation::Tanh,
        Activation::Relu,
        Activation::LeakyRelu,
        Activation::Elu,
        Activation::Gelu,
        Activation::Silu,
        Activation::Softplus,
        Activation::Identity,
        Activation::Softmax,
    ];

    /// The activation of this name; `None` if there is none.
    pub fn from_name(name: &str) -> Option<Activation> {
        Activation::ALL.into_iter().find(|activation| activation.name() == name)
    }

    /// The name in documents and links.
    pub fn name(self) -> &'static str {
        match self {
            Activation::Sigmoid => "sigmoid",
            Activation::Tanh => "tanh",
            Activation::Relu => "relu",
            Activation::LeakyRelu => "leaky-relu",
            Activation::Elu => "elu",
            Activation::Gelu => "gelu",
            Activation::Silu => "silu",
            Activation::Softplus => "softplus",
            Activation::Identity => "identity",
            Activation::Softmax => "softmax",
        }
    }

    /// f(z) for one neuron. Softmax acts on a whole layer; here it is that of a single neuron, which is 1 for every z.
    pub fn value(self, z: f64) -> f64 {
        match self {
            Activation::Sigmoid => sigmoid(z),
            Activation::Tanh => tanh(z),
            Activation::Relu => relu(z),
            Activation::LeakyRelu | Activation::Elu if z > 0.0 => z,
            Activation::LeakyRelu => LEAK * z,
            Activation::Elu => expm1(z),
            Activation::Gelu => z * normal_cdf(z),
            Activation::Silu => z * sigmoid(z),
            Activation::Softplus => softplus(z),
            Activation::Identity => z,
            Activation::Softmax => 1.0,
        }
    }

    /// f′(z) for one neuron. Finite for every finite z. Softmax of a single neuron is constant, so its slope is 0.
    ///
    /// For the sigmoid this is o(1 − o), to the last bit: the formula that a learner checks by hand.
    ///
    /// ```
    /// use nn::Activation;
    ///
    /// let o = Activation::Sigmoid.value(0.7);
    /// assert_eq!(Activation::Sigmoid.derivative(0.7), o * (1.0 - o));
    /// assert_eq!(Activation::Tanh.derivative(0.0), 1.0);
    /// // Not 1 − o², which would be 0 here: o has rounded to 1.
    /// assert_eq!(Activation::Tanh.value(20.0), 1.0);
    /// assert!(Activation::Tanh.derivative(20.0) > 1e-17);
    /// ```
    pub fn derivative(self, z: f64) -> f64 {
        match self {
            Activation::Sigmoid => sigmoid_slope(z),
            // tanh z = 2σ(2z) − 1; at −|z| nothing cancels
            Activation::Tanh => 4.0 * sigmoid_slope(-2.0 * fabs(z)),
            Activation::Relu | Activation::LeakyRelu | Activation::Elu if z > 0.0 => 1.0,
            Activation::Relu => 0.0,
            Activation::LeakyRelu => LEAK,
            Activation::Elu => exp(z),
            Activation::Gelu => normal_cdf(z) + z * INV_SQRT_2PI * exp(-0.5 * z * z),
            Activation::Silu => sigmoid(z) * (1.0 + z * sigmoid(-z)),
            Activation::Softplus => sigmoid(z),
            Activation::Identity => 1.0,
            Activation::Softmax => 0.0,
        }
    }

    /// The ceiling of |f′|. For softmax it is that of the entries ∂oᵢ/∂zⱼ of its Jacobian: the largest is oᵢ(1 − oᵢ) ≤ ¼.
    ///
    /// ```
    /// use nn::Activation;
    ///
    /// let bound = Activation::Sigmoid.bound();
    /// assert_eq!((bound.supremum, bound.at), (0.25, Some(0.0)));
    /// ```
    pub fn bound(self) -> Bound {
        let (supremum, at) = match self {
            Activation::Sigmoid => (0.25, Some(0.0)),
            Activation::Tanh => (1.0, Some(0.0)),
            Activation::Relu | Activation::LeakyRelu | Activation::Elu | Activation::Identity => (1.0, Some(1.0)),
            // f″ = φ(z)(2 − z²) is 0 at √2, where f′ = Φ(√2) + √2 φ(√2)
            Activation::Gelu => (1.128_904_145_185_154_8, Some(SQRT_2)),
            // f″ = σ′(z)(2 − z tanh(z/2)) is 0 at this z
            Activation::Silu => (1.099_839_320_128_867, Some(2.399_357_280_515_467_7)),
            Activation::Softplus => (1.0, None),
            Activation::Softmax => (0.25, None),
        };
        Bound { supremum, at }
    }

    /// o = f(z) for a whole layer.
    pub(crate) fn apply(self, z: &[f64], o: &mut [f64]) {
        if self == Activation::Softmax {
            return softmax(z, o);
        }
        for (o, &z) in o.iter_mut().zip(z) {
            *o = self.value(z);
        }
    }
}

/// σ(z). It takes the exponential of −|z| only, which never overflows.
pub(crate) fn sigmoid(z: f64) -> f64 {
    let e = exp(-fabs(z));
    if z >= 0.0 { 1.0 / (1.0 + e) } else { e / (1.0 + e) }
}

/// σ′(z) = σ(z)(1 − σ(z)), as the notes and every framework compute it. 1 − σ is off by up to 2⁻⁵⁴, and above z ≈ 20 this
/// costs many digits. The symmetric σ(z)·σ(−z) would keep them, but then the gradients of a saturated network would not
/// agree with those of the frameworks to 12 digits.
fn sigmoid_slope(z: f64) -> f64 {
    let s = sigmoid(z);
    s * (1.0 - s)
}

/// ln(1 + eᶻ).
pub(crate) fn softplus(z: f64) -> f64 {
    relu(z) + log1p(exp(-fabs(z)))
}

/// max(z, 0). NaN stays NaN: a diverged network must not look healthy.
fn relu(z: f64) -> f64 {
    if z <= 0.0 { 0.0 } else { z }
}

/// Φ(z). By erfc, so that the left tail keeps its digits.
fn normal_cdf(z: f64) -> f64 {
    0.5 * erfc(-z / SQRT_2)
}

/// Softmax. Subtracting the largest z first keeps the exponentials from overflowing.
fn softmax(z: &[f64], o: &mut [f64]) {
    let largest = z.iter().fold(f64::NEG_INFINITY, |a, &b| if b > a { b } else { a });
    let mut sum = 0.0;
    for (o, &z) in o.iter_mut().zip(z) {
        *o = exp(z - largest);
        sum += *o;
    }
    for o in o.iter_mut() {
        *o /= sum;
    }
}
