//! Pictures and texts compared with the ones that were looked at.

use std::path::Path;

/// Compares a picture with its golden. `Some` says what is wrong.
pub fn compare(path: &Path, drawn: &str) -> Option<String> {
    let (stem, kind) = (path.file_stem().unwrap().to_string_lossy(), path.extension().unwrap().to_string_lossy());
    let changed = path.with_file_name(format!("{stem}-changed.{kind}"));
    let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display();
    let same = std::fs::read_to_string(path).is_ok_and(|golden| golden == drawn);
    let update = std::env::var_os("UPDATE_GOLDENS").is_some();
    if same || update {
        let _ = std::fs::remove_file(&changed);
    }
    if same {
        return None;
    }
    if update {
        std::fs::write(path, drawn).unwrap();
        println!("\nwrote {name}");
        return None;
    }
    std::fs::write(&changed, drawn).unwrap();
    if path.exists() {
        return Some(format!("{name} is not what is drawn or written now"));
    }
    // Of one lesson alone, tests/missing.rs says it.
    std::env::var_os("LESSON").is_none().then(|| format!("{name} is missing"))
}

/// Fails with all that was found.
pub fn no_differences(found: Vec<String>) {
    let look =
        "`npm run goldens -- --look` shows old and new side by side; `npm run goldens` puts the new ones in place.";
    assert!(found.is_empty(), "\n{}\n{look}\n", found.join("\n"));
}
