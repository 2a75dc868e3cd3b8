//! Next steps are put off, skipped, paused and given other plans; a backlog is spread out.

use chrono::TimeDelta;
use ninefold::state::{Asked, Desk, Name, TimeRefusal, Warning};
use ninefold_core::domain::backlog::Remedy;
use ninefold_core::domain::cadence::CadenceId;
use ninefold_core::domain::calendar::Closed;
use ninefold_core::domain::command::Command;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::Decided;
use ninefold_core::domain::lead::{Decision, Draft, Lead};
use ninefold_core::domain::schedule::{Due, Next, What};
use ninefold_core::domain::stage::Stage;
use ninefold_core::domain::time::Instant;

use super::store::Store;
use super::{at, at_a_desk, now};

/// The `n`th lead, who asked so many days ago; `None` for a mere contact.
fn lead(n: u8, days_ago: Option<i64>) -> Lead {
    let enquiry_at = days_ago.map(|days| now() - TimeDelta::days(days));
    let draft = Draft { name: format!("Lead {n}"), enquiry_at, ..Draft::default() };
    let captured_at = enquiry_at.unwrap_or(now());
    draft.parse(LeadId::new(captured_at, [n; 10]), captured_at).unwrap()
}

/// Tells `story` at a desk with these leads, by their ids.
fn with(leads: &[Lead], story: impl FnOnce(Desk, &Store, &[LeadId])) {
    at_a_desk(|desk, store| {
        for lead in leads {
            desk.give(Command::Add(Box::new(lead.clone())));
        }
        store.answer(desk);
        let ids: Vec<LeadId> = leads.iter().map(Lead::id).collect();
        story(desk, store, &ids);
    });
}

fn next(desk: Desk, id: LeadId) -> Next {
    desk.row(id).get_untracked().unwrap().next
}

fn due(desk: Desk, id: LeadId) -> Due {
    *next(desk, id).due().unwrap()
}

fn notice(desk: Desk) -> String {
    desk.notice().map(|notice| notice.text).unwrap_or_default()
}

/// Chooses what is called `name`.
fn choose(desk: Desk, store: &Store, name: &Name) {
    let nth = desk.deciding().choices().iter().position(|choice| choice.name == *name);
    desk.deciding().choose(desk, nth.unwrap(), now());
    store.answer(desk);
}

#[test]
fn the_choices_of_snooze_tell_exact_dates_and_what_speaks_against_them() {
    with(&[lead(1, Some(3))], |desk, _, ids| {
        desk.deciding().ask(desk, Asked::Snooze(ids[0]));
        let told: Vec<(Name, Option<Instant>, Vec<Warning>)> = desk
            .deciding()
            .choices()
            .into_iter()
            .map(|choice| (choice.name, choice.at, choice.warnings))
            .collect();
        let (saturday, monday) = (at("2026-11-21T11:42:00Z"), at("2026-11-23T09:00:00Z"));
        let day_off = vec![Warning::Closed(Closed::DayOff)];
        assert_eq!(
            told,
            [
                (Name::InAnHour, Some(saturday), day_off),
                (Name::Tomorrow, Some(monday), Vec::new()),
                (Name::NextMonday, Some(monday), Vec::new()),
            ]
        );
    });
}

#[test]
fn a_step_that_is_put_off_goes_back_to_its_date() {
    with(&[lead(1, Some(3))], |desk, store, ids| {
        let before = due(desk, ids[0]);
        desk.deciding().ask(desk, Asked::Snooze(ids[0]));
        choose(desk, store, &Name::NextMonday);
        assert_eq!(notice(desk), "Put off – Lead 1");
        let put_off = due(desk, ids[0]);
        assert_eq!((put_off.at, put_off.is_snoozed), (at("2026-11-23T09:00:00Z"), true));
        assert_eq!(desk.deciding().asked(), None);
        desk.wake(ids[0]);
        store.answer(desk);
        assert_eq!(due(desk, ids[0]), before);
        desk.undo();
        store.answer(desk);
        assert!(due(desk, ids[0]).is_snoozed);
    });
}

