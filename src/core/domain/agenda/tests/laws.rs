//! What holds of Today on every desk (due rule: Today's order).

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::*;
use crate::domain::money::Money;
use crate::testing::{cases, moments};

/// Any row near to where something changes.
fn any_rows() -> impl Strategy<Value = Vec<Projection>> {
    let near = || prop_oneof![Just(0), -120..120i64, -3000..3000i64].prop_map(|it| it * MINUTE);
    let more = (option::weighted(0.3, near()), option::weighted(0.5, 0..3i64), any::<bool>());
    (rows(), vec(more, 8)).prop_map(|(rows, more)| {
        let rows = numbered(&rows, at(NOW)).into_iter().zip(more);
        let add = |(row, (promised_in, minor, is_euro)): (
            Projection,
            (Option<i64>, Option<i64>, bool),
        )| {
            let code = if is_euro { "EUR" } else { "USD" }.parse().unwrap();
            let value = minor.map(|minor| Money::new(minor, code).unwrap());
            let promise_at = promised_in.map(|it: i64| at(NOW) + TimeDelta::milliseconds(it));
            Projection { value, promise_at, ..row }
        };
        rows.map(add).collect()
    })
}

/// Ages and due dates close to where something changes, in milliseconds.
fn rows() -> impl Strategy<Value = Vec<Row>> {
    let minutes = prop_oneof![Just(0), Just(2), Just(5), Just(60), -120..120i64, -3000..3000i64];
    let millis = (minutes, -2..=2i64).prop_map(|(minutes, millis)| minutes * 60_000 + millis);
    let comes = prop_oneof![
        5 => millis.clone().prop_map(Comes::Due),
        2 => millis.clone().prop_map(Comes::Nurture),
        2 => (millis.clone(), 1..90i64)
            .prop_map(|(millis, minutes)| Comes::Appointment(millis, minutes * MINUTE)),
        1 => Just(Comes::Paused),
        1 => Just(Comes::NoPlanYet),
        1 => Just(Comes::Exhausted),
        1 => Just(Comes::Ended),
    ];
    vec((option::weighted(0.8, millis), proptest::bool::weighted(0.3), comes), 0..8)
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn every_lead_stands_in_exactly_one_group((tz, _) in moments(), rows in any_rows()) {
        let now = at(NOW);
        let agenda = agenda(rows.iter(), now, &zone(tz), Currency::EUR);
        let n_ended = rows.iter().filter(|row| row.next == Next::Ended).count();
        let n_hidden = agenda.n_later + agenda.n_no_plan_yet + n_ended;
        prop_assert_eq!(agenda.entries.len() + n_hidden, rows.len());
        prop_assert!(agenda.entries.is_sorted_by_key(|entry| entry.group));
        for row in &rows {
            let group = Group::of(row, now, &zone(tz));
            let shown: Vec<_> = agenda.entries.iter().filter(|it| it.id == row.id).collect();
            prop_assert_eq!(shown.len(), usize::from(group.is_shown()), "{:?}", row);
            prop_assert!(shown.iter().all(|entry| entry.group == group));
            let is_running = group == Group::RunningClock;
            prop_assert!(!is_running || row.is_waiting(), "{:?}", row);
            prop_assert!(row.is_waiting() || shown.iter().all(|entry| entry.band.is_none()));
        }
    }

    #[test]
    fn each_group_stands_in_the_order_of_the_rule((tz, _) in moments(), rows in any_rows()) {
        let now = at(NOW);
        let agenda = agenda(rows.iter(), now, &zone(tz), Currency::EUR);
        let row = |entry: &Entry| rows.iter().find(|row| row.id == entry.id).unwrap();
        let minutes = |n| Some(TimeDelta::minutes(n));
        let inside = |row: &Projection| row.enquiry_at.map(|at| now - at) <= minutes(5);
        let due_at = |row: &Projection| row.next.due().map(|due| due.at);
        for pair in agenda.entries.windows(2).filter(|pair| pair[0].group == pair[1].group) {
            let (first, next) = (row(&pair[0]), row(&pair[1]));
            let worth = |row: &Projection| {
                let value = row.value.filter(|value| value.currency() == Currency::EUR);
                value.map(|value| value.minor())
            };
            let in_order = match pair[0].group {
                Group::RunningClock => {
                    let place = |row: &Projection| (!inside(row), row.enquiry_at);
                    place(first) <= place(next)
                }
                Group::Promise => first.promise_at <= next.promise_at,
                Group::Overdue => {
                    let is_richer = worth(first) > worth(next);
                    is_richer || worth(first) == worth(next) && due_at(first) <= due_at(next)
                }
                Group::Appointment
                | Group::NoNextStep
                | Group::DueToday
                | Group::Nurture
                | Group::Later
                | Group::NoPlanYet
                | Group::Ended => due_at(first) <= due_at(next),
            };
            prop_assert!(in_order, "{:?}", agenda);
        }
    }

    #[test]
    fn nothing_changes_before_the_agenda_says_so(
        (tz, _) in moments(), rows in any_rows(), parts in vec(0..=1_000_000i64, 8),
    ) {
        let (zone, now) = (zone(tz), at(NOW));
        let first = agenda(rows.iter(), now, &zone, Currency::EUR);
        let year = now + TimeDelta::days(365);
        let last = first.changes_at.map_or(year, |at| at - TICK);
        prop_assert!(last >= now);
        for part in parts {
            let between = now + TimeDelta::milliseconds((last - now).num_milliseconds() * part / 1_000_000);
            let later = Agenda { changes_at: first.changes_at, ..agenda(rows.iter(), between, &zone, Currency::EUR) };
            prop_assert_eq!(&later, &first, "at {}", between);
        }
    }

    #[test]
    fn the_order_does_not_depend_on_the_order_of_the_leads((tz, _) in moments(), rows in any_rows()) {
        let now = at(NOW);
        let forwards = agenda(rows.iter(), now, &zone(tz), Currency::EUR);
        prop_assert_eq!(agenda(rows.iter().rev(), now, &zone(tz), Currency::EUR), forwards);
    }
}
