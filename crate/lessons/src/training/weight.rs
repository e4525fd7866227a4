//! The selected weight, for the point looked at: its paths to the loss of this point, and that loss as the weight alone moves.

use super::course::Course;
use super::highlights::Highlights;
use super::show::Show;
use super::words;
use crate::infallible::infallible;
use crate::symbols::{bracketed, lowered};
use crate::{Body, Cell, Column, Panel, Place, TableRow};
use figure::{
    Anchor, Axis, Label, Mark, Message, Plot, Range, Rect, Role, Scale, Scene, Stroke, Text, Ticks, ToList, digits,
    integer, text_width,
};
use nn::{Ledger, Network, Parameter, Path, difference, forward, ledger, loss, neuron_name, parameter_name};

/// The most paths listed; of more, the largest.
const PATHS: usize = 8;
/// How far to both sides of the weight its loss is drawn.
const REACH: f64 = 4.0;
/// Forward passes that draw the curve.
const PASSES: i32 = 120;

/// A weight or bias, and the point for which its gradient is taken apart.
pub(super) struct Close<'a> {
    pub(super) network: &'a Network,
    pub(super) parameter: Parameter,
    pub(super) x: &'a [f64],
    pub(super) y: &'a [f64],
}

impl<'a> Close<'a> {
    /// The selected weight, if one is selected.
    pub(super) fn of(course: &'a Course, highlights: &Highlights) -> Option<Self> {
        let (network, data) = (course.network(), &course.data);
        let parameter = highlights.parameter(network)?;
        let (at, count) = (highlights.point(data), data.features.count());
        Some(Self { network, parameter, x: &data.xs[at * count..][..count], y: &data.ys[at..][..1] })
    }
}

impl Show {
    /// The selected weight seen closely, if one is selected.
    pub(super) fn close(&self) -> Option<Close<'_>> {
        Close::of(&self.course, &self.highlights)
    }
}

impl Close<'_> {
    fn name(&self) -> String {
        lowered(&parameter_name(self.network, self.parameter))
    }

    fn title(&self, id: &str) -> Message {
        words(id, &[("name", self.name())])
    }

    pub(super) fn ledger(&self) -> Ledger {
        infallible(ledger(self.network, self.parameter, self.x, self.y, PATHS))
    }

    /// The weight and its slope, as they stand below the network.
    pub(super) fn said(&self, slope: f64) -> String {
        let (name, w) = (self.name(), self.network.get(self.parameter).unwrap_or(0.0));
        format!("{name} = {}, ∂L/∂{name} = {}", digits(w, 3), digits(slope, 3))
    }

    /// A row per path, then their sum and the two numbers that it is to equal.
    pub(super) fn paths(&self) -> Panel {
        let ledger = self.ledger();
        let mut rows: Vec<TableRow> =
            ledger.paths.iter().enumerate().map(|(at, path)| self.row(format!("path-{at}"), path)).list();
        let result = |id: &str, message: Message, number: f64| TableRow {
            id: id.to_owned(),
            choose: None,
            total: true,
            groups: Vec::new(),
            cells: vec![Cell::words(message), Cell::symbol(""), Cell::symbol(digits(number, 6))],
        };
        let total = ledger.branching.iter().map(|&width| width as f64).product();
        let rest = ledger.paths.len() as f64;
        if rest < total {
            let counts = [("shown", integer(rest)), ("total", integer(total))];
            rows.push(result("remainder", words("training-remainder", &counts), ledger.remainder));
        }
        rows.push(result("sum", Message::new("training-sum"), ledger.sum));
        rows.push(result("backprop", Message::new("training-backprop"), ledger.backprop));
        let found = infallible(difference(self.network, self.parameter, self.x, self.y));
        let (left, right) = found.kink.unwrap_or_default();
        let kink = if found.kink.is_some() { "yes" } else { "no" };
        let message = Message::new("training-difference").with("kink", kink);
        let message = message.with("left", digits(left, 4)).with("right", digits(right, 4));
        rows.push(result("difference", message, found.value));
        let column = |id: &str, numeric| Column { label: Label::words(id), numeric };
        let columns = vec![
            column("training-column-path", false),
            column("training-column-factors", false),
            column("training-column-product", true),
        ];
        let body = Body::Table { columns, rows };
        Panel { id: "ledger", place: Place::Fold, title: self.title("training-ledger"), body }
    }

    fn row(&self, id: String, path: &Path) -> TableRow {
        let factors =
            path.factors.iter().map(|factor| (lowered(&factor.name(self.network)), bracketed(factor.value, 6))).list();
        let cells =
            vec![Cell::symbol(self.route(path)), Cell::Product { factors }, Cell::symbol(digits(path.product, 6))];
        TableRow { id, choose: None, total: false, groups: Vec::new(), cells }
    }

    /// w₁ → o₁ → o₃ → L
    fn route(&self, path: &Path) -> String {
        let first = self.parameter.layer();
        let passed = path.units.iter().enumerate().map(|(i, &unit)| neuron_name(self.network, first + i, unit));
        let passed: Vec<String> = passed.map(|name| lowered(&name)).list();
        format!("{} → {} → L", self.name(), passed.join(" → "))
    }

    /// The loss of this point as the weight alone moves, the weight where it is, and the slope there.
    pub(super) fn slice(&self, width: f64) -> Panel {
        let w = self.network.get(self.parameter).unwrap_or(0.0);
        let slope = self.ledger().backprop;
        let curve = self.curve(w);
        let now = curve[curve.len() / 2];
        let alt = words(
            "training-slice-alt",
            &[("name", self.name()), ("w", digits(w, 4)), ("loss", digits(now.1, 4)), ("slope", digits(slope, 4))],
        );
        let body = Body::Picture { scene: scene(&self.name(), curve, now, slope, width), alt };
        Panel { id: "slice", place: Place::Fold, title: self.title("training-slice"), body }
    }

    /// An odd number of points: the one in the middle is the weight as it is.
    fn curve(&self, w: f64) -> Vec<(f64, f64)> {
        let mut network = self.network.clone();
        let mut at = |v: f64| {
            infallible(network.set(self.parameter, v));
            (v, infallible(loss(&network, &infallible(forward(&network, self.x)), self.y)))
        };
        (-PASSES / 2..=PASSES / 2).map(|i| at(w + REACH * f64::from(2 * i) / f64::from(PASSES))).list()
    }
}

