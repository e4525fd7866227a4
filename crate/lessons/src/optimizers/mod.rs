//! Optimizers (notes N4, N5, N12): descent in two dimensions, the gradient and the step as two acts, and a race.

#[cfg(feature = "optimizers-more")]
mod code;
mod contour;
mod formula;
mod front;
mod handles;
mod layout;
mod look;
mod losses;
mod memory;
#[cfg(not(feature = "optimizers-more"))]
#[path = "no_own.rs"]
mod own;
#[cfg(feature = "optimizers-more")]
mod own;
mod picture;
mod predict;
mod racer;
mod rail;
mod rim;
mod schema;
mod spots;
mod story;
mod surface;
mod tables;
mod trail;
mod vectors;
mod window;
mod words;

use crate::panel::panel;
use crate::{Body, Control, Group, Lesson, Panel, Place, Preset, Reading, Refusal, Room, Run, Settings, Step, Values};
use contour::Land;
use figure::{Message, ToList};
use layout::Layout;
use nn::Schedule;
use racer::{Preview, Racer, Track};
use std::rc::Rc;
use surface::{Pair, Surface};

pub(crate) use front::formula;

/// The lesson, as the list names it.
pub(crate) static LESSON: Optimizers = Optimizers;

pub(crate) struct Optimizers;

/// Whether this module is the annex. It has what stands in folds.
const ANNEX: bool = cfg!(feature = "optimizers-more");

impl Lesson for Optimizers {
    fn slug(&self) -> &'static str {
        "optimizers"
    }

    fn words(&self) -> &'static str {
        if ANNEX {
            concat!(words!("optimizers/en.ftl"), "\n", words!("optimizers/more.ftl"))
        } else {
            words!("optimizers/en.ftl")
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
        schema::settle(before, values, changed)
    }

    fn annex(&self, values: &Values) -> Option<&'static str> {
        let more = values.text("surface") == "own"
            || values.have_unread()
            || !schema::is_usual(values)
            || crate::story::is_later(story::STEPS, values);
        (more && !ANNEX).then_some("optimizers-more")
    }

    fn folds(&self) -> Option<&'static str> {
        (!ANNEX).then_some("optimizers-more")
    }

    fn start(&self, values: &Values) -> Box<dyn Run> {
        let surface = Surface::of(values);
        let start = [values.number("x0"), values.number("y0")];
        let span = values.count("span");
        let schedule = match values.text("schedule") {
            "halving" => Schedule::Halving { every: span },
            "cosine" => Schedule::Cosine { steps: span },
            "warm-up" => Schedule::WarmUp { steps: span },
            _ => Schedule::Constant,
        };
        let racers: Vec<Racer> =
            schema::racing(values).into_iter().map(|(index, kind)| Racer::new(index, kind, start)).list();
        let window = if ANNEX { surface.window().zoomed(values.number("zoom")) } else { surface.window() };
        let land = Land::of(&surface, window);
        let found = land.minima.first().map(|&minimum| surface.loss(minimum));
        let own = matches!(surface, Surface::Own(_));
        let lowest = found.unwrap_or(if own { land.lowest } else { 0.0 });
        // Only a function of the learner's own falls below 0.
        let base = lowest.min(land.lowest).min(0.0);
        let mut race = Race {
            selected: racers.iter().position(|racer| racer.kind.name() == values.text("optimizer")).unwrap_or(0),
            racers,
            land: Rc::new(land),
            track: Rc::new(Track {
                surface,
                window,
                schedule,
                noise: values.number("noise"),
                seed: values.count("noise-seed") as u64,
            }),
            goal: lowest + values.number("tolerance"),
            base: if own { base } else { 0.0 },
            two_acts: values.text("acts") == "two",
            gradient: false,
            steps: 0,
            predicts: values.text("predict") == "yes",
            guesses: values.settings("landing"),
            values: Rc::new(values.clone()),
        };
        race.racers.iter_mut().for_each(|racer| racer.look_ahead(&race.track, 0));
        race.note_arrivals();
        Box::new(race)
    }
}

/// Optimizers on one surface, from one start.
#[derive(Clone)]
struct Race {
    track: Rc<Track>,
    land: Rc<Land>,
    racers: Vec<Racer>,
    /// The index among `racers` of the one that is looked at.
    selected: usize,
    /// The loss to come down to.
    goal: f64,
    /// Losses are drawn on a logarithmic scale, so from here up.
    base: f64,
    /// Whether computing the gradient and taking the step are two presses.
    two_acts: bool,
    /// In two acts, whether the gradient has been computed and the step has not been taken.
    gradient: bool,
    /// Steps taken.
    steps: usize,
    predicts: bool,
    guesses: Settings,
    values: Rc<Values>,
}

impl Race {
    fn selected(&self) -> &Racer {
        &self.racers[self.selected]
    }

    /// Whether the gradient at the present place may be shown.
    fn knows_gradient(&self) -> bool {
        !self.two_acts || self.gradient
    }

    /// Whether the step to come may be shown, and has numbers.
    fn tells_step(&self) -> bool {
        self.knows_gradient() && !self.waits() && self.preview().is_finite()
    }

    /// Whether the picture shows the step to come. Before the first one it shows only where the slope falls.
    fn shows_step(&self) -> bool {
        self.tells_step() && (self.two_acts || self.steps > 0)
    }

