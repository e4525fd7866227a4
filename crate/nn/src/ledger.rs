//! The path ledger: ∂L/∂w of one parameter as a sum over every path from it to the loss, each path a product of
//! derivatives.

use crate::backward::Deltas;
use crate::error::check_vector;
use crate::names::{neuron_number, parameter_name};
use crate::paths::{Layered, descending, largest_paths};
use crate::{Activation, Error, Loss, Network, Parameter, Trace, forward, loss};
use libm::fabs;

/// ∛(machine epsilon), where a central difference balances truncation against round-off.
const CBRT_EPSILON: f64 = 6.055454452393343e-6;

/// The most factors a ledger may list: shown paths × factors in each.
pub const MAX_FACTORS: usize = 5_000_000;

/// Every path from a parameter to the loss, or the largest of them, beside three independent values of its gradient.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    /// The parameter asked about.
    pub parameter: Parameter,
    /// All paths in the order of their units, if they are no more than the limit; else the largest by |product|, the
    /// largest first.
    pub paths: Vec<Path>,
    /// The widths of the layers above the parameter's neuron. Their product is the exact number of all paths, however large.
    pub branching: Vec<usize>,
    /// The sum of the products of `paths`.
    pub shown_sum: f64,
    /// What the paths that are not listed add: `sum - shown_sum`; exactly 0 when all are listed.
    pub remainder: f64,
    /// The sum over all paths, without backpropagation: of the listed products if all are listed, else by forward-mode
    /// differentiation from the parameter up.
    pub sum: f64,
    /// What backpropagation gives.
    pub backprop: f64,
    /// [L(w + ε) − L(w − ε)] / 2ε, from two forward passes.
    pub finite_difference: f64,
    /// The ε of the finite difference: ∛(machine epsilon) · max(1, |w|).
    pub epsilon: f64,
}

impl Ledger {
    /// The number of all paths, listed or not; `None` if it exceeds `u128` (multiply `branching` with big integers then).
    pub fn total_paths(&self) -> Option<u128> {
        count_paths(&self.branching)
    }
}

/// One path: a row of the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// The neuron it passes in each layer, from the parameter's layer to the output layer.
    pub units: Vec<usize>,
    /// Its factors in the notes' order, from the loss down to the parameter.
    pub factors: Vec<Factor>,
    /// The product of the factors, multiplied in their order.
    pub product: f64,
}

/// One factor of a path: a derivative and its value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factor {
    /// Which derivative.
    pub kind: FactorKind,
    /// Its value.
    pub value: f64,
}

/// The derivatives a path is made of. Layers are weight layers, counted from 0.
///
/// Where ∂L/∂z of the output is known in one piece (both cross-entropies, and softmax with any loss), a path begins with
/// it, and goes on with the weight alone: ∂L/∂z5 · ∂z5/∂o3 in place of ∂L/∂o5 · ∂o5/∂o3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactorKind {
    /// ∂L/∂o of an output neuron.
    LossByOutput {
        /// The output neuron.
        unit: usize,
    },
    /// ∂L/∂z of an output neuron.
    LossByPreactivation {
        /// The output neuron.
        unit: usize,
    },
    /// ∂o/∂o between neighbouring layers: f′(z) · w, and 1 more where a residual connection joins the two.
    OutputByOutput {
        /// The layer of neuron `to`.
        layer: usize,
        /// The neuron differentiated.
        to: usize,
        /// The neuron of the layer below.
        from: usize,
    },
    /// ∂z/∂o between the output layer and the one below: w.
    PreactivationByOutput {
        /// The output layer.
        layer: usize,
        /// The output neuron.
        to: usize,
        /// The neuron of the layer below.
        from: usize,
    },
    /// ∂o/∂w = f′(z) · o of the neuron it comes from, or ∂o/∂b = f′(z).
    OutputByParameter(Parameter),
    /// ∂z/∂w = o of the neuron it comes from, or ∂z/∂b = 1, in the output layer.
    PreactivationByParameter(Parameter),
}

