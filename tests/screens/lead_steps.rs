//! What is decided about the plan of a lead, as its page shows it.

use expect_test::expect;
use ninefold_core::domain::cadence::{CadenceId, Plans};
use ninefold_core::domain::course::Left;
use ninefold_core::domain::lead::{Decision, Lead};

use super::draw::lead;
use super::lead::{at, check};

/// `lead` after a decision about its plan.
fn decided(lead: &Lead, decision: &Decision) -> Lead {
    let then = at("2026-11-21T10:42:00Z");
    lead.decide(decision, &Plans::default(), then, then).unwrap()
}

#[test]
fn a_step_that_was_put_off_has_a_way_back() {
    let ana = lead("Ana Costa", "", "", Some("2026-11-18T09:00:00Z"));
    let until = Decision::Snooze(at("2026-11-24T20:00:00Z"));
    check(
        &decided(&ana, &until),
        "Next step",
        "What they said",
        expect![[r#"
            Next step
            Call, in 3 days
            Put off until 24 November, 20:00
            Answer while they still think of it
            Step 1 of 7 of “New enquiry”
            Back to its date
            Move to Nurture
            Why this date?
            Plan “New enquiry”, step 1: 2 minutes after the enquiry (18 November, 09:00) is 18 November, 09:02
            You put it off until 24 November, 20:00
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
fn a_plan_that_rests_says_since_when_and_goes_on() {
    let ana = lead("Ana Costa", "", "", Some("2026-11-18T09:00:00Z"));
    check(
        &decided(&ana, &Decision::Pause(Left::Days(3))),
        "Next step",
        "What they said",
        expect![[r#"
            Next step
            Paused
            Since today 10:42 . The plan rests until you let it go on. Its step is due 3 days after that.
            Resume
            Change plan …
            New appointment
            Promise something …
            Somebody they sent …
        "#]],
    );
}

#[test]
fn a_nurtured_lead_can_be_hot_again() {
    let ana = lead("Ana Costa", "", "", Some("2026-11-18T09:00:00Z"));
    let nurtured = decided(&ana, &Decision::Enroll(CadenceId::Nurture));
    check(
        &nurtured,
        "Change this step",
        "What they said",
        expect![[r#"
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
fn a_plan_that_was_ended_asks_what_comes_next() {
    let ana = lead("Ana Costa", "", "", Some("2026-11-18T09:00:00Z"));
    check(
        &decided(&ana, &Decision::End),
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
