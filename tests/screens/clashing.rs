//! What Today says of appointments that do not go together, of promises, and of noes.

use expect_test::{Expect, expect};
use ninefold::state::Keeping;
use ninefold_core::domain::appointment::{Appointment, AppointmentId};
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::id::TouchId;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::promise::{Promise, PromiseId};
use ninefold_core::domain::text::Line;
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::touch::{Channel, Outcome, Touch};

use super::draw::{NOW, html, lead, words};

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn meets(name: &str, starts: &str, way: u32) -> Lead {
    let id = AppointmentId::new(at(starts), [1; 10]);
    let meeting = Appointment::new(id, at(starts), 30).unwrap();
    let meeting = Appointment { travel_minutes: way, ..meeting };
    lead(name, "", "", None).set(Fact::Appointments(vec![meeting]), at(NOW)).unwrap()
}

/// What the notice says, or nothing when there is none.
fn check(leads: &[Lead], expected: Expect) {
    let html = html("#/today", Some(leads), Keeping::Browser, None);
    let notice = html.split_once("class=\"clashes\"").map(|(_, rest)| {
        let (notice, _) = rest.split_once("</section>").unwrap();
        words(&format!("<main{notice}</main>"))
    });
    expected.assert_eq(&notice.unwrap_or_default());
}

#[test]
fn appointments_that_do_not_go_together_are_told() {
    let ana = meets("Ana Costa", "2026-11-21T14:00:00Z", 0);
    check(
        &[ana.clone(), meets("Ben Okafor", "2026-11-21T14:15:00Z", 0)],
        expect![[r#"
        Ana Costa
        14:00 – 14:30 and
        Ben Okafor
        14:15 – 14:45 overlap
    "#]],
    );
    check(
        &[ana.clone(), meets("Ben Okafor", "2026-11-21T14:40:00Z", 20)],
        expect![[r#"
        Only 10 minutes between
        Ana Costa
        14:00 – 14:30 and
        Ben Okafor
        14:40 – 15:10 , and the way takes 20
    "#]],
    );
    check(&[ana.clone(), meets("Ben Okafor", "2026-11-21T14:40:00Z", 10)], expect![[r#""#]]);
    // What is more than a week off is not told yet.
    let cleo = meets("Cleo Marsh", "2026-11-29T14:00:00Z", 0);
    check(&[cleo, meets("Dan Ito", "2026-11-29T14:15:00Z", 0)], expect![[r#""#]]);
    let eve = meets("Eve Lund", "2026-11-22T14:00:00Z", 0);
    check(
        &[eve, meets("Finn Roth", "2026-11-22T14:30:00Z", 15)],
        expect![[r#"
        No time between
        Eve Lund
        tomorrow 14:00 – 14:30 and
        Finn Roth
        tomorrow 14:30 – 15:00 , and the way takes 15
    "#]],
    );
}

#[test]
fn a_row_says_what_is_owed_and_after_how_many_noes() {
    let promise = Promise {
        due_at: at("2026-11-21T10:00:00Z"),
        id: PromiseId::new(at(NOW), [1; 10]),
        made_at: at(NOW),
        words: Line::parse("the price").unwrap(),
        kept_at: None,
        unknown: Default::default(),
    };
    let no = |lead: Lead, nth: u8, when: &str| {
        let id = TouchId::new(at(when), [nth; 10]);
        let touch = Touch::outbound(id, at(when), at(when), Channel::Call, Outcome::No);
        lead.log(touch, at(when)).unwrap()
    };
    let ana = lead("Ana Costa", "", "", Some("2026-11-01T10:00:00Z"));
    let ana = no(no(ana, 1, "2026-11-21T10:42:10Z"), 2, "2026-11-21T10:42:20Z");
    let ana = ana.set(Fact::Promises(vec![promise]), at(NOW)).unwrap();
    let page = words(&html("#/today", Some(&[ana]), Keeping::Browser, None));
    let line = page.lines().find(|line| line.starts_with("You promised")).unwrap_or(&page);
    expect!["You promised an answer by 10:00 after 2 noes asked 1 November, 10:00"].assert_eq(line);
}

#[test]
fn a_promise_that_is_due_is_told_before_an_appointment_that_is_far_off() {
    let promise = Promise {
        due_at: at("2026-11-21T10:00:00Z"),
        id: PromiseId::new(at(NOW), [1; 10]),
        made_at: at(NOW),
        words: Line::parse("the price").unwrap(),
        kept_at: None,
        unknown: Default::default(),
    };
    for (starts, told) in [
        ("2026-11-24T14:00:00Z", "You promised an answer by 10:00"),
        ("2026-11-21T12:00:00Z", "Meets in 1 h 18 min"),
    ] {
        let owed = meets("Ana Costa", starts, 0);
        let owed = owed.set(Fact::Promises(vec![promise.clone()]), at(NOW)).unwrap();
        let page = words(&html("#/today", Some(&[owed]), Keeping::Browser, None));
        assert!(page.contains(told), "{starts}: {page}");
    }
}
