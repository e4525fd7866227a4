//! Update rule (notes N1–N5, N8): one parameter on a loss curve, its slope, and the step −η·slope.

mod curve;
mod formula;
mod losses;
mod picture;
mod predict;
mod regime;
mod rescue;
mod schema;
mod tables;
mod words;

use crate::{Body, Control, Gauge, Lesson, Panel, Place, Preset, Reading, Refusal, Run, Values};
use curve::Curve;
use figure::{Label, Message};
use predict::Guesses;
use regime::Regime;

/// A run stops when w is this far from the minimum: by then nobody expects it back.
const FAR: f64 = 1e6;

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
        schema::CONTROLS
    }

    fn presets(&self) -> &'static [Preset] {
        schema::PRESETS
    }

    fn settle(&self, _before: &Values, values: &mut Values, changed: &[&str]) -> Vec<Refusal> {
        predict::forget(values, changed);
        Vec::new()
    }

    fn start(&self, values: &Values) -> Box<dyn Run> {
        let curve = Curve::of(values);
        let kept = values.settings("kept").iter().find(|(name, _)| *name == "w1").map(|(_, start)| vec![start]);
        Box::new(Descent {
            curve,
            bias: values.text("parameter") == "bias",
            eta: values.number("eta"),
            path: vec![values.number("w0")],
            overflow: false,
            kept,
            guesses: Guesses::of(values),
        })
    }
}

/// Gradient descent on a curve, and everywhere it has been.
#[derive(Clone)]
struct Descent {
    curve: Curve,
    /// Whether the parameter is a bias; then it is called b.
    bias: bool,
    eta: f64,
    /// w before the first step, after it, and so on; the last is the present w.
    path: Vec<f64>,
    /// Whether the latest step would have made w infinite.
    overflow: bool,
    /// The same from another start, for comparison; it ends where it goes astray.
    kept: Option<Vec<f64>>,
    guesses: Guesses,
}

impl Descent {
    /// The parameter's name.
    fn p(&self) -> &'static str {
        if self.bias { "b" } else { "w" }
    }

    fn w(&self) -> f64 {
        self.path[self.path.len() - 1]
    }

    fn loss(&self, w: f64) -> f64 {
        self.curve.loss(w)
    }

    fn slope(&self, w: f64) -> f64 {
        self.curve.slope(w)
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

    /// Whether the run has left for good.
    fn astray(&self) -> bool {
        self.overflow || self.is_far(self.w())
    }

    fn is_far(&self, w: f64) -> bool {
        let middle = if let Curve::Parabola { minimum, .. } = self.curve { minimum } else { 0.0 };
        (w - middle).abs() > FAR
    }

    /// |1 − ηc|, where it holds.
    fn factor(&self) -> Option<f64> {
        match self.curve {
            Curve::Parabola { c, .. } => Some((1.0 - self.eta * c).abs()),
            _ => None,
        }
    }

    /// By what step `step` multiplied the distance to the minimum; nothing at the start and on the minimum itself.
    fn measured_factor(&self, step: usize) -> Option<f64> {
        self.factor_of(step.checked_sub(1)?)
    }

    /// By what the step from t on multiplies the distance to the minimum.
    fn factor_of(&self, t: usize) -> Option<f64> {
        let Curve::Parabola { minimum, .. } = self.curve else { return None };
        let (old, new) = (self.path[t], self.path[t] + self.change(self.path[t]));
        let factor = (new - minimum).abs() / (old - minimum).abs();
        factor.is_finite().then_some(factor)
    }

    /// The kept run takes its step, if it can.
    fn step_kept(&mut self) {
        let Some(&w) = self.kept.as_ref().and_then(|kept| kept.last()) else { return };
        let landing = w + self.change(w);
        if landing.is_finite() && !self.is_far(w) {
            self.kept.iter_mut().for_each(|kept| kept.push(landing));
        }
    }
}

impl Run for Descent {
    fn step(&mut self) {
        if self.stopped().is_some() {
            return;
        }
        self.step_kept();
        // What is no number any more would hide the moment that led there: that moment stays.
        match self.landing() {
            landing if landing.is_finite() => self.path.push(landing),
            _ => self.overflow = true,
        }
    }

    fn stopped(&self) -> Option<Message> {
        if self.waits() {
            let asks = if self.waits_for_place() { "place" } else { "way" };
            return Some(Message::new("update-rule-gate").with("asks", asks).with("p", self.p()));
        }
        self.astray().then(|| self.diverged())
    }

    fn next(&self) -> Message {
        Message::new("update-rule-next")
    }

    fn panels(&self, width: f64) -> Vec<Panel> {
        let panel = |id, place, title: &str, body| Panel { id, place, title: Message::new(title), body };
        let picture = Body::Picture { scene: picture::scene(self, width), alt: self.describe() };
        let mut panels = vec![panel("curve", Place::Main, "update-rule-curve", picture)];
        if let Some(body) = self.prediction() {
            panels.push(panel("predict", Place::Under, "update-rule-predict", body));
        }
        if let Some(body) = self.rescue() {
            panels.push(panel("rescue", Place::Under, "update-rule-rescue", body));
        }
        panels.extend([
            panel("rule", Place::Under, "update-rule-rule", Body::Formula(formula::rule(self))),
            panel("words", Place::Side, "update-rule-words", Body::Text(self.sentences())),
            panel("compare", Place::Under, "update-rule-compare", tables::compare(self)),
            panel("table", Place::Wide, "update-rule-steps", tables::steps(self)),
            panel(
                "limits",
                Place::Wide,
                "update-rule-limits",
                Body::Text(vec![
                    Message::new("update-rule-limits-parabola"),
                    Message::new("update-rule-limits-global"),
                    Message::new("update-rule-limits-eta"),
                ]),
            ),
        ]);
        panels
    }

    fn readings(&self) -> Vec<Reading> {
        let (w, p) = (self.w(), self.p());
        let mut all = vec![
            Reading::new("w_old", format!("{p}_old"), w),
            Reading::new("loss", "L", self.loss(w)),
            Reading::new("dL_dw", format!("∂L/∂{p}"), self.slope(w)),
        ];
        if !self.waits() {
            all.push(Reading::new("change", format!("−η·∂L/∂{p}"), self.change(w)));
            all.push(Reading::new("w_new", format!("{p}_new"), self.landing()));
        }
        if let (Curve::Parabola { c, .. }, Some(factor)) = (self.curve, self.factor()) {
            all.push(Reading::new("eta_critical", "2/c", 2.0 / c));
            all.push(Reading::new("factor", "|1 − ηc|", factor));
        }
        all
    }

    fn describe(&self) -> Message {
        self.description()
    }

    fn idle(&self) -> Vec<&'static str> {
        schema::idle(self.curve.name()).to_vec()
    }

    /// On the parabola, where η settles and where it does not.
    fn gauges(&self) -> Vec<Gauge> {
        let Curve::Parabola { c, .. } = self.curve else { return Vec::new() };
        let zone = |name: &str| Message::new("update-rule-zone").with("regime", name);
        vec![Gauge {
            key: "eta",
            marks: vec![(1.0 / c, Label::symbol("1/c")), (2.0 / c, Label::symbol("2/c"))],
            zones: ["monotone", "oscillating", "diverging"].map(zone).to_vec(),
            now: zone(Regime::of(self.eta, c).name()),
        }]
    }

    fn copy(&self) -> Box<dyn Run> {
        Box::new(self.clone())
    }
}
