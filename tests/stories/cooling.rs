//! Leads that cooled go into the nurturing pile by themselves, where a person has set that.

use chrono::TimeDelta;
use ninefold::state::Desk;
use ninefold_core::domain::command::Command;
use ninefold_core::domain::id::{LeadId, TouchId};
use ninefold_core::domain::lead::{Draft, Lead};
use ninefold_core::domain::stage::Stage;
use ninefold_core::domain::touch::{Channel, Direction, Outcome, Touch};

use super::{at_a_desk, now};

/// Somebody who asked three days ago and was called a day later; `replied` when they called back.
fn called_late(n: u8, replied: bool) -> Lead {
    let asked_at = now() - TimeDelta::days(3);
    let draft = Draft { name: format!("Lead {n}"), enquiry_at: Some(asked_at), ..Draft::default() };
    let lead = draft.parse(LeadId::new(asked_at, [n; 10]), asked_at).unwrap();
    let called_at = asked_at + TimeDelta::days(1);
    let id = TouchId::new(called_at, [n; 10]);
    let call = Touch::outbound(id, called_at, called_at, Channel::Call, Outcome::NoAnswer);
    let reply = Touch {
        id: TouchId::new(called_at, [n + 100; 10]),
        at: called_at + TimeDelta::hours(2),
        entered_at: called_at + TimeDelta::hours(2),
        direction: Direction::Inbound,
        ..call.clone()
    };
    let lead = lead.log(call, called_at).unwrap();
    if replied { lead.log(reply, called_at + TimeDelta::hours(2)).unwrap() } else { lead }
}

fn stage(desk: Desk, lead: &Lead) -> Stage {
    desk.row(lead.id()).get_untracked().unwrap().stage
}

#[test]
fn cooled_leads_move_to_nurture_only_where_that_is_set_and_one_undo_brings_them_back() {
    let (silent, replied) = (called_late(1, false), called_late(2, true));
    at_a_desk(|desk, store| {
        for lead in [&silent, &replied] {
            desk.give(Command::Add(Box::new(lead.clone())));
        }
        store.answer(desk);
        desk.tick(now() + TimeDelta::minutes(2));
        store.answer(desk);
        assert_eq!(stage(desk, &silent), Stage::Working);

        desk.set_settings(|settings| settings.cools_by_itself = true);
        store.answer(desk);
        let rules = desk.with_rules(Clone::clone);
        desk.use_settings(store.settings(), rules);
        desk.tick(now() + TimeDelta::minutes(4));
        store.answer(desk);
        assert_eq!(stage(desk, &silent), Stage::Nurture);
        assert_eq!(stage(desk, &replied), Stage::Working, "whoever replied is not put aside");

        desk.undo();
        store.answer(desk);
        assert_eq!(stage(desk, &silent), Stage::Working);
    });
}
