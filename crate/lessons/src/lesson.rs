//! What a lesson is: values in, a run out; the run steps, and its view is a pure function of (values, t).

use crate::{Control, LAST_T, Panel, Reading, Refusal, Values};
use figure::{Label, Message};
use serde::Serialize;

/// One lesson. To add one, write a folder and enter it in [`crate::LESSONS`].
pub trait Lesson: Sync {
    /// Its name in links and attributes. Its title is the catalogue's `SLUG-title`.
    fn slug(&self) -> &'static str;

    /// Its words: a Fluent catalogue.
    fn words(&self) -> &'static str;

    /// What can be set, in the order shown.
    fn controls(&self) -> &'static [Control];

    /// Named values: starting points for a learner, and what the golden pictures are made of.
    fn presets(&self) -> &'static [Preset];

    /// The t of a fresh lesson.
    fn first_t(&self) -> usize {
        0
    }

    /// The last step that can be asked for.
    fn last_t(&self) -> usize {
        LAST_T
    }

    /// The speeds at which it plays, in steps a second (0 is as fast as a smooth picture allows), and the usual one.
    fn speeds(&self) -> (&'static [usize], usize) {
        (&[1, 2, 5, 10, 30, 60], 5)
    }

    /// Up to which step two sets of values give the same run: what happens later may differ.
    fn same_until(&self, _one: &Values, _other: &Values) -> usize {
        0
    }

    /// The controls that only light something up: a change of theirs is no other run, see [`Run::look`].
    fn looks(&self) -> &'static [&'static str] {
        &[]
    }

    /// Mends values that are each allowed but do not fit each other, and says what was refused. `changed` are the keys
    /// that were asked for, `before` the values without that change.
    fn settle(&self, _before: &Values, _values: &mut Values, _changed: &[&str]) -> Vec<Refusal> {
        Vec::new()
    }

    /// The module that has what these values ask for, where this one does not (see `annexes` in the manifest).
    fn annex(&self, _values: &Values) -> Option<&'static str> {
        None
    }

    /// The run at t = 0. The values are settled.
    fn start(&self, values: &Values) -> Box<dyn Run>;
}

/// Named values.
#[derive(Clone, Debug, Serialize)]
pub struct Preset {
    /// Its label is the catalogue's `SLUG-preset-NAME`.
    pub name: &'static str,
    /// Keys and values; what is not named takes its default.
    pub values: &'static [(&'static str, &'static str)],
}

/// The thresholds of a number, marked on its slider, and what lies between them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Gauge {
    /// The control.
    pub key: &'static str,
    /// The thresholds, ascending, each with its label.
    pub marks: Vec<(f64, Label)>,
    /// What each zone is called: one more than there are thresholds.
    pub zones: Vec<Message>,
    /// What the present value means: its zone, or a threshold it stands on.
    pub now: Message,
}

/// A button beside those that step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Action {
    /// Unique and stable.
    pub id: &'static str,
    /// What is written on it.
    pub label: Message,
    /// What a press sets, all at once.
    pub sets: Vec<(&'static str, String)>,
    /// Whether it is a longer step, and stands beside the step button.
    pub step: bool,
    /// Whether the way to the t that it sets ends where [`Run::arrived`] says so.
    pub until: bool,
}

/// A lesson in motion. `Clone` is [`Run::copy`], for checkpoints.
pub trait Run {
    /// Takes the present values of the controls that only light something up.
    fn look(&mut self, _values: &Values) {}

    /// One step forward. Does nothing once stopped.
    fn step(&mut self);

    /// Why there is no further step, if so.
    fn stopped(&self) -> Option<Message> {
        None
    }

    /// What the next step will do, in a word or two: the label of the step button.
    fn next(&self) -> Message;

    /// Buttons beside the one that steps: longer steps, another start.
    fn actions(&self) -> Vec<Action> {
        Vec::new()
    }

    /// Where the run is, counted in every way that has a name; nothing where steps are all there is to count.
    fn counters(&self) -> Vec<Message> {
        Vec::new()
    }

    /// Whether the run has come to what [`Action::until`] waits for. Asked before every step.
    fn arrived(&self) -> bool {
        false
    }

    /// How what [`Action::until`] began has ended: in what the run was to come to, or before it.
    fn outcome(&self) -> Option<Message> {
        None
    }

    /// Works out now what takes long and is kept for the panels: a run that plays does so in a frame of its own.
    fn ready(&self) {}

    /// What is shown, for a page `width` CSS pixels wide.
    fn panels(&self, width: f64) -> Vec<Panel>;

    /// The same without panels of [`Place::Wide`](crate::Place::Wide), where they take long: for as long as a drag is under
    /// way and they are out of sight.
    fn panels_in_sight(&self, width: f64) -> Vec<Panel> {
        self.panels(width)
    }

    /// The same with no more than the pictures, where the other panels take long: for most frames of a run that plays.
    fn pictures(&self, width: f64) -> Vec<Panel> {
        self.panels_in_sight(width)
    }

    /// The live numbers by name.
    fn readings(&self) -> Vec<Reading>;

    /// What a person who cannot see the picture is told after each step.
    fn describe(&self) -> Message;

    /// What a parameter control can hold now, and how that is shown.
    fn options(&self, _key: &str) -> Vec<(String, String)> {
        Vec::new()
    }

    /// The controls that say nothing now, because of what others are set to: they are not shown.
    fn idle(&self) -> Vec<&'static str> {
        Vec::new()
    }

    /// Where sliders have thresholds that depend on other values.
    fn gauges(&self) -> Vec<Gauge> {
        Vec::new()
    }

    /// A copy of this moment.
    fn copy(&self) -> Box<dyn Run>;
}
