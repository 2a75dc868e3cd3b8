//! The due rule: when a lead is to be touched next, and why then.

use super::cadence::{Anchor, Cadence, Channel, Offset};
use super::calendar::{Added, Calendar, Closed, Shifted};
use super::lead::Lead;
use super::stage::Stage;
use super::time::{CLOCK_SLACK, Instant};
use super::touch::Touch;

/// The plans that leads follow (`due rule: Default plans`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plans {
    /// For whoever asked.
    pub new_enquiry: Cadence,
    /// For whoever is not ready.
    pub nurture: Cadence,
}

/// Which of the [`Plans`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanKind {
    /// [`Plans::new_enquiry`].
    NewEnquiry,
    /// [`Plans::nurture`].
    Nurture,
}

/// What comes next for a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// A step, with its date.
    Due(Due),
    /// It came without an enquiry, and no plan was chosen.
    NoPlanYet,
    /// Its plan is done, and nobody has decided what now.
    Exhausted,
    /// Nothing is ever due again: it is won, lost, never to be contacted, or in the trash.
    Ended,
}

/// The next step of a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// When to do it.
    pub at: Instant,
    /// How late a first answer may be; `None` when the step has no limit.
    pub limit_at: Option<Instant>,
    /// Which plan it belongs to.
    pub plan: PlanKind,
    /// Which step of the plan it is, counted from 0.
    pub step: usize,
    /// How to reach the lead.
    pub channel: Channel,
}

impl Default for Plans {
    fn default() -> Plans {
        Plans { new_enquiry: Cadence::new_enquiry(), nurture: Cadence::nurture() }
    }
}

impl Plans {
    /// The plan that `kind` names.
    pub fn get(&self, kind: PlanKind) -> &Cadence {
        match kind {
            PlanKind::NewEnquiry => &self.new_enquiry,
            PlanKind::Nurture => &self.nurture,
        }
    }
}

impl Next {
    /// The step, if there is one.
    pub fn due(&self) -> Option<&Due> {
        match self {
            Next::Due(due) => Some(due),
            Next::NoPlanYet | Next::Exhausted | Next::Ended => None,
        }
    }
}

/// A due date and how it came about: what *Why this date?* shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// What [`next`] says.
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
    /// No working time was found within [`SEARCH_DAYS`](super::calendar::SEARCH_DAYS), so the date
    /// stays.
    NoWorkingTimeFound,
}

/// What comes next for `lead`.
pub fn next(lead: &Lead, plans: &Plans, calendar: &Calendar) -> Next {
    decide(lead, plans, calendar, |_| {})
}

/// The step that [`next`] names, with each rule that had a say; `None` when it names none.
pub fn explain(lead: &Lead, plans: &Plans, calendar: &Calendar) -> Option<Explained> {
    let mut trace = Vec::new();
    let next = decide(lead, plans, calendar, |line| trace.push(line));
    next.due().map(|due| Explained { due: *due, trace })
}

fn decide(
    lead: &Lead,
    plans: &Plans,
    calendar: &Calendar,
    mut record: impl FnMut(TraceLine),
) -> Next {
    let parts = lead.parts();
    let plan = match lead.stage() {
        _ if parts.never_contact || lead.is_deleted() => return Next::Ended,
        Stage::Won | Stage::Lost => return Next::Ended,
        Stage::Nurture => PlanKind::Nurture,
        Stage::New | Stage::Working => PlanKind::NewEnquiry,
    };
    // The enrolment: touches from before it are not *previous*.
    let enrolled_at = match (plan, parts.enquiry_at) {
        (PlanKind::Nurture, _) => lead.in_stage_since(),
        (PlanKind::NewEnquiry, Some(enquiry_at)) => enquiry_at - CLOCK_SLACK,
        (PlanKind::NewEnquiry, None) => return Next::NoPlanYet,
    };
    let cadence = plans.get(plan);
    let is_done = |touch: &&Touch| touch.at >= enrolled_at && touch.completes_a_step();
    let n_done = lead.touches().filter(is_done).count();
    let previous_at = lead.touches().rfind(is_done).map(|touch| touch.at);
    let Some((idx, step)) = cadence.step(n_done) else { return Next::Exhausted };
    // An absent anchor is the later of enquiry and enrolment.
    let start_at = match plan {
        PlanKind::Nurture => enrolled_at,
        PlanKind::NewEnquiry => parts.enquiry_at.unwrap_or(enrolled_at).max(lead.captured_at()),
    };
    let anchor_at = match step.anchor {
        Anchor::Enquiry => parts.enquiry_at.unwrap_or(start_at),
        Anchor::PreviousTouchDone => previous_at.unwrap_or(start_at),
    };

    let added = calendar.add(anchor_at, step.offset);
    let mut at = added.at();
    let mut has_working_time = match added {
        Added::Whole(_) => true,
        Added::RanOut(_) => false,
    };
    let rule = Rule::AnchorAndOffset { anchor: step.anchor, offset: step.offset };
    record(TraceLine { rule, before: anchor_at, after: at });

    let touched_at = lead.touches().rfind(|touch| touch.is_ours()).map(|touch| touch.at);
    if let Some(touched_at) = touched_at.filter(|touched_at| *touched_at > at) {
        record(TraceLine { rule: Rule::LastTouch, before: at, after: touched_at });
        at = touched_at;
    }

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
    Next::Due(Due { at, limit_at, plan, step: idx, channel: step.channel })
}

#[cfg(test)]
mod tests;
