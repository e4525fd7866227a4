//! A lesson as a learner meets it: values by name, then the run at some t.

use lessons::{Body, Lesson, Panel, Run, Session, Settled, Values, controls, settle};

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
    Session::new(lesson, &values).at(values.whole("t")).0.copy()
}

/// A reading's number.
pub fn reading(run: &dyn Run, key: &str) -> f64 {
    let readings = run.readings();
    let found = readings.iter().find(|reading| reading.key == key);
    found.unwrap_or_else(|| panic!("no reading {key} among {readings:?}")).value
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

/// The slugs and names of every preset.
pub fn every_preset() -> Vec<(&'static dyn Lesson, &'static lessons::Preset)> {
    lessons::LESSONS.iter().flat_map(|&lesson| lesson.presets().iter().map(move |preset| (lesson, preset))).collect()
}

/// The keys of a lesson's controls.
pub fn keys(lesson: &dyn Lesson) -> Vec<&'static str> {
    controls(lesson).iter().map(|control| control.key).collect()
}
