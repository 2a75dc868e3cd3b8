//! Today's order: what to do now, and in which order.

use std::cmp::Reverse;

use chrono::TimeDelta;

use super::cadence::CadenceId;
use super::id::LeadId;
use super::meeting::{Clash, clashes};
use super::money::Currency;
use super::order;
use super::projection::Projection;
use super::schedule::{Due, Next, What};
use super::speed::Band;
use super::time::Instant;
use super::zone::Zone;

/// Where a lead stands on Today, in the order of the page (`due rule: Today's order`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Its enquiry is an hour old at most and has no answer.
    RunningClock,
    /// A time to meet begins within [`SOON`], is in progress, or nobody has said how it went.
    Appointment,
    /// We owe it an answer that we promised, and the time has come.
    Promise,
    /// Its plan is done, and nobody has decided what now: an open lead has a next step.
    NoNextStep,
    /// Its next step should have been done.
    Overdue,
    /// Its next step is due now or later today.
    DueToday,
    /// Something useful is due for a lead that is not ready, today or before.
    Nurture,
    /// Its next step is due on a later day, or its plan rests. Not shown.
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
    /// How many are due on a later day, or rest.
    pub n_later: usize,
    /// How many have no plan yet.
    pub n_no_plan_yet: usize,
    /// How many of those on the desk say that they asked in the future: data to fix.
    pub n_from_the_future: usize,
    /// Each two appointments ahead of which nobody can keep both, the earliest first.
    pub clashes: Vec<Clash>,
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

/// How long before it starts an appointment goes to the top of Today.
pub const SOON: TimeDelta = TimeDelta::hours(2);

/// An instant is precise to the millisecond, so this is how soon after it the next one comes.
const TICK: TimeDelta = TimeDelta::milliseconds(1);

impl Group {
    /// The first group that fits `row`; a lead without a plan has none but its own.
    pub fn of(row: &Projection, now: Instant, zone: &Zone) -> Group {
        let due = match &row.next {
            Next::NoPlanYet => return Group::NoPlanYet,
            Next::Ended => return Group::Ended,
            Next::Exhausted | Next::Paused => None,
            Next::Due(due) => Some(due),
        };
        if is_running(row, now) {
            return Group::RunningClock;
        }
        if due.is_some_and(|due| due.is_appointment() && due.at - now <= SOON) {
            return Group::Appointment;
        }
        if row.promise_at.is_some_and(|at| at <= now) {
            return Group::Promise;
        }
        match due {
            None if row.next == Next::Paused => Group::Later,
            None => Group::NoNextStep,
            Some(due) if zone.day(due.at) > zone.day(now) => Group::Later,
            Some(due) if due.cadence() == Some(CadenceId::Nurture) => Group::Nurture,
            Some(due) if due.at < now => Group::Overdue,
            Some(_) => Group::DueToday,
        }
    }

    /// Whether Today shows the group.
    pub fn is_shown(self) -> bool {
        match self {
            Group::RunningClock
            | Group::Appointment
            | Group::Promise
            | Group::NoNextStep
            | Group::Overdue
            | Group::DueToday
            | Group::Nurture => true,
            Group::Later | Group::NoPlanYet | Group::Ended => false,
        }
    }
}

