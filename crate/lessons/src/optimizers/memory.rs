//! What the selected optimizer remembers and makes of the gradient, for both parameters: where one bar is long and the
//! other short, the path is bent; adaptive rules make them equal.

use super::Race;
use super::surface::Pair;
use crate::symbols::lowered;
use figure::{Anchor, Label, Mark, Plot, Rect, Role, Scene, Stroke, Text, digits};
use nn::OptimizerKind;

/// Height of one bar with its space.
const BAR: f64 = 18.0;
/// Between two quantities.
const GAP: f64 = 10.0;

/// The quantities in the order in which they are computed: symbol, and value for either parameter if it is known.
pub(super) fn quantities(race: &Race) -> Vec<(&'static str, Option<Pair>)> {
    let preview = race.preview();
    let place = race.selected().place;
    let pair = |values: &[f64]| if let [a, b] = *values { [a, b] } else { [0.0; 2] };
    let (mean, square) = (pair(preview.after.mean()), pair(preview.after.square()));
    let root = square.map(f64::sqrt);
    let both = |make: &dyn Fn(usize) -> f64| [make(0), make(1)];
    let (first, second) = preview.after.corrections();
    let g = preview.g;
    let middle: Vec<(&'static str, Pair)> = match race.selected().kind {
        OptimizerKind::Sgd { .. } => Vec::new(),
        OptimizerKind::Momentum { .. } => vec![("v", mean)],
        OptimizerKind::Nesterov { momentum, .. } => {
            vec![("v", mean), ("g + μv", both(&|k| g[k] + momentum * mean[k]))]
        }
        OptimizerKind::Adagrad { .. } | OptimizerKind::Rmsprop { .. } => vec![("√s", root)],
        OptimizerKind::Adam { .. } => {
            vec![("m̂", both(&|k| mean[k] / first)), ("√ŝ", both(&|k| (square[k] / second).sqrt()))]
        }
    };
    let known = |values: Pair| race.tells_step().then_some(values);
    let mut all = vec![("g", race.knows_gradient().then_some(g))];
    all.extend(middle.into_iter().map(|(symbol, values)| (symbol, known(values))));
    all.push(("Δ", known(both(&|k| preview.landing[k] - place[k]))));
    all
}

pub(super) fn scene(race: &Race, width: f64) -> Scene {
    let all = quantities(race);
    let names = race.track.surface.names();
    let height = 12.0 + all.len() as f64 * (2.0 * BAR + GAP);
    // Beside a picture there is less room than in a fold.
    let (left, right) = if width < 400.0 { (68.0, 96.0) } else { (104.0, 96.0) };
    let middle = left + 0.5 * (width - left - right);
    let half = 0.5 * (width - left - right);
    let mut plot = Plot::pixels(width, height);
    plot.marks.push(Mark::Line {
        points: vec![(middle, 4.0), (middle, height - 4.0)],
        stroke: Stroke::solid(Role::Faint, 1.0),
    });
    let text = |x: f64, y: f64, anchor, label: String| Text { anchor, ..Text::new((x, y), Label::symbol(label)) };
    for (row, (symbol, values)) in all.into_iter().enumerate() {
        let top = 10.0 + row as f64 * (2.0 * BAR + GAP);
        let name = text(8.0, top + BAR, Anchor::Left, symbol.to_owned());
        plot.marks.push(Mark::Text(Text { bold: true, size: 15.0, ..name }));
        let largest = values.map_or(0.0, |values| values[0].abs().max(values[1].abs()));
        for k in 0..2 {
            let y = top + BAR * (k as f64 + 0.5);
            plot.marks.push(Mark::Text(Text {
                paint: Role::Muted.into(),
                ..text(left - 10.0, y, Anchor::Right, lowered(&names[k]))
            }));
            let value = values.map(|values| values[k]);
            let written = value.map_or_else(|| "?".to_owned(), |value| digits(value, 4));
            plot.marks.push(Mark::Text(text(width - 8.0, y, Anchor::Right, written)));
            let share = value.map_or(0.0, |value| value / largest);
            if share.is_finite() && share != 0.0 {
                let role = if share < 0.0 { Role::Negative } else { Role::Positive };
                let bar = ((middle, y - 6.0), (middle + half * share, y + 6.0));
                plot.marks.push(Mark::Bars { bars: vec![bar], fill: role.into() });
            }
        }
    }
    plot.area = Rect { x: 0.0, y: 0.0, width, height };
    Scene { width, height, plots: vec![plot], handles: Vec::new() }
}
