//! The large picture: one stack in which the layers stand on all rows at the same places. The chain with its band, a bar for
//! each factor, and the product so far.

use super::across::{Across, is_small};
use super::{Bench, Shown, beads, factors, rail, running};
use figure::{Anchor, FlowScale, Label, Mark, Plot, Rect, Role, Scene, Text, ToList};

/// Heights of the rows, in CSS pixels: the weight in hand above the chain or the name of B, the numbers below it, the legend of the band, the
/// words over a plot, and the numbers of the layers.
const HAND: f64 = 32.0;
const NAME: f64 = 20.0;
const NUMBERS: f64 = 22.0;
const LEGEND: f64 = 30.0;
const WORDS: f64 = 27.0;
const AXIS: f64 = 24.0;
/// Neurons that are nearer to each other have no numbers.
const NUMBERED: f64 = 52.0;
/// Two chains in a picture of less height are small.
const LOW: f64 = 390.0;
/// The factors have a row where this is left for two plots.
const BOTH: f64 = 165.0;
/// From this width on a name has room beside the weight in hand.
const ROOMY: f64 = 620.0;
/// The least height of the product.
const LEAST: f64 = 45.0;

/// Where each row stands.
pub(super) struct Rows {
    /// Neurons are no larger.
    radius: f64,
    /// The chain of each set-up.
    chains: Vec<Rect>,
    legend: f64,
    factors: Option<Rect>,
    product: Rect,
    /// On a phone, the digits of the weight in hand.
    digits: Option<Rect>,
}

/// The room over a chain: for the weight in hand, and for a name, which on a narrow page has a line of its own.
pub(super) fn head(in_hand: bool, named: bool, width: f64) -> f64 {
    let hand = if in_hand { HAND } else { 0.0 };
    if named && (!in_hand || width < ROOMY) { hand + NAME } else { hand }
}

impl Rows {
    pub(super) fn new(count: usize, across: &Across, (width, height): (f64, f64)) -> Self {
        let small = is_small(width);
        let low = small || count > 1 && height < LOW;
        let radius = if low { 14.0 } else { 22.0 };
        let numbers = if low || across.step < NUMBERED { 4.0 } else { NUMBERS };
        let mut y = 0.0;
        let mut row = |tall: f64| {
            y += tall;
            Rect { x: 0.0, y: y - tall, width, height: tall }
        };
        let chain = |i: usize| head(i == 0, count > 1, width) + 2.0 * radius + numbers;
        let chains: Vec<Rect> = (0..count).map(|i| row(chain(i))).list();
        let legend = row(LEGEND);
        let digits = rail::SMALL;
        let left = height - legend.y - LEGEND - AXIS - WORDS;
        let digits = if small && left - digits >= LEAST { digits } else { 0.0 };
        let left = (left - digits).max(LEAST);
        let factors = (!small && left - WORDS >= BOTH).then(|| {
            row(WORDS);
            row(0.45 * (left - WORDS))
        });
        row(WORDS);
        let product = row(left - factors.map_or(0.0, |factors| factors.height + WORDS));
        row(AXIS);
        let digits = (digits > 0.0).then(|| row(digits));
        Self { radius, chains, legend: legend.y + 0.5 * LEGEND, factors, product, digits }
    }

    /// Whether the factors have a row.
    pub(super) fn with_factors(&self) -> bool {
        self.factors.is_some()
    }
}

pub(super) fn scene(run: &Bench, shown: &[Shown], (width, height): (f64, f64)) -> Scene {
    let across = Across::new(run.depth(), width);
    let rows = Rows::new(shown.len(), &across, (width, height));
    let mut plot = Plot::pixels(width, height);
    let bottom = rows.product.y + rows.product.height;
    plot.marks.push(across.column(run.layer, rows.chains[0].y + head(true, shown.len() > 1, width), bottom));
    let scale = FlowScale::covering(width, shown.iter().flat_map(|shown| shown.chain.slopes()));
    let mut handles: Vec<_> = across.handle(bottom, run.layer).into_iter().list();
    for (shown, area) in shown.iter().zip(&rows.chains) {
        handles.extend(beads::draw(&mut plot.marks, run, shown, (&across, &scale), (*area, rows.radius)));
    }
    plot.marks.extend(legend(&across, &scale, rows.legend, width));
    if let Some(area) = rows.factors {
        factors::draw(&mut plot, shown, &across, area, run.layer);
    }
    running::draw(&mut plot, shown, &across, rows.product, run.layer);
    plot.marks.extend(across.axis(bottom + 0.6 * AXIS, run.layer));
    if let Some(area) = rows.digits {
        rail::draw(&mut plot.marks, run, shown, area);
    }
    Scene { width, height, plots: vec![plot], handles }
}

/// What the width of the band means; where two samples and their words do not fit, the words alone.
fn legend(across: &Across, scale: &FlowScale, y: f64, width: f64) -> Vec<Mark> {
    let short = Label::words("vanishing-gradient-legend-short");
    if width < 310.0 {
        return vec![Mark::Text(across.text((4.0, y), Anchor::Left, Role::Muted, short))];
    }
    let wide = !is_small(width);
    let (x, words) = if wide { (across.left, Label::words("vanishing-gradient-legend")) } else { (4.0, short) };
    scale.legend((x, y), words, across.size)
}

/// The words over a row: what it shows, and of the lit layer its numbers.
pub(super) fn heading(plot: &mut Plot, across: &Across, area: Rect, what: Label, of_lit: Option<Label>) {
    let y = area.y - 11.0;
    let left = across.text((2.0, y), Anchor::Left, Role::Muted, what);
    let right = of_lit.map(|label| across.text((across.right, y), Anchor::Right, Role::Ink, label));
    plot.marks.push(Mark::Text(left));
    plot.marks.extend(right.map(|text| Mark::Text(Text { bold: true, ..text })));
}
