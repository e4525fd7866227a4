//! Pictures of neurons: the output of every neuron over a rectangle of inputs.
//!
//! They are computed in float32. An eye tells apart some hundred shades, so six digits are plenty.

use crate::kernel::outputs;
use crate::{Error, Network};

/// The points of a picture: the middles of its pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// The first input at the picture's left and right edge.
    pub x: (f64, f64),
    /// The second input at the edge of the first row and of the last.
    pub y: (f64, f64),
}

/// The most pixels in a row or column.
pub const MAX_PIXELS: usize = 4096;
/// The most numbers that the maps of a network may have together.
const MAX_NUMBERS: usize = 50_000_000;

/// The output of every neuron of a network with two inputs, over a grid of inputs: neuron after neuron (layer by layer,
/// inputs left out), row after row.
///
/// The difference from what [`forward`](crate::forward()) gives is that of float32. Relative to 1 + |o|, and with inputs of
/// size 1 and weights of size 1.5/√fan-in, it stays below 10⁻⁶ in a network of two layers and below 3·10⁻⁵ in one of nine
/// (tested). Larger weights, and sums that cancel, make it larger.
///
/// # Errors
/// A network with another number of inputs; a grid without pixels, with too many, or with an edge that is not finite.
///
/// ```
/// use nn::{Activation, Grid, Loss, Network, maps};
///
/// let network =
///     Network::new(&[2, 1], &[Activation::Identity], Loss::HalfSquaredError, vec![vec![1.0, 10.0]], vec![vec![0.0]])?;
/// let grid = Grid { width: 2, height: 2, x: (0.0, 4.0), y: (0.0, 2.0) };
/// assert_eq!(maps(&network, &grid)?, [6.0, 8.0, 16.0, 18.0]); // x is 1 or 3, y 0.5 or 1.5
/// # Ok::<(), nn::Error>(())
/// ```
pub fn maps(network: &Network, grid: &Grid) -> Result<Vec<f32>, Error> {
    if network.input_width() != 2 {
        return Err(Error::new("network", format!("{} inputs", network.input_width()), "2 inputs"));
    }
    grid.check(network)?;
    let size = grid.width * grid.height;
    let mut inputs = vec![0.0; 2 * size];
    let (xs, ys) = inputs.split_at_mut(size);
    let row: Vec<f32> = (0..grid.width).map(|i| middle(grid.x, i, grid.width) as f32).collect();
    for (k, (xs, ys)) in xs.chunks_exact_mut(grid.width).zip(ys.chunks_exact_mut(grid.width)).enumerate() {
        xs.copy_from_slice(&row);
        ys.fill(middle(grid.y, k, grid.height) as f32);
    }
    Ok(outputs(network, &inputs, size))
}

/// The same for a network whose inputs are made of x and y: `features(x, y, inputs)` fills them in for one point.
///
/// # Errors
/// As for [`maps`], but any number of inputs is allowed.
///
/// ```
/// use nn::{Activation, Grid, Loss, Network, maps_of};
///
/// let network =
///     Network::new(&[1, 1], &[Activation::Identity], Loss::HalfSquaredError, vec![vec![1.0]], vec![vec![0.0]])?;
/// let grid = Grid { width: 2, height: 1, x: (0.0, 4.0), y: (0.0, 2.0) };
/// let products = maps_of(&network, &grid, |x, y, inputs| inputs[0] = x * y)?;
/// assert_eq!(products, [1.0, 3.0]);
/// # Ok::<(), nn::Error>(())
/// ```
pub fn maps_of(
    network: &Network,
    grid: &Grid,
    mut features: impl FnMut(f64, f64, &mut [f64]),
) -> Result<Vec<f32>, Error> {
    grid.check(network)?;
    let size = grid.width * grid.height;
    let mut point = vec![0.0; network.input_width()];
    let mut inputs = vec![0.0; point.len() * size];
    for k in 0..size {
        let (i, j) = (k % grid.width, k / grid.width);
        features(middle(grid.x, i, grid.width), middle(grid.y, j, grid.height), &mut point);
        for (input, &value) in inputs.iter_mut().skip(k).step_by(size).zip(&point) {
            *input = value as f32;
        }
    }
    Ok(outputs(network, &inputs, size))
}

impl Grid {
    fn check(&self, network: &Network) -> Result<(), Error> {
        for (field, pixels) in [("width", self.width), ("height", self.height)] {
            if pixels == 0 || pixels > MAX_PIXELS {
                return Err(Error::new(field, pixels.to_string(), format!("1 to {MAX_PIXELS}")));
            }
        }
        for (field, (a, b)) in [("x", self.x), ("y", self.y)] {
            for (end, value) in [a, b].into_iter().enumerate() {
                if !value.is_finite() {
                    return Err(Error::not_finite(format!("{field}[{end}]"), value));
                }
            }
        }
        let units: usize = network.layers()[1..].iter().sum();
        let most = MAX_NUMBERS / units;
        if self.width * self.height > most {
            let given = format!("{} pixels", self.width * self.height);
            return Err(Error::new("width × height", given, format!("{most} pixels for this network")));
        }
        Ok(())
    }
}

/// The middle of the i-th of `count` pixels.
fn middle((from, to): (f64, f64), i: usize, count: usize) -> f64 {
    let t = (i as f64 + 0.5) / count as f64;
    from * (1.0 - t) + to * t
}
