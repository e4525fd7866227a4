//! The product from the loss back to each layer, on a log axis under the chain, beside the product of the ceilings.

use super::Shown;
use super::across::{Across, ticks};
use super::beads::three;
use super::chain::{Chain, Layer};
use super::placing::{at_heights, put};
use super::stage::heading;
use crate::symbols::lowered;
use figure::{Anchor, Key, Label, Mark, Plot, Range, Rect, Role, Stroke, Text, ToList, power_of_ten};

/// The least height of the axis, in decades, so that a short chain is not blown up.
const DECADES: f64 = 3.0;

pub(super) fn draw(plot: &mut Plot, shown: &[Shown], across: &Across, area: Rect, lit: usize) {
    let range = range(shown, area.height);
    // A number that has no place on the axis, such as 0, has none here.
    let y =
        |value: f64| (value > 0.0).then(|| range.fraction(value)).flatten().map(|up| area.y + area.height * (1.0 - up));
    let found = figure::ticks(&range, area.height, 30.0);
    let places: Vec<(f64, String)> = found.into_iter().filter_map(|(at, text)| Some((y(at)?, text))).list();
    // The uppermost number would lie on the words over the plot.
    let clear: Vec<_> = places.into_iter().filter(|(at, _)| *at >= area.y + 5.0).list();
    plot.marks.extend(ticks(across, &clear));
    heading(plot, across, area, Label::words("vanishing-gradient-axis-product"), None);
    let lines: Vec<Line> = shown.iter().map(|shown| Line::new(&shown.chain, across, &y)).list();
    for (i, line) in lines.iter().enumerate() {
        let stroke = if i == 0 { Stroke::dashed(Role::Bound, 2.0) } else { dotted() };
        plot.marks.push(Mark::Line { points: line.bound.clone(), stroke }.keyed(Key::from("bound").and(i)));
    }
    for (i, line) in lines.iter().enumerate() {
        line.draw(plot, across, i, lit);
    }
    let inside = Rect { x: across.left, width: across.right - across.left, ..area };
    let drawn: Vec<&[(f64, f64)]> = lines.iter().flat_map(|line| [&*line.real, &*line.bound]).list();
    for (one, line) in shown.iter().zip(&lines) {
        write_end(plot, inside, across, (one, line), &drawn, shown.len() > 1);
    }
    if shown.len() == 1 {
        write_start(plot, inside, across, (&shown[0].chain, &lines[0]), &drawn);
    }
    write_bound(plot, inside, across, &lines[0].bound, &drawn);
}

/// The ceilings of B.
pub(super) fn dotted() -> Stroke {
    Stroke { dash: Some((2.0, 4.0)), ..Stroke::solid(Role::Ink, 1.5) }
}

/// The two lines of a chain, from the loss to the first weight, in CSS pixels.
struct Line {
    real: Vec<(f64, f64)>,
    bound: Vec<(f64, f64)>,
    /// Whether the product is more than 0 all the way.
    whole: bool,
}

impl Line {
    fn new(chain: &Chain, across: &Across, y: &dyn Fn(f64) -> Option<f64>) -> Self {
        let depth = chain.depth();
        let points = |value: &dyn Fn(&Layer) -> f64| -> Vec<(f64, f64)> {
            let start = chain.loss_slope.abs();
            let layers = chain.layers.iter().enumerate().rev().map(|(l, layer)| (l, value(layer)));
            // The loss's slope holds up to the last neuron. Where the product underflows, the line ends.
            let all = [(depth + 1, start), (depth, start)].into_iter().chain(layers);
            all.map_while(|(l, value)| Some((across.neuron(l), y(value)?))).list()
        };
        let (real, bound) = (points(&|layer| layer.running.abs()), points(&|layer| layer.bound));
        Self { whole: real.len() == depth + 2, real, bound }
    }

    fn draw(&self, plot: &mut Plot, across: &Across, of: usize, lit: usize) {
        let stroke = if of == 0 { Stroke::solid(Role::Curve, 2.5) } else { Stroke::solid(Role::Ink, 1.5) };
        plot.marks.push(Mark::Line { points: self.real.clone(), stroke }.keyed(Key::from("product").and(of)));
        // In a deep chain dots would only thicken the line, and take most of the frame's time.
        let depth = across.depth;
        let every = (10.0 / across.step).ceil().max(1.0) as usize;
        let points: Vec<_> = self.real.iter().skip(1).step_by(every).copied().list();
        let radius = if across.step > 24.0 { 4.0 } else { 2.5 };
        let dots = |points, radius, of: usize| {
            let (fill, outline) =
                if of == 0 { (Role::Curve, None) } else { (Role::Surface, Some(Stroke::solid(Role::Ink, 1.5))) };
            Mark::Dots { points, radius, fill: fill.into(), outline }
        };
        plot.marks.push(dots(points, radius, of).keyed(Key::from("dots").and(of)));
        // What is left behind the lit layer.
        let at = self.real.get(depth + 2 - lit).copied();
        plot.marks.extend(at.map(|at| dots(vec![at], 6.0, of).keyed(Key::from("lit").and(of))));
    }
}