/// Puts every lead in its group, and those that are shown in order. What is late goes by its value
/// in `currency`.
pub fn agenda<'a>(
    rows: impl Iterator<Item = &'a Projection>,
    now: Instant,
    zone: &Zone,
    currency: Currency,
) -> Agenda {
    let mut agenda = Agenda::default();
    let mut shown = Vec::new();
    let midnight = zone.day_ends(now);
    let mut meetings = Vec::new();
    for row in rows {
        let group = Group::of(row, now, zone);
        match group {
            Group::RunningClock
            | Group::Appointment
            | Group::Promise
            | Group::NoNextStep
            | Group::Overdue
            | Group::DueToday
            | Group::Nurture => {
                let entry = Entry { id: row.id, group, band: band(row, now) };
                shown.push((Place::of(row, group, now, currency), entry));
            }
            Group::Later => agenda.n_later += 1,
            Group::NoPlanYet => agenda.n_no_plan_yet += 1,
            Group::Ended => {}
        }
        if row.deleted_at.is_none() && row.enquiry_at.is_some_and(|at| at > now) {
            agenda.n_from_the_future += 1;
        }
        let ahead = row.meetings.iter().filter(|meeting| meeting.ends_at > now);
        meetings.extend(ahead.map(|meeting| (*meeting, row.id)));
        agenda.changes_at = earliest(agenda.changes_at, changes_at(row, now, midnight));
    }
    agenda.clashes = clashes(meetings);
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

fn is_running(row: &Projection, now: Instant) -> bool {
    match band(row, now) {
        Some(Band::Ideal | Band::NineTimes | Band::SevenTimes) => true,
        Some(Band::Later) | None => false,
    }
}

/// What decides where in Today's order a row stands, first things first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    group: Group,
    is_past_five_minutes: bool,
    /// What is late goes by its value in the desk's currency, the largest first; others after.
    value: Option<(bool, Reverse<i64>)>,
    /// The enquiry of a running clock, for the oldest has the least time left; the due time of a
    /// promise; else the due date, if there is one.
    at: Option<Instant>,
    /// Ties: the older enquiry; without one, last.
    tie: (bool, Option<Instant>, LeadId),
}

impl Place {
    fn of(row: &Projection, group: Group, now: Instant, currency: Currency) -> Place {
        let enquiry_at = row.enquiry_at;
        let due_at = row.next.due().map(|due| due.at);
        let value = row.value.filter(|value| value.currency() == currency);
        let value = (value.is_none(), Reverse(value.map_or(0, |value| value.minor())));
        let (is_past_five_minutes, value, at) = match group {
            Group::RunningClock => (band(row, now) > Some(Band::NineTimes), None, enquiry_at),
            Group::Promise => (false, None, row.promise_at),
            Group::Overdue => (false, Some(value), due_at),
            Group::Appointment
            | Group::NoNextStep
            | Group::DueToday
            | Group::Nurture
            | Group::Later
            | Group::NoPlanYet
            | Group::Ended => (false, None, due_at),
        };
        let tie = (enquiry_at.is_none(), enquiry_at, row.id);
        Place { group, is_past_five_minutes, value, at, tie }
    }
}

/// The next instant after `now` at which the group, band, place or words of `row` may change.
fn changes_at(row: &Projection, now: Instant, midnight: Instant) -> Option<Instant> {
    let comes = row.enquiry_at.filter(|at| *at > now && row.deleted_at.is_none());
    match row.next {
        Next::NoPlanYet | Next::Ended => return comes,
        Next::Due(_) | Next::Paused | Next::Exhausted => {}
    }
    let band_ends = band(row, now).and_then(Band::ends_after);
    let asked_at = row.enquiry_at.filter(|_| row.is_waiting());
    let clock = comes.or(asked_at.zip(band_ends).map(|(at, end)| at + end + TICK));
    let due = row.next.due().filter(|due| due.at >= now);
    let passes_due = due.map(|due| (due.at + TICK).min(midnight));
    let promise = row.promise_at.filter(|at| *at > now);
    let meeting = row.next.due().and_then(|due| meeting_changes_at(due, now));
    earliest(earliest(clock, passes_due), earliest(promise, meeting))
}

/// When an appointment goes to the top, begins, or is over.
fn meeting_changes_at(due: &Due, now: Instant) -> Option<Instant> {
    match due.what {
        What::Appointment { ends_at } => {
            [due.at - SOON, due.at, ends_at].into_iter().find(|at| *at > now)
        }
        What::Step { .. } | What::Agreed | What::HotAgain => None,
    }
}

fn earliest(one: Option<Instant>, other: Option<Instant>) -> Option<Instant> {
    one.into_iter().chain(other).min()
}

#[cfg(test)]
mod tests;
