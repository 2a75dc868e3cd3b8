//! What goes with a lead besides its plan: appointments, promises, purchases, whom they sent.

use expect_test::{Expect, expect};
use ninefold::route::{Address, Route};
use ninefold::state::{Desk, JotField, Keeping};
use ninefold_core::domain::appointment::{Appointment, AppointmentId, Went};
use ninefold_core::domain::cadence::Plans;
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::lead::{Decision, Lead};
use ninefold_core::domain::money::{Currency, Money};
use ninefold_core::domain::promise::{Promise, PromiseId};
use ninefold_core::domain::purchase::{Purchase, PurchaseId};
use ninefold_core::domain::stage::Stage;
use ninefold_core::domain::text::Line;
use ninefold_core::domain::time::Instant;

use super::draw::{NOW, html_of, lead, open, words};

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

fn ana() -> Lead {
    lead("Ana Costa", "", "", Some("2026-11-20T10:40:06Z"))
}

/// The app with the first of `leads` open, after `act`.
fn drawn(leads: &[Lead], act: impl FnOnce(Desk)) -> String {
    let address = Address { is_demo: false, route: Route::to_lead(leads[0].id()) };
    html_of(&address.to_string(), |desk| {
        open(desk, Keeping::Browser, leads);
        desk.open(Some(leads[0].id()));
        desk.show(leads[0].id(), Ok(Some(leads[0].clone())));
        act(desk);
    })
}

/// The words of the region `id` on the page of the first of `leads`.
fn check(id: &str, leads: &[Lead], expected: Expect) {
    let html = drawn(leads, |_| {});
    let region = html.split_once(&format!("<h2 id=\"{id}\"")).map(|(_, rest)| rest);
    let told = region.map(|rest| {
        let (region, _) = rest.split_once("</section>").unwrap();
        words(&format!("<main><h2{region}</main>"))
    });
    expected.assert_eq(&told.unwrap_or_default());
}

fn meeting(nth: u8, starts: &str, went: Option<Went>) -> Appointment {
    let id = AppointmentId::new(at(NOW), [nth; 10]);
    Appointment { went, ..Appointment::new(id, at(starts), 30).unwrap() }
}

fn meets(lead: &Lead, all: Vec<Appointment>) -> Lead {
    lead.set(Fact::Appointments(all), at(NOW)).unwrap()
}

