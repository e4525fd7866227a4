//! Every picture of every preset, drawn by the product itself as SVG and compared with the one that was looked at.
//!
//! A picture that changed is left beside the golden as `NAME-changed.svg`, and the test fails. Look at it; if it is
//! right, run `npm run goldens`, which puts the new ones in place and fails once more, so that nobody does it unawares.

use figure::{Theme, svg};
use std::path::{Path, PathBuf};
use tests::attributes::attributes;
use tests::learner::{every_preset, pictures, run};
use tests::transcript::transcript;
use tests::words::Words;

/// CSS pixels: the main column of an ordinary page.
const WIDTH: f64 = 640.0;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)
}

/// Compares a picture with its golden. `Some` says what is wrong.
fn compare(path: &Path, drawn: &str) -> Option<String> {
    let (stem, kind) = (path.file_stem().unwrap().to_string_lossy(), path.extension().unwrap().to_string_lossy());
    let changed = path.with_file_name(format!("{stem}-changed.{kind}"));
    if std::fs::read_to_string(path).is_ok_and(|golden| golden == drawn) {
        let _ = std::fs::remove_file(changed);
        return None;
    }
    let target = if std::env::var_os("UPDATE_GOLDENS").is_some() { path } else { &changed };
    std::fs::write(target, drawn).unwrap();
    Some(format!("{}: the picture is not the golden one; look at {}", path.display(), target.display()))
}

fn no_differences(found: Vec<String>) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn every_picture_of_every_preset_is_the_one_that_was_looked_at() {
    let words = Words::english();
    let mut found = Vec::new();
    for (lesson, preset) in every_preset() {
        let panels = run(lesson, preset.values).panels(WIDTH);
        for (id, scene) in pictures(&panels) {
            let path = folder("tests/golden").join(format!("{}-{}-{id}.svg", lesson.slug(), preset.name));
            found.extend(compare(&path, &svg(scene, &Theme::light(), &|message| words.say(message))));
        }
    }
    no_differences(found);
}

#[test]
fn the_narrow_network_is_the_one_that_was_looked_at() {
    let words = Words::english();
    let mut found = Vec::new();
    for (lesson, preset) in every_preset().into_iter().filter(|(lesson, _)| lesson.slug() == "chain-rule") {
        let panels = run(lesson, preset.values).panels(328.0);
        for (id, scene) in pictures(&panels) {
            let path = folder("tests/golden").join(format!("{}-{}-{id}-narrow.svg", lesson.slug(), preset.name));
            found.extend(compare(&path, &svg(scene, &Theme::light(), &|message| words.say(message))));
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
        ("check", &[("check", "yes")][..]),
        ("own", &[("layers", "4.8tanh.8relu.8sigmoid.2sigmoid"), ("select", "w40")]),
        ("neuron", &[("pace", "neuron"), ("t", "8"), ("path", "1")]),
    ] {
        let panels = run(chain, changes).panels(WIDTH);
        for (id, scene) in pictures(&panels) {
            let path = folder("tests/golden").join(format!("chain-rule-{name}-{id}.svg"));
            found.extend(compare(&path, &svg(scene, &Theme::light(), &|message| words.say(message))));
        }
    }
    no_differences(found);
}

#[test]
fn the_pictures_of_the_readme_are_drawn_by_the_product() {
    let words = Words::english();
    let mut found = Vec::new();
    for &lesson in lessons::LESSONS {
        let panels = run(lesson, &[]).panels(720.0);
        let (_, scene) = pictures(&panels)[0];
        let path = folder("docs/pictures").join(format!("{}.svg", lesson.slug()));
        found.extend(compare(&path, &svg(scene, &Theme::light(), &|message| words.say(message))));
    }
    no_differences(found);
}

#[test]
fn every_sentence_formula_and_table_of_every_preset_is_the_one_that_was_read() {
    let words = Words::english();
    let mut found = Vec::new();
    for (lesson, preset) in every_preset() {
        let mut text = String::new();
        let first =
            preset.values.iter().find(|(key, _)| *key == "t").map_or(lesson.first_t(), |(_, t)| t.parse().unwrap());
        for t in first..first + 4 {
            let t_text = t.to_string();
            let changes: Vec<(&str, &str)> =
                preset.values.iter().copied().filter(|(key, _)| *key != "t").chain([("t", t_text.as_str())]).collect();
            text += &format!("==== t = {t}\n{}", transcript(run(lesson, &changes).as_ref(), &words));
        }
        let path = folder("tests/golden").join(format!("{}-{}.txt", lesson.slug(), preset.name));
        found.extend(compare(&path, &text));
    }
    no_differences(found);
}

#[test]
fn the_attributes_in_the_documents_are_those_of_the_lessons() {
    no_differences(compare(&folder("docs/attributes.md"), &attributes(&Words::english())).into_iter().collect());
}
