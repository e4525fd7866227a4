//! ∂L/∂z against z under both losses, with the present z on both curves.

use super::neuron::{LOSSES, slopes, steepness};
use super::schema::REACH;
use super::{NAMES, Show, rail};
use figure::{
    Along, Anchor, Axis, Handle, Label, Mark, Message, Plot, Range, Rect, Role, Scene, Stroke, Text, Ticks, ToList,
    Touch, digits, exact,
};
use nn::Activation;

/// Points of each curve.
const POINTS: u32 = 201;
/// Above and below the curves, for the labels of the points and for z, in font sizes.
const MARGINS: (f64, f64) = (2.2, 3.4);
/// Room for a point's label, in font sizes.
const LABEL: f64 = 12.7;
/// A curve that rises by less does not run into the label above it.
const FLAT: f64 = 0.03;

/// Whether the rail has a picture of its own: on a phone the large one holds it.
pub(super) fn has_rail(width: f64) -> bool {
    width >= 480.0
}

/// The size of what matters, and of what explains.
pub(super) fn letters(width: f64) -> (f64, f64) {
    if has_rail(width) { (17.0, 14.0) } else { (13.0, 13.0) }
}

pub(super) fn scene(show: &Show, width: f64, height: f64) -> Scene {
    let rail = if has_rail(width) { 0.0 } else { rail::height(width) };
    let left = if has_rail(width) { 54.0 } else { 42.0 };
    let area = Rect { x: left, y: 40.0, width: width - left - 14.0, height: height - rail - 40.0 - 50.0 };
    let axis = |range, label| Axis { range, ticks: Ticks::Every(48.0), grid: true, label: Some(Label::symbol(label)) };
    // Under cross-entropy ∂L/∂z goes from −y to 1 − y.
    let (above, below) = (MARGINS.0 * letters(width).0, MARGINS.1 * letters(width).0);
    let unit = 1.0 / (area.height - above - below);
    let heights = Range::linear(-show.y - below * unit, 1.0 - show.y + above * unit);
    let mut plot = Plot {
        area,
        x: axis(Range::linear(-REACH, REACH), "z"),
        y: axis(heights, "∂L/∂z"),
        marks: saturated(heights.end(), letters(width).1).into(),
    };
    plot.marks.extend([
        Mark::Rule { along: Along::Y, at: 0.0, stroke: Stroke::solid(Role::Rule, 1.5) },
        Mark::Rule {
            along: Along::X,
            at: show.z,
            stroke: Stroke { dash: Some((2.0, 4.0)), ..Stroke::solid(Role::Accent, 2.0) },
        },
    ]);
    let curves = strokes().into_iter().zip(LOSSES).zip(show.shown).filter(|(_, shown)| *shown);
    plot.marks.extend(curves.map(|((stroke, kind), _)| {
        let places = (0..POINTS).map(|i| REACH * (2.0 * f64::from(i) / f64::from(POINTS - 1) - 1.0));
        Mark::Line { points: places.map(|z| (z, slopes(kind, z, show.y).by_z)).list(), stroke }
    }));
    plot.marks.extend(points(show, &plot, letters(width).0));
    plot.marks.extend(held(show, &plot, letters(width).0));
    let handle = handle(show, &plot);
    let mut plots = vec![plot];
    if !has_rail(width) {
        plots.push(rail::plot(show, Rect { x: 0.0, y: height - rail, width, height: rail }));
    }
    Scene { width, height, plots, handles: vec![handle] }
}

/// z in the learner's hand: a knob on the axis with its number, and two small arrows, because it can be pulled.
fn held(show: &Show, plot: &Plot, size: f64) -> Vec<Mark> {
    let at = (show.z, plot.y.range.start());
    let unit = (plot.x.range.end() - plot.x.range.start()) / plot.area.width;
    let high = (plot.y.range.end() - plot.y.range.start()) / plot.area.height;
    let arrow = |from: f64, to: f64| {
        let place = |x: f64| (at.0 + x * unit, at.1 + 9.0 * high);
        Mark::Arrow { from: place(from), to: place(to), stroke: Stroke::solid(Role::Accent, 1.75) }
    };
    let left = show.z > 0.6 * REACH;
    let text = Text {
        anchor: if left { Anchor::Right } else { Anchor::Left },
        shift: (if left { -30.0 } else { 30.0 }, -0.6 * size - 2.0),
        size,
        bold: true,
        paint: Role::Accent.into(),
        ..Text::new(at, Label::symbol(format!("z = {}", exact(show.z))))
    };
    let outline = Some(Stroke::solid(Role::Surface, 2.0));
    let knob = Mark::Dots { points: vec![(at.0, at.1 + 9.0 * high)], radius: 8.0, fill: Role::Accent.into(), outline };
    vec![arrow(-10.0, -24.0), arrow(10.0, 24.0), knob, Mark::Text(text)]
}

