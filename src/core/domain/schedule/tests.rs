//! The worked examples of the due rule, to be read beside it, and its laws.

mod courses;
mod laws;
mod limits;
mod noes;

use std::fmt::Write as _;

use chrono::{Days, NaiveTime, TimeDelta};
use chrono_tz::Tz;
use expect_test::{Expect, expect};

use super::*;
use crate::domain::cadence::{Anchor, Cadence, Offset, Step, StepId, Unit};
use crate::domain::calendar::Hours;
use crate::domain::fact::Fact;
use crate::domain::id::TouchId;
use crate::domain::lead::Draft;
use crate::domain::stage::{Stage, Standing};
use crate::domain::text::Line;
use crate::domain::touch::{By, Direction, Outcome, Touch};
use crate::testing::{ada, at, day, rules, zone};

const TZ: Tz = Tz::Europe__Berlin;

/// The default plans in Berlin, Monday to Friday 09:00–17:00.
fn nine_to_five() -> Rules {
    rules(Calendar::weekdays_nine_to_five(zone(TZ)))
}

/// A plan for enquiries of these steps, of which so many come again.
fn with_steps(steps: Vec<Step>, n_repeated: usize, rules: Rules) -> Rules {
    let name = Line::known("Plan");
    let plan = Cadence::new(CadenceId::NewEnquiry, name, steps, n_repeated).unwrap();
    Rules { plans: Plans::of(&[plan]), ..rules }
}

/// A step that waits for working hours, such as `1 Days`.
fn step(id: u32, text: &str, anchor: Anchor) -> Step {
    let (count, unit) = text.split_once(' ').unwrap();
    let unit = Unit::ALL.into_iter().find(|it| format!("{it:?}") == unit).unwrap();
    let offset = Offset::new(count.parse().unwrap(), unit).unwrap();
    Step { anchor, ..Step::new(StepId(id), offset, Channel::Call) }
}

/// A plan of one step, which waits for working hours.
fn one_step(text: &str, anchor: Anchor) -> Rules {
    with_steps(vec![step(1, text, anchor)], 0, nine_to_five())
}

/// The next step of `lead`, which has one.
fn due(lead: &Lead, rules: &Rules) -> Due {
    *next(lead, rules).due().unwrap()
}

/// The instant of `Friday 16:58`, in the week from Monday, 16 November 2026.
fn moment(text: &str) -> Instant {
    let (weekday, time) = text.split_once(' ').unwrap();
    let weekday: chrono::Weekday = weekday.parse().unwrap();
    let on = day("2026-11-16") + Days::new(weekday.num_days_from_monday().into());
    zone(TZ).instant(on.and_time(NaiveTime::parse_from_str(time, "%H:%M").unwrap()))
}

/// Where a step `offset` after `from` lands, in the week after it at the latest.
fn check_worked(from: &str, offset: &str, expected: &str) {
    let due = due(&ada(Some(moment(from))), &one_step(offset, Anchor::Enquiry));
    let local = zone(TZ).local(due.at);
    assert_eq!(local.format("%A %H:%M").to_string(), expected, "{from} + {offset}");
    assert!(local.date() < day("2026-11-30"), "{from} + {offset}");
}

/// The trace of `lead`, on the wall of the desk.
fn check_trace(lead: &Lead, rules: &Rules, expected: Expect) {
    let mut told = String::new();
    for line in explain(lead, rules).unwrap().trace {
        let wall = |at| rules.calendar.zone().local(at).format("%a %F %T");
        writeln!(told, "{} → {}: {:?}", wall(line.before), wall(line.after), line.rule).unwrap();
    }
    expected.assert_eq(&told);
}

#[test]
fn the_worked_examples_of_the_due_rule() {
    check_worked("Saturday 15:00", "5 Minutes", "Monday 09:00");
    check_worked("Friday 16:58", "5 Minutes", "Monday 09:00");
    check_worked("Sunday 23:00", "5 Minutes", "Monday 09:00");
    check_worked("Friday 10:00", "3 Days", "Monday 10:00");
    check_worked("Thursday 10:00", "3 Days", "Monday 09:00");
}

