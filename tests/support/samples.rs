//! Random networks with a random input and target, from a seed.

use nn::{Activation, Loss, Network, Pcg32};
use std::ops::RangeInclusive;

pub struct Random(pub Pcg32);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(Pcg32::new(seed, 1))
    }

    /// 1 to 6 weight layers of 1 to 6 neurons, any mixture of activations, any loss.
    pub fn sample(&mut self) -> (Network, Vec<f64>, Vec<f64>) {
        self.sample_of(1..=6, 6)
    }

    pub fn sample_of(&mut self, depths: RangeInclusive<usize>, widest: usize) -> (Network, Vec<f64>, Vec<f64>) {
        let depth = depths.start() + self.below(depths.end() - depths.start() + 1);
        let layers: Vec<usize> = (0..=depth).map(|_| 1 + self.below(widest)).collect();
        let loss = Loss::ALL[self.below(6)];
        // The last of ALL is softmax, which only the output layer may have.
        let mut activations: Vec<Activation> = (0..depth).map(|_| Activation::ALL[self.below(9)]).collect();
        activations[depth - 1] = loss.required_output().unwrap_or(Activation::ALL[self.below(10)]);
        let weights =
            layers.windows(2).map(|pair| self.normals(pair[0] * pair[1], 1.2 / (pair[0] as f64).sqrt())).collect();
        let biases = layers[1..].iter().map(|&width| self.normals(width, 0.5)).collect();
        let network = Network::new(&layers, &activations, loss, weights, biases).unwrap();
        let x = self.normals(layers[0], 1.0);
        let y = self.target(loss, layers[depth]);
        (network, x, y)
    }

    /// Residual connections, normalised hidden layers, or both: 2 to 5 weight layers of 2 to 6 neurons, often as wide as
    /// their neighbours. Normalised z that nearly coincide are drawn again: there the curvature is beyond any difference.
    pub fn remedied(&mut self) -> (Network, Vec<f64>, Vec<f64>) {
        loop {
            let (network, x, y) = self.sample_of(2..=5, 6);
            let (residual, normalised) = [(true, false), (false, true), (true, true)][self.below(3)];
            let network = network.with_residual(residual);
            let joined = (0..network.depth()).any(|l| network.adds_below(l));
            let Ok(network) = network.with_normalised(normalised) else { continue };
            let trace = nn::forward(&network, &x).unwrap();
            let scale = |z: &Vec<f64>| nn::normalise(z, &mut vec![0.0; z.len()]);
            let spread = trace.z[..network.depth() - 1].iter().all(|z| scale(z) < 4.0);
            if (joined || !residual) && (spread || !normalised) {
                return (network, x, y);
            }
        }
    }

    /// Hard and soft labels for the cross-entropies, any numbers for the other losses.
    fn target(&mut self, loss: Loss, width: usize) -> Vec<f64> {
        let soft = self.below(2) == 0;
        let hot = self.below(width);
        match loss {
            Loss::BinaryCrossEntropy if soft => (0..width).map(|_| self.0.uniform()).collect(),
            Loss::BinaryCrossEntropy => (0..width).map(|_| self.below(2) as f64).collect(),
            Loss::CrossEntropy if soft => (0..width).map(|_| self.0.uniform()).collect(),
            Loss::CrossEntropy => (0..width).map(|k| f64::from(u8::from(k == hot))).collect(),
            _ => self.normals(width, 1.0),
        }
    }

    pub fn normals(&mut self, count: usize, deviation: f64) -> Vec<f64> {
        (0..count).map(|_| deviation * self.0.normal()).collect()
    }

    /// A whole number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        (self.0.uniform() * n as f64) as usize
    }
}
