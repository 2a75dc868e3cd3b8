//! The due rule: when a lead is to be touched next, and why then.

use super::cadence::{Anchor, Cadence, Channel, Offset};
use super::calendar::{Added, Calendar, Closed, Shifted};
use super::lead::Lead;
use super::time::Instant;

/// The next step of a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// When to do it.
    pub at: Instant,
    /// How late a first answer may be; `None` when the step has no limit.
    pub limit_at: Option<Instant>,
    /// Which step of the cadence it is, counted from 0.
    pub step: usize,
    /// How to reach the lead.
    pub channel: Channel,
}

/// A due date and how it came about: what *Why this date?* shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// What [`due`] says.
    pub due: Due,
    /// The rules in the order they were asked; never empty, and the last `after` is the due date.
    pub trace: Vec<TraceLine>,
}

/// One rule, with the date before and after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TraceLine {
    /// The rule.
    pub rule: Rule,
    /// The date it was given.
    pub before: Instant,
    /// The date it made of it; the same when it only has something to say.
    pub after: Instant,
}

/// A rule that has a say in a due date (`due rule: Steps`, order of rules).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// The date counts from an anchor. Always first.
    AnchorAndOffset {
        /// What it counts from.
        anchor: Anchor,
        /// How long after.
        offset: Offset,
    },
    /// The desk is closed then, so the date moves to when it opens.
    WorkingHours {
        /// Why it is closed.
        closed: Closed,
    },
    /// The desk is closed then, and the step does not wait for it.
    HoursDoNotApply {
        /// Why it is closed.
        closed: Closed,
    },
    /// No working time was found within [`SEARCH_DAYS`](super::calendar::SEARCH_DAYS), so the date
    /// stays.
    NoWorkingTimeFound,
}

/// When `lead` is to be touched next; `None` when it came without an enquiry: it has no plan yet.
pub fn due(lead: &Lead, cadence: &Cadence, calendar: &Calendar) -> Option<Due> {
    decide(lead, cadence, calendar, |_| {})
}

/// As [`due`], with each rule that had a say.
pub fn explain(lead: &Lead, cadence: &Cadence, calendar: &Calendar) -> Option<Explained> {
    let mut trace = Vec::new();
    let due = decide(lead, cadence, calendar, |line| trace.push(line))?;
    Some(Explained { due, trace })
}

fn decide(
    lead: &Lead,
    cadence: &Cadence,
    calendar: &Calendar,
    mut record: impl FnMut(TraceLine),
) -> Option<Due> {
    let enquiry_at = lead.enquiry_at()?;
    let (idx, step) = cadence.steps().iter().enumerate().next()?;
    let anchor_at = match step.anchor {
        Anchor::Enquiry => enquiry_at,
        // No touch was made, and an absent anchor is the later of enquiry and enrolment.
        Anchor::PreviousTouchDone => enquiry_at.max(lead.captured_at()),
    };

    let added = calendar.add(anchor_at, step.offset);
    let mut at = added.at();
    let mut has_working_time = match added {
        Added::Whole(_) => true,
        Added::RanOut(_) => false,
    };
    let rule = Rule::AnchorAndOffset { anchor: step.anchor, offset: step.offset };
    record(TraceLine { rule, before: anchor_at, after: at });

    if step.hours_apply {
        match calendar.shift(at) {
            Shifted::Stays(_) => {}
            Shifted::Moves { to, closed } => {
                record(TraceLine { rule: Rule::WorkingHours { closed }, before: at, after: to });
                at = to;
            }
            Shifted::NowhereToGo(_) => has_working_time = false,
        }
    } else if let Some(closed) = calendar.closed(at) {
        record(TraceLine { rule: Rule::HoursDoNotApply { closed }, before: at, after: at });
    }

    if !has_working_time {
        record(TraceLine { rule: Rule::NoWorkingTimeFound, before: at, after: at });
    }

    let limit_at = step.limit().map(|limit| anchor_at + limit);
    Some(Due { at, limit_at, step: idx, channel: step.channel })
}

#[cfg(test)]
mod tests;
