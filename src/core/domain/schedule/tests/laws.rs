//! What holds of every lead, plan and desk (due rule: Laws).

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::domain::lead::Parts;
use crate::testing::{cadence, cases, desks, leads, moments, offsets};

/// `lead` as it was when it came: open, and nobody has answered.
fn untouched(lead: Lead) -> Lead {
    let id = lead.id();
    let Parts { captured_at, name, company, emails, phones, enquiry_at, .. } = lead.into_parts();
    let new = Parts::new(id, captured_at);
    Lead::new(Parts { name, company, emails, phones, enquiry_at, ..new }).unwrap()
}

/// Rules whose plan for enquiries has these steps, on `calendar`.
fn plan_of(steps: Vec<Step>, calendar: Calendar) -> Rules {
    with_steps(steps, 0, rules(calendar))
}

fn first() -> Step {
    Cadence::default_of(CadenceId::NewEnquiry).unwrap().steps()[0].clone()
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn the_trace_leads_from_the_anchor_to_the_due_date(
        lead in leads(), (tz, _) in moments(), desk in desks(), offset in offsets(),
        hours_apply: bool,
    ) {
        let lead = untouched(lead);
        let around = lead.enquiry_at().unwrap_or(lead.captured_at());
        let step = Step { offset, hours_apply, ..first() };
        let rules = plan_of(vec![step], desk.calendar(tz, around));

        let explained = explain(&lead, &rules);
        let next = next(&lead, &rules);
        prop_assert_eq!(explained.as_ref().map(|it| it.due), next.due().copied());
        prop_assert_eq!(explained.is_some(), lead.enquiry_at().is_some());
        let Some(Explained { due, trace }) = explained else { return Ok(()) };

        prop_assert_eq!(Some(trace[0].before), lead.enquiry_at());
        prop_assert_eq!(trace[trace.len() - 1].after, due.at);
        prop_assert!(trace.windows(2).all(|lines| lines[0].after == lines[1].before));
        prop_assert!(due.at >= around);
        let second = desk.second(tz, around);
        let added = second.add(around, offset);
        prop_assert_eq!(due.at, if hours_apply { second.shift(added) } else { added });
    }

    #[test]
    fn whatever_comes_next_is_explained(
        lead in leads(), (tz, _) in moments(), desk in desks(), plans in vec(cadence(), 0..3),
    ) {
        let mut rules = rules(desk.calendar(tz, lead.captured_at()));
        rules.plans = Plans::of(&plans);
        let next = next(&lead, &rules);
        let explained = explain(&lead, &rules);
        prop_assert_eq!(explained.as_ref().map(|it| it.due), next.due().copied());
        let parts = lead.parts();
        let is_closed = match lead.stage() {
            Stage::Lost => true,
            Stage::Won => parts.course.enrolment.is_none(),
            Stage::New | Stage::Working | Stage::Nurture => false,
        };
        let is_over = parts.never_contact || lead.is_deleted() || is_closed;
        prop_assert_eq!(next == Next::Ended, is_over);
        let Some(Explained { due, trace }) = explained else { return Ok(()) };
        prop_assert_eq!(trace[trace.len() - 1].after, due.at);
        prop_assert!(trace.windows(2).all(|lines| lines[0].after == lines[1].before));
        if let What::Step { cadence, idx } = due.what {
            let plan = rules.plans.get(cadence).unwrap();
            prop_assert!(idx < plan.steps().len());
            let counts = matches!(trace[0].rule, Rule::AnchorAndOffset { .. });
            prop_assert!(counts, "{:?}", trace);
            let is_put_off = due.is_snoozed;
            let ours = || lead.touches().filter(|touch| touch.is_ours());
            prop_assert!(is_put_off || ours().all(|it| it.at <= due.at));
        }
    }

    #[test]
    fn a_computed_date_lies_in_hours_that_apply_and_not_before_its_anchor(
        lead in leads(), (tz, _) in moments(), desk in desks(), plan in cadence(),
    ) {
        let lead = lead.set(Fact::Course(Box::default()), lead.captured_at()).unwrap();
        let calendar = desk.calendar(tz, lead.captured_at());
        let steps = plan.steps().to_vec();
        let rules = with_steps(steps.clone(), plan.n_repeated(), rules(calendar.clone()));
        let Some(Explained { due, trace }) = explain(&lead, &rules) else { return Ok(()) };
        let What::Step { cadence: CadenceId::NewEnquiry, idx } = due.what else { return Ok(()) };
        prop_assert!(due.at >= trace[0].before, "{:?}", trace);
        let found = trace.iter().all(|line| line.rule != Rule::NoWorkingTimeFound);
        if steps[idx].hours_apply && found && !lead.parts().their_time.is_kept {
            prop_assert_eq!(calendar.closed(due.at), None, "{:?}", trace);
        }
    }

    #[test]
    fn more_holidays_never_make_a_step_earlier(
        (tz, at) in moments(), desk in desks(), more in desks(), offset in offsets(),
    ) {
        let lead = ada(Some(at));
        let due_on = |desk: &crate::testing::Desk| {
            let step = Step { offset, hours_apply: true, ..first() };
            due(&lead, &plan_of(vec![step], desk.calendar(tz, at))).at
        };
        let both = desk.with_holidays_of(&more);
        prop_assert!(due_on(&desk) <= due_on(&both));
    }

    #[test]
    fn a_later_touch_never_makes_the_next_step_earlier(
        (tz, at) in moments(), minutes in prop_oneof![0..200i64, 0..90_000i64],
        desk in desks(), offset in offsets(), hours_apply: bool,
    ) {
        let calendar = desk.calendar(tz, at);
        let wall = |at| calendar.zone().local(at);
        let later = at + TimeDelta::minutes(minutes);
        let second = Step::new(StepId(2), offset, Channel::Email);
        let steps = vec![first(), Step { hours_apply, ..second }];
        let rules = plan_of(steps, calendar.clone());
        let after = |touched_at| {
            let lead = touched(Some(at - TimeDelta::minutes(9)), &[call(1, touched_at)]);
            explain(&lead, &rules).unwrap()
        };
        let (early, late) = (after(at), after(later));
        let is_repeated = wall(later) < wall(at);
        match offset.unit() {
            Unit::Minutes | Unit::Hours => prop_assert!(early.due.at <= late.due.at),
            Unit::Days | Unit::Weeks if !is_repeated => {
                prop_assert!(early.due.at <= late.due.at);
            }
            Unit::WorkingDays | Unit::Months if !is_repeated => {
                let day = |it: &Explained| calendar.zone().day(it.trace[0].after);
                prop_assert!(day(&early) <= day(&late));
            }
            Unit::Days | Unit::Weeks | Unit::WorkingDays | Unit::Months => {}
        }
    }

    #[test]
    fn nothing_is_due_with_never_contact(lead in leads(), (tz, _) in moments()) {
        let never = lead.set(Fact::NeverContact(true), lead.captured_at()).unwrap();
        let rules = rules(Calendar::weekdays_nine_to_five(zone(tz)));
        prop_assert_eq!(next(&never, &rules), Next::Ended);
    }

    #[test]
    fn the_default_plans_never_run_into_the_pester_limit(
        (tz, asked_at) in moments(), late in 0..90_000i64, delays in vec(0..600i64, 7),
        desk in desks(),
    ) {
        // Each touch is made when it is due, or up to ten hours later; the first at any lateness.
        let rules = rules(desk.calendar(tz, asked_at));
        let mut lead = ada(Some(asked_at));
        let delays = [late].into_iter().chain(delays.into_iter().skip(1));
        for (n, delay) in delays.enumerate() {
            let Some(Explained { due, trace }) = explain(&lead, &rules) else { break };
            let is_limited = |line: &TraceLine| matches!(line.rule, Rule::Pester(_));
            prop_assert!(!trace.iter().any(is_limited), "step {}: {:?}", n + 1, trace);
            let at = due.at + TimeDelta::minutes(delay);
            lead = lead.put_touch(call(n as u8 + 1, at)).unwrap();
        }
    }
}
