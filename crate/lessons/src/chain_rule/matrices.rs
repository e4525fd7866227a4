//! The same pass between matrices, as courses write it: Z = W·A + b, δ = (Wᵀ·δ) ⊙ σ′(Z), ∂L/∂W = δ·Aᵀ. There is a column for
//! each sample. What is one number in two matrices, on the picture and in a table is one group.

use super::product::UNKNOWN;
use super::steps::function;
use super::{Acts, Moment};
use crate::{Body, Choose, Formula, Matrices, MatrixCell, MatrixLine, MatrixTerm};
use figure::{Message, ToList, digits};
use nn::{Activation, Loss, Parameter};

/// A larger network is shown where the weight in hand is: its own layer, and the one above.
const MOST: usize = 100;

pub(super) fn body(run: &Acts, moment: &Moment) -> Body {
    let each = if run.is_mean() { run.of_each() } else { Vec::new() };
    let mut book = Book::new(run, moment);
    if run.is_mean() {
        book.samples = each.iter().list();
        book.targets = run.batch.samples.iter().map(|(_, y)| y.as_slice()).list();
    }
    let depth = run.network().depth();
    let own = run.selected.layer();
    let all = run.network().parameter_count() <= MOST;
    let shown = |layer: &usize| all || (own..=own + 1).contains(layer);
    let layers: Vec<usize> = (0..depth).filter(shown).list();
    let said = |id: &str| Message::new(format!("chain-rule-matrices-{id}"));
    let mut lines: Vec<MatrixLine> = layers.iter().flat_map(|&layer| book.forward(layer)).list();
    let backward = lines.len();
    lines.extend(layers.iter().rev().flat_map(|&layer| book.backward(layer)));
    lines[0].title = Some(said("forward"));
    lines[backward].title = Some(said("backward"));
    let part = (!all).then(|| said("part"));
    let about = [Some(said("about")), (depth > 1).then(|| said("transpose")), Some(said("gradient")), part];
    Body::Matrices(Matrices { about: about.into_iter().flatten().list(), lines })
}

/// The layer of the parameter in hand: Z, δ and ∂L/∂W. All three stand there in every act, so that nothing moves.
pub(super) fn layer(run: &Acts, moment: &Moment) -> Body {
    let book = Book::new(run, moment);
    let layer = run.selected.layer();
    let forward = book.forward(layer).into_iter().take(1);
    let lines = forward.chain(book.backward(layer).into_iter().take(2)).list();
    Body::Matrices(Matrices { about: Vec::new(), lines })
}

/// Writes the matrices of a round.
struct Book<'a> {
    run: &'a Acts,
    /// What the slopes are of: one sample, or the mean of all.
    whole: &'a Moment,
    /// A column for each.
    samples: Vec<&'a Moment>,
    targets: Vec<&'a [f64]>,
}

/// The groups of all that makes z of a neuron, and of all that comes back to an output.
fn into(layer: usize, to: usize) -> String {
    format!("into-{layer}-{to}")
}
fn out(layer: usize, from: usize) -> String {
    format!("out-{layer}-{from}")
}

/// `Z⁽²⁾`
fn name(letter: &str, layer: usize) -> Formula {
    let number = Formula::row([Formula::op("("), Formula::number(layer.to_string()), Formula::op(")")]);
    Formula::Sup { base: Box::new(Formula::Symbol { text: letter.to_owned() }), sup: Box::new(number) }
}

/// The inputs are the outputs of layer 0.
fn outputs(layer: usize) -> Formula {
    if layer == 0 { Formula::name("X") } else { name("A", layer) }
}

fn transposed(name: Formula) -> Formula {
    Formula::row([name, Formula::Sup { base: Box::new(Formula::row([])), sup: Box::new(Formula::name("T")) }])
}

fn by(name: Formula) -> Formula {
    Formula::derivative(Formula::name("L"), name)
}