#[test]
fn a_new_enquiry_is_called_in_two_minutes_at_any_hour() {
    let due = due(&ada(Some(moment("Saturday 23:00"))), &nine_to_five());
    let expected = Due {
        at: moment("Saturday 23:02"),
        limit_at: Some(moment("Saturday 23:05")),
        what: What::Step { cadence: CadenceId::NewEnquiry, idx: 0 },
        channel: Channel::Call,
        is_snoozed: false,
    };
    assert_eq!(due, expected);
}

#[test]
fn without_an_enquiry_there_is_no_plan_yet() {
    assert_eq!(next(&ada(None), &nine_to_five()), Next::NoPlanYet);
    assert_eq!(explain(&ada(None), &nine_to_five()), None);
}

#[test]
fn inside_working_hours_the_trace_is_one_line() {
    let lead = ada(Some(moment("Monday 10:00")));
    check_trace(
        &lead,
        &nine_to_five(),
        expect![[r#"
        Mon 2026-11-16 10:00:00 → Mon 2026-11-16 10:02:00: AnchorAndOffset { anchor: Anchor(Enquiry), offset: Offset { count: 2, unit: Minutes } }
    "#]],
    );
}

#[test]
fn a_step_that_ignores_working_hours_says_so_outside_them() {
    let lead = ada(Some(moment("Saturday 15:00")));
    check_trace(
        &lead,
        &nine_to_five(),
        expect![[r#"
        Sat 2026-11-21 15:00:00 → Sat 2026-11-21 15:02:00: AnchorAndOffset { anchor: Anchor(Enquiry), offset: Offset { count: 2, unit: Minutes } }
        Sat 2026-11-21 15:02:00 → Sat 2026-11-21 15:02:00: HoursDoNotApply { closed: DayOff }
    "#]],
    );
}

#[test]
fn a_step_that_waits_for_working_hours_tells_why() {
    let rules = one_step("5 Minutes", Anchor::Enquiry);
    let lead = ada(Some(moment("Friday 16:58")));
    check_trace(
        &lead,
        &rules,
        expect![[r#"
        Fri 2026-11-20 16:58:00 → Fri 2026-11-20 17:03:00: AnchorAndOffset { anchor: Anchor(Enquiry), offset: Offset { count: 5, unit: Minutes } }
        Fri 2026-11-20 17:03:00 → Mon 2026-11-23 09:00:00: WorkingHours { closed: OutsideHours }
    "#]],
    );
}

#[test]
fn the_trace_says_when_there_is_no_working_time() {
    let holidays = day("2026-11-01").iter_days().take(4_000).collect();
    let never = Calendar::new(zone(TZ), Hours::default(), holidays);
    let rules = Rules { calendar: never, ..one_step("1 WorkingDays", Anchor::Enquiry) };
    let lead = ada(Some(moment("Monday 10:00")));
    check_trace(
        &lead,
        &rules,
        expect![[r#"
            Mon 2026-11-16 10:00:00 → Mon 2026-11-16 10:00:00: AnchorAndOffset { anchor: Anchor(Enquiry), offset: Offset { count: 1, unit: WorkingDays } }
            Mon 2026-11-16 10:00:00 → Mon 2026-11-16 10:00:00: NoWorkingTimeFound
        "#]],
    );
}

#[test]
fn before_any_touch_the_plan_counts_from_the_later_of_enquiry_and_capture() {
    let rules = one_step("1 Hours", Anchor::PreviousTouchDone);
    let mut draft = Draft { name: "Ada".to_owned(), ..Draft::default() };
    draft.enquiry_at = Some(at("2026-11-16T09:00:00Z"));
    let id = ada(None).id();
    let lead = draft.parse(id, at("2026-11-17T09:00:00Z")).unwrap();
    let due = due(&lead, &rules);
    assert_eq!(due.at, at("2026-11-17T10:00:00Z"));
}

/// Ada with these touches, as the lead they make.
fn touched(enquiry_at: Option<Instant>, touches: &[Touch]) -> Lead {
    touches.iter().fold(ada(enquiry_at), |lead, touch| lead.put_touch(touch.clone()).unwrap())
}

/// A call that nobody answered.
fn call(n: u8, at: Instant) -> Touch {
    let id = TouchId::new(at, [n; 10]);
    Touch::outbound(id, at, at, Channel::Call, Outcome::NoAnswer)
}

/// What comes next after `touches` of an enquiry from Monday 10:00.
fn check_next(touches: &[Touch], expected: Expect) {
    let lead = touched(Some(moment("Monday 10:00")), touches);
    expected.assert_eq(&told(&lead));
}

/// The plan, the step as people count, its channel and its date in Berlin.
fn told(lead: &Lead) -> String {
    told_by(lead, &nine_to_five())
}

/// What comes next by these rules: the step as people count, its channel and its date on the wall.
fn told_by(lead: &Lead, rules: &Rules) -> String {
    match next(lead, rules) {
        Next::Due(Due { at, what, channel, is_snoozed, .. }) => {
            let local = rules.calendar.zone().local(at).format("%a %F %R");
            let what = match what {
                What::Step { cadence, idx } => format!("{cadence:?} {}", idx + 1),
                What::Agreed | What::HotAgain => format!("{what:?}"),
                What::Appointment { .. } => "Appointment".to_owned(),
            };
            let snoozed = if is_snoozed { ", put off" } else { "" };
            format!("{what}: {channel:?} on {local}{snoozed}")
        }
        next @ (Next::Paused | Next::NoPlanYet | Next::Exhausted | Next::Ended) => {
            format!("{next:?}")
        }
    }
}

#[test]
fn each_touch_completes_a_step_of_the_plan() {
    let mut touches = Vec::new();
    let mut plan = String::new();
    for n in 0..8 {
        let lead = touched(Some(moment("Monday 10:00")), &touches);
        let next = next(&lead, &nine_to_five());
        writeln!(plan, "{}", told(&lead)).unwrap();
        if let Some(due) = next.due() {
            touches.push(call(n, due.at));
        }
    }
    expect![[r#"
        NewEnquiry 1: Call on Mon 2026-11-16 10:02
        NewEnquiry 2: Message on Mon 2026-11-16 11:02
        NewEnquiry 3: Call on Tue 2026-11-17 11:02
        NewEnquiry 4: Email on Fri 2026-11-20 11:02
        NewEnquiry 5: Call on Fri 2026-11-27 11:02
        NewEnquiry 6: Email on Fri 2026-12-11 11:02
        NewEnquiry 7: Call on Mon 2027-01-11 11:02
        Exhausted
    "#]]
    .assert_eq(&plan);
}

#[test]
fn a_late_touch_moves_what_follows() {
    check_next(
        &[call(1, moment("Friday 16:30"))],
        expect!["NewEnquiry 2: Message on Mon 2026-11-23 09:00"],
    );
    check_next(
        &[call(1, moment("Friday 16:30")), call(2, moment("Friday 16:45"))],
        expect!["NewEnquiry 3: Call on Mon 2026-11-23 16:45"],
    );
}

#[test]
fn only_a_human_touch_of_ours_that_is_part_of_the_plan_completes_a_step() {
    let first = call(1, moment("Monday 10:01"));
    let pending = told(&ada(Some(moment("Monday 10:00"))));
    let is_pending = |touch: Touch| {
        let lead = touched(Some(moment("Monday 10:00")), std::slice::from_ref(&touch));
        assert_eq!(told(&lead), pending, "{touch:?}");
    };
    is_pending(Touch { by: By::Automatic, ..first.clone() });
    is_pending(Touch { direction: Direction::Inbound, ..first.clone() });
    let spoke = Touch { outcome: Outcome::Spoke, ..first.clone() };
    is_pending(Touch { direction: Direction::Inbound, ..spoke });
    is_pending(Touch { is_extra: true, ..first.clone() });
    is_pending(Touch { is_removed: true, ..first });
    // From before the enquiry, when Ada was a mere contact.
    is_pending(call(1, moment("Monday 09:00") - TimeDelta::days(3)));
}

#[test]
fn no_step_is_due_before_the_last_touch_of_ours() {
    let extra = Touch { is_extra: true, ..call(1, moment("Monday 10:30")) };
    check_trace(
        &touched(Some(moment("Monday 10:00")), &[extra]),
        &nine_to_five(),
        expect![[r#"
            Mon 2026-11-16 10:00:00 → Mon 2026-11-16 10:02:00: AnchorAndOffset { anchor: Anchor(Enquiry), offset: Offset { count: 2, unit: Minutes } }
            Mon 2026-11-16 10:02:00 → Mon 2026-11-16 10:30:00: LastTouch
        "#]],
    );
}

/// Ada, who was moved to `stage` on Tuesday at noon.
fn staged(stage: Stage) -> Lead {
    let lead = ada(Some(moment("Monday 10:00")));
    lead.set(Fact::Stage(stage.into()), moment("Tuesday 12:00")).unwrap()
}

#[test]
fn nurture_comes_back_every_thirty_days_for_ever() {
    let mut lead = staged(Stage::Nurture);
    let mut plan = String::new();
    for n in 0..4 {
        writeln!(plan, "{}", told(&lead)).unwrap();
        let due = due(&lead, &nine_to_five());
        lead = lead.put_touch(call(n, due.at)).unwrap();
    }
    expect![[r#"
        Nurture 1: Email on Thu 2026-12-17 12:00
        Nurture 1: Email on Mon 2027-01-18 09:00
        Nurture 1: Email on Wed 2027-02-17 09:00
        Nurture 1: Email on Fri 2027-03-19 09:00
    "#]]
    .assert_eq(&plan);
}

#[test]
fn nurture_begins_anew_with_the_stage_and_not_with_its_reason() {
    let lead = staged(Stage::Nurture).put_touch(call(1, moment("Monday 10:05"))).unwrap();
    let began = told(&lead);
    let reason = Line::parse("after the summer").ok();
    let standing = Standing { stage: Stage::Nurture, reason };
    let reasoned = lead.set(Fact::Stage(standing), moment("Friday 12:00")).unwrap();
    assert_eq!(told(&reasoned), began);
    let back = reasoned.set(Fact::Stage(Stage::Working.into()), moment("Friday 13:00")).unwrap();
    let again = back.set(Fact::Stage(Stage::Nurture.into()), moment("Friday 14:00")).unwrap();
    expect![[r#"
        Nurture 1: Email on Thu 2026-12-17 12:00
        Nurture 1: Email on Mon 2026-12-21 09:00"#]]
    .assert_eq(&format!("{began}\n{}", told(&again)));
}

#[test]
fn a_contact_is_nurtured_without_an_enquiry() {
    let lead = ada(None).set(Fact::Stage(Stage::Nurture.into()), moment("Tuesday 12:00")).unwrap();
    expect!["Nurture 1: Email on Thu 2026-12-17 12:00"].assert_eq(&told(&lead));
}

#[test]
fn what_is_decided_has_no_next_step() {
    for stage in Stage::ALL {
        assert_eq!(told(&staged(stage)) == "Ended", stage.is_closed(), "{stage:?}");
    }
    let lead = ada(Some(moment("Monday 10:00")));
    for fact in [Fact::NeverContact(true), Fact::DeletedAt(Some(moment("Monday 11:00")))] {
        assert_eq!(told(&lead.set(fact, moment("Monday 11:00")).unwrap()), "Ended");
    }
    let never = ada(None).set(Fact::NeverContact(true), moment("Monday 11:00")).unwrap();
    assert_eq!(told(&never), "Ended");
}
