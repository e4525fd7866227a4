//! ∂L/∂ of one parameter by forward passes alone, with its own uncertainty: the check that knows nothing of backpropagation.
//!
//! A central difference with a large ε misses the curve's bend, one with a small ε loses its digits, and which ε is good
//! depends on the network. So many are taken. Two neighbours give an extrapolation (Richardson 1911); how far they lie apart,
//! what rounding does to both, and how far all finer ones disagree is its uncertainty. The smallest one wins.

use crate::error::check_vector;
use crate::forward::forward_into;
use crate::limits::check_parameter;
use crate::loss::loss_of;
use crate::{Activation, Error, Network, Parameter, Trace, normalise};
use libm::fabs;

/// What a number near 0 may lose, where 53 digits are no longer there.
const LEAST: f64 = 1e-321;
/// From one ε to the next larger one.
const RATIO: f64 = 8.0;
/// How many ε there are: from 2⁻⁴⁴ to 2⁻⁵ times the parameter (or 1, if that is larger).
const LEVELS: usize = 14;
const FINEST: f64 = 1.0 / (1_u64 << 44) as f64;
/// Two neighbours may be close by chance: so much farther off may the slope be.
const SAFETY: f64 = 4.0;
/// What an extrapolation divides by: a central difference errs by ε², a difference to one side by ε.
const CENTRAL: f64 = RATIO * RATIO - 1.0;
const ONE_SIDED: f64 = RATIO - 1.0;

/// What forward passes say of a slope.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The slope; at a kink the middle of both. NaN if no ε gives a number.
    pub value: f64,
    /// How far the true slope may be from it. Infinite where 16 digits do not tell.
    pub uncertainty: f64,
    /// The smaller ε of the two whose differences were extrapolated.
    pub epsilon: f64,
    /// The slopes from the left and from the right, where the parameter moves a neuron over the kink of its relu.
    pub kink: Option<(f64, f64)>,
}

/// What a difference says of a slope that was found in another way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are equal as far as the difference is certain.
    Agrees,
    /// The parameter stands at a kink, where there are two slopes.
    Kink,
    /// The loss is too steep or too flat for its digits.
    Unclear,
    /// They differ.
    Disagrees,
}

impl Difference {
    /// What it says of this slope.
    pub fn verdict(&self, slope: f64) -> Verdict {
        let near = fabs(slope - self.value) <= self.uncertainty;
        match self.kink {
            Some((left, right)) if !near || fabs(left - right) > self.uncertainty => Verdict::Kink,
            _ if !self.uncertainty.is_finite() => Verdict::Unclear,
            _ if near => Verdict::Agrees,
            _ => Verdict::Disagrees,
        }
    }
}

/// A difference with one ε, and what rounding may do to it.
#[derive(Clone, Copy)]
struct Level {
    slope: f64,
    noise: f64,
    epsilon: f64,
}

