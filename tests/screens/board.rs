//! The board: a lane for each stage, and the cards in it.

use expect_test::{Expect, expect};
use ninefold::state::{Desk, Keeping, MoveAsked};
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::money::{Currency, Money};
use ninefold_core::domain::stage::Stage;

use super::draw::{NOW, html, html_of, lead, open, words};

fn with(lead: Lead, facts: &[Fact]) -> Lead {
    let set = |lead: Lead, fact: &Fact| lead.set(fact.clone(), NOW.parse().unwrap()).unwrap();
    facts.iter().fold(lead, set)
}

fn worth(text: &str) -> Fact {
    Fact::Value(Money::parse(text, Currency::EUR).ok())
}

fn stage(stage: Stage) -> Fact {
    Fact::Stage(stage.into())
}

/// Leads in most of the stages.
fn leads() -> Vec<Lead> {
    let asked = Some("2026-11-21T10:40:00Z");
    vec![
        with(lead("Ana Costa", "Alder & Finch", "Fair", asked), &[worth("1200")]),
        with(lead("Ben", "", "", None), &[Fact::NeverContact(true)]),
        with(lead("Carl", "Dent", "", None), &[worth("14200.50"), stage(Stage::Won)]),
        with(lead("Dora", "", "", None), &[worth("CHF 3000"), stage(Stage::Won)]),
        with(lead("Eve", "", "", None), &[stage(Stage::Won)]),
        with(lead("Finn", "", "", None), &[stage(Stage::Lost)]),
    ]
}

fn check(hash: &str, leads: &[Lead], expected: Expect) {
    expected.assert_eq(&words(&html(hash, Some(leads), Keeping::Browser, None)));
}

#[test]
fn leads_stand_by_stage_with_what_they_are_worth() {
    check(
        "#/board",
        &leads(),
        expect![[r#"
            Board
            6 leads by stage
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
            New
            2
            Working
            0
            Nurture
            0
            Won
            3
            Lost
            1
            New
            2 leads · €1,200
            Ana Costa
            Alder & Finch €1,200
            2:00 of 5:00
            Move
            Ben
            never contact
            Move
            Working
            0 leads
            Nobody is being followed up
            Nurture
            0 leads
            Nobody is nurtured
            Won
            3 leads · €14,200.50, CHF 3,000
            Carl
            Dent €14,200.50
            Move
            Dora
            CHF 3,000
            Move
            Eve
            Move
            Lost
            1 lead
            Finn
            Move
            m moves the card that has the keyboard, Shift with ← or → moves it one stage, arrows go from card to card
            Back to Leads
            Open a lead to see its next step, and why.
        "#]],
    );
}

#[test]
fn a_search_narrows_the_board_and_its_sums() {
    check(
        "#/board?q=dora",
        &leads(),
        expect![[r#"
            Board
            1 of 6 leads by stage
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
            New
            0
            Working
            0
            Nurture
            0
            Won
            1
            Lost
            0
            New
            0 leads
            Nobody here fits the search or the filters
            Working
            0 leads
            Nobody here fits the search or the filters
            Nurture
            0 leads
            Nobody here fits the search or the filters
            Won
            1 lead · CHF 3,000
            Dora
            CHF 3,000
            Move
            Lost
            0 leads
            Nobody here fits the search or the filters
            m moves the card that has the keyboard, Shift with ← or → moves it one stage, arrows go from card to card
            Back to Leads
            Open a lead to see its next step, and why.
        "#]],
    );
    check(
        "#/board?q=nobody",
        &leads(),
        expect![[r#"
            Board
            0 of 6 leads by stage
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
            Nobody is found
            Search for part of a name, a company, an e-mail, a phone number, a tag or a note.
            Back to Leads
            Open a lead to see its next step, and why.
        "#]],
    );
}

#[test]
fn a_desk_without_leads_says_how_to_begin() {
    check(
        "#/board",
        &[],
        expect![[r#"
        Board
        Nobody is here yet
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
        Back to Leads
    "#]],
    );
}

#[test]
fn a_card_says_its_place_and_one_of_a_lane_is_reached_by_tab() {
    let html = html("#/board", Some(&leads()), Keeping::Browser, None);
    let won = html.split_once("id=\"lane-won\"").unwrap().1.split_once("</section>").unwrap().0;
    for (place, tab) in [(1, "0"), (2, "-1"), (3, "-1")] {
        let card = won.split_once(&format!("aria-posinset=\"{place}\"")).unwrap().1;
        let card = card.split_once("</li>").unwrap().0;
        assert!(card.starts_with(" aria-setsize=\"3\""), "{card}");
        assert_eq!(card.matches(&format!("tabindex=\"{tab}\"")).count(), 2, "{card}");
    }
    assert!(won.contains("title=\"1 without a value\""), "{won}");
}

#[test]
fn of_a_long_lane_only_the_beginning_is_drawn_at_first() {
    let leads: Vec<_> = (0..1_201).map(|n| lead(&format!("{n:04}"), "", "", None)).collect();
    let html = html("#/board", Some(&leads), Keeping::Browser, None);
    assert_eq!(html.matches("class=\"card\"").count(), 24);
    assert!(html.contains("height:calc(var(--card) * 1201)"), "the lane is as long as all of it");
}

/// What the dialog of the board asks of Ana, after `ask`.
fn check_asked(ask: fn(Desk, LeadId), expected: Expect) {
    let leads = leads();
    let html = html_of("#/board", |desk| {
        open(desk, Keeping::Browser, &leads);
        ask(desk, leads[0].id());
    });
    let dialog = html.split("<dialog").find(|it| it.contains("aria-labelledby=\"move-title\""));
    let dialog = dialog.unwrap().split_once("</dialog>").unwrap().0;
    expected.assert_eq(&words(&format!("<main{dialog}</main>")));
}

#[test]
fn the_menu_offers_every_stage_and_says_where_the_lead_is() {
    check_asked(
        |desk, id| desk.moving().ask(id),
        expect![[r#"
        Move to
        Ana Costa
        1 New where it is
        2 Working
        3 Nurture
        4 Won
        5 Lost
        Cancel
    "#]],
    );
}

#[test]
fn a_stage_that_ends_the_work_asks_what_it_has_to_know() {
    check_asked(
        |desk, id| desk.moving().go(desk, id, Stage::Won),
        expect![[r#"
        Move to Won
        Ana Costa
        What is the sale worth?
        Save as won
        Cancel
        May be left empty
    "#]],
    );
    check_asked(
        |desk, id| {
            desk.moving().go(desk, id, Stage::Lost);
            assert_eq!(desk.moving().asked(), Some(MoveAsked::Closing(id, Stage::Lost)));
            let mut leads = leads();
            desk.show(id, Ok(Some(leads.swap_remove(0))));
        },
        expect![[r#"
            Move to Lost
            Ana Costa
            Why is it lost?
            Save as lost
            Cancel
            No follow-up so far; most plans make six
        "#]],
    );
}
