//! Vanishing gradient (notes N14–N17): a chain of neurons, each factor w·f′(z) beside its ceiling, what the next step does
//! to each weight, and another set-up beside it that does better or worse.

mod digits17;
mod factors;
mod frozen;
mod history;
mod interview;
mod moment;
mod panes;
mod placing;
mod product;
mod running;
mod schema;
mod sentences;
mod settle;
mod setup;
mod shares;
mod slopes;
mod tables;
mod track;
mod training;

use crate::{Body, Control, Lesson, Panel, Place, Preset, Reading, Refusal, Run, Settings, Values};
use figure::{Message, digits};
use moment::Moment;
use nn::BatchGradient;
use schema::{CONTROLS, PRESETS};
use setup::Setup;
use std::rc::Rc;
use track::{Data, FAR, Now, Track};

/// No run takes longer than so many nanoseconds or so: a link to its end must still answer.
const LONGEST: usize = 600_000_000;

/// The lesson.
pub(crate) struct VanishingGradient;

impl Lesson for VanishingGradient {
    fn slug(&self) -> &'static str {
        "vanishing-gradient"
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

    fn looks(&self) -> &'static [&'static str] {
        &["layer", "answers"]
    }

    fn settle(&self, before: &Values, values: &mut Values, changed: &[&str]) -> Vec<Refusal> {
        settle::settle(before, values, changed)
    }

    fn start(&self, values: &Values) -> Box<dyn Run> {
        let (depth, width) = (values.whole("depth").max(1), values.whole("width").max(1));
        let data = Data::new(values.number("x"), values.number("y"), values.text("data") == "points");
        let setup = Setup::of(values);
        let beside = setup.beside(values.text("beside"));
        let tracks: Vec<Track> =
            [Some(setup), beside].into_iter().flatten().map(|s| Track::new(s, depth, width)).collect();
        // As measured: what a step costs for each layer, and for each sample's weights and neurons.
        let sample = 6 * tracks[0].network.parameter_count() + 100 * depth * width;
        let work = tracks.len() * (600 * depth + data.xs.len() * sample);
        let eta = values.number("eta");
        let frozen = |track: &Track| {
            (width == 1).then(|| frozen::first_frozen_depth(&track.setup, data.x, data.y, eta)).flatten()
        };
        let frozen = tracks.iter().map(frozen).collect();
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
        };
        run.look(values);
        Box::new(run)
    }
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
}

