//! What the page of one lead says.

use expect_test::{Expect, expect};
use ninefold::route::Route;
use ninefold::state::Keeping;
use ninefold_core::domain::fact::{Fact, FactKind, Reading};
use ninefold_core::domain::id::TouchId;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::money::Currency;
use ninefold_core::domain::stage::{Stage, Standing};
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::touch::{Channel, Outcome, Touch};
use ninefold_core::domain::zone::Zone;

use super::draw::{html, lead, words};

pub const ASKED: Option<&str> = Some("2026-11-21T10:40:06Z");

/// The page of `lead`, without the fields of its facts, from `start` on and before `end`.
pub fn check(lead: &Lead, start: &str, end: &str, expected: Expect) {
    let pane = words(&format!("<main{}", pane(lead)));
    let (_, rest) = pane.split_once(start).unwrap();
    let (part, _) = rest.split_once(end).unwrap();
    expected.assert_eq(&format!("{start}{part}"));
}

fn pane(lead: &Lead) -> String {
    let hash = Route::to_lead(lead.id()).to_string();
    let html = html(&hash, Some(&[]), Keeping::Browser, Some(lead));
    html.split_once("class=\"pane\"").unwrap().1.to_owned()
}

pub fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

/// `lead` after `text` was typed into the field of `kind`, a minute after it was written down.
pub fn with(lead: &Lead, kind: FactKind, text: &str) -> Lead {
    let zone = Zone::utc();
    let reading = Reading { zone: &zone, currency: Currency::EUR };
    let fact = Fact::read(kind, text, &reading).unwrap();
    lead.set(fact, at("2026-11-21T10:43:00Z")).unwrap()
}

/// `lead` after a call that began then.
fn called(lead: &Lead, when: &str, outcome: Outcome) -> Lead {
    let at = at(when);
    let id = TouchId::new(at, [1; 10]);
    lead.log(Touch::outbound(id, at, at, Channel::Call, outcome), at).unwrap()
}

