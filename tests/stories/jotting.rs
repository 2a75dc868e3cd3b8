//! Appointments, promises and purchases are written down, changed, kept and taken back.

use ninefold::state::{Desk, JotField, JotProgress, Request};
use ninefold_core::domain::appointment::Went;
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::Decided;
use ninefold_core::domain::lead::{Decision, Field, Lead};
use ninefold_core::domain::promise::Kept;
use ninefold_core::domain::schedule::{Next, What};
use ninefold_core::domain::stage::Stage;

use super::store::Store;
use super::touching::{ana, with_ana};
use super::{at, now, sent};

fn write(desk: Desk, all: &[(JotField, &str)]) {
    for (field, text) in all {
        desk.jotting().write(desk, *field, (*text).to_owned());
    }
}

/// Writes an appointment down.
fn meet(desk: Desk, store: &Store, starts: &str) {
    desk.jotting().meet(desk, ana(desk).id(), None, now(), [2; 10]);
    write(desk, &[(JotField::Starts, starts), (JotField::Place, "Café X")]);
    desk.jotting().save(desk);
    store.answer(desk);
}

fn notice(desk: Desk) -> String {
    desk.notice().map(|notice| notice.text).unwrap_or_default()
}

fn decide(desk: Desk, store: &Store, what: Decided, decision: Decision) {
    desk.decide(what, vec![(ana(desk).id(), decision)]);
    store.answer(desk);
}

/// What the browser was asked to keep last of what is typed.
fn kept(store: &Store) -> Option<String> {
    store.asked().into_iter().rev().find_map(|request| match request {
        Request::KeepJots(text) => Some(text),
        Request::Do(..)
        | Request::Read(_)
        | Request::CatchUp(_)
        | Request::Journal
        | Request::KeepSnapshot
        | Request::UseSettings(_)
        | Request::CountMoves(_)
        | Request::Followers(..)
        | Request::KeepCadences(_)
        | Request::KeepTemplates(_)
        | Request::Export
        | Request::ExportSome(_)
        | Request::ReadFile
        | Request::GoOn(_)
        | Request::TryOut(_)
        | Request::KeepForm(_)
        | Request::KeepTouch(_)
        | Request::KeepEdits(_)
        | Request::KeepLook(_)
        | Request::KeepTable(_)
        | Request::LoadLater
        | Request::Reload => None,
    })
}

#[test]
fn an_appointment_is_set_moved_and_taken_back() {
    with_ana(|desk, store| {
        meet(desk, store, "2026-11-24T14:00");
        assert_eq!(notice(desk), "Appointment set – Ana Costa");
        assert_eq!(desk.jotting().progress(), JotProgress::Closed);
        let set = ana(desk).open_appointment().unwrap().clone();
        assert_eq!((set.at, set.minutes), (at("2026-11-24T14:00:00Z"), 30));

        desk.jotting().move_appointment(desk, ana(desk).id(), &set);
        assert_eq!(desk.jotting().text(JotField::Place), "Café X");
        write(desk, &[(JotField::Starts, "2026-11-25T09:30"), (JotField::Way, "20")]);
        desk.jotting().save(desk);
        store.answer(desk);
        let moved = ana(desk).parts().appointments.clone();
        assert_eq!(moved.len(), 1, "the same appointment is another one now");
        assert_eq!(
            (moved[0].id, moved[0].at, moved[0].travel_minutes),
            (set.id, at("2026-11-25T09:30:00Z"), 20)
        );
        desk.undo();
        store.answer(desk);
        assert_eq!(ana(desk).parts().appointments, [set]);
    });
}

