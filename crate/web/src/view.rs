//! What a lesson shows, in the shape that the page reads.

use figure::{Handle, Message, Scene};
use lessons::{Action, Body, Control, Gauge, Group, Panel, Preset, Reading, Refusal, Sets, Story, Stretch, Values};
use serde::{Serialize, Serializer};

/// A lesson as the page first meets it.
#[derive(Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "types", ts(rename = "Lesson"))]
pub(crate) struct LessonView {
    /// Its name in links and attributes.
    pub(crate) slug: &'static str,
    /// What can be set, in the order shown.
    pub(crate) controls: Vec<Control>,
    /// The controls whose changes are no step of undo, such as `t`.
    pub(crate) passing: Vec<&'static str>,
    /// The controls that an example and a step of the story leave as they are.
    pub(crate) kept: &'static [&'static str],
    /// The controls in groups.
    pub(crate) groups: &'static [Group],
    /// What leads to the first step of its story; nothing where it has none.
    pub(crate) begin: Sets,
    /// Named values to begin with.
    pub(crate) presets: &'static [Preset],
    /// The annex that has what stands in folds, where this module has none of it.
    pub(crate) folds: Option<&'static str>,
    /// Steps a second; 0 means as many as possible.
    pub(crate) speeds: &'static [usize],
    /// The usual one of them.
    pub(crate) speed: usize,
}

/// The result of checking values: what holds now, what was refused, and which module can show it.
#[derive(Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "types", ts(rename = "Settled"))]
pub(crate) struct SettledView {
    /// A complete set of allowed values, in canonical form.
    #[cfg_attr(feature = "types", ts(type = "Record<string, string>"))]
    pub(crate) values: Values,
    /// What was refused, in the order given.
    pub(crate) refusals: Vec<Refusal>,
    /// The annex that can show these values, where this module cannot.
    pub(crate) annex: Option<&'static str>,
}

/// How far a run came.
#[derive(Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub(crate) struct Reached {
    /// The number of steps taken.
    pub(crate) t: usize,
    /// Whether the t asked for is not reached yet.
    pub(crate) behind: bool,
    /// Why there is no further step, if so.
    pub(crate) stopped: Option<Message>,
    /// How the run until a goal has ended, if it was one.
    pub(crate) outcome: Option<Message>,
}

/// A moment of a lesson. Its pictures are painted by a call of their own.
#[derive(Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub(crate) struct View<'a> {
    /// The number of steps taken.
    pub(crate) t: usize,
    /// What is written on the button that steps.
    pub(crate) next: Message,
    /// What a person who cannot see the picture is told.
    pub(crate) describe: Message,
    /// Buttons beside those that step.
    pub(crate) actions: Vec<Action>,
    /// Where the run is, counted in other units than steps (epochs, batches); empty if there are no others.
    pub(crate) counters: Vec<Message>,
    /// What each parameter control can hold now and how that is shown, by its key.
    #[cfg_attr(feature = "types", ts(type = "Record<string, [value: string, shown: string][]>"))]
    pub(crate) options: Options,
    /// The controls without a meaning now: they are hidden. If `t` is among them, nothing can be stepped.
    pub(crate) idle: Vec<&'static str>,
    /// Where sliders have thresholds that depend on other values.
    pub(crate) gauges: Vec<Gauge>,
    /// The live numbers by name.
    pub(crate) readings: Vec<Reading>,
    /// What is always in sight.
    pub(crate) panels: &'a [Panel],
    /// What can be opened below.
    pub(crate) folds: &'a [Fold],
    /// How long the movement takes that leads here from the step before, in milliseconds.
    pub(crate) motion: f64,
    /// Where the lesson's story is.
    pub(crate) story: Story,
    /// The acts that the ruler shows; none where all steps are alike.
    pub(crate) ruler: Vec<Stretch>,
    /// What can be touched on each picture, by its id. Pictures whose handles did not change are left out.
    #[cfg_attr(feature = "types", ts(as = "std::collections::HashMap<String, Vec<Handle>>"))]
    pub(crate) handles: Handles<'a>,
}

/// Panels that a learner opens.
#[derive(Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub(crate) struct Fold {
    /// Its title is the catalogue's `SLUG-fold-NAME`.
    pub(crate) name: &'static str,
    /// What is in it; nothing where it was not asked for.
    pub(crate) panels: Option<Vec<Panel>>,
}

/// What is in a fold that comes after its view.
#[derive(Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub(crate) struct FoldView<'a> {
    pub(crate) panels: &'a [Panel],
    /// As in the view.
    #[cfg_attr(feature = "types", ts(as = "std::collections::HashMap<String, Vec<Handle>>"))]
    pub(crate) handles: Handles<'a>,
}

/// The options of each parameter control: what it can hold, and how that is shown.
pub(crate) struct Options(pub(crate) Vec<(&'static str, Vec<(String, String)>)>);

/// An object.
impl Serialize for Options {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, names)| (key, names)))
    }
}

/// The handles of each picture, by its id.
pub(crate) struct Handles<'a>(Vec<(&'static str, &'a [Handle])>);

impl<'a> Handles<'a> {
    /// Those that differ from the pictures `before`.
    pub(crate) fn changed(panels: &[&'a Panel], before: &[(&'static str, Scene)]) -> Self {
        let of = |panel: &&'a Panel| match &panel.body {
            Body::Picture { scene, .. } => Some((panel.id, scene.handles.as_slice())),
            _ => None,
        };
        let known = |(id, handles): &(&str, &[Handle])| {
            before.iter().any(|(old, scene)| old == id && scene.handles == *handles)
        };
        Self(panels.iter().filter_map(of).filter(|picture| !known(picture)).collect())
    }
}

/// An object.
impl Serialize for Handles<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}
