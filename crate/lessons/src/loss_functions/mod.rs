//! Loss functions: what ½(y − o)² and cross-entropy make of a saturated sigmoid neuron, and so why cross-entropy is taken.

mod formula;
mod front;
mod neuron;
mod picture;
mod rail;
mod schema;
mod story;

use crate::panel::panel;
use crate::{
    Body, Cell, Column, Control, Group, Lesson, Panel, Place, Preset, Reading, Room, Run, Step, TableRow, Values,
};
use figure::{Label, Message, ToList, digits, exact};
use neuron::{LOSSES, Slopes};

/// Between the large picture and the rail.
const GAP: f64 = 12.0;

/// What the catalogue calls each of [`LOSSES`].
const NAMES: [&str; 2] = ["squared", "entropy"];

pub(crate) use front::formula;

/// The lesson, as the list names it.
pub(crate) static LESSON: LossFunctions = LossFunctions;

pub(crate) struct LossFunctions;

impl Lesson for LossFunctions {
    fn slug(&self) -> &'static str {
        "loss-functions"
    }

    fn words(&self) -> &'static str {
        words!("loss_functions/en.ftl")
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

    /// Nothing happens in time.
    fn last_t(&self) -> usize {
        0
    }

    fn start(&self, values: &Values) -> Box<dyn Run> {
        let (z, y) = (values.number("z"), values.number("y"));
        let slopes = LOSSES.map(|kind| neuron::slopes(kind, z, y));
        let mut show = Show {
            z,
            y,
            o: neuron::output(z),
            steepness: neuron::steepness(z),
            slopes,
            shown: [true; 2],
            alone: false,
        };
        show.highlight(values);
        Box::new(show)
    }
}

/// One neuron under both losses: a function of the values alone.
#[derive(Clone)]
struct Show {
    z: f64,
    /// The target.
    y: f64,
    o: f64,
    /// ∂o/∂z.
    steepness: f64,
    /// Under each of [`LOSSES`].
    slopes: [Slopes; 2],
    /// Which of them are shown.
    shown: [bool; 2],
    /// Whether cross-entropy is not even named.
    alone: bool,
}

impl Show {
    /// How near the neuron is to its target, and whether it can be moved.
    fn state(&self) -> &'static str {
        match (self.o - self.y).abs() {
            error if error < 0.1 => "right",
            error if error > 0.5 && picture::is_flat(self.z) => "saturated",
            _ => "between",
        }
    }

    /// The losses that are shown.
    fn seen(&self) -> &'static str {
        match self.shown {
            [false, _] => "none",
            [true, false] => "squared",
            [true, true] => "both",
        }
    }

    /// A message with every number that a sentence may need.
    fn say(&self, id: &str) -> Message {
        let [squared, entropy] = self.slopes;
        Message::new(id)
            .with("state", self.state())
            .with("shown", self.seen())
            .with("z", exact(self.z))
            .with("o", digits(self.o, 3))
            .with("y", exact(self.y))
            .with("steepness", digits(self.steepness, 3))
            .with("squared", digits(squared.by_z, 3))
            .with("entropy", digits(entropy.by_z, 3))
            .with("loss_slope", digits(entropy.by_o, 3))
            .with("squared_slope", digits(squared.by_o, 3))
            .with("times", digits(1.0 / self.steepness, 3))
    }

    /// Both losses side by side, factor by factor: three columns fit on a phone.
    fn table(&self) -> Body {
        let row = |(symbol, of): (&str, Factor)| {
            let numbers = self.slopes.map(|slopes| Cell::symbol(digits(of(self, slopes), 4)));
            let cells = [Cell::symbol(symbol)].into_iter().chain(numbers).list();
            TableRow { id: symbol.to_owned(), choose: None, total: symbol == RESULT, groups: Vec::new(), cells }
        };
        let names = NAMES.map(|name| Message::new("loss-functions-name").with("loss", name));
        let mut columns = vec![Column { label: Label::symbol(""), numeric: false }];
        columns.extend(names.map(|name| Column { label: name.into(), numeric: true }));
        Body::Table { columns, rows: FACTORS.into_iter().map(row).list() }
    }
}

/// Reads a number of a loss at the present z.
type Factor = fn(&Show, Slopes) -> f64;

/// The last factor's product.
const RESULT: &str = "∂L/∂z";

/// What each loss makes of the present z, in the order of the chain rule.
const FACTORS: [(&str, Factor); 4] = [
    ("L", |_, slopes| slopes.loss),
    ("∂L/∂o", |_, slopes| slopes.by_o),
    ("∂o/∂z", |show, _| show.steepness),
    (RESULT, |_, slopes| slopes.by_z),
];

impl Run for Show {
    /// Where the story asks, the newest loss is hidden.
    fn highlight(&mut self, values: &Values) {
        let secret = crate::story::hides(story::STEPS, values);
        self.alone = values.text("alone") == "yes";
        self.shown = [!(self.alone && secret), !self.alone && !secret];
    }

    fn panels(&self, room: Room) -> Vec<Panel> {
        let rail = picture::has_rail(room.width).then(|| rail::scene(self, room.width));
        let below = rail.as_ref().map_or(0.0, |rail| rail.height + GAP);
        let scene = picture::scene(self, room.width, room.height - below);
        let picture = |scene, alt| Body::Picture { scene, alt };
        let stage = panel("slopes", Place::Stage, "loss-functions-slopes", picture(scene, self.describe()));
        let alt = self.say("loss-functions-factors");
        let rail = rail.map(|scene| panel("factors", Place::Rail, "loss-functions-here", picture(scene, alt.clone())));
        [stage].into_iter().chain(rail).list()
    }

    fn folds(&self) -> Vec<&'static str> {
        // The others compare both losses.
        if self.shown == [true; 2] { vec!["words", "table", "why"] } else { vec!["words"] }
    }

    fn fold(&self, name: &str, _room: Room) -> Vec<Panel> {
        let shown = NAMES.into_iter().zip(self.shown).filter_map(|(part, shown)| shown.then_some(part));
        let words = ["state"].into_iter().chain(shown).map(|part| self.say(&format!("loss-functions-words-{part}")));
        let why = ["why", "limits"].map(|part| Message::new(format!("loss-functions-{part}")));
        let fold = |id, title, body| panel(id, Place::Fold, title, body);
        match name {
            "words" => vec![fold("words", "loss-functions-words", Body::Text { messages: words.list() })],
            "table" => vec![fold("table", "loss-functions-table", self.table())],
            _ => vec![
                fold("formula", "loss-functions-formula", Body::Formula { lines: formula::lines(self) }),
                fold("why", "loss-functions-reason", Body::Text { messages: why.to_vec() }),
            ],
        }
    }

    fn readings(&self) -> Vec<Reading> {
        vec![
            Reading::new("o", "o", self.o),
            Reading::new("error", "o − y", self.o - self.y),
            Reading::new("do_dz", "∂o/∂z", self.steepness),
        ]
    }

    fn describe(&self) -> Message {
        self.say("loss-functions-describe")
    }

    fn copy(&self) -> Box<dyn Run> {
        Box::new(self.clone())
    }
}
