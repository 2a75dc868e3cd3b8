//! Limits that protect the buyer, and hours of their own (due rule: Limits).

use super::*;
use crate::domain::pester::{Heard, Pestered};
use crate::domain::their_time::TheirTime;

/// A plan whose steps come every hour at any time, after the touch before.
fn hourly() -> Rules {
    let hour = |id| Step { hours_apply: false, ..step(id, "1 Hours", Anchor::PreviousTouchDone) };
    with_steps((1..9).map(hour).collect(), 0, nine_to_five())
}

/// When the touches of an hourly plan may be made, each when it is due.
fn check_hourly(rules: &Rules, n: u8, expected: Expect) {
    let mut lead = ada(Some(moment("Monday 10:00")));
    let mut told = String::new();
    for n in 0..n {
        let due = due(&lead, rules);
        writeln!(told, "{}", rules.calendar.zone().local(due.at).format("%a %F %R")).unwrap();
        lead = lead.put_touch(call(n, due.at)).unwrap();
    }
    expected.assert_eq(&told);
}

#[test]
fn four_touches_fit_into_a_week_and_from_the_third_on_twenty_hours_lie_between() {
    check_hourly(
        &hourly(),
        7,
        expect![[r#"
        Mon 2026-11-16 11:00
        Mon 2026-11-16 12:00
        Tue 2026-11-17 08:00
        Wed 2026-11-18 04:00
        Mon 2026-11-23 11:00
        Tue 2026-11-24 07:00
        Wed 2026-11-25 03:00
    "#]],
    );
}

#[test]
fn the_limit_can_be_set() {
    let pester = PesterLimit::new(2, 1).unwrap();
    check_hourly(
        &Rules { pester, ..hourly() },
        4,
        expect![[r#"
        Mon 2026-11-16 11:00
        Mon 2026-11-16 12:00
        Mon 2026-11-23 11:00
        Mon 2026-11-23 12:00
    "#]],
    );
}

#[test]
fn the_trace_says_which_limit_moved_the_date() {
    let touches = [call(1, moment("Monday 10:01")), call(2, moment("Monday 12:00"))];
    check_trace(
        &touched(Some(moment("Monday 10:00")), &touches),
        &hourly(),
        expect![[r#"
        Mon 2026-11-16 12:00:00 → Mon 2026-11-16 13:00:00: AnchorAndOffset { anchor: Anchor(PreviousTouchDone), offset: Offset { count: 1, unit: Hours } }
        Mon 2026-11-16 13:00:00 → Tue 2026-11-17 08:00:00: Pester(Gap)
    "#]],
    );
}

#[test]
fn an_answer_that_is_owed_is_not_held_back() {
    let inbound = |n, at| Touch {
        direction: Direction::Inbound,
        outcome: Outcome::LeftMessage,
        ..call(n, moment(at))
    };
    let mut touches = vec![
        call(1, moment("Monday 10:01")),
        call(2, moment("Monday 12:00")),
        inbound(3, "Monday 12:30"),
    ];
    let lead = |touches: &[Touch]| touched(Some(moment("Monday 10:00")), touches);
    expect!["NewEnquiry 3: Call on Mon 2026-11-16 13:00"]
        .assert_eq(&told_by(&lead(&touches), &hourly()));
    // The reply is not counted: the next touch is the third, twenty hours after the second.
    touches.push(call(4, moment("Monday 13:00")));
    expect!["NewEnquiry 4: Call on Tue 2026-11-17 08:00"]
        .assert_eq(&told_by(&lead(&touches), &hourly()));
    // A program that answers asks for nothing.
    touches.push(Touch { by: By::Automatic, ..inbound(5, "Monday 14:00") });
    expect!["NewEnquiry 4: Call on Tue 2026-11-17 08:00"]
        .assert_eq(&told_by(&lead(&touches), &hourly()));
}

#[test]
fn the_first_answer_is_never_held_back() {
    // A contact who was called four times this week asks now.
    let mut lead = ada(None);
    for (n, at) in ["Monday 10:00", "Tuesday 10:00", "Wednesday 10:00", "Thursday 10:00"]
        .into_iter()
        .enumerate()
    {
        lead = lead.put_touch(call(n as u8, moment(at))).unwrap();
    }
    let asked = lead.ask(Some(moment("Thursday 12:00")), moment("Thursday 12:00")).unwrap();
    expect!["NewEnquiry 1: Call on Thu 2026-11-19 12:02"].assert_eq(&told(&asked));
    let heard = Heard::of(&asked);
    assert_eq!(heard.warning(moment("Thursday 12:02"), PesterLimit::default()), None);
    assert_eq!(
        Heard::of(&lead).warning(moment("Thursday 12:02"), PesterLimit::default()),
        Some(Pestered::Gap)
    );
}

fn theirs(zone: &str, hours: &str, is_kept: bool) -> TheirTime {
    let spans = Hours::parse_day(hours).unwrap();
    let hours = Hours::new(std::array::from_fn(|_| spans.clone()));
    TheirTime { zone: Line::parse(zone).ok(), hours, is_kept }
}

/// When a step a day after Monday 10:00 in Berlin is due for somebody with these hours.
fn check_theirs(theirs: TheirTime, expected: Expect) {
    let lead = ada(Some(moment("Monday 10:00")));
    let lead = lead.set(Fact::TheirTime(theirs), moment("Monday 10:00")).unwrap();
    let rules = one_step("1 Days", Anchor::Enquiry);
    let trace = explain(&lead, &rules).unwrap().trace;
    let rules_told = trace.iter().skip(1).map(|line| format!(", {:?}", line.rule));
    expected.assert_eq(&(told_by(&lead, &rules) + &rules_told.collect::<String>()));
}

#[test]
fn their_hours_are_kept_when_that_is_asked_for() {
    check_theirs(
        theirs("America/New_York", "08:00-18:00", true),
        expect!["NewEnquiry 1: Call on Tue 2026-11-17 14:00, TheirHours"],
    );
    check_theirs(
        theirs("America/New_York", "08:00-18:00", false),
        expect!["NewEnquiry 1: Call on Tue 2026-11-17 10:00"],
    );
    check_theirs(
        theirs("Asia/Tokyo", "09:00-17:00", true),
        expect!["NewEnquiry 1: Call on Tue 2026-11-17 10:00, HoursNeverMeet"],
    );
    check_theirs(
        theirs("Nowhere/Land", "16:00-18:00", true),
        expect!["NewEnquiry 1: Call on Tue 2026-11-17 16:00, TheirHours"],
    );
}

#[test]
fn hours_that_never_meet_leave_the_date_to_the_desk_and_the_trace_says_so() {
    check_theirs(
        theirs("Asia/Tokyo", "09:00-12:00", true),
        expect!["NewEnquiry 1: Call on Tue 2026-11-17 10:00, HoursNeverMeet"],
    );
}