impl Factor {
    /// The derivative in the notes' symbols: `∂L/∂o5`, `∂o5/∂o3`, `∂o1/∂w1`. `network` is the ledger's.
    pub fn name(&self, network: &Network) -> String {
        let number = |layer, unit| neuron_number(network, layer, unit);
        let last = network.depth() - 1;
        match self.kind {
            FactorKind::LossByOutput { unit } => format!("∂L/∂o{}", number(last, unit)),
            FactorKind::LossByPreactivation { unit } => format!("∂L/∂z{}", number(last, unit)),
            FactorKind::OutputByOutput { layer, to, from } => {
                format!("∂o{}/∂o{}", number(layer, to), number(layer - 1, from))
            }
            FactorKind::PreactivationByOutput { layer, to, from } => {
                format!("∂z{}/∂o{}", number(layer, to), number(layer - 1, from))
            }
            FactorKind::OutputByParameter(p) => {
                format!("∂o{}/∂{}", number(p.layer(), p.to()), parameter_name(network, p))
            }
            FactorKind::PreactivationByParameter(p) => {
                format!("∂z{}/∂{}", number(p.layer(), p.to()), parameter_name(network, p))
            }
        }
    }
}

/// The ledger of one parameter for one sample: input `x`, target `y`.
///
/// Lists all paths while there are at most `limit`, else the `limit` largest by |product|; the work grows with what is
/// listed, not with the number of paths.
///
/// # Errors
/// No such parameter; `x` or `y` of another length or not finite; a limit of 0, or one that would list more than
/// [`MAX_FACTORS`] factors; a normalised network.
///
/// ```
/// use nn::{Activation, Initialiser, Loss, Network, ledger, parameter_by_name};
///
/// // The notes' network B: w1 reaches o5 through o3 and through o4.
/// let sigmoid = [Activation::Sigmoid; 3];
/// let network = Network::initialised(&[2, 2, 2, 1], &sigmoid, Loss::HalfSquaredError, Initialiser::Normal(1.0), 1)?;
/// let w1 = parameter_by_name(&network, "w1").unwrap();
/// let ledger = ledger(&network, w1, &[1.0, 0.5], &[1.0], 100)?;
///
/// let names = |path: usize| ledger.paths[path].factors.iter().map(|f| f.name(&network)).collect::<Vec<_>>();
/// assert_eq!(names(0), ["∂L/∂o5", "∂o5/∂o3", "∂o3/∂o1", "∂o1/∂w1"]);
/// assert_eq!(names(1), ["∂L/∂o5", "∂o5/∂o4", "∂o4/∂o1", "∂o1/∂w1"]);
/// assert!((ledger.sum - ledger.backprop).abs() < 1e-15);
/// assert!((ledger.sum - ledger.finite_difference).abs() < 1e-9);
/// # Ok::<(), nn::Error>(())
/// ```
pub fn ledger(network: &Network, parameter: Parameter, x: &[f64], y: &[f64], limit: usize) -> Result<Ledger, Error> {
    network.check_parameter(parameter)?;
    check_vector("y", y, network.output_width())?;
    if network.normalised() {
        let allowed =
            "one without: there a weight reaches every neuron of its layer at once, so its paths are no products";
        return Err(Error::new("network", "one with normalise", allowed));
    }
    let trace = forward(network, x)?;
    let branching = network.layers()[parameter.layer() + 2..].to_vec();
    let shown_all = check_limit(limit, &branching)?;

    let mut deltas = Deltas::empty(network);
    deltas.fill(network, &trace, y);
    let chain = Chain::new(network, &trace, &deltas, parameter);
    let paths = match shown_all {
        Some(count) => chain.all_paths(count, &branching),
        None => chain.largest_paths(limit, branching.len()),
    };
    // Not `sum()`, which begins at −0.
    let shown_sum = paths.iter().fold(0.0, |sum, path| sum + path.product);
    let sum = if shown_all.is_some() { shown_sum } else { chain.tangent() };
    let (finite_difference, epsilon) = central_difference(network, parameter, x, y)?;
    Ok(Ledger {
        parameter,
        paths,
        branching,
        shown_sum,
        remainder: if shown_all.is_some() { 0.0 } else { sum - shown_sum },
        sum,
        backprop: deltas.get(&trace, parameter),
        finite_difference,
        epsilon,
    })
}

