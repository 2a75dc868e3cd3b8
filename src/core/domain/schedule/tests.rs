//! The worked examples of the due rule, to be read beside it, and the laws of the trace.

use std::fmt::Write as _;

use chrono::{Days, NaiveTime};
use chrono_tz::Tz;
use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::domain::cadence::{Step, Unit};
use crate::domain::calendar::Hours;
use crate::domain::lead::Draft;
use crate::testing::{ada, at, cases, day, desks, leads, moments, offsets, zone};

const TZ: Tz = Tz::Europe__Berlin;

fn nine_to_five() -> Calendar {
    Calendar::weekdays_nine_to_five(zone(TZ))
}

/// A plan of one step that waits for working hours.
fn one_step(offset: Offset, anchor: Anchor) -> Cadence {
    let first = Cadence::new_enquiry().steps()[0].clone();
    let step = Step { offset, anchor, hours_apply: true, limit_minutes: None, ..first };
    Cadence::new("One step".to_owned(), vec![step]).unwrap()
}

/// The instant of `Friday 16:58`, in the week from Monday, 16 November 2026.
fn moment(text: &str) -> Instant {
    let (weekday, time) = text.split_once(' ').unwrap();
    let weekday: chrono::Weekday = weekday.parse().unwrap();
    let on = day("2026-11-16") + Days::new(weekday.num_days_from_monday().into());
    zone(TZ).instant(on.and_time(NaiveTime::parse_from_str(time, "%H:%M").unwrap()))
}

/// Where a step `count` `unit` after `from` lands, in the week after it at the latest.
fn check_worked(from: &str, count: u32, unit: Unit, expected: &str) {
    let cadence = one_step(Offset::new(count, unit).unwrap(), Anchor::Enquiry);
    let due = due(&ada(Some(moment(from))), &cadence, &nine_to_five()).unwrap();
    let local = zone(TZ).local(due.at);
    assert_eq!(local.format("%A %H:%M").to_string(), expected, "{from} + {count} {unit:?}");
    assert!(local.date() < day("2026-11-30"), "{from} + {count} {unit:?}");
}

/// The trace of `lead`, on the wall of `calendar`.
fn check_trace(lead: &Lead, cadence: &Cadence, calendar: &Calendar, expected: Expect) {
    let mut told = String::new();
    for line in explain(lead, cadence, calendar).unwrap().trace {
        let wall = |at| calendar.zone().local(at).format("%a %F %T");
        writeln!(told, "{} → {}: {:?}", wall(line.before), wall(line.after), line.rule).unwrap();
    }
    expected.assert_eq(&told);
}

#[test]
fn the_worked_examples_of_the_due_rule() {
    check_worked("Saturday 15:00", 5, Unit::Minutes, "Monday 09:00");
    check_worked("Friday 16:58", 5, Unit::Minutes, "Monday 09:00");
    check_worked("Sunday 23:00", 5, Unit::Minutes, "Monday 09:00");
    check_worked("Friday 10:00", 3, Unit::Days, "Monday 10:00");
    check_worked("Thursday 10:00", 3, Unit::Days, "Monday 09:00");
}

#[test]
fn a_new_enquiry_is_called_in_two_minutes_at_any_hour() {
    let due = due(&ada(Some(moment("Saturday 23:00"))), &Cadence::new_enquiry(), &nine_to_five());
    let expected = Due {
        at: moment("Saturday 23:02"),
        limit_at: Some(moment("Saturday 23:05")),
        step: 0,
        channel: Channel::Call,
    };
    assert_eq!(due, Some(expected));
}

#[test]
fn without_an_enquiry_there_is_no_plan_yet() {
    assert_eq!(due(&ada(None), &Cadence::new_enquiry(), &nine_to_five()), None);
    assert_eq!(explain(&ada(None), &Cadence::new_enquiry(), &nine_to_five()), None);
}

