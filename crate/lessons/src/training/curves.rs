//! The losses over the updates, and how large each layer's gradient was.

use super::course::Course;
use figure::{
    Along, Anchor, Axis, Label, Mark, Message, Plot, Ramp, Range, Rect, Role, Scene, Stroke, Text, Ticks, digits,
    power_of_ten,
};
use libm::{ceil, floor, log10};

/// Losses below this are drawn as this: a logarithmic axis has no 0.
const LEAST: f64 = 1e-12;
/// Updates that an axis shows at least.
const FEWEST: f64 = 10.0;
/// Colours of the strips span so many decades at most.
const DECADES: f64 = 12.0;
const HUE: Ramp = Ramp::Sequential(Role::Curve);
const LEFT: f64 = 58.0;
const RIGHT: f64 = 16.0;

pub(super) fn losses(course: &Course, (train, test): (f64, f64), width: f64) -> Scene {
    let height = (width * 0.36).clamp(220.0, 280.0);
    let area = Rect { x: LEFT, y: 56.0, width: width - LEFT - RIGHT, height: height - 102.0 };
    let t = course.updates() as f64;
    let columns = &course.history.columns;
    let curve = |value: &dyn Fn(usize) -> f64, now: f64| -> Vec<(f64, f64)> {
        let past = columns.iter().enumerate().map(|(i, column)| (column.t as f64, value(i).max(LEAST)));
        past.chain([(t, now.max(LEAST))]).collect()
    };
    let curves = [curve(&|i| columns[i].test, test), curve(&|i| columns[i].train, train)];
    let all = || curves.iter().flatten().map(|point| point.1).filter(|loss| loss.is_finite());
    let low = floor(log10(all().fold(1.0_f64, f64::min)));
    let high = ceil(log10(all().fold(LEAST, f64::max))).max(low + 1.0);
    let mut marks: Vec<Mark> = changes(course).collect();
    let strokes = [Stroke::dashed(Role::Bound, 2.0), Stroke::solid(Role::Curve, 2.5)];
    for (points, stroke) in curves.into_iter().zip(strokes) {
        let end = points.last().copied().into_iter().collect();
        marks.push(Mark::Line { points, stroke });
        marks.push(Mark::Dots { points: end, radius: 4.0, fill: stroke.paint, outline: None });
    }
    let label = |id: &str| Some(Label::words(id));
    let x = Axis {
        range: Range::linear(0.0, t.max(FEWEST)),
        ticks: Ticks::Every(70.0),
        grid: true,
        label: label("training-axis-update"),
    };
    let range = Range::log(power_of_ten(low), power_of_ten(high));
    let y = Axis { range, ticks: Ticks::Every(30.0), grid: true, label: label("training-axis-loss") };
    let plots = vec![Plot { area, x, y, marks }, legend(width, height, train, test, strokes)];
    Scene { width, height, plots, handles: Vec::new() }
}

/// Where something was changed on the way.
fn changes(course: &Course) -> impl Iterator<Item = Mark> {
    let past = course.plan.changes().map(|(at, ..)| at).filter(|&at| at < course.updates());
    past.map(|at| Mark::Rule { along: Along::X, at: at as f64, stroke: Stroke::solid(Role::Accent.alpha(0.6), 1.5) })
}

/// Which line is which, and what it is at now. Above the picture, so that it never lies on a curve.
fn legend(width: f64, height: f64, train: f64, test: f64, [dashed, solid]: [Stroke; 2]) -> Plot {
    let mut plot = Plot::pixels(width, height);
    let half = 0.5 * (width - 20.0);
    for (i, (id, loss, stroke)) in
        [("training-legend-train", train, solid), ("training-legend-test", test, dashed)].into_iter().enumerate()
    {
        let (x, y) = (10.0 + half * i as f64, 16.0);
        plot.marks.push(Mark::Line { points: vec![(x, y), (x + 26.0, y)], stroke });
        let label = Label::from(Message::new(id).with("loss", digits(loss, 4)));
        plot.marks.push(Mark::Text(Text { anchor: Anchor::Left, ..Text::new((x + 32.0, y), label) }));
    }
    plot
}

/// ‖∂L/∂w‖ of each layer's weights over the updates, one strip for each layer, the last on top.
pub(super) fn gradients(course: &Course, width: f64) -> Scene {
    let depth = course.network().depth();
    let strips = (26.0 * depth as f64).clamp(60.0, 170.0);
    let area = Rect { x: LEFT, y: 30.0, width: width - LEFT - RIGHT, height: strips };
    let columns = &course.history.columns;
    let norms = || columns.iter().flat_map(|column| &column.norms).filter(|norm| **norm > 0.0 && norm.is_finite());
    let greatest = f64::from(norms().fold(0.0_f32, |top, norm| top.max(*norm)));
    let least = f64::from(norms().fold(f32::INFINITY, |least, norm| least.min(*norm)));
    let (low, high) = if greatest > 0.0 {
        let high = ceil(log10(greatest));
        (floor(log10(least)).max(high - DECADES).min(high - 1.0), high)
    } else {
        (-1.0, 0.0)
    };
    let value = |norm: f32| {
        let norm = f64::from(norm);
        if norm > 0.0 && norm.is_finite() { ((log10(norm) - low) / (high - low)) as f32 } else { f32::NAN }
    };
    let values =
        (0..depth).rev().flat_map(|l| columns.iter().map(move |column| value(column.norms[l]))).collect::<Vec<_>>();
    let end = course.updates() as f64;
    let x = Axis {
        range: Range::linear(0.0, end.max(FEWEST)),
        ticks: Ticks::Every(70.0),
        grid: false,
        label: Some(Label::words("training-axis-update")),
    };
    let y = Axis {
        range: Range::linear(0.5, depth as f64 + 0.5),
        ticks: Ticks::At((1..=depth).map(|l| (l as f64, Label::symbol(l.to_string()))).collect()),
        grid: false,
        label: Some(Label::words("training-axis-layer")),
    };
    let mut marks = Vec::new();
    if !columns.is_empty() {
        let (from, to) = ((0.0, depth as f64 + 0.5), (end, 0.5));
        marks.push(Mark::Grid { from, to, columns: columns.len(), values, ramp: HUE, smooth: false });
    }
    marks.extend(changes(course));
    let bottom = area.y + strips + 46.0;
    let plots = vec![Plot { area, x, y, marks }, sizes(width, bottom, low, high)];
    Scene { width, height: bottom + 58.0, plots, handles: Vec::new() }
}

/// Which colour is which size.
fn sizes(width: f64, top: f64, low: f64, high: f64) -> Plot {
    let area = Rect { x: LEFT, y: top + 6.0, width: (width - 90.0).min(320.0), height: 12.0 };
    let (from, to) = (power_of_ten(low), power_of_ten(high));
    let label = Some(Label::words("training-axis-gradient"));
    let x = Axis { range: Range::log(from, to), ticks: Ticks::Every(44.0), grid: false, label };
    let values = (0..64).map(|i| i as f32 / 63.0).collect();
    let grid = Mark::Grid { from: (from, 1.0), to: (to, 0.0), columns: 64, values, ramp: HUE, smooth: false };
    Plot { area, x, y: Axis::hidden(Range::linear(0.0, 1.0)), marks: vec![grid] }
}
