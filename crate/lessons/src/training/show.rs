//! What a learner sees of a run: the run itself, perhaps another beside it, and what is lit up.

use super::course::Course;
use super::look::Look;
use super::schema::{CONTROLS, LOOKS};
use super::{MORE, curves, loss_text, picture, saturation, words};
use crate::{Action, Body, Panel, Place, Reading, Run, Values, points};
use figure::{Message, exact, plain, whole};

/// The greatest t that can be asked for.
const LAST: usize = 1_000_000;
/// After a divergence, the learning rate is offered that many times smaller.
const SMALLER: f64 = 10.0;

#[derive(Clone)]
pub(super) struct Show {
    pub(super) course: Course,
    /// The run that was pinned: it takes its updates beside the present one.
    pub(super) kept: Option<Course>,
    pub(super) look: Look,
    /// What tells this run from a fresh one, to be pinned.
    pin: String,
    /// The seed of the weights of another start.
    another: usize,
    /// One's own points, as they can be copied.
    own: String,
}

impl Show {
    pub(super) fn new(values: &Values) -> Self {
        let kept = values.kept("pin").filter(|_| MORE).map(|kept| {
            let mut kept = kept.clone();
            kept.set("own", values.get("own").cloned().unwrap_or_else(|| crate::Value::word("")));
            Course::new(&kept)
        });
        let another = values.whole("weights") % 9999 + 1;
        Self {
            course: Course::new(values),
            kept,
            look: Look::of(values),
            pin: pin(values),
            another,
            own: if MORE { points::lines(values.numbers("own")) } else { String::new() },
        }
    }

    fn picture(&self, id: &'static str, place: Place, scene: figure::Scene) -> Panel {
        let (train, test) = self.course.losses();
        let alt = words(
            &format!("training-{id}-alt"),
            &[("t", whole(self.course.updates() as f64)), ("train", loss_text(train, 4)), ("test", loss_text(test, 4))],
        );
        Panel { id, place, title: Message::new(format!("training-{id}")), body: Body::Picture { scene, alt } }
    }

    fn action(id: &'static str, sets: Vec<(&'static str, String)>) -> Action {
        Action { id, label: Message::new(format!("training-{id}")), sets, step: false, until: false }
    }

    /// A longer step, to the end of so many epochs.
    fn epochs(&self, count: usize, id: &'static str) -> Action {
        let t = self.course.updates() + self.course.updates_in(count);
        Action { step: true, ..Self::action(id, vec![("t", t.min(LAST).to_string())]) }
    }

    fn run_until(&self) -> Action {
        let (t, Look { goal, most, .. }) = (self.course.updates(), &self.look);
        let to = (t + self.course.updates_in(*most)).min(LAST);
        let label = words("training-until", &[("goal", exact(*goal)), ("most", whole(*most as f64))]);
        Action { label, until: true, ..Self::action("until", vec![("t", to.to_string())]) }
    }

    /// The same run with a smaller learning rate, from its beginning.
    fn rescue(&self) -> Action {
        let eta = plain(self.course.manner.eta / SMALLER);
        let label = words("training-rescue", &[("eta", exact(self.course.manner.eta / SMALLER))]);
        Action { label, ..Self::action("rescue", vec![("eta", eta), ("t", "0".to_owned())]) }
    }
}

/// Everything that makes this run, written as one word: `eta_0.1*batch_10`.
fn pin(values: &Values) -> String {
    let passing = |key: &&str| LOOKS.contains(key) || ["own", "pin"].contains(key);
    let keys = CONTROLS.iter().map(|control| control.key).filter(|key| !passing(key));
    let written = keys.filter(|key| !values.text(key).is_empty());
    written.map(|key| format!("{key}_{}", values.text(key))).collect::<Vec<_>>().join("*")
}

impl Run for Show {
    fn look(&mut self, values: &Values) {
        self.look = Look::of(values);
        self.pin = pin(values);
        self.course.plan = super::plan::Plan::of(values);
    }

    fn step(&mut self) {
        if self.course.lost.is_some() {
            return;
        }
        self.course.step();
        if let Some(kept) = &mut self.kept
            && kept.lost.is_none()
        {
            kept.step();
        }
    }

    fn stopped(&self) -> Option<Message> {
        let (layer, _) = self.course.lost?;
        let best = self.course.history.best();
        Some(words(
            "training-diverged",
            &[
                ("t", whole(self.course.updates() as f64)),
                ("layer", (layer + 1).to_string()),
                ("eta", exact(self.course.manner.eta)),
                ("best", whole(best.map_or(0, |column| column.t) as f64)),
                ("least", loss_text(best.map_or(f64::NAN, |column| column.train), 3)),
            ],
        ))
    }

    fn next(&self) -> Message {
        Message::new("training-next")
    }

