//! What the page Leads says of a search, its filters and its views.

use expect_test::{Expect, expect};
use ninefold::state::{Desk, Keeping, Naming};
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::query::Choice;
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::stage::Stage;
use ninefold_core::domain::text::Line;
use ninefold_core::domain::unknown::Unknown;
use ninefold_core::domain::view::{View, ViewId};

use super::draw::{NOW, html_of, lead, open, words};

fn leads() -> Vec<Lead> {
    vec![
        lead("Zoë Groß", "Bäckerei", "Fair", None),
        lead("Ben Okafor", "Alder & Sons", "Web", Some("2026-11-21T10:40:00Z")),
    ]
}

/// View number `n`.
fn view(n: u8, name: &str, query: &str) -> View {
    View {
        id: ViewId::new(NOW.parse().unwrap(), [n; 10]),
        name: Line::parse(name).unwrap(),
        query: query.to_owned(),
        place: n.into(),
        is_removed: false,
        changed_at: None,
        unknown: Unknown::default(),
    }
}

fn arrange(desk: Desk, views: &[View]) {
    open(desk, Keeping::Browser, &leads());
    let settings = views.iter().cloned().fold(Settings::default(), Settings::with_view);
    desk.use_settings(settings, desk.with_rules(Clone::clone));
}

fn html(hash: &str, views: &[View]) -> String {
    html_of(hash, |desk| arrange(desk, views))
}

/// What stands on the page between its name and its filters, and from what is chosen on.
fn check(hash: &str, views: &[View], expected: Expect) {
    let page = words(&html(hash, views));
    let (head, rest) = page.split_once("\nStage\n").unwrap();
    let (_, rest) = rest.split_once("\nPlan\n").unwrap();
    let (rest, _) = rest.split_once("Back to Leads\n").unwrap();
    expected.assert_eq(&format!("{head}\n…\n{rest}"));
}

#[test]
fn all_leads_have_no_filters() {
    check(
        "#/leads",
        &[],
        expect![[r#"
            Leads
            2 leads, newest first
            …
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
            Ben Okafor
            Alder & Sons
            2:00 of 5:00
            New
            Web
            Log touch
            Snooze
            Skip
            …
            Zoë Groß
            Bäckerei
            no plan yet
            New
            Fair
            Log touch
            …
        "#]],
    );
}

#[test]
fn hits_are_marked() {
    let html = html("#/leads?q=gros", &[]);
    assert!(html.contains(r#"Zoë <mark class="marked">Groß</mark>"#), "{html}");
    check(
        "#/leads?q=gros",
        &[],
        expect![[r#"
            Leads
            1 of 2 leads found, newest first
            …
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
            Zoë
            Groß
            Bäckerei
            no plan yet
            New
            Fair
            Log touch
            …
        "#]],
    );
}

#[test]
fn what_is_chosen_stands_as_chips() {
    let hash = "#/leads?stage=new&stage=won&source=Web&due=today&value_from=0&cadence=nurture&sort=company";
    check(
        hash,
        &[],
        expect![[r#"
            Leads
            0 of 2 leads found, by company, A to Z
            …
            Filters (5)
            Stage: New or Won ×
            Due: Today ×
            Source: Web ×
            Value: from €0 ×
            Plan: Nurture ×
            Clear all
            Save view…
            Duplicates
            Select
            Columns
            Nobody is found
            The filters hold others back.
            Clear all filters
        "#]],
    );
    let html = html(hash, &[]);
    assert!(html.contains(r#"aria-label="Remove the filter Stage: New or Won""#), "{html}");
}

#[test]
fn nobody_is_found_and_it_says_what_to_do() {
    check(
        "#/leads?q=xyz",
        &[],
        expect![[r#"
            Leads
            0 of 2 leads found, newest first
            …
            Filters
            Save view…
            Duplicates
            Select
            Columns
            Nobody is found
            Search for part of a name, a company, an e-mail, a phone number, a tag or a note.
        "#]],
    );
    check(
        "#/leads?q=xyz&stage=won",
        &[],
        expect![[r#"
            Leads
            0 of 2 leads found, newest first
            …
            Filters (1)
            Stage: Won ×
            Clear all
            Save view…
            Duplicates
            Select
            Columns
            Nobody is found
            Search for part of a name, a company, an e-mail, a phone number, a tag or a note. The filters hold others back.
            Clear all filters
        "#]],
    );
    check(
        "#/leads?stage=won",
        &[],
        expect![[r#"
            Leads
            0 of 2 leads found, newest first
            …
            Filters (1)
            Stage: Won ×
            Clear all
            Save view…
            Duplicates
            Select
            Columns
            Nobody is found
            The filters hold others back.
            Clear all filters
        "#]],
    );
}

#[test]
fn a_view_can_be_changed_renamed_moved_and_deleted() {
    let views = [view(1, "Hot", "stage=new"), view(2, "Won", "stage=won"), view(3, "Odd", "x=1")];
    check(
        "#/leads?stage=won",
        &views,
        expect![[r#"
            Leads
            0 of 2 leads found, newest first
            …
            Filters (1)
            Stage: Won ×
            Clear all
            View Won
            Rename
            Up
            Down
            Delete
            Duplicates
            Select
            Columns
            Nobody is found
            The filters hold others back.
            Clear all filters
        "#]],
    );
    let changed = html_of("#/leads?stage=won", |desk| {
        arrange(desk, &views);
        desk.views().follow(desk);
        desk.list(desk.query_untracked().toggled(Choice::Stage(Stage::Lost)));
    });
    let changed = words(&changed);
    let (_, bar) = changed.split_once("Clear all\n").unwrap();
    expect![[r#"
        View Won (changed)
        Save changes
        Rename
        Up
        Down
        Delete
        Save view…
        Duplicates
        Select
        Columns
        Nobody is found
        The filters hold others back.
        Clear all filters
        Back to Leads
        Open a lead to see its next step, and why.
    "#]]
    .assert_eq(bar);
}

#[test]
fn the_rail_names_the_views_with_how_many_they_find() {
    let views = [view(1, "Hot", "stage=new"), view(2, "Won", "stage=won"), view(3, "Odd", "x=1")];
    let html = html("#/leads?stage=won", &views);
    let (_, rail) = html.split_once(r#"aria-label="Views""#).unwrap();
    let (rail, _) = rail.split_once("</ul>").unwrap();
    expect![[r##"
         class="rail__views">
        <li><a href="#/leads?stage=new" class="rail__link rail__view"><span><bdi>Hot</bdi></span><small aria-hidden="true">2</small></a></li>
        <li><a href="#/leads?stage=won" aria-current="true" class="rail__link rail__view"><span><bdi>Won</bdi></span><small aria-hidden="true">0</small></a></li>
        <li><button type="button" class="rail__link rail__view"><span><bdi>Odd</bdi></span><small aria-hidden="true">?</small></button></li><!>"##]].assert_eq(&rail.replace("<li>", "\n<li>"));
}

#[test]
fn a_view_is_asked_for_its_name() {
    let html = html_of("#/leads?stage=won", |desk| {
        arrange(desk, &[]);
        desk.views().ask(desk, Naming::New);
        desk.views().save(desk, NOW.parse().unwrap(), [1; 10]);
    });
    let (_, form) = html.split_once(r#"aria-labelledby="view-title""#).unwrap();
    let (form, _) = form.split_once("</dialog>").unwrap();
    let form = words(&format!("<main>{form}</main>"));
    expect![[r#"
        Save view
        It keeps the search, the filters and the order of this list.
        Name
        there is nothing but blanks here
        Cancel
        Save view
    "#]]
    .assert_eq(&form);
}
