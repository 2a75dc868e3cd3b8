//! `cargo xtask bench`: how fast the release site is in a browser. It measures and judges nothing.

use std::num::NonZeroUsize;

use crate::place::Place;
use crate::run::{Outcome, Trouble, step};
use crate::tools::Tool;
use crate::{build, doctor, install};

/// What to measure.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Bench {
    /// Whether what lies in `dist/` is measured as it is.
    no_build: bool,
    /// How many leads the desks have; empty for the usual sizes.
    sizes: Vec<NonZeroUsize>,
}

impl Bench {
    /// Reads what was typed after `bench`: sizes, and `--no-build`.
    pub fn parse(words: &[&str]) -> Outcome<Self> {
        let mut bench = Self::default();
        for word in words {
            if *word == "--no-build" {
                bench.no_build = true;
                continue;
            }
            let size = word.parse().map_err(|_| {
                Trouble(format!("bench takes numbers of leads and --no-build, not {word:?}"))
            })?;
            bench.sizes.push(size);
        }
        Ok(bench)
    }

    /// Measures, and leaves the tables in `target/bench/`.
    pub fn run(&self, place: &mut Place, yes: bool) -> Outcome {
        if !self.no_build {
            build::release(place, yes)?;
        }
        install::ensure(place, Tool::FOR_BENCH, yes)?;
        let mut cargo = place.command("cargo");
        // The work is in the browser and in the site: the rest may be a plain build.
        cargo
            .envs(doctor::variables(place))
            .args(["run", "--quiet", "--package", "e2e", "--bin", "bench", "--"])
            .arg(place.root.join("target/bench"))
            .args(self.sizes.iter().map(ToString::to_string));
        step("Measuring in Chromium", &mut cargo)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_a_finished_site_can_be_asked_for() {
        let sizes = [1000, 10_000].map(|n| NonZeroUsize::new(n).expect("it is not 0")).to_vec();
        for (words, expected) in [
            (&[][..], Bench::default()),
            (&["--no-build"], Bench { no_build: true, ..Bench::default() }),
            (&["1000", "--no-build", "10000"], Bench { no_build: true, sizes }),
        ] {
            assert_eq!(Bench::parse(words).ok(), Some(expected), "for {words:?}");
        }
    }

    #[test]
    fn what_is_no_size_is_refused() {
        for word in ["0", "-1", "many", "1e3", "--port"] {
            assert!(Bench::parse(&[word]).is_err(), "for {word:?}");
        }
    }
}
