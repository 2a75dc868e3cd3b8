//! The rules. Each is a function from a file to sentences, one for each breach.

use crate::scanner::{
    alone, before_test_module, before_tests, begins_with, code, in_full, is_in, is_word, paths,
};

/// A room of the house, and what its files must never name.
struct Room {
    /// Its folder or file; `src/core/domain` is also `src/core/domain.rs`.
    at: &'static str,
    /// Paths as a `use` would write them in full, and words.
    never: &'static [&'static str],
}

const ROOMS: &[Room] = &[
    Room {
        at: "src/core/domain",
        never: &[
            "crate::interchange",
            "crate::sample",
            "std::time",
            "std::fs",
            "SystemTime",
            "Utc::now",
            "chrono::Utc::now",
            "Local",
            "chrono::Local",
            "async",
            "serde_json",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "leptos",
        ],
    },
    Room {
        at: "src/core/interchange",
        never: &[
            "crate::sample",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "leptos",
            "async",
            "std::time",
            "std::fs",
        ],
    },
    Room {
        at: "src/route",
        never: &[
            "leptos",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "ninefold_core::interchange",
            "crate::browser",
            "crate::storage",
            "crate::state",
            "crate::ui",
        ],
    },
    Room {
        at: "src/browser",
        never: &[
            "leptos",
            "matrix_indexed_db_futures",
            "ninefold_core::interchange",
            "ninefold_core::domain::schedule",
            "ninefold_core::domain::agenda",
            "ninefold_core::domain::pester",
            "ninefold_core::domain::metrics",
            "ninefold_core::domain::query",
            "crate::storage",
            "crate::state",
            "crate::ui",
        ],
    },
    Room { at: "src/storage", never: &["leptos", "crate::state", "crate::ui", "crate::route"] },
    Room {
        at: "src/state",
        never: &[
            "web_sys",
            "matrix_indexed_db_futures",
            "gloo_storage",
            "spawn_local",
            "crate::storage",
            "crate::browser",
            "crate::ui",
        ],
    },
    Room {
        at: "src/ui",
        never: &[
            "matrix_indexed_db_futures",
            "idb",
            "gloo",
            "gloo_storage",
            "gloo_timers",
            "spawn_local",
            "ninefold_core::interchange",
            "crate::storage",
        ],
    },
];

/// Where work may be started that nobody waits for.
const MAY_SPAWN: &[&str] = &["src/main.rs", "src/wire", "src/browser", "src/storage"];

/// The one place that waits; every test waits through it.
pub const MAY_SLEEP: &str = "tests/e2e/src/wait.rs";

const MAX_LINES: usize = 400;

/// Put together here, so that this file does not hold them itself.
const UNFINISHED: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];
const MACHINE_PATHS: &[&str] = &[
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/Us", "ers/"),
    concat!("/wo", "rk/"),
    concat!("\\Us", "ers\\"),
];

const COLOR_FUNCTIONS: &[&str] =
    &["rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color"];
const COLOR_NAMES: &[&str] =
    &["white", "black", "red", "green", "blue", "gray", "grey", "orange", "yellow", "purple"];

/// From the path and the text of a file to sentences.
pub type Rule = fn(&str, &str) -> Vec<String>;

/// Who may name whom.
pub fn rooms(file: &str, source: &str) -> Vec<String> {
    let Some(room) = ROOMS.iter().find(|room| is_in(file, room.at)) else { return Vec::new() };
    let mut found = Vec::new();
    for (line, path) in paths(&code(source)) {
        let path = in_full(file, &path);
        if let Some(never) = room.never.iter().find(|never| begins_with(&path, never)) {
            found.push(format!("{file}:{line} names {path}; {} never names {never}", room.at));
        }
    }
    found
}

/// At most 400 lines. The tests at the end, from `mod tests {`, and
/// the rows of a constant table (from `const … = &[` to `];`) do not count.
pub fn length(file: &str, source: &str) -> Vec<String> {
    if !file.ends_with(".rs") || file.starts_with("tests/") && !file.contains("/src/") {
        return Vec::new();
    }
    let mut n_lines = 0;
    let mut in_table = false;
    for line in before_test_module(source).lines() {
        let item = line.trim_start_matches("pub ").trim_start_matches("pub(crate) ");
        let is_item = item.starts_with("const ") || item.starts_with("static ");
        in_table |= is_item && line.ends_with('[');
        n_lines += usize::from(!in_table);
        in_table &= !line.starts_with(']');
    }
    if n_lines <= MAX_LINES {
        return Vec::new();
    }
    vec![format!("{file} has {n_lines} lines; {MAX_LINES} is the most")]
}

