//! What a touch or a decision does to the plan of a lead (`due rule: Steps`, `Ends and waits`).

use chrono::{NaiveDate, TimeDelta};

use super::verbs::Edit;
use super::{Lead, LeadError};
use crate::domain::appointment::{Appointment, AppointmentId, Went};
use crate::domain::cadence::{CadenceId, Channel, Plans};
use crate::domain::course::{Agreed, Course, Enrolment, Left, Pause, Skipped, Snooze, When};
use crate::domain::fact::Fact;
use crate::domain::schedule::{Pending, Place, What};
use crate::domain::stage::{Stage, Standing};
use crate::domain::text::Line;
use crate::domain::time::Instant;
use crate::domain::touch::{Done, Outcome, Touch};

/// A touch that a person logs, with the step that they saw and what is to come then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// What happened.
    pub touch: Touch,
    /// The step that was due as the person saw it, and when, before any snooze.
    pub seen: Option<(What, Instant)>,
    /// What was said to come then.
    pub then: Then,
}

impl From<Touch> for Logged {
    /// A touch after which the plan has it, whatever was due.
    fn from(touch: Touch) -> Logged {
        Logged { touch, seen: None, then: Then::Plan }
    }
}

/// What is to come after a touch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Then {
    /// What the plan and the outcome have it.
    #[default]
    Plan,
    /// This, before the plan goes on; or in its place, when it `ends`.
    Agree {
        /// When it is due.
        when: When,
        /// How to reach the lead.
        channel: Channel,
        /// What it is for.
        purpose: Option<Line>,
        /// The plan does not go on behind it.
        ends: bool,
    },
    /// They want to hear from us on that day, and are nurtured until then.
    HotOn(NaiveDate),
    /// A time to meet.
    Meet(Appointment),
    /// Another plan.
    Enroll(CadenceId),
}

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
    /// How an appointment went.
    Went(AppointmentId, Went),
}

/// So that a touch belongs to the plan that it begins.
const JUST_BEFORE: TimeDelta = TimeDelta::milliseconds(1);

impl Lead {
    /// Adds a touch that a person logs, and moves the lead on in its plan: to the next step, to the
    /// plan that the outcome leads to, and to what was said to come then.
    pub fn follow(
        &self,
        logged: &Logged,
        plans: &Plans,
        stamp: Instant,
    ) -> Result<Lead, LeadError> {
        let stamp = self.next_stamp(stamp).max(logged.touch.entered_at);
        let mut touch = logged.touch.clone();
        let stage = self.stage_after(&touch);
        let mut course = (*self.0.course).clone();
        let completes = touch.completes_a_step();
        if completes {
            touch.done = self.done_by(&touch, logged.seen, plans);
            course = course.moved_on();
        }
        let is_hot = logged.seen.is_some_and(|(what, _)| what == What::HotAgain);
        match touch.outcome {
            _ if touch.is_removed => {}
            Outcome::Won => course = Course::enrolled(CadenceId::Customer, touch.at),
            Outcome::NotNow if stage == Stage::Nurture => {
                if self.stage() != Stage::Nurture || is_hot {
                    course = Course::enrolled(CadenceId::Nurture, touch.at);
                }
            }
            Outcome::No if self.is_asked_again_after_a_no() => {
                course = Course::enrolled(CadenceId::AfterNo, touch.at);
            }
            Outcome::NoAnswer
            | Outcome::LeftMessage
            | Outcome::Spoke
            | Outcome::NotNow
            | Outcome::No
            | Outcome::Appointment => {
                if is_hot && completes && course.hot_on.is_some() {
                    // The plan starts anew, and this was its first step.
                    let cadence = plans.get(CadenceId::NewEnquiry);
                    touch.done = cadence.map(|cadence| Done {
                        step: cadence.first(),
                        next: cadence.after(0),
                        due_at: None,
                    });
                    course = Course::enrolled(CadenceId::NewEnquiry, touch.at - JUST_BEFORE);
                }
            }
        }
        let stage = match (stage, is_hot && course.hot_on.is_none()) {
            (Stage::Nurture, true) if touch.outcome != Outcome::NotNow => Stage::Working,
            (stage, _) => stage,
        };
        let mut edit = Edit::default();
        match &logged.then {
            Then::Plan => {}
            Then::Agree { when, channel, purpose, ends } => {
                if *ends {
                    course.enrolment = Some(Enrolment { cadence: None, at: touch.at });
                }
                let (when, channel, purpose) = (*when, *channel, purpose.clone());
                course.agreed = Some(Agreed { set_at: stamp, when, channel, purpose });
            }
            Then::HotOn(day) => course.hot_on = Some(*day),
            Then::Meet(appointment) => {
                edit.facts.push(self.with_appointment(appointment.clone()));
            }
            Then::Enroll(cadence) => course = Course::enrolled(*cadence, touch.at),
        }
        if stage != self.stage() {
            edit.facts.push(Fact::Stage(stage.into()));
        }
        edit.facts.push(Fact::Course(Box::new(course)));
        self.put_touch(touch)?.edit(&edit, stamp)
    }

