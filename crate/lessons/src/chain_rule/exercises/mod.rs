//! The exercises: build ∂L/∂w from factors, find the wrong terms of the notes' formula, fill in factors.
//!
//! They come between the forward act and the backward one, because the backward act would show the answers.

mod board;
mod build;
mod factors;
mod fill;
mod given;
mod graph;
mod hint;
mod mistakes;
mod own;
mod row;
mod whole;

use super::shown::Shown;
use super::tasks::uses;
use super::{Acts, Progress, picture};
use crate::{Body, Exercise, Panel, Place, Room, Values};
pub(super) use board::CODEC as ROWS;
use build::Build;
use figure::Message;
use fill::Fill;
use whole::Whole;
pub(super) use whole::{draw, settle};

/// The share of the room's height that the network takes.
const SHARE: f64 = 0.62;

/// The learner's task.
#[derive(Clone)]
pub(super) enum Task {
    /// No exercise: everything is shown.
    Explore,
    /// Put ∂L/∂w together.
    Build(Build),
    /// Fill in numbers.
    Fill(Box<Fill>),
    /// Of this parameter no numbers can be asked. The reason is named.
    Closed(&'static str),
    /// Fill in every number of a pass.
    Whole(Box<Whole>),
}

/// Turns a run into that of its exercise, if there is one.
pub(super) fn prepare(run: &mut Acts, values: &Values) {
    match values.text("task") {
        "fill" => run.task = filling(run, values),
        task @ ("build" | "repair") => {
            let asked = values.text("asked") == "yes";
            run.task = Task::Build(Build::new(values.text("rows"), task == "repair", asked, values.text("hint")));
        }
        "sheet" => run.task = Task::Whole(Box::new(Whole::new(run, values))),
        _ => return,
    }
    run.start = run.example.clone();
    run.through.clear();
    run.off.clear();
    run.lit = None;
    (run.open, run.check, run.predict) = (false, false, false);
    // The whole sheet begins with forward.
    if !run.has_blanks() {
        run.progress = run.progress.at_forward();
    }
}

/// The blanks of a drawn example, or of the network that was chosen.
fn filling(run: &mut Acts, values: &Values) -> Task {
    let level = match values.text("level") {
        "3" => 3,
        "2" => 2,
        _ => 1,
    };
    let (seed, answers) = (values.count("seed") as u64, values.settings("answers"));
    let hinted = |mut fill: Fill| {
        values.text("hint").clone_into(&mut fill.hint);
        Task::Fill(Box::new(fill))
    };
    if values.text("example") == "network" {
        let sheet = own::sheet(&run.example, run.selected);
        return sheet.map_or_else(Task::Closed, |sheet| hinted(Fill::of(sheet, seed, level, answers)));
    }
    let fill = Fill::drawn(seed, level, answers);
    run.example = fill.sheet.example.clone();
    run.selected = fill.sheet.selected;
    run.progress = Progress::new(run.network().layers()[1..].iter().sum());
    hinted(fill)
}

impl Task {
    /// The name of the task, as the control has it.
    fn name(&self) -> &'static str {
        match self {
            Self::Explore => "explore",
            Self::Build(build) if build.repair => "repair",
            Self::Build(_) => "build",
            Self::Fill(_) | Self::Closed(_) => "fill",
            Self::Whole(_) => "sheet",
        }
    }

    /// Whether the learner chooses the network whose numbers are filled in.
    fn is_own(&self) -> bool {
        match self {
            Self::Fill(fill) => fill.own,
            Self::Closed(_) => true,
            Self::Explore | Self::Build(_) | Self::Whole(_) => false,
        }
    }

    /// Whether a control means anything in this task.
    pub(super) fn uses(&self, key: &str) -> bool {
        uses(if self.is_own() { "fill-own" } else { self.name() }, key)
    }

    /// Why nothing is stepped here.
    pub(super) fn still(&self) -> Option<Message> {
        let still = if matches!(self, Self::Whole(_)) { "chain-rule-sheet-still" } else { "chain-rule-still" };
        (!matches!(self, Self::Explore)).then(|| Message::new(still))
    }
}

/// What an exercise is about, for a person who cannot see it.
pub(super) fn describe(run: &Acts) -> Option<Message> {
    if let Task::Whole(whole) = &run.task {
        return Some(whole.said(run));
    }
    let task = run.task.name();
    let message = Message::new("chain-rule-exercise").with("task", task).with("name", run.said(run.selected));
    (!matches!(run.task, Task::Explore)).then_some(message)
}

