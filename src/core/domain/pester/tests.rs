//! What a buyer hears at most, on made-up weeks.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::testing::{at, cases};

/// So many hours after the start of a week.
fn hour(n: i64) -> Instant {
    at("2026-11-16T00:00:00Z") + TimeDelta::hours(n)
}

/// What was heard in these hours, with nobody waiting for anything.
fn heard(counted: &[i64]) -> Heard {
    let counted = counted.iter().map(|n| hour(*n)).collect();
    let n_since_enquiry = None;
    Heard { counted, n_since_enquiry, is_first_answer: false, is_owed: false, owed_from: None }
}

/// The first hour from `from` on that is free under the usual limit.
fn check(counted: &[i64], from: i64, expected: i64) {
    let free = heard(counted).free_from(hour(from), PesterLimit::default());
    assert_eq!(free.map_or(hour(from), |(at, _)| at), hour(expected), "{counted:?} from {from}");
}

#[test]
fn two_touches_lie_twenty_hours_apart() {
    check(&[], 5, 5);
    check(&[0], 5, 20);
    check(&[0], 20, 20);
    check(&[0, 30], 5, 50);
    check(&[30], 11, 50);
    check(&[30], 10, 10);
}

#[test]
fn one_exactly_a_week_old_no_longer_counts() {
    check(&[0, 30, 60, 90], 167, 168);
    check(&[0, 30, 60, 90], 168, 168);
    check(&[0, 30, 60, 90], 120, 168);
    check(&[0, 30, 60, 90, 168], 190, 198);
}

#[test]
fn later_touches_count_too() {
    check(&[100, 130, 160, 190], 60, 268);
    check(&[100, 130, 160, 190], 20, 20);
}

#[test]
fn a_limit_is_at_least_one_and_makes_sense() {
    assert!(PesterLimit::new(1, 1).is_ok());
    for (most, gap) in [(0, 20), (4, 0), (101, 20), (4, 169)] {
        assert!(PesterLimit::new(most, gap).is_err(), "{most} {gap}");
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_is_free_keeps_the_limit_and_nothing_before_it_does(
        counted in vec(0..400i64, 0..9), from in 0..400i64, most in 1..5u32, gap in 1..40u32,
    ) {
        let limit = PesterLimit::new(most, gap).unwrap();
        let mut counted = counted;
        counted.sort_unstable();
        counted.dedup();
        let heard = heard(&counted);
        // The second opinion: every window of the week that begins with a touch is counted.
        let keeps = |n: i64| {
            let mut all = counted.clone();
            all.push(n);
            let in_window = |start: i64| {
                (start..start + 168).contains(&n)
                    && all.iter().filter(|it| (start..start + 168).contains(*it)).count() > most as usize
            };
            let is_close = counted.iter().any(|it| (it - n).abs() < i64::from(gap));
            !is_close && !(n - 167..=n).any(in_window)
        };
        let free = heard.free_from(hour(from), limit).map_or(hour(from), |(at, _)| at);
        let first = (from..).find(|n| keeps(*n)).unwrap();
        prop_assert_eq!(free, hour(first));
    }
}
