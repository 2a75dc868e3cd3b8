//! What *Why this date?* shows: each rule that had a say in a due date.

use super::Due;
use crate::domain::cadence::{Anchor, Offset};
use crate::domain::calendar::Closed;
use crate::domain::course::Left;
use crate::domain::pester::Pestered;
use crate::domain::time::Instant;

/// A due date and how it came about: what *Why this date?* shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// What [`next`](super::next) says.
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
    /// The date counts from an anchor. The first of every step of a plan.
    AnchorAndOffset {
        /// What it counts from.
        anchor: CountsFrom,
        /// How long after.
        offset: Offset,
    },
    /// The plan rested, and went on with what was left.
    Resumed {
        /// What was left when it began to rest.
        left: Left,
    },
    /// The step has a time of day.
    TimeOfDay,
    /// We touched the lead later than that, so the date moves to when we did.
    LastTouch,
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
    /// It lies outside the lead's own hours, so the date moves into them.
    TheirHours,
    /// The lead's hours and the desk's do not meet in [`TOGETHER_DAYS`](super::TOGETHER_DAYS) days,
    /// so the desk's hours alone count.
    HoursNeverMeet,
    /// The lead would hear from us too often, so the date moves on.
    Pester(Pestered),
    /// No working time was found within [`SEARCH_DAYS`](crate::domain::calendar::SEARCH_DAYS), so
    /// the date stays.
    NoWorkingTimeFound,
    /// The date was agreed on, and is not moved.
    Agreed,
    /// They asked to hear from us on that day.
    HotAgain,
    /// It is an appointment, due when it starts.
    Appointment,
    /// The step was put off exactly until then.
    Snoozed,
}

/// What a date counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountsFrom {
    /// The step's own anchor.
    Anchor(Anchor),
    /// The step's anchor, which is absent: the later of enquiry and enrolment counts.
    Start,
    /// The step before was skipped: the later of its due date and the skip counts.
    Skip,
}
