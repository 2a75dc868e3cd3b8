//! Clocks of leads, in wall and working time.

use proptest::prelude::*;

use super::*;
use crate::domain::calendar::Hours;
use crate::domain::fact::Fact;
use crate::domain::id::TouchId;
use crate::domain::projection::Projection;
use crate::domain::stage::Standing;
use crate::domain::text::Line;
use crate::domain::touch::{Channel, Outcome, Touch};
use crate::domain::zone::Zone;
use crate::testing::{ada, at, cases, desks, leads, moments, utc_rules};

/// A Friday, 16:30.
const ASKED_AT: &str = "2026-11-20T16:30:00Z";

/// Ada, who asked, after `changes` at their stamps.
fn changed(changes: &[(&str, Fact)]) -> Lead {
    let set = |lead: Lead, (stamp, fact): &(&str, Fact)| lead.set(fact.clone(), at(stamp)).unwrap();
    changes.iter().fold(ada(Some(at(ASKED_AT))), set)
}

/// `lead`, called at `called_at`.
fn called(lead: &Lead, called_at: &str) -> Lead {
    let (called_at, id) = (at(called_at), TouchId::new(at(called_at), [1; 10]));
    let call = Touch::outbound(id, called_at, called_at, Channel::Call, Outcome::NoAnswer);
    lead.put_touch(call).unwrap()
}

/// The clock of `lead` at `now`: what it does, its minutes, and those of a desk that works Mon–Fri
/// 09:00–17:00 in UTC.
fn check(lead: &Lead, now: &str, expected: Option<(State, i64, i64)>) {
    let calendar = Calendar::weekdays_nine_to_five(Zone::utc());
    let told = Clock::of(lead, at(now)).map(|clock| {
        let (wall, working) = (clock.elapsed(), clock.working(&calendar));
        assert_eq!(wall.is_answered, clock.state() == State::Answered, "{clock:?}");
        assert_eq!(wall.is_answered, working.is_answered, "{clock:?}");
        (clock.state(), wall.elapsed.num_minutes(), working.elapsed.num_minutes())
    });
    assert_eq!(told, expected, "at {now}: {lead:?}");
}

/// When an enquiry of `asked_at` cools at a desk that works Mon–Fri 09:00–17:00 in UTC.
fn check_cools(asked_at: &str, expected: &str) {
    let calendar = Calendar::weekdays_nine_to_five(Zone::utc());
    assert_eq!(cools_at(at(asked_at), &calendar), Some(at(expected)), "asked at {asked_at}");
}

#[test]
fn a_clock_runs_until_somebody_answers() {
    let lead = changed(&[]);
    check(&lead, ASKED_AT, Some((State::Running, 0, 0)));
    check(&lead, "2026-11-20T16:40:00Z", Some((State::Running, 10, 10)));
    // Over the weekend 65 hours passed, and half an hour of work on either side of it.
    check(&lead, "2026-11-23T09:30:00Z", Some((State::Running, 65 * 60, 60)));
    let lead = called(&lead, "2026-11-21T16:30:00Z");
    check(&lead, "2026-11-23T09:30:00Z", Some((State::Answered, 1440, 30)));
    check(&lead, "2026-11-21T16:30:00Z", Some((State::Answered, 1440, 30)));
}

#[test]
fn what_is_to_come_has_not_happened() {
    let lead = called(&changed(&[]), "2026-11-21T16:30:00Z");
    check(&lead, "2026-11-20T16:29:59.999Z", None);
    check(&lead, "2026-11-20T16:40:00Z", Some((State::Running, 10, 10)));
    let lost = changed(&[("2026-11-20T16:50:00Z", Fact::Stage(Stage::Lost.into()))]);
    check(&lost, "2026-11-20T16:40:00Z", Some((State::Running, 10, 10)));
}

#[test]
fn a_clock_stops_when_the_lead_is_lost_or_never_to_be_contacted() {
    let lost = ("2026-11-20T16:50:00Z", Fact::Stage(Stage::Lost.into()));
    let never = ("2026-11-20T16:45:00Z", Fact::NeverContact(true));
    let now = "2026-12-24T12:00:00Z";
    check(&changed(std::slice::from_ref(&lost)), now, Some((State::Stopped, 20, 20)));
    check(&changed(std::slice::from_ref(&never)), now, Some((State::Stopped, 15, 15)));
    check(&changed(&[never, lost]), now, Some((State::Stopped, 15, 15)));
}

