//! `cargo xtask test`: every check, cheap ones first, and one last line.

use std::process::Command;
use std::time::Instant;

use crate::place::Place;
use crate::run::{Outcome, Trouble, heard, told};
use crate::screen::Screen;
use crate::tally::Tally;
use crate::tools::Tool;
use crate::{build, doctor, install};

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// Asks the tests for their full count, and the properties for so many cases each.
const SOAK: &str = "NINEFOLD_SOAK";
const SOAK_CASES: &str = "100000";

/// One kind of check, as it is named at the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Format,
    Clippy,
    Unit,
    Storage,
    Build,
    E2e,
}

impl Stage {
    /// All of them, in the order in which they run.
    pub const ALL: [Self; 6] =
        [Self::Format, Self::Clippy, Self::Unit, Self::Storage, Self::Build, Self::E2e];

    /// The stage called `name`. Refuses an unknown one.
    pub fn parse(name: &str) -> Outcome<Self> {
        Self::ALL
            .into_iter()
            .find(|stage| stage.name() == name)
            .ok_or_else(|| Trouble(format!("there is no stage {name:?}")))
    }

    fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Clippy => "clippy",
            Self::Unit => "unit",
            Self::Storage => "storage",
            Self::Build => "build",
            Self::E2e => "e2e",
        }
    }

    fn needs(self) -> Vec<Tool> {
        match self {
            Self::Format => vec![Tool::Format],
            Self::Clippy => vec![Tool::WasmTarget, Tool::Clippy],
            Self::Unit => Vec::new(),
            Self::Storage => Tool::for_storage(),
            Self::Build => Tool::FOR_BUILD.to_vec(),
            Self::E2e => Tool::for_e2e(),
        }
    }

    fn run(self, place: &mut Place) -> Outcome<Tally> {
        match self {
            Self::Format => passes(place.plain("cargo").args(["fmt", "--all", "--check"])),
            Self::Clippy => clippy(place),
            Self::Unit => counts(place.command("cargo").args([
                "test",
                "--no-fail-fast",
                "--workspace",
                "--exclude",
                "e2e",
            ])),
            Self::Storage => storage(place),
            Self::Build => {
                let sizes = build::release(place, true)?;
                Ok(Tally::one(sizes.keep_the_budget()))
            }
            Self::E2e => e2e(place),
        }
    }
}

/// Runs the `chosen` stages, and those they rest on, in their order; whether nothing failed.
pub fn run(place: &mut Place, chosen: &[Stage], yes: bool) -> Outcome<bool> {
    let stages = in_order(chosen);
    let needs: Vec<Tool> = stages.iter().flat_map(|stage| stage.needs()).collect();
    install::ensure(place, &needs, yes)?;

    let mut all = Tally::default();
    let mut times = Vec::new();
    let mut has_site = true;
    for stage in stages {
        println!("\n== {}", stage.name());
        let start = Instant::now();
        let tally = if stage == Stage::E2e && !has_site {
            println!("There is no site to test.");
            Tally::one(false)
        } else {
            stage.run(place).unwrap_or_else(|trouble| {
                println!("error: {trouble}");
                Tally::one(false)
            })
        };
        has_site &= stage != Stage::Build || tally.is_clean();
        times.push((stage, tally, start.elapsed()));
        all += tally;
    }
    println!();
    for (stage, tally, time) in times {
        let Tally { n_passed, n_failed } = tally;
        let name = stage.name();
        println!("{name:8} {:>12}  {n_passed} passed, {n_failed} failed", told(time));
    }
    println!("{} passed, {} failed", all.n_passed, all.n_failed);
    Ok(all.is_clean())
}

/// The `chosen` stages, each once and in the order in which they run. The end-to-end tests bring
/// the build with them: alone they would test the site of some earlier day.
fn in_order(chosen: &[Stage]) -> Vec<Stage> {
    let is_chosen = |stage: &Stage| {
        chosen.contains(stage) || *stage == Stage::Build && chosen.contains(&Stage::E2e)
    };
    Stage::ALL.into_iter().filter(is_chosen).collect()
}

