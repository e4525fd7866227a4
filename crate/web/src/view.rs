//! What a lesson shows, in the shape that the page reads.

use figure::{Handle, Message, Scene};
use lessons::{
    Action, Board, Body, Column, Control, Exercise, Formula, Gauge, Link, Panel, Place, Preset, Reading, Row,
};
use serde::{Serialize, Serializer};

/// A lesson as the page first meets it.
#[derive(Serialize)]
pub(crate) struct LessonView {
    pub(crate) slug: &'static str,
    pub(crate) controls: Vec<Control>,
    pub(crate) presets: &'static [Preset],
    /// Steps a second, 0 being as many as can be.
    pub(crate) speeds: &'static [usize],
    /// The usual one of them.
    pub(crate) speed: usize,
}

/// The module that can show what was asked for.
#[derive(Serialize)]
pub(crate) struct Elsewhere {
    pub(crate) annex: &'static str,
}

/// A moment of a lesson. Its pictures are painted by a call of their own.
#[derive(Serialize)]
pub(crate) struct View<'a> {
    pub(crate) t: usize,
    /// Whether the t asked for is not reached yet.
    pub(crate) behind: bool,
    /// How the way has ended, if it was to what the run should come to.
    pub(crate) outcome: Option<Message>,
    pub(crate) stopped: Option<Message>,
    pub(crate) next: Message,
    pub(crate) describe: Message,
    pub(crate) actions: Vec<Action>,
    pub(crate) counters: Vec<Message>,
    /// What each parameter control can hold now and how that is shown, by its key.
    #[serde(serialize_with = "as_object")]
    pub(crate) options: Vec<(&'static str, Vec<(String, String)>)>,
    /// The controls that are not shown now.
    pub(crate) idle: Vec<&'static str>,
    pub(crate) gauges: Vec<Gauge>,
    pub(crate) readings: Vec<Reading>,
    pub(crate) panels: Vec<PanelView<'a>>,
}

fn as_object<S: Serializer>(pairs: &[(&'static str, Vec<(String, String)>)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(key, names)| (key, names)))
}

/// A panel without its scene.
#[derive(Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub(crate) enum PanelView<'a> {
    Picture {
        id: &'static str,
        place: Place,
        title: &'a Message,
        width: f64,
        height: f64,
        /// In how many parts it can be painted.
        parts: usize,
        alt: &'a Message,
        /// Nothing where they are those of the view before.
        handles: Option<&'a [Handle]>,
    },
    Formula {
        id: &'static str,
        place: Place,
        title: &'a Message,
        lines: &'a [Formula],
    },
    Table {
        id: &'static str,
        place: Place,
        title: &'a Message,
        columns: &'a [Column],
        rows: &'a [Row],
    },
    Document {
        id: &'static str,
        place: Place,
        title: &'a Message,
        key: &'static str,
        text: &'a str,
        about: &'a Message,
    },
    Links {
        id: &'static str,
        place: Place,
        title: &'a Message,
        said: &'a [Message],
        links: &'a [Link],
    },
    Text {
        id: &'static str,
        place: Place,
        title: &'a Message,
        messages: &'a [Message],
    },
    Exercise {
        id: &'static str,
        place: Place,
        title: &'a Message,
        #[serde(flatten)]
        exercise: &'a Exercise,
    },
    Board {
        id: &'static str,
        place: Place,
        title: &'a Message,
        #[serde(flatten)]
        board: &'a Board,
    },
}

impl<'a> PanelView<'a> {
    /// `before` are the pictures of the view before.
    pub(crate) fn new(panel: &'a Panel, before: &[(&'static str, Scene)]) -> Self {
        let (id, place, title) = (panel.id, panel.place, &panel.title);
        match &panel.body {
            Body::Picture { scene, alt } => {
                let (width, height) = (scene.width, scene.height);
                // Elsewhere pictures are quick, and labels use the room between plots.
                let parts = if place == Place::Main { scene.parts() } else { 1 };
                let same = |(known, old): &(&str, Scene)| *known == id && old.handles == scene.handles;
                let handles = Some(scene.handles.as_slice()).filter(|_| !before.iter().any(same));
                Self::Picture { id, place, title, width, height, parts, alt, handles }
            }
            Body::Formula(lines) => Self::Formula { id, place, title, lines },
            Body::Table { columns, rows } => Self::Table { id, place, title, columns, rows },
            Body::Document { key, text, about } => Self::Document { id, place, title, key, text, about },
            Body::Links { said, links } => Self::Links { id, place, title, said, links },
            Body::Text(messages) => Self::Text { id, place, title, messages },
            Body::Exercise(exercise) => Self::Exercise { id, place, title, exercise },
            Body::Board(board) => Self::Board { id, place, title, board },
        }
    }
}
