//! What is there, what is missing, and what would be done about it.

use crate::place::{LINKED, Place};
use crate::tools::Tool;

/// Tells the state of every tool. Installs nothing.
pub fn tell(place: &Place) {
    let mut n_missing = 0;
    for tool in Tool::ALL {
        match tool.found(place) {
            Some(at) => println!("  ok       {:24} {}", tool.name(), at.display()),
            None => {
                n_missing += 1;
                println!("  missing  {:24} {}", tool.name(), tool.way(place).told());
            }
        }
    }
    println!();
    if n_missing == 0 {
        println!("Everything is there.");
    } else {
        println!(
            "{n_missing} missing. `cargo xtask build` and `cargo xtask test` install what they need."
        );
    }
    println!(
        "Packages come by apt, after asking. rustup keeps the wasm32 target, rustfmt and clippy"
    );
    println!("in its own folder, and may link {LINKED} to a compiler in");
    println!("{}, where all else lies. README.md says how to undo it.", place.cache.display());
}

/// Prints what a shell needs to run the same tools by hand.
pub fn tell_env(place: &Place) {
    let say =
        |name: &str, value: &str| println!("export {name}='{}'", value.replace('\'', r"'\''"));
    say("PATH", &place.path().to_string_lossy());
    if place.linked {
        say("RUSTUP_TOOLCHAIN", LINKED);
    }
    for (name, value) in variables(place) {
        say(name, &value);
    }
}

/// The variables that tell tests where the browsers and the site are.
pub fn variables(place: &Place) -> Vec<(&'static str, String)> {
    let dist = ("NINEFOLD_DIST", place.dist().display().to_string());
    let tools = Tool::ALL.iter().filter_map(|tool| {
        let variable = tool.variable()?;
        Some((variable, tool.found(place)?.display().to_string()))
    });
    std::iter::once(dist).chain(tools).collect()
}
