//! Skip, snooze, pause, due-date anchors, and how plans end (due rule: Steps, Ends and waits).

use super::*;
use crate::domain::appointment::{Appointment, AppointmentId, USUAL_MINUTES, Went};
use crate::domain::course::When;
use crate::domain::lead::{Decision, Logged, Then};

/// Ada, who asked on Monday at ten.
fn asked() -> Lead {
    ada(Some(moment("Monday 10:00")))
}

/// `lead` after what was decided on a day of that week.
fn decided(lead: &Lead, decision: Decision, at: &str, rules: &Rules) -> Lead {
    lead.decide(&decision, &rules.plans, moment(at), moment(at)).unwrap()
}

/// `lead` after a touch of ours with this outcome, and what was said to come then.
fn logged(lead: &Lead, n: u8, at: &str, outcome: Outcome, then: Then, rules: &Rules) -> Lead {
    let touch = Touch { outcome, ..call(n, moment(at)) };
    let seen = next(lead, rules).due().map(|due| (due.what, planned_at(lead, rules).unwrap()));
    lead.follow(&Logged { seen, then, ..Logged::from(touch) }, &rules.plans, moment(at)).unwrap()
}

fn skip(lead: &Lead, at: &str, rules: &Rules) -> Lead {
    let due = due(lead, rules);
    let due_at = planned_at(lead, rules).unwrap();
    decided(lead, Decision::Skip { what: due.what, due_at }, at, rules)
}

#[test]
fn after_a_skip_the_next_step_counts_from_the_later_of_its_due_date_and_now() {
    let rules = nine_to_five();
    let called = logged(&asked(), 1, "Monday 10:01", Outcome::NoAnswer, Then::Plan, &rules);
    expect!["NewEnquiry 2: Message on Mon 2026-11-16 11:01"].assert_eq(&told(&called));
    expect!["NewEnquiry 3: Call on Tue 2026-11-17 11:01"].assert_eq(&told(&skip(
        &called,
        "Monday 10:30",
        &rules,
    )));
    expect!["NewEnquiry 3: Call on Wed 2026-11-18 15:00"].assert_eq(&told(&skip(
        &called,
        "Tuesday 15:00",
        &rules,
    )));
    // The anchor `enquiry` too.
    let rules = with_steps(
        vec![step(1, "1 Hours", Anchor::Enquiry), step(2, "2 Hours", Anchor::Enquiry)],
        0,
        nine_to_five(),
    );
    expect!["NewEnquiry 2: Call on Mon 2026-11-16 13:00"]
        .assert_eq(&told_by(&skip(&asked(), "Monday 10:30", &rules), &rules));
}

#[test]
fn a_skip_of_a_step_that_is_no_longer_pending_changes_nothing() {
    let rules = nine_to_five();
    let first = What::Step { cadence: CadenceId::NewEnquiry, idx: 0 };
    let called = logged(&asked(), 1, "Monday 10:01", Outcome::NoAnswer, Then::Plan, &rules);
    let decision = Decision::Skip { what: first, due_at: moment("Monday 10:02") };
    assert_eq!(decided(&called, decision, "Monday 10:02", &rules), called);
}

#[test]
fn a_snooze_moves_this_step_only_and_exactly() {
    let rules = nine_to_five();
    let called = logged(&asked(), 1, "Monday 10:01", Outcome::NoAnswer, Then::Plan, &rules);
    let until = Decision::Snooze(moment("Saturday 22:00"));
    let snoozed = decided(&called, until, "Monday 10:05", &rules);
    expect!["NewEnquiry 2: Message on Sat 2026-11-21 22:00, put off"].assert_eq(&told(&snoozed));
    let woken = decided(&snoozed, Decision::Wake, "Monday 10:06", &rules);
    assert_eq!(told(&woken), told(&called));
    let done = logged(&snoozed, 2, "Friday 10:00", Outcome::NoAnswer, Then::Plan, &rules);
    expect!["NewEnquiry 3: Call on Mon 2026-11-23 10:00"].assert_eq(&told(&done));
}

#[test]
fn the_next_previous_due_date_is_the_one_before_the_snooze() {
    let rules = with_steps(
        vec![
            step(1, "1 Days", Anchor::Enquiry),
            step(2, "1 Days", Anchor::PreviousDueDate),
            step(3, "2 Days", Anchor::PreviousDueDate),
        ],
        0,
        nine_to_five(),
    );
    let snoozed =
        decided(&asked(), Decision::Snooze(moment("Friday 12:00")), "Monday 11:00", &rules);
    let first = logged(&snoozed, 1, "Tuesday 15:00", Outcome::NoAnswer, Then::Plan, &rules);
    expect!["NewEnquiry 2: Call on Wed 2026-11-18 10:00"].assert_eq(&told_by(&first, &rules));
    let second = logged(&first, 2, "Wednesday 16:00", Outcome::NoAnswer, Then::Plan, &rules);
    expect!["NewEnquiry 3: Call on Fri 2026-11-20 10:00"].assert_eq(&told_by(&second, &rules));
}

