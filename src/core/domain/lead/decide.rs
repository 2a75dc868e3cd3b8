//! What is decided about a lead without a touch.

use super::verbs::Edit;
use super::{Lead, LeadError};
use crate::domain::appointment::{Appointment, AppointmentId, Went};
use crate::domain::cadence::{CadenceId, Channel, Plans};
use crate::domain::course::{Agreed, Course, Enrolment, Left, Pause, Skipped, Snooze, When};
use crate::domain::fact::Fact;
use crate::domain::promise::{Promise, PromiseId};
use crate::domain::purchase::{Purchase, PurchaseId};
use crate::domain::schedule::{Pending, Place, What};
use crate::domain::stage::Stage;
use crate::domain::text::Line;
use crate::domain::time::Instant;

/// Something that is decided about the plan of a lead, without a touch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// It follows this plan from now on.
    Enroll(CadenceId),
    /// It goes into the nurturing pile by itself, unless somebody has moved it or chosen a plan since
    /// (`due rule: Nurturing pile`).
    Cool,
    /// Its plan ends, and no other is chosen.
    End,
    /// The step is left out.
    Skip {
        /// The step that the person saw.
        what: What,
        /// When it was due, before any snooze.
        due_at: Instant,
    },
    /// The step counts anew, from now.
    Restart,
    /// The step is put off, exactly until then.
    Snooze(Instant),
    /// The step is no longer put off.
    Wake,
    /// The plan rests, with this left until the step is due.
    Pause(Left),
    /// The plan goes on.
    Resume,
    /// This comes next, before the plan goes on.
    Agree {
        /// When it is due.
        when: When,
        /// How to reach the lead.
        channel: Channel,
        /// What it is for.
        purpose: Option<Line>,
    },
    /// They meet then, or the appointment of this id is another one now.
    Meet(Box<Appointment>),
    /// How an appointment went.
    Went(AppointmentId, Went),
    /// This is owed to it, or the promise of this id is another one now.
    Promise(Box<Promise>),
    /// A promise was kept, then.
    Keep(PromiseId, Instant),
    /// Nobody waits for what was promised any more.
    Release(PromiseId),
    /// It bought this, or the purchase of this id is another one now.
    Buy(Box<Purchase>),
    /// It did not buy that after all.
    Unbuy(PurchaseId),
    /// It asks again, as it did then: what is known stays, and the plan for enquiries begins.
    AskAgain(Instant),
}

