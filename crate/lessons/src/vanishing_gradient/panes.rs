//! Where one set-up's picture stands, or two side by side (on a narrow page one below the other), and what all share.

use super::Shown;
use figure::{Anchor, Axis, Label, Mark, Plot, Range, Rect, Scene, Text, Ticks, ToList};

/// From this width on, two pictures stand side by side.
const BROAD: f64 = 600.0;
/// Room around a plot: left, right, below.
pub(super) const LEFT: f64 = 58.0;
const RIGHT: f64 = 16.0;
const BELOW: f64 = 46.0;

/// Panes of `height` each, and the scene around them; with two set-ups each pane has its name above it.
pub(super) struct Panes {
    pub(super) panes: Vec<Rect>,
    pub(super) scene: Scene,
}

impl Panes {
    pub(super) fn new(shown: &[Shown], width: f64, height: f64) -> Self {
        let beside = shown.len() > 1;
        let title = if beside { 26.0 } else { 0.0 };
        let broad = beside && width >= BROAD;
        let pane = |i: usize| {
            let (column, row) = if broad { (i as f64, 0.0) } else { (0.0, i as f64) };
            let wide = if broad { width / 2.0 } else { width };
            Rect { x: column * wide, y: title + row * (height + title + 8.0), width: wide, height }
        };
        let panes: Vec<Rect> = (0..shown.len()).map(pane).list();
        let bottom = panes.last().map_or(0.0, |pane| pane.y + pane.height);
        let mut names = Plot::pixels(width, bottom);
        if beside {
            for (shown, pane) in shown.iter().zip(&panes) {
                let at = (pane.x + 8.0, pane.y - 14.0);
                let label = Label::from(shown.name());
                names.marks.push(Mark::Text(Text { anchor: Anchor::Left, bold: true, ..Text::new(at, label) }));
            }
        }
        let scene = Scene { width, height: bottom, plots: vec![names], handles: Vec::new() };
        Self { panes, scene }
    }
}

/// The plot of a pane, with `above` left free.
pub(super) fn plot_area(pane: &Rect, above: f64) -> Rect {
    let height = pane.height - above - BELOW;
    Rect { x: pane.x + LEFT, y: pane.y + above, width: pane.width - LEFT - RIGHT, height }
}

/// The layers as an axis, the first on the left as in the network; `end` is how far it goes beyond the last.
pub(super) fn layer_axis(depth: usize, end: f64) -> Axis {
    // Every layer, or as many as can be told apart.
    let every = match depth {
        0..=12 => 1,
        13..=32 => 5,
        33..=64 => 10,
        _ => 20,
    };
    let named =
        (1..=depth).filter(|l| (*l == 1 || l % every == 0) && !(every > 1 && l + every / 2 > depth && *l != depth));
    let mut named: Vec<(f64, Label)> = named.map(|l| (l as f64, Label::symbol(l.to_string()))).list();
    if every > 1 && !depth.is_multiple_of(every) {
        named.push((depth as f64, Label::symbol(depth.to_string())));
    }
    Axis {
        range: Range::linear(0.4, depth as f64 + end),
        ticks: Ticks::At(named),
        grid: false,
        label: Some(Label::words("vanishing-gradient-axis-layer")),
    }
}
