//! Vanishing gradient (notes N14–N17): a chain of neurons, each factor w·f′(z) beside its ceiling, what the next step does
//! to each weight, and another set-up beside it that does better or worse.

mod across;
mod beads;
mod chain;
mod digits17;
mod factors;
mod folds;
mod front;
mod frozen;
mod interview;
mod panes;
mod placing;
mod product;
mod rail;
mod running;
mod schema;
mod sentences;
mod settle;
mod setup;
mod shares;
mod slopes;
mod stage;
mod story;
mod tables;
mod track;
mod training;

use crate::divergence::FAR;
use crate::panel::panel;
use crate::{Body, Control, Group, Lesson, Panel, Place, Preset, Reading, Refusal, Room, Run, Settings, Step, Values};
use across::{is_small, letters};
use chain::Chain;
use figure::{Message, Scene, ToList, digits};
use nn::BatchGradient;
use schema::{CONTROLS, GROUPS, PRESETS};
use setup::Setup;
use std::rc::Rc;
use track::{Data, Now, Track};

/// The most time of a run, in nanoseconds, so that a link to its end still answers.
const LONGEST: usize = 600_000_000;

/// Between the large picture and the rail.
const BETWEEN: f64 = 12.0;

pub(crate) use front::formula;

/// The lesson, as the list names it.
pub(crate) static LESSON: VanishingGradient = VanishingGradient;

pub(crate) struct VanishingGradient;

/// Whether this module is the annex. It has what stands in folds.
const ANNEX: bool = cfg!(feature = "vanishing-gradient-more");

impl Lesson for VanishingGradient {
    fn slug(&self) -> &'static str {
        "vanishing-gradient"
    }

    fn words(&self) -> &'static str {
        if ANNEX {
            concat!(words!("vanishing_gradient/en.ftl"), "\n", words!("vanishing_gradient/more.ftl"))
        } else {
            words!("vanishing_gradient/en.ftl")
        }
    }

    fn controls(&self) -> &'static [Control] {
        CONTROLS
    }

    fn groups(&self) -> &'static [Group] {
        GROUPS
    }

    fn presets(&self) -> &'static [Preset] {
        PRESETS
    }

    fn story(&self) -> &'static [Step] {
        story::STEPS
    }

    fn highlights(&self) -> &'static [&'static str] {
        &["layer", "answers", "card"]
    }

    fn kept(&self) -> &'static [&'static str] {
        &["answers", "card"]
    }

    fn annex(&self, values: &Values) -> Option<&'static str> {
        (!ANNEX && crate::story::is_later(story::STEPS, values)).then_some("vanishing-gradient-more")
    }

    fn passing(&self) -> &'static [&'static str] {
        &["layer"]
    }

    fn settle(&self, before: &Values, values: &mut Values, changed: &[&str]) -> Vec<Refusal> {
        settle::settle(before, values, changed)
    }

    fn folds(&self) -> Option<&'static str> {
        (!ANNEX).then_some("vanishing-gradient-more")
    }

    fn start(&self, values: &Values) -> Box<dyn Run> {
        let (depth, width) = (values.count("depth").max(1), values.count("width").max(1));
        let data = Data::new(values.number("x"), values.number("y"), values.text("data") == "points");
        let setup = Setup::of(values);
        let beside = setup.beside(values.text("beside"));
        let tracks: Vec<Track> =
            [Some(setup), beside].into_iter().flatten().map(|s| Track::new(s, depth, width)).list();
        // As measured: what a step costs for each layer, and for each sample's weights and neurons.
        let sample = 6 * tracks[0].network.parameter_count() + 100 * depth * width;
        let work = tracks.len() * (600 * depth + data.xs.len() * sample);
        let eta = values.number("eta");
        let frozen = |track: &Track| {
            (width == 1).then(|| frozen::first_frozen_depth(&track.setup, data.x, data.y, eta)).flatten()
        };
        let frozen = tracks.iter().map(frozen).list();
        let mut run = Bench {
            tracks,
            data,
            eta,
            width,
            frozen,
            updates: 0,
            last: LONGEST / work,
            layer: 1,
            answers: Settings::default(),
            card: String::new(),
            interviewed: story::is_interview(values),
        };
        run.highlight(values);
        Box::new(run)
    }
}

/// The size of the large picture: on a phone it has the rail in it.
fn stage_size(room: Room) -> (f64, f64) {
    let rail = if is_small(room.width) { 0.0 } else { rail::HEIGHT + BETWEEN };
    (room.width, room.height - rail)
}

/// One set-up, or two side by side, trained on the same data with one η.
#[derive(Clone)]
struct Bench {
    tracks: Vec<Track>,
    data: Data,
    eta: f64,
    width: usize,
    /// For each set-up the depth from which f32 keeps the first weight as it is.
    frozen: Vec<Option<usize>>,
    updates: usize,
    /// The last step that is taken.
    last: usize,
    /// The layer that is lit, counted from 1.
    layer: usize,
    /// What was answered to the interview question.
    answers: Settings,
    /// The card of it that is shown.
    card: String,
    /// Whether the story asks it. Else it stands in a fold.
    interviewed: bool,
}

/// A set-up as the view meets it.
struct Shown<'a> {
    track: &'a Track,
    /// A, or B beside it.
    letter: &'static str,
    chain: Rc<Chain>,
    /// The gradient of the next step.
    step: Rc<BatchGradient>,
    frozen: Option<usize>,
}

impl Shown<'_> {
    fn name(&self) -> Message {
        self.track.setup.name(self.letter)
    }
}

