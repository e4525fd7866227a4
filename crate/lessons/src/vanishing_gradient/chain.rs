//! The chain of layers of one set-up at one step: per layer, what the gradient is multiplied by on its way to the first weight.

use crate::infallible::infallible;
use crate::norm::scaled_norm;
use figure::ToList;
use libm::{fabs, log10};
use nn::{Gradient, Network, Trace, backward, forward, normalise};

/// Everything the view needs of one set-up at one step, for one sample.
pub(super) struct Chain {
    /// First to last.
    pub(super) layers: Vec<Layer>,
    /// ∂L/∂o of the last neuron, where the product starts.
    pub(super) loss_slope: f64,
}

/// One layer's share of the product. In a one-wide chain all are the numbers themselves; with more neurons they are
/// ratios of lengths: how much longer the vector of slopes comes out than it went in.
pub(super) struct Layer {
    /// What f sees: z, or ẑ where the layer is normalised.
    pub(super) at: Vec<f64>,
    /// What its first neuron passes on.
    pub(super) o: f64,
    /// f′(z).
    pub(super) slope: f64,
    /// What normalising does to it; 1 without.
    pub(super) normal: f64,
    /// w; or for the first layer the input x, since there the path ends in the weight itself.
    pub(super) carried: f64,
    /// slope · normal · carried, and 1 more with a residual connection.
    pub(super) factor: f64,
    /// What the factor cannot exceed in size.
    pub(super) ceiling: f64,
    /// The product from the loss back to here, this layer's factor included.
    pub(super) running: f64,
    /// The same product of ceilings.
    pub(super) bound: f64,
    /// The length of ∂L/∂w over all weights of the layer.
    pub(super) gradient: f64,
}

impl Chain {
    pub(super) fn of(network: &Network, x: f64, y: f64) -> Self {
        let trace = infallible(forward(network, &[x]));
        let gradient = infallible(backward(network, &trace, &[y]));
        let last = network.depth() - 1;
        let loss_slope = gradient.do_[last][0];
        let mut bound = fabs(loss_slope);
        let mut before = loss_slope;
        let mut layers: Vec<Layer> = (0..=last)
            .rev()
            .map(|l| {
                let layer = Layer::of(network, &trace, &gradient, l, before, bound);
                (before, bound) = (layer.running, layer.bound);
                layer
            })
            .list();
        layers.reverse();
        Self { layers, loss_slope }
    }

    pub(super) fn depth(&self) -> usize {
        self.layers.len()
    }

    /// What is left of the slope at each place of the way.
    pub(super) fn slopes(&self) -> impl Iterator<Item = f64> {
        self.layers.iter().map(|layer| layer.running).chain([self.loss_slope])
    }

    /// ∂L/∂w1; with more neurons the length of ∂L/∂w of the first layer.
    pub(super) fn first(&self) -> f64 {
        self.layers[0].running
    }

    /// The same of the last layer.
    pub(super) fn last(&self) -> f64 {
        self.layers[self.depth() - 1].gradient
    }

    /// The exponent of ten that the product of one-wide factors has, also where the product itself has become 0.
    pub(super) fn exponent(&self) -> f64 {
        self.layers.iter().fold(log10(fabs(self.loss_slope)), |sum, layer| sum + log10(fabs(layer.factor)))
    }

    /// Whether the product is 0 although no factor is: it is too small for a number.
    pub(super) fn underflowed(&self) -> bool {
        self.first() == 0.0 && self.loss_slope != 0.0 && self.layers.iter().all(|layer| layer.factor != 0.0)
    }
}

impl Layer {
    /// `before` and `bound` are the products down to the layer above.
    fn of(network: &Network, trace: &Trace, gradient: &Gradient, l: usize, before: f64, bound: f64) -> Self {
        let f = network.activation(l);
        let (width, joined) = (trace.z[l].len(), l > 0 && network.adds_below(l));
        let mut at = trace.z[l].clone();
        let scale = if network.normalises(l) { normalise(&trace.z[l], &mut at) } else { 1.0 };
        let (do_, dz) = (&gradient.do_[l], &gradient.dz[l]);
        let sloped: Vec<f64> = do_.iter().zip(&at).map(|(do_, &at)| do_ * f.derivative(at)).list();
        let input = if l == 0 { &trace.x } else { &trace.o[l - 1] };
        let weights = network.weights(l);
        let one = width == 1 && input.len() == 1;
        let slope = if width == 1 { f.derivative(at[0]) } else { ratio(scaled_norm(&sloped), scaled_norm(do_)) };
        let carried = match l {
            0 => {
                if one {
                    input[0]
                } else {
                    scaled_norm(input)
                }
            }
            _ if one => weights[0],
            _ => ratio(scaled_norm(&passed_down(weights, dz, input.len())), scaled_norm(dz)),
        };
        let normal = if network.normalises(l) { ratio(scaled_norm(dz), scaled_norm(&sloped)) } else { 1.0 };
        let running = match l {
            0 if one => gradient.dw[0][0],
            0 => scaled_norm(dz) * scaled_norm(input),
            _ if one => gradient.do_[l - 1][0],
            _ => scaled_norm(&gradient.do_[l - 1]),
        };
        let product = slope * normal * carried;
        let factor = if !one {
            ratio(running, fabs(before))
        } else if joined {
            product + 1.0
        } else {
            product
        };
        let reach = if l == 0 { scaled_norm(input) } else { scaled_norm(weights) };
        let ceiling = f.bound().supremum * scale * reach + if joined { 1.0 } else { 0.0 };
        let gradient = scaled_norm(dz) * scaled_norm(input);
        Self {
            at,
            o: trace.o[l][0],
            slope,
            normal,
            carried,
            factor,
            ceiling,
            running,
            // No larger number can be written.
            bound: (bound * ceiling).min(f64::MAX),
            gradient,
        }
    }
}

/// What a layer's ∂L/∂z adds to ∂L/∂o of the layer below: Σ w·∂L/∂z.
fn passed_down(weights: &[f64], dz: &[f64], width: usize) -> Vec<f64> {
    let mut sums = vec![0.0; width];
    for (row, dz) in weights.chunks_exact(width).zip(dz) {
        for (sum, w) in sums.iter_mut().zip(row) {
            *sum += w * dz;
        }
    }
    sums
}

/// a/b; nothing of nothing is nothing.
fn ratio(a: f64, b: f64) -> f64 {
    if a == 0.0 { 0.0 } else { a / b }
}