impl Lead {
    /// Does what was decided at `at`; what does not go with the lead as it is, changes nothing:
    /// nothing is decided about a lead that is never to be contacted, and a step that is no longer
    /// pending is not left out.
    pub fn decide(
        &self,
        decision: &Decision,
        plans: &Plans,
        at: Instant,
        stamp: Instant,
    ) -> Result<Lead, LeadError> {
        let parts = &self.0;
        if parts.never_contact || self.is_deleted() {
            return Ok(self.clone());
        }
        let set_at = self.next_stamp(stamp);
        let course = (*parts.course).clone();
        let place = Place::of(self, plans);
        let mut facts = Vec::new();
        let course = match decision {
            Decision::Enroll(cadence) => {
                facts.extend(self.stage_in(*cadence).map(|stage| Fact::Stage(stage.into())));
                Course::enrolled(*cadence, at)
            }
            Decision::Cool => match (self.stage(), course.enrolment) {
                (Stage::New | Stage::Working, None) => {
                    facts.push(Fact::Stage(Stage::Nurture.into()));
                    Course::enrolled(CadenceId::Nurture, at)
                }
                (Stage::New | Stage::Working | Stage::Nurture | Stage::Won | Stage::Lost, _) => {
                    course
                }
            },
            Decision::End => {
                Course { enrolment: Some(Enrolment { cadence: None, at }), ..Course::default() }
            }
            Decision::Skip { what, due_at } => {
                skip(course, place.pending(), *what, (*due_at).max(at), set_at)
            }
            Decision::Restart => match place.pending() {
                Some(pending) => {
                    let next = Some(pending.step.id);
                    let skipped = Some(Skipped { set_at, next, from_at: at });
                    Course { skipped, ..course.moved_on() }
                }
                None => course,
            },
            Decision::Snooze(until) => {
                Course { snooze: Some(Snooze { set_at, until: *until }), ..course }
            }
            Decision::Wake => Course { snooze: None, ..course },
            Decision::Pause(left) => {
                let pause = Some(Pause { set_at, left: *left, resumed_at: None });
                Course { pause, snooze: None, ..course }
            }
            Decision::Resume => {
                let resumed = |it: Pause| Pause { set_at, resumed_at: Some(at), ..it };
                Course { pause: course.pause.map(resumed), ..course }
            }
            Decision::Agree { when, channel, purpose } => {
                let (when, channel, purpose) = (*when, *channel, purpose.clone());
                let agreed = Some(Agreed { set_at, when, channel, purpose });
                Course { agreed, snooze: None, ..course }
            }
            Decision::Meet(appointment) => {
                facts.push(self.with_appointment((**appointment).clone()));
                course
            }
            Decision::Went(id, went) => {
                let known = parts.appointments.iter().find(|it| it.id == *id);
                facts.extend(known.map(|it| {
                    self.with_appointment(Appointment { went: Some(*went), ..it.clone() })
                }));
                self.after_appointment(course, known, *went, at, set_at)
            }
            Decision::Promise(promise) => {
                facts.push(self.with_promises(&[], Some(promise), at));
                course
            }
            Decision::Keep(id, kept_at) => {
                facts.push(self.with_promises(&[*id], None, *kept_at));
                course
            }
            Decision::Release(id) => {
                let others = parts.promises.iter().filter(|it| it.id != *id);
                facts.push(Fact::Promises(others.cloned().collect()));
                course
            }
            Decision::Buy(purchase) => {
                facts.push(self.with_purchase((**purchase).clone()));
                course
            }
            Decision::Unbuy(id) => {
                let others = parts.purchases.iter().filter(|it| it.id != *id);
                facts.push(Fact::Purchases(others.cloned().collect()));
                course
            }
            Decision::AskAgain(asked_at) if parts.enquiry_at.is_some_and(|it| it >= *asked_at) => {
                course
            }
            Decision::AskAgain(asked_at) => {
                facts.extend(self.asked_again(*asked_at));
                Course::default()
            }
        };
        // Decided again, as by a save that is tried again, it is decided already.
        if !course.says_the_same(&parts.course) {
            facts.push(Fact::Course(Box::new(course)));
        }
        self.edit(&Edit { facts, ..Edit::default() }, stamp)
    }

    /// The stage that goes with following `cadence`, if that is another.
    fn stage_in(&self, cadence: CadenceId) -> Option<Stage> {
        match (self.stage(), cadence) {
            (Stage::New | Stage::Working, CadenceId::Nurture) => Some(Stage::Nurture),
            (
                Stage::Nurture | Stage::Lost,
                CadenceId::NewEnquiry
                | CadenceId::Customer
                | CadenceId::AfterNo
                | CadenceId::Own(_),
            ) => Some(Stage::Working),
            (Stage::Lost, CadenceId::Nurture) => Some(Stage::Nurture),
            (Stage::New | Stage::Working | Stage::Nurture | Stage::Won, _) => None,
        }
    }
}

/// `course` without the step `what`, if that is the one that comes next.
fn skip(
    course: Course,
    pending: Option<&Pending<'_>>,
    what: What,
    from_at: Instant,
    set_at: Instant,
) -> Course {
    let is_pending = |cadence: CadenceId, idx: usize| {
        pending.is_some_and(|it| it.cadence.id() == cadence && it.idx == idx)
    };
    let next = match what {
        What::Appointment { .. } => return course,
        What::HotAgain => return Course { hot_on: None, snooze: None, ..course },
        What::Agreed if course.agreed.is_none() => return course,
        What::Agreed => pending.map(|it| it.step.id),
        What::Step { cadence, idx } if !is_pending(cadence, idx) => return course,
        What::Step { cadence: _, idx } => pending.and_then(|it| it.cadence.after(idx)),
    };
    let skipped = Some(Skipped { set_at, next, from_at });
    Course { skipped, ..course.moved_on() }
}
