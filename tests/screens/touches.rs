//! The form that a touch is typed into.

use std::slice;

use expect_test::{Expect, expect};
use ninefold::route::{Address, Route};
use ninefold::state::{Desk, Keeping, TouchField};
use ninefold_core::domain::appointment::{Appointment, AppointmentId};
use ninefold_core::domain::cadence::Plans;
use ninefold_core::domain::id::TouchId;
use ninefold_core::domain::lead::{Decision, Lead, Logged};
use ninefold_core::domain::objection::{Objection, ObjectionKind};
use ninefold_core::domain::promise::{Promise, PromiseId};
use ninefold_core::domain::text::Line;
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::touch::{Channel, Outcome, Touch};

use super::draw::{NOW, html_of, lead, open, words};

/// The app with `lead` open, after `act`.
pub(super) fn drawn(lead: &Lead, act: impl FnOnce(Desk)) -> String {
    let address = Address { is_demo: false, route: Route::to_lead(lead.id()) };
    html_of(&address.to_string(), |desk| {
        open(desk, Keeping::Browser, slice::from_ref(lead));
        desk.open(Some(lead.id()));
        desk.show(lead.id(), Ok(Some(lead.clone())));
        act(desk);
    })
}

fn check_form(lead: &Lead, act: impl FnOnce(Desk), expected: Expect) {
    let html = drawn(lead, act);
    let (_, form) = html.split_once("class=\"dialog log-touch\"").unwrap();
    let (form, _) = form.split_once("</dialog>").unwrap();
    expected.assert_eq(&words(&format!("<main{form}</main>")));
}

pub(super) fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

pub(super) fn touch(nth: u8, when: &str, channel: Channel, outcome: Outcome) -> Touch {
    Touch::outbound(TouchId::new(at(when), [nth; 10]), at(when), at(when), channel, outcome)
}

pub(super) fn ana() -> Lead {
    lead("Ana Costa", "", "", Some("2026-11-21T10:40:06Z"))
}

