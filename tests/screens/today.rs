//! What Today says.

use expect_test::{Expect, expect};
use ninefold::state::Keeping;
use ninefold_core::domain::lead::Lead;

use super::draw::{html, lead, words};

fn check(leads: &[Lead], expected: Expect) {
    expected.assert_eq(&words(&html("#/today", Some(leads), Keeping::Browser, None)));
}

#[test]
fn a_desk_without_leads_says_how_to_begin() {
    check(
        &[],
        expect![[r#"
            Today
            Saturday 21 November · nothing due
            No leads yet
            Three ways to begin. Everything stays in this browser, and nothing is sent anywhere.
            Type a lead
            A name is enough. Ninefold then says what to do next, when, and why.
            Type the first one n
            Bring a file
            A Ninefold file, from another browser or from somebody you work with.
            Import a file
            Look at the demo
            A made-up business with leads in every stage, on a desk of its own.
            Open the demo
            Back to Today
        "#]],
    );
}

#[test]
fn running_clocks_come_before_what_is_late() {
    check(
        &[
            lead("Zoë Eriksson", "Iris Dental", "Fair", Some("2026-11-18T09:00:00Z")),
            lead("Jürgen Weiß", "Grünwerk GmbH", "", Some("2026-11-21T10:11:00Z")),
            lead("Ana Costa", "Alder & Finch", "your site", Some("2026-11-21T10:40:06Z")),
            lead("Kofi O’Brien", "", "", None),
        ],
        expect![[r#"
            Today
            Saturday 21 November · 3 to do
            Clock running least time left first
            Ana Costa
            Alder & Finch
            1:54 of 5:00
            Asked 1 minute ago from your site call first
            Jürgen Weiß
            Grünwerk GmbH
            31 min
            Asked 31 minutes ago no answer yet
            Overdue earliest due first
            Zoë Eriksson
            Iris Dental
            3 days late
            Asked 18 November, 09:00 from Fair first answer: call
            Back to Today
            Open a lead to see its next step, and why.
        "#]],
    );
}

#[test]
fn whoever_asked_nothing_waits_elsewhere() {
    check(
        &[lead("Kofi O’Brien", "", "", None)],
        expect![[r#"
        Today
        Saturday 21 November · nothing due
        Nothing to do now
        1 lead without a plan yet . They are all in
        Leads
        .
        Back to Today
        Open a lead to see its next step, and why.
    "#]],
    );
}
