//! A deliberately naive twin of `nn`: a tape of scalars in the manner of micrograd. It knows +, ×, 1/, exp, ln and erf, writes
//! every formula as a textbook does, and uses the standard library's functions, not libm's.

use nn::{Activation, Gradient, Loss, Network, Parameter};

/// A scalar on the tape: its place.
type Id = usize;

#[derive(Default)]
struct Tape {
    values: Vec<f64>,
    /// For each scalar, what it was made of, with ∂self/∂that.
    made_of: Vec<Vec<(Id, f64)>>,
}

impl Tape {
    fn put(&mut self, value: f64, made_of: Vec<(Id, f64)>) -> Id {
        self.values.push(value);
        self.made_of.push(made_of);
        self.values.len() - 1
    }

    fn number(&mut self, value: f64) -> Id {
        self.put(value, vec![])
    }

    fn add(&mut self, a: Id, b: Id) -> Id {
        self.put(self.values[a] + self.values[b], vec![(a, 1.0), (b, 1.0)])
    }

    fn mul(&mut self, a: Id, b: Id) -> Id {
        let (va, vb) = (self.values[a], self.values[b]);
        self.put(va * vb, vec![(a, vb), (b, va)])
    }

    fn scale(&mut self, a: Id, by: f64) -> Id {
        self.put(self.values[a] * by, vec![(a, by)])
    }

    fn shift(&mut self, a: Id, by: f64) -> Id {
        self.put(self.values[a] + by, vec![(a, 1.0)])
    }

    fn inverse(&mut self, a: Id) -> Id {
        let v = self.values[a];
        self.put(1.0 / v, vec![(a, -1.0 / (v * v))])
    }

    fn exp(&mut self, a: Id) -> Id {
        let e = self.values[a].exp();
        self.put(e, vec![(a, e)])
    }

    fn root(&mut self, a: Id) -> Id {
        let v = self.values[a].sqrt();
        self.put(v, vec![(a, 0.5 / v)])
    }

    fn ln(&mut self, a: Id) -> Id {
        let v = self.values[a];
        self.put(v.ln(), vec![(a, 1.0 / v)])
    }

    fn erf(&mut self, a: Id) -> Id {
        let v = self.values[a];
        self.put(erf(v), vec![(a, 2.0 / std::f64::consts::PI.sqrt() * (-v * v).exp())])
    }

    fn sum(&mut self, terms: &[Id]) -> Id {
        let zero = self.number(0.0);
        terms.iter().fold(zero, |sum, &term| self.add(sum, term))
    }

    /// The slope of one scalar by every scalar before it.
    fn slopes(&self, of: Id) -> Vec<f64> {
        let mut slopes = vec![0.0; self.values.len()];
        slopes[of] = 1.0;
        for id in (0..=of).rev() {
            for &(part, slope) in &self.made_of[id] {
                slopes[part] += slopes[id] * slope;
            }
        }
        slopes
    }

    fn activate(&mut self, f: Activation, z: Id) -> Id {
        let positive = self.values[z] > 0.0;
        match f {
            Activation::Sigmoid => {
                let minus = self.scale(z, -1.0);
                let e = self.exp(minus);
                let under = self.shift(e, 1.0);
                self.inverse(under)
            }
            Activation::Tanh => {
                let twice = self.scale(z, 2.0);
                let e = self.exp(twice);
                let (over, under) = (self.shift(e, -1.0), self.shift(e, 1.0));
                let inverse = self.inverse(under);
                self.mul(over, inverse)
            }
            Activation::Relu => self.scale(z, if positive { 1.0 } else { 0.0 }),
            Activation::LeakyRelu => self.scale(z, if positive { 1.0 } else { 0.01 }),
            Activation::Elu if positive => z,
            Activation::Elu => {
                let e = self.exp(z);
                self.shift(e, -1.0)
            }
            Activation::Gelu => {
                let scaled = self.scale(z, 1.0 / 2.0_f64.sqrt());
                let erf = self.erf(scaled);
                let plus = self.shift(erf, 1.0);
                let half = self.scale(plus, 0.5);
                self.mul(z, half)
            }
            Activation::Silu => {
                let s = self.activate(Activation::Sigmoid, z);
                self.mul(z, s)
            }
            Activation::Softplus => {
                let e = self.exp(z);
                let plus = self.shift(e, 1.0);
                self.ln(plus)
            }
            Activation::Identity => self.scale(z, 1.0),
            Activation::Softmax => unreachable!("softmax is taken over a layer"),
        }
    }

    fn softmax(&mut self, z: &[Id]) -> Vec<Id> {
        let exps: Vec<Id> = z.iter().map(|&z| self.exp(z)).collect();
        let sum = self.sum(&exps);
        let inverse = self.inverse(sum);
        exps.iter().map(|&e| self.mul(e, inverse)).collect()
    }

    /// (z − mean)/√(variance + 1e-5).
    fn normalise(&mut self, z: &[Id]) -> Vec<Id> {
        let count = z.len() as f64;
        let sum = self.sum(z);
        let minus_mean = self.scale(sum, -1.0 / count);
        let off: Vec<Id> = z.iter().map(|&z| self.add(z, minus_mean)).collect();
        let squares: Vec<Id> = off.iter().map(|&off| self.mul(off, off)).collect();
        let sum = self.sum(&squares);
        let variance = self.scale(sum, 1.0 / count);
        let shifted = self.shift(variance, 1e-5);
        let root = self.root(shifted);
        let inverse = self.inverse(root);
        off.iter().map(|&off| self.mul(off, inverse)).collect()
    }

