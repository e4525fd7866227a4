//! Where the neurons of a small network stand: layers from left to right, or from top to bottom on a narrow page.

use nn::Network;

/// Radius of a neuron in CSS pixels, where there is room for it.
const RADIUS: f64 = 26.0;
/// The least distance of neighbours in a layer, and the share of it that a neuron's radius may take.
const SPREAD: f64 = 46.0;
const SHARE: f64 = 0.42;
/// Room that one layer needs from left to right, so that the labels of its edges fit between the neurons.
const COLUMN: f64 = 126.0;
/// The same where every layer has one neuron: its labels stand above and below the row.
const CHAIN_COLUMN: f64 = 88.0;
/// Distance of rows from top to bottom, and of those between which edges cross.
const ROW: f64 = 116.0;
const CROSSING_ROW: f64 = 152.0;
/// What the labels of biases need at the right edge of rows.
const BIAS_ROOM: f64 = 20.0;
/// From the picture's edge to the middle of the first neuron.
const MARGIN: f64 = RADIUS + 14.0;

/// Positions in CSS pixels, y downwards.
pub(super) struct Layout {
    pub(super) height: f64,
    /// Radius of a neuron.
    pub(super) radius: f64,
    /// Whether every edge and bias has room for a label.
    pub(super) labelled: bool,
    /// Whether layers run from top to bottom.
    pub(super) upright: bool,
    /// Per layer, the inputs first, the place of each unit.
    pub(super) units: Vec<Vec<(f64, f64)>>,
    /// The loss.
    pub(super) loss: (f64, f64),
}

impl Layout {
    pub(super) fn new(network: &Network, width: f64) -> Self {
        // The loss is a station of its own behind the outputs.
        let mut stations = network.layers().to_vec();
        stations.push(1);
        let widest = stations.iter().copied().max().unwrap_or(1);
        // Up to three in a layer, and not too many layers, every label has its place.
        let labelled = widest <= 3 && stations.len() <= if widest == 1 { 8 } else { 6 };
        let column = match (labelled, widest) {
            (true, 1) => CHAIN_COLUMN,
            (true, _) => COLUMN,
            (false, _) => 0.5 * COLUMN,
        };
        let upright = stations.len() as f64 * column > width;
        let mut places = if upright { rows(&stations, width) } else { columns(&stations, width, widest) };
        let height = if upright {
            places.iter().flatten().fold(0.0_f64, |height, place| height.max(place.1)) + MARGIN
        } else {
            2.0 * middle(widest)
        };
        let apart = if upright { width - BIAS_ROOM } else { height } / widest as f64;
        let radius = RADIUS.min(SHARE * apart);
        let loss = places.pop().and_then(|last| last.first().copied()).unwrap_or((0.0, 0.0));
        Self { height, radius, labelled, upright, units: places, loss }
    }
}

/// Half the height of a network from left to right.
fn middle(widest: usize) -> f64 {
    match widest {
        1 => 100.0,
        2 | 3 => (widest as f64 * 58.0 + 24.0).max(150.0),
        _ => widest as f64 * SPREAD * 0.5 + 20.0,
    }
}

fn columns(stations: &[usize], width: f64, widest: usize) -> Vec<Vec<(f64, f64)>> {
    let height = 2.0 * middle(widest);
    let gap = (width - 2.0 * MARGIN) / (stations.len() as f64 - 1.0);
    let column = |(index, &count): (usize, &usize)| {
        let spread = height / count as f64;
        (0..count).map(|unit| (MARGIN + gap * index as f64, spread * (unit as f64 + 0.5))).collect()
    };
    stations.iter().enumerate().map(column).collect()
}

fn rows(stations: &[usize], width: f64) -> Vec<Vec<(f64, f64)>> {
    let mut y = MARGIN;
    let mut before = None;
    let mut places = Vec::new();
    for &count in stations {
        y += match before {
            None => 0.0,
            Some(above) if above > 1 && count > 1 => CROSSING_ROW,
            Some(_) => ROW,
        };
        before = Some(count);
        // A little to the left: biases are written to the right of their neurons.
        let spread = (width - BIAS_ROOM) / count as f64;
        places.push((0..count).map(|unit| (spread * (unit as f64 + 0.5), y)).collect());
    }
    places
}

/// The point a share of the way from `a` to `b`.
pub(super) fn between(a: (f64, f64), b: (f64, f64), share: f64) -> (f64, f64) {
    (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share)
}

/// The part of the way from `a` to `b` that lies outside of the two neurons.
pub(super) fn edge(a: (f64, f64), b: (f64, f64), radius: f64) -> ((f64, f64), (f64, f64)) {
    let length = ((b.0 - a.0) * (b.0 - a.0) + (b.1 - a.1) * (b.1 - a.1)).sqrt().max(1.0);
    let inset = (radius + 2.0) / length;
    (between(a, b, inset), between(a, b, 1.0 - inset))
}
