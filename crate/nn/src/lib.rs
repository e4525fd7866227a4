//! The mathematics of Backprop Lab: feed-forward networks, gradients by the chain rule, optimizers, and the ledger of
//! every path from one parameter to the loss.
//!
//! Everything is a plain value. A [`Network`] holds parameters only. [`forward()`] gives a [`Trace`]: every pre-activation
//! `z` and output `o`. [`backward()`] turns it into a [`Gradient`] and moves nothing. [`Optimizer::step`] moves the
//! parameters.
//!
//! All numbers are `f64`, and every digit is the same natively and in WebAssembly: the transcendental functions come from
//! `libm` (for batches, from our own polynomials), sums are added in one written order, and random numbers come from
//! [`Pcg32`].
//!
//! Layers are counted as *weight layers*, from 0: layer 0 carries the inputs to the first hidden neurons. Weights lie flat,
//! row by row: `weights(l)[to * fan_in + from]`.
//!
//! To read the code, begin with `activation.rs`, `loss.rs`, `network.rs`, `forward.rs`, `backward.rs` and `optimizer/`: each
//! can be read alone. `batch.rs`, `trainer.rs` and `maps.rs` hand their arithmetic to `kernel/`, which has the same formulas
//! for many samples at once.
//!
//! One gradient-descent step on Matt Mazur's 2-2-2 network:
//!
//! ```
//! use nn::{Activation, Loss, Network, Optimizer, OptimizerKind, Parameter, backward, forward, loss};
//!
//! let mut network = Network::new(
//!     &[2, 2, 2],
//!     &[Activation::Sigmoid, Activation::Sigmoid],
//!     Loss::HalfSquaredError,
//!     vec![vec![0.15, 0.20, 0.25, 0.30], vec![0.40, 0.45, 0.50, 0.55]],
//!     vec![vec![0.35, 0.35], vec![0.60, 0.60]],
//! )?;
//! let (x, y) = ([0.05, 0.10], [0.01, 0.99]);
//!
//! let trace = forward(&network, &x)?;
//! assert!((loss(&network, &trace, &y)? - 0.298371109).abs() < 1e-9);
//!
//! let gradient = backward(&network, &trace, &y)?;
//! let mut optimizer = Optimizer::new(OptimizerKind::Sgd { eta: 0.5 })?;
//! optimizer.step(&mut network, &gradient.dw, &gradient.db)?;
//!
//! let w5 = Parameter::Weight { layer: 1, to: 0, from: 0 };
//! assert!((network.get(w5).unwrap() - 0.35891648).abs() < 1e-8);
//! # Ok::<(), nn::Error>(())
//! ```

mod activation;
mod backward;
mod batch;
mod difference;
mod error;
mod forward;
mod initialiser;
mod kernel;
mod ledger;
mod limits;
mod loss;
mod maps;
mod names;
mod network;
mod normal;
mod optimizer;
mod parameter;
mod pcg;
mod schedule;
mod trainer;

/// Whether the kernel is the one in little code (see the manifest).
pub(crate) const SMALL: bool = cfg!(feature = "small");

pub use activation::{Activation, Bound};
pub use backward::{Gradient, backward};
pub use batch::{BatchGradient, Hold, batch_gradient, batch_loss, train, train_held};
pub use difference::{Difference, Verdict, difference};
pub use error::Error;
pub use forward::{Trace, forward};
pub use initialiser::Initialiser;
pub use ledger::{Factor, FactorKind, Ledger, MAX_FACTORS, Path, ledger};
pub use limits::{MAX_DEPTH, MAX_INPUTS, MAX_WIDTH};
pub use loss::{Loss, loss};
pub use maps::{Grid, MAX_PIXELS, maps, maps_of};
pub use names::{neuron_name, parameter_by_name, parameter_name};
pub use network::Network;
pub use normal::{NORMAL_EPSILON, normalise};
pub use optimizer::{
    ADAGRAD_EPSILON, ADAM_BETA1, ADAM_BETA2, ADAM_EPSILON, DEFAULT_ETA, DEFAULT_ETA_ADAGRAD, DEFAULT_ETA_RMSPROP,
    DEFAULT_MOMENTUM, Optimizer, OptimizerKind, RMSPROP_ALPHA, RMSPROP_EPSILON,
};
pub use parameter::Parameter;
pub use pcg::Pcg32;
pub use schedule::Schedule;
pub use trainer::{Penalty, Trainer};
