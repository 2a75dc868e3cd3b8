//! The table of leads: what it says of each lead, and of all that are selected.

use expect_test::{Expect, expect};
use ninefold::state::{Desk, Keeping, ManyAsked, ManyField, Press};
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::money::{Currency, Money};
use ninefold_core::domain::query::Query;

use super::draw::{NOW, html_of, lead, open, words};

/// Ana, who asked half an hour ago and is worth something; Bo, who came without an enquiry; Cy, who
/// is never to be contacted.
fn three() -> Vec<Lead> {
    let now = NOW.parse().unwrap();
    let ana = lead("Ana", "Alder & Finch", "Fair", Some("2026-11-21T10:12:00Z"));
    let value = Money::parse("1200", Currency::EUR);
    let ana = ana.set(Fact::Value(value.ok()), now).unwrap();
    let cy = lead("Cy", "", "Web", None).set(Fact::NeverContact(true), now).unwrap();
    vec![ana, lead("Bo", "", "", None), cy]
}

fn html(hash: &str, arrange: impl FnOnce(Desk)) -> String {
    html_of(hash, |desk| {
        open(desk, Keeping::Browser, &three());
        arrange(desk);
    })
}

fn check(hash: &str, arrange: impl FnOnce(Desk), expected: Expect) {
    expected.assert_eq(&words(&html(hash, arrange)));
}

/// The words of what stands in front of the page.
fn dialog(title: &str, arrange: impl FnOnce(Desk)) -> String {
    let html = html("#/leads", arrange);
    let (_, rest) = html.split_once(&format!("id=\"{title}\"")).unwrap();
    let (dialog, _) = rest.split_once("</dialog>").unwrap();
    words(&format!("<main><h2 {dialog}</main>"))
}

