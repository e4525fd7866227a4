//! What a learner sees of a run: the run itself, perhaps a pinned run beside it, and what is lit up.

use super::course::Course;
use super::highlights::Highlights;
use super::schema::{CONTROLS, HIGHLIGHTS};
use super::{ANNEX, gradients, history, loss_text, losses, picture, points, saturation, stall, words};
use crate::panel::panel;
use crate::{Action, Body, Panel, Place, Reading, Room, Run, Values};
use figure::{Message, ToList, ascii, exact, integer};

/// The greatest t that can be asked for.
const LAST: usize = 1_000_000;
/// After a divergence, a button offers the learning rate divided by this.
const SMALLER: f64 = 10.0;

#[derive(Clone)]
pub(super) struct Show {
    pub(super) course: Course,
    /// The run that was pinned: it takes its updates beside the present one.
    pub(super) pinned: Option<Course>,
    pub(super) highlights: Highlights,
    /// What tells this run from a fresh one, to be pinned.
    pin: String,
    /// The seed of the weights of another start.
    another: usize,
    /// Whether the first weights are given: another start is drawn.
    given: bool,
    /// One's own points, as they can be copied.
    own: String,
}

impl Show {
    pub(super) fn new(values: &Values) -> Self {
        let pinned = values.own::<Values>("pin").filter(|_| ANNEX).map(|pinned| {
            let mut pinned = pinned.clone();
            pinned.set("own", values.get("own").cloned().unwrap_or_else(|| crate::Value::word("")));
            Course::new(&pinned)
        });
        let another = values.count("weights") % 9999 + 1;
        Self {
            course: Course::new(values),
            pinned,
            highlights: Highlights::of(values),
            pin: pin(values),
            another,
            given: super::start::is_given(values),
            own: if ANNEX { points::lines(&points::of(values)) } else { String::new() },
        }
    }

    fn picture(&self, id: &'static str, place: Place, scene: figure::Scene) -> Panel {
        let (train, test) = self.course.losses();
        let alt = words(
            &format!("training-{id}-alt"),
            &[
                ("t", integer(self.course.updates() as f64)),
                ("train", loss_text(train, 4)),
                ("test", loss_text(test, 4)),
            ],
        );
        Panel { id, place, title: Message::new(format!("training-{id}")), body: Body::Picture { scene, alt } }
    }

    fn action(id: &'static str, sets: Vec<(&'static str, String)>) -> Action {
        Action { id, label: Message::new(format!("training-{id}")), sets, step: false, until: false }
    }

    /// A longer step, to the end of a number of epochs.
    fn epochs(&self, count: usize, id: &'static str) -> Action {
        let t = self.course.updates() + self.course.updates_in(count);
        Action { step: true, ..Self::action(id, vec![("t", t.min(LAST).to_string())]) }
    }

    fn run_until(&self) -> Action {
        let (t, Highlights { goal, most, .. }) = (self.course.updates(), &self.highlights);
        let to = (t + self.course.updates_in(*most)).min(LAST);
        let label = words("training-until", &[("goal", exact(*goal)), ("most", integer(*most as f64))]);
        Action { label, until: true, ..Self::action("until", vec![("t", to.to_string())]) }
    }

    /// The same run with a smaller learning rate, from its beginning.
    fn rescue(&self) -> Action {
        let eta = ascii(self.course.manner.eta / SMALLER);
        let label = words("training-rescue", &[("eta", exact(self.course.manner.eta / SMALLER))]);
        Action { label, ..Self::action("rescue", vec![("eta", eta), ("t", "0".to_owned())]) }
    }
}

/// Everything that makes this run, written as one word: `eta_0.1*batch_10`.
fn pin(values: &Values) -> String {
    let passing = |key: &&str| HIGHLIGHTS.contains(key) || ["own", "pin"].contains(key);
    let keys = CONTROLS.iter().map(|control| control.key).filter(|key| !passing(key));
    let written = keys.filter(|key| !values.text(key).is_empty());
    written.map(|key| format!("{key}_{}", values.text(key))).list().join("*")
}

impl Run for Show {
    fn highlight(&mut self, values: &Values) {
        self.highlights = Highlights::of(values);
        self.pin = pin(values);
        self.course.plan = super::plan::Plan::of(values);
    }

    fn step(&mut self) {
        if self.course.lost.is_some() {
            return;
        }
        self.course.step();
        if let Some(pinned) = &mut self.pinned
            && pinned.lost.is_none()
        {
            pinned.step();
        }
    }

    fn stopped(&self) -> Option<Message> {
        let (layer, _) = self.course.lost?;
        let best = self.course.best();
        Some(words(
            "training-diverged",
            &[
                ("t", integer(self.course.updates() as f64)),
                ("layer", (layer + 1).to_string()),
                ("eta", exact(self.course.manner.eta)),
                ("best", integer(best.map_or(0, |(t, _)| t) as f64)),
                ("least", loss_text(best.map_or(f64::NAN, |(_, loss)| loss), 3)),
            ],
        ))
    }

    fn next(&self) -> Message {
        Message::new("training-next")
    }

