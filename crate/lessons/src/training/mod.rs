//! Training: a real network learns to tell points apart, update by update.

mod course;
mod curves;
mod data;
mod features;
mod history;
mod look;
mod picture;
mod plan;
mod saturation;
mod schema;
mod sentences;
mod settle;
mod show;
mod tables;
mod weight;

use crate::{Control, Lesson, Preset, Refusal, Run, Values};
use figure::{Message, digits};
use plan::Plan;
use show::Show;

/// The lesson.
pub(crate) struct Training;

/// Whether this module has what the first view does without: one's own points, a run kept beside, who is saturated, and ways
/// into the chain rule.
const MORE: bool = cfg!(feature = "training-more");

impl Lesson for Training {
    fn slug(&self) -> &'static str {
        "training"
    }

    fn words(&self) -> &'static str {
        if MORE { concat!(include_str!("en.ftl"), "\n", include_str!("more.ftl")) } else { include_str!("en.ftl") }
    }

    fn annex(&self, values: &Values) -> Option<&'static str> {
        let set = |key: &str| !values.text(key).is_empty();
        let asked = values.text("data") == "own" || values.text("saturation") == "yes" || set("pin") || set("select");
        (asked && !MORE).then_some("training-more")
    }

    fn controls(&self) -> &'static [Control] {
        schema::CONTROLS
    }

    fn presets(&self) -> &'static [Preset] {
        schema::PRESETS
    }

    fn first_t(&self) -> usize {
        300
    }

    fn last_t(&self) -> usize {
        1_000_000
    }

    fn speeds(&self) -> (&'static [usize], usize) {
        (&[1, 10, 100, 1000, 10_000, 0], 100)
    }

    fn same_until(&self, one: &Values, other: &Values) -> usize {
        let same: Vec<&str> =
            schema::ON_THE_WAY.iter().chain(schema::LOOKS).chain(&["changes", "t"]).copied().collect();
        if one.same_but(other, &same) { Plan::of(one).same_until(&Plan::of(other)) } else { 0 }
    }

    fn looks(&self) -> &'static [&'static str] {
        schema::LOOKS
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
