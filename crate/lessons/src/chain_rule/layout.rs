//! Where neurons, the loss and the weight in hand stand: from left to right, or on a phone from top to bottom.

use figure::{Grip, ToList};
use nn::{Network, Parameter};

/// Radius of a neuron where there is room for it, and on a phone.
const RADIUS: f64 = 36.0;
const NARROW: f64 = 23.0;
/// The first link is longer, because it is the one that a learner meets first, and the link to the loss is shorter.
const FIRST: f64 = 1.25;
const LAST: f64 = 0.8;
/// From a neuron to the picture's edge.
const MARGIN: f64 = 8.0;
/// Above and below the neurons: for slopes, biases and the legend. Large networks have no slopes there.
const ROOM: (f64, f64) = (58.0, 60.0);
const LITTLE: (f64, f64) = (26.0, 40.0);
/// What the band between the weight in hand and its neuron needs.
const BAND: f64 = 34.0;
/// The share of a phone's width that the network takes. The ledger stands beside it.
pub(super) const SHARE: f64 = 0.56;

/// What a column keeps free between two outputs.
const TARGET: f64 = 16.0;

/// Positions in CSS pixels, y downwards.
pub(super) struct Layout {
    pub(super) width: f64,
    pub(super) height: f64,
    /// Radius of a neuron.
    pub(super) radius: f64,
    /// Whether layers run from top to bottom.
    pub(super) upright: bool,
    /// Whether there are so many neurons that only the thought's own have labels.
    pub(super) dense: bool,
    /// Per layer, the inputs first, the place of each unit.
    pub(super) units: Vec<Vec<(f64, f64)>>,
    /// The loss.
    pub(super) loss: (f64, f64),
    /// The size of the grip's letters, and how large it is.
    pub(super) letters: f64,
    pub(super) grip: (f64, f64),
}

impl Layout {
    /// `sample` is the longest text that the grip usually has. `alone` is whether no ledger stands beside the network, and `top`
    /// is what is kept free above it.
    pub(super) fn new(
        network: &Network,
        selected: Parameter,
        sample: &str,
        (width, height): (f64, f64),
        (alone, top): (bool, f64),
    ) -> Self {
        // The loss is a station of its own behind the outputs.
        let mut counts = network.layers().to_vec();
        counts.push(1);
        let widest = counts.iter().copied().max().unwrap_or(1);
        let upright = width < 480.0;
        let (long, broad) =
            if upright { (height - top, if alone { width } else { SHARE * width }) } else { (width, height) };
        let letters = if upright { 13.0 } else { 16.0 };
        let grip = Grip::size(sample, letters);
        let dense = widest > 4 || counts.len() > 7;
        let (before, behind) = match (upright, dense) {
            (true, _) => (0.0, 0.0),
            (false, false) => (ROOM.0 + top, ROOM.1),
            (false, true) => (LITTLE.0 + top, LITTLE.1),
        };
        let links = counts.len() as f64 - 3.0 + FIRST + LAST;
        let apart = widest.saturating_sub(1) as f64;
        // Each of three outputs or more has its target below it; of two, one can stand above.
        let below = if network.output_width() > 2 && !dense { TARGET * apart } else { 0.0 };
        let radius = if upright { NARROW } else { RADIUS }
            .min(0.23 * (long - 2.0 * MARGIN) / links * if upright { 1.25 } else { 1.0 })
            .min(if upright {
                0.42 * broad / (apart + 1.0)
            } else {
                (broad - before - behind - below) / (2.0 + 2.35 * apart)
            });
        let along = stations(counts.len(), long, radius, selected, if upright { grip.1 - 16.0 } else { grip.0 });
        let (first, last) = (before + radius, broad - behind - radius);
        let mut units: Vec<Vec<(f64, f64)>> = counts
            .iter()
            .zip(&along)
            .map(|(&count, &far)| {
                let side =
                    |unit| if upright { row(unit, count, broad) } else { column(unit, count, widest, (first, last)) };
                (0..count).map(|unit| if upright { (side(unit), top + far) } else { (far, side(unit)) }).list()
            })
            .list();
        let loss = units.pop().and_then(|last| last.first().copied()).unwrap_or((0.0, 0.0));
        Self { width, height, radius, upright, dense, units, loss, letters, grip }
    }

    /// Where unit `unit` of weight layer `layer` stands.
    pub(super) fn neuron(&self, layer: usize, unit: usize) -> (f64, f64) {
        self.units[layer + 1][unit]
    }

    /// How far along the network a layer of weights has its middle; that of the loss comes after the last one.
    pub(super) fn link(&self, layer: usize) -> f64 {
        let along = |at: (f64, f64)| if self.upright { at.1 } else { at.0 };
        let station = |index: usize| along(self.units.get(index).map_or(self.loss, |units| units[0]));
        0.5 * (station(layer) + station(layer + 1))
    }
}

/// Where the stations stand along the network. The link of the weight in hand is as long as its grip needs.
fn stations(count: usize, long: f64, radius: f64, selected: Parameter, grip: f64) -> Vec<f64> {
    let links = count - 1;
    let space = long - 2.0 * (radius + MARGIN);
    let share = |link: usize| match link {
        0 => FIRST,
        link if link + 1 == links => LAST,
        _ => 1.0,
    };
    let total: f64 = (0..links).map(share).sum();
    let own = match selected {
        Parameter::Weight { layer, .. } => Some(layer),
        Parameter::Bias { .. } => None,
    };
    let needed = (2.0 * radius + grip + BAND).min(0.5 * space);
    let widened = own.filter(|&own| space * share(own) / total < needed);
    let length = |link: usize| match widened {
        Some(own) if own == link => needed,
        Some(own) => (space - needed) * share(link) / (total - share(own)),
        None => space * share(link) / total,
    };
    let mut at = radius + MARGIN;
    let mut places = vec![at];
    for link in 0..links {
        at += length(link);
        places.push(at);
    }
    places
}

/// The height of a unit of a column.
fn column(unit: usize, count: usize, widest: usize, (first, last): (f64, f64)) -> f64 {
    let apart = if widest > 1 { (last - first) / (widest - 1) as f64 } else { 0.0 };
    // Fewer neurons stand farther apart, but not as far as the whole column.
    let apart = if count > 1 { apart * (1.0 + 0.5 * (widest - count) as f64 / count as f64) } else { 0.0 };
    let apart = if count > 1 { apart.min((last - first) / (count - 1) as f64) } else { apart };
    0.5 * (first + last) + apart * (unit as f64 - 0.5 * (count - 1) as f64)
}

/// The place of a unit in a row.
fn row(unit: usize, count: usize, broad: f64) -> f64 {
    broad / count as f64 * (unit as f64 + 0.5)
}

/// The point a share of the way from `a` to `b`.
pub(super) fn between(a: (f64, f64), b: (f64, f64), share: f64) -> (f64, f64) {
    (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share)
}

pub(super) fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    ((b.0 - a.0) * (b.0 - a.0) + (b.1 - a.1) * (b.1 - a.1)).sqrt().max(1.0)
}

/// The part of the way from `a` to `b` that lies outside of the two neurons.
pub(super) fn edge(a: (f64, f64), b: (f64, f64), radius: f64) -> ((f64, f64), (f64, f64)) {
    let inset = radius / distance(a, b);
    (between(a, b, inset), between(a, b, 1.0 - inset))
}