    fn loss(&mut self, loss: Loss, o: &[Id], y: &[f64]) -> Id {
        let mut terms = Vec::new();
        for (&o, &y) in o.iter().zip(y) {
            match loss {
                Loss::HalfSquaredError | Loss::SquaredError | Loss::MeanSquaredError => {
                    let off = self.shift(o, -y);
                    let square = self.mul(off, off);
                    let halved = if loss == Loss::HalfSquaredError { self.scale(square, 0.5) } else { square };
                    terms.push(halved);
                }
                Loss::Output => terms.push(o),
                Loss::BinaryCrossEntropy => {
                    let ln = self.ln(o);
                    terms.push(self.scale(ln, -y));
                    let minus = self.scale(o, -1.0);
                    let rest = self.shift(minus, 1.0);
                    let ln = self.ln(rest);
                    terms.push(self.scale(ln, y - 1.0));
                }
                Loss::CrossEntropy => {
                    let ln = self.ln(o);
                    terms.push(self.scale(ln, -y));
                }
            }
        }
        let sum = self.sum(&terms);
        if loss == Loss::MeanSquaredError { self.scale(sum, 1.0 / terms.len() as f64) } else { sum }
    }
}

/// One sample's whole computation on a tape.
pub struct Twin {
    tape: Tape,
    weights: Vec<Vec<Id>>,
    biases: Vec<Vec<Id>>,
    z: Vec<Vec<Id>>,
    o: Vec<Vec<Id>>,
    x: Vec<Id>,
    loss: Id,
}

impl Twin {
    pub fn new(network: &Network, x: &[f64], y: &[f64]) -> Twin {
        let mut tape = Tape::default();
        let x: Vec<Id> = x.iter().map(|&x| tape.number(x)).collect();
        let (mut weights, mut biases, mut z, mut o) = (vec![], vec![], vec![], vec![]);
        let mut input = x.clone();
        for l in 0..network.depth() {
            let w: Vec<Id> = network.weights(l).iter().map(|&w| tape.number(w)).collect();
            let b: Vec<Id> = network.biases(l).iter().map(|&b| tape.number(b)).collect();
            let mut layer_z = vec![];
            for j in 0..b.len() {
                let products: Vec<Id> = (0..input.len()).map(|i| tape.mul(w[j * input.len() + i], input[i])).collect();
                let sum = tape.sum(&products);
                layer_z.push(tape.add(sum, b[j]));
            }
            let hidden = l + 1 < network.depth();
            let at = if hidden && network.normalised() { tape.normalise(&layer_z) } else { layer_z.clone() };
            let f_of_z: Vec<Id> = match network.activation(l) {
                Activation::Softmax => tape.softmax(&at),
                f => at.iter().map(|&z| tape.activate(f, z)).collect(),
            };
            input = if hidden && network.residual() && input.len() == f_of_z.len() {
                f_of_z.iter().zip(&input).map(|(&o, &below)| tape.add(o, below)).collect()
            } else {
                f_of_z
            };
            weights.push(w);
            biases.push(b);
            z.push(layer_z);
            o.push(input.clone());
        }
        let loss = tape.loss(network.loss(), &input, y);
        Twin { tape, weights, biases, z, o, x, loss }
    }

    pub fn loss(&self) -> f64 {
        self.tape.values[self.loss]
    }

    pub fn gradient(&self) -> Gradient {
        let slopes = self.tape.slopes(self.loss);
        let pick = |ids: &[Vec<Id>]| ids.iter().map(|layer| layer.iter().map(|&id| slopes[id]).collect()).collect();
        let dx = self.x.iter().map(|&id| slopes[id]).collect();
        Gradient { dw: pick(&self.weights), db: pick(&self.biases), dz: pick(&self.z), do_: pick(&self.o), dx }
    }

    /// The product of every path from the parameter to the loss, by walking them all, in the order of their units.
    pub fn products(&self, network: &Network, parameter: Parameter) -> Vec<f64> {
        let (layer, to) = (parameter.layer(), parameter.to());
        let input = match parameter {
            Parameter::Weight { layer: 0, from, .. } => self.tape.values[self.x[from]],
            Parameter::Weight { layer, from, .. } => self.tape.values[self.o[layer - 1][from]],
            Parameter::Bias { .. } => 1.0,
        };
        let mut products = Vec::new();
        self.walk(network, layer, to, input, &self.tape.slopes(self.loss), &mut products);
        products
    }

    /// `so_far` is the product up to ∂z of this unit.
    fn walk(&self, network: &Network, layer: usize, unit: usize, so_far: f64, slopes: &[f64], products: &mut Vec<f64>) {
        let z = self.z[layer][unit];
        if layer + 1 == network.depth() {
            return products.push(so_far * slopes[z]);
        }
        let slope = self.tape.slopes(self.o[layer][unit])[z];
        for next in 0..network.layers()[layer + 2] {
            let w = self.tape.values[self.weights[layer + 1][next * network.layers()[layer + 1] + unit]];
            self.walk(network, layer + 1, next, so_far * slope * w, slopes, products);
        }
    }
}

/// erf by the series whose terms are all positive: 2/√π · e^(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n+1)) (Abramowitz & Stegun 7.1.6).
fn erf(x: f64) -> f64 {
    if x.abs() > 6.0 {
        return x.signum();
    }
    let (mut term, mut sum) = (x, x);
    for n in 1..200 {
        term *= 2.0 * x * x / (2 * n + 1) as f64;
        sum += term;
    }
    2.0 / std::f64::consts::PI.sqrt() * (-x * x).exp() * sum
}
