//! A lead is typed, and saved or not.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use leptos::prelude::*;
use ninefold::state::{Desk, Form, Keeping, Progress, Request};
use ninefold_core::domain::lead::Field;

use super::{at, at_a_desk, now, sent};

fn type_name(desk: Desk, name: &str) {
    desk.entry().start(desk, now());
    desk.entry().write(desk, Field::Name, name.to_owned());
}

fn notice(desk: Desk) -> Option<String> {
    desk.notice().map(|notice| notice.text)
}

fn save(desk: Desk) {
    desk.entry().save(desk, now(), [7; 10]);
}

#[test]
fn saved_is_said_only_after_the_store_has_it() {
    at_a_desk(|desk, store| {
        type_name(desk, "Ana Costa");
        save(desk);
        let lead = sent(&store.asked()).remove(0);
        assert_eq!(desk.entry().progress(), Progress::Saving(lead.id()));
        assert_eq!((notice(desk), desk.n_leads()), (None, 0), "nothing is said yet");

        store.answer(desk);
        assert_eq!(desk.entry().progress(), Progress::Closed);
        assert_eq!((notice(desk).as_deref(), desk.n_leads()), (Some("Saved – Ana Costa"), 1));
        assert_eq!(desk.entry().last_saved(), Some(lead.id()));
    });
}

#[test]
fn what_memory_alone_holds_is_not_called_saved() {
    at_a_desk(|desk, store| {
        let why = "the browser does not let this page save".to_owned();
        desk.opened(Keeping::ThisTab(why), 0, Vec::new(), Vec::new(), true);
        type_name(desk, "Ana Costa");
        save(desk);
        store.answer(desk);
        assert_eq!(notice(desk).as_deref(), Some("Kept in this tab – Ana Costa"));
    });
}

#[test]
fn a_lead_typed_by_hand_is_an_enquiry_received_now() {
    at_a_desk(|desk, store| {
        type_name(desk, "Ana Costa");
        assert_eq!(desk.entry().text(Field::EnquiryReceived), "2026-11-21T10:42");
        save(desk);
        assert_eq!(sent(&store.asked())[0].enquiry_at(), Some(now()), "to the millisecond");
    });
}

#[test]
fn another_time_is_read_in_the_desks_zone_and_none_is_no_enquiry() {
    for (typed, enquiry_at) in [
        ("2026-11-20T08:15", Some(at("2026-11-20T08:15:00Z"))),
        ("2026-11-20T08:15:30", Some(at("2026-11-20T08:15:00Z"))),
        ("", None),
        ("  ", None),
    ] {
        at_a_desk(|desk, store| {
            type_name(desk, "Ana Costa");
            desk.entry().write(desk, Field::EnquiryReceived, typed.to_owned());
            save(desk);
            assert_eq!(sent(&store.asked())[0].enquiry_at(), enquiry_at, "typed {typed:?}");
        });
    }
}

#[test]
fn a_date_that_is_none_is_refused_beside_its_field() {
    for typed in ["yesterday", "2026-02-30T10:00", "+275760-09-13T00:00", "2026-11-2é"] {
        at_a_desk(|desk, store| {
            type_name(desk, "Ana Costa");
            desk.entry().write(desk, Field::EnquiryReceived, typed.to_owned());
            save(desk);
            assert_eq!(sent(&store.asked()), [], "typed {typed:?}");
            assert_eq!(desk.entry().first_refused(), Some(Field::EnquiryReceived), "{typed:?}");
        });
    }
}

#[test]
fn an_empty_form_says_what_it_needs() {
    at_a_desk(|desk, store| {
        type_name(desk, " ");
        save(desk);
        assert_eq!(sent(&store.asked()), []);
        assert_eq!(
            desk.entry().refusal(Field::Name).as_deref(),
            Some("Type a name, a company, an e-mail or a phone"),
        );
        desk.entry().write(desk, Field::Company, "Alder & Finch".to_owned());
        assert_eq!(desk.entry().refusal(Field::Name), None, "one of the four is enough");
    });
}

#[test]
fn a_refusal_calls_for_the_keyboard_once() {
    at_a_desk(|desk, _| {
        type_name(desk, "Ana Costa");
        desk.entry().write(desk, Field::Email, "ana".to_owned());
        desk.entry().write(desk, Field::Phone, "-".to_owned());
        let n_calls = Arc::new(AtomicUsize::new(0));
        let counter = n_calls.clone();
        let call = Memo::new(move |_| {
            counter.fetch_add(1, Ordering::Relaxed);
            desk.entry().first_refused()
        });
        assert_eq!(call.get(), None);
        save(desk);
        assert_eq!(call.get(), Some(Field::Email));
        desk.entry().write(desk, Field::Email, "ana@".to_owned());
        assert_eq!(call.get(), Some(Field::Email), "typing moves the keyboard nowhere");
        assert_eq!(n_calls.load(Ordering::Relaxed), 2, "once before and once for the refusal");
        assert!(desk.entry().refusal(Field::Phone).is_some(), "the other sentence stays");
    });
}

