//! Working time, against the examples of the due rule and against chrono-tz.

mod agreement;

use chrono_tz::Tz;
use proptest::prelude::*;

use super::*;
use crate::testing::{at, cases, day, desks, instant, moments, offsets, zone};

/// A desk in Berlin, Mon–Fri 09:00–17:00.
fn berlin(holidays: &[&str]) -> Calendar {
    let holidays = holidays.iter().map(|text| day(text)).collect();
    Calendar::new(zone(Tz::Europe__Berlin), Hours::weekdays_nine_to_five(), holidays)
}

/// A desk that works from `start` until before `end` every day.
fn daily(tz: Tz, start: u16, end: u16) -> Calendar {
    let span = Span::new(start, end).unwrap();
    Calendar::new(
        zone(tz),
        Hours::new([const { Vec::new() }; 7].map(|_: Vec<Span>| vec![span])),
        BTreeSet::new(),
    )
}

/// Where the wall of `calendar` stands after shifting the wall reading `from`.
fn check_shift(calendar: &Calendar, from: &str, expected: &str) {
    let shifted = calendar.shift(calendar.zone().instant(from.parse().unwrap()));
    let told = match shifted {
        Shifted::Stays(at) => format!("stays {}", calendar.zone().local(at)),
        Shifted::Moves { to, closed } => format!("{closed:?}, {}", calendar.zone().local(to)),
        Shifted::NowhereToGo(at) => format!("nowhere to go, {}", calendar.zone().local(at)),
    };
    assert_eq!(told, expected, "{from} in {}", calendar.zone().name());
}

/// Where the wall of `calendar` stands `count` `unit` after the wall reading `from`.
fn check_add(calendar: &Calendar, from: &str, count: u32, unit: Unit, expected: &str) {
    let from_at = calendar.zone().instant(from.parse().unwrap());
    let told = match calendar.add(from_at, Offset::new(count, unit).unwrap()) {
        Added::Whole(at) => calendar.zone().local(at).to_string(),
        Added::RanOut(at) => format!("ran out, {}", calendar.zone().local(at)),
    };
    assert_eq!(told, expected, "{from} + {count} {unit:?} in {}", calendar.zone().name());
}

#[test]
fn a_time_inside_working_hours_stays() {
    check_shift(&berlin(&[]), "2026-11-23T09:00:00", "stays 2026-11-23 09:00:00");
    check_shift(&berlin(&[]), "2026-11-23T16:59:59.999", "stays 2026-11-23 16:59:59.999");
}

#[test]
fn a_closed_desk_opens_next_morning_after_the_weekend_and_the_holiday() {
    let desk = berlin(&["2026-11-24"]);
    check_shift(&desk, "2026-11-23T08:59:59.999", "OutsideHours, 2026-11-23 09:00:00");
    check_shift(&desk, "2026-11-23T17:00:00", "OutsideHours, 2026-11-25 09:00:00");
    check_shift(&desk, "2026-11-24T10:00:00", "Holiday, 2026-11-25 09:00:00");
    check_shift(&desk, "2026-11-21T10:00:00", "DayOff, 2026-11-23 09:00:00");
}

#[test]
fn without_hours_the_desk_is_open_but_on_holidays() {
    let holidays = BTreeSet::from([day("2026-11-22")]);
    let desk = Calendar::new(zone(Tz::UTC), Hours::default(), holidays);
    check_shift(&desk, "2026-11-21T23:59:00", "stays 2026-11-21 23:59:00");
    check_shift(&desk, "2026-11-22T00:00:00", "Holiday, 2026-11-23 00:00:00");
    check_add(&desk, "2026-11-21T10:00:00", 1, Unit::WorkingDays, "2026-11-23 10:00:00");
}

#[test]
fn hours_inside_a_gap_do_not_exist_that_day() {
    let tz = Tz::Europe__Berlin;
    let inside = daily(tz, 2 * 60, 2 * 60 + 45);
    check_shift(&inside, "2026-03-29T01:00:00", "OutsideHours, 2026-03-30 02:00:00");
    check_add(&inside, "2026-03-28T02:15:00", 1, Unit::WorkingDays, "2026-03-30 02:15:00");
    let across = daily(tz, 2 * 60 + 30, 5 * 60);
    check_shift(&across, "2026-03-29T01:00:00", "OutsideHours, 2026-03-29 03:00:00");
    check_add(&across, "2026-03-28T02:45:00", 1, Unit::WorkingDays, "2026-03-29 03:00:00");
}