fn count_paths(branching: &[usize]) -> Option<u128> {
    branching.iter().try_fold(1_u128, |count, &width| count.checked_mul(width as u128))
}

/// The number of all paths if the limit covers them.
fn check_limit(limit: usize, branching: &[usize]) -> Result<Option<usize>, Error> {
    let most = MAX_FACTORS / (branching.len() + 2);
    let total = count_paths(branching).and_then(|total| usize::try_from(total).ok());
    let shown = total.map_or(limit, |total| total.min(limit));
    if limit == 0 || shown > most {
        return Err(Error::new("limit", limit.to_string(), format!("1 to {most} for this parameter")));
    }
    Ok(total.filter(|&total| total <= limit))
}

/// [L(w + ε) − L(w − ε)] / 2ε and ε, the loss being what anyone outside would compute.
fn central_difference(network: &Network, parameter: Parameter, x: &[f64], y: &[f64]) -> Result<(f64, f64), Error> {
    let w = network.get(parameter).unwrap_or_default();
    let epsilon = CBRT_EPSILON * fabs(w).max(1.0);
    let (high, low) = (w + epsilon, w - epsilon);
    let mut moved = network.clone();
    let mut loss_at = |value: f64| {
        moved.set(parameter, value)?;
        loss(&moved, &forward(&moved, x)?, y)
    };
    // What was added is not ε to the last digit: divide by what was.
    Ok(((loss_at(high)? - loss_at(low)?) / (high - low), epsilon))
}

/// The factors between one parameter and the loss.
struct Chain<'a> {
    network: &'a Network,
    trace: &'a Trace,
    deltas: &'a Deltas,
    parameter: Parameter,
    /// Does ∂L/∂z of the output come in one piece?
    fused: bool,
    /// f′(z) of every neuron, or 1 in an output layer whose slope is already in ∂L/∂z.
    slopes: Vec<Vec<f64>>,
}

