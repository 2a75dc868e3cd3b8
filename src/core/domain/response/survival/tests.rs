//! Medians and shares, against worked examples, plain quantiles and exact fractions.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::testing::cases;

/// The clocks in `text`, in minutes: `5` was answered, `5+` ran on.
fn clocks(text: &str) -> Vec<Observation> {
    let clock = |word: &str| {
        let minutes = word.trim_end_matches('+').parse().unwrap();
        Observation { elapsed: TimeDelta::minutes(minutes), is_answered: !word.ends_with('+') }
    };
    text.split_whitespace().map(clock).collect()
}

/// Median and p90 of these clocks, in minutes.
fn check(text: &str, expected: [Option<i64>; 2]) {
    let told = Survival::of(clocks(text));
    let told = [told.median(), told.p90()].map(|at| at.map(|at| at.num_minutes()));
    assert_eq!(told, expected, "{text}");
}

/// How many per cent of these clocks are answered within so many minutes.
fn check_within(text: &str, minutes: i64, expected: Option<&str>) {
    let share = Survival::of(clocks(text)).within(TimeDelta::minutes(minutes));
    let told = share.map(|share| format!("{:.2} %", share.get() * 100.0));
    assert_eq!(told.as_deref(), expected, "{text} within {minutes} min");
}

#[test]
fn five_of_ten_answers_are_the_half_and_nine_are_nine_tenths() {
    check("1 2 3 4 5 6 7 8 9 10", [Some(5), Some(9)]);
    check("10 3 1 2 9 4 5 8 6 7", [Some(5), Some(9)]);
    check("1 2 3", [Some(2), Some(3)]);
    check("7", [Some(7), Some(7)]);
}

#[test]
fn clocks_that_run_on_make_the_median_later() {
    // S(1) = 5/6, S(2) = 5/6 · 4/5 = 2/3, S(3) = 2/3 · 2/3 = 4/9, S(5) = 0.
    check("1 2 2+ 3 4+ 5", [Some(3), Some(5)]);
    // S(1) = 4/5, S(2) = 3/5, then 1 of 2 is left: S(4) = 3/10, S(5) = 0.
    check("1 2 3+ 4 5", [Some(4), Some(5)]);
    // The same with a clock more: S(4) = 2/3 · 1/2 = 1/3, and after it nobody is answered.
    check("1 2 3+ 3+ 4 5+", [Some(4), None]);
}

#[test]
fn what_is_not_reached_yet_is_not_told() {
    check("", [None, None]);
    check("5+ 6+", [None, None]);
    check("1 5+ 6+", [None, None]);
    check("1 2 5+ 6+", [Some(2), None]);
}

#[test]
fn at_a_tie_answers_come_before_clocks_that_run_on() {
    // Of two, one is answered at 5: S(5) = 1/2. Were the other gone before, S(5) would be 0.
    check("5+ 5", [Some(5), None]);
    check("5 5+", [Some(5), None]);
    check("4+ 5", [Some(5), Some(5)]);
}

#[test]
fn an_answer_at_the_very_end_is_within() {
    check_within("2 5 60 61", 1, Some("0.00 %"));
    check_within("2 5 60 61", 2, Some("25.00 %"));
    check_within("2 5 60 61", 5, Some("50.00 %"));
    check_within("2 5 60 61", 60, Some("75.00 %"));
    check_within("2 5 60 61", 600, Some("100.00 %"));
}

#[test]
fn shares_know_of_clocks_that_run_on() {
    check_within("1 2 2+ 3 4+ 5", 1, Some("16.67 %"));
    check_within("1 2 2+ 3 4+ 5", 2, Some("33.33 %"));
    check_within("1 2 2+ 3 4+ 5", 4, Some("55.56 %"));
    check_within("1+ 2+", 60, Some("0.00 %"));
    check_within("", 60, None);
}

#[test]
fn any_number_of_answers_has_its_plain_quantiles() {
    for n in (1..=300).chain([50_000]) {
        let answered = (1..=n).map(TimeDelta::seconds);
        let told = Survival::of(
            answered.map(|elapsed| Observation { elapsed, is_answered: true }).collect(),
        );
        let expected = [(n + 1) / 2, (9 * n + 9) / 10].map(|place| Some(TimeDelta::seconds(place)));
        assert_eq!([told.median(), told.p90()], expected, "of {n} answers");
    }
}

