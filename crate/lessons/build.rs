//! Turns the list of lessons, the features in `Cargo.toml`, into code: a module for each lesson, and `LESSONS`. Writes the
//! catalogues without their comments, so that no page loads those.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// A lesson or an annex, as a line of the list has it.
struct Entry {
    name: String,
    /// The lesson that it adds to, if it is an annex.
    lesson: Option<String>,
}

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=Cargo.toml");
    println!("cargo::rustc-check-cfg=cfg(every_lesson, whole_stories, annexed)");
    let list = entries(&fs::read_to_string("Cargo.toml")?);
    let chosen: Vec<&Entry> = list.iter().filter(|entry| is_chosen(entry)).collect();
    let all = chosen.is_empty();
    if all {
        println!("cargo::rustc-cfg=every_lesson");
        list.iter().for_each(|entry| println!("cargo::rustc-cfg=feature=\"{}\"", entry.name));
    }
    // A lesson without an annex has its whole story in its one module.
    let annexed = |entry: &Entry| list.iter().any(|other| other.lesson.as_ref() == Some(&entry.name));
    if all || chosen.iter().any(|entry| entry.lesson.is_some() || !annexed(entry)) {
        println!("cargo::rustc-cfg=whole_stories");
    }
    if all || chosen.iter().any(|entry| entry.lesson.is_some()) {
        println!("cargo::rustc-cfg=annexed");
    }
    let lessons = if all { list.iter().collect() } else { chosen };
    let names: Vec<&str> =
        lessons.iter().filter(|entry| entry.lesson.is_none()).map(|entry| entry.name.as_str()).collect();
    let folder = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    let src = env::current_dir()?.join("src");
    println!("cargo::rerun-if-changed=src");
    write_words(&src, &folder.join("words"))?;
    fs::write(folder.join("registry.rs"), registry(&names, &src))
}

/// Copies every catalogue of a folder, without comments, headings and what is empty.
fn write_words(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let copy = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            write_words(&path, &copy)?;
        } else if path.extension().is_some_and(|end| end == "ftl") {
            let text = fs::read_to_string(&path)?;
            let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
            fs::write(copy, lines.map(|line| format!("{line}\n")).collect::<String>())?;
        }
    }
    Ok(())
}

fn is_chosen(entry: &Entry) -> bool {
    env::var_os(format!("CARGO_FEATURE_{}", entry.name.to_uppercase().replace('-', "_"))).is_some()
}

/// Reads the features: a lesson's is empty, an annex's names a lesson. All others are something else.
fn entries(manifest: &str) -> Vec<Entry> {
    let lines =
        manifest.lines().skip_while(|line| *line != "[features]").skip(1).take_while(|line| !line.starts_with('['));
    let mut found: Vec<Entry> = Vec::new();
    for (name, needs) in lines.filter_map(|line| line.split_once(" = ")) {
        let lesson = needs.trim_matches(['[', ']', '"']);
        if needs == "[]" || found.iter().any(|entry| entry.name == lesson) {
            found.push(Entry { name: name.to_owned(), lesson: (needs != "[]").then(|| lesson.to_owned()) });
        }
    }
    found
}

/// The code for these lessons, whose folders stand in `src`.
fn registry(names: &[&str], src: &Path) -> String {
    let mut modules = String::new();
    let mut list =
        String::from("/// Every lesson that is here, in their order.\npub static LESSONS: &[&dyn Lesson] = &[\n");
    let mut formulas =
        String::from("/// The formula that each of them is about.\npub static FORMULAS: &[fn() -> Formula] = &[\n");
    for name in names {
        let module = name.replace('-', "_");
        let file = src.join(&module).join("mod.rs");
        if !file.is_file() {
            println!(
                "cargo::error=crate/lessons/Cargo.toml lists the lesson “{name}”, and src/{module}/mod.rs is not there: \
                 `npm run lesson {name}` writes a folder to begin with, and the line."
            );
        }
        modules += &format!("#[path = {file:?}]\nmod {module};\n");
        list += &format!("    &{module}::LESSON,\n");
        formulas += &format!("    {module}::formula,\n");
    }
    format!("{modules}\n{list}];\n\n{formulas}];\n")
}
