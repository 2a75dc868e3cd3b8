//! Follow-up plans: which step comes when.

pub mod draft;
mod offset;
mod plans;

use chrono::TimeDelta;

pub use self::offset::{Offset, OffsetError, Unit};
pub use self::plans::{CadenceId, OfCadence, Plans};
use super::note::Note;
use super::text::Line;
use super::time::Instant;
use super::unknown::Unknown;

/// A plan to follow up: an ordered list of one step or more.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Cadence {
    id: CadenceId,
    name: Line,
    steps: Vec<Step>,
    /// How many of the last steps come again and again.
    n_repeated: usize,
    /// Steps that were deleted, each with the one it gave way to; with none where the plan ended.
    gone: Vec<(StepId, Option<StepId>)>,
    /// It was deleted; its name is kept for the leads that follow it.
    pub is_removed: bool,
    /// When it was changed last, by the real clock; `None` for a plan as every desk has it.
    pub changed_at: Option<Instant>,
    /// What a later version wrote here.
    pub unknown: Unknown,
}

/// One thing to do, and when.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Step {
    /// What the step is known by inside its cadence.
    pub id: StepId,
    /// How long after its anchor it is due.
    pub offset: Offset,
    /// What the offset counts from.
    pub anchor: Anchor,
    /// How to reach the lead.
    pub channel: Channel,
    /// What it is for, in a few words for the person who does it.
    pub purpose: Option<Line>,
    /// What to write or say, with places to fill: see [`template`](super::template).
    pub template: Option<Note>,
    /// The wall time that it is due at, in minutes after midnight; for offsets of days and longer.
    pub time_of_day: Option<u16>,
    /// Whether it waits for the desk to be at work.
    pub hours_apply: bool,
    /// How late a first answer may be, in minutes of elapsed time after the anchor.
    pub limit_minutes: Option<u32>,
    /// What a later version wrote here.
    pub unknown: Unknown,
}

/// What a step is known by inside its cadence, however the steps are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepId(pub u32);

/// What an offset counts from (`due rule: Steps`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// When the touch before was made.
    PreviousTouchDone,
    /// When the step before was due, after all shifts and before any snooze.
    PreviousDueDate,
    /// When the buyer asked.
    Enquiry,
}

/// How a lead is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// By phone or video.
    Call,
    /// By e-mail.
    Email,
    /// By a short message.
    Message,
    /// Face to face.
    Meeting,
    /// In any other way.
    Other,
}

/// Why a list of steps is no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CadenceError {
    /// There is nothing to do.
    #[error("a plan has at least one step")]
    NoSteps,
    /// More steps than a plan holds.
    #[error("a plan has at most {MOST_STEPS} steps")]
    TooManySteps,
    /// Two steps have the same id.
    #[error("two steps have the same id")]
    SameStep,
    /// More steps are to come again than there are.
    #[error("more steps are to come again than there are")]
    TooManyRepeated,
    /// A time of day on a step that is counted in minutes or hours.
    #[error("a time of day goes with days, weeks and months")]
    TimeOfDay,
}

/// How many steps a plan has at most.
pub const MOST_STEPS: usize = 50;

impl Channel {
    /// All of them, in the order of the form.
    pub const ALL: [Channel; 5] =
        [Channel::Call, Channel::Email, Channel::Message, Channel::Meeting, Channel::Other];

    /// The word in files and fields.
    pub fn name(self) -> &'static str {
        match self {
            Channel::Call => "call",
            Channel::Email => "email",
            Channel::Message => "message",
            Channel::Meeting => "meeting",
            Channel::Other => "other",
        }
    }
}

impl Anchor {
    /// All of them, in the order of the form.
    pub const ALL: [Anchor; 3] =
        [Anchor::PreviousTouchDone, Anchor::PreviousDueDate, Anchor::Enquiry];
}

impl Cadence {
    /// Takes `steps` as the plan `id`, of which the last `n_repeated` come again and again.
    pub fn new(
        id: CadenceId,
        name: Line,
        steps: Vec<Step>,
        n_repeated: usize,
    ) -> Result<Cadence, CadenceError> {
        if steps.is_empty() {
            return Err(CadenceError::NoSteps);
        }
        if steps.len() > MOST_STEPS {
            return Err(CadenceError::TooManySteps);
        }
        if n_repeated > steps.len() {
            return Err(CadenceError::TooManyRepeated);
        }
        let is_again = |idx: usize| steps[..idx].iter().any(|step| step.id == steps[idx].id);
        if (0..steps.len()).any(is_again) {
            return Err(CadenceError::SameStep);
        }
        if steps.iter().any(|step| step.time_of_day.is_some() && !step.offset.unit().is_civil()) {
            return Err(CadenceError::TimeOfDay);
        }
        Ok(Cadence { n_repeated, ..Cadence::of(id, name, steps) })
    }