impl<'a> Chain<'a> {
    fn new(network: &'a Network, trace: &'a Trace, deltas: &'a Deltas, parameter: Parameter) -> Chain<'a> {
        let last = network.depth() - 1;
        let fused = network.loss() != Loss::HalfSquaredError || network.activation(last) == Activation::Softmax;
        let slope = |layer: usize, z: f64| {
            if fused && layer == last { 1.0 } else { network.activation(layer).derivative(z) }
        };
        let of_layer = |(layer, z): (usize, &Vec<f64>)| z.iter().map(|&z| slope(layer, z)).collect();
        let slopes = trace.z.iter().enumerate().map(of_layer).collect();
        Chain { network, trace, deltas, parameter, fused, slopes }
    }

    fn last(&self) -> usize {
        self.network.depth() - 1
    }

    fn weight(&self, layer: usize, to: usize, from: usize) -> f64 {
        self.network.weights(layer)[to * self.network.layers()[layer] + from]
    }

    fn loss_factor(&self, unit: usize) -> Factor {
        let last = self.last();
        if self.fused {
            let value = self.deltas.dz[last][unit];
            return Factor { kind: FactorKind::LossByPreactivation { unit }, value };
        }
        Factor { kind: FactorKind::LossByOutput { unit }, value: self.deltas.do_[last][unit] }
    }

    fn output_factor(&self, layer: usize, to: usize, from: usize) -> Factor {
        let kind = if layer == self.last() && self.fused {
            FactorKind::PreactivationByOutput { layer, to, from }
        } else {
            FactorKind::OutputByOutput { layer, to, from }
        };
        let value = self.slopes[layer][to] * self.weight(layer, to, from);
        let joined = to == from && self.network.adds_below(layer);
        Factor { kind, value: if joined { value + 1.0 } else { value } }
    }

    fn parameter_factor(&self) -> Factor {
        let layer = self.parameter.layer();
        let input = match self.parameter {
            Parameter::Weight { from, .. } => self.trace.input_of(layer)[from],
            Parameter::Bias { .. } => 1.0,
        };
        let kind = if layer == self.last() && self.fused {
            FactorKind::PreactivationByParameter(self.parameter)
        } else {
            FactorKind::OutputByParameter(self.parameter)
        };
        Factor { kind, value: self.slopes[layer][self.parameter.to()] * input }
    }

    /// The row of the path through these units, one a layer from the parameter's up.
    fn path(&self, units: Vec<usize>) -> Path {
        let first = self.parameter.layer();
        let mut factors = Vec::with_capacity(units.len() + 1);
        factors.push(self.loss_factor(units[units.len() - 1]));
        for step in (1..units.len()).rev() {
            factors.push(self.output_factor(first + step, units[step], units[step - 1]));
        }
        factors.push(self.parameter_factor());
        let product = factors.iter().map(|factor| factor.value).product();
        Path { units, factors, product }
    }

    /// Every path, counted like an odometer whose last wheel is the output layer.
    fn all_paths(&self, count: usize, branching: &[usize]) -> Vec<Path> {
        let mut units = vec![0; branching.len() + 1];
        units[0] = self.parameter.to();
        let mut paths = Vec::with_capacity(count);
        for _ in 0..count {
            paths.push(self.path(units.clone()));
            for (unit, &width) in units[1..].iter_mut().zip(branching).rev() {
                *unit += 1;
                if *unit < width {
                    break;
                }
                *unit = 0;
            }
        }
        paths
    }

    fn largest_paths(&self, count: usize, levels: usize) -> Vec<Path> {
        let found = largest_paths(self, self.parameter.to(), levels, count);
        // Each path is made twice rather than kept twice: millions of factors are large.
        let sizes: Vec<f64> = found.iter().map(|units| fabs(self.path(units.clone()).product)).collect();
        descending(&sizes).into_iter().map(|at| self.path(found[at as usize].clone())).collect()
    }

    /// The sum over all paths by forward-mode differentiation: how each neuron moves with the parameter, layer by layer up.
    fn tangent(&self) -> f64 {
        let first = self.parameter.layer();
        let mut moves = vec![0.0; self.network.layers()[first + 1]];
        moves[self.parameter.to()] = self.parameter_factor().value;
        for layer in first + 1..self.network.depth() {
            let rows = self.network.weights(layer).chunks_exact(moves.len());
            let sums = rows.map(|row| row.iter().zip(&moves).map(|(w, m)| w * m).sum::<f64>());
            let mut above: Vec<f64> = sums.enumerate().map(|(unit, sum)| self.slopes[layer][unit] * sum).collect();
            if self.network.adds_below(layer) {
                above.iter_mut().zip(&moves).for_each(|(above, below)| *above += below);
            }
            moves = above;
        }
        moves.iter().enumerate().fold(0.0, |sum, (unit, m)| sum + self.loss_factor(unit).value * m)
    }
}

impl Layered for Chain<'_> {
    fn width(&self, level: usize) -> usize {
        self.network.layers()[self.parameter.layer() + level + 1]
    }

    fn edge(&self, level: usize, to: usize, from: usize) -> f64 {
        self.output_factor(self.parameter.layer() + level, to, from).value
    }

    fn end(&self, node: usize) -> f64 {
        self.loss_factor(node).value
    }
}
