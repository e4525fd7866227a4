//! The whole sheet of the chain rule, worked out from what its page gives: every right number, and every wrong one that has a
//! name. It uses the naive twin and plain loops, not the lesson's own formulas.

use crate::learner::{Whole as _, run};
use crate::naive::Twin;
use lessons::{Body, Cell};
use nn::{Activation, Gradient, Loss, Network};
use std::collections::BTreeMap;

/// The act of a blank, its number, and what known mistakes lead to.
type Found = (usize, f64, Vec<(&'static str, f64)>);

/// A sheet with every number that an answer can mean.
pub struct Pass {
    network: Network,
    x: Vec<f64>,
    y: Vec<f64>,
    eta: f64,
    z: Vec<Vec<f64>>,
    o: Vec<Vec<f64>>,
    loss: f64,
    gradient: Gradient,
}

/// A blank, and each number that an answer can mean: its class, and the number.
pub struct Blank {
    pub name: String,
    pub part: usize,
    pub right: f64,
    pub wrong: Vec<(&'static str, f64)>,
}

/// The numbers of the fold “what is given”.
fn given(changes: &[(&str, &str)]) -> BTreeMap<String, f64> {
    let digit = |c: char| ('₀'..='₉').contains(&c).then(|| char::from(b'0' + (c as u32 - '₀' as u32) as u8));
    let plain = |cell: &Cell| -> String {
        let Cell::Label { label: figure::Label::Symbol(text) } = cell else { panic!("{cell:?}") };
        text.chars().map(|c| digit(c).unwrap_or(if c == '−' { '-' } else { c })).collect()
    };
    let panels = run(lessons::find("chain-rule").unwrap(), changes).whole(640.0);
    let rows = panels.iter().find_map(|panel| match &panel.body {
        Body::Table { rows, .. } if panel.id == "values" => Some(rows),
        _ => None,
    });
    let rows = rows.expect("what is given").iter();
    rows.map(|row| (plain(&row.cells[0]), plain(&row.cells[1]).parse().unwrap())).collect()
}

impl Pass {
    /// The sheet of a network with this architecture.
    pub fn new(changes: &[(&str, &str)], sizes: &[usize], activations: &[Activation], loss: Loss, eta: f64) -> Self {
        let numbers = given(changes);
        let mut used = [0, 0];
        let mut next = |letter: char| {
            let at = usize::from(letter == 'b');
            used[at] += 1;
            numbers[&format!("{letter}{}", used[at])]
        };
        let (mut weights, mut biases) = (Vec::new(), Vec::new());
        for pair in sizes.windows(2) {
            weights.push((0..pair[0] * pair[1]).map(|_| next('w')).collect());
            biases.push((0..pair[1]).map(|_| next('b')).collect());
        }
        let all = |letter: char, count: usize| -> Vec<f64> {
            (1..=count).map(|at| numbers[&format!("{letter}{at}")]).collect()
        };
        let (x, y) = (all('x', sizes[0]), all('y', sizes[sizes.len() - 1]));
        let network = Network::new(sizes, activations, loss, weights, biases).unwrap();
        let twin = Twin::new(&network, &x, &y);
        let (mut z, mut o): (Vec<Vec<f64>>, Vec<Vec<f64>>) = (Vec::new(), Vec::new());
        for l in 0..network.depth() {
            let below = o.last().unwrap_or(&x).clone();
            let row = |j: usize| network.weights(l)[j * below.len()..][..below.len()].to_vec();
            let sums: Vec<f64> = (0..sizes[l + 1])
                .map(|j| row(j).iter().zip(&below).map(|(w, o)| w * o).sum::<f64>() + network.biases(l)[j])
                .collect();
            let whole: f64 = sums.iter().map(|z| z.exp()).sum();
            o.push(match activations[l] {
                Activation::Softmax => sums.iter().map(|z| z.exp() / whole).collect(),
                f => sums.iter().map(|z| f.value(*z)).collect(),
            });
            z.push(sums);
        }
        Self { loss: twin.loss(), gradient: twin.gradient(), network, x, y, eta, z, o }
    }

    /// Every number that the page gives.
    pub fn given(&self) -> Vec<f64> {
        let network = &self.network;
        let parameters = network.parameters().filter_map(|parameter| network.get(parameter));
        parameters.chain(self.x.iter().copied()).chain(self.y.iter().copied()).collect()
    }

    fn w(&self, l: usize, to: usize, from: usize) -> f64 {
        self.network.weights(l)[to * self.network.layers()[l] + from]
    }

    fn below(&self, l: usize) -> &[f64] {
        if l == 0 { &self.x } else { &self.o[l - 1] }
    }

    /// Σ w·input without the bias.
    fn weighted(&self, l: usize, j: usize, inputs: &[f64]) -> f64 {
        inputs.iter().enumerate().map(|(i, input)| self.w(l, j, i) * input).sum()
    }

    /// Whether ∂L/∂z of the outputs is one formula: o − y.
    fn fused(&self) -> bool {
        matches!(self.network.loss(), Loss::BinaryCrossEntropy | Loss::CrossEntropy)
            || self.network.activation(self.network.depth() - 1) == Activation::Softmax
    }

    /// Every blank, in the order of the sheet.
    pub fn blanks(&self) -> Vec<Blank> {
        let (depth, sizes) = (self.network.depth(), self.network.layers());
        let units = |l: usize| (0..sizes[l + 1]).map(move |j| (l, j));
        let mut found: Vec<Found> = Vec::new();
        for (l, j) in (0..depth).flat_map(units) {
            found.push((1, self.z[l][j], self.wrong_z(l, j)));
            found.push((1, self.o[l][j], self.wrong_o(l, j)));
        }
        found.push((1, self.loss, self.wrong_loss()));
        for (l, j) in (0..depth).rev().flat_map(units) {
            found.push((2, self.gradient.dz[l][j], self.wrong_delta(l, j)));
        }
        for (l, j) in (0..depth).rev().flat_map(units) {
            for i in 0..sizes[l] {
                found.push((3, self.gradient.dw[l][j * sizes[l] + i], self.wrong_weight(l, j, i)));
            }
            found.push((3, self.gradient.db[l][j], self.wrong_bias(l, j)));
        }
        let named = found.into_iter().enumerate();
        named.map(|(at, (part, right, wrong))| Blank { name: format!("a{}", at + 1), part, right, wrong }).collect()
    }

    fn wrong_z(&self, l: usize, j: usize) -> Vec<(&'static str, f64)> {
        let (below, bias) = (self.below(l).to_vec(), self.network.biases(l)[j]);
        let turned: Vec<f64> = below.iter().rev().copied().collect();
        let mut wrong = vec![
            ("sign", -self.z[l][j]),
            ("no-bias", self.weighted(l, j, &below)),
            ("paired", self.weighted(l, j, &turned) + bias),
        ];
        if below.len() == self.z[l].len() {
            let column: f64 = below.iter().enumerate().map(|(i, input)| self.w(l, i, j) * input).sum();
            wrong.push(("direction", column + bias));
        }
        if l > 0 {
            wrong.push(("below-raw", self.weighted(l, j, &self.z[l - 1]) + bias));
        }
        wrong
    }

    fn wrong_o(&self, l: usize, j: usize) -> Vec<(&'static str, f64)> {
        let f = self.network.activation(l);
        let mut wrong = vec![("not-activated", self.z[l][j])];
        if f != Activation::Softmax {
            wrong.extend([("twice", f.value(self.o[l][j])), ("slope", f.derivative(self.z[l][j]))]);
            wrong.extend(self.wrong_z(l, j).into_iter().map(|(class, z)| (class, f.value(z))));
        }
        wrong
    }

    fn wrong_loss(&self) -> Vec<(&'static str, f64)> {
        let outputs = &self.o[self.network.depth() - 1];
        let mut wrong = vec![("sign", -self.loss)];
        if outputs.len() > 1 {
            wrong.push(("mean", self.loss / outputs.len() as f64));
        }
        if self.network.loss() == Loss::HalfSquaredError {
            let errors: Vec<f64> = outputs.iter().zip(&self.y).map(|(o, y)| o - y).collect();
            let sum: f64 = errors.iter().sum();
            wrong.extend([("no-half", errors.iter().map(|e| e * e).sum()), ("no-square", sum), ("no-square", -sum)]);
            wrong.push(("no-square", sum.abs() / 2.0));
            if errors.len() > 1 {
                wrong.extend(errors.iter().map(|e| ("one-output", e * e / 2.0)));
            }
        }
        wrong
    }

    fn wrong_delta(&self, l: usize, j: usize) -> Vec<(&'static str, f64)> {
        let f = self.network.activation(l);
        let (at_z, at_o) = (f.derivative(self.z[l][j]), f.derivative(self.o[l][j]));
        let mut wrong = vec![("sign", -self.gradient.dz[l][j])];
        if l + 1 == self.network.depth() {
            let error = self.o[l][j] - self.y[j];
            if !self.fused() {
                wrong.extend([("no-slope", error), ("slope-at-output", error * at_o)]);
            } else if self.network.loss() == Loss::BinaryCrossEntropy {
                wrong.push(("extra-slope", error * at_z));
            }
            return wrong;
        }
        let deltas = &self.gradient.dz[l + 1];
        let shares: Vec<f64> = deltas.iter().enumerate().map(|(k, delta)| self.w(l + 1, k, j) * delta).collect();
        let sum: f64 = shares.iter().sum();
        let updated: f64 = deltas
            .iter()
            .enumerate()
            .map(|(k, delta)| (self.w(l + 1, k, j) - self.eta * delta * self.o[l][j]) * delta)
            .sum();
        wrong.extend([("no-slope", sum), ("slope-at-output", sum * at_o), ("updated", updated * at_z)]);
        if shares.len() > 1 {
            wrong.extend(shares.iter().map(|share| ("one-path", share * at_z)));
        }
        if deltas.len() == self.z[l].len() {
            let column: f64 = deltas.iter().enumerate().map(|(k, delta)| self.w(l + 1, j, k) * delta).sum();
            wrong.push(("direction", column * at_z));
        }
        if l + 2 < self.network.depth() || !self.fused() {
            let above = &self.gradient.do_[l + 1];
            let sum: f64 = above.iter().enumerate().map(|(k, slope)| self.w(l + 1, k, j) * slope).sum();
            wrong.push(("no-slope-above", sum * at_z));
        }
        wrong
    }

    fn wrong_weight(&self, l: usize, j: usize, i: usize) -> Vec<(&'static str, f64)> {
        let (below, deltas, w) = (self.below(l), &self.gradient.dz[l], self.w(l, j, i));
        let right = deltas[j] * below[i];
        let mut wrong = vec![("no-input", deltas[j])];
        wrong.extend(self.of_any(l, j, right, w, below[i]));
        wrong.extend((0..below.len()).filter(|&other| other != i).map(|i| ("wrong-input", deltas[j] * below[i])));
        if l > 0 {
            wrong.push(("below-raw", deltas[j] * self.z[l - 1][i]));
        }
        wrong
    }

    fn wrong_bias(&self, l: usize, j: usize) -> Vec<(&'static str, f64)> {
        let delta = self.gradient.dz[l][j];
        let mut wrong = vec![("zero", 0.0)];
        wrong.extend(self.of_any(l, j, delta, self.network.biases(l)[j], 1.0));
        wrong.extend(self.below(l).iter().map(|input| ("wrong-input", delta * input)));
        wrong
    }

    /// What can go wrong with weights and biases alike.
    fn of_any(&self, l: usize, j: usize, right: f64, old: f64, input: f64) -> Vec<(&'static str, f64)> {
        let deltas = &self.gradient.dz[l];
        let mut wrong = vec![
            ("sign", -right),
            ("itself", deltas[j] * old),
            ("new-weight", old - self.eta * right),
            ("step", self.eta * right),
            ("step", -self.eta * right),
        ];
        let others = (0..deltas.len()).filter(|&other| other != j);
        wrong.extend(others.map(|other| ("wrong-delta", deltas[other] * input)));
        if l + 1 < self.network.depth() || !self.fused() {
            wrong.push(("no-slope", self.gradient.do_[l][j] * input));
        }
        wrong
    }
}

/// Changes that bring every sentence of the whole sheet.
pub fn sayings() -> Vec<Vec<(&'static str, String)>> {
    let word = str::to_owned;
    let base = |network: &str| vec![("task", word("sheet")), ("network", word(network)), ("eta", word("0.5"))];
    let with = |mut base: Vec<(&'static str, String)>, more: Vec<(&'static str, String)>| {
        base.extend(more);
        base
    };
    let taken = |part: usize| [word(""), word("1"), word("1,2")][part - 1].clone();
    let act =
        |part: usize, filled: String| vec![("taken", taken(part)), ("part", part.to_string()), ("filled", filled)];
    let sigmoid = [Activation::Sigmoid; 3];
    let mazur =
        Pass::new(&[("task", "sheet"), ("network", "mazur")], &[2, 2, 2], &sigmoid[..2], Loss::HalfSquaredError, 0.5);
    // All blanks of an act at once, each with its first number, its second, …
    let mut all = Vec::new();
    let blanks = mazur.blanks();
    for part in 1..=3 {
        for at in 0..20 {
            let number = |blank: &Blank| {
                let wrong = blank.wrong.iter().map(|(_, value)| *value);
                wrong.chain([blank.right, 1.012 * blank.right, 77.0]).nth(at)
            };
            let of_part = blanks.iter().filter(|blank| blank.part == part);
            let filled: Vec<String> =
                of_part.filter_map(|blank| number(blank).map(|value| format!("{}:{value:e}", blank.name))).collect();
            all.push(with(base("mazur"), act(part, filled.join(","))));
        }
        all.push(with(base("mazur"), vec![("taken", word("1,2,3")), ("part", part.to_string())]));
    }
    // With Mazur's numbers, weights paired wrongly lead to nearly the right number.
    all.push(with(base("a"), vec![("filled", word("a1:-0.4"))]));
    all.push(with(base("mazur"), vec![("filled", word("a1:0.0275,a2:0.50687"))]));
    let loss = |layers: &str, loss: &str| vec![("task", word("sheet")), ("layers", word(layers)), ("loss", word(loss))];
    for (layers, name) in [("1.1sigmoid", "binary-cross-entropy"), ("2.2softmax", "cross-entropy")] {
        all.push(loss(layers, name));
        all.push(with(loss(layers, name), act(2, String::new())));
    }
    let bce = [("task", "sheet"), ("layers", "1.1sigmoid"), ("loss", "binary-cross-entropy")];
    let one = Pass::new(&bce, &[1, 1], &sigmoid[..1], Loss::BinaryCrossEntropy, 0.1);
    for (_, value) in &one.blanks()[3].wrong {
        all.push(with(loss("1.1sigmoid", "binary-cross-entropy"), act(2, format!("a4:{value:e}"))));
    }
    all.push(with(loss("1.1sigmoid", "binary-cross-entropy"), act(2, word("a4:77"))));
    for name in ["squared-error", "mean-squared-error", "output"] {
        all.push(loss("1.2sigmoid", name));
        for answers in ["", "a6:77", "a6:-0.1"] {
            all.push(with(loss("1.2sigmoid", name), act(2, word(answers))));
        }
    }
    all.push(loss("8.8tanh.8tanh", "half-squared-error"));
    all
}