impl Bench {
    fn depth(&self) -> usize {
        self.tracks[0].network.depth()
    }

    fn shown(&self) -> Vec<Shown<'_>> {
        let one = |((track, letter), &frozen)| {
            let track: &Track = track;
            let Now { chain, step } = track.now(&self.data);
            Shown { track, letter, chain, step, frozen }
        };
        self.tracks.iter().zip(["A", "B"]).zip(&self.frozen).map(one).list()
    }

    /// −η·∂L/∂w of one weight; the largest number there is, if it would be larger.
    fn change(&self, shown: &Shown, layer: usize, at: usize) -> f64 {
        figure::clamp(-(self.eta * shown.step.dw[layer][at]), f64::MIN, f64::MAX)
    }

    /// A picture, told in words of the whole chain.
    fn picture(&self, shown: &[Shown], id: &'static str, place: Place, scene: Scene) -> Panel {
        let layers = &shown[0].chain.layers;
        let least = layers.iter().map(|layer| layer.factor.abs()).fold(f64::INFINITY, f64::min);
        let greatest = layers.iter().map(|layer| layer.factor.abs()).fold(0.0, f64::max);
        let alt = Message::new(format!("vanishing-gradient-{id}-alt"))
            .with("n", self.depth().to_string())
            .with("t", self.updates.to_string())
            .with("loss", digits(shown[0].step.loss, 4))
            .with("least", digits(least, 4))
            .with("greatest", digits(greatest, 4))
            .with("gradient", digits(shown[0].chain.first(), 4));
        panel(id, place, &format!("vanishing-gradient-{id}"), Body::Picture { scene, alt })
    }
}

impl Run for Bench {
    fn highlight(&mut self, values: &Values) {
        self.layer = values.text("layer").parse().unwrap_or(1);
        self.answers = values.settings("answers");
        values.text("card").clone_into(&mut self.card);
        self.interviewed = story::is_interview(values);
    }

    fn step(&mut self) {
        if self.stopped().is_some() {
            return;
        }
        for track in &mut self.tracks {
            track.step(self.updates, &self.data, self.eta);
        }
        self.updates += 1;
    }

    fn stopped(&self) -> Option<Message> {
        let far = self.tracks.iter().zip(["A", "B"]).find_map(|(track, letter)| Some((letter, track.far()?)));
        if let Some((letter, layer)) = far {
            return Some(
                Message::new("vanishing-gradient-diverged")
                    .with("setup", letter)
                    .with("layer", (layer + 1).to_string())
                    .with("far", figure::exact(FAR))
                    .with("t", self.updates.to_string())
                    .with("eta", figure::exact(self.eta)),
            );
        }
        let long = self.updates >= self.last;
        long.then(|| Message::new("vanishing-gradient-long").with("t", self.updates.to_string()))
    }

    fn panels(&self, room: Room) -> Vec<Panel> {
        let shown = self.shown();
        let mut panels = self.pictures(room);
        if ANNEX && self.interviewed {
            panels.extend(interview::panels(&self.card, &self.answers, Place::Story));
        }
        let slopes = slopes::scene(self, &shown, room.story, letters(room.width));
        panels.push(self.picture(&shown, "sigmoid", Place::Companion, slopes));
        panels
    }

    fn pictures(&self, room: Room) -> Vec<Panel> {
        let shown = self.shown();
        let stage = stage::scene(self, &shown, stage_size(room));
        let mut panels = vec![self.picture(&shown, "product", Place::Stage, stage)];
        if !is_small(room.width) {
            panels.push(self.picture(&shown, "rail", Place::Rail, rail::scene(self, &shown, room.width)));
        }
        panels
    }

    fn folds(&self) -> Vec<&'static str> {
        let interview = (!self.interviewed).then_some("interview");
        interview.into_iter().chain(["factors", "learning", "words", "tables"]).list()
    }

    fn fold(&self, name: &str, room: Room) -> Vec<Panel> {
        if !ANNEX {
            return Vec::new();
        }
        folds::panels(self, name, room)
    }

    fn readings(&self) -> Vec<Reading> {
        let shown = self.shown();
        let (chain, old) = (&shown[0].chain, self.tracks[0].network.weights(0)[0]);
        let change = self.change(&shown[0], 0, 0);
        let mut readings = vec![
            Reading::new("dL_dw1", "∂L/∂w1", shown[0].step.dw[0][0]),
            Reading::new("product", if self.width == 1 { "∂L/∂w1(x)" } else { "‖∂L/∂w1‖(x)" }, chain.first()),
            Reading::new("bound", "|∂L/∂w1| ≤", chain.layers[0].bound),
            Reading::new("w_old", "w1_old", old),
            Reading::new("change", "−η·∂L/∂w1", change),
            Reading::new("w_new", "w1_new", figure::clamp(old + change, f64::MIN, f64::MAX)),
        ];
        let frozen =
            |depth: usize| Reading { text: depth.to_string(), ..Reading::new("frozen_from", "n(f32)", depth as f64) };
        readings.extend(shown[0].frozen.map(frozen));
        readings.push(Reading::new("loss", "L", shown[0].step.loss));
        readings.extend(shown.get(1).map(|b| Reading::new("loss_beside", "B: L", b.step.loss)));
        readings.extend(shown.get(1).map(|b| Reading::new("product_beside", "B: ∂L/∂w1(x)", b.chain.first())));
        readings
    }

    fn describe(&self) -> Message {
        sentences::describe(self, &self.shown())
    }

    fn copy(&self) -> Box<dyn Run> {
        Box::new(self.clone())
    }
}
