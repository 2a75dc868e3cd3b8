//! The noes of a lead: counted before the next ask, and the one that is offered after four.

use expect_test::expect;
use ninefold_core::domain::cadence::Plans;
use ninefold_core::domain::id::TouchId;
use ninefold_core::domain::lead::{Decision, Lead, Logged};
use ninefold_core::domain::objection::{Objection, ObjectionKind};
use ninefold_core::domain::text::Line;
use ninefold_core::domain::touch::{Channel, Outcome, Touch};

use super::draw::lead;
use super::lead::{at, check};

/// `lead` after it said no at these times, each time about what is named.
fn refused(lead: &Lead, noes: &[(&str, Option<ObjectionKind>)]) -> Lead {
    let mut lead = lead.clone();
    for (when, kind) in noes {
        let at = at(when);
        let words = kind.and_then(|_| Line::parse("not this year").ok());
        let objection = Objection { kind: *kind, words, ..Objection::default() };
        let touch = Touch::outbound(TouchId::new(at, [1; 10]), at, at, Channel::Call, Outcome::No);
        let touch = Touch { objection: kind.map(|_| objection), ..touch };
        lead = lead.follow(&Logged::from(touch), &Plans::default(), at).unwrap();
    }
    lead
}

const NOES: [(&str, Option<ObjectionKind>); 7] = [
    ("2026-11-10T10:00:00Z", Some(ObjectionKind::Price)),
    ("2026-11-11T10:00:00Z", None),
    ("2026-11-12T10:00:00Z", Some(ObjectionKind::Timing)),
    ("2026-11-13T10:00:00Z", Some(ObjectionKind::Need)),
    ("2026-11-16T10:00:00Z", Some(ObjectionKind::Authority)),
    ("2026-11-17T10:00:00Z", Some(ObjectionKind::Price)),
    ("2026-11-18T10:00:00Z", Some(ObjectionKind::Price)),
];

#[test]
fn noes_are_counted_above_the_next_step() {
    let ana = lead("Ana Costa", "", "", Some("2026-11-09T10:00:00Z"));
    check(
        &refused(&ana, &NOES[..2]),
        "2 noes",
        "What is known",
        expect![[r#"
            2 noes so far – the next ask is the third
            Not said what it was about 11 November, 10:00
            Timing
            Price
            Authority
            Need
            Never
            Price not this year 10 November, 10:00
            Next step
            E-mail, 11 December, 10:00
            Due 11 December, 10:00
            Show what has changed since
            Step 2 of 4 of “After a “no””
            Why this date?
            Plan “After a “no””, step 2: 1 month after the previous touch (11 November, 10:00) is 11 December, 10:00
            Change this step
            Snooze … s
            Skip
            Pause
            Change plan …
            New appointment
            Promise something …
            Somebody they sent …
            What they said
            Nothing yet: what hurts, how it came about, who they are
            Problems
            Story
            How it came about, and what they want, in their words
            Personal
            What a friend would remember: the marathon, the new baby
            Likes to be reached by
            Not known
            Call
            E-mail
            Message
            Meeting
            Other
            Read before they wrote
            The article, the fair, the advert that brought them
        "#]],
    );
    let again = at("2026-11-15T10:00:00Z");
    let asked = Decision::AskAgain(again);
    let asked = refused(&ana, &NOES[..2]).decide(&asked, &Plans::default(), again, again).unwrap();
    check(
        &refused(&asked, &NOES[4..5]),
        "1 no",
        "Next step",
        expect![[r#"
        1 no so far – the next ask is the second
        Authority not this year 16 November, 10:00
        and 2 before this enquiry
    "#]],
    );
}

#[test]
fn after_four_noes_one_more_ask_is_offered() {
    let ana = lead("Ana Costa", "", "", Some("2026-11-09T10:00:00Z"));
    check(
        &refused(&ana, &NOES[..4]),
        "Next step",
        "What is known",
        expect![[r#"
            Next step
            Four noes. A fifth ask is offered – never forced
            It would be a call, 22 February 2027, 09:00 .
            Folklore grade · what the evidence says
            Claim
            After four noes the fifth ask is a yes
            Really measures
            Nothing that anybody counted
            Compared with
            Not told
            Source
            No source found
            Year
            Not told
            Looked at
            Not told
            Grade
            Folklore grade: Repeated everywhere, and no source was found. So the fifth ask is offered, and never forced
            Plan the fifth ask
            Move to Nurture
            Another plan …
            Mark as lost …
            New appointment
            Promise something …
            Somebody they sent …
            What they said
            Nothing yet: what hurts, how it came about, who they are
            Problems
            Story
            How it came about, and what they want, in their words
            Personal
            What a friend would remember: the marathon, the new baby
            Likes to be reached by
            Not known
            Call
            E-mail
            Message
            Meeting
            Other
            Read before they wrote
            The article, the fair, the advert that brought them
        "#]],
    );
    check(
        &refused(&ana, &NOES),
        "7 noes",
        "It would be",
        expect![[r#"
        7 noes so far – the next ask is the eighth
        Price not this year 18 November, 10:00
        Price not this year 17 November, 10:00
        Authority not this year 16 November, 10:00
        Need not this year 13 November, 10:00
        Timing not this year 12 November, 10:00
        Show 2 older
        Not said what it was about 11 November, 10:00
        Timing
        Price
        Authority
        Need
        Never
        Price not this year 10 November, 10:00
        Next step
        Seven noes. An eighth ask is offered – never forced
    "#]],
    );
}

#[test]
fn after_never_no_ask_is_next() {
    let ana = lead("Ana Costa", "", "", Some("2026-11-09T10:00:00Z"));
    let never = refused(&ana, &[("2026-11-10T10:00:00Z", Some(ObjectionKind::Never))]);
    check(
        &never,
        "1 no",
        "What is known",
        expect![[r#"
            1 no so far
            Never not this year 10 November, 10:00
            Next step
            Never contact
            Nothing is ever due again for this lead.
            What they said
            Nothing yet: what hurts, how it came about, who they are
            Problems
            Story
            How it came about, and what they want, in their words
            Personal
            What a friend would remember: the marathon, the new baby
            Likes to be reached by
            Not known
            Call
            E-mail
            Message
            Meeting
            Other
            Read before they wrote
            The article, the fair, the advert that brought them
        "#]],
    );
}
