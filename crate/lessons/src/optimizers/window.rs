//! Where each landscape is looked at, where a race begins there, and the learning rates that show what it is like.

use super::surface::{Pair, Surface};

/// Width and height of every map are as 7 to 6, so that beside it there is room for the losses.
pub(super) const SHAPE: (f64, f64) = (7.0, 6.0);

/// The part of the plane that a map shows.
#[derive(Clone, Copy)]
pub(super) struct Window {
    /// The lower left corner.
    pub(super) corner: Pair,
    /// Width and height.
    pub(super) size: Pair,
}

impl Window {
    /// The one of a landscape that nothing is known of.
    pub(super) fn usual() -> Self {
        Self::around([0.0, 0.0], 10.0)
    }

    /// So many times as wide and as high, around the same middle.
    pub(super) fn zoomed(&self, zoom: f64) -> Self {
        let middle = [0, 1].map(|k| self.corner[k] + 0.5 * self.size[k]);
        Self::around(middle, zoom * self.size[0])
    }

    fn around(middle: Pair, width: f64) -> Self {
        let size = [width, width * SHAPE.1 / SHAPE.0];
        Self { corner: [0, 1].map(|k| middle[k] - 0.5 * size[k]), size }
    }

    /// The first and the last value of an axis.
    pub(super) fn ends(&self, k: usize) -> (f64, f64) {
        (self.corner[k], self.corner[k] + self.size[k])
    }

    pub(super) fn contains(&self, place: Pair) -> bool {
        (0..2).all(|k| (self.ends(k).0..=self.ends(k).1).contains(&place[k]))
    }

    /// The place of the window that is nearest.
    pub(super) fn nearest(&self, place: Pair) -> Pair {
        [0, 1].map(|k| figure::clamp(place[k], self.ends(k).0, self.ends(k).1))
    }
}

impl Surface {
    /// What the map shows: the start, the lowest places, and the ways between them.
    pub(super) fn window(&self) -> Window {
        match self {
            Self::Bowl { .. } => Window::around([0.0, 0.0], 10.0),
            Self::Rosenbrock => Window::around([0.0, 1.0], 4.0),
            Self::Himmelblau => Window::around([0.0, 0.0], 11.0),
            Self::Saddle => Window::around([0.0, 0.0], 5.0),
            Self::Wells => Window::around([0.0, 0.0], 14.0),
            Self::Neuron => Window::around([0.0, 1.0], 10.0),
            Self::Network { .. } => Window::around([-1.5, 1.0], 14.0),
            Self::Own(_) => Window::usual(),
        }
    }

    /// Where a fresh run starts.
    pub(super) fn start(&self) -> Pair {
        match self {
            Self::Bowl { .. } => [-4.0, 3.0],
            Self::Rosenbrock => [-1.5, 2.0],
            Self::Himmelblau => [-0.5, -1.0],
            Self::Saddle => [1.8, 0.02],
            // High enough for momentum to roll over the crest, out of the well in which the others stay.
            Self::Wells => [6.0, 3.0],
            Self::Neuron => [-3.0, 2.0],
            Self::Network { .. } => [2.0, -2.0],
            Self::Own(_) => [2.0, 3.0],
        }
    }

    /// A learning rate for each optimizer, in the order of `nn::OptimizerKind::NAMES`.
    pub(super) fn etas(&self) -> [f64; 6] {
        match self {
            Self::Bowl { .. } => [0.12, 0.02, 0.02, 0.8, 0.15, 0.3],
            Self::Rosenbrock => [0.001, 0.0016, 0.0007, 0.3, 0.02, 0.1],
            Self::Himmelblau => [0.01, 0.003, 0.003, 0.6, 0.1, 0.3],
            Self::Saddle => [0.1, 0.05, 0.05, 0.4, 0.05, 0.1],
            Self::Wells => [0.4, 0.5, 0.5, 0.8, 0.1, 0.3],
            Self::Neuron => [4.0, 0.6, 0.6, 0.8, 0.2, 0.2],
            Self::Network { .. } => [6.0, 0.4, 0.4, 1.2, 0.2, 0.4],
            Self::Own(_) => [0.05, 0.02, 0.02, 0.5, 0.1, 0.2],
        }
    }
}
