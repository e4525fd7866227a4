//! The functions that the program in Rust is made of.

use super::network::Program;
use super::pen::Pen;
use nn::{Activation, Loss, OptimizerKind, Penalty};

const LAYER: &str = "// W·a + b
fn affine<const I: usize, const O: usize>(w: &[[f64; I]; O], b: &[f64; O], a: &[f64; I]) -> [f64; O] {
    from_fn(|to| (0..I).map(|from| w[to][from] * a[from]).sum::<f64>() + b[to])
}

// δ·aᵀ
fn outer<const I: usize, const O: usize>(delta: &[f64; O], a: &[f64; I]) -> [[f64; I]; O] {
    delta.map(|delta| a.map(|a| delta * a))
}
";

const TRANSPOSED: &str = "// Wᵀ·δ
fn transposed<const I: usize, const O: usize>(w: &[[f64; I]; O], delta: &[f64; O]) -> [f64; I] {
    from_fn(|from| (0..O).map(|to| w[to][from] * delta[to]).sum())
}
";

const ADD: &str = "fn add(sum: &mut [f64], numbers: &[f64]) {
    sum.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += number);
}
";

const SIGMOID: &str = "fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}
";

const SOFTPLUS: &str = "fn softplus(z: f64) -> f64 {
    z.max(0.0) + (-z.abs()).exp().ln_1p()
}
";

const NORMAL_CDF: &str = "// ½ + φ(z)·(z + z³/3 + z⁵/(3·5) + …)
fn normal_cdf(z: f64) -> f64 {
    if z.abs() > 9.0 {
        return if z > 0.0 { 1.0 } else { 0.0 };
    }
    let (mut sum, mut term, mut n) = (z, z, 1.0);
    while sum + term != sum {
        n += 2.0;
        term *= z * z / n;
        sum += term;
    }
    0.5 + sum * normal_density(z)
}

fn normal_density(z: f64) -> f64 {
    (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt()
}
";

const SOFTMAX: &str = "fn softmax<const N: usize>(z: [f64; N]) -> [f64; N] {
    let largest = z.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let e = z.map(|z| (z - largest).exp());
    e.map(|part| part / e.iter().sum::<f64>())
}
";

const THROUGH_SOFTMAX: &str = "fn through_softmax<const N: usize>(a: &[f64; N], da: &[f64; N]) -> [f64; N] {
    let mean = (0..N).map(|k| a[k] * da[k]).sum::<f64>();
    from_fn(|j| a[j] * (da[j] - mean))
}
";

const CROSS_ENTROPY: &str = "// −Σ y·ln softmax(z)
fn cross_entropy<const N: usize>(z: &[f64; N], y: &[f64; N]) -> f64 {
    let largest = z.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum = z.iter().map(|z| (z - largest).exp()).sum::<f64>();
    (0..N).map(|j| y[j] * (largest + sum.ln() - z[j])).sum()
}
";

const PENALISE: &str = "// Large weights cost l1·|w| + ½·l2·w².
fn penalise(g: &mut [f64], w: &[f64], l1: f64, l2: f64) {
    for (g, w) in g.iter_mut().zip(w) {
        let sign = if *w == 0.0 { 0.0 } else { w.signum() };
        *g += l2 * w + l1 * sign;
    }
}
";

const SGD: &str = "fn step(w: &mut [f64], g: &[f64], eta: f64) {
    for (w, g) in w.iter_mut().zip(g) {
        *w -= eta * g;
    }
}
";

const MOMENTUM: &str = "fn step(w: &mut [f64], g: &[f64], v: &mut [f64], eta: f64, mu: f64) {
    for ((w, g), v) in w.iter_mut().zip(g).zip(v) {
        *v = mu * *v + g;
        *w -= eta * *v;
    }
}
";

const NESTEROV: &str = "fn step(w: &mut [f64], g: &[f64], v: &mut [f64], eta: f64, mu: f64) {
    for ((w, g), v) in w.iter_mut().zip(g).zip(v) {
        *v = mu * *v + g;
        *w -= eta * (g + mu * *v);
    }
}
";

const ADAGRAD: &str = "fn step(w: &mut [f64], g: &[f64], s: &mut [f64], eta: f64) {
    for ((w, g), s) in w.iter_mut().zip(g).zip(s) {
        *s += g * g;
        *w -= eta * g / (s.sqrt() + 1e-10);
    }
}
";

const RMSPROP: &str = "fn step(w: &mut [f64], g: &[f64], s: &mut [f64], eta: f64, alpha: f64) {
    for ((w, g), s) in w.iter_mut().zip(g).zip(s) {
        *s = alpha * *s + (1.0 - alpha) * g * g;
        *w -= eta * g / (s.sqrt() + 1e-8);
    }
}
";