#[test]
fn one_that_has_passed_is_taken_and_missed_it_asks_for_another_time() {
    with_ana(|desk, store| {
        meet(desk, store, "2026-11-21T09:00");
        let missed = ana(desk).open_appointment().unwrap().clone();
        decide(desk, store, Decided::Met, Decision::Went(missed.id, Went::Missed));
        let next = desk.row(ana(desk).id()).get_untracked().unwrap().next;
        let Next::Due(due) = next else { panic!("{next:?}") };
        assert_eq!((due.what, due.at), (What::Agreed, now()), "due at once");

        desk.jotting().meet(desk, ana(desk).id(), Some(&missed), now(), [3; 10]);
        assert_eq!(desk.jotting().text(JotField::Place), "Café X");
        assert_ne!(desk.jotting().text(JotField::Starts), "2026-11-21T09:00");
        desk.jotting().save(desk);
        store.answer(desk);
        assert_eq!(ana(desk).parts().appointments.len(), 2);
    });
}

#[test]
fn what_was_typed_outlives_escape_another_form_and_the_tab() {
    with_ana(|desk, store| {
        let id = ana(desk).id();
        desk.jotting().promise(id, now(), [2; 10]);
        write(desk, &[(JotField::Words, "half a thou")]);
        desk.jotting().close();
        desk.jotting().meet(desk, id, None, now(), [3; 10]);
        write(desk, &[(JotField::Place, "Café X")]);
        desk.jotting().close();
        let text = kept(store).unwrap();

        with_ana(|desk, store| {
            desk.jotting().restore(text);
            desk.jotting().promise(id, now(), [4; 10]);
            assert!(desk.jotting().is_kept());
            assert_eq!(desk.jotting().text(JotField::Words), "half a thou");
            desk.jotting().start_anew(desk);
            assert_eq!(desk.jotting().text(JotField::Words), "");
            assert!(!desk.jotting().is_kept());
            desk.jotting().close();
            desk.jotting().meet(desk, id, None, now(), [5; 10]);
            assert_eq!(desk.jotting().text(JotField::Place), "Café X", "the other one stays");
            desk.jotting().save(desk);
            store.answer(desk);
            assert_eq!(kept(store).as_deref(), Some(""), "saved, nothing is kept");
        });
    });
}

#[test]
fn who_is_erased_leaves_nothing_that_was_typed() {
    with_ana(|desk, store| {
        let id = ana(desk).id();
        desk.jotting().promise(id, now(), [2; 10]);
        write(desk, &[(JotField::Words, "the price")]);
        desk.jotting().forget(desk, &[LeadId::new(now(), [9; 10])]);
        assert_ne!(kept(store).as_deref(), Some(""));
        desk.jotting().forget(desk, &[id]);
        assert_eq!(kept(store).as_deref(), Some(""));
    });
}

#[test]
fn a_save_that_failed_keeps_the_form_and_is_tried_again() {
    with_ana(|desk, store| {
        desk.jotting().promise(ana(desk).id(), now(), [2; 10]);
        write(desk, &[(JotField::Words, "the price"), (JotField::By, "2026-11-21T14:00")]);
        desk.jotting().save(desk);
        assert!(desk.jotting().is_saving());
        write(desk, &[(JotField::Words, "nothing is typed now")]);
        store.refuse(desk, "there is no room left");
        let failed = JotProgress::Failed("there is no room left".to_owned());
        assert_eq!((desk.jotting().progress(), desk.failures()), (failed, Vec::new()));
        assert_eq!(desk.jotting().text(JotField::Words), "the price");
        desk.jotting().save(desk);
        store.answer(desk);
        assert_eq!(ana(desk).parts().promises.len(), 1);
        assert_eq!(notice(desk), "Promise written down – Ana Costa");
    });
}