#[test]
fn inside_working_hours_the_trace_is_one_line() {
    let lead = ada(Some(moment("Monday 10:00")));
    check_trace(
        &lead,
        &Cadence::new_enquiry(),
        &nine_to_five(),
        expect![[r#"
        Mon 2026-11-16 10:00:00 → Mon 2026-11-16 10:02:00: AnchorAndOffset { anchor: Enquiry, offset: Offset { count: 2, unit: Minutes } }
    "#]],
    );
}

#[test]
fn a_step_that_ignores_working_hours_says_so_outside_them() {
    let lead = ada(Some(moment("Saturday 15:00")));
    check_trace(
        &lead,
        &Cadence::new_enquiry(),
        &nine_to_five(),
        expect![[r#"
        Sat 2026-11-21 15:00:00 → Sat 2026-11-21 15:02:00: AnchorAndOffset { anchor: Enquiry, offset: Offset { count: 2, unit: Minutes } }
        Sat 2026-11-21 15:02:00 → Sat 2026-11-21 15:02:00: HoursDoNotApply { closed: DayOff }
    "#]],
    );
}

#[test]
fn a_step_that_waits_for_working_hours_tells_why() {
    let cadence = one_step(Offset::new(5, Unit::Minutes).unwrap(), Anchor::Enquiry);
    let lead = ada(Some(moment("Friday 16:58")));
    check_trace(
        &lead,
        &cadence,
        &nine_to_five(),
        expect![[r#"
        Fri 2026-11-20 16:58:00 → Fri 2026-11-20 17:03:00: AnchorAndOffset { anchor: Enquiry, offset: Offset { count: 5, unit: Minutes } }
        Fri 2026-11-20 17:03:00 → Mon 2026-11-23 09:00:00: WorkingHours { closed: OutsideHours }
    "#]],
    );
}

#[test]
fn the_trace_says_when_there_is_no_working_time() {
    let holidays = day("2026-11-01").iter_days().take(4_000).collect();
    let never = Calendar::new(zone(TZ), Hours::default(), holidays);
    let cadence = one_step(Offset::new(1, Unit::WorkingDays).unwrap(), Anchor::Enquiry);
    let lead = ada(Some(moment("Monday 10:00")));
    check_trace(
        &lead,
        &cadence,
        &never,
        expect![[r#"
            Mon 2026-11-16 10:00:00 → Mon 2026-11-16 10:00:00: AnchorAndOffset { anchor: Enquiry, offset: Offset { count: 1, unit: WorkingDays } }
            Mon 2026-11-16 10:00:00 → Mon 2026-11-16 10:00:00: NoWorkingTimeFound
        "#]],
    );
}

#[test]
fn before_any_touch_the_plan_counts_from_the_later_of_enquiry_and_capture() {
    let cadence = one_step(Offset::new(1, Unit::Hours).unwrap(), Anchor::PreviousTouchDone);
    let mut draft = Draft { name: "Ada".to_owned(), ..Draft::default() };
    draft.enquiry_at = Some(at("2026-11-16T09:00:00Z"));
    let id = ada(None).id();
    let lead = draft.parse(id, at("2026-11-17T09:00:00Z")).unwrap();
    let due = due(&lead, &cadence, &nine_to_five()).unwrap();
    assert_eq!(due.at, at("2026-11-17T10:00:00Z"));
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn the_trace_leads_from_the_anchor_to_the_due_date(
        lead in leads(), (tz, _) in moments(), desk in desks(), offset in offsets(),
        hours_apply: bool,
    ) {
        let around = lead.enquiry_at().unwrap_or(lead.captured_at());
        let calendar = desk.calendar(tz, around);
        let mut step = one_step(offset, Anchor::Enquiry).steps()[0].clone();
        step.hours_apply = hours_apply;
        let cadence = Cadence::new("One step".to_owned(), vec![step]).unwrap();

        let explained = explain(&lead, &cadence, &calendar);
        prop_assert_eq!(explained.as_ref().map(|it| it.due), due(&lead, &cadence, &calendar));
        prop_assert_eq!(explained.is_some(), lead.enquiry_at().is_some());
        let Some(Explained { due, trace }) = explained else { return Ok(()) };

        prop_assert_eq!(Some(trace[0].before), lead.enquiry_at());
        prop_assert_eq!(trace[trace.len() - 1].after, due.at);
        prop_assert!(trace.windows(2).all(|lines| lines[0].after == lines[1].before));
        prop_assert!(due.at >= around);
        let (second, added) = (desk.second(tz, around), desk.second(tz, around).add(around, offset));
        prop_assert_eq!(due.at, if hours_apply { second.shift(added) } else { added });
    }
}
