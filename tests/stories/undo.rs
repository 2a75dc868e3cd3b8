//! What was done is taken back, and done again.

use ninefold::state::Desk;
use ninefold_core::domain::command::Command;
use ninefold_core::domain::contact::Company;
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::Deed;
use ninefold_core::domain::lead::{Draft, Lead};
use ninefold_core::domain::stage::Stage;

use super::store::Store;
use super::{at_a_desk, now};

fn ana() -> Lead {
    let draft = Draft { name: "Ana Costa".to_owned(), ..Draft::default() };
    draft.parse(LeadId::new(now(), [1; 10]), now()).unwrap()
}

fn company(name: &str) -> Fact {
    Fact::Company(Some(Company::parse(name).unwrap()))
}

/// Tells `story` at a desk with Ana on it.
fn with_ana(story: impl FnOnce(Desk, &Store, LeadId)) {
    at_a_desk(|desk, store| {
        desk.give(Command::Add(Box::new(ana())));
        store.answer(desk);
        story(desk, store, ana().id());
    });
}

fn do_it(desk: Desk, store: &Store, verb: impl FnOnce()) {
    verb();
    store.answer(desk);
}

fn company_of(store: &Store, id: LeadId) -> Option<String> {
    store.lead(id).and_then(|lead| lead.company().map(ToString::to_string))
}

fn notice(desk: Desk) -> String {
    desk.notice().map(|notice| notice.text).unwrap_or_default()
}

#[test]
fn the_last_is_undone_first_and_done_again_last() {
    with_ana(|desk, store, id| {
        do_it(desk, store, || desk.set_fact(id, company("Alder")));
        do_it(desk, store, || desk.set_fact(id, company("Birch")));
        do_it(desk, store, || desk.undo());
        assert_eq!(company_of(store, id).as_deref(), Some("Alder"));
        do_it(desk, store, || desk.undo());
        assert_eq!(company_of(store, id), None);
        do_it(desk, store, || desk.redo());
        assert_eq!(company_of(store, id).as_deref(), Some("Alder"));
        do_it(desk, store, || desk.undo());
        assert_eq!(company_of(store, id), None);
        do_it(desk, store, || desk.undo());
        assert_eq!(desk.n_leads(), 0, "the lead itself goes into the trash");
        do_it(desk, store, || desk.undo());
        assert_eq!(notice(desk), "There is nothing left to undo");
    });
}

#[test]
fn nothing_is_done_again_once_something_else_was_done() {
    with_ana(|desk, store, id| {
        do_it(desk, store, || desk.set_fact(id, company("Alder")));
        do_it(desk, store, || desk.undo());
        do_it(desk, store, || desk.set_stage(id, Stage::Won.into()));
        do_it(desk, store, || desk.redo());
        assert_eq!(notice(desk), "There is nothing to do again");
        assert_eq!(company_of(store, id), None);
    });
}

#[test]
fn what_was_changed_since_stays_and_is_named() {
    with_ana(|desk, store, id| {
        do_it(desk, store, || desk.set_fact(id, company("Alder")));
        let first = desk.with_journal(|all| all[0].id);
        do_it(desk, store, || desk.set_fact(id, company("Birch")));
        do_it(desk, store, || desk.undo_entry(first));
        assert_eq!(company_of(store, id).as_deref(), Some("Birch"));
        assert!(
            notice(desk).contains("company of Ana Costa was changed since and stays"),
            "{}",
            notice(desk)
        );
    });
}

#[test]
fn what_was_undone_offers_no_undo() {
    with_ana(|desk, store, id| {
        do_it(desk, store, || desk.delete(id));
        do_it(desk, store, || desk.undo());
        let told = desk.with_journal(|all| {
            all.iter().map(|it| (it.deed, it.can_be_undone())).collect::<Vec<_>>()
        });
        assert_eq!(told, [(Deed::Undid, true), (Deed::Deleted, false), (Deed::Added, true)]);
    });
}

#[test]
fn what_is_erased_for_good_is_in_no_list_and_cannot_be_undone() {
    with_ana(|desk, store, id| {
        do_it(desk, store, || desk.delete(id));
        do_it(desk, store, || desk.erase(vec![id]));
        assert_eq!((desk.trash().len(), store.lead(id)), (0, None));
        assert_eq!(notice(desk), "Erased for good – 1 lead");
        assert!(desk.with_journal(|all| !all[0].can_be_undone()));
        assert_eq!(desk.notice().and_then(|notice| notice.undo), None);
    });
}

#[test]
fn settings_are_undone_too() {
    at_a_desk(|desk, store| {
        do_it(desk, store, || desk.set_settings(|settings| settings.zone = Some("UTC".to_owned())));
        assert_eq!(notice(desk), "Saved – settings");
        do_it(desk, store, || desk.undo());
        assert_eq!(notice(desk), "Undone – settings");
        assert!(
            desk.with_journal(|all| all[0].settings.as_ref().is_some_and(|it| it.1.zone.is_none()))
        );
    });
}
