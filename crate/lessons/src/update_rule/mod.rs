//! Update rule (notes N1–N5, N8): one parameter on a loss curve, its slope, and the step −η·slope.

#[cfg(feature = "update-rule-more")]
mod code;
mod compare;
mod curve;
mod fit;
mod formula;
mod front;
mod losses;
mod momentum;
#[cfg(not(feature = "update-rule-more"))]
#[path = "no_own.rs"]
mod own;
#[cfg(feature = "update-rule-more")]
mod own;
mod path;
mod predict;
mod rail;
mod regime;
mod rescue;
mod scale;
mod schema;
mod stage;
mod step;
mod story;
mod tables;
mod taken;
mod trail;
mod triangle;
mod window;
mod words;

use crate::divergence::FAR;
use crate::panel::panel;
use crate::{Body, Control, Gauge, Group, Lesson, Panel, Place, Preset, Reading, Refusal, Room, Run, Step, Values};
use curve::Curve;
use figure::{Label, Message, ToList};
use path::Path;
use predict::Guesses;
use regime::Regime;
use window::{USUAL, Window};

pub(crate) use front::formula;

/// Between the large picture and the rail.
const GAP: f64 = 12.0;

/// The lesson, as the list names it.
pub(crate) static LESSON: UpdateRule = UpdateRule;

pub(crate) struct UpdateRule;

/// Whether this module is the annex. It has what stands in folds.
const ANNEX: bool = cfg!(feature = "update-rule-more");

impl Lesson for UpdateRule {
    fn slug(&self) -> &'static str {
        "update-rule"
    }

    fn words(&self) -> &'static str {
        if ANNEX {
            concat!(words!("update_rule/en.ftl"), "\n", words!("update_rule/more.ftl"))
        } else {
            words!("update_rule/en.ftl")
        }
    }

    fn controls(&self) -> &'static [Control] {
        schema::CONTROLS
    }

    fn groups(&self) -> &'static [Group] {
        schema::GROUPS
    }

    fn presets(&self) -> &'static [Preset] {
        schema::PRESETS
    }

    fn story(&self) -> &'static [Step] {
        story::STEPS
    }

    fn settle(&self, before: &Values, values: &mut Values, changed: &[&str]) -> Vec<Refusal> {
        predict::forget(values, changed);
        let mut refusals = own::settle(before, values, changed);
        if ANNEX {
            refusals.extend(fit::fit(before, values, changed));
        }
        refusals
    }

    fn annex(&self, values: &Values) -> Option<&'static str> {
        let more = values.number("mu") > 0.0
            || !fit::is_usual(values)
            || values.text("curve") == "own"
            || values.have_unread()
            || crate::story::is_later(story::STEPS, values);
        (more && !ANNEX).then_some("update-rule-more")
    }

    fn folds(&self) -> Option<&'static str> {
        (!ANNEX).then_some("update-rule-more")
    }

    fn start(&self, values: &Values) -> Box<dyn Run> {
        let curve = Curve::of(values);
        let kept = values.settings("kept").iter().find(|(name, _)| *name == "w1").map(|(_, start)| start);
        let kept = kept.filter(|&start| curve.holds(start)).map(Path::new);
        let mut run = Descent {
            curve,
            sight: Window::of(values),
            bias: values.text("parameter") == "bias",
            eta: values.number("eta"),
            // A step that is predicted is the plain rule's.
            mu: if predict::asked(values) { 0.0 } else { values.number("mu") },
            path: Path::new(values.number("w0")),
            velocity: Path::new(0.0),
            overflow: false,
            edge: None,
            kept,
            kept_velocity: 0.0,
            guesses: Guesses::of(values),
            secret: crate::story::hides(story::STEPS, values),
            language: values.text("code").to_owned(),
        };
        run.overflow = !run.bears(run.landing());
        Box::new(run)
    }
}

/// Gradient descent on a curve, and everywhere it has been.
#[derive(Clone)]
struct Descent {
    curve: Curve,
    sight: Window,
    /// Whether the parameter is a bias; then it is called b.
    bias: bool,
    eta: f64,
    /// The share of the velocity that stays, μ; 0 is the plain rule.
    mu: f64,
    /// w before the first step, after it, and so on; the last is the present w.
    path: Path,
    /// The velocity v with which each of these w was reached.
    velocity: Path,
    /// Whether the next step would lead where a number is too large to be written. Then the run has stopped before it.
    overflow: bool,
    /// Where the latest step would have landed: the curve has no value there, or no slope.
    edge: Option<f64>,
    /// The same from another start, for comparison; it ends where it goes astray.
    kept: Option<Path>,
    /// The velocity of that run.
    kept_velocity: f64,
    guesses: Guesses,
    /// Whether the story asks what the next step will do.
    secret: bool,
    /// The language of the program.
    language: String,
}

