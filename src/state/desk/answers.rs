//! What the store answers the desk.

use std::rc::Rc;

use leptos::prelude::*;
use ninefold_core::domain::command::{Change, Command};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::Entry;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::order::gathered;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::schedule::Rules;
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::time::Instant;

use super::{Desk, Failure, Keeping, Shown};
use crate::state::request::{Request, Ticket};

/// A command that was given and not answered with success yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Pending {
    /// Its number.
    pub ticket: Ticket,
    /// The command.
    pub command: Rc<Command>,
}

impl Desk {
    /// The store is open at revision `rev`, and this is what it holds.
    pub fn opened(
        self,
        keeping: Keeping,
        rev: u64,
        rows: Vec<Projection>,
        unreadable: Vec<String>,
        is_from_snapshot: bool,
    ) {
        self.rev.set(rev);
        self.rows.set(gathered(rows.into_iter().map(|row| (row.id, row))));
        self.unreadable.set(unreadable);
        self.keeping.set(keeping);
        self.doubles.changed(self);
        if !is_from_snapshot {
            self.rest();
        }
    }

    /// The desk goes by these settings, and by the rules that they describe.
    pub fn use_settings(self, settings: Settings, rules: Rules) {
        self.settings.set(settings);
        self.rules.set(rules);
        self.doubles.settings_changed(self);
    }

    /// Command `ticket` is carried out: the transaction completed at revision `rev`. Nothing is
    /// called *saved* that memory alone holds.
    ///
    /// Today is put in order for `now`, so that an enquiry of this second is none of the future.
    pub fn done(self, ticket: Ticket, rev: u64, change: Change, now: Instant) {
        let given = self.take_pending(ticket);
        self.so_far.set(None);
        self.table.answered(ticket);
        let is_gapless = rev <= self.rev.get_untracked() + 1;
        self.now.set(now);
        self.agenda_at.set(now);
        self.take_in(&change.puts, change.settings.as_ref());
        self.rows.update(|rows| {
            for id in &change.erased {
                rows.remove(id);
            }
        });
        self.templates.forget(&change.erased);
        if !change.erased.is_empty() {
            self.doubles.changed(self);
        }
        let shown = self.shown.with_untracked(|shown| match shown {
            Shown::Lead(lead) => Some(lead.id()),
            Shown::Nothing | Shown::Reading(_) | Shown::Missing(_) | Shown::Unreadable(..) => None,
        });
        if let Some(id) = shown.filter(|id| change.erased.contains(id)) {
            self.shown.set(Shown::Missing(id));
        }
        self.journal.update(|journal| {
            for entry in journal.iter_mut().filter(|entry| Some(entry.id) == change.undone) {
                entry.undone_by = change.entry.as_ref().map(|entry| entry.id);
            }
            if let Some(entry) = &change.entry {
                journal.insert(0, entry.clone());
            }
            if !change.erased.is_empty() {
                for entry in journal.iter_mut() {
                    entry.items.retain(|item| !change.erased.contains(&item.lead));
                }
            }
        });
        if is_gapless {
            self.rev.set(rev.max(self.rev.get_untracked()));
        } else {
            // Another tab wrote in between.
            self.send(Request::CatchUp(self.rev.get_untracked()));
        }
        if let Some(given) = given {
            self.tell_done(ticket, &given.command, &change);
        }
    }

