//! What goes with a lead besides its plan: times to meet, promises, purchases, another enquiry.

use super::Lead;
use crate::domain::appointment::{Appointment, Went};
use crate::domain::cadence::Channel;
use crate::domain::course::{Agreed, Course, When};
use crate::domain::fact::Fact;
use crate::domain::promise::{Promise, PromiseId};
use crate::domain::purchase::{PastEnquiry, Purchase};
use crate::domain::stage::Stage;
use crate::domain::text::Line;
use crate::domain::time::Instant;

/// What is to be done at once after an appointment that was missed.
const MAKE_GOOD: &str = "Make good for the missed appointment, and find a new time";

impl Lead {
    /// Its appointments with `appointment` among them, in the place of the one with its id.
    pub(super) fn with_appointment(&self, appointment: Appointment) -> Fact {
        let others = self.0.appointments.iter().filter(|it| it.id != appointment.id);
        let mut all: Vec<Appointment> = others.cloned().collect();
        all.push(appointment);
        Fact::Appointments(all)
    }

    /// Its promises, when those of `kept` are kept at `at` and `promise` is given, in the place of
    /// the one with its id. What was kept before stays as it was.
    pub(super) fn with_promises(
        &self,
        kept: &[PromiseId],
        promise: Option<&Promise>,
        at: Instant,
    ) -> Fact {
        let given = promise.map(|it| it.id);
        let others = self.0.promises.iter().filter(|it| given != Some(it.id)).cloned();
        let mut all: Vec<Promise> = others.collect();
        for it in all.iter_mut().filter(|it| it.is_open() && kept.contains(&it.id)) {
            it.kept_at = Some(at.max(it.made_at));
        }
        all.extend(promise.cloned());
        Fact::Promises(all)
    }

    /// Its purchases with `purchase` among them, in the place of the one with its id.
    pub(super) fn with_purchase(&self, purchase: Purchase) -> Fact {
        let others = self.0.purchases.iter().filter(|it| it.id != purchase.id);
        let mut all: Vec<Purchase> = others.cloned().collect();
        all.push(purchase);
        Fact::Purchases(all)
    }

    /// What a new enquiry at `asked_at` changes: the one before is kept as it ended, and nothing
    /// else that is known goes.
    pub(super) fn asked_again(&self, asked_at: Instant) -> Vec<Fact> {
        let mut past = self.0.past_enquiries.clone();
        let (before, stage) = (self.0.enquiry_at, self.stage());
        if before.is_some() || stage != Stage::New {
            let unknown = Default::default();
            past.push(PastEnquiry { asked_at: before, until: asked_at, stage, unknown });
        }
        vec![
            Fact::PastEnquiries(past),
            Fact::EnquiryAt(Some(asked_at)),
            Fact::Stage(Stage::New.into()),
        ]
    }

    /// `course` once it was said at `at` that `appointment` `went` so: after one that was missed, the
    /// next step is to make good for it, at once. So a lead is not lost by it.
    pub(super) fn after_appointment(
        &self,
        course: Course,
        appointment: Option<&Appointment>,
        went: Went,
        at: Instant,
        set_at: Instant,
    ) -> Course {
        let is_lost = self.stage() == Stage::Lost;
        let is_open = |it: &&Appointment| Some(it.id) != appointment.map(|it| it.id);
        let meets_again = self.0.appointments.iter().filter(is_open).any(|it| it.went.is_none());
        match went {
            Went::Missed if appointment.is_some() && !is_lost && !meets_again => {
                let purpose = Some(Line::known(MAKE_GOOD));
                let (when, channel) = (When::At(at), Channel::Call);
                let agreed = Some(Agreed { set_at, when, channel, purpose });
                Course { agreed, snooze: None, ..course }
            }
            Went::Missed | Went::Kept | Went::Late | Went::Cancelled => course,
        }
    }
}