fn sign(text: &str) -> MatrixTerm {
    MatrixTerm::Sign { text: text.to_owned() }
}

impl<'a> Book<'a> {
    fn new(run: &'a Acts, moment: &'a Moment) -> Self {
        Self { run, whole: moment, samples: vec![moment], targets: vec![&run.example.y] }
    }

    /// What turns a sum over the columns into their mean.
    fn share(&self) -> Option<MatrixTerm> {
        let count = self.samples.len();
        (count > 1).then(|| MatrixTerm::Name { name: Formula::number(format!("1/{count}")) })
    }

    fn units(&self, layer: usize) -> std::ops::Range<usize> {
        0..self.run.network().layers()[layer + 1]
    }

    fn cell(&self, said: String, value: Option<f64>, groups: Vec<String>) -> MatrixCell {
        let text = value.map_or_else(|| UNKNOWN.to_owned(), |value| digits(value, 4));
        MatrixCell { text, groups, choose: None, said }
    }

    /// A row for each neuron of a layer, a column for each sample. The groups of a cell follow from its neuron.
    fn columns(
        &self,
        (name, said): (Formula, &str),
        layer: usize,
        value: &dyn Fn(&Moment, usize) -> Option<f64>,
        groups: &dyn Fn(usize) -> Vec<String>,
    ) -> MatrixTerm {
        let row = |unit: usize| -> Vec<MatrixCell> {
            let each = self.samples.iter();
            each.map(|moment| self.cell(String::new(), value(moment, unit), groups(unit))).list()
        };
        MatrixTerm::Matrix { name, said: said.to_owned(), rows: self.units(layer).map(row).list() }
    }

    /// The outputs of a layer, counted from 1, or the inputs.
    fn outputs(&self, layer: usize, groups: &dyn Fn(usize) -> Vec<String>) -> MatrixTerm {
        let width = self.run.network().layers()[layer];
        let row = |unit: usize| -> Vec<MatrixCell> {
            let each = self.samples.iter();
            each.map(|moment| self.cell(String::new(), self.output(moment, layer, unit), groups(unit))).list()
        };
        MatrixTerm::Matrix { name: outputs(layer), said: "A".to_owned(), rows: (0..width).map(row).list() }
    }

    fn output(&self, moment: &Moment, layer: usize, unit: usize) -> Option<f64> {
        let known = layer == 0 || self.forwarded(layer - 1, unit);
        known.then(|| moment.source(layer, unit))
    }

    /// Whether forward has come to a neuron, and whether backward has.
    fn forwarded(&self, layer: usize, unit: usize) -> bool {
        self.run.has_value(self.run.neuron(layer, unit))
    }
    fn found(&self, layer: usize, unit: usize) -> bool {
        self.run.progress.has_delta(self.run.neuron(layer, unit))
    }

    /// A weight, where it stands: in its row, in its column, and on its edge.
    fn weight(&self, layer: usize, to: usize, from: usize) -> MatrixCell {
        let parameter = Parameter::Weight { layer, to, from };
        let groups = self.run.group_of(parameter).into_iter().chain([into(layer, to), out(layer, from)]);
        self.cell(self.run.said(parameter), Some(self.run.old(parameter)), groups.list())
    }

    /// W, or Wᵀ: its columns as rows. A weight of W can be taken in hand.
    fn weights(&self, layer: usize, turned: bool) -> MatrixTerm {
        let below = 0..self.run.network().layers()[layer];
        let own = |to: usize, from: usize| {
            let parameter = Parameter::Weight { layer, to, from };
            let (value, selected) = (self.run.key(parameter), parameter == self.run.selected);
            MatrixCell { choose: Some(Choose { key: "select", value, selected }), ..self.weight(layer, to, from) }
        };
        let letter = name("W", layer + 1);
        if turned {
            let row = |from: usize| self.units(layer).map(|to| self.weight(layer, to, from)).list();
            return MatrixTerm::Matrix {
                name: transposed(letter), said: "Wᵀ".to_owned(), rows: below.map(row).list()
            };
        }
        let row = |to: usize| below.clone().map(|from| own(to, from)).list();
        MatrixTerm::Matrix { name: letter, said: "W".to_owned(), rows: self.units(layer).map(row).list() }
    }

