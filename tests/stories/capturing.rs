//! A new lead is filled from one text, or by a link.

use ninefold::route::Address;
use ninefold::route::Route;
use ninefold::state::{Desk, Form, Progress, Request};
use ninefold_core::domain::lead::{Draft, Field};

use super::{at_a_desk, now, sent};
use crate::store::Store;

/// Writes `text` into the field for everything at once.
fn capture(desk: Desk, text: &str) {
    desk.entry().start(desk, now());
    desk.entry().capturing().write(desk, text.to_owned());
}

/// Name, company, e-mail, phone, source and note, as they stand in the form.
fn form(desk: Desk) -> [String; 6] {
    let fields =
        [Field::Name, Field::Company, Field::Email, Field::Phone, Field::Source, Field::Note];
    fields.map(|field| desk.entry().text(field))
}

/// Opens the link `hash`, as the page does.
fn open(desk: Desk, hash: &str) {
    let Route::New(draft) = Address::parse(hash).route else { panic!("{hash} is no link") };
    desk.entry().start_filled(desk, &draft, now());
}

/// What the browser was asked to keep last.
fn kept(store: &Store) -> Option<Form> {
    store.asked().into_iter().rev().find_map(|request| {
        let Request::KeepForm(form) = request else { return None };
        Some(form.map(|form| *form))
    })?
}

#[test]
fn one_line_fills_the_form_at_once_and_is_kept() {
    at_a_desk(|desk, store| {
        capture(desk, "Ana Costa, Alder & Finch, +34 600 100 200, from fair");
        let filled = ["Ana Costa", "Alder & Finch", "", "+34 600 100 200", "fair", ""];
        assert_eq!(form(desk), filled);
        let text = kept(store).unwrap().to_kept();
        assert_eq!(Form::from_kept(&text).unwrap().draft.name, "Ana Costa");
        assert_eq!(desk.entry().text(Field::EnquiryReceived), "2026-11-21T10:42");
        assert_eq!(sent(&store.asked()), [], "nothing is saved by itself");
        desk.entry().save(desk, now(), [7; 10]);
        store.answer(desk);
        let lead = sent(&store.asked()).remove(0);
        assert_eq!((lead.title(), lead.enquiry_at()), ("Ana Costa", Some(now())));
        assert_eq!(desk.entry().capturing().typed(), "", "the next one is somebody else");
    });
}

#[test]
fn what_is_typed_by_hand_stays() {
    at_a_desk(|desk, _| {
        capture(desk, "Ana Costa, Alder, ana@alder.example");
        desk.entry().write(desk, Field::Company, "Finch".to_owned());
        desk.entry().write(desk, Field::Email, String::new());
        desk.entry().capturing().write(desk, "Ana Lima, Alder Ltd, ana@alder.example".to_owned());
        assert_eq!(form(desk), ["Ana Lima", "Finch", "", "", "", ""]);
        let told = desk.entry().capturing().told().unwrap();
        assert_eq!(told.by_hand, [Field::Company, Field::Email]);
        desk.entry().capturing().write(desk, String::new());
        assert_eq!(form(desk), ["", "Finch", "", "", "", ""], "what is read no more goes");
        assert_eq!(desk.entry().capturing().told(), None);
    });
}

#[test]
fn a_card_fills_the_form_and_says_what_is_left_out() {
    at_a_desk(|desk, _| {
        let card =
            "BEGIN:VCARD\nFN:Ana\n Costa\nTEL:030 1234\nNOTE:one\\ntwo\nPHOTO:x\nEND:VCARD\n";
        capture(desk, &card.repeat(3));
        assert_eq!(form(desk), ["AnaCosta", "", "", "030 1234", "", "one\ntwo"]);
        let told = desk.entry().capturing().told().unwrap();
        assert_eq!((told.n_others, told.has_picture), (2, true));
    });
}

#[test]
fn nothing_is_read_into_a_form_that_is_on_its_way() {
    at_a_desk(|desk, _| {
        capture(desk, "Ana Costa");
        desk.entry().save(desk, now(), [7; 10]);
        desk.entry().capturing().write(desk, "Ben Ode".to_owned());
        assert_eq!(desk.entry().text(Field::Name), "Ana Costa");
    });
}

#[test]
fn starting_empty_empties_the_field_too() {
    at_a_desk(|desk, _| {
        capture(desk, "Ana Costa");
        desk.entry().close();
        desk.entry().start(desk, now());
        assert_eq!(desk.entry().capturing().typed(), "Ana Costa", "it is kept like the rest");
        desk.entry().clear(desk, now());
        assert_eq!(desk.entry().capturing().typed(), "");
    });
}

