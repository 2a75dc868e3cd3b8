//! Today's order, and how long it holds.

mod dates;
mod laws;

use chrono_tz::Tz;
use expect_test::{Expect, expect};

use super::*;
use crate::domain::cadence::Channel;
use crate::domain::schedule::Due;
use crate::domain::stage::Stage;
use crate::testing::{at, zone};

const TZ: Tz = Tz::Europe__Berlin;

/// A Monday, 15:00 in Berlin.
const NOW: &str = "2026-11-23T14:00:00Z";

/// What comes next for a row: milliseconds until it is due, or that it is not.
#[derive(Debug, Clone, Copy)]
enum Comes {
    Due(i64),
    Nurture(i64),
    /// So many milliseconds until it starts, and how long it takes.
    Appointment(i64, i64),
    Paused,
    NoPlanYet,
    Exhausted,
    Ended,
}

/// The age of its enquiry in milliseconds, whether that was answered, and what comes next.
type Row = (Option<i64>, bool, Comes);

/// A row without an answer, by its age and the time until it is due, in milliseconds.
fn open(age: Option<i64>, due_in: Option<i64>) -> Row {
    (age, false, due_in.map_or(Comes::NoPlanYet, Comes::Due))
}

/// The `n`th row as it stands at `now`; its title and id are its number.
fn row(n: u8, (age, is_answered, comes): Row, now: Instant) -> Projection {
    let after = |millis| now + TimeDelta::milliseconds(millis);
    let due = |what, millis| {
        let (at, channel) = (after(millis), Channel::Call);
        Next::Due(Due { at, limit_at: None, what, channel, is_snoozed: false })
    };
    let step = |cadence| What::Step { cadence, idx: 0 };
    let (stage, next) = match comes {
        Comes::Due(millis) => (Stage::Working, due(step(CadenceId::NewEnquiry), millis)),
        Comes::Nurture(millis) => (Stage::Nurture, due(step(CadenceId::Nurture), millis)),
        Comes::Appointment(millis, length) => {
            let ends_at = after(millis + length);
            (Stage::Working, due(What::Appointment { ends_at }, millis))
        }
        Comes::Paused => (Stage::Working, Next::Paused),
        Comes::NoPlanYet => (Stage::New, Next::NoPlanYet),
        Comes::Exhausted => (Stage::Working, Next::Exhausted),
        Comes::Ended => (Stage::Lost, Next::Ended),
    };
    let enquiry_at = age.map(|millis| now - TimeDelta::milliseconds(millis));
    Projection {
        id: LeadId::new(at("2026-01-01T00:00:00Z"), [n; 10]),
        title: n.to_string(),
        company: None,
        email: None,
        phone: None,
        source: None,
        client: None,
        tags: Vec::new(),
        enquiry_at,
        answered_at: enquiry_at.filter(|_| is_answered),
        captured_at: now,
        stage,
        value: None,
        kind: None,
        never_contact: false,
        deleted_at: None,
        n_touches: 0,
        touched_at: None,
        promise_at: None,
        n_noes: 0,
        meetings: Vec::new(),
        came_from: None,
        sent: Vec::new(),
        settles_at: None,
        cadence: None,
        marks: Vec::new(),
        search: String::new(),
        told: String::new(),
        next,
    }
}

/// Rows, each called by its place.
fn numbered(rows: &[Row], now: Instant) -> Vec<Projection> {
    rows.iter().zip(0..).map(|(it, n)| row(n, *it, now)).collect()
}

/// Today with these rows, which nobody has answered.
fn check(rows: &[(Option<i64>, Option<i64>)], expected: Expect) {
    let rows: Vec<Row> = rows.iter().map(|(age, due_in)| open(*age, *due_in)).collect();
    check_all(&rows, expected);
}

/// Today with these rows, each called by its place.
fn check_all(rows: &[Row], expected: Expect) {
    check_agenda(&numbered(rows, at(NOW)), expected);
}

/// Today with these rows, each called by its title.
fn check_agenda(rows: &[Projection], expected: Expect) {
    let now = at(NOW);
    let agenda = agenda(rows.iter(), now, &zone(TZ), Currency::EUR);
    let mut told = String::new();
    for entry in &agenda.entries {
        let row = rows.iter().find(|row| row.id == entry.id).unwrap();
        told += &format!("{}: {:?}", row.title, entry.group);
        told += &entry.band.map(|band| format!(", {band:?}\n")).unwrap_or("\n".to_owned());
    }
    let changes_at = agenda.changes_at.map(|at| zone(TZ).local(at).to_string());
    let changes_at = changes_at.unwrap_or("never".to_owned());
    let Agenda { n_later, n_no_plan_yet, .. } = agenda;
    told += &format!("{n_later} later, {n_no_plan_yet} without a plan, changes {changes_at}\n");
    expected.assert_eq(&told);
}

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

