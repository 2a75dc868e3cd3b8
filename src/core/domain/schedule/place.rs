//! Where a lead stands in the plan that it follows.

use crate::domain::cadence::{Cadence, CadenceId, Plans, Step};
use crate::domain::course::{Enrolment, Skipped};
use crate::domain::lead::Lead;
use crate::domain::order;
use crate::domain::stage::Stage;
use crate::domain::time::{CLOCK_SLACK, Instant};
use crate::domain::touch::{Done, Touch};

/// Where a lead stands in the plan that it follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place<'a> {
    /// Nothing is ever due again.
    Ended,
    /// It came without an enquiry, and no plan was chosen.
    NoPlanYet,
    /// Its plan is done, and nobody has decided what now.
    Exhausted,
    /// A step is pending.
    Pending(Pending<'a>),
}

/// The step that is pending for a lead, and what it may count from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending<'a> {
    /// The plan.
    pub cadence: &'a Cadence,
    /// Where in the plan the step stands.
    pub idx: usize,
    /// The step.
    pub step: &'a Step,
    /// When the buyer asked; on a later enrolment, that counts in its place.
    pub asked_at: Instant,
    /// What an absent anchor is: the later of enquiry and enrolment.
    pub start_at: Instant,
    /// When the touch before was made.
    pub previous_at: Option<Instant>,
    /// The step before was skipped.
    pub skipped: Option<Skipped>,
    /// What was completed since the enrolment, in the order in which it was logged.
    pub done: Vec<Done>,
    since: Since,
}

/// The plan that a lead follows.
struct Followed {
    id: CadenceId,
    since: Since,
    asked_at: Instant,
    start_at: Instant,
}

/// Why a lead follows no plan.
enum Unled {
    Ended,
    NoPlanYet,
    Exhausted,
}

/// The plan that `lead` follows.
fn plan(lead: &Lead) -> Result<Followed, Unled> {
    let parts = lead.parts();
    if parts.never_contact || lead.is_deleted() {
        return Err(Unled::Ended);
    }
    match (lead.stage(), parts.course.enrolment, parts.enquiry_at) {
        (Stage::Lost, ..) | (Stage::Won, None, _) => Err(Unled::Ended),
        (Stage::New | Stage::Working | Stage::Nurture | Stage::Won, Some(enrolment), asked_at) => {
            let Enrolment { cadence, at } = enrolment;
            let id = cadence.ok_or(Unled::Exhausted)?;
            // On a later enrolment, *enquiry* means the enrolment.
            let start_at = asked_at.map_or(at, |asked_at| asked_at.max(at));
            Ok(Followed { id, since: Since::After(at), asked_at: start_at, start_at })
        }
        (Stage::Nurture, None, _) => {
            let at = lead.in_stage_since();
            let (id, since) = (CadenceId::Nurture, Since::From(at));
            Ok(Followed { id, since, asked_at: at, start_at: at })
        }
        (Stage::New | Stage::Working, None, Some(asked_at)) => {
            let (id, since) = (CadenceId::NewEnquiry, Since::From(asked_at - CLOCK_SLACK));
            Ok(Followed { id, since, asked_at, start_at: asked_at.max(lead.captured_at()) })
        }
        (Stage::New | Stage::Working, None, None) => Err(Unled::NoPlanYet),
    }
}

/// The plan that `lead` follows, whatever comes next for it; `None` for one that follows none.
pub fn follows(lead: &Lead) -> Option<CadenceId> {
    plan(lead).ok().map(|followed| followed.id)
}

/// From when on touches belong to the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Since {
    From(Instant),
    After(Instant),
}

impl Since {
    fn holds(self, touch: &Touch) -> bool {
        match self {
            Since::From(at) => touch.at >= at,
            Since::After(at) => touch.at > at,
        }
    }
}

impl<'a> Place<'a> {
    /// Where `lead` stands, when a desk has these `plans`.
    pub fn of(lead: &'a Lead, plans: &'a Plans) -> Place<'a> {
        let Followed { id, since, asked_at, start_at } = match plan(lead) {
            Ok(followed) => followed,
            Err(Unled::Ended) => return Place::Ended,
            Err(Unled::NoPlanYet) => return Place::NoPlanYet,
            Err(Unled::Exhausted) => return Place::Exhausted,
        };
        // A plan that was deleted, or that another desk made, has nothing to do next.
        let Some(cadence) = plans.get(id) else { return Place::Exhausted };
        let completes = |touch: &&Touch| touch.completes_a_step() && since.holds(touch);
        let mut touches: Vec<&Touch> = lead.touches().filter(completes).collect();
        let previous_at = touches.last().map(|touch| touch.at);
        order::sort_by(&mut touches, |one, other| {
            (one.entered_at, one.id).cmp(&(other.entered_at, other.id))
        });
        let skipped = lead.parts().course.skipped;
        let mut next_skip = skipped;
        let mut idx = Some(0);
        let mut done = Vec::with_capacity(touches.len());
        for touch in touches {
            if let Some(skip) = next_skip.take_if(|it| it.set_at < touch.entered_at) {
                idx = skip.next.and_then(|id| cadence.place(id));
            }
            let after = idx.and_then(|idx| cadence.after(idx));
            // One that was written down without a plan completed the step that was pending.
            done.push(touch.done.unwrap_or_else(|| Done {
                step: idx.and_then(|idx| cadence.steps().get(idx)).map(|step| step.id),
                next: after,
                due_at: Some(touch.at),
            }));
            let next = touch.done.map_or(after, |done| done.next);
            idx = next.and_then(|id| cadence.place(id));
        }
        let skipped = next_skip;
        if let Some(skip) = skipped {
            idx = skip.next.and_then(|id| cadence.place(id));
        }
        let Some((idx, step)) = idx.and_then(|idx| Some((idx, cadence.steps().get(idx)?))) else {
            return Place::Exhausted;
        };
        let pending =
            Pending { cadence, idx, step, asked_at, start_at, previous_at, skipped, done, since };
        Place::Pending(pending)
    }

    /// The step that is pending.
    pub fn pending(&self) -> Option<&Pending<'a>> {
        match self {
            Place::Pending(pending) => Some(pending),
            Place::Ended | Place::NoPlanYet | Place::Exhausted => None,
        }
    }
}

impl Pending<'_> {
    /// True for a touch that happened since the lead follows the plan.
    pub fn takes(&self, touch: &Touch) -> bool {
        self.since.holds(touch)
    }
}

/// When `lead` completed something last, by the real clock: what was decided about its next step
/// before is over.
pub fn logged_at(lead: &Lead) -> Option<Instant> {
    lead.touches().filter(|touch| touch.completes_a_step()).map(|touch| touch.entered_at).max()
}
