//! What holds of every lead, plan and desk (due rule: Laws).

use proptest::prelude::*;

use super::*;
use crate::domain::lead::Parts;
use crate::testing::{cases, desks, leads, moments, offsets};

/// `lead` as it was when it came: open, and nobody has answered.
fn untouched(lead: Lead) -> Lead {
    let parts = lead.into_parts();
    let open =
        Parts { standing: Stage::New.into(), never_contact: false, deleted_at: None, ..parts };
    Lead::new(Parts { touches: Vec::new(), ..open }).unwrap()
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
        let calendar = desk.calendar(tz, around);
        let mut step = Cadence::new_enquiry().steps()[0].clone();
        (step.offset, step.hours_apply) = (offset, hours_apply);
        let plans = only(step);

        let explained = explain(&lead, &plans, &calendar);
        let next = next(&lead, &plans, &calendar);
        prop_assert_eq!(explained.as_ref().map(|it| it.due), next.due().copied());
        prop_assert_eq!(explained.is_some(), lead.enquiry_at().is_some());
        let Some(Explained { due, trace }) = explained else { return Ok(()) };

        prop_assert_eq!(Some(trace[0].before), lead.enquiry_at());
        prop_assert_eq!(trace[trace.len() - 1].after, due.at);
        prop_assert!(trace.windows(2).all(|lines| lines[0].after == lines[1].before));
        prop_assert!(due.at >= around);
        let (second, added) = (desk.second(tz, around), desk.second(tz, around).add(around, offset));
        prop_assert_eq!(due.at, if hours_apply { second.shift(added) } else { added });
    }
    #[test]
    fn whatever_comes_next_is_explained(lead in leads(), (tz, _) in moments(), desk in desks()) {
        let calendar = desk.calendar(tz, lead.captured_at());
        let next = next(&lead, &Plans::default(), &calendar);
        let explained = explain(&lead, &Plans::default(), &calendar);
        prop_assert_eq!(explained.as_ref().map(|it| it.due), next.due().copied());
        let parts = lead.parts();
        let is_over = parts.never_contact || lead.is_deleted() || lead.stage().is_closed();
        prop_assert_eq!(next == Next::Ended, is_over);
        let Some(Explained { due, trace }) = explained else { return Ok(()) };
        prop_assert_eq!(trace[trace.len() - 1].after, due.at);
        prop_assert!(trace.windows(2).all(|lines| lines[0].after == lines[1].before));
        prop_assert!(due.step < Plans::default().get(due.plan).steps().len());
        prop_assert!(lead.touches().filter(|touch| touch.is_ours()).all(|it| it.at <= due.at));
    }

    #[test]
    fn a_later_touch_never_makes_the_next_step_earlier(
        (tz, at) in moments(), minutes in prop_oneof![0..200i64, 0..90_000i64],
        desk in desks(), offset in offsets(), hours_apply: bool,
    ) {
        let calendar = desk.calendar(tz, at);
        let wall = |at| calendar.zone().local(at);
        let later = at + TimeDelta::minutes(minutes);
        let [first, second] = [Cadence::new_enquiry().steps()[0].clone(), Cadence::new_enquiry().steps()[1].clone()];
        let steps = vec![first, Step { offset, hours_apply, ..second }];
        let new_enquiry = Cadence::new("Two steps".to_owned(), steps).unwrap();
        let plans = Plans { new_enquiry, ..Plans::default() };
        let after = |touched_at| {
            let lead = touched(Some(at - TimeDelta::minutes(9)), &[call(1, touched_at)]);
            explain(&lead, &plans, &calendar).unwrap()
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
}