/// A set-up as the view meets it.
struct Shown<'a> {
    track: &'a Track,
    /// A, or B beside it.
    letter: &'static str,
    moment: Rc<Moment>,
    /// What the next step goes by.
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
            let Now { moment, step } = track.now(&self.data);
            Shown { track, letter, moment, step, frozen }
        };
        self.tracks.iter().zip(["A", "B"]).zip(&self.frozen).map(one).collect()
    }

    /// −η·∂L/∂w of one weight.
    fn change(&self, shown: &Shown, layer: usize, at: usize) -> f64 {
        -(self.eta * shown.step.dw[layer][at])
    }

    fn pictures(&self, shown: &[Shown], width: f64) -> Vec<Panel> {
        let alt = |id: &str| {
            let layers = &shown[0].moment.layers;
            let least = layers.iter().map(|layer| layer.factor.abs()).fold(f64::INFINITY, f64::min);
            let greatest = layers.iter().map(|layer| layer.factor.abs()).fold(0.0, f64::max);
            Message::new(id)
                .with("n", self.depth().to_string())
                .with("t", self.updates.to_string())
                .with("loss", digits(shown[0].step.loss, 4))
                .with("least", digits(least, 4))
                .with("greatest", digits(greatest, 4))
                .with("gradient", digits(shown[0].moment.first(), 4))
        };
        let picture = |id, place, title, scene, words| {
            let body = Body::Picture { scene, alt: alt(words) };
            Panel { id, place, title: Message::new(title), body }
        };
        vec![
            picture(
                "product",
                Place::Main,
                "vanishing-gradient-product",
                running::scene(shown, self.layer, width),
                "vanishing-gradient-product-alt",
            ),
            picture(
                "factors",
                Place::Under,
                "vanishing-gradient-factors",
                factors::scene(shown, self.layer, width),
                "vanishing-gradient-factors-alt",
            ),
            picture(
                "sigmoid",
                Place::Under,
                "vanishing-gradient-sigmoid",
                slopes::scene(shown, self.layer, width),
                "vanishing-gradient-sigmoid-alt",
            ),
            Panel {
                id: "shares",
                place: Place::Under,
                title: Message::new("vanishing-gradient-shares"),
                body: shares::table(shown),
            },
            picture(
                "loss",
                Place::Under,
                "vanishing-gradient-loss",
                training::loss(self, shown, width),
                "vanishing-gradient-loss-alt",
            ),
            picture(
                "strips",
                Place::Under,
                "vanishing-gradient-strips",
                training::strips(self, shown, width),
                "vanishing-gradient-strips-alt",
            ),
        ]
    }

    /// All but the tables below.
    fn narrow(&self, shown: &[Shown], width: f64) -> Vec<Panel> {
        let side = |id, title, body| Panel { id, place: Place::Side, title, body };
        let mut panels = self.pictures(shown, width);
        for (shown, id) in shown.iter().zip(["words", "words-beside"]) {
            panels.push(side(id, shown.name(), Body::Text(sentences::sentences(self, shown))));
        }
        if self.width == 1 {
            let lines = product::formula(self, &shown[0]);
            panels.push(side("formula", Message::new("vanishing-gradient-formula"), Body::Formula(lines)));
        }
        panels.extend(interview::panels(&self.answers));
        panels
    }

    fn wide(&self, shown: &[Shown]) -> Vec<Panel> {
        let ids = [("weights", "layers"), ("weights-beside", "layers-beside")];
        let panel = |id, title: &str, shown: &Shown, body| {
            let title = Message::new(title).with("setup", shown.letter);
            Panel { id, place: Place::Wide, title, body }
        };
        let both = shown.iter().zip(ids).flat_map(|(shown, (weights, layers))| {
            [
                panel(weights, "vanishing-gradient-weights", shown, tables::weights(self, shown)),
                panel(layers, "vanishing-gradient-layers", shown, tables::layers(self, shown)),
            ]
        });
        both.collect()
    }
}

impl Run for Bench {
    fn look(&mut self, values: &Values) {
        self.layer = values.text("layer").parse().unwrap_or(1);
        self.answers = values.settings("answers");
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

    fn next(&self) -> Message {
        Message::new("vanishing-gradient-next")
    }

    fn panels(&self, width: f64) -> Vec<Panel> {
        let shown = self.shown();
        let mut panels = self.narrow(&shown, width);
        panels.extend(self.wide(&shown));
        panels
    }

    fn panels_in_sight(&self, width: f64) -> Vec<Panel> {
        self.narrow(&self.shown(), width)
    }

    fn readings(&self) -> Vec<Reading> {
        let shown = self.shown();
        let (moment, old) = (&shown[0].moment, self.tracks[0].network.weights(0)[0]);
        let change = self.change(&shown[0], 0, 0);
        let mut readings = vec![
            Reading::new("dL_dw1", "∂L/∂w1", shown[0].step.dw[0][0]),
            Reading::new("product", if self.width == 1 { "∂L/∂w1(x)" } else { "‖∂L/∂w1‖(x)" }, moment.first()),
            Reading::new("bound", "|∂L/∂w1| ≤", moment.layers[0].bound),
            Reading::new("w_old", "w1_old", old),
            Reading::new("change", "−η·∂L/∂w1", change),
            Reading::new("w_new", "w1_new", old + change),
        ];
        readings.extend(shown[0].frozen.map(|depth| Reading::new("frozen_from", "n(f32)", depth as f64)));
        readings.push(Reading::new("loss", "L", shown[0].step.loss));
        readings.extend(shown.get(1).map(|b| Reading::new("loss_beside", "B: L", b.step.loss)));
        readings.extend(shown.get(1).map(|b| Reading::new("product_beside", "B: ∂L/∂w1(x)", b.moment.first())));
        readings
    }

    fn describe(&self) -> Message {
        let shown = &self.shown()[0];
        Message::new("vanishing-gradient-describe")
            .with("t", self.updates.to_string())
            .with("n", self.depth().to_string())
            .with("gradient", digits(shown.moment.first(), 4))
            .with("last", digits(shown.moment.last(), 4))
            .with("change", digits(self.change(shown, 0, 0), 4))
    }

    fn copy(&self) -> Box<dyn Run> {
        Box::new(self.clone())
    }
}
