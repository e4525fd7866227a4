//! Where the layers stand: on all rows of the picture alike, the loss on the right.

use figure::{Along, Anchor, Handle, Label, Mark, Message, Paint, Rect, Role, Stroke, Text, ToList, Touch};

/// Room on the left for the numbers of the vertical axes, and there for the first weight; on the right for the loss.
const NUMBERS: f64 = 50.0;
const WEIGHT: f64 = 46.0;
const LOSS: f64 = 30.0;
/// The same on a phone.
const SMALL: (f64, f64, f64) = (42.0, 24.0, 20.0);

/// The horizontal places of a chain, in CSS pixels.
pub(super) struct Across {
    pub(super) depth: usize,
    /// From one neuron to the next.
    pub(super) step: f64,
    /// Where the plots begin and where they end.
    pub(super) left: f64,
    pub(super) right: f64,
    /// The size of letters.
    pub(super) size: f64,
    first: f64,
}

/// Whether a picture is as wide as a phone.
pub(super) fn is_small(width: f64) -> bool {
    width < 480.0
}

/// The size of letters in a picture on a page with a stage of this width.
pub(super) fn letters(width: f64) -> f64 {
    if is_small(width) { 13.0 } else { 14.0 }
}

impl Across {
    pub(super) fn new(depth: usize, width: f64) -> Self {
        let small = is_small(width);
        let (numbers, weight, loss) = if small { SMALL } else { (NUMBERS, WEIGHT, LOSS) };
        let first = numbers + weight;
        let step = (width - loss - first) / (depth as f64 + 1.0);
        Self { depth, step, left: numbers, right: width - 0.4 * loss, size: letters(width), first }
    }

    /// Neuron `l`, counted from 1. The first weight is at 0, and the loss behind the last neuron.
    pub(super) fn neuron(&self, l: usize) -> f64 {
        self.first + self.step * l as f64
    }

    /// The middle of the link into neuron `l`.
    pub(super) fn link(&self, l: usize) -> f64 {
        self.neuron(l) - 0.5 * self.step
    }

    /// A text in the letters of the picture.
    pub(super) fn text(&self, at: (f64, f64), anchor: Anchor, paint: impl Into<Paint>, label: Label) -> Text {
        Text { anchor, size: self.size, paint: paint.into(), ..Text::new(at, label) }
    }

    /// The column of a layer, from `top` to `bottom`.
    pub(super) fn column(&self, layer: usize, top: f64, bottom: f64) -> Mark {
        let bars = vec![((self.neuron(layer - 1), top), (self.neuron(layer), bottom))];
        Mark::Bars { bars, fill: Role::Level.alpha(0.6) }.keyed("column")
    }

    /// The layers as an axis below the picture: every one, or as many as can be told apart, and the lit one for certain.
    pub(super) fn axis(&self, y: f64, lit: usize) -> Vec<Mark> {
        let room = if self.depth > 99 { 34.0 } else { 24.0 };
        let every = [1, 2, 5, 10, 20, 50].into_iter().find(|every| *every as f64 * self.step >= room).unwrap_or(100);
        let apart = |l: usize, other: usize| l == other || l.abs_diff(other) as f64 * self.step >= room;
        let named = |l: &usize| *l == 1 || *l == lit || *l == self.depth || l.is_multiple_of(every);
        // Where two are too near, the lit one stays, then the last.
        let named = (1..=self.depth).filter(named).filter(|l| apart(*l, lit) && (*l == lit || apart(*l, self.depth)));
        let named = named.filter(|l| [lit, self.depth].contains(l) || *l == 1 || apart(*l, 1));
        let number = |l: usize| {
            let paint = if l == lit { Role::Ink } else { Role::Muted };
            let text = self.text((self.link(l), y), Anchor::Middle, paint, Label::symbol(l.to_string()));
            Mark::Text(Text { bold: l == lit, ..text })
        };
        let words = self.text((2.0, y), Anchor::Left, Role::Muted, Label::words("vanishing-gradient-axis-layer"));
        named.map(number).chain([Mark::Text(words)]).list()
    }

    /// Pressing a layer anywhere takes its weight in hand.
    pub(super) fn handle(&self, height: f64, layer: usize) -> Option<Handle> {
        // In a chain of one layer there is nowhere to walk.
        (self.depth > 1).then(|| Handle {
            segment: None,
            group: None,
            id: "layers".to_owned(),
            area: Rect { x: self.first, y: 0.0, width: self.step * self.depth as f64, height },
            key: "layer".to_owned(),
            touch: Touch::Walk {
                along: Along::X,
                from: (self.link(1), 1),
                to: (self.link(self.depth), self.depth),
                value: layer,
            },
            label: Message::new("vanishing-gradient-walk-all"),
            restart: None,
        })
    }
}

/// What belongs to one layer lights together.
pub(super) fn group(layer: usize) -> String {
    format!("layer-{layer}")
}

/// A row of tick labels on the left, and their lines across the picture.
pub(super) fn ticks(across: &Across, places: &[(f64, String)]) -> Vec<Mark> {
    let mut lines = Vec::new();
    let mut marks = Vec::new();
    let mut last = f64::INFINITY;
    for (y, text) in places {
        // In a low plot, numbers of round values may be too near to each other.
        if (last - y).abs() < 18.0 {
            continue;
        }
        last = *y;
        lines.extend([(across.left, *y), (across.right, *y), (f64::NAN, *y)]);
        let at = (across.left - 6.0, *y);
        marks.push(Mark::Text(across.text(at, Anchor::Right, Role::Muted, Label::symbol(text.clone()))));
    }
    marks.push(Mark::Line { points: lines, stroke: Stroke::solid(Role::Faint, 1.0) });
    marks
}