/// Nothing is left for later in a file.
pub fn unfinished(file: &str, source: &str) -> Vec<String> {
    holding(file, source, UNFINISHED, "leaves something undone")
}

/// No path of the machine it was written on.
pub fn machine_paths(file: &str, source: &str) -> Vec<String> {
    holding(file, source, MACHINE_PATHS, "names a folder of one machine")
}

fn holding(file: &str, source: &str, words: &[&str], what: &str) -> Vec<String> {
    let holds = |line: &str| words.iter().any(|word| alone(line, word));
    let lines = source.lines().enumerate().filter(|(_, line)| holds(line));
    lines.map(|(at, _)| format!("{file}:{} {what}", at + 1)).collect()
}

/// A sheet of parts is the sheet of a component.
pub fn twins(files: &[String]) -> Vec<String> {
    let sheets = files.iter().filter_map(|file| file.strip_prefix("style/parts/"));
    let lonely = sheets.filter(|sheet| {
        let component = sheet.trim_end_matches(".css").replace('-', "_");
        !files.contains(&format!("src/ui/parts/{component}.rs"))
    });
    lonely.map(|sheet| format!("style/parts/{sheet} has no component in src/ui/parts")).collect()
}

/// Colors come from `tokens.css` only.
pub fn colors(file: &str, source: &str) -> Vec<String> {
    if !file.starts_with("style/") || file == "style/tokens.css" {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, line) in code(source).lines().enumerate() {
        // `a:hover {` is a selector, not a value.
        let value = line.split_once(':').map_or("", |(_, value)| value);
        let value = if value.trim_end().ends_with('{') { "" } else { value };
        let is_hex = |part: &str| {
            let digits = part.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(part.len());
            matches!(digits, 3 | 4 | 6 | 8) && !part[digits..].starts_with(is_word)
        };
        let has_hex = value.split('#').skip(1).any(is_hex);
        let calls = |name: &&str| alone(value, &format!("{name}("));
        let names = |name: &&str| value.split(|c| !is_word(c)).any(|word| word == *name);
        if has_hex || COLOR_FUNCTIONS.iter().any(calls) || COLOR_NAMES.iter().any(names) {
            found.push(format!("{file}:{} has a color of its own", at + 1));
        }
    }
    found
}

/// Async ends at the door.
pub fn spawning(file: &str, source: &str) -> Vec<String> {
    if !file.starts_with("src/") || MAY_SPAWN.iter().any(|room| is_in(file, room)) {
        return Vec::new();
    }
    let lines = paths(&code(source)).into_iter().filter(|(_, path)| path.ends_with("spawn_local"));
    lines.map(|(line, _)| format!("{file}:{line} starts work in the background")).collect()
}

/// A test that does not run tests nothing.
pub fn ignored(file: &str, source: &str) -> Vec<String> {
    if !file.ends_with(".rs") {
        return Vec::new();
    }
    holding(
        file,
        &code(source),
        &["#[ignore", "#[cfg_attr(miri, ignore"],
        "has a test that never runs",
    )
}

/// A test that sleeps is slow on one machine and wrong on another.
pub fn sleeping(file: &str, source: &str) -> Vec<String> {
    if !file.ends_with(".rs") || file == MAY_SLEEP {
        return Vec::new();
    }
    let code = code(source);
    let n_skipped = if file.starts_with("tests/") { 0 } else { before_tests(&code).len() };
    let n_before = code[..n_skipped].lines().count();
    let lines = code[n_skipped..].lines().enumerate();
    let sleeps = |line: &str| alone(line, "sleep(") || alone(line, "sleep_ms(");
    lines
        .filter(|(_, line)| sleeps(line))
        .map(|(at, _)| format!("{file}:{} sleeps in a test", n_before + at + 1))
        .collect()
}