/// One logarithmic axis for both set-ups.
fn range(shown: &[Shown], height: f64) -> Range {
    let mut greatest = f64::NEG_INFINITY;
    let mut least = f64::INFINITY;
    for shown in shown {
        let chain = &shown.chain;
        let layers = chain.layers.iter().flat_map(|layer| [layer.running.abs(), layer.bound]);
        // Zero has no place here.
        for value in layers.chain([chain.loss_slope.abs()]).filter(|value| *value > 0.0 && value.is_finite()) {
            (least, greatest) = (least.min(value), greatest.max(value));
        }
    }
    // Nothing to show, as when the last neuron hits its target exactly: an axis up to 1.
    if least > greatest {
        (least, greatest) = (1.0, 1.0);
    }
    let top = libm::ceil(libm::log10(greatest)) + 0.3;
    let bottom = (libm::floor(libm::log10(least)) - 0.3).min(top - DECADES);
    // Room for the label of the end, which hangs below its dot.
    let bottom = bottom - (top - bottom) * 26.0 / (height - 26.0);
    Range::log(power_of_ten(bottom.max(-300.0)), power_of_ten(top.min(300.0)))
}

/// The lines of the plot, which no label should cross.
type Lines<'a> = &'a [&'a [(f64, f64)]];

/// Where the product ends, on the side of the line that is empty.
fn write_end(
    plot: &mut Plot,
    area: Rect,
    across: &Across,
    (shown, line): (&Shown, &Line),
    drawn: Lines,
    lettered: bool,
) {
    let bold = |at, label| Text { bold: true, ..across.text(at, Anchor::Left, Role::Ink, Label::symbol(label)) };
    let letter = if lettered { format!("{}: ", shown.letter) } else { String::new() };
    let (Some(first), Some(last)) = (line.real.first(), line.real.last()) else { return };
    if !line.whole {
        // The product has become 0, which has no place on a logarithmic axis.
        let zero = bold((across.left + 6.0, area.y + area.height - 11.0), format!("{letter}0"));
        return put(plot, area, drawn, at_heights(&[0.0, -20.0, -40.0], &zero), true);
    }
    let (open, close) = if shown.chain.layers[0].at.len() > 1 { ("‖", "‖") } else { ("", "") };
    let (value, label) = (shown.chain.first(), format!("{letter}{open}∂L/∂w₁{close} = "));
    let text = bold((last.0 + 8.0, last.1), label + &three(value)).counting(value, three);
    let grows = last.1 < first.1;
    let lifts: &[f64] = if grows { &[-15.0, 15.0, -32.0, 32.0] } else { &[15.0, -15.0, 32.0, -32.0] };
    let further = Text { at: (last.0 + 60.0, last.1), ..text.clone() };
    // With its letter it may also stand in a free corner.
    let corner = (area.x + area.width - 4.0, area.y + area.height - 11.0);
    let corner = Text { anchor: Anchor::Right, at: corner, ..text.clone() };
    let above = Text { at: (area.x + 6.0, area.y + 10.0), ..text.clone() };
    let places = at_heights(lifts, &text).chain(at_heights(lifts, &further));
    put(plot, area, drawn, places.chain([corner, above].into_iter().filter(|_| lettered)), true);
}

/// Where it starts: the slope at the loss.
fn write_start(plot: &mut Plot, area: Rect, across: &Across, (chain, line): (&Chain, &Line), drawn: Lines) {
    let (Some(first), Some(last)) = (line.real.first(), line.real.last()) else { return };
    let label = format!("∂L/∂{} = {}", lowered(&format!("o{}", chain.depth())), three(chain.loss_slope));
    let text = across.text(*first, Anchor::Right, Role::Ink, Label::symbol(label)).counting(chain.loss_slope, three);
    let lifts: &[f64] = if last.1 < first.1 { &[15.0, -15.0, 32.0] } else { &[-15.0, 15.0, 32.0, 48.0, 64.0] };
    put(plot, area, drawn, at_heights(lifts, &text), false);
}

/// Names the line of the ceilings at the line itself, or in a corner.
fn write_bound(plot: &mut Plot, area: Rect, across: &Across, bound: &[(f64, f64)], drawn: Lines) {
    let (Some(end), Some(middle)) = (bound.last(), bound.get(bound.len() / 2)) else { return };
    let words = |at, anchor| across.text(at, anchor, Role::Bound, Label::words("vanishing-gradient-bound"));
    let (left, right) = (area.x + 6.0, area.x + area.width - 6.0);
    let (top, bottom) = (area.y + 10.0, area.y + area.height - 10.0);
    let places = [
        words((middle.0 - 12.0, middle.1 - 14.0), Anchor::Right),
        words((middle.0 + 12.0, middle.1 - 14.0), Anchor::Left),
        words((middle.0 - 12.0, middle.1 - 30.0), Anchor::Right),
        words((end.0 + 6.0, end.1 - 14.0), Anchor::Left),
        words((end.0 + 6.0, end.1 + 14.0), Anchor::Left),
        words((left, top), Anchor::Left),
        words((right, bottom), Anchor::Right),
        words((right, top), Anchor::Right),
        words((left, bottom), Anchor::Left),
    ];
    put(plot, area, drawn, places.into_iter(), false);
}
