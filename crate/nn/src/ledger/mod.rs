//! The path ledger: ∂L/∂w of one parameter as a sum over every path from it to the loss. Each path is a product of
//! derivatives.

mod derivatives;
mod factor;
mod largest;

pub use factor::{Factor, FactorKind};

use crate::backward::Deltas;
use crate::error::check_vector;
use crate::limits::check_parameter;
use crate::{Error, Network, Parameter, forward};
use derivatives::Derivatives;

/// The most factors a ledger may list: shown paths × factors in each.
pub const MAX_FACTORS: usize = 5_000_000;

/// Every path from a parameter to the loss, or the largest of them, beside two independent values of its gradient. The third
/// is [`difference`](crate::difference()).
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    /// The parameter asked about.
    pub parameter: Parameter,
    /// All paths in the order of their units, if the limit allows them all. Else those of largest |product|, the largest
    /// first.
    pub paths: Vec<Path>,
    /// The widths of the layers above the parameter's neuron. Their product is the exact number of all paths, however large.
    pub branching: Vec<usize>,
    /// The sum of the products of `paths`.
    pub shown_sum: f64,
    /// What the other paths add: `sum - shown_sum`. Exactly 0 when all are listed.
    pub remainder: f64,
    /// The sum over all paths, without backpropagation: of the listed products if all are listed, else by forward-mode
    /// differentiation from the parameter up.
    pub sum: f64,
    /// What backpropagation gives.
    pub backprop: f64,
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

/// The ledger of one parameter for one sample: input `x`, target `y`.
///
/// Lists all paths if there are at most `limit`, else the `limit` paths of largest |product|. The work grows with what is
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
/// let difference = nn::difference(&network, w1, &[1.0, 0.5], &[1.0])?; // by forward passes alone
/// assert_eq!(difference.verdict(ledger.sum), nn::Verdict::Agrees);
/// # Ok::<(), nn::Error>(())
/// ```
pub fn ledger(network: &Network, parameter: Parameter, x: &[f64], y: &[f64], limit: usize) -> Result<Ledger, Error> {
    check_parameter(network.layers(), parameter)?;
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
    let derivatives = Derivatives::new(network, &trace, &deltas, parameter);
    let paths = match shown_all {
        Some(count) => derivatives.all_paths(count, &branching),
        None => derivatives.largest_paths(limit, branching.len()),
    };
    // Not `sum()`, which begins at −0.
    let shown_sum = paths.iter().fold(0.0, |sum, path| sum + path.product);
    let sum = if shown_all.is_some() { shown_sum } else { derivatives.tangent() };
    Ok(Ledger {
        parameter,
        paths,
        branching,
        shown_sum,
        remainder: if shown_all.is_some() { 0.0 } else { sum - shown_sum },
        sum,
        backprop: deltas.get(&trace, parameter),
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
