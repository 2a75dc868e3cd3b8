//! The wasm32 standard library: by rustup, or where rustup cannot reach its
//! server, built from Debian's sources with Debian's compiler.
//!
//! Debian packages a recent compiler and its sources (`rustc-web`), but no
//! library for `wasm32-unknown-unknown`. The second way builds one and puts a
//! compiler folder in the cache: links to Debian's, the new library, and
//! rustup's `rust-lld` (Debian's linker is too old). Nothing under `/usr` changes.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use crate::place::{LINKED, Place};
use crate::run::{Outcome, Trouble, said, step};

/// What Debian gives for the second way.
pub const PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy"];

const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN: &str = "/usr";

/// Raised when the steps below change, so that an older folder is made anew.
const RECIPE: &str = "recipe 2";

/// The folder of the library, in the active compiler or in the linked one.
pub fn found(place: &Place) -> Option<PathBuf> {
    ordinary(place).or_else(|| linked(place))
}

/// Whether only the linked compiler has the library.
pub fn is_linked(place: &Place) -> bool {
    ordinary(place).is_none() && linked(place).is_some()
}

/// The first way. It fails within seconds on a machine behind a package mirror.
pub fn add_by_rustup(place: &Place) -> bool {
    let mut rustup = place.plain("rustup");
    rustup.env("RUST_BACKTRACE", "0").args(["target", "add", TARGET]);
    step("Adding the wasm32 target by rustup", &mut rustup).is_ok() && ordinary(place).is_some()
}

/// The second way; Debian's [`PACKAGES`] must be there.
pub fn build_from_debian(place: &Place) -> Outcome {
    let folder = place.cache.join("toolchain");
    let stamp = stamp(place).ok_or(Trouble("Debian's compiler or rustup's is missing".into()))?;
    let library = compile(place)?;
    let told = |cause| Trouble::new("the wasm32 compiler folder could not be written", cause);
    assemble(&folder, &library, &lld(place).unwrap_or_default()).map_err(told)?;

    let mut rustup = place.plain("rustup");
    let link = rustup.args(["toolchain", "link", LINKED]).arg(&folder);
    step("Linking the wasm32 compiler", link)?;
    fs::write(folder.join("stamp"), stamp).map_err(told)?;
    fs::remove_dir_all(std_build(place)).map_err(told)
}

fn ordinary(place: &Place) -> Option<PathBuf> {
    let mut rustc = place.plain("rustc");
    let folder = said(rustc.args(["--print", "target-libdir", "--target", TARGET]))?;
    let folder = PathBuf::from(folder);
    has_std(&folder).then_some(folder)
}

fn linked(place: &Place) -> Option<PathBuf> {
    let folder = place.cache.join("toolchain");
    let made_with = fs::read_to_string(folder.join("stamp")).ok()?;
    let mut rustup = place.plain("rustup");
    let is_known = said(rustup.args(["run", LINKED, "rustc", "--version"])).is_some();
    (is_known && Some(made_with) == stamp(place)).then(|| folder.join(lib_of(TARGET)))
}

fn has_std(folder: &Path) -> bool {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files.map(|file| file.file_name()).any(|name| name.to_string_lossy().starts_with("libstd-"))
}

/// All that the library depends on: another compiler or linker makes another one.
fn stamp(place: &Place) -> Option<String> {
    let compiler = said(place.plain("/usr/bin/rustc").arg("-vV"))?;
    Some(format!("{RECIPE}\n{compiler}\n{}\n", lld(place)?.display()))
}

fn lld(place: &Place) -> Option<PathBuf> {
    let sysroot = said(place.plain("rustc").args(["--print", "sysroot"]))?;
    let host = said(place.plain("rustc").args(["--print", "host-tuple"]))?;
    let file = Path::new(&sysroot).join(format!("lib/rustlib/{host}/bin/rust-lld"));
    file.is_file().then_some(file)
}

fn std_build(place: &Place) -> PathBuf {
    place.cache.join("std-build")
}

/// Builds the library beside an empty crate, and gives the folder of its files.
fn compile(place: &Place) -> Outcome<PathBuf> {
    let folder = std_build(place);
    let manifest = "[package]\nname = \"empty\"\nedition = \"2024\"\n\n[workspace]\n";
    let write = || {
        fs::create_dir_all(folder.join("src"))?;
        fs::write(folder.join("src/lib.rs"), "")?;
        fs::write(folder.join("Cargo.toml"), manifest)
    };
    write().map_err(|cause| Trouble::new("the cache folder cannot be written", cause))?;

    let mut cargo = place.plain("/usr/bin/cargo");
    cargo
        .current_dir(&folder)
        .env("PATH", "/usr/bin:/bin")
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("RUSTC", "/usr/bin/rustc")
        .env("RUSTC_BOOTSTRAP", "1")
        // Without the bitcode a later build with `lto = true` cannot use the library.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .args(["build", "--quiet", "--release", "--target", TARGET])
        .arg("-Zbuild-std=std,panic_abort,panic_unwind,test,proc_macro");
    step("Building the wasm32 standard library (about 2 min)", &mut cargo)?;
    Ok(folder.join("target").join(TARGET).join("release/deps"))
}

fn lib_of(target: &str) -> String {
    format!("lib/rustlib/{target}/lib")
}

/// Makes `folder` a compiler folder as rustup expects one.
fn assemble(folder: &Path, library: &Path, lld: &Path) -> std::io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let ours = folder.join(lib_of(TARGET));
    fs::create_dir_all(&ours)?;
    for file in fs::read_dir(library)? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            fs::copy(file.path(), ours.join(name))?;
        }
    }
    link_host(folder, lld)?;
    write_programs(folder)
}

/// Links every other target's library, and puts the linker beside each.
fn link_host(folder: &Path, lld: &Path) -> std::io::Result<()> {
    let theirs = Path::new(DEBIAN).join("lib/rustlib");
    for target in fs::read_dir(&theirs)? {
        let target = target?;
        let ours = folder.join("lib/rustlib").join(target.file_name());
        if target.file_name() == TARGET {
            continue;
        }
        if target.path().join("lib").is_dir() {
            fs::create_dir_all(ours.join("bin"))?;
            symlink(target.path().join("lib"), ours.join("lib"))?;
            symlink(lld, ours.join("bin/rust-lld"))?;
        } else {
            symlink(target.path(), ours)?;
        }
    }
    Ok(())
}

/// The compiler takes its folder from where its own file lies, so each
/// program is a line that tells it ours.
fn write_programs(folder: &Path) -> std::io::Result<()> {
    let bin = folder.join("bin");
    fs::create_dir_all(&bin)?;
    symlink(Path::new(DEBIAN).join("bin/cargo"), bin.join("cargo"))?;
    let here = "here=$(dirname \"$(dirname \"$(readlink -f \"$0\")\")\")";
    for (name, line) in [
        ("rustc", "exec /usr/bin/rustc --sysroot \"$here\" \"$@\""),
        ("rustdoc", "exec /usr/bin/rustdoc --sysroot \"$here\" \"$@\""),
        // It calls the driver that lies beside its own file, which is Debian's.
        ("cargo-clippy", "SYSROOT=\"$here\" exec /usr/bin/cargo-clippy \"$@\""),
        ("clippy-driver", "SYSROOT=\"$here\" exec /usr/bin/clippy-driver \"$@\""),
    ] {
        let file = bin.join(name);
        fs::write(&file, format!("#!/bin/sh\n{here}\n{line}\n"))?;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}