    /// Z = W·A + b, and A = f(Z).
    fn forward(&self, layer: usize) -> Vec<MatrixLine> {
        let run = self.run;
        let rows: Vec<String> = self.units(layer).map(|to| into(layer, to)).list();
        let own = |to: usize| vec![into(layer, to)];
        let z = |moment: &Moment, unit: usize| {
            self.forwarded(layer, unit).then(|| moment.without_rounding(run.network(), layer, unit))
        };
        let bias = |_: &Moment, to: usize| Some(run.old(Parameter::Bias { layer, to }));
        let bias = MatrixTerm::Matrix {
            name: name("b", layer + 1),
            said: "b".to_owned(),
            rows: self.units(layer).map(|to| vec![self.cell(String::new(), bias(self.samples[0], to), own(to))]).list(),
        };
        let sum = vec![
            self.columns((name("Z", layer + 1), "Z"), layer, &z, &own),
            sign("="),
            self.weights(layer, false),
            sign("·"),
            self.outputs(layer, &|_| rows.clone()),
            sign("+"),
            bias,
        ];
        let applied =
            [Formula::name(function(run.network().activation(layer))), Formula::op("("), name("Z", layer + 1)];
        let applied = Formula::row(applied.into_iter().chain([Formula::op(")")]).list());
        let outputs = vec![self.outputs(layer + 1, &|_| Vec::new()), sign("="), MatrixTerm::Name { name: applied }];
        [sum, outputs].map(|terms| MatrixLine { title: None, terms }).into()
    }

    /// δ of a layer, and ∂L/∂W = δ·Aᵀ.
    fn backward(&self, layer: usize) -> Vec<MatrixLine> {
        let run = self.run;
        let below = 0..run.network().layers()[layer];
        let delta = |groups: &dyn Fn(usize) -> Vec<String>| {
            let value = |moment: &Moment, unit: usize| self.found(layer, unit).then(|| moment.gradient.dz[layer][unit]);
            self.columns((name("δ", layer + 1), "δ"), layer, &value, groups)
        };
        let mut first = vec![delta(&|unit| vec![out(layer + 1, unit)]), sign("=")];
        first.extend(self.delta_of(layer));
        // Pointing at a slope lights its edge, and the one δ and the one output that make it; pointing at one of these lights its
        // row or its column.
        let of_delta = |to: usize| format!("delta-{layer}-{to}");
        let of_input = |from: usize| format!("input-{layer}-{from}");
        let slope = |to: usize, from: usize| {
            let parameter = Parameter::Weight { layer, to, from };
            let value = self.found(layer, to).then(|| self.whole.gradient.get(parameter).unwrap_or(0.0));
            let groups = run.group_of(parameter).into_iter().chain([of_delta(to), of_input(from)]);
            self.cell(format!("∂L/∂{}", run.said(parameter)), value, groups.list())
        };
        let gradient = MatrixTerm::Matrix {
            name: by(name("W", layer + 1)),
            said: "∂L/∂W".to_owned(),
            rows: self.units(layer).map(|to| below.clone().map(|from| slope(to, from)).list()).list(),
        };
        let edge = |to: usize, from: usize| run.group_of(Parameter::Weight { layer, to, from });
        let row = |to: usize| -> Vec<String> {
            [of_delta(to)].into_iter().chain(below.clone().filter_map(|from| edge(to, from))).list()
        };
        let column = |from: usize| -> Vec<String> {
            [of_input(from)].into_iter().chain(self.units(layer).filter_map(|to| edge(to, from))).list()
        };
        let inputs =
            |from: usize, moment: &Moment| self.cell(String::new(), self.output(moment, layer, from), column(from));
        let turned = MatrixTerm::Matrix {
            name: transposed(outputs(layer)),
            said: "Aᵀ".to_owned(),
            rows: self.samples.iter().map(|moment| below.clone().map(|from| inputs(from, moment)).list()).list(),
        };
        let mean = || self.share().into_iter().flat_map(|share| [share, sign("·")]);
        let second = [gradient, sign("=")].into_iter().chain(mean()).chain([delta(&row), sign("·"), turned]).list();
        let sum = (self.samples.len() > 1 || run.ties()).then(|| sign("Σ"));
        let bias = [MatrixTerm::Name { name: by(name("b", layer + 1)) }, sign("=")];
        let delta = MatrixTerm::Name { name: name("δ", layer + 1) };
        let bias = bias.into_iter().chain(mean()).chain(sum).chain([delta]).list();
        [first, second, bias].map(|terms| MatrixLine { title: None, terms }).into()
    }

