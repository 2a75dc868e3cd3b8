//! What the pages say about where leads are kept, and about addresses that lead nowhere.

use expect_test::{Expect, expect};
use ninefold::state::Keeping;

use super::draw::{html, lead, words};

fn check(hash: &str, keeping: Keeping, expected: Expect) {
    expected.assert_eq(&words(&html(hash, Some(&[]), keeping, None)));
}

#[test]
fn a_tab_that_keeps_nothing_says_so() {
    let why = "the browser does not let this page save".to_owned();
    check(
        "#/today",
        Keeping::ThisTab(why),
        expect![[r#"
        Nothing is being saved. Leads you type are kept only until this tab is closed: the browser does not let this page save .
        Today
        Saturday 21 November · nothing due
        No leads in this tab
        What you saved before, if anything, cannot be reached from here. It was not changed.
        Back to Today
    "#]],
    );
}

#[test]
fn data_says_how_everything_gets_out_and_where_it_is() {
    check(
        "#/data",
        Keeping::Browser,
        expect![[r#"
        Data
        0 leads, saved in this browser
        Export
        One JSON file with every lead and all that is known about it, and a checksum inside. Other programs can read it:
        its format is described by a schema
        .
        Export JSON
        Where your leads are
        In this browser, on this device, and nowhere else. Clearing the data of this site, a lost device or a private window takes them away. Export now and then, and keep the file elsewhere.
        Back to Leads
    "#]],
    );
}

#[test]
fn an_unknown_address_shows_the_way_back() {
    check(
        "#/nowhere",
        Keeping::Browser,
        expect![[r#"
        Page not found
        Nothing lives at this address
        Your leads are where they were
        Back to Today
        Back to Leads
    "#]],
    );
}

#[test]
fn a_long_list_is_drawn_in_steps() {
    let leads: Vec<_> = (0..201).map(|n| lead(&format!("{n:03}"), "", "", None)).collect();
    let html = html("#/leads", Some(&leads), Keeping::Browser, None);
    assert_eq!(html.matches("class=\"lead-row\"").count(), 200);
    assert!(words(&html).contains("201 leads, newest first"));
    assert!(words(&html).contains("Show more (1 left)"));
}