#[test]
fn a_row_says_what_is_known_of_its_lead() {
    check(
        "#/leads",
        |_| {},
        expect![[r#"
            Leads
            3 leads, newest first
            Stage
            Due
            Source
            Tag
            Client
            Answered
            Last touch
            Value
            Who buys
            Plan
            Filters
            Duplicates
            Select
            Columns
            Selected
            Name
            Company
            Due
            Stage
            Value
            Source
            Last touch
            What to do
            Ana
            Alder & Finch
            30 min
            New
            €1,200
            Fair
            Log touch
            Snooze
            Skip
            …
            Bo
            no plan yet
            New
            Log touch
            …
            Cy
            never contact
            New
            Web
            Log touch
            …
            Back to Leads
            Open a lead to see its next step, and why.
        "#]],
    );
}

#[test]
fn the_grid_tells_its_size_its_order_and_where_one_is() {
    let html = html("#/leads?sort=-value", |_| {});
    for told in [
        r#"role="grid""#,
        r#"aria-rowcount="4""#,
        r#"aria-colcount="9""#,
        r#"aria-sort="descending" id="leads-head-5""#,
        r#"aria-rowindex="2""#,
        r#"aria-label="Select Ana""#,
    ] {
        assert!(html.contains(told), "{told}");
    }
    let (_, told) = html.split_once("aria-activedescendant=\"").unwrap();
    let (id, _) = told.split_once('"').unwrap();
    assert!(html.contains(&format!("id=\"{id}\"")), "{id}");
    let (_, grid) = html.split_once("role=\"grid\"").unwrap();
    let (grid, _) = grid.split_once("<dialog").unwrap();
    assert_eq!(grid.matches("tabindex=\"0\"").count(), 1, "the grid is one stop of the keyboard");
}

#[test]
fn who_is_selected_is_told_with_what_can_be_done() {
    check(
        "#/leads?q=ana",
        |desk| {
            desk.table().select_all(desk);
            let others = three();
            desk.list(Query::default());
            desk.table().press(desk, others[2].id(), Press::OneMore);
            desk.list(Query::of_words("ana"));
        },
        expect![[r#"
            Leads
            1 of 3 leads found, newest first
            Stage
            Due
            Source
            Tag
            Client
            Answered
            Last touch
            Value
            Who buys
            Plan
            Filters
            Save view…
            Duplicates
            Select
            Columns
            Selected
            Name
            Company
            Due
            Stage
            Value
            Source
            Last touch
            What to do
            Ana
            Alder & Finch
            30 min
            New
            €1,200
            Fair
            Log touch
            Snooze
            Skip
            …
            2 selected, 1 of them not in this list; 1 with never contact stays as it is
            Stage …
            Tag …
            Source …
            Plan …
            Snooze …
            Spread …
            Delete
            Export
            Clear
            Back to Leads
            Open a lead to see its next step, and why.
        "#]],
    );
}

#[test]
fn nobody_found_is_no_dead_end() {
    check(
        "#/leads?q=zzz",
        |_| {},
        expect![[r#"
            Leads
            0 of 3 leads found, newest first
            Stage
            Due
            Source
            Tag
            Client
            Answered
            Last touch
            Value
            Who buys
            Plan
            Filters
            Save view…
            Duplicates
            Select
            Columns
            Nobody is found
            Search for part of a name, a company, an e-mail, a phone number, a tag or a note.
            Back to Leads
            Open a lead to see its next step, and why.
        "#]],
    );
}

#[test]
fn the_list_says_where_in_it_the_open_lead_stands() {
    let leads = three();
    let id = leads[1].id();
    let html = html(&format!("#/leads/{id}"), |desk| {
        desk.open(Some(id));
        desk.show(id, Ok(Some(leads[1].clone())));
    });
    let (_, pager) = html.split_once("Leads in this list").unwrap();
    let (pager, _) = pager.split_once("</nav>").unwrap();
    expect![[r#"
        Previous lead ,
        2 of 3
        Next lead .
    "#]]
    .assert_eq(&words(&format!("<main><nav {pager}</main>")));
}

#[test]
fn what_is_asked_about_many_is_told_in_words() {
    let select = |desk: Desk| desk.table().select_all(desk);
    expect![[r#"
        Change stage
        3 selected; 1 with never contact stays as it is
        New
        Working
        Nurture
        Won no value is asked here
        Lost
        Cancel
    "#]]
    .assert_eq(&dialog("bulk-title", |desk| {
        select(desk);
        desk.table().ask(ManyField::Stage);
    }));
    expect![[r#"
        Mark as lost
        3 selected; 1 with never contact stays as it is
        Why are they lost?
        2 of them had fewer than five follow-ups; most plans make six.
        Cancel
        Save as lost
    "#]]
    .assert_eq(&dialog("bulk-title", |desk| {
        select(desk);
        desk.table().ask(ManyField::Reason);
    }));
    expect![[r#"
        Change tags
        3 selected; 1 with never contact stays as it is
        Tag
        Cancel
        Remove tag
        Add tag
    "#]]
    .assert_eq(&dialog("bulk-title", |desk| {
        select(desk);
        desk.table().ask(ManyField::Tag);
    }));
    expect![[r#"
        Snooze
        1 lead
        1 with never contact and 1 without a step to put off stay as they are.
        1 In 1 hour today 11:42 This is outside your working hours
        2 Tomorrow 23 November, 09:00
        3 Next Monday 23 November, 09:00
        4 Another date and time
        Put off
        Cancel
    "#]]
    .assert_eq(&dialog("choices-title", |desk| {
        select(desk);
        desk.deciding().ask_many(desk, ManyAsked::Snooze);
    }));
}

#[test]
fn the_columns_are_set_up_in_a_dialog() {
    expect![[r#"
        Columns
        Columns for which there is no room are left out, the last first. Alt with an arrow moves one too.
        Name
        Company
        ←
        →
        Due
        ←
        →
        Stage
        ←
        →
        Value
        ←
        →
        Source
        ←
        →
        Last touch
        ←
        →
        Tags
        Client
        Email
        Phone
        Who buys
        Plan
        Enquiry
        Response
        Touches
        Added
        Order by
        Name
        Company
        Due
        Stage
        Value
        Source
        Tags
        Client
        Email
        Phone
        Who buys
        Plan
        Enquiry
        Response
        Last touch
        Touches
        Added
        Turn round
        newest first
        Comfortable
        Compact
        Reset
        Done
    "#]].assert_eq(&dialog("table-setup-title", |desk| desk.table().open_setup(true)));
}