    fn counters(&self) -> Vec<Message> {
        let course = &self.course;
        vec![
            words("training-count-update", &[("t", integer(course.updates() as f64))]),
            words("training-count-epoch", &[("epoch", integer(course.epochs() as f64))]),
        ]
    }

    fn actions(&self) -> Vec<Action> {
        let mut actions = Vec::new();
        let t = (self.course.updates() + 1).min(LAST);
        actions.push(Action { step: true, ..Self::action("batch", vec![("t", t.to_string())]) });
        actions.push(self.epochs(1, "epoch"));
        actions.push(if self.course.lost.is_some() { self.rescue() } else { self.run_until() });
        let drawn = self.given.then(|| ("init", "xavier-uniform".to_owned()));
        let another = [("weights", self.another.to_string()), ("t", "0".to_owned())].into_iter().chain(drawn);
        actions.push(Self::action("another", another.list()));
        actions.push(Self::action("pin", vec![("pin", self.pin.clone())]));
        if self.pinned.is_some() {
            actions.push(Self::action("unpin", vec![("pin", String::new())]));
        }
        actions
    }

    fn arrived(&self) -> bool {
        self.course.reached(self.highlights.goal)
    }

    fn outcome(&self) -> Option<Message> {
        let loss = self.course.losses().0;
        // Not only where it waited for it: the last update there is may lie within an epoch.
        let reached = if loss < self.highlights.goal { "yes" } else { "no" };
        Some(words(
            "training-outcome",
            &[
                ("reached", reached.to_owned()),
                ("t", integer(self.course.updates() as f64)),
                ("epoch", integer(self.course.epochs() as f64)),
                ("loss", loss_text(loss, 4)),
                ("goal", exact(self.highlights.goal)),
            ],
        ))
    }

    fn ready(&self) {
        self.course.losses();
    }

    fn panels(&self, room: Room) -> Vec<Panel> {
        let (course, pinned, highlights) = (&self.course, self.pinned.as_ref(), &self.highlights);
        let stage = self.picture("network", Place::Stage, picture::stage(course, pinned, highlights, room));
        if picture::is_narrow(room) {
            return vec![stage];
        }
        let size = (room.width, picture::rail_height(room));
        let rail = losses::scene(course, pinned, highlights, size);
        vec![stage, self.picture("losses", Place::Rail, rail)]
    }

    fn folds(&self) -> Vec<&'static str> {
        let own = (ANNEX && self.course.data.own).then_some("own");
        let weight = (ANNEX && self.close().is_some()).then_some("weight");
        let saturation = (ANNEX && self.highlights.saturation).then_some("saturation");
        own.into_iter()
            .chain(["words", "stall", "neuron"])
            .chain(weight)
            .chain(["gradients"])
            .chain(saturation)
            .chain(self.course.lost.is_none().then_some("code"))
            .list()
    }

    fn fold(&self, name: &str, room: Room) -> Vec<Panel> {
        if !ANNEX {
            return Vec::new();
        }
        match name {
            "own" => {
                let body = Body::Document {
                    key: "own",
                    text: self.own.clone(),
                    about: Message::new("training-own-about"),
                    one_line: false,
                };
                vec![panel("own", Place::Fold, "training-own", body)]
            }
            "words" => {
                vec![panel("words", Place::Fold, "training-words", Body::Text { messages: self.sentences() })]
            }
            "stall" => stall::panels(&self.course),
            "neuron" => {
                let graph = || picture::network(&self.course, &self.highlights, room.width);
                let graph = picture::is_narrow(room).then(|| self.picture("graph", Place::Fold, graph()));
                graph.into_iter().chain([self.neuron(), self.door()]).list()
            }
            "weight" => self.close().map_or(Vec::new(), |weight| vec![weight.paths(), weight.slice(room.width)]),
            #[cfg(feature = "training-more")]
            "code" => {
                vec![panel("code", Place::Fold, "training-code", super::code::body(&self.course, &self.highlights))]
            }
            "gradients" => {
                vec![self.picture("gradients", Place::Fold, gradients::scene(&self.course, room.width))]
            }
            _ => vec![self.picture("saturation", Place::Fold, saturation::scene(&self.course, room.width))],
        }
    }

    fn readings(&self) -> Vec<Reading> {
        let course = &self.course;
        let (train, test) = course.losses();
        let count = |key: &str, symbol: &str, count: usize| Reading {
            text: integer(count as f64),
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
        let turn = history::turn(&self.course);
        let state = match (self.course.updates(), turn) {
            (0, _) if at_zero(self.course.network()) => "zeros",
            (0, _) => "new",
            _ if test.is_nan() => "alone",
            (_, Some(_)) => "turned",
            _ => "under-way",
        };
        words(
            "training-describe",
            &[
                ("state", state.to_owned()),
                ("t", integer(self.course.updates() as f64)),
                ("train", loss_text(train, 3)),
                ("test", loss_text(test, 3)),
                ("turn", integer(turn.map_or(0.0, |(t, _)| t as f64))),
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

/// Whether all weights are 0: then none is drawn by chance.
fn at_zero(network: &nn::Network) -> bool {
    (0..network.depth()).all(|layer| network.weights(layer).iter().all(|&w| w == 0.0))
}