#[test]
fn an_empty_desk_has_nothing_to_wait_for() {
    check(
        &[],
        expect![[r#"
        0 later, 0 without a plan, changes never
    "#]],
    );
}

#[test]
fn running_clocks_come_first_and_the_least_time_left_before_all() {
    let rows = [
        (Some(HOUR), Some(-58 * MINUTE)),
        (Some(30 * SECOND), Some(90 * SECOND)),
        (Some(5 * MINUTE), Some(-3 * MINUTE)),
        (Some(6 * MINUTE), Some(-4 * MINUTE)),
        (Some(HOUR + SECOND), Some(-59 * MINUTE)),
    ];
    check(
        &rows,
        expect![[r#"
        2: RunningClock, NineTimes
        1: RunningClock, Ideal
        0: RunningClock, SevenTimes
        3: RunningClock, SevenTimes
        4: Overdue, Later
        0 later, 0 without a plan, changes 2026-11-23 15:00:00.001
    "#]],
    );
}

#[test]
fn overdue_leads_stand_by_due_date_then_by_the_older_enquiry_then_by_id() {
    let rows = [
        (Some(2 * HOUR), Some(-MINUTE)),
        (Some(3 * HOUR), Some(-MINUTE)),
        (None, Some(-MINUTE)),
        (Some(2 * HOUR), Some(-MINUTE)),
        (Some(2 * HOUR), Some(-61 * SECOND)),
    ];
    check(
        &rows,
        expect![[r#"
        4: Overdue, Later
        1: Overdue, Later
        0: Overdue, Later
        3: Overdue, Later
        2: Overdue
        0 later, 0 without a plan, changes never
    "#]],
    );
}

#[test]
fn what_is_due_now_is_due_today_and_midnight_is_tomorrow() {
    let midnight = 9 * HOUR;
    let rows = [
        (Some(2 * HOUR), Some(midnight - 1)),
        (Some(2 * HOUR), Some(0)),
        (Some(2 * HOUR), Some(midnight)),
        (None, None),
        (Some(2 * HOUR), Some(-1)),
    ];
    check(
        &rows,
        expect![[r#"
        4: Overdue, Later
        1: DueToday, Later
        0: DueToday, Later
        1 later, 1 without a plan, changes 2026-11-23 15:00:00.001
    "#]],
    );
}

#[test]
fn the_last_millisecond_of_a_band_still_belongs_to_it() {
    check(
        &[(Some(2 * MINUTE), Some(0))],
        expect![[r#"
        0: RunningClock, Ideal
        0 later, 0 without a plan, changes 2026-11-23 15:00:00.001
    "#]],
    );
    check(
        &[(Some(5 * MINUTE), Some(-3 * MINUTE))],
        expect![[r#"
        0: RunningClock, NineTimes
        0 later, 0 without a plan, changes 2026-11-23 15:00:00.001
    "#]],
    );
    check(
        &[(Some(HOUR), Some(-58 * MINUTE))],
        expect![[r#"
        0: RunningClock, SevenTimes
        0 later, 0 without a plan, changes 2026-11-23 15:00:00.001
    "#]],
    );
}

#[test]
fn a_lead_due_another_day_waits_for_midnight() {
    check(
        &[(Some(2 * HOUR), Some(100 * HOUR))],
        expect![[r#"
        1 later, 0 without a plan, changes 2026-11-24 00:00:00
    "#]],
    );
}

#[test]
fn the_clock_of_a_future_enquiry_does_not_run_yet() {
    check(
        &[(Some(-MINUTE), Some(3 * MINUTE))],
        expect![[r#"
        0: DueToday
        0 later, 0 without a plan, changes 2026-11-23 15:01:00
    "#]],
    );
}

#[test]
fn an_answered_enquiry_has_no_running_clock() {
    check_all(
        &[
            (Some(MINUTE), true, Comes::Due(HOUR)),
            (Some(MINUTE), true, Comes::Due(-HOUR)),
            (Some(MINUTE), false, Comes::Nurture(30 * HOUR)),
        ],
        expect![[r#"
            2: RunningClock, Ideal
            1: Overdue
            0: DueToday
            0 later, 0 without a plan, changes 2026-11-23 15:01:00.001
        "#]],
    );
}

#[test]
fn a_plan_that_is_done_stands_before_what_is_overdue() {
    check_all(
        &[
            (Some(2 * HOUR), true, Comes::Due(-HOUR)),
            (Some(2 * HOUR), true, Comes::Exhausted),
            (Some(3 * HOUR), false, Comes::Exhausted),
            (None, false, Comes::Exhausted),
            (Some(MINUTE), false, Comes::Exhausted),
        ],
        expect![[r#"
            4: RunningClock, Ideal
            2: NoNextStep, Later
            1: NoNextStep
            3: NoNextStep
            0: Overdue
            0 later, 0 without a plan, changes 2026-11-23 15:01:00.001
        "#]],
    );
}

#[test]
fn nurture_stands_last_also_when_it_is_overdue() {
    check_all(
        &[
            (None, false, Comes::Nurture(-30 * HOUR)),
            (Some(90 * HOUR), true, Comes::Nurture(HOUR)),
            (None, false, Comes::Nurture(30 * HOUR)),
            (Some(90 * HOUR), true, Comes::Due(2 * HOUR)),
        ],
        expect![[r#"
            3: DueToday
            0: Nurture
            1: Nurture
            1 later, 0 without a plan, changes 2026-11-23 16:00:00.001
        "#]],
    );
}

#[test]
fn what_has_ended_is_not_shown_and_not_waited_for() {
    check_all(
        &[(Some(MINUTE), false, Comes::Ended), (None, false, Comes::Ended)],
        expect![[r#"
        0 later, 0 without a plan, changes never
    "#]],
    );
}