/// The panels of an exercise; nothing where there is none.
pub(super) fn panels(run: &Acts, room: Room) -> Option<Vec<Panel>> {
    let moment = run.moment();
    let shown = Shown::new(run);
    // What is to be written or put together needs more room than the network. On a phone that stands below, out of sight.
    let height = if room.width < 480.0 || run.has_blanks() { room.height } else { SHARE * room.height };
    let mut scene = picture::scene(run, &shown, (room.width, height));
    let alt = describe(run)?;
    let (id, body) = match &run.task {
        Task::Explore => return None,
        Task::Build(build) => {
            // In the notes' formula there is nothing to select.
            scene.handles.retain(|handle| handle.key == "select" && !build.repair);
            ("board", Body::Board(build.board(run, &moment)))
        }
        Task::Fill(fill) => {
            // In a drawn example there is nothing to select.
            scene.handles.retain(|handle| handle.key == "select" && fill.own);
            ("fill", Body::Exercise(fill.exercise(run)))
        }
        Task::Closed(why) => {
            scene.handles.retain(|handle| handle.key == "select");
            let said = Message::new("chain-rule-fill-closed").with("why", *why).with("name", run.said(run.selected));
            let buttons = own::ways(run, false);
            ("fill", Body::Exercise(Exercise { task: vec![said], lines: Vec::new(), verdict: None, buttons }))
        }
        Task::Whole(whole) => {
            scene.handles.retain(|handle| handle.key.starts_with("filled:"));
            ("sheet", Body::Exercise(whole::page(run, whole)))
        }
    };
    Some(vec![
        panel(run, "network", Place::Stage, "chain-rule-network-exercise", Body::Picture { scene, alt }),
        panel(run, id, if run.has_blanks() { Place::Story } else { Place::Rail }, &format!("chain-rule-{id}"), body),
    ])
}

/// The folds of an exercise: what is given.
pub(super) fn folds(run: &Acts) -> Option<Vec<&'static str>> {
    match run.task {
        Task::Explore => None,
        Task::Build(_) | Task::Closed(_) => Some(Vec::new()),
        Task::Fill(_) | Task::Whole(_) => Some(vec!["known"]),
    }
}

/// The one fold of an exercise.
pub(super) fn fold(run: &Acts) -> Option<Vec<Panel>> {
    if let Task::Whole(whole) = &run.task {
        let values = whole::known(run, whole);
        return Some(vec![panel(run, "values", Place::Fold, "chain-rule-sheet-known", values)]);
    }
    let Task::Fill(fill) = &run.task else { return None };
    let values = given::values(run, &fill.sheet.moved);
    Some(vec![
        panel(run, "known", Place::Fold, "chain-rule-known", given::neurons(run, &run.moment())),
        panel(run, "values", Place::Fold, "chain-rule-known-values", values),
    ])
}

fn panel(run: &Acts, id: &'static str, place: Place, title: &str, body: Body) -> Panel {
    let paths = if let Task::Fill(fill) = &run.task { fill.sheet.paths.len() } else { 0 };
    let title = Message::new(title)
        .with("task", run.task.name())
        .with("name", run.said(run.selected))
        .with("paths", paths.to_string());
    Panel { id, place, title, body }
}

impl Acts {
    /// Whether the numbers of the picture are to be filled in.
    pub(super) fn has_blanks(&self) -> bool {
        matches!(self.task, Task::Whole(_))
    }

    /// Whether the weights of the picture have no numbers.
    pub(super) fn hides_weights(&self) -> bool {
        matches!(&self.task, Task::Whole(whole) if whole.hides_weights())
    }

    /// Whether the picture lights a neuron, where the learner's own rows say so; `None` where the paths do.
    pub(super) fn built_neuron(&self, layer: usize, unit: usize) -> Option<bool> {
        match &self.task {
            Task::Build(build) => Some(build.lights_neuron(self, layer, unit)),
            Task::Whole(whole) => Some(whole.lights_neuron(layer, unit)),
            _ => None,
        }
    }

    /// The same for a step between neighbouring layers.
    pub(super) fn built_edge(&self, layer: usize, to: usize, from: usize) -> Option<bool> {
        match &self.task {
            Task::Build(build) => Some(build.lights_edge(self, layer, to, from)),
            Task::Whole(whole) => Some(whole.lights_edge(layer, to, from)),
            _ => None,
        }
    }
}