/// The slope of one sample's loss by a parameter, from forward passes alone.
///
/// # Errors
/// No such parameter; `x` or `y` of another length or not finite; a parameter too large to be moved.
///
/// ```
/// use nn::{Activation, Loss, Network, Parameter, Verdict, difference};
///
/// let chain = |w: f64| {
///     let weights = vec![vec![w]; 4];
///     Network::new(&[1; 5], &[Activation::Sigmoid; 4], Loss::Output, weights, vec![vec![-w], vec![-50.0], vec![-50.0], vec![-50.0]])
/// };
/// let w1 = Parameter::Weight { layer: 0, to: 0, from: 0 };
/// let found = difference(&chain(100.0)?, w1, &[1.0], &[0.0])?;
/// assert!((found.value - 3906.25).abs() < 1e-3);
/// assert_eq!(found.verdict(3906.25), Verdict::Agrees);
/// assert_eq!(found.verdict(3906.0), Verdict::Disagrees);
/// # Ok::<(), nn::Error>(())
/// ```
pub fn difference(network: &Network, parameter: Parameter, x: &[f64], y: &[f64]) -> Result<Difference, Error> {
    check_parameter(network.layers(), parameter)?;
    check_vector("x", x, network.input_width())?;
    check_vector("y", y, network.output_width())?;
    let w = network.get(parameter).unwrap_or_default();
    let (mut moved, mut trace) = (network.clone(), Trace::empty(network));
    let mut at = |value: f64| -> Result<(f64, Vec<i8>), Error> {
        moved.set(parameter, value)?;
        forward_into(&moved, x, &mut trace);
        Ok((loss_of(&moved, &trace, y), sides(&moved, &trace)))
    };
    let (here, own) = at(w)?;
    let (rounding, input) = rounding(network, parameter, x, y);
    // Towards larger ε, as long as no neuron changes its side.
    let (mut both, mut left, mut right) = (Vec::new(), Vec::new(), Vec::new());
    let mut sides_of_finest = None;
    let mut epsilon = FINEST * fabs(w).max(1.0);
    for _ in 0..LEVELS {
        let (high, low) = (w + epsilon, w - epsilon);
        let ((up, above), (down, below)) = (at(high)?, at(low)?);
        let (first_below, first_above) = sides_of_finest.get_or_insert_with(|| (below.clone(), above.clone()));
        let level = |rise: f64, run: f64| Level { slope: rise / run, noise: 2.0 * rounding / run, epsilon };
        push(&mut both, level(up - down, high - low), own == below && own == above);
        push(&mut left, level(here - down, w - low), *first_below == below);
        push(&mut right, level(up - here, high - w), *first_above == above);
        epsilon *= RATIO;
    }
    let whole = |both: &[Option<Level>], order: f64| {
        let levels: Vec<Level> = both.iter().map_while(|level| *level).collect();
        best(&levels, order)
    };
    let at_kink = both.first().is_none_or(Option::is_none) && own_kink(&own, sides_of_finest.as_ref());
    let mut found = if at_kink {
        let (left, right) = (whole(&left, ONE_SIDED), whole(&right, ONE_SIDED));
        Difference {
            value: 0.5 * (left.value + right.value),
            uncertainty: left.uncertainty.max(right.uncertainty),
            epsilon: left.epsilon,
            kink: Some((left.value, right.value)),
        }
    } else {
        whole(&both, CENTRAL)
    };
    // The slope that it is compared with has been rounded, too: by as much as its input makes of the same rounding.
    found.uncertainty += rounding * (1.0 + input);
    Ok(found)
}

/// Whether a kink lies so near that the smallest ε crosses it.
fn own_kink(own: &[i8], finest: Option<&(Vec<i8>, Vec<i8>)>) -> bool {
    finest.is_some_and(|(below, above)| below != own || above != own)
}

/// A level that crosses a kink, or is no number, and all above it are none.
fn push(levels: &mut Vec<Option<Level>>, level: Level, smooth: bool) {
    levels.push(Some(level).filter(|level| smooth && level.slope.is_finite() && level.noise.is_finite()));
}

/// The extrapolation of the smallest uncertainty. The levels go from the smallest ε up.
fn best(levels: &[Level], order: f64) -> Difference {
    let slope = levels.first().map_or(f64::NAN, |level| level.slope);
    let mut best = Difference { value: slope, uncertainty: f64::INFINITY, epsilon: FINEST, kink: None };
    let apart = |a: Level, b: Level| fabs(a.slope - b.slope);
    // Where even the smallest two differ, the loss has a bend that no ε sees.
    let settled = |a: Level, b: Level| apart(a, b) <= a.noise + b.noise + 0.01 * fabs(b.slope);
    if !matches!(levels, [a, b, ..] if settled(*a, *b)) {
        return best;
    }
    for (k, pair) in levels.windows(2).enumerate() {
        let (fine, coarse) = (pair[0], pair[1]);
        let value = fine.slope + (fine.slope - coarse.slope) / order;
        let finer = levels[..k].iter().map(|finer| fabs(value - finer.slope) - finer.noise);
        let uncertainty = finer.fold(SAFETY * apart(fine, coarse) + fine.noise + coarse.noise, f64::max);
        if uncertainty < best.uncertainty {
            best = Difference { value, uncertainty, epsilon: fine.epsilon, kink: None };
        }
    }
    best
}

