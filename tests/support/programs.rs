//! Runs the programs that the lab writes, where their language is there, and reads what they print.

use crate::words::Words;
use lessons::{Body, Listing, Panel};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// What a program prints: names and their numbers, in their order.
pub type Printed = Vec<(String, Vec<f64>)>;

/// The program of a panel.
pub fn listing(panels: &[Panel]) -> Listing {
    let found = panels.iter().find_map(|panel| match &panel.body {
        Body::Code(listing) => Some(listing.as_ref().clone()),
        _ => None,
    });
    found.expect("the fold has a program")
}

/// A program as it is copied, but for the link.
pub fn text(listing: &Listing) -> String {
    let words = Words::english();
    let line = |line: &lessons::CodeLine| {
        let note = line.note.as_ref().map(|note| format!("{} {}", listing.comment, words.label(note)));
        let between = if line.text.trim().is_empty() { "" } else { "  " };
        format!("{}{}\n", line.text, note.map_or_else(String::new, |note| format!("{between}{note}")))
    };
    listing.lines.iter().map(line).collect()
}

/// A folder for the programs of a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/programs").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// A Python that has this library: one of those that the variable PYTHON names, the usual one, or, for NumPy, one of our own
/// into which it is installed.
fn python_with(library: &str) -> Option<PathBuf> {
    static OWN: OnceLock<Option<PathBuf>> = OnceLock::new();
    let named = env::var("PYTHON").unwrap_or_default();
    let named: Vec<PathBuf> = env::split_paths(&named).collect();
    let has = |python: &PathBuf| succeeds(Command::new(python).args(["-c", &format!("import {library}")]));
    let all = named.into_iter().chain([PathBuf::from("python3")]);
    let own = || OWN.get_or_init(own_python).clone().filter(has);
    all.into_iter().find(has).or_else(|| if library == "numpy" { own() } else { None })
}

fn own_python() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/python");
    let python = folder.join("bin/python");
    let made = python.exists() || succeeds(Command::new("python3").args(["-m", "venv"]).arg(&folder));
    let install = ["-m", "pip", "install", "--quiet", "numpy"];
    (made && succeeds(Command::new(&python).args(install))).then_some(python)
}

/// Runs every program in one Python, and returns what each prints; `None` where the library is not there, which is said.
pub fn python(name: &str, library: &str, programs: &[String]) -> Option<Vec<Printed>> {
    let Some(python) = python_with(library) else {
        println!("skipped: {name} needs Python with {library}, which is not here");
        return None;
    };
    let folder = folder(name);
    for (at, program) in programs.iter().enumerate() {
        fs::write(folder.join(format!("{at}.py")), program).unwrap();
    }
    let all = format!(
        "for at in range({}):\n    print('program')\n    path = f'{{at}}.py'\n    exec(compile(open(path, encoding='utf-8').read(), path, 'exec'), {{}})\n",
        programs.len()
    );
    fs::write(folder.join("all.py"), all).unwrap();
    let output = Command::new(python).arg("all.py").current_dir(&folder).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}, in {}: {errors}", folder.display());
    let printed = String::from_utf8(output.stdout).unwrap();
    Some(printed.split("program\n").skip(1).map(read).collect())
}

/// Compiles all programs as modules of one, without a warning, and runs them.
pub fn rust(name: &str, programs: &[String]) -> Vec<Printed> {
    let folder = folder(name);
    let mut all = String::from("#![deny(warnings)]\n");
    for (at, program) in programs.iter().enumerate() {
        fs::write(folder.join(format!("p{at}.rs")), program.replace("fn main()", "pub fn main()")).unwrap();
        all += &format!("mod p{at};\n");
    }
    let calls = (0..programs.len()).map(|at| format!("    println!(\"program\");\n    p{at}::main();\n"));
    all += &format!("fn main() {{\n{}}}\n", calls.collect::<String>());
    fs::write(folder.join("all.rs"), all).unwrap();
    let rustc = env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let output = Command::new(rustc).args(["--edition", "2024", "all.rs"]).current_dir(&folder).output().unwrap();
    assert!(output.status.success(), "{}: {}", folder.display(), String::from_utf8_lossy(&output.stderr));
    let output = Command::new(folder.join("all")).output().unwrap();
    assert!(output.status.success(), "{}: {}", folder.display(), String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().split("program\n").skip(1).map(read).collect()
}

/// `W1 [[0.1, 0.2]]`: a name and its numbers.
fn read(printed: &str) -> Printed {
    let line = |line: &str| {
        let (name, rest) = line.split_once(' ').unwrap();
        let numbers = rest.split(['[', ']', ',', ' ']).filter(|part| !part.is_empty());
        (name.to_owned(), numbers.map(|part| part.parse().unwrap()).collect())
    };
    printed.lines().map(line).collect()
}

/// What is expected and what is printed, to 1e-12.
pub fn assert_same(what: &str, printed: &Printed, expected: &Printed) {
    let names = |all: &Printed| all.iter().map(|(name, numbers)| (name.clone(), numbers.len())).collect::<Vec<_>>();
    assert_eq!(names(printed), names(expected), "{what}");
    for ((name, found), (_, wanted)) in printed.iter().zip(expected) {
        for (found, wanted) in found.iter().zip(wanted) {
            assert!((found - wanted).abs() <= 1e-12 * wanted.abs().max(1.0), "{what}: {name} {found} {wanted}");
        }
    }
}
