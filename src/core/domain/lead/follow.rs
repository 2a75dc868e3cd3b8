//! What a touch does to the plan of a lead (`due rule: Steps`, `Ends and waits`).

use chrono::{NaiveDate, TimeDelta};

use super::verbs::Edit;
use super::{Lead, LeadError};
use crate::domain::appointment::Appointment;
use crate::domain::cadence::{CadenceId, Channel, Plans};
use crate::domain::course::{Agreed, Course, Enrolment, When};
use crate::domain::fact::Fact;
use crate::domain::objection::NOES_THAT_END_A_PLAN;
use crate::domain::promise::{Promise, PromiseId};
use crate::domain::purchase::Purchase;
use crate::domain::schedule::{Place, What};
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
    /// The promises that it keeps.
    pub keeps: Vec<PromiseId>,
    /// What was promised in it.
    pub owes: Option<Promise>,
    /// What was bought in it.
    pub buys: Option<Purchase>,
}

impl From<Touch> for Logged {
    /// A touch after which the plan has it, whatever was due.
    fn from(touch: Touch) -> Logged {
        Logged { touch, seen: None, then: Then::Plan, keeps: Vec::new(), owes: None, buys: None }
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
        if !logged.keeps.is_empty() || logged.owes.is_some() {
            edit.facts.push(self.with_promises(&logged.keeps, logged.owes.as_ref(), touch.at));
        }
        edit.facts.extend(logged.buys.clone().map(|purchase| self.with_purchase(purchase)));
        let is_never = touch.says_never();
        if is_never {
            edit.facts.push(Fact::NeverContact(true));
        }
        match &logged.then {
            _ if is_never => {}
            Then::Plan if self.is_offered_after(&touch) => {
                let enrolment = Some(Enrolment { cadence: None, at: touch.at });
                course = Course { enrolment, ..Course::default() };
            }
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

    /// True when `touch` is a *No* after which the next ask is offered, and never planned by itself
    /// (`due rule: Default plans`).
    fn is_offered_after(&self, touch: &Touch) -> bool {
        let counts = touch.is_no() && self.0.enquiry_at.is_none_or(|asked_at| touch.at >= asked_at);
        match self.stage() {
            Stage::New | Stage::Working | Stage::Nurture => {
                counts && self.noes().count() + 1 >= NOES_THAT_END_A_PLAN
            }
            Stage::Won | Stage::Lost => false,
        }
    }

    /// True when a *No* begins the plan for it; while that runs, it goes on.
    fn is_asked_again_after_a_no(&self) -> bool {
        let runs = self.0.course.enrolment.and_then(|it| it.cadence) == Some(CadenceId::AfterNo);
        match self.stage() {
            Stage::New | Stage::Working | Stage::Nurture => !runs,
            Stage::Won | Stage::Lost => false,
        }
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
