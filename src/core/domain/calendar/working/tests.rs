//! Working time as a length, against hand-counted days and against trying every minute.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use chrono_tz::Tz;
use proptest::prelude::*;

use crate::domain::calendar::{Calendar, Hours, SEARCH_DAYS, Span};
use crate::domain::time::Instant;
use crate::testing::{cases, day, desks, moments, zone};

/// A desk in Berlin, Mon–Fri 09:00–17:00.
fn berlin(holidays: &[&str]) -> Calendar {
    let holidays = holidays.iter().map(|text| day(text)).collect();
    Calendar::new(zone(Tz::Europe__Berlin), Hours::weekdays_nine_to_five(), holidays)
}

/// A desk that works from `start` until before `end`, in hours, every day.
fn daily(tz: Tz, start: u16, end: u16) -> Calendar {
    let span = Span::new(start * 60, end * 60).unwrap();
    let hours = Hours::new([0; 7].map(|_| vec![span]));
    Calendar::new(zone(tz), hours, BTreeSet::new())
}

/// A desk without hours.
fn always(tz: Tz, holidays: &[&str]) -> Calendar {
    let holidays = holidays.iter().map(|text| day(text)).collect();
    Calendar::new(zone(tz), Hours::default(), holidays)
}

/// The working time, in minutes, between two wall readings of `calendar`.
fn check_between(calendar: &Calendar, from: &str, until: &str, minutes: i64) {
    let [from_at, until_at] =
        [from, until].map(|text| calendar.zone().instant(text.parse().unwrap()));
    let told = calendar.working_between(from_at, until_at);
    let zone = calendar.zone().name();
    assert_eq!(told, TimeDelta::minutes(minutes), "from {from} until {until} in {zone}");
}

/// Where the wall of `calendar` stands when so many working minutes have passed since `from`.
fn check_after(calendar: &Calendar, from: &str, minutes: i64, expected: &str) {
    let from_at = calendar.zone().instant(from.parse().unwrap());
    let told = calendar.after_working(from_at, TimeDelta::minutes(minutes));
    let told = told.map_or("never".to_owned(), |at| calendar.zone().local(at).to_string());
    assert_eq!(told, expected, "{minutes} min from {from} on in {}", calendar.zone().name());
}

/// Where the wall of `calendar` stands when a plan for `on` is due.
fn check_first(calendar: &Calendar, on: &str, expected: &str) {
    let told = calendar.first_working_at(day(on));
    let told = told.map_or("never".to_owned(), |at| calendar.zone().local(at).to_string());
    assert_eq!(told, expected, "on {on} in {}", calendar.zone().name());
}

#[test]
fn only_working_hours_count() {
    let desk = berlin(&[]);
    check_between(&desk, "2026-11-23T10:00:00", "2026-11-23T10:30:00", 30);
    check_between(&desk, "2026-11-23T08:00:00", "2026-11-23T09:30:00", 30);
    check_between(&desk, "2026-11-23T16:30:00", "2026-11-24T09:30:00", 60);
    check_between(&desk, "2026-11-23T00:00:00", "2026-11-24T00:00:00", 480);
    check_between(&desk, "2026-11-23T17:00:00", "2026-11-24T09:00:00", 0);
}

#[test]
fn a_weekend_and_a_holiday_do_not_count() {
    check_between(&berlin(&[]), "2026-11-20T16:00:00", "2026-11-23T10:00:00", 120);
    check_between(&berlin(&[]), "2026-11-21T15:00:00", "2026-11-21T15:02:00", 0);
    let closed_monday = berlin(&["2026-11-23"]);
    check_between(&closed_monday, "2026-11-20T16:00:00", "2026-11-23T10:00:00", 60);
    check_between(&closed_monday, "2026-11-20T16:00:00", "2026-11-24T10:00:00", 120);
}

#[test]
fn nothing_passes_backwards() {
    check_between(&berlin(&[]), "2026-11-23T10:00:00", "2026-11-23T10:00:00", 0);
    check_between(&berlin(&[]), "2026-11-23T11:00:00", "2026-11-23T10:00:00", 0);
}

