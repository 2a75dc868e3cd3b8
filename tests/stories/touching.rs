//! A touch is logged, corrected and taken back.

use ninefold::state::{Desk, Request, TouchField, TouchProgress};
use ninefold_core::domain::command::Command;
use ninefold_core::domain::lead::{Field, Lead};
use ninefold_core::domain::stage::Stage;
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::touch::{Channel, Direction, Outcome, Touch};

use super::store::Store;
use super::{at, at_a_desk, now};

/// When the touch is typed: a minute and 47 seconds after the enquiry.
pub const LATER: &str = "2026-11-21T10:43:47Z";

/// Tells `story` at a desk where Ana Costa, who asked at 10:42, is stored and open.
pub fn with_ana(story: impl FnOnce(Desk, &Store)) {
    at_a_desk(|desk, store| {
        desk.entry().start(desk, now());
        desk.entry().write(desk, Field::Name, "Ana Costa".to_owned());
        desk.entry().save(desk, now(), [7; 10]);
        store.answer(desk);
        let id = desk.entry().last_saved().unwrap();
        desk.open(Some(id));
        desk.show(id, Ok(store.lead(id)));
        story(desk, store);
    });
}

pub fn ana(desk: Desk) -> Lead {
    desk.lead_untracked().unwrap()
}

pub fn start(desk: Desk) {
    desk.touching().start(desk, ana(desk).id(), Channel::Call, at(LATER));
}

pub fn save(desk: Desk, stamp: &str) {
    desk.touching().save(desk, at(stamp), [8; 10]);
}

/// Logs a call without an answer.
fn call(desk: Desk, store: &Store) {
    start(desk);
    save(desk, LATER);
    store.answer(desk);
}

fn touches(lead: &Lead) -> Vec<Touch> {
    lead.touches().cloned().collect()
}

/// The touches that were sent to the store to be logged.
fn logged(store: &Store) -> Vec<Touch> {
    let touch = |request: Request| {
        let Request::Do(_, command) = request else { return None };
        let Command::Log(_, logged) = &*command else { return None };
        Some(logged.touch.clone())
    };
    store.asked().into_iter().filter_map(touch).collect()
}

pub fn place<T: PartialEq>(all: &[T], wanted: T) -> usize {
    all.iter().position(|it| *it == wanted).unwrap()
}

#[test]
fn the_first_answer_stops_the_clock_and_moves_the_lead_on() {
    with_ana(|desk, store| {
        start(desk);
        save(desk, LATER);
        assert_eq!(ana(desk).answered_at(), None, "nothing is said before the store has it");
        assert!(desk.touching().is_saving());

        store.answer(desk);
        assert_eq!(ana(desk).answered_at(), Some(at(LATER)), "to the second");
        assert_eq!(ana(desk).stage(), Stage::Working);
        assert_eq!(desk.touching().progress(), TouchProgress::Closed);
        let undo = desk.notice().unwrap().undo.unwrap();
        desk.undo_entry(undo);
        store.answer(desk);
        assert_eq!((touches(&ana(desk)), ana(desk).stage()), (Vec::new(), Stage::New));
    });
}

#[test]
fn what_is_chosen_is_what_is_logged() {
    with_ana(|desk, store| {
        start(desk);
        desk.touching().change(desk, |form| {
            form.channel = place(&Channel::ALL, Channel::Email);
            form.outcome = place(&Outcome::ALL, Outcome::NotNow);
            form.is_inbound = true;
            form.note = " after the holidays ".to_owned();
            form.when = "2026-11-21T10:43".to_owned();
        });
        save(desk, LATER);
        store.answer(desk);
        let touch = touches(&ana(desk)).remove(0);
        assert_eq!((touch.channel, touch.outcome), (Channel::Email, Outcome::NotNow));
        assert_eq!(touch.direction, Direction::Inbound);
        assert_eq!(touch.note.unwrap().as_str(), "after the holidays");
        assert_eq!(touch.at, at(LATER), "its minute still stood there");
        assert_eq!(ana(desk).stage(), Stage::Nurture);
    });
}

