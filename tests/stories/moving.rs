//! Leads are moved from stage to stage, by hand and one at a time.

use ninefold::state::{Desk, MoveAsked, Request, Told, gives_up_early};
use ninefold_core::domain::command::Command;
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::id::{LeadId, TouchId};
use ninefold_core::domain::lead::{Draft, Lead};
use ninefold_core::domain::money::{Currency, Money};
use ninefold_core::domain::stage::Stage;
use ninefold_core::domain::touch::{Channel, Outcome, Touch};

use super::store::Store;
use super::{at_a_desk, now};

/// Ana, whose sale would be worth 80 euros, with so many touches of ours.
fn ana(n_touches: u8) -> Lead {
    let draft = Draft { name: "Ana Costa".to_owned(), ..Draft::default() };
    let lead = draft.parse(LeadId::new(now(), [1; 10]), now()).unwrap();
    let lead = lead.set(Fact::Value(Money::parse("80", Currency::EUR).ok()), now()).unwrap();
    let touch = |n| {
        let id = TouchId::new(now(), [n; 10]);
        Touch::outbound(id, now(), now(), Channel::Call, Outcome::NoAnswer)
    };
    (0..n_touches).fold(lead, |lead, n| lead.put_touch(touch(n)).unwrap())
}

/// Tells `story` at a desk with `lead`.
fn with(lead: Lead, story: impl FnOnce(Desk, &Store, LeadId)) {
    at_a_desk(|desk, store| {
        desk.give(Command::Add(Box::new(lead.clone())));
        store.answer(desk);
        story(desk, store, lead.id());
    });
}

/// The stage, its reason and the value, as they are stored.
fn stored(store: &Store, id: LeadId) -> String {
    let parts = store.lead(id).unwrap().into_parts();
    let why = parts.standing.reason.map_or(String::new(), |why| format!(" ({why})"));
    let value = parts.value.map_or("nothing".to_owned(), |value| value.to_string());
    format!("{}{why}, {value}", parts.standing.stage.name())
}

#[test]
fn a_lead_comes_to_an_open_stage_at_once() {
    with(ana(0), |desk, store, id| {
        desk.moving().ask(id);
        desk.moving().go(desk, id, Stage::Nurture);
        assert_eq!(desk.moving().asked(), None);
        assert_eq!(desk.moving().last(), None, "nothing is said before it is saved");
        store.answer(desk);
        let moved = desk.moving().last().unwrap();
        assert_eq!((moved.lead, moved.to), (id, Stage::Nurture));
        assert_eq!(stored(store, id), "nurture, EUR 80");
    });
}

#[test]
fn a_move_to_where_it_is_does_nothing() {
    with(ana(0), |desk, store, id| {
        let n_asked = store.asked().len();
        desk.moving().ask(id);
        desk.moving().go(desk, id, Stage::New);
        assert_eq!((desk.moving().asked(), store.asked().len()), (None, n_asked));
    });
}

#[test]
fn won_asks_what_the_sale_is_worth_and_one_undo_takes_both_back() {
    for (typed, expected) in
        [("1.200,50", "won, EUR 1200.50"), ("", "won, nothing"), ("80", "won, EUR 80")]
    {
        with(ana(0), |desk, store, id| {
            desk.moving().go(desk, id, Stage::Won);
            assert_eq!(desk.moving().asked(), Some(MoveAsked::Closing(id, Stage::Won)));
            assert_eq!(stored(store, id), "new, EUR 80", "it stays where it is until it is said");
            desk.close_lead(id, Stage::Won, typed, None).unwrap();
            store.answer(desk);
            assert_eq!(stored(store, id), expected);
            desk.undo();
            store.answer(desk);
            assert_eq!(stored(store, id), "new, EUR 80", "after {typed:?}");
            desk.redo();
            store.answer(desk);
            assert_eq!(stored(store, id), expected, "again");
        });
    }
}

#[test]
fn what_is_no_amount_is_refused_and_nothing_moves() {
    with(ana(0), |desk, store, id| {
        let refused = desk.close_lead(id, Stage::Won, "-5", None);
        assert_eq!(refused, Err("an amount is not below zero".to_owned()));
        store.answer(desk);
        assert_eq!(stored(store, id), "new, EUR 80");
    });
}

#[test]
fn lost_asks_why_until_a_lead_was_followed_up_often_enough() {
    for (n_touches, n_follow_ups, is_early) in [(0, 0, true), (5, 4, true), (6, 5, false)] {
        with(ana(n_touches), |desk, store, id| {
            desk.moving().go(desk, id, Stage::Lost);
            assert_eq!(store.asked().last(), Some(&Request::Read(id)));
            assert_eq!(desk.moving().n_follow_ups(), None);
            desk.show(id, Ok(store.lead(id)));
            let n = desk.moving().n_follow_ups();
            assert_eq!((n, gives_up_early(n)), (Some(n_follow_ups), is_early), "{n_touches}");
            let refused = desk.close_lead(id, Stage::Lost, " ", n);
            let expected = Err("Type why, in a few words".to_owned());
            assert_eq!(refused, if is_early { expected } else { Ok(()) }, "{n_touches}");
        });
    }
}

#[test]
fn a_reason_is_asked_for_while_nobody_knows_how_often_a_lead_was_followed_up() {
    with(ana(6), |desk, store, id| {
        desk.moving().go(desk, id, Stage::Lost);
        desk.show(id, Err("the record is damaged".to_owned()));
        assert!(gives_up_early(desk.moving().n_follow_ups()));
        desk.close_lead(id, Stage::Lost, " too dear ", None).unwrap();
        store.answer(desk);
        assert_eq!(stored(store, id), "lost (too dear), EUR 80");
    });
}

#[test]
fn given_up_the_card_is_where_it_was() {
    with(ana(0), |desk, store, id| {
        desk.moving().go(desk, id, Stage::Won);
        desk.moving().close();
        store.answer(desk);
        assert_eq!((desk.moving().asked(), desk.moving().last()), (None, None));
        assert_eq!(stored(store, id), "new, EUR 80");
    });
}

#[test]
fn a_lead_that_is_never_to_be_contacted_is_moved_by_hand_all_the_same() {
    with(ana(0), |desk, store, id| {
        desk.set_fact(id, Fact::NeverContact(true));
        desk.moving().go(desk, id, Stage::Working);
        store.answer(desk);
        assert_eq!(stored(store, id), "working, EUR 80");
    });
}

#[test]
fn a_move_that_is_not_saved_is_told_and_can_be_tried_again() {
    with(ana(0), |desk, store, id| {
        desk.moving().go(desk, id, Stage::Working);
        store.refuse(desk, "there is no room left to save");
        let failure = desk.failures().pop().unwrap();
        assert_eq!((failure.what.as_str(), desk.moving().last()), ("Ana Costa", None));
        desk.retry(failure.ticket);
        store.answer(desk);
        assert_eq!(desk.moving().last().map(|it| it.to), Some(Stage::Working));
    });
}

#[test]
fn what_is_shown_of_timelines_stays_until_it_is_chosen_again() {
    at_a_desk(|desk, _| {
        let timeline = desk.timeline();
        let calls = Told::Through(Channel::Call);
        timeline.choose(calls);
        desk.open(None);
        assert_eq!(timeline.told(), calls);
        timeline.choose(Told::WithNote);
        assert_eq!(timeline.told(), Told::WithNote);
        timeline.choose(Told::WithNote);
        assert_eq!(timeline.told(), Told::All);
        timeline.choose(Told::All);
        assert_eq!(timeline.told(), Told::All);
    });
}
