//! What Data says: files in and out, the trash, and what was done.

use expect_test::{Expect, expect};
use ninefold::state::{Desk, Keeping};
use ninefold_core::domain::command::{Change, Mode, Report};
use ninefold_core::domain::fact::{Fact, FactKind};
use ninefold_core::domain::journal::{Deed, Entry, EntryId, Item};
use ninefold_core::domain::lead::{Lead, Was};
use ninefold_core::domain::stage::{Stage, Standing};
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::touch::Channel;
use ninefold_core::interchange::backup_file::write_file;
use ninefold_core::interchange::lead_json::write_lead;

use super::draw::{NOW, html_of, lead, open, words};

/// The part of Data under the heading `title`, and the parts after it as far as the next.
fn check(title: &str, leads: &[Lead], arrange: impl FnOnce(Desk), expected: Expect) {
    let html = html_of("#/data", |desk| {
        open(desk, Keeping::Browser, leads);
        arrange(desk);
    });
    let page = words(&html);
    let (_, part) = page.split_once(&format!("\n{title}\n")).unwrap();
    let ends =
        ["\nImport\n", "\nTrash\n", "\nHistory\n", "\nWhere your leads are\n", "\nBack to Today\n"];
    let end = ends.iter().filter_map(|end| part.find(end)).min().unwrap_or(part.len());
    expected.assert_eq(&part[..end]);
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn deleted(name: &str, company: &str, deleted_at: &str) -> Lead {
    let lead = lead(name, company, "", None);
    lead.set(Fact::DeletedAt(Some(at(deleted_at))), at(deleted_at)).unwrap()
}

/// The entry `id` of `deed`, done to `before`, which came to say what `after` says.
fn entry(id: u64, deed: Deed, steps: &[(Option<&Lead>, &Lead)]) -> Entry {
    let items = steps.iter().filter_map(|(before, after)| Item::between(*before, after)).collect();
    let (at, id) = (at(NOW), EntryId(id));
    Entry { id, at, deed, items, settings: None, undoes: None, undone_by: None }
}

#[test]
fn a_new_desk_says_what_each_part_is_for() {
    check(
        "Export",
        &[],
        |_| {},
        expect![[r#"
        One file with everything: 0 leads, with every touch, earlier versions and the settings. It holds names and numbers in plain text: keep it where you would keep them.
        Export JSON"#]],
    );
    check(
        "Import",
        &[],
        |_| {},
        expect![[r#"
        A Ninefold JSON file. Choose it, drop it anywhere on this page, or paste it. You see what it would change before anything is changed.
        Import file
        Drop the file to see what is in it"#]],
    );
    check(
        "Trash",
        &[],
        |_| {},
        expect![
            "Nothing is in the trash. Leads that you delete wait here until you restore them or erase them for good."
        ],
    );
    check(
        "History",
        &[],
        |_| {},
        expect![
            "Nothing was done in the last 30 days. Every change will be listed here, with the way to take it back."
        ],
    );
    check(
        "Where your leads are",
        &[],
        |_| {},
        expect![[r#"
        Saved on this device, in this browser, at this address. They are nowhere else: no server has a copy.
        Clearing this site’s data in the browser removes them, the trash and the history too.
        A private window forgets them when it is closed.
        Safari removes them after seven days without a visit, unless Ninefold is on the home screen or in the Dock.
        Opened from a folder, other pages from that folder may be able to read them.
        Another browser, another device or another address shows a desk of its own.
        A lost or broken device takes them along. Export regularly, and keep the file elsewhere.
        Back to Leads
    "#]],
    );
}

#[test]
fn an_export_says_how_much_is_in_it() {
    let leads = [lead("Ana Costa", "", "", None), deleted("Ben", "", NOW)];
    check(
        "Export",
        &leads,
        |desk| desk.transfer().export(desk),
        expect![[r#"
        One file with everything: 2 leads, 1 of them in the trash, with every touch, earlier versions and the settings. It holds names and numbers in plain text: keep it where you would keep them.
        Writing …"#]],
    );
}

#[test]
fn the_trash_names_who_is_in_it_since_when() {
    let leads = [
        deleted("Ana Costa", "Alder & Finch", "2026-10-22T10:41:00Z"),
        deleted("Kofi O’Brien", "", "2026-11-21T10:12:00Z"),
    ];
    check(
        "Trash",
        &leads,
        |_| {},
        expect![[r#"
        2 leads. They stay here until you restore them or erase them for good.
        Restore all
        Erase all
        Kofi O’Brien
        Deleted 30 minutes ago
        Restore
        Erase for good
        Ana Costa Alder & Finch
        Deleted 22 October, 10:41 in the trash for more than 30 days
        Restore
        Erase for good"#]],
    );
}

#[test]
fn a_long_trash_is_drawn_in_steps() {
    let leads: Vec<_> = (0..101).map(|n| deleted(&format!("{n:03}"), "", NOW)).collect();
    let html = html_of("#/data", |desk| open(desk, Keeping::Browser, &leads));
    assert_eq!(html.matches("class=\"trash__row\"").count(), 100);
    assert!(words(&html).contains("Show more (1 left)"));
}

#[test]
fn the_history_tells_what_was_done_and_how_to_take_it_back() {
    let ana = lead("Ana Costa", "", "", None);
    let ben = lead("Ben", "", "", None);
    let renamed = ana.set(Fact::Ready(Some(true)), at(NOW)).unwrap();
    let won = Standing::from(Stage::Won);
    let won = renamed.set(Fact::Stage(won), at(NOW)).unwrap();
    let journal = vec![
        Entry { undoes: Some(EntryId(8)), ..entry(9, Deed::Undid, &[(Some(&ana), &renamed)]) },
        Entry {
            undoes: Some(EntryId(5)),
            undone_by: Some(EntryId(9)),
            ..entry(8, Deed::Undid, &[(Some(&renamed), &ana)])
        },
        Entry { undoes: Some(EntryId(6)), ..entry(7, Deed::Undid, &[(Some(&won), &renamed)]) },
        Entry {
            undone_by: Some(EntryId(7)),
            ..entry(6, Deed::Changed(FactKind::Stage), &[(Some(&renamed), &won)])
        },
        Entry {
            undone_by: Some(EntryId(8)),
            ..entry(5, Deed::Changed(FactKind::Ready), &[(Some(&ana), &renamed)])
        },
        entry(4, Deed::Logged(Channel::Call), &[(Some(&ana), &renamed)]),
        entry(3, Deed::Erased, &[]),
        entry(2, Deed::Imported, &[(None, &ana), (None, &ben)]),
        entry(1, Deed::Added, &[(None, &ana)]),
    ];
    check(
        "History",
        &[],
        |desk| desk.tell_journal(journal),
        expect![[r#"
        What was done in the last 30 days. What was changed again since stays when you undo.
        Did again: changed the readiness of Ana Costa just now
        Undo
        Undid: changed the readiness of Ana Costa just now
        undone
        Undid: moved Ana Costa to Won just now
        Do again
        Moved Ana Costa to Won just now
        undone
        Changed the readiness of Ana Costa just now
        Logged a call with Ana Costa just now
        Undo
        Erased leads for good just now
        Imported 2 leads just now
        Undo
        Added Ana Costa just now
        Undo"#]],
    );
}

/// Has the desk read a file with these leads; its second lead is none.
fn take(desk: Desk, leads: &[Lead]) {
    let mut texts: Vec<String> = leads.iter().map(write_lead).collect();
    texts.insert(1, "{\"id\":\"019aa95c-3d10-7abc-8def-0123456789ab\",\"name\":\"Nobody\",\"captured_at\":\"soon\"}".to_owned());
    let file = write_file(at(NOW), &Default::default(), texts.iter().map(String::as_str));
    desk.transfer().take(desk, "backup.json".to_owned(), Ok(file));
    while desk.transfer().step(desk) {}
}

#[test]
fn a_file_is_looked_at_before_it_is_brought_in() {
    let leads = [lead("Ana Costa", "", "", None), lead("Ben", "", "", None)];
    let was = |name: &str| Was {
        set_at: at(NOW),
        fact: lead(name, "", "", None).parts().fact(FactKind::Name),
    };
    let report = Report {
        n_new: 1,
        n_changed: 1,
        n_same: 1200,
        deleted_here: vec![(leads[1].id(), "Ben".to_owned())],
        overruled: (0..7)
            .map(|n| (leads[0].id(), "Ana Costa".to_owned(), was(&format!("Ana {n}"))))
            .collect(),
        ..Report::default()
    };
    check(
        "Import",
        &[],
        |desk| {
            take(desk, &leads);
            desk.tried(Ok(Change { report, ..Default::default() }));
            desk.transfer().set_restored(leads[1].id(), true);
        },
        expect![[r#"
            A Ninefold JSON file. Choose it, drop it anywhere on this page, or paste it. You see what it would change before anything is changed.
            Import file
            backup.json
            What to do with it
            Merge with what is here
            Nothing is removed. Where both say something about a lead, the later change stays.
            Replace everything here
            What is here is exported first, leads that are not in the file go to the trash, and one Undo takes it all back.
            New
            1
            Changed
            1
            Same
            1,200
            Refused
            1
            Refused, and left out
            Nobody – leads[1].captured_at: a date and time looks like 2026-11-22T09:30:00.000Z, line 3, column 76
            Overruled by a later change, and kept in the lead’s history
            Ana Costa : the name “Ana 0”
            Ana Costa : the name “Ana 1”
            Ana Costa : the name “Ana 2”
            Ana Costa : the name “Ana 3”
            Ana Costa : the name “Ana 4”
            2 more
            Deleted here since the file was written; they stay in the trash
            Restore Ben
            Import 3 leads
            Cancel
            Drop the file to see what is in it"#]],
    );
}

#[test]
fn a_file_that_takes_the_place_of_the_desk_says_what_goes() {
    let leads = [lead("Ana Costa", "", "", None), lead("Ben", "", "", None)];
    let report = Report { n_new: 1, n_same: 1, n_deleted: 3, ..Report::default() };
    check(
        "Import",
        &[],
        |desk| {
            take(desk, &leads);
            desk.transfer().set_mode(desk, Mode::Replace);
            desk.tried(Ok(Change { report, ..Default::default() }));
        },
        expect![[r#"
            A Ninefold JSON file. Choose it, drop it anywhere on this page, or paste it. You see what it would change before anything is changed.
            Import file
            backup.json
            What to do with it
            Merge with what is here
            Nothing is removed. Where both say something about a lead, the later change stays.
            Replace everything here
            What is here is exported first, leads that are not in the file go to the trash, and one Undo takes it all back.
            New
            1
            Changed
            0
            Same
            1
            Refused
            1
            To the trash
            3
            Refused, and left out
            Nobody – leads[1].captured_at: a date and time looks like 2026-11-22T09:30:00.000Z, line 3, column 76
            Import 2 leads
            Cancel
            Drop the file to see what is in it"#]],
    );
}

#[test]
fn a_file_without_news_says_so() {
    let leads = [lead("Ana Costa", "", "", None), lead("Ben", "", "", None)];
    let report = Report { n_same: 2, ..Report::default() };
    check(
        "Import",
        &[],
        |desk| {
            take(desk, &leads);
            desk.tried(Ok(Change { report, ..Default::default() }));
        },
        expect![[r#"
            A Ninefold JSON file. Choose it, drop it anywhere on this page, or paste it. You see what it would change before anything is changed.
            Import file
            backup.json
            What to do with it
            Merge with what is here
            Nothing is removed. Where both say something about a lead, the later change stays.
            Replace everything here
            What is here is exported first, leads that are not in the file go to the trash, and one Undo takes it all back.
            New
            0
            Changed
            0
            Same
            2
            Refused
            1
            Refused, and left out
            Nobody – leads[1].captured_at: a date and time looks like 2026-11-22T09:30:00.000Z, line 3, column 76
            Nothing in this file is new.
            Close
            Drop the file to see what is in it"#]],
    );
}

#[test]
fn what_is_no_file_is_refused_in_a_sentence() {
    check(
        "Import",
        &[],
        |desk| {
            desk.transfer().take(
                desk,
                "holiday.jpg".to_owned(),
                Err("it is no text in UTF-8".to_owned()),
            )
        },
        expect![[r#"
            A Ninefold JSON file. Choose it, drop it anywhere on this page, or paste it. You see what it would change before anything is changed.
            Import file
            Not imported. holiday.jpg: it is no text in UTF-8 . Nothing was changed.
            Drop the file to see what is in it"#]],
    );
}

#[test]
fn a_desk_in_this_tab_alone_says_what_to_do() {
    let html = html_of("#/data", |desk| {
        open(desk, Keeping::ThisTab("the browser does not let this page save".to_owned()), &[]);
    });
    let page = words(&html);
    assert!(page.contains("0 leads, only in this tab\n"), "{page}");
    assert!(
        page.contains("Only in this tab. Export before you close it: then they are gone.\n"),
        "{page}"
    );
}

#[test]
fn a_file_that_somebody_changed_says_so() {
    let html = html_of("#/data", |desk| {
        open(desk, Keeping::Browser, &[]);
        let text = write_lead(&lead("Ana Costa", "", "", None));
        let file = write_file(at(NOW), &Default::default(), [text.as_str()]);
        let file = file.replace("Ana Costa", "Ana Castro");
        desk.transfer().take(desk, "backup.json".to_owned(), Ok(file));
        while desk.transfer().step(desk) {}
        desk.tried(Ok(Change {
            report: Report { n_new: 1, ..Report::default() },
            ..Default::default()
        }));
    });
    let warning =
        "This file was changed after Ninefold wrote it; look twice at what it would do.\n";
    assert!(words(&html).contains(warning), "{}", words(&html));
}
