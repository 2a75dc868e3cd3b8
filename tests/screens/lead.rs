//! What the page of one lead says.

use expect_test::{Expect, expect};
use ninefold::route::Route;
use ninefold::state::Keeping;
use ninefold_core::domain::lead::Lead;

use super::draw::{html, lead, words};

fn check(lead: &Lead, expected: Expect) {
    let hash = Route::Lead(lead.id()).to_string();
    let html = html(&hash, Some(&[]), Keeping::Browser, Some(lead));
    let (_, pane) = html.split_once("class=\"pane\"").unwrap();
    expected.assert_eq(&words(&format!("<main{pane}")));
}

#[test]
fn an_enquiry_shows_its_next_step_and_why() {
    let asked = Some("2026-11-21T10:40:06Z");
    check(
        &lead("Ana Costa", "Alder & Finch", "your site", asked),
        expect![[r#"
            Back to Leads
            Ana Costa
            Alder & Finch from your site
            Next step
            Call, now
            Due today 10:42 · at the latest today 10:45
            Answer while they still think of it
            Step 1 of 7 of “New enquiry”
            Why this date?
            Plan “New enquiry”, step 1: 2 minutes after the enquiry (today 10:40) is today 10:42
            That is on a day off, but a first answer does not wait for working hours
            Company
            Alder & Finch
            Source
            your site
            Timeline
            today 10:42 Typed in
            today 10:40 Enquiry received
        "#]],
    );
}

#[test]
fn whoever_asked_nothing_has_no_plan() {
    check(
        &lead("Kofi O’Brien", "", "Fair", None),
        expect![[r#"
        Back to Leads
        Kofi O’Brien
        from Fair
        Next step
        No plan yet
        This person came without an enquiry: no clock runs and nothing is due.
        Source
        Fair
        Timeline
        today 10:42 Typed in
    "#]],
    );
}
