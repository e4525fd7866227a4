//! The losses over the updates, and how large each layer's gradient was.

use super::course::Course;
use super::look::Look;
use super::{loss_text, words};
use figure::{
    Along, Anchor, Axis, Handle, Label, Mark, Message, Plot, Ramp, Range, Rect, Role, Scene, Stroke, Text, Ticks,
    Touch, power_of_ten, whole,
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

/// The losses of a run and, if there is one, of the run kept beside it.
pub(super) fn losses(course: &Course, kept: Option<&Course>, look: &Look, width: f64) -> Scene {
    let height = (width * 0.36).clamp(240.0, 290.0);
    let entries: usize = if kept.is_some() { 3 } else { 2 };
    let top = 34.0 + 22.0 * entries.div_ceil(in_row(width, entries)) as f64;
    let area = Rect { x: LEFT, y: top, width: width - LEFT - RIGHT, height: height - 46.0 - top };
    let t = course.updates();
    let (train, test) = course.losses();
    let strokes = strokes();
    let mut curves = vec![
        curve(course, |i| course.history.columns[i].test, test),
        curve(course, |i| course.history.columns[i].train, train),
    ];
    if let Some(kept) = kept {
        curves.insert(0, curve(kept, |i| kept.history.columns[i].train, kept.losses().0));
    }
    let all = || curves.iter().flatten().map(|point| point.1).filter(|loss| loss.is_finite());
    let low = floor(log10(all().fold(1.0_f64, f64::min)));
    let high = ceil(log10(all().fold(LEAST, f64::max))).max(low + 1.0);
    let mut marks: Vec<Mark> = changes(course).collect();
    let moment = look.moment.map(|moment| moment.min(t));
    marks.extend(moment.map(|at| Mark::Rule { along: Along::X, at: at as f64, stroke: Stroke::solid(Role::Ink, 1.0) }));
    for (points, stroke) in curves.into_iter().rev().zip(strokes).rev() {
        let end = points.iter().rfind(|point| point.1.is_finite()).copied().into_iter().collect();
        marks.push(Mark::Line { points, stroke });
        marks.push(Mark::Dots { points: end, radius: 4.0, fill: stroke.paint, outline: None });
    }
    let label = |id: &str| Some(Label::words(id));
    let x = Axis {
        range: Range::linear(0.0, (t as f64).max(FEWEST)),
        ticks: Ticks::Every(70.0),
        grid: true,
        label: label("training-axis-update"),
    };
    let range = Range::log(power_of_ten(low), power_of_ten(high));
    let y = Axis { range, ticks: Ticks::Every(30.0), grid: true, label: label("training-axis-loss") };
    let plot = Plot { area, x, y, marks };
    let handles = walk(&plot, t, moment).into_iter().collect();
    let plots = vec![plot, legend(course, kept, moment, width, top)];
    Scene { width, height, plots, handles }
}

/// How many entries of a legend stand side by side.
fn in_row(width: f64, entries: usize) -> usize {
    let fit = if width < 330.0 { 1 } else { 2 };
    if width < 620.0 { fit } else { entries }
}

/// Of the training loss, the test loss and the kept run's training loss.
fn strokes() -> [Stroke; 3] {
    let dots = Stroke { dash: Some((2.0, 4.0)), ..Stroke::solid(Role::Fifth, 2.5) };
    [Stroke::solid(Role::Curve, 2.5), Stroke::dashed(Role::Bound, 2.0), dots]
}

fn curve(course: &Course, value: impl Fn(usize) -> f64, now: f64) -> Vec<(f64, f64)> {
    let drawn = |loss: f64| if loss.is_nan() { loss } else { loss.max(LEAST) };
    let past = course.history.columns.iter().enumerate().map(|(i, column)| (column.t as f64, drawn(value(i))));
    past.chain([(course.updates() as f64, drawn(now))]).collect()
}

/// The whole plot is one slider over the updates, to read the losses off.
fn walk(plot: &Plot, t: usize, moment: Option<usize>) -> Option<Handle> {
    let (from, to) = (plot.x_px(0.0)?, plot.x_px(t as f64)?);
    (t > 0).then(|| Handle {
        id: "moment".to_owned(),
        area: plot.area,
        key: "moment".to_owned(),
        touch: Touch::Walk { along: Along::X, from: (from, 0), to: (to, t), value: moment.unwrap_or(t) },
        label: Message::new("training-moment"),
        restart: None,
    })
}

/// Where something was changed on the way.
fn changes(course: &Course) -> impl Iterator<Item = Mark> {
    let past = course.plan.changes().map(|(at, ..)| at).filter(|&at| at < course.updates());
    past.map(|at| Mark::Rule { along: Along::X, at: at as f64, stroke: Stroke::solid(Role::Accent.alpha(0.6), 1.5) })
}

/// The losses at a moment, or now, with the update they are of.
fn at(course: &Course, moment: Option<usize>) -> (usize, f64, f64) {
    let past = moment.filter(|&at| at < course.updates()).and_then(|at| course.history.nearest(at));
    match past.and_then(|at| course.history.columns.get(at)) {
        Some(column) => (column.t, column.train, column.test),
        None => {
            let (train, test) = course.losses();
            (course.updates(), train, test)
        }
    }
}

/// Which line is which, and what it is at. Above the picture, so that it never lies on a curve.
fn legend(course: &Course, kept: Option<&Course>, moment: Option<usize>, width: f64, top: f64) -> Plot {
    let mut plot = Plot::pixels(width, top);
    let (t, train, test) = at(course, moment);
    let mut entries = vec![("training-legend-train", train), ("training-legend-test", test)];
    entries.extend(kept.map(|kept| ("training-legend-kept", at(kept, moment).1)));
    let in_row = in_row(width, entries.len());
    let apart = (width - 20.0) / in_row as f64;
    for (i, ((id, loss), stroke)) in entries.into_iter().zip(strokes()).enumerate() {
        let (x, y) = (10.0 + apart * (i % in_row) as f64, 14.0 + 22.0 * (i / in_row) as f64);
        plot.marks.push(Mark::Line { points: vec![(x, y), (x + 26.0, y)], stroke });
        let label = Label::from(words(id, &[("loss", loss_text(loss, 4))]));
        plot.marks.push(Mark::Text(Text { anchor: Anchor::Left, ..Text::new((x + 32.0, y), label) }));
    }
    if moment.is_some() {
        let label = Label::from(words("training-legend-moment", &[("t", whole(t as f64))]));
        let (x, y) = (width - RIGHT, top - 11.0);
        plot.marks.push(Mark::Text(Text { anchor: Anchor::Right, ..Text::new((x, y), label) }));
    }
    plot
}

/// ‖∂L/∂w‖ of each layer's weights over the updates, one strip for each layer, the last on top.
pub(super) fn gradients(course: &Course, width: f64) -> Scene {
    let depth = course.network().depth();
    let strips = (26.0 * depth as f64).clamp(60.0, 170.0);
    let area = Rect { x: LEFT, y: 30.0, width: width - LEFT - RIGHT, height: strips };
    let columns = &course.history.columns;
    let norms = || course.history.all_norms().iter().filter(|norm| **norm > 0.0 && norm.is_finite());
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
    let values = (0..depth).rev().flat_map(|l| (0..columns.len()).map(move |i| (l, i))).collect::<Vec<_>>();
    let values = values.into_iter().map(|(l, i)| value(course.history.norms(i)[l])).collect();
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
