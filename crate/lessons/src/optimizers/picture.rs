//! The surface from above: contour lines, every racer's path, the selected one's gradient and step; beside it the losses.

use super::racer::{NAMES, Racer};
use super::surface::Pair;
use super::{Race, losses, predict};
use figure::{
    Anchor, Axis, Handle, Label, Mark, Message, Plot, Ramp, Range, Rect, Role, Scene, Stroke, Text, Ticks, Touch, Way,
    text_width,
};

/// From this width on, the losses stand beside the map.
const BESIDE: f64 = 560.0;
/// How dark the highest ground is.
const SHADE: f32 = 0.24;
/// The gradient's arrow has this length, in CSS pixels: only its direction can be compared with the contours.
const ARROW: f64 = 56.0;
/// Height of a line of the legend.
const LINE: f64 = 20.0;
/// Points of a path that are drawn; of a longer one, the older are left out one by one.
const POINTS: usize = 1500;

/// Colour and dash of each optimizer, in the order of [`NAMES`].
pub(super) fn stroke(index: usize, width: f64) -> Stroke {
    let (role, dash) = [
        (Role::Ink, None),
        (Role::Positive, Some((11.0, 4.0))),
        (Role::Bound, Some((5.0, 4.0))),
        (Role::Negative, Some((2.0, 4.0))),
        (Role::Fifth, Some((14.0, 6.0))),
        (Role::Sixth, Some((8.0, 3.0))),
    ][index];
    Stroke { dash, ..Stroke::solid(role, width) }
}

pub(super) fn scene(race: &Race, width: f64) -> Scene {
    let beside = width >= BESIDE;
    let (left, right, top, bottom) = (46.0, 14.0, 8.0, 44.0);
    let (legend, rows) = legend(race, width);
    let top = top + LINE * rows as f64 + 22.0;
    // Whole pixels: half a row would keep a trace of what was painted before.
    let side = if beside { 0.56 * width } else { width - left - right }.min(360.0).floor();
    let map = Rect { x: left, y: top, width: side, height: side };
    let (area, height) = if beside {
        let x = left + side + 74.0;
        (Rect { x, y: top, width: width - x - right, height: side }, top + side + bottom)
    } else {
        let y = top + side + bottom + 30.0;
        (Rect { x: left + 10.0, y, width: width - left - right - 10.0, height: 130.0 }, y + 130.0 + bottom)
    };
    let map = map_plot(race, map);
    let handles = handles(race, &map);
    Scene { width, height, plots: vec![legend, map, losses::plot(race, area)], handles }
}

/// One sample of each line with its name, wrapped where the picture ends; and how many rows that takes.
fn legend(race: &Race, width: f64) -> (Plot, usize) {
    let mut marks = Vec::new();
    let (mut x, mut row) = (8.0, 0);
    for racer in &race.racers {
        let chosen = racer.index == race.selected().index;
        // Browsers' own fonts are up to a fifth wider than our table.
        let long = 30.0 + 8.0 + 1.2 * text_width(NAMES[racer.index], 13.0, chosen) + 18.0;
        if x + long > width && x > 8.0 {
            (x, row) = (8.0, row + 1);
        }
        let y = 12.0 + LINE * f64::from(row);
        if chosen {
            let halo = Stroke::solid(Role::Accent.alpha(0.35), 9.0);
            marks.push(Mark::Line { points: vec![(x, y), (x + 30.0, y)], stroke: halo });
        }
        marks.push(Mark::Line { points: vec![(x, y), (x + 30.0, y)], stroke: stroke(racer.index, 2.5) });
        let label = Label::words(format!("optimizer-{}", NAMES[racer.index]));
        let text = Text { anchor: Anchor::Left, bold: chosen, ..Text::new((x + 38.0, y), label) };
        marks.push(Mark::Text(text));
        x += long;
    }
    (Plot { marks, ..Plot::pixels(width, LINE * f64::from(row + 1) + 8.0) }, row as usize + 1)
}

