//! What passed with a lead, as its timeline tells it.

use expect_test::{Expect, expect};
use ninefold::state::Told;
use ninefold_core::domain::fact::{Fact, FactKind, Reading};
use ninefold_core::domain::id::TouchId;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::money::Currency;
use ninefold_core::domain::note::Note;
use ninefold_core::domain::stage::Stage;
use ninefold_core::domain::touch::{By, Channel, Direction, Outcome, Touch};
use ninefold_core::domain::zone::Zone;

use super::draw::{NOW, lead, words};
use super::touches::{ana, at, drawn, touch};

fn check_story(lead: &Lead, expected: Expect) {
    let html = drawn(lead, |_| {});
    let (_, story) = html.split_once("aria-label=\"Timeline\"").unwrap();
    expected.assert_eq(&words(&format!("<main{story}")));
}

/// `lead` after `text` was typed into the field of `kind` then.
fn with(lead: &Lead, kind: FactKind, text: &str, when: &str) -> Lead {
    let zone = Zone::utc();
    let reading = Reading { zone: &zone, currency: Currency::EUR };
    lead.set(Fact::read(kind, text, &reading).unwrap(), at(when)).unwrap()
}

#[test]
fn touches_and_stages_stand_the_latest_first() {
    let call = touch(1, "2026-11-21T10:43:00Z", Channel::Call, Outcome::NoAnswer);
    let entered_at = at("2026-11-22T09:00:00Z");
    let mail = touch(2, "2026-11-21T15:00:00Z", Channel::Email, Outcome::Spoke);
    let mail = Touch {
        entered_at,
        direction: Direction::Inbound,
        note: Some(Note::parse("Can we talk on Monday?").unwrap()),
        ..mail
    };
    let reply = touch(3, "2026-11-21T10:42:30Z", Channel::Email, Outcome::LeftMessage);
    let reply = Touch { by: By::Automatic, ..reply };
    let taken_back = touch(4, "2026-11-21T12:00:00Z", Channel::Other, Outcome::No);
    let taken_back = Touch { is_removed: true, ..taken_back };
    let mut lead = ana();
    for touch in [call, mail, reply, taken_back] {
        let stamp = touch.entered_at;
        lead = lead.log(touch, stamp).unwrap();
    }
    let lead = lead.set(Fact::Stage(Stage::Nurture.into()), at("2026-11-23T09:00:00Z")).unwrap();
    check_story(
        &lead,
        expect![[r#"
            Timeline
            All
            Calls
            E-mails
            Messages
            Meetings
            Notes
            23 November, 09:00 Nurture
            today 15:00 Email from them Spoke entered later
            Correct
            Take back
            Can we talk on Monday?
            today 10:43 Working
            today 10:43 Call No answer
            Correct
            Take back
            today 10:42 Email Left message automatic
            Correct
            Take back
            today 10:42 Typed in
            today 10:40 Enquiry received
        "#]],
    );
}

/// The timeline of a lead with two calls, a message that says something and a note, while `told` of
/// it is shown.
fn check_told(told: Told, expected: Expect) {
    let call = |nth, when| touch(nth, when, Channel::Call, Outcome::NoAnswer);
    let message = Touch {
        note: Some(Note::parse("Sent the offer").unwrap()),
        ..touch(3, "2026-11-21T10:45:00Z", Channel::Message, Outcome::LeftMessage)
    };
    let calls = [call(1, "2026-11-21T10:43:00Z"), call(2, "2026-11-21T10:44:00Z")];
    let log = |lead: Lead, touch: Touch| lead.log(touch, at(NOW)).unwrap();
    let lead = calls.into_iter().chain([message]).fold(ana(), log);
    let html = drawn(&lead, |desk| desk.timeline().choose(told));
    let (_, story) = html.split_once("<p role=\"status\" class=\"story-filter__line\"").unwrap();
    expected.assert_eq(&words(&format!("<main<p{story}")));
}

#[test]
fn a_timeline_is_narrowed_to_what_is_looked_for() {
    check_told(
        Told::Through(Channel::Call),
        expect![[r#"
            2 of 6 shown
            today 10:44 Call No answer
            Correct
            Take back
            today 10:43 Call No answer
            Correct
            Take back
        "#]],
    );
    check_told(
        Told::WithNote,
        expect![[r#"
            1 of 6 shown
            today 10:45 Message Left message
            Correct
            Take back
            Sent the offer
        "#]],
    );
    check_told(
        Told::Through(Channel::Meeting),
        expect![[r#"
        No meetings yet
    "#]],
    );
}

#[test]
fn edits_are_folded_and_say_what_stood_there_before() {
    let lead = with(&ana(), FactKind::Name, "Ana Costa Lima", "2026-11-21T10:50:00Z");
    let lead = with(&lead, FactKind::Name, "Ana Lima", "2026-11-21T11:00:00Z");
    let lead = with(&lead, FactKind::EnquiryAt, "2026-11-21T10:39", "2026-11-21T11:10:00Z");
    let lead = with(&lead, FactKind::Role, "Owner", "2026-11-21T11:20:00Z");
    check_story(
        &lead,
        expect![[r#"
            Timeline
            All
            Calls
            E-mails
            Messages
            Meetings
            Notes
            today 10:42 Typed in
            today 10:39 Enquiry received
            Show 3 edits
            today 11:10 Enquiry received was today 10:40
            today 11:00 Name was Ana Costa Lima
            today 10:50 Name was Ana Costa
        "#]],
    );
}

#[test]
fn the_first_note_stays_with_the_enquiry() {
    let mut parts = ana().into_parts();
    parts.note = Some(Note::parse("Could you quote 40 seats?").unwrap());
    let lead = Lead::new(parts).unwrap();
    let edited = with(&lead, FactKind::Note, "Called, likes blue", "2026-11-21T11:00:00Z");
    for lead in [&lead, &edited] {
        let html = drawn(lead, |_| {});
        let (_, story) = html.split_once("aria-label=\"Timeline\"").unwrap();
        let note = "<p dir=\"auto\" class=\"story__note\">Could you quote 40 seats?</p>";
        assert!(story.contains(note), "{story}");
    }
}

#[test]
fn a_long_story_is_drawn_in_steps() {
    let mut parts = lead("Ana", "", "", None).into_parts();
    let start = at("2026-11-21T11:00:00Z");
    parts.touches = (0..150)
        .map(|nth| {
            let when = start + chrono::TimeDelta::minutes(nth.into());
            Touch::outbound(
                TouchId::new(when, [nth; 10]),
                when,
                when,
                Channel::Call,
                Outcome::NoAnswer,
            )
        })
        .collect();
    let html = drawn(&Lead::new(parts).unwrap(), |_| {});
    assert_eq!(html.matches("Take back: ").count(), 100);
    assert!(html.contains("Show older (51 left)"));
}
