//! What a date counts from: anchors, runs of months, and what a pause left.

use chrono::TimeDelta;

use super::{CountsFrom, Pending};
use crate::domain::cadence::{Anchor, Offset, Unit};
use crate::domain::calendar::{Added, Calendar};
use crate::domain::course::Left;
use crate::domain::time::Instant;

/// What is left at `now` until a step that is due at `due_at` (`due rule: Pause`).
pub fn left(due_at: Instant, unit: Unit, now: Instant, calendar: &Calendar) -> Left {
    let elapsed = Left::elapsed(due_at - now);
    let n_days = (calendar.zone().day(due_at) - calendar.zone().day(now)).num_days();
    let days = |n: i64| u32::try_from(n).ok().filter(|n| *n > 0);
    if due_at <= now {
        return elapsed;
    }
    match unit {
        Unit::Minutes | Unit::Hours => elapsed,
        Unit::Days | Unit::Weeks | Unit::Months => days(n_days).map_or(elapsed, Left::Days),
        Unit::WorkingDays => {
            let n = calendar.n_working_days(calendar.zone().day(now), calendar.zone().day(due_at));
            days(n).map_or(elapsed, Left::WorkingDays)
        }
    }
}

/// What the date of a pending step counts from, and how long after.
pub(super) fn anchor(pending: &Pending<'_>) -> (CountsFrom, Instant, Offset) {
    let step = pending.step;
    let start = (CountsFrom::Start, pending.start_at, step.offset);
    if let Some(skipped) = pending.skipped {
        return (CountsFrom::Skip, skipped.from_at, step.offset);
    }
    let from = CountsFrom::Anchor(step.anchor);
    match step.anchor {
        Anchor::Enquiry => (from, pending.asked_at, step.offset),
        Anchor::PreviousTouchDone => {
            pending.previous_at.map_or(start, |at| (from, at, step.offset))
        }
        Anchor::PreviousDueDate if pending.done.is_empty() => start,
        Anchor::PreviousDueDate if step.offset.unit() == Unit::Months => run(pending),
        Anchor::PreviousDueDate => {
            let last = pending.done.last().and_then(|done| done.due_at);
            last.or(pending.previous_at).map_or(start, |at| (from, at, step.offset))
        }
    }
}

/// A run of month steps on `previous due date` counts all its months from the date before the run,
/// so that the 31st returns (`due rule: Time`).
fn run(pending: &Pending<'_>) -> (CountsFrom, Instant, Offset) {
    let mut n_months = pending.step.offset.count();
    let mut from_at = None;
    let mut rest = pending.done.as_slice();
    while let [before @ .., last] = rest {
        let step = last.step.and_then(|id| pending.cadence.steps().iter().find(|it| it.id == id));
        let in_run = step.filter(|step| {
            step.anchor == Anchor::PreviousDueDate && step.offset.unit() == Unit::Months
        });
        let Some(step) = in_run else {
            from_at = last.due_at.or(pending.previous_at);
            break;
        };
        n_months = n_months.saturating_add(step.offset.count());
        rest = before;
    }
    let offset = Offset::of(n_months, Unit::Months);
    match from_at {
        Some(at) => (CountsFrom::Anchor(Anchor::PreviousDueDate), at, offset),
        None => (CountsFrom::Start, pending.start_at, offset),
    }
}

/// When a step is due whose plan went on at `resumed_at` with this left.
pub(super) fn resume(calendar: &Calendar, left: Left, resumed_at: Instant) -> Added {
    match left {
        Left::Millis(n) => {
            let millis = TimeDelta::milliseconds(i64::try_from(n).unwrap_or(i64::MAX));
            Added::Whole(resumed_at.checked_add_signed(millis).unwrap_or(resumed_at))
        }
        Left::Days(n) => calendar.add(resumed_at, Offset::of(n, Unit::Days)),
        Left::WorkingDays(n) => calendar.add(resumed_at, Offset::of(n, Unit::WorkingDays)),
    }
}

/// True when working days did not run out on the way.
pub(super) fn is_whole(added: Added) -> bool {
    match added {
        Added::Whole(_) => true,
        Added::RanOut(_) => false,
    }
}
