//! σ and σ′ with every layer's z; each layer's factor beside its ceiling; the running product on a log axis.

use super::Moment;
use crate::symbols::lowered;
use figure::{
    Along, Anchor, Axis, Label, Mark, Message, Plot, Range, Rect, Role, Scene, Stroke, Text, Ticks, digits, text_width,
};
use nn::Activation;

/// Up to this depth every bar carries its number.
const NUMBERED: usize = 8;
/// The least height of the logarithmic axis, in decades, so that a short chain is not blown up.
const DECADES: f64 = 3.0;

fn area(width: f64, height: f64) -> Rect {
    let (left, right, top, bottom) = (58.0, 16.0, 30.0, 46.0);
    Rect { x: left, y: top, width: width - left - right, height: height - top - bottom }
}

fn one_plot(width: f64, height: f64, x: Axis, y: Axis, marks: Vec<Mark>) -> Scene {
    let plot = Plot { area: area(width, height), x, y, marks };
    Scene { width, height, plots: vec![plot], handles: Vec::new() }
}

/// σ, σ′, the ceiling ¼, and where each layer stands on them.
pub(super) fn sigmoid(moment: &Moment, width: f64) -> Scene {
    let reach = moment.trace.z.iter().fold(6.0_f64, |reach, z| reach.max(z[0].abs() + 0.5)).min(20.0);
    let curve = |f: &dyn Fn(f64) -> f64| {
        (0..=240).map(|i| -reach + 2.0 * reach * f64::from(i) / 240.0).map(|z| (z, f(z))).collect::<Vec<_>>()
    };
    let (value, slope) = (|z| Activation::Sigmoid.value(z), |z| Activation::Sigmoid.derivative(z));
    let ceiling = Activation::Sigmoid.bound().supremum;
    let name = |text: &str, at: (f64, f64), anchor, role: Role| {
        Mark::Text(Text {
            anchor,
            paint: role.into(),
            bold: true,
            plate: true,
            shift: (0.0, -6.0),
            ..Text::new(at, Label::symbol(text))
        })
    };
    let at = |f: &dyn Fn(f64) -> f64| moment.trace.z.iter().map(|z| (z[0], f(z[0]))).collect::<Vec<_>>();
    let dots = |points, role: Role| Mark::Dots {
        points,
        radius: 4.5,
        fill: role.alpha(0.8),
        outline: Some(Stroke::solid(Role::Surface, 1.0)),
    };
    let mut marks = vec![
        Mark::Rule { along: Along::Y, at: ceiling, stroke: Stroke::dashed(Role::Bound, 2.0) },
        Mark::Line { points: curve(&value), stroke: Stroke::solid(Role::Muted, 2.0) },
        Mark::Line { points: curve(&slope), stroke: Stroke::solid(Role::Curve, 2.5) },
        dots(at(&value), Role::Muted),
        dots(at(&slope), Role::Accent),
        name("σ(z)", (reach * 0.72, value(reach * 0.72)), Anchor::Bottom, Role::Muted),
        name("σ′(z)", (-reach * 0.52, slope(-reach * 0.52)), Anchor::Bottom, Role::Curve),
        name("σ′ ≤ ¼", (-reach * 0.8, ceiling), Anchor::Bottom, Role::Bound),
    ];
    if moment.layers.len() <= NUMBERED {
        marks.extend(layer_names(moment));
    }
    let x = Axis {
        range: Range::linear(-reach, reach),
        ticks: Ticks::Every(48.0),
        grid: true,
        label: Some(Label::symbol("z")),
    };
    let y = Axis {
        range: Range::linear(0.0, 1.05),
        ticks: Ticks::At(vec![
            (0.0, Label::symbol("0")),
            (0.25, Label::symbol("¼")),
            (0.5, Label::symbol("½")),
            (1.0, Label::symbol("1")),
        ]),
        grid: true,
        label: Some(Label::symbol("σ(z), σ′(z)")),
    };
    one_plot(width, (width * 0.46).clamp(240.0, 330.0), x, y, marks)
}