    /// A plan of steps that surely are one.
    fn of(id: CadenceId, name: Line, steps: Vec<Step>) -> Cadence {
        let (gone, unknown) = (Vec::new(), Unknown::default());
        let (is_removed, changed_at) = (false, None);
        Cadence { id, name, steps, n_repeated: 0, gone, is_removed, changed_at, unknown }
    }

    /// This plan as it is after an edit, made at `stamp` by the real clock.
    ///
    /// Leads stay at the step that is pending for them, which is known by its id. A step that is
    /// not among the new ones gives way to the next that is; past the end of a repeat, to its first
    /// (`due rule: Edit of a cadence`).
    pub fn edited(
        &self,
        name: Line,
        steps: Vec<Step>,
        n_repeated: usize,
        stamp: Instant,
    ) -> Result<Cadence, CadenceError> {
        let mut after = Cadence::new(self.id, name, steps, n_repeated)?;
        let is_there = |id: StepId| after.steps.iter().any(|step| step.id == id);
        let mut gone: Vec<_> = self.gone.iter().filter(|(id, _)| !is_there(*id)).copied().collect();
        for (idx, step) in self.steps.iter().enumerate().filter(|(_, step)| !is_there(step.id)) {
            let next = self.steps[idx..].iter().map(|step| step.id).find(|id| is_there(*id));
            let again = after.repeated().first().map(|step| step.id);
            gone.push((step.id, next.or(again)));
        }
        after.gone = gone;
        after.changed_at = Some(stamp);
        after.unknown = self.unknown.clone();
        Ok(after)
    }

    /// The same plan under another id and name.
    pub fn copied(&self, id: CadenceId, name: Line) -> Cadence {
        Cadence { id, name, changed_at: None, ..self.clone() }
    }

    /// The id, which it keeps for ever.
    pub fn id(&self) -> CadenceId {
        self.id
    }

    /// What the plan is called.
    pub fn name(&self) -> &str {
        self.name.as_str()
    }

    /// The steps in their order; there is at least one.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// How many of the last steps come again and again; 0 for a plan that ends.
    pub fn n_repeated(&self) -> usize {
        self.n_repeated
    }

    /// Steps that were deleted, each with the one it gave way to.
    pub fn gone(&self) -> &[(StepId, Option<StepId>)] {
        &self.gone
    }

    /// The same plan with these steps deleted before: as a file tells it.
    #[must_use]
    pub fn with_gone(self, gone: Vec<(StepId, Option<StepId>)>) -> Cadence {
        Cadence { gone, ..self }
    }

    /// An id that no step has or had.
    pub fn free_step(&self) -> StepId {
        let ids = self.steps.iter().map(|step| step.id).chain(self.gone.iter().map(|(id, _)| *id));
        StepId(ids.map(|id| id.0).max().unwrap_or(0).saturating_add(1))
    }

    /// The first step.
    pub fn first(&self) -> Option<StepId> {
        self.steps.first().map(|step| step.id)
    }

    /// Where step `id` stands, or the one it gave way to; `None` when the plan ends there.
    pub fn place(&self, id: StepId) -> Option<usize> {
        let mut id = id;
        // Each of those that are gone leads on at most once: a ring of them ends nowhere.
        for _ in 0..=self.gone.len() {
            if let Some(idx) = self.steps.iter().position(|step| step.id == id) {
                return Some(idx);
            }
            let (_, next) = self.gone.iter().find(|(gone, _)| *gone == id)?;
            id = (*next)?;
        }
        None
    }

    /// The step that comes after the one at `idx`; `None` when the plan is done.
    pub fn after(&self, idx: usize) -> Option<StepId> {
        let next = self.steps.get(idx + 1).or(self.repeated().first());
        next.map(|step| step.id)
    }

    /// The steps that come again and again.
    fn repeated(&self) -> &[Step] {
        &self.steps[self.steps.len() - self.n_repeated..]
    }

    /// True when a step counts from when the one before was due.
    pub fn counts_from_due_dates(&self) -> bool {
        self.steps.iter().any(|step| step.anchor == Anchor::PreviousDueDate)
    }
}

