//! A file is brought in: read, tried out, confirmed, and taken back.

use leptos::prelude::*;
use ninefold::state::{Desk, Preview, Request, TransferProgress};
use ninefold_core::domain::command::{Command, Known, Mode};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::{Draft, Lead};
use ninefold_core::domain::money::{Currency, Money};
use ninefold_core::domain::settings::Settings;
use ninefold_core::interchange::backup_file::write_file;
use ninefold_core::interchange::lead_json::write_lead;

use super::store::Store;
use super::{at, at_a_desk, now};

fn lead(name: &str) -> Lead {
    let mut random = [0; 10];
    for (byte, letter) in random.iter_mut().zip(name.bytes()) {
        *byte = letter;
    }
    let captured_at = at("2026-11-01T09:00:00Z");
    let draft = Draft { name: name.to_owned(), ..Draft::default() };
    draft.parse(LeadId::new(captured_at, random), captured_at).unwrap()
}

fn file(names: &[&str]) -> String {
    let texts: Vec<String> = names.iter().map(|name| write_lead(&lead(name))).collect();
    write_file(now(), &Settings::default(), texts.iter().map(String::as_str))
}

/// Takes a file with these leads, and reads it to its end.
fn take(desk: Desk, names: &[&str]) {
    desk.transfer().take(desk, "backup.json".to_owned(), Ok(file(names)));
    while desk.transfer().step(desk) {}
}

/// What stands in for the store tries the last import out, and writes nothing.
fn try_out(desk: Desk, store: &Store) {
    let tried = |request: &Request| {
        let Request::TryOut(command) = request else { return None };
        Some(command.clone())
    };
    let command = store.asked().iter().rev().find_map(tried).unwrap();
    let ids: Vec<LeadId> = desk.with_rows(|rows| rows.keys().copied().collect());
    let leads = ids.into_iter().filter_map(|id| Some((id, store.lead(id)?))).collect();
    let known = Known { leads, ..Known::default() };
    desk.tried(command.run(&known, now()).map_err(|why| why.to_string()));
}

fn preview(desk: Desk) -> Preview {
    let progress = desk.transfer().progress();
    let TransferProgress::Ready(preview) = progress else { panic!("no preview: {progress:?}") };
    *preview
}

/// Takes, tries out, and confirms.
fn bring_in(desk: Desk, store: &Store, names: &[&str]) {
    take(desk, names);
    try_out(desk, store);
    desk.transfer().confirm(desk);
    store.answer(desk);
}

fn n_told(preview: &Preview) -> (usize, usize, usize, usize) {
    let report = &preview.report;
    (report.n_new, report.n_changed, report.n_same, report.n_deleted)
}

fn is_told(desk: Desk, words: &str) {
    assert_eq!(desk.notice().map(|notice| notice.text).as_deref(), Some(words));
}

/// The commands that were given.
fn given(store: &Store) -> Vec<Command> {
    let command = |request: &Request| {
        let Request::Do(_, command) = request else { return None };
        Some((**command).clone())
    };
    store.asked().iter().filter_map(command).collect()
}

#[test]
fn nothing_is_written_before_it_is_confirmed() {
    at_a_desk(|desk, store| {
        desk.transfer().take(desk, "backup.json".to_owned(), Ok(file(&["Ana", "Ben"])));
        assert_eq!(desk.transfer().progress(), TransferProgress::Reading { n_read: 0, n_leads: 0 },);
        while desk.transfer().step(desk) {}
        assert_eq!(desk.transfer().progress(), TransferProgress::Trying);
        try_out(desk, store);
        assert_eq!((preview(desk).n_leads, n_told(&preview(desk))), (2, (2, 0, 0, 0)));
        assert_eq!((given(store).len(), desk.n_leads()), (0, 0), "it was only looked at");

        desk.transfer().confirm(desk);
        assert_eq!(desk.transfer().progress(), TransferProgress::Saving);
        store.answer(desk);
        assert_eq!((desk.transfer().progress(), desk.n_leads()), (TransferProgress::Idle, 2));
        is_told(desk, "Saved – 2 new");
    });
}

#[test]
fn one_undo_takes_a_whole_import_back() {
    at_a_desk(|desk, store| {
        bring_in(desk, store, &["Ana", "Ben"]);
        desk.undo();
        store.answer(desk);
        assert_eq!(desk.n_leads(), 0);
        is_told(desk, "Undone – 2 leads");
        desk.redo();
        store.answer(desk);
        assert_eq!(desk.n_leads(), 2);
    });
}

#[test]
fn the_same_file_twice_changes_nothing() {
    at_a_desk(|desk, store| {
        bring_in(desk, store, &["Ana", "Ben"]);
        take(desk, &["Ana", "Ben"]);
        try_out(desk, store);
        assert_eq!(n_told(&preview(desk)), (0, 0, 2, 0));
        desk.transfer().cancel();
        assert_eq!(desk.transfer().progress(), TransferProgress::Idle);
    });
}

#[test]
fn what_was_deleted_here_stays_deleted_unless_it_is_restored() {
    for (is_restored, n_leads) in [(false, 1), (true, 2)] {
        at_a_desk(|desk, store| {
            bring_in(desk, store, &["Ana", "Ben"]);
            desk.delete(lead("Ana").id());
            store.answer(desk);
            take(desk, &["Ana", "Ben"]);
            try_out(desk, store);
            let deleted_here = preview(desk).report.deleted_here;
            assert_eq!(deleted_here, [(lead("Ana").id(), "Ana".to_owned())]);
            desk.transfer().set_restored(lead("Ana").id(), is_restored);
            desk.transfer().confirm(desk);
            store.answer(desk);
            assert_eq!(desk.n_leads(), n_leads, "restored: {is_restored}");
        });
    }
}