#[test]
fn years_have_as_many_hours_as_their_days() {
    // 260, 262 and 261 days from Monday to Friday.
    let (from, until) = ("2023-01-01T00:00:00", "2026-01-01T00:00:00");
    check_between(&berlin(&[]), from, until, (260 + 262 + 261) * 480);
    // Of these holidays one is a Sunday, and one lies after the end.
    let holidays = ["2023-01-01", "2023-12-25", "2024-12-25", "2026-01-01"];
    check_between(&berlin(&holidays), from, until, (260 + 262 + 261 - 2) * 480);
}

#[test]
fn a_repeated_hour_counts_twice_and_a_skipped_one_never() {
    let desk = daily(Tz::Europe__Berlin, 2, 3);
    check_between(&desk, "2026-10-25T00:00:00", "2026-10-26T00:00:00", 120);
    check_between(&desk, "2026-03-29T00:00:00", "2026-03-30T00:00:00", 0);
    let lord_howe = daily(Tz::Australia__Lord_Howe, 1, 3);
    check_between(&lord_howe, "2026-04-05T00:00:00", "2026-04-06T00:00:00", 150);
    check_between(&lord_howe, "2026-10-04T00:00:00", "2026-10-05T00:00:00", 90);
}

#[test]
fn without_hours_all_time_counts_but_on_holidays() {
    check_between(&always(Tz::UTC, &[]), "2026-11-21T15:00:00", "2026-11-22T15:00:00", 1440);
    let closed = always(Tz::UTC, &["2026-11-22"]);
    check_between(&closed, "2026-11-21T15:00:00", "2026-11-23T01:00:00", 600);
    // The day that Apia skipped, a holiday or not, is no time at all.
    let apia = always(Tz::Pacific__Apia, &["2011-12-30"]);
    check_between(&apia, "2011-12-29T10:00:00", "2011-12-31T10:00:00", 1440);
}

#[test]
fn working_time_passes_by_the_close_of_the_desk() {
    let desk = berlin(&["2026-11-24"]);
    check_after(&desk, "2026-11-23T09:00:00", 480, "2026-11-23 17:00:00");
    check_after(&desk, "2026-11-23T09:00:00", 481, "2026-11-25 09:01:00");
    check_after(&desk, "2026-11-20T16:30:00", 60, "2026-11-23 09:30:00");
    check_after(&desk, "2026-11-21T15:00:00", 60, "2026-11-23 10:00:00");
    check_after(&desk, "2026-11-21T15:00:00", 0, "2026-11-21 15:00:00");
    check_after(&desk, "2026-11-21T15:00:00", -5, "2026-11-21 15:00:00");
}

#[test]
fn working_time_passes_through_clock_changes() {
    let berlin = daily(Tz::Europe__Berlin, 2, 3);
    check_after(&berlin, "2026-03-28T02:30:00", 60, "2026-03-30 02:30:00");
    check_after(&berlin, "2026-10-25T00:00:00", 121, "2026-10-26 02:01:00");
    let lord_howe = daily(Tz::Australia__Lord_Howe, 1, 3);
    check_after(&lord_howe, "2026-04-05T00:00:00", 150, "2026-04-05 03:00:00");
    check_after(&lord_howe, "2026-10-04T00:00:00", 61, "2026-10-04 02:31:00");
}

#[test]
fn working_time_is_waited_for_3_660_days() {
    let closed_for = |n_days| {
        let holidays = day("2026-11-24").iter_days().take(n_days).collect();
        Calendar::new(zone(Tz::UTC), Hours::default(), holidays)
    };
    check_after(&closed_for(3_659), "2026-11-24T00:00:00", 1440, "2036-12-01 00:00:00");
    check_after(&closed_for(3_659), "2026-11-24T00:00:00", 1441, "never");
    check_after(&closed_for(3_660), "2026-11-24T00:00:00", 1, "never");
    check_first(&closed_for(3_660), "2026-11-24", "2036-12-01 09:00:00");
    check_first(&closed_for(3_661), "2026-11-24", "never");
}