#[test]
fn in_a_repeated_hour_both_passes_count() {
    let desk = daily(Tz::Europe__Berlin, 2 * 60, 2 * 60 + 30);
    let opens_again =
        Shifted::Moves { to: at("2026-10-25T01:00:00Z"), closed: Closed::OutsideHours };
    assert_eq!(desk.shift(at("2026-10-25T00:29:00Z")), Shifted::Stays(at("2026-10-25T00:29:00Z")));
    assert_eq!(desk.shift(at("2026-10-25T00:30:00Z")), opens_again);
    assert_eq!(desk.shift(at("2026-10-25T01:29:00Z")), Shifted::Stays(at("2026-10-25T01:29:00Z")));
}

#[test]
fn a_day_the_zone_skipped_is_no_working_day() {
    let desk = Calendar::weekdays_nine_to_five(zone(Tz::Pacific__Apia));
    check_add(&desk, "2011-12-29T10:00:00", 1, Unit::WorkingDays, "2012-01-02 10:00:00");
    check_shift(&desk, "2011-12-29T18:00:00", "OutsideHours, 2012-01-02 09:00:00");
    let open = Calendar::new(zone(Tz::Pacific__Apia), Hours::default(), BTreeSet::new());
    check_add(&open, "2011-12-29T10:00:00", 1, Unit::WorkingDays, "2011-12-31 10:00:00");
    check_add(&open, "2011-12-29T10:00:00", 1, Unit::Days, "2011-12-31 00:00:00");
}

#[test]
fn lord_howe_keeps_the_wall_time_over_half_an_hour() {
    let desk = Calendar::weekdays_nine_to_five(zone(Tz::Australia__Lord_Howe));
    check_add(&desk, "2026-10-03T10:00:00", 1, Unit::Days, "2026-10-04 10:00:00");
    check_add(&desk, "2026-10-03T10:00:00", 24, Unit::Hours, "2026-10-04 10:30:00");
    check_add(&desk, "2026-10-03T02:15:00", 1, Unit::Days, "2026-10-04 02:30:00");
}

#[test]
fn days_keep_the_wall_time_and_hours_elapse() {
    let desk = berlin(&[]);
    check_add(&desk, "2026-03-28T10:00:00", 1, Unit::Days, "2026-03-29 10:00:00");
    check_add(&desk, "2026-03-28T10:00:00", 24, Unit::Hours, "2026-03-29 11:00:00");
    check_add(&desk, "2026-10-24T10:00:00", 1, Unit::Weeks, "2026-10-31 10:00:00");
    check_add(&desk, "2026-10-24T10:00:00", 1440, Unit::Minutes, "2026-10-25 09:00:00");
}

#[test]
fn a_month_after_the_31st_is_the_last_of_february() {
    check_add(&berlin(&[]), "2026-01-31T10:00:00", 1, Unit::Months, "2026-02-28 10:00:00");
    check_add(&berlin(&[]), "2028-01-31T10:00:00", 1, Unit::Months, "2028-02-29 10:00:00");
    check_add(&berlin(&[]), "2026-01-31T10:00:00", 2, Unit::Months, "2026-03-31 10:00:00");
}

#[test]
fn working_days_count_from_the_next_day_and_keep_the_wall_time() {
    let desk = berlin(&["2026-11-24"]);
    check_add(&desk, "2026-11-20T20:00:00", 1, Unit::WorkingDays, "2026-11-23 20:00:00");
    check_add(&desk, "2026-11-21T10:00:00", 1, Unit::WorkingDays, "2026-11-23 10:00:00");
    check_add(&desk, "2026-11-23T10:00:00", 2, Unit::WorkingDays, "2026-11-26 10:00:00");
}