/// How both curves are drawn.
pub(super) fn strokes() -> [Stroke; 2] {
    [Stroke::dashed(Role::Bound, 2.5), Stroke::solid(Role::Curve, 2.5)]
}

/// Where the sigmoid is flat: a band on either side, with its name above the plot, where no curve and no label comes.
fn saturated(top: f64, size: f64) -> [Mark; 4] {
    let edge = flat_from();
    let band = |from, to| Mark::Band { along: Along::X, from, to, fill: Role::Raised.into() };
    let name = |z| {
        let text = Text::new((z, top), Label::words("loss-functions-saturated"));
        Mark::Text(Text { anchor: Anchor::Bottom, shift: (0.0, -5.0), size, paint: Role::Muted.into(), ..text })
    };
    let middle = 0.5 * (edge + REACH);
    [band(-REACH, -edge), band(edge, REACH), name(-middle), name(middle)]
}

/// The least z > 0 from which on the sigmoid counts as saturated.
fn flat_from() -> f64 {
    (0..100).map(|i| 0.1 * f64::from(i)).find(|&z| is_flat(z)).unwrap_or(REACH)
}

/// Whether the sigmoid is saturated at z: its slope is below a tenth of its ceiling, as in the training lesson.
pub(super) fn is_flat(z: f64) -> bool {
    steepness(z) < 0.1 * Activation::Sigmoid.bound().supremum
}

/// The present z on both curves, each with the name of its loss.
fn points(show: &Show, plot: &Plot, size: f64) -> Vec<Mark> {
    let wide = LABEL * size;
    let slopes = show.slopes.map(|slopes| slopes.by_z);
    let texts = [beside_axis(show, plot, wide), beside_curve(show, plot, slopes[1], wide)];
    let mut marks = Vec::new();
    for (i, (((stroke, name), slope), text)) in strokes().into_iter().zip(NAMES).zip(slopes).zip(texts).enumerate() {
        if !show.shown[i] {
            continue;
        }
        let outline = Some(Stroke::solid(Role::Surface, 2.0));
        marks.push(Mark::Dots { points: vec![(show.z, slope)], radius: 7.0, fill: stroke.paint, outline });
        let label = Message::new("loss-functions-point").with("loss", name).with("slope", digits(slope, 3)).into();
        marks.push(Mark::Text(Text { label, paint: stroke.paint, bold: true, size, ..text }));
    }
    marks
}

/// The place of the label of ½(y − o)²: on the other side of the axis than its curve, and inside of the plot.
fn beside_axis(show: &Show, plot: &Plot, wide: f64) -> Text {
    let right = plot.x_px(show.z).unwrap_or(0.0) + wide < plot.area.x + plot.area.width;
    let down = if show.o < show.y { -18.0 } else { 18.0 };
    let (across, anchor) = if right { (10.0, Anchor::Left) } else { (-10.0, Anchor::Right) };
    Text { shift: (across, down), anchor, ..Text::new((show.z, 0.0), Label::symbol("")) }
}

/// The place of the label of cross-entropy, whose curve rises. Above 0 the curve leaves its upper left free; where no room is
/// left there, its right if it is flat, or else the edge above. Below 0 all is the other way round.
fn beside_curve(show: &Show, plot: &Plot, slope: f64, wide: f64) -> Text {
    let (z, up) = (show.z, if show.o < show.y { -1.0 } else { 1.0 });
    let long = 2.0 * REACH * wide / plot.area.width;
    let rise = (slopes(LOSSES[1], z + up * long, show.y).by_z - slope).abs();
    let (left, right) = if up > 0.0 { (Anchor::Left, Anchor::Right) } else { (Anchor::Right, Anchor::Left) };
    // Below the curves the lowest row belongs to z.
    let corner = if up > 0.0 { plot.y.range.end() } else { -show.y };
    let (at, shift, anchor) = if up * z + REACH > long {
        ((z, slope), (-up * 8.0, -up * 18.0), right)
    } else if rise < FLAT {
        ((z, slope), (up * 8.0, -up * 18.0), left)
    } else {
        ((z, corner), (up * 8.0, 14.0), left)
    };
    Text { shift, anchor, ..Text::new(at, Label::symbol("")) }
}

/// z can be dragged, and set by a press, anywhere in the picture.
fn handle(show: &Show, plot: &Plot) -> Handle {
    let end = |z: f64| (plot.x_px(z).unwrap_or(0.0), z);
    Handle {
        id: "z".to_owned(),
        area: plot.area,
        segment: None,
        group: None,
        key: "z".to_owned(),
        touch: Touch::Drag { along: Along::X, from: end(-REACH), to: end(REACH), value: show.z, step: 0.1 },
        label: Message::new("loss-functions-drag"),
        restart: None,
    }
}
