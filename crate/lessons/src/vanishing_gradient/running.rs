//! The network, and under each of its layers the product from the loss back to there, on a log axis beside its bound.

use super::Shown;
use super::moment::{Layer, Moment};
use super::panes::{Panes, layer_axis, lit, lit_line, plated, plot_area, walk};
use super::placing::{at_heights, put};
use crate::symbols::lowered;
use figure::{
    Anchor, Axis, Label, Mark, Message, Plot, Range, Rect, Role, Scene, Stroke, Text, Ticks, digits, power_of_ten,
};

/// The height of the network, and of the line of words below it.
const STRIP: f64 = 44.0;
const CAPTION: f64 = 26.0;
/// The least height of the logarithmic axis, in decades, so that a short chain is not blown up.
const DECADES: f64 = 3.0;
/// The network goes this far beyond the last layer, to the loss.
const END: f64 = 1.6;

pub(super) fn scene(shown: &[Shown], layer: usize, width: f64) -> Scene {
    let height = (width * 0.48).clamp(250.0, 340.0) + STRIP + CAPTION;
    let mut panes = Panes::new(shown, width, height);
    let range = range(shown);
    for (shown, pane) in shown.iter().zip(&panes.panes) {
        let plot = product(&shown.moment, range, layer, plot_area(pane, STRIP + CAPTION + 30.0));
        let strip = Rect { x: plot.area.x, y: pane.y + 4.0, width: plot.area.width, height: STRIP };
        let network = network(shown, layer, strip);
        panes.scene.handles.extend(walk(shown, "product", &plot, pane.y, layer));
        panes.scene.plots.extend([network, plot]);
        let words = caption(&shown.moment.layers[layer - 1], layer);
        let at = (pane.x + 10.0, pane.y + STRIP + 4.0 + 0.5 * CAPTION);
        let text = Text { anchor: Anchor::Left, size: 12.0, paint: Role::Accent.into(), ..Text::new(at, words.into()) };
        panes.scene.plots[0].marks.push(Mark::Text(text));
    }
    panes.scene
}

/// The lit layer's numbers.
fn caption(layer: &Layer, number: usize) -> Message {
    Message::new("vanishing-gradient-caption")
        .with("layer", number.to_string())
        .with("factor", digits(layer.factor, 3))
        .with("ceiling", digits(layer.ceiling, 3))
        .with("running", digits(layer.running, 3))
}

/// A chain of neurons, or with more than one in a layer a bar each: the fainter, the smaller ∂L/∂w of the layer.
fn network(shown: &Shown, lit_layer: usize, area: Rect) -> Plot {
    let layers = &shown.moment.layers;
    let depth = layers.len();
    let x = Axis::hidden(Range::linear(0.4, depth as f64 + END));
    let spacing = area.width / (depth as f64 + END - 0.4);
    let ways = Mark::Line {
        points: vec![(0.5, 0.5), (depth as f64 + 1.0, 0.5)],
        // Where neurons are dots that nearly touch, it must not show through the faint ones.
        stroke: Stroke::solid(Role::Muted.alpha(if spacing > 8.0 { 0.6 } else { 0.15 }), 1.5),
    };
    let mut marks = vec![lit(lit_layer), ways];
    marks.extend(shortcuts(shown, spacing));
    let width = shown.track.network.layers().get(1).copied().unwrap_or(1);
    let radius = (0.36 * spacing).clamp(1.2, 9.0);
    let largest = layers.iter().fold(0.0_f64, |largest, layer| largest.max(layer.gradient));
    for (strength, opacity) in STRENGTHS.into_iter().enumerate() {
        let of_this = |l: &usize| strength_of(layers[*l].gradient, largest) == strength;
        let fill = Role::Curve.alpha(opacity);
        let one = |l: &usize| width == 1 || l + 1 == depth;
        let points: Vec<_> = (0..depth).filter(|l| of_this(l) && one(l)).map(|l| ((l + 1) as f64, 0.5)).collect();
        // A column as high as the layer is wide.
        let half = 0.16 + 0.02 * width as f64;
        let bar = |l: usize| (((l + 1) as f64 - 0.3, 0.5 - half), ((l + 1) as f64 + 0.3, 0.5 + half));
        let bars: Vec<_> = (0..depth).filter(|l| of_this(l) && !one(l)).map(bar).collect();
        if !points.is_empty() {
            // On the surface's colour, so that the way behind a faint neuron is hidden; dots that touch hide it anyway.
            if spacing > 8.0 {
                marks.push(Mark::Dots { points: points.clone(), radius, fill: Role::Surface.into(), outline: None });
            }
            let outline = (spacing > 8.0).then(|| Stroke::solid(Role::Curve, 1.5));
            marks.push(Mark::Dots { points, radius, fill, outline });
        }
        if !bars.is_empty() {
            marks.push(Mark::Bars { bars: bars.clone(), fill: Role::Surface.into() });
            marks.push(Mark::Bars { bars, fill });
        }
    }
    if spacing > 8.0 {
        let ring = Stroke::solid(Role::Accent, 2.5);
        let points = vec![(lit_layer as f64, 0.5)];
        if width == 1 || lit_layer == depth {
            marks.push(Mark::Dots { points, radius, fill: Role::Accent.alpha(0.0), outline: Some(ring) });
        }
    } else {
        marks.push(lit_line(lit_layer));
    }
    let name = |at: f64, dx: f64, text: &str| {
        let text = Text { paint: Role::Muted.into(), shift: (dx, 0.0), ..Text::new((at, 0.5), Label::symbol(text)) };
        Mark::Text(text)
    };
    marks.extend([name(0.4, -10.0, "x"), name(depth as f64 + 1.0, 10.0, "L")]);
    Plot { area, x, y: Axis::hidden(Range::linear(0.0, 1.0)), marks }
}