#[test]
fn an_enquiry_shows_its_clock_its_next_step_and_why() {
    let ana = lead("Ana Costa", "Alder & Finch", "your site", ASKED);
    let ana = with(&ana, FactKind::Phones, "+34 600 100 200");
    check(
        &with(&ana, FactKind::Emails, "ana@example.com"),
        "Back to Leads",
        "What they said",
        expect![[r#"
            Back to Leads
            Ana Costa
            Alder & Finch from your site
            Call +34 600 100 200
            E-mail
            Message
            WhatsApp
            Log touch l
            Call sheet c
            New
            Working
            Nurture
            Won
            Lost
            Never contact
            Delete
            ×9
            Answer in the next 3:06 and a sale is said to be nine times likelier . 18 % rather than an assumed 2 %.
            1 min 54 s since the enquiry: the ideal is within 2 minutes
            Folklore grade · what the evidence says
            Claim
            Answering within 5 minutes makes a sale 9 times likelier
            Really measures
            The likelihood of a sale
            Compared with
            Not told
            Source
            Told as “one study”; no primary source found
            Year
            Not told
            Looked at
            Not told
            Grade
            Folklore grade: Repeated everywhere, and no source was found. With what it is compared is not told, and retellings disagree: 30 minutes, 1 hour
            Next step
            Call, now
            Due today 10:42 · at the latest today 10:45
            Answer while they still think of it
            Step 1 of 7 of “New enquiry”
            Why this date?
            Plan “New enquiry”, step 1: 2 minutes after the enquiry (today 10:40) is today 10:42
            That is on a day off, but a first answer does not wait for working hours
            Change this step
            Snooze … s
            Skip
            Pause
            Change plan …
            New appointment
            Promise something …
            Somebody they sent …
        "#]],
    );
}

#[test]
fn what_is_known_stands_under_the_name() {
    let mut ana = lead("Ana Costa", "Alder & Finch", "your site", ASKED);
    for (kind, text) in [
        (FactKind::Role, "Owner"),
        (FactKind::SourceDetail, "article “Leads going cold”"),
        (FactKind::Kind, "business"),
        (FactKind::Value, "1200"),
        (FactKind::Tags, "vip, fair"),
        (FactKind::Client, "Rosa Pereira"),
    ] {
        ana = with(&ana, kind, text);
    }
    check(
        &ana,
        "Ana Costa",
        "Log touch",
        expect![[r#"
            Ana Costa
            Owner Alder & Finch from your site article “Leads going cold” business €1,200 fair, vip for Rosa Pereira
        "#]],
    );
}

#[test]
fn a_value_tells_what_the_window_is_worth() {
    let ana = lead("Ana Costa", "", "", ASKED);
    check(
        &with(&ana, FactKind::Value, "1200"),
        "Answer in",
        "Claim",
        expect![[r#"
        Answer in the next 3:06 and a sale is said to be nine times likelier : worth about €192 here . 18 % rather than an assumed 2 % of €1,200.
        1 min 54 s since the enquiry: the ideal is within 2 minutes
        Folklore grade · what the evidence says
    "#]],
    );
    let kofi = with(&with(&ana, FactKind::Value, "CHF 80"), FactKind::Kind, "consumer");
    check(
        &kofi,
        "Answer in",
        "Claim",
        expect![[r#"
        Answer in the next 3:06 and a sale is said to be nine times likelier : worth about CHF 13 here . 18 % rather than an assumed 2 % of CHF 80.
        1 min 54 s since the enquiry: the ideal is within 2 minutes
        Folklore grade · what the evidence says
    "#]],
    );
}

#[test]
fn each_band_has_its_own_number_and_its_own_grade() {
    let asked_at = |at| lead("Ana Costa", "", "", Some(at));
    check(
        &asked_at("2026-11-21T10:38:30Z"),
        "×9",
        "Claim",
        expect![[r#"
        ×9
        Answer in the next 1:30 and a sale is said to be nine times likelier . 18 % rather than an assumed 2 %.
        3 min 30 s since the enquiry: inside the five minutes
        Folklore grade · what the evidence says
    "#]],
    );
    check(
        &asked_at("2026-11-21T10:11:00Z"),
        "×7",
        "Claim",
        expect![[r#"
            ×7
            Answer in the next 29 min and a real talk with whoever decides is said to be nearly seven times likelier.
            31 min since the enquiry: inside the hour
            Study grade · what the evidence says
        "#]],
    );
    check(
        &asked_at("2026-11-21T07:42:00Z"),
        "+1 h\n",
        "Claim",
        expect![[r#"
            +1 h
            The first hour has passed, and with it the windows that are talked about. Answer all the same.
            3 h 0 min since the enquiry: it has cooled
            Practitioner grade · what the evidence says
        "#]],
    );
}

#[test]
fn the_clock_stands_still_from_the_first_answer_on() {
    let ana = lead("Ana Costa", "", "", ASKED);
    let answered = called(&ana, "2026-11-21T10:41:53Z", Outcome::Spoke);
    check(
        &answered,
        "Answered in",
        "What they said",
        expect![[r#"
            Answered in 1 min 47 s inside the ideal two minutes today 10:41
            Next step
            Message, in 2 days
            Due 23 November, 09:00
            Say that you called and when you call again
            Step 2 of 7 of “New enquiry”
            Why this date?
            Plan “New enquiry”, step 2: 1 hour after the previous touch (today 10:41) is today 11:41
            today 11:41 is on a day off, so it moves to 23 November, 09:00
            Change this step
            Snooze … s
            Skip
            Pause
            Change plan …
            New appointment
            Promise something …
            Somebody they sent …
        "#]],
    );
    let late = called(&ana, "2026-11-21T11:41:53Z", Outcome::NoAnswer);
    check(
        &late,
        "Answered in",
        "Next step",
        expect![[r#"
        Answered in 1 h 1 min after the first hour today 11:41
    "#]],
    );
}

#[test]
fn whoever_asked_nothing_has_no_clock_and_no_plan() {
    check(
        &lead("Kofi O’Brien", "", "Fair", None),
        "Back to Leads",
        "What they said",
        expect![[r#"
            Back to Leads
            Kofi O’Brien
            from Fair
            Log touch l
            Call sheet c
            New
            Working
            Nurture
            Won
            Lost
            Never contact
            Delete
            Next step
            No plan yet
            This person came without an enquiry: no clock runs and nothing is due.
            Choose a plan …
            New appointment
            Promise something …
            New enquiry
            Somebody they sent …
        "#]],
    );
}

#[test]
fn never_contact_cannot_be_overlooked() {
    let kofi = with(&lead("Kofi", "", "", ASKED), FactKind::Phones, "030 1234");
    check(
        &with(&kofi, FactKind::NeverContact, "yes"),
        "Kofi",
        "What they said",
        expect![[r#"
            Kofi
            Never contact. Nothing is ever due for this lead, and nothing done in bulk reaches it.
            Allow contact
            Log touch l
            Call sheet c
            New
            Working
            Nurture
            Won
            Lost
            Delete
            Next step
            Never contact
            Nothing is ever due again for this lead.
        "#]],
    );
}

#[test]
fn what_is_in_the_trash_says_so_and_comes_back() {
    let when = at("2026-11-20T09:00:00Z");
    let kofi = lead("Kofi", "", "", ASKED).set(Fact::DeletedAt(Some(when)), when).unwrap();
    check(
        &kofi,
        "Kofi",
        "What they said",
        expect![[r#"
            Kofi
            In the trash since yesterday 09:00
            Restore
        "#]],
    );
}

#[test]
fn a_plan_that_is_done_asks_what_comes_next() {
    let mut ana = lead("Ana Costa", "", "", Some("2026-11-01T10:00:00Z"));
    for day in 1..=7 {
        let when = format!("2026-11-{:02}T11:00:0{day}Z", day + 1);
        ana = called(&ana, &when, Outcome::NoAnswer);
    }
    check(
        &ana,
        "Next step",
        "What they said",
        expect![[r#"
            Next step
            The plan is done
            Every step was made, and nobody has decided what comes next.
            Move to Nurture
            Another plan …
            Mark as lost …
            New appointment
            Promise something …
            Somebody they sent …
        "#]],
    );
}

#[test]
fn what_is_decided_says_since_when_and_why() {
    let reason = Fact::read(
        FactKind::Role,
        "too expensive",
        &Reading { zone: &Zone::utc(), currency: Currency::EUR },
    );
    let Ok(Fact::Role(reason)) = reason else { panic!("a line is read") };
    let lost = Fact::Stage(Standing { stage: Stage::Lost, reason });
    let ana = lead("Ana Costa", "", "", ASKED).set(lost, at("2026-11-21T10:50:00Z")).unwrap();
    check(
        &ana,
        "New\n",
        "What they said",
        expect![[r#"
            New
            Working
            Nurture
            Won
            Lost
            Never contact
            Delete
            Next step
            Lost : too expensive
            Since today 10:50 . Nothing is due.
            New appointment
            Promise something …
            New enquiry
            Somebody they sent …
        "#]],
    );
}

#[test]
fn something_useful_every_30_days_counts_from_the_start_of_the_plan() {
    let kofi = lead("Kofi", "", "", None);
    check(
        &with(&kofi, FactKind::Stage, "nurture"),
        "Next step",
        "What they said",
        expect![[r#"
            Next step
            E-mail, 21 December, 10:43
            Due 21 December, 10:43
            Send something useful that is not a pitch
            From “Nurture”, which comes again and again
            Why this date?
            Plan “Nurture”, step 1: 30 days after the start of the plan (today 10:43) is 21 December, 10:43
            Change this step
            Snooze … s
            Skip
            Pause
            Hot again
            Change plan …
            New appointment
            Promise something …
            New enquiry
            Somebody they sent …
        "#]],
    );
}

#[test]
fn every_fact_has_a_labelled_field_with_what_is_stored() {
    let ana = lead("Ana “<b>” Costa", "", "", ASKED);
    let ana = with(&ana, FactKind::Links, "example.com/ana, example.org");
    let html = pane(&ana);
    for kind in FactKind::ALL {
        let is_typed = match kind {
            FactKind::Stage
            | FactKind::TheirTime
            | FactKind::Course
            | FactKind::Appointments
            | FactKind::CameFrom
            | FactKind::Problems
            | FactKind::Promises
            | FactKind::Purchases
            | FactKind::PastEnquiries
            | FactKind::NeverContact
            | FactKind::DeletedAt => false,
            FactKind::Name
            | FactKind::Company
            | FactKind::Role
            | FactKind::Client
            | FactKind::Emails
            | FactKind::Phones
            | FactKind::Links
            | FactKind::Source
            | FactKind::SourceDetail
            | FactKind::Kind
            | FactKind::EnquiryAt
            | FactKind::Value
            | FactKind::Tags
            | FactKind::DecisionMaker
            | FactKind::AnsweredFirst
            | FactKind::Ready
            | FactKind::Story
            | FactKind::Personal
            | FactKind::Prefers
            | FactKind::Note => true,
        };
        let id = format!("fact-{}", kind.name().replace('_', "-"));
        assert_eq!(html.matches(&format!("for=\"{id}\"")).count(), usize::from(is_typed), "{id}");
        assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), usize::from(is_typed), "{id}");
    }
    assert!(html.contains("value=\"Ana “&lt;b&gt;” Costa\""), "{html}");
    assert!(html.contains(
        "href=\"https://example.com/ana\" target=\"_blank\" rel=\"noopener noreferrer\""
    ));
    let (main, more) = html.split_once("More fields").unwrap();
    assert!(main.contains("id=\"fact-links\""), "what is filled in is in sight");
    assert!(more.contains("id=\"fact-decision-maker\""), "what is empty and rare is not");
}
