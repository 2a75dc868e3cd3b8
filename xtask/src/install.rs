//! Brings what is missing, once: a second run finds it and does nothing.

use std::time::Instant;

use crate::apt;
use crate::place::Place;
use crate::run::{Outcome, Trouble, step};
use crate::tools::{Tool, Way, debian_has};
use crate::wasm_std;

/// Installs what is missing of `tools`. `yes` answers apt's question.
pub fn ensure(place: &mut Place, tools: &[Tool], yes: bool) -> Outcome {
    let start = Instant::now();
    let missing = missing(place, tools);
    if missing.is_empty() {
        println!("Everything needed is installed.");
        return Ok(());
    }
    for tool in &missing {
        println!("Missing: {} — {}", tool.name(), tool.way(place).told());
    }

    let mut packages: Vec<&str> = Vec::new();
    let mut std_from_debian = false;
    for tool in &missing {
        match tool.way(place) {
            Way::Component(name) => {
                let mut rustup = place.plain("rustup");
                step(&format!("Adding {name}"), rustup.args(["component", "add", name]))?;
            }
            Way::WasmTarget if !wasm_std::add_by_rustup(place) => {
                println!("  rustup cannot add it here; Debian's sources can");
                std_from_debian = true;
                packages.extend(wasm_std::PACKAGES);
            }
            Way::Debian(names) => packages.extend(names),
            Way::WasmTarget | Way::Cargo { .. } | Way::Npm { .. } => {}
        }
    }
    packages.retain(|package| !debian_has(&[package]));
    apt::install(&packages, yes)?;
    if std_from_debian {
        wasm_std::build_from_debian(place)?;
    }
    place.linked = wasm_std::is_linked(place);

    for tool in &missing {
        match tool.way(place) {
            Way::Cargo { name, version, locked } => cargo(place, name, &version, locked)?,
            Way::Npm { name, version } => npm(place, name, version)?,
            Way::Component(_) | Way::WasmTarget | Way::Debian(_) => {}
        }
    }
    println!("Installed in {}.", crate::run::told(start.elapsed()));
    still_missing(&self::missing(place, tools))
}

/// Those of `tools` that are not there, each once.
fn missing(place: &Place, tools: &[Tool]) -> Vec<Tool> {
    let mut missing: Vec<Tool> = Vec::new();
    for &tool in tools {
        if !missing.contains(&tool) && tool.found(place).is_none() {
            missing.push(tool);
        }
    }
    missing
}

fn still_missing(tools: &[Tool]) -> Outcome {
    if tools.is_empty() {
        return Ok(());
    }
    let names: Vec<_> = tools.iter().map(|tool| tool.name()).collect();
    Err(Trouble(format!("these are still missing after installing: {}", names.join(", "))))
}

/// A tool runs a few times a day, so compiling it matters more than its speed;
/// only wasm-bindgen has enough to do to be optimised at all.
fn cargo(place: &Place, name: &str, version: &str, locked: bool) -> Outcome {
    let level = if name == "wasm-bindgen-cli" { "1" } else { "0" };
    let mut cargo = place.plain("cargo");
    cargo
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", level)
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("RUSTFLAGS")
        // The project's own cargo settings are not for tools.
        .current_dir(std::env::temp_dir())
        .args(["install", "--quiet", &format!("{name}@{version}"), "--root"])
        .arg(place.cache.join("cargo"));
    if locked {
        cargo.arg("--locked");
    }
    step(&format!("Installing {name} {version} (2 to 5 min)"), &mut cargo)
}

fn npm(place: &Place, name: &str, version: &str) -> Outcome {
    let folder = place.cache.join("npm");
    std::fs::create_dir_all(&folder)
        .map_err(|cause| Trouble::new("the cache folder cannot be written", cause))?;
    let mut npm = place.plain("npm");
    npm.args([
        "install",
        "--loglevel=error",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--save-exact",
    ])
    .arg("--prefix")
    .arg(&folder)
    .arg(format!("{name}@{version}"));
    step(&format!("Installing {name} {version}"), &mut npm)
}