#[test]
fn a_desk_is_copied_before_a_file_takes_its_place() {
    at_a_desk(|desk, store| {
        bring_in(desk, store, &["Ana", "Ben"]);
        take(desk, &["Ben", "Carla"]);
        desk.transfer().set_mode(desk, Mode::Replace);
        try_out(desk, store);
        assert_eq!(n_told(&preview(desk)), (1, 0, 1, 1));
        desk.transfer().confirm(desk);
        assert_eq!(store.asked().last(), Some(&Request::Export));
        assert_eq!(given(store).len(), 1, "the file waits for the copy");

        desk.exported(Ok(2));
        store.answer(desk);
        assert_eq!((desk.n_leads(), desk.trash().len()), (2, 1));
        desk.undo();
        store.answer(desk);
        assert_eq!((desk.n_leads(), desk.trash().len()), (2, 1), "Ana is back, Carla is out");
        assert_eq!(desk.trash()[0].title, "Carla");
    });
}

#[test]
fn without_a_copy_no_file_takes_the_place_of_a_desk() {
    at_a_desk(|desk, store| {
        bring_in(desk, store, &["Ana"]);
        take(desk, &["Ben"]);
        desk.transfer().set_mode(desk, Mode::Replace);
        try_out(desk, store);
        desk.transfer().confirm(desk);
        desk.exported(Err("there is no room left to save".to_owned()));
        let why = "what is here could not be copied first: there is no room left to save";
        assert_eq!(desk.transfer().progress(), TransferProgress::Failed(why.to_owned()));
        assert_eq!((given(store).len(), desk.n_leads()), (1, 1));
    });
}

#[test]
fn what_is_no_file_of_ours_changes_nothing() {
    let cut = file(&["Ana", "Ben"]);
    for text in ["", "hello", "{}", "[1,2]", &cut[..cut.len() / 2]] {
        at_a_desk(|desk, store| {
            desk.transfer().take(desk, "notes.txt".to_owned(), Ok(text.to_owned()));
            while desk.transfer().step(desk) {}
            let TransferProgress::Failed(why) = desk.transfer().progress() else {
                panic!("{text:?} was taken");
            };
            assert!(why.starts_with("notes.txt: "), "{why}");
            assert_eq!((given(store).len(), desk.n_leads()), (0, 0));
        });
    }
}

#[test]
fn an_import_that_cannot_be_saved_says_why() {
    at_a_desk(|desk, store| {
        take(desk, &["Ana"]);
        try_out(desk, store);
        desk.transfer().confirm(desk);
        store.refuse(desk, "there is no room left to save");
        let why = "there is no room left to save".to_owned();
        assert_eq!(desk.transfer().progress(), TransferProgress::Failed(why));
        assert_eq!((desk.n_leads(), desk.failures().len()), (0, 0));
    });
}

#[test]
fn an_export_says_how_much_it_wrote() {
    at_a_desk(|desk, store| {
        desk.transfer().export(desk);
        assert_eq!(store.asked().last(), Some(&Request::Export));
        assert!(untrack(|| desk.transfer().is_exporting()));
        desk.exported(Ok(2));
        assert!(!untrack(|| desk.transfer().is_exporting()));
        is_told(desk, "Exported – 2 leads");
    });
}

#[test]
fn a_file_may_bring_nothing_but_settings() {
    at_a_desk(|desk, store| {
        let typical_sale = Money::parse("250", Currency::EUR).ok();
        let settings = Settings { typical_sale, changed_at: Some(now()), ..Settings::default() };
        let text = write_file(now(), &settings, std::iter::empty());
        desk.transfer().take(desk, "backup.json".to_owned(), Ok(text));
        while desk.transfer().step(desk) {}
        try_out(desk, store);
        assert!(preview(desk).changes_settings);
        assert_eq!(n_told(&preview(desk)), (0, 0, 0, 0));

        desk.transfer().confirm(desk);
        store.answer(desk);
        assert_eq!(store.settings().typical_sale, typical_sale);
        is_told(desk, "Saved – the settings");
    });
}

#[test]
fn a_time_zone_that_is_not_known_here_is_told_in_the_preview() {
    at_a_desk(|desk, store| {
        let zone = Some("Mars/Olympus".to_owned());
        let settings = Settings { zone, changed_at: Some(now()), ..Settings::default() };
        let text = write_file(now(), &settings, std::iter::empty());
        desk.transfer().take(desk, "backup.json".to_owned(), Ok(text));
        while desk.transfer().step(desk) {}
        try_out(desk, store);
        assert_eq!(preview(desk).unknown_zones, ["Mars/Olympus"]);
        desk.transfer().confirm(desk);
        store.answer(desk);
        assert_eq!(store.settings().zone.as_deref(), Some("Mars/Olympus"));
    });
}

#[test]
fn an_answer_from_before_a_newer_one_takes_nothing_back() {
    at_a_desk(|desk, _| {
        let of = |name: &str| Draft { name: name.to_owned(), ..Draft::default() };
        let (id, at) = (lead("Ana").id(), at("2026-11-01T09:00:00Z"));
        let named = |name: &str| of(name).parse(id, at).unwrap();
        desk.caught_up(7, &[named("Anna")], None);
        desk.caught_up(6, &[named("Ana")], None);
        assert_eq!(desk.row(id).get_untracked().map(|row| row.title).as_deref(), Some("Anna"));
    });
}