    /// What δ of a layer is: from the loss, or from the layer above through Wᵀ.
    fn delta_of(&self, layer: usize) -> Vec<MatrixTerm> {
        let network = self.run.network();
        let (loss, f) = (network.loss(), network.activation(layer));
        let own = |unit: usize| vec![out(layer + 1, unit)];
        let slope = |moment: &Moment, unit: usize| {
            self.forwarded(layer, unit).then(|| f.derivative(moment.trace.z[layer][unit]))
        };
        let slopes = || {
            let name = [Formula::name(&format!("{}′", function(f))), Formula::op("("), name("Z", layer + 1)];
            let name = Formula::row(name.into_iter().chain([Formula::op(")")]).list());
            vec![sign("⊙"), self.columns((name, "f′"), layer, &slope, &own)]
        };
        if layer + 1 < network.depth() {
            let all: Vec<String> = self.units(layer).map(|unit| out(layer + 1, unit)).list();
            let above =
                |moment: &Moment, unit: usize| self.found(layer + 1, unit).then(|| moment.gradient.dz[layer + 1][unit]);
            let above = self.columns((name("δ", layer + 2), "δ"), layer + 1, &above, &|_| all.clone());
            let mut terms = vec![sign("("), self.weights(layer + 1, true), sign("·"), above, sign(")")];
            terms.extend(slopes());
            return terms;
        }
        let plain = |text: Vec<Formula>| vec![MatrixTerm::Name { name: Formula::row(text) }];
        let (a, y) = (name("A", layer + 1), Formula::name("Y"));
        if loss.is_cross_entropy() && (loss == Loss::BinaryCrossEntropy || self.run.error_is_slope()) {
            let row = |unit: usize| -> Vec<MatrixCell> {
                self.targets.iter().map(|y| self.cell(String::new(), Some(y[unit]), own(unit))).list()
            };
            let y = MatrixTerm::Matrix { name: y, said: "Y".to_owned(), rows: self.units(layer).map(row).list() };
            return vec![self.outputs(layer + 1, &own), sign("−"), y];
        }
        if loss.is_cross_entropy() {
            return plain(vec![a, Formula::op("·"), Formula::op("Σ"), y.clone(), Formula::op("−"), y]);
        }
        let of_o = |moment: &Moment, unit: usize| self.found(layer, unit).then(|| moment.gradient.do_[layer][unit]);
        let by_output = self.columns((by(a.clone()), "∂L/∂A"), layer, &of_o, &own);
        if f == Activation::Softmax {
            let (open, close) = (Formula::op("("), Formula::op(")"));
            let sum = vec![Formula::op("Σ"), a.clone(), Formula::op("⊙"), by(a.clone())];
            let whole = [a.clone(), Formula::op("⊙"), open, by(a), Formula::op("−")].into_iter().chain(sum);
            return plain(whole.chain([close]).list());
        }
        let mut terms = vec![by_output];
        terms.extend(slopes());
        terms
    }
}