/// How opaque a neuron is, from the largest gradient to one 10⁻¹² of it.
const STRENGTHS: [f64; 5] = [0.08, 0.25, 0.5, 0.75, 1.0];

fn strength_of(gradient: f64, largest: f64) -> usize {
    let share = if largest > 0.0 { gradient / largest } else { 0.0 };
    [1e-12, 1e-6, 1e-3, 1e-1].iter().filter(|least| share >= **least).count()
}

/// Residual connections: over each layer that adds the one below, a bridge; in a deep network one rail over them all.
fn shortcuts(shown: &Shown, spacing: f64) -> Option<Mark> {
    let network = &shown.track.network;
    let joined = (0..network.depth()).filter(|l| network.adds_below(*l));
    let bridge = |l: usize| {
        let at = (l + 1) as f64;
        [(at - 0.6, 0.5), (at - 0.5, 0.94), (at + 0.3, 0.94), (at + 0.45, 0.5), (f64::NAN, 0.0)]
    };
    let rail = |l: usize| [((l + 1) as f64 - 0.6, 0.94), ((l + 1) as f64 + 0.45, 0.94)];
    let points: Vec<(f64, f64)> =
        if spacing < 12.0 { joined.flat_map(rail).collect() } else { joined.flat_map(bridge).collect() };
    (!points.is_empty()).then(|| Mark::Line { points, stroke: Stroke::solid(Role::Positive, 1.5) })
}

/// One logarithmic axis for both set-ups.
fn range(shown: &[Shown]) -> Range {
    let mut greatest = f64::NEG_INFINITY;
    let mut least = f64::INFINITY;
    for shown in shown {
        let moment = &shown.moment;
        let layers = moment.layers.iter().flat_map(|layer| [layer.running.abs(), layer.bound]);
        // Zero has no place here; the bound of a set-up that explodes would hide all else.
        for value in layers.chain([moment.loss_slope.abs()]).filter(|value| *value > 0.0 && value.is_finite()) {
            (least, greatest) = (least.min(value), greatest.max(value));
        }
    }
    // Nothing to show, as when the last neuron hits its target exactly: an axis up to 1.
    if least > greatest {
        (least, greatest) = (1.0, 1.0);
    }
    let top = libm::ceil(libm::log10(greatest)) + 0.3;
    let bottom = (libm::floor(libm::log10(least)) - 0.3).min(top - DECADES);
    // Room for the label of the end, which hangs below its dot, and of the start, clear of the axis's name.
    let bottom = bottom - 0.1 * (top - bottom);
    let top = top + 0.08 * (top - bottom);
    Range::log(power_of_ten(bottom.max(-300.0)), power_of_ten(top.min(300.0)))
}

