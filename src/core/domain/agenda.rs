//! Today's order: what to do now, and in which order.

use chrono::TimeDelta;

use super::id::LeadId;
use super::order;
use super::projection::Projection;
use super::schedule::{Next, PlanKind};
use super::speed::Band;
use super::time::Instant;
use super::zone::Zone;

/// Where a lead stands on Today, in the order of the page (`due rule: Today's order`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Its enquiry is an hour old at most and has no answer.
    RunningClock,
    /// Its plan is done, and nobody has decided what now: an open lead has a next step.
    NoNextStep,
    /// Its next step should have been done.
    Overdue,
    /// Its next step is due now or later today.
    DueToday,
    /// Something useful is due for a lead that is not ready, today or before.
    Nurture,
    /// Its next step is due on a later day. Not shown.
    Later,
    /// It came without an enquiry, and no plan was chosen. Not shown.
    NoPlanYet,
    /// Nothing is ever due again. Not shown.
    Ended,
}

/// Today, as it stands at one instant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agenda {
    /// The leads that are shown, first things first.
    pub entries: Vec<Entry>,
    /// How many are due on a later day.
    pub n_later: usize,
    /// How many have no plan yet.
    pub n_no_plan_yet: usize,
    /// The earliest instant after this one at which anything here may change by itself; `None` when
    /// nothing will.
    pub changes_at: Option<Instant>,
}

/// A lead that is shown on Today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The lead.
    pub id: LeadId,
    /// Why it is shown.
    pub group: Group,
    /// How fresh its unanswered enquiry is; `None` without an enquiry, and before it.
    pub band: Option<Band>,
}

/// An instant is precise to the millisecond, so this is how soon after it the next one comes.
const TICK: TimeDelta = TimeDelta::milliseconds(1);

impl Group {
    /// The first group that fits `row`; a lead without a plan has none but its own.
    pub fn of(row: &Projection, now: Instant, zone: &Zone) -> Group {
        let due = match &row.next {
            Next::NoPlanYet => return Group::NoPlanYet,
            Next::Ended => return Group::Ended,
            Next::Exhausted => None,
            Next::Due(due) => Some(due),
        };
        match (band(row, now), due) {
            (Some(Band::Ideal | Band::NineTimes | Band::SevenTimes), _) => Group::RunningClock,
            (Some(Band::Later) | None, None) => Group::NoNextStep,
            (Some(Band::Later) | None, Some(due)) => match due.plan {
                _ if zone.day(due.at) > zone.day(now) => Group::Later,
                PlanKind::Nurture => Group::Nurture,
                PlanKind::NewEnquiry if due.at < now => Group::Overdue,
                PlanKind::NewEnquiry => Group::DueToday,
            },
        }
    }

    /// Whether Today shows the group.
    pub fn is_shown(self) -> bool {
        match self {
            Group::RunningClock
            | Group::NoNextStep
            | Group::Overdue
            | Group::DueToday
            | Group::Nurture => true,
            Group::Later | Group::NoPlanYet | Group::Ended => false,
        }
    }
}

/// Puts every lead in its group, and those that are shown in order.
pub fn agenda<'a>(rows: impl Iterator<Item = &'a Projection>, now: Instant, zone: &Zone) -> Agenda {
    let mut agenda = Agenda::default();
    let mut shown = Vec::new();
    let midnight = zone.day_ends(now);
    for row in rows {
        let group = Group::of(row, now, zone);
        match group {
            Group::RunningClock
            | Group::NoNextStep
            | Group::Overdue
            | Group::DueToday
            | Group::Nurture => {
                let entry = Entry { id: row.id, group, band: band(row, now) };
                shown.push((Place::of(row, group, now), entry));
            }
            Group::Later => agenda.n_later += 1,
            Group::NoPlanYet => agenda.n_no_plan_yet += 1,
            Group::Ended => {}
        }
        agenda.changes_at = earliest(agenda.changes_at, changes_at(row, now, midnight));
    }
    order::sort_by(&mut shown, |(one, _), (other, _)| one.cmp(other));
    agenda.entries = shown.into_iter().map(|(_, entry)| entry).collect();
    agenda
}

/// How fresh the unanswered enquiry of `row` is; `None` without one, before it, and once it is
/// answered.
fn band(row: &Projection, now: Instant) -> Option<Band> {
    let enquiry_at = row.enquiry_at.filter(|at| *at <= now && row.is_waiting())?;
    Some(Band::of(now - enquiry_at))
}

/// What decides where in Today's order a row stands, first things first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    group: Group,
    is_past_five_minutes: bool,
    /// The enquiry of a running clock, for the oldest has the least time left; else the due date,
    /// if there is one.
    at: Option<Instant>,
    /// Ties: the older enquiry; without one, last.
    tie: (bool, Option<Instant>, LeadId),
}

impl Place {
    fn of(row: &Projection, group: Group, now: Instant) -> Place {
        let enquiry_at = row.enquiry_at;
        let (is_past_five_minutes, at) = match group {
            Group::RunningClock => (band(row, now) > Some(Band::NineTimes), enquiry_at),
            Group::NoNextStep
            | Group::Overdue
            | Group::DueToday
            | Group::Nurture
            | Group::Later
            | Group::NoPlanYet
            | Group::Ended => (false, row.next.due().map(|due| due.at)),
        };
        Place { group, is_past_five_minutes, at, tie: (enquiry_at.is_none(), enquiry_at, row.id) }
    }
}

/// The next instant after `now` at which the group, band or place of `row` may change.
fn changes_at(row: &Projection, now: Instant, midnight: Instant) -> Option<Instant> {
    match row.next {
        Next::NoPlanYet | Next::Ended => return None,
        Next::Due(_) | Next::Exhausted => {}
    }
    let band_ends = band(row, now).and_then(Band::ends_after);
    let clock = match row.enquiry_at.filter(|_| row.is_waiting()) {
        Some(at) if at > now => Some(at),
        Some(at) => band_ends.map(|end| at + end + TICK),
        None => None,
    };
    let due = row.next.due().filter(|due| due.at >= now);
    let passes_due = due.map(|due| (due.at + TICK).min(midnight));
    earliest(clock, passes_due)
}

fn earliest(one: Option<Instant>, other: Option<Instant>) -> Option<Instant> {
    one.into_iter().chain(other).min()
}

#[cfg(test)]
mod tests;
