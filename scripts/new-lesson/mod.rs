//! TITLE: say here in one sentence what a learner sees.

mod front;
mod picture;
mod schema;

use crate::panel::panel;
use crate::{Body, Control, Formula, Group, Lesson, Panel, Place, Preset, Reading, Room, Run, Values};
use figure::{Message, digits};

pub(crate) use front::formula;

/// The lesson, as the list names it.
pub(crate) static LESSON: STRUCT = STRUCT;

pub(crate) struct STRUCT;

impl Lesson for STRUCT {
    fn slug(&self) -> &'static str {
        "NAME"
    }

    fn words(&self) -> &'static str {
        words!("FOLDER/en.ftl")
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

    /// Nothing happens in time. With steps, leave this out and write `Run::step`.
    fn last_t(&self) -> usize {
        0
    }

    fn start(&self, values: &Values) -> Box<dyn Run> {
        Box::new(Show { x: values.number("x") })
    }
}

/// What is shown: a function of the values alone.
#[derive(Clone)]
struct Show {
    x: f64,
}

impl Show {
    fn y(&self) -> f64 {
        self.x * self.x
    }
}

impl Run for Show {
    fn panels(&self, room: Room) -> Vec<Panel> {
        let picture = Body::Picture { scene: picture::scene(self, room), alt: self.describe() };
        let numbers = [formula(), Formula::op("="), Formula::number(digits(self.y(), 4))];
        vec![
            panel("picture", Place::Stage, "NAME-picture", picture),
            panel("formula", Place::Rail, "NAME-formula", Body::Formula { lines: vec![Formula::row(numbers)] }),
        ]
    }

    /// What a learner opens below the picture.
    fn folds(&self) -> Vec<&'static str> {
        vec!["words"]
    }

    fn fold(&self, _name: &str, _room: Room) -> Vec<Panel> {
        let messages = vec![Message::new("NAME-words-square").with("x", digits(self.x, 4))];
        vec![panel("words", Place::Fold, "NAME-words", Body::Text { messages })]
    }

    fn readings(&self) -> Vec<Reading> {
        vec![Reading::new("y", "y", self.y())]
    }

    fn describe(&self) -> Message {
        Message::new("NAME-describe").with("x", digits(self.x, 4)).with("y", digits(self.y(), 4))
    }

    fn copy(&self) -> Box<dyn Run> {
        Box::new(self.clone())
    }
}
