//! Training: a real network learns to tell points apart, update by update.

mod bands;
#[cfg(feature = "training-more")]
mod code;
mod course;
mod data;
mod edges;
mod features;
mod field;
mod front;
mod gradients;
mod graph;
mod highlights;
mod history;
mod losses;
mod maps;
mod picture;
mod pinned;
mod plan;
mod plane;
mod points;
mod saturation;
mod schedule;
mod schema;
mod sentences;
mod settle;
mod show;
mod stall;
mod start;
mod story;
mod tables;
mod weight;
mod window;

use crate::{Control, Group, Lesson, Preset, Refusal, Run, Step, Values};
use figure::{Message, ToList, digits};
use plan::Plan;
use show::Show;

pub(crate) use front::formula;

/// The lesson, as the list names it.
pub(crate) static LESSON: Training = Training;

pub(crate) struct Training;

/// Whether this module is the annex. It has more than the first view needs: folds, the learner's own points, a pinned run, the
/// histogram of saturation, and links to the chain rule.
const ANNEX: bool = cfg!(feature = "training-more");

impl Lesson for Training {
    fn slug(&self) -> &'static str {
        "training"
    }

    fn words(&self) -> &'static str {
        if ANNEX {
            concat!(words!("training/en.ftl"), "\n", words!("training/more.ftl"))
        } else {
            words!("training/en.ftl")
        }
    }

    fn annex(&self, values: &Values) -> Option<&'static str> {
        let asked = values.text("data") == "own"
            || start::is_given(values)
            || values.text("saturation") == "yes"
            || !values.text("select").is_empty()
            || values.have_unread()
            || crate::story::is_later(story::STEPS, values);
        (asked && !ANNEX).then_some("training-more")
    }

    fn folds(&self) -> Option<&'static str> {
        (!ANNEX).then_some("training-more")
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

    fn last_t(&self) -> usize {
        1_000_000
    }

    fn speeds(&self) -> (&'static [usize], usize) {
        (&[1, 10, 100, 400, 2000, 10_000, 0], 400)
    }

    fn same_until(&self, one: &Values, other: &Values) -> usize {
        let same: Vec<&str> =
            schema::ON_THE_WAY.iter().chain(schema::HIGHLIGHTS).chain(&["changes", "t"]).copied().list();
        if one.same_but(other, &same) { Plan::of(one).same_until(&Plan::of(other)) } else { 0 }
    }

    fn highlights(&self) -> &'static [&'static str] {
        schema::HIGHLIGHTS
    }

    fn passing(&self) -> &'static [&'static str] {
        &["moment"]
    }

    fn settle(&self, before: &Values, values: &mut Values, changed: &[&str]) -> Vec<Refusal> {
        settle::settle(before, values, changed)
    }

    fn start(&self, values: &Values) -> Box<dyn Run> {
        Box::new(Show::new(values))
    }
}

/// A message with its arguments.
fn words(id: &str, args: &[(&'static str, String)]) -> Message {
    args.iter().fold(Message::new(id), |message, (name, value)| message.with(name, value.as_str()))
}

/// A loss as it is shown; where there is nothing to be measured, a dash.
fn loss_text(loss: f64, significant: usize) -> String {
    if loss.is_nan() { "–".to_owned() } else { digits(loss, significant) }
}