#[test]
fn all_appointments_are_shown_and_what_has_begun_is_asked_about() {
    let later = Appointment {
        place: Some(line("https://example.com/room")),
        who: Some(line("Ben")),
        travel_minutes: 20,
        ..meeting(1, "2026-11-21T14:30:00Z", None)
    };
    let begun =
        Appointment { place: Some(line("Room 3.14")), ..meeting(2, "2026-11-21T10:30:00Z", None) };
    let ana = meets(&ana(), vec![later, begun]);
    let html = drawn(std::slice::from_ref(&ana), |_| {});
    assert!(html.contains(
        "<a href=\"https://example.com/room\" target=\"_blank\" rel=\"noopener noreferrer\">"
    ));
    assert!(html.contains("aria-label=\"How did it go? today 10:30\""), "{html}");
    check(
        "appointments",
        &[ana],
        expect![[r#"
        Appointments
        today 10:30 30 minutes , until 11:00 Room 3.14
        How did it go?
        Kept
        Late
        Missed
        Called off
        Move …
        today 14:30 30 minutes , until 15:00
        example.com/room
        with Ben 20 minutes to get there
        Called off
        Move …
    "#]],
    );
}

#[test]
fn those_that_were_stand_behind_how_they_went() {
    let past = vec![
        meeting(1, "2026-11-01T10:00:00Z", Some(Went::Kept)),
        meeting(2, "2026-11-02T10:00:00Z", Some(Went::Kept)),
        meeting(3, "2026-11-03T10:00:00Z", Some(Went::Late)),
        meeting(4, "2026-11-04T10:00:00Z", Some(Went::Cancelled)),
        meeting(5, "2026-11-20T10:00:00Z", Some(Went::Missed)),
    ];
    check(
        "appointments",
        &[meets(&ana(), past)],
        expect![[r#"
        Appointments
        Missed yesterday 10:00 . Make good for it, and find a new time.
        New time …
        2 kept, 1 late, 1 missed, 1 called off
        Missed
        yesterday 10:00 30 minutes , until 10:30
        Called off
        4 November, 10:00 30 minutes , until 10:30
        Late
        3 November, 10:00 30 minutes , until 10:30
        Kept
        2 November, 10:00 30 minutes , until 10:30
        Kept
        1 November, 10:00 30 minutes , until 10:30
    "#]],
    );
    check("appointments", &[ana()], expect![[r#""#]]);
}

#[test]
fn what_is_owed_is_said_with_how_late_it_is() {
    let promise = |nth: u8, due: &str, text: &str, kept: Option<&str>| Promise {
        due_at: at(due),
        id: PromiseId::new(at(NOW), [nth; 10]),
        made_at: at("2026-11-10T09:00:00Z"),
        words: line(text),
        kept_at: kept.map(at),
        unknown: Default::default(),
    };
    let all = vec![
        promise(1, "2026-11-21T10:00:00Z", "find out the price", None),
        promise(2, "2026-11-21T17:00:00Z", "send the plan", None),
        promise(3, "2026-11-12T10:00:00Z", "call back", Some("2026-11-12T10:00:30Z")),
        promise(4, "2026-11-13T10:00:00Z", "ask Ben", Some("2026-11-14T10:00:00Z")),
    ];
    let ana = ana().set(Fact::Promises(all), at(NOW)).unwrap();
    check(
        "promises",
        &[ana],
        expect![[r#"
        Promises
        find out the price by today 10:00 42 min late
        Kept
        Change …
        No longer owed
        send the plan by today 17:00
        Kept
        Change …
        No longer owed
        1 kept, 1 late
        ask Ben Kept late 14 November, 10:00
        call back Kept 12 November, 10:00
    "#]],
    );
    check("promises", &[self::ana()], expect![[r#""#]]);
}

#[test]
fn a_customer_shows_what_they_bought_and_what_they_asked_before() {
    let purchase = |nth: u8, on: &str, what: &str, value: &str| Purchase {
        on: on.parse().unwrap(),
        id: PurchaseId::new(at(NOW), [nth; 10]),
        what: line(what),
        value: Money::parse(value, Currency::EUR).ok(),
        unknown: Default::default(),
    };
    let won = ana().set(Fact::Stage(Stage::Won.into()), at(NOW)).unwrap();
    check(
        "customer",
        std::slice::from_ref(&won),
        expect![[r#"
        Customer
        Nothing is written down that they bought
    "#]],
    );
    let bought = vec![
        purchase(1, "2026-03-01", "A course", "1200"),
        purchase(2, "2026-11-20", "A book", "CHF 80"),
        purchase(3, "2026-11-21", "A talk", "300.50"),
        purchase(4, "2026-11-21", "A visit", ""),
    ];
    let won = won.set(Fact::Purchases(bought), at(NOW)).unwrap();
    let again = Decision::AskAgain(at(NOW));
    let won = won.decide(&again, &Plans::default(), at(NOW), at(NOW)).unwrap();
    check(
        "customer",
        std::slice::from_ref(&won),
        expect![[r#"
        Customer
        A visit 21 November 2026
        Change …
        Remove
        A talk 21 November 2026 €300.50
        Change …
        Remove
        A book 20 November 2026 CHF 80
        Change …
        Remove
        A course 1 March 2026 €1,200
        Change …
        Remove
        CHF 80 and €1,500.50 in all
        Asked 20 November 2026 , won
    "#]],
    );
    check("customer", &[ana()], expect![[r#""#]]);

    // Both enquiries stand in the story, each in its place.
    let html = drawn(&[won], |_| {});
    let (_, story) = html.split_once("aria-label=\"Timeline\"").unwrap();
    expect![[r#"
        Timeline
        All
        Calls
        E-mails
        Messages
        Meetings
        Notes
        today 10:42 New
        today 10:42 Won
        today 10:42 Typed in
        today 10:42 Enquiry received
        yesterday 10:40 Enquiry received
        Show 1 edit
        today 10:42 Enquiry received was yesterday 10:40
    "#]]
    .assert_eq(&words(&format!("<main{story}")));
}

#[test]
fn who_sent_whom_is_shown_on_both() {
    let ana = ana();
    let sent = |name: &str, stage: Stage| {
        let lead = lead(name, "", "", Some("2026-11-21T10:00:00Z"));
        let lead = lead.set(Fact::CameFrom(Some(ana.id())), at(NOW)).unwrap();
        lead.set(Fact::Stage(stage.into()), at(NOW)).unwrap()
    };
    let (ben, cleo) = (sent("Ben Okafor", Stage::Won), sent("Cleo Marsh", Stage::Working));
    check(
        "sent-us",
        &[ana.clone(), ben.clone(), cleo],
        expect![[r#"
        Sent us
        2 leads, 1 bought
        Cleo Marsh
        Ben Okafor
        bought
    "#]],
    );
    check("sent-us", &[ben.clone(), ana.clone()], expect![[r#""#]]);
    let known = |leads: &[Lead]| {
        let html = drawn(leads, |_| {});
        let (_, field) = html.split_once("id=\"came-from-remove\"").unwrap();
        let (field, _) = field.split_once("</p>").unwrap();
        words(&format!("<main{field}</main>"))
    };
    expect![[r#"
        Sent by
        Ana Costa
        Remove
    "#]]
    .assert_eq(&known(&[ben.clone(), ana]));
    expect![[r#"
        Somebody who is not on this desk
        Remove
    "#]]
    .assert_eq(&known(&[ben]));
}

#[test]
fn nothing_is_written_down_of_a_lead_that_is_never_to_be_contacted() {
    let met = meets(&ana(), vec![meeting(1, "2026-11-21T10:00:00Z", None)]);
    let never = met.set(Fact::NeverContact(true), at(NOW)).unwrap();
    let html = drawn(&[never], |_| {});
    assert!(html.contains("id=\"appointments\""));
    for button in ["Kept", "Move …", "New appointment", "Promise something …", "New enquiry"] {
        assert!(!html.contains(&format!(">{button}<")), "{button}");
    }
    // Every list says so.
    assert!(words(&html).contains("never contact"));
}

/// What stands in the dialog after `act` with `leads` on the desk.
fn check_form(leads: &[Lead], act: impl FnOnce(Desk), expected: Expect) {
    let html = drawn(leads, act);
    let (_, form) = html.split_once("id=\"jot-title\"").unwrap();
    let (form, _) = form.split_once("</dialog>").unwrap();
    expected.assert_eq(&words(&format!("<main{form}</main>")));
}

#[test]
fn a_clash_and_a_start_in_the_past_are_said_while_it_is_typed() {
    let ben = lead("Ben Okafor", "", "", None);
    let ben = meets(&ben, vec![meeting(9, "2026-11-24T14:15:00Z", None)]);
    let ana = ana();
    let typed = |starts: &'static str| {
        let id = ana.id();
        move |desk: Desk| {
            desk.jotting().meet(desk, id, None, at(NOW), [1; 10]);
            desk.jotting().write(desk, JotField::Starts, starts.to_owned());
        }
    };
    let leads = [ana.clone(), ben];
    check_form(
        &leads,
        typed("2026-11-24T14:00"),
        expect![[r#"
        with Ana Costa
        Starts
        Minutes
        Where
        A place, or a link
        Who comes
        Besides the two of you
        Way there
        In minutes
        Overlaps with Ben Okafor, 14:15–14:45
        Cancel
        Save appointment
    "#]],
    );
    check_form(
        &leads,
        typed("2026-11-20T14:00"),
        expect![[r#"
        with Ana Costa
        Starts
        This has passed: it will be asked how it went
        Minutes
        Where
        A place, or a link
        Who comes
        Besides the two of you
        Way there
        In minutes
        Cancel
        Save appointment
    "#]],
    );
}

#[test]
fn every_refusal_stands_beside_its_field() {
    let ana = ana();
    let id = ana.id();
    check_form(
        std::slice::from_ref(&ana),
        |desk| {
            desk.jotting().meet(desk, id, None, at(NOW), [1; 10]);
            for (field, text) in [
                (JotField::Starts, "soon"),
                (JotField::Minutes, "0"),
                (JotField::Way, "99999"),
                (JotField::Place, &"x".repeat(201)),
            ] {
                desk.jotting().write(desk, field, text.to_owned());
            }
            desk.jotting().save(desk);
        },
        expect![[r#"
            with Ana Costa
            Starts
            Type a date and a time
            Minutes
            an appointment takes 1 minute to 14 days
            Where
            A place, or a link
            at most 200 characters fit here
            Who comes
            Besides the two of you
            Way there
            In minutes
            the way there takes at most 48 hours
            Cancel
            Save appointment
        "#]],
    );
    check_form(
        std::slice::from_ref(&ana),
        |desk| {
            desk.jotting().promise(id, at(NOW), [1; 10]);
            desk.jotting().write(desk, JotField::By, "2026-11-21T09:00".to_owned());
            desk.jotting().save(desk);
        },
        expect![[r#"
            to Ana Costa
            What you owe them
            Type what you owe them
            By
            This has passed: it stands on Today at once
            In 1 hour
            Monday morning
            Cancel
            Save promise
        "#]],
    );
    check_form(
        &[ana],
        |desk| {
            desk.jotting().buy(desk, id, at(NOW), [1; 10]);
            desk.jotting().write(desk, JotField::Amount, "much".to_owned());
            desk.jotting().save(desk);
        },
        expect![[r#"
            of Ana Costa
            What they bought
            Type what they bought
            When
            For
            An amount, or with its currency: CHF 80
            a currency has three letters, such as EUR
            Cancel
            Save purchase
        "#]],
    );
}

#[test]
fn somebody_they_sent_is_typed_with_who_sent_them() {
    let ana = ana();
    let id = ana.id();
    let html = drawn(&[ana], |desk| desk.entry().start_sent_by(desk, id, at(NOW)));
    let (_, form) = html.split_once("class=\"dialog new-lead\"").unwrap();
    let (form, _) = form.split_once("<div class=\"new-lead__fields\"").unwrap();
    expect![[r#"
        New lead
        Sent by Ana Costa
        Remove
        Type or paste all in one
    "#]]
    .assert_eq(&words(&format!("<main{form}</main>")));
}