/// Up to 14 clocks, many of them tied.
fn few() -> impl Strategy<Value = Vec<Observation>> {
    let clock = (0..12_i64, prop::bool::weighted(0.7));
    let observed = clock.prop_map(|(minutes, is_answered)| Observation {
        elapsed: TimeDelta::minutes(minutes),
        is_answered,
    });
    vec(observed, 0..14)
}

/// S at each answer as an exact fraction, one factor for each answer: as the books have it.
fn exact(clocks: &[Observation]) -> Vec<(TimeDelta, u128, u128)> {
    let mut times: Vec<_> =
        clocks.iter().filter(|it| it.is_answered).map(|it| it.elapsed).collect();
    times.sort();
    times.dedup();
    let (mut waiting, mut all) = (1, 1);
    let step = |after| {
        let n_at_risk = clocks.iter().filter(|it| it.elapsed >= after).count() as u128;
        let n_answered = clocks.iter().filter(|it| it.is_answered && it.elapsed == after).count();
        waiting *= n_at_risk - n_answered as u128;
        all *= n_at_risk;
        (after, waiting, all)
    };
    times.into_iter().map(step).collect()
}

/// Not reached yet is later than everything.
fn later(at: Option<TimeDelta>) -> TimeDelta {
    at.unwrap_or(TimeDelta::MAX)
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn medians_and_shares_are_those_of_exact_fractions(clocks in few()) {
        let told = Survival::of(clocks.clone());
        let exact = exact(&clocks);
        let first = |n: u128| {
            exact.iter().find(|(_, waiting, all)| waiting * n <= *all).map(|(after, ..)| *after)
        };
        prop_assert_eq!([told.median(), told.p90()], [2, 10].map(first));
        prop_assert_eq!(told.steps.len(), exact.len());
        for (step, (after, waiting, all)) in told.steps.iter().zip(exact) {
            prop_assert_eq!(step.after, after);
            prop_assert!((step.waiting - waiting as f64 / all as f64).abs() < 1e-14);
        }
    }

    #[test]
    fn fewer_and_fewer_wait(clocks in few()) {
        let told = Survival::of(clocks);
        prop_assert!(told.steps.windows(2).all(|it| it[0].after < it[1].after));
        prop_assert!(told.steps.windows(2).all(|it| it[0].waiting > it[1].waiting));
        prop_assert!(told.steps.iter().all(|step| (0.0..1.0).contains(&step.waiting)));
        prop_assert!(later(told.median()) <= later(told.p90()));
    }

    #[test]
    fn a_median_is_the_time_of_an_answer(clocks in few()) {
        let told = Survival::of(clocks.clone());
        for at in [told.median(), told.p90()].into_iter().flatten() {
            prop_assert!(clocks.iter().any(|it| it.is_answered && it.elapsed == at));
        }
    }

    #[test]
    fn a_clock_that_runs_on_never_lowers_a_median(clocks in few(), minutes in 0..14_i64) {
        let before = Survival::of(clocks.clone());
        let elapsed = TimeDelta::minutes(minutes);
        let after = Survival::of([clocks, vec![Observation { elapsed, is_answered: false }]].concat());
        prop_assert!(later(after.median()) >= later(before.median()));
        prop_assert!(later(after.p90()) >= later(before.p90()));
    }

    #[test]
    fn an_answer_in_place_of_a_clock_that_runs_on_never_raises_a_median(clocks in few()) {
        let all = clocks.iter().map(|it| Observation { is_answered: true, ..*it }).collect();
        let (some, all) = (Survival::of(clocks), Survival::of(all));
        prop_assert!(later(all.median()) <= later(some.median()));
        prop_assert!(later(all.p90()) <= later(some.p90()));
    }

    #[test]
    fn the_order_of_clocks_does_not_matter((clocks, shuffled) in few().prop_flat_map(|clocks| {
        (Just(clocks.clone()), Just(clocks).prop_shuffle())
    })) {
        prop_assert_eq!(Survival::of(clocks), Survival::of(shuffled));
    }
}