/// The product from the loss (right) back to w1 (left), and the product of the ceilings.
fn product(moment: &Moment, range: Range, lit_layer: usize, area: Rect) -> Plot {
    let depth = moment.depth();
    let start = ((depth + 1) as f64, moment.loss_slope.abs());
    let way = |value: &dyn Fn(&Layer) -> f64| -> Vec<(f64, f64)> {
        let layers = moment.layers.iter().enumerate().rev().map(|(l, layer)| ((l + 1) as f64, value(layer)));
        // Zero has no place on a logarithmic axis; where the product underflows, the line ends.
        std::iter::once(start).chain(layers).take_while(|(_, y)| *y > 0.0).collect()
    };
    let real = way(&|layer| layer.running.abs());
    let bound = way(&|layer| layer.bound);
    let mut marks = vec![
        lit(lit_layer),
        lit_line(lit_layer),
        Mark::Line { points: bound.clone(), stroke: Stroke::dashed(Role::Bound, 2.0) },
        Mark::Line { points: real.clone(), stroke: Stroke::solid(Role::Curve, 2.5) },
        Mark::Dots {
            // In a very deep chain they would only thicken the line, and take most of the frame's time.
            points: if depth > 64 { Vec::new() } else { real.clone() },
            radius: if depth > 24 { 2.5 } else { 4.0 },
            fill: Role::Curve.into(),
            outline: None,
        },
    ];
    let lit_at = real.iter().copied().find(|(l, _)| *l == lit_layer as f64);
    let ring = Stroke::solid(Role::Accent, 2.5);
    marks.extend(lit_at.map(|at| Mark::Dots {
        points: vec![at],
        radius: 6.5,
        fill: Role::Accent.alpha(0.35),
        outline: Some(ring),
    }));
    if let (Some(&last), true) = (real.last(), real.len() == depth + 1) {
        marks.push(Mark::Dots { points: vec![last], radius: 5.0, fill: Role::Accent.into(), outline: None });
    }
    let mut x = layer_axis(depth, END);
    if let Ticks::At(ticks) = &mut x.ticks {
        ticks.push(((depth + 1) as f64, Label::symbol("L")));
    }
    let label = Some(Label::words("vanishing-gradient-axis-product"));
    let mut plot = Plot { area, x, y: Axis { range, ticks: Ticks::Every(34.0), grid: true, label }, marks };
    write_ends(&mut plot, moment, &real);
    write_bound(&mut plot, &bound);
    plot
}

/// Where the product starts and where it ends, written out on the sides of the line that are empty.
fn write_ends(plot: &mut Plot, moment: &Moment, real: &[(f64, f64)]) {
    let depth = moment.depth();
    let (Some(&first), Some(&last)) = (real.first(), real.last()) else { return };
    let start = format!("∂L/∂{} = {}", lowered(&format!("o{depth}")), digits(moment.loss_slope, 3));
    let grows = last.1 > first.1;
    let lifts = if grows { [18.0, -16.0, 36.0, -34.0] } else { [-16.0, 18.0, -34.0, 36.0] };
    put(plot, at_heights(lifts, &plated(first, (8.0, 0.0), Anchor::Right, Role::Ink, Label::symbol(start))));
    if real.len() < depth + 1 {
        // The product has become 0, which has no place on a logarithmic axis.
        let at = (1.0, plot.y.range.start());
        put(plot, vec![plated(at, (0.0, -6.0), Anchor::Bottom, Role::Accent, Label::symbol("0"))]);
        return;
    }
    let (open, close) = if moment.layers[0].at.len() > 1 { ("‖", "‖") } else { ("", "") };
    let end = format!("{open}∂L/∂w₁{close} = {}", digits(moment.first(), 3));
    let lifts = if grows { [-14.0, 14.0, -32.0, 32.0] } else { [14.0, -14.0, 32.0, -32.0] };
    put(plot, at_heights(lifts, &plated(last, (12.0, 0.0), Anchor::Left, Role::Accent, Label::symbol(end))));
}

/// Names the line of the ceilings in a corner that it leaves free: a vanishing product rises to the right.
fn write_bound(plot: &mut Plot, bound: &[(f64, f64)]) {
    let (Some(&start), Some(&end)) = (bound.first(), bound.last()) else { return };
    let (left, right) = (plot.x.range.start(), plot.x.range.end());
    let (low, high) = (plot.y.range.start(), plot.y.range.end());
    let name = |at, shift, anchor| plated(at, shift, anchor, Role::Bound, Label::words("vanishing-gradient-bound"));
    let beside_start = name((left, start.1), (8.0, 4.0), Anchor::Left);
    let corners = [
        name((right, high), (-8.0, 14.0), Anchor::Right),
        name((right, low), (-8.0, -14.0), Anchor::Right),
        name((left, high), (8.0, 14.0), Anchor::Left),
        name((left, low), (8.0, -14.0), Anchor::Left),
    ];
    let vanishes = start.1 >= end.1;
    let mut places = corners.to_vec();
    if vanishes {
        places.insert(0, beside_start);
    }
    put(plot, places);
}
