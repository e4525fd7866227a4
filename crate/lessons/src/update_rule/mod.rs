//! Update rule (notes N1–N5): one weight on a parabola, its slope, and the step −η·slope.

mod picture;
mod regime;

use crate::control::{ETA, linear};
use crate::symbols::bracketed;
use crate::{Body, Cell, Column, Control, Formula, Lesson, Panel, Place, Preset, Reading, Row, Run, Values};
use figure::{Label, Message, digits};
use regime::Regime;

/// A run stops when w is this far from the minimum: by then nobody expects it back.
const FAR: f64 = 1e6;

/// How many steps the table shows.
const ROWS: usize = 8;

static CONTROLS: &[Control] = &[
    ETA,
    Control { key: "w0", symbol: "w0", kind: linear(-3.0, (-6.0, 6.0), 0.1) },
    Control { key: "c", symbol: "c", kind: linear(1.0, (0.1, 10.0), 0.1) },
    Control { key: "minimum", symbol: "w*", kind: linear(2.0, (-3.0, 3.0), 0.1) },
];

static PRESETS: &[Preset] = &[
    Preset { name: "negative-slope", values: &[] },
    Preset { name: "positive-slope", values: &[("w0", "5"), ("minimum", "-1")] },
    Preset { name: "small-eta", values: &[("eta", "0.01"), ("t", "10")] },
    Preset { name: "oscillating", values: &[("eta", "1.8"), ("t", "6")] },
    Preset { name: "edge", values: &[("eta", "2"), ("w0", "-1"), ("t", "6")] },
    Preset { name: "diverging", values: &[("eta", "2.1"), ("w0", "1"), ("t", "12")] },
];

/// The lesson.
pub(crate) struct UpdateRule;

impl Lesson for UpdateRule {
    fn slug(&self) -> &'static str {
        "update-rule"
    }

    fn words(&self) -> &'static str {
        include_str!("en.ftl")
    }

    fn controls(&self) -> &'static [Control] {
        CONTROLS
    }

    fn presets(&self) -> &'static [Preset] {
        PRESETS
    }

    fn start(&self, values: &Values) -> Box<dyn Run> {
        Box::new(Descent {
            eta: values.number("eta"),
            c: values.number("c"),
            minimum: values.number("minimum"),
            path: vec![values.number("w0")],
            overflow: false,
        })
    }
}

/// Gradient descent on L(w) = ½c(w−w*)², and everywhere it has been.
#[derive(Clone)]
struct Descent {
    eta: f64,
    c: f64,
    minimum: f64,
    /// w before the first step, after it, and so on; the last is the present w.
    path: Vec<f64>,
    /// Whether the latest step would have made w infinite.
    overflow: bool,
}

impl Descent {
    fn w(&self) -> f64 {
        self.path[self.path.len() - 1]
    }

    /// L(w) = ½c(w−w*)².
    fn loss(&self, w: f64) -> f64 {
        0.5 * self.c * (w - self.minimum) * (w - self.minimum)
    }

    /// ∂L/∂w = c(w−w*).
    fn slope(&self, w: f64) -> f64 {
        self.c * (w - self.minimum)
    }

    /// −η·∂L/∂w, the slope taken at the old weight.
    fn change(&self, w: f64) -> f64 {
        -(self.eta * self.slope(w))
    }

    fn landing(&self) -> f64 {
        self.w() + self.change(self.w())
    }

