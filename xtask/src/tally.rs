//! Counts tests in what test runners print.

use std::ops::AddAssign;

/// How many checks went well and how many did not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that passed.
    pub n_passed: u32,
    /// Those that failed.
    pub n_failed: u32,
}

impl Tally {
    /// A check that is one thing: it passed or it failed.
    pub fn one(passed: bool) -> Self {
        Self { n_passed: passed.into(), n_failed: (!passed).into() }
    }

    /// The tests in `printed`, of a runner that ended well or not.
    ///
    /// A runner that failed without a failed test (it did not compile, it
    /// crashed) is one failure; and so is one that ran no test at all, since a
    /// check that cannot fail is none.
    pub fn of_run(ended_well: bool, printed: &str) -> Self {
        let mut tally = Self::default();
        for line in printed.lines() {
            tally += Self::of_line(line).unwrap_or_default();
        }
        let ran_nothing = tally == Self::default();
        if tally.n_failed == 0 && (ran_nothing || !ended_well) {
            tally.n_failed = 1;
        }
        tally
    }

    /// Whether nothing failed.
    pub fn is_clean(self) -> bool {
        self.n_failed == 0
    }

    /// Reads `test result: ok. 3 passed; 0 failed; …`.
    fn of_line(line: &str) -> Option<Self> {
        let (_, counts) = line.split_once("test result: ")?;
        let count = |word: &str| {
            let before = counts.split(word).next()?.trim_end();
            before.rsplit(' ').next()?.parse().ok()
        };
        Some(Self { n_passed: count(" passed;")?, n_failed: count(" failed;")? })
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.n_passed += other.n_passed;
        self.n_failed += other.n_failed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ended_well: bool, printed: &str, n_passed: u32, n_failed: u32) {
        let tally = Tally::of_run(ended_well, printed);
        assert_eq!(tally, Tally { n_passed, n_failed }, "for {printed:?}");
    }

    #[test]
    fn results_of_many_runners_are_added() {
        check(
            false,
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured\nnoise\n\
             test result: FAILED. 10 passed; 2 failed; 0 ignored\n",
            13,
            2,
        );
        check(true, "    test result: ok. 7 passed; 0 failed; 0 ignored; 0 filtered out", 7, 0);
    }

    #[test]
    fn a_run_that_tests_nothing_fails() {
        check(true, "", 0, 1);
        check(true, "test result: ok. 0 passed; 0 failed; 0 ignored", 0, 1);
    }

    #[test]
    fn a_run_that_breaks_fails_even_when_its_tests_passed() {
        check(false, "test result: ok. 3 passed; 0 failed; 0 ignored", 3, 1);
    }
}