/// What is tried a few times in [`run`], at its full count: the random cases of every property,
/// natively and in fast code, and the browser killed while it saves.
pub fn soak(place: &mut Place, yes: bool) -> Outcome<bool> {
    install::ensure(place, &[Tool::FOR_BUILD, &Tool::for_e2e()].concat(), yes)?;
    let start = Instant::now();
    let mut tally = properties(place)?;
    build::release(place, yes)?;
    tally += counts(journeys(place, &Screen::start(place)?).arg("killed").env(SOAK, SOAK_CASES))?;
    println!("\nsoaked for {}", told(start.elapsed()));
    println!("{} passed, {} failed", tally.n_passed, tally.n_failed);
    Ok(tally.is_clean())
}

fn properties(place: &Place) -> Outcome<Tally> {
    let mut cargo = place.command("cargo");
    cargo
        .env(SOAK, SOAK_CASES)
        // One run needs no small program: without it a build takes a quarter of the time.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "3")
        .args(["test", "--release", "--no-fail-fast", "--workspace", "--exclude", "e2e"])
        .args(["--", "--nocapture"]);
    counts(&mut cargo)
}

fn clippy(place: &Place) -> Outcome<Tally> {
    let deny = ["--", "-D", "warnings"];
    let mut native = place.command("cargo");
    native.args(["clippy", "--workspace", "--all-targets"]).args(deny);
    let mut wasm = place.command("cargo");
    wasm.args(["clippy", "--package", "ninefold", "--lib", "--bins", "--test", "contract"]);
    wasm.args(WASM).args(deny);
    let mut tally = passes(&mut native)?;
    tally += passes(&mut wasm)?;
    Ok(tally)
}

/// The storage contract in each browser that has a driver for it.
fn storage(place: &Place) -> Outcome<Tally> {
    let mut tally = Tally::default();
    for driver in [Tool::ChromeDriver, Tool::GeckoDriver] {
        let (Some(variable), Some(program)) = (driver.variable(), driver.found(place)) else {
            return Err(Trouble(format!("{} is missing", driver.name())));
        };
        println!("In the browser of {}:", driver.name());
        let mut cargo = place.command("cargo");
        cargo
            // The runner takes the first driver that it finds in these.
            .env_remove("CHROMEDRIVER")
            .env_remove("GECKODRIVER")
            .env(variable, program)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
            .args(["test", "--no-fail-fast", "--package", "ninefold", "--test", "contract"])
            .args(WASM);
        tally += counts(&mut cargo)?;
    }
    Ok(tally)
}

fn e2e(place: &Place) -> Outcome<Tally> {
    counts(&mut journeys(place, &Screen::start(place)?))
}

/// The end-to-end tests, on the site that was built, shown on `screen`.
fn journeys(place: &Place, screen: &Screen) -> Command {
    let mut cargo = place.command("cargo");
    cargo.envs(doctor::variables(place)).env("DISPLAY", screen.display()).args([
        "test",
        "--no-fail-fast",
        "--package",
        "e2e",
    ]);
    cargo
}

/// A check that only passes or fails.
fn passes(command: &mut Command) -> Outcome<Tally> {
    heard(command).map(|(ended_well, _)| Tally::one(ended_well))
}

/// A test runner, whose tests are counted.
fn counts(command: &mut Command) -> Outcome<Tally> {
    heard(command).map(|(ended_well, printed)| Tally::of_run(ended_well, &printed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_is_found_by_its_name() {
        for stage in Stage::ALL {
            assert_eq!(Stage::parse(stage.name()).ok(), Some(stage));
        }
        assert!(Stage::parse("all").is_err());
    }

    #[test]
    fn a_site_is_built_before_it_is_tested() {
        for (chosen, expected) in [
            (&[Stage::E2e][..], &[Stage::Build, Stage::E2e][..]),
            (&[Stage::E2e, Stage::Build], &[Stage::Build, Stage::E2e]),
            (&[Stage::E2e, Stage::Format], &[Stage::Format, Stage::Build, Stage::E2e]),
            (&[Stage::Unit, Stage::Unit], &[Stage::Unit]),
            (&Stage::ALL, &Stage::ALL),
        ] {
            assert_eq!(in_order(chosen), expected, "for {chosen:?}");
        }
    }
}