const ADAM: &str =
    "fn step(w: &mut [f64], g: &[f64], m: &mut [f64], s: &mut [f64], eta: f64, beta: [f64; 2], c: [f64; 2]) {
    for ((w, g), (m, s)) in w.iter_mut().zip(g).zip(m.iter_mut().zip(s)) {
        *m = beta[0] * *m + (1.0 - beta[0]) * g;
        *s = beta[1] * *s + (1.0 - beta[1]) * g * g;
        *w -= eta * (*m / c[0]) / ((*s / c[1]).sqrt() + 1e-8);
    }
}
";

/// Those that this program uses.
pub(super) fn functions(pen: &mut Pen, program: &Program) {
    let (uses, loss) = (|activation| program.uses(activation), program.network.loss());
    let softplus = uses(Activation::Softplus) || loss == Loss::BinaryCrossEntropy;
    let through = uses(Activation::Softmax) && !loss.is_cross_entropy();
    let wanted = [
        (true, LAYER),
        (program.depth() > 1, TRANSPOSED),
        (program.xs.len() > 1, ADD),
        (uses(Activation::Sigmoid) || uses(Activation::Silu) || uses(Activation::Softplus), SIGMOID),
        (softplus, SOFTPLUS),
        (uses(Activation::Gelu), NORMAL_CDF),
        (uses(Activation::Softmax), SOFTMAX),
        (through, THROUGH_SOFTMAX),
        (loss == Loss::CrossEntropy, CROSS_ENTROPY),
        (program.penalty != Penalty::default(), PENALISE),
        (true, rule(program.rule)),
    ];
    for (_, text) in wanted.into_iter().filter(|(is, _)| *is) {
        pen.lines(text);
        pen.line("");
    }
}

fn rule(kind: OptimizerKind) -> &'static str {
    match kind {
        OptimizerKind::Sgd { .. } => SGD,
        OptimizerKind::Momentum { .. } => MOMENTUM,
        OptimizerKind::Nesterov { .. } => NESTEROV,
        OptimizerKind::Adagrad { .. } => ADAGRAD,
        OptimizerKind::Rmsprop { .. } => RMSPROP,
        OptimizerKind::Adam { .. } => ADAM,
    }
}

/// So many zeros as a parameter has numbers.
pub(super) fn zeros(program: &Program, layer: usize, weight: bool) -> String {
    let (inputs, outputs) = (program.network.layers()[layer], program.network.layers()[layer + 1]);
    match weight {
        true => format!("[[0.0; {inputs}]; {outputs}]"),
        false if program.tied => "[0.0]".to_owned(),
        false => format!("[0.0; {outputs}]"),
    }
}

pub(super) fn activation(f: Activation, z: &str) -> String {
    match f {
        Activation::Sigmoid => format!("{z}.map(sigmoid)"),
        Activation::Tanh => format!("{z}.map(f64::tanh)"),
        Activation::Relu => format!("{z}.map(|z| z.max(0.0))"),
        Activation::LeakyRelu => format!("{z}.map(|z| if z > 0.0 {{ z }} else {{ 0.01 * z }})"),
        Activation::Elu => format!("{z}.map(|z| if z > 0.0 {{ z }} else {{ z.exp_m1() }})"),
        Activation::Gelu => format!("{z}.map(|z| z * normal_cdf(z))"),
        Activation::Silu => format!("{z}.map(|z| z * sigmoid(z))"),
        Activation::Softplus => format!("{z}.map(softplus)"),
        Activation::Identity => z.to_owned(),
        Activation::Softmax => format!("softmax({z})"),
    }
}

/// f′ from z and a = f(z), as a factor; nothing where it is 1.
pub(super) fn slope(f: Activation, l: usize) -> String {
    match f {
        Activation::Sigmoid => format!(" * a{l}[j] * (1.0 - a{l}[j])"),
        Activation::Tanh => format!(" * (1.0 - a{l}[j].powi(2))"),
        Activation::Relu => format!(" * if z{l}[j] > 0.0 {{ 1.0 }} else {{ 0.0 }}"),
        Activation::LeakyRelu => format!(" * if z{l}[j] > 0.0 {{ 1.0 }} else {{ 0.01 }}"),
        Activation::Elu => format!(" * if z{l}[j] > 0.0 {{ 1.0 }} else {{ z{l}[j].exp() }}"),
        Activation::Gelu => format!(" * (normal_cdf(z{l}[j]) + z{l}[j] * normal_density(z{l}[j]))"),
        Activation::Silu => format!(" * sigmoid(z{l}[j]) * (1.0 + z{l}[j] * sigmoid(-z{l}[j]))"),
        Activation::Softplus => format!(" * sigmoid(z{l}[j])"),
        Activation::Identity | Activation::Softmax => String::new(),
    }
}
