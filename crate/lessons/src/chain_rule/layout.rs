//! Where the neurons of a small network stand: layers from left to right, or from top to bottom on a narrow page.

use nn::Network;

/// Radius of a neuron in CSS pixels.
pub(super) const RADIUS: f64 = 26.0;
/// Room that one layer needs when layers follow each other from left to right.
const COLUMN: f64 = 112.0;

/// Positions in CSS pixels, y downwards.
pub(super) struct Layout {
    pub(super) height: f64,
    /// Whether layers run from top to bottom.
    pub(super) upright: bool,
    /// Per layer, the inputs first, the place of each unit.
    pub(super) units: Vec<Vec<(f64, f64)>>,
    /// The loss.
    pub(super) loss: (f64, f64),
}

impl Layout {
    pub(super) fn new(network: &Network, width: f64) -> Self {
        let layers = network.layers();
        // The loss is a station of its own behind the outputs.
        let stations = layers.len() + 1;
        let upright = (stations as f64) * COLUMN > width;
        let widest = layers.iter().copied().max().unwrap_or(1) as f64;
        let (along, across, height) = if upright {
            let height = 2.0 * RADIUS + 44.0 + 104.0 * (stations as f64 - 1.0);
            (height, width, height)
        } else {
            let height = (widest * 132.0 + 40.0).max(210.0);
            (width, height, height)
        };
        let (start, end) = (RADIUS + 18.0, RADIUS + 18.0);
        let station = |index: usize| start + (along - start - end) * index as f64 / (stations as f64 - 1.0);
        let place = |index: usize, unit: usize, count: usize| {
            let spread = across / count as f64;
            let offset = spread * (unit as f64 + 0.5);
            if upright { (offset, station(index)) } else { (station(index), offset) }
        };
        let units = layers
            .iter()
            .enumerate()
            .map(|(layer, &count)| (0..count).map(|unit| place(layer, unit, count)).collect())
            .collect();
        Self { height, upright, units, loss: place(layers.len(), 0, 1) }
    }
}

/// The point a share of the way from `a` to `b`.
pub(super) fn between(a: (f64, f64), b: (f64, f64), share: f64) -> (f64, f64) {
    (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share)
}

/// The part of the way from `a` to `b` that lies outside of the two neurons.
pub(super) fn edge(a: (f64, f64), b: (f64, f64)) -> ((f64, f64), (f64, f64)) {
    let length = ((b.0 - a.0) * (b.0 - a.0) + (b.1 - a.1) * (b.1 - a.1)).sqrt().max(1.0);
    let inset = (RADIUS + 2.0) / length;
    (between(a, b, inset), between(a, b, 1.0 - inset))
}
