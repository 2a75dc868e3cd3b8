//! What the page of plans says.

use expect_test::{Expect, expect};
use ninefold::state::{Desk, Keeping};
use ninefold_core::domain::cadence::CadenceId;
use ninefold_core::domain::cadence::StepId;
use ninefold_core::domain::cadence::draft::{Field, StepField};

use super::draw::{html_of, lead, open, words};

/// A desk with one enquiry.
fn arrange(desk: Desk) {
    let ana = lead("Ana Costa", "Alder", "Web", Some("2026-11-21T10:40:00Z"));
    open(desk, Keeping::Browser, &[ana]);
}

fn check(hash: &str, expected: Expect) {
    expected.assert_eq(&words(&html_of(hash, arrange)));
}

#[test]
fn every_plan_is_listed_with_who_waits_for_it() {
    check(
        "#/cadences",
        expect![[r#"
            Cadences
            4 plans: what to do with a lead, step by step
            Plans
            New enquiry 7 steps, 1 lead waits for one
            Nurture 1 step, no lead waits for one
            Customer 3 steps, no lead waits for one
            After a “no” 4 steps, no lead waits for one
            New plan
            Open a plan to change it
            Its steps say what to do, how, and how long after what. Due dates follow them.
            Templates
            What you write again and again, with places that are filled for each lead. Steps of a plan take their texts from here.
            No templates yet. Begin with a text that you send again and again, or with four of ours: a first answer, one after a call without an answer, one that sends what was promised, and one that asks a customer for a referral.
            New template
            Add the four starters
            Back to Leads
            Open a lead to see its next step, and why.
        "#]],
    );
}

#[test]
fn an_open_plan_shows_its_steps_and_what_they_bring() {
    check(
        "#/cadences/nurture",
        expect![[r#"
            Cadences
            4 plans: what to do with a lead, step by step
            Plans
            New enquiry 7 steps, 1 lead waits for one
            Nurture 1 step, no lead waits for one
            Customer 3 steps, no lead waits for one
            After a “no” 4 steps, no lead waits for one
            New plan
            All plans
            Nurture
            Copy
            Delete
            Name
            Steps
            ⠿
            Step 1
            Move up
            Move down
            Delete
            Wait
            Unit
            minutes
            hours
            days
            working days
            weeks
            months
            After
            the previous touch
            when the previous step was due
            the enquiry
            Channel
            Call
            Email
            Message
            Meeting
            Other
            Purpose
            Template, time of day, limit
            Template
            Filled in for each lead: {first_name} (their first name), {company} (their company), {problem} (what troubles them most), {solution} (what of yours would help with it), {promise} (what you promised and still owe them), {read_before} (what they read before they asked) and {my_name} (your name). A first line “Subject: …” becomes the subject of an e-mail.
            Time of day
            Such as 09:30; empty keeps the time of what it counts from
            Limit in minutes
            How many minutes after the anchor a first answer is late; empty for no limit
            Does not wait for working hours
            Add step
            How many of the last steps come again and again
            Empty for a plan that ends; 1 has its last step come again for ever.
            Preview
            For a lead that begins it now, when each touch is made just when it is due and nobody answers: the first 12 touches.
            Monday 21 December
            10:42 E-mail step 1 Send something useful that is not a pitch
            Wednesday 20 January 2027
            30 days later
            10:42 E-mail step 1 Send something useful that is not a pitch
            Friday 19 February 2027
            30 days later
            10:42 E-mail step 1 Send something useful that is not a pitch
            Monday 22 March 2027
            31 days later
            09:00 E-mail step 1 Send something useful that is not a pitch
            Wednesday 21 April 2027
            30 days later
            09:00 E-mail step 1 Send something useful that is not a pitch
            Friday 21 May 2027
            30 days later
            09:00 E-mail step 1 Send something useful that is not a pitch
            Monday 21 June 2027
            31 days later
            09:00 E-mail step 1 Send something useful that is not a pitch
            Wednesday 21 July 2027
            30 days later
            09:00 E-mail step 1 Send something useful that is not a pitch
            Friday 20 August 2027
            30 days later
            09:00 E-mail step 1 Send something useful that is not a pitch
            Monday 20 September 2027
            31 days later
            09:00 E-mail step 1 Send something useful that is not a pitch
            Wednesday 20 October 2027
            30 days later
            09:00 E-mail step 1 Send something useful that is not a pitch
            Friday 19 November 2027
            30 days later
            09:00 E-mail step 1 Send something useful that is not a pitch
            Cancel
            Save plan
            Templates
            What you write again and again, with places that are filled for each lead. Steps of a plan take their texts from here.
            No templates yet. Begin with a text that you send again and again, or with four of ours: a first answer, one after a call without an answer, one that sends what was promised, and one that asks a customer for a referral.
            New template
            Add the four starters
            Back to Leads
            Open a lead to see its next step, and why.
        "#]],
    );
}

#[test]
fn a_plan_that_is_not_here_says_so() {
    let html = html_of("#/cadences/019aa95c-3d10-7abc-8def-0123456789ab", arrange);
    assert!(words(&html).contains("This plan is not here"));
}

#[test]
fn every_touch_to_come_names_its_exact_time() {
    let html = html_of("#/cadences/new_enquiry", arrange);
    for exact in ["2026-11-21T10:44:00.000Z", "2026-11-23T09:00:00.000Z"] {
        assert!(html.contains(&format!("<time datetime=\"{exact}\">")), "{exact}");
    }
}

#[test]
fn what_is_refused_stands_beside_its_field() {
    let html = html_of("#/cadences/nurture", |desk| {
        arrange(desk);
        let field = Field::Step(StepId(1), StepField::Count);
        let id = CadenceId::Nurture;
        desk.cadences().change(desk, id, |draft| draft.write(field, "99999".to_owned()));
        desk.cadences().check(desk, id, field);
    });
    let page = words(&html);
    assert!(page.contains("at most 3653 fit here"), "{page}");
    assert!(page.contains("What is typed is no plan yet"), "{page}");
    assert!(html.contains("id=\"cadence-step-1-count-error\""));
}