#[test]
fn what_cannot_be_is_refused_beside_when() {
    with_ana(|desk, store| {
        start(desk);
        for (when, why) in [
            ("", "Type a date and a time"),
            ("2026-02-30T10:00", "Type a date and a time"),
            ("2026-11-21T10:46", "a touch cannot come from the future"),
            ("2026-11-21T10:40", "this lies before the enquiry was received"),
        ] {
            desk.touching().change(desk, |form| form.when = when.to_owned());
            save(desk, LATER);
            assert_eq!(desk.touching().refusal(TouchField::When).as_deref(), Some(why), "{when}");
        }
        assert_eq!(logged(store), []);
        desk.touching().change(desk, |form| form.when = "2026-11-21T10:42".to_owned());
        assert_eq!(desk.touching().refusal(TouchField::When), None);
        save(desk, LATER);
        assert_eq!(logged(store)[0].at, at("2026-11-21T10:42:00Z"));
    });
}

#[test]
fn a_closed_form_keeps_the_note_for_its_lead() {
    with_ana(|desk, _| {
        start(desk);
        desk.touching().change(desk, |form| form.note = "asked for 40 seats".to_owned());
        desk.touching().close();
        start(desk);
        assert_eq!(desk.touching().form().unwrap().note, "asked for 40 seats");
    });
}

#[test]
fn a_failed_save_keeps_everything_and_goes_again_under_the_same_id() {
    with_ana(|desk, store| {
        start(desk);
        desk.touching().change(desk, |form| form.note = "asked for 40 seats".to_owned());
        save(desk, LATER);
        store.refuse(desk, "there is no room left to save");
        let failed = TouchProgress::Failed("there is no room left to save".to_owned());
        assert_eq!(desk.touching().progress(), failed);
        assert_eq!(desk.touching().form().unwrap().note, "asked for 40 seats");
        assert_eq!(desk.failures(), [], "the form itself says so");

        save(desk, "2026-11-21T10:44:30Z");
        let sent = logged(store);
        assert_eq!(sent[0], sent[1], "it may have come through unnoticed");
        store.answer(desk);
        let stored = touches(&ana(desk)).remove(0);
        assert_eq!(Touch { done: None, ..stored }, sent[1]);
    });
}

#[test]
fn saving_twice_sends_once() {
    with_ana(|desk, store| {
        start(desk);
        save(desk, LATER);
        save(desk, LATER);
        assert_eq!(logged(store).len(), 1);
        desk.touching().close();
        assert!(desk.touching().is_open(), "the answer is still owed");
    });
}

#[test]
fn a_correction_takes_the_place_of_what_was_logged() {
    with_ana(|desk, store| {
        call(desk, store);
        let before = touches(&ana(desk)).remove(0);
        desk.touching().correct(desk, ana(desk).id(), &before);
        desk.touching().change(desk, |form| form.outcome = place(&Outcome::ALL, Outcome::Spoke));
        save(desk, "2026-11-21T10:50:00Z");
        store.answer(desk);
        let after = touches(&ana(desk));
        assert_eq!(after.len(), 1);
        assert_eq!((after[0].id, after[0].at), (before.id, before.at));
        assert_eq!(after[0].outcome, Outcome::Spoke);

        desk.undo();
        store.answer(desk);
        assert_eq!(touches(&ana(desk))[0].outcome, Outcome::NoAnswer);
    });
}

#[test]
fn what_is_taken_back_starts_the_clock_again_until_that_is_undone() {
    with_ana(|desk, store| {
        call(desk, store);
        let id = touches(&ana(desk))[0].id;
        desk.remove_touch(ana(desk).id(), id);
        store.answer(desk);
        assert_eq!((touches(&ana(desk)), ana(desk).answered_at()), (Vec::new(), None::<Instant>));
        desk.undo();
        store.answer(desk);
        assert_eq!(ana(desk).answered_at(), Some(at(LATER)));
    });
}