    /// The step to come of the selected optimizer.
    fn preview(&self) -> Preview {
        self.selected().preview(&self.track, self.steps)
    }

    fn loss(&self, place: Pair) -> f64 {
        self.track.surface.loss(place)
    }

    /// The loss as it is drawn.
    fn height(&self, place: Pair) -> f64 {
        self.loss(place) - self.base
    }

    fn note_arrivals(&mut self) {
        for racer in self.racers.iter_mut().filter(|racer| racer.reached.is_none() && racer.diverged.is_none()) {
            if self.track.surface.loss(racer.place) <= self.goal {
                racer.reached = Some(self.steps);
            }
        }
    }
}

impl Run for Race {
    fn step(&mut self) {
        if self.stopped().is_some() {
            return;
        }
        if self.two_acts && !self.gradient {
            self.gradient = true;
            return;
        }
        for racer in &mut self.racers {
            racer.step(&self.track, self.steps);
        }
        self.steps += 1;
        self.gradient = false;
        self.note_arrivals();
    }

    fn stopped(&self) -> Option<Message> {
        if self.waits() {
            return Some(Message::new("optimizers-gate"));
        }
        self.racers.iter().all(|racer| racer.diverged.is_some()).then(|| self.all_diverged())
    }

    fn next(&self) -> Message {
        let act = match (self.two_acts, self.gradient) {
            (false, _) => "whole",
            (true, false) => "gradient",
            (true, true) => "step",
        };
        Message::new("optimizers-next").with("act", act)
    }

    fn panels(&self, room: Room) -> Vec<Panel> {
        let picture = Body::Picture { scene: picture::scene(self, room), alt: self.picture_in_words() };
        let mut panels = vec![panel("descent", Place::Stage, "optimizers-descent", picture)];
        if Layout::of(room).rail {
            let rail = Body::Picture { scene: rail::scene(self, room.width), alt: rail::in_words(self) };
            panels.push(panel("step", Place::Rail, "optimizers-numbers", rail));
        }
        panels.extend(self.prediction().map(|body| panel("predict", Place::Story, "optimizers-predict", body)));
        if let Surface::Own(own) = &self.track.surface {
            panels.extend(own.panels());
        } else if !self.predicts {
            panels.push(panel("memory", Place::Companion, "optimizers-memory", self.memory(room.story)));
        }
        panels
    }

    fn folds(&self) -> Vec<&'static str> {
        // Where a landing is asked for or a function is typed, that has the room beside the picture.
        let memory = (self.predicts || matches!(self.track.surface, Surface::Own(_))).then_some("memory");
        let code = code_is_told(self).then_some("code");
        ["race", "words", "rule"].into_iter().chain(memory).chain(code).chain(["limits"]).list()
    }

    fn fold(&self, name: &str, room: Room) -> Vec<Panel> {
        if !ANNEX {
            return Vec::new();
        }
        let (id, title, body) = match name {
            "race" => ("race", "optimizers-race", tables::race(self)),
            "words" => ("words", "optimizers-words", Body::Text { messages: self.sentences() }),
            "rule" => ("formula", "optimizers-formula", Body::Formula { lines: formula::lines(self) }),
            "memory" => ("memory", "optimizers-memory", self.memory(room.width)),
            #[cfg(feature = "optimizers-more")]
            "code" => ("code", "optimizers-code", code::body(self)),
            _ => ("limits", "optimizers-limits", Body::Text { messages: words::limits() }),
        };
        vec![panel(id, Place::Fold, title, body)]
    }

    fn readings(&self) -> Vec<Reading> {
        let [x, y] = self.track.surface.names();
        let place = self.selected().place;
        let mut all = vec![
            Reading::new("x", x.clone(), place[0]),
            Reading::new("y", y.clone(), place[1]),
            Reading::new("loss", "L", self.loss(place)),
        ];
        if self.knows_gradient() {
            let g = self.track.surface.gradient(place);
            all.push(Reading::new("dL_dx", format!("∂L/∂{x}"), g[0]));
            all.push(Reading::new("dL_dy", format!("∂L/∂{y}"), g[1]));
        }
        if self.tells_step() {
            let preview = self.preview();
            all.push(Reading::new("x_new", format!("{x} new"), preview.landing[0]));
            all.push(Reading::new("y_new", format!("{y} new"), preview.landing[1]));
        }
        all
    }

    fn describe(&self) -> Message {
        self.happened()
    }

    fn options(&self, key: &str) -> Vec<(String, String)> {
        let Surface::Network { example, .. } = &self.track.surface else { return Vec::new() };
        if !matches!(key, "first" | "second") {
            return Vec::new();
        }
        let name = |parameter| nn::parameter_name(&example.network, parameter);
        example.network.parameters().map(|parameter| (name(parameter), name(parameter))).list()
    }

    fn idle(&self) -> Vec<&'static str> {
        schema::idle(&self.values)
    }

    fn copy(&self) -> Box<dyn Run> {
        Box::new(self.clone())
    }
}

/// Whether there is a program: it would tell a landing that is to be predicted, and a network of many parameters has its own in the
/// chain rule.
fn code_is_told(race: &Race) -> bool {
    let network = matches!(race.track.surface, Surface::Network { .. });
    !network && !race.predicts && race.selected().diverged.is_none()
}
