//! A lesson as a learner meets it: values by name, then the run at some t.

use lessons::{Body, Lesson, Panel, Room, Run, Session, Settled, Values, controls, settle};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Reads numbers as the page does.
pub fn read(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// A number as it is shown: `−1.234×10⁻⁵`.
pub fn number(shown: &str) -> Option<f64> {
    let (digits, power) = shown.split_once("×10").unwrap_or((shown, "⁰"));
    let plain = |c| match c {
        '−' | '⁻' => '-',
        c => "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|raised| raised == c).map_or(c, |at| (b'0' + at as u8) as char),
    };
    format!("{digits}e{power}").chars().map(plain).collect::<String>().parse().ok()
}

/// Fresh values with some changed, and what was refused.
pub fn settled(lesson: &dyn Lesson, changes: &[(&str, &str)]) -> Settled {
    let owned: Vec<(String, String)> = changes.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    settle(lesson, &[], &owned, &read)
}

/// Fresh values with some changed. A refusal is a failed test.
pub fn values(lesson: &dyn Lesson, changes: &[(&str, &str)]) -> Values {
    let settled = settled(lesson, changes);
    assert!(settled.refusals.is_empty(), "{}: {:?}", lesson.slug(), settled.refusals);
    settled.values
}

/// The run of these values at their t.
pub fn run(lesson: &dyn Lesson, changes: &[(&str, &str)]) -> Box<dyn Run> {
    let values = values(lesson, changes);
    Session::new(lesson, &values).at(values.count("t")).0.copy()
}

/// A reading's number.
pub fn reading(run: &dyn Run, key: &str) -> f64 {
    let readings = run.readings();
    let found = readings.iter().find(|reading| reading.key == key);
    found.unwrap_or_else(|| panic!("no reading {key} among {readings:?}")).value
}

/// A wide page: the story stands beside the stage.
pub const WIDE: Room = Room { width: 820.0, height: 574.0, story: 340.0 };

/// A run with everything open.
pub trait Whole {
    /// All panels on a page of one column of this width, those of folds, too.
    fn whole(&self, width: f64) -> Vec<Panel> {
        self.whole_in(Room::new(width))
    }

    /// The same on a page with this room.
    fn whole_in(&self, room: Room) -> Vec<Panel>;
}

impl<R: Run + ?Sized> Whole for R {
    fn whole_in(&self, room: Room) -> Vec<Panel> {
        let folded = self.folds().into_iter().flat_map(|name| self.fold(name, room));
        self.panels(room).into_iter().chain(folded).collect()
    }
}

/// The panels that are pictures.
pub fn pictures(panels: &[Panel]) -> Vec<(&'static str, &figure::Scene)> {
    panels
        .iter()
        .filter_map(|panel| match &panel.body {
            Body::Picture { scene, .. } => Some((panel.id, scene)),
            _ => None,
        })
        .collect()
}

/// Every lesson, or the one that LESSON names: `npm test -- NAME` sets it.
pub fn all() -> Vec<&'static dyn Lesson> {
    let only = std::env::var("LESSON").ok();
    let wanted = |lesson: &&dyn Lesson| only.as_deref().is_none_or(|slug| lesson.slug() == slug);
    let found: Vec<&'static dyn Lesson> = lessons::LESSONS.iter().copied().filter(wanted).collect();
    assert!(!found.is_empty(), "LESSON names no lesson: {only:?}");
    found
}

/// Every preset with its lesson.
pub fn every_preset() -> Vec<(&'static dyn Lesson, &'static lessons::Preset)> {
    all().into_iter().flat_map(|lesson| lesson.presets().iter().map(move |preset| (lesson, preset))).collect()
}

/// The folder of a lesson.
pub fn home(lesson: &dyn Lesson) -> PathBuf {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("crate/lessons/src");
    sources.join(lesson.slug().replace('-', "_"))
}

/// Whether a lesson has this control.
pub fn has(lesson: &dyn Lesson, key: &str) -> bool {
    keys(lesson).contains(&key)
}

/// So many steps from the start, or as many as the lesson has: one without time has no more than t = 0.
pub fn first_steps(lesson: &dyn Lesson, count: usize) -> Range<usize> {
    0..count.min(lesson.last_t() + 1)
}

/// The keys of a lesson's controls.
pub fn keys(lesson: &dyn Lesson) -> Vec<&'static str> {
    controls(lesson).iter().map(|control| control.key).collect()
}
