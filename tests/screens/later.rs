//! What stands in the place of a later page until it is here.

use expect_test::{Expect, expect};
use ninefold::state::{Desk, Keeping};

use super::draw::{html_where, open, words};

/// The page at `hash`, where loading it comes to what `load_later` does.
fn check(hash: &str, load_later: fn(Desk), expected: Expect) {
    let html = html_where(hash, load_later, |desk| open(desk, Keeping::Browser, &[]));
    expected.assert_eq(&words(&html));
}

#[test]
fn a_page_that_is_on_its_way_has_its_head_already() {
    check(
        "#/data",
        |_| {},
        expect![[r#"
        Data
        Loading this page …
        Back to Leads
    "#]],
    );
}

#[test]
fn a_page_that_does_not_come_says_why_and_can_be_tried_again() {
    let fail = |desk: Desk| desk.later_came(Err("the host did not answer".to_owned()));
    check(
        "#/settings",
        fail,
        expect![[r#"
            Settings
            This page is not here yet
            This page could not be loaded
            One file of Ninefold did not come: the host did not answer . Try again, or load the page anew. Your leads are where they were.
            Try again
            Back to Leads
        "#]],
    );
}