impl Step {
    /// A step as most are: counted from the touch before, within working hours, without a limit.
    pub fn new(id: StepId, offset: Offset, channel: Channel) -> Step {
        Step {
            id,
            offset,
            anchor: Anchor::PreviousTouchDone,
            channel,
            purpose: None,
            template: None,
            time_of_day: None,
            hours_apply: true,
            limit_minutes: None,
            unknown: Unknown::default(),
        }
    }

    /// How late a first answer may be, in elapsed time after the anchor.
    pub fn limit(&self) -> Option<TimeDelta> {
        self.limit_minutes.map(|minutes| TimeDelta::minutes(minutes.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::at;

    /// A plan of steps with these ids, of which so many come again.
    fn plan(ids: &[u32], n_repeated: usize) -> Result<Cadence, CadenceError> {
        let step = |id: &u32| Step::new(StepId(*id), Offset::of(1, Unit::Days), Channel::Call);
        let steps = ids.iter().map(step).collect();
        Cadence::new(CadenceId::NewEnquiry, Line::known("Plan"), steps, n_repeated)
    }

    /// Where a lead stands that was at `pending` when the plan `from` became the plan `to`.
    fn check_edit(from: (&[u32], usize), to: (&[u32], usize), pending: u32, expected: Option<u32>) {
        let after = plan(to.0, to.1).unwrap();
        let edited = plan(from.0, from.1)
            .unwrap()
            .edited(Line::known("Plan"), after.steps, to.1, at("2026-11-24T12:00:00Z"))
            .unwrap();
        let now = edited.place(StepId(pending)).map(|idx| edited.steps[idx].id.0);
        assert_eq!(now, expected, "at {pending} when {from:?} became {to:?}");
    }

    #[test]
    fn what_is_no_plan_is_refused_with_the_reason() {
        assert_eq!(plan(&[], 0), Err(CadenceError::NoSteps));
        assert_eq!(plan(&[1, 2, 1], 0), Err(CadenceError::SameStep));
        assert_eq!(plan(&[1, 2], 3), Err(CadenceError::TooManyRepeated));
        assert_eq!(plan(&(0..51).collect::<Vec<_>>(), 0), Err(CadenceError::TooManySteps));
        let hours = Step::new(StepId(1), Offset::of(2, Unit::Hours), Channel::Call);
        let timed = Step { time_of_day: Some(540), ..hours };
        let plan = Cadence::new(CadenceId::Nurture, Line::known("Plan"), vec![timed], 0);
        assert_eq!(plan, Err(CadenceError::TimeOfDay));
    }

    #[test]
    fn the_last_steps_may_come_again_for_ever() {
        let after = |n_repeated, idx| plan(&[1, 2, 3], n_repeated).unwrap().after(idx);
        assert_eq!(after(0, 0), Some(StepId(2)));
        assert_eq!(after(0, 2), None);
        assert_eq!(after(2, 2), Some(StepId(2)));
        assert_eq!(after(3, 2), Some(StepId(1)));
    }

    #[test]
    fn a_lead_keeps_its_step_when_the_plan_is_edited() {
        check_edit((&[1, 2, 3], 0), (&[1, 4, 2, 3], 0), 2, Some(2));
        check_edit((&[1, 2, 3], 0), (&[3, 2, 1], 0), 2, Some(2));
    }

    #[test]
    fn a_deleted_step_gives_way_to_the_next() {
        check_edit((&[1, 2, 3], 0), (&[1, 3], 0), 2, Some(3));
        check_edit((&[1, 2, 3], 0), (&[1], 0), 2, None);
        check_edit((&[1, 2, 3], 0), (&[1, 2], 0), 3, None);
    }

    #[test]
    fn past_the_end_of_a_repeat_it_gives_way_to_its_first_step() {
        check_edit((&[1, 2, 3], 2), (&[1, 2], 1), 3, Some(2));
        check_edit((&[1, 2, 3], 3), (&[1, 2], 2), 3, Some(1));
    }

    #[test]
    fn steps_that_go_one_after_the_other_lead_on() {
        let stamp = at("2026-11-24T12:00:00Z");
        let name = || Line::known("Plan");
        let steps = |ids: &[u32]| plan(ids, 0).unwrap().steps;
        let first = plan(&[1, 2, 3], 0).unwrap().edited(name(), steps(&[1, 3]), 0, stamp).unwrap();
        let second = first.edited(name(), steps(&[1, 4]), 0, stamp).unwrap();
        assert_eq!(second.place(StepId(2)), None);
        assert_eq!(second.free_step(), StepId(5));
        let third = second.edited(name(), steps(&[1, 2, 4]), 0, stamp).unwrap();
        assert_eq!(third.place(StepId(2)), Some(1), "a step that comes back is itself again");
    }
}