#[test]
fn the_past_is_refused_and_a_closed_hour_only_warned_of() {
    with(&[lead(1, Some(3))], |desk, store, ids| {
        let deciding = desk.deciding();
        deciding.ask(desk, Asked::Snooze(ids[0]));
        for (text, refusal) in
            [("2026-11-21T10:41", TimeRefusal::Past), ("tomorrow", TimeRefusal::NoTime)]
        {
            deciding.pick(text.to_owned());
            deciding.take_picked(desk);
            assert_eq!(deciding.refusal(), Some(refusal), "{text}");
        }
        deciding.pick("2026-11-24T20:00".to_owned());
        assert_eq!(deciding.picked_warnings(desk), [Warning::Closed(Closed::OutsideHours)]);
        deciding.take_picked(desk);
        store.answer(desk);
        assert_eq!(due(desk, ids[0]).at, at("2026-11-24T20:00:00Z"));
    });
}

#[test]
fn a_skipped_step_gives_way_to_the_next() {
    with(&[lead(1, Some(3))], |desk, store, ids| {
        desk.skip(ids[0]);
        store.answer(desk);
        assert_eq!(notice(desk), "Skipped – Lead 1");
        let what = What::Step { cadence: CadenceId::NewEnquiry, idx: 1 };
        assert_eq!(due(desk, ids[0]).what, what);
        desk.undo();
        store.answer(desk);
        let what = What::Step { cadence: CadenceId::NewEnquiry, idx: 0 };
        assert_eq!(due(desk, ids[0]).what, what);
    });
}

#[test]
fn a_plan_rests_and_goes_on() {
    with(&[lead(1, Some(3))], |desk, store, ids| {
        desk.pause(ids[0]);
        store.answer(desk);
        assert_eq!(next(desk, ids[0]), Next::Paused);
        desk.skip(ids[0]);
        assert_eq!(notice(desk), "There is no step to put off or leave out");
        desk.resume(ids[0]);
        store.answer(desk);
        assert_eq!(due(desk, ids[0]).at, now(), "it was late, and is due at the resume");
    });
}

#[test]
fn a_lead_gets_another_plan_or_none() {
    with(&[lead(1, Some(3))], |desk, store, ids| {
        desk.deciding().ask(desk, Asked::Plan(ids[0]));
        choose(desk, store, &Name::Plan("Nurture".to_owned(), 1, false));
        assert_eq!(due(desk, ids[0]).cadence(), Some(CadenceId::Nurture));
        assert_eq!(desk.row(ids[0]).get_untracked().unwrap().stage, Stage::Nurture);
        desk.deciding().ask(desk, Asked::Plan(ids[0]));
        choose(desk, store, &Name::HotAgain);
        assert_eq!(due(desk, ids[0]).cadence(), Some(CadenceId::NewEnquiry));
        desk.deciding().ask(desk, Asked::Plan(ids[0]));
        choose(desk, store, &Name::End);
        assert_eq!(next(desk, ids[0]), Next::Exhausted);
    });
}

#[test]
fn those_without_a_plan_get_one_at_once() {
    with(&[lead(1, None), lead(2, None), lead(3, Some(3))], |desk, store, ids| {
        assert_eq!(desk.without_a_plan(), ids[..2]);
        desk.deciding().ask(desk, Asked::PlanForAll);
        choose(desk, store, &Name::Plan("Nurture".to_owned(), 1, false));
        assert_eq!(notice(desk), "New plan – 2 leads");
        assert_eq!(desk.without_a_plan(), []);
        desk.undo();
        store.answer(desk);
        assert_eq!(desk.without_a_plan(), ids[..2]);
    });
}

