//! The exercises: build ∂L/∂w from factors, find the wrong terms of the notes' formula, fill in factors.
//!
//! They stand where the forward act is done and the backward one is not: what it would tell is what is asked.

mod build;
mod fill;
mod given;
mod graph;
mod mistakes;
mod row;

use super::{Acts, Progress, picture};
use crate::{Body, Panel, Place, Settings, Value, Values};
use build::Build;
use figure::Message;
use fill::Fill;

/// What the learner is about.
#[derive(Clone)]
pub(super) enum Task {
    /// No exercise: everything is shown.
    Explore,
    /// Put ∂L/∂w together.
    Build(Build),
    /// Fill in numbers.
    Fill(Box<Fill>),
}

/// What `task` can be.
pub(super) const TASKS: &[&str] = &["explore", "build", "repair", "fill"];
/// What `level` can be.
pub(super) const LEVELS: &[&str] = &["1", "2", "3"];

/// The notes' formula for w1 in network B as it was written down (N11): two of its four terms are no path.
const GARBLED: &str = "L.o3-o3.o1-o1.w1_L.o5-o5.o2-o2.w1_L.o3-o3.o2-o2.o4-o4.w1_L.o5-o5.o4-o4.w1";

/// What each task uses of the controls; all else is out of sight.
const EXERCISES_USE: [(&str, &[&str]); 3] =
    [("build", &["network", "select", "layers", "loss"]), ("repair", &[]), ("fill", &["level", "seed"])];

/// Makes the values of an exercise fit each other, before the rest of the lesson's are.
pub(super) fn settle(values: &mut Values, asked: &dyn Fn(&str) -> bool) {
    let other_network = ["network", "layers", "loss", "select"].into_iter().any(asked);
    match values.text("task") {
        "repair" if asked("task") => {
            for (key, text) in [("network", "b"), ("layers", ""), ("loss", "half-squared-error"), ("select", "w1")] {
                values.set(key, Value::word(text));
            }
            if values.text("rows").is_empty() || !asked("rows") {
                values.set("rows", Value::word(GARBLED));
            }
            if !asked("asked") {
                values.set("asked", Value::word(""));
            }
        }
        task => {
            // Another parameter's formula is another task.
            if task == "repair" && other_network {
                values.set("task", Value::word("build"));
            }
            if (other_network || asked("task")) && !asked("rows") {
                values.set("rows", Value::word(""));
            }
        }
    }
    let mut answers = values.settings("answers");
    if (asked("seed") || asked("level")) && !asked("answers") {
        answers = Settings::default();
    }
    answers.retain(fill::is_blank);
    values.set("answers", Value::several(answers));
}

/// Turns a run into that of its exercise, if there is one.
pub(super) fn prepare(run: &mut Acts, values: &Values) {
    match values.text("task") {
        "fill" => {
            let fill = Fill::new(values.whole("seed") as u64, values.text("level"), values.settings("answers"));
            run.example = fill.sheet.example.clone();
            run.selected = fill.sheet.selected;
            run.progress = Progress::new(run.network().layers()[1..].iter().sum());
            run.task = Task::Fill(Box::new(fill));
        }
        task @ ("build" | "repair") => {
            let asked = values.text("asked") == "yes";
            run.task = Task::Build(Build::new(values.text("rows"), task == "repair", asked));
        }
        _ => return,
    }
    run.start = run.example.clone();
    run.through.clear();
    run.off.clear();
    run.lit = None;
    (run.open, run.check, run.predict) = (false, false, false);
    run.progress = run.progress.at_forward();
}

impl Task {
    /// The name of the task, as the control has it.
    fn name(&self) -> &'static str {
        match self {
            Self::Explore => "explore",
            Self::Build(build) if build.repair => "repair",
            Self::Build(_) => "build",
            Self::Fill(_) => "fill",
        }
    }

    /// Whether a control means anything in this task.
    pub(super) fn uses(&self, key: &str) -> bool {
        let of_exercise = |(_, keys): &(&str, &[&str])| keys.contains(&key);
        match EXERCISES_USE.iter().find(|(task, _)| *task == self.name()) {
            Some(own) => ["task", "notation"].contains(&key) || of_exercise(own),
            None => !["level", "seed"].contains(&key),
        }
    }

    /// Why nothing is stepped here.
    pub(super) fn still(&self) -> Option<Message> {
        (!matches!(self, Self::Explore)).then(|| Message::new("chain-rule-still"))
    }
}

/// What an exercise is about, for a person who cannot see it.
pub(super) fn describe(run: &Acts) -> Option<Message> {
    let task = run.task.name();
    let message = Message::new("chain-rule-exercise").with("task", task).with("name", run.name());
    (!matches!(run.task, Task::Explore)).then_some(message)
}

/// The panels of an exercise; nothing where there is none.
pub(super) fn panels(run: &Acts, width: f64) -> Option<Vec<Panel>> {
    let moment = run.moment();
    let panel = |id, place, title: &str, body| {
        let title = Message::new(title).with("task", run.task.name()).with("name", run.name());
        Panel { id, place, title, body }
    };
    let mut scene = picture::scene(run, &moment, width);
    let alt = describe(run)?;
    let mut panels = Vec::new();
    match &run.task {
        Task::Explore => return None,
        Task::Build(build) => {
            // In the notes' formula there is nothing to select.
            scene.handles.retain(|handle| handle.key == "select" && !build.repair);
            panels.push(panel("board", Place::Main, "chain-rule-board", Body::Board(build.board(run, &moment))));
        }
        Task::Fill(fill) => {
            scene.handles.clear();
            let body = Body::Exercise(fill.exercise(run));
            panels.push(panel("fill", Place::Main, "chain-rule-fill", body));
            panels.push(panel("known", Place::Side, "chain-rule-known", given::neurons(run, &moment)));
            let values = given::values(run, &fill.sheet.moved);
            panels.push(panel("values", Place::Side, "chain-rule-known-values", values));
        }
    }
    panels.insert(0, panel("network", Place::Main, "chain-rule-network-exercise", Body::Picture { scene, alt }));
    Some(panels)
}

impl Acts {
    /// Whether the picture lights a neuron, where the learner's own rows say so; `None` where the paths do.
    pub(super) fn built_neuron(&self, layer: usize, unit: usize) -> Option<bool> {
        match &self.task {
            Task::Build(build) => Some(build.lights_neuron(self, layer, unit)),
            _ => None,
        }
    }

    /// The same for a step between neighbouring layers.
    pub(super) fn built_edge(&self, layer: usize, to: usize, from: usize) -> Option<bool> {
        match &self.task {
            Task::Build(build) => Some(build.lights_edge(self, layer, to, from)),
            _ => None,
        }
    }
}
