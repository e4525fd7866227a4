//! Build tool: `bindgen IN.wasm OUT_DIR NAME` writes the JavaScript bindings of a core built by Cargo.
//!
//! It stands in the workspace, so that Cargo.lock keeps its version equal to that of `wasm-bindgen` itself.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let [input, out_dir, name] = args.as_slice() else {
        eprintln!("usage: bindgen IN.wasm OUT_DIR NAME");
        return ExitCode::from(2);
    };
    match write_bindings(Path::new(input), Path::new(out_dir), name) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bindgen: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn write_bindings(input: &Path, out_dir: &Path, name: &str) -> Result<(), Box<dyn Error>> {
    // Named after this process: `npm start` and `npm test` may well run beside each other.
    let fresh = out_dir.join(format!(".new-{}", std::process::id()));
    fs::create_dir_all(&fresh)?;
    let mut output = Bindgen::new()
        .input_path(input)
        .out_name(name)
        .typescript(true)
        .web(true)?
        // The page names the file itself, where bundlers and plain servers both find it.
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    // Imports have a hash each in their names, which no compression makes shorter: a number tells them apart as well.
    let mut renamed = Vec::new();
    for (number, import) in
        output.wasm_mut().imports.iter_mut().enumerate().filter(|(_, import)| is_hashed(&import.name))
    {
        let short = format!("i{number}");
        renamed.push((std::mem::replace(&mut import.name, short.clone()), short));
    }
    output.emit(&fresh)?;
    let code = fresh.join(name).with_extension("js");
    let long = fs::read_to_string(&code)?;
    let short = renamed.iter().fold(long, |code, (long, short)| code.replace(long, short));
    fs::write(&code, free_in_its_own_memory(&short)?)?;
    replace_changed(&fresh, out_dir)?;
    fs::remove_dir_all(&fresh)?;
    Ok(())
}

/// After a panic the module begins afresh, and an object of the memory before would free what another object has now: the bindings
/// ask that in every method but this one.
fn free_in_its_own_memory(code: &str) -> Result<String, Box<dyn Error>> {
    let freed = "__wbg_call_guard();\n        wasm.__wbg_";
    let (before, after) = code.split_once(freed).ok_or("the bindings free objects in another way")?;
    Ok(format!("{before}__wbg_call_guard();\n        if (this.__wbg_inst === __wbg_instance_id) wasm.__wbg_{after}"))
}

/// Whether a name ends in a hash: `__wbg_fill_cb36fe21a8d46cd7`.
fn is_hashed(name: &str) -> bool {
    let end = name.rsplit('_').next().unwrap_or_default();
    end.len() == 16 && end.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Moves the new files over the old ones, each in one step, so that a running page never reads half a file. Files with
/// the same content stay as they are. The `.wasm` goes first: whoever sees new JavaScript finds its core there.
fn replace_changed(fresh: &Path, out_dir: &Path) -> Result<(), Box<dyn Error>> {
    let mut files = fs::read_dir(fresh)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    files.sort_by_key(|path| path.extension().is_none_or(|extension| extension != "wasm"));
    for path in files {
        let Some(file_name) = path.file_name() else { continue };
        let target = out_dir.join(file_name);
        if fs::read(&target).ok() != Some(fs::read(&path)?) {
            fs::rename(&path, &target)?;
        }
    }
    Ok(())
}