#[test]
fn a_link_fills_the_form_and_saves_nothing() {
    at_a_desk(|desk, store| {
        open(
            desk,
            "#/new?name=Ana%20Costa&company=Alder&email=a@b.example&phone=030%201234&source=Fair&note=one%0Atwo",
        );
        assert_eq!(
            form(desk),
            ["Ana Costa", "Alder", "a@b.example", "030 1234", "Fair", "one\ntwo"]
        );
        assert_eq!(desk.entry().progress(), Progress::Typing);
        assert_eq!(desk.entry().text(Field::EnquiryReceived), "2026-11-21T10:42");
        assert_eq!(store.asked(), [], "neither saved nor kept");
        desk.entry().close();
        assert_eq!(form(desk), [""; 6].map(str::to_owned), "what nobody touched goes");
    });
}

#[test]
fn a_bare_link_opens_the_form_as_it_was() {
    at_a_desk(|desk, _| {
        desk.entry().start(desk, now());
        desk.entry().write(desk, Field::Name, "Ben".to_owned());
        desk.entry().close();
        open(desk, "#/new");
        assert!(desk.entry().is_kept());
        assert_eq!(desk.entry().text(Field::Name), "Ben");
        open(desk, "#/new?name=Ben");
        assert_eq!(desk.entry().before(), None, "it is the same");
    });
}

#[test]
fn what_was_half_typed_is_kept_beside_a_link() {
    at_a_desk(|desk, store| {
        desk.entry().start(desk, now());
        desk.entry().write(desk, Field::Name, "Ben".to_owned());
        desk.entry().close();
        open(desk, "#/new?name=Ana");
        assert_eq!(desk.entry().before().as_deref(), Some("Ben"));
        desk.entry().close();
        assert_eq!(desk.entry().text(Field::Name), "Ben", "the link is left, and Ben is back");

        open(desk, "#/new?name=Ana");
        desk.entry().write(desk, Field::Phone, "030 1234".to_owned());
        let text = kept(store).unwrap().to_kept();
        at_a_desk(|desk, _| {
            desk.entry().restore(Form::from_kept(&text).unwrap());
            desk.entry().start(desk, now());
            let both = (desk.entry().text(Field::Name), desk.entry().before());
            assert_eq!(both, ("Ana".to_owned(), Some("Ben".to_owned())), "after a reload");
        });

        desk.entry().go_back(desk);
        assert_eq!(desk.entry().text(Field::Name), "Ben");
        assert_eq!(desk.entry().before().as_deref(), Some("Ana"));
        desk.entry().go_back(desk);
        assert_eq!(form(desk)[3], "030 1234", "to and fro");
        desk.entry().save(desk, now(), [7; 10]);
        store.answer(desk);
        assert_eq!(sent(&store.asked())[0].title(), "Ana");
        assert_eq!(desk.entry().text(Field::Name), "Ben", "next time it is there");
        assert_eq!(kept(store).map(|form| form.draft.name), Some("Ben".to_owned()));
        desk.entry().start(desk, now());
        assert!(desk.entry().is_kept());
    });
}

#[test]
fn hostile_links_stay_text_or_are_refused_beside_their_field() {
    let huge = "A".repeat(65_536);
    let refused = |hash: &str, field: Field| {
        at_a_desk(|desk, store| {
            open(desk, hash);
            desk.entry().save(desk, now(), [7; 10]);
            assert_eq!(desk.entry().first_refused(), Some(field), "{}", &hash[..30]);
            assert_eq!(sent(&store.asked()), []);
        });
    };
    refused(&format!("#/new?name={huge}"), Field::Name);
    refused(&format!("#/new?name=Ana&note={huge}"), Field::Note);
    refused("#/new?name=Ana&email=javascript:alert(1)", Field::Email);
    refused("#/new?name=%E2%80%8B&phone=030%201234", Field::Name);
    at_a_desk(|desk, store| {
        open(
            desk,
            "#/new?name=%3Cscript%3Ealert(1)%3C/script%3E%00%0Ax&source=javascript:alert(1)",
        );
        desk.entry().save(desk, now(), [7; 10]);
        assert_eq!(sent(&store.asked())[0].title(), "<script>alert(1)</script>  x");
    });
    for hash in ["#/new?onload=x", "#/new?name=%ff", "#/new?name"] {
        assert!(matches!(Address::parse(hash).route, Route::NotFound(_)), "{hash}");
    }
    let draft = Draft { name: "Ana & Co".to_owned(), ..Draft::default() };
    assert_eq!(Route::New(Box::new(draft)).to_string(), "#/new?name=Ana%20%26%20Co");
}

#[test]
fn a_link_does_not_disturb_a_form_that_is_on_its_way() {
    at_a_desk(|desk, _| {
        capture(desk, "Ana Costa");
        desk.entry().save(desk, now(), [7; 10]);
        open(desk, "#/new?name=Ben");
        assert_eq!(desk.entry().text(Field::Name), "Ana Costa");
    });
}