    /// What `touch` completes, while `seen` was due.
    fn done_by(&self, touch: &Touch, seen: Option<(What, Instant)>, plans: &Plans) -> Option<Done> {
        let place = Place::of(self, plans);
        let pending = place.pending().filter(|pending| pending.takes(touch))?;
        let due_at = seen.map(|(_, due_at)| due_at);
        let due_at = due_at.filter(|_| pending.cadence.counts_from_due_dates());
        let (step, next) = match self.0.course.agreed {
            Some(_) => (None, Some(pending.step.id)),
            None => (Some(pending.step.id), pending.cadence.after(pending.idx)),
        };
        Some(Done { step, next, due_at })
    }

    /// True when a *No* begins the plan for it; while that runs, it goes on.
    fn is_asked_again_after_a_no(&self) -> bool {
        let runs = self.0.course.enrolment.and_then(|it| it.cadence) == Some(CadenceId::AfterNo);
        match self.stage() {
            Stage::New | Stage::Working | Stage::Nurture => !runs,
            Stage::Won | Stage::Lost => false,
        }
    }

    fn with_appointment(&self, appointment: Appointment) -> Fact {
        let mut all = self.0.appointments.clone();
        all.retain(|it| it.id != appointment.id);
        all.push(appointment);
        Fact::Appointments(all)
    }

    /// Moves the lead to another stage at `at`, and to the plan that the stage brings.
    pub fn move_to(
        &self,
        standing: Standing,
        at: Instant,
        stamp: Instant,
    ) -> Result<Lead, LeadError> {
        let course = match (self.stage(), standing.stage) {
            (before, after) if before == after => None,
            (_, Stage::Nurture) => Some(Course::enrolled(CadenceId::Nurture, at)),
            (_, Stage::Won) => Some(Course::enrolled(CadenceId::Customer, at)),
            (_, Stage::Lost) => Some(Course::default()),
            (Stage::New | Stage::Working, Stage::New | Stage::Working) => None,
            (Stage::Nurture | Stage::Won | Stage::Lost, Stage::New | Stage::Working) => {
                Some(Course::enrolled(CadenceId::NewEnquiry, at))
            }
        };
        let course = course.map(|course| Fact::Course(Box::new(course)));
        let facts = [Fact::Stage(standing)].into_iter().chain(course).collect();
        self.edit(&Edit { facts, ..Edit::default() }, stamp)
    }

    /// Has the lead's enquiry come at `enquiry_at`. A mere contact who asks begins the plan for
    /// enquiries, whatever it followed before.
    pub fn ask(&self, enquiry_at: Option<Instant>, stamp: Instant) -> Result<Lead, LeadError> {
        let mut facts = vec![Fact::EnquiryAt(enquiry_at)];
        let begins = enquiry_at.is_some() && self.0.enquiry_at.is_none();
        match self.stage() {
            Stage::New | Stage::Working | Stage::Nurture if begins => {
                facts.push(Fact::Course(Box::default()));
                if self.stage() == Stage::Nurture {
                    facts.push(Fact::Stage(Stage::New.into()));
                }
            }
            Stage::New | Stage::Working | Stage::Nurture | Stage::Won | Stage::Lost => {}
        }
        self.edit(&Edit { facts, ..Edit::default() }, stamp)
    }

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
            Decision::Went(id, went) => {
                let known = parts.appointments.iter().find(|it| it.id == *id);
                facts.extend(known.map(|it| {
                    self.with_appointment(Appointment { went: Some(*went), ..it.clone() })
                }));
                course
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

    /// How many times the lead was followed up: touches of ours after the first since it asked
    /// (`due rule: Giving up early`).
    pub fn n_follow_ups(&self) -> usize {
        let asked_at = self.0.enquiry_at;
        let is_since = |touch: &&Touch| asked_at.is_none_or(|asked_at| touch.at >= asked_at);
        let ours = self.touches().filter(|touch| touch.is_ours()).filter(is_since);
        ours.count().saturating_sub(1)
    }
}

/// How many follow-ups a lead gets before giving it up asks for a reason (`due rule: Giving up
/// early`).
pub const ENOUGH_FOLLOW_UPS: usize = 5;

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