/// Which layers stand where on σ′. Layers whose dots would touch share one label.
fn layer_names(moment: &Moment) -> Vec<Mark> {
    let mut places: Vec<(f64, Vec<usize>)> = Vec::new();
    for (l, z) in moment.trace.z.iter().enumerate() {
        match places.iter_mut().find(|(at, _)| (at - z[0]).abs() < 0.5) {
            Some((_, layers)) => layers.push(l + 1),
            None => places.push((z[0], vec![l + 1])),
        }
    }
    let name = |l: usize| lowered(&format!("z{l}"));
    let label = |layers: &[usize]| match layers {
        [first, .., last] if layers.len() > 2 && last - first + 1 == layers.len() => {
            Label::symbol(format!("{} – {}", name(*first), name(*last)))
        }
        _ => Label::symbol(layers.iter().map(|&l| name(l)).collect::<Vec<_>>().join(" ")),
    };
    places
        .iter()
        .map(|(z, layers)| {
            Mark::Text(Text {
                anchor: Anchor::Top,
                shift: (0.0, 9.0),
                size: 12.0,
                plate: true,
                paint: Role::Accent.into(),
                ..Text::new((*z, Activation::Sigmoid.derivative(*z)), label(layers))
            })
        })
        .collect()
}

/// The layers as an axis, the first on the left as in the network.
fn layer_axis(depth: usize) -> Axis {
    // Every layer, or as many as can be told apart.
    let every = match depth {
        0..=16 => 1,
        17..=32 => 5,
        _ => 10,
    };
    let named =
        (1..=depth).filter(|l| *l == 1 || l % every == 0).map(|l| (l as f64, Label::symbol(l.to_string()))).collect();
    Axis {
        range: Range::linear(0.4, depth as f64 + 0.6),
        ticks: Ticks::At(named),
        grid: false,
        label: Some(Label::words("vanishing-gradient-axis-layer")),
    }
}

/// A bar per layer: |w·σ′(z)|, under the ceiling ¼·|w|.
pub(super) fn factors(moment: &Moment, width: f64) -> Scene {
    let depth = moment.layers.len();
    let height = moment.layers.iter().fold(0.3_f64, |height, layer| height.max(1.2 * layer.ceiling));
    let bar = |l: usize, half: f64, value: f64| {
        let at = (l + 1) as f64;
        ((at - half, 0.0), (at + half, value))
    };
    let signed = |negative: bool| {
        let layers = moment.layers.iter().enumerate().filter(move |(_, layer)| (layer.factor < 0.0) == negative);
        layers.map(|(l, layer)| bar(l, 0.3, layer.factor.abs())).collect::<Vec<_>>()
    };
    let mut marks = vec![
        Mark::Bars {
            bars: (0..depth).map(|l| bar(l, 0.38, moment.layers[l].ceiling)).collect(),
            fill: Role::Bound.alpha(0.14),
        },
        Mark::Bars { bars: signed(false), fill: Role::Positive.into() },
        Mark::Bars { bars: signed(true), fill: Role::Negative.alpha(0.25) },
    ];
    // Negative by more than colour: open bars.
    for ((left, bottom), (right, top)) in signed(true) {
        let points = vec![(left, bottom), (left, top), (right, top), (right, bottom)];
        marks.push(Mark::Line { points, stroke: Stroke::solid(Role::Negative, 2.0) });
    }
    // Numbers only where they fit between each other.
    let room = area(width, 1.0).width / (depth as f64 + 0.2);
    let numbered = depth <= NUMBERED && room > text_width("−0.0000", 12.0, false);
    for (l, layer) in moment.layers.iter().enumerate() {
        let ends = bar(l, 0.38, layer.ceiling);
        let points = vec![(ends.0.0, layer.ceiling), ends.1];
        marks.push(Mark::Line { points, stroke: Stroke::solid(Role::Bound, 2.0) });
        if numbered {
            let text = |value: f64, paint: Role, dy: f64, at: f64| {
                Mark::Text(Text {
                    anchor: Anchor::Bottom,
                    shift: (0.0, dy),
                    size: 12.0,
                    paint: paint.into(),
                    ..Text::new(((l + 1) as f64, at), Label::symbol(digits(value, 3)))
                })
            };
            marks.push(text(layer.factor, Role::Ink, -4.0, layer.ceiling));
        }
    }
    let y = Axis {
        range: Range::linear(0.0, height),
        ticks: Ticks::Every(44.0),
        grid: true,
        label: Some(Message::new("vanishing-gradient-axis-factor").into()),
    };
    one_plot(width, (width * 0.4).clamp(220.0, 290.0), layer_axis(depth), y, marks)
}