    /// Command `ticket` could not be carried out, and why. What was typed stands.
    pub fn failed(self, ticket: Ticket, why: String) {
        let given = self
            .pending
            .with_value(|pending| pending.iter().find(|pending| pending.ticket == ticket).cloned());
        let Some(Pending { command, .. }) = given else { return };
        self.so_far.set(None);
        self.table.answered(ticket);
        let is_told = match &*command {
            Command::Add(lead) => self.entry.not_saved(lead.id(), why.clone()),
            Command::Log(..) | Command::ChangeTouch(..) => self.touching.not_saved(ticket, &why),
            Command::Import(_) => self.transfer.not_saved(&why),
            Command::Decide(_) => self.jotting.not_saved(ticket, &why),
            Command::Unite(_) => self.doubles.not_saved(ticket, &why),
            Command::Change(..)
            | Command::Move(_)
            | Command::ChangeMany(_)
            | Command::Delete(_)
            | Command::Restore(_)
            | Command::Erase(_)
            | Command::Set(_)
            | Command::Undo(_) => false,
        };
        if is_told {
            self.take_pending(ticket);
        } else {
            let what = self.what(&command);
            self.failures.update(|failures| failures.push(Failure { ticket, what, why }));
        }
    }

    /// What other tabs wrote up to revision `rev`. Of an answer that comes later than a newer one
    /// nothing is news.
    pub fn caught_up(self, rev: u64, leads: &[Lead], settings: Option<&Settings>) {
        if rev <= self.rev.get_untracked() {
            return;
        }
        self.take_in(leads, settings);
        self.rev.set(rev);
        self.send(Request::Journal);
    }

    /// What was done in the last 30 days, the latest first.
    pub fn tell_journal(self, entries: Vec<Entry>) {
        self.journal.set(entries);
    }

    /// What came of reading lead `id`. An answer that is no longer waited for changes nothing.
    pub fn show(self, id: LeadId, answer: Result<Option<Lead>, String>) {
        if let Ok(Some(lead)) = &answer {
            self.touching.know(self, lead);
            self.moving.know(lead);
        }
        self.templates.read_answered(id, &answer);
        self.doubles.read_answered(id, &answer);
        if self.shown.get_untracked() != Shown::Reading(id) {
            return;
        }
        self.shown.set(match answer {
            Ok(Some(lead)) => Shown::Lead(Box::new(lead)),
            Ok(None) => Shown::Missing(id),
            Err(why) => Shown::Unreadable(id, why),
        });
    }

    /// Everything was written into a file with `n_leads` leads, or not, and why.
    pub fn exported(self, answer: Result<usize, String>) {
        self.transfer.exported(self, answer);
    }

    /// What trying the import out came to.
    pub fn tried(self, answer: Result<Change, String>) {
        self.transfer.tried(self, answer.map(|change| (change.report, change.settings.is_some())));
    }

    pub(in crate::state) fn give_again(self, command: Rc<Command>) {
        let ticket = self.next_ticket();
        self.last_ticket.set(ticket.0);
        let pending = Pending { ticket, command: command.clone() };
        self.pending.update_value(|all| all.push(pending));
        self.send(Request::Do(ticket, command));
    }

    /// The command with that number, which is waited for no more.
    pub(super) fn take_pending(self, ticket: Ticket) -> Option<Pending> {
        let taken = self.pending.try_update_value(|pending| {
            let at = pending.iter().position(|pending| pending.ticket == ticket)?;
            Some(pending.remove(at))
        });
        taken.flatten()
    }

    /// Shows leads and settings as they are stored now.
    fn take_in(self, leads: &[Lead], settings: Option<&Settings>) {
        if !leads.is_empty() {
            let rows: Vec<Projection> = leads.iter().map(|lead| self.project(lead)).collect();
            self.rows.update(|all| all.extend(rows.into_iter().map(|row| (row.id, row))));
            let shown = self.lead_untracked().map(|lead| lead.id());
            if let Some(lead) = leads.iter().find(|lead| Some(lead.id()) == shown) {
                self.shown.set(Shown::Lead(Box::new(lead.clone())));
            }
            self.templates.know(leads);
            self.doubles.know(leads);
            self.doubles.changed(self);
            self.rest();
        }
        if let Some(settings) = settings {
            self.send(Request::UseSettings(Box::new(settings.clone())));
        }
    }

    /// The rows have changed, and rest from now on until they change again.
    fn rest(self) {
        self.is_stale_since.set(Some(self.now.get_untracked()));
    }
}