impl Descent {
    /// The part of the curve in sight. The first view knows the usual one, which costs it no code.
    fn window(&self) -> Window {
        if ANNEX { self.sight } else { USUAL }
    }

    /// The parameter's name.
    fn p(&self) -> &'static str {
        if self.bias { "b" } else { "w" }
    }

    fn w(&self) -> f64 {
        self.path.last()
    }

    fn loss(&self, w: f64) -> f64 {
        self.curve.loss(w)
    }

    fn slope(&self, w: f64) -> f64 {
        self.curve.slope(w)
    }

    /// What η is multiplied by at w: the slope there, and with momentum the share μ of the velocity so far.
    fn pull(&self, w: f64, velocity: f64) -> f64 {
        if self.rolls() { self.mu * velocity + self.slope(w) } else { self.slope(w) }
    }

    /// The same for the step from t on.
    fn pull_at(&self, t: usize) -> f64 {
        self.pull(self.path[t], if ANNEX { self.velocity[t] } else { 0.0 })
    }

    /// The change that the step from t on makes, −η·∂L/∂w, the slope taken at the old weight.
    fn change_at(&self, t: usize) -> f64 {
        -(self.eta * self.pull_at(t))
    }

    /// The change of the next step.
    fn change(&self) -> f64 {
        self.change_at(self.path.steps())
    }

    fn landing(&self) -> f64 {
        self.w() + self.change()
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
        self.overflow || self.stuck() || self.is_far(self.w())
    }

    /// Whether there is no next step: the curve ends here, or it has a kink.
    fn stuck(&self) -> bool {
        self.edge.is_some() || self.curve.kink(self.w()).is_some()
    }

    fn is_far(&self, w: f64) -> bool {
        let middle = if let Curve::Parabola { minimum, .. } = self.curve { minimum } else { 0.0 };
        (w - middle).abs() > FAR
    }

    /// Whether w, the loss and the slope have numbers there, or the curve has an edge before it.
    fn bears(&self, landing: f64) -> bool {
        let has_numbers = || [self.loss(landing), self.slope(landing)].iter().all(|number| number.is_finite());
        landing.is_finite() && (!self.curve.holds(landing) || has_numbers())
    }

    /// |1 − ηc|, where it holds: on the parabola, without momentum.
    fn factor(&self) -> Option<f64> {
        match self.curve {
            Curve::Parabola { c, .. } if self.mu == 0.0 => Some((1.0 - self.eta * c).abs()).filter(|x| x.is_finite()),
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
        let (old, new) = (self.path[t], self.path[t] + self.change_at(t));
        let factor = (new - minimum).abs() / (old - minimum).abs();
        factor.is_finite().then_some(factor)
    }

    /// The kept run takes its step, if it can.
    fn step_kept(&mut self) {
        let Some(w) = self.kept.as_ref().map(Path::last) else { return };
        let velocity = self.pull(w, self.kept_velocity);
        let landing = w - self.eta * velocity;
        if self.bears(landing) && !self.is_far(w) && self.curve.holds(landing) {
            self.kept_velocity = velocity;
            self.kept.iter_mut().for_each(|kept| kept.push(landing));
        }
    }
}

impl Run for Descent {
    fn highlight(&mut self, values: &Values) {
        self.secret = crate::story::hides(story::STEPS, values);
    }

    fn step(&mut self) {
        if self.stopped().is_some() {
            return;
        }
        self.step_kept();
        let landing = self.landing();
        if !self.curve.holds(landing) {
            self.edge = Some(landing);
            return;
        }
        if ANNEX {
            self.velocity.push(self.pull_at(self.path.steps()));
        }
        self.path.push(landing);
        self.overflow = !self.bears(self.landing());
    }

    fn stopped(&self) -> Option<Message> {
        if self.waits() {
            let asks = if self.waits_for_place() { "place" } else { "way" };
            return Some(Message::new("update-rule-gate").with("asks", asks).with("p", self.p()));
        }
        self.astray().then(|| self.why_stopped())
    }