#[test]
fn a_plan_for_a_day_is_due_when_the_desk_opens_first() {
    check_first(&berlin(&["2026-11-24"]), "2026-11-23", "2026-11-23 09:00:00");
    check_first(&berlin(&["2026-11-24"]), "2026-11-24", "2026-11-25 09:00:00");
    check_first(&berlin(&[]), "2026-11-21", "2026-11-23 09:00:00");
    check_first(&daily(Tz::Europe__Berlin, 2, 3), "2026-03-29", "2026-03-30 02:00:00");
    check_first(&always(Tz::UTC, &["2026-11-22"]), "2026-11-22", "2026-11-23 09:00:00");
    check_first(&always(Tz::Pacific__Apia, &[]), "2011-12-30", "2011-12-31 09:00:00");
}

#[test]
fn the_end_of_yesterday_that_comes_again_is_not_today() {
    // At 00:01 St John's turned its clocks back to 23:01, until 2011.
    let desk = daily(Tz::America__St_Johns, 23, 24);
    check_first(&desk, "2010-11-07", "2010-11-07 23:00:00");
}

/// An instant of `moments`, and another up to so many days later.
fn spans(days: i64) -> impl Strategy<Value = (Tz, Instant, Instant)> {
    let most = TimeDelta::days(days).num_milliseconds();
    (moments(), 0..most)
        .prop_map(|((tz, at), millis)| (tz, at, at + TimeDelta::milliseconds(millis)))
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn working_time_agrees_with_trying_every_minute((tz, from, until) in spans(4), desk in desks()) {
        let told = desk.calendar(tz, from).working_between(from, until);
        prop_assert_eq!(told, desk.second(tz, from).working_between(from, until));
    }

    #[test]
    fn a_plan_for_a_day_agrees_with_trying_every_minute((tz, at) in moments(), desk in desks()) {
        let day = at.with_timezone(&tz).date_naive();
        let told = desk.calendar(tz, at).first_working_at(day);
        prop_assert_eq!(told, Some(desk.second(tz, at).first_working_at(day)));
    }

    #[test]
    fn working_time_adds_up_and_is_never_more_than_elapsed(
        (tz, from, until) in spans(1_200), parts in 0..=1_000_i32, desk in desks(),
    ) {
        let calendar = desk.calendar(tz, from);
        let between = from + (until - from) * parts / 1_000;
        let whole = calendar.working_between(from, until);
        let (one, other) =
            (calendar.working_between(from, between), calendar.working_between(between, until));
        prop_assert_eq!(one + other, whole);
        for (length, elapsed) in [(one, between - from), (other, until - between)] {
            prop_assert!(TimeDelta::zero() <= length && length <= elapsed);
        }
    }

    #[test]
    fn nothing_passes_while_the_desk_is_closed((tz, at) in moments(), desk in desks()) {
        let calendar = desk.calendar(tz, at);
        let opens_at = calendar.shift(at).at();
        let tick = TimeDelta::milliseconds(1);
        prop_assert_eq!(calendar.working_between(at, opens_at), TimeDelta::zero());
        prop_assert_eq!(calendar.working_between(opens_at, opens_at + tick), tick);
        prop_assert_eq!(calendar.after_working(at, tick), Some(opens_at + tick));
    }

    #[test]
    fn so_much_working_time_has_just_passed(
        (tz, from) in moments(), desk in desks(),
        millis in prop_oneof![1..7_200_000_i64, 1..100_000_000_000_i64],
    ) {
        let calendar = desk.calendar(tz, from);
        let length = TimeDelta::milliseconds(millis);
        let passed = |at| calendar.working_between(from, at);
        match calendar.after_working(from, length) {
            Some(at) => {
                prop_assert_eq!(passed(at), length);
                prop_assert!(passed(at - TimeDelta::milliseconds(1)) < length);
            }
            None => prop_assert!(passed(from + TimeDelta::days(SEARCH_DAYS)) < length),
        }
    }
}