#[test]
fn nothing_offset_in_the_second_pass_stays_in_it() {
    let desk = berlin(&[]);
    let second_pass = at("2026-10-25T01:30:00Z");
    let nothing = Offset::new(0, Unit::Days).unwrap();
    assert_eq!(desk.add(second_pass, nothing), Added::Whole(second_pass));
}

#[test]
fn a_desk_that_never_opens_leaves_the_date_and_says_so() {
    let from = day("2026-11-24");
    let holidays = from.iter_days().take(4_000).collect();
    let desk = Calendar::new(Zone::utc(), Hours::default(), holidays);
    check_shift(&desk, "2026-11-24T10:00:00", "nowhere to go, 2026-11-24 10:00:00");
    check_add(&desk, "2026-11-22T10:00:00", 1, Unit::WorkingDays, "2026-11-23 10:00:00");
    check_add(&desk, "2026-11-22T10:00:00", 2, Unit::WorkingDays, "ran out, 2026-11-23 10:00:00");
    check_add(&desk, "2026-11-23T10:00:00", 2, Unit::WorkingDays, "ran out, 2026-11-23 10:00:00");
}

#[test]
fn working_time_is_looked_for_within_3_660_days() {
    let closed_for = |n_days| {
        let holidays = day("2026-11-24").iter_days().take(n_days).collect();
        Calendar::new(Zone::utc(), Hours::default(), holidays)
    };
    check_shift(&closed_for(3_660), "2026-11-24T00:00:00", "Holiday, 2036-12-01 00:00:00");
    let nowhere = "nowhere to go, 2026-11-24 00:00:00";
    check_shift(&closed_for(3_661), "2026-11-24T00:00:00", nowhere);
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn shift_agrees_with_trying_every_minute((tz, at) in moments(), desk in desks()) {
        let shifted = desk.calendar(tz, at).shift(at).at();
        prop_assert_eq!(shifted, desk.second(tz, at).shift(at));
    }

    #[test]
    fn shift_is_idempotent_never_backwards_and_arrives_in_hours(
        (tz, at) in moments(), desk in desks(),
    ) {
        let calendar = desk.calendar(tz, at);
        let shifted = calendar.shift(at).at();
        prop_assert!(shifted >= at);
        prop_assert!(desk.second(tz, at).is_open(shifted));
        prop_assert_eq!(calendar.closed(shifted), None);
        prop_assert_eq!(calendar.shift(shifted), Shifted::Stays(shifted));
    }

    #[test]
    fn add_agrees_with_chrono_tz((tz, at) in moments(), desk in desks(), offset in offsets()) {
        let added = desk.calendar(tz, at).add(at, offset);
        prop_assert_eq!(added, Added::Whole(desk.second(tz, at).add(at, offset)));
    }

    #[test]
    fn a_date_never_lies_before_its_anchor(
        (tz, at) in moments(), desk in desks(), offset in offsets(),
    ) {
        let calendar = desk.calendar(tz, at);
        let added = calendar.add(at, offset).at();
        prop_assert!(added >= at);
        prop_assert!(calendar.shift(added).at() >= added);
    }

    #[test]
    fn more_holidays_never_make_a_date_earlier(
        (tz, at) in moments(), desk in desks(), more in desks(), offset in offsets(),
    ) {
        let few = desk.calendar(tz, at);
        let many = desk.with_holidays_of(&more).calendar(tz, at);
        prop_assert!(many.shift(at).at() >= few.shift(at).at());
        let (few_at, many_at) = (few.add(at, offset).at(), many.add(at, offset).at());
        prop_assert!(many_at >= few_at);
        prop_assert!(many.shift(many_at).at() >= few.shift(few_at).at());
    }

    #[test]
    fn a_wall_reading_of_working_time_is_working_time(
        (tz, at) in moments(), desk in desks(), minute in 0..1440_u16,
    ) {
        let calendar = desk.calendar(tz, at);
        let local = on(calendar.zone().day(at), minute);
        let shown_at = instant(tz, local);
        let is_open = calendar.closed(shown_at).is_none();
        prop_assert_eq!(is_open, desk.second(tz, at).is_open(shown_at));
    }
}
