//! Each rule is fed a planted breach, and what is near to one but is none.

use crate::rules::{
    MAY_SLEEP, Rule, colors, ignored, length, machine_paths, rooms, sleeping, spawning, twins,
    unfinished,
};

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
        ("src/core/domain/agenda.rs", "use crate::sample;", "crate::sample"),
        ("src/core/interchange/csv.rs", "use crate::{domain, sample::leads};", "crate::sample"),
        ("src/core/interchange.rs", "use super::sample::leads;", "crate::sample::leads"),
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
    check(length, "src/a.rs", &format!("\n#[cfg(test)]\nuse a::B;\n{long}"), "404 lines");
    check(length, "src/a.rs", &format!("\n#[cfg(test)]\nmod tests;\n{long}"), "404 lines");
    check(length, "src/a.rs", &format!("pub const A: &[u8] = &[\n{long}];\nfn f() {{}}"), "");
    check(length, "src/a.rs", &format!("const A: &[u8] = &[\n];\n{long}"), "401 lines");
    check(length, "tests/e2e/src/bench/a.rs", &long, "401 lines");
    check(length, "tests/tidy/a.rs", &long, "");
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
