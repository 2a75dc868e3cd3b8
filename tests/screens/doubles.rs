//! What the page of duplicates says, and the hint beside the *New lead* form.

use expect_test::{Expect, expect};
use ninefold::state::{Desk, Keeping, Pick, Slow};
use ninefold_core::domain::fact::FactKind;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::{Draft, Field, Lead};

use super::draw::{NOW, html_of, open, words};

fn lead(n: u8, name: &str, company: &str, email: &str, note: &str) -> Lead {
    let draft = Draft {
        name: name.to_owned(),
        company: company.to_owned(),
        email: email.to_owned(),
        note: note.to_owned(),
        enquiry_at: (n == 1).then(|| "2026-11-21T10:40:00Z".parse().unwrap()),
        ..Draft::default()
    };
    let now = NOW.parse().unwrap();
    draft.parse(LeadId::new(now, [n; 10]), now).unwrap()
}

fn two() -> [Lead; 2] {
    [
        lead(1, "Ana Costa", "Alder & Finch", "ana@alder.example", "Likes tea"),
        lead(2, "Costa, Ana", "Alder & Finch", "ANA@alder.example", "Met at the fair"),
    ]
}

/// The page at a desk with these `leads`, all looked through and read, after `act`.
fn html(leads: &[Lead], act: impl FnOnce(Desk)) -> String {
    html_of("#/leads/duplicates", |desk| {
        open(desk, Keeping::Browser, leads);
        desk.doubles().look(desk);
        while desk.go_on(Slow::Doubles) {}
        leads.iter().for_each(|lead| desk.show(lead.id(), Ok(Some(lead.clone()))));
        act(desk);
    })
}

fn check(leads: &[Lead], act: impl FnOnce(Desk), expected: Expect) {
    expected.assert_eq(&words(&html(leads, act)));
}

#[test]
fn a_pair_stands_side_by_side() {
    check(
        &two(),
        |_| {},
        expect![[r#"
        Duplicates
        Leads that may be one and the same, in pairs
        1 pair may be one and the same
        Look again
        Pairs
        Ana Costa and Costa, Ana Same e-mail, almost the same name at one company
        Ana Costa and Costa, Ana
        Same e-mail, almost the same name at one company
        Which lead stays
        Left : Ana Costa
        Alder & Finch , no touches , written down just now ,
        open
        Right : Costa, Ana
        Alder & Finch , no touches , written down just now ,
        open
        Where they differ
        Name
        Left : Ana Costa
        Right : Costa, Ana
        Emails
        Left : ana@alder.example
        Right : ANA@alder.example
        Both : ana@alder.example
        Enquiry received
        Left : today 10:40
        Right : nothing
        Note
        Left : Likes tea
        Right : Met at the fair
        Both : Likes tea
        Met at the fair
        Both say the same (1)
        Company
        Alder & Finch
        The left one stays. The other goes into the trash, and what was chosen against stands in the history. One undo brings both back.
        Merge Ctrl Enter
        Not the same
        Skip
        Back to Leads
        Open a lead to see its next step, and why.
    "#]],
    );
}

#[test]
fn a_choice_that_cannot_be_is_refused_beside_the_field() {
    let [one, other] = two();
    let long = |lead: Lead, letter: &str| {
        let note = ninefold_core::domain::note::Note::parse(&letter.repeat(15_000)).ok();
        lead.set(ninefold_core::domain::fact::Fact::Note(note), NOW.parse().unwrap()).unwrap()
    };
    let leads = [long(one, "a"), long(other, "b")];
    let html_before = html(&leads, |_| {});
    let told =
        "Both together are longer than the 20000 characters that fit here; choose one of the two";
    assert!(html_before.contains(told));
    assert!(words(&html_before).contains("\nNote: both together are longer"));
    let html = html(&leads, |desk| desk.doubles().pick(FactKind::Note, Pick::Left));
    assert!(!html.contains(told));
}

#[test]
fn nobody_alike_is_said_with_what_was_compared() {
    check(
        &two()[..1],
        |_| {},
        expect![[r#"
            Duplicates
            Leads that may be one and the same, in pairs
            All leads are looked through
            Look again
            No two leads look alike
            Compared were e-mails, phones, LinkedIn addresses, and names within one company. Whoever is in the trash is left out.
            Back to Leads
            Open a lead to see its next step, and why.
        "#]],
    );
}

#[test]
fn what_many_share_is_one_sentence() {
    let office: Vec<Lead> =
        (1..=12).map(|n| lead(n, &format!("Person {n}"), "", "info@alder.example", "")).collect();
    check(
        &office,
        |_| {},
        expect![[r#"
            Duplicates
            Leads that may be one and the same, in pairs
            All leads are looked through
            Look again
            No two leads look alike
            Compared were e-mails, phones, LinkedIn addresses, and names within one company. Whoever is in the trash is left out.
            Shared by many
            An office’s address or a switchboard tells nobody apart, so these are no pairs.
            12 leads share
            info@alder.example
            Back to Leads
            Open a lead to see its next step, and why.
        "#]],
    );
}

#[test]
fn a_desk_without_leads_says_how_to_begin() {
    let html = html_of("#/leads/duplicates", |desk| open(desk, Keeping::Browser, &[]));
    assert!(words(&html).contains("No leads yet"));
}

#[test]
fn the_form_names_who_has_what_is_typed() {
    let hint = |fields: &[(Field, &str)]| {
        let html = html_of("#/today", |desk| {
            open(desk, Keeping::Browser, &two());
            desk.entry().start(desk, NOW.parse().unwrap());
            for (field, text) in fields {
                desk.entry().write(desk, *field, (*text).to_owned());
            }
        });
        let (_, hint) = html.split_once("<div role=\"status\" class=\"double-hint\">").unwrap();
        let (hint, _) = hint.split_once("</div>").unwrap();
        let tags = hint.split('<').filter_map(|part| Some(part.split_once('>')?.1));
        let text: String = tags.collect();
        text.replace("&amp;", "&")
    };
    assert_eq!(hint(&[(Field::Email, "ana@alder")]), "");
    let both = "Costa, Ana of Alder & Finch has this e-mail – openAna Costa of Alder & Finch has this \
                e-mail – open";
    assert_eq!(hint(&[(Field::Email, "Ana@Alder.example")]), both);
    let name = [(Field::Name, "Anna Costa"), (Field::Company, "Alder and Finch Ltd")];
    assert!(hint(&name).contains("Ana Costa of Alder & Finch has almost this name – open"));
}
