//! What a lesson is: it takes values and returns a run. The run makes steps, and its view is a pure function of (values, t).

use crate::{Control, LAST_T, Panel, Reading, Refusal, Room, Step, Values};
use figure::{Label, Message};
use serde::Serialize;

/// One lesson: a folder, and a line in the list of `Cargo.toml`, from which [`crate::LESSONS`] is made.
pub trait Lesson: Sync {
    /// Its name in links and attributes. Its title is the catalogue's `SLUG-title`.
    fn slug(&self) -> &'static str;

    /// Its words: a Fluent catalogue.
    fn words(&self) -> &'static str;

    /// What can be set, in the order shown.
    fn controls(&self) -> &'static [Control];

    /// The controls in groups, of which a learner opens one at a time. A control that no group names is not shown.
    fn groups(&self) -> &'static [Group];

    /// Named values: starting points for a learner, and what the golden pictures are made of.
    fn presets(&self) -> &'static [Preset];

    /// The steps of its story, each with a question; none where it has no story.
    fn story(&self) -> &'static [Step] {
        &[]
    }

    /// The last step that can be asked for. A lesson without time says 0: then nothing can be stepped or played.
    fn last_t(&self) -> usize {
        LAST_T
    }

    /// The speeds at which it plays, in steps a second (0 is as fast as a smooth picture allows), and the usual speed.
    fn speeds(&self) -> (&'static [usize], usize) {
        (&[1, 2, 5, 10, 30, 60], 5)
    }

    /// The step up to which two sets of values give the same run. Later steps may differ.
    fn same_until(&self, _one: &Values, _other: &Values) -> usize {
        0
    }

    /// The controls that only light something up. Their changes make no other run, see [`Run::highlight`].
    fn highlights(&self) -> &'static [&'static str] {
        &[]
    }

    /// The controls whose changes are no steps of undo, like those of `t`: they only light something up.
    fn passing(&self) -> &'static [&'static str] {
        &[]
    }

    /// The controls that an example and a step of the story leave as they are: what was answered apart from them, or the seed of what
    /// is asked.
    fn kept(&self) -> &'static [&'static str] {
        &[]
    }

    /// Mends values that are allowed one by one but do not fit each other, and returns refusals. `changed` are the keys of the
    /// present change, and `before` are the values without it.
    fn settle(&self, _before: &Values, _values: &mut Values, _changed: &[&str]) -> Vec<Refusal> {
        Vec::new()
    }

    /// The annex that these values need, if this module cannot show them (see the list in `Cargo.toml`).
    fn annex(&self, _values: &Values) -> Option<&'static str> {
        None
    }

    /// The annex that has what stands in folds, if this module has none of it.
    fn folds(&self) -> Option<&'static str> {
        None
    }

    /// The run at t = 0. The values are settled.
    fn start(&self, values: &Values) -> Box<dyn Run>;
}

/// Named values.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Preset {
    /// Its label is the catalogue's `SLUG-preset-NAME`.
    pub name: &'static str,
    /// Keys and values. All other controls take their default.
    pub values: &'static [(&'static str, &'static str)],
}

/// Controls that belong together.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Group {
    /// Its title is the catalogue's `group-NAME`.
    pub name: &'static str,
    /// Its controls.
    pub keys: &'static [&'static str],
}

/// A part of the ruler: steps that make up one act.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Stretch {
    /// What happens here.
    pub label: Message,
    /// The t it begins at.
    pub from: usize,
    /// The t at which it is complete.
    pub to: usize,
}

/// The thresholds of a number, marked on its slider, and the zones between them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Gauge {
    /// The control.
    pub key: &'static str,
    /// The thresholds, ascending, each with its label.
    pub marks: Vec<(f64, Label)>,
    /// What each zone is called: one more than there are thresholds.
    pub zones: Vec<Message>,
    /// What the present value means: its zone, or the threshold that it equals.
    pub now: Message,
}

/// A button beside those that step.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Action {
    /// Unique and stable.
    pub id: &'static str,
    /// What is written on it.
    pub label: Message,
    /// What a press sets, all at once.
    pub sets: Vec<(&'static str, String)>,
    /// Whether it is a longer step. Its place is then beside the step button.
    pub step: bool,
    /// Whether the run to the t that it sets ends earlier, when [`Run::arrived`] says so.
    pub until: bool,
}

/// A lesson in motion. `Clone` is [`Run::copy`], for checkpoints.
pub trait Run {
    /// Takes the present values of the controls that only light something up.
    fn highlight(&mut self, _values: &Values) {}

    /// One step forward. Does nothing once stopped, nor in a lesson without time.
    fn step(&mut self) {}

    /// Why there is no further step, if so.
    fn stopped(&self) -> Option<Message> {
        None
    }

    /// What the next step will do, in a word or two: the label of the step button.
    fn next(&self) -> Message {
        Message::new("next-step")
    }

    /// Buttons beside the one that steps: longer steps, another start.
    fn actions(&self) -> Vec<Action> {
        Vec::new()
    }

    /// Where the run is, counted in other units than steps (epochs, batches); empty if there are no others.
    fn counters(&self) -> Vec<Message> {
        Vec::new()
    }

    /// Whether the run has reached the goal of [`Action::until`]. It is asked before every step.
    fn arrived(&self) -> bool {
        false
    }

    /// How a run with [`Action::until`] ended: at its goal, or before it.
    fn outcome(&self) -> Option<Message> {
        None
    }

    /// Computes and keeps what the panels need and what takes long. While a run plays, this has a piece of a frame of its own.
    fn ready(&self) {}

    /// What is always in sight: the stage, the rail, what is asked, the small picture.
    fn panels(&self, room: Room) -> Vec<Panel>;

    /// No more than the pictures of these, where the other panels take long: for most frames of a run that plays.
    fn pictures(&self, room: Room) -> Vec<Panel> {
        self.panels(room)
    }

    /// The folds there are now, in the order shown.
    fn folds(&self) -> Vec<&'static str> {
        Vec::new()
    }

    /// The panels of one fold; none in a module that leaves them to an annex. Nobody asks for a fold that is closed.
    fn fold(&self, _name: &str, _room: Room) -> Vec<Panel> {
        Vec::new()
    }

    /// The stretches of time that the ruler shows; nothing where all steps are alike.
    fn ruler(&self) -> Vec<Stretch> {
        Vec::new()
    }

    /// How long the movement takes that leads here from the step before, in milliseconds.
    fn motion(&self) -> f64 {
        220.0
    }

    /// The live numbers by name.
    fn readings(&self) -> Vec<Reading>;

    /// What has happened, in one sentence: shown near the button that was pressed, and told to a person who cannot see the picture.
    fn describe(&self) -> Message;

    /// What a parameter control can hold now, and how that is shown.
    fn options(&self, _key: &str) -> Vec<(String, String)> {
        Vec::new()
    }

    /// The controls that have no meaning now, because of other values. They are hidden.
    fn idle(&self) -> Vec<&'static str> {
        Vec::new()
    }

    /// Thresholds on sliders that depend on other values.
    fn gauges(&self) -> Vec<Gauge> {
        Vec::new()
    }

    /// A copy of this moment.
    fn copy(&self) -> Box<dyn Run>;
}
