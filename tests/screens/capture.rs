//! What *New lead* says of a text that was read.

use expect_test::{Expect, expect};
use ninefold::state::Keeping;
use ninefold_core::domain::lead::Field;

use super::draw::{NOW, html_of, open};

fn check(text: &str, by_hand: &[(Field, &str)], expected: Expect) {
    let html = html_of("#/today", |desk| {
        open(desk, Keeping::Browser, &[]);
        desk.entry().start(desk, NOW.parse().unwrap());
        for (field, text) in by_hand {
            desk.entry().write(desk, *field, (*text).to_owned());
        }
        desk.entry().capturing().write(desk, text.to_owned());
    });
    let (_, told) = html.split_once("id=\"new-lead-captured\"").unwrap();
    let (_, told) = told.split_once('>').unwrap();
    let (told, _) = told.split_once("</p>").unwrap();
    expected.assert_eq(&told.replace("<!>", ""));
}

#[test]
fn what_is_recognised_is_told_before_it_is_saved() {
    check("", &[], expect![[r#" "#]]);
    check(
        "Ana Costa, Alder & Finch, +34 600 100 200, from fair",
        &[],
        expect![
            "Name: Ana Costa · Company: Alder &amp; Finch · Phone: +34 600 100 200 · Source: fair"
        ],
    );
    check("Ana, <b>bold</b>", &[], expect!["Name: Ana · Company: &lt;b&gt;bold&lt;/b&gt;"]);
    check(",", &[], expect!["Nothing was recognised yet"]);
    check(
        "Ana, Alder",
        &[(Field::Company, "Finch")],
        expect!["Name: Ana · Company stays as you typed it"],
    );
    check(
        &"BEGIN:VCARD\nFN:Ana\nPHOTO:x\nEND:VCARD\n".repeat(2),
        &[],
        expect![
            "Name: Ana · One more card is left out: only the first is read · The picture is left out"
        ],
    );
    check("Ana\n> quoted", &[], expect!["Name: Ana · Left out: 1 line of the mail"]);
}

#[test]
fn what_was_typed_before_a_link_is_offered() {
    let html = html_of("#/today", |desk| {
        open(desk, Keeping::Browser, &[]);
        desk.entry().start(desk, NOW.parse().unwrap());
        desk.entry().write(desk, Field::Name, "Ben <b>".to_owned());
        let draft =
            ninefold_core::domain::lead::Draft { name: "Ana".to_owned(), ..Default::default() };
        desk.entry().start_filled(desk, &draft, NOW.parse().unwrap());
    });
    assert!(html.contains("What you typed before is kept: <bdi>Ben &lt;b&gt;</bdi>"));
    assert!(html.contains(">Go back to it</button>"));
}