#[test]
fn a_save_that_failed_keeps_what_was_typed_and_goes_again_under_the_same_id() {
    at_a_desk(|desk, store| {
        type_name(desk, "Ana Costa");
        save(desk);
        let first = sent(&store.asked()).remove(0);
        store.refuse(desk, "there is no room left to save");
        let failed = Progress::Failed("there is no room left to save".to_owned());
        assert_eq!(desk.entry().progress(), failed);
        assert_eq!(desk.entry().text(Field::Name), "Ana Costa");
        assert_eq!((notice(desk), desk.n_leads()), (None, 0));

        desk.entry().save(desk, at("2026-11-21T10:43:00Z"), [8; 10]);
        assert_eq!(sent(&store.asked())[1], first, "the same text is the same lead");
    });
}

#[test]
fn changed_after_a_failure_it_is_another_lead() {
    at_a_desk(|desk, store| {
        type_name(desk, "Ana Costa");
        save(desk);
        store.refuse(desk, "the browser did not answer");
        desk.entry().write(desk, Field::Name, "Ana Costa Lima".to_owned());
        desk.entry().save(desk, now(), [8; 10]);
        let sent = sent(&store.asked());
        assert_ne!(sent[0].id(), sent[1].id(), "the first may have come through unnoticed");
    });
}

#[test]
fn saving_twice_sends_once() {
    at_a_desk(|desk, store| {
        type_name(desk, "Ana Costa");
        save(desk);
        save(desk);
        assert_eq!(sent(&store.asked()).len(), 1);
        desk.entry().close();
        assert!(desk.entry().is_open(), "the answer is still owed");
        desk.entry().clear(desk, now());
        desk.entry().write(desk, Field::Name, "Ben".to_owned());
        assert_eq!(desk.entry().text(Field::Name), "Ana Costa", "what is on its way stands");
    });
}

#[test]
fn started_empty_after_a_failure_it_says_no_more_of_it() {
    at_a_desk(|desk, store| {
        type_name(desk, "Ana Costa");
        save(desk);
        store.refuse(desk, "there is no room left to save");
        desk.entry().clear(desk, now());
        assert_eq!(desk.entry().progress(), Progress::Typing);
        assert_eq!(desk.entry().text(Field::Name), "");
    });
}

#[test]
fn after_a_reload_the_same_text_is_still_the_same_lead() {
    at_a_desk(|desk, store| {
        type_name(desk, "Ana Costa");
        save(desk);
        let first = sent(&store.asked()).remove(0);
        let kept = store.asked().into_iter().rev().find_map(|request| {
            let Request::KeepForm(form) = request else { return None };
            form
        });
        let kept = kept.unwrap().to_kept();
        at_a_desk(|desk, store| {
            desk.entry().restore(Form::from_kept(&kept).unwrap());
            desk.entry().start(desk, at("2026-11-21T12:00:00Z"));
            desk.entry().save(desk, at("2026-11-21T12:00:00Z"), [8; 10]);
            assert_eq!(sent(&store.asked()), [first], "though it may have come through unnoticed");
        });
    });
}

#[test]
fn opening_the_form_forgets_nothing_that_is_kept() {
    at_a_desk(|desk, store| {
        desk.entry().start(desk, now());
        assert_eq!(store.asked(), [], "what another tab keeps is not ours to forget");
    });
}

#[test]
fn a_closed_form_keeps_what_was_typed_until_it_is_cleared() {
    at_a_desk(|desk, store| {
        type_name(desk, "Ana Costa");
        let kept = store.asked().pop();
        assert!(matches!(kept, Some(Request::KeepForm(Some(_)))), "kept in case the tab closes");
        desk.entry().close();
        desk.entry().start(desk, at("2026-11-21T11:00:00Z"));
        assert!(desk.entry().is_kept());
        assert_eq!(desk.entry().text(Field::Name), "Ana Costa");
        assert_eq!(desk.entry().text(Field::EnquiryReceived), "2026-11-21T10:42");

        desk.entry().clear(desk, at("2026-11-21T11:00:00Z"));
        assert_eq!(desk.entry().text(Field::Name), "");
        assert_eq!(desk.entry().text(Field::EnquiryReceived), "2026-11-21T11:00");
        assert_eq!(store.asked().pop(), Some(Request::KeepForm(None)));
    });
}
