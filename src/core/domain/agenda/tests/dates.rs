//! Appointments, promises, what is late by its value, and plans that rest.

use super::*;
use crate::domain::money::Money;

#[test]
fn appointments_come_up_two_hours_before_and_stay_until_somebody_says_how_they_went() {
    let half_an_hour = 30 * MINUTE;
    let appointment = |starts_in| (None, false, Comes::Appointment(starts_in, half_an_hour));
    check_all(
        &[
            appointment(2 * HOUR),
            appointment(2 * HOUR + 1),
            appointment(-10 * MINUTE),
            appointment(-70 * HOUR),
            appointment(30 * HOUR),
            (Some(MINUTE), false, Comes::Appointment(-MINUTE, half_an_hour)),
            (None, false, Comes::Exhausted),
        ],
        expect![[r#"
            5: RunningClock, Ideal
            3: Appointment
            2: Appointment
            0: Appointment
            6: NoNextStep
            1: DueToday
            1 later, 0 without a plan, changes 2026-11-23 15:00:00.001
        "#]],
    );
}

#[test]
fn promises_stand_before_what_has_no_next_step_once_they_are_due() {
    let promised = |n, (comes, promised_in): (Comes, i64)| {
        let row = row(n, (None, false, comes), at(NOW));
        let promise_at = Some(at(NOW) + TimeDelta::milliseconds(promised_in));
        Projection { promise_at, ..row }
    };
    let rows = [
        promised(0, (Comes::Exhausted, -MINUTE)),
        promised(1, (Comes::Due(-HOUR), 0)),
        promised(2, (Comes::Paused, -HOUR)),
        promised(3, (Comes::Due(HOUR), 1)),
        promised(4, (Comes::NoPlanYet, -HOUR)),
        promised(5, (Comes::Ended, -HOUR)),
        promised(6, (Comes::Exhausted, HOUR)),
    ];
    check_agenda(
        &rows,
        expect![[r#"
        2: Promise
        0: Promise
        1: Promise
        6: NoNextStep
        3: DueToday
        0 later, 1 without a plan, changes 2026-11-23 15:00:00.001
    "#]],
    );
}

#[test]
fn what_is_late_goes_by_its_value_in_the_currency_of_the_desk() {
    let worth = |n, minutes: i64, amount: Option<&str>| {
        let row = row(n, (None, false, Comes::Due(-minutes * MINUTE)), at(NOW));
        let value = amount.map(|text| Money::parse(text, Currency::EUR).unwrap());
        Projection { value, ..row }
    };
    let rows = [
        worth(0, 90, None),
        worth(1, 10, Some("200")),
        worth(2, 20, Some("3000")),
        worth(3, 60, Some("USD 90000")),
        worth(4, 30, Some("200")),
        worth(5, 30, Some("0")),
    ];
    check_agenda(
        &rows,
        expect![[r#"
        2: Overdue
        4: Overdue
        1: Overdue
        5: Overdue
        0: Overdue
        3: Overdue
        0 later, 0 without a plan, changes never
    "#]],
    );
}

#[test]
fn a_plan_that_rests_is_not_shown_but_for_a_running_clock() {
    check_all(
        &[(Some(2 * HOUR), false, Comes::Paused), (Some(MINUTE), false, Comes::Paused)],
        expect![[r#"
            1: RunningClock, Ideal
            1 later, 0 without a plan, changes 2026-11-23 15:01:00.001
        "#]],
    );
}

#[test]
fn an_enquiry_from_the_future_keeps_its_group_and_is_counted() {
    let rows = numbered(&[open(Some(-MINUTE), Some(0)), open(Some(-HOUR), None)], at(NOW));
    let agenda = agenda(rows.iter(), at(NOW), &zone(TZ), Currency::EUR);
    assert_eq!((agenda.entries.len(), agenda.n_from_the_future), (1, 2));
}
