//! Every weight of the network as a line.

use super::ANNEX;
use figure::{Key, Mark, Paint, Role, Stroke, ToList};
use nn::{Network, Parameter, parameter_name};

/// Lines of weights are as wide as they are drawn beside a neuron of this size.
const USUAL: f64 = 36.0;
/// The number of widths of weights. One broken line for each width and sign costs a frame the least.
const WIDTHS: usize = 6;
/// About the most edges that are drawn between two layers, the largest ones. A learner could not tell more apart.
const CROWD: usize = 40;
/// Where a network has no more weights, each is a line of its own, which moves.
const FEW: usize = 40;

/// A weight that is drawn.
struct Edge {
    key: Key,
    weight: Parameter,
    /// The number of the neuron that it leads into.
    unit: usize,
    ends: [(f64, f64); 2],
    /// Its share of the greatest weight.
    share: f64,
    negative: bool,
}

/// Every weight as a line as wide as it is large: positive solid, negative dashed. The selected one lies on top.
pub(super) fn edges(network: &Network, units: &[Vec<(f64, f64)>], size: f64, select: Option<Parameter>) -> Vec<Mark> {
    let all = || (0..network.depth()).flat_map(|l| network.weights(l));
    let greatest = all().fold(1.0_f64, |greatest, w| greatest.max(w.abs()));
    let half = 0.5 * size;
    let (mut edges, mut chosen) = (Vec::new(), None);
    for l in 0..network.depth() {
        let (from, to) = (&units[l], &units[l + 1]);
        let before: usize = network.layers()[1..=l].iter().sum();
        let least = least(network.weights(l), greatest);
        for (k, &w) in network.weights(l).iter().enumerate() {
            let ((i, j), share) = ((k % from.len(), k / from.len()), w.abs() / greatest);
            let ends = [(from[i].0 + half, from[i].1), (to[j].0 - half, to[j].1)];
            let weight = Parameter::Weight { layer: l, to: j, from: i };
            let edge = Edge {
                weight,
                unit: before + j + 1,
                key: Key::from("weight").and(l).and(k),
                ends,
                share,
                negative: w < 0.0,
            };
            if select == Some(weight) {
                chosen = Some(edge);
            } else if share >= least {
                edges.push(edge);
            }
        }
    }
    let full = (size / USUAL).clamp(0.5, 1.2);
    let mut marks = if edges.len() <= FEW { each(network, edges, full) } else { together(edges, full) };
    // Below bands, no other lines are blue or orange.
    if chosen.is_some() && ANNEX {
        marks.iter_mut().for_each(quiet);
    }
    marks.extend(chosen.map(|edge| {
        let stroke = stroke(edge.share, edge.negative, full);
        let stroke = Stroke { paint: Paint::from(Role::Accent), width: stroke.width + 1.0, ..stroke };
        lit(network, &edge, Mark::Line { points: edge.ends.into(), stroke })
    }));
    marks
}

/// Each as wide as it is large. It lights with its row and with the neuron that it leads into.
fn each(network: &Network, edges: Vec<Edge>, full: f64) -> Vec<Mark> {
    let line = |edge: Edge| {
        let stroke = stroke(edge.share, edge.negative, full);
        lit(network, &edge, Mark::Line { points: edge.ends.into(), stroke })
    };
    edges.into_iter().map(line).list()
}

fn lit(network: &Network, edge: &Edge, line: Mark) -> Mark {
    let unit = format!("o{}", edge.unit);
    line.keyed(edge.key).of(parameter_name(network, edge.weight).as_str()).of(unit.as_str())
}

/// Those of one sign and about one size are one line.
fn together(edges: Vec<Edge>, full: f64) -> Vec<Mark> {
    let mut lines: [Vec<(f64, f64)>; 2 * WIDTHS] = Default::default();
    for Edge { ends: [a, b], share, negative, .. } in edges {
        let of = WIDTHS * usize::from(negative) + ((share * WIDTHS as f64) as usize).min(WIDTHS - 1);
        lines[of].extend([a, b, (f64::NAN, 0.0)]);
    }
    let line = |(of, points): (usize, Vec<(f64, f64)>)| {
        let share = (of % WIDTHS) as f64 / (WIDTHS - 1) as f64;
        Mark::Line { points, stroke: stroke(share, of >= WIDTHS, full) }
    };
    lines.into_iter().enumerate().filter(|(_, points)| !points.is_empty()).map(line).list()
}

fn stroke(share: f64, negative: bool, full: f64) -> Stroke {
    let (role, dash) = if negative { (Role::Negative, Some((5.0, 4.0))) } else { (Role::Positive, None) };
    Stroke { paint: role.alpha(0.35 + 0.55 * share), width: 0.7 + 4.3 * full * share, dash }
}

fn quiet(mark: &mut Mark) {
    match mark {
        Mark::Line { stroke, .. } => stroke.paint.role = Role::Rule,
        Mark::Keyed(keyed) => quiet(&mut keyed.mark),
        _ => {}
    }
}

/// Whether some weights are not drawn.
pub(super) fn is_crowded(network: &Network) -> bool {
    (0..network.depth()).any(|l| network.weights(l).len() > CROWD)
}

/// The share of the greatest weight below which the weights of a layer are left out.
fn least(weights: &[f64], greatest: f64) -> f64 {
    let above = |share: f64| weights.iter().filter(|w| w.abs() >= share * greatest).count();
    let steps = (0..=40).map(|step| f64::from(step) / 40.0);
    if weights.len() <= CROWD { 0.0 } else { steps.into_iter().find(|share| above(*share) <= CROWD).unwrap_or(1.0) }
}
