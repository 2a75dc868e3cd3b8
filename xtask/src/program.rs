//! The program: linked as one, cut in two, bound to JavaScript, and made small.
//!
//! It is cut at the seam in `src/wire/later.rs`, before wasm-bindgen sees it: the first module
//! holds what the first screen needs, and the second what is reached through the seam alone.

use std::fs;
use std::path::{Path, PathBuf};

use wasm_split_cli_support::{Options, transform};

use crate::place::Place;
use crate::run::{Outcome, Trouble, said, step};

/// The JavaScript that starts the program.
pub const GLUE: &str = "ninefold.js";

/// The JavaScript that loads the second module; [`GLUE`] imports it.
pub const LATER_GLUE: &str = "later.js";

/// The module that the first screen needs.
pub const FIRST: &str = "ninefold_bg.wasm";

const TARGET: &str = "wasm32-unknown-unknown";

/// Makes the program, `optimising` it by these parameters of wasm-opt; the folder with its files.
pub fn make(place: &Place, optimising: &[String]) -> Outcome<PathBuf> {
    let target = target(place)?;
    let cut = fresh(&target.join("site/cut"))?;
    let made = fresh(&target.join("site/program"))?;

    link(place)?;
    split(&target.join(TARGET).join("release/ninefold.wasm"), &cut)?;
    bind(place, &cut.join("ninefold.wasm"), &made)?;
    optimise(place, &made.join(FIRST), &made.join(FIRST), optimising)?;

    for file in files(&cut)? {
        let name = file.file_name().unwrap_or_default();
        if file.extension().is_some_and(|kind| kind == "js") {
            fs::copy(&file, made.join(name)).map_err(|cause| not_made(&file, cause))?;
        } else if name != "ninefold.wasm" {
            optimise(place, &file, &made.join(name), optimising)?;
        }
    }
    Ok(made)
}

/// The files in `folder`, in the order of their names.
pub fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|cause| not_made(folder, cause))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    Ok(files)
}

/// Only the last step of the compiler learns that the program is cut, so that nothing else is
/// compiled twice. The cut goes by what the linker knows of who calls whom.
fn link(place: &Place) -> Outcome {
    let mut cargo = place.command("cargo");
    cargo.args(["rustc", "--quiet", "--release", "--package", "ninefold", "--bin", "ninefold"]);
    cargo.args(["--target", TARGET, "--", "--cfg", "split", "-Clink-arg=--emit-relocs"]);
    step("Compiling the app (minutes, the first time)", &mut cargo)
}

fn split(linked: &Path, cut: &Path) -> Outcome {
    let linked = fs::read(linked).map_err(|cause| not_made(linked, cause))?;
    let first = cut.join("ninefold.wasm");
    let (glue, later_glue) = (format!("./{GLUE}"), format!("./{LATER_GLUE}"));
    let mut options = Options::new(&linked);
    options.output_dir = cut;
    options.main_out_path = &first;
    options.main_module = &glue;
    options.link_name = &later_glue;
    let split = transform(options)
        .map_err(|cause| Trouble::new("the program cannot be cut in two", format!("{cause:#}")))?;
    match split.split_modules.len() {
        1 => Ok(()),
        n => Err(Trouble(format!("the program has {n} modules besides the first, and not one"))),
    }
}

/// The linker's exports stay: the second module shares the table of functions by one of them.
fn bind(place: &Place, first: &Path, made: &Path) -> Outcome {
    let mut bindgen = place.command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    bindgen.args(["--out-name", "ninefold", "--out-dir"]).arg(made).arg(first);
    step("Binding it to JavaScript", &mut bindgen)
}

fn optimise(place: &Place, from: &Path, to: &Path, parameters: &[String]) -> Outcome {
    let name = from.file_name().unwrap_or_default().display();
    let mut wasm_opt = place.command("wasm-opt");
    step(&format!("Making {name} small"), wasm_opt.args(parameters).arg(from).arg("-o").arg(to))
}

/// Where cargo builds, wherever the developer had it moved.
fn target(place: &Place) -> Outcome<PathBuf> {
    let mut cargo = place.command("cargo");
    let told = said(cargo.args(["metadata", "--no-deps", "--format-version", "1"]));
    let folder = told.as_deref().and_then(|told| {
        let (_, rest) = told.split_once("\"target_directory\":\"")?;
        rest.split('"').next()
    });
    folder.map(PathBuf::from).ok_or(Trouble("cargo does not say where it builds".into()))
}

/// `folder`, made anew.
pub fn fresh(folder: &Path) -> Outcome<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|cause| not_made(folder, cause))?;
    }
    fs::create_dir_all(folder).map_err(|cause| not_made(folder, cause))?;
    Ok(folder.to_owned())
}

fn not_made(path: &Path, cause: std::io::Error) -> Trouble {
    Trouble::new(format!("the program cannot be made: {}", path.display()), cause)
}