/// The product from the loss (right) back to w1 (left), and the product of the ceilings.
pub(super) fn product(moment: &Moment, width: f64) -> Scene {
    let depth = moment.layers.len();
    let start = ((depth + 1) as f64, moment.loss_slope.abs());
    let way = |value: &dyn Fn(usize) -> f64| -> Vec<(f64, f64)> {
        let layers = (0..depth).rev().map(|l| ((l + 1) as f64, value(l)));
        // Zero has no place on a logarithmic axis; where the product underflows, the line ends.
        std::iter::once(start).chain(layers).take_while(|(_, y)| *y > 0.0).collect()
    };
    let real = way(&|l| moment.layers[l].running.abs());
    let bound = way(&|l| moment.layers[l].bound);
    let values = || real.iter().chain(&bound).map(|point| point.1);
    // Nothing to show, as when the last neuron hits its target exactly: an axis up to 1.
    let least = values().reduce(f64::min).unwrap_or(1.0);
    let greatest = values().reduce(f64::max).unwrap_or(1.0);
    let top = libm::ceil(libm::log10(greatest)) + 0.3;
    let bottom = (libm::floor(libm::log10(least)) - 0.3).min(top - DECADES);
    // Room for the label of the end, which hangs below its dot.
    let bottom = bottom - 0.1 * (top - bottom);
    // And above it, for the label of the start, which must stay clear of the axis's name.
    let top = top + 0.08 * (top - bottom);
    let mut marks = vec![
        Mark::Line { points: bound.clone(), stroke: Stroke::dashed(Role::Bound, 2.0) },
        Mark::Line { points: real.clone(), stroke: Stroke::solid(Role::Curve, 2.5) },
        Mark::Dots {
            points: real.clone(),
            radius: if depth > 24 { 2.5 } else { 4.0 },
            fill: Role::Curve.into(),
            outline: None,
        },
    ];
    let right = depth as f64 + 1.6;
    marks.extend(bound_name(&bound, figure::power_of_ten(top), right));
    marks.extend(ends(moment, &real, figure::power_of_ten(bottom)));
    let mut x = layer_axis(depth);
    x.range = Range::linear(0.4, right);
    if let Ticks::At(ticks) = &mut x.ticks {
        ticks.push(((depth + 1) as f64, Label::symbol("L")));
    }
    let y = Axis {
        range: Range::log(figure::power_of_ten(bottom), figure::power_of_ten(top)),
        ticks: Ticks::Every(34.0),
        grid: true,
        label: Some(Message::new("vanishing-gradient-axis-product").into()),
    };
    one_plot(width, (width * 0.5).clamp(270.0, 380.0), x, y, marks)
}

/// Names the line of the ceilings, in the corner that it leaves free.
fn bound_name(bound: &[(f64, f64)], top: f64, right: f64) -> Option<Mark> {
    // A vanishing product rises to the right, an exploding one falls.
    let start = bound.first()?.1;
    let rises = start >= bound.last()?.1;
    let (at, anchor, shift) = if rises {
        // Lower than the start's own label, which on a narrow page comes this far to the left.
        ((0.4, start), Anchor::Left, (8.0, 4.0))
    } else {
        ((right, top), Anchor::Right, (-8.0, 14.0))
    };
    Some(Mark::Text(Text {
        anchor,
        shift,
        paint: Role::Bound.into(),
        bold: true,
        plate: true,
        ..Text::new(at, Label::words("vanishing-gradient-bound"))
    }))
}

/// Where the product starts and where it ends, written out.
fn ends(moment: &Moment, real: &[(f64, f64)], bottom: f64) -> Vec<Mark> {
    let text = |at: (f64, f64), label: String, anchor, shift, role: Role| {
        Mark::Text(Text {
            anchor,
            shift,
            paint: role.into(),
            bold: true,
            plate: true,
            ..Text::new(at, Label::symbol(label))
        })
    };
    let depth = moment.layers.len();
    let mut marks = Vec::new();
    if let (Some(&first), Some(&last)) = (real.first(), real.last()) {
        let start = format!("∂L/∂{} = {}", lowered(&format!("o{depth}")), digits(moment.loss_slope, 3));
        // On the side of the line that is empty.
        let shift = if last.1 > first.1 { 18.0 } else { -16.0 };
        marks.push(text(first, start, Anchor::Right, (8.0, shift), Role::Ink));
        if real.len() < depth + 1 {
            // The product has become 0, which has no place on a logarithmic axis.
            let zero = Text {
                paint: Role::Accent.into(),
                bold: true,
                plate: true,
                ..Text::new((1.0, bottom), Label::symbol("0"))
            };
            marks.push(Mark::Text(Text { anchor: Anchor::Bottom, shift: (0.0, -6.0), ..zero }));
        } else {
            let end = format!("∂L/∂w₁ = {}", digits(moment.gradient.dw[0][0], 3));
            marks.push(Mark::Dots { points: vec![last], radius: 6.5, fill: Role::Accent.into(), outline: None });
            marks.push(text(last, end, Anchor::Left, (12.0, 14.0), Role::Accent));
        }
    }
    marks
}
