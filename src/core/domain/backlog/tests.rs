//! What a backlog comes to, and what always holds of it.

use expect_test::{Expect, expect};
use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::domain::agenda::agenda;
use crate::domain::cadence::{CadenceId, Channel};
use crate::domain::calendar::Shifted;
use crate::domain::command::{Command, Decisions, Known};
use crate::domain::journal::Decided;
use crate::domain::lead::Lead;
use crate::domain::money::Currency;
use crate::domain::pester::Heard;
use crate::domain::schedule::{Next, next};
use crate::testing::{ada, at, cases, day, desks, leads, moments, utc_rules};

/// A Monday, 10:00 in UTC.
const NOW: &str = "2026-11-23T10:00:00Z";

fn id(n: u8) -> LeadId {
    LeadId::new(at("2026-01-01T00:00:00Z"), [n; 10])
}

/// The `n`th lead, whose first step was due then.
fn due(n: usize, due_at: Instant) -> Late {
    let what = What::Step { cadence: CadenceId::NewEnquiry, idx: 0 };
    let due = Due { at: due_at, limit_at: None, what, channel: Channel::Call, is_snoozed: false };
    Late { id: id(u8::try_from(n).unwrap()), due }
}

/// How many of `n_late` go to which day, when so many a day are taken already.
fn check(n_late: usize, taken: &[(&str, usize)], most: u32, expected: Expect) {
    let rules = utc_rules();
    let late: Vec<Late> = (0..n_late).map(|n| due(n, at("2026-11-12T09:00:00Z"))).collect();
    let taken: Vec<NaiveDate> =
        taken.iter().flat_map(|(on, n)| std::iter::repeat_n(day(on), *n)).collect();
    let by = (&rules.plans, &rules.calendar);
    let outlook = outlook(Remedy::SpreadOut, &late, &taken, most, by, at(NOW));
    assert_eq!(outlook.leads.len(), n_late);
    let lines = outlook.days.iter().map(|(on, n)| format!("{on}: {n}\n"));
    expected.assert_eq(&lines.collect::<String>());
}