#[test]
fn the_form_says_whom_it_is_about() {
    check_form(
        &ana(),
        |desk| {
            let id = desk.lead_untracked().unwrap().id();
            desk.touching().start(desk, id, Channel::Call, at(NOW));
        },
        expect![[r#"
            Log touch
            with Ana Costa
            Channel
            Call
            Email
            Message
            Meeting
            Other
            Outcome
            No answer
            Left message
            Spoke
            Not now
            No
            Appointment
            Won
            1–7 choose the outcome, Enter saves
            And then
            Then: message, in 2 days
            When
            Just now
            Note
            They contacted us
            Automatic, such as a reply by a program
            Beside the plan
            Cancel
            Save touch
        "#]],
    );
}

#[test]
fn the_same_form_corrects_a_touch() {
    let call = touch(1, "2026-11-21T10:43:00Z", Channel::Call, Outcome::NoAnswer);
    let lead = ana().log(call.clone(), call.at).unwrap();
    let html = drawn(&lead, |desk| desk.touching().correct(desk, lead.id(), &call));
    assert!(html.contains("id=\"log-touch-title\" class=\"dialog__title\">Correct touch"));
}

#[test]
fn a_touch_from_the_future_is_refused_beside_its_field() {
    let html = drawn(&ana(), |desk| {
        let id = desk.lead_untracked().unwrap().id();
        desk.touching().start(desk, id, Channel::Call, at(NOW));
        desk.touching().change(desk, |form| form.when = "2026-11-22T10:00".to_owned());
        desk.touching().save(desk, at(NOW), [1; 10]);
    });
    let refusal = "id=\"touch-when-error\" role=\"alert\" class=\"field__error\">a touch cannot come from the future";
    assert!(html.contains(refusal), "{html}");
}

/// The form for `lead` from its fields on to `When`, with that outcome, after `act`.
fn check_said(lead: &Lead, outcome: Outcome, act: impl FnOnce(Desk), expected: Expect) {
    let html = drawn(lead, |desk| {
        let place = Outcome::ALL.iter().position(|it| *it == outcome).unwrap();
        desk.touching().start(desk, lead.id(), Channel::Call, at(NOW));
        desk.touching().choose_outcome(desk, place);
        act(desk);
    });
    let (_, form) = html.split_once("class=\"dialog log-touch\"").unwrap();
    let (whom, said) = form.split_once("class=\"log-touch__fields\"").unwrap();
    let (_, said) = said.split_once("Enter saves").unwrap();
    let (said, _) = said.split_once("When</label>").unwrap();
    let words = words(&format!("<main{whom}></div><p>{said}</p></main>"));
    expected.assert_eq(&words);
}

/// `lead` after it said no, about `kind`, at that minute of today.
fn refused(lead: &Lead, minute: u8, kind: Option<ObjectionKind>) -> Lead {
    let when = format!("2026-11-21T10:{minute}:30Z");
    let objection = kind.map(|kind| Objection { kind: Some(kind), ..Objection::default() });
    let no = Touch { objection, ..touch(minute, &when, Channel::Call, Outcome::No) };
    lead.follow(&Logged::from(no), &Plans::default(), at(&when)).unwrap()
}

#[test]
fn a_no_is_asked_what_it_was_about() {
    check_said(
        &ana(),
        Outcome::No,
        |_| {},
        expect![[r#"
        Log touch
        with Ana Costa
        What the no is about
        Not said
        Timing t
        Price p
        Authority a
        Need e
        Never v
        Not said yet – it can be added later
        In their words
        I don't know yet i
        And then
        The plan After a “no” begins: call, 7 December, 09:00
    "#]],
    );
    let never = |desk: Desk| desk.touching().object(desk, Some(ObjectionKind::Never));
    check_said(
        &ana(),
        Outcome::No,
        never,
        expect![[r#"
        Log touch
        with Ana Costa
        What the no is about
        Not said
        Timing t
        Price p
        Authority a
        Need e
        Never v
        In their words
        Nothing will ever be due for this lead again, and nothing done in bulk reaches it
    "#]],
    );
    let mut lead = ana();
    for (minute, kind) in [(40, Some(ObjectionKind::Price)), (41, None), (42, None)] {
        lead = refused(&lead, minute, kind);
    }
    check_said(
        &lead,
        Outcome::No,
        |_| {},
        expect![[r#"
        Log touch
        with Ana Costa
        3 noes so far: price, not said ×2
        What the no is about
        Not said
        Timing t
        Price p
        Authority a
        Need e
        Never v
        Not said yet – it can be added later
        In their words
        Four noes: the next ask is offered on the lead, and never planned by itself
        I don't know yet i
        And then
        Then: the plan is done, choose what comes next
    "#]],
    );
}

#[test]
fn what_they_bought_and_what_is_owed_is_asked() {
    check_said(
        &ana(),
        Outcome::Won,
        |_| {},
        expect![[r#"
        Log touch
        with Ana Costa
        Bought
        What they bought
        For
        In EUR unless you say otherwise. Without what they bought, nothing is written down
        I don't know yet i
        And then
        The plan Customer begins: call, 30 November, 09:00
    "#]],
    );
    let owe = |desk: Desk| {
        desk.touching().owe(desk);
        desk.touching().write(desk, TouchField::AnswerBy, "2026-11-20T09:00".to_owned());
    };
    check_said(
        &ana(),
        Outcome::Spoke,
        owe,
        expect![[r#"
        Log touch
        with Ana Costa
        No promise i
        What to find out
        Answer by
        This has passed: it stands on Today at once
        In 1 hour
        Tomorrow
        And then
        What comes next
        In 2 working days
        Tomorrow
        In a week
        On a day …
        On a day, at a time …
        As the plan has it
        By
        Call
        Email
        Message
        Meeting
        Other
        Purpose
        This ends the plan
        Then: call, in 3 days
    "#]],
    );
}

#[test]
fn what_was_promised_is_kept_by_what_reaches_them() {
    let on = at("2026-11-21T10:41:00Z");
    let promise = Promise {
        due_at: at("2026-11-23T09:00:00Z"),
        id: PromiseId::new(on, [1; 10]),
        made_at: on,
        words: Line::parse("The price for 40 seats").unwrap(),
        kept_at: None,
        unknown: Default::default(),
    };
    let promised = Decision::Promise(Box::new(promise));
    let lead = ana().decide(&promised, &Plans::default(), on, on).unwrap();
    check_said(
        &lead,
        Outcome::LeftMessage,
        |_| {},
        expect![[r#"
        Log touch
        with Ana Costa
        Promised
        Keeps: The price for 40 seats – due 23 November, 09:00
        And then
        Then: message, in 2 days
    "#]],
    );
}

#[test]
fn a_time_that_is_taken_is_told_beside_the_start() {
    let (ana, on) = (ana(), at("2026-11-21T10:41:00Z"));
    let meets_at = at("2026-11-23T10:15:00Z");
    let appointment = Appointment::new(AppointmentId::new(on, [1; 10]), meets_at, 30).unwrap();
    let meet = Decision::Meet(Box::new(appointment));
    let ben = lead("Ben Okafor", "", "", None).decide(&meet, &Plans::default(), on, on).unwrap();
    let html =
        html_of(&Address { is_demo: false, route: Route::to_lead(ana.id()) }.to_string(), |desk| {
            open(desk, Keeping::Browser, &[ana.clone(), ben]);
            desk.open(Some(ana.id()));
            desk.show(ana.id(), Ok(Some(ana.clone())));
            desk.touching().start(desk, ana.id(), Channel::Call, at(NOW));
            let place = Outcome::ALL.iter().position(|it| *it == Outcome::Appointment).unwrap();
            desk.touching().choose_outcome(desk, place);
        });
    let clash = "Overlaps with Ben Okafor, 10:15–10:45";
    assert!(html.contains(clash), "{html}");
}

/// What stands below the outcome in the form for `lead`, once `outcome` is chosen.
fn check_then(lead: &Lead, outcome: Outcome, expected: Expect) {
    let html = drawn(lead, |desk| {
        let place = Outcome::ALL.iter().position(|it| *it == outcome).unwrap();
        desk.touching().start(desk, lead.id(), Channel::Call, at(NOW));
        desk.touching().choose_outcome(desk, place);
    });
    let (_, then) = html.split_once("<legend>And then").unwrap();
    let (then, _) = then.split_once("</fieldset>").unwrap();
    expected.assert_eq(&words(&format!("<main><p>And then{then}</main>")));
}

#[test]
fn the_form_asks_what_comes_next_and_says_it() {
    check_then(
        &ana(),
        Outcome::Spoke,
        expect![[r#"
        And then
        What comes next
        In 2 working days
        Tomorrow
        In a week
        On a day …
        On a day, at a time …
        As the plan has it
        By
        Call
        Email
        Message
        Meeting
        Other
        Purpose
        This ends the plan
        Then: call, in 3 days
    "#]],
    );
    check_then(
        &ana(),
        Outcome::NotNow,
        expect![[r#"
        And then
        Until, if they said
        Then: e-mail, 21 December, 10:42
    "#]],
    );
    check_then(
        &ana(),
        Outcome::No,
        expect![[r#"
            And then
            The plan After a “no” begins: call, 7 December, 09:00
        "#]],
    );
    check_then(
        &ana(),
        Outcome::Appointment,
        expect![[r#"
            And then
            Starts
            Minutes
            Place or link
            Who comes
            Way there
            In minutes; empty for none
            Then: appointment, 23 November, 10:00
        "#]],
    );
    check_then(
        &ana(),
        Outcome::Won,
        expect![[r#"
            And then
            The plan Customer begins: call, 30 November, 09:00
        "#]],
    );
}

#[test]
fn a_contact_may_stay_without_a_plan() {
    check_then(
        &lead("Kofi", "", "", None),
        Outcome::NoAnswer,
        expect![[r#"
        And then
        What comes next
        No plan
        The plan New enquiry
        The plan Nurture
        The plan Customer
        The plan After a “no”
        In 2 working days
        Tomorrow
        In a week
        On a day …
        On a day, at a time …
        Then: no plan yet
    "#]],
    );
}

#[test]
fn a_touch_too_many_is_warned_of() {
    let mut lead = ana();
    for nth in 1..=3 {
        let when = format!("2026-11-21T10:40:{nth:02}Z");
        let call = touch(nth, &when, Channel::Call, Outcome::NoAnswer);
        let stamp = call.at + chrono::TimeDelta::minutes(2);
        lead = lead.log(Touch { at: stamp, entered_at: stamp, ..call }, stamp).unwrap();
    }
    let html = drawn(&lead, |desk| {
        desk.touching().start(desk, lead.id(), Channel::Call, at("2026-11-21T12:50:00Z"));
    });
    let (_, warning) = html.split_once("class=\"dialog__warning\">").unwrap();
    let (warning, _) = warning.split_once("</p>").unwrap();
    let expected =
        "Only 2 hours from another touch, and your limit is 20 hours. You can log it all the same";
    assert_eq!(warning, expected);
}
