//! The house rules that a compiler does not hold: who may name whom, how long
//! a file may be, where colors live. The rules are functions in `rules`, and
//! `planted` feeds a breach to each.
#![cfg(not(target_arch = "wasm32"))]

mod planted;
mod rules;
mod scanner;

use std::fs;
use std::path::Path;

use rules::Rule;

const RULES: &[Rule] = &[
    rules::rooms,
    rules::length,
    rules::unfinished,
    rules::machine_paths,
    rules::colors,
    rules::spawning,
    rules::ignored,
    rules::sleeping,
];

#[test]
fn the_house_is_tidy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = files(root);
    assert!(files.iter().any(|file| file == "src/lib.rs"), "no source was found in {root:?}");
    let mut found = rules::twins(&files);
    for file in &files {
        // A file may go while others are at work; what is no text has no rules.
        let Ok(source) = fs::read_to_string(root.join(file)) else { continue };
        found.extend(RULES.iter().flat_map(|rule| rule(file, &source)));
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// The project's own files, as paths from its root.
fn files(root: &Path) -> Vec<String> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_made = matches!(name.as_str(), "target" | "dist" | "shots" | "node_modules");
            if path.is_dir() && !is_made && !name.starts_with(".git") {
                folders.push(path);
            } else if let Ok(path) = path.strip_prefix(root) {
                files.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    files.sort();
    files
}