    fn counters(&self) -> Vec<Message> {
        let course = &self.course;
        vec![
            words("training-count-update", &[("t", whole(course.updates() as f64))]),
            words(
                "training-count-batch",
                &[("batch", course.batches.to_string()), ("of", course.batches_in_epoch().to_string())],
            ),
            words("training-count-epoch", &[("epoch", whole(course.epochs() as f64))]),
        ]
    }

    fn actions(&self) -> Vec<Action> {
        let mut actions = Vec::new();
        let t = (self.course.updates() + 1).min(LAST);
        actions.push(Action { step: true, ..Self::action("batch", vec![("t", t.to_string())]) });
        actions.push(self.epochs(1, "epoch"));
        actions.push(if self.course.lost.is_some() { self.rescue() } else { self.run_until() });
        actions.push(Self::action("another", vec![("weights", self.another.to_string()), ("t", "0".to_owned())]));
        actions.push(Self::action("pin", vec![("pin", self.pin.clone())]));
        if self.kept.is_some() {
            actions.push(Self::action("unpin", vec![("pin", String::new())]));
        }
        actions
    }

    fn arrived(&self) -> bool {
        self.course.reached(self.look.goal)
    }

    fn outcome(&self) -> Option<Message> {
        let loss = self.course.losses().0;
        // Not only where it waited for it: the last update there is may lie within an epoch.
        let reached = if loss < self.look.goal { "yes" } else { "no" };
        Some(words(
            "training-outcome",
            &[
                ("reached", reached.to_owned()),
                ("t", whole(self.course.updates() as f64)),
                ("epoch", whole(self.course.epochs() as f64)),
                ("loss", loss_text(loss, 4)),
                ("goal", exact(self.look.goal)),
            ],
        ))
    }

    fn ready(&self) {
        self.course.losses();
    }

    fn panels(&self, width: f64) -> Vec<Panel> {
        let mut panels = self.panels_in_sight(width);
        if MORE && self.look.saturation {
            panels.push(self.picture("saturation", Place::Wide, saturation::scene(&self.course, width)));
        }
        panels
    }

    fn panels_in_sight(&self, width: f64) -> Vec<Panel> {
        let mut pictures = self.pictures(width).into_iter();
        let mut panels: Vec<Panel> = pictures.next().into_iter().collect();
        if MORE && self.course.data.own {
            let (key, text) = ("own", self.own.clone());
            let body = Body::Document { key, text, about: Message::new("training-own-about") };
            panels.push(Panel { id: key, place: Place::Under, title: Message::new("training-own"), body });
        }
        panels.extend(pictures.next());
        let words = Body::Text(self.sentences());
        panels.push(Panel { id: "words", place: Place::Under, title: Message::new("training-words"), body: words });
        panels.extend([self.neuron(), self.door()]);
        if MORE && let Some(weight) = self.close() {
            panels.push(weight.paths());
        }
        panels.extend(pictures);
        panels
    }

    fn pictures(&self, width: f64) -> Vec<Panel> {
        let (course, look) = (&self.course, &self.look);
        let mut pictures = vec![
            self.picture("network", Place::Main, picture::scene(course, look, width)),
            self.picture("losses", Place::Next, curves::losses(course, self.kept.as_ref(), look, width)),
        ];
        if MORE && let Some(weight) = self.close() {
            pictures.push(weight.slice(width));
        }
        pictures.push(self.picture("gradients", Place::Under, curves::gradients(course, width)));
        pictures
    }

    fn readings(&self) -> Vec<Reading> {
        let course = &self.course;
        let (train, test) = course.losses();
        let count = |key: &str, symbol: &str, count: usize| Reading {
            text: whole(count as f64),
            ..Reading::new(key, symbol, count as f64)
        };
        let mut readings = vec![
            count("updates", "t", course.updates()),
            count("epochs", "t_epoch", course.epochs()),
            Reading::new("loss", "L", train),
        ];
        if !test.is_nan() {
            readings.push(Reading::new("loss_test", "L_test", test));
        }
        if course.updates() > 0 {
            readings.push(Reading::new("gradient", "‖∂L/∂w(1)‖", course.norm(0)));
        }
        readings
    }

    fn describe(&self) -> Message {
        let (train, test) = self.course.losses();
        words(
            "training-describe",
            &[
                ("t", whole(self.course.updates() as f64)),
                ("epochs", whole(self.course.epochs() as f64)),
                ("train", loss_text(train, 4)),
                ("test", loss_text(test, 4)),
            ],
        )
    }

    fn idle(&self) -> Vec<&'static str> {
        let mut idle = vec!["ax", "ay"];
        idle.extend(if self.course.data.own { &["scatter"][..] } else { &["brush"] });
        idle
    }

    fn copy(&self) -> Box<dyn Run> {
        Box::new(self.clone())
    }
}
