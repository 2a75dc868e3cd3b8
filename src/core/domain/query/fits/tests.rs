use chrono::TimeDelta;
use chrono_tz::Tz;

use super::*;
use crate::domain::cadence::{CadenceId, Channel};
use crate::domain::calendar::Calendar;
use crate::domain::fact::Kind;
use crate::domain::money::Money;
use crate::domain::schedule::{Due, Next, What};
use crate::domain::stage::Stage;
use crate::testing::{ada, at, rules, utc_rules, zone};

/// Sunday; in Auckland it is Monday already.
const NOW: &str = "2026-11-22T12:00:00Z";

fn row() -> Projection {
    Projection::of(&ada(None), &utc_rules())
}

fn due(at: Instant) -> Projection {
    let what = What::Agreed;
    let due = Due { at, limit_at: None, what, channel: Channel::Call, is_snoozed: false };
    Projection { next: Next::Due(due), ..row() }
}

fn check(query: &Query, row: &Projection, fits: bool) {
    let rules = utc_rules();
    let at = At::new(at(NOW), &rules, Currency::EUR);
    assert_eq!(query.fits(row, &at), fits, "{query:?} {row:?}");
}

/// Which of the choices of *due* let a step at `text` through, in a zone.
fn check_due(tz: Tz, text: &str, expected: &[DueIn]) {
    let rules = rules(Calendar::weekdays_nine_to_five(zone(tz)));
    let now = At::new(at(NOW), &rules, Currency::EUR);
    let lets = |it: &DueIn| Query { due: Some(*it), ..Query::default() }.fits(&due(at(text)), &now);
    let found: Vec<DueIn> = DueIn::ALL.into_iter().filter(lets).collect();
    assert_eq!(found, expected, "{text} in {tz}");
}

#[test]
fn due_dates_are_days_of_the_desks_zone() {
    use DueIn::{Overdue, Today, Week};
    check_due(Tz::UTC, "2026-11-22T11:59:59.999Z", &[Overdue, Today, Week]);
    check_due(Tz::UTC, "2026-11-22T12:00:00Z", &[Today, Week]);
    check_due(Tz::UTC, "2026-11-22T00:00:00Z", &[Overdue, Today, Week]);
    check_due(Tz::UTC, "2026-11-21T23:59:59Z", &[Overdue]);
    check_due(Tz::UTC, "2026-11-28T23:59:59Z", &[Week]);
    check_due(Tz::UTC, "2026-11-29T00:00:00Z", &[]);
    check_due(Tz::Pacific__Auckland, "2026-11-22T10:59:59Z", &[Overdue]);
    check_due(Tz::Pacific__Auckland, "2026-11-22T11:00:00Z", &[Overdue, Today, Week]);
    check_due(Tz::Pacific__Auckland, "2026-11-29T10:59:59Z", &[Week]);
    check_due(Tz::Pacific__Auckland, "2026-11-29T11:00:00Z", &[]);
    let never = Query { due: Some(DueIn::Never), ..Query::default() };
    check(&never, &row(), true);
    check(&never, &due(at(NOW)), false);
}

#[test]
fn an_answer_is_in_one_band() {
    let asked_at = at(NOW) - TimeDelta::days(3);
    let answered = |seconds: i64| Projection {
        enquiry_at: Some(asked_at),
        answered_at: Some(asked_at + TimeDelta::seconds(seconds)),
        ..row()
    };
    let check = |row: Projection, expected: Option<Response>| {
        assert_eq!(Response::of(&row), expected, "{row:?}");
        for it in Response::ALL {
            let query = Query { response: Some(it), ..Query::default() };
            check(&query, &row, expected == Some(it));
        }
    };
    check(answered(-1), None);
    check(answered(0), Some(Response::NineTimes));
    check(answered(300), Some(Response::NineTimes));
    check(answered(301), Some(Response::WithinHour));
    check(answered(3_600), Some(Response::WithinHour));
    check(answered(3_601), Some(Response::Later));
    check(row(), None);
    let waiting = Projection { enquiry_at: Some(asked_at), ..row() };
    check(waiting.clone(), Some(Response::Waiting));
    check(Projection { stage: Stage::Lost, ..waiting }, None);
}

#[test]
fn the_last_touch_is_so_many_days_ago() {
    use Touched::{Before, Month, Never, Week};
    let check = |days: Option<i64>, expected: &[Touched]| {
        let touched_at = days.map(|days| at(NOW) - TimeDelta::days(days));
        let row = Projection { touched_at, ..row() };
        for it in Touched::ALL {
            let query = Query { touched: Some(it), ..Query::default() };
            check(&query, &row, expected.contains(&it));
        }
    };
    check(Some(0), &[Week, Month]);
    check(Some(7), &[Week, Month]);
    check(Some(8), &[Month]);
    check(Some(30), &[Month]);
    check(Some(31), &[Before]);
    check(None, &[Never]);
}

#[test]
fn a_value_is_compared_in_the_desks_currency() {
    let worth = |text: &str| {
        let value = Some(Money::parse(text, Currency::EUR).unwrap());
        Projection { value, ..row() }
    };
    let from = Query { value_from: Some(100), ..Query::default() };
    let to = Query { value_to: Some(100), ..Query::default() };
    check(&from, &worth("100"), true);
    check(&from, &worth("99.99"), false);
    check(&to, &worth("100"), true);
    check(&to, &worth("100.01"), false);
    check(&from, &worth("CHF 500"), false);
    check(&from, &row(), false);
    check(&to, &row(), false);
}

#[test]
fn one_of_what_is_named_is_enough_and_every_filter_counts() {
    let full = Projection {
        source: Some("Fair".to_owned()),
        tags: vec!["hot".to_owned(), "a".to_owned()],
        client: Some("Acme".to_owned()),
        kind: Some(Kind::Business),
        cadence: Some(CadenceId::Nurture),
        ..row()
    };
    let some = Query {
        stages: vec![Stage::Won, Stage::New],
        sources: vec!["Web".to_owned(), "Fair".to_owned()],
        tags: vec!["hot".to_owned(), "x".to_owned()],
        clients: vec!["Acme".to_owned()],
        kind: Some(Kind::Business),
        cadences: vec![CadenceId::Nurture],
        ..Query::default()
    };
    check(&some, &full, true);
    check(&Query::default(), &row(), true);
    for filter in Filter::ALL {
        let is_used = some.is_filtered_by(filter);
        check(&some.without(filter), &full, true);
        let only = Filter::ALL
            .iter()
            .filter(|it| **it != filter)
            .fold(some.clone(), |query, it| query.without(*it));
        check(&only, &row(), !is_used || filter == Filter::Stage);
    }
    let deleted_at = Some(at(NOW));
    check(&Query::default(), &Projection { deleted_at, ..full }, false);
}