fn map_plot(race: &Race, area: Rect) -> Plot {
    let (corner, side) = race.track.surface.window();
    let [x, y] = race.track.surface.names();
    let axis = |from: f64, name: String, least: f64| Axis {
        range: Range::linear(from, from + side),
        ticks: Ticks::Every(least),
        grid: false,
        label: Some(Label::symbol(crate::symbols::lowered(&name))),
    };
    let mut plot =
        Plot { area, x: axis(corner[0], x, 44.0), y: axis(corner[1], y, 44.0), marks: ground(race, corner, side) };
    let others = race.racers.iter().filter(|racer| racer.index != race.selected().index);
    let paths: Vec<Mark> = others.flat_map(|racer| path(race, racer)).collect();
    plot.marks.extend(paths);
    plot.marks.extend(path(race, race.selected()));
    let start = race.selected().trail.at(0).unwrap_or_default();
    let ring = Some(Stroke::solid(Role::Ink, 2.0));
    plot.marks.push(Mark::Dots {
        points: vec![point(start)],
        radius: 6.0,
        fill: Role::Surface.alpha(0.7),
        outline: ring,
    });
    let heads = heads(race, &plot);
    plot.marks.extend(heads);
    plot
}

fn point([x, y]: Pair) -> (f64, f64) {
    (x, y)
}

/// The shaded ground, the contour lines, and a star at every lowest place.
fn ground(race: &Race, corner: Pair, side: f64) -> Vec<Mark> {
    let land = &race.land;
    let mut marks = vec![Mark::Grid {
        from: (corner[0], corner[1] + side),
        to: (corner[0] + side, corner[1]),
        columns: land.columns(),
        values: land.ground().into_iter().map(|high| SHADE * high).collect(),
        ramp: Ramp::Sequential(Role::Positive),
        smooth: true,
    }];
    let thin = Stroke::solid(Role::Muted.alpha(0.45), 1.0);
    marks.extend(land.lines().into_iter().map(|points| Mark::Line { points, stroke: thin }));
    if race.knows_gradient() {
        // The contour through the present place, for the gradient to be perpendicular to.
        let own = Stroke { dash: Some((3.0, 3.0)), ..Stroke::solid(Role::Accent.alpha(0.8), 1.5) };
        let here = land.lines_at(race.loss(race.selected().place));
        marks.extend(here.into_iter().map(|points| Mark::Line { points, stroke: own }));
    }
    let star = |&minimum: &Pair| {
        Mark::Text(Text { size: 20.0, bold: true, ..Text::new(point(minimum), Label::symbol("★")) })
    };
    marks.extend(land.minima.iter().map(star));
    marks
}

/// A racer's way; the selected one's with a halo and its single steps.
fn path(race: &Race, racer: &Racer) -> Vec<Mark> {
    let skip = racer.trail.len().saturating_sub(POINTS);
    let points: Vec<_> = racer.trail.iter().skip(skip).map(point).collect();
    let chosen = racer.index == race.selected().index;
    let mut marks = Vec::new();
    if chosen {
        marks.push(Mark::Line { points: points.clone(), stroke: Stroke::solid(Role::Accent.alpha(0.35), 8.0) });
    }
    marks.push(Mark::Line { points: points.clone(), stroke: stroke(racer.index, if chosen { 2.5 } else { 2.0 }) });
    let paint = stroke(racer.index, 1.0).paint;
    if chosen && points.len() <= 60 {
        marks.push(Mark::Dots { points, radius: 2.5, fill: paint, outline: None });
    } else if !chosen {
        let outline = Some(Stroke::solid(Role::Surface, 1.5));
        marks.push(Mark::Dots { points: vec![point(racer.place)], radius: 5.0, fill: paint, outline });
    }
    marks
}