#[test]
fn months_count_from_the_first_date_so_that_the_31st_returns() {
    let month = |id| Step { hours_apply: false, ..step(id, "1 Months", Anchor::PreviousDueDate) };
    let rules = with_steps(vec![month(1)], 1, nine_to_five());
    let mut lead = ada(Some(at("2026-01-31T09:00:00Z")));
    let mut told = String::new();
    for n in 0..5 {
        writeln!(told, "{}", told_by(&lead, &rules)).unwrap();
        let due = due(&lead, &rules);
        let touch = call(n, due.at + TimeDelta::hours(3));
        let logged = Logged { seen: Some((due.what, due.at)), ..Logged::from(touch) };
        lead = lead.follow(&logged, &rules.plans, due.at + TimeDelta::hours(3)).unwrap();
    }
    expect![[r#"
        NewEnquiry 1: Call on Sat 2026-02-28 10:00
        NewEnquiry 1: Call on Tue 2026-03-31 10:00
        NewEnquiry 1: Call on Thu 2026-04-30 10:00
        NewEnquiry 1: Call on Sun 2026-05-31 10:00
        NewEnquiry 1: Call on Tue 2026-06-30 10:00
    "#]]
    .assert_eq(&told);
}

#[test]
fn a_time_of_day_replaces_the_wall_time_and_never_goes_before_the_anchor() {
    let at_eight = |text| Step {
        time_of_day: Some(8 * 60),
        hours_apply: false,
        ..step(1, text, Anchor::Enquiry)
    };
    for (offset, expected) in [
        ("2 Days", "NewEnquiry 1: Call on Wed 2026-11-18 08:00"),
        ("0 Days", "NewEnquiry 1: Call on Tue 2026-11-17 08:00"),
    ] {
        let rules = with_steps(vec![at_eight(offset)], 0, nine_to_five());
        assert_eq!(told_by(&asked(), &rules), expected, "{offset}");
    }
}

/// What a pause on `paused` and a resume on `resumed` make of the second step, which is `offset`
/// after the touch of Monday 10:01.
fn check_pause(offset: &str, paused: &str, resumed: &str, expected: Expect) {
    let rules = with_steps(
        vec![step(1, "2 Minutes", Anchor::Enquiry), step(2, offset, Anchor::PreviousTouchDone)],
        0,
        nine_to_five(),
    );
    let called = logged(&asked(), 1, "Monday 10:01", Outcome::NoAnswer, Then::Plan, &rules);
    let unit = offset.split_once(' ').unwrap().1;
    let unit = Unit::ALL.into_iter().find(|it| format!("{it:?}") == unit).unwrap();
    let left = left(due(&called, &rules).at, unit, moment(paused), &rules.calendar);
    let resting = decided(&called, Decision::Pause(left), paused, &rules);
    assert_eq!(next(&resting, &rules), Next::Paused);
    let resumed = decided(&resting, Decision::Resume, resumed, &rules);
    expected.assert_eq(&format!("{left:?}: {}", told_by(&resumed, &rules)));
}

#[test]
fn a_pause_keeps_what_is_left_in_the_unit_of_the_step() {
    check_pause(
        "5 Hours",
        "Monday 12:01",
        "Tuesday 09:30",
        expect!["Millis(10800000): NewEnquiry 2: Call on Tue 2026-11-17 12:30"],
    );
    check_pause(
        "3 Days",
        "Tuesday 16:00",
        "Friday 11:00",
        expect!["Days(2): NewEnquiry 2: Call on Mon 2026-11-23 09:00"],
    );
    check_pause(
        "3 WorkingDays",
        "Tuesday 16:00",
        "Friday 11:00",
        expect!["WorkingDays(2): NewEnquiry 2: Call on Tue 2026-11-24 11:00"],
    );
    // On the day on which it is due no whole day is left.
    check_pause(
        "3 Days",
        "Thursday 09:01",
        "Friday 11:00",
        expect!["Millis(3600000): NewEnquiry 2: Call on Fri 2026-11-20 12:00"],
    );
    check_pause(
        "1 Days",
        "Friday 09:00",
        "Friday 11:00",
        expect!["Millis(0): NewEnquiry 2: Call on Fri 2026-11-20 11:00"],
    );
}

#[test]
fn a_talk_brings_a_step_of_its_own_and_the_plan_goes_on_behind_it() {
    let rules = nine_to_five();
    let then = Then::Agree {
        when: When::On(day("2026-11-18")),
        channel: Channel::Email,
        purpose: Line::parse("send the offer").ok(),
        ends: false,
    };
    let spoke = logged(&asked(), 1, "Monday 10:01", Outcome::Spoke, then.clone(), &rules);
    expect!["Agreed: Email on Wed 2026-11-18 09:00"].assert_eq(&told(&spoke));
    let sent = logged(&spoke, 2, "Wednesday 09:30", Outcome::LeftMessage, Then::Plan, &rules);
    expect!["NewEnquiry 2: Message on Thu 2026-11-19 09:00"].assert_eq(&told(&sent));

    let Then::Agree { when, channel, purpose, .. } = then else { unreachable!() };
    let then = Then::Agree { when, channel, purpose, ends: true };
    let spoke = logged(&asked(), 1, "Monday 10:01", Outcome::Spoke, then, &rules);
    let sent = logged(&spoke, 2, "Wednesday 09:30", Outcome::LeftMessage, Then::Plan, &rules);
    expect!["Exhausted"].assert_eq(&told(&sent));
}

#[test]
fn an_inbound_talk_leaves_the_step_of_the_plan_pending() {
    let rules = nine_to_five();
    let when = When::At(moment("Tuesday 11:00"));
    let then = Then::Agree { when, channel: Channel::Call, purpose: None, ends: false };
    let inbound = Touch {
        direction: Direction::Inbound,
        outcome: Outcome::Spoke,
        ..call(1, moment("Monday 10:01"))
    };
    let logged_in = Logged { then, ..Logged::from(inbound) };
    let spoke = asked().follow(&logged_in, &rules.plans, moment("Monday 10:01")).unwrap();
    expect!["Agreed: Call on Tue 2026-11-17 11:00"].assert_eq(&told(&spoke));
    let done = logged(&spoke, 2, "Tuesday 11:00", Outcome::NoAnswer, Then::Plan, &rules);
    expect!["NewEnquiry 1: Call on Tue 2026-11-17 11:00"].assert_eq(&told(&done));
}

#[test]
fn who_says_not_now_is_nurtured_and_hot_again_on_the_day_they_named() {
    let rules = nine_to_five();
    let until = Then::HotOn(day("2027-01-23"));
    let later = logged(&asked(), 1, "Monday 10:01", Outcome::NotNow, until, &rules);
    assert_eq!(later.stage(), Stage::Nurture);
    expect!["Nurture 1: Email on Wed 2026-12-16 10:01"].assert_eq(&told(&later));
    let touched = later.put_touch(call(2, at("2026-12-28T09:00:00Z"))).unwrap();
    expect!["HotAgain: Call on Mon 2027-01-25 09:00"].assert_eq(&told(&touched));
    let touch = call(3, at("2027-01-25T08:30:00Z"));
    let seen = next(&touched, &rules).due().map(|due| (due.what, due.at));
    let again = Logged { seen, ..Logged::from(touch) };
    let hot = touched.follow(&again, &rules.plans, at("2027-01-25T08:30:00Z")).unwrap();
    assert_eq!(hot.stage(), Stage::Working);
    expect!["NewEnquiry 2: Message on Tue 2027-01-26 09:00"].assert_eq(&told(&hot));
}

#[test]
fn a_no_begins_its_own_plan_and_a_second_one_goes_on_in_it() {
    let rules = nine_to_five();
    let no = logged(&asked(), 1, "Monday 10:01", Outcome::No, Then::Plan, &rules);
    expect!["AfterNo 1: Call on Mon 2026-11-30 10:01"].assert_eq(&told(&no));
    let touch = Touch { outcome: Outcome::No, ..call(2, at("2026-11-30T10:00:00Z")) };
    let again = no.follow(&touch.into(), &rules.plans, at("2026-11-30T10:00:00Z")).unwrap();
    expect!["AfterNo 2: Email on Wed 2026-12-30 11:00"].assert_eq(&told(&again));
}

#[test]
fn a_sale_brings_the_plan_for_customers() {
    let rules = nine_to_five();
    let won = logged(&asked(), 1, "Monday 10:01", Outcome::Won, Then::Plan, &rules);
    assert_eq!(won.stage(), Stage::Won);
    expect!["Customer 1: Call on Mon 2026-11-23 10:01"].assert_eq(&told(&won));
    // By the stage alone it is the same; an old customer out of a file has nothing due.
    let moved = asked().move_to(Stage::Won.into(), moment("Monday 10:01"), moment("Monday 10:01"));
    assert_eq!(told(&moved.unwrap()), told(&won));
    expect!["Ended"].assert_eq(&told(&staged(Stage::Won)));
}

#[test]
fn an_appointment_is_the_next_step_until_somebody_says_how_it_went() {
    let rules = nine_to_five();
    let id = AppointmentId::new(moment("Monday 10:01"), [7; 10]);
    let meet = Appointment::new(id, moment("Thursday 14:00"), USUAL_MINUTES).unwrap();
    let then = Then::Meet(meet);
    let agreed = logged(&asked(), 1, "Monday 10:01", Outcome::Appointment, then, &rules);
    expect!["Appointment: Meeting on Thu 2026-11-19 14:00"].assert_eq(&told(&agreed));
    let snoozed =
        decided(&agreed, Decision::Snooze(moment("Friday 12:00")), "Monday 11:00", &rules);
    assert_eq!(told(&snoozed), told(&agreed));
    let met = decided(&agreed, Decision::Went(id, Went::Kept), "Thursday 15:00", &rules);
    expect!["NewEnquiry 2: Message on Mon 2026-11-16 11:01"].assert_eq(&told(&met));
}

#[test]
fn a_chosen_plan_counts_from_when_it_was_chosen() {
    let rules = nine_to_five();
    let called = logged(&asked(), 1, "Monday 10:01", Outcome::NoAnswer, Then::Plan, &rules);
    let enroll = |cadence| Decision::Enroll(cadence);
    let nurtured = decided(&called, enroll(CadenceId::Nurture), "Tuesday 12:00", &rules);
    assert_eq!(nurtured.stage(), Stage::Nurture);
    expect!["Nurture 1: Email on Thu 2026-12-17 12:00"].assert_eq(&told(&nurtured));
    let hot = decided(&nurtured, enroll(CadenceId::NewEnquiry), "Wednesday 12:00", &rules);
    assert_eq!(hot.stage(), Stage::Working);
    expect!["NewEnquiry 1: Call on Wed 2026-11-18 12:02"].assert_eq(&told(&hot));
    let contact = decided(&ada(None), enroll(CadenceId::Nurture), "Tuesday 12:00", &rules);
    expect!["Nurture 1: Email on Thu 2026-12-17 12:00"].assert_eq(&told(&contact));
    expect!["Exhausted"].assert_eq(&told(&decided(
        &called,
        Decision::End,
        "Tuesday 12:00",
        &rules,
    )));
}

#[test]
fn an_edit_of_the_plan_leaves_the_pending_step_pending() {
    let rules = nine_to_five();
    let called = logged(&asked(), 1, "Monday 10:01", Outcome::NoAnswer, Then::Plan, &rules);
    let plan = rules.plans.get(CadenceId::NewEnquiry).unwrap();
    let with = |ids: &[u32]| {
        let of = |id: &u32| {
            let known = plan.steps().iter().find(|step| step.id.0 == *id).cloned();
            known.unwrap_or_else(|| step(*id, "9 Days", Anchor::PreviousTouchDone))
        };
        let (name, steps) = (Line::known("Plan"), ids.iter().map(of).collect());
        let edited = plan.edited(name, steps, 0, moment("Tuesday 09:00")).unwrap();
        Rules { plans: Plans::of(&[edited]), ..nine_to_five() }
    };
    // A step that was inserted before does not run; one that was deleted gives way to the next.
    expect!["NewEnquiry 3: Message on Mon 2026-11-16 11:01"]
        .assert_eq(&told_by(&called, &with(&[1, 8, 2, 3])));
    expect!["NewEnquiry 2: Call on Tue 2026-11-17 10:01"]
        .assert_eq(&told_by(&called, &with(&[1, 3, 4])));
    expect!["Exhausted"].assert_eq(&told_by(&called, &with(&[1])));
}

#[test]
fn a_plan_that_was_deleted_leaves_its_leads_without_a_next_step() {
    let rules = nine_to_five();
    let no = logged(&asked(), 1, "Monday 10:01", Outcome::No, Then::Plan, &rules);
    let mut gone = rules.plans.get(CadenceId::AfterNo).unwrap().clone();
    gone.is_removed = true;
    let rules = Rules { plans: Plans::of(&[gone]), ..rules };
    assert_eq!(next(&no, &rules), Next::Exhausted);
}