#[test]
fn a_row_offers_what_fits_it() {
    let names = |desk: Desk| {
        desk.deciding().choices().into_iter().map(|choice| choice.name).collect::<Vec<_>>()
    };
    with(&[lead(1, Some(3)), lead(2, None)], |desk, _, ids| {
        desk.deciding().ask(desk, Asked::Ways(ids[0]));
        assert_eq!(names(desk), [Name::LogTouch, Name::Snooze, Name::Skip]);
        desk.deciding().choose(desk, 1, now());
        assert_eq!(desk.deciding().asked(), Some(Asked::Snooze(ids[0])));
        desk.deciding().ask(desk, Asked::Ways(ids[1]));
        assert_eq!(names(desk), [Name::LogTouch]);
        desk.deciding().choose(desk, 0, now());
        assert!(desk.touching().is_open());
        assert_eq!(desk.deciding().asked(), None);
    });
}

#[test]
fn two_weeks_of_absence_are_spread_out_and_one_undo_restores_them() {
    let leads: Vec<Lead> = (1..=45).map(|n| lead(n, Some(14))).collect();
    with(&leads, |desk, store, ids| {
        let before: Vec<Next> = ids.iter().map(|id| next(desk, *id)).collect();
        let order: Vec<LeadId> = desk.agenda().entries.iter().map(|entry| entry.id).collect();
        desk.deciding().ask(desk, Asked::Backlog(Remedy::SpreadOut));
        let days = desk.deciding().outlook().days;
        assert_eq!(days.iter().map(|(_, n)| *n).collect::<Vec<_>>(), [20, 20, 5]);
        let asked = store.asked().len();
        choose(desk, store, &Name::DoIt);
        let commands = store.asked()[asked..]
            .iter()
            .filter(|it| matches!(it, ninefold::state::Request::Do(..)))
            .count();
        assert_eq!(commands, 1, "all at once");
        assert_eq!(notice(desk), "Spread out – 45 leads");
        let dates: Vec<Instant> = order.iter().map(|id| due(desk, *id).at).collect();
        assert!(dates.is_sorted(), "first things stay first");
        assert_eq!((dates[0], dates[44]), (at("2026-11-23T09:00:00Z"), at("2026-11-25T09:00:00Z")));
        desk.undo();
        store.answer(desk);
        let after: Vec<Next> = ids.iter().map(|id| next(desk, *id)).collect();
        assert_eq!(after, before);
    });
}

#[test]
fn what_was_put_off_already_is_counted_where_it_is() {
    let leads: Vec<Lead> = (1..=25).map(|n| lead(n, Some(14))).collect();
    with(&leads, |desk, store, ids| {
        let put_off = |id: &LeadId| (*id, Decision::Snooze(at("2026-11-23T12:00:00Z")));
        desk.decide(Decided::Snoozed, ids[..8].iter().map(put_off).collect());
        store.answer(desk);
        desk.deciding().ask(desk, Asked::Backlog(Remedy::SpreadOut));
        let days = desk.deciding().outlook().days;
        assert_eq!(days.iter().map(|(_, n)| *n).collect::<Vec<_>>(), [12, 5]);
    });
}

#[test]
fn a_backlog_counts_anew_or_is_dropped() {
    let leads: Vec<Lead> = (1..=12).map(|n| lead(n, Some(14))).collect();
    for (remedy, idx, told) in [
        (Remedy::StartAgain, 0, "Started again from today – 12 leads"),
        (Remedy::Drop, 1, "Steps dropped – 12 leads"),
    ] {
        with(&leads, |desk, store, ids| {
            desk.deciding().ask(desk, Asked::Backlog(remedy));
            choose(desk, store, &Name::DoIt);
            assert_eq!(notice(desk), told);
            for id in ids {
                let due = due(desk, *id);
                assert_eq!(due.what, What::Step { cadence: CadenceId::NewEnquiry, idx });
                assert!(due.at > now(), "{remedy:?}: {}", due.at);
            }
        });
    }
}