/// At the selected racer: ∇L uphill, the step to come, the ball, and what was foretold.
fn heads(race: &Race, plot: &Plot) -> Vec<Mark> {
    let place = race.selected().place;
    let mut marks = Vec::new();
    let (corner, side) = race.track.surface.window();
    if !(0..2).all(|k| (corner[k]..=corner[k] + side).contains(&place[k])) {
        let words = Message::new("optimizers-outside").with("optimizer", race.selected().kind.name());
        let middle = (corner[0] + 0.5 * side, corner[1] + 0.93 * side);
        let text = Text { paint: Role::Accent.into(), bold: true, plate: true, ..Text::new(middle, words.into()) };
        return vec![Mark::Text(text)];
    }
    if race.knows_gradient() {
        marks.extend(gradient_arrow(race, plot));
    }
    if race.tells_step() {
        let landing = race.preview().landing;
        if landing.iter().all(|part| part.is_finite()) {
            let stroke = Stroke::solid(Role::Accent, 3.0);
            marks.push(Mark::Arrow { from: point(place), to: point(landing), stroke });
        }
    }
    let outline = Some(Stroke::solid(Role::Surface, 2.0));
    marks.push(Mark::Dots { points: vec![point(place)], radius: 8.0, fill: Role::Accent.into(), outline });
    let latest = if race.predicts { predict::guess(&race.guesses, race.steps) } else { None };
    if let Some(guess) = race.guessed().filter(|_| race.predicts).or(latest) {
        let outline = Some(Stroke::solid(Role::Bound, 2.5));
        marks.push(Mark::Dots { points: vec![point(guess)], radius: 8.0, fill: Role::Surface.alpha(0.5), outline });
    }
    marks
}

/// The direction of ∇L, with its name at the tip.
fn gradient_arrow(race: &Race, plot: &Plot) -> Vec<Mark> {
    let place = race.selected().place;
    let g = race.track.surface.gradient(place);
    // First by the larger part: squares of huge slopes would be infinite.
    let largest = g[0].abs().max(g[1].abs());
    if largest == 0.0 || !largest.is_finite() {
        return Vec::new();
    }
    let (x, y) = (g[0] / largest, g[1] / largest);
    let long = (x * x + y * y).sqrt();
    let unit = race.track.surface.window().1 / plot.area.width;
    let way = (ARROW * unit * x / long, ARROW * unit * y / long);
    let tip = (place[0] + way.0, place[1] + way.1);
    let text = Text {
        shift: (14.0 * x / long, -14.0 * y / long),
        bold: true,
        plate: true,
        ..Text::new(tip, Label::symbol("∇L"))
    };
    vec![Mark::Arrow { from: point(place), to: tip, stroke: Stroke::solid(Role::Ink, 2.0) }, Mark::Text(text)]
}

/// The start can be dragged over the map; while a landing is asked for, the whole map takes it.
fn handles(race: &Race, plot: &Plot) -> Vec<Handle> {
    let (corner, side) = race.track.surface.window();
    let names = race.track.surface.names();
    let ends = |k: usize, value: f64| if k == 0 { plot.x_px(value) } else { plot.y_px(value) }.unwrap_or(0.0);
    let way = |k: usize, key: String, value: f64| {
        let (from, to) = (corner[k], corner[k] + side);
        Way {
            key,
            symbol: names[k].clone(),
            from: (ends(k, from), from),
            to: (ends(k, to), to),
            value: figure::between(value, from, to),
            step: side / 100.0,
        }
    };
    let plane = |id: &str, area, keys: [String; 2], at: Pair, label: &str, restart| {
        let [x, y] = keys;
        Handle {
            id: id.to_owned(),
            area,
            key: x.clone(),
            touch: Touch::Plane { x: way(0, x, at[0]), y: way(1, y, at[1]), press: None },
            label: Message::new(label).with("x", names[0].clone()).with("y", names[1].clone()),
            restart,
        }
    };
    if race.waits() {
        let keys = predict::keys(race.steps + 1).map(|key| format!("landing:{key}"));
        return vec![plane("landing", plot.area, keys, race.selected().place, "optimizers-drag-landing", None)];
    }
    let start = race.selected().trail.at(0).unwrap_or_default();
    let (x, y) = (ends(0, start[0]), ends(1, start[1]));
    let area = Rect { x: x - 22.0, y: y - 22.0, width: 44.0, height: 44.0 };
    let inside = (0..2).all(|k| (corner[k]..=corner[k] + side).contains(&start[k]));
    let keys = ["x0", "y0"].map(str::to_owned);
    inside.then(|| plane("start", area, keys, start, "optimizers-drag-start", None)).into_iter().collect()
}