/// On which side of its kink each neuron is that has one; 0 at the kink itself.
fn sides(network: &Network, trace: &Trace) -> Vec<i8> {
    let kinked = |l: &usize| matches!(network.activation(*l), Activation::Relu | Activation::LeakyRelu);
    let layers = (0..network.depth()).filter(kinked);
    let side = |z: f64| i8::from(z > 0.0) - i8::from(z < 0.0);
    layers.flat_map(|l| inside(network, trace, l).0.into_iter().map(side)).collect()
}

/// What a layer's activation is taken of: z, or z brought to mean 0 and variance 1; and by what that is stretched.
fn inside(network: &Network, trace: &Trace, layer: usize) -> (Vec<f64>, Option<f64>) {
    let mut at = trace.z[layer].clone();
    let stretch = network.normalises(layer).then(|| normalise(&trace.z[layer], &mut at));
    (at, stretch)
}

/// How far rounding may move the loss, carried forward from the inputs; and the size of what the parameter is multiplied with.
fn rounding(network: &Network, parameter: Parameter, x: &[f64], y: &[f64]) -> (f64, f64) {
    let mut trace = Trace::empty(network);
    forward_into(network, x, &mut trace);
    let mut of_z = Vec::new();
    let mut below = vec![0.0; x.len()];
    for l in 0..network.depth() {
        let input = trace.input_of(l);
        let rows = network.weights(l).chunks_exact(input.len()).zip(network.biases(l));
        let error = |(row, b): (&[f64], &f64)| {
            let terms = row.iter().zip(input).zip(&below);
            let (size, passed) = terms.fold((fabs(*b), 0.0), |(size, passed), ((w, o), error)| {
                (size + fabs(w * o), passed + fabs(*w) * error)
            });
            passed + (input.len() as f64 + 2.0) * f64::EPSILON * size + LEAST
        };
        of_z = rows.map(error).collect();
        let most = of_z.iter().copied().fold(0.0, f64::max);
        let (at, stretch) = inside(network, &trace, l);
        let f = network.activation(l);
        let of_o = |j: usize| {
            let (z, o) = (at[j], trace.o[l][j]);
            let error = stretch.map_or(of_z[j], |stretch| stretch * most * (2.0 + fabs(z)));
            let moved = match f {
                Activation::Softmax => {
                    if most < 0.5 {
                        2.0 * most * fabs(o)
                    } else {
                        1.0
                    }
                }
                _ => fabs(f.value(z + error) - f.value(z)).max(fabs(f.value(z) - f.value(z - error))),
            };
            let joined = if network.adds_below(l) { below[j] } else { 0.0 };
            moved + joined + 4.0 * f64::EPSILON * fabs(o) + LEAST
        };
        below = (0..at.len()).map(of_o).collect();
    }
    let input = match parameter {
        Parameter::Weight { layer, from, .. } => fabs(trace.input_of(layer)[from]),
        Parameter::Bias { .. } => 1.0,
    };
    (of_loss(network, &trace, y, &of_z, &below), input)
}

/// How far the loss may be off, if z and o of the output layer are off by so much.
fn of_loss(network: &Network, trace: &Trace, y: &[f64], of_z: &[f64], of_o: &[f64]) -> f64 {
    let last = network.depth() - 1;
    let (loss, f, z, o) = (network.loss(), network.activation(last), &trace.z[last], &trace.o[last]);
    let (mut do_, mut dz) = (vec![0.0; y.len()], vec![0.0; y.len()]);
    loss.by_output(z, o, y, &mut do_);
    loss.by_preactivation(f, z, o, y, &do_, &mut dz);
    let (slopes, errors) = if loss.is_cross_entropy() { (dz, of_z) } else { (do_, of_o) };
    let carried: f64 = slopes.iter().zip(errors).map(|(slope, error)| (2.0 * fabs(*slope) + error) * error).sum();
    let sizes: f64 = o.iter().map(|o| fabs(*o)).sum();
    let own = if loss.has_target() { loss_of(network, trace, y) } else { sizes };
    carried + (y.len() as f64 + 4.0) * f64::EPSILON * fabs(own) + LEAST
}