fn scene(name: &str, curve: Vec<(f64, f64)>, now: (f64, f64), slope: f64, width: f64) -> Scene {
    let height = (width * 0.45).clamp(220.0, 320.0);
    let area = Rect { x: 62.0, y: 30.0, width: width - 78.0, height: height - 78.0 };
    let y = Range::covering(Scale::Linear, curve.iter().map(|point| point.1), 0.16);
    let said = format!("∂L/∂{name} = {}", digits(slope, 4));
    // Where there is more room: a curve at its bottom is near the axis, and above it there is some where it falls to.
    let above = 2.0 * now.1 < y.start() + y.end();
    let (anchor, down) = if above { (Anchor::Bottom, -12.0) } else { (Anchor::Top, 12.0) };
    let text = Text::new(now, Label::symbol(&*said));
    let half = text_width(&said, text.size, true) / 2.0;
    let aside = (half + 8.0).min(area.width / 2.0 - half);
    let across = if (slope < 0.0) == above { aside } else { -aside };
    let reach = 0.25 * REACH;
    let tangent = vec![(now.0 - reach, now.1 - reach * slope), (now.0 + reach, now.1 + reach * slope)];
    let stroke = if slope < 0.0 { Stroke::dashed(Role::Negative, 2.0) } else { Stroke::solid(Role::Positive, 2.0) };
    let marks = vec![
        Mark::Line { points: curve, stroke: Stroke::solid(Role::Curve, 2.5) },
        Mark::Line { points: tangent, stroke },
        Mark::Dots {
            points: vec![now],
            radius: 7.0,
            fill: Role::Accent.into(),
            outline: Some(Stroke::solid(Role::Surface, 2.0)),
        },
        Mark::Text(Text { anchor, shift: (across, down), paint: Role::Accent.into(), bold: true, plate: true, ..text }),
    ];
    let plot = Plot {
        area,
        x: Axis {
            range: Range::linear(now.0 - REACH, now.0 + REACH),
            ticks: Ticks::Every(48.0),
            grid: false,
            label: Some(Label::symbol(name)),
        },
        y: Axis { range: y, ticks: Ticks::Every(34.0), grid: true, label: Some(Label::symbol(format!("L({name})"))) },
        marks,
    };
    Scene { width, height, plots: vec![plot], handles: Vec::new() }
}
