//! The house rules that a compiler does not hold: who may name whom, how long
//! a file may be, where colors live. Each rule is a function from a file to
//! sentences, and each is fed a planted violation below.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::Path;

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
        never: &["web_sys", "js_sys", "wasm_bindgen", "leptos", "async", "std::time", "std::fs"],
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
const MAY_SPAWN: &[&str] = &["src/main.rs", "src/browser", "src/storage"];

/// The one place that waits; every test waits through it.
const MAY_SLEEP: &str = "tests/e2e/src/wait.rs";

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

type Rule = fn(&str, &str) -> Vec<String>;

const RULES: &[Rule] =
    &[rooms, length, unfinished, machine_paths, colors, spawning, ignored, sleeping];

#[test]
fn the_house_is_tidy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = files(root);
    assert!(files.iter().any(|file| file == "src/lib.rs"), "no source was found in {root:?}");
    let mut found = twins(&files);
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

/// Who may name whom.
fn rooms(file: &str, source: &str) -> Vec<String> {
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

/// At most 400 lines. The tests at the end, from the last `#[cfg(test)]`, and
/// the rows of a constant table (from `const … = &[` to `];`) do not count.
fn length(file: &str, source: &str) -> Vec<String> {
    if !file.ends_with(".rs") || file.starts_with("tests/") && !file.contains("/src/") {
        return Vec::new();
    }
    let mut n_lines = 0;
    let mut in_table = false;
    for line in before_tests(source).lines() {
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
fn unfinished(file: &str, source: &str) -> Vec<String> {
    holding(file, source, UNFINISHED, "leaves something undone")
}

/// No path of the machine it was written on.
fn machine_paths(file: &str, source: &str) -> Vec<String> {
    holding(file, source, MACHINE_PATHS, "names a folder of one machine")
}

fn holding(file: &str, source: &str, words: &[&str], what: &str) -> Vec<String> {
    let holds = |line: &str| words.iter().any(|word| alone(line, word));
    let lines = source.lines().enumerate().filter(|(_, line)| holds(line));
    lines.map(|(at, _)| format!("{file}:{} {what}", at + 1)).collect()
}

/// A sheet of parts is the sheet of a component.
fn twins(files: &[String]) -> Vec<String> {
    let sheets = files.iter().filter_map(|file| file.strip_prefix("style/parts/"));
    let lonely = sheets.filter(|sheet| {
        let component = sheet.trim_end_matches(".css").replace('-', "_");
        !files.contains(&format!("src/ui/parts/{component}.rs"))
    });
    lonely.map(|sheet| format!("style/parts/{sheet} has no component in src/ui/parts")).collect()
}

/// Colors come from `tokens.css` only.
fn colors(file: &str, source: &str) -> Vec<String> {
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
fn spawning(file: &str, source: &str) -> Vec<String> {
    if !file.starts_with("src/") || MAY_SPAWN.iter().any(|room| is_in(file, room)) {
        return Vec::new();
    }
    let lines = paths(&code(source)).into_iter().filter(|(_, path)| path.ends_with("spawn_local"));
    lines.map(|(line, _)| format!("{file}:{line} starts work in the background")).collect()
}

/// A test that does not run tests nothing.
fn ignored(file: &str, source: &str) -> Vec<String> {
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
fn sleeping(file: &str, source: &str) -> Vec<String> {
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

fn is_in(file: &str, room: &str) -> bool {
    file.strip_prefix(room).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']))
}

fn before_tests(source: &str) -> &str {
    &source[..source.rfind("\n#[cfg(test)]").map_or(source.len(), |at| at + 1)]
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '-'
}

/// Whether `word` is in `line` and is not the end of a longer word.
fn alone(line: &str, word: &str) -> bool {
    let is_free = |at: usize| !line[..at].ends_with(is_word) || word.starts_with('#');
    line.match_indices(word).any(|(at, _)| is_free(at))
}

/// Whether `path` is `start`, or begins with it at the border of a name.
fn begins_with(path: &str, start: &str) -> bool {
    path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// `path` from the root of the package, when it climbs there by `super`.
fn in_full(file: &str, path: &str) -> String {
    let rest = path.trim_start_matches("super::");
    let n_up = (path.len() - rest.len()) / "super::".len();
    let base = if file.starts_with("src/core/") { "src/core/" } else { "src/" };
    let module = file.strip_prefix(base).unwrap_or(file).trim_end_matches(".rs");
    let depth = module.trim_end_matches("/mod").split('/').count();
    let own = rest.strip_prefix("ninefold::").filter(|_| base == "src/");
    match own {
        Some(own) => format!("crate::{own}"),
        None if n_up >= depth => format!("crate::{rest}"),
        None => path.to_owned(),
    }
}

/// Every path that `code` names, with its line; the braces of a `use` are
/// written out, so that no room is reached through a group.
fn paths(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut prefix = String::new();
    let mut outer: Vec<String> = Vec::new();
    let mut in_use = false;
    let mut line = 1;
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        let n_name = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(n_name);
        let step = if n_name > 0 { n_name } else { first.len_utf8() };
        line += usize::from(first == '\n');
        match first {
            _ if name == "use" && !in_use => in_use = true,
            _ if n_name > 0 => {
                prefix.push_str(name);
                if !behind.trim_start().starts_with("::") {
                    found.push((line, std::mem::take(&mut prefix)));
                    prefix.push_str(outer.last().map_or("", String::as_str));
                }
            }
            ':' if rest.starts_with("::") && !prefix.ends_with("::") => prefix.push_str("::"),
            '*' if in_use => found.push((line, format!("{prefix}*"))),
            '{' if in_use => outer.push(prefix.clone()),
            '}' if in_use => {
                outer.pop();
                prefix = outer.last().cloned().unwrap_or_default();
            }
            ',' if in_use => prefix = outer.last().cloned().unwrap_or_default(),
            ';' => {
                in_use = false;
                outer.clear();
                prefix.clear();
            }
            ':' | ' ' | '\n' => {}
            _ if in_use => {}
            _ => prefix.clear(),
        }
        rest = &rest[step..];
    }
    found
}

/// `source` with comments and the text of strings blanked, line by line.
fn code(source: &str) -> String {
    let mut out = String::new();
    let mut rest = source;
    while !rest.is_empty() {
        let taken = blank_length(rest);
        let n_taken = taken.unwrap_or(rest.chars().next().map_or(1, char::len_utf8));
        let (text, behind) = rest.split_at(n_taken);
        match taken {
            Some(_) => out.extend(text.chars().map(|c| if c == '\n' { c } else { ' ' })),
            None => out.push_str(text),
        }
        rest = behind;
    }
    out
}

/// How long the comment or string is that `rest` begins with.
fn blank_length(rest: &str) -> Option<usize> {
    let until = |end: &str, from: usize| {
        Some(rest[from..].find(end).map_or(rest.len(), |at| from + at + end.len()))
    };
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return until("*/", 2);
    }
    if rest.starts_with("r\"") || rest.starts_with("r#") {
        let n_hashes = rest[1..].find('"')?;
        let hashes = rest[1..].get(..n_hashes)?;
        let is_raw = hashes.chars().all(|c| c == '#');
        return if is_raw { until(&format!("\"{hashes}"), 2 + n_hashes) } else { None };
    }
    // `'a'` and `'\n'` are letters, `'a` is a lifetime.
    let mut chars = rest.chars();
    let quote = chars.next()?;
    let is_letter = quote == '\'' && (rest[1..].starts_with('\\') || chars.nth(1) == Some('\''));
    if quote != '"' && !is_letter {
        return None;
    }
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == quote && !escaped {
            return Some(at + 1);
        }
        escaped = c == '\\' && !escaped;
    }
    Some(rest.len())
}

#[track_caller]
fn check(rule: Rule, file: &str, source: &str, expected: &str) {
    let found = rule(file, source);
    let as_expected = match expected {
        "" => found.is_empty(),
        part => found.len() == 1 && found[0].contains(part),
    };
    assert!(as_expected, "{file} with {source:?} gave {found:?}");
}

#[test]
fn a_room_that_names_another_is_found() {
    for (file, source, expected) in [
        ("src/ui/app.rs", "use crate::storage::Store;", ":1 names crate::storage::Store"),
        ("src/ui/app.rs", "\nuse crate::{\n    route, storage::{self, Store}};", "crate::storage"),
        ("src/ui/parts/row.rs", "fn f() { super::super::super::storage::open() }", ":1 names"),
        ("src/ui/app.rs", "use ninefold::storage::Store;", "src/ui never names crate::storage"),
        ("src/state/desk.rs", "let w = web_sys::window();", "web_sys::window"),
        ("src/state/mod.rs", "use super::ui::App;", "crate::ui"),
        ("src/route.rs", "use leptos::prelude::*;", "leptos"),
        ("src/storage/mod.rs", "use leptos::prelude::Signal;", "leptos"),
        ("src/browser/zone.rs", "use crate::ui::words;", "crate::ui::words"),
        ("src/core/domain.rs", "use crate::interchange::csv;", "crate::interchange::csv"),
        ("src/core/domain/due.rs", "async fn due() {}", "async"),
        ("src/core/domain/due.rs", "let today = Utc::now();", "Utc::now"),
        ("src/core/domain/due.rs", "use std::{fmt, time::Instant};", "std::time::Instant"),
    ] {
        let found = rooms(file, source);
        let is_found = found.iter().any(|sentence| sentence.contains(expected));
        assert!(is_found, "{file} with {source:?} gave {found:?}");
    }
}

#[test]
fn a_room_that_keeps_to_itself_is_left_alone() {
    for (file, source) in [
        (
            "src/ui/app.rs",
            "// crate::storage\nlet a = \"crate::storage\";\nuse crate::state::Desk;",
        ),
        ("src/ui/app.rs", "/* use crate::storage; */ let c = '\"'; let s = r#\"leptos\"#;"),
        ("src/state/desk.rs", "use super::storage; // a module of its own"),
        ("src/state/desk.rs", "fn web_sys_free<'a>(a: &'a str) -> &'a str { a }"),
        ("src/main.rs", "use ninefold::{storage, ui};"),
        ("src/core/domain/time.rs", "use super::time::Instant; let at = self.now;"),
    ] {
        assert_eq!(rooms(file, source), Vec::<String>::new(), "{file} with {source:?}");
    }
}

#[test]
fn a_long_file_is_found_and_its_tests_and_tables_are_not_counted() {
    let long = "fn f() {}\n".repeat(401);
    check(length, "src/a.rs", &long, "401 lines");
    check(length, "src/a.rs", &format!("fn f() {{}}\n#[cfg(test)]\nmod tests {{\n{long}}}"), "");
    check(length, "src/a.rs", &format!("pub const A: &[u8] = &[\n{long}];\nfn f() {{}}"), "");
    check(length, "src/a.rs", &format!("const A: &[u8] = &[\n];\n{long}"), "401 lines");
}

#[test]
fn what_is_left_for_later_is_found() {
    check(unfinished, "src/a.rs", concat!("// TO", "DO: more"), "src/a.rs:1");
    check(unfinished, "style/a.css", concat!("/* FIX", "ME */"), "style/a.css:1");
    check(machine_paths, "README.md", concat!("see \"/ho", "me/me\""), "README.md:1");
    check(machine_paths, "README.md", concat!("see https://x.org/ho", "me/me"), "");
}

#[test]
fn a_color_outside_the_tokens_is_found() {
    for value in ["#fff", "1px solid #12345678", "rgb(0 0 0)", "oklch(1 0 0 / 5%)", "white"] {
        check(
            colors,
            "style/base.css",
            &format!("a:hover {{\n  color: {value};\n}}"),
            "base.css:2",
        );
        check(colors, "style/tokens.css", &format!("--ink: {value};"), "");
    }
    for fine in ["color: var(--red);", "white-space: nowrap;", "a:is(.red) {", "/* a: #fff */"] {
        check(colors, "style/base.css", fine, "");
    }
    check(colors, "style/base.css", "background: color-mix(in oklab, var(--a), var(--b));", "");
    check(colors, "style/base.css", "fill: url(#hatching);", "");
}

#[test]
fn a_sheet_without_a_component_is_found() {
    let files = ["style/parts/lead-row.css", "style/parts/gone.css", "src/ui/parts/lead_row.rs"];
    let found = twins(&files.map(str::to_owned));
    assert_eq!(found, ["style/parts/gone.css has no component in src/ui/parts"]);
}

#[test]
fn work_in_the_background_and_lame_tests_are_found() {
    check(spawning, "src/ui/app.rs", "leptos::task::spawn_local(async {});", "src/ui/app.rs:1");
    check(spawning, "src/main.rs", "spawn_local(async {});", "");
    check(ignored, "tests/a.rs", "#[test]\n#[ignore = \"slow\"]", "tests/a.rs:2");
    check(sleeping, "tests/a.rs", "std::thread::sleep(second);", "tests/a.rs:1");
    check(sleeping, "src/a.rs", "fn f() {}\n#[cfg(test)]\nsleep(second);", "src/a.rs:3");
    check(sleeping, MAY_SLEEP, "std::thread::sleep(second);", "");
    check(sleeping, "tests/a.rs", "self.asleep(); // sleep(1)", "");
}
