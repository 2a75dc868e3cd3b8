//! A plan that is to be deleted, and where the leads that follow it go.

use ninefold_core::domain::cadence::CadenceId;
use ninefold_core::domain::command::{Command, Decisions};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::Decided;
use ninefold_core::domain::lead::Decision;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::schedule::{Next, What};
use ninefold_core::domain::time::Instant;

use super::Cadences;
use crate::state::desk::Desk;
use crate::state::request::Request;

/// A plan that is to be deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// The plan.
    pub id: CadenceId,
    /// The leads that follow it; `None` while they are being read.
    pub leads: Option<Vec<LeadId>>,
    /// When that was asked, by the real clock.
    stamp: Instant,
}

impl Cadences {
    /// The plan that is to be deleted, once its leads are known: where they go is asked then.
    pub fn removal(self) -> Option<Removal> {
        self.removal.get().filter(|removal| removal.leads.is_some())
    }

    /// Asks where the leads go that follow plan `id`; without any it is deleted at once.
    ///
    /// The rows tell who waits for a step of it. Who follows it and waits for something else, such as
    /// an appointment, the stored lead alone knows. `stamp` is the real time.
    pub fn ask_removal(self, desk: Desk, id: CadenceId, stamp: Instant) {
        self.removal.set(Some(Removal { id, leads: None, stamp }));
        let perhaps = desk.with_rows_untracked(|rows| {
            let rows = rows.values().filter(|row| waits_for_something_else(row));
            rows.map(|row| row.id).collect::<Vec<_>>()
        });
        match perhaps.is_empty() {
            true => self.followers_told(desk, id, Vec::new()),
            false => desk.send(Request::Followers(id, perhaps)),
        }
    }

    /// Keeps the plan.
    pub fn keep(self) {
        self.removal.set(None);
    }

    /// These leads follow plan `id` too, though they wait for something else.
    pub(in crate::state) fn followers_told(self, desk: Desk, id: CadenceId, others: Vec<LeadId>) {
        let asked = self.removal.get_untracked();
        let asked = asked.filter(|it| it.id == id && it.leads.is_none());
        let Some(Removal { stamp, .. }) = asked else { return };
        let mut leads = desk.waiting_for(id);
        leads.extend(others);
        let is_followed = !leads.is_empty();
        self.removal.set(Some(Removal { id, leads: Some(leads), stamp }));
        if !is_followed {
            self.delete(desk, None, stamp);
        }
    }

    /// Deletes the plan that is to be deleted. The leads that follow it follow plan `to` from now on,
    /// or none: all in one, so that one undo takes it back. `stamp` is the real time.
    pub fn delete(self, desk: Desk, to: Option<CadenceId>, stamp: Instant) {
        let removal = self.removal.get_untracked();
        let Some(Removal { id, leads: Some(leads), .. }) = removal else { return };
        let settings = Box::new(desk.settings_to_be().without_cadence(id, stamp));
        let decision = to.map_or(Decision::End, Decision::Enroll);
        let leads: Vec<_> = leads.into_iter().map(|lead| (lead, decision.clone())).collect();
        let what = if to.is_some() { Decided::Enrolled } else { Decided::Ended };
        let at = desk.now_untracked();
        self.keep();
        self.cancel(desk, id);
        desk.give(match leads.is_empty() {
            true => Command::Set(settings),
            false => {
                Command::Decide(Box::new(Decisions { what, at, leads, settings: Some(settings) }))
            }
        });
    }
}

/// True for a lead that may follow a plan without waiting for a step of it.
fn waits_for_something_else(row: &Projection) -> bool {
    match &row.next {
        Next::Paused => true,
        Next::Due(due) => match due.what {
            What::Agreed | What::HotAgain | What::Appointment { .. } => true,
            What::Step { .. } => false,
        },
        Next::NoPlanYet | Next::Exhausted | Next::Ended => false,
    }
}