#[test]
fn no_day_gets_more_than_there_is_room_for() {
    check(
        45,
        &[("2026-11-23", 5), ("2026-11-25", 30)],
        20,
        expect![[r#"
            2026-11-23: 15
            2026-11-24: 20
            2026-11-26: 10
        "#]],
    );
}

#[test]
fn nothing_goes_to_a_weekend() {
    check(
        7,
        &[],
        1,
        expect![[r#"
            2026-11-23: 1
            2026-11-24: 1
            2026-11-25: 1
            2026-11-26: 1
            2026-11-27: 1
            2026-11-30: 1
            2026-12-01: 1
        "#]],
    );
}

#[test]
fn what_is_due_later_today_stays_where_it_is() {
    let calendar = utc_rules().calendar;
    let late = [due(0, at("2026-11-23T08:00:00Z")), due(1, at("2026-11-23T15:30:00Z"))];
    assert_eq!(
        spread(&late, &[], 20, &calendar, at(NOW)),
        [(id(0), at(NOW)), (id(1), at("2026-11-23T15:30:00Z"))]
    );
}

#[test]
fn ten_steps_from_days_before_are_a_backlog_and_so_is_more_than_a_days_work() {
    let zone = utc_rules().calendar.zone().clone();
    let of = |n_before: usize, n_today: usize, most: u32| {
        let before = (0..n_before).map(|n| due(n, at("2026-11-22T23:59:59Z")));
        let today = (0..n_today).map(|n| due(100 + n, at("2026-11-23T00:00:00Z")));
        is_backlog(&before.chain(today).collect::<Vec<_>>(), most, at(NOW), &zone)
    };
    assert_eq!(
        [of(9, 11, 20), of(10, 0, 20), of(0, 20, 20), of(0, 21, 20)],
        [false, true, false, true]
    );
}

/// Ada, who asked on a Monday and was called at once, so that a message was due within the hour.
fn late_ada() -> Lead {
    use crate::domain::id::TouchId;
    use crate::domain::lead::Logged;
    use crate::domain::touch::{Outcome, Touch};
    let called_at = at("2026-11-09T10:02:00Z");
    let id = TouchId::new(called_at, [1; 10]);
    let touch = Touch::outbound(id, called_at, called_at, Channel::Call, Outcome::NoAnswer);
    let logged = Logged::from(touch);
    let ada = ada(Some(at("2026-11-09T10:00:00Z")));
    ada.follow(&logged, &utc_rules().plans, called_at).unwrap()
}

/// What `remedy` foretells for Ada and does to her; both name the same day.
fn check_remedy(remedy: Remedy, expected: &str) {
    let (ada, rules) = (late_ada(), utc_rules());
    let row = Projection::of(&ada, &rules);
    let zone = rules.calendar.zone();
    let rows: BTreeMap<LeadId, Projection> = [(row.id, row)].into();
    let agenda = agenda(rows.values(), at(NOW), zone, Currency::EUR);
    let late = late(&agenda, &rows);
    let taken = taken(rows.values(), &late, at(NOW), zone);
    let by = (&rules.plans, &rules.calendar);
    let outlook = outlook(remedy, &late, &taken, 20, by, at(NOW));
    assert_eq!(outlook.days, [(day(expected), 1)], "{remedy:?}");
    let decisions =
        Decisions { what: Decided::SpreadOut, at: at(NOW), leads: outlook.leads, settings: None };
    let known = Known { leads: [(ada.id(), ada)].into(), ..Known::default() };
    let change = Command::Decide(Box::new(decisions)).run(&known, at(NOW)).unwrap();
    let due = next(&change.puts[0], &rules);
    assert_eq!(due.due().map(|due| zone.day(due.at)), Some(day(expected)), "{remedy:?}");
}

#[test]
fn what_is_foretold_is_what_comes() {
    check_remedy(Remedy::SpreadOut, "2026-11-23");
    check_remedy(Remedy::StartAgain, "2026-11-23");
    check_remedy(Remedy::Drop, "2026-11-24");
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_day_never_has_more_than_its_work_and_first_things_stay_first(
        (tz, now) in moments(),
        desk in desks(),
        minutes in vec(-40_000..600_i64, 0..60),
        taken in vec(0..12_u64, 0..40),
        most in 1..8_u32,
    ) {
        let calendar = desk.calendar(tz, now);
        let zone = calendar.zone();
        let today = zone.day(now);
        let due_at = |minutes: i64| now + chrono::TimeDelta::minutes(minutes);
        let is_late = |at: &Instant| zone.day(*at) <= today;
        let dates = minutes.into_iter().map(due_at).filter(is_late);
        let late: Vec<Late> = dates.enumerate().map(|(n, at)| due(n, at)).collect();
        let mut taken: Vec<NaiveDate> =
            taken.into_iter().map(|n| today + Days::new(n)).collect();
        taken.sort();

        let spread = spread(&late, &taken, most, &calendar, now);
        let ids: Vec<LeadId> = spread.iter().map(|(id, _)| *id).collect();
        prop_assert_eq!(ids, late.iter().map(|it| it.id).collect::<Vec<_>>(), "each once");
        let days: Vec<NaiveDate> = spread.iter().map(|(_, at)| zone.day(*at)).collect();
        prop_assert!(days.is_sorted(), "{:?}", days);
        for ((_, at), Late { due, .. }) in spread.iter().zip(&late) {
            prop_assert!(*at >= now && *at >= due.at);
            let is_at_work = !matches!(calendar.shift(*at), Shifted::Moves { .. });
            prop_assert!(is_at_work || *at == due.at, "{} is closed", at);
        }
        for day in &days {
            let n_taken = taken.iter().filter(|it| *it == day).count();
            let n_here = days.iter().filter(|it| *it == day).count();
            prop_assert!(n_taken + n_here <= most as usize, "{}: {} and {}", day, n_taken, n_here);
        }
    }

    #[test]
    fn a_later_date_breaks_no_pester_limit_that_the_due_date_kept(
        lead in leads(),
        hours in 0..5_000_i64,
    ) {
        let rules = utc_rules();
        if let Next::Due(due @ Due { what: What::Step { .. }, is_snoozed: false, .. }) =
            next(&lead, &rules)
        {
            let later = due.at + chrono::TimeDelta::hours(hours);
            prop_assert_eq!(Heard::of(&lead).warning(later, rules.pester), None);
        }
    }
}