    fn sign(&self) -> &'static str {
        match self.slope(self.w()) {
            slope if slope < 0.0 => "negative",
            slope if slope > 0.0 => "positive",
            _ => "zero",
        }
    }

    fn formula(&self) -> Vec<Formula> {
        let w = self.w();
        let (name, op, number) = (Formula::name, Formula::op, Formula::number);
        let note = |part: Formula, id: &str| part.note(Message::new(id));
        vec![
            Formula::row([
                note(name("w_new").accent(), "update-rule-note-new"),
                op("="),
                note(name("w_old").accent(), "update-rule-note-old"),
                op("−"),
                note(name("η"), "update-rule-note-eta"),
                op("·"),
                note(Formula::partial("L", "w_old"), "update-rule-note-slope"),
            ]),
            Formula::row([
                number(digits(self.landing(), 6)).accent(),
                op("="),
                number(digits(w, 6)).accent(),
                op("−"),
                number(figure::exact(self.eta)),
                op("·"),
                number(bracketed(self.slope(w), 6)),
            ]),
            Formula::row([
                Formula::partial("L", "w_old"),
                op("="),
                name("c"),
                op("·"),
                op("("),
                name("w_old"),
                op("−"),
                name("w*"),
                op(")"),
                op("="),
                number(figure::exact(self.c)),
                op("·"),
                op("("),
                number(digits(w, 6)),
                op("−"),
                number(bracketed(self.minimum, 6)),
                op(")"),
                op("="),
                number(digits(self.slope(w), 6)),
            ]),
        ]
    }

    /// What the next step does to w: a change below the last digit does nothing.
    fn effect(&self) -> &'static str {
        if self.slope(self.w()) != 0.0 && self.landing() == self.w() { "lost" } else { self.sign() }
    }

    fn sentences(&self) -> Vec<Message> {
        let sign = Message::new("update-rule-sign")
            .with("sign", self.effect())
            .with("slope", digits(self.slope(self.w()), 4))
            .with("change", digits(self.change(self.w()), 4));
        // At the minimum no regime shows.
        if self.sign() == "zero" { vec![sign] } else { vec![sign, self.regime_sentence()] }
    }

    fn regime_sentence(&self) -> Message {
        Message::new("update-rule-regime")
            .with("regime", Regime::of(self.eta, self.c).name())
            .with("eta", figure::exact(self.eta))
            .with("one", digits(1.0 / self.c, 4))
            .with("two", digits(2.0 / self.c, 4))
            .with("factor", digits((1.0 - self.eta * self.c).abs(), 4))
    }

    fn table(&self) -> Body {
        let column = |label| Column { label, numeric: true };
        let first = self.path.len().saturating_sub(ROWS);
        let rows = (first..self.path.len()).map(|t| {
            let w = self.path[t];
            let cells = [w, self.loss(w), self.slope(w), self.change(w), w + self.change(w)];
            let cells = std::iter::once(t.to_string()).chain(cells.map(|x| digits(x, 6))).map(Cell::symbol).collect();
            Row { id: t.to_string(), choose: None, total: t + 1 == self.path.len(), cells }
        });
        Body::Table {
            columns: vec![
                column(Label::words("update-rule-column-step")),
                column(Label::symbol("w_old")),
                column(Label::symbol("L")),
                column(Label::symbol("∂L/∂w")),
                column(Label::symbol("−η·∂L/∂w")),
                column(Label::symbol("w_new")),
            ],
            rows: rows.collect(),
        }
    }
}

impl Run for Descent {
    fn step(&mut self) {
        if self.stopped().is_some() {
            return;
        }
        // What is no number any more would hide the moment that led there: that moment stays.
        match self.landing() {
            landing if landing.is_finite() => self.path.push(landing),
            _ => self.overflow = true,
        }
    }

    fn stopped(&self) -> Option<Message> {
        let far = self.overflow || (self.w() - self.minimum).abs() > FAR;
        far.then(|| {
            Message::new("update-rule-diverged")
                .with("t", (self.path.len() - 1 + usize::from(self.overflow)).to_string())
                .with("far", figure::exact(FAR))
                .with("eta", figure::exact(self.eta))
                .with("two", digits(2.0 / self.c, 4))
                .with("factor", digits((1.0 - self.eta * self.c).abs(), 4))
        })
    }

    fn next(&self) -> Message {
        Message::new("update-rule-next")
    }

    fn panels(&self, width: f64) -> Vec<Panel> {
        let panel = |id, place, title: &str, body| Panel { id, place, title: Message::new(title), body };
        vec![
            panel(
                "curve",
                Place::Main,
                "update-rule-curve",
                Body::Picture { scene: picture::scene(self, width), alt: self.describe() },
            ),
            panel("rule", Place::Under, "update-rule-rule", Body::Formula(self.formula())),
            panel("words", Place::Side, "update-rule-words", Body::Text(self.sentences())),
            panel("steps", Place::Wide, "update-rule-steps", self.table()),
        ]
    }

    fn readings(&self) -> Vec<Reading> {
        let w = self.w();
        vec![
            Reading::new("w_old", "w_old", w),
            Reading::new("loss", "L", self.loss(w)),
            Reading::new("dL_dw", "∂L/∂w", self.slope(w)),
            Reading::new("change", "−η·∂L/∂w", self.change(w)),
            Reading::new("w_new", "w_new", self.landing()),
            Reading::new("eta_critical", "2/c", 2.0 / self.c),
        ]
    }

    fn describe(&self) -> Message {
        let w = self.w();
        Message::new("update-rule-describe")
            .with("t", (self.path.len() - 1).to_string())
            .with("sign", self.effect())
            .with("w", digits(w, 4))
            .with("loss", digits(self.loss(w), 4))
            .with("slope", digits(self.slope(w), 4))
            .with("new", digits(self.landing(), 4))
    }

    fn copy(&self) -> Box<dyn Run> {
        Box::new(self.clone())
    }
}