    fn panels(&self, room: Room) -> Vec<Panel> {
        let mut panels = pictures(self, room);
        let asked = self.prediction().map(|body| panel("predict", Place::Story, "update-rule-predict", body));
        let rescue = self.rescue().map(|body| panel("rescue", Place::Story, "update-rule-rescue", body));
        panels.extend(asked.into_iter().chain(rescue));
        // A function that is typed has the room of the small picture.
        if let Curve::Own(own) = &self.curve {
            panels.extend(own.panels(self.p()));
            return panels;
        }
        let losses = losses::scene(self, room.story).map(|scene| {
            let alt = self.about_losses();
            panel("losses", Place::Companion, "update-rule-losses", Body::Picture { scene, alt })
        });
        panels.extend(losses);
        panels
    }

    fn folds(&self) -> Vec<&'static str> {
        // It would tell a step that is to be predicted.
        let code = (!self.hides() && !self.guesses.on && !self.astray()).then_some("code");
        ["words", "compare", "steps"].into_iter().chain(code).chain(["limits"]).list()
    }

    fn fold(&self, name: &str, _room: Room) -> Vec<Panel> {
        if !ANNEX {
            return Vec::new();
        }
        let fold = |id, title, body| panel(id, Place::Fold, title, body);
        let text = |messages| Body::Text { messages };
        match name {
            "words" => vec![
                fold("words", "update-rule-words", text(self.sentences())),
                fold("formula", "update-rule-formula", Body::Formula { lines: formula::rule(self) }),
            ],
            "compare" => self.two_runs(),
            #[cfg(feature = "update-rule-more")]
            "code" => vec![fold("code", "update-rule-code", code::body(self))],
            "steps" => vec![fold("table", "update-rule-steps", tables::steps(self))],
            _ => vec![fold("limits", "update-rule-limits", text(limits()))],
        }
    }

    fn readings(&self) -> Vec<Reading> {
        let (w, p) = (self.w(), self.p());
        let mut all = vec![
            Reading::new("w_old", format!("{p}_old"), w),
            Reading::new("loss", "L", self.loss(w)),
            Reading::new("dL_dw", format!("∂L/∂{p}"), self.slope(w)),
        ];
        if !self.waits() && self.landing().is_finite() {
            if self.rolls() {
                all.push(Reading::new("v_new", "v_new", self.pull_at(self.path.steps())));
            }
            let change = if self.rolls() { "−η·v_new".to_owned() } else { format!("−η·∂L/∂{p}") };
            all.push(Reading::new("change", change, self.change()));
            all.push(Reading::new("w_new", format!("{p}_new"), self.landing()));
        }
        if let (Curve::Parabola { c, .. }, Some(factor)) = (&self.curve, self.factor()) {
            all.push(Reading::new("eta_critical", "2/c", 2.0 / c));
            all.push(Reading::new("factor", "|1 − ηc|", factor));
        }
        all
    }

    fn describe(&self) -> Message {
        self.description()
    }

    fn idle(&self) -> Vec<&'static str> {
        let momentum = self.guesses.on.then_some("mu");
        schema::idle(self.curve.name()).iter().copied().chain(momentum).list()
    }

    /// On the parabola, where η settles and where it does not.
    fn gauges(&self) -> Vec<Gauge> {
        let Curve::Parabola { c, .. } = self.curve else { return Vec::new() };
        if self.hides() || self.rolls() {
            return Vec::new();
        }
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

impl Descent {
    /// The buttons that keep a run and let it go, and the numbers of both.
    fn two_runs(&self) -> Vec<Panel> {
        let buttons = panel("compare", Place::Fold, "update-rule-compare", compare::buttons(self));
        let table = compare::table(self).map(|body| panel("runs", Place::Fold, "update-rule-runs", body));
        std::iter::once(buttons).chain(table).list()
    }
}

/// The large picture with its rail; on a phone the rail is part of it.
fn pictures(run: &Descent, room: Room) -> Vec<Panel> {
    let rail = window::Look::of(room.width).wide.then(|| rail::scene(run, room.width));
    let below = rail.as_ref().map_or(0.0, |rail| rail.height + GAP);
    let scene = stage::scene(run, room.width, room.height - below);
    let stage = panel("curve", Place::Stage, "update-rule-curve", Body::Picture { scene, alt: run.about_picture() });
    let rail = rail.map(|scene| {
        let alt = run.about_rule();
        panel("rule", Place::Rail, "update-rule-rule", Body::Picture { scene, alt })
    });
    [stage].into_iter().chain(rail).list()
}

/// Where the picture stops being true.
fn limits() -> Vec<Message> {
    ["parabola", "global", "eta"].map(|limit| Message::new(format!("update-rule-limits-{limit}"))).to_vec()
}
