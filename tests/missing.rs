//! What a lesson needs besides its code. Each message says what is missing, in which file, and what to do.

use lessons::Lesson;
use std::path::{Path, PathBuf};
use tests::learner::{WIDE, Whole, all, home, pictures, run};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The list: names of lessons are features that need nothing.
fn listed(manifest: &str) -> Vec<&str> {
    let table = manifest.split("[features]").nth(1).unwrap_or("").split("\n[").next().unwrap_or("");
    table.lines().filter_map(|line| line.strip_suffix(" = []")).collect()
}

/// What is wrong between the list, the folders and the names that lessons give themselves.
fn unlisted(listed: &[&str], slugs: &[&str], folders: &[String]) -> Vec<String> {
    let list = "crate/lessons/Cargo.toml";
    let renamed = listed.iter().zip(slugs).filter(|(name, slug)| name != slug).map(|(name, slug)| {
        format!("{list} lists “{name}”, and its slug() says “{slug}”: write the name of the list into its mod.rs")
    });
    let extra = folders.iter().filter(|folder| !listed.iter().any(|name| name.replace('-', "_") == **folder));
    let extra = extra.map(|folder| {
        format!(
            "crate/lessons/src/{folder} has a lesson that {list} does not list: write the line `{} = []`",
            folder.replace('_', "-")
        )
    });
    renamed.chain(extra).collect()
}

/// The folders that have a lesson.
fn folders() -> Vec<String> {
    let entries = std::fs::read_dir(root().join("crate/lessons/src")).unwrap().map(|entry| entry.unwrap());
    let has_lesson = |path: PathBuf| {
        std::fs::read_to_string(path.join("mod.rs")).is_ok_and(|code| code.contains("pub(crate) static LESSON"))
    };
    entries.filter(|entry| has_lesson(entry.path())).map(|entry| entry.file_name().into_string().unwrap()).collect()
}

/// The goldens that a lesson needs and does not have, in one line.
fn without_golden(lesson: &dyn Lesson) -> Option<String> {
    let slug = lesson.slug();
    let mut needed = vec![format!("docs/pictures/{slug}.svg"), format!("docs/pictures/{slug}.mathml")];
    for preset in lesson.presets() {
        needed.push(format!("tests/golden/{slug}-{}.txt", preset.name));
        let panels = run(lesson, preset.values).whole_in(WIDE);
        let ids = pictures(&panels).into_iter().map(|(id, _)| id);
        needed.extend(ids.map(|id| format!("tests/golden/{slug}-{}-{id}.svg", preset.name)));
    }
    needed.retain(|path| !root().join(path).exists());
    let count = if needed.len() == 1 { "one golden".to_owned() } else { format!("{} goldens", needed.len()) };
    (!needed.is_empty()).then(|| {
        format!(
            "{slug} lacks {count}: look at the pictures by `npm run goldens -- --look`, then `npm run goldens` makes {}",
            needed.join(", ")
        )
    })
}

/// The words that every lesson needs and this catalogue does not have.
fn without_words(lesson: &dyn Lesson) -> Vec<String> {
    let slug = lesson.slug();
    let presets = lesson.presets().iter().map(|preset| format!("{slug}-preset-{}", preset.name));
    let own = ["title", "asks", "claim", "prose", "text"].map(|part| format!("{slug}-{part}"));
    let needed = own.into_iter().chain([format!("page-picture-{slug}")]).chain(presets);
    // What only the page's HTML says is in no module.
    let page = std::fs::read_to_string(home(lesson).join("page.ftl")).unwrap();
    let has = |id: &str| lesson.words().lines().chain(page.lines()).any(|line| line.split(" =").next() == Some(id));
    let file = home(lesson).join("en.ftl");
    let file = file.strip_prefix(root()).unwrap().display().to_string();
    needed.filter(|id| !has(id)).map(|id| format!("{file}: write `{id} = …`")).collect()
}

fn without_documents(lesson: &dyn Lesson) -> Option<String> {
    let text = std::fs::read_to_string(root().join("docs/attributes.md")).unwrap();
    let told = text.contains(&format!("`lesson=\"{}\"`", lesson.slug()));
    (!told).then(|| format!("docs/attributes.md does not tell of {}: `npm run goldens` writes it", lesson.slug()))
}

#[test]
fn every_lesson_stands_in_the_list_under_its_own_name() {
    let manifest = std::fs::read_to_string(root().join("crate/lessons/Cargo.toml")).unwrap();
    let slugs: Vec<&str> = lessons::LESSONS.iter().map(|lesson| lesson.slug()).collect();
    let wrong = unlisted(&listed(&manifest), &slugs, &folders());
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(listed(&manifest).len(), slugs.len());
    assert_eq!(folders().len(), slugs.len());
}

#[test]
fn nothing_of_a_lesson_is_missing() {
    let mut missing = Vec::new();
    for lesson in all() {
        missing.extend(without_words(lesson));
        missing.extend(without_golden(lesson));
        missing.extend(without_documents(lesson));
        if lesson.presets().is_empty() {
            missing.push(format!("{}/schema.rs: write a preset to start from", home(lesson).display()));
        }
    }
    assert!(missing.is_empty(), "\n{}\n", missing.join("\n"));
}

#[test]
fn a_lesson_without_a_line_or_under_another_name_is_told() {
    let wrong = unlisted(&["a-b", "c"], &["a-b", "d"], &["a_b".to_owned(), "c".to_owned(), "e_f".to_owned()]);
    assert_eq!(wrong.len(), 2);
    assert!(wrong[0].contains("“c”") && wrong[0].contains("“d”"), "{wrong:?}");
    assert!(wrong[1].contains("src/e_f") && wrong[1].contains("`e-f = []`"), "{wrong:?}");
}
