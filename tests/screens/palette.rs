//! What stands in the command palette, and in the list of shortcuts.

use expect_test::{Expect, expect};
use ninefold::state::{Desk, Keeping, Look, Panel};
use ninefold_core::domain::lead::Lead;

use super::draw::{html_of, lead, open, words};

fn people() -> [Lead; 3] {
    [
        lead("Ana Costa", "Alder & Finch", "Fair", Some("2026-11-21T10:41:00Z")),
        lead("Ben Ode", "", "", None),
        lead("Zoë Müller", "Bäckerei Groß", "", Some("2026-11-20T09:00:00Z")),
    ]
}

/// The dialog that `part` of a page is in, as words.
fn dialog(html: &str, class: &str) -> String {
    let (_, dialog) = html.split_once(&format!("class=\"dialog {class}\">")).unwrap();
    let (dialog, _) = dialog.split_once("</dialog>").unwrap();
    words(&format!("<main><p>{dialog}</p></main>"))
}

/// What the palette shows when `typed` stands in it and the first lead is open.
fn check(typed: &str, expected: Expect) {
    let html = html_of("#/leads", |desk| {
        arrange(desk);
        desk.palette().write(typed.to_owned());
    });
    expected.assert_eq(&dialog(&html, "palette"));
}

fn arrange(desk: Desk) {
    let people = people();
    open(desk, Keeping::Browser, &people);
    let first = &people[0];
    desk.open(Some(first.id()));
    desk.show(first.id(), Ok(Some(first.clone())));
    people.iter().for_each(|lead| desk.palette().opened(lead.id()));
    desk.palette().open(desk, Panel::Commands, Some(first.id()));
}

#[test]
fn with_nothing_typed_it_offers_what_is_near() {
    check(
        "",
        expect![[r#"
            Command palette
            Leads
            Zoë Müller Bäckerei Groß
            Ben Ode
            Pages
            Today
            Leads
            Board
            Duplicates
            Cadences
            Data
            Settings
            Actions
            Log touch with Ana Costa
            Snooze Ana Costa
            Skip the step of Ana Costa
            Call sheet of Ana Costa
            Move Ana Costa to Working
            Move Ana Costa to Nurture
            Move Ana Costa to Won
            Move Ana Costa to Lost
            New lead
            Undo
            Redo
            Export JSON
            Import a file
            Theme: light
            Theme: dark
            Projector: on
            Keyboard shortcuts
            26 results
        "#]],
    );
}

#[test]
fn the_best_kind_comes_first() {
    check(
        "zoe",
        expect![[r#"
        Command palette
        Leads
        Zoë Müller Bäckerei Groß
        1 result
    "#]],
    );
    check(
        "won",
        expect![[r#"
            Command palette
            Actions
            Move Ana Costa to Won
            1 result
        "#]],
    );
    check(
        "sett",
        expect![[r#"
            Command palette
            Pages
            Settings
            1 result
        "#]],
    );
    check(
        "qqq",
        expect![[r#"
        Command palette
        Nothing found
    "#]],
    );
}

#[test]
fn a_screen_reader_is_told_which_line_is_meant() {
    let html = html_of("#/leads", |desk| {
        arrange(desk);
        desk.palette().go_to(2);
    });
    assert!(html.contains("aria-activedescendant=\"palette-2\""));
    assert_eq!(html.matches("role=\"option\" aria-selected=\"true\"").count(), 1);
    assert!(html.contains("id=\"palette-2\" role=\"option\" aria-selected=\"true\""));
    for kind in ["leads", "pages", "actions"] {
        assert!(html.contains(&format!("aria-labelledby=\"palette-{kind}\"")), "{kind}");
    }
}

#[test]
fn every_shortcut_is_listed() {
    let html = html_of("#/today", |desk| {
        arrange(desk);
        desk.palette().open(desk, Panel::Shortcuts, None);
    });
    expect![[r#"
        Keyboard shortcuts
        Keys by themselves can be switched off:
        Shortcuts of a single key
        . On a Mac, Ctrl is ⌘.
        Anywhere
        n
        New lead
        /
        Search leads
        Ctrl k
        Command palette: leads, pages and actions, from fields too
        ?
        This list
        Ctrl z
        Undo what was done last
        Ctrl Shift z
        Do again what was undone last
        The lead of the row, or the one that is open
        l
        Log a touch
        c
        Its call sheet
        s
        Put its next step off
        Shift s
        Skip its next step
        Today
        j
        Next row
        k
        The row before
        ↓ ↑
        The same, once a row has the keyboard
        Enter
        Open the lead of the row
        The table of leads
        ↓ ↑
        Next row, the row before; j and k too
        Home End
        First and last column; with Ctrl, first and last row
        Page Down Page Up
        A screen further, a screen back
        Enter
        Open the lead of the row
        x
        Select the row, or not any more; the space bar too
        Shift ↓
        Select more rows
        Ctrl a
        Select all that are found
        Escape
        Select none
        .
        Beside an open lead: the next one of the list; , the one before
        Board
        ↓ ↑ ← →
        Go between cards and columns
        m
        Choose a stage for the card
        Shift →
        Move the card to the next stage; with ←, to the one before
        Duplicates
        j
        Next pair; k, the pair before
        1
        Take the left one; 2 takes the right one, 3 both
        Ctrl Enter
        Merge the two
        Forms
        Enter
        Save the field that is being edited; in a form, save it
        Ctrl Enter
        Save the form, from any of its fields
        Escape
        Put back what stood in the field; close a form and keep what was typed
        n
        In a field for a date and time: just now
        1
        Log touch: 1 to 7 choose the outcome; of a choice, the one with that number
        i
        Log touch: I don’t know yet; after a no, the letter beside each reason
        Close
    "#]]
    .assert_eq(&dialog(&html, "shortcuts"));
}

#[test]
fn keys_that_are_switched_off_are_not_promised() {
    let draw = |has_shortcuts| {
        html_of("#/today", |desk| {
            arrange(desk);
            desk.set_look(Look { has_shortcuts, ..Look::default() });
        })
    };
    let (on, off) = (draw(true), draw(false));
    assert!(on.contains("aria-keyshortcuts=\"n\"") && on.contains("aria-keyshortcuts=\"l\""));
    assert!(!off.contains("aria-keyshortcuts=\"n\"") && !off.contains("aria-keyshortcuts=\"l\""));
    assert!(dialog(&off, "shortcuts").contains("Keys by themselves are switched off."));
}
