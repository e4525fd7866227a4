//! Every picture of every preset, drawn by the product itself as SVG and compared with the one that was looked at.
//!
//! A picture that changed is left beside the golden as `NAME-changed.svg`, and the test fails. `npm run goldens -- --look`
//! shows the two side by side. If the new one is right, `npm run goldens` puts it in place. It sets UPDATE_GOLDENS; `npm test`
//! never does, so that nobody accepts a picture unawares.

use figure::{Theme, svg};
use lessons::{Lesson, Preset, Room};
use std::path::{Path, PathBuf};
use tests::attributes::attributes;
use tests::goldens::{compare, no_differences};
use tests::learner::{WIDE, Whole, all, every_preset, pictures, run};
use tests::mathml::mathml;
use tests::transcript::{still, transcript};
use tests::words::Words;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

#[test]
fn every_picture_of_every_preset_is_the_one_that_was_looked_at() {
    let words = Words::english();
    let mut found = Vec::new();
    for (lesson, preset) in every_preset() {
        let panels = run(lesson, preset.values).whole_in(WIDE);
        for (id, scene) in pictures(&panels) {
            let path = folder("tests/golden").join(format!("{}-{}-{id}.svg", lesson.slug(), preset.name));
            found.extend(compare(&path, &svg(scene, &Theme::light(), &|message| words.say(message))));
        }
    }
    no_differences(found);
}

/// On a phone: every preset of the chain rule, whose network is laid out anew there, and the first of the others.
#[test]
fn the_narrow_pictures_are_the_ones_that_were_looked_at() {
    let words = Words::english();
    let mut found = Vec::new();
    let narrow = |(lesson, preset): &(&dyn Lesson, &Preset)| {
        lesson.slug() == "chain-rule" || preset.name == lesson.presets()[0].name
    };
    for (lesson, preset) in every_preset().into_iter().filter(narrow) {
        let panels = run(lesson, preset.values).whole(328.0);
        for (id, scene) in pictures(&panels) {
            let path = folder("tests/golden").join(format!("{}-{}-{id}-narrow.svg", lesson.slug(), preset.name));
            found.extend(compare(&path, &svg(scene, &Theme::light(), &|message| words.say(message))));
        }
    }
    no_differences(found);
}

/// Half of the way from one step to the next, in the large picture.
#[test]
fn the_large_picture_halfway_to_the_next_step_is_the_one_that_was_looked_at() {
    let words = Words::english();
    let mut found = Vec::new();
    for lesson in all().into_iter().filter(|lesson| lesson.last_t() > 0) {
        let at = |t: &str| {
            let panels = run(lesson, &[("t", t)]).panels(WIDE);
            pictures(&panels)[0].1.clone()
        };
        for (from, to) in [("0", "1"), ("1", "2")] {
            let path = folder("tests/golden").join(format!("{}-from-{from}-to-{to}.svg", lesson.slug()));
            let between = figure::mix(&at(from), &at(to), 0.5);
            found.extend(compare(&path, &svg(&between, &Theme::light(), &|message| words.say(message))));
        }
    }
    no_differences(found);
}

#[test]
fn large_networks_and_the_gradient_check_are_the_ones_that_were_looked_at() {
    let words = Words::english();
    let chain = lessons::find("chain-rule").unwrap();
    let mut found = Vec::new();
    for (name, changes) in [
        ("check", &[("check", "yes"), ("t", "2")][..]),
        ("own", &[("layers", "4.8tanh.8relu.8sigmoid.2sigmoid"), ("select", "w40"), ("t", "2")]),
        ("backward", &[("t", "2")]),
        ("update", &[("t", "3")]),
        ("bias", &[("network", "mazur"), ("select", "b1"), ("t", "2")]),
        ("neuron", &[("pace", "neuron"), ("t", "8"), ("path", "1")]),
    ] {
        let run = run(chain, changes);
        for (room, narrow) in [(WIDE, ""), (Room::new(328.0), "-narrow")] {
            for (id, scene) in pictures(&if narrow.is_empty() { run.whole_in(room) } else { run.panels(room) }) {
                let path = folder("tests/golden").join(format!("chain-rule-{name}-{id}{narrow}.svg"));
                found.extend(compare(&path, &svg(scene, &Theme::light(), &|message| words.say(message))));
            }
        }
    }
    no_differences(found);
}

#[test]
fn the_pictures_of_the_readme_are_drawn_by_the_product() {
    let words = Words::english();
    let mut found = Vec::new();
    for lesson in all() {
        // Before its first act a lesson has little to show to somebody who cannot press a button.
        let t = lesson.last_t().min(2).to_string();
        let changes: &[(&str, &str)] = if t == "0" { &[] } else { &[("t", &t)] };
        let panels = run(lesson, changes).whole_in(WIDE);
        let (_, scene) = pictures(&panels)[0];
        let path = folder("docs/pictures").join(format!("{}.svg", lesson.slug()));
        found.extend(compare(&path, &svg(scene, &Theme::light(), &|message| words.say(message))));
    }
    no_differences(found);
}

/// The page puts it beside the picture, where there is no JavaScript.
#[test]
fn the_formula_of_every_lesson_is_the_one_that_was_looked_at() {
    let words = Words::english();
    let golden = |lesson: &dyn lessons::Lesson| folder("docs/pictures").join(format!("{}.mathml", lesson.slug()));
    let all = lessons::LESSONS.iter().zip(lessons::FORMULAS);
    no_differences(
        all.filter_map(|(&lesson, formula)| compare(&golden(lesson), &mathml(&formula(), &words))).collect(),
    );
}

#[test]
fn every_sentence_formula_and_table_of_every_preset_is_the_one_that_was_read() {
    let words = Words::english();
    let mut found = Vec::new();
    for (lesson, preset) in every_preset() {
        let mut text = String::new();
        let write = if lesson.last_t() == 0 { still } else { transcript };
        let first = preset.values.iter().find(|(key, _)| *key == "t").map_or(0, |(_, t)| t.parse().unwrap());
        for t in (first..first + 4).filter(|t| *t <= lesson.last_t()) {
            let t_text = t.to_string();
            let changes: Vec<(&str, &str)> =
                preset.values.iter().copied().filter(|(key, _)| *key != "t").chain([("t", t_text.as_str())]).collect();
            let run = run(lesson, &changes);
            if t == first {
                text += &format!("drawer: {}\n", offered(lesson, run.as_ref()));
            }
            text += &format!("==== t = {t}\n{}", write(run.as_ref(), &words));
        }
        let path = folder("tests/golden").join(format!("{}-{}.txt", lesson.slug(), preset.name));
        found.extend(compare(&path, &text));
    }
    no_differences(found);
}

/// The controls that have a meaning now, in the order of the drawer.
fn offered(lesson: &dyn lessons::Lesson, run: &dyn lessons::Run) -> String {
    let idle = lessons::idle(lesson, run);
    let keys = lesson.groups().iter().flat_map(|group| group.keys.iter().copied());
    keys.filter(|key| !idle.contains(key)).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_attributes_in_the_documents_are_those_of_the_lessons() {
    let path = folder("docs/attributes.md");
    let found = compare(&path, &attributes(&Words::english()));
    let text = std::fs::read_to_string(path).unwrap();
    // If a lesson is not there at all, tests/missing.rs says it.
    let told = all().iter().all(|lesson| text.contains(&format!("`lesson=\"{}\"`", lesson.slug())));
    no_differences(found.filter(|_| told).into_iter().collect());
}
