//! The lecture notes' three networks, with the numbers of the reference vectors.

use crate::symbols::sure;
use nn::{Activation, Loss, Network};

/// A network with one sample.
#[derive(Clone)]
pub(super) struct Example {
    pub(super) network: Network,
    pub(super) x: Vec<f64>,
    pub(super) y: Vec<f64>,
}

/// The names the control allows.
pub(super) const NAMES: &[&str] = &["a", "b", "c"];

/// Network A (3-1-1, N6), B (2-2-2-1, N11) or C (five neurons in a row, N15).
pub(super) fn named(name: &str) -> Example {
    match name {
        "a" => example(
            &[3, 1, 1],
            vec![vec![0.4, -0.6, 0.2], vec![0.7]],
            vec![vec![0.1], vec![-0.2]],
            vec![1.0, 0.5, -1.0],
        ),
        "c" => example(
            &[1; 6],
            vec![vec![0.9], vec![-0.7], vec![0.8], vec![0.6], vec![1.0]],
            vec![vec![0.0]; 5],
            vec![1.0],
        ),
        _ => example(
            &[2, 2, 2, 1],
            vec![vec![0.5, -0.3, 0.8, 0.2], vec![0.6, -0.9, -0.4, 0.7], vec![1.1, -0.8]],
            vec![vec![0.1, -0.1], vec![0.0, 0.2], vec![0.05]],
            vec![0.9, -0.4],
        ),
    }
}

/// Sigmoid everywhere, half squared error, target 1 (N6, N13).
fn example(layers: &[usize], weights: Vec<Vec<f64>>, biases: Vec<Vec<f64>>, x: Vec<f64>) -> Example {
    let activations = vec![Activation::Sigmoid; layers.len() - 1];
    let network = sure(Network::new(layers, &activations, Loss::HalfSquaredError, weights, biases));
    Example { network, x, y: vec![1.0] }
}
