//! Where one set-up's picture stands, or two side by side (on a narrow page one below the other), and what all share.

use super::Shown;
use figure::{
    Along, Anchor, Axis, Handle, Label, Mark, Message, Paint, Plot, Range, Rect, Role, Scene, Text, Ticks, Touch,
};

/// From this width on, two pictures stand side by side.
const BROAD: f64 = 600.0;
/// Room around a plot: left, right, below.
pub(super) const LEFT: f64 = 58.0;
pub(super) const RIGHT: f64 = 16.0;
pub(super) const BELOW: f64 = 46.0;

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
        let panes: Vec<Rect> = (0..shown.len()).map(pane).collect();
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

    /// How wide the plot in a pane is.
    pub(super) fn plot_width(&self) -> f64 {
        self.panes.first().map_or(0.0, |pane| pane.width - LEFT - RIGHT)
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
    let mut named: Vec<(f64, Label)> = named.map(|l| (l as f64, Label::symbol(l.to_string()))).collect();
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

/// What shows which layer is lit.
pub(super) fn lit(layer: usize) -> Mark {
    let at = layer as f64;
    Mark::Band { along: Along::X, from: at - 0.5, to: at + 0.5, fill: Role::Accent.alpha(0.14) }
}

/// The same where a column of a deep chain is too narrow to be seen.
pub(super) fn lit_line(layer: usize) -> Mark {
    Mark::Rule { along: Along::X, at: layer as f64, stroke: figure::Stroke::solid(Role::Accent.alpha(0.5), 1.5) }
}

/// Walking along the layers of a plot lights them.
pub(super) fn walk(shown: &Shown, picture: &str, plot: &Plot, top: f64, layer: usize) -> Option<Handle> {
    let depth = shown.moment.depth();
    let (first, last) = (plot.x_px(1.0)?, plot.x_px(depth as f64)?);
    // In a chain of one layer there is nowhere to walk.
    if depth < 2 {
        return None;
    }
    let area = Rect { x: plot.area.x, y: top, width: plot.area.width, height: plot.area.y + plot.area.height - top };
    Some(Handle {
        id: format!("layer-{}-{picture}", shown.letter),
        area,
        key: "layer".to_owned(),
        touch: Touch::Walk { along: Along::X, from: (first, 1), to: (last, depth), value: layer },
        label: Message::new("vanishing-gradient-walk").with("setup", shown.letter),
        restart: None,
    })
}

/// A text in bold with a plate behind it.
pub(super) fn plated(at: (f64, f64), shift: (f64, f64), anchor: Anchor, paint: impl Into<Paint>, label: Label) -> Text {
    Text { anchor, shift, paint: paint.into(), bold: true, plate: true, ..Text::new(at, label) }
}