#[test]
fn a_promise_is_kept_or_let_go_and_both_are_taken_back() {
    with_ana(|desk, store| {
        desk.jotting().promise(ana(desk).id(), now(), [2; 10]);
        let (_, in_an_hour) = desk.jotting().presets(desk)[0];
        desk.jotting().write_moment(desk, JotField::By, in_an_hour);
        assert_eq!(desk.jotting().text(JotField::By), "2026-11-21T11:42");
        write(desk, &[(JotField::Words, "the price")]);
        desk.jotting().save(desk);
        store.answer(desk);
        let promise = ana(desk).open_promise().unwrap().clone();
        assert_eq!((promise.due_at, promise.made_at), (at("2026-11-21T11:42:00Z"), now()));

        decide(desk, store, Decided::Kept, Decision::Keep(promise.id, now()));
        assert_eq!(notice(desk), "Promise kept – Ana Costa");
        assert_eq!(ana(desk).parts().promises[0].kept(), Some(Kept::InTime));
        desk.undo();
        store.answer(desk);
        assert_eq!(ana(desk).open_promise(), Some(&promise));
        decide(desk, store, Decided::Released, Decision::Release(promise.id));
        assert_eq!(ana(desk).parts().promises, []);
        desk.undo();
        store.answer(desk);
        assert_eq!(ana(desk).open_promise(), Some(&promise));
    });
}

#[test]
fn a_customer_buys_and_asks_again() {
    with_ana(|desk, store| {
        let id = ana(desk).id();
        let asked_at = at("2026-11-01T09:00:00Z");
        desk.set_fact(id, Fact::EnquiryAt(Some(asked_at)));
        desk.set_fact(id, Fact::Stage(Stage::Won.into()));
        store.answer(desk);
        desk.jotting().buy(desk, id, now(), [2; 10]);
        assert_eq!(desk.jotting().text(JotField::On), "2026-11-21");
        write(desk, &[(JotField::What, "A course"), (JotField::Amount, "CHF 80")]);
        desk.jotting().save(desk);
        store.answer(desk);
        let bought = ana(desk).parts().purchases[0].clone();
        desk.jotting().change_purchase(desk, id, &bought);
        assert_eq!(desk.jotting().text(JotField::Amount), "80 CHF");
        write(desk, &[(JotField::On, "2026-11-20")]);
        desk.jotting().save(desk);
        store.answer(desk);
        let changed = ana(desk).parts().purchases[0].clone();
        assert_eq!((changed.id, changed.value), (bought.id, bought.value));

        decide(desk, store, Decided::AskedAgain, Decision::AskAgain(now()));
        assert_eq!((ana(desk).enquiry_at(), ana(desk).stage()), (Some(now()), Stage::New));
        let past = ana(desk).parts().past_enquiries[0].clone();
        assert_eq!((past.asked_at, past.stage), (Some(asked_at), Stage::Won));
        decide(desk, store, Decided::Unbought, Decision::Unbuy(bought.id));
        assert_eq!(ana(desk).parts().purchases, []);
    });
}

#[test]
fn somebody_they_sent_comes_with_who_sent_them() {
    with_ana(|desk, store| {
        let (id, entry) = (ana(desk).id(), desk.entry());
        entry.start_sent_by(desk, id, now());
        assert_eq!(entry.text(Field::Source), "Referral");
        entry.close();
        entry.start(desk, now());
        assert_eq!((entry.came_from(), entry.is_kept()), (None, false), "nobody typed anything");
        entry.close();

        entry.start_sent_by(desk, id, now());
        entry.write(desk, Field::Name, "Ben Okafor".to_owned());
        entry.save(desk, now(), [8; 10]);
        store.answer(desk);
        let ben: Lead = sent(&store.asked()).pop().unwrap();
        assert_eq!(ben.parts().came_from, Some(id));
        let row = desk.row(ben.id()).get_untracked().unwrap();
        assert_eq!((row.came_from, row.source.as_deref()), (Some(id), Some("Referral")));

        // What was typed before stays, and whoever came by themselves is said to.
        entry.start(desk, now());
        entry.write(desk, Field::Name, "Cleo".to_owned());
        entry.close();
        entry.start_sent_by(desk, id, now());
        assert_eq!((entry.text(Field::Name).as_str(), entry.came_from()), ("Cleo", Some(id)));
        entry.clear(desk, now());
        assert_eq!((entry.text(Field::Name).as_str(), entry.came_from()), ("", Some(id)));
        entry.came_by_themselves(desk);
        assert_eq!((entry.text(Field::Source).as_str(), entry.came_from()), ("", None));
    });
}
