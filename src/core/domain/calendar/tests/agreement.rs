//! The second implementation agrees, on a million random cases when asked for (`due rule: Laws`).

use std::fmt;
use std::io::{self, Write};

use chrono::{NaiveDateTime, TimeDelta};
use chrono_tz::{IANA_TZDB_VERSION, TZ_VARIANTS, Tz};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use crate::domain::cadence::Offset;
use crate::domain::time::{self, Instant};
use crate::testing::{Desk, changes, desks, instants, offsets};

/// What all cases grow from, together with their zone: the same on every machine.
const SEED: u8 = 9;

/// How many cases there are at least; in the full count, a million.
const N_CASES: usize = 20_000;
const N_SOAK_CASES: usize = 1_000_000;

/// A soak of so many cases for each property asks for the full count, or for as many if more.
const SOAK: usize = 100_000;

/// One question to both.
#[derive(Debug)]
struct Case {
    tz: Tz,
    at: Instant,
    is_close: bool,
    desk: Desk,
    offset: Offset,
}

/// What one of the two says to it.
#[derive(Debug, PartialEq)]
struct Answers {
    /// What the wall shows.
    wall: NaiveDateTime,
    /// The earliest working time from then on.
    shifted_at: Instant,
    /// The offset later.
    added_at: Instant,
    /// The earliest working time from then on: the due date of a step.
    due_at: Instant,
    /// When a plan for the day is due.
    first_working_at: Instant,
    /// How much working time passes in the next hour.
    working: TimeDelta,
}

#[test]
fn the_second_implementation_agrees_on_every_case() {
    let per_zone = n_cases().div_ceil(TZ_VARIANTS.len());
    let (mut n_agreed, mut n_close) = (0, 0);
    for (idx, tz) in TZ_VARIANTS.into_iter().enumerate() {
        let mut runner = runner(idx);
        let cases = cases_in(tz);
        for n in 0..per_zone {
            let case = cases.new_tree(&mut runner).unwrap().current();
            let (ours, theirs) = (case.ask_core(), case.ask_second());
            assert!(
                ours == theirs,
                "case {n} of the zone, seed {SEED}:\n{case}\n  core says {ours:#?}\n  \
                 the second implementation says {theirs:#?}"
            );
            n_agreed += 1;
            n_close += usize::from(case.is_close);
        }
    }
    assert!(n_agreed >= n_cases() && n_close * 2 >= n_agreed, "{n_close} of {n_agreed} are close");
    tell(&format!(
        "The second implementation agrees with core on {n_agreed} random cases in {} zones of \
         tzdata {IANA_TZDB_VERSION}, {n_close} of them close to a change of the clocks (seed {SEED}).",
        TZ_VARIANTS.len()
    ));
}

/// Says `sentence` where it is read also when the test passes: what goes straight to the stream is
/// not kept from it.
fn tell(sentence: &str) {
    writeln!(io::stderr(), "{sentence}").unwrap();
}

fn n_cases() -> usize {
    let soak = std::env::var("NINEFOLD_SOAK").ok().and_then(|n| n.parse::<usize>().ok());
    match soak {
        Some(n) if n >= SOAK => n.max(N_SOAK_CASES),
        Some(_) | None => N_CASES,
    }
}

/// Where the cases of the zone with this index come from: a longer run begins with the shorter one.
fn runner(idx: usize) -> TestRunner {
    let mut seed = [SEED; 32];
    seed[..8].copy_from_slice(&(idx as u64).to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    TestRunner::new_with_rng(ProptestConfig::default(), rng)
}

/// Any case in `tz`; nine of ten are close to a change of its clocks, where it has any. So half of
/// all are: four zones of ten have kept their clocks since 2000.
fn cases_in(tz: Tz) -> impl Strategy<Value = Case> {
    let [days, hours] =
        [TimeDelta::days(3), TimeDelta::hours(3)].map(|apart| apart.num_milliseconds());
    let apart = prop_oneof![-days..days, -hours..hours].prop_map(TimeDelta::milliseconds);
    let anywhere = instants().prop_map(|at| (at, false)).boxed();
    let moments = match changes(tz) {
        changes if changes.is_empty() => anywhere,
        changes => {
            let close = (proptest::sample::select(changes), apart);
            prop_oneof![1 => anywhere, 9 => close.prop_map(|(at, apart)| (at + apart, true))]
                .boxed()
        }
    };
    (moments, desks(), offsets()).prop_map(move |((at, is_close), desk, offset)| Case {
        tz,
        at,
        is_close,
        desk,
        offset,
    })
}

impl Case {
    fn ask_core(&self) -> Answers {
        let calendar = self.desk.calendar(self.tz, self.at);
        let added_at = calendar.add(self.at, self.offset).at();
        let wall = calendar.zone().local(self.at);
        Answers {
            wall,
            shifted_at: calendar.shift(self.at).at(),
            added_at,
            due_at: calendar.shift(added_at).at(),
            first_working_at: calendar.first_working_at(wall.date()).unwrap(),
            working: calendar.working_between(self.at, self.at + TimeDelta::hours(1)),
        }
    }

    fn ask_second(&self) -> Answers {
        let second = self.desk.second(self.tz, self.at);
        let added_at = second.add(self.at, self.offset);
        let wall = self.at.with_timezone(&self.tz).naive_local();
        Answers {
            wall,
            shifted_at: second.shift(self.at),
            added_at,
            due_at: second.shift(added_at),
            first_working_at: second.first_working_at(wall.date()),
            working: second.working_between(self.at, self.at + TimeDelta::hours(1)),
        }
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Case { tz, at, is_close: _, desk, offset } = self;
        let second = desk.second(*tz, *at);
        writeln!(f, "  at {} in {tz}, {offset:?}", time::to_text(*at))?;
        writeln!(f, "  hours, Monday first, in minutes: {:?}", second.weekdays)?;
        write!(f, "  holidays: {:?}", second.holidays)
    }
}
