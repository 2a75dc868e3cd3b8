//! What the desk goes by: plans, hours, the zone; and what they make of a lead.

use ninefold_core::domain::cadence::{Cadence, CadenceId};
use ninefold_core::domain::fact::Reading;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::schedule::{self, Explained, Rules, What, planned_at};
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::zone::Zone;

use super::Desk;

impl Desk {
    /// The next step of `lead` and each rule that led to its date.
    pub fn explain(self, lead: &Lead) -> Option<Explained> {
        schedule::explain(lead, &self.rules.read())
    }

    /// The step that is due for lead `id` as it is seen now, and when, before any snooze; `None`
    /// without one.
    pub fn seen(self, id: LeadId) -> Option<(What, Instant)> {
        let due = *self.rows.read_untracked().get(&id)?.next.due()?;
        let lead = self.lead_untracked().filter(|lead| lead.id() == id && due.is_snoozed);
        let planned_at = lead.and_then(|lead| self.with_rules(|it| planned_at(&lead, it)));
        Some((due.what, planned_at.unwrap_or(due.at)))
    }

    /// Reads one of the plans; `None` for one that is not there.
    pub fn with_plan<T>(self, id: CadenceId, read: impl FnOnce(Option<&Cadence>) -> T) -> T {
        self.rules.with(|rules| read(rules.plans.get(id)))
    }

    /// Reads the desk's zone.
    pub fn with_zone<T>(self, read: impl FnOnce(&Zone) -> T) -> T {
        self.rules.with(|rules| read(rules.calendar.zone()))
    }

    /// Reads typed texts as this desk means them.
    pub fn with_reading<T>(self, read: impl FnOnce(&Reading<'_>) -> T) -> T {
        let currency = self.settings.with_untracked(|settings| settings.currency);
        self.rules.with_untracked(|rules| read(&Reading { zone: rules.calendar.zone(), currency }))
    }

    /// What due dates are computed by.
    pub fn with_rules<T>(self, read: impl FnOnce(&Rules) -> T) -> T {
        self.rules.with_untracked(|rules| read(rules))
    }

    /// The leads on the desk that wait for a step of plan `id`, in the order of their ids.
    pub fn waiting_for(self, id: CadenceId) -> Vec<LeadId> {
        let waits = |row: &&Projection| row.next.due().and_then(|due| due.cadence()) == Some(id);
        self.with_rows(|rows| rows.values().filter(waits).map(|row| row.id).collect())
    }

    /// By these `settings`, the due dates of so many leads would be others.
    pub fn moves_counted(self, settings: &Settings, n_moves: usize) {
        self.cadences.moves_counted(settings, n_moves);
    }

    /// These of the leads that were asked about follow plan `id`.
    pub fn followers_told(self, id: CadenceId, leads: Vec<LeadId>) {
        self.cadences.followers_told(self, id, leads);
    }

    /// The desk went over to other rules, and the due dates of so many leads are others since. It is
    /// told with the change of settings that did it, while that is told.
    pub fn dates_moved(self, n_moves: usize) {
        let undo = self.notice.with_untracked(|notice| notice.as_ref().and_then(|it| it.undo));
        let is_told = self.journal.with_untracked(|journal| {
            journal.iter().any(|entry| Some(entry.id) == undo && entry.settings.is_some())
        });
        if n_moves > 0 && is_told {
            self.notice.update(|notice| {
                if let Some(notice) = notice {
                    notice.text += &format!("; {}", moved(n_moves));
                }
            });
        }
    }
}

/// How many due dates moved.
fn moved(n: usize) -> String {
    match n {
        1 => "1 due date moved".to_owned(),
        n => format!("{n} due dates moved"),
    }
}