#[test]
fn another_reason_is_no_other_loss_and_a_lead_taken_up_again_is_not_lost() {
    let lost = ("2026-11-20T16:50:00Z", Fact::Stage(Stage::Lost.into()));
    let reason = Standing { stage: Stage::Lost, reason: Line::parse("too dear").ok() };
    let told_why = ("2026-11-20T16:55:00Z", Fact::Stage(reason));
    let again = ("2026-11-20T16:56:00Z", Fact::Stage(Stage::Working.into()));
    let now = "2026-11-20T16:58:00Z";
    check(&changed(&[lost.clone(), told_why]), now, Some((State::Stopped, 20, 20)));
    check(&changed(&[lost, again]), now, Some((State::Running, 28, 28)));
}

#[test]
fn an_answer_counts_also_after_the_loss() {
    let lost = changed(&[("2026-11-20T16:50:00Z", Fact::Stage(Stage::Lost.into()))]);
    let answered = called(&lost, "2026-11-20T16:55:00Z");
    check(&answered, "2026-11-20T16:58:00Z", Some((State::Answered, 25, 25)));
    // As it stood between the two.
    check(&answered, "2026-11-20T16:52:00Z", Some((State::Stopped, 20, 20)));
}

#[test]
fn nurture_and_a_sale_stop_no_clock() {
    for stage in [Stage::Nurture, Stage::Won] {
        let lead = changed(&[("2026-11-20T16:50:00Z", Fact::Stage(stage.into()))]);
        check(&lead, "2026-11-20T16:58:00Z", Some((State::Running, 28, 28)));
    }
}

#[test]
fn the_trash_and_mere_contacts_have_no_clock() {
    let stamp = "2026-11-20T16:50:00Z";
    check(&changed(&[(stamp, Fact::DeletedAt(Some(at(stamp))))]), stamp, None);
    check(&changed(&[(stamp, Fact::EnquiryAt(None))]), stamp, None);
}

#[test]
fn who_was_lost_and_asks_anew_is_not_waiting() {
    let lost = ("2026-11-20T16:50:00Z", Fact::Stage(Stage::Lost.into()));
    let anew = ("2026-11-23T12:00:00Z", Fact::EnquiryAt(Some(at("2026-11-23T12:00:00Z"))));
    check(&changed(&[lost, anew]), "2026-11-24T12:00:00Z", Some((State::Stopped, 0, 0)));
}

#[test]
fn an_enquiry_cools_after_an_hour_of_work() {
    check_cools("2026-11-20T10:00:00Z", "2026-11-20T11:00:00Z");
    check_cools(ASKED_AT, "2026-11-23T09:30:00Z");
    check_cools("2026-11-21T15:00:00Z", "2026-11-23T10:00:00Z");
    check_cools("2026-11-20T16:00:00Z", "2026-11-20T17:00:00Z");
}

#[test]
fn a_desk_that_never_works_lets_nothing_cool() {
    let asked_at = at(ASKED_AT);
    let holidays = asked_at.date_naive().iter_days().take(4_000).collect();
    let calendar = Calendar::new(Zone::utc(), Hours::default(), holidays);
    assert_eq!(cools_at(asked_at, &calendar), None);
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_clock_never_runs_backwards_nor_works_longer_than_it_runs(
        lead in leads(), (tz, now) in moments(), desk in desks(),
    ) {
        let Some(clock) = Clock::of(&lead, now) else { return Ok(()) };
        let calendar = desk.calendar(tz, now);
        let (wall, working) = (clock.elapsed(), clock.working(&calendar));
        prop_assert!(TimeDelta::zero() <= working.elapsed && working.elapsed <= wall.elapsed);
        prop_assert!(lead.enquiry_at().is_some_and(|asked_at| asked_at + wall.elapsed <= now));
        if clock.state() == State::Answered {
            prop_assert_eq!(lead.answered_at(), lead.enquiry_at().map(|at| at + wall.elapsed));
        }
    }

    #[test]
    fn every_waiting_lead_has_a_clock_that_runs(lead in leads(), (_, now) in moments()) {
        let row = Projection::of(&lead, &utc_rules());
        let is_running = Clock::of(&lead, now).is_some_and(|it| it.state() == State::Running);
        let has_asked = lead.enquiry_at().is_some_and(|asked_at| asked_at <= now);
        prop_assert!(is_running || !(row.is_waiting() && has_asked));
    }

    #[test]
    fn an_enquiry_cools_when_an_hour_of_work_has_passed((tz, at) in moments(), desk in desks()) {
        let calendar = desk.calendar(tz, at);
        let cools_at = cools_at(at, &calendar).unwrap();
        prop_assert_eq!(calendar.working_between(at, cools_at), TimeDelta::hours(1));
    }
}
