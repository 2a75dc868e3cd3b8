//! Leads that cooled go into the nurturing pile by themselves, where that is set.

use chrono::TimeDelta;
use leptos::prelude::*;
use ninefold_core::domain::command::Command;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::Decided;
use ninefold_core::domain::lead::Decision;
use ninefold_core::domain::time::Instant;

use super::Desk;

/// How often leads are looked through.
const EVERY: TimeDelta = TimeDelta::minutes(1);

impl Desk {
    /// Once a minute: moves leads that have cooled to Nurture, if that is set, all at once and with
    /// one undo (`due rule: Nurturing pile`).
    pub(super) fn settle(self, now: Instant) {
        let is_set = self.settings.with_untracked(|settings| settings.cools_by_itself);
        let is_time = (now - self.settled_at.get_untracked()).abs() >= EVERY;
        if !is_set || !is_time || self.is_settling() {
            return;
        }
        self.settled_at.set(now);
        let settled = self.rows.with_untracked(|rows| {
            let is_settled = |at: Option<Instant>| at.is_some_and(|at| at <= now);
            let rows = rows.values().filter(|row| row.deleted_at.is_none() && !row.never_contact);
            let settled = rows.filter(|row| is_settled(row.settles_at));
            settled.map(|row| (row.id, Decision::Cool)).collect::<Vec<(LeadId, Decision)>>()
        });
        if !settled.is_empty() {
            self.decide(Decided::Cooled, settled);
        }
    }

    /// True while leads are on their way there, or could not be saved.
    fn is_settling(self) -> bool {
        self.pending.with_value(|pending| {
            pending.iter().any(|it| match &*it.command {
                Command::Decide(it) => it.what == Decided::Cooled,
                Command::Add(_)
                | Command::Change(..)
                | Command::Move(_)
                | Command::ChangeMany(_)
                | Command::Unite(_)
                | Command::Log(..)
                | Command::ChangeTouch(..)
                | Command::Delete(_)
                | Command::Restore(_)
                | Command::Erase(_)
                | Command::Import(_)
                | Command::Set(_)
                | Command::Undo(_) => false,
            })
        })
    }
}
