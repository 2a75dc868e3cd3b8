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
fn of_a_long_list_only_the_beginning_is_drawn_at_first() {
    let leads: Vec<_> = (0..1_201).map(|n| lead(&format!("{n:04}"), "", "", None)).collect();
    let html = html("#/leads", Some(&leads), Keeping::Browser, None);
    assert_eq!(html.matches(" id=\"lead-").count(), 24);
    assert!(html.contains("height:calc(var(--row) * 1201)"), "the list is as long as all of it");
    assert!(words(&html).contains("1,201 leads, newest first"));
}
