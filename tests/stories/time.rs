//! Time goes on, and answers come late.

use ninefold::state::{Desk, Shown, Ticket};
use ninefold_core::domain::agenda::Group;
use ninefold_core::domain::command::Change;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::{Draft, Lead};
use ninefold_core::domain::time::Instant;

use super::{at, at_a_desk, now};

fn lead(name: &str) -> Lead {
    let draft = Draft { name: name.to_owned(), enquiry_at: Some(now()), ..Draft::default() };
    draft.parse(LeadId::new(now(), [1; 10]), now()).unwrap()
}

/// Adds `lead` at `now`, as if the store had answered.
fn added(desk: Desk, lead: &Lead, now: Instant) {
    let change = Change { puts: vec![lead.clone()], ..Change::default() };
    desk.done(Ticket(0), 1, change, now);
}

fn groups(desk: Desk) -> Vec<Group> {
    desk.agenda().entries.iter().map(|entry| entry.group).collect()
}

#[test]
fn a_clock_that_ran_out_moves_its_lead() {
    at_a_desk(|desk, _| {
        added(desk, &lead("Ana Costa"), now());
        for (time, group) in [
            ("2026-11-21T10:42:01Z", Group::RunningClock),
            ("2026-11-21T11:42:00Z", Group::RunningClock),
            ("2026-11-21T11:42:01Z", Group::Overdue),
            ("2026-11-21T10:45:00Z", Group::RunningClock),
        ] {
            desk.tick(at(time));
            assert_eq!(groups(desk), [group], "at {time}, also when the clock was set back");
        }
    });
}

#[test]
fn an_enquiry_of_this_second_is_none_of_the_future() {
    at_a_desk(|desk, _| {
        let asked = at("2026-11-21T11:30:00.500Z");
        let draft = Draft { name: "Ana".to_owned(), enquiry_at: Some(asked), ..Draft::default() };
        let lead = draft.parse(LeadId::new(asked, [1; 10]), asked).unwrap();
        added(desk, &lead, at("2026-11-21T11:30:00.700Z"));
        assert_eq!(groups(desk), [Group::RunningClock], "though no second ticked since 10:42");
    });
}

#[test]
fn a_notice_goes_by_itself() {
    at_a_desk(|desk, _| {
        desk.say("Saved – Ana Costa".to_owned(), None);
        desk.tick(at("2026-11-21T10:42:07Z"));
        assert!(desk.notice().is_some());
        desk.tick(at("2026-11-21T10:42:08Z"));
        assert_eq!(desk.notice(), None);
    });
}

#[test]
fn an_answer_nobody_waits_for_changes_nothing() {
    at_a_desk(|desk, _| {
        let (ana, ben) = (lead("Ana Costa"), LeadId::new(now(), [2; 10]));
        desk.open(Some(ana.id()));
        desk.open(Some(ben));
        desk.show(ana.id(), Ok(Some(ana)));
        assert_eq!(desk.shown(), Shown::Reading(ben));
        desk.show(ben, Ok(None));
        assert_eq!(desk.shown(), Shown::Missing(ben));
    });
}
