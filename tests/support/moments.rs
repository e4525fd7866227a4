//! The moments that the tests visit to hear all that a lesson says: its presets, each choice of each control, values so large
//! that runs stop, values that are refused, and the lines of the `moments.txt` in its folder, if there is one.

use crate::learner::{first_steps, has, run, settled};
use crate::messages::messages;
use figure::Message;
use lessons::{Kind, Lesson, Run, Session, Settled};
use std::path::{Path, PathBuf};

/// Everything that a lesson says.
pub fn sayings(lesson: &dyn Lesson) -> Vec<Message> {
    let mut all: Vec<Message> = moments(lesson).iter().flat_map(|changes| said_at(lesson, changes)).collect();
    all.extend(lessons::stopped(lesson, run(lesson, &[]).as_ref(), lesson.last_t()));
    all
}

/// What is refused of these values, and what is said at the moment that they lead to.
pub fn said_at(lesson: &dyn Lesson, changes: &[(String, String)]) -> Vec<Message> {
    let (settled, run) = at(lesson, changes);
    let mut all: Vec<Message> = settled.refusals.into_iter().map(|refusal| refusal.message).collect();
    all.extend(messages(run.as_ref(), lesson));
    all
}

/// What holds of these values, and the run at their t.
pub fn at(lesson: &dyn Lesson, changes: &[(String, String)]) -> (Settled, Box<dyn Run>) {
    let changes: Vec<(&str, &str)> = changes.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
    let settled = settled(lesson, &changes);
    let run = Session::new(lesson, &settled.values).at(settled.values.count("t")).0.copy();
    (settled, run)
}

type Values = Vec<(String, String)>;

/// The values of each moment.
pub fn moments(lesson: &dyn Lesson) -> Vec<Values> {
    let one = |key: &str, text: &str| vec![(key.to_owned(), text.to_owned())];
    let mut all: Vec<Values> = vec![one("?", "?")];
    for control in lessons::controls(lesson) {
        all.push(one(control.key, "?"));
        match control.kind {
            Kind::Choice { options, .. } => all.extend(options.iter().map(|option| one(control.key, option))),
            Kind::Flag { .. } => all.extend(["yes", "no"].map(|text| one(control.key, text))),
            _ => {}
        }
    }
    for preset in lesson.presets() {
        for t in first_steps(lesson, 4) {
            let mut values: Values =
                preset.values.iter().filter(|(key, _)| *key != "t").flat_map(|(key, text)| one(key, text)).collect();
            if lesson.last_t() > 0 {
                values.extend(one("t", &t.to_string()));
            }
            all.push(values.clone());
            if has(lesson, "eta") {
                values.extend(one("eta", "1e300"));
                all.push(values);
            }
        }
    }
    all.extend([400, 10_000].into_iter().filter(|&t| t <= lesson.last_t()).map(|t| one("t", &t.to_string())));
    all.extend(written(&crate::learner::home(lesson).join("moments.txt")));
    all
}

/// The lines of a file: values as in a link, `#` before what is not.
fn written(path: &PathBuf) -> Vec<Values> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let pair = |part: &str| {
        let (key, value) = part.split_once('=').unwrap_or_else(|| panic!("{}: “{part}”", Path::display(path)));
        (key.to_owned(), value.to_owned())
    };
    lines.map(|line| line.split('&').map(pair).collect()).collect()
}
