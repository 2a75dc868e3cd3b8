//! Facts are edited where they stand, and saved or not.

use ninefold::state::{Desk, EditDraft, Request};
use ninefold_core::domain::command::Command;
use ninefold_core::domain::fact::{Fact, FactKind};
use ninefold_core::domain::lead::{Field, Lead};

use super::store::Store;
use super::{at, at_a_desk, now};

/// Tells `story` at a desk where Ana Costa is stored and open.
fn with_ana(story: impl FnOnce(Desk, &Store)) {
    at_a_desk(|desk, store| {
        desk.entry().start(desk, at("2026-11-21T10:42:17Z"));
        desk.entry().write(desk, Field::Name, "Ana Costa".to_owned());
        desk.entry().save(desk, now(), [7; 10]);
        store.answer(desk);
        let id = desk.entry().last_saved().unwrap();
        desk.open(Some(id));
        desk.show(id, Ok(store.lead(id)));
        story(desk, store);
    });
}

fn ana(desk: Desk) -> Lead {
    desk.lead_untracked().unwrap()
}

fn write(desk: Desk, kind: FactKind, text: &str) {
    desk.edits().write(desk, ana(desk).id(), kind, text.to_owned());
}

fn commit(desk: Desk, kind: FactKind) {
    desk.edits().commit(desk, &ana(desk), kind);
}

fn draft(desk: Desk, kind: FactKind) -> Option<String> {
    desk.edits().draft(ana(desk).id(), kind)
}

fn refusal(desk: Desk, kind: FactKind) -> Option<String> {
    desk.edits().refusal(ana(desk).id(), kind)
}

/// How many changes of a fact were sent to the store.
fn n_changes(store: &Store) -> usize {
    let is_change = |request: &&Request| {
        let Request::Do(_, command) = request else { return false };
        matches!(&**command, Command::Change(..))
    };
    store.asked().iter().filter(is_change).count()
}

#[test]
fn what_is_typed_is_saved_when_it_is_done_and_taken_back_by_undo() {
    with_ana(|desk, store| {
        write(desk, FactKind::Company, "Alder & Finch");
        assert_eq!(n_changes(store), 0, "typing saves nothing");
        commit(desk, FactKind::Company);
        assert_eq!(ana(desk).company(), None, "nothing is shown as saved that is not");
        assert_eq!(draft(desk, FactKind::Company).as_deref(), Some("Alder & Finch"));

        store.answer(desk);
        assert_eq!(ana(desk).company().unwrap().as_str(), "Alder & Finch");
        assert_eq!(draft(desk, FactKind::Company), None);
        let notice = desk.notice().unwrap();
        assert_eq!(notice.text, "Saved – Ana Costa");

        desk.undo_entry(notice.undo.unwrap());
        store.answer(desk);
        assert_eq!(ana(desk).company(), None);
    });
}

#[test]
fn escape_shows_again_what_is_stored() {
    with_ana(|desk, store| {
        write(desk, FactKind::Name, "Anna");
        desk.edits().revert(desk, ana(desk).id(), FactKind::Name);
        commit(desk, FactKind::Name);
        assert_eq!((draft(desk, FactKind::Name), n_changes(store)), (None, 0));
    });
}

#[test]
fn what_cannot_stand_there_is_refused_beside_its_field_and_stays_typed() {
    with_ana(|desk, store| {
        for (kind, text, why) in [
            (
                FactKind::Emails,
                "ana@b.c, ana",
                "an e-mail address has one @ with something before and after it: “ana”",
            ),
            (FactKind::Value, "-5", "an amount is not below zero"),
            (
                FactKind::Links,
                "javascript:alert(1)",
                "a link begins with https:// or http://: “javascript:alert(1)”",
            ),
            (FactKind::Name, " ", "a lead has a name, a company, an e-mail or a phone"),
        ] {
            write(desk, kind, text);
            commit(desk, kind);
            assert_eq!(refusal(desk, kind).as_deref(), Some(why), "typed {text}");
            assert_eq!(draft(desk, kind).as_deref(), Some(text));
            write(desk, kind, "x");
            assert_eq!(refusal(desk, kind), None, "typing on takes the sentence away");
        }
        assert_eq!(n_changes(store), 0);
    });
}

#[test]
fn a_time_that_is_not_changed_stays_to_the_millisecond() {
    with_ana(|desk, store| {
        let exact = ana(desk).enquiry_at();
        write(desk, FactKind::EnquiryAt, "2026-11-21T10:42");
        commit(desk, FactKind::EnquiryAt);
        assert_eq!((n_changes(store), ana(desk).enquiry_at()), (0, exact));

        write(desk, FactKind::EnquiryAt, "2026-11-21T10:41");
        commit(desk, FactKind::EnquiryAt);
        store.answer(desk);
        assert_eq!(ana(desk).enquiry_at(), Some(at("2026-11-21T10:41:00Z")));
    });
}

#[test]
fn a_save_disturbs_no_other_field() {
    with_ana(|desk, store| {
        write(desk, FactKind::Role, "Owner");
        commit(desk, FactKind::Role);
        write(desk, FactKind::Note, "half a thou");
        store.answer(desk);
        assert_eq!(draft(desk, FactKind::Note).as_deref(), Some("half a thou"));
        assert_eq!(draft(desk, FactKind::Role), None);
    });
}

#[test]
fn a_failed_save_keeps_what_was_typed_and_goes_again() {
    with_ana(|desk, store| {
        write(desk, FactKind::Role, "Owner");
        commit(desk, FactKind::Role);
        store.refuse(desk, "there is no room left to save");
        assert_eq!(draft(desk, FactKind::Role).as_deref(), Some("Owner"));
        let failure = desk.failures().remove(0);
        assert_eq!(failure.why, "there is no room left to save");

        desk.retry(failure.ticket);
        store.answer(desk);
        assert_eq!(ana(desk).parts().role.as_ref().unwrap().as_str(), "Owner");
        assert_eq!((draft(desk, FactKind::Role), desk.failures()), (None, Vec::new()));
    });
}

#[test]
fn what_was_typed_outlives_the_tab() {
    with_ana(|desk, store| {
        write(desk, FactKind::Note, "half a thou");
        let kept = store.asked().into_iter().rev().find_map(|request| match request {
            Request::KeepEdits(drafts) => Some(drafts),
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
            | Request::KeepJots(_)
            | Request::KeepLook(_)
            | Request::KeepTable(_)
            | Request::LoadLater
            | Request::Reload => None,
        });
        let kept = EditDraft::to_kept(&kept.unwrap());
        let drafts = EditDraft::from_kept(&kept).unwrap();
        with_ana(|desk, _| {
            desk.edits().restore(drafts);
            assert_eq!(draft(desk, FactKind::Note).as_deref(), Some("half a thou"));
        });
    });
}

#[test]
fn never_contact_is_lifted_by_hand_and_the_trash_gives_back() {
    with_ana(|desk, store| {
        let id = ana(desk).id();
        desk.set_fact(id, Fact::NeverContact(true));
        store.answer(desk);
        assert!(ana(desk).parts().never_contact);
        desk.set_fact(id, Fact::NeverContact(false));
        store.answer(desk);
        assert!(!ana(desk).parts().never_contact);

        desk.delete(id);
        store.answer(desk);
        assert!(ana(desk).is_deleted() && desk.n_leads() == 0);
        desk.restore(vec![id]);
        store.answer(desk);
        assert!(!ana(desk).is_deleted() && desk.n_leads() == 1);
    });
}
